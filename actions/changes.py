"""Changing a review in the chat: cancelling, moving, keeping, and finding one that was booked elsewhere."""

import re
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import desk
from actions.forms import NOT_AN_ANSWER, REQUESTED, close, set_slots
from actions.reviews import CONTACT, NAME, TIME, begin, contact_text, key_of, says_time, tell
from actions.sentences import Sentences
from actions.turn import Turn
from bot.booking.booking import ByReference, Cancelled
from bot.booking.contacts import Contact, read_contact
from bot.booking.references import read_reference
from bot.booking.store import BookingStoreError

WHEN = re.compile(
    r"\bwhen (?:is|was) (?:my|the)\b|^\s*when is it\b|\bdo i (?:still )?have\b|\bwhat time is my\b|"
    r"\bwhat did (?:you|i|we) book\b",
    re.IGNORECASE,
)
YES_CANCEL = re.compile(r"^\s*(?:yes|yeah|yep|sure|ok|please|si|sí)\b.*\bcancel\w*|^\s*cancel it\b", re.IGNORECASE)
KEEP = re.compile(r"\b(?:keep|leave)\b", re.IGNORECASE)


class CancelReview(Action):
    """Ask once, then cancel the review of this conversation; otherwise look it up by its code."""

    def name(self) -> str:
        return "action_cancel_review"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        turn, say = begin(tracker, domain)
        pending = turn.slots.get("pending") or {}
        if pending.get("kind") == "cancel":
            return cancel(turn, dispatcher, say)
        return _change(turn, dispatcher, say, "cancel")


class MoveReview(Action):
    """Offer other times for the review of this conversation; otherwise look it up by its code."""

    def name(self) -> str:
        return "action_move_review"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        turn, say = begin(tracker, domain)
        return _change(turn, dispatcher, say, "move")


class ValidateFindForm(Action):
    """Read the reference code and the contact that a booking was made with."""

    def name(self) -> str:
        return "validate_find_form"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        turn, _ = begin(tracker, domain)
        code, contact = turn.slots.get("find__code"), turn.slots.get("find__contact")
        asked = "find__code" if not code else "find__contact" if not contact else None
        if turn.requested is None or turn.handled:
            return [SlotSet(REQUESTED, asked)]
        found = read_contact(turn.text)
        new = {
            "find__code": code or read_reference(turn.text),
            "find__contact": contact or (contact_text(found) if isinstance(found, Contact) else None),
        }
        if (new["find__code"], new["find__contact"]) == (code, contact):
            return NOT_AN_ANSWER
        asked = "find__code" if not new["find__code"] else "find__contact" if not new["find__contact"] else None
        return [*set_slots(new), SlotSet(REQUESTED, asked)]


class AskCode(Action):
    """Ask for the reference code."""

    def name(self) -> str:
        return "action_ask_find__code"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        _, say = begin(tracker, domain)
        say.ask(dispatcher, "utter_ask_find_code")
        return []


class AskFindContact(Action):
    """Ask for the contact that the booking was made with."""

    def name(self) -> str:
        return "action_ask_find__contact"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        _, say = begin(tracker, domain)
        say.ask(dispatcher, "utter_ask_find_contact")
        return []


class FindDone(Action):
    """Go on with the booking that was found."""

    def name(self) -> str:
        return "action_find_done"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        turn, say = begin(tracker, domain)
        pending = turn.slots.get("pending") or {}
        key = key_of(turn)
        try:
            booking = desk.bookings().find(key.reference, key.contact) if isinstance(key, ByReference) else None
        except BookingStoreError:
            say.utter(dispatcher, [say.say("utter_not_saved")])
            return []
        if booking is None:
            say.utter(dispatcher, [say.say("utter_not_found")], say.buttons("utter_not_found"))
            return set_slots({"find__code": None, "find__contact": None, "pending": None})
        return _go_on(turn, dispatcher, say, pending.get("for", "cancel"), booking)


