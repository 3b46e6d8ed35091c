"""Booking a case review: hold a time, book it, find it again, move it, cancel it."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Literal
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import IntegrityError

from bot.booking.booking import (
    AlreadyBooked,
    Booked,
    Booking,
    ByReference,
    Cancelled,
    Held,
    Key,
    NotFound,
    Taken,
)
from bot.booking.contacts import Contact
from bot.booking.office import Office
from bot.booking.openings import Offer, Opening, nearest_to, offer, openings, require_aware
from bot.booking.references import new_reference
from bot.booking.store import OPEN, BookingStoreError, booking_changes, bookings, reading, writing
from bot.booking.wishes import Wish

HOLD = timedelta(minutes=10)
"""How long a time is kept for somebody who is still typing, by the real clock."""
Change = Literal["held", "booked", "moved", "cancelled", "expired", "past"]


class Bookings:
    """The reviews of one office in one database, made ready by `bot.booking.store.prepare`.

    `now` is the calendar's clock, by which times lie in the future; `real_now` the real one, by which holds run out.
    `code` makes references. Every method is one transaction and can be called from any thread.

    Raises, all methods:
        BookingStoreError: the database is gone or locked; nothing was changed.
        ValueError: a datetime without a time zone.
    """

    def __init__(
        self,
        engine: Engine,
        office: Office,
        now: Callable[[], datetime],
        real_now: Callable[[], datetime],
        code: Callable[[], str] = new_reference,
    ) -> None:
        self._engine = engine
        self._office = office
        self._now = now
        self._real_now = real_now
        self._code = code

    def openings(self, wish: Wish | None, zone: str, count: int = 3, conversation: str | None = None) -> Offer:
        """A few free times that meet `wish`, for a taxpayer in `zone`. Free is, too, what `conversation` holds."""
        with reading(self._engine) as connection:
            return offer(self._free(connection, conversation), wish, zone, count)

    def hold(self, conversation: str, starts_at: datetime) -> Held | Taken | AlreadyBooked:
        """Keep the time for ten minutes, with whoever is free then, instead of what this conversation held before."""
        require_aware("starts_at", starts_at)
        with writing(self._engine) as connection:
            self._settle(connection, bookings.c.conversation == conversation)
            current = _open(connection, bookings.c.conversation == conversation)
            if current is not None and current.status == "booked":
                return AlreadyBooked(current)
            if current is not None and current.starts_at == starts_at > self._now():
                return Held(self._change(connection, current, "held", held_until=self._real_now() + HOLD))
            held = self._take(connection, conversation, starts_at, current)
            return held if isinstance(held, Taken) else Held(held)

    def confirm(
        self,
        conversation: str,
        starts_at: datetime,
        name: str,
        contact: Contact,
        zone: str,
        summary: Mapping[str, Any],
    ) -> Booked | Taken | AlreadyBooked:
        """Book the time for good. Saying it twice books once; a hold that ran out still counts while nobody took it.

        `zone` is the taxpayer's, an IANA name; `summary` is `bot.booking.summary.case_summary`.
        """
        require_aware("starts_at", starts_at)
        ZoneInfo(zone)
        with writing(self._engine) as connection:
            of_contact = bookings.c.contact_key == contact.key
            self._settle(connection, (bookings.c.conversation == conversation) | of_contact)
            current = _open(connection, bookings.c.conversation == conversation)
            if current is not None and current.status == "booked":
                return Booked(current, new=False) if current.starts_at == starts_at else AlreadyBooked(current)
            if _open(connection, of_contact) is not None:
                return AlreadyBooked(None)
            if current is None or current.starts_at != starts_at or starts_at <= self._now():
                taken = self._take(connection, conversation, starts_at, current)
                if isinstance(taken, Taken):
                    return taken
                current = taken
            booked = self._change(
                connection,
                current,
                "booked",
                status="booked",
                held_until=None,
                name=name,
                zone=zone,
                contact_kind=contact.kind,
                contact_value=contact.value,
                contact_extension=contact.extension,
                contact_key=contact.key,
                summary=dict(summary),
            )
            return Booked(booked, new=True)

    def open_booking(self, conversation: str) -> Booking | None:
        """The booked review of this conversation that is not over."""
        with reading(self._engine) as connection:
            return self._booked(connection, bookings.c.conversation == conversation)

    def find(self, reference: str, contact: Contact) -> Booking | None:
        """The booked review of this code that is not over, if it was made with this contact."""
        with reading(self._engine) as connection:
            return self._booked(connection, _of(ByReference(reference, contact)))

    def cancel(self, key: Key) -> Cancelled | NotFound:
        """Cancel the review that `key` finds. Its time is free at once."""
        with writing(self._engine) as connection:
            booking = self._booked(connection, _of(key))
            if booking is None:
                return NotFound()
            return Cancelled(self._change(connection, booking, "cancelled", status="cancelled"))

    def reschedule(self, key: Key, starts_at: datetime) -> Booked | Taken | NotFound:
        """Move the review to another time. It keeps its code, and its old time until the new one is certain."""
        require_aware("starts_at", starts_at)
        with writing(self._engine) as connection:
            booking = self._booked(connection, _of(key))
            if booking is None:
                return NotFound()
            if booking.starts_at == starts_at:
                return Booked(booking, new=False)
            self._settle(connection, bookings.c.id == booking.id)
            moved = self._take(connection, booking.conversation, starts_at, booking)
            return moved if isinstance(moved, Taken) else Booked(moved, new=True)

    def release(self, conversation: str) -> None:
        """Give up what this conversation holds, if anything. A booked review stays."""
        with writing(self._engine) as connection:
            held = _open(connection, (bookings.c.conversation == conversation) & (bookings.c.status == "held"))
            if held is not None:
                self._change(connection, held, "cancelled", status="cancelled", held_until=None)

    def _free(self, connection: Connection, conversation: str | None) -> list[Opening]:
        """Every free opening. Holds that ran out, and the one of `conversation`, take nothing."""
        held = bookings.c.status == "held"
        ran_out = held & ((bookings.c.held_until <= self._real_now()) | (bookings.c.conversation == conversation))
        columns = (bookings.c.starts_at, bookings.c.ends_at, bookings.c.reviewer)
        rows = connection.execute(sa.select(*columns).where(OPEN, ~ran_out))
        return openings(self._office, [Opening(*row) for row in rows], self._now())

    def _take(
        self, connection: Connection, conversation: str, starts_at: datetime, booking: Booking | None
    ) -> Booking | Taken:
        """Put `booking`, or a new hold, on the time, with the free reviewer who has the fewest reviews."""
        free = self._free(connection, conversation)
        busy = Counter(connection.execute(sa.select(bookings.c.reviewer).where(OPEN)).scalars())
        at_that_time = [opening for opening in free if opening.starts_at == starts_at]
        for opening in sorted(at_that_time, key=lambda opening: busy[opening.reviewer]):
            try:
                with connection.begin_nested():
                    return self._place(connection, conversation, opening, booking)
            except IntegrityError:
                continue
        exists = any(opening.starts_at == starts_at for opening in openings(self._office, (), self._now()))
        others = [opening for opening in free if opening.starts_at != starts_at]
        return Taken("taken" if exists else "not_offered", nearest_to(others, starts_at))

    def _place(self, connection: Connection, conversation: str, opening: Opening, booking: Booking | None) -> Booking:
        where = {"reviewer": opening.reviewer, "starts_at": opening.starts_at, "ends_at": opening.ends_at}
        held_until = self._real_now() + HOLD
        if booking is not None:
            if booking.status == "held":
                return self._change(connection, booking, "held", held_until=held_until, **where)
            return self._change(connection, booking, "moved", **where)
        inserted = connection.execute(
            sa.insert(bookings).values(
                reference=self._unused_code(connection),
                conversation=conversation,
                status="held",
                held_until=held_until,
                version=0,
                created_at=self._real_now(),
                **where,
            )
        )
        held = _one(connection, bookings.c.id == inserted.inserted_primary_key[0])
        assert held is not None
        self._note(connection, held, "held")
        return held

    def _unused_code(self, connection: Connection) -> str:
        for _ in range(20):
            code = self._code()
            if _one(connection, bookings.c.reference == code) is None:
                return code
        raise BookingStoreError("The source of reference codes gave twenty that are in use already; check it.")

    def _settle(self, connection: Connection, of_this_person: Any) -> None:
        """Let go of the holds that ran out, and of this person's reviews that are over."""
        ran_out = (bookings.c.status == "held") & (bookings.c.held_until <= self._real_now()) & ~of_this_person
        over = (bookings.c.status == "booked") & (bookings.c.ends_at <= self._now()) & of_this_person
        for booking in _all(connection, ran_out):
            self._change(connection, booking, "expired", status="expired", held_until=None)
        for booking in _all(connection, over):
            self._change(connection, booking, "past", status="past")

    def _booked(self, connection: Connection, where: Any) -> Booking | None:
        still = (bookings.c.status == "booked") & (bookings.c.ends_at > self._now())
        return _one(connection, still & where)

    def _change(self, connection: Connection, booking: Booking, change: Change, **values: Any) -> Booking:
        same = (bookings.c.id == booking.id) & (bookings.c.version == booking.version)
        done = connection.execute(sa.update(bookings).where(same).values(version=booking.version + 1, **values))
        changed = _one(connection, bookings.c.id == booking.id)
        if done.rowcount != 1 or changed is None:
            raise BookingStoreError(f"Booking {booking.reference} was changed by somebody else meanwhile; try again.")
        self._note(connection, changed, change)
        return changed

    def _note(self, connection: Connection, booking: Booking, change: Change) -> None:
        connection.execute(
            sa.insert(booking_changes).values(
                booking=booking.id,
                version=booking.version,
                change=change,
                reviewer=booking.reviewer,
                starts_at=booking.starts_at,
                at=self._real_now(),
            )
        )


def _of(key: Key) -> Any:
    if isinstance(key, ByReference):
        return (bookings.c.reference == key.reference) & (bookings.c.contact_key == key.contact.key)
    return bookings.c.conversation == key.conversation


def _open(connection: Connection, where: Any) -> Booking | None:
    return _one(connection, OPEN & where)


def _one(connection: Connection, where: Any) -> Booking | None:
    found = _all(connection, where)
    return found[0] if found else None


def _all(connection: Connection, where: Any) -> Sequence[Booking]:
    rows = connection.execute(sa.select(bookings).where(where).order_by(bookings.c.id)).mappings()
    return [
        Booking(
            id=row["id"],
            reference=row["reference"],
            conversation=row["conversation"],
            reviewer=row["reviewer"],
            starts_at=row["starts_at"],
            ends_at=row["ends_at"],
            status=row["status"],
            held_until=row["held_until"],
            zone=row["zone"],
            name=row["name"],
            contact=Contact(row["contact_kind"], row["contact_value"], row["contact_extension"])
            if row["contact_kind"]
            else None,
            summary=row["summary"],
            version=row["version"],
            created_at=row["created_at"],
        )
        for row in rows
    ]
