"""What an offer in compromise is measured against (IRC 7122; Form 433-A (OIC))."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.guidance.case import Case
from bot.guidance.figures import settled, to_cent
from bot.law.loader import Law

ASSETS = ("bank", "car_value", "retirement_401k", "home_value")
_LOANS = {"car_value": "car_loan", "home_value": "home_loan"}


@dataclass(frozen=True)
class Equity:
    """Net realizable equity in USD. `missing`: the fields that were unknown and counted as 0."""

    amount: Decimal
    missing: tuple[str, ...]


@dataclass(frozen=True)
class Collection:
    """Reasonable collection potential in USD, for an offer paid in a lump sum and for one paid over 6 to 24 months."""

    lump: Decimal
    periodic: Decimal


def disposable_income(case: Case) -> Decimal | None:
    """Monthly gross household income less allowable expenses; may be negative. None if either is unknown."""
    if case.gross_income_month is None or case.allowable_expenses_month is None:
        return None
    return case.gross_income_month - case.allowable_expenses_month


def net_equity(case: Case, law: Law) -> Equity | None:
    """Net realizable equity: `nre` as given, else from the assets as soon as one of them is known.

    Bank above $1,000; a car at 80% less its loan and $3,450, for one car; a retirement account at 80%; a home at 80%
    less its loan; none below 0.
    """
    if case.nre is not None:
        return Equity(case.nre, ())
    if all(getattr(case, name) is None for name in ASSETS):
        return None
    share = settled(law, "offer_asset_value")

    def known(amount: Decimal | None) -> Decimal:
        return Decimal(0) if amount is None else amount

    def above_zero(amount: Decimal) -> Decimal:
        return max(Decimal(0), amount)

    total = (
        above_zero(known(case.bank) - settled(law, "offer_bank_exclusion"))
        + above_zero(share * known(case.car_value) - known(case.car_loan) - settled(law, "offer_car_exclusion"))
        + share * known(case.retirement_401k)
        + above_zero(share * known(case.home_value) - known(case.home_loan))
    )
    missing = [name for name in ASSETS if getattr(case, name) is None]
    missing += [loan for asset, loan in _LOANS.items() if getattr(case, asset) and getattr(case, loan) is None]
    return Equity(to_cent(total), tuple(missing))


def full_pay_capacity(equity: Decimal, income: Decimal, months: int) -> Decimal:
    """What the IRS could collect in the `months` the statute leaves: equity and the income of every month."""
    return equity + max(income, Decimal(0)) * months


def collection_potential(
    law: Law, equity: Decimal, income: Decimal, months: int | None, day: date
) -> Collection | None:
    """Equity and 12 (lump sum) or 24 (periodic) months of income, never more months than the statute leaves.

    None when `months` is unknown and there is income to count.
    """
    factors = law.figure("offer_months").on(day) or law.figure("offer_months").values[0]
    assert not isinstance(factors.value, Decimal)
    future = max(income, Decimal(0))
    if months is None:
        return Collection(equity, equity) if future == 0 else None
    return Collection(
        lump=equity + future * min(factors.value["lump"], Decimal(months)),
        periodic=equity + future * min(factors.value["periodic"], Decimal(months)),
    )
