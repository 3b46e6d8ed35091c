"""The office's bookings, opened once a process and database."""

from datetime import datetime, time
from functools import lru_cache
from zoneinfo import ZoneInfo

from actions.sentences import WEEKDAYS, day, weekday
from bot import clock, settings
from bot.booking import store
from bot.booking.booking import Booking
from bot.booking.bookings import Bookings
from bot.booking.contacts import Contact
from bot.booking.office import default_office
from bot.booking.store import BookingStoreError
from bot.booking.zones import EASTERN, Zone, read_zone, zone_named, zone_of_phone


def bookings() -> Bookings:
    """The bookings in the database that the settings name.

    Raises:
        BookingStoreError: the database is gone or locked.
    """
    chosen = settings.read()
    chosen.var.mkdir(parents=True, exist_ok=True)
    return _opened(chosen.database_url)


@lru_cache(maxsize=4)
def _opened(url: str) -> Bookings:
    engine = store.engine_for(url)
    store.prepare(engine)
    return Bookings(engine, default_office(), clock.now, clock.real_now)


def zone_for(said: str | None, contact: Contact | None, state: str | None) -> Zone:
    """The zone they said, else that of their state or area code, else Eastern; it is always shown by name."""
    named = zone_named(said) if said else None
    if named is None and state:
        named = read_zone(state)
    if named is None and contact is not None and contact.kind == "phone":
        named = zone_of_phone(contact.value)
    return named or EASTERN


def when(instant: datetime, zone: Zone) -> str:
    """An instant on the person's clock, such as Tuesday, December 1, 2026 at 10:00 AM."""
    local = instant.astimezone(ZoneInfo(zone.iana))
    hour = local.hour % 12 or 12
    return f"{weekday(local.date())}, {day(local.date())} at {hour}:{local:%M} {'AM' if local.hour < 12 else 'PM'}"


def booked_zone(booking: Booking) -> Zone:
    """The zone that a booking was made in."""
    return (zone_named(booking.zone) if booking.zone else None) or EASTERN


def hours() -> str:
    """When reviews are, in words, from the hours of the first reviewer."""
    office = default_office()
    weekly = office.reviewers[0].hours[0]
    days = sorted(weekly.weekdays)
    zone = zone_named(office.zone) or EASTERN
    return f"{WEEKDAYS[days[0]]} to {WEEKDAYS[days[-1]]}, {_clock(weekly.opens)} to {_clock(weekly.closes)} {zone.name}"


def _clock(at: time) -> str:
    return f"{at.hour % 12 or 12}:{at.minute:02} {'AM' if at.hour < 12 else 'PM'}"


def next_opening(state: str | None) -> str | None:
    """The first free time in words with its zone; None where there is none or it cannot be read just now."""
    zone = zone_for(None, None, state)
    try:
        found = bookings().openings(None, zone.iana, 1).openings
    except BookingStoreError:
        return None
    return f"{when(found[0].starts_at, zone)} {zone.name}" if found else None
