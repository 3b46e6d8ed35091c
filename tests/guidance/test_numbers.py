"""The formulas by themselves, against amounts worked out by hand or day by day."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guidance.case import Case, Payment, Tolling, TollingKind
from bot.guidance.figures import interest_rate, number, settled, settled_table, table
from bot.guidance.numbers.interest import interest, yearly_growth
from bot.guidance.numbers.offer import collection_potential, net_equity
from bot.guidance.numbers.penalties import late_filing, late_payment
from bot.guidance.numbers.plans import floor_payment, level_payment, longest_term
from bot.guidance.numbers.statute import collection_statute
from bot.guidance.numbers.wage_levy import wage_levy
from bot.guidance.numbers.waivers import low_income_limit
from bot.law.loader import load

LAW = load()
DUE = date(2025, 4, 15)
MONEY = st.decimals(0, 2_000_000, places=2)


def _plain_interest(tax: float, due: date, through: date, payments: dict[date, float]) -> float:
    """The same interest one day at a time: that day's payment first, then its interest."""
    balance, day = tax, due
    while day < through:
        day += timedelta(days=1)
        rate = interest_rate(LAW, day)
        assert rate is not None
        balance -= payments.get(day, 0)
        balance *= 1 + float(rate.percent) / 100 / (366 if day.year % 4 == 0 else 365)
    return balance + sum(payments.values()) - tax


@given(st.integers(1, 900_000), st.integers(0, 900), st.integers(1, 900), st.floats(0, 1))
def test_interest_is_the_day_by_day_count(tax: int, paid_after: int, days: int, share: float) -> None:
    due, through = date(2023, 4, 18), date(2023, 4, 18) + timedelta(days=days)
    paid = due + timedelta(days=1 + paid_after % days)
    amount = Decimal(int(tax * share))
    found = interest(LAW, Decimal(tax), due=due, through=through, payments=[Payment(paid, amount)])
    assert found is not None
    assert abs(float(found.amount) - _plain_interest(tax, due, through, {paid: float(amount)})) < 0.011
    assert found.amount >= 0


def test_a_payment_of_everything_lowers_the_tax_from_its_own_day_on() -> None:
    tax, paid = Decimal(10_000), date(2025, 7, 15)
    by_payment = interest(LAW, tax, due=DUE, through=paid, payments=[Payment(paid, tax)])
    before = interest(LAW, tax, due=DUE, through=paid - timedelta(days=1))
    assert by_payment is not None and before is not None
    assert 0 <= by_payment.amount - before.amount < Decimal("0.05")  # one day's interest on the interest left


def test_no_interest_on_or_before_the_due_date() -> None:
    found = interest(LAW, Decimal(500), due=DUE, through=date(2025, 4, 1))
    assert found is not None
    assert found.amount == 0


def test_interest_before_the_first_rate_held_is_unknown() -> None:
    early = date(2017, 4, 18)
    assert interest(LAW, Decimal(500), due=early, through=date(2019, 1, 1)) is None
    payment = Payment(date(2017, 6, 1), Decimal(100))
    assert interest(LAW, Decimal(500), due=early, through=date(2019, 1, 1), payments=[payment]) is None


def test_a_year_at_seven_percent() -> None:
    assert round(yearly_growth(Decimal(7)), 6) == Decimal("0.072501")


def test_a_rate_beyond_the_last_quarter_is_assumed() -> None:
    known, assumed = interest_rate(LAW, date(2026, 12, 31)), interest_rate(LAW, date(2031, 1, 1))
    assert known is not None and assumed is not None
    assert (known.percent, known.assumed) == (7, False)
    assert (assumed.percent, assumed.assumed) == (7, True)
    assert interest_rate(LAW, date(2017, 12, 31)) is None


@given(MONEY, st.integers(0, 3000), st.integers(0, 3000), st.integers(-50, 3000))
def test_late_payment_stays_within_its_cap(tax: Decimal, days: int, plan: int, notice: int) -> None:
    found = late_payment(
        LAW,
        tax,
        due=DUE,
        through=DUE + timedelta(days=days),
        plan_from=DUE + timedelta(days=plan),
        intent_to_levy=DUE + timedelta(days=notice),
    )
    assert 0 <= found.amount <= tax / 4 + Decimal("0.01")
    assert 0 <= found.percent <= 25


@given(MONEY, st.integers(0, 2000))
def test_late_filing_stays_within_a_quarter_or_the_minimum(tax: Decimal, days: int) -> None:
    found = late_filing(LAW, tax, due=DUE, filed=DUE + timedelta(days=days))
    assert 0 <= found.amount <= max(tax * Decimal("0.225"), min(tax, Decimal(510))) + Decimal("0.01")


