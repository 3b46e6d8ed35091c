from datetime import date

import pytest

from bot.understanding import facts
from tests.understanding.readers.law import LAW

MONDAY = date(2026, 11, 23)


def said(text: str) -> dict[str, facts.FactValue]:
    return facts.read(text, MONDAY, LAW)


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        (
            "my CP14 is dated November 12, 2026 for 2023, says i owe $2,481.90",
            {"notice": "CP14", "notice_date": "2026-11-12", "tax_years": [2023], "assessed_balance": "2481.90"},
        ),
        (
            "Letter 1058 september 15 2026 44k 2019-2021",
            {
                "notice": "Letter 1058",
                "notice_date": "2026-09-15",
                "tax_years": [2019, 2020, 2021],
                "assessed_balance": "44000.00",
            },
        ),
        ("the date on my LT11 is 3 weeks ago", {"notice": "LT11", "notice_date": "2026-11-02"}),
        ("CP504, 3,200, nov 9", {"notice": "CP504", "notice_date": "2026-11-09", "assessed_balance": "3200.00"}),
        ("notice says october 12 2026 but it came november 2", {"notice_date": "2026-10-12"}),
        ("sorry, it's 11/19 not 11/9", {"notice_date": "2026-11-19"}),
        ("it's not a LT11 it's a CP504", {"notice": "CP504"}),
        ("CP504 or CP503", {}),
        ("CP9999", {}),
        (
            "CP503 in may, now LT11 dated november 9",
            {"notice": "LT11", "notice_date": "2026-11-09", "other_notices": [{"notice": "CP503"}]},
        ),
        (
            "LT11 dated Nov 9 2026 and CP504 dated Oct 2 2026",
            {
                "notice": "LT11",
                "notice_date": "2026-11-09",
                "other_notices": [{"notice": "CP504", "notice_date": "2026-10-02"}],
            },
        ),
        (
            "CP504 dated 11/2/26, it says to respond by december 2",
            {"notice": "CP504", "notice_date": "2026-11-02", "printed_deadline": "2026-12-02"},
        ),
        (
            "debo 12 mil dólares del 2022, aviso CP504 del 9 de noviembre de 2026",
            {"notice": "CP504", "notice_date": "2026-11-09", "tax_years": [2022], "assessed_balance": "12000.00"},
        ),
    ],
)
def test_the_letter_its_date_and_what_it_asks_for(text: str, fields: dict[str, object]) -> None:
    assert said(text) == fields


@pytest.mark.parametrize(
    "text",
    [
        "i received the LT11 on november 9",
        "got LT11 yesterday",
        "LT11 came in the mail on 11/9/26",
        "LT11 last tuesday",
    ],
)
def test_the_day_a_letter_came_is_not_the_date_printed_on_it(text: str) -> None:
    assert said(text) == {"notice": "LT11"}


@pytest.mark.parametrize(
    "text", ["CP504 can i pay by december 20", "CP504, i fly dec 20, is that ok", "CP504 dated february 30"]
)
def test_other_days_are_not_the_date_of_the_letter(text: str) -> None:
    assert not {"notice_date", "printed_deadline"} & set(said(text))


