"""A booking that cannot be saved says so and keeps what was typed."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import desk
from actions.booking import BookingDone
from bot.booking.store import BookingStoreError

DOMAIN = yaml.safe_load((Path(__file__).parents[2] / "domain.yml").read_text(encoding="utf-8"))
TYPED = {
    "booking__name": "Jordan Rivera",
    "booking__contact": "+12025550147",
    "booking__time": "2026-12-01T15:00:00+00:00",
    "case": {"notice": "LT11", "notice_date": "2026-11-09"},
}


class GoneBookings:
    """Bookings whose database does not answer."""

    def __getattr__(self, name: str) -> Any:
        def fail(*args: Any, **kwargs: Any) -> Any:
            raise BookingStoreError("the database is gone")

        return fail


def test_a_booking_that_cannot_be_saved_keeps_what_was_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk, "bookings", GoneBookings)
    message = {"text": "december 1 at 10", "intent": {"name": "inform", "confidence": 1.0}, "entities": []}
    tracker = Tracker("a", dict(TYPED), message, [], False, None, {}, "action_listen")
    dispatcher = CollectingDispatcher()

    events = BookingDone().run(dispatcher, tracker, DOMAIN)

    said = dispatcher.messages[0]["text"]
    assert "could not save" in said
    for kept in ("Jordan Rivera", "(202) 555-0147", "December 1, 2026"):
        assert kept in said
    cleared = {event["name"] for event in events if event["event"] == "slot" and event["value"] is None}
    assert not cleared & {"booking__name", "booking__contact", "case"}
