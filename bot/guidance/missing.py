"""Which unknown facts would change the answer: found by trying plausible answers, not by a list of rules."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from bot.guidance.case import Case
from bot.guidance.ranking import judged, ranked
from bot.guidance.terms import Terms
from bot.guidance.urgency import LEVELS, urgency

_LEVEL_WEIGHT, _HUMAN_WEIGHT, _FIRST_WEIGHT, _FIT_WEIGHT = 8, 4, 3, 1


def useful_questions(terms: Terms) -> tuple[str, ...]:
    """The case fields whose answer would change the urgency or the first option, most useful first.

    Each unknown field is tried with plausible answers. Stop signs end it: no question is asked then. A letter whose name
    is not known comes first.
    """
    case = terms.case
    if case.criminal_investigation or case.summons:
        return ()
    now = _outcome(terms)
    weights: dict[str, int] = {}
    if any(letter.notice is None for letter in terms.letters):
        weights["notice"] = 1000
    for field, answers in _answers(terms).items():
        if field in weights:
            continue
        weight = 0
        for answer in answers:
            changed = _outcome(Terms(replace(case, **{field: answer}), terms.today, terms.law))
            weight = max(weight, _difference(now, changed))
        if weight:
            weights[field] = weight
    return tuple(sorted(weights, key=lambda field: -weights[field]))


_Outcome = tuple[int, bool, str, str]


def _outcome(terms: Terms) -> _Outcome:
    verdicts = judged(terms)
    offered = [id for id in ranked(terms, verdicts) if verdicts[id].fit != "does_not_fit"]
    found = urgency(terms)
    first = offered[0] if offered else ""
    return LEVELS.index(found.level), found.human, first, verdicts[first].fit if first else ""


def _difference(now: _Outcome, then: _Outcome) -> int:
    weight = _LEVEL_WEIGHT * abs(now[0] - then[0])
    weight += _HUMAN_WEIGHT if now[1] != then[1] else 0
    if now[2] != then[2]:
        return weight + _FIRST_WEIGHT
    return weight + (_FIT_WEIGHT if now[3] != then[3] else 0)


def _answers(terms: Terms) -> dict[str, tuple[Any, ...]]:
    """Plausible answers to the questions that are still open, in the order in which they are asked."""
    case, today = terms.case, terms.today
    asked: dict[str, tuple[Any, ...]] = {
        "notice": ("LT11", "CP14"),
        "notice_date": (today - timedelta(days=25), today - timedelta(days=200)),
        "nftl_filed": (today - timedelta(days=20),),
        "levy_active": (True,),
        "levy_served": (today - timedelta(days=5),),
        "assessed_balance": (Decimal(8_000), Decimal(90_000), Decimal(300_000)),
        "can_pay_full_in_days": (0, 120, 1000),
        "monthly_ability": (Decimal(0), Decimal(100_000)),
        "hardship": (True,),
        "all_required_returns_filed": (True, False),
        "current_year_compliant": (True, False),
        "disputes_amount": (True, False),
        "return_or_income_not_mine": (True,),
        "revenue_officer_assigned": (True, False),
        "trust_fund_taxes": (True,),
        "open_bankruptcy": (True,),
        "cdp_requested_on": (today - timedelta(days=1),),
        "installment_agreement_from": (today - timedelta(days=100),),
        "gross_income_month": (Decimal(0),),
        "allowable_expenses_month": (Decimal(0), Decimal(100_000)),
        "months_to_csed": (12, 110),
        "travel_in_days": (5,),
        "nre": (Decimal(0), Decimal(1_000_000)),
    }
    return {field: tries for field, tries in asked.items() if getattr(case, field) is None and _asks(terms, field)}


def _asks(terms: Terms, field: str) -> bool:
    """Whether the question has a place in this case."""
    case = terms.case
    wanted = {
        "notice_date": case.notice is not None,
        "nftl_filed": terms.holds_stage("lien"),
        "levy_served": bool(case.levy_active) and case.levy_type == "bank",
        "assessed_balance": terms.balance is None and terms.owes is not False,
        "can_pay_full_in_days": bool(terms.owes),
        "monthly_ability": bool(terms.owes),
        "hardship": bool(terms.owes) or terms.holds_levy_hearing_notice,
        "current_year_compliant": bool(terms.owes),
        "revenue_officer_assigned": bool(terms.owes),
        "cdp_requested_on": bool(terms.windows),
        "installment_agreement_from": bool(terms.owes),
        "gross_income_month": case.allowable_expenses_month is not None,
        "allowable_expenses_month": case.gross_income_month is not None,
        "months_to_csed": terms.months is None and terms.mdi is not None,
        "travel_in_days": terms.passport_certified,
        "nre": terms.nre is None and terms.mdi is not None,
    }
    return wanted.get(field, True)


