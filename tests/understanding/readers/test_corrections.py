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
        ("it's dated oct 5. sorry, oct 15", {"notice_date": "2026-10-15"}),
        ("dated 10/5. correction: 10/15", {"notice_date": "2026-10-15"}),
        ("the date is nov 2, i read it wrong, it's nov 12", {"notice_date": "2026-11-12"}),
        ("cp504? no wait cp501", {"notice": "CP501"}),
        ("cp504, sorry, cp503", {"notice": "CP503"}),
        ("cp504 no cp503", {"notice": "CP503"}),
        ("I said CP504 but it is CP503", {"notice": "CP503"}),
        (
            "i thought it was a cp504 but it's an lt11 dated nov 2",
            {"notice": "LT11", "notice_date": "2026-11-02"},
        ),
        ("cp504? no, i never got a cp503", {"notice": "CP504"}),
        ("owe 12k no 21k", {"assessed_balance": "21000.00"}),
        ("i owe 12k. i mean 21k", {"assessed_balance": "21000.00"}),
        ("i owe 12k. make that 21k", {"assessed_balance": "21000.00"}),
        ("owe 8,200. correction 2,800", {"assessed_balance": "2800.00"}),
        ("for 2019 i mean 2018", {"tax_years": [2018]}),
    ],
)
def test_what_sets_right_a_thing_said_before_takes_its_place(text: str, fields: dict[str, object]) -> None:
    assert said(text) == fields
