"""`make eval-stock`: stock Rasa (DIET) and our pipeline, trained on the same examples, measured on the same messages.

DIET needs about 0.8 core-seconds an example over its hundred epochs, so the examples of an intent are limited by
`--per-intent`; both pipelines get the same ones. Our encoder is taken as its authors published it, without the
adapter, which has seen all examples.
"""

import argparse
import asyncio
import hashlib
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Any

import yaml

from bot.understanding.labels import label
from evaluation import scores
from evaluation.report import SHORT, percentile
from evaluation.scores import Row
from evaluation.training_data import examples

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
RESULT = HERE / "result.json"
OUR_SHAPE = {"notice": None, "entities": []}
ABOUT = (
    "`make eval-stock`: {count} examples of {intents} intents{limit}, both trained on the same ones in one run and\n"
    "measured on the same held-out messages. Stock is what `rasa init` proposes (DIET, 100 epochs); its threshold counts where\n"  # noqa: E501
    "it helps and is ignored where it would hurt. Ours is without the encoder's adapter, which has seen all examples."
)


def chosen(per_intent: int | None, seed: int = 7) -> dict[str, list[str]]:
    """At most `per_intent` examples of each intent, drawn by chance; None is all."""
    by_intent = defaultdict(list)
    for intent, text in examples():
        by_intent[intent].append(text)
    draw = random.Random(seed)
    return {
        intent: sorted(draw.sample(texts, min(len(texts), per_intent or len(texts))))
        for intent, texts in by_intent.items()
    }


def written(by_intent: dict[str, list[str]], file: Path) -> None:
    """The examples as Rasa's training data."""
    nlu = [
        {"intent": intent, "examples": "".join(f"- {text}\n" for text in texts)} for intent, texts in by_intent.items()
    ]
    file.write_text(yaml.safe_dump({"version": "3.1", "nlu": nlu}, allow_unicode=True, width=10**6), encoding="utf-8")


def train(python: Path, config: Path, data: Path, folder: Path) -> tuple[Path, float]:
    """The model that `python`'s Rasa trains, and the seconds it took."""
    start = time.perf_counter()
    command = [python, "-m", "rasa", "train", "nlu", "--config", config, "--nlu", data, "--out", folder]
    environment = {**os.environ, "RASA_TELEMETRY_ENABLED": "false"}
    subprocess.run([*map(str, command), "--fixed-model-name", "model"], check=True, cwd=folder, env=environment)
    return folder / "model.tar.gz", time.perf_counter() - start


def stock_model_of(data: dict[str, list[str]], python: Path) -> tuple[Path, float]:
    """The stock model for these examples and the seconds that its training took; trained once and kept under .stock."""
    digest = hashlib.sha256(json.dumps([data, (HERE / "config.yml").read_text()]).encode()).hexdigest()[:12]
    folder = ROOT / ".stock" / "models" / digest
    seconds = folder / "seconds"
    if not seconds.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        written(data, folder / "nlu.yml")
        _, took = train(python, HERE / "config.yml", folder / "nlu.yml", folder)
        seconds.write_text(str(took))
    return folder / "model.tar.gz", float(seconds.read_text())


def stock_answers(found: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The stock pipeline's answers in our shape.

    In its favour: its threshold turns away what is not ours, but never costs it a message of ours.
    """
    answers = []
    for one in found:
        ranked = [name for name, _ in one["ranking"] if name != "nlu_fallback"]
        answers.append({**OUR_SHAPE, "ask": [label(ranked[0])], "rejected": one["intent"] == "nlu_fallback"})
    return answers


def in_its_favour(rows: Sequence[Row], answers: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The answers with no message rejected that must not be."""
    kept = [row["kind"] not in scores.TURNED_AWAY for row in rows]
    return [{**answer, "rejected": answer["rejected"] and not keep} for answer, keep in zip(answers, kept, strict=True)]


def our_answers(model: Path, rows: Sequence[Row]) -> tuple[list[dict[str, Any]], list[float]]:
    """Our answers from `model`, and the milliseconds of each."""
    os.environ["BOT_TODAY"] = scores.TODAY
    from bot.understanding import command

    async def all_of() -> tuple[list[dict[str, Any]], list[float]]:
        agent, found, took = Agent.load(model), [], []
        for row in rows:
            start = time.perf_counter()
            parsed = await agent.parse_message(row["text"])
            took.append((time.perf_counter() - start) * 1000)
            found.append(command.shown(row["text"], parsed))
        return found, took

    with command.rasa_quiet():
        from rasa.core.agent import Agent

        return asyncio.run(all_of())


def main() -> None:
    """Train both, measure both, write evaluation/stock/result.json."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--stock-python", type=Path, required=True, help="Python of the environment with stock Rasa")
    parser.add_argument("--per-intent", type=int, help="at most so many examples of an intent; default: all")
    options = parser.parse_args()
    os.environ["ENCODER_ADAPTER"] = "none"
    rows = scores.messages()
    data = chosen(options.per_intent)
    python = options.stock_python.absolute()
    kept = stock_model_of(data, python)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "ours").mkdir()
        written(data, folder / "nlu.yml")
        stock_model, stock_seconds = kept
        texts, answers = folder / "texts.json", folder / "answers.json"
        texts.write_text(json.dumps([row["text"] for row in rows]))
        subprocess.run([python, HERE / "parse.py", stock_model, texts, answers], check=True)
        stock = json.loads(answers.read_text())
        our_model, our_seconds = train(Path(sys.executable), ROOT / "config.yml", folder / "nlu.yml", folder / "ours")
        ours, took = our_answers(our_model, rows)
        stock_megabytes, our_megabytes = (model.stat().st_size / 2**20 for model in (stock_model, our_model))
    tallies = {
        "stock Rasa": scores.tally(rows, in_its_favour(rows, stock_answers(stock))),
        "ours, same examples": scores.tally(rows, ours),
    }
    of_both = [name for name in tallies["stock Rasa"] if name.startswith("main label") or name.endswith("turned away")]
    stock_took = [one["milliseconds"] for row, one in zip(rows, stock, strict=True) if len(row["text"]) <= SHORT]
    our_took = [one for row, one in zip(rows, took, strict=True) if len(row["text"]) <= SHORT]
    timing = {
        "stock Rasa": _timing(stock_took, stock_seconds, stock_megabytes),
        "ours, same examples": _timing(our_took, our_seconds, our_megabytes),
    }
    count = sum(len(texts) for texts in data.values())
    limit = f" (at most {options.per_intent} an intent, drawn by chance)" if options.per_intent else ""
    result = {
        "about": ABOUT.format(count=count, intents=len(data), limit=limit),
        "percent": {column: {name: list(tally[name]) for name in of_both} for column, tally in tallies.items()},
        "timing": timing,
    }
    RESULT.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(result, indent=1))


def _timing(took: Sequence[float], train_seconds: float, model_megabytes: float) -> dict[str, float]:
    return {
        "median ms": median(took),
        "95 of 100 below ms": percentile(took, 0.95),
        "training s": train_seconds,
        "model MB": model_megabytes,
    }


if __name__ == "__main__":
    main()
