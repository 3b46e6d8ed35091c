"""Figures, spot-checked by hand against statute, revenue rulings and notices."""

from datetime import date
from decimal import Decimal
from typing import get_args

import pytest

from bot.law.loader import Law
from bot.law.model import Unit

RATE = "interest_rate_individual_underpayment"
FIXED_IDS = """
interest_rate_individual_underpayment late_payment_rate late_payment_rate_in_plan late_payment_rate_after_intent_to_levy
late_payment_cap late_filing_rate late_filing_months late_filing_minimum plan_fee plan_reinstatement_fee offer_fee
offer_deposit offer_bank_exclusion offer_car_exclusion offer_belongings_exclusion offer_asset_value offer_months
poverty_guideline_48_states poverty_guideline_alaska poverty_guideline_hawaii low_income_ratio simple_payment_plan_limit
simple_payment_plan_limit_trust_fund guaranteed_plan_limit short_term_plan_limit plan_without_statement_limit
plan_longest_term guaranteed_plan_term short_term_plan_days in_business_plan_limit standard_deduction
levy_exemption_per_dependent passport_threshold lien_filing_threshold lien_withdrawal collection_statute_years
bank_levy_hold social_security_levy_share national_standards out_of_pocket_health transport_ownership
transport_operating public_transport
""".split()


def value(law: Law, id: str, day: date) -> object:
    dated = law.figure(id).on(day)
    assert dated is not None, f"{id} has no value on {day}"
    return dated.value


def test_every_figure_that_guidance_names_is_there(law: Law) -> None:
    assert set(FIXED_IDS) <= set(law.figures)


@pytest.mark.parametrize(
    ("quarter", "percent"),
    [
        ("2018-01-01", 4),  # 83 FR 19292 raised it to 5 for April 2018
        ("2018-04-01", 5),
        ("2019-06-30", 6),
        ("2019-07-01", 5),  # Rev. Rul. 2019-15
        ("2020-06-30", 5),
        ("2020-07-01", 3),
        ("2022-03-31", 3),
        ("2022-12-31", 6),
        ("2023-10-01", 8),
        ("2024-12-31", 8),
        ("2025-01-01", 7),  # Rev. Rul. 2024-25
        ("2026-03-31", 7),  # Rev. Rul. 2025-22
        ("2026-04-01", 6),
        ("2026-06-30", 6),
        ("2026-07-01", 7),  # Rev. Rul. 2026-10
        ("2026-12-31", 7),  # Rev. Rul. 2026-15
    ],
)
def test_the_interest_rate_of_a_day(law: Law, quarter: str, percent: int) -> None:
    assert value(law, RATE, date.fromisoformat(quarter)) == percent


def test_the_interest_rate_has_no_gap_and_ends_where_it_was_published(law: Law) -> None:
    values = law.figure(RATE).values
    for earlier, later in zip(values, values[1:], strict=False):
        assert earlier.until is not None and (later.effective - earlier.until).days == 1
    assert values[0].effective == date(2018, 1, 1)
    assert law.figure(RATE).on(date(2027, 1, 1)) is None


@pytest.mark.parametrize(
    ("id", "day", "expected"),
    [
        ("late_payment_rate", "2026-11-23", "0.5"),  # IRC 6651(a)(2)
        ("late_payment_rate_in_plan", "2026-11-23", "0.25"),  # 6651(h)
        ("late_payment_rate_after_intent_to_levy", "2026-11-23", "1"),  # 6651(d)
        ("late_payment_cap", "2026-11-23", "25"),
        ("late_filing_rate", "2026-11-23", "5"),
        ("late_filing_months", "2026-11-23", "5"),
        ("late_filing_minimum", "2022-04-18", "435"),
        ("late_filing_minimum", "2023-04-18", "450"),
        ("late_filing_minimum", "2024-04-15", "485"),
        ("late_filing_minimum", "2025-04-15", "510"),
        ("late_filing_minimum", "2026-04-15", "525"),
        ("offer_fee", "2026-11-23", "205"),  # T.D. 9894
        ("offer_deposit", "2026-11-23", "0.2"),  # 7122(c)(1)(A)
        ("offer_asset_value", "2026-11-23", "0.8"),
        ("offer_bank_exclusion", "2026-11-23", "1000"),
        ("offer_car_exclusion", "2026-11-23", "3450"),
        ("offer_belongings_exclusion", "2026-11-23", "11980"),
        ("guaranteed_plan_limit", "2026-11-23", "10000"),  # 6159(c)
        ("guaranteed_plan_term", "2026-11-23", "36"),
        ("simple_payment_plan_limit", "2026-11-23", "50000"),
        ("simple_payment_plan_limit_trust_fund", "2026-11-23", "25000"),
        ("plan_longest_term", "2026-11-23", "120"),
        ("short_term_plan_limit", "2026-11-23", "100000"),
        ("short_term_plan_days", "2026-11-23", "180"),
        ("plan_without_statement_limit", "2026-11-23", "250000"),
        ("low_income_ratio", "2026-11-23", "2.5"),
        ("passport_threshold", "2024-06-01", "62000"),
        ("passport_threshold", "2025-06-01", "64000"),
        ("passport_threshold", "2026-06-01", "66000"),
        ("lien_filing_threshold", "2026-11-23", "10000"),
        ("collection_statute_years", "2026-11-23", "10"),  # 6502(a)(1)
        ("bank_levy_hold", "2026-11-23", "21"),  # 6332(c)
        ("social_security_levy_share", "2026-11-23", "15"),
        ("home_seizure_floor", "2026-11-23", "5000"),  # 6334(a)(13)(A)
        ("levy_exemption_per_dependent", "2026-11-23", "5300"),
        ("levy_exemption_per_dependent", "2024-11-23", "5000"),
        ("public_transport", "2026-11-23", "220"),
    ],
)
def test_a_single_value(law: Law, id: str, day: str, expected: str) -> None:
    assert value(law, id, date.fromisoformat(day)) == Decimal(expected)


