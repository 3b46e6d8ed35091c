"""What every message adds to the case, and what has to be said before anything is answered."""

import re
from datetime import date
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import circumstances, days
from actions.beside import clause
from actions.sentences import Sentences, listed
from actions.slots import CASE, CIRCUMSTANCES, case_of, law, merge, rank
from actions.told_of import BANK_DAY, of_the_balance, of_the_bank, of_the_letter
from actions.topics import BY_SLOT, TAKE_HOME, abroad, stage
from actions.turn import Turn, read
from bot.understanding.readers import Span, dates, household, money, notices

PUTS_RIGHT = re.compile(
    r"\b(?:actually|i meant?|sorry|my mistake|correction|instead|wrong|misread|not the|should be|rather|no no)\b",
    re.IGNORECASE,
)
NOT_TAKEN = re.compile(
    r"\b(?:not yet|(?:nothing|no money) (?:is|was|has been) (?:being )?taken|(?:haven'?t|hasn'?t|not) (?:been )?taken|"
    r"only (?:sent|a letter|threaten\w*))\b",
    re.IGNORECASE,
)
SPOKEN_OF_AS_COMING = re.compile(
    r"\b(?:next|comes?|coming|will|would|won'?t|might|could|going to|gonna|if|until|expect\w*|supposed to|than|between|"
    r"vs|(?:what|how|why) (?:is|about|are|does)|is it)\b[^.!?;]{0,30}$",
    re.IGNORECASE,
)
COMES_NEXT = re.compile(
    r"^\s*(?:is |be |comes? |will (?:be|come) )?(?:next|coming|to follow|after that)\b", re.IGNORECASE
)
FEW_WORDS = 3
ASKS_IN_GENERAL = re.compile(
    r"^\s*(?:what (?:is|are|does)|how (?:do|does|can|long)|why do|do (?:i|they)|will|does|is (?:a|an|the)\b)\b",
    re.IGNORECASE,
)
AT_THE_DOOR = re.compile(
    r"\b(?:form )?(?:2433|668-?b)\b|notice of (?:seizure|sale)|"
    r"\bto (?:seize|tow|take) my (?:truck|car|house|van|equipment|tools)\b.*\b(?:door|now)\b|"
    r"\b(?:door|now)\b.*\b(?:seize|tow)\b",
    re.IGNORECASE,
)
ALL_FILED = re.compile(
    r"^(?!.*\bnot all\b).*\ball (?:of )?(?:my |our |the )?(?:tax )?returns? (?:are |were |have been |is )?filed\b",
    re.IGNORECASE | re.DOTALL,
)
PRIVATE = re.compile(
    r"\b(?:ssn|social security number|my social|itin|ein|account number|card number)\b|removed\)", re.IGNORECASE
)
NOT_HELD = re.compile(
    r"\b(?:(?:don'?t|do not|didn'?t|never) (?:have|hold|get|got|had)|not|isn'?t)\s+(?:a |an |the |any |my )?$",
    re.IGNORECASE,
)
TRAVELS = re.compile(r"\b(?:fly|flying|flight|travel\w*|trip|leave|leaving|cruise)\b", re.IGNORECASE)
MISREAD_YEAR = re.compile(r"\bdat(?:e|ed|ted)\b", re.IGNORECASE)
PAY_FIELDS = frozenset({"filing_status", "pay_period"})
AMOUNTS = ("assessed_balance", "total_balance", "tax_only_balance")
BANK_LEVY = "Form 668-A"
BOOKING_FORMS = frozenset({"booking_form", "find_form"})
KINDS = {
    "social_security_number": "Social Security numbers",
    "employer_number": "employer numbers",
    "card_number": "card numbers",
    "account_number": "bank account numbers",
}


