"""What the forms share: the events that set slots and end a form."""

from collections.abc import Mapping
from typing import Any

from rasa_sdk.events import ActiveLoop, EventType, SlotSet

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
