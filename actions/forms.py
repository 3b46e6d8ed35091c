"""What the forms share: the next question, the words round it, and the events that set slots."""

from collections.abc import Iterable, Mapping
from typing import Any

from rasa_sdk.events import ActiveLoop, EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.sentences import Button, Sentences

REQUESTED = "requested_slot"
SAID = "said"
SKIPPED = "skipped"
NOT_AN_ANSWER: list[EventType] = []
"""What a form's validation returns for a message that does not answer its question: Rasa then answers it by a rule."""


def close() -> list[EventType]:
    """End the running form."""
    return [ActiveLoop(None), SlotSet(REQUESTED, None)]


def set_slots(values: Mapping[str, Any]) -> list[EventType]:
    """One event a slot."""
    return [SlotSet(name, value) for name, value in values.items()]


def utter(
    dispatcher: CollectingDispatcher, paragraphs: Iterable[str], buttons: Iterable[Button] = (), separator: str = "\n\n"
) -> None:
    """One message of the paragraphs that are not empty."""
    text = separator.join(paragraph for paragraph in paragraphs if paragraph)
    if text:
        dispatcher.utter_message(text=text, buttons=[dict(button) for button in buttons])


def ask(dispatcher: CollectingDispatcher, sentences: Sentences, name: str, /, **fields: object) -> None:
    """The question `name` in a wording that was not just used, with its buttons."""
    dispatcher.utter_message(
        text=sentences.say(name, **fields), buttons=[dict(button) for button in sentences.buttons(name)]
    )
