"""Which times are open, and which of them are shown."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import holidays
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.booking.office import Office, Reviewer, WeeklyHours, default_office, federal_holiday
from bot.booking.openings import Opening, distinct_times, meets, nearest_to, offer, openings
from bot.booking.wishes import Wish, read_wish
from tests.booking.conftest import MONDAY_MORNING

EASTERN = ZoneInfo("America/New_York")
ZONES = ["America/New_York", "America/Chicago", "America/Phoenix", "America/Los_Angeles", "Pacific/Honolulu"]


def eastern(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=EASTERN)  # type: ignore[arg-type, misc]


def starts(found: list[Opening] | tuple[Opening, ...], zone: str = "America/New_York") -> list[str]:
    return [f"{opening.starts_at.astimezone(ZoneInfo(zone)):%a %b %d %H:%M}" for opening in found]


def shown(words: str, zone: str = "America/New_York", taken: tuple[Opening, ...] = ()) -> tuple[bool, list[str]]:
    wish = read_wish(words, MONDAY_MORNING, zone)
    answer = offer(openings(default_office(), taken, MONDAY_MORNING), wish, zone)
    return answer.exact, starts(answer.openings, zone)


def one_reviewer(hours: WeeklyHours, zone: str, length: int) -> Office:
    reviewer = Reviewer("r", "R", zone, (hours,), timedelta(minutes=length))
    return Office((reviewer,), closed=federal_holiday, zone=zone)


def test_the_default_office_in_thanksgiving_week() -> None:
    found = openings(default_office(), (), MONDAY_MORNING)
    days = sorted({opening.starts_at.astimezone(EASTERN).date() for opening in found})
    # November 24 to December 23, 2026 are 22 weekdays, less Thanksgiving.
    assert (days[0], days[-1], len(days)) == (date(2026, 11, 24), date(2026, 12, 23), 21)
    assert date(2026, 11, 26) not in days
    # 16 half hours from 9:00 to 17:00, for two reviewers.
    assert len(found) == 21 * 16 * 2
    assert starts(found[:3]) == ["Tue Nov 24 09:00", "Tue Nov 24 09:00", "Tue Nov 24 09:30"]
    assert starts(found[-1:]) == ["Wed Dec 23 16:30"]


def test_observed_holidays_close_the_office() -> None:
    # July 4, 2026 is a Saturday, so July 3 is the holiday (5 U.S.C. 6103(b)(1)); January 1, 2028 likewise.
    assert federal_holiday(date(2026, 7, 3))
    assert federal_holiday(date(2027, 12, 31))
    assert not federal_holiday(date(2026, 7, 6))
    # A holiday of the District of Columbia alone.
    assert not federal_holiday(date(2026, 4, 16))


@pytest.mark.parametrize(
    ("now", "before", "after"),
    [
        # Clocks go back on Sunday, November 1, 2026: 9:00 is 13:00 UTC before it and 14:00 after it.
        pytest.param(eastern(2026, 10, 29, 12), ("2026-10-30", 13), ("2026-11-02", 14), id="autumn"),
        # Clocks go forward on Sunday, March 14, 2027.
        pytest.param(eastern(2027, 3, 11, 12), ("2027-03-12", 14), ("2027-03-15", 13), id="spring"),
    ],
)
def test_nine_stays_nine_when_the_clocks_change(now: datetime, before: tuple[str, int], after: tuple[str, int]) -> None:
    found = openings(default_office(), (), now)
    for day, hour in (before, after):
        of_day = [o for o in found if o.starts_at.astimezone(EASTERN).date().isoformat() == day]
        assert of_day[0].starts_at == datetime.fromisoformat(f"{day}T{hour:02}:00:00+00:00")
        assert len(of_day) == 32


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        # From 1:00 to 4:00 in half hours. The hour from 2:00 does not exist in spring: two hours are left.
        pytest.param(date(2027, 3, 14), 4, id="spring"),
        pytest.param(date(2027, 3, 21), 6, id="an ordinary night"),
        # In autumn the hour from 1:00 comes twice.
        pytest.param(date(2026, 11, 1), 8, id="autumn"),
    ],
)
def test_hours_in_which_the_clock_changes(day: date, expected: int) -> None:
    office = one_reviewer(WeeklyHours((6,), time(1), time(4)), "America/New_York", 30)
    now = datetime.combine(day - timedelta(days=2), time(12), timezone.utc)
    of_day = [o for o in openings(office, (), now) if o.starts_at.astimezone(EASTERN).date() == day]
    assert len(of_day) == expected


def test_two_reviewers_may_take_the_same_time_each_once() -> None:
    found = openings(default_office(), (), MONDAY_MORNING)
    first, second = found[:2]
    assert first.starts_at == second.starts_at
    left = openings(default_office(), [first], MONDAY_MORNING)
    assert left[0] == second
    assert openings(default_office(), [first, second], MONDAY_MORNING)[0].starts_at > first.starts_at


def test_a_longer_review_takes_all_it_overlaps() -> None:
    taken = Opening(eastern(2026, 11, 24, 9, 15), eastern(2026, 11, 24, 10, 15), "reviewer-1")
    left = [o for o in openings(default_office(), [taken], MONDAY_MORNING) if o.reviewer == "reviewer-1"]
    assert starts(left[:1]) == ["Tue Nov 24 10:30"]


def test_a_naive_now_is_refused() -> None:
    with pytest.raises(ValueError, match="without a time zone"):
        openings(default_office(), (), datetime(2026, 11, 23, 10))


instants = st.datetimes(datetime(2026, 1, 1), datetime(2028, 12, 1), timezones=st.just(timezone.utc))


@st.composite
def offices(draw: st.DrawFn) -> Office:
    opens = draw(st.integers(0, 21))
    closes = draw(st.integers(opens + 1, 23))
    days = tuple(draw(st.sets(st.integers(0, 6), min_size=1)))
    half = draw(st.sampled_from([0, 30]))
    length = draw(st.sampled_from([15, 20, 30, 45, 60, 90]))
    return one_reviewer(WeeklyHours(days, time(opens, half), time(closes, 59)), draw(st.sampled_from(ZONES)), length)


@settings(max_examples=60, deadline=None)
@given(offices(), instants)
def test_openings_lie_in_working_hours_and_never_overlap(office: Office, now: datetime) -> None:
    (reviewer,) = office.reviewers
    (hours,) = reviewer.hours
    zone = ZoneInfo(reviewer.zone)
    closed = holidays.UnitedStates()
    today = now.astimezone(ZoneInfo(office.zone)).date()
    found = openings(office, (), now)
    for opening in found:
        start, end = opening.starts_at.astimezone(zone), opening.ends_at.astimezone(zone)
        assert start.weekday() in hours.weekdays and start.date() not in closed
        assert start.date() == end.date()
        assert hours.opens <= start.time() and end.time() <= hours.closes
        assert opening.ends_at - opening.starts_at == reviewer.length
        assert 1 <= (start.date() - today).days <= 30
    for earlier, later in zip(found, found[1:], strict=False):
        assert earlier.ends_at <= later.starts_at


@settings(max_examples=40, deadline=None)
@given(instants, st.data())
def test_what_is_taken_is_not_open(now: datetime, data: st.DataObject) -> None:
    found = openings(default_office(), (), now)
    taken = data.draw(st.lists(st.sampled_from(found), unique=True, max_size=40))
    assert sorted(openings(default_office(), taken, now) + taken) == sorted(found)


def test_without_a_wish_three_days_are_shown() -> None:
    found = openings(default_office(), (), MONDAY_MORNING)
    answer = offer(found, None, "America/New_York")
    assert answer.exact
    assert [line[:10] for line in starts(answer.openings)] == ["Tue Nov 24", "Wed Nov 25", "Fri Nov 27"]


def test_nobody_is_shown_their_night_unless_they_ask() -> None:
    # 9:00 in New York is 4:00 in Honolulu; the office closes there at noon.
    exact, times = shown("any time", "Pacific/Honolulu")
    assert exact and all("08:00" <= line[-5:] <= "11:30" for line in times)
    assert shown("tomorrow at 4am", "Pacific/Honolulu") == (True, ["Tue Nov 24 04:00"])


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Tuesday December 1 at 10am", ["Tue Dec 01 10:00"]),
        ("tomorrow at 9", ["Tue Nov 24 09:00"]),
        ("earliest", ["Tue Nov 24 09:00", "Tue Nov 24 09:30", "Tue Nov 24 10:00"]),
        ("earliest on friday", ["Fri Nov 27 09:00", "Fri Nov 27 09:30", "Fri Nov 27 10:00"]),
        ("december 1 after 4", ["Tue Dec 01 16:00", "Tue Dec 01 16:30"]),
        ("10am pacific on december 1", ["Tue Dec 01 13:00"]),
    ],
)
def test_what_fits_the_wish_is_shown(words: str, expected: list[str]) -> None:
    assert shown(words) == (True, expected)


@pytest.mark.parametrize(
    ("words", "days", "earliest", "latest"),
    [
        ("next week", {"Mon Nov 30", "Tue Dec 01", "Wed Dec 02"}, "09:00", "16:30"),
        ("weekday mornings", {"Tue Nov 24", "Wed Nov 25", "Fri Nov 27"}, "09:00", "11:30"),
        ("next tuesday afternoon", {"Tue Dec 01"}, "12:00", "16:30"),
    ],
)
def test_a_wide_wish_is_spread(words: str, days: set[str], earliest: str, latest: str) -> None:
    exact, times = shown(words)
    assert exact and len(times) == 3
    assert {line[:10] for line in times} == days
    assert all(earliest <= line[-5:] <= latest for line in times)


def test_an_evening_gets_the_last_times_of_that_day_and_says_so() -> None:
    exact, times = shown("Thursday Dec 3 after 5pm")
    assert not exact
    assert "Thu Dec 03 16:30" in times
    assert all(line[-5:] >= "16:00" for line in times)


def test_a_closed_day_gets_the_days_beside_it() -> None:
    exact, times = shown("thanksgiving")
    assert not exact
    assert {line[:10] for line in times} <= {"Wed Nov 25", "Fri Nov 27"}


def test_a_taken_time_gets_the_times_beside_it() -> None:
    at_ten = eastern(2026, 12, 1, 10)
    taken = tuple(Opening(at_ten, at_ten + timedelta(minutes=30), f"reviewer-{n}") for n in (1, 2))
    exact, times = shown("December 1 at 10", taken=taken)
    assert not exact
    assert {"Tue Dec 01 09:30", "Tue Dec 01 10:30"} <= set(times)


def test_a_day_too_far_ahead_gets_the_last_days() -> None:
    exact, times = shown("january 15")
    assert not exact
    assert {line[:10] for line in times} == {"Wed Dec 23"}


def test_nothing_open_at_all() -> None:
    answer = offer([], Wish(), "America/New_York")
    assert answer.openings == () and not answer.exact


wishes = st.builds(
    Wish,
    days=st.frozensets(st.dates(date(2026, 11, 20), date(2027, 1, 5)), max_size=2),
    weekdays=st.frozensets(st.integers(0, 6), max_size=3),
    from_time=st.none() | st.times(),
    to_time=st.none() | st.times(),
    earliest=st.booleans(),
)


@settings(max_examples=60, deadline=None)
@given(wishes, st.sampled_from(ZONES), st.integers(1, 6))
def test_an_exact_offer_meets_the_wish_and_an_inexact_one_had_nothing(wish: Wish, zone: str, count: int) -> None:
    found = openings(default_office(), (), MONDAY_MORNING)
    answer = offer(found, wish, zone, count)
    meeting = [o for o in distinct_times(found) if meets(wish, o, ZoneInfo(zone))]
    times = [o.starts_at for o in answer.openings]
    assert times == sorted(set(times)) and 1 <= len(times) <= count
    assert answer.exact == bool(meeting)
    assert not answer.exact or set(times) <= {o.starts_at for o in meeting}
    assert answer.exact or len(times) == count


def test_nearest_to_an_instant() -> None:
    found = openings(default_office(), (), MONDAY_MORNING)
    assert starts(nearest_to(found, eastern(2026, 11, 24, 8), 2)) == ["Tue Nov 24 09:00", "Tue Nov 24 09:30"]


@pytest.mark.parametrize(
    ("weekdays", "opens", "closes", "message"),
    [
        ((), time(9), time(17), "weekdays is"),
        ((7,), time(9), time(17), "weekdays is"),
        ((0,), time(9), time(9), "opens"),
    ],
)
def test_impossible_hours_are_refused(weekdays: tuple[int, ...], opens: time, closes: time, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        WeeklyHours(weekdays, opens, closes)


def test_impossible_reviewers_are_refused() -> None:
    reviewer = default_office().reviewers[0]
    with pytest.raises(ValueError, match="takes some time"):
        replace(reviewer, length=timedelta(0))
    with pytest.raises(ValueError, match="overlap"):
        replace(reviewer, hours=(*reviewer.hours, WeeklyHours((4, 5), time(16), time(18))))
    with pytest.raises(KeyError):
        replace(reviewer, zone="America/Nowhere")
