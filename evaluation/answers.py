"""What the trained model answers, and what the pictures need: how sure, how strange the message, how long it took."""

import asyncio
import os
import time
from collections.abc import Sequence
from typing import Any

from evaluation.scores import TODAY, Row


def understand(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """The answers of `python -m bot understand`, on the day that the messages were labelled for.

    Each has `in_scope` (0..1, small is strange) and `milliseconds` beside the fields of the contract.
    """
    os.environ["BOT_TODAY"] = TODAY
    from bot import settings
    from bot.understanding import command

    async def all_of() -> list[dict[str, Any]]:
        agent = Agent.load(settings.read().models)
        answers = []
        for row in rows:
            start = time.perf_counter()
            parsed = await agent.parse_message(row["text"])
            took = (time.perf_counter() - start) * 1000
            beside = {"in_scope": parsed.get("in_scope", 0.0), "milliseconds": took}
            answers.append({**command.shown(row["text"], parsed), **beside})
        return answers

    with command.rasa_quiet():
        from rasa.core.agent import Agent

        return asyncio.run(all_of())
