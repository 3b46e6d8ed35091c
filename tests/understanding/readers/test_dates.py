from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.readers import dates

MONDAY = date(2026, 11, 23)
WORDS = "January February March April May June July August September October November December".split()


def found(text: str, sense: dates.Sense = "any", near: date | None = None) -> list[tuple[str, str]]:
    return [(span.type, str(span.value)) for span in dates.read(text, MONDAY, sense, near)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("October 5, 2026", "2026-10-05"),
        ("dated oct. 5th, 2026", "2026-10-05"),
        ("10/05/26", "2026-10-05"),
        ("10-5-2026", "2026-10-05"),
        ("10.5.2026", "2026-10-05"),
        ("10 5 2026", "2026-10-05"),
        ("2026-10-05", "2026-10-05"),
        ("2026/10/05", "2026-10-05"),
        ("5 October 2026", "2026-10-05"),
        ("the 5th of october, 2026", "2026-10-05"),
        ("oct-5-26", "2026-10-05"),
        ("09NOV2026", "2026-11-09"),
        ("nov.9.2026", "2026-11-09"),
        ("oct 5 '26", "2026-10-05"),
        ("May 17,2019", "2019-05-17"),
        ("october fifth twenty twenty six", "2026-10-05"),
        ("the twenty-first of october 2026", "2026-10-21"),
        ("15/10/2026", "2026-10-15"),
        ("5 de octubre de 2026", "2026-10-05"),
        ("el 9 de noviembre del 2026", "2026-11-09"),
        ("jan 5 1890", "1890-01-05"),
        ("dated January 4, 2027", "2027-01-04"),
        ("febuary 3 2026", "2026-02-03"),
        ("Letter 1058 from 09/15/26", "2026-09-15"),
        ("CP504 dated October 2, 2026", "2026-10-02"),
        ("CP 14 october 5 2026", "2026-10-05"),
        ("Nov 9, 2026 at 10:30 am", "2026-11-09"),
    ],
)
def test_a_day_with_its_year_is_read_as_said(text: str, day: str) -> None:
    [span] = dates.read(text, MONDAY)
    assert (span.type, span.value, span.given_in_full) == ("date", day, True)


@pytest.mark.parametrize(
    ("text", "sense", "day"),
    [
        ("nov 9th", "past", "2026-11-09"),
        ("11/23", "past", "2026-11-23"),
        ("11/24", "past", "2025-11-24"),
        ("january 5", "past", "2026-01-05"),
        ("january 5", "future", "2027-01-05"),
        ("5 October", "past", "2026-10-05"),
        ("el 9 de noviembre", "past", "2026-11-09"),
        ("feb 29", "past", "2024-02-29"),
        ("feb 29", "future", "2028-02-29"),
        ("i fly dec 20", "any", "2026-12-20"),
        ("closing is December 11", "any", "2026-12-11"),
        ("dated dec 20", "any", "2025-12-20"),
        ("dated 10-5", "any", "2026-10-05"),
        ("10/5 of last year", "any", "2025-10-05"),
        ("two weeks ago", "any", "2026-11-09"),
        ("a week ago", "any", "2026-11-16"),
        ("3 days ago", "any", "2026-11-20"),
        ("hace dos semanas", "any", "2026-11-09"),
        ("hace 3 días", "any", "2026-11-20"),
        ("yesterday", "any", "2026-11-22"),
        ("ayer", "any", "2026-11-22"),
        ("the day before yesterday", "any", "2026-11-21"),
        ("tomorrow", "any", "2026-11-24"),
        ("last tuesday", "any", "2026-11-17"),
        ("on thursday", "past", "2026-11-19"),
        ("on monday", "past", "2026-11-16"),
        ("thursday", "future", "2026-11-26"),
        ("starting friday", "any", "2026-11-27"),
        ("they took $7,250 on Thursday", "any", "2026-11-19"),
        ("next tuesday", "future", "2026-12-01"),
        ("el lunes pasado", "any", "2026-11-16"),
    ],
)
def test_a_missing_year_is_filled_by_what_the_date_means(text: str, sense: dates.Sense, day: str) -> None:
    [span] = dates.read(text, MONDAY, sense)
    assert (span.type, span.value) == ("date", day)
    assert not span.given_in_full or "year" in text


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("in march", "vague_date", "--03"),
        ("got it in may", "vague_date", "--05"),
        ("november", "vague_date", "--11"),
        ("october 2026", "vague_date", "2026-10"),
        ("10/2026", "vague_date", "2026-10"),
        ("last week", "vague_date", "last week"),
        ("about two weeks ago", "vague_date", "about two weeks ago"),
        ("a couple weeks ago", "vague_date", "a couple weeks ago"),
        ("2 months ago", "vague_date", "2 months ago"),
        ("la semana pasada", "vague_date", "la semana pasada"),
        ("lost my job in aug", "vague_date", "--08"),
        ("in june 1,200", "vague_date", "--06"),
        ("february 30", "invalid_date", "--02-30"),
        ("2/30/2026", "invalid_date", "2026-02-30"),
        ("june 31, 2026", "invalid_date", "2026-06-31"),
        ("feb 29, 2025", "invalid_date", "2025-02-29"),
        ("13/13/2026", "invalid_date", "2026-13-13"),
    ],
)
def test_what_is_no_day_is_never_made_one(text: str, kind: str, value: str) -> None:
    assert found(text) == [(kind, value)]


