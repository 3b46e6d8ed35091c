"""Misspelt words are mended, and what must not change does not."""

import pytest

from bot.understanding.spelling import Speller


@pytest.fixture(scope="module")
def speller() -> Speller:
    return Speller(["garnishment", "levy", "lien", "irs", "instalment", "taxpayer", "abatement", "payroll", "letter"])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("they are takeing my paychek", "they are taking my paycheck"),
        ("garnishmnt", "garnishment"),
        ("penaltys abatment", "penalty abatement"),
        ("recieved a leter", "received a letter"),
        ("Is this an Instalment", "is this an instalment"),
    ],
)
def test_typing_errors_are_mended(speller: Speller, typed: str, meant: str) -> None:
    assert speller.mend(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("u r late pls call", "you are late please call"),
        ("cant pay rn", "can't pay right now"),
        ("my acct bc of a pymt", "my account because of a payment"),
    ],
)
def test_shorthand_is_written_out(speller: Speller, typed: str, meant: str) -> None:
    assert speller.mend(typed) == meant


@pytest.mark.parametrize(
    "kept",
    [
        "cp504 lt11 1058 cp2000",
        "$14,380.77 on 10/5/2026",
        "form 433-a and 12153",
        "irs levy lien",
        "write to me@example.com",
        "",
        "!!! ??? 😱",
    ],
)
def test_notices_digits_known_words_and_signs_stay(speller: Speller, kept: str) -> None:
    assert speller.mend(kept) == kept


def test_one_edit_in_short_words_two_in_long(speller: Speller) -> None:
    assert speller.mend("lein") == "lien"
    assert speller.mend("xqzj") == "xqzj"
    assert speller.mend("garnshmnt") == "garnishment"


@pytest.mark.parametrize("text", ["wibble wobblex", "hrmpf grmbl", "asdf qwerz lkjh"])
def test_words_that_nobody_knows_are_nonsense(text: str) -> None:
    assert Speller(["levy", "garnishment"]).nonsense(text)


@pytest.mark.parametrize("text", ["flarb", "garnishmnt levvy", "they wibble", "u pls", "", "12 34", "garnsihment xqzt"])
def test_a_known_word_or_one_near_to_ours_makes_sense(text: str) -> None:
    assert not Speller(["levy", "garnishment"]).nonsense(text)
