"""A sum in a message: the span made of it, with its period and the half that follows its scale."""

import re
from decimal import Decimal

from bot.understanding.readers import money_wordings as wordings
from bot.understanding.readers.spans import MoneySpan

YEARS = range(1980, 2040)
"""Bare numbers that are read as years rather than as dollars."""
_CENT = Decimal("0.01")


def with_half(text: str, clean: str, start: int, end: int, value: Decimal, scale: str | None) -> MoneySpan:
    """The amount, half a scale more where "and a half" follows: "2 grand and a half"."""
    factor = wordings.FACTORS.get((scale or "").strip().lower(), 1)
    more = wordings.AND_A_HALF.match(clean, end) if factor > 1 else None
    return made(text, clean, start, more.end() if more else end, value + Decimal(factor) / 2 if more else value)


def per_at(clean: str, end: int) -> str | None:
    """The period that the words at `end` name ("a month", "/wk"): a value of `MoneySpan.per`; None for none."""
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


def made(text: str, clean: str, start: int, end: int, value: Decimal, part_of_range: bool = False) -> MoneySpan:
    """The span of an amount in USD, to the cent, with the period that follows it."""
    end = start + len(text[start:end].rstrip())
    return MoneySpan("amount", text[start:end], value.quantize(_CENT), start, end, per_at(clean, end), part_of_range)