@pytest.mark.parametrize(
    "text",
    [
        "CP504",
        "CP 14",
        "Letter 1058",
        "LT 11",
        "433-F",
        "form 9465",
        "$12,345.67",
        "12,345.67",
        "2022 return",
        "202-555-0147",
        "1-800-829-1040",
        "123-45-6789",
        "12-3456789",
        "i may 2 times",
        "they may take it",
        "march on",
        "24/7",
        "1/3 of my pay",
        "9-5",
        "2-3 weeks",
        "every friday",
        "mondays",
        "i sat down",
        "sun",
        "401k",
        "1040/1041",
        "1099",
        "668-W",
        "the 5th",
        "$10/5",
        "v1.2.3",
        "50/50",
        "10:30",
        "",
    ],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert found(text) == []


def test_two_dates_stay_two() -> None:
    assert found("got one 10/5/26 and one on november 9, 2026") == [("date", "2026-10-05"), ("date", "2026-11-09")]


def test_the_weekday_of_a_date_is_no_second_date() -> None:
    assert found("Tuesday, November 10, 2026") == [("date", "2026-11-10")]


def test_a_tax_year_after_a_day_is_not_its_year() -> None:
    assert found("dated nov 9 2023 taxes", "past") == [("date", "2026-11-09")]


@pytest.mark.parametrize(
    ("text", "near", "day"),
    [
        ("no, it was dated the 5th", date(2026, 10, 9), "2026-10-05"),
        ("the fifth", date(2026, 10, 9), "2026-10-05"),
        ("sorry, october 5", date(2025, 10, 9), "2025-10-05"),
    ],
)
def test_a_correction_is_read_beside_the_date_it_corrects(text: str, near: date, day: str) -> None:
    [span] = dates.read(text, MONDAY, "past", near)
    assert (span.value, span.given_in_full) == (day, False)


STYLES = (
    lambda d: f"{WORDS[d.month - 1]} {d.day}, {d.year}",
    lambda d: f"{WORDS[d.month - 1][:3].lower()} {d.day} {d.year}",
    lambda d: f"{d.month}/{d.day}/{d.year}",
    lambda d: f"{d.month:02d}-{d.day:02d}-{d.year}",
    lambda d: f"{d.month}/{d.day}/{d.year % 100:02d}",
    lambda d: f"{d.day} {WORDS[d.month - 1]} {d.year}",
    lambda d: d.isoformat(),
)


@given(
    day=st.dates(date(2000, 1, 1), date(2060, 12, 31)),
    style=st.sampled_from(STYLES),
    frame=st.sampled_from(["{}", "my CP504 dated {} for 2022", "got it on {}. owe $1,200", "CP 14 {} what now"]),
)
def test_a_date_that_is_written_out_is_read_back(day: date, style, frame: str) -> None:
    spans = dates.read(frame.format(style(day)), MONDAY)
    assert [(span.type, span.value, span.given_in_full) for span in spans] == [("date", day.isoformat(), True)]


@given(day=st.dates(date(2020, 1, 1), date(2032, 12, 31)), today=st.dates(date(2024, 1, 1), date(2030, 12, 31)))
def test_without_a_year_the_past_is_the_most_recent_such_day_and_the_future_the_next(day: date, today: date) -> None:
    text = f"{WORDS[day.month - 1]} {day.day}"
    past = date.fromisoformat(str(dates.read(text, today, "past")[0].value))
    future = date.fromisoformat(str(dates.read(text, today, "future")[0].value))
    assert (past.month, past.day) == (future.month, future.day) == (day.month, day.day)
    assert past <= today <= future
    assert (future - past) <= timedelta(days=8 * 366)


@given(month=st.sampled_from(WORDS), today=st.dates(date(2024, 1, 1), date(2030, 12, 31)))
def test_a_month_alone_is_never_a_day(month: str, today: date) -> None:
    assert all(span.type == "vague_date" for span in dates.read(f"i got it in {month}", today))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("dated novembr 2", "2026-11-02"),
        ("letter of ocotber 5", "2026-10-05"),
        ("vence el 5 de dic", "2026-12-05"),
        ("court date jan 22", "2027-01-22"),
        ("antier llego", "2026-11-21"),
        ("mañana se vence", "2026-11-24"),
        ("its due tommorow", "2026-11-24"),
    ],
)
def test_mistyped_months_other_sayings_and_days_ahead(text: str, day: str) -> None:
    assert [span.value for span in dates.read(text, MONDAY) if span.type == "date"] == [day]


