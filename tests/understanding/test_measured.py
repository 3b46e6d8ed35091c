"""What is reached on the held-out messages is kept: `make eval` and this test fail under evaluation/floors.yml.

A failure prints sums, never a message: nobody who works on the training data may see which messages fail.
"""

from collections.abc import Callable
from typing import Any

import pytest

from evaluation import scores
from evaluation.report import floors, under_the_floor
from evaluation.scores import Tally


@pytest.fixture(scope="module")
def measured(understand: Callable[[list[str]], list[dict[str, Any]]]) -> Tally:
    rows = scores.messages()
    return scores.tally(rows, understand([row["text"] for row in rows]))


def test_every_floor_holds(measured: Tally) -> None:
    assert not under_the_floor(measured, floors())


def row(**fields: Any) -> dict[str, Any]:
    empty = {"ask_alt": [], "secondary": [], "notice": None, "notice_said": False, "lang": "en", "kind": "chat"}
    return {"ask": "lien", "amounts": [], "dates": [], "tax_years": [], **empty, **fields}


def answer(*ask: str, **fields: Any) -> dict[str, Any]:
    return {"ask": list(ask), "rejected": ask[:1] == ("out_of_scope",), "notice": None, "entities": [], **fields}


def test_a_label_equally_right_counts_and_a_rejected_one_of_ours_does_not() -> None:
    assert scores.right(row(ask_alt=["stop_levy"]), answer("stop_levy"))
    assert not scores.right(row(), answer("stop_levy", "lien"))
    assert not scores.right(row(), answer())
    assert not scores.right(row(), {**answer("lien"), "rejected": True})


def test_sums_are_by_kind() -> None:
    rows = [row(), row(kind="far", ask="out_of_scope"), row(kind="adjacent", ask="other_tax"), row(lang="es")]
    found = scores.tally(rows, [answer("lien"), answer("lien"), answer("out_of_scope"), answer("passport")])
    assert found["main label, English"] == found["main label, chat"] == (1, 1)
    assert found["far turned away"] == (0, 1)
    assert found["adjacent turned away"] == (1, 1)
    assert found["main label, Spanish"] == (0, 1)


def test_facts_are_counted_one_by_one() -> None:
    entities = [
        {"type": "amount", "value": "12.50"},
        {"type": "amount", "value": "9"},
        {"type": "tax_year", "value": 2021},
    ]
    found = scores.tally(
        [
            row(
                amounts=[12.5, 30],
                tax_years=[2021],
                notice="CP14",
                notice_said=True,
                secondary=["cant_pay", "deadline"],
            )
        ],
        [answer("lien", "deadline", entities=entities, notice="CP14")],
    )
    assert found["amounts"] == found["amounts not invented"] == found["secondary"] == (1, 2)
    assert found["tax years"] == found["notice said"] == (1, 1)


def test_confusions_are_labels_only() -> None:
    rows = [row(text="secret"), row(text="secret"), row(text="secret", ask="passport")]
    assert scores.confusions(rows, [answer("deadline"), answer("deadline"), answer()]) == [
        ("lien", "deadline", 2),
        ("passport", "none", 1),
    ]


def test_a_floor_that_is_missed_or_missing_is_named() -> None:
    assert under_the_floor({"lien": (8, 10)}, {"lien": 0.8}) == []
    assert under_the_floor({"lien": (7, 10)}, {"lien": 0.8}) == ["lien: 7 of 10 is 70.0%, the floor is 80%"]
    assert under_the_floor({"lien": (9, 10)}, {}) == ["lien: has no floor in floors.yml"]
    assert under_the_floor({}, {"lien": 0.8}) == ["lien: not measured"]
