"""How urgent a case is: the highest level of which any line holds, with every line that made it."""

from collections.abc import Callable, Iterator
from decimal import Decimal

from bot.guidance.assessment import Level, Urgency
from bot.guidance.case import Circumstance
from bot.guidance.letters import (
    HEARING_DETERMINATION,
    SOCIAL_SECURITY_WARNINGS,
    TRUST_FUND_PENALTY,
    repeats_hearing_notice,
)
from bot.guidance.terms import Terms
from bot.guidance.unknown import above

LEVELS: tuple[Level, ...] = ("L1", "L2", "L3", "L4", "L5")
DAYS_EMERGENCY = 10
DAYS_CRITICAL = 30
DAYS_NEAR = 183
MONTHS_NEAR = 6
LARGE_BALANCE = Decimal(250_000)
FOR_A_PERSON: dict[Circumstance, str] = {
    "self_harm": "urgency.self_harm",
    "domestic_abuse": "urgency.domestic_abuse",
    "hid_income": "urgency.hid_income",
    "offshore_accounts": "urgency.offshore_accounts",
    "bankruptcy_planned": "urgency.bankruptcy_planned",
    "wants_statute_certainty": "urgency.wants_statute_certainty",
    "minor_or_estate": "urgency.minor_or_estate",
    "money_of_somebody_else": "urgency.money_of_somebody_else",
    "asks_for_a_person": "urgency.asks_for_a_person",
}
"""What a person says of themselves that a rule should not answer alone, with the reason's id."""

_Line = tuple[bool, str]
_Row = Callable[[Terms], Iterator[_Line]]


def urgency(terms: Terms) -> Urgency:
    """The level of a case with its reasons, and whether a person should look at it.

    A hardship behind a hearing notice before levy raises the level by one; so do benefits at risk of somebody old or
    disabled, and a payroll that cannot be made; all of them together raise it once. A condition on an unknown fact
    never raises it and never asks for a person.
    """
    level, because = _level(terms)
    raises = _reasons(terms, _bump)
    if level != "L1" and raises:
        level, because = LEVELS[LEVELS.index(level) - 1], (*because, *raises)
    if terms.letters and any(letter.notice is None for letter in terms.letters):
        because = (*because, "urgency.notice_unknown")
    human_because = _reasons(terms, _human)
    if level == "L1":
        human_because = ("urgency.emergency", *human_because)
    return Urgency(level, because, bool(human_because), human_because)


def _level(terms: Terms) -> tuple[Level, tuple[str, ...]]:
    for level, row in _ROWS:
        because = _reasons(terms, row)
        if because:
            return level, because
    return "L5", (_why_low(terms),)


def _reasons(terms: Terms, row: _Row) -> tuple[str, ...]:
    return terms.once(row, lambda terms: tuple(reason for holds, reason in row(terms) if holds))


def _emergency(terms: Terms) -> Iterator[_Line]:
    case = terms.case
    yield bool(case.criminal_investigation), "urgency.criminal_investigation"
    yield bool(case.summons), "urgency.summons"
    yield bool(case.seizure), "urgency.seizure"
    yield terms.money_being_taken, "urgency.levy_in_force"
    yield _right_within(terms, 0, DAYS_EMERGENCY), "urgency.right_within_10_days"
    travels = case.travel_in_days is not None and case.travel_in_days < 10
    yield terms.passport_certified and travels, "urgency.passport_and_travel"


def _critical(terms: Terms) -> Iterator[_Line]:
    yield _right_within(terms, DAYS_EMERGENCY + 1, DAYS_CRITICAL), "urgency.right_within_30_days"
    yield _levy_may_follow(terms), "urgency.levy_hearing_notice"
    missed = any(deadline.status == "missed" for deadline in terms.dates_of("cap_ia"))
    yield terms.holds_stage("default") and missed, "urgency.plan_default_date_passed"
    yield terms.holds(*SOCIAL_SECURITY_WARNINGS), "urgency.social_security_warning"
    yield bool(terms.revenue_officer), "urgency.revenue_officer"
    yield terms.passport_certified, "urgency.passport_certified"
    yield terms.is_employer_in_business, "urgency.employer_payroll_tax"
    yield terms.holds(TRUST_FUND_PENALTY), "urgency.trust_fund_penalty"


