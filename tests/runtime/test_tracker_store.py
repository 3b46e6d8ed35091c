import asyncio
import json
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, Event, SessionStarted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot import settings
from bot.runtime.tracker_store import ConversationStoreError, RedactingTrackerStore
from tests.postgres import administer

DOMAIN = Domain.from_dict(
    {
        "intents": ["inform"],
        "slots": {"case": {"type": "any", "mappings": [{"type": "custom"}]}},
        "actions": ["action_a"],
    }
)
SENDER = "web:somebody"
SOCIAL = "123-45-6789"
CARD = "4111 1111 1111 1111"
TALKATIVE = """
import asyncio, sys
from pathlib import Path
from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from tests.runtime.test_tracker_store import DOMAIN, RedactingTrackerStore

async def talk(url, name):
    store = RedactingTrackerStore(domain=DOMAIN, url=url)
    for turn in range(10):
        for sender in range(3):
            sender_id = f"{name}:{sender}"
            tracker = await store.retrieve(sender_id) or DialogueStateTracker.from_events(sender_id, [], DOMAIN.slots)
            tracker.update(UserUttered(f"message {turn}"))
            await store.save(tracker)

asyncio.run(talk(*sys.argv[1:]))
"""


@pytest.fixture(autouse=True)
def var(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VAR_FOLDER", str(tmp_path / "var"))


@pytest.fixture
def store(database_url: str) -> RedactingTrackerStore:
    return RedactingTrackerStore(domain=DOMAIN, url=database_url)


def conversation(*events: Event, sender: str = SENDER) -> DialogueStateTracker:
    return DialogueStateTracker.from_events(sender, list(events), DOMAIN.slots)


def stored(database_url: str) -> list[sa.engine.Row]:
    engine = sa.create_engine(database_url)
    with engine.connect() as connection:
        rows = connection.execute(sa.text("SELECT * FROM events ORDER BY id")).all()
    engine.dispose()
    return rows


async def test_a_conversation_is_read_back_as_it_was(store: RedactingTrackerStore) -> None:
    events = [
        SessionStarted(),
        UserUttered("got a CP504", {"name": "inform", "confidence": 1.0}),
        SlotSet("case", {"notice": "CP504", "assessed_balance": "1200.50"}),
        BotUttered("It is a bill.", {"buttons": [{"title": "Yes", "payload": "/affirm"}]}),
    ]
    await store.save(conversation(*events))
    read = await store.retrieve(SENDER)
    assert read is not None
    assert list(read.events) == events
    assert read.get_slot("case") == {"notice": "CP504", "assessed_balance": "1200.50"}


async def test_only_what_is_new_is_added(store: RedactingTrackerStore, database_url: str) -> None:
    await store.save(conversation(UserUttered("one")))
    tracker = await store.retrieve(SENDER)
    assert tracker is not None
    tracker.update(UserUttered("two"))
    await store.save(tracker)
    await store.save(tracker)
    assert [json.loads(row.data)["text"] for row in stored(database_url)] == ["one", "two"]


async def test_a_stranger_has_no_conversation(store: RedactingTrackerStore) -> None:
    await store.save(conversation(UserUttered("mine")))
    assert await store.retrieve("web:somebody-else") is None


async def test_private_numbers_never_reach_the_database(
    store: RedactingTrackerStore, database_url: str, tmp_path: Path
) -> None:
    said = f"my ssn is {SOCIAL} and my card {CARD}"
    entity = {"entity": "amount", "value": SOCIAL, "text": SOCIAL, "start": 10, "end": 21}
    await store.save(
        conversation(
            UserUttered(
                said,
                {"name": "inform", "confidence": 1.0},
                [entity],
                {"text": said, "intent": {"name": "inform"}, "entities": [entity], "text_tokens": [[0, 2]]},
                metadata={"deep": {"deeper": [said]}},
            ),
            SlotSet("case", {"said": [said]}),
            BotUttered(f"You said {SOCIAL}", {"custom": {"echo": CARD}}, metadata={"said": said}),
        )
    )
    rows = stored(database_url)
    assert [row.type_name for row in rows] == ["user", "slot", "bot"]
    assert rows[0].intent_name == "inform"
    assert all("(Social Security number removed)" in row.data and "(card number removed)" in row.data for row in rows)
    store.engine.dispose()
    content = "\n".join(str(tuple(row)) for row in rows).encode()
    content += b"".join(path.read_bytes() for path in tmp_path.glob("database.sqlite*"))
    assert SOCIAL.encode() not in content
    assert CARD.encode() not in content


async def test_the_conversation_in_use_is_left_as_it_is(store: RedactingTrackerStore) -> None:
    tracker = conversation(SlotSet("case", {"said": SOCIAL}))
    await store.save(tracker)
    assert tracker.get_slot("case") == {"said": SOCIAL}


async def test_an_outage_is_an_error_and_never_a_new_conversation(
    store: RedactingTrackerStore, database_url: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    await store.save(conversation(UserUttered("one")))
    if database_url.startswith("sqlite"):
        store.engine.dispose()
        (tmp_path / "database.sqlite").write_bytes(b"no database, and longer than its header " * 100)
    else:
        server, name = database_url.rsplit("/", 1)
        administer(server, f"DROP DATABASE {name} WITH (FORCE)")
    with pytest.raises(ConversationStoreError):
        await store.retrieve(SENDER)
    with pytest.raises(ConversationStoreError):
        await store.save(conversation(UserUttered("two")))


async def test_a_database_that_comes_up_later_is_used(postgres_server: str) -> None:
    store = RedactingTrackerStore(domain=DOMAIN, url=f"{postgres_server}/later")
    with pytest.raises(ConversationStoreError):
        await store.retrieve(SENDER)
    administer(postgres_server, "CREATE DATABASE later")
    await store.save(conversation(UserUttered("one")))
    assert await store.retrieve(SENDER) is not None


@pytest.mark.parametrize(
    "address", ["nonsense", "nosuchbase://user:hunter2@host/name", "oracle://user:hunter2@host/name"]
)
def test_an_address_that_cannot_be_used_is_named_without_its_password(address: str) -> None:
    with pytest.raises(ConversationStoreError, match="DATABASE_URL cannot be used") as raised:
        RedactingTrackerStore(url=address)
    assert "hunter2" not in str(raised.value)
    assert raised.value.__suppress_context__


def test_without_an_address_of_its_own_it_goes_by_the_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/named.sqlite")
    # As Rasa builds it from endpoints.yml.
    asyncio.run(
        RedactingTrackerStore(domain=DOMAIN, url=None, event_broker=None).save(conversation(UserUttered("one")))
    )
    assert len(stored(f"sqlite:///{tmp_path}/named.sqlite")) == 1


def test_two_processes_share_a_database_and_a_third_reads_it(database_url: str) -> None:
    command = [sys.executable, "-c", TALKATIVE, database_url]
    processes = [subprocess.Popen([*command, name], cwd=settings.ROOT) for name in ("first", "second")]
    assert [process.wait(timeout=120) for process in processes] == [0, 0]
    said: dict[str, list[str]] = {}
    for row in stored(database_url):
        said.setdefault(row.sender_id, []).append(json.loads(row.data)["text"])
    senders = {f"{name}:{number}" for name in ("first", "second") for number in range(3)}
    assert said == {sender: [f"message {turn}" for turn in range(10)] for sender in senders}
    tracker = asyncio.run(RedactingTrackerStore(domain=DOMAIN, url=database_url).retrieve("first:0"))
    assert tracker is not None
    assert [event.text for event in tracker.events] == [f"message {turn}" for turn in range(10)]


async def test_a_new_sqlite_file_is_its_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    RedactingTrackerStore(url=f"sqlite:///{path}")
    assert path.stat().st_mode & 0o077 == 0
