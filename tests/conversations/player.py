"""Plays a scenario against the real agent and says what went wrong, with the whole transcript."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage

from bot.runtime.agent import GuidedAgent
from tests.conversations.rules import broken, pattern

FOLDER = Path(__file__).parent
TODAY = "2026-11-23"
SCENARIO_KEYS = {"title", "today", "turns", "never", "stored_never"}
TURN_KEYS = {"user", "tap", "as", "if", "says", "never", "keep"}
FIRST_PERSON = "first"


@dataclass(frozen=True)
class Scenario:
    """One conversation of a file; `turns` as they stand there."""

    file: str
    title: str
    today: str
    turns: tuple[Mapping[str, Any], ...]
    never: tuple[str, ...]
    stored_never: tuple[str, ...]

    @property
    def id(self) -> str:
        """The file and the title, short enough for `pytest -k`."""
        return f"{self.file}-{re.sub(r'[^a-z0-9]+', '-', self.title.lower()).strip('-')}"


@dataclass
class Played:
    """What was said, and what was wrong with it."""

    transcript: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def report(self) -> str:
        """All that was wrong, then the whole transcript."""
        return "\n".join(["", *self.wrong, "", *self.transcript])


def scenarios(folder: Path = FOLDER) -> list[Scenario]:
    """Every scenario of every file.

    Raises:
        ValueError: a key that no scenario or turn has; the message names the file, the scenario and the key.
    """
    files = ((path, yaml.safe_load(path.read_text(encoding="utf-8"))) for path in sorted(folder.glob("*.yml")))
    return [_scenario(path, entry) for path, entries in files for entry in entries]


async def play(agent: GuidedAgent, scenario: Scenario) -> Played:
    """The turns of the scenario, one after the other.

    A person is named by `as`, so that two can talk to the bot. A turn with `if` is played only after a reply that
    matches it: where the bot may ask back or not.
    """
    played = Played()
    kept: dict[str, str] = {}
    last: dict[str, str] = {}
    buttons: dict[str, dict[str, str]] = {}
    for number, turn in enumerate(scenario.turns, 1):
        person = str(turn.get("as", FIRST_PERSON))
        if "if" in turn and not pattern(turn["if"]).search(last.get(person, "")):
            continue
        text = _typed(turn, kept, buttons.get(person, {}), played.wrong, number)
        reply, buttons[person] = await say(agent, f"test:{scenario.id}:{person}", text)
        shown = "\n".join([reply, *buttons[person]])
        played.transcript += _lines(number, person, text, reply, buttons[person])
        found = [*broken(reply, last.get(person)), *_expected(turn, shown, kept)]
        found += [f"must never say {rule!r}" for rule in scenario.never if pattern(rule).search(shown)]
        played.wrong += [f"turn {number}: {what}" for what in found]
        last[person] = reply
        for name, rule in turn.get("keep", {}).items():
            match = pattern(rule).search(shown)
            kept[name] = match.group() if match else ""
            played.wrong += [] if match else [f"turn {number}: nothing to keep as {name!r}"]
    return played


async def say(agent: GuidedAgent, sender: str, text: str) -> tuple[str, dict[str, str]]:
    """One message: the reply's texts joined by a line end, and what each button's title types."""
    messages = await agent.handle_message(UserMessage(text, CollectingOutputChannel(), sender)) or []
    reply = "\n".join(message["text"] for message in messages if message.get("text"))
    buttons = [button for message in messages for button in message.get("buttons") or ()]
    return reply, {button["title"]: button["payload"] for button in buttons}


def _typed(
    turn: Mapping[str, Any], kept: Mapping[str, str], buttons: Mapping[str, str], wrong: list[str], number: int
) -> str:
    if "tap" in turn:
        if turn["tap"] not in buttons:
            wrong.append(f"turn {number}: no button {turn['tap']!r} to tap, only {sorted(buttons)}")
        return buttons.get(turn["tap"], turn["tap"])
    user = turn["user"]
    if isinstance(user, Mapping):
        text, times = user["repeat"]
        return str(text) * int(times)
    return _filled(str(user), kept)


def _expected(turn: Mapping[str, Any], shown: str, kept: Mapping[str, str]) -> list[str]:
    says = [_filled(rule, kept) for rule in turn.get("says", ())]
    missing = [f"does not say {rule!r}" for rule in says if not pattern(rule).search(shown)]
    return missing + [f"must not say {rule!r}" for rule in turn.get("never", ()) if pattern(rule).search(shown)]


def _filled(text: str, kept: Mapping[str, str]) -> str:
    for name, value in kept.items():
        text = text.replace(f"<<{name}>>", value)
    return text


def _lines(number: int, person: str, text: str, reply: str, buttons: Mapping[str, str]) -> list[str]:
    typed = text if len(text) <= 300 else f"{text[:300]}... ({len(text):,} characters)"
    who = "" if person == FIRST_PERSON else f" ({person})"
    shown = [f"{number}. PERSON{who}: {typed or '(nothing)'}", "   BOT: " + reply.replace("\n", "\n        ")]
    return [*shown, "        [" + "] [".join(buttons) + "]"] if buttons else shown


def _scenario(path: Path, entry: Mapping[str, Any]) -> Scenario:
    unknown = set(entry) - SCENARIO_KEYS | {key for turn in entry["turns"] for key in set(turn) - TURN_KEYS}
    if unknown:
        known = f"a scenario takes {sorted(SCENARIO_KEYS)}, a turn {sorted(TURN_KEYS)}"
        raise ValueError(f"{path.name}, {entry.get('title')!r}: unknown {sorted(unknown)}; {known}.")
    return Scenario(
        file=path.stem,
        title=entry["title"],
        today=str(entry.get("today", TODAY)),
        turns=tuple(entry["turns"]),
        never=tuple(entry.get("never", ())),
        stored_never=tuple(entry.get("stored_never", ())),
    )