def _high(terms: Terms) -> Iterator[_Line]:
    yield terms.holds_stage("intent_to_levy"), "urgency.intent_to_levy"
    yield terms.holds_stage("assessment_proposed"), "urgency.assessment_proposed"
    yield _right_within(terms, DAYS_CRITICAL + 1, None), "urgency.right_later"
    yield bool(terms.returns_missing), "urgency.returns_missing"
    yield not terms.returns_missing and terms.holds_stage("missing_return"), "urgency.return_asked_for"
    yield terms.has_lien, "urgency.lien_filed"
    yield terms.hearing_pending, "urgency.hearing_pending"
    passed = any(deadline.status == "missed" for deadline in terms.dates_of("snod"))
    yield passed, "urgency.deficiency_date_passed"
    yield bool(terms.case.open_bankruptcy), "urgency.bankruptcy_open"
    yield terms.within(terms.innocent_spouse_limit, DAYS_NEAR), "urgency.spouse_limit_near"
    yield _statute_near(terms), "urgency.statute_ends_soon"
    refund = terms.dates_of("refund_statute")
    yield any(terms.within(one.date, DAYS_NEAR) for one in refund), "urgency.refund_date_near"


def _moderate(terms: Terms) -> Iterator[_Line]:
    yield bool(terms.owes) and not terms.plan_running, "urgency.owes"
    yield terms.holds_stage("identity"), "urgency.identity_letter"


def _bump(terms: Terms) -> Iterator[_Line]:
    yield bool(terms.case.hardship and terms.holds_levy_hearing_notice), "urgency.hardship_raises"
    yield terms.says("benefits_at_risk"), "urgency.benefits_at_risk"
    yield terms.says("cannot_make_payroll"), "urgency.cannot_make_payroll"


def _why_low(terms: Terms) -> str:
    if terms.owes:
        return "urgency.plan_running"
    if terms.owes is False:
        return "urgency.nothing_owed" if terms.case.paid is not None else "urgency.nothing_billed"
    return "urgency.nothing_known_owed"


def _right_within(terms: Terms, least: int, most: int | None) -> bool:
    """A date whose miss loses a right lies that many days ahead and is not met yet."""
    return any(
        one.is_right and not one.met and one.days_left >= least and (most is None or one.days_left <= most)
        for one in terms.deadlines
    )


def _levy_may_follow(terms: Terms) -> bool:
    """A hearing notice before levy is held, whatever its date, and nothing bars the levy."""
    if terms.plan_running:
        return False
    if any(window.kind == "levy" and not window.timely for window in terms.windows):
        return True
    repeated = any(repeats_hearing_notice(letter, terms.letters) for letter in terms.letters)
    return repeated and terms.holds_levy_hearing_notice and not any(window.timely for window in terms.windows)


def _statute_near(terms: Terms) -> bool:
    months = terms.case.months_to_csed
    if months is not None:
        return months <= MONTHS_NEAR
    return terms.within(terms.csed, DAYS_NEAR)


def _human(terms: Terms) -> Iterator[_Line]:
    case = terms.case
    yield bool(case.criminal_investigation), "urgency.criminal_investigation"
    yield bool(case.summons), "urgency.summons"
    yield bool(case.seizure), "urgency.seizure"
    yield terms.holds_deficiency_notice, "urgency.deficiency_notice"
    yield terms.holds(HEARING_DETERMINATION), "urgency.hearing_determination"
    yield terms.holds(TRUST_FUND_PENALTY), "urgency.trust_fund_penalty"
    yield bool(case.trust_fund_taxes), "urgency.trust_fund_taxes"
    yield bool(terms.revenue_officer), "urgency.revenue_officer"
    yield terms.passport_certified and case.travel_in_days is not None, "urgency.passport_and_travel"
    yield bool(case.open_bankruptcy), "urgency.bankruptcy_open"
    yield bool(above(terms.balance, LARGE_BALANCE)), "urgency.large_balance"
    yield bool(terms.no_mdi and terms.usable_equity), "urgency.equity_without_income"
    if case.circumstances:
        yield from ((terms.says(circumstance), reason) for circumstance, reason in FOR_A_PERSON.items())


_ROWS: tuple[tuple[Level, _Row], ...] = (("L1", _emergency), ("L2", _critical), ("L3", _high), ("L4", _moderate))
