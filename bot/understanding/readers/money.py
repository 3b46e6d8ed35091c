"""Amounts of money in a message, in US dollars: "$12,345.67", "12k", "about twelve thousand", "75 a month"."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from bot.understanding.language import spanish
from bot.understanding.patterns import compiled
from bot.understanding.readers import codes, contacts, dates, forms, numbers
from bot.understanding.readers.spans import MoneySpan, Span, apart, hide, plain

_NOT_MONEY = (
    r"(?:days?|weeks?|wks?|months?|mos?|years?|yrs?|yo|hours?|hrs?|minutes?|kids?|children|"
    r"dependents?|people|persons?|members|times|letters?|notices?|"
    r"pages?|miles|returns?|cars?|jobs?|accounts?|payments?|installments?|employees|"
    r"workers|percent|pct|points?|st|nd|rd|th|am|pm|"
    r"d[ií]as?|semanas?|meses|mes|años?|hijos?|hijas?|cartas?|personas?|street|st\.|ave|"
    r"avenue|road|rd\.|blvd|lane|drive|calls?|checks?|more\s+(?:days?|weeks?|months?|"
    r"years?))\b"
)
_CURRENCY = r"(?:dollars?|dollers?|bucks?|usd|d[oó]lares|d[oó]lar)\b"
_PER = (
    r"\s*(?:dollars?|bucks|d[oó]lares)?\s*(?:/|per\s+|a\s+|an\s+|each\s+|every\s+|al\s+|"
    r"por\s+|cada\s+|each\s+and\s+every\s+)?\s*"
    r"(?P<per>month|mo\b|monthly|mensual(?:es)?|mensualmente|mes|week|wk|weekly|semana(?:l|"
    r"les)?|year|yr|yearly|annually|annual|año|anual(?:es)?|day|daily|d[ií]a|"
    r"two\s+weeks|2\s+weeks|other\s+week|bi[-\s]?weekly|pay\s?check|paycheck|pay\s?period|check|quincena(?:l|les)?)\b"
)
_PERIODS = {
    "mo": "month", "me": "month", "we": "week", "wk": "week", "se": "week", "ye": "year", "yr": "year", "añ": "year",
    "an": "year", "da": "day", "dí": "day", "di": "day", "tw": "two_weeks", "2 ": "two_weeks", "ot": "two_weeks",
    "bi": "two_weeks", "pa": "paycheck", "ch": "paycheck", "qu": "half_month",
}  # fmt: skip
_STANDS_FOR_PERIOD = compiled(
    r"\s*(?:/|per\b|a\b|an\b|each\b|every\b|al\b|por\b|cada\b|monthly|weekly|yearly|daily|"
    r"annual|bi[-\s]?weekly|mensual|semanal|quincenal|anual)|\s*(?:dollars?|bucks|"
    r"d[oó]lares)\s"
)
_PER_AFTER = compiled(_PER)
_DIGITS = (
    r"(?P<number>[0-9]{1,3}(?:,\s?[0-9]{3})+(?![0-9])(?:\.[0-9]{1,2}(?![0-9]))?|[0-9]{1,9}(?:\.[0-9]{1,3}(?![0-9]))?)"
)
_SCALE = r"(?P<scale>\s?(?:k|g'?s|thousand|grand|thou|mil|million|mill|mm|hundred)\b|\s?m\b(?!'))?"
_DOLLARS = compiled(rf"(?P<minus>(?<![a-z0-9$])-\s?)?\$\s?(?P<minus_inside>-\s?)?{_DIGITS}{_SCALE}(?![0-9])")
_NUMBER = compiled(
    rf"(?<![a-z0-9$#/])(?<![0-9][.,:-])(?<![a-z]-)(?P<minus>(?<![a-z0-9$\s])-|"
    rf"(?<=\s)-)?{_DIGITS}{_SCALE}(?P<dollar>\s?\$)?(?![a-z0-9])"
)
_RANGE = compiled(rf"\s*(?:-|to|or|and|a|y)\s*\$?\s?{_DIGITS}{_SCALE}(?![a-z0-9])")
_FILLER = (
    r"(?:my|our|his|whole|all|es|fue|me|us|i|we|them|him|her|the|a|an|about|around|like|roughly|only|just|almost|"
    r"nearly|over|under|up|to|is|was|of|says?|at|least|most|maybe|probably|"
    r"approximately|approx|more|less|than|in|taxes|now|still|back|total|it|it's|its|be|"
    r"that|this|state|irs|fed(?:eral)?|government|what|they|extra|another|"
    r"due|amount|balance|somewhere|close|near|say|did|do|can|could|pay|down|unos|unas|como|"
    r"casi|más|mas|de|al|la|el|los|las|les|le)"
)
_STRONG = (
    r"(?:owe|owes|owed|owing|ow|oew|rent|mortgage|pension|salary|fees?|loan|cash|balance|amount|debt|total|totals|totaling|bill|billed|pay|"
    r"pays|paid|paying|payment|payments|afford|wants?|wanting|wanted|demand\w*|levied|"
    r"froze|frozen|took|taken|take|taking|"
    r"penalt(?:y|ies)|interest|refund|deposit|offer(?:ed)?|charg(?:e|ed|ing)|cost|worth|"
    r"income|make|makes|making|earn|earning|home|scrape|swing|manage|send|give|received?|"
    r"borrow|saved|savings|bring\w*|net|gross|grab\w*|kept|keeps?|drain\w*|withdr[ae]w\w*|emptied|clean\w*\s+out|pull\w*|"
    r"minus|money\s+order|check\s+for|quit(?:aron|an|[oó])|multas?|recargos?|cobr\w+|deb(?:en|iendo)|ofrec\w+|"
    r"deb[oe]|debemos|pagar|pago|pag[uú]e|pagu[eé]|saldo|cobran|quieren|piden|monto|total|gano)"
)
_CUE = compiled(rf"\b{_STRONG}(?:[\s:=,]+{_FILLER}){{0,4}}[\s:=]+$")
_WEAK_CUE = compiled(
    r"\b(?:says?|said|saying|for|state|irs|from\s+me|due|dice|por|out\s+of)(?:[\s:=]+(?:i|"
    r"we|you|about|around|like|roughly|only|just|almost|nearly|over|of|owe|is|was|it's|a|"
    r"to|unos|como))*[\s:=]+$|"
    r"\b(?:got|gets?|have|has|had|left|leaves?|leaving|sent|mailed|threw|put|knock\w*\s+off|from|went|now|was|"
    r"they\s+say(?:\s+it'?s)?|whole|all|its|it'?s)(?:\s+(?:me|us|them|him|her|my|the|with|only|just|maybe|about|around|like|"
    r"roughly|barely|over|in|to|at|up|out|is|it'?s))*\s+$|\bfrom\s+\$?[0-9][0-9,]{2,}\s+to\s+$|"
    r"\b(?:cut|reduc\w+|lower\w*|dropp?\w*|rais\w+|increas\w+|went\s+up|short\w*)\b[^.!?0-9]{0,24}\bby\s+$"
)
_AFTER = compiled(
    r"\s*(?:in\s+(?:back\s+)?(?:taxes|tax|penalt|interest)|(?:tax\s+)?(?:debt|bill|"
    r"balance)\b|owed\b|owing\b|due\b|total\b|back\s+taxes|penalty\b|fees?\b|refund\b|deposit\b|down\b(?!\s+the)|"
    r"to\s+my\s+name|per\s+(?:partner|shareholder)|(?:they|it)\s+says?\b|out\s+of\s+my)"
)
_UNIT_AFTER = compiled(rf"[\s-]*(?:more\s+)?{_NOT_MONEY}|\s*[%º]|['\"]")
_VAGUE = compiled(r"\b(?:few|several|some|many)\s$")
_TAKEN_BACK = compiled(r"\b(?:not|instead\s+of|rather\s+than)\s+(?:the\s+)?\$?$")
_CENTS = compiled(rf"\s*(?:{_CURRENCY}\s*)?and\s+(?P<cents>{numbers.COUNT})\s+cents?\b")
_AN_HOUR = compiled(r"\s*(?:/|an|per|la|por|x)\s*(?:hours?|hr|hora)\b")
_CENT = Decimal("0.01")
_YEARS = range(1980, 2040)
_NUMBER_WORDS = frozenset({*numbers.UNITS, *numbers.TENS, *numbers.SCALES})
_WORD_RUN = compiled(
    r"(?<![a-z0-9$])(?P<half>(?:half\s+a|(?:a\s+)?quarter(?:\s+of\s+a)?|(?:a\s+)?couple(?:\s+of)?)\s+(?=grand|thousand|"
    r"million|hundred))?(?P<words>(?:[0-9]{1,3}(?:\.[0-9]{1,2})?|"
    + "|".join(sorted(_NUMBER_WORDS, key=len, reverse=True))
    + r")(?:(?:[\s-]{1,2}(?:and\s+(?:a\s+half\s+)?)?)(?:oh(?=[\s-])|k(?![a-z])|[0-9]{1,3}(?![0-9,])|"
    + "|".join(sorted(_NUMBER_WORDS, key=len, reverse=True))
    + r")\b){0,11})(?![a-z0-9])"
)
_SPANISH_RUN = compiled(
    r"(?<![a-z0-9$])(?:(?:[0-9]{1,3}|y|mil|"
    + "|".join(sorted(numbers.SPANISH, key=len, reverse=True))
    + r")\b\s?){1,8}"
)
_SPANISH_CUE = compiled(r"d[oó]lares|\b(?:deb[oe]|debemos|pagar|saldo|al\s+mes|por\s+mes|cobran)\b")


def read(text: str, taken: Sequence[Span] | None = None, expected: bool = False) -> list[MoneySpan]:
    """The amounts of a message, in the order of the text; values are Decimal dollars, 0 or more.

    `taken`: spans that other readers claimed (notices, dates, years ...); without it, what looks like a code, a form, a
    telephone number or a date is left out here. `expected`: an amount was asked for, so that a bare number is one.
    A number without sign, separator or unit counts only beside words of owing or paying, and never where it is a year,
    a count of days or people, an age or a percentage.
    In a correction ("8,200 not 82,000") only the right amount is read.
    Types: "amount"; "invalid_amount" for one below zero (value None).
    """
    clean = plain(text)
    clean = hide(clean, taken if taken is not None else _others(clean))
    found = [
        *_with_sign(text, clean),
        *_in_words(text, clean),
        *_in_spanish(text, clean),
        *_numbers(text, clean, expected),
    ]
    amounts = apart(found)
    right = [span for span in amounts if not _TAKEN_BACK.search(clean[max(0, span.start - 20) : span.start])]
    return right or amounts


def _others(clean: str) -> list[Span]:
    return [*codes.find(clean), *forms.read(clean), *contacts.read(clean), *dates.find(clean)]


def _with_sign(text: str, clean: str) -> Iterator[MoneySpan]:
    for match in _DOLLARS.finditer(clean):
        value = _value(match.group("number"), match.group("scale"), signed=True)
        if match.group("minus") or match.group("minus_inside"):
            yield MoneySpan("invalid_amount", text[match.start() : match.end()], None, match.start(), match.end())
            continue
        start = match.start()
        further = _RANGE.match(clean, match.end())
        if further and _is_range(clean, match.end(), further, value):
            scale = match.group("scale") or further.group("scale")
            yield _span(text, clean, start, match.end(), _value(match.group("number"), scale, True), True)
            yield _span(
                text,
                clean,
                further.start("number"),
                further.end(),
                _value(further.group("number"), further.group("scale"), True),
                True,
            )
        else:
            yield _span(text, clean, start, match.end(), value)


def _numbers(text: str, clean: str, expected: bool) -> Iterator[MoneySpan]:
    for match in _NUMBER.finditer(clean):
        number, scale = match.group("number"), (match.group("scale") or "").strip().lower()
        if scale == "m" and not match.group("dollar"):
            continue
        if match.group("minus") is not None:
            if scale or match.group("dollar") or re.match(rf"\s*{_CURRENCY}", clean[match.end() :], re.IGNORECASE):
                yield MoneySpan("invalid_amount", text[match.start() : match.end()], None, match.start(), match.end())
            continue
        if not _counts_as_money(clean, match, scale, expected):
            continue
        further = _RANGE.match(clean, match.end())
        if further and _is_range(clean, match.end(), further, _value(number, scale)):
            shared = scale or (further.group("scale") or "")
            yield _span(text, clean, match.start("number"), match.end(), _value(number, shared), True)
            yield _span(
                text,
                clean,
                further.start("number"),
                further.end(),
                _value(further.group("number"), further.group("scale") or shared),
                True,
            )
        else:
            yield _span(text, clean, match.start("number"), match.end(), _value(number, scale))


def _counts_as_money(clean: str, match: "re.Match[str]", scale: str, expected: bool) -> bool:
    after, number = match.end(), match.group("number")
    if scale == "k" and number in ("401", "403", "1099"):
        return False
    if scale in ("k", "gs", "g's", "grand", "thou", "thousand", "million", "mm", "mill", "mil") or match.group(
        "dollar"
    ):
        return not _UNIT_AFTER.match(clean, after) or _per_at(clean, after) is not None
    if re.match(rf"\s*{_CURRENCY}", clean[after : after + 12], re.IGNORECASE):
        return True
    value = _value(number, scale)
    if _per_at(clean, after) is not None or _AN_HOUR.match(clean, after):
        return value >= 10
    if _UNIT_AFTER.match(clean, after):
        return False
    further = _RANGE.match(clean, after)
    if (
        further
        and (further.group("scale") or "").strip().lower() in ("k", "grand", "thousand")
        and _is_range(clean, after, further, value)
    ):
        return True
    if (
        further
        and re.match(r"\s*[-a-z]", clean[after:], re.IGNORECASE)
        and _per_at(clean, further.end())
        and value >= 10
    ):
        return True
    if "," in number or re.search(r"[0-9]{3}\.[0-9]{2}$", number):
        return True
    if expected:
        return not ("." not in number and int(number) in _YEARS and number != "2000")
    return _cued(clean, match, value)


def _cued(clean: str, match: "re.Match[str]", value: Decimal) -> bool:
    before = clean[max(0, match.start() - 60) : match.start()]
    year_like = "." not in match.group("number") and int(match.group("number")) in _YEARS
    if _CUE.search(before):
        return value >= 10 and (
            not year_like or (value == 2000 and re.search(r"\b(?:for|in|from|of)\s+$", before) is None)
        )
    if year_like or len(match.group("number")) < 3:
        return False
    return _WEAK_CUE.search(before) is not None or _AFTER.match(clean, match.end()) is not None


def _is_range(clean: str, end: int, further: "re.Match[str]", first: Decimal) -> bool:
    joint = clean[end : further.start("number")].strip(" $").lower()
    if joint == "and" and not re.search(r"\bbetween\b[^.!?]{0,20}$", clean[:end][-32:], re.IGNORECASE):
        return False
    if joint in ("a", "y", "") or _UNIT_AFTER.match(clean, further.end()) and _per_at(clean, further.end()) is None:
        return False
    value = _value(further.group("number"), further.group("scale"))
    return value > first and (int(value) not in _YEARS or further.group("scale") is not None)


def _in_words(text: str, clean: str) -> Iterator[MoneySpan]:
    for match in _WORD_RUN.finditer(clean):
        lowered = match.group("words").lower()
        words = [word for word in re.split(r"[\s-]+", lowered) if word not in ("and", "a", "half")]
        words = ["thousand" if word == "k" else word for word in words]
        if _VAGUE.search(clean[max(0, match.start() - 8) : match.start()]):
            continue
        if not any(word in numbers.SCALES for word in words):
            if not all(word in _NUMBER_WORDS or word == "oh" for word in words) or not _means_money(
                clean, match, words
            ):
                continue
        value = _word_value(match, lowered, words)
        after = match.end()
        if value is None or _looks_like_year(value, lowered, clean, after):
            continue
        if _UNIT_AFTER.match(clean, after) and _per_at(clean, after) is None:
            continue
        cents = _CENTS.match(clean, after)
        if cents:
            after, value = cents.end(), value + Decimal(numbers.count(cents.group("cents")) or 0) / 100
        yield _span(text, clean, match.start(), after, value)


def _means_money(clean: str, match: "re.Match[str]", words: list[str]) -> bool:
    """Whether number words without a scale, such as "eight twelve", stand where money stands."""
    if _per_at(clean, match.end()) is not None or re.match(rf"\s*{_CURRENCY}", clean[match.end() :], re.IGNORECASE):
        return True
    return len(words) > 1 and _CUE.search(clean[max(0, match.start() - 60) : match.start()]) is not None


def _word_value(match: "re.Match[str]", lowered: str, words: list[str]) -> Decimal | None:
    half = (match.group("half") or "").lower()
    if "and a half" in lowered:
        whole = numbers.english(words[:-1])
        scale = numbers.SCALES.get(words[-1])
        return (whole + Decimal("0.5")) * scale if whole is not None and scale else None
    value = numbers.english(words)
    if value is None and len(words) >= 2 and words[0] in numbers.UNITS:
        rest = Decimal(numbers.UNITS[words[2]]) if words[1] == "oh" and len(words) == 3 else numbers.english(words[1:])
        two_digits = rest is not None and (10 <= rest < 100 or words[1] == "oh")
        return Decimal(100 * numbers.UNITS[words[0]]) + rest if rest is not None and two_digits else None
    if value is None or not half:
        return value
    return value / 2 if half.startswith("half") else value / 4 if "quarter" in half else value * 2


def _looks_like_year(value: Decimal, lowered: str, clean: str, after: int) -> bool:
    """ "two thousand nineteen" is a year unless dollars are named."""
    if not 2001 <= value <= 2039 or not lowered.startswith("two thousand"):
        return False
    return re.match(rf"\s*{_CURRENCY}", clean[after : after + 12], re.IGNORECASE) is None


def _in_spanish(text: str, clean: str) -> Iterator[MoneySpan]:
    if not (_SPANISH_CUE.search(clean) or spanish(clean)):
        return
    for match in _SPANISH_RUN.finditer(clean):
        words = match.group().lower().split()
        end = match.start() + len(match.group().rstrip())
        followed = re.match(rf"\s*{_CURRENCY}", clean[end:], re.IGNORECASE)
        if words in (["mil"], ["y"]) and not followed or not ("mil" in words or followed or _per_at(clean, end)):
            continue
        if all(word.isdigit() for word in words) or words[0] == "y":
            continue
        value = numbers.spanish(words)
        if value is not None and value >= 10 and not (_UNIT_AFTER.match(clean, end) and _per_at(clean, end) is None):
            yield _span(text, clean, match.start(), end, value)


def _value(number: str, scale: str | None, signed: bool = False) -> Decimal:
    digits = number.replace(",", "").replace(" ", "")
    whole, _, cents = digits.partition(".")
    if len(cents) == 3:
        digits = whole + cents
    name = (scale or "").strip().lower()
    factor = {"k": 1000, "gs": 1000, "g's": 1000, "thousand": 1000, "grand": 1000, "thou": 1000, "hundred": 100}.get(
        name
    )
    if name == "mil" and Decimal(digits) >= 10:
        factor = 1000
    if factor is None:
        factor = 1_000_000 if name in ("million", "mill", "mm", "m", "mil") else 1
    return Decimal(digits) * factor


def _per_at(clean: str, end: int) -> str | None:
    match = _PER_AFTER.match(clean, end)
    if match is None or not _STANDS_FOR_PERIOD.match(clean, end):
        return None
    return _PERIODS.get(match.group("per")[:2].lower())


def _span(text: str, clean: str, start: int, end: int, value: Decimal, part_of_range: bool = False) -> MoneySpan:
    end = start + len(text[start:end].rstrip())
    return MoneySpan("amount", text[start:end], value.quantize(_CENT), start, end, _per_at(clean, end), part_of_range)