@pytest.mark.parametrize(
    ("text", "balance"),
    [
        ("i owe like 26k", "26000.00"),
        ("they want 18,400 from ME", "18400.00"),
        ("balance due $2,310", "2310.00"),
        ("i made 12,000 on 1099 and they want 4822", "4822.00"),
        ("we owe 23,456.78 total (2019: 10,000.00, 2020: 13,456.78)", "23456.78"),
        ("i want to offer 5,000 on 40,000 debt", "40000.00"),
        ("owe 12k for 2022, 8k for 2023", None),
        ("i owe 10-15k", None),
        ("i owe more than 50k", None),
        ("they took $7,250", None),
        ("i paid $500", None),
        ("my refund was 3,400", None),
        ("owe 250k mortgage", None),
        ("he wants $2000 in gift cards", None),
    ],
)
def test_only_the_sum_owed_is_the_balance(text: str, balance: str | None) -> None:
    assert said(text).get("assessed_balance") == balance


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("can i just do like 150 a month", "monthly_ability", "150.00"),
        ("i could maybe swing a hundred a month", "monthly_ability", "100.00"),
        ("puedo pagar 100 al mes", "monthly_ability", "100.00"),
        ("they want 500 a month", "monthly_ability", None),
        ("i can't do 500 a month", "monthly_ability", None),
        ("can i lower my 400 monthly payment", "monthly_ability", None),
        ("i can pay it all in 3 months", "can_pay_full_in_days", 90),
        ("can pay it off today", "can_pay_full_in_days", 0),
        ("i will pay it all by december 15", "can_pay_full_in_days", 22),
        ("i can't pay it all today", "can_pay_full_in_days", None),
        ("i make 4200 a month before taxes", "gross_income_month", "4200.00"),
        ("AGI was 41,200", "agi", "41200.00"),
        ("i have 2,000 saved", "savings_available", "2000.00"),
        ("my car is worth 8k", "car_value", "8000.00"),
        ("passport denied, i fly dec 20", "travel_in_days", 27),
        ("passport denied, travel in 3 weeks", "travel_in_days", 21),
        ("i mailed form 12153 on november 3", "cdp_requested_on", "2026-11-03"),
        ("lien filed 3/4/2024", "nftl_filed", "2024-03-04"),
        ("paid it in full on october 3", "paid", "2026-10-03"),
        ("haven't filed 2020 and 2021", "missing_years", [2020, 2021]),
        ("i filed all my returns except 2020", "missing_years", [2020]),
        ("have not filed taxes since 2016", "missing_years", None),
        ("my husband died in 2023 and i got lt11 for 2021", "tax_years", [2021]),
        ("lien recorded in 2022", "tax_years", None),
        ("I mean 2021 not 2020", "tax_years", [2021]),
    ],
)
def test_one_field(text: str, field: str, value: object) -> None:
    assert said(text).get(field) == value


