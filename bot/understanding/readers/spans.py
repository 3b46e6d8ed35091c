"""A span: what a reader found, where, and what it means."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

Value = str | int | Decimal | None
ENTITY_TYPES = frozenset({"amount", "date", "tax_year", "form", "state", "phone", "email", "notice"})
"""The types that other programs see. Any other type is for the conversation only."""

_LETTER_O = re.compile(r"(?<=[0-9])(?:[oO](?=[0-9])|[oO]{2,}(?![a-zA-Z]))")
"""A letter typed for a nought inside a number, as in "CP 5O4"."""
_HIDDEN = "\ufffc"
_SAME = {"’": "'", "‘": "'", "´": "'", "`": "'", "–": "-", "—": "-", "−": "-", "‑": "-", "‐": "-", "İ": "I", "ı": "i"}

_LATIN_OF = dict(zip("АВЕІЈКМНОРСТУХаеіјорсухΑΒΕΗΙΚΜΝΟΡΤΥΧο", "ABEIJKMHOPCTYXaeijopcyxABEHIKMNOPTYXo", strict=True))
_MIXED_WORD = re.compile(r"\w*[A-Za-z0-9]\w*")
_UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff]")


@dataclass(frozen=True)
class Span:
    """A piece of a message, `text[start:end]`, and its normalised value (None: the words name none)."""

    type: str
    text: str
    value: Value
    start: int
    end: int

    def as_entity(self) -> dict[str, str | int | None]:
        """The span as plain JSON: an amount becomes text with two decimals."""
        value = format(self.value, ".2f") if isinstance(self.value, Decimal) else self.value
        return {"type": self.type, "text": self.text, "value": value, "start": self.start, "end": self.end}


@dataclass(frozen=True)
class DateSpan(Span):
    """A date. `given_in_full`: the year was said, too, so nothing had to be filled in."""

    given_in_full: bool = False


@dataclass(frozen=True)
class MoneySpan(Span):
    """An amount in USD.

    `per`: day, week, two_weeks, half_month, month, year or paycheck; None for a sum.
    `part_of_range`: one end of "10-15k". `bare`: no word calls it money, only nothing speaks against it.
    """

    per: str | None = None
    part_of_range: bool = False
    bare: bool = False


@dataclass(frozen=True)
class NoticeSpan(Span):
    """A notice.

    `said`: its number stands in the text; False: the words describe it. `unknown`: the law has no such notice.
    """

    said: bool = True
    unknown: bool = False


AnySpan = TypeVar("AnySpan", bound=Span)


def plain(text: str) -> str:
    """The text with typographic signs and wide digits made plain, character for character, so that positions hold.

    Cyrillic and Greek letters that look Latin become Latin in a word with a Latin letter or a digit, as in a "CP504"
    that somebody pasted; in a word all of another script they stay.
    """
    if not text.isascii():
        text = "".join(char if char.isascii() else _plain_char(char) for char in text)
        text = _MIXED_WORD.sub(lambda match: "".join(_LATIN_OF.get(char, char) for char in match.group()), text)
    return _LETTER_O.sub(lambda match: "0" * len(match.group()), text)


def visible(text: str) -> tuple[str, list[int]]:
    """The text without characters that nobody sees, and for each character that is left its place in `text`."""
    places = [place for place, char in enumerate(text) if not _UNSEEN.match(char)]
    return "".join(text[place] for place in places), places


def _plain_char(char: str) -> str:
    same = _SAME.get(char)
    if same is not None:
        return same
    folded = unicodedata.normalize("NFKC", char)
    return folded if len(folded) == 1 else char


def hide(text: str, spans: Iterable[Span]) -> str:
    """The text with the spans blanked out, at the same length: what one reader took, the next does not see."""
    for span in spans:
        text = text[: span.start] + _HIDDEN * (span.end - span.start) + text[span.end :]
    return text


def apart(spans: Sequence[AnySpan]) -> list[AnySpan]:
    """Of spans that overlap only the one that comes first in `spans`; the rest in the order of the text."""
    kept: list[AnySpan] = []
    for span in spans:
        if all(span.end <= other.start or other.end <= span.start for other in kept):
            kept.append(span)
    return sorted(kept, key=lambda span: (span.start, span.end))
