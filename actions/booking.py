"""Booking the case review in the chat."""

import logging
import re
from datetime import datetime, timedelta
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import desk
from actions.forms import NOT_AN_ANSWER, REQUESTED, close, set_slots
from actions.reviews import (
    CONTACT,
    NAME,
    TIME,
    begin,
    contact_of,
    contact_text,
    key_of,
    openings_for,
    says_time,
    tell,
    wish_in,
    zone_of,
)
from actions.sentences import Sentences
from actions.slots import assessment
from actions.turn import Turn
from bot import clock
from bot.booking.booking import (
    AlreadyBooked,
    Booked,
    NotFound,
    Taken,
)
from bot.booking.contacts import Contact, read_contact, read_name, without_contact
from bot.booking.openings import Opening
from bot.booking.store import BookingStoreError
from bot.booking.summary import case_summary
from bot.booking.wishes import Wish, read_wish
from bot.booking.zones import Zone, read_zone

logger = logging.getLogger(__name__)
ORDER = (NAME, CONTACT, TIME)
SURE = 0.55
A_WEEK = timedelta(days=7)
INTRODUCES = re.compile(
    r"\b(?:[Mm]y name is|[Nn]ame is|[Nn]ame's|[Tt]his is)\s+(?P<name>[^\W\d_][\w'’-]*(?:\s+[A-Z][\w'’-]*){0,3})"
)
FEW_WORDS = 8
BOOKING_INTENTS = frozenset({"book_review", "reschedule_review", "choose_option", "inform"})
NOT_NAMES = frozenset(
    "inform out_of_scope greeting affirm thanks nlu_fallback choose_option correction other_tax".split()
)
"""Intents that a bare name may be mistaken for; any other, when it is sure, is a question and not a name."""


class Book(Action):
    """Begin a booking, or tell of the one there is."""

    def name(self) -> str:
        return "action_book"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        turn, say = begin(tracker, domain)
        try:
            existing = desk.bookings().open_booking(turn.sender)
        except BookingStoreError:
            existing = None
        if existing is not None:
            return tell(existing, dispatcher, say)
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
            "booking__wish": turn.text if says_time(turn) else None,
            **({CONTACT: contact_text(found)} if isinstance(found, Contact) else {}),
            **({NAME: introduced} if (introduced := _introduced(turn.text)) else {}),
        }
        return [*close(), *set_slots(slots), FollowupAction("booking_form")]


class ValidateBookingForm(Action):
    """Read the name, the contact and the time out of what was typed, in any order."""

    def name(self) -> str:
        return "validate_booking_form"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        turn, say = begin(tracker, domain)
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
        _, say = begin(tracker, domain)
        say.ask(dispatcher, "utter_ask_booking_name")
        return []


class AskContact(Action):
    """Ask for a phone number or an e-mail address."""

    def name(self) -> str:
        return "action_ask_booking__contact"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        turn, say = begin(tracker, domain)
        say.ask(dispatcher, "utter_ask_booking_contact", name=turn.slots.get(NAME) or "")
        return []


class AskTime(Action):
    """Show free openings, near what was wished, and ask which."""

    def name(self) -> str:
        return "action_ask_booking__time"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        turn, say = begin(tracker, domain)
        zone = zone_of(turn)
        shown = [datetime.fromisoformat(start) for start in turn.slots.get("offered") or ()]
        exact = False
        try:
            if not shown:
                wish = wish_in(turn, zone, turn.slots.get("booking__wish") or "")
                found = openings_for(wish, zone, turn.sender)
                exact = found.exact
                shown = [opening.starts_at for opening in found.openings]
        except BookingStoreError:
            say.utter(dispatcher, [say.say("utter_not_saved")])
            return []
        if not shown:
            say.utter(dispatcher, [say.say("utter_no_openings")])
            return []
        if len(shown) == 1:
            name = "utter_ask_booking_free" if exact else "utter_ask_booking_nearest"
            say.ask(dispatcher, name, when=desk.when(shown[0], zone), zone=zone.name)
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
        turn, say = begin(tracker, domain)
        chosen = turn.slots.get(TIME)
        if not chosen:
            return []
        starts_at = datetime.fromisoformat(chosen)
        zone = zone_of(turn)
        said = {"name": turn.slots.get(NAME) or "", "when": desk.when(starts_at, zone), "zone": zone.name}
        contact = contact_of(turn)
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


def _next(known: dict[str, Any]) -> str | None:
    return next((slot for slot in ORDER if known.get(slot) is None), None)