@pytest.mark.parametrize(("day", "months"), [(date(2025, 5, 15), 1), (date(2025, 5, 16), 2), (date(2025, 4, 16), 1)])
def test_a_part_of_a_month_counts_as_one(day: date, months: int) -> None:
    assert late_payment(LAW, Decimal(1000), due=DUE, through=day).months == months


@given(st.decimals(1, 250_000, places=2), st.integers(1, 150))
def test_the_level_payment_clears_the_debt_and_the_floor_does_not_exceed_it(payoff: Decimal, months: int) -> None:
    level = level_payment(payoff, months, Decimal(7))
    left, monthly = float(payoff), (1 + 0.07 / 365) ** (365 / 12) - 1
    for _ in range(months):
        left = left * (1 + monthly) - float(level)
    assert left <= 0.01
    assert left > -0.01 * months * (1 + monthly) ** months - 0.01
    assert floor_payment(payoff, months) <= level


def test_a_plan_without_interest_is_the_floor() -> None:
    assert level_payment(Decimal(1000), 3, Decimal(0)) == Decimal("333.34")


@pytest.mark.parametrize(
    ("balance", "left", "term"), [(50_000, None, 120), (50_000, 117, 117), (50_000, 150, 120), (50_001, 150, 150)]
)
def test_the_longest_term(balance: int, left: int | None, term: int) -> None:
    assert longest_term(Decimal(balance), left, Decimal(50_000), 120) == term


@pytest.mark.parametrize(
    ("assets", "equity", "missing"),
    [
        ({"nre": 700, "bank": 9000}, 700, ()),
        ({"bank": 999}, 0, ("car_value", "retirement_401k", "home_value")),
        ({"bank": 1000, "car_value": 10_000}, 4550, ("retirement_401k", "home_value", "car_loan")),
        ({"home_value": 200_000, "home_loan": 170_000}, 0, ("bank", "car_value", "retirement_401k")),
        ({"home_value": 200_000, "home_loan": 100_000, "bank": 1500}, 60_500, ("car_value", "retirement_401k")),
        ({"car_value": 0, "retirement_401k": 5000}, 4000, ("bank", "home_value")),
    ],
)
def test_net_equity(assets: dict[str, int], equity: int, missing: tuple[str, ...]) -> None:
    found = net_equity(Case(**{name: Decimal(value) for name, value in assets.items()}), LAW)  # type: ignore[arg-type]
    assert found is not None
    assert (found.amount, found.missing) == (equity, missing)


def test_a_loan_alone_is_no_asset() -> None:
    assert net_equity(Case(car_loan=Decimal(5000)), LAW) is None


def test_collection_potential_before_the_present_form() -> None:
    found = collection_potential(LAW, Decimal(100), Decimal(50), 90, date(2026, 1, 5))
    assert found is not None
    assert (found.lump, found.periodic) == (700, 1300)


# Publication 1494 for 2026: the rows without dependents, and the amount each dependent adds.
@pytest.mark.parametrize(
    ("period", "single", "joint", "head", "dependent"),
    [
        ("daily", "61.92", "123.85", "92.88", "20.38"),
        ("weekly", "309.62", "619.23", "464.42", "101.92"),
        ("biweekly", "619.23", "1238.46", "928.85", "203.85"),
        ("semimonthly", "670.83", "1341.67", "1006.25", "220.83"),
        ("monthly", "1341.67", "2683.33", "2012.50", "441.67"),
    ],
)
def test_exempt_pay_is_the_printed_table(period: str, single: str, joint: str, head: str, dependent: str) -> None:
    for status, amount in (("single", single), ("mfs", single), ("mfj", joint), ("hoh", head)):
        for count in (0, 1, 4):
            found = wage_levy(
                LAW,
                date(2026, 11, 23),
                period=period,
                status=status,
                dependents=count,
                take_home=None,  # type: ignore[arg-type]
            )
            assert found is not None
            assert found.exempt == Decimal(amount) + count * Decimal(dependent)


@pytest.mark.parametrize(
    ("household", "state", "day", "limit"),
    [
        (1, None, date(2026, 11, 23), "39900"),
        (4, "TX", date(2026, 11, 23), "82500"),
        (1, "AK", date(2026, 11, 23), "49875"),
        (1, "HI", date(2026, 11, 23), "45900"),
        (10, "TX", date(2026, 11, 23), "167700"),
        (1, "TX", date(2026, 1, 12), "39125"),
        (1, "TX", date(2026, 1, 13), "39900"),
    ],
)
def test_low_income_limit(household: int, state: str | None, day: date, limit: str) -> None:
    assert low_income_limit(LAW, household, state, day) == Decimal(limit)


