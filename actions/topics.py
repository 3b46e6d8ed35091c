"""The triage questions as a table: when each is worth asking, and how an answer to it is read."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from dateutil.relativedelta import relativedelta

from actions.beside import alone, clause
from actions.days import LIVES_ABROAD, came
from actions.turn import Turn
from bot.law.loader import Law
from bot.understanding.readers import Span, counts, dates, money

Facts = dict[str, Any]

NOTHING = re.compile(
    r"^\s*(?:nothing|none|zero|\$?0)\b(?! of your)|"
    r"\b(?:can'?t pay anything|not a (?:dime|cent|penny)|nothing (?:left|after|at all))\b",
    re.IGNORECASE,
)
ALL_NOW = re.compile(
    r"\b(?:all (?:of it )?now|in full(?: now| today)?|pay it (?:all )?(?:now|today|off))\b", re.IGNORECASE
)
SIX_MONTHS = re.compile(r"\b(?:six|6) months\b|\b180 days\b", re.IGNORECASE)
DONT_KNOW = re.compile(
    r"\b(?:(?:i )?(?:really )?(?:don'?t|do not) (?:know|remember|have it)|not (?:sure|certain)|unsure|"
    r"no (?:idea|clue)|dunno|idk|skip|prefer not|no s[eé]|can'?t tell)\b",
    re.IGNORECASE,
)
TAKE_HOME = re.compile(r"\b(?:take|bring|bringing|taking) home\b|\bnet pay\b", re.IGNORECASE)
WITHIN = re.compile(r"\b(?:within|in (?:under|less than|about)?|by the end of)\b", re.IGNORECASE)
LAST_DAY = re.compile(r"\b(?:by|until|last day|deadline|hearing|no later)\b", re.IGNORECASE)
NO = re.compile(r"^\s*(?:no|nope|nah|not yet|not all|neither)\b", re.IGNORECASE)
NOTHING_YET = re.compile(r"^\s*(?:nothing|none)\b", re.IGNORECASE)
YES = re.compile(r"^\s*(?:yes|yeah|yep|yup|sure|correct|right|i agree|all of them|all filed|i do)\b", re.IGNORECASE)
NOT_ALL = re.compile(
    r"\b(?:some|missing|behind|not (?:all|for)|(?:haven'?t|didn'?t|never)"
    r"(?!\s+(?:pa(?:y|id)|kn[eo]wn?|got(?:ten)?|get|rec\w+|told|tell|slept|heard?)))\b",
    re.IGNORECASE,
)
OF_FILING = re.compile(r"\b(?:fil(?:e|ed|es|ing)|returns?|tax(?:es)?|years?|1040|(?:19|20)\d\d)\b", re.IGNORECASE)
SHORTLY_NOT_ALL = re.compile(
    r"^\W*(?:(?:i|we|i'm|im|some|missing|behind|not|all|of|them|those|haven'?t|didn'?t|never|did|have|had|done|yet|most|a|"
    r"few|it|any|one|two|is|are|am|still|on|for|really|sorry)\W*)+$",
    re.IGNORECASE,
)
TAKING = re.compile(
    r"(?<!\bi )(?<!\bwe )\btook\b|\b(?:taken|taking|takes|garnish\w*|froze|frozen|freez\w+|levied|seized|hit|holding|"
    r"withh[eo]ld\w*|emptied|drained|locked)\b|(?<!job is )(?<!job's )\bgone\b",
    re.IGNORECASE,
)
ONLY_FEARED = re.compile(
    r"\b(?:will|would|going to|gonna|might|could|can|threat\w*|about to|wants? to|afraid|scared|before|if|"
    r"(?:has|have|had)n'?t|not|never|nothing)\b[^.!?;,]{0,30}$",
    re.IGNORECASE,
)
SHORTLY_TAKEN = re.compile(
    r"^\W*(?:(?:my|our|the|his|her|from|out|of|it|was|just|only|both|and|a|bank|accounts?|checking|savings|pay|paychecks?|"
    r"wages?|salary|job|employer|social|security|benefits?|state|tax|refund)\W*){1,4}$",
    re.IGNORECASE,
)
OF_PAYING = re.compile(
    r"\b(?:pay(?:ing|ments?)?|afford|months?|monthly|mo|could|can(?!['’]?t)|swing|manage|spare|send)\b|/\s?mo",
    re.IGNORECASE,
)
COULD_PAY = re.compile(
    r"\b(?:can|could|able to|might|would|i'?d|try to)\s+(?:\w+\s+){0,2}(?:pay|do|afford|manage|swing|send|give|"
    r"spare)\b",
    re.IGNORECASE,
)
SPENT_OR_EARNED = re.compile(
    r"\b(?:rent|mortgage|bills?|kids?|children|turned|years? old|income|makes?|made|earns?|brings?|pay ?checks?|salary|"
    r"social security|insurance|groceries|loan|child support|car payment|pension|benefits?)\b",
    re.IGNORECASE,
)
WRONG = re.compile(r"\b(?:wrong|incorrect|too (?:much|high)|disagree|don'?t (?:owe|agree)|not right)\b", re.IGNORECASE)
NOT_MINE = re.compile(r"\bnot (?:mine|my)\b|\bisn'?t mine\b|identity|stolen|fraud", re.IGNORECASE)
SPOUSE = re.compile(r"\b(?:spouse|husband|wife|ex)\b", re.IGNORECASE)
COUNTRIES = (
    "mexico|canada|portugal|spain|germany|france|england|the uk|ireland|italy|japan|china|india|the philippines|israel|"
    "australia|brazil|colombia|thailand"
)
SENT_ABROAD = re.compile(
    r"\b(?:mailed|sent|addressed|delivered|came)\b[^.!?;]{0,24}"
    rf"\b(?:here|there|abroad|overseas|to (?:{COUNTRIES}))\b",
    re.IGNORECASE,
)
HAS_TAKEN = {
    "bank": re.compile(r"\b(?:bank|account|checking|savings)\b", re.IGNORECASE),
    "wage": re.compile(r"\b(?:pay ?check|wages?|salary|pay|job|employer)\b", re.IGNORECASE),
    "social_security": re.compile(r"\bsocial security|benefits?\b", re.IGNORECASE),
    "state_refund": re.compile(r"\bstate (?:tax )?refund\b", re.IGNORECASE),
}


@dataclass(frozen=True)
class Topic:
    """One triage question. `open`: worth asking now; `read`: the facts an answer gives, None where it is no answer."""

    slot: str
    open: Callable[[Facts, Law], bool]
    read: Callable[[Turn], Facts | None]

    @property
    def name(self) -> str:
        """The part of the slot's name after "triage__", by which its responses are called."""
        return self.slot.removeprefix("triage__")


