"""What booking and changing a review share: whose review, which zone, which time was meant."""

from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import desk
from actions.forms import close
from actions.sentences import Sentences
from actions.turn import Turn, read
from bot import clock
from bot.booking.booking import Booking, ByConversation, ByReference, Key
from bot.booking.contacts import Contact, read_contact
from bot.booking.openings import Offer
from bot.booking.wishes import Wish, read_wish
from bot.booking.zones import Zone

NAME, CONTACT, TIME = "booking__name", "booking__contact", "booking__time"
SHOWN = 3


def begin(tracker: Tracker, domain: dict[str, Any]) -> tuple[Turn, Sentences]:
    """The turn, and the sentences to answer it with."""
    turn = read(tracker)
    return turn, Sentences.of(domain, turn)


def tell(booking: Booking, dispatcher: CollectingDispatcher, say: Sentences) -> list[EventType]:
    """Tell of the review that is booked, and offer to keep, move or cancel it."""
    zone = desk.booked_zone(booking)
    when = desk.when(booking.starts_at, zone)
    said = say.say("utter_has_booking", when=when, zone=zone.name, code=booking.reference)
    say.utter(dispatcher, [said], say.buttons("utter_has_booking"))
    return [*close(), SlotSet("pending", {"kind": "has_booking"})]


def says_time(turn: Turn) -> bool:
    """Whether a word of the message is about a time for the review."""
    return not read_wish(turn.text, clock.now(), zone_of(turn).iana, 0).says_nothing


def wish_in(turn: Turn, zone: Zone, text: str) -> Wish | None:
    """What `text` wishes about the time, on the person's clock; None for no text."""
    return read_wish(text, clock.now(), zone.iana, 0) if text else None


def contact_text(contact: Contact) -> str:
    """The contact as a slot holds it."""
    return f"{contact.value} ext. {contact.extension}" if contact.extension else contact.value


def contact_of(turn: Turn) -> Contact | None:
    """The contact given so far in this booking; None before it was given."""
    text = turn.slots.get(CONTACT)
    found = read_contact(text) if text else None
    return found if isinstance(found, Contact) else None


def zone_of(turn: Turn) -> Zone:
    """The zone in which times are shown to this person."""
    return desk.zone_for(turn.slots.get("booking__zone"), contact_of(turn), turn.case.get("state"))


def key_of(turn: Turn) -> Key:
    """How the review is found: by code and contact where both were given, else by this conversation."""
    reference, contact = turn.slots.get("find__code"), turn.slots.get("find__contact")
    found = read_contact(contact) if contact else None
    if reference and isinstance(found, Contact):
        return ByReference(reference, found)
    return ByConversation(turn.sender)


def openings_for(wish: Wish | None, zone: Zone, sender: str) -> Offer:
    """Openings that meet the wish; "monday" means the next Monday that has any."""
    found = desk.bookings().openings(wish, zone.iana, SHOWN, sender)
    if wish is None or not found.exact or not found.openings or len(wish.weekdays) != 1 or wish.days:
        return found
    first = found.openings[0].starts_at.astimezone(ZoneInfo(zone.iana)).date()
    that_day = replace(wish, days=frozenset({first}), weekdays=frozenset())
    return desk.bookings().openings(that_day, zone.iana, SHOWN, sender)
