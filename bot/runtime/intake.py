"""What every message passes before the dialogue engine sees it, whichever way it came in."""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass

from bot.understanding.redaction import redact

LONGEST = 2_000
ROOM = 100
"""What is read beyond the longest message, so that a private number across its end is seen whole."""
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
EXTERNAL = re.compile(r"^(?:\s*EXTERNAL:\s*)+")
COMMAND_MARKS = re.compile(r"^[\s/]+")
PAYLOAD_DATA = re.compile(r"[{\[].*", re.DOTALL)


@dataclass(frozen=True)
class Taken:
    """A message as the bot may see it, and what was done to it.

    `notes`: "cut" (it was longer than 2,000 characters), "payload" (a command that was not offered), and the kinds of
    private numbers taken out.
    """

    text: str
    notes: tuple[str, ...]


def take_in(text: object, offered: Collection[str]) -> Taken:
    """Clean a message. `offered` are the payloads of the buttons in the bot's last messages to this conversation.

    A text that begins with "/" is a command to the dialogue engine: it passes only as an offered payload; anything else
    loses its slash and its data and is read as plain words.
    """
    notes: list[str] = []
    words = text if isinstance(text, str) else ""
    if len(words) > LONGEST:
        words = words[: LONGEST + ROOM]
        notes.append("cut")
    words = CONTROL.sub(" ", unicodedata.normalize("NFC", words)).strip()
    words = EXTERNAL.sub("", words)
    if words.startswith("/") and words not in offered:
        words = COMMAND_MARKS.sub("", PAYLOAD_DATA.sub("", words).replace("_", " ")).rstrip()
        notes.append("payload")
    redacted = redact(words)
    return Taken(redacted.text[:LONGEST], (*notes, *redacted.kinds))
