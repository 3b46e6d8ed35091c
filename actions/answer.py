"""Answers whatever was asked or told, from the case as it now stands, and goes on with the questions."""

import re
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import compose, days, desk
from actions.answers import ABOUT_LETTER, WANTS_OPTIONS, route
from actions.listen import KINDS
from actions.sentences import Sentences
from actions.slots import assessment, law
from actions.told import LANGUAGE, Told
from actions.topics import next_topic
from actions.triage import human
from actions.turn import Turn, read
from bot.understanding.readers import dates, money, notices

STOP_SIGNS = {
    "criminal_investigation": "utter_special_agent",
    "summons": "utter_summons",
    "seizure": "utter_seizure",
}
NOT_DONE = re.compile(
    r"\b(?:miss(?:ed)? (?:it|the|this)|ignore|do nothing|don'?t (?:do anything|pay|respond|answer|reply)|what happens|"
    r"what if|happens next|if i (?:just )?wait)\b",
    re.IGNORECASE,
)
TAKINGS = frozenset({"wage_garnishment", "bank_levy", "stop_levy"})
PROMISE = re.compile(r"\b(?:guarantee\w*|promise|pennies|\d+ ?(?:%|percent) off)\b|\d+% off", re.IGNORECASE)
ONE_STEP = re.compile(
    r"\bone thing\b|\bwhat (?:do|should|can|must) i do (?:today|now|first|right now)\b|\bfirst step\b", re.IGNORECASE
)
FEW_WORDS = 5
PRICE = re.compile(r"\b(?:cost|costs|price|free|charge|fee|fees|how much)\b", re.IGNORECASE)
INTENTS_OF = {"identity_theft_or_scam": "scam_check", "book_review": None, "talk_to_human": None}
"""Labels that are coarser than our intents: which intent a second thing said is answered as; None: not in passing."""


class Answer(Action):
    """Danger first, then what was asked, then this person's letter and days; then the next question."""

    def name(self) -> str:
        return "action_answer"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        turn = read(tracker)
        say = Sentences.of(domain, turn)
        told = Told()
        if _about_review(turn) and PRICE.search(turn.text) and not turn.news:
            say.utter(dispatcher, [say.say("utter_review_is_free")])
            return []
        paragraphs = compose.bounded(reply(turn, turn.intent, say, told))
        say.utter(dispatcher, unlike_last(paragraphs, turn, say))
        events = [SlotSet("told", told.slot()), SlotSet("misses", 0), *said_once(paragraphs, turn, say)]
        return [*events, *go_on(turn)]


def reply(turn: Turn, intent: str, say: Sentences, told: Told) -> list[str]:
    """The paragraphs that answer `intent`, the most important first."""
    result = assessment(turn)
    danger = result.urgency.level == "L1"
    stop = next((STOP_SIGNS[field] for field in STOP_SIGNS if turn.case.get(field)), None)
    if stop is not None:
        due = days.deadlines(turn, result, law(), say, told) if turn.case.get("notice_date") else []
        return [say.say(stop), *due, *licensed(turn, say)]
    if (
        intent == "inform"
        and turn.news
        and not {"notice", "notice_date", "levy_active", "levy_served"} & set(turn.news)
    ):
        return [*compose.noted(turn, say), *compose.wage_levy(turn, result, say)] or [say.say("utter_noted")]
    if ONE_STEP.search(turn.text) and turn.case.get("notice"):
        return [
            *compose.today_step(turn, result, law(), say),
            *days.deadlines(turn, result, law(), say, told),
        ]
    asked_about = turn.facts.get("notice")
    known = {turn.case.get("notice"), *(other.get("notice") for other in turn.case.get("other_notices") or ())}
    if asked_about and turn.case.get("notice") and asked_about not in known and not turn.news.get("notice"):
        return compose.described(asked_about, law(), say)
    about_letter = (
        bool(turn.news.get("outside_us"))
        or intent in ABOUT_LETTER
        or bool(turn.news.get("notice"))
        or bool(turn.news.get("notice_date"))
    )
    first: list[str] = compose.today_step(turn, result, law(), say) if danger else []
    if not about_letter and first and first[0] == turn.slots.get("warned") and intent not in WANTS_OPTIONS:
        first = []
    parts: list[str] = _direct(turn, intent, say, told)
    problem = problems(turn, say)
    nameless = bool(problem) and not turn.case.get("notice")
    taken = turn.news.get("levy_active") and not turn.notice_said
    letter = (
        []
        if nameless or taken or _known_letter_again(turn, intent)
        else compose.letter(turn, law(), say, told, bool(parts))
    )
    if intent in TAKINGS and not turn.case.get("levy_active") and turn.case.get("notice"):
        parts = [*compose.protects(turn, law(), say), *parts]
    if turn.case.get("levy_type") == "social_security" and turn.news.get("levy_active"):
        parts = [say.say("utter_benefits_taken")]
    if PROMISE.search(turn.text):
        parts = [say.say("utter_no_promise"), *parts]
    main = days.leading(turn, result, law())
    if main is not None and main.status == "missed":
        letter = letter[:1]
    if NOT_DONE.search(turn.text) and turn.case.get("notice"):
        parts += compose.if_nothing(turn, law(), say)
    dated = [*days.said_back(turn, say), *days.deadlines(turn, result, law(), say, told)]
    if intent == "appeal_hearing":
        parts += compose.option_asked(intent, result, law(), say, told)
    if intent == "appeal_hearing":
        parts = [*parts, *dated, *letter]
    elif intent == "deadline":
        beside = compose.others(turn, result, law(), say)
        parts = [*dated, *beside, *parts, *letter] if turn.case.get("notice") else [*parts, *letter]
    elif about_letter:
        parts = [*letter[:1], *compose.others(turn, result, law(), say), *dated, *parts, *letter[1:]]
    elif danger and (turn.case.get("notice_date") or turn.news.get("levy_served")):
        parts = [*dated, *parts]
    if intent in WANTS_OPTIONS:
        parts += compose.options(result, law(), say, told, sorted_out=_sorted_out(turn))
    elif not first and intent != "appeal_hearing":
        parts += compose.option_asked(intent, result, law(), say, told)
    parts += compose.wage_levy(turn, result, say)
    if danger and (about_letter or turn.news.get("levy_active")):
        first = [*first, *human(turn, say)]
    elif about_letter and not danger and turn.case.get("notice"):
        parts += compose.today_step(turn, result, law(), say)
    parts = [*first, *problem, *parts[:2], *compose.noted(turn, say), *parts[2:]]
    for other in _also(turn, intent):
        parts += _direct(turn, other, say, told)
    return list(dict.fromkeys(parts)) or letter or compose.letter(turn, law(), say, told)


