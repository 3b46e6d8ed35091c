"""The engine that counts: properties that hold for every rule, and the edges of single dates."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guidance.assess import assess
from bot.guidance.calendar import is_business_day
from bot.guidance.case import Case, OtherNotice
from bot.guidance.deadlines import RIGHTS, count
from bot.law.loader import load
from bot.law.model import DeadlineRule

LAW = load()
COUNTED = [rule for rule in LAW.deadlines.values() if rule.days is not None or rule.months is not None]
DAYS = st.dates(date(2018, 1, 1), date(2040, 12, 31))
RULES = st.sampled_from(COUNTED)


@given(RULES, DAYS, st.booleans())
def test_a_rolled_last_day_is_a_business_day(rule: DeadlineRule, start: date, abroad: bool) -> None:
    last, before = count(rule, start, outside_us=abroad)
    if rule.rolls:
        assert is_business_day(last)
    if before is not None:
        assert rule.rolls
        assert before < last
        assert not is_business_day(before)


@given(RULES, DAYS)
def test_an_unrolled_day_is_exactly_the_count(rule: DeadlineRule, start: date) -> None:
    plain = replace(rule, rolls=False, leading_business_days=0, business_days=None)
    last, before = count(plain, start)
    assert before is None
    ends = last + timedelta(days=rule.less_days)
    if rule.months is None:
        assert ends == start + timedelta(days=rule.days or 0)
    else:
        assert (ends.year * 12 + ends.month) - (start.year * 12 + start.month) == rule.months


@given(RULES, DAYS, st.integers(1, 400), st.booleans())
def test_a_later_start_never_ends_earlier(rule: DeadlineRule, start: date, later: int, abroad: bool) -> None:
    first, _ = count(rule, start, outside_us=abroad)
    second, _ = count(rule, start + timedelta(days=later), outside_us=abroad)
    assert second >= first


@given(DAYS)
def test_an_address_abroad_never_shortens(start: date) -> None:
    for rule in COUNTED:
        assert count(rule, start, outside_us=True)[0] >= count(rule, start, outside_us=None)[0]
        assert count(rule, start, outside_us=False) == count(rule, start, outside_us=None)


def test_a_rule_of_business_days_alone() -> None:
    rule = replace(LAW.deadlines["cap_levy_lien"], business_days=3, days=None, months=None)
    assert count(rule, date(2026, 11, 23))[0] == date(2026, 11, 27)


def test_the_amount_decides_only_at_its_threshold() -> None:
    rule = LAW.deadlines["cp14_pay"]
    start = date(2026, 11, 2)
    assert count(rule, start, amount=Decimal("99999.99"))[0] == date(2026, 11, 23)
    assert count(rule, start, amount=Decimal(100_000))[0] == date(2026, 11, 17)
    assert count(rule, start, amount=None)[0] == date(2026, 11, 23)


def test_every_right_is_a_strict_rule_of_the_law() -> None:
    assert {id for id in RIGHTS if not LAW.deadlines[id].strict} == set()


def test_at_most_ten_dates_and_the_nearest_open_one_first() -> None:
    letters = tuple(OtherNotice("LT11", date(2026, month, 2)) for month in range(1, 12))
    answer = assess(Case(other_notices=letters), date(2026, 11, 23), LAW)
    assert len(answer.deadlines) == 10
    assert answer.deadlines[0].date == date(2026, 12, 2)
    assert answer.deadlines[0].days_left == 9


def test_the_same_letter_twice_is_one_date() -> None:
    letters = (OtherNotice("LT11", date(2026, 11, 2)), OtherNotice("lt 11", date(2026, 11, 2)))
    answer = assess(Case(other_notices=letters), date(2026, 11, 23), LAW)
    assert [one.id for one in answer.deadlines].count("cdp_levy") == 1


def test_a_met_date_is_not_the_next_one() -> None:
    case = Case(notice="LT11", notice_date=date(2026, 11, 2), cdp_requested_on=date(2026, 11, 10))
    answer = assess(case, date(2026, 11, 23), LAW)
    met = answer.deadlines[0]
    assert (met.id, met.met) == ("cdp_levy", True)
    assert "eh_levy" not in [one.id for one in answer.deadlines], "no equivalent hearing beside a hearing asked for"


def test_a_postponed_date_says_what_postponed_it() -> None:
    case = Case(notice="LT11", notice_date=date(2026, 11, 2), disaster_postponed_to=date(2027, 3, 1))
    deadline = next(one for one in assess(case, date(2026, 11, 23), LAW).deadlines if one.id == "cdp_levy")
    assert deadline.postponed
    assert deadline.authority[-1] == "IRC 7508A"


@pytest.mark.parametrize("served", [None, date(2026, 11, 5)])
def test_a_levy_of_an_unknown_kind_has_no_hold(served: date | None) -> None:
    answer = assess(Case(levy_active=True, levy_served=served), date(2026, 11, 23), LAW)
    assert "bank_levy" not in [one.id for one in answer.deadlines]


def test_a_rule_without_a_count_gives_no_date() -> None:
    form = replace(LAW.notices["Form 668-W"], deadlines=("wage_levy",))
    law = replace(LAW, notices={**LAW.notices, form.code: form})
    answer = assess(Case(notice="Form 668-W", levy_served=date(2026, 11, 5)), date(2026, 11, 23), law)
    assert "wage_levy" not in [one.id for one in answer.deadlines]


def test_the_spouses_two_years_are_counted_for_a_joint_return_only() -> None:
    case = Case(first_collection_activity=date(2025, 1, 4), joint_return=True)
    found = {one.id: one for one in assess(case, date(2026, 11, 23), LAW).deadlines}
    assert found["innocent_spouse_limit"].date == date(2027, 1, 4)
    own_return = assess(replace(case, joint_return=False), date(2026, 11, 23), LAW)
    assert "innocent_spouse_limit" not in [one.id for one in own_return.deadlines]
