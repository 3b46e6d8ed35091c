"""What is read while a booking asks for the name."""

from dataclasses import replace

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions import booking
from actions.reviews import CONTACT, NAME
from actions.sentences import Sentences
from tests.actions.test_booking_fails import DOMAIN
from tests.actions.test_listen import EMPTY


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TODAY", "2026-11-23")


def read(text: str, intent: str = "inform", requested: str = NAME) -> dict[str, str] | None:
    turn = replace(EMPTY, text=text, intent=intent, loop="booking_form", requested=requested)
    return booking._read(turn, requested, Sentences.of(DOMAIN, turn), CollectingDispatcher())


def test_name_contact_and_wish_in_one_message_are_all_kept() -> None:
    found = read("My name is John Smith and you can reach me at john@example.com, Wednesday morning please.")
    assert found is not None
    assert (found[NAME], found[CONTACT]) == ("John Smith", "john@example.com")
    assert "Wednesday morning" in found["booking__wish"]


@pytest.mark.parametrize("text", ["tomorrow afternoon", "Tomorrow afternoon", "next tuesday at 3", "next week"])
@pytest.mark.parametrize("intent", ["goodbye", "inform"])
def test_a_wish_for_a_time_is_kept_and_is_no_name(text: str, intent: str) -> None:
    assert read(text, intent) == {"booking__wish": text}


@pytest.mark.parametrize("text", ["John Smith", "my name is John Smith", "April June Carter", "june carter"])
def test_a_name_is_a_name(text: str) -> None:
    found = read(text)
    assert found is not None
    assert found[NAME] == text.removeprefix("my name is ").title()
    assert "booking__wish" not in found


def test_a_question_is_no_name() -> None:
    assert read("what is a lien?", "glossary") is None
