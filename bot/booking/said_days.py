"""The days that words name: dates, weekdays, weeks, bounds. Only a year not said is filled in: the next one."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from re import Match, Pattern

import holidays
from dateutil.relativedelta import relativedelta

DAY_MARK = "§"
"""What stands in the rest of the text where a day was read, so that "dec 1 10" still shows an hour after a day."""


@dataclass(frozen=True)
class SaidDays:
    """The days in one piece of text; empty and None mean not said.

    `days` are single dates, `weekdays` 0 (Monday) to 6 of any week, `first_day` and `last_day` bounds, both included.
    `clash`: a weekday was said with a date that falls on another one, so both are left unknown.
    """

    days: frozenset[date] = frozenset()
    weekdays: frozenset[int] = frozenset()
    first_day: date | None = None
    last_day: date | None = None
    clash: bool = False


def read_days(text: str, today: date) -> tuple[SaidDays, str]:
    """The days said in `text` (lower case) as of `today`, and the text with each of them replaced by `DAY_MARK`."""
    reader = _Reader(today)
    rest = text
    for pattern, read in (
        (_ISO, reader.iso),
        (_NUMERIC, reader.numeric),
        (_ORDINAL_MONTH, reader.day_month),
        (_MONTH_DAY, reader.month_day),
        (_DAY_MONTH, reader.day_month),
        (_HOLIDAY, reader.holiday),
        (_RELATIVE, reader.relative),
        (_DAYS_FROM_NOW, reader.days_from_now),
        (_WEEK, reader.week),
        (_WEEKS_FROM_NOW, reader.weeks_from_now),
        (_MONTH, reader.month),
        (_NEAR_WEEKDAY, reader.near_weekday),
        (_WEEKDAY_RANGE, reader.weekday_range),
        (_WEEKDAYS, reader.kind_of_day),
        (_WEEKDAY, reader.weekday),
        (_DAY_OF_MONTH, reader.day_of_month),
    ):
        rest = replace_read(pattern, read, rest, DAY_MARK)
    return reader.result(), rest


def replace_read(pattern: Pattern[str], read: Callable[[Match[str]], bool], text: str, mark: str = "") -> str:
    """`text` with `mark` in place of each match that `read` made something of."""
    return pattern.sub(lambda match: f" {mark} " if read(match) else match.group(), text)


class _Reader:
    """Gathers what the patterns find. Each method says whether the match named a day."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.days: list[date] = []
        self.weekdays: list[int] = []
        self.first: list[date] = []
        self.last: list[date] = []

    def result(self) -> SaidDays:
        days, weekdays = frozenset(self.days), frozenset(self.weekdays)
        clash = bool(days and weekdays) and not all(day.weekday() in weekdays for day in days)
        if clash:
            days = frozenset()
        return SaidDays(
            days=days,
            weekdays=frozenset() if days or clash else weekdays,
            first_day=max(self.first, default=None),
            last_day=min(self.last, default=None),
            clash=clash,
        )

    def iso(self, match: Match[str]) -> bool:
        return self._date(match, int(match["month"]), int(match["day"]), match["year"])

    numeric = iso

    def month_day(self, match: Match[str]) -> bool:
        return self._date(match, _MONTHS[match["name"][:3]], int(match["day"]), match["year"])

    day_month = month_day

    def holiday(self, match: Match[str]) -> bool:
        known = holidays.country_holidays("US", years=[self.today.year, self.today.year + 1], observed=False)
        dates = known.get_named(match["holiday"].replace("thanksgiving", "thanksgiving day"), lookup="icontains")
        return self._add(match, min((day for day in dates if day >= self.today), default=None))

    def relative(self, match: Match[str]) -> bool:
        ahead = {"day after tomorrow": 2, "tomorrow": 1}.get(match["relative"], 0)
        return self._add(match, self.today + timedelta(days=ahead))

    def days_from_now(self, match: Match[str]) -> bool:
        return self._add(match, self.today + timedelta(days=int(match["some"] or match["more"])))

    def week(self, match: Match[str]) -> bool:
        said = match["week"]
        return self._week(match, 2 if "after next" in said else 0 if "this" in said or "the week" in said else 1)

    def weeks_from_now(self, match: Match[str]) -> bool:
        return self._week(match, int(match["some"] or match["more"]))

    def month(self, match: Match[str]) -> bool:
        first = self.today.replace(day=1)
        if match["name"]:
            first = first.replace(month=_MONTHS[match["name"][:3]])
            first += relativedelta(years=first < self.today.replace(day=1))
        else:
            first += relativedelta(months=match["which"] == "next")
        return self._range(first, first + relativedelta(months=1, days=-1))

    def near_weekday(self, match: Match[str]) -> bool:
        """ "Next Tuesday" is the one of the next calendar week, "this Tuesday" the one that comes."""
        weekday = _weekday(match["weekday"])
        coming = self._coming(weekday)
        if match["near"] == "next":
            coming = self._monday() + timedelta(days=7 + weekday)
        return self._add(match, coming)

    def weekday_range(self, match: Match[str]) -> bool:
        first, last = _weekday(match["weekday"]), _weekday(match["until"])
        self.weekdays += [(first + step) % 7 for step in range((last - first) % 7 + 1)]
        return True

    def kind_of_day(self, match: Match[str]) -> bool:
        self.weekdays += [5, 6] if "end" in match.group() else [0, 1, 2, 3, 4]
        return True

    def weekday(self, match: Match[str]) -> bool:
        weekday = _weekday(match["weekday"])
        if _BOUND.search(match.string[: match.start()]):
            return self._add(match, self._coming(weekday))
        self.weekdays.append(weekday)
        return True

    def day_of_month(self, match: Match[str]) -> bool:
        months = (self.today.replace(day=1) + relativedelta(months=ahead) for ahead in range(13))
        dates = (_date(month.year, month.month, int(match["day"])) for month in months)
        return self._add(match, next((day for day in dates if day is not None and day > self.today), None))

    def _date(self, match: Match[str], month: int, day: int, year: str | None) -> bool:
        if year:
            return self._add(match, _date(int(year) % 100 + 2000, month, day))
        found = _date(self.today.year, month, day)
        if found is not None and found < self.today:
            found = _date(self.today.year + 1, month, day)
        return self._add(match, found)

    def _add(self, match: Match[str], day: date | None) -> bool:
        """Keep `day` as a day or, after "before", "after", "by" ..., as a bound."""
        if day is None:
            return False
        bound = _BOUND.search(match.string[: match.start()])
        word = bound["bound"] if bound else ""
        if word.startswith("week"):
            monday = day - timedelta(days=day.weekday())
            return self._range(monday, monday + timedelta(days=6))
        if word in ("after", "past"):
            self.first.append(day + timedelta(days=1))
        elif word in ("from", "starting", "since"):
            self.first.append(day)
        elif word == "before":
            self.last.append(day - timedelta(days=1))
        elif word in ("by", "until", "till", "through"):
            self.last.append(day)
        else:
            self.days.append(day)
        return True

    def _week(self, match: Match[str], ahead: int) -> bool:
        first = self._monday() + timedelta(weeks=ahead)
        bound = _BOUND.search(match.string[: match.start()])
        if bound and bound["bound"] in ("after", "past"):
            self.first.append(first + timedelta(weeks=1))
            return True
        return self._range(max(first, self.today), first + timedelta(days=6))

    def _range(self, first: date, last: date) -> bool:
        self.first.append(first)
        self.last.append(last)
        return True

    def _monday(self) -> date:
        return self.today - timedelta(days=self.today.weekday())

    def _coming(self, weekday: int) -> date:
        return self.today + timedelta(days=(weekday - self.today.weekday() - 1) % 7 + 1)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _weekday(word: str) -> int:
    return next(number for start, number in _WEEKDAY_STARTS.items() if word.startswith(start))


