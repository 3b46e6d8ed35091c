"""What is counted on labelled messages. Only sums and pairs of labels leave this module, never a message.

Whoever improves the training data must not see which held-out messages fail; the development messages may be read.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[1] / "tests" / "understanding"
HELD_OUT = FOLDER / "held_out.jsonl"
DEVELOPMENT = FOLDER / "development.jsonl"
TODAY = "2026-11-23"
IN_SCOPE = ("chat", "forum", "real", "typo", "voice")
TURNED_AWAY = {"far": {"out_of_scope", "other_tax"}, "adjacent": {"out_of_scope", "other_tax"}}
SMALL_TALK = ("out_of_scope", "greeting", "thanks", "goodbye")
MOST_ASKED = 3

Row = Mapping[str, Any]
Tally = dict[str, tuple[int, int]]


def messages(path: Path = HELD_OUT) -> list[Row]:
    """The labelled messages of a file, one a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def right(row: Row, answer: Row) -> bool:
    """Whether the main label is one of those that are right, and nothing of ours was turned away."""
    wanted = {row["ask"], *row["ask_alt"]}
    asked = answer["ask"]
    return bool(asked) and asked[0] in wanted and (not answer["rejected"] or asked[0] == "out_of_scope")


def turned_away(row: Row, answer: Row) -> bool:
    """Whether a message that is not ours was not taken for one of ours.

    A far one that is taken for small talk gets a friendly line and no advice, which is right too.
    """
    wanted = TURNED_AWAY[row["kind"]] | (set(SMALL_TALK) if row["kind"] == "far" else set())
    return bool(answer["rejected"] or (answer["ask"] and answer["ask"][0] in wanted))


def ours(row: Row) -> bool:
    """Whether the message is about the writer's tax trouble."""
    return row["kind"] in IN_SCOPE


def tally(rows: Sequence[Row], answers: Sequence[Row]) -> Tally:
    """(right, of) for each thing measured, by its name."""
    counts: dict[str, list[int]] = {}

    def add(name: str, good: Iterable[bool]) -> None:
        count = counts.setdefault(name, [0, 0])
        for one in good:
            count[0] += one
            count[1] += 1

    for row, answer in zip(rows, answers, strict=True):
        if row["lang"] == "es":
            add("main label, Spanish", [right(row, answer)])
        elif row["kind"] in TURNED_AWAY:
            add(f"{row['kind']} turned away", [turned_away(row, answer)])
        else:
            add(f"main label, {row['kind']}", [right(row, answer)])
            if ours(row):
                add("main label, English", [right(row, answer)])
                add("main label among those asked, English", [bool({row["ask"], *row["ask_alt"]} & {*answer["ask"]})])
        if ours(row) and row["lang"] == "en":
            add("ours not turned away", [not answer["rejected"]])
        add("secondary", [label in answer["ask"] for label in row["secondary"]])
        add("asked at most 3 and the real ones", [len(answer["ask"]) <= MOST_ASKED + len(row["secondary"])])
        if row["notice_said"]:
            add("notice said", [answer["notice"] == row["notice"]])
        elif answer["notice"]:
            add("notice inferred right", [answer["notice"] == row["notice"]])
        found = [float(entity["value"]) for entity in answer["entities"] if entity["type"] == "amount"]
        add("amounts", [any(abs(amount - value) < 0.01 for value in found) for amount in row["amounts"]])
        add("amounts not invented", [any(abs(amount - value) < 0.01 for amount in row["amounts"]) for value in found])
        for kind, name in (("date", "dates"), ("tax_year", "tax_years")):
            values = {str(entity["value"]) for entity in answer["entities"] if entity["type"] == kind}
            add(name.replace("_", " "), [str(value) in values for value in row[name]])
    return {name: (good, of) for name, (good, of) in counts.items()}


def confusions(rows: Sequence[Row], answers: Sequence[Row]) -> list[tuple[str, str, int]]:
    """(wanted, got, how often), English, most often first."""
    pairs = Counter(
        (row["ask"], (answer["ask"] or ["none"])[0])
        for row, answer in zip(rows, answers, strict=True)
        if row["lang"] == "en" and not right(row, answer)
    )
    return [(wanted, got, count) for (wanted, got), count in pairs.most_common()]
