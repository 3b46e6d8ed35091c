"""`rasa shell` with its action server started beside it, so that one command is enough."""

import socket
import subprocess
import sys
import time
from pathlib import Path

from bot import settings

ENDPOINTS = """\
action_endpoint:
  url: "http://127.0.0.1:{port}/webhook"
tracker_store:
  type: bot.runtime.tracker_store.RedactingTrackerStore
"""
PATIENCE_SECONDS = 30.0


def run(argv: list[str]) -> int:
    """Run both until the shell ends; further words go to `rasa shell`. The exit code is the shell's."""
    chosen = settings.read()
    port = free_port()
    endpoints = chosen.var / "endpoints-shell.yml"
    endpoints.parent.mkdir(parents=True, exist_ok=True)
    endpoints.write_text(ENDPOINTS.format(port=port), encoding="utf-8")
    with (chosen.var / "actions.log").open("w") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "bot.runtime.action_server", str(port)],
            stdout=log,
            stderr=log,
            cwd=settings.ROOT,
        )
    try:
        if not _listening(port, server):
            print(f"The action server did not start; {chosen.var / 'actions.log'} says why.", file=sys.stderr)
            return 1
        rasa = Path(sys.executable).with_name("rasa")
        # A port of its own: the usual one may be taken by `make run`, and the shell would talk to that.
        own = [
            "--endpoints",
            str(endpoints),
            "--model",
            str(chosen.models),
            "--port",
            str(free_port()),
            "--interface",
            "127.0.0.1",
        ]
        command = [str(rasa), "shell", *own, *argv]
        return subprocess.call(command, cwd=settings.ROOT)
    finally:
        server.terminate()
        server.wait()


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _listening(port: int, server: "subprocess.Popen[bytes]") -> bool:
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end and server.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return True
        time.sleep(0.1)
    return False
