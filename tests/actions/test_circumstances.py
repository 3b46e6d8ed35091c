"""What people say of themselves that no field of a case holds."""

import pytest

from actions import circumstances


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("honestly I never reported the cash from my side jobs", "hid_income"),
        ("he paid me under the table for years... I mean I worked off the books", "hid_income"),
        ("I have a foreign bank account with some money in it", "offshore_accounts"),
        ("I'm 72 and my social security is all I have", "benefits_at_risk"),
        ("i am disabled and live on disability", "benefits_at_risk"),
        ("we cannot make payroll this friday", "cannot_make_payroll"),
        ("I'm thinking about filing for bankruptcy", "bankruptcy_planned"),
        ("we are going to file chapter 7 next month", "bankruptcy_planned"),
        ("I am the executor and a CP14 came for her", "minor_or_estate"),
        ("my father passed away and owed the irs 9000", "minor_or_estate"),
        ("my ex was abusive and did all the taxes", "domestic_abuse"),
        ("I need a few weeks to gather my papers", "needs_time"),
        ("my husband is deployed right now", "combat_zone"),
        ("the IRS told me so in writing in 2023", "written_advice"),
        ("I mailed the return on time and have the receipt", "statutory_ground"),
        ("there is a refund coming that I need for rent", "refund_not_yet_taken"),
        ("they froze the account but it's not my money, it's my mom's", "money_of_somebody_else"),
        ("what does the big beautiful bill change for me", "asks_about_2025_law"),
    ],
)
def test_what_is_told(text: str, found: str) -> None:
    assert found in circumstances.read(text)


@pytest.mark.parametrize(
    "text",
    [
        "can the IRS see a foreign bank account?",
        "does bankruptcy clear tax debt",
        "I don't have a foreign account",
        "I got a CP504 and owe 12000",
        "my husband is working and I am 34",
        "I can pay 300 a month",
        "will they take my social security",
        "I need a payment plan",
        "the letter came on time",
        "where is my refund",
        "I did not work under the table",
    ],
)
def test_what_is_asked_denied_or_something_else(text: str) -> None:
    assert circumstances.read(text) == frozenset()
