"""An agent with a real tracker store and no model, and a server round it, for the tests of channel and page."""

import asyncio
import secrets
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timezone
from typing import Any

from rasa.core.channels.channel import UserMessage
from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from sanic import Sanic

from bot.channels.web import WebInput
from bot.runtime.server import make_app

# Without it a second application in one process cannot start.
Sanic.test_mode = True

KEY = b"a key for tests only, 32 or more"
Reply = dict[str, Any]


def echo(text: str) -> list[Reply]:
    return [{"text": f"You wrote: {text}"}]


@dataclass
class FakeAgent:
    """Answers with `answer(text)`, and stores both sides as Rasa does. `gate` closed keeps every turn waiting."""

    answer: Callable[[str], list[Reply]] = echo
    ready: bool = True
    failing: bool = False
    seen: list[UserMessage] = field(default_factory=list)
    most_at_once: int = 0

    def __post_init__(self) -> None:
        self.tracker_store = InMemoryTrackerStore(Domain.empty())
        self.gate = asyncio.Event()
        self.gate.set()
        self._at_once = 0

    def is_ready(self) -> bool:
        return self.ready

    async def parse_message(self, text: str) -> dict[str, Any]:
        return {"intent": {"name": "none"}, "intent_ranking": []}

    async def handle_message(self, message: UserMessage) -> None:
        self.seen.append(message)
        self._at_once += 1
        self.most_at_once = max(self.most_at_once, self._at_once)
        try:
            await self.gate.wait()
            if self.failing:
                raise RuntimeError("as the test wants")
            await self._turn(message)
        finally:
            self._at_once -= 1

    async def _turn(self, message: UserMessage) -> None:
        tracker = await self.tracker_store.retrieve(message.sender_id)
        tracker = tracker or DialogueStateTracker(message.sender_id, [])
        tracker.update(UserUttered(message.text))
        for reply in self.answer(message.text):
            data = {name: value for name, value in reply.items() if name != "text"}
            tracker.update(BotUttered(reply.get("text"), data))
            await message.output_channel.send_response(message.sender_id, dict(reply))
        await self.tracker_store.save(tracker)


@dataclass
class Clock:
    """A clock that stands still until the test moves it."""

    now: datetime = datetime(2026, 11, 23, 15, 0, tzinfo=timezone.utc)

    def __call__(self) -> datetime:
        return self.now


@asynccontextmanager
async def served(agent: FakeAgent, clock: Clock | None = None) -> AsyncIterator[str]:
    """The address of our server round `agent`, on a free port of this machine."""
    channel = WebInput(KEY, clock or Clock())
    app = make_app(agent, [channel], name=f"test_{secrets.token_hex(8)}")
    listening = socket.create_server(("127.0.0.1", 0))
    server = await app.create_server(sock=listening, return_asyncio_server=True, access_log=False)
    await server.startup()
    await server.before_start()
    await server.start_serving()
    await server.after_start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        await server.before_stop()
        server.close()
        for connection in server.connections:
            connection.close_if_idle() or connection.abort()
        await server.wait_closed()
        await server.after_stop()
