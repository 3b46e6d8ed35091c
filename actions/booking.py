"""The case review in the chat: booking, moving, cancelling, and finding one that was booked elsewhere."""

import logging
import re
from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import desk
from actions.forms import NOT_AN_ANSWER, REQUESTED, close, set_slots
from actions.sentences import Sentences
from actions.slots import assessment
from actions.turn import Turn, read
from bot import clock
from bot.booking.booking import (
    AlreadyBooked,
    Booked,
    Booking,
    ByConversation,
    ByReference,
    Cancelled,
    Key,
    NotFound,
    Taken,
)
from bot.booking.contacts import Contact, read_contact, read_name, without_contact
from bot.booking.openings import Offer, Opening
from bot.booking.references import read_reference
from bot.booking.store import BookingStoreError
from bot.booking.summary import case_summary
from bot.booking.wishes import Wish, read_wish
from bot.booking.zones import Zone, read_zone

logger = logging.getLogger(__name__)
NAME, CONTACT, TIME = "booking__name", "booking__contact", "booking__time"
ORDER = (NAME, CONTACT, TIME)
SHOWN = 3
SURE = 0.55
WHEN = re.compile(
    r"\bwhen (?:is|was) (?:my|the)\b|\bdo i (?:still )?have\b|\bwhat time is my\b|\bwhat did (?:you|i|we) book\b",
    re.IGNORECASE,
)
NOT_NAMES = frozenset(
    "inform out_of_scope greeting affirm thanks nlu_fallback choose_option correction other_tax".split()
)
"""Intents that a bare name may be mistaken for; any other, when it is sure, is a question and not a name."""


class Book(Action):
    """Begin a booking, or tell of the one there is."""

    def name(self) -> str:
        return "action_book"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        turn, say = _begin(tracker, domain)
        try:
            existing = desk.bookings().open_booking(turn.sender)
        except BookingStoreError:
            existing = None
        if existing is not None:
            return _tell(existing, dispatcher, say)
        if turn.loop == "booking_form":
            return []
        found = read_contact(turn.text)
        zone = read_zone(turn.text)
        slots = {
            "pending": None,
            **({"booking__zone": zone.iana} if zone else {}),
            "offered": None,
            "booking__moves": None,
            TIME: None,
            "booking__wish": turn.text if _says_time(turn) else None,
            **({CONTACT: _contact_text(found)} if isinstance(found, Contact) else {}),
        }
        return [*close(), *set_slots(slots), FollowupAction("booking_form")]


class ValidateBookingForm(Action):
    """Read the name, the contact and the time out of what was typed, in any order."""

    def name(self) -> str:
        return "validate_booking_form"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        turn, say = _begin(tracker, domain)
        known = {slot: turn.slots.get(slot) for slot in ORDER}
        requested = turn.requested if turn.requested in ORDER else None
        if requested is None or turn.handled:
            return [SlotSet(REQUESTED, _next(known))]
        new = _read(turn, requested, say, dispatcher)
        if new is None:
            return NOT_AN_ANSWER
        known.update({slot: value for slot, value in new.items() if slot in ORDER})
        if known[NAME] and known[CONTACT] and known[TIME] is None and requested != TIME:
            new[TIME] = known[TIME] = _wished(turn, known[CONTACT])
        return [*set_slots(new), SlotSet(REQUESTED, _next(known))]


class AskName(Action):
    """Ask for the name."""

    def name(self) -> str:
        return "action_ask_booking__name"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        _, say = _begin(tracker, domain)
        say.ask(dispatcher, "utter_ask_booking_name")
        return []


class AskContact(Action):
    """Ask for a phone number or an e-mail address."""

    def name(self) -> str:
        return "action_ask_booking__contact"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        turn, say = _begin(tracker, domain)
        say.ask(dispatcher, "utter_ask_booking_contact", name=turn.slots.get(NAME) or "")
        return []


