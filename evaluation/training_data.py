"""The training examples, read as they stand in data/nlu."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parents[1] / "data" / "nlu"


def examples(folder: Path = FOLDER) -> Iterator[tuple[str, str]]:
    """(intent, text) of every example of the YAML files under `folder`."""
    for file in sorted(folder.rglob("*.yml")):
        for entry in yaml.safe_load(file.read_text(encoding="utf-8"))["nlu"]:
            for text in _texts(entry["examples"]):
                yield entry["intent"], text


def said_besides(folder: Path = FOLDER) -> Iterator[tuple[str, list[str]]]:
    """(intent, further labels) of every example that says several things."""
    for file in sorted(folder.rglob("*.yml")):
        for entry in yaml.safe_load(file.read_text(encoding="utf-8"))["nlu"]:
            if not isinstance(entry["examples"], str):
                yield from ((entry["intent"], example["metadata"]["also"]) for example in entry["examples"])


def _texts(listed: str | list[dict[str, Any]]) -> Iterator[str]:
    if isinstance(listed, str):
        yield from (line[2:].strip() for line in listed.splitlines() if line.startswith("- "))
    else:
        yield from (example["text"].strip() for example in listed)
