"""Amounts of money in a message, in US dollars: "$12,345.67", "12k", "about twelve thousand", "75 a month"."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from bot.understanding.language import spanish
from bot.understanding.readers import codes, contacts, corrections, dates, forms, numbers
from bot.understanding.readers import money_wordings as wordings
from bot.understanding.readers.spans import MoneySpan, Span, apart, hide, plain

_CENT = Decimal("0.01")
_YEARS = range(1980, 2040)
_SCORES = range(300, 851)
_FORM_NUMBERS = frozenset({"940", "941", "943", "944", "945", "706", "709", "720", "990"})
_CLEAR_SCALES = frozenset(wordings.FACTORS) - {"m", "g", "hundred"}


def read(text: str, taken: Sequence[Span] | None = None, expected: bool = False) -> list[MoneySpan]:
    """The amounts of a message, in the order of the text; values are Decimal dollars, 0 or more.

    `taken`: spans that other readers claimed (notices, dates, years ...); without it, what looks like a code, a form, a
    telephone number or a date is left out here. `expected`: an amount was asked for, so that a bare number is one.
    A number without sign, separator or unit counts only beside words of owing, paying, earning or spending, and never
    where it is a year, a count of days or people, an age, a percentage, a credit score or a sum of another currency.
    In a correction ("8,200 not 82,000", "12k no wait 21k") only the right amount is read.
    Types: "amount"; "invalid_amount" for one below zero (value None).
    """
    clean = plain(text)
    clean = hide(clean, taken if taken is not None else _others(clean))
    found = [
        *_with_sign(text, clean),
        *_sharing_a_scale(text, clean),
        *_with_point(text, clean),
        *_in_words(text, clean),
        *_in_spanish(text, clean),
        *_numbers(text, clean, expected),
    ]
    amounts = [span for span in apart(found) if not wordings.FOREIGN_AFTER.match(clean, span.end)]
    return corrections.standing(clean, amounts)


def _others(clean: str) -> list[Span]:
    return [*codes.find(clean), *forms.read(clean), *contacts.read(clean), *dates.find(clean)]


def _with_sign(text: str, clean: str) -> Iterator[MoneySpan]:
    for match in wordings.DOLLARS.finditer(clean):
        scale = match.group("scale") or match.group("glued")
        if match.group("minus") or match.group("minus_inside"):
            yield MoneySpan("invalid_amount", text[match.start() : match.end()], None, match.start(), match.end())
            continue
        value = _value(match.group("number"), scale)
        further = wordings.RANGE.match(clean, match.end())
        if further and _is_range(clean, match.end(), further, value):
            yield from _range(text, clean, match, match.start(), further, scale)
        else:
            yield _with_half(text, clean, match.start(), match.end(), value, scale)


def _range(
    text: str, clean: str, match: "re.Match[str]", start: int, further: "re.Match[str]", scale: str | None
) -> Iterator[MoneySpan]:
    """Both ends of "10-15k" or "$300 to $400"; a scale said once is that of both, the first one's own aside."""
    of_first = scale or further.group("scale")
    of_second = further.group("scale") or (None if match.group().startswith("$") else scale)
    yield _span(text, clean, start, match.end(), _value(match.group("number"), of_first), True)
    second = _value(further.group("number"), of_second)
    yield _span(text, clean, further.start("number"), further.end(), second, True)


def _sharing_a_scale(text: str, clean: str) -> Iterator[MoneySpan]:
    for match in wordings.SHARED_SCALE.finditer(clean):
        first, second = _small(match.group("first")), _small(match.group("second"))
        joint, scale = (match.group("joint") or "").lower(), match.group("scale").lower()
        in_spanish = scale in ("mil", "millones")
        between = re.search(r"\b(?:between|entre|de|from)\s+$", clean[: match.start()][-12:], re.IGNORECASE)
        if first is None or second is None or first >= second or (joint in ("and", "y", "a") and not between):
            continue
        if joint == "a" and not in_spanish or match.group("dash") and not match.group("first")[0].isdigit():
            continue
        if wordings.UNIT_AFTER.match(clean, match.end()) and _per_at(clean, match.end()) is None:
            continue
        factor = 1000 if scale == "mil" else wordings.FACTORS[scale]
        yield _span(text, clean, match.start("first"), match.end("first"), first * factor, True)
        yield _span(text, clean, match.start("second"), match.end(), second * factor, True)


