"""The page a person reads."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from bot.guidance.assess import assess
from bot.guidance.case import Case, OtherNotice
from bot.guidance.report import report, said_amount, said_date
from bot.law.loader import Law

TODAY = date(2026, 11, 23)


def _page(law: Law, **facts: Any) -> str:
    return report(assess(Case(**facts), TODAY, law), law)


def _flowing(page: str) -> str:
    """The page without its line breaks."""
    return " ".join(page.split())


def test_the_parts_stand_in_order(law: Law) -> None:
    page = _page(law, notice="LT11", notice_date=date(2026, 11, 2), assessed_balance=Decimal(9000))
    parts = ["Your letter", "How urgent", "The dates", "one thing to do today", "Ways out", "The numbers", "comes from"]
    places = [page.index(part) for part in parts]
    assert places == sorted(places)
    assert "L1  Emergency" in page
    assert "Wednesday, December 2, 2026: 9 days left" in page
    assert "not legal advice" in page


@pytest.mark.parametrize(
    ("day", "says"),
    [
        (date(2026, 12, 2), "today is the last day"),
        (date(2026, 12, 1), "1 day left"),
        (date(2026, 12, 5), "passed 3 days ago"),
    ],
)
def test_how_far_a_day_is(law: Law, day: date, says: str) -> None:
    answer = assess(Case(notice="LT11", notice_date=date(2026, 11, 2)), day, law)
    assert says in report(answer, law)


def test_how_a_date_came_about(law: Law) -> None:
    rolled = _page(law, notice="LT11", notice_date=date(2026, 10, 15))
    assert "November 14, 2026, a weekend or a legal holiday" in _flowing(rolled)
    printed = _page(law, notice="CP501", printed_deadline=date(2026, 12, 1))
    assert "The letter prints this date." in _flowing(printed)
    postponed = _page(law, notice="CP14", notice_date=date(2026, 11, 2), disaster_postponed_to=date(2027, 2, 1))
    assert "postponed this day" in _flowing(postponed)
    asked = _page(law, notice="LT11", notice_date=date(2026, 11, 2), cdp_requested_on=date(2026, 11, 9))
    assert "You did this in time." in _flowing(asked)


def test_a_floor_and_an_estimate_are_no_last_days(law: Law) -> None:
    page = _page(law, notice="CP504", notice_date=date(2026, 11, 2), assessment_date=date(2020, 5, 4))
    assert "December 2, 2026: from this day on it can happen" in page
    assert "May 4, 2030: an estimate" in page


def test_after_a_stop_sign_no_way_to_pay_and_no_number_is_shown(law: Law) -> None:
    page = _page(law, criminal_investigation=True, assessed_balance=Decimal(9000), notice="LT11", notice_date=TODAY)
    assert "criminal tax attorney" in _flowing(page)
    assert "The numbers" not in page
    assert "$" not in page
    assert "December 23, 2026" in page


def test_unknown_letters_are_named(law: Law) -> None:
    page = _page(law, notice="CP9999")
    assert "CP9999" in page
    assert "No date can be counted" in _flowing(page)


def test_nothing_known(law: Law) -> None:
    page = _page(law)
    assert "No letter was named." in page
    assert "Too little is known" in _flowing(page)


def test_numbers_in_words(law: Law) -> None:
    page = _page(
        law,
        assessed_balance=Decimal(74000),
        nre=Decimal(500),
        gross_income_month=Decimal(3000),
        allowable_expenses_month=Decimal(3700),
        household_size=1,
        agi=Decimal(20000),
        levy_served=date(2026, 11, 9),
        levy_type="bank",
    )
    assert "Left of your income each month: -$700" in page
    assert "waived for low income: yes" in page
    assert "hold: November 30, 2026" in page
    assert "first-time abatement: not known" in page
    assert "What does not fit" in page


def test_a_case_that_no_answer_would_change_asks_nothing(law: Law) -> None:
    page = _page(law, levy_active=True, levy_type="wage", assessed_balance=Decimal(9000))
    assert "What would change this answer" not in page


def test_a_cost_is_said_where_it_is_known(law: Law) -> None:
    page = _flowing(_page(law, assessed_balance=Decimal(9000), open_bankruptcy=True))
    lawyer = page.split("1. Talk to a bankruptcy lawyer")[1].split(" 2. ")[0]
    assert "Costs" not in lawyer
    assert "Costs nothing." in page


def test_the_step_for_today_is_one_that_fits(law: Law) -> None:
    step = _flowing(_page(law, assessed_balance=Decimal(9000), open_bankruptcy=True)).split("one thing to do today")[1]
    assert law.options["bankruptcy"].words["en"]["next"] in step
    unsure = _flowing(_page(law, levy_served=date(2026, 11, 9), levy_type="wage")).split("one thing to do today")[1]
    assert law.options["levy_release"].words["en"]["next"] in unsure


def test_words_for_dates_and_amounts() -> None:
    assert said_date(date(2026, 1, 5)) == "January 5, 2026"
    assert [said_amount(Decimal(text)) for text in ("4200", "215.9", "-0.5")] == ["$4,200", "$215.90", "-$0.50"]


def test_several_letters_stand_in_the_order_of_their_dates_and_one_governs(law: Law) -> None:
    lien = OtherNotice("Letter 3172", date(2026, 11, 12), None)
    undated = OtherNotice("CP503", None, None)
    page = _flowing(_page(law, notice="LT11", notice_date=date(2026, 11, 9), other_notices=(lien, undated)))
    assert "in the order of their dates: LT11 (November 9, 2026), Letter 3172 (November 12, 2026), CP503." in page
    assert "The one to act on first is LT11." in page
    unknown = OtherNotice("CP9999", date(2026, 11, 12), None)
    assert "The one to act on first" not in _page(law, notice="CP9998", other_notices=(unknown,))


def test_a_hearing_asked_for_is_not_asked_for_again(law: Law) -> None:
    facts = {"notice": "LT11", "notice_date": date(2026, 9, 2), "assessed_balance": Decimal(12000)}
    asked = _flowing(_page(law, **facts, cdp_requested_on=date(2026, 9, 10)))
    assert "Your request for a hearing is in" in asked
    assert law.notices["LT11"].words["en"]["today"] not in asked
    late = _flowing(_page(law, **facts))
    assert law.notices["LT11"].words["en"]["today"] not in late, "its day has passed"


def test_what_the_letter_is_not_and_what_a_date_rests_on(law: Law) -> None:
    page = _flowing(_page(law, notice="CP504", notice_date=date(2026, 11, 2)))
    assert law.notices["CP504"].words["en"]["cannot"] in page
    assert "Often mixed up: " + law.notices["CP504"].words["en"]["confusion"] in page
    assert "Rests on IRC 6331(d)(2); IRC 6330(f)(2)." in page
    assert "Often mixed up" not in _page(law, notice="CP01", notice_date=date(2026, 11, 2))


def test_a_usual_time_to_answer_is_said_to_be_one(law: Law) -> None:
    page = _flowing(_page(law, notice="LT26", notice_date=date(2026, 11, 20)))
    assert "November 30, 2026: 7 days left" in page
    assert "Letters of this kind usually give about this long from their date; the date yours prints holds." in page
