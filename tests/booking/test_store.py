"""The tables and transactions themselves."""

import os
import sqlite3
import stat
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime, timedelta, timezone
from multiprocessing import get_context
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError, StatementError

from bot.booking import store
from bot.booking.bookings import Bookings
from bot.booking.office import default_office
from bot.booking.store import BookingStoreError, bookings, engine_for, prepare, reading, writing
from tests.booking.conftest import MONDAY_MORNING

AT_TEN = datetime(2026, 12, 1, 15, 0, tzinfo=timezone.utc)


def row(**changed: object) -> dict[str, object]:
    values: dict[str, object] = {
        "reference": "NG-AAAA-AA",
        "conversation": "web:1",
        "reviewer": "reviewer-1",
        "starts_at": AT_TEN,
        "ends_at": AT_TEN + timedelta(minutes=30),
        "status": "held",
        "held_until": MONDAY_MORNING,
        "version": 0,
        "created_at": MONDAY_MORNING,
    }
    return values | changed


@pytest.mark.parametrize(
    "second",
    [
        pytest.param({"conversation": "web:2", "reference": "NG-BBBB-BB"}, id="the reviewer's time"),
        pytest.param({"conversation": "web:2", "reviewer": "reviewer-2"}, id="the reference"),
        pytest.param({"reference": "NG-BBBB-BB", "reviewer": "reviewer-2"}, id="the conversation"),
        pytest.param({"conversation": "web:2", "reference": "NG-B", "status": "free"}, id="an unknown status"),
    ],
)
def test_the_database_itself_refuses(engine: Engine, second: dict[str, object]) -> None:
    with pytest.raises(IntegrityError), engine.begin() as connection:
        connection.execute(sa.insert(bookings).values(row()))
        connection.execute(sa.insert(bookings).values(row(**second)))


def test_one_booked_review_a_contact(engine: Engine) -> None:
    booked = {"status": "booked", "held_until": None, "contact_key": "email:sam@example.com"}
    other = {"conversation": "web:2", "reference": "NG-BBBB-BB", "reviewer": "reviewer-2"}
    with pytest.raises(IntegrityError), engine.begin() as connection:
        connection.execute(sa.insert(bookings).values(row(**booked)))
        connection.execute(sa.insert(bookings).values(row(**booked, **other)))


def test_cancelled_and_expired_rows_leave_the_time_free(engine: Engine) -> None:
    with writing(engine) as connection:
        for number, status in enumerate(("cancelled", "expired", "held")):
            connection.execute(sa.insert(bookings).values(row(reference=f"NG-{number}", status=status)))
    with reading(engine) as connection:
        assert len(connection.execute(sa.select(bookings.c.id)).all()) == 3


def test_instants_come_back_aware_and_naive_ones_are_refused(engine: Engine) -> None:
    eastern = AT_TEN.astimezone(timezone(timedelta(hours=-5)))
    with writing(engine) as connection:
        connection.execute(sa.insert(bookings).values(row(starts_at=eastern)))
        found = connection.execute(sa.select(bookings.c.starts_at)).scalar_one()
    assert (found, found.utcoffset()) == (AT_TEN, timedelta(0))
    with pytest.raises(StatementError, match="no time zone"), writing(engine) as connection:
        connection.execute(sa.insert(bookings).values(row(starts_at=AT_TEN.replace(tzinfo=None))))


def test_what_fails_half_way_is_not_saved(engine: Engine) -> None:
    with pytest.raises(RuntimeError), writing(engine) as connection:
        connection.execute(sa.insert(bookings).values(row()))
        raise RuntimeError("stop")
    with reading(engine) as connection:
        assert connection.execute(sa.select(bookings.c.id)).all() == []


def _prepare(url: str) -> None:
    prepare(engine_for(url))


def test_several_processes_prepare_one_empty_database(database_url: str) -> None:
    with ProcessPoolExecutor(4, mp_context=get_context("spawn")) as processes:
        for started in [processes.submit(_prepare, database_url) for _ in range(8)]:
            started.result()
    with reading(engine_for(database_url)) as connection:
        assert connection.execute(sa.select(store.schema.c.version)).scalars().all() == [store.SCHEMA_VERSION]


def test_another_schema_version_is_refused(engine: Engine) -> None:
    with writing(engine) as connection:
        connection.execute(sa.update(store.schema).values(version=99))
    with pytest.raises(BookingStoreError, match="schema version 99; this program takes 1"):
        prepare(engine)


def test_a_locked_sqlite_file_is_the_stores_own_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "LOCK_SECONDS", 0.2)
    engine = engine_for(f"sqlite:///{tmp_path}/bookings.sqlite")
    prepare(engine)
    desk = Bookings(engine, default_office(), lambda: MONDAY_MORNING, lambda: MONDAY_MORNING)
    other = sqlite3.connect(tmp_path / "bookings.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(BookingStoreError):
        desk.hold("web:1", AT_TEN)
    assert len(desk.openings(None, "America/New_York").openings) == 3, "a writer must not stop readers"
    other.rollback()
    other.close()
    assert desk.hold("web:1", AT_TEN).booking.starts_at == AT_TEN  # type: ignore[union-attr]


def test_a_sqlite_file_is_in_write_ahead_mode_and_its_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "new" / "bookings.sqlite"
    prepare(engine_for(f"sqlite:///{path}"))
    assert stat.S_IMODE(os.stat(path).st_mode) == 0o600
    assert sqlite3.connect(path).execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_server_that_is_gone_is_the_stores_own_error() -> None:
    desk = Bookings(
        engine_for("postgresql://nobody@127.0.0.1:1/none"),
        default_office(),
        lambda: MONDAY_MORNING,
        lambda: MONDAY_MORNING,
    )
    calls: list[Callable[[], object]] = [
        lambda: desk.hold("web:1", AT_TEN),
        lambda: desk.open_booking("web:1"),
        lambda: desk.openings(None, "America/New_York"),
    ]
    for call in calls:
        with pytest.raises(BookingStoreError):
            call()


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", "mysql://u:secret@host/db"])
def test_other_databases_are_refused_without_their_password(url: str) -> None:
    with pytest.raises(ValueError, match="bookings take postgresql") as refusal:
        engine_for(url)
    assert "secret" not in str(refusal.value)
