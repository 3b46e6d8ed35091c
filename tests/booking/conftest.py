"""Bookings on a real SQLite file and on a real PostgreSQL server, and clocks that a test sets."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path
from uuid import uuid4

import pytest
import sqlalchemy as sa
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


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The URL of a server of its own, up to the name of the database."""
    found = shutil.which("postgres")
    if found is None:
        pytest.skip("no PostgreSQL here: the program `postgres` is not on the PATH")
    # Run from the real folder: beside a link the server does not find its own files.
    programs = Path(found).resolve().parent
    folder = Path(tempfile.mkdtemp(prefix="bookings-postgres-"))
    user: str | None = None
    if os.getuid() == 0:
        # The server refuses to run as root.
        user = "postgres"
        os.chown(folder, pwd.getpwnam(user).pw_uid, -1)
    data = folder / "data"
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]

    def run(*command: str) -> None:
        subprocess.run(command, user=user, cwd=folder, check=True, stdout=subprocess.DEVNULL)

    run(str(programs / "initdb"), "-D", str(data), "-A", "trust", "-U", "tester", "--no-sync", "-E", "UTF8")
    settings = f"-c listen_addresses=127.0.0.1 -p {port} -k {folder} -c fsync=off"
    run(str(programs / "pg_ctl"), "-D", str(data), "-w", "-l", str(folder / "log"), "-o", settings, "start")
    try:
        yield f"postgresql://tester@127.0.0.1:{port}"
    finally:
        run(str(programs / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop")
        shutil.rmtree(folder)


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database, once of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/bookings.sqlite"
    server = request.getfixturevalue("postgres_server")
    name = f"bookings_{uuid4().hex}"
    admin = sa.create_engine(f"{server}/postgres", future=True, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    admin.dispose()
    return f"{server}/{name}"


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
