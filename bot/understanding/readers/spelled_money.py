"""Amounts of money whose number or scale is spelled: "about twelve thousand", "8 to 12 hundred", "doce mil"."""

import re
from collections.abc import Iterator
from decimal import Decimal

from bot.understanding.language import spanish
from bot.understanding.readers import bare_money, numbers, sums
from bot.understanding.readers import money_wordings as wordings
from bot.understanding.readers.spans import MoneySpan

_FIGURES = frozenset(word for word, value in numbers.UNITS.items() if 1 <= value <= 9)


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
    for match in _runs(clean):
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
        if wordings.UNIT_AFTER.match(clean, after) and not _is_pay(clean, after, value):
            continue
        if wordings.NUMBER_AFTER.match(clean, after):
            continue
        cents = wordings.CENTS.match(clean, after)
        if cents:
            after, value = cents.end(), value + Decimal(numbers.count(cents.group("cents")) or 0) / 100
        yield sums.with_half(text, clean, match.start(), after, value, words[-1])


def _runs(clean: str) -> "Iterator[re.Match[str]]":
    """The runs of number words; one that is no number as a whole, in two at its last "and"."""
    for match in wordings.WORD_RUN.finditer(clean):
        lowered = match.group("words").lower()
        cut = lowered.rfind(" and ")
        words = [word for word in re.split(r"[\s-]+", lowered) if word not in ("and", "n", "&", "a", "half")]
        if cut < 0 or "half" in lowered or _word_value(match, lowered, words) is not None:
            yield match
            continue
        middle = match.start("words") + cut
        yield from wordings.WORD_RUN.finditer(clean, match.start(), middle)
        yield from wordings.WORD_RUN.finditer(clean, middle + len(" and "), match.end())


def _is_pay(clean: str, after: int, value: Decimal) -> bool:
    return sums.per_at(clean, after) is not None or (value >= 10 and wordings.AN_HOUR.match(clean, after) is not None)


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
    after = match.end()
    if sums.per_at(clean, after) is not None or wordings.CURRENCY_AFTER.match(clean, after):
        return True
    if wordings.AN_HOUR.match(clean, after):
        return words[0] in numbers.TENS or numbers.UNITS.get(words[0], 0) >= 10
    if len(words) > 1 and (wordings.CENTS.match(clean, after) or _is_said(clean, match, words)):
        return True
    if wordings.CUE.search(clean[max(0, match.start() - 60) : match.start()]) is None:
        return False
    return len(words) > 1 or (words[0] in numbers.TENS and wordings.CLAUSE_ENDS.match(clean, match.end()) is not None)


def _is_said(clean: str, match: "re.Match[str]", words: list[str]) -> bool:
    """Whether words such as "nine sixty" follow what a letter, a check or an agent says, and are no code or time."""
    before, value = clean[max(0, match.start() - 60) : match.start()], _hundreds_left_out(words)
    if value is None or "oh" in words or str(int(value)) in bare_money.SAID_AS_CODE:
        return False
    if not wordings.CLAUSE_ENDS.match(clean, match.end()) and not wordings.SAID_AFTER.match(clean, match.end()):
        return False
    hours, minutes = divmod(int(value), 100)
    if wordings.LEFT_BEFORE.search(before):
        return True
    said = wordings.SAID_BEFORE.search(before) or wordings.IN_TOTAL.match(clean, match.end())
    return said is not None and not (1 <= hours <= 12 and minutes < 60)


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
    """The value of "eight twelve", "nine oh five" or "twenty-two fifty", said without the hundred.

    A single figure after a number from eleven on is hundreds after thousands: "thirty four five" is 34,500.
    """
    if len(words) == 3 and words[1] == "oh" and words[0] in numbers.UNITS and words[2] in numbers.UNITS:
        return Decimal(100 * numbers.UNITS[words[0]] + numbers.UNITS[words[2]])
    thousands = max((place for place, word in enumerate(words) if numbers.SCALES.get(word) == 1000), default=-1)
    if 0 < thousands < len(words) - 1:
        whole, rest = numbers.english(words[: thousands + 1]), _hundreds_left_out(words[thousands + 1 :])
        return whole + rest if whole is not None and rest is not None and rest < 1000 else None
    if len(words) in (2, 3) and words[-1] in _FIGURES and (first := numbers.english(words[:-1])) is not None:
        return 1000 * first + 100 * numbers.UNITS[words[-1]] if 11 <= first < 100 else None
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
        if wordings.AND_A_BIT.match(clean, end):
            continue
        if words[-1] in numbers.SPANISH_SCALES and match.group("more"):
            value += Decimal(numbers.SPANISH_SCALES[words[-1]]) / 2
        cents = wordings.CENTAVOS.match(clean, end)
        if cents:
            parts = numbers.spanish(cents.group("cents").lower().split())
            end, value = cents.end(), value + (parts or Decimal(0)) / 100
        yield sums.made(text, clean, match.start(), end, value / 2 if match.group("half") else value)


def _said_to_be_paid(clean: str, match: "re.Match[str]") -> bool:
    before = clean[max(0, match.start() - 60) : match.start()]
    return wordings.CUE.search(before) is not None and wordings.CLAUSE_ENDS.match(clean, match.end()) is not None
