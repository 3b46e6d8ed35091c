"""The code a taxpayer keeps."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.booking.references import ALPHABET, new_reference, read_reference


def test_no_letter_can_be_taken_for_another() -> None:
    assert len(set(ALPHABET)) == 32
    assert not set("0O1I") & set(ALPHABET)


@given(st.randoms(use_true_random=False))
def test_a_new_code_is_read_back_however_it_is_typed(source: random.Random) -> None:
    code = new_reference(source.choice)
    assert len(code) == len("NG-7K4M-2Q")
    for typed in (code, code.lower(), code.replace("-", " "), code.replace("-", ""), f"my code is {code}."):
        assert read_reference(typed) == code


@pytest.mark.parametrize("text", ["", "7K4M-2Q", "NG-7K4M", "NG-7K4O-2Q", "CP504", "ngthings to do"])
def test_no_code(text: str) -> None:
    assert read_reference(text) is None


def test_codes_differ() -> None:
    assert len({new_reference() for _ in range(100)}) == 100