def test_take_home_pay_comes_with_its_period() -> None:
    assert said("i take home 900 a week, head of household, 2 kids, live in TX") == {
        "take_home": "900.00",
        "pay_period": "weekly",
        "filing_status": "hoh",
        "dependents": 2,
        "state": "TX",
    }


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        (
            "they froze my bank account yesterday",
            {"levy_active": True, "levy_type": "bank", "levy_served": "2026-11-22"},
        ),
        ("there is a levy on my checking account", {"levy_active": True, "levy_type": "bank"}),
        ("they are taking almost my whole check", {"levy_active": True, "levy_type": "wage"}),
        ("my wages have been garnished since september", {"levy_active": True, "levy_type": "wage"}),
        ("my social security is being levied 15%", {"levy_active": True, "levy_type": "social_security"}),
        ("they took my state refund", {"levy_active": True, "levy_type": "state_refund"}),
        ("me quitaron el sueldo", {"levy_active": True, "levy_type": "wage"}),
        ("They took $7,250 on Thursday", {"levy_active": True, "levy_served": "2026-11-19"}),
        ("they have not taken anything yet", {"levy_active": False}),
        ("nobody has taken anything", {"levy_active": False}),
        ("my account is not frozen", {"levy_active": False}),
        ("they took my whole refund", {}),
        ("can they garnish my wages", {}),
        ("is my paycheck being garnished", {}),
        ("im afraid they will freeze my account", {}),
        ("my account will be frozen", {}),
        ("my job took taxes out of my paycheck", {}),
        ("if i dont pay they take my paycheck?", {}),
        ("i took out a loan from my bank", {}),
        ("the state froze my account", {}),
        ("my wages are garnished for child support", {}),
    ],
)
def test_money_being_taken_is_told_not_feared(text: str, fields: dict[str, object]) -> None:
    assert said(text) == fields


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("only income is social security, i cant pay nothing", "hardship", True),
        ("can't pay rent if they take my check", "hardship", True),
        ("no puedo pagar la renta", "hardship", True),
        ("i cant afford a lawyer", "hardship", None),
        ("i can't afford 500 a month", "hardship", None),
        ("only income is social security", "hardship", None),
        ("all my returns are filed", "all_required_returns_filed", True),
        ("i never filed 2019", "all_required_returns_filed", False),
        ("unfiled returns", "all_required_returns_filed", False),
        ("they say i didnt file 2021 but i did", "all_required_returns_filed", None),
        ("i haven't filed the 12153", "all_required_returns_filed", None),
        ("i filed chapter 13 last month", "open_bankruptcy", True),
        ("i'm not in bankruptcy", "open_bankruptcy", False),
        ("should i file bankruptcy", "open_bankruptcy", None),
        ("i filed bankruptcy in 2015", "open_bankruptcy", None),
        ("my bankruptcy was discharged", "open_bankruptcy", None),
        ("a revenue officer left a card on my door", "revenue_officer_assigned", True),
        ("no revenue officer yet", "revenue_officer_assigned", False),
        ("could a revenue officer come", "revenue_officer_assigned", None),
        ("a special agent came to my house", "criminal_investigation", True),
        ("i did not answer the special agent", "criminal_investigation", True),
        ("i got a summons", "summons", True),
        ("I did not answer the summons", "summons", True),
        ("i have not gotten a summons", "summons", False),
        ("what is a summons", "summons", None),
        ("they seized my truck", "seizure", True),
        ("will they seize my house", "seizure", None),
        ("i owe payroll taxes for my restaurant", "trust_fund_taxes", True),
        ("i owe payroll taxes for my restaurant", "taxpayer_type", "business_open"),
        ("we closed the business in 2024", "taxpayer_type", "business_closed"),
        ("i'm self employed", "taxpayer_type", "sole_prop_open"),
        ("the amount is wrong", "disputes_amount", True),
        ("i agree i owe it", "disputes_amount", None),
        ("someone used my social to file a return", "return_or_income_not_mine", True),
        ("that income is not mine", "return_or_income_not_mine", True),
        ("i already paid this", "already_paid", True),
        ("i already paid half", "already_paid", None),
        ("i have not paid it", "already_paid", None),
        ("we filed joint and he hid stuff", "joint_return", True),
        ("we filed joint and he hid stuff", "tax_due_to_other_spouse", True),
        ("mi ex esposo debe los impuestos no yo", "tax_due_to_other_spouse", True),
        ("they took my refund for my husband's student loans", "refund_taken_for_spouse_debt", True),
        ("never been penalized before", "prior_penalties_3y", False),
        ("im overseas", "outside_us", None),
        ("the notice was mailed to me in Canada", "outside_us", True),
    ],
)
def test_what_is_so_what_is_not_and_what_is_only_asked(text: str, field: str, value: object) -> None:
    assert said(text).get(field) == value


@pytest.mark.parametrize(
    "text",
    ["", "hi", "help", "got letter. confused. help", "what is an offer in compromise", "how does garnishment work"],
)
def test_nothing_said_fills_nothing(text: str) -> None:
    assert said(text) == {}


def test_a_correction_is_read_beside_the_date_before() -> None:
    assert facts.read("no, it was dated the 5th", MONDAY, LAW, near=date(2026, 10, 9)) == {"notice_date": "2026-10-05"}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("LT11 dated nov 30", "2026-11-30"),
        ("lt11 dated 12/1", "2026-12-01"),
        ("cp504 dated november 24", "2026-11-24"),
        ("cp504 dated december 14", "2026-12-14"),
        ("cp504 dated december 15", "2025-12-15"),
        ("cp504 dated 10/5/2062", None),
        ("CP501 in july, now cp504 dated 10/5/2062", None),
    ],
)
def test_a_letter_may_be_dated_three_weeks_ahead_and_no_letter_months_ahead(text: str, day: str | None) -> None:
    assert said(text).get("notice_date") == day


@pytest.mark.parametrize(
    ("text", "notice"),
    [
        (
            "a CP14, then a CP501 in July, a CP503 on September 8, and finally on November 9 a letter that says LT11",
            "LT11",
        ),
        ("CP501 in july, lastly LT11", "LT11"),
        ("CP501 in july and last an LT11", "LT11"),
        ("CP504 came, last year it was CP503", "CP504"),
        ("CP14, then CP501, a CP503 too", "CP501"),
    ],
)
def test_of_several_letters_the_last_is_the_notice(text: str, notice: str) -> None:
    assert said(text)["notice"] == notice
