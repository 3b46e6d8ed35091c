"""One booking, and what asking for one can come to. Failures are values; the words for them stand elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from bot.booking.contacts import Contact
from bot.booking.openings import Opening

Status = Literal["held", "booked", "cancelled", "expired", "past"]


@dataclass(frozen=True)
class Booking:
    """One review, held or booked. Instants are UTC; `zone` is the taxpayer's.

    What is asked last is None while the time is only held: `zone`, `name`, `contact`, `summary`. `version` grows with
    each change, as a calendar entry's SEQUENCE does.
    """

    id: int
    reference: str
    conversation: str
    reviewer: str
    starts_at: datetime
    ends_at: datetime
    status: Status
    held_until: datetime | None
    zone: str | None
    name: str | None
    contact: Contact | None
    summary: Mapping[str, Any] | None
    version: int
    created_at: datetime


@dataclass(frozen=True)
class Held:
    """The time is kept for this conversation until `booking.held_until`."""

    booking: Booking


@dataclass(frozen=True)
class Booked:
    """The review is booked. `new` is false where it was already so: the same was asked twice."""

    booking: Booking
    new: bool


@dataclass(frozen=True)
class Cancelled:
    """The review is cancelled and its time free."""

    booking: Booking


@dataclass(frozen=True)
class Taken:
    """The time cannot be had. `reason`: somebody else has it, or it is none that is offered. `nearest` can be."""

    reason: Literal["taken", "not_offered"]
    nearest: tuple[Opening, ...]


@dataclass(frozen=True)
class AlreadyBooked:
    """This person has an open booking. None: it was made elsewhere with the same contact, so nothing of it is told."""

    booking: Booking | None


@dataclass(frozen=True)
class NotFound:
    """There is no such open booking."""


@dataclass(frozen=True)
class ByConversation:
    """The booking made in this conversation."""

    conversation: str


@dataclass(frozen=True)
class ByReference:
    """The booking of this code, for somebody who also knows the contact it was made with."""

    reference: str
    contact: Contact


Key = ByConversation | ByReference
