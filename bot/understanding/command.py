"""`python -m bot understand`: what messages mean, without a server."""

import argparse
import asyncio
import json
import logging
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

ENTITY_FIELDS = ("text", "value", "start", "end")


def run(argv: Sequence[str], stdin: TextIO, stdout: TextIO, stderr: TextIO) -> int:
    """Read messages as JSON lines, write one object a line in the same order.

    Exit 2: the file or a line of it cannot be read, or there is no trained model; standard error says which and what
    is expected. Nothing is written to `stdout` then.
    """
    parser = argparse.ArgumentParser(prog="python -m bot understand", description="What messages mean.")
    parser.add_argument("--jsonl", required=True, metavar="FILE", help='{"text": "..."} a line; - is standard input')
    chosen = parser.parse_args(argv)
    try:
        lines = _lines(stdin.read() if chosen.jsonl == "-" else _content(Path(chosen.jsonl)))
        texts = [_text(number, line) for number, line in enumerate(lines, 1) if line.strip()]
        answers = asyncio.run(understand(texts))
    except CannotUnderstand as error:
        print(error, file=stderr)
        return 2
    for answer in answers:
        print(json.dumps(answer, ensure_ascii=False), file=stdout)
    return 0


class CannotUnderstand(ValueError):
    """What was given cannot be read, or nothing has been trained that could read it."""


async def understand(texts: Sequence[str]) -> list[dict[str, Any]]:
    """What the trained model in the models folder makes of each text, in the same order.

    Rasa is kept from logging meanwhile: its debug log repeats every message.

    Raises:
        CannotUnderstand: there is no trained model.
    """
    from bot import settings

    models = settings.read().models
    if not any(models.glob("*.tar.gz")):
        raise CannotUnderstand(f"There is no trained model in {models}. Run `make train`.")
    with rasa_quiet():
        from rasa.core.agent import Agent

        agent = Agent.load(models)
        return [shown(text, await agent.parse_message(text)) for text in texts]


def shown(text: str, parsed: dict[str, Any]) -> dict[str, Any]:
    """A parsed message in the form of the contract."""
    ranking = [ranked for ranked in parsed.get("intent_ranking", []) if ranked["name"] != "nlu_fallback"]
    asked = list(parsed.get("ask") or [])
    return {
        "text": text,
        "ask": asked,
        "intent": ranking[0]["name"] if ranking else None,
        "confidence": round(float(ranking[0]["confidence"]), 4) if ranking else 0.0,
        "rejected": not asked or asked[0] == "out_of_scope",
        "notice": parsed.get("notice"),
        "notice_said": bool(parsed.get("notice_said")),
        "facts": parsed.get("facts") or {},
        "entities": [
            {"type": entity["entity"], **{name: entity.get(name) for name in ENTITY_FIELDS}}
            for entity in parsed.get("entities", [])
        ],
    }


def _lines(content: str) -> list[str]:
    """The lines, without a byte order mark. Only a newline ends one: JSON strings may hold U+2028 and U+0085."""
    return content.removeprefix("\ufeff").split("\n")


def _content(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CannotUnderstand(f"{path} cannot be read: {error}") from None


def _text(number: int, line: str) -> str:
    try:
        text = json.loads(line)["text"]
    except (ValueError, KeyError, TypeError):
        raise CannotUnderstand(f'line {number}: expected a JSON object such as {{"text": "got a CP504"}}') from None
    if not isinstance(text, str):
        raise CannotUnderstand(f"line {number}: text is {text!r}, expected a string")
    return text.encode("utf-8", "replace").decode("utf-8")


@contextmanager
def rasa_quiet() -> Iterator[None]:
    """Silence Rasa, which prints to standard output while it loads and logs every message it parses."""
    from rasa.utils.log_utils import configure_structlog

    configure_structlog(logging.ERROR)
    logging.getLogger("rasa").setLevel(logging.ERROR)
    standard_output, sys.stdout = sys.stdout, sys.stderr
    try:
        yield
    finally:
        sys.stdout = standard_output
