"""Counts in a message: household size, dependents, durations, age."""

from collections.abc import Iterator

from bot.understanding.patterns import compiled
from bot.understanding.readers.numbers import COUNT, count
from bot.understanding.readers.spans import Span, apart, plain

_KIDS = (
    r"(?:kids?|children|child|dependents?|dependants?|sons?|daughters?|boys|girls|babies|"
    r"little\s+ones|toddlers?|hij[oa]s?|niñ[oa]s|dependientes?)\b"
)
_DEPENDENTS = compiled(
    rf"(?<![\w$.,-])(?P<count>{COUNT}|no|zero|sin)\s+(?:small\s+|young\s+|minor\s+|"
    rf"little\s+|other\s+|more\s+)?{_KIDS}(?!\s+support)|\bsingle\s+(?:mom|mother|dad|"
    rf"father|parent)\s+(?:of|to|with)\s+(?P<of>{COUNT})\b|\bdependents?\s*(?::|is|are|"
    rf"=)\s*(?P<after>{COUNT})\b"
)
_HOUSEHOLD = compiled(
    rf"\b(?:house\s?hold|family|familia)\s+(?:size\s+)?(?:of|is|:|de|"
    rf"has)\s*(?P<of>{COUNT})\b|\bhousehold\s+size\s+(?P<size>[0-9]{{1,2}})\b|"
    rf"\b(?P<us>{COUNT})\s+(?:of\s+us|people\s+in\s+(?:my|our|the)\s+(?:house|home|"
    rf"household|family)|in\s+(?:my|our|the)\s+(?:house|home|household|family)|"
    rf"person\s+household|personas\s+en\s+(?:mi|la|el))\b|\bthere(?:'?s|\s+are|"
    rf"\s+is)\s+(?P<there>{COUNT})\s+of\s+us\b|\bsomos\s+(?P<somos>{COUNT})\b"
)
_ALONE = compiled(
    r"\b(?:(?:it'?s\s+|its\s+)?(?:just|only)\s+(?:me|myself)(?!\s+and)\b(?!\s+(?:or|who|"
    r"that|working))|live\s+alone|by\s+myself|household\s+of\s+one|vivo\s+sol[oa]|"
    r"solo\s+yo)\b"
)
_ME_AND = compiled(
    rf"\b(?:me|myself)\s*(?:,|and|&|\+)\s*(?P<spouse>my\s+(?:wife|husband|spouse|"
    rf"partner)\s*(?:,|and|&|\+)?\s*)?(?:(?:and\s+)?(?:my\s+|"
    rf"our\s+)?(?P<kids>{COUNT})\s+{_KIDS})?"
)
_DURATION = compiled(
    rf"(?<![\w$.,/-])(?P<count>{COUNT}|(?:a\s+)?couple(?:\s+of)?|half\s+a)[\s-]+(?:more\s+|"
    rf"calendar\s+|business\s+|full\s+)?(?P<unit>days?|weeks?|wks?|months?|mos?|years?|yrs?|"
    rf"d[ií]as?|semanas?|mes(?:es)?|años?)\b(?!\s+old)(?!\s+(?:ago|back)\b)"
)
_HOME_WORD = compiled(r"house\s?hold|family|familia|\bof\s+us\b|\bin\s+(?:my|our|the)\s+ho|personas|\bsomos\b")
_TIME_WORD = compiled(r"(?:days?|weeks?|wks?|months?|mos?|years?|yrs?|d[ií]as?|semanas?|mes|meses|años?)\b")
_FAMILY_WORD = compiled(rf"{_KIDS}|\bsingle\b")
_AGE = compiled(
    r"\b(?:i'?m|i\s+am|age|aged|she'?s|he'?s|is|"
    r"tengo)\s+(?P<age>[1-9][0-9])(?:\s+(?:years?|yrs?)[\s-]+old|\s*yo\b|\s+años)|"
    r"\b(?P<old>[1-9][0-9])[\s-]+(?:years?|yrs?)[\s-]+old\b|\bage\s+(?P<of>[1-9][0-9])\b"
)
_UNITS = {"d": "D", "w": "W", "s": "W", "m": "M", "y": "Y", "a": "Y"}
_DAYS = {"D": 1, "W": 7, "M": 30, "Y": 365}


def read(text: str) -> list[Span]:
    """The counts of a message, in the order of the text.

    Types: "household_size" and "dependents" (value int), "age" (int, years), "duration" (ISO 8601, "P30D", "P3M").
    "me and 3 kids" gives both the dependents and the household of 4.
    """
    clean = plain(text)
    people = [*_dependents(text, clean), *_age(text, clean)]
    return sorted(
        [*apart([*people, *_durations(text, clean)]), *apart(list(_household(text, clean)))[:1]],
        key=lambda span: (span.start, span.end, span.type),
    )


def days(duration: str) -> int:
    """The calendar days of a duration such as "P3M": a month counts 30, a year 365."""
    return int(duration[1:-1]) * _DAYS[duration[-1]]


def _dependents(text: str, clean: str) -> Iterator[Span]:
    for match in _DEPENDENTS.finditer(clean) if _FAMILY_WORD.search(clean) else ():
        words = match.group("count") or match.group("of") or match.group("after")
        number = 0 if words.lower() in ("no", "zero", "sin") else count(words)
        if number is not None and number <= 20:
            yield Span("dependents", text[match.start() : match.end()], number, match.start(), match.end())


def _household(text: str, clean: str) -> Iterator[Span]:
    for match in _HOUSEHOLD.finditer(clean) if _HOME_WORD.search(clean) else ():
        words = next(group for group in match.groups() if group)
        number = count(words)
        if number is not None and 1 <= number <= 20:
            yield Span("household_size", text[match.start() : match.end()], number, match.start(), match.end())
    for match in _ME_AND.finditer(clean):
        kids = _kids(match.group("kids"))
        if match.group("spouse") or kids:
            size = 1 + bool(match.group("spouse")) + (kids or 0)
            yield Span("household_size", text[match.start() : match.end()].rstrip(), size, match.start(), match.end())
    for match in _ALONE.finditer(clean):
        yield Span("household_size", text[match.start() : match.end()], 1, match.start(), match.end())


def _kids(words: str | None) -> int | None:
    return None if words is None else count(words)


def _durations(text: str, clean: str) -> Iterator[Span]:
    for match in _DURATION.finditer(clean) if _TIME_WORD.search(clean) else ():
        unit, words = _UNITS[match.group("unit")[0].lower()], match.group("count").lower()
        value = _duration(words, unit)
        if value is not None:
            yield Span("duration", text[match.start() : match.end()], value, match.start(), match.end())


def _duration(words: str, unit: str) -> str | None:
    if words.startswith("half"):
        return {"Y": "P6M", "M": "P15D"}.get(unit)
    number = 2 if "couple" in words else count(words)
    return None if number is None else f"P{number}{unit}"


def _age(text: str, clean: str) -> Iterator[Span]:
    for match in _AGE.finditer(clean):
        age = int(next(group for group in match.groups() if group))
        yield Span("age", text[match.start() : match.end()], age, match.start(), match.end())
