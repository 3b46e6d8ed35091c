"""Interest on unpaid tax (IRC 6601, 6621, 6622)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from bot.guidance.calendar import ONE_DAY
from bot.guidance.case import Payment
from bot.guidance.figures import RATE, interest_rate, to_cent
from bot.law.loader import Law


@dataclass(frozen=True)
class Interest:
    """`amount` in USD, to the cent. `assumed`: part of it rests on a quarter whose rate is not published yet."""

    amount: Decimal
    assumed: bool


def interest(law: Law, tax: Decimal, *, due: date, through: date, payments: Iterable[Payment] = ()) -> Interest | None:
    """Interest on `tax` from the day after `due` through `through`, compounded daily at the quarter's rate.

    A day counts rate/365, in a leap year rate/366. A payment lowers the tax from its own day on;
    payments up to the due date have nothing to do with it. 0 when `through` is not after `due`. None when the law files
    hold no rate for part of the time.
    """
    balance, left, day, assumed = tax, tax, due, False
    for payment in sorted(payments, key=lambda one: one.date):
        if not due < payment.date <= through:
            continue
        eve = payment.date - ONE_DAY
        growth = _growth(law, day, eve)
        if growth is None:
            return None
        applied = min(payment.amount, left)
        balance, left, day, assumed = balance * growth[0] - applied, left - applied, eve, assumed or growth[1]
    growth = _growth(law, day, through)
    if growth is None:
        return None
    return Interest(to_cent(balance * growth[0] - left), assumed or growth[1])


def yearly_growth(rate_percent: Decimal) -> Decimal:
    """What 1 USD grows by in 365 days of daily compounding at `rate_percent`: 7 gives 0.072501."""
    return (1 + rate_percent / 36500) ** 365 - 1


def _growth(law: Law, after: date, through: date) -> tuple[Decimal, bool] | None:
    """What 1 USD becomes from the day after `after` through `through`, and whether a rate was assumed."""
    grown, assumed = Decimal(1), False
    for first, last in _stretches(law, after + timedelta(days=1), through):
        rate = interest_rate(law, first)
        if rate is None:
            return None
        days_in_year = (date(first.year + 1, 1, 1) - date(first.year, 1, 1)).days
        grown *= (1 + rate.percent / (100 * days_in_year)) ** ((last - first).days + 1)
        assumed = assumed or rate.assumed
    return grown, assumed


def _stretches(law: Law, first: date, through: date) -> Iterator[tuple[date, date]]:
    """The days from `first` through `through`, cut where a year ends or a new rate begins."""
    begins = [value.effective for value in law.figure(RATE).values]
    while first <= through:
        cuts = [date(first.year + 1, 1, 1), *(begin for begin in begins if begin > first)]
        last = min(through, min(cuts) - timedelta(days=1))
        yield first, last
        first = last + timedelta(days=1)
