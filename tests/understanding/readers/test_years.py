from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding import readers
from bot.understanding.readers import occasions, years
from tests.understanding.readers.law import LAW

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


@pytest.mark.parametrize(
    "text",
    [
        "they want my 2009 nissan altima",
        "a 2012 mobile home and a 2003 van",
        "an old 2011 f150",
        "tengo una troca 2008 y un toyota corolla 2011",
        "the trailer was made in 1998",
        "class of 2004",
        "i got remarried in 2015",
        "retired at the end of 2020",
        "me casé en 2015 y me mudé en 2019",
        "vivo aqui desde 2009",
        "i have been at this job since 2013",
        "we had a ppp loan 2021",
        "citizen since 2020, green card 2014",
        "hurricane ian destroyed us in 2022",
        "2 kids born 2016 and 2019",
        "the 2017 offer was accepted",
        "in 2021 my wife left",
        "cerré mi negocio en 2018",
        "we lived in ohio from 2010 to 2015",
    ],
)
def test_the_year_of_a_car_or_of_an_event_of_life_is_no_tax_year(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("filed my 2019 return in 2021", [2019]),
        ("i paid in 2023 for 2021", [2021]),
        ("pagué en 2023 los impuestos de 2021", [2021]),
        ("filed chapter 7 in 2020 for 2015 and 2016 taxes", [2015, 2016]),
        ("my husband died in 2021 and left a mess for 2019", [2019]),
        ("hired a tax guy in 2022 to do 2019", [2019]),
        ("a lien was filed in 2017 for 2012", [2012]),
        ("a 2019 tax bill and a 2020 balance", [2019, 2020]),
        ("sold crypto in 2021", [2021]),
        ("me preparó el auto 2020 taxes", [2020]),
        ("letter saying i made 12k in 2022", [2022]),
        ("did not file in 2019 and 2020", [2019, 2020]),
        ("havent filed anything since 2014", [2014]),
        ("no he declarado desde 2016", [2016]),
        ("offer in compromise for 2015", [2015]),
        ("desde el 2015 hasta el 2018", [2015, 2016, 2017, 2018]),
        ("20, 21 and 22 taxes", [2020, 2021, 2022]),
        ("taxes for 18 and 19", [2018, 2019]),
        ("impuestos del 19 y 20", [2019, 2020]),
        ("tax for 10 years", []),
        ("dos mil diecinueve", [2019]),
        ("tax period ending 12/31/2022, CP14 dated 10/5/2026", [2022]),
        ("Tax period: December 31, 2020. Notice date: November 2, 2026", [2020]),
        ("notice date November 2, 2026 tax year 2023", [2023]),
        ("a grace period ending November 1, 2026", []),
    ],
)
def test_the_tax_year_is_told_from_the_other_years(text: str, values: list[int]) -> None:
    assert found(text) == values


def test_a_year_that_was_asked_for_counts_whatever_is_told_of_it() -> None:
    assert found("the year we divorced, divorced in 2019", expected=True) == [2019]


@given(year=st.integers(2005, 2025))
def test_one_year_may_be_that_of_a_divorce_and_of_a_tax(year: int) -> None:
    assert found(f"divorced in {year} and did not file {year}") == [year]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("impuestos del dos mil diecinueve y dos mil veinte", [2019, 2020]),
        ("debo del año dos mil veintidós", [2022]),
        ("debo dos mil veinte dolares", []),
    ],
)
def test_years_in_spanish_words_are_no_amounts(text: str, values: list[int]) -> None:
    assert [span.value for span in readers.read(text, MONDAY, LAW) if span.type == "tax_year"] == values
    assert [span.type for span in readers.read(text, MONDAY, LAW) if span.type == "amount"] == ["amount"] * (not values)


def test_the_last_day_of_a_tax_period_is_no_letters_date() -> None:
    text = "it is dated October 5, 2026 for the tax period ending December 31, 2021"
    first, last = readers.dates.read(text, MONDAY)
    assert (occasions.of(text, first), occasions.of(text, last)) == ("notice_date", "event")
