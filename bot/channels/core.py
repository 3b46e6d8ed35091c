"""What every way in from outside shares: sizes and types, an opaque sender, repeats by id, one turn at a time."""

import asyncio
import hashlib
import json
from collections import OrderedDict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, Protocol, TypedDict

LARGEST_BODY = 64 * 1024
MOST_WAITING = 8
MOST_REMEMBERED = 5_000
UNREADABLE = "Your message could not be read. Please send it again."


class Refused(Exception):
    """A request that is turned away.

    `status` is the HTTP status, `error` a sentence for whoever writes the client, `say` one for the person typing.
    """

    def __init__(self, status: int, error: str, say: str) -> None:
        super().__init__(error)
        self.status = status
        self.error = error
        self.say = say


class Button(TypedDict):
    """What the person reads, and what is sent back when it is pressed."""

    title: str
    payload: str


class Reply(TypedDict):
    """One message of the bot, before a channel renders it."""

    text: str | None
    buttons: list[Button]
    custom: dict[str, Any] | None


def sender_name(channel: str, secret: bytes) -> str:
    """The conversation's name: tells nothing about the person, and does not open the conversation to who reads it."""
    return f"{channel}:{hashlib.sha256(secret).hexdigest()}"


def read_object(body: bytes) -> dict[str, Any]:
    """The JSON object in a request's body.

    Raises:
        Refused: more than 64 kB (413), or not a JSON object (400).
    """
    if len(body) > LARGEST_BODY:
        raise too_large()
    try:
        data = json.loads(body)
    except (ValueError, RecursionError):
        raise Refused(400, "The body is not JSON; it takes a JSON object.", UNREADABLE) from None
    if not isinstance(data, dict):
        raise Refused(400, f"The body is a JSON {type(data).__name__}; it takes an object.", UNREADABLE)
    return data


def text_field(data: dict[str, Any], name: str) -> str:
    """The field `name` of a request.

    Raises:
        Refused: it is missing, not a string, or blank.
    """
    value = data.get(name)
    if not isinstance(value, str):
        found = f"a {type(value).__name__}" if name in data else "missing"
        raise Refused(400, f'"{name}" is {found}; it takes a string.', UNREADABLE)
    if not value.strip():
        raise Refused(400, f'"{name}" is blank.', "Please type a few words about your letter.")
    return value


def too_large() -> Refused:
    """For a body above the limit."""
    return Refused(
        413,
        f"The body is larger than {LARGEST_BODY // 1024} kB.",
        "That is too long for one message. A few sentences about your letter are enough.",
    )


class Repeats(Protocol):
    """Remembers the replies to a message by its id, so that a retry gets them again and is not a second turn."""

    async def recall(self, sender: str, message_id: str) -> list[Reply] | None:
        """The replies kept for this message; None if it is new or forgotten."""

    async def keep(self, sender: str, message_id: str, replies: list[Reply]) -> None:
        """Remember the replies."""


class RecentReplies:
    """`Repeats` in this process: the last 5,000 messages of everybody."""

    def __init__(self, most: int = MOST_REMEMBERED) -> None:
        self._most = most
        self._kept: OrderedDict[tuple[str, str], list[Reply]] = OrderedDict()

    async def recall(self, sender: str, message_id: str) -> list[Reply] | None:
        """See `Repeats`."""
        return self._kept.get((sender, message_id))

    async def keep(self, sender: str, message_id: str, replies: list[Reply]) -> None:
        """See `Repeats`. The oldest message is forgotten when there are too many."""
        self._kept[sender, message_id] = replies
        while len(self._kept) > self._most:
            self._kept.popitem(last=False)


@dataclass
class _Queue:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    length: int = 0


class Turns:
    """Lets a sender's messages reach the bot one at a time, in the order they came, and each once."""

    def __init__(self, repeats: Repeats, most_waiting: int = MOST_WAITING) -> None:
        self._repeats = repeats
        self._most_waiting = most_waiting
        self._queues: dict[str, _Queue] = {}
        self._running: set[asyncio.Task[list[Reply]]] = set()

    async def take(self, sender: str, message_id: str, turn: Callable[[], Awaitable[list[Reply]]]) -> list[Reply]:
        """The replies to a message: those of `turn`, or the ones kept if this message was already answered.

        A turn once begun is finished even if the caller goes away, so that the retry finds its replies. What `turn`
        raises is raised, and nothing is kept.

        Raises:
            Refused: eight messages of this sender are waiting already (429).
        """
        if sender in self._queues and self._queues[sender].length >= self._most_waiting:
            raise Refused(
                429,
                f"{self._most_waiting} messages of this sender are still waiting for an answer.",
                "I am still answering your earlier messages. Please wait a moment.",
            )
        task = asyncio.ensure_future(self._once(sender, message_id, turn))
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        return await asyncio.shield(task)

    @asynccontextmanager
    async def in_order(self, sender: str) -> AsyncIterator[None]:
        """Wait until the sender's earlier messages are answered; later ones wait until the block is left."""
        queue = self._queues.setdefault(sender, _Queue())
        queue.length += 1
        try:
            async with queue.lock:
                yield
        finally:
            queue.length -= 1
            if not queue.length:
                del self._queues[sender]

    async def _once(self, sender: str, message_id: str, turn: Callable[[], Awaitable[list[Reply]]]) -> list[Reply]:
        async with self.in_order(sender):
            known = await self._repeats.recall(sender, message_id)
            if known is not None:
                return known
            replies = await turn()
            await self._repeats.keep(sender, message_id, replies)
            return replies