class Listen(Action):
    """Merge the facts of the message into the case: the one place where slots become a case."""

    def name(self) -> str:
        return "action_validate_slot_mappings"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        turn = read(tracker)
        if turn.handled:
            # A form that begins runs this once more for the same message.
            return []
        events: list[EventType] = []
        say = Sentences.of(domain, turn)
        say.utter(dispatcher, preface(turn, say))
        if turn.spanish:
            events.append(SlotSet("spanish_told", True))
        corrections = corrected(turn)
        facts = {**new_facts(turn, bool(corrections)), **corrections}
        said = bool(turn.slots.get("letter_said")) and turn.case.get("notice") not in _denied(turn)
        putting_right = turn.intent == "correction" or bool(corrections)
        merged = merge(turn.case, facts, said, turn.notice_said, putting_right) if facts else dict(turn.case)
        told = () if turn.loop in BOOKING_FORMS else circumstances.read(turn.text)
        if told:
            merged[CIRCUMSTANCES] = sorted({*merged.get(CIRCUMSTANCES, ()), *told})
        _, usable = case_of(merged)
        changed = {
            name: value for name, value in usable.items() if facts.get(name) == value or turn.case.get(name) != value
        }
        events += [SlotSet("changed", changed or None), SlotSet("corrected", bool(corrections))]
        if usable != turn.case:
            events.append(SlotSet(CASE, usable))
        if facts.get("notice") and usable.get("notice") != turn.case.get("notice"):
            events.append(SlotSet("letter_said", turn.notice_said))
        elif facts.get("notice") and turn.notice_said:
            events.append(SlotSet("letter_said", True))
        return events


def preface(turn: Turn, say: Sentences) -> list[str]:
    """What comes before any answer: a private number was taken out, a message was cut, a word of Spanish."""
    kinds = [KINDS[note] for note in turn.notes if note in KINDS]
    parts = [say.say("utter_private_number", kinds=listed(kinds))] if kinds else []
    if "cut" in turn.notes:
        parts.append(say.say("utter_cut"))
    if turn.spanish and turn.loop not in BOOKING_FORMS and not turn.slots.get("spanish_told"):
        parts.append(say.say("utter_spanish"))
    return parts


