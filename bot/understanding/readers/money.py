"""Amounts of money in a message, in US dollars: "$12,345.67", "12k", "about twelve thousand", "75 a month"."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from bot.understanding.readers import bare_money, codes, contacts, corrections, dates, forms, spelled_money, sums
from bot.understanding.readers import money_wordings as wordings
from bot.understanding.readers.spans import MoneySpan, Span, apart, hide, plain

_SCORES = range(300, 851)
_FORM_NUMBERS = frozenset({"940", "941", "943", "944", "945", "706", "709", "720", "990"})
_CLEAR_SCALES = frozenset(wordings.FACTORS) - {"m", "g", "hundred"}


def read(text: str, taken: Sequence[Span] | None = None, expected: bool = False) -> list[MoneySpan]:
    """The amounts of a message, in the order of the text; values are Decimal dollars, 0 or more.

    `taken`: spans that other readers claimed (notices, dates, years ...); without it, what looks like a code, a form, a
    telephone number or a date is left out here. `expected`: an amount was asked for, so that a bare number is one.
    A number without sign, separator or unit counts beside words of owing, paying, earning or spending; one of three to
    six digits also where nothing marks it as something else, as a `bare` one. It never counts where it is a year, a
    count of days or people, an age, a percentage, a credit score or a sum of another currency.
    In a correction ("8,200 not 82,000", "12k no wait 21k") only the right amount is read.
    Types: "amount"; "invalid_amount" for one below zero (value None).
    """
    clean = plain(text)
    clean = hide(clean, taken if taken is not None else _others(clean))
    found = [
        *_with_sign(text, clean),
        *spelled_money.read(text, clean),
        *_numbers(text, clean, expected),
        *bare_money.read(text, clean),
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
            yield sums.with_half(text, clean, match.start(), match.end(), value, scale)


def _range(
    text: str, clean: str, match: "re.Match[str]", start: int, further: "re.Match[str]", scale: str | None
) -> Iterator[MoneySpan]:
    """Both ends of "10-15k" or "$300 to $400"; a scale said once is that of both, the first one's own aside."""
    of_first = scale or further.group("scale")
    of_second = further.group("scale") or (None if match.group().startswith("$") else scale)
    yield sums.made(text, clean, start, match.end(), _value(match.group("number"), of_first), True)
    second = _value(further.group("number"), of_second)
    yield sums.made(text, clean, further.start("number"), further.end(), second, True)


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
            yield sums.with_half(text, clean, match.start("number"), match.end(), _value(number, scale), scale)


def _counts_as_money(clean: str, match: "re.Match[str]", scale: str, expected: bool) -> bool:
    after, number = match.end(), match.group("number")
    per = sums.per_at(clean, after)
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
    wage = "." in number and wordings.HOUR.match(clean, after) is not None
    if per is not None or wage or wordings.AN_HOUR.match(clean, after):
        return value >= 10
    if counted and not (wordings.SINGULAR_AFTER.match(clean, after) and _is_no_count(clean, match, value)):
        return False
    if _opens_a_range(clean, after, value) or "," in number or _has_cents(clean, match, value):
        return True
    if expected:
        return not ("." not in number and int(number) in sums.YEARS and number != "2000")
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
    return stands_apart and value >= 10 and sums.per_at(clean, further.end()) is not None


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
    year_like = "." not in number and int(number) in sums.YEARS
    if wordings.LABEL_BEFORE.search(before) or (int(value) in _SCORES and wordings.SCORE_BEFORE.search(before)):
        return False
    if value < 100 and wordings.LOOSE_CUE.search(before) and not wordings.CLAUSE_ENDS.match(clean, after):
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
    if len(number.partition(".")[0]) < 3 or number in _FORM_NUMBERS:
        return False
    return wordings.WEAK_CUE.search(before) is not None or wordings.AFTER.match(clean, after) is not None


def _is_range(clean: str, end: int, further: "re.Match[str]", first: Decimal) -> bool:
    joint = clean[end : further.start("number")].strip(" $").lower()
    if joint == "and" and not re.search(r"\bbetween\b[^.!?]{0,20}$", clean[:end][-32:], re.IGNORECASE):
        return False
    if joint in ("a", "y", "") or (
        wordings.UNIT_AFTER.match(clean, further.end()) and sums.per_at(clean, further.end()) is None
    ):
        return False
    value = _value(further.group("number"), further.group("scale"))
    return value > first and (int(value) not in sums.YEARS or further.group("scale") is not None)


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
