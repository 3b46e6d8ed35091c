"""What was not understood, in three steps, and what is not ours. Never a dead end, never the same sentence twice."""

import re
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import changes, compose
from actions.answer import NOT_DONE, STOP_SIGNS, go_on, problems, reply, unlike_last
from actions.answers import WHICH_LETTER, route, what_fits
from actions.listen import KINDS
from actions.sentences import Sentences
from actions.talk import repeat
from actions.told import Told
from actions.turn import Turn, read
from bot.understanding.labels import OURS, label

PATIENCE = 3
ONCE_MORE = re.compile(r"\b(?:once more|one more time|say (?:that|it) again|come again|pardon)\b", re.IGNORECASE)
WHAT_IT_COSTS = re.compile(
    r"\bwhat (?:does|will|would) (?:it|this|that) cost\b|\bhow much (?:do|does|will|would|is) (?:you|u|it|this|that) "
    r"(?:guys |people )?(?:charge|cost)\b|\bwhat do you (?:guys |people )?charge\b|"
    r"^\W*(?:the )?(?:cost|price|fee)s?\W*$",
    re.IGNORECASE,
)
LETTER = re.compile(r"\b(?:letter|notice|mail|envelope)\b", re.IGNORECASE)
SAY_IT_AS = {
    "understand_notice": "What is my letter?",
    "deadline": "How long do I have?",
    "cant_pay": "I can't pay",
    "payment_plan": "Payment plan",
    "offer_in_compromise": "Offer in compromise",
    "cnc_hardship": "I can't pay anything",
    "penalty_relief": "Remove penalties",
    "stop_levy": "Stop a levy",
    "wage_garnishment": "They take my pay",
    "bank_levy": "They froze my bank account",
    "lien": "A tax lien",
    "missing_returns": "I have not filed",
    "dispute_amount": "The amount is wrong",
    "appeal_hearing": "Ask for a hearing",
    "already_paid": "I already paid",
    "spouse_debt": "It is my spouse's debt",
    "identity_theft_or_scam": "Is this a scam?",
    "refund_taken": "They kept my refund",
    "passport": "My passport",
    "payroll_or_business": "Payroll or business tax",
    "old_debt_statute": "An old debt",
    "interest_growth": "Interest and penalties",
    "talk_to_human": "Talk to a person",
    "book_review": "Book a free case review",
}
"""How a meaning is put on a button, short enough for every channel; what is tapped is typed for the person."""


class Fallback(Action):
    """First two guesses as buttons, then a plain menu, then people."""

    def name(self) -> str:
        return "action_fallback"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        turn = read(tracker)
        say = Sentences.of(domain, turn)
        if changes.keeps(turn):
            return changes.keep(turn, dispatcher, say)
        if changes.confirms(turn):
            return changes.cancel(turn, dispatcher, say)
        told_of = changes.tell_of_it(turn, dispatcher, say)
        if told_of is not None:
            return told_of
        if ONCE_MORE.search(turn.text):
            return repeat(turn, say, dispatcher)
        if NOT_DONE.search(turn.text) and turn.case.get("notice"):
            told = Told()
            say.utter(dispatcher, unlike_last(compose.bounded(reply(turn, "deadline", say, told)), turn, say))
            return [SlotSet("told", told.slot()), SlotSet("misses", 0), *go_on(turn)]
        if WHAT_IT_COSTS.search(turn.text):
            say.utter(dispatcher, [say.say("utter_about_service")])
            return [SlotSet("misses", 0), *go_on(turn)]
        meant = _meant_by_its_words(turn)
        if meant is not None:
            return _answer(meant, turn, say, dispatcher)
        if (
            route(turn.intent, turn.text) is not None
            or _stopped(turn)
            or turn.news.get("notice")
            or turn.news.get("notice_date")
            or _told_much(turn)
        ):
            told = Told()
            say.utter(dispatcher, unlike_last(compose.bounded(reply(turn, "inform", say, told)), turn, say))
            return [SlotSet("told", told.slot()), SlotSet("misses", 0), *go_on(turn)]
        wrong = problems(turn, say)
        if wrong:
            say.utter(dispatcher, [*wrong])
            return [SlotSet("misses", 0)]
        if not any(character.isalnum() for character in turn.text):
            say.utter(dispatcher, [say.say("utter_no_words")])
            return []
        if any(note in KINDS for note in turn.notes):
            return []
        if LETTER.search(turn.text) and not turn.case.get("notice") and turn.loop is None:
            say.utter(dispatcher, compose.bounded([*reply(turn, "understand_notice", say, Told())]))
            return [SlotSet("misses", 0), *go_on(turn)]
        misses = int(turn.slots.get("misses") or 0) + 1
        if misses >= PATIENCE:
            say.utter(dispatcher, [say.say("utter_unclear_human")], say.buttons("utter_unclear_human"))
            return [SlotSet("misses", 0)]
        if turn.loop is not None:
            say.utter(dispatcher, [say.say("utter_unclear_in_form")])
        elif misses == 2:
            say.utter(dispatcher, [say.say("utter_unclear_menu")], say.buttons("utter_unclear_menu"))
        else:
            say.utter(dispatcher, [say.say("utter_unclear")], _guesses(turn))
        return [SlotSet("misses", misses)]


