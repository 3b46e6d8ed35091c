"""Dates in a message, month first as in the United States, English and Spanish.

A date is complete or it is none: a month alone is a `vague_date`, an impossible day an `invalid_date`, and a missing
year is filled in only by what the date means (a notice lies in the past, an appointment in the future). `dateutil`'s
own reading of sentences is not used: it takes "CP504 dated October 2" for the year 504 and fills what is missing from
today.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Literal

from bot.understanding.readers import codes, numbers
from bot.understanding.readers.patterns import compiled
from bot.understanding.readers.spans import DateSpan, apart, hide, plain

Sense = Literal["past", "future", "any"]

MONTHS = {
    "january": 1, "jan": 1, "janurary": 1, "januray": 1, "february": 2, "feb": 2, "febuary": 2, "feburary": 2,
    "febrary": 2, "march": 3, "mar": 3, "april": 4, "apr": 4, "apirl": 4, "may": 5, "june": 6, "jun": 6, "july": 7,
    "jul": 7, "august": 8, "aug": 8, "agust": 8, "september": 9, "sept": 9, "sep": 9, "septmber": 9, "setember": 9,
    "septemeber": 9, "spetember": 9, "october": 10, "oct": 10, "ocotber": 10, "octber": 10, "otcober": 10,
    "octobre": 10, "november": 11, "nov": 11, "novemeber": 11, "novmber": 11, "noveber": 11, "novembre": 11,
    "december": 12, "dec": 12, "decemeber": 12, "decmber": 12, "decembre": 12, "enero": 1, "febrero": 2, "marzo": 3,
    "abril": 4, "mayo": 5, "junio": 6, "julio": 7, "agosto": 8, "septiembre": 9, "setiembre": 9, "octubre": 10,
    "noviembre": 11, "diciembre": 12,
}  # fmt: skip
WEEKDAYS = {
    "monday": 0, "mon": 0, "lunes": 0, "tuesday": 1, "tues": 1, "tue": 1, "martes": 1, "wednesday": 2, "weds": 2,
    "wed": 2, "wensday": 2, "wendsday": 2, "miercoles": 2, "miércoles": 2, "thursday": 3, "thurs": 3, "thur": 3,
    "thu": 3, "jueves": 3, "friday": 4, "fri": 4, "viernes": 4, "saturday": 5, "sat": 5, "sabado": 5, "sábado": 5,
    "sunday": 6, "sun": 6, "domingo": 6,
}  # fmt: skip
_ANY_DAY = date(2026, 1, 1)
_ALSO_WORDS = frozenset({"may", "march", "mar"})
_SHORT_WEEKDAYS = frozenset({"mon", "tue", "wed", "thu", "fri", "sat", "sun"})


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_UNIT = (
    r"(?:days?|weeks?|months?|years?|yrs?|hours?|minutes?|dollars?|bucks|usd|grand|"
    r"thousand|hundred|million|k|percent|times|kids?|children|letters?|notices?|people|"
    r"checks?|paychecks?|payments?|installments?|more|of\s+(?!20|19|this|last|next))\b"
)
_MONTH = rf"(?P<month>{_either(MONTHS)})"
_ORDINAL_WORD = _either([*numbers.ORDINALS, *(word.replace(" ", "-") for word in numbers.ORDINALS if " " in word)])
_DAY = rf"(?P<day>[0-9]{{1,2}}(?:\s?(?:st|nd|rd|th|ro)\b|º)?|{_ORDINAL_WORD})"
_NOT_COUNTED = rf"(?![0-9a-z])(?!,[0-9]{{3}}(?![0-9]))(?!:[0-9])(?!\.[0-9]{{1,3}}(?![0-9]))(?!\s*%)(?![\s-]*{_UNIT})"
_SPOKEN_YEAR = (
    r"twenty[ -](?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
    r"|twenty[ -]twenty(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?"
    r"|two thousand (?:and )?(?:twenty[ -](?:one|two|three|four|five|six|seven|eight|nine)|twenty|nineteen|eighteen)"
)
_FULL_YEAR = r"(?:1[5-9]|2[0-9])[0-9]{2}"
_NOT_TAX_YEAR = r"(?!\s+(?:tax(?:es)?|returns?|1040)\b)"
_YEAR_END = (
    rf"(?![0-9a-z%])(?!,[0-9]{{3}})(?!\.[0-9])(?!\s*(?:dollars?|bucks|usd|grand|"
    rf"k)\b)(?!\s*(?:a|per)\s+month)(?!/mo){_NOT_TAX_YEAR}"
)
_LONG_YEAR = rf"(?P<year>{_FULL_YEAR}|'[0-9]{{2}}|{_SPOKEN_YEAR}){_YEAR_END}"
_SHORT_YEAR = r"(?P<short_year>[0-9]{2})(?![0-9a-z%/]|[.,:][0-9]|-[0-9])(?=\s*(?:$|[.,!?;)\n]))"
_YEAR = rf"(?:[\s,./-]{{0,3}}(?:of\s+|del?\s+(?:año\s+)?|in\s+)?{_LONG_YEAR}|(?:\s*,\s*|\s+|-|/){_SHORT_YEAR})"
_START = r"(?<![a-z0-9$#/])(?<![0-9][.,:-])"

_MONTH_DAY = compiled(rf"{_START}{_MONTH}(?:\.?[\s,-]{{0,3}}(?:the\s+)?){_DAY}{_NOT_COUNTED}{_YEAR}?")
_DAY_MONTH = compiled(
    rf"{_START}(?P<the>(?:on|dated|dates?|the|by|since|of|until|till|el|"
    rf"del)\s+)?{_DAY}(?P<of>\s+(?:of|de)\s+|[\s-]{{0,2}}){_MONTH}(?![a-z])\.?{_YEAR}?"
)
_DAY_OF_MONTH_WORD = compiled(
    rf"(?<![a-z0-9])(?:the|el|d[ií]a|on|dated)\s+(?P<day>[0-9]{{1,2}}\s?(?:st|nd|rd|th)\b|"
    rf"{_ORDINAL_WORD})(?!\s+(?:{_UNIT}|one\b|letter|notice|time))"
)
_ISO = compiled(
    r"(?<![a-z0-9$#./-])(?P<year>(?:1[5-9]|"
    r"2[0-9])[0-9]{2})(?P<sep>[-/.])(?P<month>[0-9]{1,2})(?P=sep)(?P<day>[0-9]{1,2})(?:T[0-9:]+Z?)?(?![a-z0-9]|"
    r"[-/.][0-9])"
)
_NUMERIC = compiled(
    r"(?<![a-z0-9$#])(?<![0-9][./:-])(?P<first>[0-9]{1,2})\s?(?P<sep>[-/.\\])\s?(?P<second>[0-9]{1,2})\s?(?P=sep)\s?(?P<year>(?:1[5-9]|"
    r"2[0-9])[0-9]{2}|'?[0-9]{2})(?![a-z0-9%]|[-/.,:][0-9])"
)
_SPACED = compiled(
    r"(?<![a-z0-9$#./,:-])(?P<first>[0-9]{1,2})\s(?P<second>[0-9]{1,2})[\s,]{1,2}(?P<year>20[0-9]{2})(?![a-z0-9%]|"
    r"[-/.,:][0-9])"
)
_NO_YEAR = compiled(
    rf"(?<![a-z0-9$#])(?<![0-9a-z][./,:-])(?P<first>[0-9]{{1,2}})(?P<sep>[-/])(?P<second>[0-9]{{1,2}})(?:st|"
    rf"nd|rd|th)?(?:\s+of\s+(?P<of_year>(?:this|last|next)\s+year|"
    rf"{_FULL_YEAR}))?(?![a-z0-9%]|[-/.,:][0-9])(?![\s-]*{_UNIT})"
)
_FRACTION = compiled(r"\s+(?:of|the)\b|\s+(?:my|his|her)\s+(?:pay|wage|check|income)")
_DATE_CUE = compiled(
    r"(?:dated?|on|from|by|since|until|till|due|it|is|was|of|el|del|fecha|sent|received|got)[\s:]{1,2}$"
)

_AGO = compiled(
    rf"\b(?P<about>(?:about|around|roughly|approximately|approx|maybe|like|almost|nearly|"
    rf"over|some)\s+(?:a\s+)?)?(?P<count>{numbers.COUNT}|(?:a\s+)?couple(?:\s+of)?|"
    rf"(?:a\s+)?few|several)\s+(?P<unit>days?|weeks?|wks?|months?|years?|yrs?)\s+(?:ago|"
    rf"back)\b"
    rf"|\bhace\s+(?P<sobre>como\s+|unos\s+|unas\s+|"
    rf"casi\s+)?(?P<cuantos>{numbers.COUNT})\s+(?P<unidad>d[ií]as?|semanas?|mes(?:es)?|"
    rf"años?)\b"
)
_FROM_NOW = compiled(rf"\b(?P<count>{numbers.COUNT})\s+(?P<unit>days?|weeks?)\s+from\s+(?:now|today)\b")
_AGO_WORD = compiled(r"\b(?:ago|back|hace)\b")
_FROM_WORD = compiled(r"\bfrom\s+(?:now|today)\b")
_ANY_MONTH = compiled(rf"(?<![a-z])(?:{_either(MONTHS)})")
_NAMED = compiled(
    r"\b(?P<word>the day before yesterday|day before yesterday|antes de ayer|anteayer|"
    r"yesterday|ayer|today|hoy|the day after tomorrow|day after tomorrow|tomorrow|tmrw)\b"
)
_NAMED_DAYS = {"the day before yesterday": -2, "day before yesterday": -2, "antes de ayer": -2, "anteayer": -2}
_NAMED_DAYS |= {"yesterday": -1, "ayer": -1, "today": 0, "hoy": 0, "tomorrow": 1, "tmrw": 1}
_NAMED_DAYS |= {"the day after tomorrow": 2, "day after tomorrow": 2}
_WEEKDAY = compiled(
    rf"(?<![a-z0-9])(?P<before>(?:(?:on|by|until|till|starting|since|from|before|every|each|"
    rf"el|este|pr[oó]ximo|the|this\s+past|this\s+coming|last|past|this|next|"
    rf"coming)\s+){{0,2}})(?P<weekday>{_either(WEEKDAYS)})(?![a-z0-9'])(?P<after>\s+(?:pasado|"
    rf"que\s+viene|(?:of\s+)?last\s+week|(?:of\s+)?next\s+week|night|morning))?"
)
_VAGUE_MONTH = compiled(
    rf"(?<![a-z0-9])(?P<before>(?:in|since|from|by|until|till|of|last|this|next|around|"
    rf"early|mid|late|during|back\s+in|en|desde|"
    rf"de)[\s-]+)?{_MONTH}(?![a-z0-9'])\.?(?:[\s,]{{1,2}}(?:of\s+|"
    rf"del?\s+)?(?P<year>{_FULL_YEAR}|'[0-9]{{2}}|{_SPOKEN_YEAR})(?![0-9a-z]|[.,][0-9]))?"
)
_VAGUE_NUMERIC = compiled(
    r"(?<![a-z0-9$#./-])(?P<month>0?[1-9]|1[0-2])/(?P<year>20[0-9]{2})(?![a-z0-9]|[-/.,][0-9])", 0
)
_VAGUE_WORDS = compiled(
    r"\b(?:last|this|next)\s+(?:week|month)\b|\b(?:earlier\s+this|the\s+other)\s+(?:week|"
    r"month|day)\b|\b(?:some|a\s+few|several|couple)?\s*(?:days|weeks|months)\s+ago\b|"
    r"\bla\s+semana\s+pasada\b|\bel\s+mes\s+pasado\b"
)
_FUTURE_CUE = compiled(
    r"\b(?:by|until|till|due|before|deadline|starting|starts?|fly|flying|flight|travel|"
    r"leav\w*|trip|closing|expires?|appointment|hearing|court|tomorrow|next|will|going|"
    r"respond|answer|appear|scheduled|set\s+for|book|schedule|available|antes|hasta)\b[^.!?]{0,20}$"
)
_PAST_CUE = compiled(
    r"\b(?:dated?|got|received|since|paid|sent|mailed|filed|came|took|taken|froze|letter|"
    r"notice|said|was|were|postmarked|fechad[ao]|recib[ií]|lleg[oó])\b[^.!?]{0,24}$"
)


def read(text: str, today: date, sense: Sense = "any", near: date | None = None) -> list[DateSpan]:
    """The dates of a message, in the order of the text.

    `sense` fills a missing year: "past" takes the most recent such day (today included), "future" the next, "any" what
    the words before it say, else the one nearest to today. `near`: the date that is being corrected; "the 5th" is then
    read in its month, and a day without a year in the year that brings it closest to it.

    Types: "date" (value ISO), "invalid_date" (no such day, "2026-02-30" or "--02-30" without a year), "vague_date" (no
    exact day: "2026-10", "--03" for a month of no year, or the words themselves).
    """
    clean = plain(text)
    clean = hide(clean, codes.find(clean))
    reader = _Reader(text, clean, today, sense, near)
    exact = apart([*reader.with_month(), *reader.numeric(), *reader.relative()])
    return apart([*exact, *reader.weekdays(exact), *reader.day_of_month(), *reader.vague()])


def find(text: str) -> list[DateSpan]:
    """Where a day stands, whatever the day: for readers that must not take it for money."""
    clean = plain(text)
    reader = _Reader(text, hide(clean, codes.find(clean)), _ANY_DAY, "past", None)
    return apart([*reader.with_month(), *reader.numeric()])


class _Reader:
    """One message being read: its text with the codes blanked out, and what a missing part may be filled from."""

    def __init__(self, text: str, clean: str, today: date, sense: Sense, near: date | None):
        self.text, self.clean, self.today, self.sense, self.near = text, clean, today, sense, near

    def with_month(self) -> list[DateSpan]:
        found: list[tuple[bool, int, DateSpan | None]] = []
        if not _ANY_MONTH.search(self.clean):
            return []
        for match in _MONTH_DAY.finditer(self.clean):
            found.append(
                (match.group("year") is None, match.end() - match.start(), self._spelled(match, match.start()))
            )
        for match in _DAY_MONTH.finditer(self.clean):
            start = match.start() if match.group("the") is None else match.end("the")
            loose = match.group("the") is None and not match.group("of").strip() and match.group("day").isdigit()
            if loose and match.group("month").lower() in _ALSO_WORDS and not _year_said(match):
                continue
            if _followed_by_day(self.clean, match):
                continue
            found.append((match.group("year") is None, match.end() - start, self._spelled(match, start)))
        ranked = sorted(found, key=lambda item: (item[0], -item[1]))
        return [span for _, _, span in ranked if span is not None]

    def _spelled(self, match: "re.Match[str]", start: int) -> DateSpan | None:
        day = _day_number(match.group("day"))
        year = _year_number(match.group("year") or match.group("short_year"))
        if day is None or (day > 31 and year is None) or day == 0:
            return None
        return self._made(start, match.end(), year, MONTHS[match.group("month").lower()], day)

    def numeric(self) -> Iterator[DateSpan]:
        for match in _ISO.finditer(self.clean):
            year, month, day = (int(match.group(part)) for part in ("year", "month", "day"))
            yield self._made(match.start(), match.end(), year, month, day)
        for pattern in (_NUMERIC, _SPACED):
            for match in pattern.finditer(self.clean):
                month, day = _month_and_day(int(match.group("first")), int(match.group("second")))
                year_said = _year_number(match.group("year"))
                if pattern is _SPACED and not _exists(year_said, month, day):
                    continue
                yield self._made(match.start(), match.end(), year_said, month, day)
        for match in _NO_YEAR.finditer(self.clean):
            if not self._stands_for_a_day(match):
                continue
            month, day = _month_and_day(int(match.group("first")), int(match.group("second")))
            if 1 <= month <= 12 and 1 <= day <= 31:
                yield self._made(match.start(), match.end(), self._of_year(match.group("of_year")), month, day)

    def _stands_for_a_day(self, match: "re.Match[str]") -> bool:
        if match.group("of_year"):
            return True
        if match.group() == "24/7" or _FRACTION.match(self.clean, match.end()):
            return False
        return (
            match.group("sep") == "/"
            or _DATE_CUE.search(self.clean[max(0, match.start() - 12) : match.start()]) is not None
        )

    def _of_year(self, words: str | None) -> int | None:
        if words is None:
            return None
        if words.isdigit():
            return int(words)
        return self.today.year + {"last": -1, "this": 0, "next": 1}[words.split()[0].lower()]

    def relative(self) -> Iterator[DateSpan]:
        for match in _AGO.finditer(self.clean) if _AGO_WORD.search(self.clean) else ():
            count = numbers.count(match.group("count") or match.group("cuantos") or "")
            unit = (match.group("unit") or match.group("unidad")).lower()
            days = {"d": 1, "w": 7, "s": 7}.get(unit[0])
            if count is None or days is None or match.group("about") or match.group("sobre"):
                yield self._vague(match.start(), match.end())
            else:
                yield self._exact(match.start(), match.end(), self.today - timedelta(days=days * count))
        for match in _FROM_NOW.finditer(self.clean) if _FROM_WORD.search(self.clean) else ():
            count = numbers.count(match.group("count")) or 0
            days = 7 if match.group("unit").lower().startswith("week") else 1
            yield self._exact(match.start(), match.end(), self.today + timedelta(days=days * count))
        for match in _NAMED.finditer(self.clean):
            day = self.today + timedelta(days=_NAMED_DAYS[match.group().lower()])
            yield self._exact(match.start(), match.end(), day)

    def weekdays(self, exact: list[DateSpan]) -> Iterator[DateSpan]:
        for match in _WEEKDAY.finditer(self.clean):
            name, before = match.group("weekday").lower(), match.group("before").lower().split()
            if "every" in before or "each" in before or (name in _SHORT_WEEKDAYS and not before):
                continue
            if any(-1 <= span.start - match.end() <= 5 or 0 <= match.start() - span.end <= 3 for span in exact):
                continue
            start = (
                match.start() if "last" in before or "next" in before or "this" in before else match.start("weekday")
            )
            yield self._exact(
                start, match.end(), self._weekday(WEEKDAYS[name], before, (match.group("after") or "").lower(), start)
            )

    def _weekday(self, weekday: int, before: list[str], after: str, start: int) -> date:
        monday = self.today - timedelta(days=self.today.weekday())
        if "last week" in after:
            return monday + timedelta(days=weekday - 7)
        if "next week" in after or "next" in before:
            return monday + timedelta(days=weekday + 7)
        since = (self.today.weekday() - weekday - 1) % 7 + 1
        until = (weekday - self.today.weekday() - 1) % 7 + 1
        if "last" in before or "past" in before or "since" in before or after.strip() == "pasado":
            return self.today - timedelta(days=since)
        if "coming" in before or "viene" in after or {"by", "until", "till", "starting", "before"} & set(before):
            return self.today + timedelta(days=until)
        sense = self._sense_at(start)
        if "this" in before and sense != "past":
            return self.today + timedelta(days=until)
        return self.today + timedelta(days=until) if sense == "future" else self.today - timedelta(days=since)

    def day_of_month(self) -> Iterator[DateSpan]:
        if self.near is None:
            return
        for match in _DAY_OF_MONTH_WORD.finditer(self.clean):
            day = _day_number(match.group("day"))
            if day is not None and 1 <= day <= 31:
                span = self._made(match.start("day"), match.end(), self.near.year, self.near.month, day)
                yield DateSpan(span.type, span.text, span.value, span.start, span.end)

    def vague(self) -> Iterator[DateSpan]:
        for match in _VAGUE_MONTH.finditer(self.clean) if _ANY_MONTH.search(self.clean) else ():
            name, said = match.group("month").lower(), match.group("year")
            if name in _ALSO_WORDS and not (said or match.group("before")):
                continue
            year = _year_number(said)
            value = f"{year:04d}-{MONTHS[name]:02d}" if year else f"--{MONTHS[name]:02d}"
            yield DateSpan(
                "vague_date", self.text[match.start("month") : match.end()], value, match.start("month"), match.end()
            )
        for match in _VAGUE_NUMERIC.finditer(self.clean):
            value = f"{match.group('year')}-{int(match.group('month')):02d}"
            yield DateSpan("vague_date", self.text[match.start() : match.end()], value, match.start(), match.end())
        for match in _VAGUE_WORDS.finditer(self.clean):
            yield self._vague(match.start(), match.end())

    def _vague(self, start: int, end: int) -> DateSpan:
        words = self.text[start:end]
        return DateSpan("vague_date", words, words.lower(), start, end)

    def _exact(self, start: int, end: int, day: date) -> DateSpan:
        return DateSpan("date", self.text[start:end], day.isoformat(), start, end)

    def _made(self, start: int, end: int, year: int | None, month: int, day: int) -> DateSpan:
        words = self.text[start:end]
        if year is not None:
            kind = "date" if _exists(year, month, day) else "invalid_date"
            return DateSpan(kind, words, f"{year:04d}-{month:02d}-{day:02d}", start, end, given_in_full=kind == "date")
        filled = self._fill_year(month, day, start)
        if filled is None:
            return DateSpan("invalid_date", words, f"--{month:02d}-{day:02d}", start, end)
        return DateSpan("date", words, filled.isoformat(), start, end)

    def _fill_year(self, month: int, day: int, start: int) -> date | None:
        centre = self.near or self.today
        years = range(centre.year - 8, centre.year + 9)
        days = [date(year, month, day) for year in years if _exists(year, month, day)]
        if not days:
            return None
        if self.near is not None:
            return min(days, key=lambda candidate: abs((candidate - centre).days))
        sense = self._sense_at(start)
        if sense == "past":
            return max(candidate for candidate in days if candidate <= self.today)
        if sense == "future":
            return min(candidate for candidate in days if candidate >= self.today)
        return min(days, key=lambda candidate: abs((candidate - self.today).days))

    def _sense_at(self, start: int) -> Sense:
        if self.sense != "any":
            return self.sense
        before = self.clean[max(0, start - 48) : start]
        ahead, behind = _FUTURE_CUE.search(before), _PAST_CUE.search(before)
        if ahead and (behind is None or ahead.start() > behind.start()):
            return "future"
        return "past" if behind else "any"


def _year_said(match: "re.Match[str]") -> bool:
    return bool(match.group("year") or match.group("short_year"))


def _followed_by_day(text: str, match: "re.Match[str]") -> bool:
    """Whether the number before the month belongs to something else: "got 2 oct 5" is October 5."""
    if _year_said(match) or match.group("of").strip() or not match.group("day").isdigit():
        return False
    return re.match(r"\s{1,2}[0-9]{1,2}(?![0-9,])", text[match.end() : match.end() + 6]) is not None


def _day_number(words: str) -> int | None:
    digits = re.match(r"[0-9]{1,2}", words)
    return int(digits.group()) if digits else numbers.ordinal(words)


def _year_number(words: str | None) -> int | None:
    return None if words is None else year_number(words)


def year_number(words: str) -> int:
    """The year that "2019", "'17", "twenty nineteen" or "two thousand and nineteen" says; two digits: 1969 to 2068."""
    digits = words.lstrip("'")
    if digits.isdigit():
        number = int(digits)
        if len(digits) > 2:
            return number
        return 2000 + number if number < 69 else 1900 + number
    parts = [part for part in re.split(r"[\s-]+", words.lower()) if part != "and"]
    if parts[0] == "two":
        return 2000 + sum(numbers.count(part) or 0 for part in parts[2:])
    return 2000 + sum(numbers.count(part) or 0 for part in parts[1:])


def _month_and_day(first: int, second: int) -> tuple[int, int]:
    """Month first; a first number that can be no month is the day."""
    return (second, first) if first > 12 and second <= 12 else (first, second)


def _exists(year: int | None, month: int, day: int) -> bool:
    try:
        date(year or 2000, month, day)
    except ValueError:
        return False
    return True
