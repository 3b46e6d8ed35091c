"""States in a message, by name or two-letter code, District of Columbia and territories included."""

import re

from bot.understanding.patterns import compiled
from bot.understanding.readers.spans import Span, apart, plain

NAMES = {
    "alabama": "AL", "alaska": "AK", "arizona": "AZ", "arkansas": "AR", "california": "CA",
    "califonia": "CA", "cali": "CA",
    "colorado": "CO", "connecticut": "CT", "conneticut": "CT", "delaware": "DE", "washington dc": "DC",
    "washington d.c.": "DC",
    "washington, dc": "DC", "washington, d.c.": "DC", "district of columbia": "DC", "florida": "FL", "georgia": "GA",
    "hawaii": "HI", "idaho": "ID", "illinois": "IL", "illinios": "IL", "indiana": "IN", "iowa": "IA", "kansas": "KS",
    "kentucky": "KY", "louisiana": "LA", "lousiana": "LA", "louisana": "LA", "maine": "ME", "maryland": "MD",
    "massachusetts": "MA", "massachusets": "MA", "massachussetts": "MA", "michigan": "MI", "minnesota": "MN",
    "mississippi": "MS", "missisippi": "MS", "missouri": "MO", "montana": "MT", "nebraska": "NE", "nevada": "NV",
    "new hampshire": "NH", "new jersey": "NJ", "jersey": "NJ", "new mexico": "NM", "new york": "NY", "nyc": "NY",
    "north carolina": "NC", "north dakota": "ND", "ohio": "OH", "oklahoma": "OK", "oregon": "OR", "pennsylvania": "PA",
    "pensylvania": "PA", "pennsilvania": "PA", "rhode island": "RI", "south carolina": "SC", "south dakota": "SD",
    "tennessee": "TN", "tennesee": "TN", "texas": "TX", "tejas": "TX", "utah": "UT", "vermont": "VT", "virginia": "VA",
    "washington": "WA", "washington state": "WA", "west virginia": "WV", "wisconsin": "WI", "wyoming": "WY",
    "puerto rico": "PR", "guam": "GU", "virgin islands": "VI", "american samoa": "AS",
    "nueva york": "NY", "nueva jersey": "NJ",
    "nuevo mexico": "NM", "nuevo méxico": "NM",
}  # fmt: skip
_CODES = sorted(set(NAMES.values()) | {"MP"})
_WORDS_TOO = frozenset(
    {
        "in",
        "or",
        "me",
        "hi",
        "ok",
        "oh",
        "la",
        "de",
        "ma",
        "pa",
        "co",
        "al",
        "id",
        "mi",
        "as",
        "so",
        "mo",
        "ms",
        "va",
        "vi",
        "ne",
        "ct",
        "pr",
    }
)
_PLAIN_WORDS = frozenset({"in", "or", "me", "hi", "ok"})
_NAME = compiled(
    r"(?<![\w@.-])(?:"
    + "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in sorted(NAMES, key=len, reverse=True))
    + r")(?![\w@]|\s+(?:post|street|st\b|ave|avenue|road|blvd))"
)
_CODE_ALTERNATIVES = "|".join(_CODES)
_CUED_CODE = compiled(
    rf"\b(?P<cue>live\s+in|living\s+in|lives\s+in|resident\s+of|reside\s+in|state\s*(?:of|"
    rf"is|:)?|based\s+in|moved\s+to|located\s+in|out\s+of|i'?m\s+in|i\s+am\s+in|we'?re\s+in|"
    rf"we\s+are\s+in|vivo\s+en|estoy\s+en|from|in|"
    rf"here\s+in)\s+(?:(?P<city>[A-Za-z.' ]{{2,24}}),\s?)?(?P<code>{_CODE_ALTERNATIVES})(?![\w'@])"
)
_CODE_AFTER = compiled(
    rf"(?<![\w'@.-])(?P<code>{_CODE_ALTERNATIVES})\s+(?:resident|here\b|state\s+(?:resident|tax|refund)|driver)"
)
_CITY_CODE = compiled(
    rf"(?<![\w])[A-Z][a-z]+(?:\s[A-Z][a-z]+)?,\s?(?P<code>{_CODE_ALTERNATIVES})(?:\s+[0-9]{{5}})?(?![\w'])", 0
)
_DC = compiled(r"(?<![\w@.])D\.?C\.?(?![\w@])", 0)
_WEAK_CUES = frozenset({"in", "from", "out of", "here in"})


def read(text: str, expected: bool = False) -> list[Span]:
    """The states of a message, in the order of the text; values are the two-letter codes of the Postal Service.

    A code that is a word, too ("in", "or", "me", "hi"), counts only in capitals after words such as "live in".
    `expected`: a state was asked for, so a code alone counts in any case.
    """
    clean = plain(text)
    shouting = clean.isupper()
    found = [
        Span(
            "state",
            text[match.start() : match.end()],
            NAMES[re.sub(r"\s+", " ", match.group().lower())],
            match.start(),
            match.end(),
        )
        for match in _NAME.finditer(clean)
    ]
    for match in _CUED_CODE.finditer(clean):
        if _code_stands(
            match.group("code"), " ".join(match.group("cue").lower().split()), bool(match.group("city")), shouting
        ):
            found.append(_code_span(text, match))
    for match in _CODE_AFTER.finditer(clean):
        code = match.group("code")
        if code.lower() not in _WORDS_TOO or (code.isupper() and not shouting):
            found.append(_code_span(text, match))
    found += [_code_span(text, match) for match in _CITY_CODE.finditer(clean)]
    found += [
        Span("state", text[match.start() : match.end()], "DC", match.start(), match.end())
        for match in _DC.finditer(clean)
    ]
    if expected:
        alone = re.fullmatch(rf"\W*(?P<code>{_CODE_ALTERNATIVES})\W*", clean, re.IGNORECASE)
        found += [_code_span(text, alone)] if alone else []
    return apart(found)


def _code_stands(code: str, cue: str, city: bool, shouting: bool) -> bool:
    if code.lower() in _PLAIN_WORDS:
        return code.isupper() and (city or cue not in _WEAK_CUES)
    if code.lower() in _WORDS_TOO:
        return code.isupper() and (not shouting or cue not in _WEAK_CUES)
    return code.isupper() or city or cue not in ("in", "from", "out of")


def _code_span(text: str, match: "re.Match[str]") -> Span:
    start, end = match.span("code")
    return Span("state", text[start:end], text[start:end].upper(), start, end)