def new_facts(turn: Turn, correction: bool = False) -> dict[str, Any]:
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
        if answer and not correction:
            facts = {**{name: value for name, value in facts.items() if name not in _misread(topic.slot)}, **answer}
    elsewhere = _of_something_else(turn, facts)
    facts = {**abroad(turn), **{name: value for name, value in facts.items() if name not in elsewhere}}
    if "wage" in (facts.get("levy_type"), turn.case.get("levy_type")):
        read = {span.type: str(span.value) for span in household.read(turn.text, expected=True) if span.value}
        facts = {**{name: value for name, value in read.items() if name in PAY_FIELDS}, **facts}
    if "take_home" not in facts and TAKE_HOME.search(turn.text):
        amounts = [span.value for span in money.read(turn.text, expected=True) if span.type == "amount"]
        if amounts:
            facts = {name: value for name, value in facts.items() if name not in AMOUNTS}
            facts["take_home"] = str(amounts[-1])
    if turn.intent == "correction" and len(turn.text.split()) <= FEW_WORDS:
        # "that's wrong" says that something said here is wrong, not the tax.
        facts = {name: value for name, value in facts.items() if name != "disputes_amount"}
    denied = _denied(turn)
    if facts.get("notice") in denied:
        others = [span.value for span in notices.read(turn.text, law()) if span.said and span.value not in denied]
        facts.pop("notice")
        facts = {**facts, "notice": str(others[0])} if others else facts
    held = {turn.case.get("notice"), *(other.get("notice") for other in turn.case.get("other_notices") or ())}
    in_general = ASKS_IN_GENERAL.search(turn.text) and not {"notice_date", "assessed_balance"} & set(facts)
    if "notice" in facts and in_general and (not turn.notice_said or held - {None, facts["notice"]}):
        # A question about a letter is no claim to hold it, unless no other is known.
        if facts["notice"] not in held:
            facts.pop("notice")
    if ALL_FILED.search(turn.text) and "all_required_returns_filed" not in facts:
        facts["all_required_returns_filed"] = True
    if AT_THE_DOOR.search(turn.text):
        facts["seizure"] = True
    flight = _flight(turn, facts)
    facts = {**facts, **flight}
    if MISREAD_YEAR.search(turn.text) and facts.get("notice") and not facts.get("notice_date"):
        facts.pop("tax_years", None)
    if PRIVATE.search(turn.text) and "$" not in turn.text and "owe" not in turn.text.lower():
        # A stray part of a number that must not be kept is no amount.
        facts = {name: value for name, value in facts.items() if name not in (*AMOUNTS, "monthly_ability")}
    known = any({**turn.case, **facts}.get(name) is not None for name in AMOUNTS)
    if not known and topic is not None and len(turn.text.split()) <= FEW_WORDS and "monthly_ability" not in facts:
        bare = [span.value for span in money.read(turn.text) if span.type == "amount" and span.per is None]
        facts = {**facts, "assessed_balance": str(bare[0])} if bare else facts
    if "other_notices" in facts:
        facts = _with_a_letter_held(turn, facts)
        pressing = rank(facts.get("notice") or turn.case.get("notice"))
        facts["other_notices"] = [
            other
            for other in facts["other_notices"]
            if other.get("notice_date") or (rank(other["notice"]) > pressing and _is_held(turn, other["notice"]))
        ]
    if BANK_LEVY in (facts.get("notice"), turn.case.get("notice")) and not {**turn.case, **facts}.get("levy_served"):
        served = [span for span in dates.read(turn.text, turn.today, "past") if span.type == "date"]
        if served:
            facts = {name: value for name, value in facts.items() if name != "notice_date"}
            facts["levy_served"] = str(served[0].value)
    if stage({**turn.case, **facts}, law()) == "assessment_proposed":
        # What is only proposed is not owed yet: nothing about paying it may rest on the figure.
        facts = {name: value for name, value in facts.items() if name not in AMOUNTS}
    printed = [span for span in dates.read(turn.text, turn.today, "past") if span.value == facts.get("notice_date")]
    if printed and all(days.came(turn.text, span) for span in printed):
        # Counting from the day it came would give a deadline that is too late.
        facts.pop("notice_date")
    if days.date_problem(turn, facts.get("notice_date")):
        facts.pop("notice_date")
    return facts


def _flight(turn: Turn, facts: dict[str, Any]) -> dict[str, Any]:
    """Days until a journey that the message dates, for a passport that is at risk."""
    passport = "CP508C" in (facts.get("notice"), turn.case.get("notice")) or "passport" in turn.text.lower()
    if not passport or "travel_in_days" in facts or not TRAVELS.search(turn.text):
        return {}
    ahead = [span.value for span in dates.read(turn.text, turn.today, "future") if span.type == "date"]
    coming = [(date.fromisoformat(str(value)) - turn.today).days for value in ahead]
    soon = [count for count in coming if 0 <= count <= 366]
    return {"travel_in_days": min(soon)} if soon else {}


def _denied(turn: Turn) -> set[str]:
    """The letters that the message says are not held: "i don't have an LT11"."""
    return {
        str(span.value)
        for span in notices.read(turn.text, law())
        if span.said and NOT_HELD.search(turn.text[max(0, span.start - 28) : span.start])
    }


def _with_a_letter_held(turn: Turn, facts: dict[str, Any]) -> dict[str, Any]:
    """The facts with a dated letter as the notice where the one that leads them was only spoken of as coming."""
    dated = [other for other in facts["other_notices"] if other.get("notice_date")]
    if facts.get("notice_date") or not facts.get("notice") or not dated or _is_held(turn, facts["notice"]):
        return facts
    return {**facts, **dated[-1], "other_notices": [other for other in facts["other_notices"] if other != dated[-1]]}