def stage(case: Facts, law: Law) -> str | None:
    """The stage of the letter held, None when no letter of ours is named."""
    notice = law.notice(case.get("notice") or "")
    return notice.stage if notice else None


def _letter_open(case: Facts, law: Law) -> bool:
    return not case.get("notice") and not case.get("levy_active")


def _date_open(case: Facts, law: Law) -> bool:
    notice = law.notice(case.get("notice") or "")
    if notice is None or case.get("notice_date"):
        return False
    return any(law.deadlines[id].counted_from == "notice_date" for id in notice.deadlines)


def _taken_open(case: Facts, law: Law) -> bool:
    return case.get("levy_active") is None and stage(case, law) == "final_notice_levy"


def _served_open(case: Facts, law: Law) -> bool:
    bank = case.get("notice") == "Form 668-A" or bool(case.get("levy_active")) and case.get("levy_type") == "bank"
    return bank and not case.get("levy_served")


def _owing(case: Facts, law: Law) -> bool:
    return stage(case, law) not in {"missing_return", "identity"}


def _amount_open(case: Facts, law: Law) -> bool:
    known = any(case.get(name) is not None for name in ("assessed_balance", "total_balance", "tax_only_balance"))
    return not known and _owing(case, law) and stage(case, law) != "assessment_proposed"


def _agree_open(case: Facts, law: Law) -> bool:
    known = any(
        case.get(name) is not None
        for name in ("disputes_amount", "return_or_income_not_mine", "tax_due_to_other_spouse", "already_paid")
    )
    return not known and stage(case, law) == "assessment_proposed"


def _pay_open(case: Facts, law: Law) -> bool:
    known = any(case.get(name) is not None for name in ("can_pay_full_in_days", "monthly_ability", "hardship"))
    return not known and stage(case, law) not in {"assessment_proposed", "missing_return", "identity"}


