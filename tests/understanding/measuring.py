"""Scores the understanding on the held-out messages. `scripts/measure-understanding` prints what this module counts.

Only sums and pairs of labels leave it, never a message: whoever improves the training data must not see which fail.
"""

import asyncio
import json
import os
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

HELD_OUT = Path(__file__).parent / "held_out.jsonl"
TODAY = "2026-11-23"
IN_SCOPE = ("chat", "forum", "typo", "voice")
TURNED_AWAY = {"far": {"out_of_scope", "other_tax"}, "adjacent": {"out_of_scope", "other_tax"}}
MOST_ASKED = 3

Row = Mapping[str, Any]
Tally = dict[str, tuple[int, int]]


def messages(path: Path = HELD_OUT) -> list[Row]:
    """The held-out messages, one a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def right(row: Row, answer: Row) -> bool:
    """Whether the main label is one of those that are right, and nothing of ours was turned away."""
    wanted = {row["ask"], *row["ask_alt"]}
    asked = answer["ask"]
    return bool(asked) and asked[0] in wanted and (not answer["rejected"] or asked[0] == "out_of_scope")


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
            away = answer["rejected"] or answer["ask"][:1] and answer["ask"][0] in TURNED_AWAY[row["kind"]]
            add(f"{row['kind']} turned away", [bool(away)])
        else:
            add(f"main label, {row['kind']}", [right(row, answer)])
            if row["kind"] in IN_SCOPE:
                add("main label, English", [right(row, answer)])
        if row["kind"] in IN_SCOPE and row["lang"] == "en":
            add("ours not turned away", [not answer["rejected"]])
        add("secondary", [label in answer["ask"] for label in row["secondary"]])
        add("asked at most 3 and the real ones", [len(answer["ask"]) <= MOST_ASKED + len(row["secondary"])])
        if row["notice_said"]:
            add("notice said", [answer["notice"] == row["notice"]])
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


def understand(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """What the trained model makes of the messages, on the day that they were labelled for."""
    os.environ["BOT_TODAY"] = TODAY
    from bot.understanding import command

    return asyncio.run(command.understand([row["text"] for row in rows]))


def main() -> int:
    """Print the figures."""
    rows = messages()
    answers = understand(rows)
    for name, (good, of) in sorted(tally(rows, answers).items()):
        print(f"{name:36s} {good:4d}/{of:4d} {100 * good / of:6.1f}%")
    print("wanted -> got, English:")
    for wanted, got, count in confusions(rows, answers):
        print(f"  {count:3d}  {wanted} -> {got}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
