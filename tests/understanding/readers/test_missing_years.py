from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.readers import dates

MONDAY = date(2026, 11, 23)
WORDS = "January February March April May June July August September October November December".split()


def found(text: str, sense: dates.Sense = "any") -> list[tuple[str, str]]:
    return [(span.type, str(span.value)) for span in dates.read(text, MONDAY, sense)]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("petition was due oct 30 and i blew it", ["2026-10-30"]),
        ("respond by nov 18 it says", ["2026-11-18"]),
        ("i was supposed to answer by february 2", ["2026-02-02"]),
        ("my hearing was march 3", ["2026-03-03"]),
        ("my hearing was dec 3 but they moved it", ["2026-12-03"]),
        ("deadline dec 20, has it passed?", ["2026-12-20"]),
        ("my court date is april 12", ["2027-04-12"]),
        ("letter of march 12 and i go to court on jan 20", ["2026-03-12", "2027-01-20"]),
        ("dated july 1, reply by jul 31", ["2026-07-01", "2026-07-31"]),
        ("notice of sept 2, 90 days is dec 1", ["2026-09-02", "2026-12-01"]),
        ("CP14 4/20 then CP501 6/8", ["2026-04-20", "2026-06-08"]),
        ("i paid march 3, april 5 and may 9", ["2026-03-03", "2026-04-05", "2026-05-09"]),
        ("May 3 i called the irs", ["2026-05-03"]),
        ("january 15 we got a letter", ["2026-01-15"]),
        ("el 4 de mayo me mandaron una carta", ["2026-05-04"]),
        ("pagué la mitad el 3 de abril", ["2026-04-03"]),
        ("tienen cita el 4 de febrero", ["2027-02-04"]),
        ("a letter of dec 1, about a year old", ["2025-12-01"]),
        ("a letter dated dec 1, about a year old", ["2025-12-01"]),
        ("got a letter dated nov 30", ["2026-11-30"]),
        ("letter from december 20", ["2025-12-20"]),
        ("sent by mail dec 20", ["2025-12-20"]),
        ("i get paid dec 4", ["2026-12-04"]),
    ],
)
def test_the_words_beside_a_day_tell_whether_it_is_past_or_coming(text: str, days: list[str]) -> None:
    assert [span.value for span in dates.read(text, MONDAY) if span.type == "date"] == days


def test_a_letter_that_was_asked_for_lies_in_the_past_and_its_deadline_ahead() -> None:
    assert found("november 2, pay by december 2", "past") == [("date", "2026-11-02"), ("date", "2026-12-02")]
    assert found("december 2", "past") == [("date", "2025-12-02")]


@given(
    day=st.dates(date(2025, 1, 1), date(2025, 12, 31)),
    frame=st.sampled_from(["respond by {}", "it was due {}", "my hearing was {}", "CP503 {}", "{} they sent it", "{}"]),
)
def test_a_missing_year_moves_no_day(day: date, frame: str) -> None:
    [span] = dates.read(frame.format(f"{WORDS[day.month - 1]} {day.day}"), MONDAY)
    assert str(span.value)[5:] == day.isoformat()[5:]
    assert abs(date.fromisoformat(str(span.value)) - MONDAY) <= timedelta(days=366)
