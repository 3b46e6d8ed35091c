"""What holds for every reader on every text: it never raises, its spans lie in the text, and it is quick."""

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.understanding import clauses, facts, language, readers
from tests.understanding.readers.law import LAW

MONDAY = date(2026, 11, 23)
PIECES = st.sampled_from(
    r"""cp lt letter form notice 504 1058 668 - / . , $ % ' k grand thousand hundred half a and oct november may
    5th 31 2026 '17 ago two weeks yesterday next friday in or ME owe pay can't not they took my bank account
    refund kids 2 family of four single 555 202 0147 @ example.com ( ) hace semanas de mil until by the 12153
    filed never 12,345.67 -$5 10/5 2/30 0 00 999999999999""".split()
    + ["\u2019", "\u0130", "\u017f", "\u212a", "\u00bd", "\uff15", "\n", "\t", "d\u00f3lares"]
)


@settings(max_examples=200, deadline=None)
@given(
    st.one_of(
        st.text(max_size=200), st.lists(PIECES, max_size=40).map(" ".join), st.lists(PIECES, max_size=40).map("".join)
    )
)
def test_no_text_raises_and_spans_lie_in_the_text(text: str) -> None:
    for span in readers.read(text, MONDAY, LAW):
        assert 0 <= span.start < span.end <= len(text)
        assert span.text == text[span.start : span.end]
        if span.type == "date":
            assert date.fromisoformat(str(span.value)).isoformat() == span.value
        assert set(span.as_entity()) == {"type", "text", "value", "start", "end"}
    facts.read(text, MONDAY, LAW)
    facts.read(text, MONDAY, LAW, near=date(2026, 2, 28))
    language.spanish(text)
    for clause in clauses.split(text):
        assert clause.text == text[clause.start : clause.end]


@settings(max_examples=100, deadline=None)
@given(st.lists(PIECES, max_size=30).map(" ".join))
def test_no_two_readers_take_the_same_words_as_entities(text: str) -> None:
    spans = [span for span in readers.public(readers.read(text, MONDAY, LAW)) if span.type not in ("state", "tax_year")]
    for one, other in zip(spans, spans[1:], strict=False):
        assert one.end <= other.start


JUNK = {
    "digits": "1" * 2000,
    "commas": "1," * 1000,
    "groups": "1,000" * 400,
    "spaced digits": "1 " * 1000,
    "number words": "five " * 400,
    "and": "five and " * 220,
    "spaces": " " * 2000,
    "months": "may " * 500,
    "slashes": "10/" * 660,
    "owe": "owe the irs about " * 111,
    "not": "they have not not " * 111,
    "letters": "c p " * 500,
    "brackets": "(" * 2000,
    "dollars": "$" * 2000,
    "at": "a@" * 1000,
    "dots": "a." * 1000,
    "mail": "a" * 1000 + "@" + "b." * 490,
    "years": "2019, " * 333,
    "dashes": "2019-" * 400,
    "took": "they took my " * 150,
    "pay": "pay it all back " * 125,
    "family": "me and my wife and " * 105,
    "accents": "día " * 500,
    "newlines": "\n" * 2000,
    "letter": "a" * 2000,
    "weekdays": "last last on friday " * 100,
}


@pytest.mark.parametrize("name", JUNK)
def test_two_thousand_characters_of_junk_take_no_longer_than_a_moment(name: str) -> None:
    text = JUNK[name]
    begun = time.process_time()
    facts.read(text, MONDAY, LAW)
    clauses.split(text)
    language.spanish(text)
    assert time.process_time() - begun < 1.0


MESSAGE = (
    "I opened my mail today and there is a letter from the IRS with CP14 in the top corner. It says I owe $1,284.37 "
    "for 2024 including penalty and interest. I have 2 kids and can pay 150 a month."
)


def test_a_message_of_two_hundred_characters_takes_milliseconds() -> None:
    readers.read(MESSAGE, MONDAY, LAW)
    runs = []
    for _ in range(20):
        begun = time.process_time()
        readers.read(MESSAGE, MONDAY, LAW)
        runs.append(time.process_time() - begun)
    assert min(runs) < 0.006


def test_a_message_that_says_many_things_yields_them_all() -> None:
    spans = [(span.type, span.value) for span in readers.public(readers.read(MESSAGE, MONDAY, LAW))]
    assert ("notice", "CP14") in spans
    assert ("tax_year", 2024) in spans
    assert [str(value) for kind, value in spans if kind == "amount"] == ["1284.37", "150.00"]
