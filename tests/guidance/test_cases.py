"""Every worked example that stands beside the law or the guidance holds."""

from datetime import date
from pathlib import Path

import pytest

from bot.guidance.examples import Example, ExampleError, examples
from bot.guidance.ranking import ORDER
from bot.law.loader import Law

EXAMPLES = examples()


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.id)
def test_case(example: Example, law: Law) -> None:
    assert example.failures(law) == ()


def test_the_examples_name_ways_out_that_there_are() -> None:
    named = {id for example in EXAMPLES for id in example.offers() | example.refuses()}
    assert named <= set(ORDER)


def test_no_two_examples_have_one_name() -> None:
    ids = [example.id for example in EXAMPLES]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("- {case: a, why: b, given: {}}", "found the keys"),
        ("- {case: a, why: b, given: {}, expect: {weather: fine}}", r"found \['weather'\]"),
    ],
)
def test_an_example_that_cannot_be_checked_is_refused(tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases" / "a.yml").write_text(text)
    with pytest.raises(ExampleError, match=says):
        examples((tmp_path,))


@pytest.mark.parametrize(
    "expect",
    [
        "{level: L1}",
        "{human: true}",
        "{first: cnc}",
        "{options: [cnc]}",
        "{governs: CP14}",
        "{order: [simple_payment_plan, pay_in_full]}",
        "{fits: [pay_in_full]}",
        "{may_fit: [cnc]}",
        "{refused: [pay_in_full]}",
        "{absent: [pay_in_full]}",
        "{dates: {cp14_pay: 2026-11-23}}",
        "{status: {intent_levy_30: open}}",
        "{status: {snod: open}}",
        "{numbers: {floor_payment: 1}}",
        "{numbers: {ftp: 1}}",
        "{no_numbers: [floor_payment]}",
        "{because: [urgency.summons]}",
        "{notes: [numbers.rate_unknown]}",
        "{asks: [travel_in_days]}",
        "{reasons: {cap: [fit.seizure]}}",
        "{no_reasons: {cap: [fit.collection_action]}}",
    ],
)
def test_an_example_can_fail(tmp_path: Path, law: Law, expect: str) -> None:
    given = "{notice: CP504, notice_date: 2026-11-02, assessed_balance: 3000}"
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases" / "a.yml").write_text(f"- {{case: a, why: b, given: {given}, expect: {expect}}}")
    (example,) = examples((tmp_path,))
    assert len(example.failures(law)) == 1
    assert example.assess(law).today == date(2026, 11, 23)