@pytest.mark.parametrize(
    ("id", "day", "row", "expected"),
    [
        ("plan_fee", "2026-11-23", "direct_debit_online", 22),
        ("plan_fee", "2026-11-23", "direct_debit_other", 107),
        ("plan_fee", "2026-11-23", "other_online", 69),
        ("plan_fee", "2026-11-23", "other", 178),
        ("plan_fee", "2026-11-23", "low_income_direct_debit", 0),
        ("plan_fee", "2026-11-23", "low_income_other", 43),
        ("plan_reinstatement_fee", "2026-11-23", "other", 89),
        ("offer_months", "2026-11-23", "lump", 12),
        ("offer_months", "2026-11-23", "periodic", 24),
        ("in_business_plan_limit", "2026-11-23", "trust_fund", 25000),
        ("lien_withdrawal", "2026-11-23", "max_months", 60),
        ("standard_deduction", "2026-11-23", "single", 16100),
        ("standard_deduction", "2026-11-23", "mfj", 32200),
        ("standard_deduction", "2026-11-23", "hoh", 24150),
        ("standard_deduction", "2025-11-23", "single", 15750),  # P.L. 119-21
        ("poverty_guideline_48_states", "2026-11-23", "1", 15960),
        ("poverty_guideline_48_states", "2026-01-12", "1", 15650),
        ("poverty_guideline_48_states", "2026-01-13", "4", 33000),
        ("poverty_guideline_alaska", "2026-11-23", "1", 19950),
        ("poverty_guideline_hawaii", "2026-11-23", "2", 24890),
        ("national_standards", "2026-06-28", "1", 839),
        ("national_standards", "2026-06-29", "1", 867),
        ("out_of_pocket_health", "2026-11-23", "65_and_over", 163),
        ("transport_ownership", "2026-11-23", "two_cars", 1406),
        ("transport_operating", "2026-11-23", "Miami", 423),
    ],
)
def test_a_row_of_a_table(law: Law, id: str, day: str, row: str, expected: int) -> None:
    table = value(law, id, date.fromisoformat(day))
    assert isinstance(table, dict)
    assert table[row] == expected


@pytest.mark.parametrize("region", ["48_states", "alaska", "hawaii"])
def test_poverty_guidelines_rise_by_one_step_a_person(law: Law, region: str) -> None:
    """HHS sets an amount for one person and a step for each further one."""
    for dated in law.figure(f"poverty_guideline_{region}").values:
        table = dated.value
        assert isinstance(table, dict)
        sizes = [table[str(size)] for size in range(1, 9)]
        assert {later - earlier for earlier, later in zip(sizes, sizes[1:], strict=False)} == {table["each_additional"]}


def test_married_separately_has_the_deduction_of_a_single_person(law: Law) -> None:
    for dated in law.figure("standard_deduction").values:
        assert isinstance(dated.value, dict)
        assert dated.value["mfs"] == dated.value["single"]
        assert dated.value["mfj"] == 2 * dated.value["single"]


def test_two_known_cells_of_publication_1494_follow_from_the_figures(law: Law) -> None:
    """Weekly, single, three dependents: $615.38; biweekly, joint, two dependents: $1,646.16. Each part is rounded."""
    day = date(2026, 11, 23)
    deduction, dependent = value(law, "standard_deduction", day), value(law, "levy_exemption_per_dependent", day)
    assert isinstance(deduction, dict) and isinstance(dependent, Decimal)
    cent = Decimal("0.01")
    weekly = (deduction["single"] / 52).quantize(cent) + 3 * (dependent / 52).quantize(cent)
    biweekly = (deduction["mfj"] / 26).quantize(cent) + 2 * (dependent / 26).quantize(cent)
    assert (weekly, biweekly) == (Decimal("615.38"), Decimal("1646.16"))


def test_figures_that_were_not_read_say_so(law: Law) -> None:
    assert not any(dated.confirmed for dated in law.figure("plan_reinstatement_fee").values)
    assert not any(dated.confirmed for dated in law.figure("social_security_levy_share").values)
    assert not any(dated.confirmed for dated in law.figure("poverty_guideline_alaska").values)
    standards_now = law.figure("national_standards").on(date(2026, 11, 23))
    assert standards_now is not None and not standards_now.confirmed


def test_a_value_is_confirmed_only_where_its_source_is(law: Law) -> None:
    for figure in law.figures.values():
        assert figure.unit in get_args(Unit)
        for dated in figure.values:
            assert dated.source.confirmed or not dated.confirmed, (figure.id, dated.effective)
