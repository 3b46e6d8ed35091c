"""The times at which a case review can still be booked, and which few of them to show."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from itertools import groupby
from zoneinfo import ZoneInfo

from bot.booking.office import Office, Reviewer, WeeklyHours
from bot.booking.wishes import Wish

WAKING_HOURS = range(8, 20)
"""Hours of the taxpayer's day at which a review is shown where nothing else was asked."""


@dataclass(frozen=True, order=True)
class Opening:
    """One reviewer's time for one review, or one that is taken. Both instants are timezone-aware, kept in UTC."""

    starts_at: datetime
    ends_at: datetime
    reviewer: str


@dataclass(frozen=True)
class Offer:
    """A few openings to show, in order of time. `exact` is false where they only come near to what was asked."""

    openings: tuple[Opening, ...]
    exact: bool


def openings(office: Office, taken: Iterable[Opening], now: datetime) -> list[Opening]:
    """Every bookable opening at the instant `now`, by time, then in the office's order of reviewers.

    Raises:
        ValueError: `now` has no time zone.
    """
    require_aware("now", now)
    busy: dict[str, list[Opening]] = {}
    for opening in taken:
        busy.setdefault(opening.reviewer, []).append(opening)
    free = [
        opening
        for reviewer in office.reviewers
        for hours in reviewer.hours
        for opening in _on_duty(office, reviewer, hours, now)
        if not any(_overlap(opening, other) for other in busy.get(reviewer.id, ()))
    ]
    return sorted(free, key=lambda opening: opening.starts_at)


def distinct_times(found: Iterable[Opening]) -> list[Opening]:
    """The first opening of each starting time: a taxpayer chooses a time, not a reviewer."""
    by_time: dict[datetime, Opening] = {}
    for opening in found:
        by_time.setdefault(opening.starts_at, opening)
    return list(by_time.values())


def offer(found: Sequence[Opening], wanted: Wish | None, zone: str, count: int = 3) -> Offer:
    """At most `count` openings to show, one a starting time, for a taxpayer in the IANA zone `zone`.

    Without a wish: the nearest days, one opening a day, mornings and afternoons in turn. With one: those that meet it
    in full, or, where none does, the nearest with `exact` false. A zone said in the wish goes before `zone`.
    """
    wish = wanted or Wish()
    local = ZoneInfo(wish.zone or zone)
    times = distinct_times(found)
    meeting = [opening for opening in times if meets(wish, opening, local)]
    if not wish.says_time:
        times, meeting = _waking(times, local), _waking(meeting, local)
    if not meeting:
        return Offer(tuple(sorted(_nearest(times, wish, local, count))), exact=False)
    if wish.earliest:
        return Offer(tuple(meeting[:count]), exact=True)
    return Offer(tuple(sorted(_spread(meeting, local, count))), exact=True)


def meets(wish: Wish, opening: Opening, zone: ZoneInfo) -> bool:
    """Whether `opening` lies within all that was wished, on the clock of `zone`."""
    return not _days_off(wish, opening, zone) and not _minutes_off(wish, opening, zone)


def nearest_to(found: Sequence[Opening], starts_at: datetime, count: int = 3) -> tuple[Opening, ...]:
    """At most `count` openings of different times, those nearest to the instant `starts_at`, in order of time."""
    times = sorted(distinct_times(found), key=lambda opening: abs(opening.starts_at - starts_at))
    return tuple(sorted(times[:count]))


def require_aware(name: str, instant: datetime) -> None:
    """Refuse a naive datetime: guessing its zone books the wrong hour.

    Raises:
        ValueError: `instant` has no time zone.
    """
    if instant.utcoffset() is None:
        raise ValueError(f"{name} is {instant.isoformat()} without a time zone; pass an aware datetime such as UTC.")


