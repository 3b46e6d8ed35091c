"""One turn of the conversation, read from Rasa's tracker in one place."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from rasa_sdk import Tracker

from bot import clock

LISTEN = "action_listen"


@dataclass(frozen=True)
class Turn:
    """What the person just said and what is known.

    `ask`: labels of the contract, the main one first. `facts`: case fields the message fills. `notes`: what the intake
    or the reader found ("cut", kinds of private numbers). `case`: all facts so far. `requested`: the slot that the
    running form asks for. `handled`: an action already answered this message (the form comes back to its question).
    """

    text: str
    intent: str
    confidence: float
    ask: tuple[str, ...]
    ranking: tuple[str, ...]
    facts: dict[str, Any]
    notice_said: bool
    entities: tuple[dict[str, Any], ...]
    notes: tuple[str, ...]
    spanish: bool
    case: dict[str, Any]
    loop: str | None
    requested: str | None
    handled: bool
    last_said: str
    today: date
    sender: str
    channel: str
    slots: dict[str, Any]

    @property
    def news(self) -> dict[str, Any]:
        """What this message changed in the case, as `actions.listen` read it in the light of the conversation."""
        return dict(self.slots.get("changed") or {})

    @property
    def corrects(self) -> bool:
        """Whether the message puts right something said before."""
        return bool(self.slots.get("corrected"))

    @property
    def question(self) -> bool:
        """Whether the message asks something, as far as its form tells."""
        words = self.text.lower().split()
        return "?" in self.text or bool(words and words[0].strip(",") in QUESTION_WORDS)


QUESTION_WORDS = frozenset(
    "what when where which who why how can could do does did is are am was were will would should shall may".split()
)


def read(tracker: Tracker) -> Turn:
    """The present turn of `tracker`."""
    message = tracker.latest_message or {}
    metadata = message.get("metadata") or {}
    ranking = [ranked.get("name") for ranked in message.get("intent_ranking") or ()]
    loop = (tracker.active_loop or {}).get("name")
    return Turn(
        text=message.get("text") or "",
        intent=(message.get("intent") or {}).get("name") or "",
        confidence=(message.get("intent") or {}).get("confidence") or 0.0,
        ask=tuple(message.get("answered") or ()),
        ranking=tuple(name for name in ranking if name and name != "nlu_fallback"),
        facts=dict(message.get("facts") or {}),
        notice_said=bool(message.get("notice_said")),
        entities=tuple(message.get("entities") or ()),
        notes=tuple(dict.fromkeys([*metadata.get("intake", ()), *(message.get("private") or ())])),
        spanish=bool(message.get("spanish")),
        case=dict(tracker.get_slot("case") or {}),
        loop=loop,
        requested=tracker.get_slot("requested_slot") if loop else None,
        handled=_handled(tracker, loop),
        last_said=_last_said(tracker),
        today=clock.today(),
        sender=tracker.sender_id,
        channel=tracker.get_latest_input_channel() or "",
        slots=dict(tracker.current_slot_values()),
    )


def _handled(tracker: Tracker, loop: str | None) -> bool:
    for event in reversed(tracker.events):
        if event["event"] == "user":
            return False
        if event["event"] == "action" and event.get("name") not in {LISTEN, loop, None, "action_extract_slots"}:
            return True
    return False


def _last_said(tracker: Tracker) -> str:
    """All that the bot said in its last turn, as one text."""
    said: list[str] = []
    users = 0
    for event in reversed(tracker.events):
        if event["event"] == "user":
            users += 1
            if users == 2 or said:
                break
        elif event["event"] == "bot" and users == 1 and event.get("text"):
            said.append(event["text"])
    return "\n".join(reversed(said))
