"""Which unknown facts would change the answer: found by trying plausible answers, not by a list of rules."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from bot.guidance.ranking import leading
from bot.guidance.terms import Terms, TracedTerms
from bot.guidance.urgency import LEVELS, urgency

_LEVEL_WEIGHT, _HUMAN_WEIGHT, _FIRST_WEIGHT, _FIT_WEIGHT = 8, 4, 3, 1
_SURE, _COMMON, _RARE = 5, 3, 1


class _Question(NamedTuple):
    """A field that may be asked about: plausible answers, and how often the answer is one of them."""

    field: str
    answers: tuple[Any, ...]
    weight: int
    has_a_place: bool


class _Outcome(NamedTuple):
    level: int
    human: bool
    first: str
    fit: str


def useful_questions(terms: TracedTerms) -> tuple[str, ...]:
    """The case fields whose answer would change the urgency or the first option, most useful first.

    Each unknown field is tried with plausible answers; a change counts for more where such an answer is common. A
    letter whose name is not known comes first. A stop sign that leaves no option ends the questions.
    """
    case = terms.case
    if case.criminal_investigation or case.summons:
        return ()
    unnamed = [letter for letter in terms.letters if letter.notice is None]
    now = terms.once("outcome", _outcome)
    useful: dict[str, int] = {}
    for question in _questions(terms):
        field = question.field
        if not question.has_a_place or getattr(case, field) is not None or not terms.rests_on("outcome", field):
            continue
        outcomes = (_outcome(terms.tried(field, answer)) for answer in question.answers)
        change = max(_change(now, outcome) for outcome in outcomes) * question.weight
        if change:
            useful[field] = change
    order = sorted(useful, key=lambda field: -useful[field])
    if not unnamed:
        return tuple(order)
    return ("notice" if any(letter.main for letter in unnamed) else "other_notices", *order)


def _outcome(terms: Terms) -> _Outcome:
    found = terms.once("urgency", urgency)
    first = leading(terms) or ("", "")
    return _Outcome(LEVELS.index(found.level), found.human, *first)


def _change(now: _Outcome, then: _Outcome) -> int:
    change = _LEVEL_WEIGHT * abs(now.level - then.level) + (_HUMAN_WEIGHT if now.human != then.human else 0)
    if now.first != then.first:
        return change + _FIRST_WEIGHT
    return change + (_FIT_WEIGHT if now.fit != then.fit else 0)


def _questions(terms: Terms) -> Iterator[_Question]:
    """What may be asked, in the order in which it is asked."""
    case, today, owes = terms.case, terms.today, bool(terms.owes)
    recently, long_ago = today - timedelta(days=25), today - timedelta(days=200)
    yield _Question("notice", ("LT11", "CP14"), _SURE, True)
    yield _Question("notice_date", (recently, long_ago), _SURE, case.notice is not None)
    several = len([window for window in terms.windows if window.kind != "lien"]) > 1
    held_years = [letter.tax_years for letter in terms.letters if not letter.main and letter.tax_years]
    yield _Question("tax_years", tuple(held_years), _COMMON, several and bool(held_years))
    yield _Question("nftl_filed", (recently,), _COMMON, terms.holds_stage("lien"))
    yield _Question("levy_active", (True,), _COMMON, True)
    yield _Question("levy_type", ("bank", "state_refund"), _COMMON, bool(case.levy_active))
    no_amount = terms.balance is None and terms.owes is not False
    yield _Question("assessed_balance", (Decimal(8_000), Decimal(90_000), Decimal(300_000)), _COMMON, no_amount)
    yield _Question("can_pay_full_in_days", (0, 120, 1000), _COMMON, owes)
    yield _Question("monthly_ability", (Decimal(0), Decimal(100_000)), _COMMON, owes)
    yield _Question("hardship", (True,), _COMMON, owes)
    yield _Question("all_required_returns_filed", (True, False), _COMMON, True)
    yield _Question("current_year_compliant", (True, False), _COMMON, owes)
    yield _Question("disputes_amount", (True, False), _COMMON, True)
    yield _Question("return_or_income_not_mine", (True,), _RARE, True)
    yield _Question("revenue_officer_assigned", (True, False), _RARE, owes)
    yield _Question("trust_fund_taxes", (True,), _RARE, owes)
    yield _Question("open_bankruptcy", (True,), _RARE, owes)
    last_days = tuple(window.last_day for window in terms.windows if window.last_day is not None)
    yield _Question("cdp_requested_on", (today, *last_days), _RARE, bool(terms.windows))
    yield _Question("installment_agreement_from", (long_ago,), _RARE, owes)
    yield _Question("gross_income_month", (Decimal(0),), _COMMON, case.allowable_expenses_month is not None)
    expenses = (Decimal(0), Decimal(100_000))
    yield _Question("allowable_expenses_month", expenses, _COMMON, case.gross_income_month is not None)
    yield _Question("months_to_csed", (12, 110), _COMMON, terms.months is None and terms.mdi is not None)
    yield _Question("nre", (Decimal(0), Decimal(1_000_000)), _COMMON, terms.nre is None and terms.mdi is not None)
    yield _Question("travel_in_days", (5,), _COMMON, terms.passport_certified)
