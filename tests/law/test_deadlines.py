"""How each date is counted, against the Code and its regulations."""

import pytest

from bot.law.loader import Law

ALL = """
cp14_pay cp501_503 intent_levy_30 ss_levy_30 ftp_1pct cdp_levy eh_levy cdp_lien eh_lien tax_court_cdp cp2000 snod
bank_levy wage_levy cap_levy_lien cap_ia tfrp_1153 csed refund_statute nftl_release redeem wrongful_levy passport
third_party_contact disaster abatement_matherror statement_dep innocent_spouse_limit
""".split()


def test_every_rule_is_there(law: Law) -> None:
    assert set(law.deadlines) == set(ALL)


@pytest.mark.parametrize(
    ("id", "days"),
    [
        ("cp14_pay", 21),  # 6601(e)(3)
        ("intent_levy_30", 30),  # 6331(d)(2)
        ("cdp_levy", 30),  # 6330(a)(3)(B)
        ("cdp_lien", 30),  # 6320(a)(3)(B)
        ("tax_court_cdp", 30),  # 6330(d)(1)
        ("snod", 90),  # 6213(a)
        ("bank_levy", 21),  # 6332(c)
        ("cap_ia", 30),  # 6159(b)(5)
        ("tfrp_1153", 60),
        ("abatement_matherror", 60),  # 6213(b)(2)(A)
        ("ftp_1pct", 10),  # 6651(d)(2)(A)
        ("third_party_contact", 45),  # 7602(c)(1)
        ("redeem", 180),  # 6337(b)
        ("nftl_release", 30),  # 6325(a)
        ("ss_levy_30", 30),
        ("cp2000", 30),
        ("passport", 30),
        ("statement_dep", 3),
    ],
)
def test_the_days_of_a_rule(law: Law, id: str, days: int) -> None:
    assert law.deadlines[id].days == days


def test_only_three_rules_give_more_days_abroad(law: Law) -> None:
    """A hearing request has 30 days everywhere in the world."""
    abroad = {id: rule.days_outside_us for id, rule in law.deadlines.items() if rule.days_outside_us is not None}
    assert abroad == {"snod": 150, "tfrp_1153": 75, "cp2000": 60}


def test_years_are_counted_as_months(law: Law) -> None:
    months = {id: rule.months for id, rule in law.deadlines.items() if rule.months is not None}
    assert months == {
        "eh_levy": 12,
        "eh_lien": 12,
        "refund_statute": 36,
        "wrongful_levy": 24,
        "innocent_spouse_limit": 24,
    }


def test_a_bill_of_100000_dollars_has_ten_business_days(law: Law) -> None:
    rule = law.deadlines["cp14_pay"]
    assert (rule.business_days, rule.business_days_from_amount) == (10, 100_000)


def test_the_lien_rules_begin_after_five_business_days(law: Law) -> None:
    """6320(a)(2): the letter is due within five business days of the filing; the hearing's days follow those."""
    leading = {id: rule.leading_business_days for id, rule in law.deadlines.items() if rule.leading_business_days}
    assert leading == {"cdp_lien": 5, "eh_lien": 5}
    assert law.deadlines["cdp_lien"].counted_from == law.deadlines["eh_lien"].counted_from == "nftl_filed"


def test_what_a_weekend_moves(law: Law) -> None:
    """7503 moves what a taxpayer has to file or pay under the law: no hold, floor or date the IRS sets."""
    rolling = {id for id, rule in law.deadlines.items() if rule.rolls}
    hearings = {"cdp_levy", "eh_levy", "cdp_lien", "eh_lien", "tax_court_cdp", "snod"}
    assert rolling == hearings | {
        "cp14_pay", "abatement_matherror", "tfrp_1153", "refund_statute", "innocent_spouse_limit",
    }  # fmt: skip


def test_which_dates_lose_a_right(law: Law) -> None:
    strict = {id for id, rule in law.deadlines.items() if rule.strict}
    assert {
        "cdp_levy", "eh_levy", "cdp_lien", "eh_lien", "tax_court_cdp", "snod", "cap_ia", "ss_levy_30", "bank_levy",
        "tfrp_1153", "abatement_matherror",
    } <= strict  # fmt: skip
    assert not strict & {"cp14_pay", "cp501_503", "intent_levy_30", "ftp_1pct", "cp2000", "passport", "statement_dep"}


def test_which_printed_date_holds(law: Law) -> None:
    """6213(a) and Letter 3172 let the later one count; a math error's print is a day to pay or the last day."""
    later = {id for id, rule in law.deadlines.items() if rule.printed == "later"}
    assert later == {"snod", "cdp_lien", "eh_lien", "abatement_matherror", "disaster"}
    assert law.deadlines["cp501_503"].printed == "only"


def test_the_wait_before_a_levy_is_a_floor(law: Law) -> None:
    floors = {id for id, rule in law.deadlines.items() if rule.floor}
    assert {"intent_levy_30", "ftp_1pct", "third_party_contact"} <= floors
    assert not floors & {"cdp_levy", "cdp_lien", "snod", "bank_levy", "ss_levy_30", "cp14_pay"}


def test_a_disaster_does_not_lengthen_the_banks_hold(law: Law) -> None:
    assert not law.deadlines["bank_levy"].postponable
    assert not law.deadlines["intent_levy_30"].postponable
    assert law.deadlines["cdp_levy"].postponable
    assert law.deadlines["snod"].postponable


def test_hearings_are_asked_for_on_form_12153(law: Law) -> None:
    for id in ("cdp_levy", "eh_levy", "cdp_lien", "eh_lien"):
        assert law.deadlines[id].form == "Form 12153"
        assert "Form 12153" in law.deadlines[id].words["en"]["act"]


def test_the_collection_statute_date_is_never_sure(law: Law) -> None:
    assert not law.deadlines["csed"].confirmed
    assert "Confirm" in law.deadlines["csed"].words["en"]["note"]


def test_every_rule_that_counts_nothing_says_so(law: Law) -> None:
    for id, rule in law.deadlines.items():
        counts = rule.days is not None or rule.months is not None or rule.business_days is not None
        assert counts or "note" in rule.words["en"], id