@pytest.mark.parametrize("text", ["llamen por la mañana", "a las 9 de la mañana"])
def test_the_morning_is_not_tomorrow(text: str) -> None:
    assert dates.read(text, MONDAY) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("spet 14 letter", "2026-09-14"),
        ("decembar 3 2026", "2026-12-03"),
        ("10/27 notice", "2026-10-27"),
        ("agosto 14 notice", "2026-08-14"),
        ("el 4 de nobiembre", "2026-11-04"),
        ("disiembre 7 2026", "2026-12-07"),
        ("3 de ago. carta", "2026-08-03"),
        ("el dos de noviembre", "2026-11-02"),
        ("treinta y uno de agosto", "2026-08-31"),
        ("once de septiembre de dos mil veintiséis", "2026-09-11"),
        ("june 1 letter said 30 days", "2026-06-01"),
        ("my letter 12 october came", "2026-10-12"),
        ("a levy 10-27.", "2026-10-27"),
        ("dated November 2, 2026 tax year 2023", "2026-11-02"),
    ],
)
def test_days_as_they_are_mistyped_and_in_spanish_words(text: str, day: str) -> None:
    assert [span.value for span in dates.read(text, MONDAY) if span.type == "date"] == [day]


@pytest.mark.parametrize(
    "text",
    ["got in june 1 letter", "tengo dos de mayo", "hace 3 ago", "kids 11-19", "account 10-12", "half, 1/2 paycheck"]
    + ["abrí 3 cartas", "i have 2 letters of nov"],
)
def test_counts_and_ranges_beside_a_month_are_no_day(text: str) -> None:
    assert [span for span in dates.read(text, MONDAY) if span.type == "date"] == []


SPANISH_MONTHS = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split()


@given(day=st.dates(date(2000, 1, 1), date(2060, 12, 31)), joint=st.sampled_from(["de", "del"]))
def test_a_spanish_date_that_is_written_out_is_read_back(day: date, joint: str) -> None:
    [span] = dates.read(f"la carta es del {day.day} de {SPANISH_MONTHS[day.month - 1]} {joint} {day.year}", MONDAY)
    assert (span.type, span.value, span.text[0].isdigit()) == ("date", day.isoformat(), True)
