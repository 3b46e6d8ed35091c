"""The report says what was counted, and the comparison gives stock Rasa every benefit of the doubt."""

from pathlib import Path
from typing import Any

from evaluation import pictures
from evaluation.report import percentile, stock_table, table, timing_table
from evaluation.stock.compare import chosen, in_its_favour, stock_answers
from evaluation.training_data import examples


def row(kind: str, ask: str) -> dict[str, Any]:
    return {"kind": kind, "ask": ask, "ask_alt": [], "lang": "en"}


def test_the_table_shows_figure_and_floor() -> None:
    assert table({"amounts": (9, 10)}, {"amounts": 0.85}).splitlines()[-1] == "| amounts | 9 | 10 | 90.0 | 85 |"


def test_stock_stands_beside_ours() -> None:
    percent = {"stock": {"far": [1, 2]}, "ours": {"far": [2, 2]}}
    assert stock_table(percent).splitlines()[-1] == "| far | 50.0 | 100.0 |"
    assert timing_table({"stock": {"ms": 12.34}, "ours": {"ms": 4}}).splitlines()[-1] == "| ms | 12.3 | 4.0 |"


def test_a_percentile_is_a_measured_value() -> None:
    assert percentile([5, 1, 4, 2, 3], 0.95) == 5
    assert percentile([1.0], 0.5) == 1.0


def test_stock_is_not_punished_for_its_threshold_on_what_is_ours() -> None:
    found = [{"intent": "nlu_fallback", "ranking": [["nlu_fallback", 0.3], ["jail_fear", 0.2]]}] * 2
    answers = in_its_favour([row("chat", "understand_notice"), row("far", "out_of_scope")], stock_answers(found))
    assert [answer["ask"] for answer in answers] == [["understand_notice"]] * 2
    assert [answer["rejected"] for answer in answers] == [False, True]


def test_examples_are_drawn_alike_every_time_and_never_more_than_asked_for() -> None:
    few = chosen(5)
    assert few == chosen(5)
    assert {len(texts) for texts in few.values()} == {5}
    assert sum(len(texts) for texts in chosen(None).values()) == len(list(examples()))


def test_the_calibration_error_is_the_mean_distance_from_the_truth(tmp_path: Path) -> None:
    rows = [row("chat", "lien")] * 4
    answers = [{"ask": [name], "rejected": False, "confidence": 0.75} for name in ("lien", "lien", "lien", "passport")]
    assert pictures.reliability(rows, answers, tmp_path / "exact.png") == 0.0
    assert pictures.reliability(rows[:2], answers[:2], tmp_path / "unsure.png") == 0.25
    assert (tmp_path / "exact.png").stat().st_size > 1000
