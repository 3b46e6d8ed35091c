"""`python -m bot understand`: what messages mean, without a server."""

import argparse
import asyncio
import json
import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TextIO

OUTPUT_FACTS = ("type", "text", "value", "start", "end")


def run(argv: Sequence[str], stdin: TextIO, stdout: TextIO, stderr: TextIO) -> int:
    """Read messages as JSON lines, write one object a line in the same order. Exit 2: a line that cannot be read."""
    parser = argparse.ArgumentParser(prog="python -m bot understand", description="What messages mean.")
    parser.add_argument("--jsonl", required=True, metavar="FILE", help='{"text": "..."} a line; - is standard input')
    chosen = parser.parse_args(argv)
    lines = stdin if chosen.jsonl == "-" else Path(chosen.jsonl).open(encoding="utf-8")
    texts = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            text = json.loads(line)["text"]
        except (ValueError, KeyError, TypeError):
            print(f'line {number}: expected a JSON object such as {{"text": "got a CP504"}}', file=stderr)
            return 2
        if not isinstance(text, str):
            print(f"line {number}: text is {text!r}, expected a string", file=stderr)
            return 2
        texts.append(text)
    for answer in asyncio.run(_understand(texts)):
        print(json.dumps(answer, ensure_ascii=False), file=stdout)
    return 0


async def _understand(texts: Sequence[str]) -> list[dict[str, Any]]:
    from rasa.core.agent import Agent
    from rasa.utils.log_utils import configure_structlog

    from bot import settings

    configure_structlog(logging.ERROR)
    logging.getLogger("rasa").setLevel(logging.ERROR)
    agent = Agent.load(settings.read().models)
    return [shown(text, await agent.parse_message(text)) for text in texts]


def shown(text: str, parsed: dict[str, Any]) -> dict[str, Any]:
    """A parsed message in the form of the contract."""
    ranking = [ranked for ranked in parsed.get("intent_ranking", []) if ranked["name"] != "nlu_fallback"]
    best = ranking[0] if ranking else {"name": None, "confidence": 0.0}
    asked = list(parsed.get("ask") or [])
    return {
        "text": text,
        "ask": asked,
        "intent": best["name"],
        "confidence": round(best["confidence"], 4),
        "rejected": not asked or asked[0] == "out_of_scope",
        "notice": parsed.get("notice"),
        "notice_said": bool(parsed.get("notice_said")),
        "facts": parsed.get("facts") or {},
        "entities": [
            {"type": entity["entity"], **{name: entity.get(name) for name in OUTPUT_FACTS[1:]}}
            for entity in parsed.get("entities", [])
        ],
    }