class AskTime(Action):
    """Show free openings, near what was wished, and ask which."""

    def name(self) -> str:
        return "action_ask_booking__time"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        turn, say = _begin(tracker, domain)
        zone = _zone(turn)
        shown = [datetime.fromisoformat(start) for start in turn.slots.get("offered") or ()]
        try:
            if not shown:
                wish = _wish(turn, zone, turn.slots.get("booking__wish") or "")
                shown = [opening.starts_at for opening in _openings(wish, zone, turn.sender).openings]
        except BookingStoreError:
            say.utter(dispatcher, [say.say("utter_not_saved")])
            return []
        if not shown:
            say.utter(dispatcher, [say.say("utter_no_openings")])
            return []
        if len(shown) == 1:
            say.ask(dispatcher, "utter_ask_booking_nearest", when=desk.when(shown[0], zone), zone=zone.name)
            return [SlotSet("offered", [shown[0].isoformat()])]
        lines = [f"{number}. {desk.when(start, zone)}" for number, start in enumerate(shown, 1)]
        buttons = [{"title": desk.when(start, zone), "payload": desk.when(start, zone)} for start in shown]
        text = say.say("utter_ask_booking_time", zone=zone.name, openings="\n".join(lines))
        say.utter(dispatcher, [text], buttons)
        return [SlotSet("offered", [start.isoformat() for start in shown])]


class BookingDone(Action):
    """Book or move, and say so, or say that it did not work and keep what was typed."""

    def name(self) -> str:
        return "action_booking_done"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        turn, say = _begin(tracker, domain)
        chosen = turn.slots.get(TIME)
        if not chosen:
            return []
        starts_at = datetime.fromisoformat(chosen)
        zone = _zone(turn)
        said = {"name": turn.slots.get(NAME) or "", "when": desk.when(starts_at, zone), "zone": zone.name}
        contact = _contact(turn)
        try:
            result = _book(turn, starts_at, contact, zone)
        except BookingStoreError:
            logger.error("a booking could not be saved")
            kept = {**said, "contact": contact.shown if contact else ""}
            name = "utter_booking_failed"
            say.utter(dispatcher, [say.say(name, **kept)], say.buttons(name))
            return [SlotSet(TIME, None), SlotSet("booking__wish", chosen and said["when"])]
        if isinstance(result, Taken):
            say.utter(dispatcher, [say.say("utter_opening_taken")])
            offered = [opening.starts_at.isoformat() for opening in result.nearest]
            return [SlotSet(TIME, None), SlotSet("offered", offered or None), FollowupAction("booking_form")]
        if isinstance(result, Booked):
            name = "utter_moved" if turn.slots.get("booking__moves") else "utter_booked"
            shown = contact.shown if contact else ""
            say.utter(dispatcher, [say.say(name, **said, contact=shown, code=result.booking.reference)])
        elif isinstance(result, AlreadyBooked):
            say.utter(dispatcher, [say.say("utter_booked_elsewhere")])
        else:
            say.utter(dispatcher, [say.say("utter_no_booking")])
        return set_slots({TIME: None, "offered": None, "booking__moves": None, "booking__wish": None, "pending": None})


class CancelReview(Action):
    """Ask once, then cancel the review of this conversation; otherwise look it up by its code."""

    def name(self) -> str:
        return "action_cancel_review"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        turn, say = _begin(tracker, domain)
        pending = turn.slots.get("pending") or {}
        if pending.get("kind") == "cancel":
            return cancel(turn, dispatcher, say)
        return _change(turn, dispatcher, say, "cancel")


class MoveReview(Action):
    """Offer other times for the review of this conversation; otherwise look it up by its code."""

    def name(self) -> str:
        return "action_move_review"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        turn, say = _begin(tracker, domain)
        return _change(turn, dispatcher, say, "move")


