"""The conversation itself: greetings, yes and no, why, source, again, stop, a person."""

from abc import ABC, abstractmethod
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import AllSlotsReset, EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import changes, compose, days, desk
from actions.answer import go_on, in_short, reply, unlike_last
from actions.answers import what_fits
from actions.forms import SKIPPED, close
from actions.listen import KINDS
from actions.reviews import TIME
from actions.sentences import Sentences, day
from actions.slots import assessment, law
from actions.told import Told
from actions.topics import BY_SLOT
from actions.turn import Turn, read

RESPONSES = {
    "thanks": "utter_thanks",
    "goodbye": "utter_goodbye",
    "help": "utter_help",
    "bot_challenge": "utter_bot_challenge",
    "rude": "utter_rude",
    "self_harm": "utter_crisis",
    "about_service": "utter_about_service",
    "free_help": "utter_free_help",
}
KEEP = ("keep", "leave it")


class _Talk(Action, ABC):
    """An action that speaks with the turn and the domain's sentences at hand."""

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        turn = read(tracker)
        return self.speak(turn, Sentences.of(domain, turn), dispatcher)

    @abstractmethod
    def speak(self, turn: Turn, say: Sentences, dispatcher: CollectingDispatcher) -> list[EventType]:
        """Say something and return the events."""


class Greet(_Talk):
    """Greet, once with what can be done."""

    def name(self) -> str:
        return "action_greet"

    def speak(self, turn: Turn, say: Sentences, dispatcher: CollectingDispatcher) -> list[EventType]:
        again = bool(turn.case)
        name = "utter_greet_again" if again else "utter_greet"
        say.utter(dispatcher, [say.say(name)], say.buttons("utter_greet"))
        return []


class Say(_Talk):
    """What is answered in one fixed way, in a wording that was not just used."""

    def name(self) -> str:
        return "action_say"

    def speak(self, turn: Turn, say: Sentences, dispatcher: CollectingDispatcher) -> list[EventType]:
        if turn.intent == "help" and what_fits(turn.text):
            told = Told()
            say.utter(dispatcher, unlike_last(compose.bounded(reply(turn, "options_asked", say, told)), turn, say))
            return [SlotSet("told", told.slot()), *go_on(turn)]
        name = RESPONSES.get(turn.intent, "utter_help")
        say.utter(dispatcher, [say.say(name)], say.buttons(name))
        return [SlotSet("pending", {"kind": "offer_review"})] if name == "utter_about_service" else []


class Human(_Talk):
    """Where a person is to be had: the next opening here, and the public numbers."""

    def name(self) -> str:
        return "action_human"

    def speak(self, turn: Turn, say: Sentences, dispatcher: CollectingDispatcher) -> list[EventType]:
        opening = desk.next_opening(turn.case.get("state"))
        if opening is None:
            say.utter(dispatcher, [say.say("utter_unclear_human")], say.buttons("utter_unclear_human"))
            return []
        text = [say.say("utter_human", opening=opening)]
        say.utter(dispatcher, unlike_last(text, turn, say), say.buttons("utter_human"))
        return [*(close() if turn.loop == "triage_form" else []), SlotSet("pending", {"kind": "offer_review"})]


class Correction(_Talk):
    """Something was wrong: the case has the new fact already; say what it changes."""

    def name(self) -> str:
        return "action_correction"

    def speak(self, turn: Turn, say: Sentences, dispatcher: CollectingDispatcher) -> list[EventType]:
        told = Told()
        if changes.confirms(turn):
            return changes.cancel(turn, dispatcher, say)
        if (turn.slots.get("pending") or {}).get("kind") == "cancel":
            return changes.keep(turn, dispatcher, say)
        if not turn.news:
            say.utter(dispatcher, [say.say("utter_which_changed")])
            return []
        parts = [say.say("utter_changed"), *reply(turn, "correction", say, told)]
        say.utter(dispatcher, compose.bounded(parts))
        return [SlotSet("told", told.slot()), *go_on(turn)]


class YesOrNo(_Talk):
    """A yes, a no or a choice belongs to what was last offered."""

    def name(self) -> str:
        return "action_yes_or_no"

    def speak(self, turn: Turn, say: Sentences, dispatcher: CollectingDispatcher) -> list[EventType]:
        pending = (turn.slots.get("pending") or {}).get("kind")
        yes = changes.confirms(turn) or (turn.intent != "deny" and not any(word in turn.text.lower() for word in KEEP))
        if pending == "cancel":
            return changes.cancel(turn, dispatcher, say) if yes else changes.keep(turn, dispatcher, say)
        if pending == "has_booking":
            return changes.keep(turn, dispatcher, say)
        if pending == "offer_review" and yes:
            return [*close(), SlotSet("pending", None), FollowupAction("action_book")]
        if turn.loop == "booking_form" and turn.requested == TIME and turn.intent == "deny":
            say.utter(dispatcher, [say.say("utter_other_times")])
            return [SlotSet("offered", None), SlotSet("booking__wish", None)]
        if turn.loop is not None:
            if turn.intent == "deny" and turn.loop != "triage_form":
                say.utter(dispatcher, [say.say("utter_booking_stopped")])
                return [*close(), SlotSet("pending", None)]
            say.utter(dispatcher, [say.say("utter_unclear_in_form")])
            return []
        name = "utter_yes_what" if yes else "utter_no_what"
        say.utter(dispatcher, [say.say(name)], say.buttons(name))
        return [SlotSet("pending", None)]