def _on_duty(office: Office, reviewer: Reviewer, hours: WeeklyHours, now: datetime) -> Iterable[Opening]:
    zone = ZoneInfo(reviewer.zone)
    for day in hours.days(*office.bookable_days(now)):
        if office.closed(day):
            continue
        start = datetime.combine(day, hours.opens, zone).astimezone(timezone.utc)
        closes = datetime.combine(day, hours.closes, zone).astimezone(timezone.utc)
        while start + reviewer.length <= closes:
            end = start + reviewer.length
            # Where the clock changes within the hours, an instant between both ends can still show a time outside.
            begins, stops = start.astimezone(zone).time(), end.astimezone(zone).time()
            if start > now and hours.opens <= begins and stops <= hours.closes:
                yield Opening(starts_at=start, ends_at=end, reviewer=reviewer.id)
            start = end


def _overlap(one: Opening, other: Opening) -> bool:
    return one.starts_at < other.ends_at and other.starts_at < one.ends_at


def _start(opening: Opening, zone: ZoneInfo) -> datetime:
    return opening.starts_at.astimezone(zone)


def _waking(times: list[Opening], zone: ZoneInfo) -> list[Opening]:
    """Those in waking hours, or all where there is none: a morning in New York is night in Honolulu."""
    return [opening for opening in times if _start(opening, zone).hour in WAKING_HOURS] or times


def _days_off(wish: Wish, opening: Opening, zone: ZoneInfo) -> int:
    """How many days the opening's date lies from the nearest date wished; 0 where it is one of them."""
    day = _start(opening, zone).date()
    off = 0
    if wish.days:
        off = min(abs((day - wished).days) for wished in wish.days)
    if wish.first_day is not None and day < wish.first_day:
        off = max(off, (wish.first_day - day).days)
    if wish.last_day is not None and day > wish.last_day:
        off = max(off, (day - wish.last_day).days)
    if wish.weekdays and day.weekday() not in wish.weekdays:
        off += min(min((day.weekday() - wished) % 7, (wished - day.weekday()) % 7) for wished in wish.weekdays)
    return off + (7 if day in wish.excluded_days else 0)


def _minutes_off(wish: Wish, opening: Opening, zone: ZoneInfo) -> float:
    """How many minutes the opening lies outside the time of day wished; 0 where it is within."""
    start = _start(opening, zone)
    off = timedelta(0)
    if wish.times:
        off = min(abs(start - start.replace(hour=at.hour, minute=at.minute)) for at in wish.times)
    if wish.from_time is not None:
        off = max(off, start.replace(hour=wish.from_time.hour, minute=wish.from_time.minute) - start)
    if wish.to_time is not None:
        until = start.replace(hour=wish.to_time.hour, minute=wish.to_time.minute)
        off = max(off, opening.ends_at.astimezone(zone) - until)
    return off / timedelta(minutes=1)


def _nearest(times: Sequence[Opening], wish: Wish, zone: ZoneInfo, count: int) -> list[Opening]:
    """A day off weighs as much as an hour off, so that both "another time that day" and "that time next day" show."""

    def distance(opening: Opening) -> float:
        return 60 * _days_off(wish, opening, zone) + _minutes_off(wish, opening, zone)

    chosen: list[Opening] = []
    for _, equals in groupby(sorted(times, key=distance), key=distance):
        if len(chosen) >= count:
            break
        chosen += _spread(list(equals), zone, count - len(chosen))
    return chosen


def _spread(times: Sequence[Opening], zone: ZoneInfo, count: int) -> list[Opening]:
    """`count` of `times`: one a day over the first days, more where there are fewer days than that."""

    def day_of(opening: Opening) -> date:
        return _start(opening, zone).date()

    days = [list(day) for _, day in groupby(sorted(times), key=day_of)][:count]
    chosen: list[Opening] = []
    for number, day in enumerate(days):
        share = len(range(number, count, len(days)))
        if share == 1:
            chosen.append(day[len(day) * (3 if number % 2 else 1) // 4])
        else:
            chosen += [day[index] for index in sorted({place * len(day) // share for place in range(share)})]
    rest = [opening for opening in sorted(times) if opening not in chosen]
    return chosen + rest[: count - len(chosen)]
