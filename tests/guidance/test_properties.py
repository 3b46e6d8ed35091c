"""What holds for every case, whatever is known of it."""

import json
from dataclasses import fields, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, get_args

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.guidance.assess import assess
from bot.guidance.case import (
    Case,
    Circumstance,
    FilingStatus,
    LevyType,
    OtherNotice,
    Payment,
    PayPeriod,
    TaxpayerType,
    Tolling,
    TollingKind,
    with_fact,
)
from bot.guidance.ranking import judged, leading, ranked
from bot.guidance.terms import Terms, TracedTerms
from bot.guidance.urgency import LEVELS, urgency
from bot.law.loader import load
from tests.guidance.conftest import with_rule_letters

LAW = with_rule_letters(load())
TODAY = date(2026, 11, 23)
DAYS = st.dates(date(2016, 1, 1), date(2028, 12, 31))
MONEY = st.decimals(0, 400_000, places=2) | st.sampled_from(
    [Decimal(0), Decimal(10_000), Decimal(50_000), Decimal(250_000)]
)
YEARS = st.integers(2015, 2026)
NOTICES = st.sampled_from([*LAW.notices, "CP9999"])
BOOLEANS = [field.name for field in fields(Case) if field.type == bool | None]
BY_TYPE: dict[Any, st.SearchStrategy[Any]] = {
    str | None: NOTICES,
    bool | None: st.booleans(),
    date | None: DAYS,
    int | None: st.integers(0, 200),
    Decimal | None: MONEY,
    tuple[int, ...] | None: st.lists(YEARS, max_size=2).map(tuple),
    tuple[OtherNotice, ...] | None: st.lists(
        st.builds(OtherNotice, NOTICES, st.none() | DAYS, st.none() | st.lists(YEARS, max_size=2).map(tuple)),
        max_size=2,
    ).map(tuple),
    tuple[Payment, ...] | None: st.lists(st.builds(Payment, DAYS, MONEY), max_size=3).map(tuple),
    tuple[Tolling, ...] | None: st.lists(
        st.builds(
            lambda kind, start, days: Tolling(kind, start, start + timedelta(days=days)),
            st.sampled_from(get_args(TollingKind)),
            DAYS,
            st.integers(0, 400),
        ),
        max_size=3,
    ).map(tuple),
    LevyType | None: st.sampled_from(get_args(LevyType)),
    FilingStatus | None: st.sampled_from(get_args(FilingStatus)),
    PayPeriod | None: st.sampled_from(get_args(PayPeriod)),
    TaxpayerType | None: st.sampled_from(get_args(TaxpayerType)),
}
BY_NAME = {
    "today": st.none(),
    "state": st.none() | st.sampled_from(["OH", "AK", "HI"]),
    "tax_year": st.none() | YEARS,
    "installment_agreement_in_tax_year": st.none() | YEARS,
    "household_size": st.none() | st.integers(1, 12),
    "circumstances": st.frozensets(st.sampled_from(get_args(Circumstance)), max_size=2),
}
STRATEGIES = {
    field.name: BY_NAME[field.name] if field.name in BY_NAME else st.none() | BY_TYPE[field.type]
    for field in fields(Case)
}
CASES = st.builds(
    Case,
    **{field.name: STRATEGIES[field.name] for field in fields(Case)},
)


@settings(max_examples=60, deadline=None)
@given(CASES)
def test_every_case_has_an_answer_that_json_can_carry(case: Case) -> None:
    answer = assess(case, TODAY, LAW)
    said = answer.to_json()
    assert json.loads(json.dumps(said)) == said
    contract = {"today", "notice", "urgency", "deadlines", "options", "numbers", "missing", "sources"}
    assert set(said) == contract | {"letters"}
    assert answer == assess(case, TODAY, LAW)


@settings(max_examples=60, deadline=None)
@given(CASES)
def test_amounts_are_never_negative(case: Case) -> None:
    numbers = assess(case, TODAY, LAW).numbers
    amounts = {name: value for name, value in numbers.items() if isinstance(value, Decimal) and name != "mdi"}
    assert {name: value for name, value in amounts.items() if value < 0} == {}


@settings(max_examples=60, deadline=None)
@given(CASES)
def test_the_list_is_in_order(case: Case) -> None:
    answer = assess(case, TODAY, LAW)
    offered = [option.offered for option in answer.options]
    assert offered == sorted(offered, reverse=True)
    assert len({option.id for option in answer.options}) == len(answer.options)
    assert all(option.because for option in answer.options)
    open_days = [one.days_left for one in answer.deadlines if one.status == "open"]
    assert open_days == sorted(open_days)
    assert [one.status for one in answer.deadlines][: len(open_days)] == ["open"] * len(open_days)


