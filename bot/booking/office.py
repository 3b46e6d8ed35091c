"""Who reviews cases and when: reviewers with weekly hours, and the days the office is closed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import combinations
from zoneinfo import ZoneInfo

import holidays
from dateutil.rrule import WEEKLY, rrule

OFFICE_ZONE = "America/New_York"


@dataclass(frozen=True)
class WeeklyHours:
    """Working time that comes back every week, in the reviewer's own zone.

    `weekdays` are 0 (Monday) to 6; `opens` is before `closes` on the same day.

    Raises:
        ValueError: no weekday, a weekday out of range, or hours that do not begin before they end.
    """

    weekdays: tuple[int, ...]
    opens: time
    closes: time

    def __post_init__(self) -> None:
        if not self.weekdays or any(not 0 <= weekday <= 6 for weekday in self.weekdays):
            raise ValueError(f"weekdays is {self.weekdays!r}; it takes numbers from 0 (Monday) to 6 (Sunday).")
        if self.opens >= self.closes:
            raise ValueError(f"opens is {self.opens} and closes {self.closes}; a day's hours begin before they end.")

    def days(self, first: date, last: date) -> Iterator[date]:
        """The working days from `first` through `last`."""
        start, end = (datetime.combine(day, time()) for day in (first, last))
        for day in rrule(WEEKLY, byweekday=self.weekdays, dtstart=start, until=end):
            yield day.date()


@dataclass(frozen=True)
class Reviewer:
    """A person who reviews cases: `label` is what a taxpayer is shown, `zone` an IANA name, `length` one review's.

    Raises:
        ValueError: no length, or hours that overlap on a weekday.
        zoneinfo.ZoneInfoNotFoundError: no such zone.
    """

    id: str
    label: str
    zone: str
    hours: tuple[WeeklyHours, ...]
    length: timedelta = timedelta(minutes=30)

    def __post_init__(self) -> None:
        if self.length <= timedelta(0):
            raise ValueError(f"length of reviewer {self.id!r} is {self.length}; a review takes some time.")
        ZoneInfo(self.zone)
        by_start = sorted(self.hours, key=lambda hours: hours.opens)
        for earlier, later in combinations(by_start, 2):
            if later.opens < earlier.closes and set(earlier.weekdays) & set(later.weekdays):
                raise ValueError(f"hours of reviewer {self.id!r} overlap: {earlier} and {later}.")


@dataclass(frozen=True)
class Office:
    """The reviewers, and the days on which one can be booked.

    `closed(day)` is true on a day nobody works. Bookable are the days from `first_day` to `last_day` days after the
    day it is in `zone`, both included.
    """

    reviewers: tuple[Reviewer, ...]
    closed: Callable[[date], bool]
    zone: str = OFFICE_ZONE
    first_day: int = 1
    last_day: int = 30

    def bookable_days(self, now: datetime) -> tuple[date, date]:
        """The first and the last bookable date at the instant `now`, open or not."""
        today = now.astimezone(ZoneInfo(self.zone)).date()
        return today + timedelta(days=self.first_day), today + timedelta(days=self.last_day)


def federal_holiday(day: date) -> bool:
    """True on a U.S. federal holiday or the weekday it is observed on (5 U.S.C. 6103)."""
    return day in _federal_holidays(day.year)


def default_office() -> Office:
    """Two reviewers, Monday to Friday 9:00-17:00 Eastern, 30 minutes, closed on federal holidays."""
    weekly = (WeeklyHours(weekdays=(0, 1, 2, 3, 4), opens=time(9), closes=time(17)),)
    reviewers = tuple(
        Reviewer(id=f"reviewer-{number}", label=f"Case reviewer {number}", zone=OFFICE_ZONE, hours=weekly)
        for number in (1, 2)
    )
    return Office(reviewers=reviewers, closed=federal_holiday)


@lru_cache
def _federal_holidays(year: int) -> frozenset[date]:
    # Whole at once: the library's own object fills itself on the first question, and threads could ask half way.
    return frozenset(holidays.country_holidays("US", years=year, expand=False))
