"""What is read from words about the time, and above all what is not. It is Monday, November 23, 2026."""

from datetime import date, datetime, time, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.booking.wishes import Wish, read_wish
from tests.booking.conftest import MONDAY_MORNING

EASTERN = "America/New_York"
EVERY_DAY = frozenset(range(7))


def read(text: str, offered: int | None = None) -> Wish:
    return read_wish(text, MONDAY_MORNING, EASTERN, offered)


def on(*days: date, at: time | tuple[time, ...] = (), **parts: object) -> Wish:
    times = at if isinstance(at, tuple) else (at,)
    return Wish(days=frozenset(days), times=frozenset(times), **parts)  # type: ignore[arg-type]


def weekly(*weekdays: int, **parts: object) -> Wish:
    return Wish(weekdays=frozenset(weekdays), **parts)  # type: ignore[arg-type]


DEC_1 = date(2026, 12, 1)
TOMORROW = date(2026, 11, 24)
TEN = time(10)


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("Tuesday December 1 at 10am", on(DEC_1, at=TEN)),
        ("dec 1 10", on(DEC_1, at=TEN)),
        ("12/1 at 10", on(DEC_1, at=TEN)),
        ("Tue 12/1/2026 @ 2:30", on(DEC_1, at=time(14, 30))),
        ("2026-12-01 14:00", on(DEC_1, at=time(14))),
        ("1st of december, 10 o'clock", on(DEC_1, at=TEN)),
        ("at 10 dec 1", on(DEC_1, at=TEN)),
        ("martes 1 de diciembre a las 10", on(DEC_1, at=TEN)),
        ("december 1st, 2026 at half past ten", on(DEC_1, at=time(10, 30))),
        ("tomorrow at 9", on(TOMORROW, at=time(9))),
        ("tmrw 1030am", on(TOMORROW, at=time(10, 30))),
        ("mañana por la mañana", on(TOMORROW, to_time=time(12))),
        ("day after tomorrow", on(date(2026, 11, 25))),
        ("in 3 days", on(date(2026, 11, 26))),
        ("the 15th", on(date(2026, 12, 15))),
        ("Thursday Dec 3 after 5pm", on(date(2026, 12, 3), from_time=time(17))),
        ("this friday", on(date(2026, 11, 27))),
        ("next tuesday afternoon", on(DEC_1, from_time=time(12), to_time=time(17))),
        ("dec 1 or dec 3", on(DEC_1, date(2026, 12, 3))),
        ("january 5", on(date(2027, 1, 5))),
        ("weekday mornings", weekly(0, 1, 2, 3, 4, to_time=time(12))),
        ("tuesday or thursday", weekly(1, 3)),
        ("mon-thu", weekly(0, 1, 2, 3)),
        ("friday at 7 in the evening", weekly(4, times=frozenset({time(19)}))),
        ("noon on friday", weekly(4, times=frozenset({time(12)}))),
        ("wed 2", weekly(2, times=frozenset({time(14)}))),
        ("monday 9-11", weekly(0, from_time=time(9), to_time=time(11))),
        ("not monday", Wish(weekdays=EVERY_DAY - {0})),
        ("tuesdays don't work", Wish(weekdays=EVERY_DAY - {1})),
        ("any day but friday", Wish(weekdays=EVERY_DAY - {4})),
        (
            "tomorrow doesn't work, maybe thursday at 11",
            weekly(3, excluded_days=frozenset({TOMORROW}), times=frozenset({time(11)})),
        ),
        ("no, tuesday at 10 instead", weekly(1, times=frozenset({TEN}))),
        ("i can't do mornings", Wish(from_time=time(12))),
        ("i work until 5", Wish(from_time=time(17))),
        ("i'm busy after 2pm", Wish(to_time=time(14))),
        ("no afternoons", Wish(to_time=time(12))),
        ("busy from 10 to 11, monday is fine", weekly(0)),
        ("thursday but not before 10", weekly(3, from_time=TEN)),
        ("after 5pm", Wish(from_time=time(17))),
        ("anytime after 3", Wish(from_time=time(15))),
        ("no later than 3", Wish(to_time=time(15))),
        ("5pm or later", Wish(from_time=time(17))),
        ("between 10 and 2", Wish(from_time=TEN, to_time=time(14))),
        ("2-4pm", Wish(from_time=time(14), to_time=time(16))),
        ("10-2pm", Wish(from_time=TEN, to_time=time(14))),
        ("10:30", Wish(times=frozenset({time(10, 30)}))),
        ("how about 11", Wish(times=frozenset({time(11)}))),
        ("2pm or 3pm", Wish(times=frozenset({time(14), time(15)}))),
        ("10am Pacific", Wish(times=frozenset({TEN}), zone="America/Los_Angeles")),
        ("next week", Wish(first_day=date(2026, 11, 30), last_day=date(2026, 12, 6))),
        ("in two weeks", Wish(first_day=date(2026, 12, 7), last_day=date(2026, 12, 13))),
        ("week of december 7", Wish(first_day=date(2026, 12, 7), last_day=date(2026, 12, 13))),
        ("not this week", Wish(first_day=date(2026, 11, 30))),
        ("in december", Wish(first_day=DEC_1, last_day=date(2026, 12, 31))),
        ("after thanksgiving", Wish(first_day=date(2026, 11, 27))),
        ("before christmas", Wish(last_day=date(2026, 12, 24))),
        ("starting monday", Wish(first_day=date(2026, 11, 30))),
        ("by friday", Wish(last_day=date(2026, 11, 27))),
        ("any time", Wish(any=True)),
        ("I don't care", Wish(any=True)),
        ("earliest", Wish(earliest=True)),
        ("asap please", Wish(earliest=True)),
        ("first available on friday", weekly(4, earliest=True)),
        ("the second one", Wish(pick=2)),
        ("ok, the second please", Wish(pick=2)),
        ("2", Wish(pick=2)),
        ("let's go with 2", Wish(pick=2)),
        ("#3", Wish(pick=3)),
        ("option two", Wish(pick=2)),
        ("the last one", Wish(pick=-1)),
    ],
)
def test_read(text: str, wish: Wish) -> None:
    assert read(text) == wish


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yes",
        "what is an offer in compromise?",
        "i owe $10,000 and have 3 kids",
        "my number is 202-555-0147",
        "sam@example.com",
        "Jordan Rivera",
        "30 minutes",
        "CP504 and LT11",
        "feb 30",
        "13/45",
        "25:00",
        "i sat down in the sun",
        "none of these work",
        "10-12",
        "mornings or after 3",
        "24/7",
    ],
)
def test_nothing_is_read(text: str) -> None:
    assert read(text).says_nothing