class ValidateFindForm(Action):
    """Read the reference code and the contact that a booking was made with."""

    def name(self) -> str:
        return "validate_find_form"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        turn, _ = _begin(tracker, domain)
        code, contact = turn.slots.get("find__code"), turn.slots.get("find__contact")
        asked = "find__code" if not code else "find__contact" if not contact else None
        if turn.requested is None or turn.handled:
            return [SlotSet(REQUESTED, asked)]
        found = read_contact(turn.text)
        new = {
            "find__code": code or read_reference(turn.text),
            "find__contact": contact or (_contact_text(found) if isinstance(found, Contact) else None),
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
        _, say = _begin(tracker, domain)
        say.ask(dispatcher, "utter_ask_find_code")
        return []


class AskFindContact(Action):
    """Ask for the contact that the booking was made with."""

    def name(self) -> str:
        return "action_ask_find__contact"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        _, say = _begin(tracker, domain)
        say.ask(dispatcher, "utter_ask_find_contact")
        return []


class FindDone(Action):
    """Go on with the booking that was found."""

    def name(self) -> str:
        return "action_find_done"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        turn, say = _begin(tracker, domain)
        pending = turn.slots.get("pending") or {}
        key = _key(turn)
        try:
            booking = desk.bookings().find(key.reference, key.contact) if isinstance(key, ByReference) else None
        except BookingStoreError:
            say.utter(dispatcher, [say.say("utter_not_saved")])
            return []
        if booking is None:
            say.utter(dispatcher, [say.say("utter_not_found")], say.buttons("utter_not_found"))
            return set_slots({"find__code": None, "find__contact": None, "pending": None})
        return _go_on(turn, dispatcher, say, pending.get("for", "cancel"), booking)


def tell_of_it(turn: Turn, dispatcher: CollectingDispatcher, say: Sentences) -> list[EventType] | None:
    """The review of this conversation, where the message asks about it and there is one; else None."""
    if not WHEN.search(turn.text):
        return None
    try:
        booked = desk.bookings().open_booking(turn.sender)
    except BookingStoreError:
        return None
    return _tell(booked, dispatcher, say) if booked is not None else None


def cancel(turn: Turn, dispatcher: CollectingDispatcher, say: Sentences) -> list[EventType]:
    """Cancel the review that the conversation is about, and say so."""
    try:
        result = desk.bookings().cancel(_key(turn))
    except BookingStoreError:
        say.utter(dispatcher, [say.say("utter_not_saved")])
        return []
    if isinstance(result, Cancelled):
        zone = desk.booked_zone(result.booking)
        say.utter(dispatcher, [say.say("utter_cancelled", when=desk.when(result.booking.starts_at, zone))])
    else:
        say.utter(dispatcher, [say.say("utter_no_booking")])
    return set_slots({"pending": None, "find__code": None, "find__contact": None})


KEEP = re.compile(r"\b(?:keep|leave)\b", re.IGNORECASE)


def keeps(turn: Turn) -> bool:
    """Whether the message leaves a booking as it is, after it was asked about."""
    pending = (turn.slots.get("pending") or {}).get("kind")
    return pending in ("cancel", "has_booking") and bool(KEEP.search(turn.text))


def keep(turn: Turn, dispatcher: CollectingDispatcher, say: Sentences) -> list[EventType]:
    """Say that the review stays as it is."""
    booking = desk.bookings().open_booking(turn.sender)
    if booking is None:
        say.utter(dispatcher, [say.say("utter_no_what")])
    else:
        zone = desk.booked_zone(booking)
        say.utter(dispatcher, [say.say("utter_kept", when=desk.when(booking.starts_at, zone), zone=zone.name)])
    return set_slots({"pending": None, "find__code": None, "find__contact": None})


def _begin(tracker: Tracker, domain: dict[str, Any]) -> tuple[Turn, Sentences]:
    turn = read(tracker)
    return turn, Sentences.of(domain, turn)


def _next(known: dict[str, Any]) -> str | None:
    return next((slot for slot in ORDER if known.get(slot) is None), None)


def _read(turn: Turn, requested: str, say: Sentences, dispatcher: CollectingDispatcher) -> dict[str, Any] | None:
    """The slots that the message fills; None where it does not answer the question."""
    found = read_contact(turn.text)
    contact = found if isinstance(found, Contact) else None
    zone = read_zone(turn.text)
    new: dict[str, Any] = {}
    if contact is not None and requested in (NAME, CONTACT):
        new[CONTACT] = _contact_text(contact)
    if requested == NAME:
        name = _name(turn)
        return {**new, NAME: name} if name else (new or None)
    if requested == CONTACT:
        if contact is None and (found != "no_contact" or _offered_contact(turn.text)):
            say.utter(dispatcher, [say.say("utter_bad_contact")])
            return {"told": {"contact": found}}
        return new or None
    if turn.intent in ("cancel_review", "stop_asking") or (turn.question and not _says_time(turn)):
        return None
    slots = {"booking__zone": zone.iana} if zone else {}
    picked = _time(turn, zone or _zone(turn), say, dispatcher)
    return {**slots, **picked} if picked or slots else None


def _name(turn: Turn) -> str | None:
    name = read_name(without_contact(turn.text))
    if name is None:
        return None
    written_as_name = len(name.split()) > 1 and name in turn.text
    if not written_as_name and turn.intent not in NOT_NAMES and turn.confidence >= SURE:
        return None
    return name


def _time(turn: Turn, zone: Zone, say: Sentences, dispatcher: CollectingDispatcher) -> dict[str, Any]:
    """The opening that the words choose, or other openings to show; empty where no word is about a time."""
    offered = [datetime.fromisoformat(start) for start in turn.slots.get("offered") or ()]
    wish = read_wish(turn.text, clock.now(), zone.iana, len(offered))
    if wish.says_nothing:
        if turn.intent == "affirm" and offered:
            return {TIME: offered[0].isoformat()}
        return {}
    if wish.pick is not None:
        index = wish.pick - 1 if wish.pick > 0 else len(offered) + wish.pick
        return {TIME: offered[index].isoformat()} if 0 <= index < len(offered) else {"told": {"pick": wish.pick}}
    try:
        found = _openings(wish, zone, turn.sender)
    except BookingStoreError:
        return {}
    starts = [opening.starts_at for opening in found.openings]
    if found.exact and starts and (_definite(wish, found.openings) or set(starts) <= set(offered)):
        return {TIME: starts[0].isoformat()}
    if not found.exact:
        if turn.slots.get("booking__wish") == turn.text:
            nearest = desk.bookings().openings(wish, zone.iana, 1, turn.sender)
            starts = [opening.starts_at for opening in nearest.openings]
        else:
            say.utter(dispatcher, [say.say("utter_wish_not_free", hours=desk.hours())])
    return {"offered": [start.isoformat() for start in starts] or None, "booking__wish": turn.text}


def _openings(wish: Wish | None, zone: Zone, sender: str) -> Offer:
    """Openings that meet the wish; "monday" means the next Monday that has any."""
    found = desk.bookings().openings(wish, zone.iana, SHOWN, sender)
    if wish is None or not found.exact or not found.openings or len(wish.weekdays) != 1 or wish.days:
        return found
    first = found.openings[0].starts_at.astimezone(ZoneInfo(zone.iana)).date()
    that_day = replace(wish, days=frozenset({first}), weekdays=frozenset())
    return desk.bookings().openings(that_day, zone.iana, SHOWN, sender)


def _wished(turn: Turn, contact: str) -> str | None:
    """The opening that was asked for with the first words ("book me december 3 at 10"), when it is free."""
    text = turn.slots.get("booking__wish")
    if not text:
        return None
    found_contact = read_contact(contact)
    known = found_contact if isinstance(found_contact, Contact) else None
    zone = desk.zone_for(turn.slots.get("booking__zone"), known, turn.case.get("state"))
    wish = _wish(turn, zone, text)
    try:
        found = _openings(wish, zone, turn.sender)
    except BookingStoreError:
        return None
    if wish is not None and found.exact and found.openings and _definite(wish, found.openings):
        return found.openings[0].starts_at.isoformat()
    return None


def _definite(wish: Wish, found: tuple[Opening, ...]) -> bool:
    exact_hour = len(wish.times) == 1 and (len(wish.days) == 1 or len(wish.weekdays) == 1)
    return wish.any or wish.earliest or exact_hour or len({opening.starts_at for opening in found}) == 1


def _says_time(turn: Turn) -> bool:
    return not read_wish(turn.text, clock.now(), _zone(turn).iana, 0).says_nothing


def _wish(turn: Turn, zone: Zone, text: str) -> Wish | None:
    return read_wish(text, clock.now(), zone.iana, 0) if text else None


def _offered_contact(text: str) -> bool:
    return "@" in text or sum(character.isdigit() for character in text) >= 5


def _contact_text(contact: Contact) -> str:
    return f"{contact.value} ext. {contact.extension}" if contact.extension else contact.value


def _contact(turn: Turn) -> Contact | None:
    text = turn.slots.get(CONTACT)
    found = read_contact(text) if text else None
    return found if isinstance(found, Contact) else None


def _zone(turn: Turn) -> Zone:
    return desk.zone_for(turn.slots.get("booking__zone"), _contact(turn), turn.case.get("state"))


def _key(turn: Turn) -> Key:
    reference, contact = turn.slots.get("find__code"), turn.slots.get("find__contact")
    found = read_contact(contact) if contact else None
    if reference and isinstance(found, Contact):
        return ByReference(reference, found)
    return ByConversation(turn.sender)


def _book(
    turn: Turn, starts_at: datetime, contact: Contact | None, zone: Zone
) -> Booked | Taken | AlreadyBooked | NotFound:
    if turn.slots.get("booking__moves"):
        return desk.bookings().reschedule(_key(turn), starts_at)
    if contact is None:
        return NotFound()
    summary = case_summary(turn.case, assessment(turn).to_json())
    return desk.bookings().confirm(turn.sender, starts_at, turn.slots[NAME], contact, zone.iana, summary)


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
        return _tell(booking, dispatcher, say)
    if booking is None:
        say.utter(dispatcher, [say.say("utter_no_booking")])
        code = read_reference(turn.text)
        find = {"pending": {"kind": "find", "for": what}, "find__code": code, "find__contact": None}
        return [*close(), *set_slots(find), FollowupAction("find_form")]
    return _go_on(turn, dispatcher, say, what, booking)


def _tell(booking: Booking, dispatcher: CollectingDispatcher, say: Sentences) -> list[EventType]:
    zone = desk.booked_zone(booking)
    when = desk.when(booking.starts_at, zone)
    said = say.say("utter_has_booking", when=when, zone=zone.name, code=booking.reference)
    say.utter(dispatcher, [said], say.buttons("utter_has_booking"))
    return [*close(), SlotSet("pending", {"kind": "has_booking"})]


def _go_on(turn: Turn, dispatcher: CollectingDispatcher, say: Sentences, what: str, booking: Any) -> list[EventType]:
    zone = desk.booked_zone(booking)
    if what == "cancel":
        said = say.say("utter_confirm_cancel", when=desk.when(booking.starts_at, zone), zone=zone.name)
        say.utter(dispatcher, [said], say.buttons("utter_confirm_cancel"))
        return [*close(), SlotSet("pending", {"kind": "cancel"})]
    slots = {
        NAME: booking.name,
        CONTACT: _contact_text(booking.contact) if booking.contact else None,
        "booking__zone": booking.zone,
        TIME: None,
        "offered": None,
        "booking__moves": "yes",
        "booking__wish": turn.text if _says_time(turn) else None,
        "pending": None,
    }
    return [*close(), *set_slots(slots), FollowupAction("booking_form")]