@settings(max_examples=60, deadline=None)
@given(CASES)
def test_the_quick_look_at_the_leading_option_finds_the_same_one(case: Case) -> None:
    terms = Terms(case, TODAY, LAW)
    verdicts = judged(terms)
    offered = [id for id in ranked(terms, verdicts) if verdicts[id].fit != "does_not_fit"]
    found = leading(terms)
    assert (found and found[0]) == (offered[0] if offered else None)


@settings(max_examples=60, deadline=None)
@given(CASES, st.sampled_from(BOOLEANS))
def test_unknown_is_treated_as_neither_answer(case: Case, field: str) -> None:
    unknown = Terms(replace(case, **{field: None}), TODAY, LAW)
    answers = [Terms(replace(case, **{field: answer}), TODAY, LAW) for answer in (True, False)]
    now, then = urgency(unknown), [urgency(answer) for answer in answers]
    assert LEVELS.index(now.level) >= min(LEVELS.index(found.level) for found in then)
    if now.human:
        assert any(found.human for found in then)
    verdicts = [judged(answer) for answer in answers]
    for id, verdict in judged(unknown).items():
        fits = [found[id].fit if id in found else None for found in verdicts]
        if verdict.fit == "does_not_fit":
            assert fits != ["fits", "fits"], f"{id} is ruled out by an unknown {field}"
        if verdict.fit == "fits":
            assert fits != ["does_not_fit", "does_not_fit"], f"{id} fits by an unknown {field}"


@pytest.mark.parametrize("field", BOOLEANS)
def test_one_unknown_fact_alone_raises_nothing(field: str) -> None:
    assert urgency(Terms(Case(**{field: None}), TODAY, LAW)).level == "L5"


@settings(max_examples=50, deadline=None)
@given(CASES, DAYS, st.integers(1, 200))
def test_a_later_letter_never_ends_earlier(case: Case, dated: date, later: int) -> None:
    assume(case.notice is not None)
    case = replace(case, printed_deadline=None, other_notices=None)

    def days(of: date) -> dict[str, date]:
        terms = Terms(replace(case, notice_date=of), TODAY, LAW)
        return {one.id: one.date for one in terms.deadlines if one.letter is not None}

    first, second = days(dated), days(dated + timedelta(days=later))
    assert all(second[id] >= day for id, day in first.items())


@settings(max_examples=50, deadline=None)
@given(CASES)
def test_a_stop_sign_leaves_no_way_to_pay(case: Case) -> None:
    for sign in ("criminal_investigation", "summons"):
        answer = assess(replace(case, **{sign: True}), TODAY, LAW)
        assert (answer.urgency.level, answer.urgency.human, answer.options) == ("L1", True, ())
    seized = assess(replace(case, seizure=True, criminal_investigation=None, summons=None), TODAY, LAW)
    assert {option.id for option in seized.options} <= {"levy_release", "tas", "cap", "cdp_hearing"}


@settings(max_examples=60, deadline=None)
@given(CASES, st.sampled_from([field.name for field in fields(Case) if field.name != "today"]), st.data())
def test_an_answer_tried_is_the_answer_given(case: Case, field: str, data: st.DataObject) -> None:
    """Trying one more fact on what is already worked out finds what a new case with that fact finds."""
    terms = TracedTerms(case, TODAY, LAW)
    before = (urgency(terms), leading(terms), judged(terms))
    assert before == (urgency(plain := Terms(case, TODAY, LAW)), leading(plain), judged(plain))
    answer = data.draw(STRATEGIES[field])
    tried, anew = terms.tried(field, answer), Terms(with_fact(case, field, answer), TODAY, LAW)
    assert (urgency(tried), leading(tried), judged(tried)) == (urgency(anew), leading(anew), judged(anew))


@settings(max_examples=60, deadline=None)
@given(CASES, st.sampled_from([field.name for field in fields(Case) if field.name != "today"]), st.data())
def test_one_more_answer_leaves_an_urgency_with_its_reasons(case: Case, field: str, data: st.DataObject) -> None:
    found = urgency(Terms(with_fact(case, field, data.draw(STRATEGIES[field])), TODAY, LAW))
    assert found.level in LEVELS
    assert found.because
    assert found.human == bool(found.human_because)


@settings(max_examples=60, deadline=None)
@given(CASES)
def test_every_reason_can_be_said_and_every_source_names_its_day(case: Case) -> None:
    answer = assess(case, TODAY, LAW)
    words, known = LAW.words(), {source.id for source in answer.sources}
    reasons = [*answer.urgency.because, *answer.urgency.human_because, *answer.notes]
    reasons += [id for one in (*answer.options, *answer.deadlines) for id in one.because]
    assert {id for id in reasons if id not in words} == set()
    assert all(option.sources and set(option.sources) <= known for option in answer.options)
    assert all({source.id for source in one.rule.sources} <= known for one in answer.deadlines)
    assert all(source.as_of <= TODAY for source in answer.sources)
