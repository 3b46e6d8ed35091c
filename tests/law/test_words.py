"""Everything that is said: short, plain, and never what this bot must never say."""

import re
from collections.abc import Iterator

import pytest

from bot.law.loader import Law

OPTIONS = """
pay_in_full short_term_plan guaranteed_ia simple_payment_plan ddia nsia_50_250 ia_with_433 ppia ia_in_business oic_datc
oic_datl oic_eta cnc collection_hold fta reasonable_cause statutory_exception written_advice_abatement
covid_disaster_abatement levy_release cdp_hearing equivalent_hearing cap lien_relief passport_decertification
innocent_spouse injured_spouse dispute_cp2000 tax_court math_error_abatement audit_reconsideration file_missing_returns
bankruptcy identity_theft tas litc disaster_relief combat_zone_military offset_bypass_refund stay_compliant ia_reinstate
tfrp_response wait_for_csed obbba_effects
""".split()
THE_FOUR = {"collection_triggers", "key_notices", "stop_levy_or_garnishment", "federal_tax_lien"}
FORBIDDEN = re.compile(
    r"guarantee|\bpromis|\bignor|social security number|\bssn\b|\bitin\b|\bdon't worry|act now|you will (?:win|save)"
    r"|your fault|you failed|settle for pennies",
    re.IGNORECASE,
)
CODE = re.compile(r"\b(?:CP|LT)\d+[A-Z]?\b|\bLetter \d+\b|\bForm 668-[AW]\b")


def every_sentence(law: Law) -> Iterator[tuple[str, str]]:
    shelves = (law.notices, law.deadlines, law.options, law.questions)
    for shelf in shelves:
        for id, entry in shelf.items():
            for language, parts in entry.words.items():
                for part, text in parts.items():
                    yield f"{id}.{language}.{part}", text
    for language in law.sentences:
        for id, text in law.words(language).items():
            yield f"{language}:{id}", text


def test_all_options_and_the_four_questions_are_there(law: Law) -> None:
    assert set(law.options) == set(OPTIONS)
    assert THE_FOUR <= set(law.questions)


def test_nothing_forbidden_is_said(law: Law) -> None:
    assert [(where, text) for where, text in every_sentence(law) if FORBIDDEN.search(text)] == []


def test_lengths_fit_a_chat(law: Law) -> None:
    limits = {"title": 60, "name": 50, "question": 60, "answer": 700}
    too_long = []
    for shelf in (law.notices, law.deadlines, law.options, law.questions):
        for id, entry in shelf.items():
            for part, text in entry.words["en"].items():
                if len(text) > limits.get(part, 260):
                    too_long.append((id, part, len(text)))
    assert too_long == []


def test_texts_are_whole_and_clean(law: Law) -> None:
    for where, text in every_sentence(law):
        assert "  " not in text and "\n" not in text and text == text.strip(), where
        assert "[K]" not in text and "TODO" not in text, where
    for shelf in (law.notices, law.options, law.questions, law.deadlines):
        for id, entry in shelf.items():
            for part, text in entry.words["en"].items():
                if part not in ("title", "name", "question"):
                    assert text[-1] in ".?", (id, part)


def test_sentences_are_short(law: Law) -> None:
    """Plain words need short sentences: at most 30 words each, and 18 on average within a notice."""
    for where, text in every_sentence(law):
        for sentence in re.split(r"(?<=[.?!])\s+", text):
            assert len(sentence.split()) <= 30, (where, sentence)
    for notice in law.notices.values():
        sentences = re.split(r"(?<=[.?!])\s+", " ".join(notice.words["en"].values()))
        assert sum(len(sentence.split()) for sentence in sentences) / len(sentences) <= 18, notice.code


def test_a_text_names_few_codes(law: Law) -> None:
    """A chat reply names at most seven codes, so a notice's own words may name two others and an answer five."""
    for notice in law.notices.values():
        for part, text in notice.words["en"].items():
            assert len(set(CODE.findall(text)) - {notice.code}) <= 2, (notice.code, part)
    for question in law.questions.values():
        assert len(set(CODE.findall(question.words["en"]["answer"]))) <= 5, question.id


def test_people_are_addressed(law: Law) -> None:
    for question in law.questions.values():
        assert re.search(r"\b(?:you|your)\b", question.words["en"]["answer"], re.IGNORECASE), question.id


@pytest.mark.parametrize("shelf", ["notices", "deadlines", "options", "questions"])
def test_what_was_not_confirmed_rests_on_no_silence(law: Law, shelf: str) -> None:
    """An entry that is confirmed has at least one source that was read."""
    for id, entry in getattr(law, shelf).items():
        assert entry.authority and entry.sources, id
        if entry.confirmed:
            assert any(source.confirmed for source in entry.sources), id


def test_an_unconfirmed_answer_sends_people_to_check(law: Law) -> None:
    for question in law.questions.values():
        if not question.confirmed:
            assert re.search(r"check the notice|confirm", question.words["en"]["answer"], re.IGNORECASE), question.id


def test_the_triggers_are_the_four(law: Law) -> None:
    answer = law.questions["collection_triggers"].words["en"]["answer"]
    for trigger in ("unpaid balance", "no reply to notices", "plan that defaults", "repeated late filing"):
        assert trigger in answer


@pytest.mark.parametrize(
    ("id", "facts"),
    [
        ("key_notices", ("21 days", "30 days", "Form 12153")),
        ("stop_levy_or_garnishment", ("Form 12153", "21 days", "877-777-4778", "basic living costs")),
        ("federal_tax_lien", ("$10,000", "five business days", "$25,000", "within 30 days of full payment")),
        ("how_long_can_the_irs_collect", ("Ten years", "bankruptcy plus six months", "plus 60 days")),
        ("cost_of_a_payment_plan", ("$22", "$107", "$69", "$178", "$43", "0.25%")),
        ("interest_rate", ("7%", "6% from April to June 2026", "8% in 2024")),
        ("penalties", ("5%", "4.5%", "0.5%", "0.25%", "1%", "25%", "$525")),
        ("offer_in_compromise", ("$205", "20%", "five years")),
        ("offer_odds", ("7,199", "33,591", "21%", "42%")),
        ("offer_computed", ("80%", "$1,000", "$3,450", "$11,980", "12 times", "24 times")),
        ("house", ("$5,000", "federal judge", "180 days")),
        ("passport", ("$66,000", "confirm with the IRS", "30 days")),
        ("social_security", ("15%", "SSI")),
        ("bankruptcy", ("three years", "two years", "240 days", "lawyer")),
    ],
)
def test_an_answer_has_its_facts(law: Law, id: str, facts: tuple[str, ...]) -> None:
    answer = law.questions[id].words["en"]["answer"]
    assert [fact for fact in facts if not any(form in answer for form in fact.split("|"))] == []


def test_the_two_spouse_forms_are_not_mixed_up(law: Law) -> None:
    assert law.options["innocent_spouse"].forms == ("Form 8857",)
    assert law.options["injured_spouse"].forms == ("Form 8379",)


def test_a_plan_lists_no_fee_of_its_own_and_an_offer_its_fee(law: Law) -> None:
    """Plan fees depend on how it is asked for and on income: the figures tell them."""
    assert {law.options[id].cost for id in ("simple_payment_plan", "guaranteed_ia", "ppia", "nsia_50_250")} == {None}
    assert law.options["oic_datc"].cost == 205
    assert law.options["oic_datl"].cost == 0
    assert law.options["tax_court"].cost == 60
    assert law.options["short_term_plan"].cost == 0