_MONTHS: dict[str, int] = {
    name: number for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1)
}
_WEEKDAY_STARTS = {"mo": 0, "tu": 1, "we": 2, "th": 3, "fr": 4, "fi": 4, "sa": 5, "su": 6}
_NAME = (
    r"(?P<name>jan(?:uary)?|feb(?:r?uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY_NAME = (
    r"(?:mon(?:day)?s?|moday|tue(?:s|sdays?)?|tusday|wed(?:s|nesdays?)?|wedn?sday|wendsday|wensday|"
    r"thu(?:rs?|rsdays?)?|thrusday|thursd|fri(?:day)?s?|firday|sat(?:urday)?s?|saterday|sun(?:day)?s?)"
)
# "I sat", "we wed", "the sun" are no weekdays.
_WEEKDAY_WORD = rf"(?<!\bi )(?<!\bwe )(?<!\bthe )\b(?P<weekday>{_DAY_NAME})\b\.?"
_YEAR = r"(?:,?\s+(?P<year>20\d\d)\b)?"
_NOT_A_TIME = r"(?!\d|:\d|\s*(?:[ap]m\b|o'clock))"
_HERE = r"(?<![\w$/.,:#-])"
_ISO = re.compile(_HERE + r"(?P<year>20\d\d)-(?P<month>\d{1,2})-(?P<day>\d{1,2})\b")
_NUMERIC = re.compile(
    _HERE
    + r"(?P<month>\d{1,2})(?P<mark>[/-])(?P<day>\d{1,2})(?:(?P=mark)(?P<year>20\d\d|\d\d)\b|(?<=/\d)\b|(?<=/\d\d)\b)"
    r"(?![/-])"
)
_ORDINAL_MONTH = re.compile(rf"{_HERE}(?P<day>\d{{1,2}})(?:(?:st|nd|rd|th)(?:\s+of)?|\s+of)\s+{_NAME}{_YEAR}")
_MONTH_DAY = re.compile(rf"\b{_NAME}\s*(?:the\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b{_NOT_A_TIME}{_YEAR}")
_DAY_MONTH = re.compile(rf"{_HERE}(?P<day>\d{{1,2}})\s+{_NAME}{_YEAR}")
_HOLIDAY = re.compile(r"\b(?P<holiday>thanksgiving|christmas|new year)(?:'?s)?(?: day)?\b(?! eve)")
_RELATIVE = re.compile(r"\b(?:the )?(?P<relative>day after tomorrow|tomorrow|today)\b")
_SOON = r"\b(?:in (?P<some>\d{{1,2}}) {0}s?\b|(?P<more>\d{{1,2}}) {0}s? from (?:now|today)\b)"
_DAYS_FROM_NOW = re.compile(_SOON.format("day"))
_WEEKS_FROM_NOW = re.compile(_SOON.format("week"))
_WEEK = re.compile(
    r"\b(?P<week>(?:the )?week after next|(?:the )?(?:next|following|coming) week|(?:later )?this week)\b"
)
_MONTH = re.compile(
    rf"\b(?:(?:(?:in|during|sometime in)\s+|\A\s*(?=[a-z]+\Z)){_NAME}(?!\s*\d)|(?P<which>this|next) month\b)"
)
_NEAR_WEEKDAY = re.compile(rf"\b(?P<near>this|this coming|coming|next)\s+(?P<weekday>{_DAY_NAME})\b")
_WEEKDAY_RANGE = re.compile(rf"{_WEEKDAY_WORD}\s*(?:-|to|thru|through|until|till)\s*(?P<until>{_DAY_NAME})\b")
_WEEKDAYS = re.compile(r"\b(?:week ?days?|week ?ends?|during the week)\b(?! of)")
_WEEKDAY = re.compile(_WEEKDAY_WORD)
_DAY_OF_MONTH = re.compile(_HERE + r"(?P<day>\d{1,2})(?:st|nd|rd|th)\b")
_BOUND = re.compile(
    r"\b(?P<bound>after|past|from|starting|since|before|by|until|till|through|week of)\s+(?:on\s+|with\s+)?(?:the\s+)?$"
)
