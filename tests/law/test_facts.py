"""The facts about levies, liens, living costs, scams and help: short, checked and resting on their figures."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import get_args

import pytest

from bot.law.loader import Law
from bot.law.model import Figure, Topic
from tests.law.test_words import FORBIDDEN

LIMITS = {"title": 50, "text": 400, "ask": 260, "beware": 260}
IDS = {
    "levy": """
        levy_wages levy_contractor_pay levy_bank_account levy_social_security levy_federal_payments levy_state_refund
        levy_alaska_dividend levy_city_refund levy_federal_contractor levy_disqualified_employment_tax
        levy_property_seizure levy_retirement refund_offset levy_exempt_property levy_release_grounds
        levy_return_of_property levy_steps_before
    """,
    "lien": """
        lien_statutory lien_notice lien_credit_reports lien_filing_guideline lien_release lien_self_release
        lien_withdrawal lien_discharge lien_subordination lien_nonattachment lien_hearing passport_certification
    """,
    "living_costs": """
        costs_national_standards costs_health costs_transport costs_housing costs_other_necessary costs_not_allowed
    """,
    "scam": """
        scam_verify_notice scam_how_irs_contacts scam_what_irs_never_does scam_red_flags scam_private_agency
        scam_report scam_bad_relief_firm scam_ways_to_pay
    """,
    "help": """
        help_taxpayer_advocate help_low_income_clinic help_irs_individuals help_irs_businesses help_irs_collection
        help_return_preparation help_representative help_taxpayer_rights
    """,
}
# Every number that a fact may give: IRS lines, the Taxpayer Advocate, TIGTA, VITA and TCE.
PHONES = {
    "800-829-1040",
    "800-829-4933",
    "800-829-7650",
    "800-829-3903",
    "877-777-4778",
    "800-366-4484",
    "800-906-9887",
    "888-227-7669",
}
PHONE = re.compile(r"\b\d{3}-\d{3}-\d{4}\b")
AGENCIES = re.compile(r"\bCBE\b|coast professional|conserve", re.IGNORECASE)


def said(law: Law, id: str) -> str:
    """All that a fact says in English, in one text."""
    return " ".join(law.facts[id].words["en"].values())


def parts(law: Law) -> Iterator[tuple[str, str, str]]:
    for id, fact in law.facts.items():
        for words in fact.words.values():
            for part, text in words.items():
                yield id, part, text


def as_said(figure: Figure) -> str | None:
    """How the newest value of a figure reads in a sentence; None for a table."""
    number = figure.values[-1].value
    if not isinstance(number, Decimal):
        return None
    if figure.unit == "USD":
        return f"${number:,}"
    return f"{number}%" if figure.unit == "percent" else f"{number}"


def test_every_fact_is_there(law: Law) -> None:
    by_topic = {topic: {id for id, fact in law.facts.items() if fact.topic == topic} for topic in get_args(Topic)}
    assert {topic: set(ids.split()) - by_topic[topic] for topic, ids in IDS.items()} == dict.fromkeys(IDS, set())
    assert all(by_topic.values())


def test_lengths_fit_a_phone(law: Law) -> None:
    assert [(id, part, len(text)) for id, part, text in parts(law) if len(text) > LIMITS[part]] == []


def test_texts_are_whole_and_clean(law: Law) -> None:
    for id, part, text in parts(law):
        assert text.isascii() and "  " not in text and "\n" not in text, (id, part)
        assert text.endswith(".") != (part == "title"), (id, part)
        assert not FORBIDDEN.search(text), (id, part)
        assert not AGENCIES.search(text), (id, part)


def test_sentences_are_short(law: Law) -> None:
    for id, part, text in parts(law):
        for sentence in re.split(r"(?<=[.?!])\s+", text):
            assert len(sentence.split()) <= 30, (id, part, sentence)


def test_people_are_addressed(law: Law) -> None:
    assert [id for id in law.facts if not re.search(r"\byour?\b", said(law, id), re.IGNORECASE)] == []


def test_what_is_confirmed_was_read(law: Law) -> None:
    for id, fact in law.facts.items():
        assert fact.authority and fact.sources, id
        if fact.confirmed:
            assert any(source.confirmed for source in fact.sources), id


def test_what_is_unconfirmed_sends_people_to_check(law: Law) -> None:
    unsure = [id for id, fact in law.facts.items() if not fact.confirmed]
    told = re.compile(r"\b(?:check|confirm)\b", re.IGNORECASE)
    assert [id for id in unsure if not told.search(law.facts[id].words["en"]["text"])] == []


def test_a_plain_figure_stands_in_the_words(law: Law) -> None:
    missing = []
    for id, fact in law.facts.items():
        for name in fact.figures:
            number = as_said(law.figure(name))
            if number and not re.search(rf"(?<![\d.,$]){re.escape(number)}(?![\d%]|[.,]\d)", said(law, id)):
                missing.append((id, name, number))
    assert missing == []


def test_a_fact_rests_on_no_figure_less_sure_than_itself(law: Law) -> None:
    for id, fact in law.facts.items():
        if fact.confirmed:
            assert [name for name in fact.figures if not law.figure(name).values[-1].confirmed] == [], id


def test_only_known_numbers_are_given(law: Law) -> None:
    assert [(id, text) for id, _, text in parts(law) if set(PHONE.findall(text)) - PHONES] == []
    for id, fact in law.facts.items():
        if fact.phone:
            assert fact.phone in PHONES and fact.phone in said(law, id), id
        if fact.url:
            assert re.match(r"https://(?:www\.)?(?:\w+\.)?(?:irs|tigta)\.gov(?:/|$)", fact.url), id


def test_most_ways_to_help_have_a_place_to_turn_to(law: Law) -> None:
    for id in "help_taxpayer_advocate help_low_income_clinic help_irs_individuals help_irs_businesses".split():
        assert law.facts[id].phone or law.facts[id].url, id


def test_the_clinics_income_line_follows_the_guideline(law: Law) -> None:
    guideline = law.figure("poverty_guideline_48_states").values[-1].value
    assert not isinstance(guideline, Decimal)
    assert f"${guideline['1'] * Decimal('2.5'):,.0f}" in said(law, "help_low_income_clinic")


@pytest.mark.parametrize(
    ("id", "figure"),
    [
        ("costs_national_standards", "national_standards"),
        ("costs_health", "out_of_pocket_health"),
        ("costs_transport", "transport_ownership"),
    ],
)
def test_a_table_of_living_costs_is_said_in_full(law: Law, id: str, figure: str) -> None:
    table = law.figure(figure).values[-1].value
    assert not isinstance(table, Decimal)
    assert [row for row, number in table.items() if f"${number:,}" not in said(law, id)] == []


@pytest.mark.parametrize(
    ("id", "told"),
    [
        ("levy_wages", ("no fixed percentage", "every paycheck", "Publication 1494", "within about three days")),
        ("levy_bank_account", ("one-time snapshot", "21 days", "not caught", "Form 668-D")),
        ("levy_social_security", ("15%", "SSI", "October 2015", "250%")),
        ("levy_federal_payments", ("15%", "100%")),
        ("levy_state_refund", ("comes after the levy", "Form 12153")),
        ("levy_property_seizure", ("$5,000", "federal judge", "180 days")),
        ("levy_retirement", ("10% penalty",)),
        ("refund_offset", ("an offset and not a levy", "Form 8379")),
        ("levy_exempt_property", ("$11,980", "$5,990", "unemployment benefits", "IRAs")),
        ("levy_release_grounds", ("basic living costs", "877-777-4778", "Form 9423")),
        ("levy_return_of_property", ("two years",)),
        ("levy_steps_before", ("10 days", "30 days ahead", "CP504 is only the intent notice")),
        ("lien_statutory", ("A lien is not a levy",)),
        ("lien_notice", ("seizes nothing", "Letter 3172")),
        ("lien_filing_guideline", ("$10,000", "$25,000", "a guideline and not a limit")),
        ("lien_release", ("within 30 days",)),
        ("lien_self_release", ("10 years and 30 days",)),
        ("lien_withdrawal", ("Form 12277", "$25,000 or less", "60 months", "at least 3 payments")),
        ("lien_discharge", ("Form 14135",)),
        ("lien_subordination", ("Form 14134",)),
        ("lien_nonattachment", ("Publication 1024", "no form for it")),
        ("passport_certification", ("$66,000", "30 days", "just below the limit does not")),
        ("costs_not_allowed", ("credit cards", "gifts to charity")),
        ("scam_how_irs_contacts", ("The IRS first writes by mail", "CP40", "Letter 725-B")),
        ("scam_what_irs_never_does", ("gift cards", "arrest", "out of the blue")),
        ("scam_private_agency", ("Taxpayer Authentication Number", "cannot levy", "gift cards", "irs.gov")),
        ("scam_report", ("phishing@irs.gov", "7726", "800-366-4484", "confirm the number on tigta.gov")),
        ("scam_ways_to_pay", ("irs.gov/payments", "United States Treasury")),
        ("help_taxpayer_advocate", ("877-777-4778", "Form 911", "free, independent")),
        ("help_low_income_clinic", ("250%", "$50,000", "irs.gov/litc")),
        ("help_irs_collection", ("800-829-7650", "800-829-3903")),
    ],
)
def test_a_fact_tells_what_must_be_told(law: Law, id: str, told: tuple[str, ...]) -> None:
    text = said(law, id)
    assert [fact for fact in told if fact not in text] == []
