"""Dates in a message, month first as in the United States, English and Spanish.

A date is complete or it is none: a month alone is a `vague_date`, an impossible day an `invalid_date`, and a missing
year is filled in only by what the date means (a notice lies in the past, an appointment in the future). `dateutil`'s
own reading of sentences is not used: it takes "CP504 dated October 2" for the year 504 and fills what is missing from
today.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal

from bot.understanding.readers import codes, day_words, missing_years, month_names, numbers
from bot.understanding.readers import date_wordings as wordings
from bot.understanding.readers.spans import DateSpan, Span, apart, hide, plain

Sense = Literal["past", "future", "any"]

_ANY_DAY = date(2026, 1, 1)
_ALSO_WORDS = frozenset({"may", "march", "mar"})
_LETTER_AND_DAY = re.compile(r"(?:letter|ltr)\s?[0-9]{1,2}", re.IGNORECASE)
_SHORT_WEEKDAYS = frozenset({"mon", "tue", "wed", "thu", "fri", "sat", "sun"})


def read(text: str, today: date, sense: Sense = "any", near: date | None = None) -> list[DateSpan]:
    """The dates of a message, in the order of the text.

    `sense` fills a missing year: "past" takes the most recent such day (today included), "future" the next, "any" what
    the words beside it say (`missing_years`), else the one nearest to today. With "past" a later day of the message
    that the words set ahead ("dated November 2, pay by December 2") is the next one after all.
    `near`: the date that is being corrected; "the 5th" is then read in its month, and a day without a year in the year
    that brings it closest to it.

    Types: "date" (value ISO), "invalid_date" (no such day, "2026-02-30" or "--02-30" without a year), "vague_date" (no
    exact day: "2026-10", "--03" for a month of no year, or the words themselves).
    """
    clean = plain(text)
    clean = hide(clean, _codes(clean))
    reader = _Reader(text, clean, today, sense, near)
    exact = reader.with_years(apart([*reader.with_month(), *reader.numeric(), *reader.relative()]))
    return apart([*exact, *reader.weekdays(exact), *reader.day_of_month(), *reader.vague()])


def find(text: str) -> list[DateSpan]:
    """Where a day stands, whatever the day: for readers that must not take it for money. A year left out stays out."""
    clean = plain(text)
    reader = _Reader(text, hide(clean, _codes(clean)), _ANY_DAY, "past", None)
    return apart([*reader.with_month(), *reader.numeric()])


def _codes(clean: str) -> list[Span]:
    """The codes; in "I receive letter 10 november" the number is none."""
    return [
        span
        for span in codes.find(clean)
        if not (_LETTER_AND_DAY.fullmatch(span.text) and wordings.THEN_MONTH.match(clean, span.end))
    ]


class _Reader:
    """One message being read: its text with the codes blanked out, and what a missing part may be filled from."""

    def __init__(self, text: str, clean: str, today: date, sense: Sense, near: date | None):
        self.text, self.clean, self.today, self.sense, self.near = text, clean, today, sense, near

    def with_month(self) -> list[DateSpan]:
        found: list[tuple[bool, int, DateSpan | None]] = []
        if not wordings.ANY_MONTH.search(self.clean):
            return []
        for match in wordings.MONTH_DAY.finditer(self.clean):
            if self._counts_one(match):
                continue
            found.append(
                (match.group("year") is None, match.end() - match.start(), self._spelled(match, match.start()))
            )
        for match in wordings.DAY_MONTH.finditer(self.clean):
            start = match.start() if match.group("the") is None else match.end("the")
            loose = match.group("the") is None and not match.group("of").strip() and match.group("day").isdigit()
            if loose and match.group("month").lower() in _ALSO_WORDS and not day_words.year_said(match):
                continue
            if day_words.followed_by_day(self.clean, match):
                continue
            found.append((match.group("year") is None, match.end() - start, self._spelled(match, start)))
        for match in wordings.SPANISH_DAY_MONTH.finditer(self.clean):
            if day_words.said_as_day(match):
                start = match.start("day")
                found.append((match.group("year") is None, match.end() - start, self._spelled(match, start)))
        ranked = sorted(found, key=lambda item: (item[0], -item[1]))
        return [span for _, _, span in ranked if span is not None]

    def _counts_one(self, match: "re.Match[str]") -> bool:
        """ "in june 1 letter came" counts letters."""
        before = self.clean[max(0, match.start() - 3) : match.start()].lower()
        return match.group("day") == "1" and before == "in " and bool(wordings.ONE_THING.match(self.clean, match.end()))

    def _spelled(self, match: "re.Match[str]", start: int) -> DateSpan | None:
        day = day_words.day_number(match.group("day"))
        year = day_words.year_or_none(match.group("year") or match.group("short_year"))
        if day is None or (day > 31 and year is None) or day == 0:
            return None
        return self._made(start, match.end(), year, month_names.number(match.group("month")), day)

    def numeric(self) -> Iterator[DateSpan]:
        for match in wordings.ISO.finditer(self.clean):
            year, month, day = (int(match.group(part)) for part in ("year", "month", "day"))
            yield self._made(match.start(), match.end(), year, month, day)
        for pattern in (wordings.NUMERIC, wordings.SPACED):
            for match in pattern.finditer(self.clean):
                month, day = day_words.month_and_day(int(match.group("first")), int(match.group("second")))
                year_said = day_words.year_or_none(match.group("year"))
                if pattern is wordings.SPACED and not day_words.exists(year_said, month, day):
                    continue
                yield self._made(match.start(), match.end(), year_said, month, day)
        for match in wordings.NO_YEAR.finditer(self.clean):
            if not self._stands_for_a_day(match):
                continue
            month, day = day_words.month_and_day(int(match.group("first")), int(match.group("second")))
            if 1 <= month <= 12 and 1 <= day <= 31:
                yield self._made(match.start(), match.end(), self._of_year(match.group("of_year")), month, day)

    def _stands_for_a_day(self, match: "re.Match[str]") -> bool:
        if match.group("of_year"):
            return True
        if match.group() == "24/7" or wordings.FRACTION.match(self.clean, match.end()):
            return False
        before = self.clean[max(0, match.start() - 12) : match.start()]
        if match.group("sep") == "/" or wordings.DATE_CUE.search(before):
            return True
        only_a_day = int(match.group("first")) <= 12 < int(match.group("second"))
        return bool(only_a_day and wordings.DATE_PLACE.search(before) and wordings.ENDS.match(self.clean, match.end()))

    def _of_year(self, words: str | None) -> int | None:
        if words is None:
            return None
        if words.isdigit():
            return int(words)
        return self.today.year + {"last": -1, "this": 0, "next": 1}[words.split()[0].lower()]

    def relative(self) -> Iterator[DateSpan]:
        for match in wordings.AGO.finditer(self.clean) if wordings.AGO_WORD.search(self.clean) else ():
            count = numbers.count(match.group("count") or match.group("cuantos") or "")
            unit = (match.group("unit") or match.group("unidad")).lower()
            days = {"d": 1, "w": 7, "s": 7}.get(unit[0])
            if count is None or days is None or match.group("about") or match.group("sobre"):
                yield self._vague(match.start(), match.end())
            else:
                yield self._exact(match.start(), match.end(), self.today - timedelta(days=days * count))
        for match in wordings.FROM_NOW.finditer(self.clean) if wordings.FROM_WORD.search(self.clean) else ():
            count = numbers.count(match.group("count")) or 0
            days = 7 if match.group("unit").lower().startswith("week") else 1
            yield self._exact(match.start(), match.end(), self.today + timedelta(days=days * count))
        for match in wordings.NAMED.finditer(self.clean):
            day = self.today + timedelta(days=wordings.NAMED_DAYS[match.group().lower()])
            yield self._exact(match.start(), match.end(), day)

    def weekdays(self, exact: list[DateSpan]) -> Iterator[DateSpan]:
        for match in wordings.WEEKDAY.finditer(self.clean):
            name, before = match.group("weekday").lower(), match.group("before").lower().split()
            if "every" in before or "each" in before or (name in _SHORT_WEEKDAYS and not before):
                continue
            if any(-1 <= span.start - match.end() <= 5 or 0 <= match.start() - span.end <= 3 for span in exact):
                continue
            start = (
                match.start() if "last" in before or "next" in before or "this" in before else match.start("weekday")
            )
            yield self._exact(
                start,
                match.end(),
                self._weekday(wordings.WEEKDAYS[name], before, (match.group("after") or "").lower(), start),
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
        for match in wordings.DAY_OF_MONTH_WORD.finditer(self.clean):
            day = day_words.day_number(match.group("day"))
            if day is not None and 1 <= day <= 31:
                span = self._made(match.start("day"), match.end(), self.near.year, self.near.month, day)
                yield DateSpan(span.type, span.text, span.value, span.start, span.end)

    def vague(self) -> Iterator[DateSpan]:
        for match in wordings.VAGUE_MONTH.finditer(self.clean) if wordings.ANY_MONTH.search(self.clean) else ():
            name, said = match.group("month").lower(), match.group("year")
            if name in _ALSO_WORDS and not (said or match.group("before")):
                continue
            year = day_words.year_or_none(said)
            value = f"{year:04d}-{month_names.number(name):02d}" if year else f"--{month_names.number(name):02d}"
            yield DateSpan(
                "vague_date", self.text[match.start("month") : match.end()], value, match.start("month"), match.end()
            )
        for match in wordings.VAGUE_NUMERIC.finditer(self.clean):
            value = f"{match.group('year')}-{int(match.group('month')):02d}"
            yield DateSpan("vague_date", self.text[match.start() : match.end()], value, match.start(), match.end())
        for match in wordings.VAGUE_WORDS.finditer(self.clean):
            yield self._vague(match.start(), match.end())

    def _vague(self, start: int, end: int) -> DateSpan:
        words = self.text[start:end]
        return DateSpan("vague_date", words, words.lower(), start, end)

    def _exact(self, start: int, end: int, day: date) -> DateSpan:
        return DateSpan("date", self.text[start:end], day.isoformat(), start, end)

    def _made(self, start: int, end: int, year: int | None, month: int, day: int) -> DateSpan:
        words = self.text[start:end]
        if year is not None:
            kind = "date" if day_words.exists(year, month, day) else "invalid_date"
            return DateSpan(kind, words, f"{year:04d}-{month:02d}-{day:02d}", start, end, given_in_full=kind == "date")
        if not day_words.exists(None, month, day):
            return DateSpan("invalid_date", words, f"--{month:02d}-{day:02d}", start, end)
        return DateSpan("date", words, f"--{month:02d}-{day:02d}", start, end)

    def with_years(self, spans: list[DateSpan]) -> list[DateSpan]:
        """The spans, those of days said without a year ("--10-05") with the year that is meant."""
        whole: list[DateSpan] = []
        last: missing_years.Meaning = "any"
        for place, span in enumerate(spans):
            before = whole[-1] if whole else None
            until = spans[place + 1].start if place + 1 < len(spans) else len(self.clean)
            words = missing_years.beside(self.clean, span.start, span.end, before.end if before else 0, until)
            said = self._meaning(words, first=not whole)
            if said == "any" and before is not None and missing_years.joined(self.clean[before.end : span.start]):
                said = last
            last = said
            if span.type == "date" and str(span.value).startswith("--"):
                day = self._with_year(span, said, words, whole)
                span = DateSpan(span.type, span.text, day.isoformat(), span.start, span.end)
            whole.append(span)
        return whole

    def _with_year(
        self, span: DateSpan, said: missing_years.Meaning, words: missing_years.Beside, earlier: list[DateSpan]
    ) -> date:
        month, day = (int(part) for part in str(span.value)[2:].split("-"))
        days = [date(year, month, day) for year in self._years() if day_words.exists(year, month, day)]
        if self.near is not None:
            near = self.near
            return min(days, key=lambda candidate: abs((candidate - near).days))
        settled = missing_years.settled_day(days, words, self.today)
        if settled is not None and self.sense != "future":
            return settled
        known = [date.fromisoformat(str(other.value)) for other in earlier if other.type == "date"]
        return missing_years.choose(days, said, self.today, known[-1] if known else None)

    def _years(self) -> range:
        centre = self.near or self.today
        return range(max(1, centre.year - 8), centre.year + 9)

    def _meaning(self, words: missing_years.Beside, first: bool) -> missing_years.Meaning:
        if self.sense == "any":
            return missing_years.meaning(words)
        if self.sense == "past" and not first:
            said = missing_years.meaning(words)
            return said if said in ("deadline", "future") else "past"
        return self.sense

    def _sense_at(self, start: int) -> Sense:
        words = missing_years.beside(self.clean, start, start, 0, start)
        said = self._meaning(words, first=True)
        return "past" if said == "lately" else "future" if said == "deadline" else said
