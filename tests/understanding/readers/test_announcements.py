"""A message that only says which letter came is told from one that asks."""

from datetime import date

import pytest

from bot.law.loader import load
from bot.understanding import readers
from bot.understanding.readers.announcements import announced

TODAY = date(2026, 11, 23)


def stated(text: str) -> str | None:
    return announced(text, readers.read(text, TODAY, load()))


@pytest.mark.parametrize(
    "text",
    [
        "CP14",
        "got a cp11 for 2024",
        "also got a CP14 for 2023",
        "I've received an LT11 dated November 3, 2026, $4,812.20, tax years 2019 and 2020",
        "Hi, a letter came from the IRS today: cp 504.",
        "me llegó una carta CP14 ayer",
        "got a ＣＰ５０４ dated １０/５, owe ＄１２，０００",
    ],
)
def test_a_letter_and_nothing_else(text: str) -> None:
    assert stated(text) == "notice"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "got a letter from the irs",
        "CP14?",
        "got a cp11 for 2024 and i already paid",
        "i never got a CP14",
        "CP504 i can't pay",
        "my wife got a CP14",
        "the one with the right to a hearing came today",
        "who sent me a CP2000",
    ],
)
def test_anything_more_is_for_the_classifier(text: str) -> None:
    assert stated(text) is None


@pytest.mark.parametrize(
    "text", ["i owe 12000", "owe 12.5k", "I owe twelve thousand for 2021", "debo 12 mil dólares al irs"]
)
def test_a_sum_that_is_owed_and_nothing_else(text: str) -> None:
    assert stated(text) == "sum"


@pytest.mark.parametrize("text", ["12000", "i owe", "i owe 12000 and can't pay", "they took 800", "do i owe 500?"])
def test_other_sums_are_for_the_classifier(text: str) -> None:
    assert stated(text) is None
