"""Whole cases as a tax professional would write them: cases/*.yml holds what is given, what is expected and why."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.guidance.assess import assess
from bot.guidance.case import parse
from bot.guidance.ranking import ORDER
from bot.law.loader import Law

FOLDER = Path(__file__).parent / "cases"
EXPECTATIONS = {
    "level",
    "human",
    "because",
    "first",
    "order",
    "fits",
    "may_fit",
    "refused",
    "absent",
    "options",
    "dates",
    "status",
    "numbers",
    "no_numbers",
    "notes",
    "asks",
}


def _cases() -> list[Any]:
    found = []
    for path in sorted(FOLDER.glob("*.yml")):
        for case in yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader):
            found.append(pytest.param(case, id=f"{path.stem}: {case['case']}"))
    return found


def _given(value: Any) -> Any:
    """A scalar of YAML as JSON would give it."""
    if isinstance(value, dict):
        return {key: _given(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_given(part) for part in value]
    if value in ("true", "false"):
        return value == "true"
    if value.lstrip("-").isdigit():
        return int(value)
    try:
        return Decimal(value)
    except ArithmeticError:
        return value


def _same(expected: str, found: Any) -> bool:
    if isinstance(found, bool):
        return expected == str(found).lower()
    if isinstance(found, Decimal | int):
        return Decimal(expected) == found
    return expected == str(found)


@pytest.mark.parametrize("case", _cases())
def test_case(case: dict[str, Any], law: Law) -> None:
    expected = case["expect"]
    assert set(case) == {"case", "why", "given", "expect"}
    assert set(expected) <= EXPECTATIONS
    answer = assess(parse(_given(case["given"])), date(2026, 11, 23), law)
    fits = {option.id: option.fit for option in answer.options}

    if "level" in expected:
        assert answer.urgency.level == expected["level"], answer.urgency
    if "human" in expected:
        assert answer.urgency.human == (expected["human"] == "true"), answer.urgency
    assert set(expected.get("because", [])) <= set(answer.urgency.because)
    if "options" in expected:
        assert expected["options"] == [option.id for option in answer.offered]
    if "first" in expected:
        assert answer.offered[0].id == expected["first"]
    if "order" in expected:
        places = [list(fits).index(id) for id in expected["order"]]
        assert places == sorted(places), list(fits)
    for word, fit in (("fits", "fits"), ("may_fit", "may_fit"), ("refused", "does_not_fit"), ("absent", None)):
        for id in expected.get(word, []):
            assert id in ORDER
            assert fits.get(id) == fit, f"{id} is {fits.get(id)}"
    dates = {deadline.id: deadline for deadline in answer.deadlines}
    for id, day in expected.get("dates", {}).items():
        assert str(dates[id].date) == day
    for id, status in expected.get("status", {}).items():
        assert dates[id].status == status
    for name, value in expected.get("numbers", {}).items():
        assert name in answer.numbers, f"{name} is not there"
        assert _same(value, answer.numbers[name]), f"{name} is {answer.numbers[name]}"
    for name in expected.get("no_numbers", []):
        assert name not in answer.numbers
    assert set(expected.get("notes", [])) <= set(answer.notes)
    assert set(expected.get("asks", [])) <= set(answer.missing)
