"""Letters that only look Latin, characters that nobody sees, and where everything stood."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.understanding.readers.spans import plain, visible


@pytest.mark.parametrize("typed", ["ＣＰ５０４", "СР504", "CP5О4", "CΡ504", "CP５０４"])
def test_a_code_in_letters_that_look_latin_is_that_code(typed: str) -> None:
    assert plain(typed) == "CP504"


@pytest.mark.parametrize("typed", ["Москва", "Αθήνα", "не понимаю"])
def test_words_of_another_script_stay(typed: str) -> None:
    assert plain(typed) == typed


@given(some.text())
def test_plain_keeps_every_position(text: str) -> None:
    assert len(plain(text)) == len(text)


def test_characters_that_nobody_sees_are_left_out() -> None:
    text, places = visible("C\u200bP\u00ad504\ufeff!")
    assert text == "CP504!"
    assert places == [0, 2, 4, 5, 6, 8]


@given(some.text())
def test_each_visible_character_is_found_where_it_stood(text: str) -> None:
    shown, places = visible(text)
    assert [text[place] for place in places] == list(shown)
