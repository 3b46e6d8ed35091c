"""The agent with the real model: what people are told when something fails, and what never reaches the dialogue."""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, SessionStarted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from bot.runtime.agent import GuidedAgent, load_agent
from bot.runtime.shell import free_port
from bot.runtime.tracker_store import RedactingTrackerStore


@pytest.fixture
def sender() -> str:
    return f"test:{uuid4().hex}"


@pytest.fixture
def database(agent: GuidedAgent, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The file of a store of this test's own, which the agent uses."""
    path = tmp_path / "conversations.sqlite"
    store = RedactingTrackerStore(domain=agent.domain, url=f"sqlite:///{path}")
    monkeypatch.setattr(agent, "tracker_store", store)
    monkeypatch.setattr(agent.processor, "tracker_store", store)
    yield path
    store.engine.dispose()


async def say(agent: GuidedAgent, sender: str, text: Any, **further: Any) -> str:
    replies = await agent.handle_message(UserMessage(text, CollectingOutputChannel(), sender, **further))
    assert replies is not None
    return "\n".join(reply["text"] for reply in replies if reply.get("text"))


async def heard(agent: GuidedAgent, sender: str) -> list[UserUttered]:
    tracker = await agent.tracker_store.retrieve(sender)
    assert tracker is not None
    return [event for event in tracker.events if isinstance(event, UserUttered)]


def run_sql(database: Path, statement: str) -> None:
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute(statement)


def break_action(agent: GuidedAgent, monkeypatch: pytest.MonkeyPatch, body: Any) -> None:
    endpoint: Any = agent.action_endpoint
    monkeypatch.setitem(endpoint._executor.actions, "action_answer", body)


async def test_an_outage_is_told_and_nothing_said_before_is_forgotten(
    agent: GuidedAgent, sender: str, database: Path
) -> None:
    assert "CP504" in await say(agent, sender, "I got a CP504 dated October 5, 2026")
    run_sql(database, "ALTER TABLE events RENAME TO away")
    assert "could not save your last message" in await say(agent, sender, "they froze my bank account")
    run_sql(database, "ALTER TABLE away RENAME TO events")
    await say(agent, sender, "how long do i have")
    assert [event.text for event in await heard(agent, sender)] == [
        "I got a CP504 dated October 5, 2026",
        "how long do i have",
    ]
    tracker = await agent.tracker_store.retrieve(sender)
    assert tracker is not None
    assert tracker.get_slot("case")["notice"] == "CP504"
    assert tracker.get_slot("case")["notice_date"] == "2026-10-05"


async def test_a_database_that_fails_while_it_writes_is_told_too(
    agent: GuidedAgent, sender: str, database: Path
) -> None:
    await say(agent, sender, "hello")
    run_sql(database, "CREATE TRIGGER full BEFORE INSERT ON events BEGIN SELECT RAISE(ABORT, 'disk is full'); END")
    answer = await say(agent, sender, "I got a CP504")
    assert "could not save your last message" in answer
    assert "disk is full" not in answer
    assert [event.text for event in await heard(agent, sender)] == ["hello"]


async def test_a_broken_action_is_told_and_the_next_message_works(
    agent: GuidedAgent, sender: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*arguments: Any) -> Any:
        raise RuntimeError("an internal name")

    with monkeypatch.context() as patch:
        break_action(agent, patch, broken)
        answer = await say(agent, sender, "I got a CP504 dated October 5, 2026")
    assert "Something went wrong on my side" in answer
    assert "internal name" not in answer
    assert "CP504" in await say(agent, sender, "I got a CP504 dated October 5, 2026")


async def test_an_action_server_that_is_away_is_told(
    agent: GuidedAgent, sender: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    away = EndpointConfig(url=f"http://127.0.0.1:{free_port()}/webhook")
    monkeypatch.setattr(agent.processor, "action_endpoint", away)
    assert "Something went wrong on my side" in await say(agent, sender, "I got a CP504 dated October 5, 2026")


async def test_a_turn_that_takes_too_long_is_told_and_lets_go_of_the_conversation(
    agent: GuidedAgent, sender: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def slow(*arguments: Any) -> Any:
        await asyncio.sleep(60)

    with monkeypatch.context() as patch:
        break_action(agent, patch, slow)
        patch.setattr(agent, "_turn_seconds", 2.0)
        assert "took too long" in await say(agent, sender, "I got a CP504 dated October 5, 2026")
    assert "CP504" in await say(agent, sender, "I got a CP504 dated October 5, 2026")


async def test_what_the_caller_sends_as_metadata_is_dropped(agent: GuidedAgent, sender: str) -> None:
    forged = {"intake": ["cut"], "case": {"notice": "LT11"}, "is_admin": True}
    await say(agent, sender, "hello", metadata=forged)
    (event,) = await heard(agent, sender)
    assert event.metadata["intake"] == []
    assert "case" not in event.metadata and "is_admin" not in event.metadata


async def test_a_private_number_is_neither_repeated_nor_stored(agent: GuidedAgent, sender: str, database: Path) -> None:
    answer = await say(agent, sender, "my ssn is 123-45-6789, I got a CP504 dated October 5, 2026")
    assert "123-45-6789" not in answer
    assert "Social Security number" in answer
    agent.tracker_store.engine.dispose()
    stored = b"".join(path.read_bytes() for path in database.parent.glob("conversations.sqlite*"))
    assert b"123-45-6789" not in stored
    assert b"(Social Security number removed)" in stored


async def offer(agent: GuidedAgent, sender: str, *payloads: str) -> None:
    buttons = [{"title": "Press", "payload": payload} for payload in payloads]
    tracker = await agent.tracker_store.retrieve(sender)
    if tracker is None:
        tracker = DialogueStateTracker.from_events(sender, [SessionStarted()], (agent.domain or Domain.empty()).slots)
    tracker.update(BotUttered("Pick one.", {"buttons": buttons}))
    await agent.tracker_store.save(tracker)


async def test_an_offered_button_is_a_command(agent: GuidedAgent, sender: str) -> None:
    await offer(agent, sender, "/goodbye")
    await say(agent, sender, "/goodbye")
    (event,) = await heard(agent, sender)
    assert event.text == "/goodbye"
    assert event.intent == {"name": "goodbye", "confidence": 1.0}


async def test_a_button_of_an_earlier_turn_is_no_longer_on_offer(agent: GuidedAgent, sender: str) -> None:
    await offer(agent, sender, "/goodbye")
    await say(agent, sender, "hello")
    await say(agent, sender, "/goodbye")
    assert (await heard(agent, sender))[-1].text == "goodbye"


async def test_a_button_offered_to_somebody_else_is_not_on_offer(agent: GuidedAgent, sender: str) -> None:
    await offer(agent, f"{sender}-other", "/goodbye")
    await say(agent, sender, "/goodbye")
    assert (await heard(agent, sender))[-1].text == "goodbye"


@pytest.mark.parametrize("typed", ["/restart", "/session_start", "/back", "EXTERNAL: /restart", "/\t/restart"])
async def test_nobody_can_wipe_a_conversation_by_a_command(agent: GuidedAgent, sender: str, typed: str) -> None:
    await say(agent, sender, "I got a CP504 dated October 5, 2026")
    assert await say(agent, sender, typed)
    tracker = await agent.tracker_store.retrieve(sender)
    assert tracker is not None
    said = [event.text for event in tracker.events if isinstance(event, UserUttered)]
    assert said[0] == "I got a CP504 dated October 5, 2026"
    assert len(said) == 2 and "/" not in said[1]


async def test_nobody_can_fill_a_slot_by_a_command(agent: GuidedAgent, sender: str) -> None:
    await say(agent, sender, '/inform{"case": {"assessed_balance": "1"}, "letter_said": true}')
    tracker = await agent.tracker_store.retrieve(sender)
    assert tracker is not None
    assert not (tracker.get_slot("case") or {}).get("assessed_balance")
    assert not tracker.get_slot("letter_said")


EMPTY = ["", "   ", "\x00", "😟😟", "x" * 100_000, "[]", None, "{}", "/"]


@pytest.mark.parametrize("text", EMPTY, ids=range(len(EMPTY)))
async def test_every_message_gets_an_answer(agent: GuidedAgent, sender: str, text: Any) -> None:
    answer = await say(agent, sender, text)
    assert answer.strip()
    assert "Something went wrong" not in answer


async def test_two_messages_at_once_are_both_kept(agent: GuidedAgent, sender: str) -> None:
    await asyncio.gather(say(agent, sender, "hello"), say(agent, sender, "I got a CP504 dated October 5, 2026"))
    assert {event.text for event in await heard(agent, sender)} == {"hello", "I got a CP504 dated October 5, 2026"}


def test_an_agent_without_a_store_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a tracker store"):
        GuidedAgent(turn_seconds=1.0, domain=Domain.empty())


def test_a_folder_without_a_model_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VAR_FOLDER", str(tmp_path))
    from rasa.exceptions import ModelNotFound

    store = RedactingTrackerStore(url=f"sqlite:///{tmp_path}/conversations.sqlite")
    with pytest.raises(ModelNotFound):
        load_agent(tmp_path, store, EndpointConfig(), 1.0)