class DontKnow(_Talk):
    """Not knowing is an answer: go on without it."""

    def name(self) -> str:
        return "action_dont_know"

    def speak(self, turn: Turn, say: Sentences, dispatcher: CollectingDispatcher) -> list[EventType]:
        if turn.loop == "find_form":
            say.utter(dispatcher, [say.say("utter_not_found")], say.buttons("utter_not_found"))
            return [*close(), SlotSet("pending", None)]
        say.utter(dispatcher, [say.say("utter_dont_know")])
        return [SlotSet(turn.requested, SKIPPED)] if turn.requested in BY_SLOT else []


class Why(_Talk):
    """Why a question is asked, or why an answer is as it is."""

    def name(self) -> str:
        return "action_why"

    def speak(self, turn: Turn, say: Sentences, dispatcher: CollectingDispatcher) -> list[EventType]:
        reasons = (turn.slots.get("told") or {}).get("reasons") or ()
        if turn.requested in BY_SLOT:
            asked = say.say(f"utter_why_topic_{BY_SLOT[turn.requested].name}")
            say.utter(dispatcher, [*(["\n".join(reasons[:3])] if reasons else []), asked])
            return []
        if turn.requested and turn.requested.startswith("booking__"):
            say.utter(dispatcher, [say.say(f"utter_why_{turn.requested.replace('__', '_')}")])
            return []
        say.utter(dispatcher, ["\n".join(reasons[:4]) or _source(turn, say)])
        return []


class Source(_Talk):
    """The authority for what was said last."""

    def name(self) -> str:
        return "action_source"

    def speak(self, turn: Turn, say: Sentences, dispatcher: CollectingDispatcher) -> list[EventType]:
        told = turn.slots.get("told") or {}
        parts = [_source(turn, say)]
        if told.get("confirmed") is False:
            parts.append(say.say("utter_unconfirmed"))
        say.utter(dispatcher, parts)
        return []


class Repeat(_Talk):
    """The last reply once more, shorter."""

    def name(self) -> str:
        return "action_repeat"

    def speak(self, turn: Turn, say: Sentences, dispatcher: CollectingDispatcher) -> list[EventType]:
        return repeat(turn, say, dispatcher)


class StartOver(_Talk):
    """Put aside what was told."""

    def name(self) -> str:
        return "action_start_over"

    def speak(self, turn: Turn, say: Sentences, dispatcher: CollectingDispatcher) -> list[EventType]:
        say.utter(dispatcher, [say.say("utter_erased" if turn.intent == "erase_data" else "utter_start_over")])
        return [AllSlotsReset(), *close()]


class StopAsking(_Talk):
    """No more questions; what was told stays."""

    def name(self) -> str:
        return "action_stop_asking"

    def speak(self, turn: Turn, say: Sentences, dispatcher: CollectingDispatcher) -> list[EventType]:
        if changes.confirms(turn):
            return changes.cancel(turn, dispatcher, say)
        if (turn.slots.get("pending") or {}).get("kind") == "cancel":
            return changes.keep(turn, dispatcher, say)
        say.utter(dispatcher, [say.say("utter_stopped")])
        skipped = [SlotSet(slot, SKIPPED) for slot in BY_SLOT if turn.slots.get(slot) is None]
        return [*close(), *(skipped if turn.loop == "triage_form" else []), SlotSet("pending", None)]


class Privacy(_Talk):
    """What is kept; and that a removed number cannot be shown."""

    def name(self) -> str:
        return "action_privacy"

    def speak(self, turn: Turn, say: Sentences, dispatcher: CollectingDispatcher) -> list[EventType]:
        if not any(note in KINDS for note in turn.notes):
            say.utter(dispatcher, unlike_last([say.say("utter_privacy")], turn, say))
        return []


class Comfort(_Talk):
    """Fear first, then one small step."""

    def name(self) -> str:
        return "action_comfort"

    def speak(self, turn: Turn, say: Sentences, dispatcher: CollectingDispatcher) -> list[EventType]:
        told = Told()
        parts = [say.say("utter_overwhelmed")]
        if turn.news.get("all_required_returns_filed") is False or turn.news.get("missing_years"):
            parts += reply(turn, "missing_returns", say, told)
        elif turn.case:
            parts += reply(turn, "inform", say, told)
        say.utter(dispatcher, unlike_last(compose.bounded(parts), turn, say))
        return [SlotSet("told", told.slot()), *go_on(turn)]


def _source(turn: Turn, say: Sentences) -> str:
    told = turn.slots.get("told") or {}
    authority = told.get("authority") or []
    read = [law().sources[id] for id in told.get("sources") or () if id in law().sources]
    if not authority or not read:
        return say.say("utter_source_none")
    pages = "; ".join(f"{source.cite} ({day(source.as_of)})" for source in read[:2])
    return say.say("utter_source", authority="; ".join(authority[:5]), pages=pages)


def repeat(turn: Turn, say: Sentences, dispatcher: CollectingDispatcher) -> list[EventType]:
    """Say the last reply in short: the letter's day where there is one."""
    if not turn.last_said:
        say.utter(dispatcher, [say.say("utter_nothing_to_repeat")])
        return []
    if turn.case.get("notice_date"):
        due = days.deadlines(turn, assessment(turn), law(), say, Told())
        say.utter(dispatcher, [say.say("utter_in_short", text=" ".join(due))])
        return []
    first = turn.last_said.split("\n\n")[0]
    first = first.removeprefix(say.say("utter_in_short", text="").strip()).strip()
    say.utter(dispatcher, [say.say("utter_in_short", text=in_short(first))])
    return []
