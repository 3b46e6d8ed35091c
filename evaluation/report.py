"""`make eval`: measures the trained model on the held-out messages, writes docs/understanding.md, holds the floors."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median

import yaml

from evaluation import pictures, scores
from evaluation.answers import understand
from evaluation.scores import Row, Tally

ROOT = Path(__file__).parents[1]
FLOORS = ROOT / "evaluation" / "floors.yml"
STOCK = ROOT / "evaluation" / "stock" / "result.json"
REPORT = ROOT / "docs" / "understanding.md"
PICTURES = ROOT / "docs" / "images" / "understanding"
SHORT = 200
MOST_CONFUSED = 15


def floors() -> dict[str, float]:
    """The share of each thing measured, 0..1, below which the evaluation fails."""
    found: dict[str, float] = yaml.safe_load(FLOORS.read_text(encoding="utf-8"))
    return found


def under_the_floor(tally: Tally, least: dict[str, float]) -> list[str]:
    """A line for each thing measured that is below its floor, has none, or was not measured."""
    lines = [f"{name}: has no floor in {FLOORS.name}" for name in tally if name not in least]
    for name, floor in least.items():
        good, of = tally.get(name, (0, 0))
        if not of:
            lines.append(f"{name}: not measured")
        elif good / of < floor:
            lines.append(f"{name}: {good} of {of} is {100 * good / of:.1f}%, the floor is {100 * floor:.0f}%")
    return lines


def table(tally: Tally, least: dict[str, float]) -> str:
    """The figures as a table of the report."""
    lines = ["| measured | right | of | percent | floor |", "|---|---:|---:|---:|---:|"]
    for name, (good, of) in sorted(tally.items()):
        lines.append(f"| {name} | {good} | {of} | {100 * good / of:.1f} | {100 * least.get(name, 0):.0f} |")
    return "\n".join(lines)


def stock_table(result: dict[str, dict[str, list[int]]]) -> str:
    """Stock Rasa beside ours, percent."""
    columns = list(result)
    lines = [f"| measured | {' | '.join(columns)} |", f"|---|{'---:|' * len(columns)}"]
    for name in result[columns[0]]:
        cells = [f"{100 * result[column][name][0] / result[column][name][1]:.1f}" for column in columns]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines)


def timing_table(timing: dict[str, dict[str, float]]) -> str:
    """What both took, in the units that the names say."""
    columns = list(timing)
    lines = [f"| measured | {' | '.join(columns)} |", f"|---|{'---:|' * len(columns)}"]
    for name in timing[columns[0]]:
        lines.append(f"| {name} | {' | '.join(f'{timing[column][name]:.1f}' for column in columns)} |")
    return "\n".join(lines)


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which `share` (0..1) of the values lie."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def document(rows: Sequence[Row], answers: Sequence[Row], tally: Tally, error: float, least: dict[str, float]) -> str:
    """The report as Markdown."""
    short = [answer["milliseconds"] for row, answer in zip(rows, answers, strict=True) if len(row["text"]) <= SHORT]
    confused = scores.confusions(rows, answers)[:MOST_CONFUSED]
    stock = json.loads(STOCK.read_text(encoding="utf-8")) if STOCK.is_file() else None
    parts = [
        "# How well messages are understood",
        "Written by `make eval`; do not edit. Measured on the held-out messages (`tests/understanding/held_out.jsonl`;\n"  # noqa: E501
        "MESSAGES.md beside it says who wrote them and how). Nobody who writes training data reads them, and this page shows sums only.",  # noqa: E501
        f"{len(rows)} messages. A message of at most {SHORT} characters took {median(short):.1f} ms, 95 of 100 below\n"
        f"{percentile(short, 0.95):.1f} ms, on the machine that wrote this page.",
        table(tally, least),
        "`make eval` fails under the floors of `evaluation/floors.yml`.",
        "## What is mixed up",
        "![which labels are taken for which](images/understanding/confusion.png)",
        "\n".join(
            ["| meant | understood as | times |", "|---|---|---:|", *(f"| {a} | {b} | {n} |" for a, b, n in confused)]
        ),
        "## Does the confidence mean what it says",
        f"Expected calibration error: {100 * error:.1f} points. The numbers beside the dots count messages.",
        "![confidence against truth](images/understanding/reliability.png)",
        "## What a stricter gate would cost",
        "![what is let through](images/understanding/accept-reject.png)",
        "Most of what is not ours is turned away by its own meaning (`out_of_scope`, `other_tax`), learnt from examples; the\n"  # noqa: E501
        "gate is for what resembles nothing.",
    ]
    if stock is not None:
        parts += ["## Beside stock Rasa", stock["about"], stock_table(stock["percent"]), timing_table(stock["timing"])]
    return "\n\n".join(parts) + "\n"


def main() -> int:
    """Write the report and print the figures; 1 where one is under its floor."""
    rows = scores.messages()
    answers = understand(rows)
    tally = scores.tally(rows, answers)
    committed = floors()
    alpha = next(
        part["alpha"] for part in yaml.safe_load((ROOT / "config.yml").read_text())["pipeline"] if "alpha" in part
    )
    pictures.confusion(rows, answers, PICTURES / "confusion.png")
    error = pictures.reliability(rows, answers, PICTURES / "reliability.png")
    pictures.accept_reject(rows, answers, alpha, PICTURES / "accept-reject.png")
    REPORT.write_text(document(rows, answers, tally, error, committed), encoding="utf-8")
    for name, (good, of) in sorted(tally.items()):
        print(f"{name:42s} {good:4d}/{of:4d} {100 * good / of:6.1f}%")
    wrong = under_the_floor(tally, committed)
    print(
        "\n".join(["under the floor:", *wrong]) if wrong else f"every floor holds; written: {REPORT.relative_to(ROOT)}"
    )
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