def _of_something_else(turn: Turn, facts: dict[str, Any]) -> set[str]:
    """Known fields that a day or a sum of the message would replace, though it is told of something else."""
    kept: set[str] = set()
    letters: list[Span] = [span for span in notices.read(turn.text, law()) if span.said]
    known, new = turn.case.get("notice_date"), facts.get("notice_date")
    if known and new and new != known and not letters:
        found = [*dates.read(turn.text, turn.today, "past")]
        own = [span for span in found if span.value == new]
        if own and not any(of_the_letter(turn.text, span, [*found]) for span in own):
            kept.add("notice_date")
    balance, amount = turn.case.get("assessed_balance"), facts.get("assessed_balance")
    if balance is not None and amount is not None and float(amount) != float(balance):
        sums = money.read(turn.text, expected=True)
        same = [span for span in sums if span.type == "amount" and float(span.value or 0) == float(amount)]
        if same and not any(of_the_balance(turn.text, span, [*sums]) for span in same):
            kept.add("assessed_balance")
    return kept


def _is_held(turn: Turn, code: str) -> bool:
    """Whether a letter that is named without its date came, and was not only spoken of ("the next is LT11")."""
    return code not in _denied(turn) and any(
        not SPOKEN_OF_AS_COMING.search(turn.text[: span.start]) and not COMES_NEXT.search(turn.text[span.end :])
        for span in notices.read(turn.text, law())
        if span.said and span.value == code
    )


def corrected(turn: Turn) -> dict[str, Any]:
    """What puts right a fact that is known: "no, the 5th", "sorry, 9,400", "not yet, they only sent a letter"."""
    if turn.loop in BOOKING_FORMS:
        return {}
    found: dict[str, Any] = {}
    said = [str(span.value) for span in notices.read(turn.text, law()) if span.said]
    held = [code for code in said if code not in _denied(turn)]
    if turn.case.get("notice") in _denied(turn) and held:
        found["notice"] = held[0]
    if not (turn.intent == "correction" or PUTS_RIGHT.search(turn.text)):
        return found
    if turn.case.get("levy_active") and NOT_TAKEN.search(turn.text) and not turn.facts.get("levy_active"):
        found["levy_active"] = False
    served = turn.case.get("levy_served") and BANK_DAY.search(turn.text)
    field = "levy_served" if served else "notice_date"
    known = turn.case.get(field)
    if known:
        # The day it came is no day of the letter, so "I only got it on the 20th" corrects nothing.
        found_days = [span for span in dates.read(turn.text, turn.today, "past", date.fromisoformat(known))]
        letters = [span for span in notices.read(turn.text, law()) if span.said]
        near = [*found_days, *letters]
        printed = [
            span
            for span in found_days
            if span.type == "date"
            and (of_the_bank(turn.text, span, near) if served else of_the_letter(turn.text, span, near))
            and (served or not days.came(turn.text, span))
        ]
        other = [span for span in printed if span.value != known]
        if other and not days.date_problem(turn, str(other[0].value)):
            named = [str(one.value) for one in letters if one.text in clause(turn.text, other[0])]
            beside = [code for code in named if code not in {turn.case.get("notice"), found.get("notice")}]
            others = {letter.get("notice") for letter in turn.case.get("other_notices") or ()}
            if served or not set(beside) - _denied(turn):
                return {**found, field: str(other[0].value)}
            if beside[0] in others:
                return {**found, "notice": beside[0], "notice_date": str(other[0].value)}
            return found
    balance = turn.case.get("assessed_balance")
    if balance is not None:
        amounts = [span for span in money.read(turn.text, expected=True) if span.type == "amount" and span.per is None]
        own = [span for span in amounts if of_the_balance(turn.text, span, [*amounts])]
        sums = [str(span.value) for span in own if float(span.value or 0) != float(balance)]
        if sums:
            found["assessed_balance"] = sums[0]
    return found


def _misread(slot: str) -> frozenset[str]:
    """Fields that a bare answer to the question could be taken for wrongly."""
    return {
        "triage__pay": frozenset({"assessed_balance", "total_balance"}),
        "triage__served": frozenset({"notice_date"}),
        "triage__amount": frozenset({"monthly_ability", "take_home"}),
    }.get(slot, frozenset())