def _with_point(text: str, clean: str) -> Iterator[MoneySpan]:
    for match in wordings.POINT.finditer(clean):
        whole, scale = _small(match.group("whole")), match.group("scale").lower()
        parts = [0 if part == "oh" else numbers.count(part) for part in match.group("parts").lower().split()]
        if whole is not None:
            value = Decimal(f"{whole}." + "".join(str(part or 0) for part in parts))
            factor = 1000 if scale == "mil" and spanish(clean) else wordings.FACTORS[scale]
            yield _span(text, clean, match.start(), match.end(), value * factor)


def _small(words: str) -> Decimal | None:
    if words[0].isdigit():
        return Decimal(words)
    value = numbers.count(words.lower())
    return None if value is None else Decimal(value)


def _numbers(text: str, clean: str, expected: bool) -> Iterator[MoneySpan]:
    for match in wordings.NUMBER.finditer(clean):
        number, scale = match.group("number"), (match.group("scale") or "").strip().lower()
        if scale == "m" and not match.group("dollar"):
            continue
        if match.group("minus") is not None:
            if scale or match.group("dollar") or wordings.CURRENCY_AFTER.match(clean, match.end()):
                yield MoneySpan("invalid_amount", text[match.start() : match.end()], None, match.start(), match.end())
            continue
        if not _counts_as_money(clean, match, scale, expected):
            continue
        further = wordings.RANGE.match(clean, match.end())
        if further and _is_range(clean, match.end(), further, _value(number, scale)):
            yield from _range(text, clean, match, match.start("number"), further, scale)
        else:
            yield _with_half(text, clean, match.start("number"), match.end(), _value(number, scale), scale)


def _counts_as_money(clean: str, match: "re.Match[str]", scale: str, expected: bool) -> bool:
    after, number = match.end(), match.group("number")
    per = _per_at(clean, after)
    counted = wordings.UNIT_AFTER.match(clean, after) is not None and per is None
    if scale == "k" and number in ("401", "403", "1099"):
        return False
    if scale in wordings.SLANG and wordings.NO_SUM_AFTER.match(clean, after):
        return False
    if scale in _CLEAR_SCALES or match.group("dollar"):
        return not counted
    if wordings.CURRENCY_AFTER.match(clean, after) or re.search(r"\busd\s?$", clean[: match.start()][-5:], re.I):
        return True
    value = _value(number, scale)
    if per is not None or wordings.AN_HOUR.match(clean, after):
        return value >= 10
    if counted and not (wordings.SINGULAR_AFTER.match(clean, after) and _is_no_count(clean, match, value)):
        return False
    if _opens_a_range(clean, after, value) or "," in number or _has_cents(clean, match, value):
        return True
    if expected:
        return not ("." not in number and int(number) in _YEARS and number != "2000")
    return _cued(clean, match, value)


def _is_no_count(clean: str, match: "re.Match[str]", value: Decimal) -> bool:
    if "," in match.group("number"):
        return value >= 1000
    before = clean[max(0, match.start() - 60) : match.start()]
    return value >= 10 and wordings.HOUSEHOLD_CUE.search(before) is not None


def _opens_a_range(clean: str, after: int, value: Decimal) -> bool:
    further = wordings.RANGE.match(clean, after)
    if further is None:
        return False
    if (further.group("scale") or "").strip().lower() in ("k", "grand", "thousand"):
        return _is_range(clean, after, further, value)
    stands_apart = re.match(r"\s*[-a-z]", clean[after : after + 6], re.IGNORECASE) is not None
    return stands_apart and value >= 10 and _per_at(clean, further.end()) is not None


def _has_cents(clean: str, match: "re.Match[str]", value: Decimal) -> bool:
    """Whether a bare number is dollars and cents: 504.10, but no time of day (9.30), section, version or rate."""
    whole, _, cents = match.group("number").partition(".")
    if len(cents) != 2:
        return False
    if len(whole) >= 3:
        return True
    before, after = clean[max(0, match.start() - 24) : match.start()], match.end()
    if wordings.RATE_BEFORE.search(before) or wordings.LABEL_BEFORE.search(before):
        return False
    if wordings.CENTS_AFTER.match(clean, after) or wordings.CENTS_CUE.search(before):
        return True
    if value == 0:
        return re.search(r"\b(?:bal|balance|due|owe)\s+(?:is\s+)?$", before, re.IGNORECASE) is not None
    return value > 32 and wordings.UNIT_AFTER.match(clean, after) is None