def _filed_open(case: Facts, law: Law) -> bool:
    return case.get("all_required_returns_filed") is None and not case.get("missing_years")


def _situation_open(case: Facts, law: Law) -> bool:
    known = ("taxpayer_type", "trust_fund_taxes", "open_bankruptcy", "revenue_officer_assigned", "prior_penalties_3y")
    return all(case.get(name) is None for name in known) and stage(case, law) not in {"missing_return", "identity"}


def _picked(*fields: str) -> Callable[[Turn], Facts | None]:
    def read(turn: Turn) -> Facts | None:
        facts = {name: turn.facts[name] for name in fields if turn.facts.get(name) is not None}
        return facts or None

    return read


def _printed(turn: Turn, span: Span) -> bool:
    return span.type == "date" and not (turn.requested == "triage__date" and came(turn.text, span))


def _read_date(turn: Turn) -> Facts | None:
    """A date; "the 16th" is the latest such day."""
    for near in (turn.today, turn.today - relativedelta(months=1)):
        found = [span for span in dates.read(turn.text, turn.today, "past", near) if _printed(turn, span)]
        if found and (date.fromisoformat(str(found[0].value)) <= turn.today or near != turn.today):
            return {"notice_date": str(found[0].value)}
    found = [span for span in dates.read(turn.text, turn.today, "past") if _printed(turn, span)]
    return {"notice_date": str(found[0].value)} if found else None


def _read_served(turn: Turn) -> Facts | None:
    found = _read_date(turn)
    return (
        {"levy_served": found["notice_date"]}
        if found and date.fromisoformat(found["notice_date"]) <= turn.today
        else None
    )


def _lien_open(case: Facts, law: Law) -> bool:
    notice = law.notice(case.get("notice") or "")
    counted = notice is not None and any(law.deadlines[id].counted_from == "nftl_filed" for id in notice.deadlines)
    return counted and not case.get("nftl_filed") and not case.get("printed_deadline")


def _read_lien(turn: Turn) -> Facts | None:
    """The day the lien was filed, or the last day that the letter prints, which lies ahead."""
    for sense in ("past", "future"):
        for span in dates.read(turn.text, turn.today, sense):
            if span.type == "date" and (LAST_DAY.search(turn.text) or date.fromisoformat(str(span.value)) > turn.today):
                return {"printed_deadline": str(span.value)}
            if span.type == "date":
                return {"nftl_filed": str(span.value)}
    return None


def _read_taken(turn: Turn) -> Facts | None:
    if turn.facts.get("levy_active") is not None:
        return {name: turn.facts[name] for name in ("levy_active", "levy_type", "levy_served") if name in turn.facts}
    if NO.search(turn.text) or NOTHING_YET.search(turn.text):
        return {"levy_active": False}
    kind = next((kind for kind, words in HAS_TAKEN.items() if words.search(turn.text)), None)
    told = any(not ONLY_FEARED.search(turn.text[: found.start()]) for found in TAKING.finditer(turn.text))
    if kind and not turn.question and (told or YES.search(turn.text) or SHORTLY_TAKEN.search(turn.text)):
        return {"levy_active": True, "levy_type": kind}
    return None


def _read_amount(turn: Turn) -> Facts | None:
    if turn.facts.get("take_home") is not None or TAKE_HOME.search(turn.text):
        return None
    spans = _amounts(turn)
    return {"assessed_balance": str(spans[0])} if spans else None


def _amounts(turn: Turn) -> list[Decimal]:
    found = [span.value for span in money.read(turn.text, expected=True) if span.type == "amount"]
    return [value for value in found if isinstance(value, Decimal)]


def _read_agree(turn: Turn) -> Facts | None:
    if NOT_MINE.search(turn.text):
        return {"return_or_income_not_mine": True}
    if SPOUSE.search(turn.text):
        return {"joint_return": True, "tax_due_to_other_spouse": True}
    if WRONG.search(turn.text) or turn.intent == "dispute_amount":
        return {"disputes_amount": True}
    if YES.search(turn.text) or turn.intent == "affirm":
        return {"disputes_amount": False}
    return {"disputes_amount": True} if NO.search(turn.text) or turn.intent == "deny" else None


