"""Reading a case: every field takes what the contract says, and a wrong one is told by name."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from bot.guidance.case import Case, CaseError, OtherNotice, Payment, Tolling, parse


def test_an_empty_case_knows_nothing() -> None:
    assert parse({}) == Case()


def test_null_is_unknown() -> None:
    assert parse({"hardship": None, "assessed_balance": None, "other_notices": None}) == Case()


def test_every_kind_of_field() -> None:
    case = parse(
        {
            "today": "2026-11-23",
            "notice": " cp 504 ",
            "tax_years": [2022, 2023],
            "other_notices": [{"notice": "LT11", "notice_date": "2026-11-02", "tax_years": [2022]}, {}],
            "levy_active": False,
            "levy_type": "bank",
            "dependents": 0,
            "assessed_balance": 4200,
            "tax_only_balance": "4000.5",
            "total_balance": Decimal("4300.25"),
            "agi": 39900.1,
            "payments": [{"date": "2026-05-01", "amount": "10"}],
            "state": "oh",
            "tolling": [
                {"kind": "oic", "from": "2020-01-01", "to": "2020-06-01"},
                {"kind": "cdp", "from": "2021-01-01"},
            ],
            "missing_years": [],
        }
    )
    assert case.today == date(2026, 11, 23)
    assert case.notice == "cp 504"
    assert case.tax_years == (2022, 2023)
    assert case.other_notices == (OtherNotice("LT11", date(2026, 11, 2), (2022,)), OtherNotice())
    assert case.levy_active is False
    assert case.levy_type == "bank"
    assert case.dependents == 0
    assert case.assessed_balance == Decimal(4200)
    assert case.tax_only_balance == Decimal("4000.50")
    assert case.total_balance == Decimal("4300.25")
    assert case.agi == Decimal("39900.10")
    assert case.payments == (Payment(date(2026, 5, 1), Decimal(10)),)
    assert case.state == "OH"
    assert case.tolling == (
        Tolling("oic", date(2020, 1, 1), date(2020, 6, 1)),
        Tolling("cdp", date(2021, 1, 1), None),
    )
    assert case.missing_years == ()


@pytest.mark.parametrize(
    ("field", "value", "named", "takes"),
    [
        ("balance", 5, "balance", "no such field"),
        (5, 5, "5", "no such field"),
        ("notice", "  ", "notice", "not empty"),
        ("notice", 504, "notice", "text"),
        ("notice_date", "2026-02-30", "notice_date", "2026-11-23"),
        ("notice_date", "11/23/2026", "notice_date", "2026-11-23"),
        ("notice_date", "20261123", "notice_date", "2026-11-23"),
        ("notice_date", "0504-01-01", "notice_date", "1913"),
        ("notice_date", 20261123, "notice_date", "2026-11-23"),
        ("hardship", 1, "hardship", "true or false"),
        ("hardship", "yes", "hardship", "true or false"),
        ("assessed_balance", -1, "assessed_balance", "not negative"),
        ("assessed_balance", "-1", "assessed_balance", "not negative"),
        ("assessed_balance", "1,000", "assessed_balance", "two decimals"),
        ("assessed_balance", "12.345", "assessed_balance", "two decimals"),
        ("assessed_balance", Decimal("12.345"), "assessed_balance", "two decimals"),
        ("assessed_balance", True, "assessed_balance", "amount"),
        ("assessed_balance", [5], "assessed_balance", "amount"),
        ("assessed_balance", Decimal("NaN"), "assessed_balance", "amount"),
        ("assessed_balance", Decimal("Infinity"), "assessed_balance", "amount"),
        ("assessed_balance", Decimal("1E+400"), "assessed_balance", "amount"),
        ("dependents", 2.0, "dependents", "whole number"),
        ("dependents", True, "dependents", "whole number"),
        ("dependents", -1, "dependents", "from 0"),
        ("household_size", 0, "household_size", "from 1"),
        ("months_to_csed", -3, "months_to_csed", "from 0"),
        ("tax_year", 25, "tax_year", "1913"),
        ("tax_years", 2023, "tax_years", "a list"),
        ("tax_years", [2023, "2022"], "tax_years[1]", "whole number"),
        ("levy_type", "car", "levy_type", "bank, wage"),
        ("levy_type", ["bank"], "levy_type", "bank, wage"),
        ("state", "Ohio", "state", "two letters"),
        ("state", "XX", "state", "two letters"),
        ("state", 5, "state", "two letters"),
        ("other_notices", ["LT11"], "other_notices[0]", "object"),
        ("other_notices", [{"code": "LT11"}], "other_notices[0].code", "no such field"),
        ("other_notices", [{"notice_date": "soon"}], "other_notices[0].notice_date", "2026-11-23"),
        ("payments", [{"date": "2026-01-01"}], "payments[0].amount", "cannot be left out"),
        ("payments", [{"date": None, "amount": 5}], "payments[0].date", "cannot be left out"),
        ("tolling", [{"kind": "nap", "from": "2020-01-01"}], "tolling[0].kind", "oic"),
        ("tolling", [{"kind": "oic", "from": "2020-01-02", "to": "2020-01-01"}], "tolling[0].to", "on or after"),
    ],
)
def test_what_is_wrong_is_named(field: Any, value: object, named: str, takes: str) -> None:
    with pytest.raises(CaseError) as raised:
        parse({field: value})
    assert raised.value.field == named
    assert takes in str(raised.value)
    assert str(raised.value).startswith(f"{named}: found ")


def test_a_case_is_an_object() -> None:
    with pytest.raises(CaseError, match="an object of fields"):
        parse([])  # type: ignore[arg-type]


def test_a_long_wrong_value_is_cut() -> None:
    with pytest.raises(CaseError) as raised:
        parse({"levy_type": "x" * 500})
    assert len(str(raised.value)) < 250
