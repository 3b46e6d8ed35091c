"""Words that name a thing plainly are seen in a message that mainly asks something else."""

import pytest

from bot.understanding.labels import OURS
from bot.understanding.mentions import _PATTERNS, about_tax, from_the_irs, touched


def test_the_labels_are_ours() -> None:
    assert set(_PATTERNS) <= OURS


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("they kept the refund again and i lost my job in may", "cnc_hardship"),
        ("can they do that? my ex did the returns", "spouse_debt"),
        ("is there a lien too", "lien"),
        ("how many days have i got", "deadline"),
        ("i could do 150 a month", "payment_plan"),
        ("never filed 2019", "missing_returns"),
        ("and I don’t owe that", "dispute_amount"),
    ],
)
def test_what_is_named_is_touched(text: str, label: str) -> None:
    assert label in touched(text)


def test_nothing_is_touched_by_small_talk() -> None:
    assert touched("hello, thanks and good night") == frozenset()


@pytest.mark.parametrize(
    "text", ["the IRS took it", "my taxes", "got a cp-504", "ＣＰ５０４", "debo impuestos", "they levied me"]
)
def test_a_message_about_tax_says_so(text: str) -> None:
    assert about_tax(text)


@pytest.mark.parametrize("text", ["best pizza topping", "my bank card is lost", "syntax error", "lt gov", "first time"])
def test_a_message_about_something_else_does_not(text: str) -> None:
    assert not about_tax(text)


@pytest.mark.parametrize(
    "text", ["the IRS wrote again", "a third letter from the irs", "irs took my refund", "IRS has sent mail"]
)
def test_what_the_irs_wrote_or_took_is_never_out_of_scope(text: str) -> None:
    assert from_the_irs(text)


@pytest.mark.parametrize("text", ["how do i become an irs agent", "a letter from my bank", "thats not the irs right"])
def test_the_name_alone_says_nothing(text: str) -> None:
    assert not from_the_irs(text)
