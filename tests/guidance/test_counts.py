"""Worked counts of the rules that no case reaches, and the letters that set no day of their own."""

from dataclasses import replace
from datetime import date

import pytest

from bot.guidance.assess import assess
from bot.guidance.case import Case
from bot.guidance.deadlines import count
from bot.guidance.examples import TODAY
from bot.law.loader import Law


@pytest.mark.parametrize(
    ("held", "last_day"),
    [
        (date(2026, 11, 23), date(2026, 11, 27)),  # 24 and 25, then 27: Thanksgiving is no business day
        (date(2026, 11, 20), date(2026, 11, 25)),  # a Friday: 23, 24, 25
        (date(2026, 11, 24), date(2026, 11, 30)),  # 25, 27 and, after the weekend, 30
    ],
)
def test_form_9423_is_postmarked_within_three_business_days_of_the_conference(
    law: Law, held: date, last_day: date
) -> None:
    assert count(law.deadlines["cap_levy_lien"], held) == (last_day, None)


@pytest.mark.parametrize(
    ("business_days", "last_day"),
    [(2, date(2026, 11, 25)), (4, date(2026, 11, 30))],
    ids=["tell the officer", "send the form to a manager who is silent"],
)
def test_the_other_business_days_around_a_conference(law: Law, business_days: int, last_day: date) -> None:
    rule = replace(law.deadlines["cap_levy_lien"], business_days=business_days)
    assert count(rule, date(2026, 11, 23)) == (last_day, None)


@pytest.mark.parametrize(
    ("sold", "last_day"),
    [
        (date(2026, 9, 9), date(2027, 3, 8)),  # 21 + 31 + 30 + 31 + 31 + 28 days to the end of February, and 8
        (date(2026, 9, 10), date(2027, 3, 9)),  # six calendar months would end a day later
        (date(2026, 9, 7), date(2027, 3, 6)),  # a Saturday: the law is not certain to roll it, so it stays
    ],
)
def test_real_property_can_be_redeemed_for_180_days(law: Law, sold: date, last_day: date) -> None:
    assert count(law.deadlines["redeem"], sold) == (last_day, None)


@pytest.mark.parametrize(
    ("levied", "last_day"),
    [
        (date(2025, 2, 10), date(2027, 2, 9)),
        (date(2017, 3, 28), date(2019, 3, 27)),  # the example of the IRS page itself
        (date(2025, 2, 11), date(2027, 2, 10)),
    ],
)
def test_a_wrongful_levy_is_claimed_by_the_day_before_its_second_anniversary(
    law: Law, levied: date, last_day: date
) -> None:
    assert count(law.deadlines["wrongful_levy"], levied) == (last_day, None)


def test_a_wage_levy_has_no_last_day(law: Law) -> None:
    rule = law.deadlines["wage_levy"]
    assert (rule.days, rule.business_days, rule.months) == (None, None, None)
    case = Case(levy_active=True, levy_type="wage", levy_served=date(2026, 11, 2))
    months_later = assess(case, date(2027, 9, 1), law)
    assert "wage_levy" not in [one.id for one in months_later.deadlines]
    assert (months_later.urgency.level, months_later.offered[0].id) == ("L1", "levy_release")


NO_DAY_OF_THEIR_OWN = (
    "CP01 CP01A CP14C CP14H CP24 CP30 CP30A CP39 CP40 CP49 CP501 CP502 CP503 CP60 CP62 CP71 CP71A CP71C "
    "CP71D LT14 LT16 LT33 LT38 LT39 LT73"
).split() + ["Letter 12C", "Letter 2050", "Letter 4883C", "Letter 725"]


@pytest.mark.parametrize("code", NO_DAY_OF_THEIR_OWN)
def test_a_letter_whose_day_is_only_printed_gives_none_without_it(law: Law, code: str) -> None:
    assert law.notice(code) is not None
    assert assess(Case(notice=code, notice_date=date(2026, 11, 2)), TODAY, law).deadlines == ()


COUNTED_BY_LAW = (
    "CP11 CP12 CP13 CP14 CP14I CP14IA CP15B CP161 CP215 CP22A CP23 CP523 CP504 CP91 CP2000 CP3219A LT11 LT40".split()
    + ["Letter 1153", "Letter 3164", "Letter 3193", "Letter 5071C", "Letter 5747C"]
)


@pytest.mark.parametrize("code", COUNTED_BY_LAW)
def test_a_letter_without_a_date_gives_no_day(law: Law, code: str) -> None:
    assert law.notice(code) is not None
    assert assess(Case(notice=code), TODAY, law).deadlines == ()
