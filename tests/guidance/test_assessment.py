"""The answer's shape, as the contract of the command fixes it, and what the chat reads from it."""

from datetime import date
from decimal import Decimal
from typing import Any

from bot.guidance.assess import assess
from bot.guidance.case import Case
from bot.law.loader import Law

TODAY = date(2026, 11, 23)
HEARING = Case(notice="l1058", notice_date=date(2026, 10, 15), assessed_balance=Decimal("19000.50"), levy_active=True)


def _said(case: Case, law: Law) -> dict[str, Any]:
    return assess(case, TODAY, law).to_json()


def test_the_notice(law: Law) -> None:
    notice = _said(HEARING, law)["notice"]
    assert list(notice) == ["code", "title", "stage", "meaning", "next", "levy_possible", "hearing_right"]
    assert (notice["code"], notice["stage"], notice["hearing_right"]) == ("Letter 1058", "final_notice_levy", True)


def test_no_notice_and_an_unknown_one(law: Law) -> None:
    assert _said(Case(), law)["notice"] is None
    unknown = assess(Case(notice="CP9999"), TODAY, law)
    assert unknown.notice is None
    assert unknown.unknown_notices == ("CP9999",)
    assert "urgency.notice_unknown" in unknown.urgency.because
    assert unknown.missing[0] == "notice"


def test_a_deadline(law: Law) -> None:
    (missed,) = [one for one in _said(HEARING, law)["deadlines"] if one["id"] == "cdp_levy"]
    act = missed.pop("act")
    authority = missed.pop("authority")
    assert "Form 12153" in act
    assert any("6330" in cite for cite in authority)
    assert missed == {
        "id": "cdp_levy",
        "date": "2026-11-16",
        "weekday": "Monday",
        "days_left": -7,
        "status": "missed",
        "met": False,
        "counted_from": "2026-10-15",
        "rolled_from": "2026-11-14",
        "because": ["deadline.from_notice_date", "deadline.rolled"],
        "sources": ["craig", "downing", "irs_lt11"],
        "form": "Form 12153",
        "strict": True,
    }


def test_an_option(law: Law) -> None:
    options = {one["id"]: one for one in _said(HEARING, law)["options"]}
    plan = options["simple_payment_plan"]
    assert list(plan) == ["id", "fit", "because", "missing", "forms", "cost", "numbers", "authority", "sources"]
    assert plan["cost"] == 22
    assert plan["missing"] == ["monthly_ability", "all_required_returns_filed", "current_year_compliant"]
    assert options["levy_release"]["missing"] == []


def test_the_cost_of_an_offer_is_this_persons(law: Law) -> None:
    poor = Case(
        assessed_balance=Decimal(9000),
        gross_income_month=Decimal(1000),
        allowable_expenses_month=Decimal(1200),
        household_size=1,
    )
    options = {one["id"]: one for one in _said(poor, law)["options"]}
    assert options["oic_datc"]["cost"] == 0


def test_whole_dollars_and_cents(law: Law) -> None:
    numbers = _said(HEARING, law)["numbers"]
    assert numbers["floor_payment"] == 158.34
    assert numbers["setup_fee"] == 22
    assert isinstance(numbers["setup_fee"], int)


def test_sources_stand_once_and_say_when_they_were_read(law: Law) -> None:
    sources = _said(HEARING, law)["sources"]
    ids = [one["id"] for one in sources]
    assert len(set(ids)) == len(ids) > 3
    assert all(list(one) == ["id", "cite", "url", "as_of", "confirmed"] for one in sources)


def test_what_the_chat_reads(law: Law) -> None:
    answer = assess(Case(notice="CP14", notice_date=date(2026, 11, 2), assessed_balance=Decimal(900)), TODAY, law)
    assert (answer.deadlines[0].date, answer.deadlines[0].days_left) == (TODAY, 0)
    assert answer.offered[0].id == "pay_in_full"
    assert answer.option("simple_payment_plan") is not None
    assert answer.option("oic_datc") is None
    assert "numbers.term_assumed" in answer.notes


def test_the_cases_own_day_goes_before_the_clock(law: Law) -> None:
    assert assess(Case(today=date(2027, 1, 4)), TODAY, law).today == date(2027, 1, 4)