class NotOurs(Action):
    """A friendly line, what we can do, where to go."""

    def name(self) -> str:
        return "action_not_ours"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        turn = read(tracker)
        say = Sentences.of(domain, turn)
        if _stopped(turn) or turn.corrects or turn.news.get("notice") or _told_much(turn):
            told = Told()
            say.utter(dispatcher, unlike_last(compose.bounded(reply(turn, "inform", say, told)), turn, say))
            return [SlotSet("told", told.slot()), *go_on(turn)]
        if any(note in KINDS for note in turn.notes):
            return []
        meant = _meant_by_its_words(turn)
        if meant is not None:
            return _answer(meant, turn, say, dispatcher)
        wrong = problems(turn, say)
        if wrong or not any(character.isalnum() for character in turn.text):
            say.utter(dispatcher, [*(wrong or [say.say("utter_no_words")])])
            return []
        misses = int(turn.slots.get("misses") or 0) + (turn.intent == "out_of_scope")
        if misses >= PATIENCE:
            say.utter(dispatcher, [say.say("utter_unclear_human")], say.buttons("utter_unclear_human"))
            return [SlotSet("misses", 0)]
        name = "utter_other_tax" if turn.intent == "other_tax" else "utter_out_of_scope"
        say.utter(dispatcher, [say.say(name)])
        return [SlotSet("misses", misses)]


def _meant_by_its_words(turn: Turn) -> str | None:
    """What a short message asks about the case in hand when the model cannot tell; None where its words do not say."""
    if what_fits(turn.text):
        return "options_asked"
    if turn.case.get("notice") and WHICH_LETTER.search(turn.text):
        return "understand_notice"
    return None


def _answer(intent: str, turn: Turn, say: Sentences, dispatcher: CollectingDispatcher) -> list[EventType]:
    told = Told()
    say.utter(dispatcher, unlike_last(compose.bounded(reply(turn, intent, say, told)), turn, say))
    return [SlotSet("told", told.slot()), SlotSet("misses", 0), *go_on(turn)]


def _stopped(turn: Turn) -> bool:
    """A stop sign is known: whatever is said next, only the hand-off is repeated."""
    return any(turn.case.get(field) for field in STOP_SIGNS)


def _told_much(turn: Turn) -> bool:
    return bool(turn.news.get("levy_active") or turn.news.get("assessed_balance") is not None)


def _guesses(turn: Turn) -> list[dict[str, str]]:
    labels = dict.fromkeys(label(name) for name in turn.ranking)
    best = [name for name in labels if name in OURS][:2]
    buttons = [{"title": SAY_IT_AS[name], "payload": SAY_IT_AS[name]} for name in best]
    return [*buttons, {"title": "Something else", "payload": "help"}]
