"""Numbers that nothing but their surroundings makes money, and sums as they are spoken."""

from datetime import date
from decimal import Decimal

import pytest

from bot.understanding import facts, readers
from bot.understanding.readers import money
from tests.understanding.readers.law import LAW

MONDAY = date(2026, 11, 23)


def amounts(text: str) -> list[Decimal]:
    return [span.value for span in money.read(text) if isinstance(span.value, Decimal)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("el banco solto 1640 del embargo", [1640]),
        ("vendimos el carro en 6900 para ellos", [6900]),
        ("it started around 3750 in 2018 and its 4425 today", [3750, 4425]),
        ("uncle lent us 2600 till spring", [2600]),
        ("no son 7100 son 1700", [1700]),
        ("eran 8250 y con recargos 9310", [8250, 9310]),
        ("vivo en el 3318 de la calle pino y me piden 2750", [2750]),
        ("nomas traigo 35 y la carta dice cp14", [35]),
        ("quiero abonos de 60 nada mas", [60]),
        ("only 31 in savings", [31]),
        ("the garnishment left us 52 til monday", [52]),
        ("they say 91 but i sent it in june", [91]),
        ("penalty alone is 66", [66]),
        ("i earn 19.25 hr", ["19.25"]),
    ],
)
def test_a_bare_number_that_nothing_marks_otherwise_is_an_amount(text: str, values: list["int | str"]) -> None:
    assert amounts(text) == [Decimal(value) for value in values]


@pytest.mark.parametrize(
    "text",
    [
        "the number 73310 is printed there wqdkj",
        "qqzzt 4410 bnm and so on",
        "we live at 2216 in a trailer",
        "my house is at 5120 n maple avenue and they came",
        "nobody picked up at 845 this morning",
        "my zip is 44107 by the way",
        "houston tx 77019 is where we are",
        "the account ends in 9031 and i wait",
        "they talk about 6672 and i am lost",
        "we need forms 8857 and 8379 for her",
        "the transcript shows 846 and 971",
        "my fico went from 690 to 575 because of them",
        "a call from 713 area code",
        "120 pages of mail came and then nothing",
        "she was born in 1957 and retired",
        "penalty code here (6702) it said",
        "called the eight hundred number twice",
        "it's nine thirty now and the line is busy",
        "says ten ninety nine",
        "they said twenty twenty one",
        "notice says eleven oh four",
        "me cobran dos mil y pico",
    ],
)
def test_a_number_of_something_else_is_no_amount(text: str) -> None:
    assert amounts(text) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("we owe twelve three", ["12300"]),
        ("the letter says forty two six", ["42600"]),
        ("balance is now twenty eight seventy", ["2870"]),
        ("the agent said six eighty five", ["685"]),
        ("they left him two ninety", ["290"]),
        ("lien for forty one thousand seven fifty", ["41750"]),
        ("fifteen thousand 300 and counting", ["15300"]),
        ("ninety two hundred for twenty eighteen and forty one hundred for the next", ["9200", "4100"]),
        ("it was three sixty two and eighteen cents", ["362.18"]),
        ("debo tres mil ciento cuatro con quince centavos", ["3104.15"]),
        ("i make sixteen an hour", ["16"]),
        ("gano seiscientos veinte a la semana", ["620"]),
    ],
)
def test_spoken_sums(text: str, values: list[str]) -> None:
    assert amounts(text) == [Decimal(value) for value in values]


def test_a_number_before_a_scale_is_no_letter() -> None:
    spans = readers.read("the notice says 14 thousand 600 and i panic", MONDAY, LAW)
    assert [(span.type, span.value) for span in spans] == [("amount", Decimal(14600))]


@pytest.mark.parametrize("text", ["CP14 4317", "got a CP14 yesterday, 4317 for nothing and so on"])
def test_a_bare_number_alone_fills_no_field_of_the_case(text: str) -> None:
    assert "assessed_balance" not in facts.read(text, MONDAY, LAW)
