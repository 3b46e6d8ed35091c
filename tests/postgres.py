"""A real PostgreSQL server for the tests, started once a session, and empty databases on it."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
import sqlalchemy as sa

from bot.runtime.shell import free_port

DEBIAN_PROGRAMS = Path("/usr/lib/postgresql")


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The URL of a server of its own, up to the name of the database."""
    programs = _programs()
    if programs is None:
        pytest.skip("no PostgreSQL here: `make test-system` installs it")
    folder = Path(tempfile.mkdtemp(prefix="tests-postgres-"))
    user: str | None = None
    if os.getuid() == 0:
        # The server refuses to run as root.
        user = "postgres"
        os.chown(folder, pwd.getpwnam(user).pw_uid, -1)
    data = folder / "data"
    port = free_port()

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
        return f"sqlite:///{tmp_path}/database.sqlite"
    return empty_database(request.getfixturevalue("postgres_server"))


def empty_database(server: str) -> str:
    """The URL of a new database on `server`."""
    name = f"test_{uuid4().hex}"
    administer(server, f"CREATE DATABASE {name}")
    return f"{server}/{name}"


def administer(server: str, statement: str) -> None:
    """Run a statement that stands outside every database."""
    admin = sa.create_engine(f"{server}/postgres", future=True, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.exec_driver_sql(statement)
    admin.dispose()


def _programs() -> Path | None:
    found = shutil.which("postgres")
    if found is not None:
        # Run from the real folder: beside a link the server does not find its own files.
        return Path(found).resolve().parent
    return max(DEBIAN_PROGRAMS.glob("*/bin"), default=None)