def _cued(clean: str, match: "re.Match[str]", value: Decimal) -> bool:
    before, after = clean[max(0, match.start() - 60) : match.start()], match.end()
    number = match.group("number")
    year_like = "." not in number and int(number) in _YEARS
    if wordings.LABEL_BEFORE.search(before) or (int(value) in _SCORES and wordings.SCORE_BEFORE.search(before)):
        return False
    if wordings.CUE.search(before):
        return value >= 10 and (
            not year_like or (value == 2000 and re.search(r"\b(?:for|in|from|of)\s+$", before) is None)
        )
    if year_like or value < 10:
        return False
    if wordings.EACH_AFTER.match(clean, after) or wordings.AFTER_AS_TAX.match(clean, after):
        return True
    if value < 100_000 and wordings.HOUSEHOLD_CUE.search(before):
        return True
    if len(number) < 3 or number in _FORM_NUMBERS:
        return False
    return wordings.WEAK_CUE.search(before) is not None or wordings.AFTER.match(clean, after) is not None


def _is_range(clean: str, end: int, further: "re.Match[str]", first: Decimal) -> bool:
    joint = clean[end : further.start("number")].strip(" $").lower()
    if joint == "and" and not re.search(r"\bbetween\b[^.!?]{0,20}$", clean[:end][-32:], re.IGNORECASE):
        return False
    if joint in ("a", "y", "") or (
        wordings.UNIT_AFTER.match(clean, further.end()) and _per_at(clean, further.end()) is None
    ):
        return False
    value = _value(further.group("number"), further.group("scale"))
    return value > first and (int(value) not in _YEARS or further.group("scale") is not None)


def _in_words(text: str, clean: str) -> Iterator[MoneySpan]:
    for match in wordings.WORD_RUN.finditer(clean):
        lowered = match.group("words").lower()
        words = [word for word in re.split(r"[\s-]+", lowered) if word not in ("and", "n", "&", "a", "half")]
        words = ["thousand" if word == "k" else word for word in words]
        if "mil" in words:
            if words[0][0].isdigit() or (words[0] == "mil" and not match.group("half")):
                continue
            words = ["million" if word == "mil" else word for word in words]
        if wordings.VAGUE.search(clean[max(0, match.start() - 8) : match.start()]):
            continue
        if not _is_a_sum(clean, match, words):
            continue
        value = _word_value(match, lowered, words)
        after = match.end()
        if value is None or _looks_like_year(value, words, clean, after):
            continue
        if wordings.UNIT_AFTER.match(clean, after) and _per_at(clean, after) is None:
            continue
        cents = wordings.CENTS.match(clean, after)
        if cents:
            after, value = cents.end(), value + Decimal(numbers.count(cents.group("cents")) or 0) / 100
        yield _with_half(text, clean, match.start(), after, value, words[-1])


def _is_a_sum(clean: str, match: "re.Match[str]", words: list[str]) -> bool:
    """Whether number words are money: with a scale (but not "grand total"), or standing where money stands."""
    after = match.end()
    if any(word in numbers.SCALES for word in words):
        if words[-1] in numbers.SCALES and wordings.NO_SUM_AFTER.match(clean, after):
            return False
        if len(words) > 1 or match.group("half"):
            return True
        before = clean[max(0, match.start() - 60) : match.start()]
        cued = _means_money(clean, match, words) or wordings.CUE.search(before) is not None
        singular = words[0] not in wordings.SLANG and not words[0].endswith("s")
        one = wordings.ONE_BEFORE.search(before) and wordings.CLAUSE_ENDS.match(clean, after)
        return singular and (cued or (one is not None and numbers.SCALES[words[0]] <= 1000))
    return all(word in wordings.WORDS or word == "oh" for word in words) and _means_money(clean, match, words)


def _means_money(clean: str, match: "re.Match[str]", words: list[str]) -> bool:
    """Whether number words without a scale, such as "eight twelve", stand where money stands."""
    if _per_at(clean, match.end()) is not None or wordings.CURRENCY_AFTER.match(clean, match.end()):
        return True
    if wordings.CUE.search(clean[max(0, match.start() - 60) : match.start()]) is None:
        return False
    return len(words) > 1 or (words[0] in numbers.TENS and wordings.CLAUSE_ENDS.match(clean, match.end()) is not None)


def _word_value(match: "re.Match[str]", lowered: str, words: list[str]) -> Decimal | None:
    half = (match.group("half") or "").lower()
    if re.search(r"(?:and|n|&)\s+a\s+half", lowered):
        whole = numbers.english(words[:-1])
        scale = numbers.SCALES.get(words[-1])
        return (whole + Decimal("0.5")) * scale if whole is not None and scale else None
    value = numbers.english(words)
    if value is None:
        return _hundreds_left_out(words)
    if not half:
        return value
    return value / 2 if half.startswith("half") else value / 4 if "quarter" in half else value * 2


