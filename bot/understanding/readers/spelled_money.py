"""Amounts of money whose number or scale is spelled: "about twelve thousand", "8 to 12 hundred", "doce mil"."""

import re
from collections.abc import Iterator
from decimal import Decimal

from bot.understanding.language import spanish
from bot.understanding.readers import money_wordings as wordings
from bot.understanding.readers import numbers, sums
from bot.understanding.readers.spans import MoneySpan


def read(text: str, clean: str) -> list[MoneySpan]:
    """The spelled amounts, those that span others first; `clean` is the text with what is no money hidden."""
    return [
        *_sharing_a_scale(text, clean),
        *_with_point(text, clean),
        *_in_words(text, clean),
        *_in_spanish(text, clean),
    ]


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
        if wordings.UNIT_AFTER.match(clean, match.end()) and sums.per_at(clean, match.end()) is None:
            continue
        factor = 1000 if scale == "mil" else wordings.FACTORS[scale]
        yield sums.made(text, clean, match.start("first"), match.end("first"), first * factor, True)
        yield sums.made(text, clean, match.start("second"), match.end(), second * factor, True)


def _with_point(text: str, clean: str) -> Iterator[MoneySpan]:
    for match in wordings.POINT.finditer(clean):
        whole, scale = _small(match.group("whole")), match.group("scale").lower()
        parts = [0 if part == "oh" else numbers.count(part) for part in match.group("parts").lower().split()]
        if whole is not None:
            value = Decimal(f"{whole}." + "".join(str(part or 0) for part in parts))
            factor = 1000 if scale == "mil" and spanish(clean) else wordings.FACTORS[scale]
            yield sums.made(text, clean, match.start(), match.end(), value * factor)


def _small(words: str) -> Decimal | None:
    if words[0].isdigit():
        return Decimal(words)
    value = numbers.count(words.lower())
    return None if value is None else Decimal(value)


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
        if wordings.UNIT_AFTER.match(clean, after) and sums.per_at(clean, after) is None:
            continue
        cents = wordings.CENTS.match(clean, after)
        if cents:
            after, value = cents.end(), value + Decimal(numbers.count(cents.group("cents")) or 0) / 100
        yield sums.with_half(text, clean, match.start(), after, value, words[-1])


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
    if sums.per_at(clean, match.end()) is not None or wordings.CURRENCY_AFTER.match(clean, match.end()):
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
    if int(value) not in sums.YEARS or value == 2000 or (words[-1] in numbers.SCALES) or "hundred" in words:
        return False
    return wordings.CURRENCY_AFTER.match(clean, after) is None and sums.per_at(clean, after) is None


def _in_spanish(text: str, clean: str) -> Iterator[MoneySpan]:
    if not (wordings.SPANISH_CUE.search(clean) or spanish(clean)):
        return
    for match in wordings.SPANISH_RUN.finditer(clean):
        words, end = match.group("words").lower().split(), match.end()
        followed = wordings.CURRENCY_AFTER.match(clean, end) is not None
        scaled = any(word in numbers.SPANISH_SCALES for word in words) and words != ["mil"]
        if all(word[0].isdigit() for word in words):
            continue
        if not (scaled or followed or sums.per_at(clean, end) or _said_to_be_paid(clean, match)):
            continue
        value = numbers.spanish(words)
        if value is None or value < 10 or (wordings.UNIT_AFTER.match(clean, end) and sums.per_at(clean, end) is None):
            continue
        if words[-1] in numbers.SPANISH_SCALES and match.group("more"):
            value += Decimal(numbers.SPANISH_SCALES[words[-1]]) / 2
        yield sums.made(text, clean, match.start(), end, value / 2 if match.group("half") else value)


def _said_to_be_paid(clean: str, match: "re.Match[str]") -> bool:
    before = clean[max(0, match.start() - 60) : match.start()]
    return wordings.CUE.search(before) is not None and wordings.CLAUSE_ENDS.match(clean, match.end()) is not None
