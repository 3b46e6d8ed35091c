"""What counts as an answer to a question, and what is told of something else."""

from dataclasses import replace

import pytest

from actions.topics import BY_SLOT, Facts
from tests.actions.test_listen import EMPTY


def answer(slot: str, text: str, intent: str = "inform") -> Facts | None:
    return BY_SLOT[slot].read(replace(EMPTY, text=text, intent=intent, requested=slot))


@pytest.mark.parametrize(
    "text",
    [
        "i lost my job",
        "lost my job",
        "i am on social security",
        "we have about $2,600 in checking",
        "my job is gone",
        "they said they will be taking my wages",
        "i took a pay cut",
    ],
)
def test_nothing_is_said_to_be_taken(text: str) -> None:
    assert answer("triage__taken", text) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("my bank account", "bank"),
        ("wages", "wage"),
        ("paycheck", "wage"),
        ("yes, from my paycheck", "wage"),
        ("they took half of my paycheck, what can i do about it", "wage"),
        ("the checking account is frozen, they froze it", "bank"),
        ("they are holding part of my social security", "social_security"),
    ],
)
def test_what_was_taken(text: str, kind: str) -> None:
    assert answer("triage__taken", text) == {"levy_active": True, "levy_type": kind}


@pytest.mark.parametrize(
    "text",
    ["i havent slept in 3 nights", "i haven't told my husband", "i never got the letter", "i haven't paid my taxes"],
)
@pytest.mark.parametrize("intent", ["inform", "deny"])
def test_nothing_is_said_of_returns(text: str, intent: str) -> None:
    assert answer("triage__filed", text, intent) is None


@pytest.mark.parametrize(
    "text",
    [
        "i haven't",
        "never did",
        "not for 2021",
        "some of them",
        "no",
        "i never filed 2019",
        "i am behind on my returns",
        "we didn't file for two years",
    ],
)
def test_not_all_returns_are_filed(text: str) -> None:
    assert answer("triage__filed", text) == {"all_required_returns_filed": False}


@pytest.mark.parametrize(
    "text",
    [
        "i havent slept in 3 nights",
        "i am 67 and have 2 kids at home",
        "my daughter turned 14 and my rent is 900",
        "my rent is 900 a month",
        "i make 2400 a month",
        "my son needs 300",
    ],
)
def test_no_sum_to_pay_with(text: str) -> None:
    assert "monthly_ability" not in (answer("triage__pay", text) or {})


@pytest.mark.parametrize(
    ("text", "sum_"),
    [
        ("200", 200),
        ("maybe about 150 i guess", 150),
        ("$75", 75),
        ("i could do 250", 250),
        ("my rent is 900 but i can pay 200", 200),
        ("100 a month", 100),
        ("i can pay 200 after rent", 200),
    ],
)
def test_the_sum_to_pay_with(text: str, sum_: int) -> None:
    found = answer("triage__pay", text)
    assert found is not None
    assert float(found["monthly_ability"]) == sum_
