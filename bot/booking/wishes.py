"""What a taxpayer wishes about the time of a review, read from their words. What was not said stays unknown."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.booking.said_days import SaidDays, read_days
from bot.booking.said_times import SaidTimes, read_times
from bot.booking.zones import read_zone_of_time


@dataclass(frozen=True)
class Wish:
    """What was said about the time, in the taxpayer's own zone; empty, None and False mean not said.

    `days`: any of these dates. `weekdays`: any of these, 0 (Monday) to 6. `first_day`, `last_day`: bounds, included.
    `times`: begins at any of these. `from_time`: begins no earlier. `to_time`: over by then. `excluded_days`: not on
    these. `pick`: the number of an opening shown before, from 1; -1 is the last. `any`: says that any time does.
    `earliest`: as soon as possible. `zone`: an IANA name, where one was said with the time. `clash`: the weekday and
    the date said differ, so neither is kept; ask which.
    """

    days: frozenset[date] = frozenset()
    weekdays: frozenset[int] = frozenset()
    first_day: date | None = None
    last_day: date | None = None
    times: frozenset[time] = frozenset()
    from_time: time | None = None
    to_time: time | None = None
    excluded_days: frozenset[date] = frozenset()
    pick: int | None = None
    any: bool = False
    earliest: bool = False
    zone: str | None = None
    clash: bool = False

    @property
    def says_day(self) -> bool:
        """Something about the day was said."""
        return bool(self.days or self.weekdays or self.first_day or self.last_day or self.excluded_days)

    @property
    def says_time(self) -> bool:
        """Something about the time of day was said."""
        return bool(self.times) or self.from_time is not None or self.to_time is not None

    @property
    def says_nothing(self) -> bool:
        """No word about a time was found; a clash counts as one."""
        return replace(self, zone=None) == Wish()


def read_wish(text: str, now: datetime, zone: str, offered: int | None = None) -> Wish:
    """The wish in `text`, said at the instant `now` by a taxpayer in the IANA zone `zone`.

    `offered` is how many openings are on the screen: a bare number up to it picks one of them, a larger one is an
    hour. None: not known; then 1 to 9 pick.

    Raises:
        ValueError: `now` has no time zone.
    """
    if now.utcoffset() is None:
        raise ValueError(f"now is {now.isoformat()} without a time zone; pass an aware datetime such as UTC.")
    said_zone = read_zone_of_time(text)
    today = now.astimezone(ZoneInfo(said_zone.iana if said_zone else zone)).date()
    words = _plain(text)
    earliest = bool(_EARLIEST.search(words))
    words = _EARLIEST.sub(" ", words)
    pick = None if earliest else _read_pick(words, offered)
    if pick is not None:
        return Wish(pick=pick)
    wish = Wish(earliest=earliest, zone=said_zone.iana if said_zone else None)
    anything = bool(_ANY.search(words))
    words = _ANY.sub(" ", words)
    for clause in _CLAUSES.split(words) if _NEGATION.search(words) else [words]:
        days, rest = read_days(clause, today)
        times = read_times(rest)
        wish = _without(wish, days, times) if _NEGATION.search(clause) else _with(wish, days, times)
    return replace(wish, any=anything) if wish.says_nothing else wish


def _with(wish: Wish, days: SaidDays, times: SaidTimes) -> Wish:
    return replace(
        wish,
        days=wish.days | days.days,
        weekdays=wish.weekdays | days.weekdays,
        first_day=days.first_day or wish.first_day,
        last_day=days.last_day or wish.last_day,
        clash=wish.clash or days.clash,
        times=wish.times | times.times,
        from_time=times.from_time or wish.from_time,
        to_time=times.to_time or wish.to_time,
    )


def _without(wish: Wish, days: SaidDays, times: SaidTimes) -> Wish:
    """`wish` less what does not suit. A time of day that does not suit leaves its other side, where it has one."""
    weekdays = wish.weekdays or frozenset(range(7))
    first_day = wish.first_day
    if days.last_day is not None:
        first_day = days.last_day + timedelta(days=1)
    from_time, to_time = wish.from_time, wish.to_time
    if times.from_time is None and times.to_time is not None:
        from_time = times.to_time
    elif times.to_time is None or times.to_time >= _END_OF_DAY:
        to_time = times.from_time or to_time
    return replace(
        wish,
        weekdays=weekdays - days.weekdays if days.weekdays else wish.weekdays,
        first_day=first_day,
        excluded_days=wish.excluded_days | days.days,
        from_time=from_time,
        to_time=to_time,
    )


def _read_pick(words: str, offered: int | None) -> int | None:
    alone = _POLITE.sub(" ", words).strip(" .,!#()")
    match = _PICK.search(words) or _PICK_ALONE.fullmatch(alone)
    if match is None:
        return None
    found = next(part for part in match.groups() if part)
    number = _ORDINALS.get(found) or int(re.sub(r"\D", "", found))
    most = offered if offered is not None else 9
    return number if number <= most and number != 0 else None


def _plain(text: str) -> str:
    """Lower case, one way of writing what can be written in several: numbers, am and pm, noon, Spanish words."""
    words = unicodedata.normalize("NFKC", text).lower().replace("’", "'").replace("§", " ")
    for pattern, plain in _SPELLINGS:
        words = re.sub(pattern, plain, words)
    return re.sub(r"\s+", " ", words).strip()


def _hour_before(match: re.Match[str]) -> str:
    return f"{(int(match[1]) - 2) % 12 + 1}:45"


_NUMBERS = "two three four five six seven eight nine ten eleven twelve".split()
_SPELLINGS: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
    (r"\b([ap])\.?\s?m\b\.?", r"\1m"),
    (r"\b(?:por|de|en|a) la ma[ñn]ana\b", "in the morning"),
    (r"\b(?:por|de|en|a) la (?:tarde)\b", "in the afternoon"),
    (r"\b(?:por|de|en|a) la noche\b", "in the evening"),
    (r"\bpasado ma[ñn]ana\b", "day after tomorrow"),
    (r"\bma[ñn]ana\b", "tomorrow"),
    (r"\bhoy\b", "today"),
    (r"\b(?:la )?(?:pr[oó]xima semana|semana que viene)\b", "next week"),
    (r"\blunes\b", "monday"),
    (r"\bmartes\b", "tuesday"),
    (r"\bmi[eé]rcoles\b", "wednesday"),
    (r"\bjueves\b", "thursday"),
    (r"\bviernes\b", "friday"),
    (r"\bs[aá]bado\b", "saturday"),
    (r"\bdomingo\b", "sunday"),
    (r"(?<=\d) de (?=(?:ene|feb|mar|abr|may|jun|jul|ago|sep|oct|nov|dic))", " of "),
    (r"\benero\b", "january"),
    (r"\bfebrero\b", "february"),
    (r"\bmarzo\b", "march"),
    (r"\babril\b", "april"),
    (r"\bmayo\b", "may"),
    (r"\bjunio\b", "june"),
    (r"\bjulio\b", "july"),
    (r"\bagosto\b", "august"),
    (r"\bse(?:p)?tiembre\b", "september"),
    (r"\boctubre\b", "october"),
    (r"\bnoviembre\b", "november"),
    (r"\bdiciembre\b", "december"),
    (r"\ba las?\b", "at"),
    (r"\bcualquier (?:hora|d[ií]a|momento)\b", "any time"),
    (r"\b(?:tomm?or+ow|tmrw?|tmw|2morrow)\b", "tomorrow"),
    (r"\btonight\b", "today evening"),
    (r"\bfirst thing\b(?: in the morning)?", "in the morning"),
    (r"\bafter work\b", "after 5pm"),
    (r"\bbefore work\b", "before 9am"),
    (r"\b(?:in|within) a (day|week)\b", r"in 1 \1"),
    *((rf"\b{word}\b", str(number)) for number, word in enumerate(_NUMBERS, start=2)),
    (r"\bone\b(?= ?(?:am|pm|o'clock|thirty))|(?<=\bat )one\b|(?<=\bafter )one\b|(?<=\bbefore )one\b", "1"),
    (r"\b(\d{1,2})[ -]thirty\b|\bhalf past (\d{1,2})\b", r"\1\2:30"),
    (r"\b(\d{1,2})[ -]fifteen\b|\bquarter past (\d{1,2})\b", r"\1\2:15"),
    (r"\bquarter (?:to|till) (\d{1,2})\b", _hour_before),
    (r"(?:\b12 )?\b(?:12 ?)?(?:noon|midday|mediod[ií]a)\b", "12pm"),
    (r"\b(?:not|no) (?:before|earlier than)\b|\bat the earliest\b", "from"),
    (r"\b(?:not|no) (?:after|later than)\b", "by"),
    (r"\b(any\w*|every\w*)((?: \w+)?) but\b", r"\1\2 except"),
    (r"(?<=\d) ?ish\b", ""),
)
_ANY = re.compile(
    r"\b(?:any ?time|any ?day|any (?:of (?:them|those|these)|one|slot)|any(?:thing)? (?:works|is fine|goes)"
    r"|whenever|whatever|either(?: one| of them)?(?: works| is fine)?|no preference|flexible"
    r"|(?:does ?n'?t|do ?n'?t|do not|does not) (?:matter|care|mind)|you (?:pick|choose|decide)|up to you)\b"
)
_EARLIEST = re.compile(
    r"\b(?:asap|as (?:soon|early) as (?:possible|(?:you|we|i) can)|(?:as )?soon\b(?! as)|right away|right now"
    r"|immediately|(?:the )?(?:soonest|earliest)(?: (?:available|possible|opening|slot|time|you have|one))?"
    r"|(?:the )?(?:first|next|soonest) (?:available|possible|opening|open)(?: \w+)?"
    r"|the sooner the better|sooner is better|urgently)\b"
)
_END_OF_DAY = time(17)
_NEGATION = re.compile(
    r"\b(?:not|except|can't|cant|cannot|can not|don't|doesn't|doesnt|won't|isn't|aren't|no good|bad"
    r"|unavailable|busy|i work|working|at work)\b"
    r"|\bno (?=(?:mon|tues|wednes|thurs|fri|satur|sun)days|mornings|afternoons|evenings)"
)
_CLAUSES = re.compile(r"[;!?]|,(?! ?20\d\d)|\.(?!\d)|\bbut\b|(?=\bexcept\b)|(?=\bnot\b)")
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "last": -1, "one": 1}
_ORDINAL = r"(first|second|third|fourth|fifth|sixth|last|[1-9](?:st|nd|rd|th))"
_PICK = re.compile(
    rf"\b{_ORDINAL}\s+(?:one|option|slot|time|choice|opening)\b|(?:\b(?:option|number|choice|slot)\s*#?\s*|#\s*)([1-9]|one)\b(?!:)"
)
_PICK_ALONE = re.compile(rf"(?:the\s+)?(?:{_ORDINAL}|([1-9]|one))")
_POLITE = re.compile(
    r"\b(?:ok|okay|yes|yeah|sure|please|pls|thanks|thank you|i(?:'ll| will) take|i'd like|i would like|let's do|lets do"
    r"|give me|(?:let's )?go with|i choose|i pick|works(?: for me)?|is (?:good|fine|ok|great)|sounds good|book)\b"
)
