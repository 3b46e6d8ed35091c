from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.understanding.readers import money


def amounts(text: str, expected: bool = False) -> list[tuple[str, str | None]]:
    return [(str(span.value), span.per) for span in money.read(text, expected=expected) if span.type == "amount"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("$12,345.67", "12345.67"),
        ("$12,345.67.", "12345.67"),
        ("$ 1,200", "1200.00"),
        ("12,000$", "12000.00"),
        ("12k", "12000.00"),
        ("12 K", "12000.00"),
        ("$1.2k", "1200.00"),
        ("12 grand", "12000.00"),
        ("9 thousand", "9000.00"),
        ("about twelve thousand", "12000.00"),
        ("twelve hundred", "1200.00"),
        ("half a grand", "500.00"),
        ("a couple thousand", "2000.00"),
        ("seven thousand five hundred", "7500.00"),
        ("12 thousand 500", "12500.00"),
        ("nineteen thousand two hundred and fifty dollars", "19250.00"),
        ("nine and a half thousand", "9500.00"),
        ("1.5 million", "1500000.00"),
        ("18,400", "18400.00"),
        ("we want 18,400 from ME", "18400.00"),
        ("owe 3200", "3200.00"),
        ("the state 1500", "1500.00"),
        ("a bill for 3200", "3200.00"),
        ("letter says 8421.33", "8421.33"),
        ("3200 in taxes", "3200.00"),
        ("i owe 2000", "2000.00"),
        ("owe 504", "504.00"),
        ("500 bucks", "500.00"),
        ("1099 for 12000", "12000.00"),
        ("CP2000 5,000", "5000.00"),
        ("cp14 1,284", "1284.00"),
        ("$12.500", "12500.00"),
        ("debo 12 mil dólares", "12000.00"),
        ("debo doce mil", "12000.00"),
        ("debo 12000", "12000.00"),
        ("just wanna know worst case for owing 50 thousand", "50000.00"),
    ],
)
def test_an_amount_is_read(text: str, value: str) -> None:
    assert amounts(text) == [(value, None)]


@pytest.mark.parametrize(
    ("text", "value", "per"),
    [
        ("75 a month", "75.00", "month"),
        ("75 monthly", "75.00", "month"),
        ("$150/mo", "150.00", "month"),
        ("can i just do like 150 a month", "150.00", "month"),
        ("100 bucks a month", "100.00", "month"),
        ("one fifty a month", "150.00", "month"),
        ("two hundred a month", "200.00", "month"),
        ("100 al mes", "100.00", "month"),
        ("$900 a week", "900.00", "week"),
        ("2400 every two weeks", "2400.00", "two_weeks"),
        ("1850 biweekly", "1850.00", "two_weeks"),
        ("38k a year", "38000.00", "year"),
    ],
)
def test_an_amount_of_a_period_keeps_the_period(text: str, value: str, per: str) -> None:
    assert amounts(text) == [(value, per)]


@pytest.mark.parametrize("text", ["10-15k", "between 10 and 15k", "10 to 15k"])
def test_both_ends_of_a_range_are_marked(text: str) -> None:
    spans = money.read(text)
    assert [(span.value, span.part_of_range) for span in spans] == [(Decimal(10000), True), (Decimal(15000), True)]


@pytest.mark.parametrize("text", ["$-5", "-$5", "-500 dollars", "owe -$1,200"])
def test_an_amount_below_zero_is_marked_invalid(text: str) -> None:
    assert [(span.type, span.value) for span in money.read(text)] == [("invalid_amount", None)]


@pytest.mark.parametrize(
    "text",
    [
        "CP504",
        "cp 14",
        "LT 11",
        "letter 1058",
        "form 9465",
        "433-F",
        "1040",
        "owe 2023",
        "i owe for 2023",
        "for 2022",
        "in 2019",
        "October 5, 2026",
        "10/05/26",
        "call 2025550147",
        "202-555-0147",
        "my ssn is 123-45-6789",
        "i am 67 years old",
        "2 kids",
        "30 days",
        "pay in 3 months",
        "owe 3 years",
        "paid 2 times",
        "15%",
        "pay 20 percent",
        "one hundred percent",
        "123 main street",
        "PO Box 1234",
        "case 12345678",
        "two thousand nineteen",
        "nov 9",
        "12153",
        "401k",
        "",
        "letter 2 of 3",
        "pay 2 letters",
        "5 people",
        "owe for 6 yrs",
    ],
)
def test_what_is_no_amount_is_none(text: str) -> None:
    assert money.read(text) == []


@pytest.mark.parametrize(("text", "value"), [("3200", "3200.00"), ("about 12000", "12000.00"), ("504", "504.00")])
def test_a_bare_number_is_an_amount_only_when_one_was_asked_for(text: str, value: str) -> None:
    assert amounts(text) == []
    assert amounts(text, expected=True) == [(value, None)]


def test_the_span_is_the_amount_alone() -> None:
    [span] = money.read("i owe $1,284.37 for 2024")
    assert (span.text, span.start, span.end) == ("$1,284.37", 6, 15)


STYLES = (
    lambda v: f"${v:,.2f}",
    lambda v: f"${v:.2f}",
    lambda v: f"{v:.2f} dollars",
    lambda v: f"i owe {v:,.2f}",
)


@given(
    cents=st.integers(100_00, 999_999_99),
    style=st.sampled_from(STYLES),
    frame=st.sampled_from(["{}", "CP504 says {} for 2022", "{} by november 9, 2026"]),
)
def test_an_amount_that_is_written_out_is_read_back(cents: int, style, frame: str) -> None:
    value = Decimal(cents) / 100
    assert [span.value for span in money.read(frame.format(style(value)))] == [value]


@example(433)  # the number of a form
@example(668)
@given(thousands=st.integers(1, 999))
def test_thousands_are_read_in_every_short_form(thousands: int) -> None:
    for text in (f"{thousands}k", f"${thousands}k", f"{thousands} grand", f"{thousands} thousand"):
        expected = [] if text in ("401k", "403k") else [Decimal(thousands * 1000)]
        assert [span.value for span in money.read(text)] == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("i ow 7800 an cant pay", "7800.00"),
        ("they cut my refund by 740", "740.00"),
        ("got maybe 300 left", "300.00"),
        ("my rent is 950", "950.00"),
        ("ya pagué los 530", "530.00"),
        ("empecé debiendo 3 mil y no se que hacer", "3000.00"),
    ],
)
def test_amounts_in_hasty_and_spanish_wordings(text: str, value: str) -> None:
    assert (value, None) in amounts(text)


@pytest.mark.parametrize("text", ["it should be a few grand", "several thousand, not sure"])
def test_a_vague_sum_is_no_amount(text: str) -> None:
    assert amounts(text) == []


@pytest.mark.parametrize("text", ["oops, 8,200 not 82,000", "it's $8,200, not $82,000", "8,200 instead of 82,000"])
def test_in_a_correction_only_the_right_amount_counts(text: str) -> None:
    assert amounts(text) == [("8200.00", None)]


def test_a_denied_amount_alone_is_still_an_amount() -> None:
    assert amounts("i do not owe that, not $8,200") == [("8200.00", None)]
