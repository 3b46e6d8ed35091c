from datetime import date

import pytest

from bot.understanding import facts
from tests.understanding.readers.law import LAW

MONDAY = date(2026, 11, 23)


def said(text: str) -> dict[str, facts.FactValue]:
    return facts.read(text, MONDAY, LAW)


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("my house is worth 300k and i owe 250k on it", {"home_value": "300000.00", "home_loan": "250000.00"}),
        ("the car is worth 12k, i owe 9k on it", {"car_value": "12000.00", "car_loan": "9000.00"}),
        ("my loan is bad, i owe 250k on it", {}),
        ("i got an LT11 and owe 9k on it", {"notice": "LT11", "assessed_balance": "9000.00"}),
        ("i owe 250k on my mortgage", {"home_loan": "250000.00"}),
        ("owe the State of Ohio about $3,000", {"state": "OH"}),
        ("owe $3,000 to the state of Ohio", {"state": "OH"}),
        ("owe $12,000 to my credit card", {}),
        ("i owe my credit card 9k and the irs wants 4k", {"assessed_balance": "4000.00"}),
        ("cp504, tax relief company wants 3 grand up front", {"notice": "CP504"}),
        ("my accountant says i owe 12k", {"assessed_balance": "12000.00"}),
        ("cp504 my brother settled for 50 bucks", {"notice": "CP504"}),
        ("lt11. my paycheck was $312", {"notice": "LT11"}),
        ("The mortgage is $1,380", {}),
        ("The mortgage is $138,000", {"home_loan": "138000.00"}),
        ("owe $12,3456", {}),
        ("cp504 owe $12,345", {"notice": "CP504", "assessed_balance": "12345.00"}),
    ],
)
def test_money_of_another_matter_is_no_balance(text: str, fields: dict[str, object]) -> None:
    assert said(text) == fields
