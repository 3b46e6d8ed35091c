"""Runs in the stock environment, where nothing of this project is: `parse.py MODEL TEXTS ANSWERS`, JSON in and out."""

import asyncio
import json
import logging
import sys
import time
from pathlib import Path

from rasa.core.agent import Agent
from rasa.utils.log_utils import configure_structlog


async def answers(model: str, texts: list[str]) -> list[dict]:
    """The ranking of each text, and the milliseconds that it took."""
    agent = Agent.load(model)
    found = []
    for text in texts:
        start = time.perf_counter()
        parsed = await agent.parse_message(text)
        took = (time.perf_counter() - start) * 1000
        ranking = [[ranked["name"], ranked["confidence"]] for ranked in parsed["intent_ranking"]]
        found.append({"intent": parsed["intent"]["name"], "ranking": ranking, "milliseconds": took})
    return found


if __name__ == "__main__":
    configure_structlog(logging.ERROR)
    model, texts, out = sys.argv[1:]
    Path(out).write_text(json.dumps(asyncio.run(answers(model, json.loads(Path(texts).read_text())))))
