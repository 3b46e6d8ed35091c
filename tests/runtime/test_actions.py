import json
import logging
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from rasa.core.actions.action import ActionExecutionRejection as RasaRejection
from rasa.core.actions.action import RemoteAction
from rasa.core.channels.channel import CollectingOutputChannel
from rasa.core.nlg import NaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import ClientResponseError
from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import ActionExecutionRejection

from bot.runtime import actions
from bot.runtime.actions import InProcessActions

Body = Callable[[CollectingDispatcher, Tracker], list[dict[str, Any]]]


def endpoint(body: Body) -> InProcessActions:
    """The project's actions and one more, `action_under_test`, which does what `body` does."""

    class ActionUnderTest(Action):
        def name(self) -> str:
            return "action_under_test"

        async def run(
            self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
        ) -> list[dict[str, Any]]:
            return body(dispatcher, tracker)

    made = InProcessActions("actions")
    made._executor.register_action(ActionUnderTest())
    return made


def call(name: str = "action_under_test") -> dict[str, Any]:
    tracker = {
        "sender_id": "web:somebody",
        "slots": {"case": {"notice": "CP504"}},
        "latest_message": {},
        "events": [],
        "paused": False,
        "followup_action": None,
        "active_loop": {},
        "latest_action_name": None,
    }
    return {"next_action": name, "sender_id": "web:somebody", "tracker": tracker, "domain": {}, "version": "3.6"}


async def test_what_an_action_says_and_sets_comes_back_as_json() -> None:
    def body(dispatcher: CollectingDispatcher, tracker: Tracker) -> list[dict[str, Any]]:
        dispatcher.utter_message(text="Hello.")
        return [SlotSet("told", ("a", "b"))]

    result = await endpoint(body).request(json=call())
    assert [response["text"] for response in result["responses"]] == ["Hello."]
    assert [(event["name"], event["value"]) for event in result["events"]] == [("told", ["a", "b"])]
    assert json.loads(json.dumps(result)) == result


async def test_an_action_cannot_change_what_it_was_given() -> None:
    def body(dispatcher: CollectingDispatcher, tracker: Tracker) -> list[dict[str, Any]]:
        tracker.slots["case"]["notice"] = "LT11"
        return []

    given = call()
    await endpoint(body).request(json=given)
    assert given["tracker"]["slots"] == {"case": {"notice": "CP504"}}


async def test_a_rejection_is_answered_as_the_action_server_does() -> None:
    def body(dispatcher: CollectingDispatcher, tracker: Tracker) -> list[dict[str, Any]]:
        raise ActionExecutionRejection("action_under_test", "not now")

    with pytest.raises(ClientResponseError) as raised:
        await endpoint(body).request(json=call())
    assert raised.value.status == 400
    assert json.loads(raised.value.text) == {"error": "not now", "action_name": "action_under_test"}


async def test_rasa_takes_the_rejection_for_one() -> None:
    def body(dispatcher: CollectingDispatcher, tracker: Tracker) -> list[dict[str, Any]]:
        raise ActionExecutionRejection("action_under_test")

    domain = Domain.empty()
    tracker = DialogueStateTracker.from_events("web:somebody", [])
    remote = RemoteAction("action_under_test", endpoint(body))
    with pytest.raises(RasaRejection):
        await remote.run(CollectingOutputChannel(), NaturalLanguageGenerator.create(None, domain), tracker, domain)


@pytest.mark.parametrize("name", ["action_under_test", "action_that_is_not_there"])
async def test_a_broken_action_says_so_and_keeps_words_out_of_the_log(
    name: str, caplog: pytest.LogCaptureFixture
) -> None:
    def body(dispatcher: CollectingDispatcher, tracker: Tracker) -> list[dict[str, Any]]:
        dispatcher.utter_message(text="Half of an answer.")
        raise ValueError(f"{tracker.sender_id} is bad")

    with caplog.at_level(logging.ERROR, "bot"):
        result = await endpoint(body).request(json=call(name))
    assert result == {"events": [], "responses": [{"response": "utter_failed"}]}
    assert name in caplog.text
    assert "web:somebody" not in caplog.text


async def test_what_is_no_json_is_a_broken_action() -> None:
    def body(dispatcher: CollectingDispatcher, tracker: Tracker) -> list[dict[str, Any]]:
        return [SlotSet("told", date(2026, 11, 23))]

    result = await endpoint(body).request(json=call())
    assert result["responses"] == [{"response": "utter_failed"}]


def test_every_action_of_the_package_is_there() -> None:
    assert {"action_answer", "action_book", "validate_triage_form"} <= set(InProcessActions()._executor.actions)


def test_a_named_server_is_used_instead() -> None:
    assert isinstance(actions.endpoint(None), InProcessActions)
    named = actions.endpoint("http://127.0.0.1:5055/webhook")
    assert not isinstance(named, InProcessActions)
    assert named.url == "http://127.0.0.1:5055/webhook"
