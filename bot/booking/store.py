"""Where bookings are kept: the tables, and short transactions on SQLite or PostgreSQL.

The partial unique indexes make a double booking impossible whatever the code does; the lock that each writing
transaction takes (SQLite's own, an advisory lock on PostgreSQL) only keeps writers in line, so that none deadlocks.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.engine import Connection, Engine, make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

SCHEMA_VERSION = 1
LOCK_SECONDS = 5
"""How long a transaction waits for another one before it gives up."""
_ADVISORY_LOCK = 6331


class BookingStoreError(Exception):
    """The bookings could not be read or saved (database gone, locked or without its tables). Nothing was changed."""


class Instant(sa.types.TypeDecorator):  # type: ignore[misc]
    """A timezone-aware datetime, kept in UTC. A naive one is refused."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        """In UTC; without its zone where the database knows none."""
        if value is None:
            return None
        if value.utcoffset() is None:
            raise ValueError(f"{value.isoformat()} has no time zone; pass an aware datetime such as UTC.")
        utc = value.astimezone(timezone.utc)
        return utc if dialect.name == "postgresql" else utc.replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        """Aware, in UTC."""
        if value is None:
            return None
        return value.astimezone(timezone.utc) if value.tzinfo else value.replace(tzinfo=timezone.utc)


_metadata = sa.MetaData()
_json = sa.JSON().with_variant(JSONB(), "postgresql")

schema = sa.Table("booking_schema", _metadata, sa.Column("version", sa.Integer, primary_key=True, autoincrement=False))

bookings = sa.Table(
    "bookings",
    _metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("reference", sa.String(12), nullable=False, unique=True),
    sa.Column("conversation", sa.String(255), nullable=False),
    sa.Column("reviewer", sa.String(64), nullable=False),
    sa.Column("starts_at", Instant, nullable=False),
    sa.Column("ends_at", Instant, nullable=False),
    sa.Column("status", sa.String(12), nullable=False),
    sa.Column("held_until", Instant),
    sa.Column("zone", sa.String(64)),
    sa.Column("name", sa.String(80)),
    sa.Column("contact_kind", sa.String(8)),
    sa.Column("contact_value", sa.String(320)),
    sa.Column("contact_extension", sa.String(16)),
    sa.Column("contact_key", sa.String(330)),
    sa.Column("summary", _json),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("created_at", Instant, nullable=False),
    sa.CheckConstraint("status IN ('held', 'booked', 'cancelled', 'expired', 'past')", name="bookings_status"),
    sa.CheckConstraint("starts_at < ends_at", name="bookings_length"),
    sa.CheckConstraint("status <> 'held' OR held_until IS NOT NULL", name="bookings_hold"),
    sa.CheckConstraint("status <> 'booked' OR contact_key IS NOT NULL", name="bookings_contact"),
)
OPEN = bookings.c.status.in_(("held", "booked"))
BOOKED = bookings.c.status == "booked"


def _unique_where(name: str, where: Any, *columns: Any) -> None:
    sa.Index(name, *columns, unique=True, sqlite_where=where, postgresql_where=where)


_unique_where("bookings_one_a_time", OPEN, bookings.c.reviewer, bookings.c.starts_at)
_unique_where("bookings_one_a_conversation", OPEN, bookings.c.conversation)
_unique_where("bookings_one_a_contact", BOOKED, bookings.c.contact_key)

booking_changes = sa.Table(
    "booking_changes",
    _metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("booking", sa.ForeignKey("bookings.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("change", sa.String(12), nullable=False),
    sa.Column("reviewer", sa.String(64), nullable=False),
    sa.Column("starts_at", Instant, nullable=False),
    sa.Column("at", Instant, nullable=False),
)


def engine_for(url: str) -> Engine:
    """An engine for `url` (sqlite:///path or postgresql://...). A SQLite file is made for its owner's eyes only.

    Raises:
        ValueError: another database, or SQLite in memory, which threads and processes cannot share.
    """
    if url.startswith("postgres://"):
        url = "postgresql" + url[len("postgres") :]
    parsed = make_url(url)
    backend = parsed.get_backend_name()
    if backend == "postgresql":
        timeout = f"{LOCK_SECONDS}000"
        options = f"-c timezone=utc -c lock_timeout={timeout} -c statement_timeout={timeout}"
        return sa.create_engine(
            parsed,
            future=True,
            hide_parameters=True,
            pool_pre_ping=True,
            pool_timeout=LOCK_SECONDS,
            connect_args={"options": options, "connect_timeout": LOCK_SECONDS, "application_name": "notice-guide"},
        )
    if backend != "sqlite" or parsed.database in (None, "", ":memory:"):
        raise ValueError(
            f"The database is {parsed.render_as_string(hide_password=True)!r}; bookings take postgresql://... or a "
            "file such as sqlite:///var/bookings.sqlite."
        )
    path = Path(parsed.database)
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        path.touch(mode=0o600)
    engine = sa.create_engine(parsed, future=True, hide_parameters=True, connect_args={"timeout": LOCK_SECONDS})
    sa.event.listen(engine, "connect", _set_up_sqlite)
    sa.event.listen(engine, "begin", _begin_sqlite)
    return engine


def prepare(engine: Engine) -> None:
    """Make the tables where they are missing. Safe when several processes start together, and to call again.

    Raises:
        BookingStoreError: the database cannot be reached, or holds bookings of another schema version.
    """
    with _as_store_error():
        if engine.dialect.name == "sqlite":
            with engine.connect().execution_options(outside_transaction=True) as connection:
                connection.exec_driver_sql("PRAGMA journal_mode=WAL")
    with writing(engine) as connection:
        _metadata.create_all(connection)
        found = connection.execute(sa.select(schema.c.version)).scalar()
        if found is None:
            connection.execute(sa.insert(schema).values(version=SCHEMA_VERSION))
        elif found != SCHEMA_VERSION:
            raise BookingStoreError(
                f"The database holds bookings of schema version {found}; this program takes {SCHEMA_VERSION}. "
                "Run the program of that version, or migrate the tables."
            )


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A short transaction that only reads.

    Raises:
        BookingStoreError: the database cannot be read.
    """
    with _as_store_error(), engine.connect().execution_options(reads_only=True) as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A short transaction that no other writer runs beside; all of it is saved, or nothing.

    Raises:
        BookingStoreError: the database cannot be written within `LOCK_SECONDS`.
    """
    with _as_store_error(), engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_ADVISORY_LOCK)))
        yield connection


@contextmanager
def _as_store_error() -> Iterator[None]:
    try:
        yield
    except (DBAPIError, PoolTimeoutError) as error:
        raise BookingStoreError(f"The bookings could not be read or saved: {type(error).__name__}.") from error


def _set_up_sqlite(connection: Any, _record: Any) -> None:
    # The driver's own BEGIN comes too late (before the first change, after what was read for it); ours comes first.
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA synchronous=FULL")


def _begin_sqlite(connection: Connection) -> None:
    options = connection.get_execution_options()
    if not options.get("outside_transaction"):
        connection.exec_driver_sql("BEGIN" if options.get("reads_only") else "BEGIN IMMEDIATE")
