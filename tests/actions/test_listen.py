"""What a message does to a case that is known: what puts it right, and what is told of something else."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from actions.listen import corrected, new_facts
from actions.slots import law, merge
from actions.turn import Turn
from bot.understanding import facts

TODAY = date(2026, 11, 23)
KNOWN = {"notice": "LT11", "notice_date": "2026-11-05", "assessed_balance": "1200.00"}
EMPTY = Turn(
    text="",
    intent="inform",
    confidence=1.0,
    ask=(),
    ranking=(),
    facts={},
    notice_said=True,
    entities=(),
    notes=(),
    spanish=False,
    case={},
    loop="triage_form",
    requested=None,
    handled=False,
    last_said="",
    today=TODAY,
    sender="a",
    channel="rest",
    slots={},
)


def said(text: str, case: dict[str, Any] = KNOWN, intent: str = "correction") -> Turn:
    return replace(EMPTY, text=text, intent=intent, case=case, facts=dict(facts.read(text, TODAY, law(), "past")))


def after(text: str, case: dict[str, Any] = KNOWN) -> dict[str, Any]:
    turn = said(text, case)
    corrections = corrected(turn)
    return merge(turn.case, {**new_facts(turn, bool(corrections)), **corrections}, True, True, True)


@pytest.mark.parametrize(
    "text",
    [
        "sorry for the long wait, i was in the hospital since october 3",
        "sorry i forgot, i paid 500 on october 1",
        "i got fired and my rent was due on november 1, what should i do instead",
        "sorry, my son was born october 12",
        "actually i called them on november 2",
        "sorry, i moved on october 20",
        "sorry i retired october 3",
        "sorry, i answered the letter on november 18",
        "sorry, my court date is october 9",
    ],
)
def test_a_day_of_something_else_never_becomes_the_day_of_the_letter(text: str) -> None:
    assert "notice_date" not in corrected(said(text))
    assert after(text)["notice_date"] == "2026-11-05"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("sorry, oct 15", "2026-10-15"),
        ("no, the 12th", "2026-11-12"),
        ("no sorry, it was dated the 12th", "2026-11-12"),
        ("actually it is dated november 9, 2026", "2026-11-09"),
        ("i misread it, it says nov 12", "2026-11-12"),
        ("sorry i was in the hospital, the letter says nov 12", "2026-11-12"),
        ("the date. it is november 9 2026", "2026-11-09"),
        ("my mistake, the date on the letter is 10/30/2026", "2026-10-30"),
    ],
)
def test_a_day_of_the_letter_is_put_right(text: str, day: str) -> None:
    assert corrected(said(text))["notice_date"] == day


@pytest.mark.parametrize(
    "text",
    [
        "my boss pays me 800 instead of 1200 now",
        "my paycheck was 312 today instead of 1100",
        "actually my house is worth 300k",
        "my house is worth 300k",
        "We also owe the State of Ohio about $3,000",
        "tax relief company wants 3 grand up front",
        "my brother in law settled for 50 bucks",
        "sorry, i owe my landlord 900",
    ],
)
def test_a_sum_of_something_else_never_becomes_the_balance(text: str) -> None:
    assert "assessed_balance" not in corrected(said(text))
    assert after(text)["assessed_balance"] == "1200.00"


@pytest.mark.parametrize(
    ("text", "balance"),
    [
        ("sorry, 9,400", 9400),
        ("actually i owe 9,400", 9400),
        ("correction, six thousand not sixty thousand", 6000),
        ("i misread it, the letter says $9,400", 9400),
        ("no, the balance is actually 9400 dollars", 9400),
    ],
)
def test_the_balance_is_put_right(text: str, balance: int) -> None:
    assert float(corrected(said(text))["assessed_balance"]) == balance


def test_the_day_of_a_letter_beside_is_put_right_and_the_one_that_leads_stays() -> None:
    known = {**KNOWN, "other_notices": [{"notice": "CP503", "notice_date": "2026-09-08"}]}
    found = after("sorry the CP503 was from September 18", known)
    assert (found["notice"], found["notice_date"]) == ("LT11", "2026-11-05")
    assert found["other_notices"] == [{"notice": "CP503", "notice_date": "2026-09-18"}]


@pytest.mark.parametrize(
    "text",
    [
        "I got a CP14 on July 6, a CP503 on September 8, and finally on November 9 a letter that says LT11",
        "a CP503 dated September 8 and then an LT11",
    ],
)
def test_an_undated_letter_that_presses_more_leads_and_its_date_is_open(text: str) -> None:
    turn = said(text, {}, "inform")
    found = merge({}, new_facts(turn), False, True, False)
    assert found["notice"] == "LT11"
    assert found.get("notice_date") in (None, "2026-11-09")
    beside = {letter["notice"]: letter.get("notice_date") for letter in found["other_notices"]}
    assert beside["CP503"] == "2026-09-08"


@pytest.mark.parametrize(
    "text",
    [
        "CP503 dated September 8, the next is LT11",
        "CP503 dated September 8, after that comes an LT11",
        "I have a CP503 dated September 8. will I get an LT11",
        "I have a CP503 dated September 8, is LT11 next?",
    ],
)
def test_a_letter_spoken_of_as_coming_does_not_lead(text: str) -> None:
    turn = said(text, {}, "inform")
    found = merge({}, new_facts(turn), False, True, False)
    assert (found["notice"], found["notice_date"]) == ("CP503", "2026-09-08")
    assert not found.get("other_notices")
