"""The pictures of the report: labels mixed up, whether "80% sure" is right in 80%, what a stricter gate costs."""

from collections.abc import Sequence
from pathlib import Path

import matplotlib

matplotlib.use("Agg")

import matplotlib.pyplot as plt
import numpy as np

from bot.understanding.labels import OURS
from evaluation.scores import Row, ours, right

BINS = 10
PIXELS_AN_INCH = 80


def confusion(rows: Sequence[Row], answers: Sequence[Row], file: Path) -> None:
    """How often each label was taken for each other, in scope, English."""
    names = [*sorted(OURS), "other_tax", "out_of_scope"]
    counts = np.zeros((len(names), len(names)), dtype=int)
    for row, answer in zip(rows, answers, strict=True):
        got = (answer["ask"] or ["out_of_scope"])[0]
        if ours(row) and row["lang"] == "en":
            wanted = got if right(row, answer) else row["ask"]
            if wanted in names and got in names:
                counts[names.index(wanted), names.index(got)] += 1
    figure, axes = plt.subplots(figsize=(9, 8))
    axes.imshow(counts, cmap="Blues")
    axes.set_xticks(range(len(names)), names, rotation=90, fontsize=8)
    axes.set_yticks(range(len(names)), names, fontsize=8)
    axes.set_xlabel("understood as")
    axes.set_ylabel("meant")
    for i, j in zip(*np.nonzero(counts), strict=True):
        dark = counts[i, j] > counts.max() / 2
        axes.text(j, i, str(counts[i, j]), ha="center", va="center", fontsize=7, color="white" if dark else "black")
    _save(figure, file)


def reliability(rows: Sequence[Row], answers: Sequence[Row], file: Path) -> float:
    """How often the main label is right against how sure the bot says it is; the expected calibration error, 0..1."""
    shown = [(answer["confidence"], right(row, answer)) for row, answer in zip(rows, answers, strict=True) if ours(row)]
    sure = np.array([confidence for confidence, _ in shown])
    hit = np.array([good for _, good in shown], dtype=float)
    which = np.minimum((sure * BINS).astype(int), BINS - 1)
    points = [
        (sure[which == b].mean(), hit[which == b].mean(), (which == b).sum()) for b in range(BINS) if (which == b).any()
    ]
    error = sum(count * abs(said - true) for said, true, count in points) / len(shown)
    figure, axes = plt.subplots(figsize=(5, 4.5))
    axes.plot([0, 1], [0, 1], color="grey", linestyle=":")
    axes.plot([said for said, _, _ in points], [true for _, true, _ in points], marker="o")
    for said, true, count in points:
        axes.annotate(str(count), (said, true), textcoords="offset points", xytext=(4, -10), fontsize=8)
    axes.set_xlabel("confidence shown")
    axes.set_ylabel("main label right")
    axes.set_title(f"expected calibration error {100 * error:.1f} points", fontsize=10)
    _save(figure, file)
    return float(error)


def accept_reject(rows: Sequence[Row], answers: Sequence[Row], alpha: float, file: Path) -> None:
    """The share of ours that the gate lets through against the share of what is not ours, at every level."""
    levels = np.linspace(0, 1, 201)
    figure, axes = plt.subplots(figsize=(5, 4.5))
    scores = {
        kind: np.array(
            [
                a["in_scope"]
                for r, a in zip(rows, answers, strict=True)
                if (ours(r) if kind == "ours" else r["kind"] == kind)
            ]
        )
        for kind in ("ours", "far", "adjacent")
    }
    kept = [(scores["ours"] >= level).mean() for level in levels]
    for kind in ("far", "adjacent"):
        axes.plot([(scores[kind] >= level).mean() for level in levels], kept, label=f"{kind}, by the gate alone")
        axes.plot((scores[kind] >= alpha).mean(), (scores["ours"] >= alpha).mean(), marker="o", color="black")
    axes.set_xlabel("not ours, let through")
    axes.set_ylabel("ours, let through")
    axes.legend(fontsize=8, loc="lower right")
    axes.set_title(f"the dots: the level in config.yml, {alpha}", fontsize=10)
    _save(figure, file)


def _save(figure: plt.Figure, file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    figure.tight_layout()
    figure.savefig(file, dpi=PIXELS_AN_INCH, metadata={"Software": None})
    plt.close(figure)
