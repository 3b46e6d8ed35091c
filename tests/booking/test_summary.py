"""What the reviewer gets."""

import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest

from bot.booking.summary import case_summary


def test_what_is_known_is_kept_in_json() -> None:
    case = {
        "notice": "LT11",
        "notice_date": date(2026, 11, 9),
        "assessed_balance": Decimal("9000.10"),
        "tax_years": (2021, 2022),
        "hardship": None,
        "disputes_amount": False,
    }
    assessment = {
        "urgency": {"level": "L2", "because": ["hearing_open"]},
        "options": [{"id": "cdp", "fit": "fits"}, {"id": "cnc", "fit": "does_not_fit"}, {"id": "ia", "fit": "may_fit"}],
        "deadlines": [{"id": "cdp_hearing", "date": date(2026, 12, 9)}],
        "sources": [{"id": "long", "cite": "left out"}],
    }
    assert json.loads(json.dumps(case_summary(case, assessment))) == {
        "format": 1,
        "case": {
            "notice": "LT11",
            "notice_date": "2026-11-09",
            "assessed_balance": "9000.10",
            "tax_years": [2021, 2022],
            "disputes_amount": False,
        },
        "assessment": {
            "urgency": {"level": "L2", "because": ["hearing_open"]},
            "deadlines": [{"id": "cdp_hearing", "date": "2026-12-09"}],
            "options": [{"id": "cdp", "fit": "fits"}, {"id": "ia", "fit": "may_fit"}],
        },
    }


def test_values_of_the_engine_are_taken_as_they_are() -> None:
    @dataclass(frozen=True)
    class Option:
        id: str
        fit: str
        fee: Decimal

    made = case_summary(
        {}, {"options": (Option("offer", "fits", Decimal("205")), Option("cnc", "does_not_fit", Decimal(0)))}
    )
    assert made["assessment"] == {"options": [{"id": "offer", "fit": "fits", "fee": "205"}]}


def test_nothing_known_yet() -> None:
    assert case_summary({}, {}) == {"format": 1, "case": {}, "assessment": {}}


def test_what_json_cannot_hold_is_named() -> None:
    with pytest.raises(TypeError, match="bank.loan holds a object"):
        case_summary({"bank": {"loan": object()}}, {})
