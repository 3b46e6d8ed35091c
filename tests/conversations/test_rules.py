"""The rules that judge the conversations catch what they are for, and let pass what is right."""

import pytest

from tests.conversations.rules import broken, pattern


@pytest.mark.parametrize(
    "text", ["Monday, December 7, 2026", "Dec 7", "dec. 7th", "12/7/2026", "12/07/26", "2026-12-07", "7 December"]
)
def test_a_date_is_found_however_it_is_written(text: str) -> None:
    assert pattern("{date:2026-12-07}").search(f"by {text}.")


@pytest.mark.parametrize("text", ["December 17", "December 7, 2027", "12/7/2025", "12/70", "February 12, 2027"])
def test_another_date_is_not_taken_for_it(text: str) -> None:
    assert not pattern("{date:2026-12-07}").search(f"by {text}.")


@pytest.mark.parametrize(
    ("macro", "text", "found"),
    [
        ("{money:6000}", "$6,000 in all", True),
        ("{money:6000}", "6000.00", True),
        ("{money:6000}", "$60,000", False),
        ("{money:6000}", "$6,000.50", False),
        ("{money:1284.37}", "$1,284.37", True),
        ("{money:1284.37}", "$1,284", False),
    ],
)
def test_an_amount_is_found_to_the_cent(macro: str, text: str, found: bool) -> None:
    assert bool(pattern(macro).search(text)) is found


@pytest.mark.parametrize(
    "reply",
    [
        "",
        "x" * 1_801,
        "CP14, CP501, CP503, CP504, LT11, CP90, CP297 and CP91",
        "Dear {name}, hello.",
        "Your amount is None.",
        "utter_greet",
        "Please send me your Social Security number.",
        "What is your SSN?",
        "We guarantee a settlement.",
        "We will remove the penalties.",
        "A CP504 gives you the right to a hearing.",
        "You can just ignore the letter.",
    ],
)
def test_a_bad_reply_is_caught(reply: str) -> None:
    assert broken(reply, None)


@pytest.mark.parametrize(
    "reply",
    [
        "I never need your Social Security number.",
        "No one can guarantee a result.",
        "A CP504 does not give you the right to a hearing; that comes with a later letter.",
        "None of these letters opens a hearing.",
        "What date is printed on the notice?",
    ],
)
def test_a_good_reply_passes(reply: str) -> None:
    assert broken(reply, None) == []


def test_the_same_reply_twice_in_a_row_is_caught() -> None:
    assert broken("Which letter?", "Which letter?")
    assert not broken("Which letter?", "What letter?")
