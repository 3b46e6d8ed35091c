"""The chat in a terminal, typed by somebody: `rasa shell` as in every Rasa project, and `python -m bot shell`."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pexpect
import pytest

from bot.runtime.shell import free_port
from bot.settings import ROOT

RASA = Path(sys.executable).with_name("rasa")
START_SECONDS = 240
ANSWER_SECONDS = 60
PROMPT = "Your input ->"
TYPE_ONE = "Type out your own message"
UP = "\x1b[A"
ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b[()][A-Z0-9]|[\r\x07]")


class Terminal:
    """A person at a terminal: types, and reads what came since."""

    def __init__(self, command: list[str], environment: dict[str, str]) -> None:
        self._child = pexpect.spawn(
            command[0],
            command[1:],
            cwd=str(ROOT),
            env={**environment, "TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1"},
            encoding="utf-8",
            timeout=START_SECONDS,
            # Wide, so that no line is broken, and low menus fit.
            dimensions=(60, 4000),
        )
        self._child.expect("Bot loaded")
        self._child.expect(PROMPT)

    def say(self, text: str) -> str:
        """Type a line; what the bot answers, in plain characters."""
        self._child.send(text + "\r")
        # The prompt is drawn again with every key, so wait until it comes back empty, or a menu of buttons does.
        self._child.expect(f"{re.escape(PROMPT)}[^\n]*{re.escape(text[-10:])}", timeout=ANSWER_SECONDS)
        found = self._child.expect([rf"\n[^\n]*{PROMPT}", TYPE_ONE], timeout=ANSWER_SECONDS)
        answer = ESCAPES.sub("", self._child.before)
        if found == 1:
            # Up from the first button is the last line of the menu.
            self._child.send(UP)
            time.sleep(0.5)
            self._child.send("\r")
            self._child.expect(rf"\n[^\n]*{PROMPT}", timeout=ANSWER_SECONDS)
        return answer

    def leave(self) -> None:
        self._child.send("/stop\r")
        self._child.expect(pexpect.EOF, timeout=ANSWER_SECONDS)
        self._child.close()

    def end(self) -> None:
        self._child.close(force=True)


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    var = tmp_path / "var"
    return {
        **{name: value for name, value in os.environ.items() if name != "ACTION_ENDPOINT_URL"},
        "VAR_FOLDER": str(var),
        "DATABASE_URL": f"sqlite:///{var}/notice-guide.db",
        "BOT_TODAY": "2026-11-23",
    }


@pytest.fixture
def action_server(tmp_path: Path, environment: dict[str, str]) -> Iterator[int]:
    """`rasa run actions` in a second terminal; its port, which is the usual one unless that is taken."""
    usual = 5055
    port = free_port() if answers(usual) else usual
    command = [str(RASA), "run", "actions", *([] if port == usual else ["--port", str(port)])]
    with (tmp_path / "actions.log").open("w") as log:
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log, start_new_session=True)
    try:
        end = time.monotonic() + START_SECONDS
        while not answers(port):
            assert server.poll() is None and time.monotonic() < end, (tmp_path / "actions.log").read_text()
            time.sleep(0.2)
        yield port
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(timeout=30)


def answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def from_letter_to_booking(terminal: Terminal) -> None:
    """What the letter is, the day that matters, the ways out, and a review begun, as a person would type it."""
    letter = terminal.say("got a LT11 dated November 9, 2026, i owe about 12000")
    assert "LT11" in letter
    # IRC 6330(a)(3)(B), 26 CFR 301.6330-1(b): 30 days from the date of the notice; December 9 is a Wednesday.
    day = terminal.say("how long do i have")
    assert "Wednesday, December 9, 2026" in day
    assert "hearing" in letter + day
    options = terminal.say("what are my options")
    assert "plan" in options.lower()
    booking = terminal.say("i want to book a free case review")
    assert "What is your name?" in booking
    contact = terminal.say("Jane Doe")
    assert "Jane" in contact and "phone" in contact
    openings = terminal.say("202-555-0142")
    # The first opening is tomorrow's; the 26th is Thanksgiving.
    assert "November 24" in openings and "November 26" not in openings
    for said in (letter, day, options, booking, contact, openings):
        assert "Traceback" not in said and "utter_" not in said and "wrong on my side" not in said


def stored(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.glob("notice-guide.db*"))


def test_rasa_shell_as_it_is_typed(action_server: int, environment: dict[str, str], tmp_path: Path) -> None:
    command = [str(RASA), "shell"]
    if action_server != 5055:
        endpoints = tmp_path / "endpoints.yml"
        endpoints.write_text((ROOT / "endpoints.yml").read_text().replace(":5055/", f":{action_server}/"))
        command += ["--endpoints", str(endpoints)]
    if answers(5005):
        command += ["--port", str(free_port())]
    if "MODELS_FOLDER" in environment:
        command += ["--model", environment["MODELS_FOLDER"]]
    terminal = Terminal(command, environment)
    try:
        from_letter_to_booking(terminal)
        answer = terminal.say("my ssn is 123-45-6789")
        terminal.leave()
    finally:
        terminal.end()
    assert answer.count("123-45-6789") <= 1, "once as the terminal shows what is typed, never again"
    assert b"got a LT11" in stored(tmp_path / "var")
    assert b"123-45-6789" not in stored(tmp_path / "var")


def test_the_shell_that_starts_its_action_server_itself(environment: dict[str, str], tmp_path: Path) -> None:
    terminal = Terminal([sys.executable, "-m", "bot", "shell"], environment)
    try:
        from_letter_to_booking(terminal)
        terminal.leave()
    finally:
        terminal.end()
    assert b"got a LT11" in stored(tmp_path / "var")
    port = re.search(r"127\.0\.0\.1:(\d+)", (tmp_path / "var" / "endpoints-shell.yml").read_text())
    assert port is not None
    assert not answers(int(port[1])), "the action server outlived its shell"
