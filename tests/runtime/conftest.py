"""The server as it is started, in a process of its own."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import requests

from bot import settings
from bot.runtime.shell import free_port

PATIENCE_SECONDS = 120


@dataclass(frozen=True)
class Served:
    """A running server: its address and the SQLite file that it keeps conversations in."""

    address: str
    database: Path


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """`python -m bot serve --dev` on a port and a folder of its own."""
    var = tmp_path_factory.mktemp("served")
    port = free_port()
    environment = {**os.environ, "VAR_FOLDER": str(var), "BOT_TODAY": "2026-11-23"}
    for name in ("DATABASE_URL", "ACTION_ENDPOINT_URL", "SECRET_KEY"):
        environment.pop(name, None)
    with (var / "server.log").open("w") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "bot", "serve", "--dev", "--port", str(port)],
            cwd=settings.ROOT,
            env=environment,
            stdout=log,
            stderr=log,
        )
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_until_ready(address, server, var / "server.log")
        yield Served(address, var / "notice-guide.db")
    finally:
        server.terminate()
        server.wait(timeout=30)


def _wait_until_ready(address: str, server: "subprocess.Popen[bytes]", log: Path) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end and server.poll() is None:
        try:
            if requests.get(f"{address}/health/ready", timeout=10).status_code == 200:
                return
        except requests.ConnectionError:
            pass
        time.sleep(0.3)
    pytest.fail(f"the server did not become ready:\n{log.read_text()}")
