"""Whole conversations through the real agent: model, actions, database and calendar, nothing replaced but the day."""

import re
from pathlib import Path

import pytest

from bot.runtime.agent import GuidedAgent
from tests.conversations.player import Scenario, play, scenarios


@pytest.mark.parametrize("scenario", scenarios(), ids=lambda scenario: scenario.id)
async def test_conversation(
    scenario: Scenario, agent: GuidedAgent, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOT_TODAY", scenario.today)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'reviews.db'}")  # openings of its own
    played = await play(agent, scenario)
    stored = "\n".join([*await _events(agent, scenario), *_bytes(tmp_path)])
    played.wrong += [f"stored: {rule!r}" for rule in scenario.stored_never if re.search(rule, stored)]
    if played.wrong:
        pytest.fail(played.report(), pytrace=False)


async def _events(agent: GuidedAgent, scenario: Scenario) -> list[str]:
    people = {str(turn.get("as", "first")) for turn in scenario.turns}
    trackers = [await agent.tracker_store.retrieve(f"test:{scenario.id}:{person}") for person in sorted(people)]
    return [str(event.as_dict()) for tracker in trackers if tracker for event in tracker.events]


def _bytes(folder: Path) -> list[str]:
    return [path.read_bytes().decode("utf-8", "replace") for path in folder.glob("*.db*")]
