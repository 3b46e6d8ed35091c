from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.readers import years

MONDAY = date(2026, 11, 23)


def found(text: str, expected: bool = False) -> list[object]:
    return [span.value for span in years.read(text, MONDAY, expected=expected)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("2019", [2019]),
        ("'17", [2017]),
        ("ty2022", [2022]),
        ("TY 2022", [2022]),
        ("tax year 21", [2021]),
        ("2019-2021", [2019, 2020, 2021]),
        ("2019-21", [2019, 2020, 2021]),
        ("2019 through 2021", [2019, 2020, 2021]),
        ("between 2019 and 2021", [2019, 2020, 2021]),
        ("2018, 2019 and 2021", [2018, 2019, 2021]),
        ("2019 & 2020", [2019, 2020]),
        ("2020/2021", [2020, 2021]),
        ("'19 and '20", [2019, 2020]),
        ("my 21 and 22 taxes", [2021, 2022]),
        ("last year's taxes", [2025]),
        ("taxes for last year", [2025]),
        ("two thousand nineteen", [2019]),
        ("my twenty twenty one return", [2021]),
        ("haven't filed since 2016", [2016]),
        ("owe 2023", [2023]),
        ("i owe $500 for 2022", [2022]),
        ("debo del 2022 y 2023", [2022, 2023]),
    ],
)
def test_tax_years_are_read_and_ranges_written_out(text: str, values: list[int]) -> None:
    assert found(text) == values


@pytest.mark.parametrize(
    "text",
    [
        "October 5, 2026",
        "10/05/2022",
        "in may 2019",
        "CP2000",
        "i owe 2000",
        "i paid $2,019",
        "2023 dollars",
        "2030",
        "1040",
        "1890",
        "2019 main street",
        "i was the only one working last year",
        "202-555-2019",
        "form 2019",
        "2021 a month",
        "age 21",
        "20 years",
        "",
    ],
)
def test_other_numbers_are_no_tax_years(text: str) -> None:
    assert found(text) == []


def test_short_years_alone_count_only_when_years_were_asked_for() -> None:
    assert found("21 and 22") == []
    assert found("21 and 22", expected=True) == [2021, 2022]
    assert found("last year", expected=True) == [2025]


@given(
    first=st.integers(1990, 2024),
    length=st.integers(1, 8),
    joint=st.sampled_from(["-", " to ", " through ", " thru ", " - "]),
)
def test_a_range_is_every_year_of_it(first: int, length: int, joint: str) -> None:
    last = min(first + length, 2026)
    assert found(f"i owe for {first}{joint}{last}") == list(range(first, last + 1))