def problems(turn: Turn, say: Sentences) -> list[str]:
    """What cannot be as it was typed: a notice nobody knows, a day that is not, an amount below zero."""
    parts = []
    unknown = [span.value for span in notices.read(turn.text, law()) if span.unknown]
    if unknown and not turn.facts.get("notice"):
        parts.append(say.say("utter_letter_unknown", code=unknown[0]))
    if any(span.type == "invalid_date" for span in dates.read(turn.text, turn.today, "past")):
        parts.append(say.say("utter_date_impossible"))
    found = days.date_problem(turn, turn.facts.get("notice_date"))
    if found is not None:
        parts.append(say.say(found[0], **found[1]))
    if any(span.type == "invalid_amount" for span in money.read(turn.text)):
        parts.append(say.say("utter_amount_negative"))
    return parts


def unlike_last(paragraphs: list[str], turn: Turn, say: Sentences) -> list[str]:
    """The paragraphs, or a shorter way to say them where they would repeat the bot's last reply word for word."""
    text = "\n\n".join(paragraphs)
    if not text or text not in turn.last_said:
        return paragraphs
    return [say.say("utter_in_short", text=in_short(paragraphs[0]))]


def in_short(paragraph: str) -> str:
    """The first two sentences of a paragraph; of a list its lines up to each name."""
    if "\n" in paragraph:
        head, *lines = paragraph.split("\n")
        return "\n".join([head, *(line.split(": ")[0] for line in lines)])
    return ". ".join(paragraph.split(". ")[:2]).rstrip(".") + "."


def said_once(paragraphs: list[str], turn: Turn, say: Sentences) -> list[EventType]:
    """Remember the step of an emergency and the call for a person, which are not said again in every reply."""
    events = []
    warning = next((part for part in paragraphs if part.startswith(say.say("utter_in_force", text=""))), None)
    if warning is not None:
        events.append(SlotSet("warned", warning))
    if any(part in paragraphs for part in (*human(turn, say), *licensed(turn, say))):
        events.append(SlotSet("human_told", True))
    return events


def go_on(turn: Turn) -> list[EventType]:
    """Begin the triage when no form is running and a question is worth asking; new facts wake one that rests."""
    resting = turn.slots.get("resting") and not turn.news
    if turn.loop is None and not resting and next_topic(turn.case, turn.slots, law()):
        return [SlotSet("resting", None), SlotSet("asked", None), FollowupAction("triage_form")]
    return []


def _about_review(turn: Turn) -> bool:
    offered = (turn.slots.get("pending") or {}).get("kind") == "offer_review" and len(turn.text.split()) <= FEW_WORDS
    return offered or turn.loop == "booking_form" or turn.intent == "book_review"


def licensed(turn: Turn, say: Sentences) -> list[str]:
    """Where a lawyer or another licensed person is found, said once: after a stop sign nobody is sent to the IRS."""
    if turn.slots.get("human_told"):
        return []
    opening = desk.next_opening(turn.case.get("state"))
    return [say.say("utter_licensed_today", opening=opening)] if opening else []


def _direct(turn: Turn, intent: str, say: Sentences, told: Told) -> list[str]:
    found = route(intent, turn.text)
    if found is None:
        return []
    first = [say.say(found.response)] if found.response is not None else []
    if found.question is None:
        return first
    question = law().questions[found.question or ""]
    told.add(question)
    return [*first, question.words[LANGUAGE]["answer"]]


def _also(turn: Turn, intent: str) -> list[str]:
    """The second thing asked in the message, answered in passing."""
    if turn.spanish or any(note in KINDS for note in turn.notes):
        return []
    others = [INTENTS_OF.get(label, label) for label in turn.ask[1:3]]
    return [other for other in others if other and other != intent][:1]


def _known_letter_again(turn: Turn, intent: str) -> bool:
    return bool(turn.case.get("notice")) and not turn.news.get("notice") and intent not in ("understand_notice",)


def _sorted_out(turn: Turn) -> bool:
    return any(turn.case.get(name) is not None for name in ("monthly_ability", "can_pay_full_in_days", "hardship"))
