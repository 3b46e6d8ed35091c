"""Rasa's agent with our intake in front, our store behind, and a sentence for every failure."""

import asyncio
import logging
from pathlib import Path
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, OutputChannel, UserMessage
from rasa.core.lock_store import InMemoryLockStore, LockStore
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered
from rasa.utils.endpoints import EndpointConfig

from bot.runtime.intake import Taken, take_in
from bot.runtime.tracker_store import ConversationStoreError

logger = logging.getLogger(__name__)


class GuidedAgent(Agent):
    """The agent that every channel of our server talks to.

    `handle_message` takes the message in (bot.runtime.intake), answers within `turn_seconds`, and says so when the
    conversation could not be saved or something broke; it never goes on in memory.
    """

    def __init__(self, *, turn_seconds: float, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._turn_seconds = turn_seconds

    @staticmethod
    def _create_tracker_store(store: TrackerStore | None, domain: Domain) -> TrackerStore:
        # Rasa wraps the store in one that hides outages; ours must not be.
        if store is None:
            raise ValueError("GuidedAgent needs a tracker store.")
        store.domain = domain
        return store

    async def handle_message(self, message: UserMessage) -> list[dict[str, Any]] | None:
        """One turn. What the caller sent as metadata is dropped: only the intake's notes reach the bot."""
        output = message.output_channel
        try:
            taken = await self._take_in(message)
            message.text = taken.text
            message.metadata = {"intake": list(taken.notes)}
            await asyncio.wait_for(super().handle_message(message), self._turn_seconds)
            if isinstance(output, CollectingOutputChannel) and not output.messages:
                # An action server that is away, say: Rasa logs it and goes on in silence.
                await self._say("utter_failed", output, message.sender_id)
        except ConversationStoreError:
            logger.error("a conversation could not be read or saved")
            await self._say("utter_not_saved", output, message.sender_id)
        except asyncio.TimeoutError:
            logger.error("a turn took longer than %s seconds", self._turn_seconds)
            await self._say("utter_too_slow", output, message.sender_id)
        except Exception as error:  # the last place where a person can still be told
            logger.error("a turn failed: %s", type(error).__name__)
            await self._say("utter_failed", output, message.sender_id)
        return output.messages if isinstance(output, CollectingOutputChannel) else None

    async def _take_in(self, message: UserMessage) -> Taken:
        text = message.text
        offered: set[str] = set()
        if isinstance(text, str) and text.lstrip().startswith("/"):
            tracker = await self.tracker_store.retrieve(message.sender_id)
            offered = _offered(list(tracker.events)) if tracker else set()
        return take_in(text, offered)

    async def _say(self, response: str, output: OutputChannel | None, sender: str) -> None:
        if output is None or self.domain is None:
            return
        await output.send_text_message(sender, self.domain.responses[response][0]["text"])


def load_agent(
    model: Path,
    store: TrackerStore,
    actions: EndpointConfig,
    turn_seconds: float,
    locks: LockStore | None = None,
) -> GuidedAgent:
    """The agent with the model in `model` (a file or a folder).

    Raises:
        rasa.exceptions.ModelNotFound: there is no model; `make train` makes one.
    """
    agent = GuidedAgent(
        turn_seconds=turn_seconds,
        domain=Domain.empty(),
        tracker_store=store,
        lock_store=locks or InMemoryLockStore(),
        action_endpoint=actions,
    )
    agent.load_model(model)
    return agent


def _offered(events: list[Any]) -> set[str]:
    """The payloads of the buttons that the bot showed since the person's last message."""
    payloads: set[str] = set()
    for event in reversed(events):
        if not isinstance(event, BotUttered):
            if event.type_name == "user":
                break
            continue
        payloads |= {button["payload"] for button in (event.data or {}).get("buttons") or () if button.get("payload")}
    return payloads
