"""Low-income waivers: 250% of the poverty guideline (IRC 6159(f)(2), 7122(c)(3))."""

from datetime import date
from decimal import Decimal

from bot.guidance.case import Case
from bot.guidance.figures import settled, table
from bot.guidance.unknown import Known, at_most
from bot.law.loader import Law

LARGEST_LISTED_HOUSEHOLD = 8
_GUIDELINES = {"AK": "poverty_guideline_alaska", "HI": "poverty_guideline_hawaii"}


def low_income_limit(law: Law, household: int | None, state: str | None, day: date) -> Decimal | None:
    """250% of the guideline in force on `day`, in USD a year; an unknown state counts as one of the 48.

    None while the household is unknown or no guideline is known for the day.
    """
    amounts = table(law, _GUIDELINES.get(state or "", "poverty_guideline_48_states"), day)
    if household is None or not amounts:
        return None
    more = max(0, household - LARGEST_LISTED_HOUSEHOLD)
    guideline = amounts[str(min(household, LARGEST_LISTED_HOUSEHOLD))] + more * amounts["each_additional"]
    return guideline * settled(law, "low_income_ratio")


def is_business_entity(case: Case) -> bool:
    """Whether the taxpayer is known to be a business other than a sole proprietor, for whom the waivers are not."""
    return case.taxpayer_type in ("business_open", "business_closed")


def by_agi(case: Case, limit: Decimal | None) -> Known:
    """The plan fee's test: the adjusted gross income alone. Individuals only."""
    return False if is_business_entity(case) else at_most(case.agi, limit)


def by_agi_or_income(case: Case, limit: Decimal | None) -> Known:
    """The offer's test: the adjusted gross income, or twelve times the household's present gross monthly income.

    True when either known test passes, False when both are known and fail. Individuals only.
    """
    if is_business_entity(case):
        return False
    yearly = None if case.gross_income_month is None else 12 * case.gross_income_month
    tests = (at_most(case.agi, limit), at_most(yearly, limit))
    if True in tests:
        return True
    return None if None in tests else False
