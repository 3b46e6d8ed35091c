"""The trained model, loaded once a session, with Rasa's logs silenced: they would repeat the held-out messages."""

import asyncio
import os
from collections.abc import Callable
from typing import Any

import pytest

from bot import settings
from bot.understanding import command
from evaluation import scores

Parsed = dict[str, Any]


@pytest.fixture(scope="session")
def understand() -> Callable[[list[str]], list[Parsed]]:
    """What `python -m bot understand` answers for texts, on the day 2026-11-23."""
    if not any(settings.read().models.glob("*.tar.gz")):
        pytest.skip("no trained model here: run `make train`")
    with command.rasa_quiet():
        from rasa.core.agent import Agent

        agent = Agent.load(settings.read().models)

    async def all_of(texts: list[str]) -> list[Parsed]:
        return [command.shown(text, await agent.parse_message(text)) for text in texts]

    def answers(texts: list[str]) -> list[Parsed]:
        before = os.environ.get("BOT_TODAY")
        os.environ["BOT_TODAY"] = scores.TODAY
        try:
            with command.rasa_quiet():
                return asyncio.new_event_loop().run_until_complete(all_of(texts))
        finally:
            if before is None:
                del os.environ["BOT_TODAY"]
            else:
                os.environ["BOT_TODAY"] = before

    return answers