def keeps(turn: Turn) -> bool:
    """Whether the message leaves a booking as it is, after it was asked about."""
    pending = (turn.slots.get("pending") or {}).get("kind")
    return pending in ("cancel", "has_booking") and bool(KEEP.search(turn.text))


def confirms(turn: Turn) -> bool:
    """Whether the question to cancel is pending and the words alone say yes to it, whatever the model makes of them."""
    return (turn.slots.get("pending") or {}).get("kind") == "cancel" and bool(YES_CANCEL.search(turn.text))


def keep(turn: Turn, dispatcher: CollectingDispatcher, say: Sentences) -> list[EventType]:
    """Say that the review stays as it is."""
    booking = desk.bookings().open_booking(turn.sender)
    if booking is None:
        say.utter(dispatcher, [say.say("utter_no_what")])
    else:
        zone = desk.booked_zone(booking)
        say.utter(dispatcher, [say.say("utter_kept", when=desk.when(booking.starts_at, zone), zone=zone.name)])
    return set_slots({"pending": None, "find__code": None, "find__contact": None})


def tell_of_it(turn: Turn, dispatcher: CollectingDispatcher, say: Sentences) -> list[EventType] | None:
    """The review of this conversation, where the message asks about it and there is one; else None."""
    if not WHEN.search(turn.text):
        return None
    try:
        booked = desk.bookings().open_booking(turn.sender)
    except BookingStoreError:
        return None
    return tell(booked, dispatcher, say) if booked is not None else None


def cancel(turn: Turn, dispatcher: CollectingDispatcher, say: Sentences) -> list[EventType]:
    """Cancel the review that the conversation is about, and say so."""
    try:
        result = desk.bookings().cancel(key_of(turn))
    except BookingStoreError:
        say.utter(dispatcher, [say.say("utter_not_saved")])
        return []
    if isinstance(result, Cancelled):
        zone = desk.booked_zone(result.booking)
        say.utter(dispatcher, [say.say("utter_cancelled", when=desk.when(result.booking.starts_at, zone))])
    else:
        say.utter(dispatcher, [say.say("utter_no_booking")])
    return set_slots({"pending": None, "find__code": None, "find__contact": None})


def _change(turn: Turn, dispatcher: CollectingDispatcher, say: Sentences, what: str) -> list[EventType]:
    try:
        booking = desk.bookings().open_booking(turn.sender)
    except BookingStoreError:
        say.utter(dispatcher, [say.say("utter_not_saved")])
        return []
    if booking is None and turn.loop == "booking_form":
        say.utter(dispatcher, [say.say("utter_no_what")])
        return close()
    if booking is not None and WHEN.search(turn.text):
        return tell(booking, dispatcher, say)
    if booking is None:
        say.utter(dispatcher, [say.say("utter_no_booking")])
        code = read_reference(turn.text)
        find = {"pending": {"kind": "find", "for": what}, "find__code": code, "find__contact": None}
        return [*close(), *set_slots(find), FollowupAction("find_form")]
    return _go_on(turn, dispatcher, say, what, booking)


def _go_on(turn: Turn, dispatcher: CollectingDispatcher, say: Sentences, what: str, booking: Any) -> list[EventType]:
    zone = desk.booked_zone(booking)
    if what == "cancel":
        said = say.say("utter_confirm_cancel", when=desk.when(booking.starts_at, zone), zone=zone.name)
        say.utter(dispatcher, [said], say.buttons("utter_confirm_cancel"))
        return [*close(), SlotSet("pending", {"kind": "cancel"})]
    slots = {
        NAME: booking.name,
        CONTACT: contact_text(booking.contact) if booking.contact else None,
        "booking__zone": booking.zone,
        TIME: None,
        "offered": None,
        "booking__moves": "yes",
        "booking__wish": turn.text if says_time(turn) else None,
        "pending": None,
    }
    return [*close(), *set_slots(slots), FollowupAction("booking_form")]