def _read(turn: Turn, requested: str, say: Sentences, dispatcher: CollectingDispatcher) -> dict[str, Any] | None:
    """The slots that the message fills; None where it does not answer the question."""
    found = read_contact(turn.text)
    contact = found if isinstance(found, Contact) else None
    zone = read_zone(turn.text)
    new: dict[str, Any] = {}
    if contact is not None and requested in (NAME, CONTACT):
        new[CONTACT] = contact_text(contact)
    wish = _kept_wish(turn, bool(new)) if requested in (NAME, CONTACT) else {}
    if requested == NAME:
        name = _name_said(turn, bool(wish) and not new)
        new = {**new, **({NAME: name} if name else {})}
        return {**new, **wish} or None
    if requested == CONTACT:
        if contact is None and (found != "no_contact" or _offered_contact(turn.text)):
            say.utter(dispatcher, [say.say("utter_bad_contact")])
            return {"told": {"contact": found}}
        return {**new, **wish} or None
    if turn.intent in ("cancel_review", "stop_asking") or (turn.question and not says_time(turn)):
        return None
    slots = {"booking__zone": zone.iana} if zone else {}
    picked = _time(turn, zone or zone_of(turn), say, dispatcher)
    return {**slots, **picked} if picked or slots else None


def _introduced(text: str) -> str | None:
    """The name after "my name is" or "this is", wherever it stands in the message."""
    found = INTRODUCES.search(without_contact(text))
    return read_name(found.group("name")) if found else None


def _kept_wish(turn: Turn, with_contact: bool) -> dict[str, Any]:
    """The wish for a time that was told before it was asked for; empty where the words are about something else."""
    words = without_contact(turn.text)
    plain = with_contact or len(words.split()) <= FEW_WORDS or turn.intent in BOOKING_INTENTS
    if turn.intent in ("cancel_review", "stop_asking") or turn.question or not plain:
        return {}
    return {} if read_wish(words, clock.now(), zone_of(turn).iana, 0).says_nothing else {"booking__wish": words}


def _name_said(turn: Turn, wishes: bool) -> str | None:
    """The name, alone or introduced in a longer message. Words that wish for a time are one only written as a name."""
    name = _name(turn)
    if name is not None and (not wishes or (len(name.split()) > 1 and name in turn.text)):
        return name
    introduced = _introduced(turn.text)
    written = introduced is not None and (introduced in turn.text or "name" in turn.text.lower())
    return introduced if written else None


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
        if turn.intent == "affirm" and len(offered) == 1:
            return {TIME: offered[0].isoformat()}
        return {}
    if wish.pick is not None:
        index = wish.pick - 1 if wish.pick > 0 else len(offered) + wish.pick
        return {TIME: offered[index].isoformat()} if 0 <= index < len(offered) else {"told": {"pick": wish.pick}}
    try:
        found = openings_for(wish, zone, turn.sender)
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


def _wished(turn: Turn, contact: str) -> str | None:
    """The opening that was asked for with the first words ("book me december 3 at 10"), when it is free."""
    text = turn.slots.get("booking__wish")
    if not text:
        return None
    found_contact = read_contact(contact)
    known = found_contact if isinstance(found_contact, Contact) else None
    zone = desk.zone_for(turn.slots.get("booking__zone"), known, turn.case.get("state"))
    wish = wish_in(turn, zone, text)
    try:
        found = openings_for(wish, zone, turn.sender)
    except BookingStoreError:
        return None
    if wish is not None and found.exact and found.openings and _definite(wish, found.openings):
        return found.openings[0].starts_at.isoformat()
    return None


def _definite(wish: Wish, found: tuple[Opening, ...]) -> bool:
    soon = bool(found) and found[0].starts_at - clock.now() <= A_WEEK
    exact_hour = len(wish.times) == 1 and (len(wish.days) == 1 or (len(wish.weekdays) == 1 and soon))
    return wish.any or wish.earliest or exact_hour or len({opening.starts_at for opening in found}) == 1


def _offered_contact(text: str) -> bool:
    return "@" in text or sum(character.isdigit() for character in text) >= 5


def _book(
    turn: Turn, starts_at: datetime, contact: Contact | None, zone: Zone
) -> Booked | Taken | AlreadyBooked | NotFound:
    if turn.slots.get("booking__moves"):
        return desk.bookings().reschedule(key_of(turn), starts_at)
    if contact is None:
        return NotFound()
    summary = case_summary(turn.case, assessment(turn).to_json())
    return desk.bookings().confirm(turn.sender, starts_at, turn.slots[NAME], contact, zone.iana, summary)
