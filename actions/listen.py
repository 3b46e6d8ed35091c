"""What every message adds to the case, before anything is answered."""

import re
from datetime import date
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import compose
from actions.slots import CASE, case_of, law, merge
from actions.topics import BY_SLOT, stage
from actions.turn import Turn, read
from bot.understanding.readers import dates, money

PUTS_RIGHT = re.compile(
    r"\b(?:actually|i meant?|sorry|my mistake|correction|instead|wrong|not the|should be|rather)\b", re.IGNORECASE
)
AMOUNTS = ("assessed_balance", "total_balance", "tax_only_balance")
BOOKING_FORMS = frozenset({"booking_form", "find_form"})


class Listen(Action):
    """Merge the facts of the message into the case: the one place where slots become a case."""

    def name(self) -> str:
        return "action_validate_slot_mappings"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        turn = read(tracker)
        facts = new_facts(turn)
        if not facts:
            return []
        said = bool(turn.slots.get("letter_said"))
        merged = merge(turn.case, facts, said, turn.notice_said, turn.intent == "correction")
        _, usable = case_of(merged)
        events = [SlotSet(CASE, usable)] if usable != turn.case else []
        if facts.get("notice") and usable.get("notice") == facts["notice"]:
            known = law().notice(facts["notice"]) is not None
            events.append(SlotSet("letter_said", turn.notice_said and known))
        return events


def new_facts(turn: Turn) -> dict[str, Any]:
    """The facts that this message adds, read in the light of the question it answers.

    While a review is being booked a date or a number is about the booking, so only a named letter counts. A notice date
    that cannot be is left out; the reply says so.
    """
    facts = {name: value for name, value in turn.facts.items() if value is not None}
    if turn.loop in BOOKING_FORMS:
        return facts if turn.notice_said else {}
    topic = BY_SLOT.get(turn.requested or "")
    if topic is not None and not (turn.question and turn.intent not in ("inform", "nlu_fallback")):
        answer = topic.read(turn)
        if answer:
            facts = {**{k: v for k, v in facts.items() if k not in _misread(topic.slot)}, **answer}
    if turn.intent == "correction" or PUTS_RIGHT.search(turn.text):
        facts = {**_corrected(turn), **facts}
    if stage({**turn.case, **facts}, law()) == "assessment_proposed":
        # What is only proposed is not owed yet: nothing about paying it may rest on the figure.
        facts = {name: value for name, value in facts.items() if name not in AMOUNTS}
    if compose.date_problem(turn, facts.get("notice_date")):
        facts.pop("notice_date")
    return facts


def _corrected(turn: Turn) -> dict[str, Any]:
    """A bare date or amount that puts right the one known: "no, the 5th", "sorry, 9,400"."""
    known = turn.case.get("notice_date")
    if known:
        near = date.fromisoformat(known)
        days = [span for span in dates.read(turn.text, turn.today, "past", near) if span.type == "date"]
        if days and days[-1].value != known:
            return {"notice_date": str(days[-1].value)}
    amounts = [span for span in money.read(turn.text) if span.type == "amount" and span.per is None]
    if amounts and turn.case.get("assessed_balance"):
        return {"assessed_balance": str(amounts[-1].value)}
    return {}


def _misread(slot: str) -> frozenset[str]:
    """Fields that a bare answer to the question could be taken for wrongly."""
    return {
        "triage__pay": frozenset({"assessed_balance", "total_balance"}),
        "triage__served": frozenset({"notice_date"}),
        "triage__amount": frozenset({"monthly_ability", "take_home"}),
    }.get(slot, frozenset())
