"""The triage form: the next question, what an answer changes, and the whole picture at the end."""

from abc import ABC, abstractmethod
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import compose, days, desk
from actions.forms import NOT_AN_ANSWER, REQUESTED, SAID, SKIPPED
from actions.sentences import Sentences
from actions.slots import assessment, law
from actions.told import Told
from actions.topics import BY_SLOT, TOPICS, declines, next_topic
from actions.turn import Turn, read
from bot.guidance.assessment import Assessment
from bot.understanding.readers import dates, money

PATIENCE = 3


class ValidateTriageForm(Action):
    """Take an answer to the question asked, say what it changes, and choose the next question."""

    def name(self) -> str:
        return "validate_triage_form"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        turn = read(tracker)
        say = Sentences.of(domain, turn)
        topic = BY_SLOT.get(turn.requested or "")
        following = next_topic(turn.case, turn.slots, law())
        if topic is None or (turn.handled and topic.slot != following):
            return [SlotSet(REQUESTED, following)]
        if turn.handled:
            return self._again(turn, topic.slot)
        if declines(turn, topic.slot) and not turn.news:
            return self._closed(turn, topic.slot, SKIPPED)
        if turn.corrects:
            return NOT_AN_ANSWER
        if turn.notice_said and topic.slot != "triage__notice":
            return NOT_AN_ANSWER
        if turn.question and turn.intent not in ("inform", "nlu_fallback", "dont_know"):
            return NOT_AN_ANSWER
        problem = _problem(turn, topic.slot)
        if problem is not None:
            name, fields = problem
            say.utter(dispatcher, [say.say(name, **fields)])
            return [SlotSet("told", {"problem": name}), SlotSet(REQUESTED, topic.slot)]
        if topic.read(turn) is None:
            return NOT_AN_ANSWER
        told = Told()
        paragraphs = compose.bounded(_progress(turn, topic.slot, say, told))
        say.utter(dispatcher, paragraphs or [say.say("utter_noted")])
        return [*self._closed(turn, topic.slot, SAID), SlotSet("told", told.slot()), SlotSet("misses", 0)]

    @staticmethod
    def _again(turn: Turn, slot: str) -> list[EventType]:
        """Ask once more after an answer in between; a question passed over three times rests until facts come."""
        asked = (turn.slots.get("asked") or {}).get(slot, 0)
        return [SlotSet(REQUESTED, slot)] if asked < PATIENCE else [SlotSet("resting", True), SlotSet(REQUESTED, None)]

    @staticmethod
    def _closed(turn: Turn, slot: str, how: str) -> list[EventType]:
        following = next_topic(turn.case, {**turn.slots, slot: how}, law())
        return [SlotSet(slot, how), SlotSet(REQUESTED, following)]


class TriageDone(Action):
    """The ways out that fit, a person where one is needed, and the offer of a review."""

    def name(self) -> str:
        return "action_triage_done"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        turn = read(tracker)
        if turn.slots.get("resting"):
            return []
        say = Sentences.of(domain, turn)
        told = Told()
        result = assessment(turn)
        paragraphs = compose.options(result, law(), say, told)
        if result.urgency.human:
            paragraphs += human(turn, say)
        paragraphs = [*compose.bounded(paragraphs), say.say("utter_offer_review")]
        say.utter(dispatcher, paragraphs, say.buttons("utter_offer_review"))
        return [SlotSet("pending", {"kind": "offer_review"}), SlotSet("told", told.slot())]


class _AskTopic(Action, ABC):
    """Ask one triage question."""

    @property
    @abstractmethod
    def slot(self) -> str:
        """The slot that is asked for."""

    def name(self) -> str:
        return f"action_ask_{self.slot}"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        turn = read(tracker)
        Sentences.of(domain, turn).ask(dispatcher, f"utter_ask_topic_{BY_SLOT[self.slot].name}")
        asked = dict(turn.slots.get("asked") or {})
        return [SlotSet("asked", {**asked, self.slot: asked.get(self.slot, 0) + 1})]


ASKS = tuple(
    type(f"Ask{topic.name.title()}", (_AskTopic,), {"slot": topic.slot, "__module__": __name__}) for topic in TOPICS
)


def human(turn: Turn, say: Sentences) -> list[str]:
    """That a person should be spoken with today, and when ours is free."""
    if turn.slots.get("human_told"):
        return []
    opening = desk.next_opening(turn.case.get("state"))
    return [say.say("utter_human_today", opening=opening)] if opening else []


def _problem(turn: Turn, slot: str) -> tuple[str, dict[str, str]] | None:
    """What is wrong with an answer that was meant for the question: an impossible day, an amount below zero."""
    if slot == "triage__date":
        for span in dates.read(turn.text, turn.today, "past"):
            if span.type == "invalid_date":
                return "utter_date_impossible", {}
            if span.type == "date":
                return days.date_problem(turn, str(span.value))
    if slot == "triage__amount" and any(span.type == "invalid_amount" for span in money.read(turn.text)):
        return "utter_amount_negative", {}
    return None


def _progress(turn: Turn, slot: str, say: Sentences, told: Told) -> list[str]:
    result: Assessment = assessment(turn)
    if slot == "triage__notice":
        dated = days.deadlines(turn, result, law(), say, told) if turn.case.get("notice_date") else []
        return [*compose.letter(turn, law(), say, told), *compose.noted(turn, say), *dated]
    if slot in ("triage__date", "triage__served", "triage__lien"):
        return [
            *days.said_back(turn, say),
            *days.deadlines(turn, result, law(), say, told),
            *compose.today_step(turn, result, law(), say),
        ]
    if slot == "triage__taken" and turn.case.get("levy_active"):
        return [*compose.today_step(turn, result, law(), say), *human(turn, say)]
    if slot == "triage__amount":
        return compose.noted(turn, say)
    if slot == "triage__pay":
        return compose.options(result, law(), say, told, most=2)
    return [say.say("utter_noted")]
