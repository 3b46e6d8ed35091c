"""Tax years in a message: "2019", "'17", "ty2022", "2019 through 2021", "last year's taxes"."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from bot.understanding.patterns import compiled
from bot.understanding.readers import codes, contacts, date_wordings, dates, day_words, forms, money, other_years
from bot.understanding.readers.spans import DateSpan, Span, hide, plain

_FIRST = 1980
_LONGEST_RANGE = 20
_WORDS = (
    r"twenty[ -](?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
    r"|twenty[ -]twenty(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?"
    r"|two thousand (?:and )?(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    r"seventeen|eighteen|nineteen|twenty(?:[ -](?:one|two|three|four|five|six|seven|eight|"
    r"nine))?)"
)
_SPANISH_WORDS = (
    r"dos\s+mil\s+(?:diez|once|doce|trece|catorce|quince|diecis[eé]is|diecisiete|dieciocho|diecinueve|"
    r"veinti(?:uno|d[oó]s|tr[eé]s|cuatro|cinco|s[eé]is)|veinte)\b"
)
_SPELLED = compiled(
    r"\b(?:del|en(?:\s+el)?|desde(?:\s+el)?|hasta(?:\s+el)?|a[ñn]os?(?:\s+fiscal(?:es)?)?|(?:taxes|impuestos)(?:\s+de)?)"
    rf"\s+(?P<years>{_SPANISH_WORDS}(?:\s*(?:,|y|al?|hasta)\s*(?:el\s+|del\s+)?{_SPANISH_WORDS})*)"
    r"(?!\s*(?:,\s*)?(?:d[oó]lares|pesos|mil|cien\w*|con|[0-9$]))"
)
_SPELLED_YEAR = compiled(_SPANISH_WORDS)
_YEAR = rf"(?:19[89]|20[0-4])[0-9]|'[0-9]{{2}}|{_WORDS}|{_SPANISH_WORDS}"
_END = r"(?![0-9a-z%]|[.,][0-9]|['-][0-9]{3})"
_RANGE = compiled(
    rf"(?<![0-9a-z$#'])(?<![0-9][.,/-])(?P<first>{_YEAR})\s*(?:-|to|thru|through|up\s+to|till|until|"
    rf"al?(?:\s+el)?|hasta(?:\s+el)?|and|y)\s*(?P<last>{_YEAR}|[0-9]{{2}}){_END}"
)
_SINGLE = compiled(rf"(?<![0-9a-z$#'])(?<![0-9][.,-])(?P<year>{_YEAR})(?:s(?=\s+(?:tax|return)))?(?:'s)?{_END}")
_TAX_YEAR = compiled(
    rf"(?<![a-z0-9])(?:ty|tax\s+years?|tax\s+yr|a[ñn]o(?:\s+fiscal)?|years?|"
    rf"yr)[\s:'-]{{0,2}}(?P<year>(?:(?:19[89]|20[0-4])[0-9])|[0-9]{{2}}){_END}"
)
_SHORT_BEFORE_TAX = compiled(
    r"(?<![a-z0-9])(?:my|our|the|for|her|his)\s+(?:(?P<other>[0-9]{2})\s+(?:and|&|"
    r"or)\s+)?(?P<year>[0-9]{2})\s+(?:tax(?:es)?|(?:tax\s+)?returns?)\b"
)
_TWO_DIGITS = r"'?(?:0[5-9]|1[0-9]|2[0-9])"
_JOINT = r"\s*(?:,\s*(?:and|y|&)?|&|/|and|or|y|o)\s*"
_SHORT_LIST = (
    compiled(
        rf"(?<![0-9a-z$#.,/'-])(?P<years>{_TWO_DIGITS}(?:{_JOINT}{_TWO_DIGITS}){{1,7}})\s+(?:tax(?:es)?|(?:tax\s+)?returns)\b"
    ),
    compiled(rf"(?<![0-9a-z$#.,/'-])(?P<years>{_TWO_DIGITS})\s+taxes\b"),
    compiled(
        rf"\b(?:tax(?:es)?|returns?|impuestos|declaraci[oó]n(?:es)?|years|a[ñn]os)\s+(?:for|from|of|del?|de\s+los\s+a[ñn]os)\s+"
        rf"(?P<years>{_TWO_DIGITS}(?:{_JOINT}{_TWO_DIGITS}){{0,7}})(?=\s*(?:$|[.!?;,)\n]))(?![.,][0-9])"
    ),
)
_LAST_YEAR = compiled(
    r"\b(?:(?P<cued>(?:for|from|filed?|tax(?:es)?|returns?|owed?)\s+(?:for\s+|"
    r"from\s+)?)(?P<said>last\s+year(?:'s)?|the\s+year\s+before\s+last)(?!\s+(?:i|we|they|"
    r"he|she)\b)"
    r"|(?P<said2>last\s+year'?s)\s+(?:tax|taxes|return|refund)|(?P<said3>el\s+año\s+pasado|del\s+año\s+pasado))"
)
_COUNTED = compiled(
    r"\s*(?:dollars?|bucks|usd|d[oó]lares|k\b|grand|a\s+month|per\s+month|/mo|monthly|letters?\b|miles|al\s+mes)"
)
_STREET = compiled(r"\s+(?:[a-z]+\s+){0,2}(?:street|st|ave|avenue|road|rd|blvd|lane|drive)\b")


def read(text: str, today: date, taken: Sequence[Span] | None = None, expected: bool = False) -> list[Span]:
    """The tax years of a message in the order of the text, one "tax_year" span (value int) a year.

    Ranges are written out, years run from 1980 through today's. The year of a date, of a code or within an amount is
    none. `taken`: spans that other readers claimed; without it they are looked for here. `expected`: years were asked
    for, so "21" or "last year" alone count.
    """
    clean = plain(text)
    periods = [_period(text, span) for span in _periods(clean, today)]
    clean = hide(clean, taken if taken is not None else _others(clean, today))
    found = _tax_years(text, clean, today, expected)
    if expected and not found:
        found.extend(_bare(text, clean, today))
    return sorted([*found, *periods], key=lambda span: (span.start, span.value if isinstance(span.value, int) else 0))


def spelled(text: str) -> list[Span]:
    """Years in Spanish words after a word that makes them years ("impuestos del dos mil veinte"), no amounts."""
    clean = plain(text)
    return [
        _span(text, match.start("years") + year.start(), match.start("years") + year.end(), _number(year.group()))
        for match in _SPELLED.finditer(clean)
        for year in _SPELLED_YEAR.finditer(match.group("years"))
    ]


def _found(text: str, clean: str, today: date, expected: bool) -> list[Span]:
    found: list[Span] = []
    for candidate in (
        _ranges(text, clean, today),
        _singles(text, clean, today),
        _short(text, clean, today),
        _named(text, clean, today, expected),
    ):
        for group in candidate:
            if group and all(group[0].end <= span.start or span.end <= group[0].start for span in found):
                found.extend(group)
    return found


def _tax_years(text: str, clean: str, today: date, expected: bool) -> list[Span]:
    """The years found, without those of a car or a divorce; when years were asked for and no other was said, all."""
    found = _found(text, clean, today, expected)
    ours = [span for span in found if not other_years.told(plain(text), span.start, span.end)]
    return ours or (found if expected else [])


def _periods(clean: str, today: date) -> list[DateSpan]:
    """The last days of tax periods: "tax period ending December 31, 2021" is 2021."""
    if not date_wordings.PERIOD.search(clean):
        return []
    return [
        span
        for span in dates.read(clean, today)
        if span.given_in_full
        and str(span.value) <= today.isoformat()
        and date_wordings.PERIOD_ENDING.search(clean[max(0, span.start - 48) : span.start])
    ]


def _period(text: str, span: DateSpan) -> Span:
    return _span(text, span.start, span.end, int(str(span.value)[:4]))


def _others(clean: str, today: date) -> list[Span]:
    taken: list[Span] = [*codes.find(clean), *forms.read(clean), *contacts.read(clean), *dates.read(clean, today)]
    return [*taken, *money.read(clean, taken)]


def _ranges(text: str, clean: str, today: date) -> Iterator[list[Span]]:
    for match in _RANGE.finditer(clean):
        joint = clean[match.end("first") : match.start("last")].strip().lower()
        between = re.search(r"\b(?:between|entre)\s+$", clean[: match.start()][-12:], re.IGNORECASE)
        if joint in ("and", "y") and not between:
            continue
        first, last = _number(match.group("first")), _number(match.group("last"))
        if (
            _FIRST <= first < last <= today.year
            and last - first <= _LONGEST_RANGE
            and not _COUNTED.match(clean, match.end())
        ):
            yield [_span(text, match.start(), match.end(), year) for year in range(first, last + 1)]


def _singles(text: str, clean: str, today: date) -> Iterator[list[Span]]:
    for match in _SINGLE.finditer(clean):
        yield _single(text, clean, match, today)


def _short(text: str, clean: str, today: date) -> Iterator[list[Span]]:
    for match in _TAX_YEAR.finditer(clean):
        if match.group().lower().startswith("y") and len(match.group("year")) == 2:
            continue
        yield _single(text, clean, match, today)
    for match in _SHORT_BEFORE_TAX.finditer(clean):
        if match.group("other"):
            yield [_span(text, match.start("other"), match.end("other"), _number(match.group("other")))]
        yield _single(text, clean, match, today)
    for pattern in _SHORT_LIST:
        for match in pattern.finditer(clean):
            yield _listed(text, clean, match, today)


def _listed(text: str, clean: str, match: "re.Match[str]", today: date) -> list[Span]:
    places = [(match.start("years") + at.start(), at.group()) for at in re.finditer(r"[0-9]{2}", match.group("years"))]
    years = [_span(text, start, start + 2, _number(digits)) for start, digits in places]
    return years if all(_FIRST <= int(str(span.value)) <= today.year for span in years) else []


def _single(text: str, clean: str, match: "re.Match[str]", today: date) -> list[Span]:
    year, end = _number(match.group("year")), match.end("year")
    if not _FIRST <= year <= today.year or _COUNTED.match(clean, match.end()) or _STREET.match(clean, match.end()):
        return []
    return [_span(text, match.start("year"), end, year)]


def _named(text: str, clean: str, today: date, expected: bool) -> Iterator[list[Span]]:
    for match in _LAST_YEAR.finditer(clean):
        name = next(name for name in ("said", "said2", "said3") if match.group(name))
        back = 2 if "before" in match.group(name).lower() else 1
        yield [_span(text, match.start(name), match.end(name), today.year - back)]
    if expected:
        for match in re.finditer(r"\b(?:last|this)\s+year\b", clean, re.IGNORECASE):
            yield [_span(text, match.start(), match.end(), today.year - (match.group().lower().startswith("last")))]


def _bare(text: str, clean: str, today: date) -> Iterator[Span]:
    for match in re.finditer(r"(?<![0-9a-z$.,/-])[0-9]{2}(?![0-9a-z%./-])", clean):
        if 2000 <= _number(match.group()) <= today.year:
            yield _span(text, match.start(), match.end(), _number(match.group()))


def _number(words: str) -> int:
    return day_words.year_number(words)


def _span(text: str, start: int, end: int, year: int) -> Span:
    return Span("tax_year", text[start:end], year, start, end)
