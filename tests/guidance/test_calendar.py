"""Days as the law counts them, against the holidays that the deadline rules were checked with."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guidance.calendar import (
    after_business_days,
    after_months,
    extended_due_date,
    is_business_day,
    last_year_due,
    legal_holidays,
    original_due_date,
    rolled,
    whole_months,
)

# D.C. legal holidays that fall on a weekday, each where it is kept.
KEPT = {
    2026: "01-01 01-19 02-16 04-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25",
    2027: "01-01 01-18 02-15 04-16 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31",
}
DAYS = st.dates(date(2000, 1, 1), date(2060, 12, 31))


@pytest.mark.parametrize("year", KEPT)
def test_holidays_on_weekdays(year: int) -> None:
    kept = {date.fromisoformat(f"{year}-{day}") for day in KEPT[year].split()}
    assert {day for day in legal_holidays(year) if day.weekday() < 5} == kept


def test_inauguration_day_is_a_holiday_in_the_district() -> None:
    assert not is_business_day(date(2021, 1, 20))
    assert is_business_day(date(2022, 1, 20))


@given(DAYS)
def test_a_rolled_day_is_never_a_weekend_or_holiday(day: date) -> None:
    last = rolled(day)
    assert last.weekday() < 5
    assert last not in legal_holidays(last.year)
    assert all(not is_business_day(day + timedelta(n)) for n in range((last - day).days))


@given(DAYS, st.integers(1, 30))
def test_business_days_are_counted_one_by_one(day: date, count: int) -> None:
    last = after_business_days(day, count)
    passed = [day + timedelta(n) for n in range(1, (last - day).days + 1)]
    assert sum(map(is_business_day, passed)) == count
    assert is_business_day(last)


def test_no_business_day_is_no_step() -> None:
    assert after_business_days(date(2026, 11, 22), 0) == date(2026, 11, 22)


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        (date(2026, 11, 23), date(2026, 11, 23), 0),
        (date(2026, 11, 23), date(2026, 12, 22), 0),
        (date(2026, 11, 23), date(2026, 12, 23), 1),
        (date(2026, 11, 23), date(2028, 11, 22), 23),
        (date(2026, 11, 23), date(2020, 1, 1), 0),
    ],
)
def test_whole_months(start: date, end: date, months: int) -> None:
    assert whole_months(start, end) == months


def test_a_month_from_the_31st_ends_with_the_shorter_month() -> None:
    assert after_months(date(2026, 1, 31), 1) == date(2026, 2, 28)


@pytest.mark.parametrize(
    ("tax_year", "due", "extended"),
    [
        (2025, date(2026, 4, 15), date(2026, 10, 15)),
        (2021, date(2022, 4, 18), date(2022, 10, 17)),
        (2022, date(2023, 4, 18), date(2023, 10, 16)),
        (2023, date(2024, 4, 15), date(2024, 10, 15)),
        (2016, date(2017, 4, 18), date(2017, 10, 16)),
    ],
)
def test_due_dates(tax_year: int, due: date, extended: date) -> None:
    assert original_due_date(tax_year) == due
    assert extended_due_date(tax_year) == extended


def test_the_last_year_due_changes_on_its_due_date() -> None:
    assert last_year_due(date(2026, 4, 14)) == 2024
    assert last_year_due(date(2026, 4, 15)) == 2025
