"""The questions an answer asks back: only those that would change it."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from bot.guidance.assess import assess
from bot.guidance.case import Case, OtherNotice
from bot.law.loader import Law

TODAY = date(2026, 11, 23)


def _asked(law: Law, **facts: Any) -> tuple[str, ...]:
    return assess(Case(**facts), TODAY, law).missing


def test_the_date_of_a_hearing_notice_is_asked_before_anything_about_money(law: Law) -> None:
    asked = _asked(law, notice="LT11", assessed_balance=Decimal(4000))
    assert asked[0] == "notice_date"


def test_what_is_known_is_not_asked(law: Law) -> None:
    facts = {"notice": "LT11", "notice_date": TODAY, "assessed_balance": Decimal(4000), "levy_active": False}
    assert not set(facts) & set(_asked(law, **facts))


def test_nothing_is_asked_after_a_stop_sign(law: Law) -> None:
    assert _asked(law, criminal_investigation=True) == ()
    assert _asked(law, summons=True) == ()


def test_an_unknown_letter_is_asked_about_first(law: Law) -> None:
    assert _asked(law, notice="CP9999")[0] == "notice"
    assert _asked(law, notice="CP14", other_notices=(OtherNotice("CP9999"),))[0] == "other_notices"


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"notice": "Letter 3172"}, "nftl_filed"),
        ({"levy_active": True}, "levy_type"),
        ({"notice": "CP508C"}, "travel_in_days"),
        ({"notice": "CP2000"}, "disputes_amount"),
        ({"assessed_balance": Decimal(20_000), "gross_income_month": Decimal(3000)}, "allowable_expenses_month"),
        ({"assessed_balance": Decimal(20_000), "allowable_expenses_month": Decimal(3000)}, "gross_income_month"),
        (
            {
                "assessed_balance": Decimal(20_000),
                "gross_income_month": Decimal(3000),
                "allowable_expenses_month": Decimal(3100),
            },
            "nre",
        ),
        ({"notice": "CP14"}, "assessed_balance"),
    ],
)
def test_the_question_that_decides_is_asked(law: Law, facts: dict[str, Any], field: str) -> None:
    assert field in _asked(law, **facts)


def test_a_fact_without_a_place_in_the_case_is_not_asked(law: Law) -> None:
    asked = _asked(law, notice="CP14", assessed_balance=Decimal(900))
    assert not {"travel_in_days", "nftl_filed", "cdp_requested_on", "notice_date"} & set(asked)