def _hundreds_left_out(words: list[str]) -> Decimal | None:
    """The value of "eight twelve", "nine oh five" or "twenty-two fifty", said without the hundred."""
    if len(words) == 3 and words[1] == "oh" and words[0] in numbers.UNITS and words[2] in numbers.UNITS:
        return Decimal(100 * numbers.UNITS[words[0]] + numbers.UNITS[words[2]])
    for cut in (1, 2):
        first, rest = numbers.english(words[:cut]), numbers.english(words[cut:])
        if first is not None and rest is not None and 1 <= first < 100 and 10 <= rest < 100 and len(words) > cut:
            return 100 * first + rest
    return None


def _looks_like_year(value: Decimal, words: list[str], clean: str, after: int) -> bool:
    """ "two thousand nineteen" and "twenty twenty two" are years unless dollars or a period are named."""
    if int(value) not in _YEARS or value == 2000 or (words[-1] in numbers.SCALES) or "hundred" in words:
        return False
    return wordings.CURRENCY_AFTER.match(clean, after) is None and _per_at(clean, after) is None


def _in_spanish(text: str, clean: str) -> Iterator[MoneySpan]:
    if not (wordings.SPANISH_CUE.search(clean) or spanish(clean)):
        return
    for match in wordings.SPANISH_RUN.finditer(clean):
        words, end = match.group("words").lower().split(), match.end()
        followed = wordings.CURRENCY_AFTER.match(clean, end) is not None
        scaled = any(word in numbers.SPANISH_SCALES for word in words) and words != ["mil"]
        if all(word[0].isdigit() for word in words):
            continue
        if not (scaled or followed or _per_at(clean, end) or _said_to_be_paid(clean, match)):
            continue
        value = numbers.spanish(words)
        if value is None or value < 10 or (wordings.UNIT_AFTER.match(clean, end) and _per_at(clean, end) is None):
            continue
        if words[-1] in numbers.SPANISH_SCALES and match.group("more"):
            value += Decimal(numbers.SPANISH_SCALES[words[-1]]) / 2
        yield _span(text, clean, match.start(), end, value / 2 if match.group("half") else value)


def _said_to_be_paid(clean: str, match: "re.Match[str]") -> bool:
    before = clean[max(0, match.start() - 60) : match.start()]
    return wordings.CUE.search(before) is not None and wordings.CLAUSE_ENDS.match(clean, match.end()) is not None


def _with_half(text: str, clean: str, start: int, end: int, value: Decimal, scale: str | None) -> MoneySpan:
    """The amount, half a scale more where "and a half" follows: "2 grand and a half"."""
    factor = wordings.FACTORS.get((scale or "").strip().lower(), 1)
    more = wordings.AND_A_HALF.match(clean, end) if factor > 1 else None
    return _span(text, clean, start, more.end() if more else end, value + Decimal(factor) / 2 if more else value)


def _value(number: str, scale: str | None) -> Decimal:
    name = (scale or "").strip().lower()
    digits = _plain_digits(number, scaled=bool(name))
    factor = 1000 if name == "mil" and digits >= 10 else wordings.FACTORS.get(name, 1)
    return digits * factor


def _plain_digits(number: str, scaled: bool) -> Decimal:
    """What the digits say; the last of comma and point is the decimal one where it cannot part thousands."""
    digits = re.sub(r"\s", "", number)
    if re.search(r",[0-9]{1,2}$", digits):
        digits = digits.replace(".", "").replace(",", ".")
    digits = digits.replace(",", "")
    parts_thousands = not scaled and re.search(r"\.[0-9]{3}$", digits) is not None
    return Decimal(digits.replace(".", "") if parts_thousands or digits.count(".") > 1 else digits)


def _per_at(clean: str, end: int) -> str | None:
    match = wordings.PER_AFTER.match(clean, end)
    if match is None:
        return None
    stands = wordings.STANDS_FOR_PERIOD.match(clean, end) is not None
    if not stands and not (wordings.BARE_PERIOD.match(clean, end) and _is_no_duration(clean, end)):
        return None
    return wordings.PERIODS.get(match.group("per")[:2].lower())


def _is_no_duration(clean: str, end: int) -> bool:
    number = r"(?<![0-9.,])(?:[2-9][0-9]{2}|[0-9]{1,2},?[0-9]{3})(?:\.[0-9]{2})?$"
    return re.search(number, clean[max(0, end - 12) : end]) is not None


def _span(text: str, clean: str, start: int, end: int, value: Decimal, part_of_range: bool = False) -> MoneySpan:
    end = start + len(text[start:end].rstrip())
    return MoneySpan("amount", text[start:end], value.quantize(_CENT), start, end, _per_at(clean, end), part_of_range)
