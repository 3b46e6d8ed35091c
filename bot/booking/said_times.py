"""The times of day that words name. An hour without am or pm is read as one at which an office works."""

import re
from dataclasses import dataclass
from datetime import time
from itertools import chain
from re import Match

from bot.booking.said_days import DAY_MARK, replace_read


@dataclass(frozen=True)
class SaidTimes:
    """The times in one piece of text; empty and None mean not said.

    `times` are exact starts; a review begins at or after `from_time` and is over by `to_time`.
    """

    times: frozenset[time] = frozenset()
    from_time: time | None = None
    to_time: time | None = None


def read_times(text: str) -> SaidTimes:
    """The times of day said in `text` (lower case, days replaced by `DAY_MARK`).

    Without am or pm 7 to 11 are in the morning, 12 is noon and 1 to 6 are in the afternoon, unless a part of the day
    is said with it ("evening at 7"). A bare number is an hour only where it stands as one: after "at", "after",
    "before" ..., after a day, in a range, or alone. Bounds joined by "or" ("mornings or after 3") are left unknown:
    keeping one of them would narrow the wish.
    """
    for pattern, plain in _HOUR_OF_PART:
        text = pattern.sub(plain, text)
    halves = [_read(half, text) for half in re.split(r"\bor\b", text)]
    if sum(half.from_time is not None or half.to_time is not None for half in halves) > 1:
        return SaidTimes(times=frozenset(chain.from_iterable(half.times for half in halves)))
    return _read(text, text)


def _read(text: str, whole: str) -> SaidTimes:
    reader = _Reader(evening=bool(re.search(r"\b(?:evening|night)s?\b", whole)))
    part = _PART.search(text)
    rest = text
    for pattern, read in ((_RANGE, reader.range), (_OR_LATER, reader.or_later), (_BOUND, reader.bound)):
        rest = replace_read(pattern, read, rest)
    for pattern in (_CLEAR, _AT, _BARE):
        rest = replace_read(pattern, reader.exact, rest)
    if part and reader.from_time is None and reader.to_time is None:
        reader.from_time, reader.to_time = PARTS_OF_DAY[part["part"]]
    return SaidTimes(frozenset(reader.times), reader.from_time, reader.to_time)


class _Reader:
    """Gathers what the patterns find. Each method says whether the match named a time."""

    def __init__(self, evening: bool) -> None:
        self.evening = evening
        self.times: list[time] = []
        self.from_time: time | None = None
        self.to_time: time | None = None

    def range(self, match: Match[str]) -> bool:
        if not (match["word"] or _SURE.search(match["first"]) or _SURE.search(match["last"])):
            return False
        last = _clock(match["last"], self.evening)
        first = _clock(match["first"], self.evening)
        borrowed = _clock(match["first"] + _meridiem(match["last"]), self.evening)
        if last and borrowed and borrowed < last:
            first = borrowed
        if first is None or last is None or first >= last:
            return False
        self.from_time, self.to_time = first, last
        return True

    def or_later(self, match: Match[str]) -> bool:
        at = _clock(match["at"], self.evening)
        if at is None:
            return False
        if match["side"] in ("earlier", "before"):
            self.to_time = at
        else:
            self.from_time = at
        return True

    def bound(self, match: Match[str]) -> bool:
        at = _clock(match["at"], self.evening)
        if at is None:
            return False
        if match["bound"] in ("before", "by", "until", "till", "earlier than"):
            self.to_time = at
        else:
            self.from_time = at
        return True

    def exact(self, match: Match[str]) -> bool:
        at = _clock(match["at"], self.evening)
        if at is None:
            return False
        self.times.append(at)
        return True


def _clock(said: str, evening: bool) -> time | None:
    """The time of "10", "10:30", "1030am" or "5p"; None where there is none. `evening`: 7 to 11 are at night."""
    match = _PIECES.fullmatch(said.strip())
    if match is None:
        return None
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    meridiem = _meridiem(said)
    if not meridiem and 1 <= hour <= 12 and not said.startswith("0"):
        meridiem = "pm" if hour == 12 or hour <= 6 or evening else "am"
    if meridiem:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if meridiem == "pm" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _meridiem(said: str) -> str:
    match = _PIECES.fullmatch(said.strip())
    return f"{match['meridiem']}m" if match and match["meridiem"] else ""


PARTS_OF_DAY = {
    "morning": (None, time(12)),
    "afternoon": (time(12), time(17)),
    "evening": (time(17), None),
    "night": (time(17), None),
}
"""Where each part of the day begins and ends; None: no bound."""
_HOUR_OF_PART = (
    (re.compile(r"(\d)\s*(?:o'clock\s*)?in the morning\b"), r"\1am"),
    (re.compile(r"(\d)\s*(?:o'clock\s*)?(?:in the (?:afternoon|evening)|at night)\b"), r"\1pm"),
)
_PART = re.compile(r"\b(?P<part>morning|afternoon|evening|night)s?\b")
_PIECES = re.compile(r"(?P<hour>\d{1,2})(?::?(?P<minute>\d{2}))?\s*(?:(?P<meridiem>[ap])m?|o'clock)?")
_SURE_TIME = r"\d{1,2}(?::?\d{2})?(?:\s?[ap]m\b|[ap]\b|\s?o'clock\b)|\d{1,2}:\d{2}"
_START, _END = r"(?<![\w$#/:.,-])", r"(?![\w%:/]|[.,]\d)"
_TIME = rf"(?:{_SURE_TIME}|\d{{1,2}})"
_UNIT = (
    r"(?!\s*(?:%|percent|dollars?|usd|k\b|thousand|hundred|days?\b|weeks?|months?|years?|hours?|hrs?|min(?:ute)?s?\b|"
    r"people|kids|children|letters?|notices?))"
)
_SURE = re.compile(rf"\A(?:{_SURE_TIME})\Z")
_RANGE = re.compile(
    rf"(?P<word>between\s+|from\s+|{DAY_MARK}\s*,?\s*)?{_START}(?P<first>{_TIME})\s*(?:-|–|to|and|until|till)\s*"
    rf"(?P<last>{_TIME}){_END}{_UNIT}"
)
_OR_LATER = re.compile(
    rf"{_START}(?P<at>{_TIME})\s*(?:(?:or|and)\s+(?P<side>later|after|earlier|before)|onwards?\b|on\b(?!\s*(?:the|{DAY_MARK})))"
)
_ABOUT = r"(?:about\s+|around\s+|at\s+)?"
_BOUND = re.compile(
    rf"\b(?P<bound>after|past|from|starting|since|later than|before|by|until|till|earlier than)\s+{_ABOUT}"
    rf"{_START}(?P<at>{_TIME}){_END}{_UNIT}"
)
_CLEAR = re.compile(rf"{_START}(?P<at>{_SURE_TIME}){_END}")
_AT = re.compile(rf"(?:\b(?:at|around|about|make it|do)\s+|@\s*){_START}(?P<at>\d{{1,2}}){_END}{_UNIT}")
_BARE = re.compile(
    rf"(?:\bor\s+|{DAY_MARK}\s*,?\s*|\A\s*){_START}(?P<at>\d{{1,2}}){_END}{_UNIT}"
    rf"(?=\s*(?:\Z|[,.;!?]|{DAY_MARK}|\b(?:or|on|works?|please|is|would|for|if|sharp|instead|[ecmp][sd]?t|eastern"
    r"|central|mountain|pacific|alaska|hawaii|arizona)\b))"
)
