"""Holding, booking, finding, moving and cancelling, on SQLite and on PostgreSQL."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from threading import Barrier

import pytest
import sqlalchemy as sa

from bot.booking.booking import (
    AlreadyBooked,
    Booked,
    Booking,
    ByConversation,
    ByReference,
    Cancelled,
    Held,
    NotFound,
    Taken,
)
from bot.booking.bookings import Bookings
from bot.booking.contacts import Contact
from bot.booking.office import default_office
from bot.booking.openings import Opening, openings
from bot.booking.store import BookingStoreError, booking_changes, bookings, engine_for, prepare, reading
from bot.booking.wishes import read_wish
from tests.booking.conftest import MONDAY_MORNING, Desk

EASTERN = "America/New_York"
TUESDAY_AT_TEN = datetime(2026, 12, 1, 15, 0, tzinfo=timezone.utc)
TUESDAY_AT_HALF_PAST_TEN = TUESDAY_AT_TEN + timedelta(minutes=30)
SAM = Contact("email", "sam.lee@example.com")
JORDAN = Contact("phone", "+12025550147")


def book(desk: Desk, conversation: str, contact: Contact, at: datetime = TUESDAY_AT_TEN) -> Booking:
    answer = desk.bookings.confirm(conversation, at, "Sam Lee", contact, EASTERN, {"format": 1})
    assert isinstance(answer, Booked), answer
    return answer.booking


def changes_of(desk: Desk, booking: Booking) -> list[str]:
    statement = sa.select(booking_changes.c.change).where(booking_changes.c.booking == booking.id)
    with reading(desk.engine) as connection:
        return list(connection.execute(statement.order_by(booking_changes.c.id)).scalars())


def open_rows(desk: Desk) -> list[tuple[str, datetime]]:
    statement = sa.select(bookings.c.reviewer, bookings.c.starts_at).where(bookings.c.status.in_(("held", "booked")))
    with reading(desk.engine) as connection:
        return [tuple(row) for row in connection.execute(statement)]


def test_a_held_time_is_booked_with_all_that_was_told(desk: Desk) -> None:
    held = desk.bookings.hold("web:1", TUESDAY_AT_TEN)
    assert isinstance(held, Held)
    assert held.booking.held_until == desk.real_now() + timedelta(minutes=10)
    contact = Contact("phone", "+12025550147", "12")
    answer = desk.bookings.confirm(
        "web:1", TUESDAY_AT_TEN, "Ana Díaz-Ortiz", contact, EASTERN, {"case": {"agi": "1.50"}}
    )
    assert isinstance(answer, Booked) and answer.new
    booking = desk.bookings.open_booking("web:1")
    assert booking == answer.booking
    assert booking is not None
    assert (booking.name, booking.contact, booking.zone) == ("Ana Díaz-Ortiz", contact, EASTERN)
    assert booking.summary == {"case": {"agi": "1.50"}}
    assert (booking.starts_at, booking.ends_at) == (TUESDAY_AT_TEN, TUESDAY_AT_HALF_PAST_TEN)
    assert booking.starts_at.utcoffset() == timedelta(0)
    assert booking.reference == held.booking.reference
    assert changes_of(desk, booking) == ["held", "booked"]


def test_confirming_twice_books_once(desk: Desk) -> None:
    first = desk.bookings.confirm("web:1", TUESDAY_AT_TEN, "Sam Lee", SAM, EASTERN, {})
    again = desk.bookings.confirm("web:1", TUESDAY_AT_TEN, "Sam Lee", SAM, EASTERN, {})
    assert isinstance(first, Booked) and isinstance(again, Booked)
    assert (first.new, again.new) == (True, False)
    assert first.booking == again.booking
    assert len(open_rows(desk)) == 1


def test_two_reviewers_take_one_time_and_a_third_person_is_shown_the_nearest(desk: Desk) -> None:
    reviewers = {book(desk, f"web:{n}", Contact("email", f"{n}@example.com")).reviewer for n in range(2)}
    assert reviewers == {"reviewer-1", "reviewer-2"}
    answer = desk.bookings.hold("web:3", TUESDAY_AT_TEN)
    assert isinstance(answer, Taken)
    assert answer.reason == "taken"
    shown = [opening.starts_at for opening in answer.nearest]
    assert shown == [TUESDAY_AT_TEN + timedelta(minutes=away) for away in (-60, -30, 30)]


@pytest.mark.parametrize(
    "at",
    [
        pytest.param(datetime(2026, 11, 26, 15, 0, tzinfo=timezone.utc), id="Thanksgiving"),
        pytest.param(datetime(2026, 11, 28, 15, 0, tzinfo=timezone.utc), id="Saturday"),
        pytest.param(datetime(2026, 11, 23, 20, 0, tzinfo=timezone.utc), id="today"),
        pytest.param(datetime(2026, 12, 24, 15, 0, tzinfo=timezone.utc), id="31 days ahead"),
        pytest.param(TUESDAY_AT_TEN + timedelta(minutes=7), id="between two openings"),
        pytest.param(datetime(2026, 12, 1, 22, 0, tzinfo=timezone.utc), id="after closing"),
    ],
)
def test_a_time_that_is_not_offered_cannot_be_had(desk: Desk, at: datetime) -> None:
    for answer in (
        desk.bookings.hold("web:1", at),
        desk.bookings.confirm("web:1", at, "Sam Lee", SAM, EASTERN, {}),
    ):
        assert isinstance(answer, Taken)
        assert answer.reason == "not_offered"
        assert len(answer.nearest) == 3
    assert open_rows(desk) == []


def test_another_hold_of_the_conversation_replaces_the_first(desk: Desk) -> None:
    desk.bookings.hold("web:1", TUESDAY_AT_TEN)
    held = desk.bookings.hold("web:1", TUESDAY_AT_HALF_PAST_TEN)
    assert isinstance(held, Held)
    assert open_rows(desk) == [(held.booking.reviewer, TUESDAY_AT_HALF_PAST_TEN)]


def test_a_failed_hold_keeps_the_one_before(desk: Desk) -> None:
    for n in range(2):
        book(desk, f"web:{n}", Contact("email", f"{n}@example.com"))
    desk.bookings.hold("web:3", TUESDAY_AT_HALF_PAST_TEN)
    assert isinstance(desk.bookings.hold("web:3", TUESDAY_AT_TEN), Taken)
    assert isinstance(desk.bookings.confirm("web:3", TUESDAY_AT_HALF_PAST_TEN, "Sam", SAM, EASTERN, {}), Booked)


def test_a_hold_takes_the_time_from_others_but_not_from_oneself(make_desk: Callable[..., Desk]) -> None:
    office = default_office()
    desk = make_desk(office=replace(office, reviewers=office.reviewers[:1]))
    desk.bookings.hold("web:1", TUESDAY_AT_TEN)
    wish = read_wish("Tuesday December 1 at 10am", desk.now(), EASTERN)
    assert not desk.bookings.openings(wish, EASTERN, conversation="web:2").exact
    own = desk.bookings.openings(wish, EASTERN, conversation="web:1")
    assert own.exact and [opening.starts_at for opening in own.openings] == [TUESDAY_AT_TEN]


def test_a_hold_runs_out_after_ten_minutes_of_the_real_clock(make_desk: Callable[..., Desk]) -> None:
    office = default_office()
    desk = make_desk(office=replace(office, reviewers=office.reviewers[:1]))
    first = desk.bookings.hold("web:1", TUESDAY_AT_TEN)
    assert isinstance(first, Held)
    desk.real_now.pass_by(timedelta(minutes=9, seconds=59))
    assert isinstance(desk.bookings.hold("web:2", TUESDAY_AT_TEN), Taken)
    desk.now.pass_by(timedelta(hours=2))
    assert isinstance(desk.bookings.hold("web:2", TUESDAY_AT_TEN), Taken)
    desk.real_now.pass_by(timedelta(seconds=1))
    assert isinstance(desk.bookings.hold("web:2", TUESDAY_AT_TEN), Held)
    assert changes_of(desk, first.booking) == ["held", "expired"]
    lost = desk.bookings.confirm("web:1", TUESDAY_AT_TEN, "Sam Lee", SAM, EASTERN, {})
    assert isinstance(lost, Taken) and lost.nearest


def test_a_hold_that_ran_out_still_books_while_nobody_took_the_time(desk: Desk) -> None:
    desk.bookings.hold("web:1", TUESDAY_AT_TEN)
    desk.real_now.pass_by(timedelta(hours=1))
    assert book(desk, "web:1", SAM).starts_at == TUESDAY_AT_TEN


def test_a_hold_let_go_books_again_while_the_time_is_free(desk: Desk) -> None:
    desk.bookings.hold("web:1", TUESDAY_AT_TEN)
    desk.real_now.pass_by(timedelta(hours=1))
    desk.bookings.hold("web:2", TUESDAY_AT_HALF_PAST_TEN)
    assert book(desk, "web:1", SAM).starts_at == TUESDAY_AT_TEN


def test_released_time_is_free_and_a_booked_one_stays(desk: Desk) -> None:
    desk.bookings.hold("web:1", TUESDAY_AT_TEN)
    desk.bookings.release("web:1")
    assert open_rows(desk) == []
    book(desk, "web:1", SAM)
    desk.bookings.release("web:1")
    assert len(open_rows(desk)) == 1


def test_one_open_booking_a_conversation(desk: Desk) -> None:
    booking = book(desk, "web:1", SAM)
    assert desk.bookings.hold("web:1", TUESDAY_AT_HALF_PAST_TEN) == AlreadyBooked(booking)
    answer = desk.bookings.confirm("web:1", TUESDAY_AT_HALF_PAST_TEN, "Sam Lee", JORDAN, EASTERN, {})
    assert answer == AlreadyBooked(booking)


def test_one_open_booking_a_contact_and_nothing_of_it_told_elsewhere(desk: Desk) -> None:
    book(desk, "web:1", SAM)
    shouted = Contact("email", "SAM.LEE@example.com")
    assert isinstance(desk.bookings.hold("web:2", TUESDAY_AT_HALF_PAST_TEN), Held)
    answer = desk.bookings.confirm("web:2", TUESDAY_AT_HALF_PAST_TEN, "Sam", shouted, EASTERN, {})
    assert answer == AlreadyBooked(None)


def test_after_the_review_is_over_another_can_be_booked(desk: Desk) -> None:
    first = book(desk, "web:1", SAM)
    desk.now.pass_by(timedelta(days=10))
    assert desk.bookings.open_booking("web:1") is None
    second = book(desk, "web:1", SAM, TUESDAY_AT_TEN + timedelta(days=7))
    assert second.id != first.id
    assert changes_of(desk, first)[-1] == "past"


def test_a_booking_is_found_by_its_code_and_contact_only(desk: Desk) -> None:
    booking = book(desk, "web:1", SAM)
    assert desk.bookings.find(booking.reference, SAM) == booking
    assert desk.bookings.find(booking.reference, JORDAN) is None
    assert desk.bookings.find("NG-ZZZZ-ZZ", SAM) is None


@pytest.mark.parametrize("elsewhere", [False, True])
def test_cancelling_frees_the_time(make_desk: Callable[..., Desk], elsewhere: bool) -> None:
    office = default_office()
    desk = make_desk(office=replace(office, reviewers=office.reviewers[:1]))
    booking = book(desk, "web:1", SAM)
    key = ByReference(booking.reference, SAM) if elsewhere else ByConversation("web:1")
    answer = desk.bookings.cancel(key)
    assert isinstance(answer, Cancelled)
    assert (answer.booking.status, answer.booking.version) == ("cancelled", booking.version + 1)
    assert changes_of(desk, booking) == ["held", "booked", "cancelled"]
    assert desk.bookings.cancel(key) == NotFound()
    assert book(desk, "web:2", SAM).starts_at == TUESDAY_AT_TEN


def test_a_stranger_can_neither_cancel_nor_move(desk: Desk) -> None:
    booking = book(desk, "web:1", SAM)
    for key in (ByConversation("web:2"), ByReference(booking.reference, JORDAN), ByReference("NG-2222-22", SAM)):
        assert desk.bookings.cancel(key) == NotFound()
        assert desk.bookings.reschedule(key, TUESDAY_AT_HALF_PAST_TEN) == NotFound()
    assert desk.bookings.open_booking("web:1") == booking


@pytest.mark.parametrize("elsewhere", [False, True])
def test_moving_keeps_the_code_and_frees_the_old_time(desk: Desk, elsewhere: bool) -> None:
    booking = book(desk, "web:1", SAM)
    key = ByReference(booking.reference, SAM) if elsewhere else ByConversation("web:1")
    answer = desk.bookings.reschedule(key, TUESDAY_AT_HALF_PAST_TEN)
    assert isinstance(answer, Booked) and answer.new
    assert answer.booking.reference == booking.reference
    assert answer.booking.version == booking.version + 1
    assert answer.booking.name == "Sam Lee"
    assert [at for _, at in open_rows(desk)] == [TUESDAY_AT_HALF_PAST_TEN]
    assert changes_of(desk, booking) == ["held", "booked", "moved"]
    again = desk.bookings.reschedule(key, TUESDAY_AT_HALF_PAST_TEN)
    assert again == Booked(answer.booking, new=False)


def test_moving_to_a_taken_time_keeps_the_old_one(make_desk: Callable[..., Desk]) -> None:
    office = default_office()
    desk = make_desk(office=replace(office, reviewers=office.reviewers[:1]))
    booking = book(desk, "web:1", SAM)
    book(desk, "web:2", JORDAN, TUESDAY_AT_HALF_PAST_TEN)
    answer = desk.bookings.reschedule(ByConversation("web:1"), TUESDAY_AT_HALF_PAST_TEN)
    assert isinstance(answer, Taken) and answer.reason == "taken"
    assert desk.bookings.open_booking("web:1") == booking


def test_reviews_are_shared_out_between_the_reviewers(desk: Desk) -> None:
    times = [TUESDAY_AT_TEN + timedelta(minutes=30 * n) for n in range(4)]
    given = [book(desk, f"web:{n}", Contact("email", f"{n}@example.com"), at).reviewer for n, at in enumerate(times)]
    assert Counter(given) == {"reviewer-1": 2, "reviewer-2": 2}


def test_a_code_in_use_is_not_given_twice(make_desk: Callable[..., Desk]) -> None:
    codes = iter(["NG-AAAA-AA", "NG-AAAA-AA", "NG-BBBB-BB"])
    desk = make_desk(code=lambda: next(codes))
    assert book(desk, "web:1", SAM).reference == "NG-AAAA-AA"
    assert book(desk, "web:2", JORDAN).reference == "NG-BBBB-BB"


def test_naive_times_are_refused(desk: Desk) -> None:
    naive = datetime(2026, 12, 1, 10, 0)
    for call in (
        lambda: desk.bookings.hold("web:1", naive),
        lambda: desk.bookings.confirm("web:1", naive, "Sam Lee", SAM, EASTERN, {}),
        lambda: desk.bookings.reschedule(ByConversation("web:1"), naive),
    ):
        with pytest.raises(ValueError, match="without a time zone"):
            call()


class Oblivious(Bookings):
    """Bookings that see every opening as free, as two processes do that read before either wrote."""

    def _free(self, connection: object, conversation: str | None) -> list[Opening]:
        return openings(self._office, (), self._now())


@pytest.mark.parametrize("kind", [Bookings, Oblivious], ids=["with the check", "with the constraint alone"])
def test_of_twenty_who_race_for_one_time_as_many_win_as_there_are_reviewers(desk: Desk, kind: type[Bookings]) -> None:
    start = Barrier(20)

    def race(number: int) -> object:
        rival = kind(desk.engine, default_office(), desk.now, desk.real_now)
        start.wait()
        if number % 2:
            return rival.hold(f"web:{number}", TUESDAY_AT_TEN)
        contact = Contact("email", f"{number}@example.com")
        return rival.confirm(f"web:{number}", TUESDAY_AT_TEN, "Sam Lee", contact, EASTERN, {})

    with ThreadPoolExecutor(20) as threads:
        answers = list(threads.map(race, range(20)))
    won = [answer for answer in answers if isinstance(answer, (Held, Booked))]
    lost = [answer for answer in answers if isinstance(answer, Taken)]
    assert (len(won), len(lost)) == (2, 18)
    assert all(answer.nearest for answer in lost)
    assert sorted(open_rows(desk)) == [("reviewer-1", TUESDAY_AT_TEN), ("reviewer-2", TUESDAY_AT_TEN)]


def test_of_ten_taps_on_confirm_one_books(desk: Desk) -> None:
    start = Barrier(10)

    def tap(_: int) -> object:
        start.wait()
        return desk.bookings.confirm("web:1", TUESDAY_AT_TEN, "Sam Lee", SAM, EASTERN, {})

    with ThreadPoolExecutor(10) as threads:
        answers = list(threads.map(tap, range(10)))
    assert all(isinstance(answer, Booked) for answer in answers)
    assert sum(answer.new for answer in answers if isinstance(answer, Booked)) == 1
    assert len(open_rows(desk)) == 1


def test_a_store_without_its_tables_is_the_stores_own_error(database_url: str) -> None:
    bare = Bookings(engine_for(database_url), default_office(), lambda: MONDAY_MORNING, lambda: MONDAY_MORNING)
    for call in (
        lambda: bare.openings(None, EASTERN),
        lambda: bare.hold("web:1", TUESDAY_AT_TEN),
        lambda: bare.confirm("web:1", TUESDAY_AT_TEN, "Sam Lee", SAM, EASTERN, {}),
    ):
        with pytest.raises(BookingStoreError) as failure:
            call()
        assert "Sam" not in f"{failure.value}{failure.value.__cause__}"


def test_a_booking_survives_a_restart(desk: Desk) -> None:
    booking = book(desk, "web:1", SAM)
    desk.engine.dispose()
    prepare(engine_for(desk.url))
    later = Bookings(engine_for(desk.url), default_office(), desk.now, desk.real_now)
    assert later.open_booking("web:1") == booking
