"""Filing status and pay period in a message."""

import re

from bot.understanding.patterns import compiled
from bot.understanding.readers.spans import Span, apart, plain

_STATUSES = (
    (
        "hoh",
        r"\bhead\s+of\s+(?:the\s+)?(?:house\s?hold|house)\b|\bhoh\b|\bjefe\s+de\s+familia\b|"
        r"\bcabeza\s+de\s+familia\b",
    ),
    (
        "mfs",
        r"\bmarried\s+(?:but\s+)?fil(?:ing|ed|e)\s+separate(?:ly)?\b|\bmfs\b|\bfil(?:ing|ed|"
        r"e)\s+separate(?:ly)?\b|\bmarried\s+separate(?:ly)?\b",
    ),
    (
        "mfj",
        r"\bmarried\s+(?:and\s+)?fil(?:ing|ed|e)\s+(?:a\s+)?joint(?:ly)?\b|\bmfj\b|"
        r"\bmarried\s+joint(?:ly)?\b|\b(?:we|i)\s+fil(?:ed|e|ing)\s+(?:a\s+)?joint(?:ly)?\b|"
        r"\bfil(?:ing|ed|e)\s+(?:taxes\s+)?(?:joint(?:ly)?|together)\b",
    ),
    (
        "single",
        r"\bfil(?:ing|ed|e)\s+(?:as\s+)?single\b|\bsingle\s+filer\b|\b(?:i'?m|i\s+am|"
        r"im)\s+single\b|\bsingle\s*,?\s+(?:with\s+)?(?:no|zero|0)\s+(?:kids|dependents|"
        r"children)\b|\bstatus\s*(?:is|:)?\s*single\b|\bsolter[oa]\b",
    ),
)
_STATUS = tuple((value, compiled(pattern)) for value, pattern in _STATUSES)
_PAY = (
    r"(?:get\s+paid|gets\s+paid|getting\s+paid|am\s+paid|i'?m\s+paid|paid|payday|"
    r"pay\s+period|pay\s?checks?|take\s?-?\s?home|bring\s+home|salary|me\s+pagan|cobro)"
)
_PERIODS = (
    (
        "biweekly",
        r"every\s+(?:two|2|other)\s+weeks?|bi-?weekly|every\s+other\s+(?:friday|thursday|week)|"
        r"every\s+two\s+wks|cada\s+dos\s+semanas|cada\s+2\s+semanas",
    ),
    (
        "semimonthly",
        r"twice\s+(?:a|per)\s+month|two\s+times\s+a\s+month|2\s?x\s+a\s+month|semi-?monthly|"
        r"(?:the\s+)?(?:1st|15th)\s+and\s+(?:the\s+)?(?:15th|30th|last|end)|"
        r"quincenal(?:mente)?|cada\s+quincena|por\s+quincena",
    ),
    (
        "weekly",
        r"weekly|every\s+week|(?:a|per|each)\s+week|/\s?wk|every\s+friday|semanal(?:mente)?|"
        r"por\s+semana|a\s+la\s+semana|cada\s+semana",
    ),
    ("monthly", r"monthly|(?:a|per|each|every)\s+month|/\s?mo\b|once\s+a\s+month|al\s+mes|por\s+mes|mensual(?:mente)?"),
    ("daily", r"daily|every\s+day|(?:a|per)\s+day|al\s+d[ií]a"),
)
_PERIOD = tuple((value, compiled(rf"(?<![a-z-])(?:{pattern})(?![a-z])")) for value, pattern in _PERIODS)
_EARN = compiled(r"\b(?:make|makes|earn|earns|get|gets|gano)\b")
_PAY_NEAR = compiled(rf"\b{_PAY}\b")
_PAYING_IRS = compiled(
    r"\b(?:i\s+)?(?:can|could|afford|owe)\b[^.!?;\n]{0,12}$|\b(?:pay|paying)\s+(?:them|"
    r"the\s+irs|like|about)\b[^.!?;\n]{0,16}$"
)


def read(text: str, expected: bool = False) -> list[Span]:
    """The filing status and the pay period of a message.

    Types: "filing_status" (single, mfj, mfs, hoh), "pay_period" (daily, weekly, biweekly, semimonthly, monthly).
    A period counts only beside words of being paid, unless it is `expected` because it was asked for.
    """
    clean = plain(text)
    found = []
    for value, pattern in _STATUS:
        found += [
            Span("filing_status", text[m.start() : m.end()], value, m.start(), m.end()) for m in pattern.finditer(clean)
        ]
    if expected:
        found += [
            Span("filing_status", text[m.start() : m.end()], "single", m.start(), m.end())
            for m in re.finditer(r"\bsingle\b", clean, re.IGNORECASE)
        ]
    for value, pattern in _PERIOD:
        for match in pattern.finditer(clean):
            if expected or _is_pay(clean, value, match.start(), match.end()):
                found.append(Span("pay_period", text[match.start() : match.end()], value, match.start(), match.end()))
    return apart(found)


def _is_pay(clean: str, value: str, start: int, end: int) -> bool:
    before, after = clean[max(0, start - 40) : start], clean[end : end + 16]
    if _PAYING_IRS.search(before):
        return False
    if value not in ("monthly", "daily") and _EARN.search(before):
        return True
    return (
        _PAY_NEAR.search(before) is not None
        or re.match(r"\s*(?:pay\s?check|check|pay\b|salary|after\s+tax)", after, re.IGNORECASE) is not None
    )
