"""What a wage levy leaves (IRC 6334(a)(9), (d); Publication 1494)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.guidance.case import FilingStatus, PayPeriod
from bot.guidance.figures import number, table, to_cent
from bot.law.loader import Law

PERIODS: dict[PayPeriod, int] = {"daily": 260, "weekly": 52, "biweekly": 26, "semimonthly": 24, "monthly": 12}


@dataclass(frozen=True)
class WageLevy:
    """What stays with the worker and what goes to the IRS each pay period, in USD. `levied` None: take-home unknown."""

    exempt: Decimal
    levied: Decimal | None


def wage_levy(
    law: Law,
    day: date,
    *,
    period: PayPeriod,
    status: FilingStatus | None,
    dependents: int | None,
    take_home: Decimal | None,
) -> WageLevy | None:
    """The split of one paycheck on `day`; None where the year's table is not known.

    Each part is rounded to the cent, then added, as Publication 1494 does. Without a status, as for a worker who
    returned no statement: married filing separately, no dependents. An unknown number of dependents counts as none.
    """
    deduction = table(law, "standard_deduction", day).get(status if status is not None else "mfs")
    each = number(law, "levy_exemption_per_dependent", day)
    if deduction is None or each is None:
        return None
    heads = 0 if status is None or dependents is None else dependents
    exempt = to_cent(deduction / PERIODS[period]) + heads * to_cent(each / PERIODS[period])
    if take_home is None:
        return WageLevy(exempt, None)
    exempt = min(exempt, take_home)
    return WageLevy(exempt, take_home - exempt)