def _read_pay(turn: Turn) -> Facts | None:
    facts = _picked("can_pay_full_in_days", "monthly_ability", "hardship")(turn)
    if facts:
        return facts
    if ALL_NOW.search(turn.text):
        return {"can_pay_full_in_days": 0}
    spans = [span for span in counts.read(turn.text) if span.type == "duration"]
    if spans and WITHIN.search(turn.text) and not _amounts(turn):
        return {"can_pay_full_in_days": counts.days(str(spans[0].value))}
    if SIX_MONTHS.search(turn.text):
        return {"can_pay_full_in_days": 180}
    sums = [span for span in money.read(turn.text, expected=True) if span.type == "amount"]
    positive = [span for span in sums if isinstance(span.value, Decimal) and span.value > 0]
    offered = [span.value for span in positive if _offered(turn.text, span, sums)]
    if offered:
        return {"monthly_ability": str(offered[0])}
    return {"hardship": True} if NOTHING.search(turn.text) or turn.intent == "cnc_hardship" else None


def _offered(text: str, span: Span, sums: Sequence[Span]) -> bool:
    """Whether a sum is one to pay with, not a rent, an age or a number of nights."""
    said = clause(text, span)
    if COULD_PAY.search(said):
        return True
    return not SPENT_OR_EARNED.search(said) and (bool(OF_PAYING.search(said)) or alone(text, span, sums))


def _read_filed(turn: Turn) -> Facts | None:
    facts = _picked("all_required_returns_filed", "missing_years")(turn)
    if facts:
        return facts
    if YES.search(turn.text) or turn.intent == "affirm":
        return {"all_required_returns_filed": True}
    if NO.search(turn.text) or turn.intent == "missing_returns" or _not_all(turn.text):
        return {"all_required_returns_filed": False}
    other_news = re.search(r"\b(?:haven'?t|didn'?t|never)\b", turn.text, re.IGNORECASE)
    return {"all_required_returns_filed": False} if turn.intent == "deny" and not other_news else None


def _not_all(text: str) -> bool:
    sentences = re.split(r"[.!?;\n]", text)
    spoken_of = any(NOT_ALL.search(sentence) and OF_FILING.search(sentence) for sentence in sentences)
    return spoken_of or bool(NOT_ALL.search(text) and SHORTLY_NOT_ALL.search(text))


def _read_situation(turn: Turn) -> Facts | None:
    facts = _picked(
        "taxpayer_type", "trust_fund_taxes", "open_bankruptcy", "revenue_officer_assigned", "prior_penalties_3y"
    )(turn)
    if facts:
        return facts
    if NO.search(turn.text) or NOTHING_YET.search(turn.text) or turn.intent == "deny":
        return {"open_bankruptcy": False, "revenue_officer_assigned": False, "prior_penalties_3y": False}
    return None


def abroad(turn: Turn) -> Facts:
    """Whether the notice went to an address outside the United States, where the message says so."""
    return {"outside_us": True} if LIVES_ABROAD.search(turn.text) and SENT_ABROAD.search(turn.text) else {}


TOPICS = (
    Topic("triage__notice", _letter_open, _picked("notice")),
    Topic("triage__date", _date_open, _read_date),
    Topic("triage__lien", _lien_open, _read_lien),
    Topic("triage__taken", _taken_open, _read_taken),
    Topic("triage__served", _served_open, _read_served),
    Topic("triage__amount", _amount_open, _read_amount),
    Topic("triage__agree", _agree_open, _read_agree),
    Topic("triage__pay", _pay_open, _read_pay),
    Topic("triage__filed", _filed_open, _read_filed),
    Topic("triage__situation", _situation_open, _read_situation),
)
BY_SLOT = {topic.slot: topic for topic in TOPICS}


def declines(turn: Turn, slot: str) -> bool:
    """Whether the message says that the question cannot or will not be answered."""
    if turn.intent == "dont_know" or DONT_KNOW.search(turn.text):
        return True
    return turn.intent == "deny" and slot in {"triage__notice", "triage__date", "triage__served", "triage__amount"}


def next_topic(case: Facts, slots: Facts, law: Law) -> str | None:
    """The slot of the next question worth asking; None when enough is known. What was skipped is not asked again."""
    if case.get("criminal_investigation") or case.get("summons") or case.get("seizure"):
        return None
    return next((topic.slot for topic in TOPICS if slots.get(topic.slot) is None and topic.open(case, law)), None)
