"""Days as the tax law counts them: business days, and the roll of IRC 7503 off weekends and D.C. legal holidays."""

from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from dateutil.relativedelta import relativedelta
from holidays.countries.united_states import US

_holidays: Any = US
ONE_DAY = timedelta(days=1)


@lru_cache(maxsize=256)
def legal_holidays(year: int) -> frozenset[date]:
    """The legal holidays of the District of Columbia that fall in `year`, observed days included.

    Emancipation Day (April 16) and, every fourth year, Inauguration Day are among them. A holiday on a Saturday is kept
    on the Friday before, so New Year's Day of 2028 makes December 31, 2027 one. IRC 7503; 26 CFR 301.7503-1(b).
    """
    return frozenset(day for day in _holidays(subdiv="DC", years=year) if day.year == year)


def is_business_day(day: date) -> bool:
    """Whether `day` is no Saturday, Sunday or D.C. legal holiday."""
    return day.weekday() < 5 and day not in legal_holidays(day.year)


def rolled(day: date) -> date:
    """`day`, or the next day that is no Saturday, Sunday or D.C. legal holiday (IRC 7503)."""
    while not is_business_day(day):
        day += ONE_DAY
    return day


def after_business_days(day: date, count: int) -> date:
    """The last of the `count` business days that follow `day`; `day` itself for 0."""
    for _ in range(count):
        day = rolled(day + ONE_DAY)
    return day


@lru_cache(maxsize=4096)
def after_months(day: date, months: int) -> date:
    """The same day of the month `months` later; the month's last day where that month is shorter."""
    return day + relativedelta(months=months)


def whole_months(start: date, end: date) -> int:
    """Whole calendar months from `start` to `end`; 0 when `end` is not later."""
    if end <= start:
        return 0
    span = relativedelta(end, start)
    return span.years * 12 + span.months


def original_due_date(tax_year: int) -> date:
    """The day an individual's return and tax for `tax_year` were due: April 15, rolled (IRC 6072(a), 7503)."""
    return rolled(date(tax_year + 1, 4, 15))


def extended_due_date(tax_year: int) -> date:
    """The day the return was due with an extension to file: October 15, rolled (IRC 6081). It extends no payment."""
    return rolled(date(tax_year + 1, 10, 15))


def last_year_due(today: date) -> int:
    """The last tax year whose return is due by `today`, extensions left aside."""
    return today.year - 1 if today >= original_due_date(today.year - 1) else today.year - 2