def test_low_income_limit_unknown() -> None:
    assert low_income_limit(LAW, None, "TX", date(2026, 11, 23)) is None
    assert low_income_limit(LAW, 1, "TX", date(2020, 1, 1)) is None


def _paused(kind: TollingKind, start: str, end: str | None) -> Tolling:
    return Tolling(kind, date.fromisoformat(start), None if end is None else date.fromisoformat(end))


@pytest.mark.parametrize(
    ("why", "pauses", "ends"),
    [
        ("no suspension", [], "2027-06-07"),
        ("an offer of 100 days and 30 more", [_paused("oic", "2020-01-01", "2020-04-10")], "2027-10-15"),
        ("a plan request of 10 days and 30 more", [_paused("ia_request", "2020-01-01", "2020-01-11")], "2027-07-17"),
        ("a hearing of 90 days", [_paused("cdp", "2020-01-01", "2020-03-31")], "2027-09-05"),
        (
            "a stay of 31 days and six months, 2020-02-01 to 08-01",
            [_paused("bankruptcy", "2020-01-01", "2020-02-01")],
            "2028-01-06",
        ),
        (
            "a spouse's claim of 30 days and 60 more",
            [_paused("innocent_spouse", "2020-01-01", "2020-01-31")],
            "2027-09-05",
        ),
        ("five months abroad", [_paused("abroad", "2020-01-01", "2020-06-30")], "2027-06-07"),
        ("182 days abroad, six months to the day", [_paused("abroad", "2020-01-01", "2020-07-01")], "2027-12-06"),
        (
            "overlap counts once: 2020-01-01 to 2020-05-10",
            [_paused("oic", "2020-01-01", "2020-04-10"), _paused("cdp", "2020-03-01", "2020-05-01")],
            "2027-10-15",
        ),
        (
            "one within another",
            [_paused("cdp", "2020-01-01", "2020-12-31"), _paused("ia_request", "2020-02-01", "2020-02-11")],
            "2028-06-06",
        ),
        (
            "two apart: 40 days and 40 days",
            [_paused("ia_request", "2021-01-01", "2021-01-11"), _paused("ia_request", "2020-01-01", "2020-01-11")],
            "2027-08-26",
        ),
        ("before the assessment", [_paused("oic", "2016-01-01", "2016-06-01")], "2027-06-07"),
        ("across the assessment: 30 days of it count", [_paused("cdp", "2017-01-01", "2017-07-07")], "2027-07-07"),
        ("after the statute has ended", [_paused("oic", "2028-01-01", "2028-06-01")], "2027-06-07"),
        ("a hearing at the end leaves 90 days", [_paused("cdp", "2027-06-01", "2027-06-11")], "2027-09-09"),
        (
            "a return from abroad at the end leaves six months",
            [_paused("abroad", "2026-12-01", "2027-06-05")],
            "2027-12-10",
        ),
        ("a suspension that goes on", [_paused("oic", "2026-01-01", None)], None),
    ],
)
def test_collection_statute(why: str, pauses: list[Tolling], ends: str | None) -> None:
    found = collection_statute(LAW, date(2017, 6, 7), tuple(pauses))
    assert (None if found is None else found.isoformat()) == ends, why


def test_a_plan_request_counts_up_to_the_plan() -> None:
    request = (_paused("ia_request", "2020-01-01", "2020-12-31"),)
    assert collection_statute(LAW, date(2017, 6, 7), request, date(2020, 1, 11)) == date(2027, 7, 17)


def test_figures_are_taken_by_their_kind() -> None:
    day = date(2026, 11, 23)
    assert number(LAW, "offer_fee", day) == 205
    assert number(LAW, "offer_fee", date(2019, 1, 1)) is None
    assert table(LAW, "plan_fee", date(2019, 1, 1)) == {}
    with pytest.raises(TypeError, match="table"):
        number(LAW, "plan_fee", day)
    with pytest.raises(TypeError, match="one number"):
        table(LAW, "offer_fee", day)
    with pytest.raises(TypeError, match="table"):
        settled(LAW, "plan_fee")
    with pytest.raises(TypeError, match="one number"):
        settled_table(LAW, "offer_fee")
    with pytest.raises(KeyError):
        number(LAW, "no_such_figure", day)
