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


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("seven or eight hundred a month", 700, 800),
        ("between two and three thousand", 2000, 3000),
        ("3 to 4 grand", 3000, 4000),
        ("15 to 18 hundred", 1500, 1800),
        ("debo entre dos y tres mil", 2000, 3000),
        ("son de 6 a 7 mil dólares", 6000, 7000),
        ("debo cinco o seis mil", 5000, 6000),
    ],
)
def test_a_scale_said_once_is_that_of_both_ends(text: str, low: int, high: int) -> None:
    spans = money.read(text)
    assert [(span.value, span.part_of_range) for span in spans] == [(Decimal(low), True), (Decimal(high), True)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("i owe 7k, wait no, 9k", "9000.00"),
        ("they want 3,400 oops 4,300", "4300.00"),
        ("12,000. sorry, i meant 1,200", "1200.00"),
        ("$800, actually $850", "850.00"),
        ("i make 300 a week, hold on that was my old job, it's 350 a week", "350.00"),
        ("debo 800, digo, 900", "900.00"),
        ("no son 400 dólares, son 4,000", "4000.00"),
        ("it isn't 600, it's 6,000", "6000.00"),
        ("i owe 9,400\n*9,500", "9500.00"),
    ],
)
def test_an_amount_that_is_replaced_no_longer_counts(text: str, value: str) -> None:
    assert [found for found, _ in amounts(text)] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "they want 500, can i pay 300 instead",
        "i paid 500. sorry, i cant send the other 300",
        "i owe 500, actually i was told to send 300 first",
        "the bill was 500 but wait they added 300",
    ],
)
def test_two_amounts_that_both_stand_are_both_read(text: str) -> None:
    assert [found for found, _ in amounts(text)] == ["500.00", "300.00"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7,5k", "7500.00"),
        ("1,25 million", "1250000.00"),
        ("1.125 million", "1125000.00"),
        ("$1.234,50", "1234.50"),
        ("$1.234.567,89", "1234567.89"),
        ("USD 3.400,00", "3400.00"),
        ("$7 310 to pay", "7310.00"),
        ("$100 000", "100000.00"),
        ("$20 120 days", "20.00"),
        ("$15kish", "15000.00"),
        ("1,200usd", "1200.00"),
        ("owe3200", "3200.00"),
        ("paid450", "450.00"),
        ("2022 - $3,200", "3200.00"),
        ("2021: 455", "455.00"),
        ("the fee was 41.07", "41.07"),
        ("plus 9.99 late charges", "9.99"),
        ("balance 0.00", "0.00"),
    ],
)
def test_amounts_in_the_signs_of_other_hands(text: str, value: str) -> None:
    assert amounts(text) == [(value, None)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("two point five million", "2500000.00"),
        ("3 point 5 k", "3500.00"),
        ("half a mil", "500000.00"),
        ("two grand and a half", "2500.00"),
        ("6k and a half", "6500.00"),
        ("fiffty thosand", "50000.00"),
        ("two hunderd bucks", "200.00"),
        ("30 bukcs", "30.00"),
        ("owe 15g", "15000.00"),
        ("six racks", "6000.00"),
        ("3 bands", "3000.00"),
        ("i can do fifty", "50.00"),
        ("un millón y medio de dólares", "1500000.00"),
        ("debo veintitrés mil cuatrocientos", "23400.00"),
        ("debo cuarenta y ocho mil trescientos veinte", "48320.00"),
        ("debo 1.5 mil dólares", "1500.00"),
        ("solo puedo cincuenta", "50.00"),
    ],
)
def test_amounts_in_words_and_slang(text: str, value: str) -> None:
    assert amounts(text) == [(value, None)]


@pytest.mark.parametrize(
    ("text", "value", "per"),
    [
        ("thirteen fifty a week", "1350.00", "week"),
        ("nine oh five a month", "905.00", "month"),
        ("ninty five a day", "95.00", "day"),
        ("ssdi 1310 month", "1310.00", "month"),
        ("50 dolars a week", "50.00", "week"),
    ],
)
def test_hasty_amounts_of_a_period(text: str, value: str, per: str) -> None:
    assert amounts(text) == [(value, per)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("rent 900 food 400 gas 150 car note 325", ["900", "400", "150", "325"]),
        ("internet:60 water:45 wages:2100", ["60", "45", "2100"]),
        ("my social security is 1312", ["1312"]),
        ("reduce my payment to 95", ["95"]),
        ("60 months of 212", ["212"]),
        ("212 x 60 months", ["212"]),
        ("400 per child", ["400"]),
        ("90 each", ["90"]),
        ("$89 or 43", ["89", "43"]),
        ("i got 2,750 notice says 3,000", ["2750", "3000"]),
    ],
)
def test_numbers_beside_what_costs_or_pays_are_amounts(text: str, values: list[str]) -> None:
    assert [Decimal(found) for found, _ in amounts(text)] == [Decimal(value) for value in values]


@pytest.mark.parametrize(
    "text",
    [
        "my fico dropped from 720 to 610",
        "credit score was 640",
        "i sent 500 pesos",
        "500 euros",
        "got a 5500 form",
        "from 941 for 2019",
        "last four of my ss is 6620",
        "line 37",
        "section 6159",
        "refund 846 code",
        "call at 9.30",
        "interest rate is 7.25",
        "IRM 5.14 says so",
        "can do 24/7",
        "can do 10am",
        "72 month plan",
        "car 2019 honda",
        "5 or 6 hundred miles",
        "a stack of letters, two stacks of letters",
        "grand jury in grand rapids",
        "hundreds of dollars",
        "thanks a million",
        "paid my twenty twenty two taxes",
        "lo siento mil veces",
        "tengo treinta y dos años",
    ],
)
def test_numbers_of_other_things_are_no_amounts(text: str) -> None:
    assert money.read(text) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("they said $4,000 no $5,000", ["5000.00"]),
        ("debo 500, no 5000", ["500.00"]),
        ("i have $200. No $500 fee please", ["200.00", "500.00"]),
        ("owe 5000, no more than 6000", ["5000.00"]),
    ],
)
def test_no_between_two_amounts_replaces_in_english_and_denies_in_spanish(text: str, values: list[str]) -> None:
    assert [found for found, _ in amounts(text)] == values


@pytest.mark.parametrize("text", ["will do 20 things", "dar 20 vueltas", "my appointment is 11.45", "it was 10.15"])
def test_a_small_number_that_may_count_something_else_is_none(text: str) -> None:
    assert money.read(text) == []
