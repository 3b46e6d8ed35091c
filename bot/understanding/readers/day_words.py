"""What the parts of a written day say: the number of a day or a year in digits and words, and whether a day exists."""

import re
from datetime import date

from bot.understanding.readers import date_wordings as wordings
from bot.understanding.readers import numbers

_ACCENTS = str.maketrans("áéíóú", "aeiou")


def year_said(match: "re.Match[str]") -> bool:
    """Whether the words of a day say its year, too."""
    return bool(match.group("year") or match.group("short_year"))


def followed_by_day(text: str, match: "re.Match[str]") -> bool:
    """Whether the number before the month belongs to something else: "got 2 oct 5" is October 5."""
    if year_said(match) or match.group("of").strip() or not match.group("day").isdigit():
        return False
    return re.match(r"\s{1,2}[0-9]{1,2}(?![0-9,])", text[match.end() : match.end() + 6]) is not None


def day_number(words: str) -> int | None:
    """The day that "5th", "fifth" or "quince" says; None for any other word."""
    digits = re.match(r"[0-9]{1,2}", words)
    if digits:
        return int(digits.group())
    said = numbers.ordinal(words)
    return said if said is not None else wordings.SPANISH_DAYS.get(unaccented(words.lower()))


def unaccented(words: str) -> str:
    """Spanish words without their accents, letter for letter."""
    return words.translate(_ACCENTS)


def said_as_day(match: "re.Match[str]") -> bool:
    """Whether Spanish words name a day: "el dos de mayo" does, "dos de mayo" may be two letters of May."""
    word = unaccented(match.group("day").lower())
    with_de = bool(match.group("of").strip())
    if word.isdigit():
        return with_de
    return match.group("the") is not None or (with_de and word not in wordings.COUNTS_TOO)


def year_or_none(words: str | None) -> int | None:
    """`year_number` of words that may be missing."""
    return None if words is None else year_number(words)


def year_number(words: str) -> int:
    """The year that "2019", "'17", "twenty nineteen" or "two thousand and nineteen" says; two digits: 1969 to 2068."""
    digits = words.lstrip("'")
    if digits.isdigit():
        number = int(digits)
        if len(digits) > 2:
            return number
        return 2000 + number if number < 69 else 1900 + number
    parts = [part for part in re.split(r"[\s-]+", words.lower()) if part != "and"]
    if parts[0] == "dos":
        return 2000 + (wordings.SPANISH_DAYS.get(unaccented(parts[2])) or 0)
    if parts[0] == "two":
        return 2000 + sum(numbers.count(part) or 0 for part in parts[2:])
    return 2000 + sum(numbers.count(part) or 0 for part in parts[1:])


def month_and_day(first: int, second: int) -> tuple[int, int]:
    """Month first; a first number that can be no month is the day."""
    return (second, first) if first > 12 and second <= 12 else (first, second)


def exists(year: int | None, month: int, day: int) -> bool:
    """Whether there is such a day; without a year, whether any year has it."""
    try:
        date(year or 2000, month, day)
    except ValueError:
        return False
    return True
