"""The website's way in: a session, messages and their replies, the conversation so far."""

import logging
import re
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any, TypedDict

from rasa.core.channels.channel import CollectingOutputChannel, InputChannel, UserMessage
from rasa.shared.core.events import BotUttered, UserUttered
from sanic import Blueprint, Request
from sanic.exceptions import PayloadTooLarge, SanicException
from sanic.response import HTTPResponse, json

from bot import clock
from bot.channels import session
from bot.channels.core import (
    UNREADABLE,
    Button,
    RecentReplies,
    Refused,
    Repeats,
    Reply,
    Turns,
    read_object,
    sender_name,
    text_field,
    too_large,
)

logger = logging.getLogger(__name__)

MESSAGE_ID = re.compile(r"[A-Za-z0-9_-]{1,64}", re.ASCII)
MOST_SHOWN = 200
ENDED = "This conversation has ended. Your next message starts a new one."
BROKEN = (
    "Something went wrong on our side. Please try again in a minute. If the IRS is taking money today, call "
    "800-829-1040; the Taxpayer Advocate is at 877-777-4778."
)


class Line(TypedDict):
    """One message of the conversation so far; `sender` is "person" or "bot"."""

    sender: str
    text: str | None
    buttons: list[Button]
    custom: dict[str, Any] | None


class WebOutput(CollectingOutputChannel):
    """Collects the replies of one turn, each as one message: Rasa's own would split a text at its blank lines."""

    @classmethod
    def name(cls) -> str:
        """The name that a response's `channel` condition compares with."""
        return "web"

    async def send_text_message(self, recipient_id: str, text: str, **kwargs: Any) -> None:
        """Collect a text."""
        await self._persist_message(self._message(recipient_id, text=text.strip()))


class WebInput(InputChannel):
    """The page's channel, for its own origin only: no CORS header is sent.

    The sender is derived from the session token; a caller chooses neither sender, channel nor metadata.
    """

    def __init__(
        self,
        key: bytes,
        now: Callable[[], datetime] = clock.real_now,
        repeats: Repeats | None = None,
    ) -> None:
        self._key = key
        self._now = now
        self._turns = Turns(repeats or RecentReplies())

    @classmethod
    def name(cls) -> str:
        """The part of the address, and the prefix of the senders."""
        return "web"

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """`POST session`, `POST messages` and `GET history`; refusals are JSON with `error` and `say`."""
        web = Blueprint("web_channel")

        @web.post("/session")
        async def start(request: Request) -> HTTPResponse:
            return _json({"token": session.issue(self._key, self._now())})

        @web.post("/messages")
        async def messages(request: Request) -> HTTPResponse:
            sender = self._sender(request)
            data = read_object(request.body)
            message_id, text = _message_id(data), text_field(data, "text")
            _ready(request)

            async def turn() -> list[Reply]:
                output = WebOutput()
                message = UserMessage(text, output, sender, input_channel=self.name(), message_id=message_id)
                await on_new_message(message)
                return [_reply(sent.get("text"), sent) for sent in output.messages]

            return _json(await self._turns.take(sender, message_id, turn))

        @web.get("/history")
        async def history(request: Request) -> HTTPResponse:
            sender = self._sender(request)
            _ready(request)
            async with self._turns.in_order(sender):
                tracker = await request.app.ctx.agent.tracker_store.retrieve_full_tracker(sender)
            return _json({"messages": conversation(list(tracker.events))[-MOST_SHOWN:] if tracker else []})

        async def refuse(request: Request, error: Exception) -> HTTPResponse:
            refused = _refusal(error)
            return _json({"error": refused.error, "say": refused.say}, refused.status)

        web.exception(Exception)(refuse)
        return web

    def _sender(self, request: Request) -> str:
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not token:
            raise Refused(401, 'There is no session token; send "Authorization: Bearer" and the token.', ENDED)
        try:
            return sender_name(self.name(), session.read(self._key, token.strip(), self._now()))
        except session.NoSession as reason:
            raise Refused(401, f"{reason} POST session gives a new one.", ENDED) from None


def conversation(events: list[Any]) -> list[Line]:
    """What both sides said, oldest first.

    A pressed button shows as its title. Only buttons that can still be pressed are shown: those of the bot's messages
    since the person's last one.
    """
    lines: list[Line] = []
    offered: dict[str, str] = {}
    for event in events:
        if isinstance(event, UserUttered):
            text = offered.get(event.text or "", event.text or "")
            for line in lines:
                line["buttons"] = []
            offered = {}
            if text and not text.startswith("/"):
                lines.append({"sender": "person", "text": text, "buttons": [], "custom": None})
        elif isinstance(event, BotUttered):
            reply = _reply(event.text, event.data or {})
            offered |= {button["payload"]: button["title"] for button in reply["buttons"]}
            lines.append({"sender": "bot", **reply})
    return lines


def _reply(text: str | None, sent: dict[str, Any]) -> Reply:
    buttons: list[Button] = [
        {"title": button["title"], "payload": button.get("payload") or button["title"]}
        for button in sent.get("buttons") or ()
    ]
    return {"text": text, "buttons": buttons, "custom": sent.get("custom")}


def _message_id(data: dict[str, Any]) -> str:
    message_id = text_field(data, "id")
    if not MESSAGE_ID.fullmatch(message_id):
        raise Refused(400, '"id" takes 1 to 64 letters, digits, "-" and "_".', UNREADABLE)
    return message_id


def _ready(request: Request) -> None:
    if not request.app.ctx.agent.is_ready():
        raise Refused(503, "The model is not loaded yet; try again.", BROKEN)


def _refusal(error: Exception) -> Refused:
    if isinstance(error, Refused):
        return error
    if isinstance(error, PayloadTooLarge):
        return too_large()
    if isinstance(error, SanicException):
        return Refused(error.status_code, f"{error}.", UNREADABLE)
    # The text of an error may hold what the person typed; its kind does not.
    logger.error("a request of the web channel failed: %s", type(error).__name__)
    return Refused(500, "The server failed; the same request may be sent again.", BROKEN)


def _json(data: object, status: int = 200) -> HTTPResponse:
    return json(data, status, headers={"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"})
