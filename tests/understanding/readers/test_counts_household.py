import pytest

from bot.understanding.readers import counts, household


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2 kids", [("dependents", 2)]),
        ("three children", [("dependents", 3)]),
        ("no kids", [("dependents", 0)]),
        ("single mom of 3", [("dependents", 3)]),
        ("family of four", [("household_size", 4)]),
        ("household of 3", [("household_size", 3)]),
        ("there are 5 of us", [("household_size", 5)]),
        ("just me", [("household_size", 1)]),
        ("me and my wife", [("household_size", 2)]),
        ("me, my wife and 2 kids", [("household_size", 4), ("dependents", 2)]),
        ("30 days", [("duration", "P30D")]),
        ("in six weeks", [("duration", "P6W")]),
        ("3 months", [("duration", "P3M")]),
        ("a couple of months", [("duration", "P2M")]),
        ("half a year", [("duration", "P6M")]),
        ("i'm 67 years old", [("age", 67)]),
        ("two weeks ago", []),
        ("child support", []),
        ("$2 kids", []),
        ("", []),
    ],
)
def test_counts(text: str, found: list[tuple[str, object]]) -> None:
    assert [(span.type, span.value) for span in counts.read(text)] == found


@pytest.mark.parametrize(("duration", "days"), [("P30D", 30), ("P6W", 42), ("P3M", 90), ("P1Y", 365)])
def test_days_of_a_duration(duration: str, days: int) -> None:
    assert counts.days(duration) == days


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("head of household", [("filing_status", "hoh")]),
        ("married filing jointly", [("filing_status", "mfj")]),
        ("married filing separately", [("filing_status", "mfs")]),
        ("we filed joint", [("filing_status", "mfj")]),
        ("single, no kids", [("filing_status", "single")]),
        ("i get paid every two weeks", [("pay_period", "biweekly")]),
        ("paid twice a month", [("pay_period", "semimonthly")]),
        ("take home 900 a week", [("pay_period", "weekly")]),
        ("i make $3,200 biweekly", [("pay_period", "biweekly")]),
        ("i can pay 150 a month", []),
        ("not a single letter", []),
        ("weekly calls from them", []),
    ],
)
def test_household(text: str, found: list[tuple[str, str]]) -> None:
    assert [(span.type, span.value) for span in household.read(text)] == found