def test_a_weekday_that_is_not_the_dates_is_asked_about() -> None:
    # December 1, 2026 is a Tuesday.
    wish = read("Wednesday December 1 at 10")
    assert (wish.clash, wish.days, wish.weekdays) == (True, frozenset(), frozenset())
    assert wish.times == {TEN}
    assert not wish.says_nothing


@pytest.mark.parametrize(
    ("text", "offered", "wish"),
    [
        ("2", 3, Wish(pick=2)),
        ("4", 3, Wish(times=frozenset({time(16)}))),
        ("10", 3, Wish(times=frozenset({TEN}))),
        ("the 3rd", 3, Wish(pick=3)),
        ("on the 3rd", 3, on(date(2026, 12, 3))),
        ("the fifth one", 3, Wish()),
    ],
)
def test_a_number_picks_what_is_on_the_screen(text: str, offered: int, wish: Wish) -> None:
    assert read(text, offered) == wish


def test_tomorrow_is_the_taxpayers_tomorrow() -> None:
    # 4:00 UTC on November 24 is still November 23 everywhere in the United States, but for Guam.
    late = datetime(2026, 11, 24, 4, tzinfo=timezone.utc)
    assert read_wish("tomorrow", late, "America/Los_Angeles").days == {TOMORROW}
    assert read_wish("tomorrow", late, "Pacific/Guam").days == {date(2026, 11, 25)}


def test_a_naive_now_is_refused() -> None:
    with pytest.raises(ValueError, match="without a time zone"):
        read_wish("tomorrow", datetime(2026, 11, 23), EASTERN)


DAYS = {
    "": {},
    "tomorrow": {"days": frozenset({TOMORROW})},
    "dec 1": {"days": frozenset({DEC_1})},
    "December 1, 2026": {"days": frozenset({DEC_1})},
    "12/1": {"days": frozenset({DEC_1})},
    "tuesday": {"weekdays": frozenset({1})},
    "weekdays": {"weekdays": frozenset(range(5))},
    "next week": {"first_day": date(2026, 11, 30), "last_day": date(2026, 12, 6)},
}
TIMES = {
    "": {},
    "10am": {"times": frozenset({TEN})},
    "at 10": {"times": frozenset({TEN})},
    "10:00": {"times": frozenset({TEN})},
    "after 5pm": {"from_time": time(17)},
    "before noon": {"to_time": time(12)},
    "in the afternoon": {"from_time": time(12), "to_time": time(17)},
    "between 9 and 11": {"from_time": time(9), "to_time": time(11)},
}


@given(
    st.sampled_from(sorted(DAYS)),
    st.sampled_from(sorted(TIMES)),
    st.booleans(),
    st.sampled_from(["", "please ", "can you do ", "I would like ", "How about "]),
    st.sampled_from(["", " please", "?", "!", " thanks"]),
)
def test_what_is_said_is_read_and_a_missing_part_stays_unknown(
    day: str, at: str, day_first: bool, before: str, after: str
) -> None:
    said = " ".join(part for part in ((day, at) if day_first else (at, day)) if part)
    assert read(f"{before}{said}{after}") == Wish(**DAYS[day], **TIMES[at])  # type: ignore[arg-type]


@given(st.dates(date(2026, 11, 23), date(2027, 11, 22)), st.sampled_from(["%B %d", "%b %d", "%m/%d", "%A, %B %d"]))
def test_a_date_without_a_year_is_the_next_one(day: date, form: str) -> None:
    assert read(day.strftime(form)) == on(day)


@given(st.times())
def test_a_full_time_of_day_is_read_to_the_minute_and_no_day_with_it(at: time) -> None:
    assert read(at.strftime("%I:%M %p")) == Wish(times=frozenset({at.replace(second=0, microsecond=0)}))


@settings(max_examples=300)
@given(st.text(max_size=80))
def test_any_text_is_read_without_a_date_or_time_that_no_digit_or_word_says(text: str) -> None:
    wish = read(text)
    if not any(character.isalnum() for character in text):
        assert wish.says_nothing
    if not any(character.isdigit() for character in text):
        assert not wish.times or any(word in text.lower() for word in ("noon", "mid", "medio", "am", "pm", "o'clock"))


@settings(max_examples=300)
@given(st.lists(st.sampled_from("tax letter 504 9000 $12,345.67 2021 irs owe kids 3 house cp14 and a my".split())))
def test_talk_about_the_letter_is_no_wish(words: list[str]) -> None:
    wish = read("about " + " ".join(["the", *words, "thing"]))
    assert not wish.days and not wish.weekdays and wish.first_day is None and wish.pick is None
