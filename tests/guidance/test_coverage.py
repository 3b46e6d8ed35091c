"""The page that says what the law files hold and test, and the list of what has to be looked up anew."""

import io
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from bot.guidance import coverage
from bot.guidance.examples import Example, examples
from bot.law.loader import Law, load

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def few() -> tuple[Example, ...]:
    """A handful of examples, so that the page is quick to make."""
    wanted = (
        "bank_levy",
        "cp14_pay",
        "cp501_503",
        "wage_levy",
        "refund_statute",
        "cap_levy_lien",
        "offer_fee",
        "LT11",
        "cnc",
    )
    return tuple(example for example in examples() if example.about in wanted)


@pytest.fixture(scope="module")
def small(few: tuple[Example, ...]) -> tuple[Law, tuple[Example, ...]]:
    """The law with two figures that answers rest on and one that is only told."""
    return load(), few


def _row(text: str, name: str) -> list[str]:
    (line,) = [line for line in text.splitlines() if line.startswith(f"| {name} |")]
    return [cell.strip() for cell in line.strip("|").split("|")]


def test_the_page_counts_what_would_fail(small: tuple[Law, tuple[Example, ...]]) -> None:
    law, cases = small
    text = coverage.page(law, cases)
    assert text.startswith("# Coverage\n")
    assert int(_row(text, "LT11")[3]) >= len([case for case in cases if case.given.notice == "LT11"]) > 0
    assert _row(text, "CP62")[1:] == ["2026-11-22", "no", "0"]
    assert _row(text, "bank_levy")[3] not in ("0", "")
    assert _row(text, "nftl_release")[3] == "0"
    assert _row(text, "wage_levy")[3] == "1", "a rule without a count is counted by the examples that name it"
    assert _row(text, "cap_levy_lien")[3] == "1", "a rule of business days alone"
    assert _row(text, "home_seizure_floor")[-1] == "told only"
    offered, refused = _row(text, "cnc")[3:]
    assert int(offered) > 0 and int(refused) > 0
    assert _row(text, "Ways out")[1].endswith(f"/{len(law.options)}")
    assert _row(text, "Questions and facts")[1] == "by tests/law"


def test_a_figure_nobody_tests_shows_a_zero(small: tuple[Law, tuple[Example, ...]]) -> None:
    law, cases = small
    bills = tuple(case for case in cases if case.about == "cp14_pay")
    assert _row(coverage.page(law, bills), "plan_longest_term")[-1] == "0"


def test_a_law_the_engine_cannot_work_with_fails_the_example(law: Law) -> None:
    example = next(case for case in examples() if case.about == "cdp_levy")
    assert example.failures(law) == ()
    broken = replace(law, deadlines={id: rule for id, rule in law.deadlines.items() if id != "cdp_levy"})
    assert coverage._fails(example, broken)


def test_what_is_due(law: Law) -> None:
    lines = list(coverage.freshness(law, TODAY))
    assert lines[0].startswith("offer_acceptance: last value from 2023-10-01, a new one overdue since 2024-10-01")
    assert "passport_threshold: last value from 2026-01-01, a new one due on 2027-01-01" in lines
    assert not any(line.startswith(("offer_fee", "source ")) for line in lines)
    later = list(coverage.freshness(law, date(2027, 11, 23)))
    assert any(line.startswith("source usc_26: last checked on 2026-11-22") for line in later)


def test_a_figure_whose_renewal_is_past_is_carried_on(law: Law) -> None:
    guideline, fee = law.figure("poverty_guideline_48_states"), law.figure("offer_fee")
    assert guideline.renewal == date(2027, 1, 13)
    assert not guideline.is_carried_on(date(2027, 1, 12))
    assert guideline.is_carried_on(date(2027, 1, 13))
    assert fee.renewal is None and not fee.is_carried_on(date(2040, 1, 1))
    threshold = law.figure("passport_threshold")
    assert threshold.renewal == date(2027, 1, 1)
    assert not threshold.is_carried_on(date(2027, 1, 1)), "it is not known then, so nothing is carried on"


def test_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, few: tuple[Example, ...]) -> None:
    monkeypatch.setattr(coverage, "examples", lambda: few[:3])
    page, out, err = tmp_path / "coverage.md", io.StringIO(), io.StringIO()
    assert coverage.run(["--check", "--page", str(page)], out, err, lambda: TODAY) == 1
    assert "run python -m bot coverage" in err.getvalue()
    assert coverage.run(["--page", str(page)], out, err, lambda: TODAY) == 0
    assert "| Notices | " in out.getvalue()
    assert coverage.run(["--check", "--page", str(page)], out, err, lambda: TODAY) == 0
    page.write_text(page.read_text().replace("| LT11 |", "| LT12 |"))
    assert coverage.run(["--check", "--page", str(page)], out, err, lambda: TODAY) == 1
    assert coverage.run(["--freshness"], out, err, lambda: TODAY) == 0
    assert "offer_acceptance" in out.getvalue()


def test_a_changed_table_changes_every_row() -> None:
    assert coverage._changed_value({"1": Decimal(10), "2": Decimal(0)}) == {"1": Decimal(21), "2": Decimal(1)}
