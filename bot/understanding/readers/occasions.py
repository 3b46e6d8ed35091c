"""What the dates of a message are the dates of, by the words beside them."""

import re
from datetime import date
from typing import Literal

from bot.understanding.patterns import compiled
from bot.understanding.readers.date_wordings import PERIOD_ENDING
from bot.understanding.readers.spans import DateSpan

Occasion = Literal[
    "notice_date", "printed_deadline", "paid", "cdp_requested_on", "nftl_filed", "levy_served", "travel", "event"
]

_REACH = 64
_MORE_TELLING = 24
"""Characters by which "lien ... filed" and "12153 ... filed" outweigh a nearer word such as "filed" alone."""
_WORDS: tuple[tuple[Occasion, int, str], ...] = (
    ("paid", 26, r"\bpa(?:id|yed)\b|\bpayment\s+(?:was|went|cleared|on)\b|\bpagu[eé]\b"),
    (
        "cdp_requested_on",
        30,
        r"\b(?:sent|filed|mailed|faxed|submitted|turned\s+in|requested|"
        r"asked\s+for)\b[^.!?;\n]{0,24}\b(?:12153|hearing)\b|\b12153\b[^.!?;\n]{0,24}\b(?:sent|"
        r"filed|mailed|faxed|submitted)\b|\bhearing\s+request\b",
    ),
    ("travel", 26, r"\b(?:fly|flying|flight|travel\w*|trip|leaving|leave|cruise|vuelo|viaj\w+)\b"),
    (
        "printed_deadline",
        14,
        r"\b(?:by|until|till|before|due|deadline|last\s+day|no\s+later\s+than|antes\s+de|hasta|" r"plazo)\b",
    ),
    (
        "nftl_filed",
        16,
        r"\blien\b[^.!?;\n]{0,20}\b(?:filed|recorded|placed|put)\b|\b(?:filed|recorded|"
        r"placed)\b[^.!?;\n]{0,12}\blien\b",
    ),
    (
        "levy_served",
        40,
        r"\b(?:froze|frozen|levied|levy|seized|garnish\w*|took|taken|taking|locked|hold|"
        r"embargaron|congelaron|quitaron)\b",
    ),
    (
        "event",
        24,
        r"\b(?:appointment|meeting|court|hearing\s+is|closing|lost\s+my|moved|filed|divorced?|"
        r"married|fired|laid\s+off|surgery|died|call(?:ed)?|spoke|talked|starting|born|"
        r"e-filed)\b",
    ),
    (
        "notice_date",
        22,
        r"\b(?:dated?|fechad[oa]|con\s+fecha|fecha)\b|\b(?:on|in)\s+(?:it|the\s+(?:letter|"
        r"notice|top|corner|page))\b|\b(?:letter|notice|it|corner)\s+(?:is|was|says?|from|"
        r"of)\b|\bfrom\b|\bit'?s\b",
    ),
)
_OCCASIONS = tuple(
    (occasion, compiled(rf"(?:{pattern})[^.!?;\n]{{0,{reach}}}$")) for occasion, reach, pattern in _WORDS
)
_ARRIVED = compiled(
    r"\b(?:received|recieved|arrived?|came|delivered|opened|picked\s+up|signed\s+for|"
    r"in\s+the\s+mail|lleg[oó]|recib[ií])\b[^.!?;\n]{0,24}\b(?:on|el)\s+$"
)
_IS_THE_DATE = compiled(
    r"\s*(?:,\s*)?(?:is|was|es)?\s*(?:the\s+date\b|on\s+(?:it|the\s+(?:letter|notice))\b|printed\b|la\s+fecha\b)"
)
_DATED = compiled(r"\b(?:dated?|fecha\w*|on\s+it|says)\b[^.!?;\n]{0,20}$")
_AGO = compiled(r"\b(?:ago|hace)\b")
_LETTER_SAYS = compiled(
    r"\b(?:it|letter|notice|irs|they)\b[^.!?;\n]{0,20}\b(?:says?|said|wants?|gave|have|has|prints?)\b|"
    r"\bdeadline\b|\blast\s+day\b|\bdue\s+(?:date|by|on)?\b|\b(?:respond|reply|answer|act|pay)\s+by\b"
)
_OWN_PLAN = compiled(
    r"\b(?:can|could|will|would|may)\s+(?:i|we)\b|\b(?:i|we)\s+(?:can|could|will|would|"
    r"plan|want|hope|might)\b|\b(?:i|we)'ll\b"
)


def of(clean: str, span: DateSpan) -> Occasion | None:
    """What a date is the date of, by the nearest words before it; None where none tells. `clean` is `plain(text)`."""
    before = _before(clean, span)
    if PERIOD_ENDING.search(before):
        return "event"
    if _IS_THE_DATE.match(clean, span.end):
        return "notice_date"
    nearest: tuple[int, Occasion | None] = (-1, None)
    for occasion, pattern in _OCCASIONS:
        for match in pattern.finditer(before):
            weight = match.start() + (_MORE_TELLING if occasion in ("nftl_filed", "cdp_requested_on") else 0)
            if weight > nearest[0]:
                nearest = (weight, occasion)
    if nearest[1] == "printed_deadline" and (_OWN_PLAN.search(before) or not _LETTER_SAYS.search(before)):
        return "event"
    return nearest[1]


def may_be_printed(clean: str, span: DateSpan) -> bool:
    """Whether a date can be the one printed on the letter, not the day on which it came ("received it on ...")."""
    before = _before(clean, span)
    return _DATED.search(before) is not None or not (_ARRIVED.search(before) or relative(span))


def relative(span: DateSpan) -> bool:
    """Whether a date was said as a distance or a weekday: "yesterday", "two weeks ago", "on Thursday"."""
    return not re.search(r"[0-9]", span.text) or _AGO.search(span.text) is not None


def day(span: DateSpan) -> date:
    """The day of a span of type "date"."""
    return date.fromisoformat(str(span.value))


def _before(clean: str, span: DateSpan) -> str:
    return clean[max(0, span.start - _REACH) : span.start]
