"""What people say of themselves that no field of a case holds, such as service in a combat zone (`Circumstance`).

Only what is told in plain words counts. A question, a fear or a denial says nothing, except where thinking of a thing
is the circumstance itself.
"""

from bot.guidance.case import Circumstance
from bot.understanding.patterns import compiled
from bot.understanding.readers.manner import denied, hypothetical
from bot.understanding.readers.spans import plain

_AGED = r"\b(?:i'?m|i\s+am|he'?s|she'?s|(?:he|she|husband|wife|mother|father|mom|dad)\s+is)\s+(?:6[5-9]|[7-9]\d)\b"
_BENEFITS = r"(?:social\s+security|ssdi?|ssi|disability|pension|benefits?)"

_TOLD: tuple[tuple[Circumstance, str], ...] = (
    (
        "hid_income",
        r"\b(?:i|we)\s+(?:hid|concealed|never\s+reported|didn'?t\s+report|did\s+not\s+report|left\s+out)\b[^.!?\n]{0,40}"
        r"\b(?:income|cash|money|earnings)\b|\b(?:paid|work(?:ed)?)\s+(?:\w+\s+){0,3}(?:under\s+the\s+table|off\s+the\s+books)\b",
    ),
    ("offshore_accounts", r"\b(?:offshore|foreign|overseas|swiss)\s+(?:bank\s+)?accounts?\b"),
    (
        "benefits_at_risk",
        rf"{_AGED}[^\n]{{0,120}}\b{_BENEFITS}\b|\b(?:i'?m|i\s+am)\s+disabled\b[^\n]{{0,120}}\b{_BENEFITS}\b|"
        rf"\b(?:living|live|survive)\s+(?:only\s+)?on\s+(?:my\s+|his\s+|her\s+)?(?:ssdi?|disability)\b",
    ),
    (
        "minor_or_estate",
        r"\b(?:executor|executrix|probate|the\s+estate)\b|\b(?:late|deceased)\s+(?:husband|wife|mother|father|mom|dad|son|"
        r"daughter|brother|sister)'?s?\b|\b(?:husband|wife|mother|father|mom|dad)\s+(?:has\s+)?(?:died|passed\s+away)\b"
        r"[^\n]{0,80}\b(?:owed|irs|taxe?s?|letter)\b",
    ),
    (
        "domestic_abuse",
        r"\b(?:abus(?:ed|ive|es)|restraining\s+order|domestic\s+violence)\b|\b(?:he|she|ex|husband|wife)\s+(?:hits?|beats?|"
        r"beat|threatens)\s+me\b|\bafraid\s+of\s+(?:my\s+)?(?:ex|husband|wife|him|her)\b",
    ),
    (
        "needs_time",
        r"\bneed\s+(?:\w+\s+){0,3}(?:time|weeks?|days?)\s+to\s+(?:gather|get|find|collect|prepare|put)\b",
    ),
    ("combat_zone", r"\b(?:combat\s+zone|(?:i'?m|i\s+am|i\s+was|husband\s+is|wife\s+is|got)\s+deployed)\b"),
    (
        "written_advice",
        r"\birs\b[^.!?\n]{0,40}\b(?:told|advised|wrote)\b[^.!?\n]{0,30}\bin\s+writing\b|\bwritten\s+advice\b",
    ),
    (
        "statutory_ground",
        r"\b(?:mailed|sent|postmarked)\b[^.!?\n]{0,40}\bon\s+time\b|\bproof\s+of\s+(?:timely\s+)?mailing\b",
    ),
    (
        "refund_not_yet_taken",
        r"\brefund\b[^.!?\n]{0,40}\b(?:coming|due|not\s+(?:been\s+)?(?:taken|kept)|hasn'?t\s+been\s+(?:taken|kept))\b",
    ),
    (
        "money_of_somebody_else",
        r"\b(?:took|taken|levied|froze|frozen)\b[^.!?\n]{0,60}\b(?:not|isn'?t|wasn'?t)\s+(?:even\s+)?my\s+money\b",
    ),
)
_SAID_ANYHOW: tuple[tuple[Circumstance, str], ...] = (
    (
        "cannot_make_payroll",
        r"\b(?:can'?t|cannot|won'?t|unable\s+to)\s+(?:\w+\s+){0,3}(?:make|meet|cover)\s+(?:\w+\s+){0,2}payroll\b",
    ),
    (
        "bankruptcy_planned",
        r"\b(?:i'?m|i\s+am|we'?re|we\s+are|i|we)\s+(?:about\s+to|going\s+to|gonna|planning\s+(?:to|on)|plan\s+to|will|"
        r"thinking\s+(?:of|about))\s+(?:fil(?:e|ing)|declar(?:e|ing)|go(?:ing)?)?\s*(?:for\s+)?"
        r"(?:bankruptcy|bankrupt|chapter\s+(?:7|11|13))\b",
    ),
    (
        "wants_statute_certainty",
        r"\b(?:exact|certain|sure)\b[^.!?\n]{0,40}\b(?:csed|statute|10\s+years?|ten\s+years?)\b",
    ),
    ("asks_about_2025_law", r"\b(?:big\s+beautiful\s+bill|obbba?|tax\s+law\s+of\s+2025|2025\s+tax\s+law)\b"),
)
_PATTERNS = tuple((name, compiled(pattern), False) for name, pattern in _TOLD)
_ANYHOW = tuple((name, compiled(pattern), True) for name, pattern in _SAID_ANYHOW)


def read(text: str) -> frozenset[Circumstance]:
    """The circumstances that a message tells."""
    clean = plain(text)
    found: set[Circumstance] = set()
    for name, pattern, anyhow in (*_PATTERNS, *_ANYHOW):
        match = pattern.search(clean)
        if match and (anyhow or not (hypothetical(clean, match.start()) or denied(clean, match.start()))):
            found.add(name)
    return frozenset(found)
