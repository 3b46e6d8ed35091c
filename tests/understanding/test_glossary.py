"""Spanish is glossed for the intent, English is not touched by it."""

import pytest

from bot.understanding.glossary import gloss
from bot.understanding.mending import mended
from bot.understanding.spelling import Speller


@pytest.fixture(scope="module")
def speller() -> Speller:
    return Speller(["levy", "irs"])


@pytest.mark.parametrize(
    ("spanish", "carries"),
    [
        ("Me congelaron la cuenta del banco", ("froze", "account", "bank")),
        ("¿Cuánto tiempo tengo para contestar la carta?", ("how much", "time", "answer", "letter")),
        ("quiero un plan de pagos", ("want", "payment plan")),
        ("me quitaron el reembolso por una deuda vieja", ("took", "refund", "debt", "old")),
    ],
)
def test_the_words_that_carry_the_meaning_are_english(spanish: str, carries: tuple[str, ...]) -> None:
    glossed = gloss(spanish)
    assert all(word in glossed for word in carries), glossed


def test_accents_do_not_matter() -> None:
    assert gloss("declaración") == gloss("declaracion") == "return"


def test_unknown_words_and_codes_stay() -> None:
    assert gloss("zzyzx CP504 $4,000") == "zzyzx cp504 $4,000"


def test_parts_of_words_stay() -> None:
    assert gloss("bancos casada") == "bancos casada"


def test_english_is_spelled_and_spanish_is_glossed(speller: Speller) -> None:
    assert mended("can they take my pension", speller) == "can they take my pension"
    assert mended("debo mucho dinero y no puedo pagar", speller) == "owe mucho money y no can i pay"
