"""Bookings on a real SQLite file and on a real PostgreSQL server, and clocks that a test sets."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

import pytest
from sqlalchemy.engine import Engine

from bot.booking.bookings import Bookings
from bot.booking.office import Office, default_office
from bot.booking.store import engine_for, prepare

MONDAY_MORNING = datetime(2026, 11, 23, 15, 0, tzinfo=timezone.utc)
"""10:00 Eastern on the Monday of Thanksgiving week."""


@dataclass
class Clock:
    """A clock that stands until a test moves it."""

    instant: datetime = MONDAY_MORNING

    def __call__(self) -> datetime:
        return self.instant

    def pass_by(self, duration: timedelta) -> None:
        self.instant += duration


@dataclass
class Desk:
    """Bookings under test, with the clocks they read."""

    bookings: Bookings
    engine: Engine
    now: Clock
    real_now: Clock
    url: str


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    engine = engine_for(database_url)
    prepare(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def make_desk(engine: Engine, database_url: str) -> Callable[..., Desk]:
    """Makes bookings over `engine`; by default of the office without a configuration of its own."""

    def make(office: Office | None = None, code: Callable[[], str] | None = None) -> Desk:
        now, real_now = Clock(), Clock()
        extra = {} if code is None else {"code": code}
        bookings = Bookings(engine, office or default_office(), now, real_now, **extra)
        return Desk(bookings, engine, now, real_now, database_url)

    return make


@pytest.fixture
def desk(make_desk: Callable[..., Desk]) -> Desk:
    return make_desk()
