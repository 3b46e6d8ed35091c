"""The year of a day that was said without one, by the words beside it and by the day before it in the message."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple

from bot.understanding.patterns import compiled
from bot.understanding.readers import numbers

Meaning = Literal["past", "future", "deadline", "lately", "any"]
"""What the words make of a day.

"past" and "future" are certain. "deadline": ahead as a rule, but it may just have gone by. "lately": told of as past,
though a day soon to come may be told of so ("the hearing was December 3, they moved it").
"""

REACH = 48
"""Characters before a day in which the words that tell its meaning are looked for."""
_AHEAD = 45
_SOON = timedelta(days=60)
_PRINTED_AHEAD = timedelta(days=21)
"""The IRS dates its notices ahead of their mailing, so that a letter may bear a day to come."""
_FAR = timedelta(days=270)
_LONGEST_TERM = timedelta(days=183)
_CLAUSE_END = compiled(r"[.!?](?=\s)")

_MEANS = r"(?!\s+(?:e-?mail|mail|certified|fax|phone|ups|fedex|usps|the\s+irs|irs|them|him|her|me|you|myself|online)\b)"
_LETTER = r"(?:\b(?:letters?|notices?|ltr|carta|aviso|notificaci[oó]n)|\ufffc)"
_CUES: tuple[tuple[Meaning, int, str], ...] = (
    (
        "future",
        20,
        r"\b(?:starting|starts?|fly|flying|flight|travel|leave|leaving|trip|wedding|cruise|tomorrow|next|will|"
        r"going|gonna|available|vuelo|viaj[eo]|voy|vamos)\b|'ll\b",
    ),
    (
        "deadline",
        20,
        rf"\b(?:by|before){_MEANS}|\b(?:until|till?|due|deadline|closing|expires?|appointment|hearing|court|trial|"
        r"surgery|respond|answer|reply|appear|scheduled|set\s+for|book|schedule(?!\s+[a-z]\b)|antes|hasta|plazo|"
        r"vencen?|cita|audiencia|corte)\b|\b(?:last|final|[uú]ltimo)\s+d(?:ay|[ií]a)\b|"
        r"\b(?:days?|d[ií]as?)\W+(?:so|that(?:'s|\s+is)|which\s+is|is|means|ends|puts|o\s+sea)\b",
    ),
    (
        "past",
        24,
        r"\b(?<!court\s)(?<!hearing\s)(?<!due\s)(?<!closing\s)(?:dated?|dtd)\b|"
        r"\b(?<!be\s)(?<!get\s)(?<!gets\s)(?<!getting\s)(?<!to\s)(?:got|received|recieved|rcvd|since|paid|sent|mailed|"
        r"filed|came|took|taken|froze|arrived|delivered|stamped|postmarked|fechad[ao]|recib[ií]|lleg[oó])\b",
    ),
    (
        "past",
        32,
        r"\b(?:wrote|called|went|visited|spoke|talked|met|lost|opened|signed|faxed|submitted|responded|answered|"
        r"replied|applied|closed|started|quit|died|passed|hired|fired|arrested|married|divorced|levied|garnished|"
        r"seized|missed|hit|left|stopped|sold|deposited|verified|appealed|petitioned|discharged|happened|"
        r"fui|fuimos|estuve|hice|hicimos|vino|vinieron|dej[oó]|llegaron|quitaron|congelaron|embargaron|falleci[oó]|"
        r"muri[oó]|perd[ií]|abr[ií])\b|"
        r"(?<!que\s)\b(?:mand|pagu|envi|llam|firm|compr|deposit|contest|entregu|present|declar)[eé]\b|"
        r"(?<!que\s)\b(?:met|respond)[ií]o?\b",
    ),
    (
        "lately",
        32,
        r"\b(?:was|were|had|did|moved|told|gave|asked|requested|found|ended|bought|fue|era|estaba|tuve|dieron|"
        r"dijeron|mandaron)\b",
    ),
    ("past", 0, rf"{_LETTER}[\s,:(-]*(?:(?:is|es)\s+)?(?:from|del?|con\s+fecha)\s+(?:(?:el|the|d[ií]a)\s+)?(?=$)"),
    ("lately", 0, rf"{_LETTER}[\s,:(-]*(?:(?:of|on|date|is|con|fecha|el|the)\s+)*(?=$)"),
)
_COMPILED = tuple((meaning, reach, compiled(pattern)) for meaning, reach, pattern in _CUES)
_GONE_BY_BEFORE = compiled(
    r"\b(?:was|were|had|should(?:'ve|\s+have)|ten[ií]a|deb[ií]a)\b(?:\s+(?:to|been|only|just|supposed|originally|"
    r"all|the|my|it|until|till?|set|scheduled|due|have|respond\w*|answer\w*|repl\w+|appear\w*|pay|paid|file|filed|"
    r"send|sent|mail|call|by|before|on|for|in|deadline|date|court|hearing|appointment|last|final|day|back|this|that|"
    r"hasta|antes|del?|el|que|pagar|contestar|responder)\b){0,8}\s*$"
)
_GONE_BY_AFTER = compiled(
    r"[^.!?;]{0,12}?\b(?:(?:(?:i|we|he|she)\s+(?:(?:already|have|totally|just|completely)\s+)?(?:missed|blew|"
    r"forgot)\s+(?:it|that|the\s+(?:deadline|date|hearing))|which\s+(?:i|we|he|she)\s+(?:already\s+|have\s+)?(?:missed|"
    r"blew|forgot))|(?:has|have|had|already|just|is|it's)\s+(?:already\s+|long\s+)?(?:passed|past|gone|expired|"
    r"over)|came\s+and\s+went|(?:ya\s+)?se\s+(?:me\s+|nos\s+)?(?:pas[oó]|venci[oó])|ya\s+(?:pas[oó]|venci[oó]))\b"
)
_TOLD_AFTER = compiled(
    r"\s*,?\s*(?:when\s+|that's\s+when\s+|is\s+when\s+)?(?:(?:i|we|they|he|she|it|irs|the\s+irs|the\s+bank|"
    r"my\s+[a-z]+|somebody|someone)\s+(?:(?:finally|just|then|already|never|first|all)\s+)?"
    r"(?:sent|got|went|came|took|paid|wrote|gave|found|lost|left|met|spoke|quit|hit|made|froze|"
    r"(?!need\b|exceed\b|proceed\b|[a-z]*scheduled\b)[a-z]{2,}ed)\b|(?:me|nos|la|lo|los|las|ya)\s+(?:lleg[oó]|"
    r"llegaron|mand[oó]|mandaron|mand[eé]|quitaron|congelaron|embargaron|pagu[eé]|recib[ií])\b|(?:fui|recib[ií]|"
    r"lleg[oó]|mandaron|quitaron|vino)\b)"
)
_DATE_OF_AFTER = compiled(
    r"\s*,?\s*(?:(?:letter|notice|carta)\b|\ufffc|(?:was|is|es|era|fue)\s+(?:the\s+|la\s+)?(?:date|fecha)\b|"
    r"(?:i|we|they|he|she|it)\s+(?:told|did|was|were|had)\b)"
)
_COMING_AFTER = compiled(
    r"\s*,?\s*(?:(?:is|es)\s+(?:(?:the|my|our|when|la|el|mi)\s+){0,3}(?:last\s+day|deadline|due|hearing|court|trial|"
    r"appointment|wedding|surgery|closing|flight|cita|corte|audiencia|plazo)\b|(?:i|we|they|he|she)(?:'ll|\s+(?:will|"
    r"fly|leave|start|have\s+to|must|need\s+to))\b)"
)
_OLD = compiled(
    rf"[^;\n]{{0,24}}?\b(?P<count>{numbers.COUNT})\s+(?P<unit>day|week|month|year)s?\s+(?:old|late|overdue)\b"
)
_DATE_OF_LETTER = compiled(
    r"(?:(?<!court\s)(?<!hearing\s)(?<!due\s)(?<!closing\s)\b(?:dated?|dtd)|\bfechad[ao]|\bcon\s+fecha)\b[\s:,]*"
    r"(?:(?:is|was|says?|on|of|for|as|the|el|del?|d[ií]a)\s+)*$|"
    rf"{_LETTER}[\s,:(-]*(?:(?:is|es)\s+)?(?:from|del?)\s+(?:(?:el|the|d[ií]a)\s+)?$"
)
_UNITS = {"day": (1, 2), "week": (7, 5), "month": (30.44, 25), "year": (365.25, 60)}
_JOINED = compiled(r"[\s,&/-]{0,3}(?:and|or|y|o|to|then|through)?\s*(?:on\s+|the\s+|el\s+|del?\s+)?")


class Beside(NamedTuple):
    """What stands beside a day: the text up to it, the text after it, both ending at the next day said."""

    before: str
    after: str
    beyond: str
    """The text after it, over the next day as well."""


def beside(clean: str, start: int, end: int, since: int, until: int) -> Beside:
    """The words beside the day at `start` to `end`, where the day before it ends at `since`, the next at `until`."""
    return Beside(clean[max(since, start - REACH) : start], clean[end : min(until, end + _AHEAD)], clean[end:][:_AHEAD])


def meaning(words: Beside) -> Meaning:
    """What the nearest words make of a day."""
    if _GONE_BY_AFTER.match(words.after):
        return "past"
    before = words.before
    stops = [match.end() for match in _CLAUSE_END.finditer(before)]
    before = before[stops[-1] :] if stops else before
    nearest: tuple[int, Meaning] = (-1, "any")
    for cue, reach, pattern in _COMPILED:
        for match in pattern.finditer(before):
            if len(before) - match.end() <= reach and match.start() > nearest[0]:
                nearest = (match.start(), cue)
    if nearest[1] == "deadline" and _GONE_BY_BEFORE.search(before):
        return "lately"
    if nearest[1] != "any":
        return nearest[1]
    if _COMING_AFTER.match(words.after):
        return "deadline"
    if _TOLD_AFTER.match(words.after):
        return "past"
    return "lately" if _DATE_OF_AFTER.match(words.after) else "any"


def joined(between: str) -> bool:
    """Whether two days are of one list: "paid March 3, April 5 and May 9"."""
    return _JOINED.fullmatch(between) is not None


def settled_day(days: Sequence[date], words: Beside, today: date) -> date | None:
    """The day that the words settle by its age; None: they settle none.

    It is as old as the words after it say ("December 22, yes 11 months old"), or it is the date of a letter and lies no
    more than 21 days ahead.
    """
    match = _OLD.match(words.beyond)
    count = numbers.count(match.group("count")) if match else None
    if match is None or count is None:
        return _printed_ahead(days, words, today)
    length, about = _UNITS[match.group("unit").lower()]
    near = [day for day in days if abs((today - day).days - count * length) <= about]
    return near[0] if len(near) == 1 else None


def _printed_ahead(days: Sequence[date], words: Beside, today: date) -> date | None:
    if not _DATE_OF_LETTER.search(words.before) or _GONE_BY_AFTER.match(words.after):
        return None
    return next((day for day in days if timedelta() < day - today <= _PRINTED_AHEAD), None)


def choose(days: Sequence[date], said: Meaning, today: date, previous: date | None) -> date:
    """The day, of one a year, that is meant. `previous`: the day said before it; a deadline follows its letter."""
    past = max(day for day in days if day <= today)
    coming = min(day for day in days if day >= today)
    if said == "past":
        return past
    if said == "future":
        return coming
    if said == "lately":
        return coming if coming - today <= _SOON else past
    if said == "deadline":
        after = [day for day in days if previous is not None and timedelta() <= day - previous <= _LONGEST_TERM]
        if after and previous is not None and previous <= today:
            return after[0]
        return coming if coming - today <= _FAR else past
    return min(days, key=lambda day: abs((day - today).days))
