"""Notice codes in a message: the ones of the law in every spelling, unknown ones of regular shape, and descriptions."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Protocol

from bot.understanding.patterns import compiled
from bot.understanding.readers import descriptions, numbers
from bot.understanding.readers.spans import NoticeSpan, apart, plain


class NoticeNames(Protocol):
    """What this reader needs of a notice."""

    @property
    def code(self) -> str:
        """The canonical code."""

    @property
    def aliases(self) -> Sequence[str]:
        """Other ways in which it is written."""


class Vocabulary(Protocol):
    """What this reader needs of the law."""

    @property
    def notices(self) -> Mapping[str, NoticeNames]:
        """The notices by canonical code."""


def read(text: str, law: Vocabulary) -> list[NoticeSpan]:
    """The notices of a message, in the order of the text.

    Codes that stand in the text come alone; only where there is none is a notice inferred from its description
    (`said` False), and only where the words point to one. A code that the law does not know has `unknown` True and
    the value it would have ("CP9999").
    """
    names = _names(tuple((notice.code, tuple(notice.aliases)) for notice in law.notices.values()))
    clean = plain(text)
    said = names.said(text, clean)
    return said or _described(text, clean, names)


_UNITS = (
    r"(?:days?|weeks?|wks?|months?|years?|yrs?|hours?|dollars?|bucks|usd|grand|k|percent|"
    r"kids?|times|pages?|miles|am|pm|a\.m|p\.m)\b"
)
_DAY_BEHIND = r"(?!-[0-9]{1,2}(?![0-9]))"
_NOT_NUMBER = (
    rf"(?![a-z0-9%])(?![,.:/][0-9]){_DAY_BEHIND}(?!\s*%)(?![\s-]*{_UNITS})(?!\s*(?:a|per|each)\s+(?:month|week))(?!/mo)"
    r"(?!\s(?:thousand|hundred|grand|million)\b)"
)
_PREFIX = (
    r"(?P<prefix>c\.?\s?p\.?|l\.?\s?t\.?|(?:the\s+)?(?:irs\s+)?(?:letter|leter|lettr|leeter|ltr|lettre|carta)|l)"
    r"(?P<gap>[\s.]*(?:no\.?|number|num|n[uú]mero|\#|:|-)?[\s-]*)"
)
_CODE = compiled(
    rf"(?<![a-z0-9]){_PREFIX}(?P<digits>[0-9]{{1,4}})(?:-?(?P<suffix>[a-z]{{1,2}})|\s(?P<far>[a-z]))?(?![a-z0-9])"
)
_LEVY_FORM = compiled(
    r"(?<![a-z0-9])(?P<form>form[\s#-]*)?668(?P<gap>[\s-]*)\(?(?P<letter>[adwy])\)?(?![a-z0-9])(?:\s?\([a-z]{1,3}\))?"
)
_BARE_SUFFIXED = compiled(r"(?<![a-z0-9$-])(?P<digits>[0-9]{3,4})-?(?P<suffix>[a-z])(?![a-z0-9])")
_CUED_NUMBER = compiled(
    rf"(?<![a-z0-9])(?:(?P<strong>notice|letter|ltr|number|no\.|code|aviso|"
    rf"form)[\s:#]{{1,2}}(?:is\s+|says\s+|number\s+|no\.?\s+)?|(?P<weak>(?:got|get|received|"
    rf"have|regular|just|it'?s|its|is|was|only|says|said|says\s+it'?s|another|first|the|my|"
    rf"this|that|a|an|un|una|el|la)\s+)+|"
    rf"\#)(?P<digits>[0-9]{{2,4}}){_NOT_NUMBER}(?P<after>\s+(?:notice|letter|ltr|aviso|one|"
    rf"thing|proposal))?"
)
_NUMBER_FIRST = compiled(
    r"(?<![a-z0-9$#.,/-])(?P<digits>[0-9]{3,4})\s+(?:(?:irs\s+)?(?:notice|letter|ltr|"
    r"aviso)\b(?!\s+of\s+levy)|(?:in|at|on)\s+the\s+(?:\w+\s+){0,2}corner\b)"
)
_ALSO = compiled(
    rf"\s*(?:,|/|&|\+|and|or|y|o|then|,\s*and|,\s*or)\s*(?:a\s+|"
    rf"the\s+)?(?P<digits>[0-9]{{2,4}})(?P<suffix>[a-z]?){_NOT_NUMBER}"
)
_MONEY_AFTER = compiled(r"\s*(?:in\s+(?:back\s+)?tax|owed|owing|balance|debt|total)")
_MONTH_AFTER = compiled(
    r"(?<![0-9]{3})\s*(?:st|nd|rd|th)?\s*(?:of\s+|de\s+)?"
    r"(?:jan|feb|mar(?:ch|zo)|apr|abr|may|jun|jul|aug|ago|sep|oct|nov|dec|dic|ene)[a-z]*\b(?!\s+[0-9]{1,2}\b)"
)
"""After "letter" a number up to 31 and a month's name are a day; with another number behind, that is the day."""
_YEARS = range(1980, 2050)


@lru_cache(maxsize=8)
def _names(names: tuple[tuple[str, tuple[str, ...]], ...]) -> "_Names":
    return _Names(names)


class _Names:
    """The codes of one law and the regular ways to write and to say them."""

    def __init__(self, names: tuple[tuple[str, tuple[str, ...]], ...]):
        self.codes = {code: code for code, _ in names}
        self.by_key: dict[str, str] = {}
        for code, aliases in names:
            for alias in aliases:
                if any(char.isdigit() for char in alias):
                    self.by_key.setdefault(_key(alias), code)
        for code, _ in names:
            self.by_key[_key(code)] = code
        self.by_number: dict[str, list[str]] = {}
        for key, code in self.by_key.items():
            number = re.search(r"[0-9]+[A-Z]*$", key)
            if number and code not in self.by_number.setdefault(number.group(), []):
                self.by_number[number.group()].append(code)
        self._numbers_of = _spoken_numbers(self.by_number)
        self._spoken = _spoken_pattern(self._numbers_of)

    def find(self, prefix: str, number: str) -> str | None:
        """The canonical code of a prefix ("CP", "LT", "L") and a number with its letters."""
        return self.by_key.get(prefix + number)

    def any_of(self, number: str) -> str | None:
        """The notice of a bare number: a CP notice before an LT before a letter, where several bear it."""
        for prefix in ("CP", "LT", "L"):
            code = self.by_key.get(prefix + number)
            if code is not None:
                return code
        return self.by_key.get(number)

    def said(self, text: str, clean: str) -> list[NoticeSpan]:
        found = [*self._levy_forms(text, clean), *self._coded(text, clean), *self._spoken_codes(text, clean)]
        found += [*self._further(text, clean, found), *self._bare(text, clean)]
        return apart(found)

    def _levy_forms(self, text: str, clean: str) -> Iterator[NoticeSpan]:
        for match in _LEVY_FORM.finditer(clean):
            if match.group("gap").isspace() and match.group("letter") == "a" and not match.group("form"):
                continue
            code = (
                "Form 668(Y)(c)"
                if match.group("letter").lower() == "y"
                else f"Form 668-{match.group('letter').upper()}"
            )
            yield NoticeSpan(
                "notice",
                text[match.start() : match.end()],
                code,
                match.start(),
                match.end(),
                True,
                code not in self.codes,
            )

    def _coded(self, text: str, clean: str) -> Iterator[NoticeSpan]:
        for match in _CODE.finditer(clean):
            prefix = _prefix(match.group("prefix"))
            if prefix == "L" and not match.group("prefix").strip().lower().endswith(
                ("letter", "ltr", "lettre", "carta")
            ):
                prefix = "bare L"
            code, end, unknown = self._resolve(prefix, match, clean)
            if code is not None:
                yield NoticeSpan("notice", text[match.start() : end], code, match.start(), end, True, unknown)

    def _resolve(self, prefix: str, match: "re.Match[str]", clean: str) -> tuple[str | None, int, bool]:
        digits, suffix, far = (
            match.group("digits"),
            (match.group("suffix") or "").upper(),
            (match.group("far") or "").upper(),
        )
        number_end, kind = match.end("digits"), "L" if prefix == "bare L" else prefix
        if not _stands_alone(clean, match.end(), bool(suffix)):
            return None, number_end, False
        if kind == "L" and _MONTH_AFTER.match(clean, number_end):
            return None, number_end, False
        if suffix:
            code = self.find(kind, digits + suffix)
            if code is not None:
                return code, match.end(), False
            known_without = self.find(kind, digits)
            if known_without is not None and (len(suffix) == 2 or "-" in clean[number_end : match.end()]):
                return known_without, number_end, False
        if far and not suffix:
            code = self.find(kind, digits + far)
            at_end = re.match(r"\s*(?:$|[.,;:!?)])", clean[match.end() :]) is not None
            if code is not None and (far not in "AI" or at_end):
                return code, match.end(), False
        end = match.end("suffix") if suffix else number_end
        code = self.find(kind, digits + suffix)
        if code is None and kind == "L" and not suffix:
            code = self._letter_by_number(digits) if prefix == "L" else None
        if code is not None:
            return code, end, False
        if prefix == "bare L" and (len(digits) < 4 or match.group("gap")):
            return None, end, False
        if kind == "L" and (len(digits) < 3 or (not suffix and int(digits) in _YEARS)):
            return None, end, False
        if kind == "L" and _MONEY_AFTER.match(clean, end):
            return None, end, False
        return f"{'Letter ' if kind == 'L' else kind}{digits}{suffix}", end, True

    def _letter_by_number(self, digits: str) -> str | None:
        return self.any_of(digits) if int(digits) not in _YEARS else None

    def _spoken_codes(self, text: str, clean: str) -> Iterator[NoticeSpan]:
        for match in self._spoken.finditer(clean):
            key = re.sub(r"[\s-]+", " ", match.group("words").lower())
            letter = (match.group("letter") or "").upper()
            prefix = _prefix(match.group("prefix")) if match.group("prefix") else None
            for number in self._numbers_of[key]:
                code, end = self._spoken_code(prefix, number, letter, match)
                if code is not None:
                    yield NoticeSpan("notice", text[match.start() : end], code, match.start(), end)
                    break

    def _spoken_code(
        self, prefix: str | None, number: str, letter: str, match: "re.Match[str]"
    ) -> tuple[str | None, int]:
        without_letter = match.end("words")
        if prefix is None:
            return (self.any_of(number) if _distinct(number, match.group("words")) else None), without_letter
        if letter and letter not in "AI":
            code = self.find(prefix, number + letter)
            if code is not None:
                return code, match.end()
        code = self.find(prefix, number)
        if code is None and prefix == "L":
            code = self.any_of(number)
        return code, without_letter

    def _further(self, text: str, clean: str, found: Sequence[NoticeSpan]) -> Iterator[NoticeSpan]:
        """The second number of "CP503 and 504"."""
        for span in found:
            match = _ALSO.match(clean, span.end)
            prefix = re.match(r"[A-Z]+(?=[0-9 ])", str(span.value))
            while match and prefix:
                code = self.find(prefix.group(), match.group("digits") + match.group("suffix").upper())
                if code is None or _MONEY_AFTER.match(clean, match.end()):
                    break
                start = match.start("digits")
                yield NoticeSpan("notice", text[start : match.end()], code, start, match.end())
                match = _ALSO.match(clean, match.end())

    def _bare(self, text: str, clean: str) -> Iterator[NoticeSpan]:
        for match in _BARE_SUFFIXED.finditer(clean):
            number = match.group("digits") + match.group("suffix").upper()
            code = self.any_of(number) if number in self.by_number else None
            if code is not None:
                yield NoticeSpan("notice", text[match.start() : match.end()], code, match.start(), match.end())
        for match in _NUMBER_FIRST.finditer(clean):
            code = self.any_of(match.group("digits"))
            if code is not None:
                yield self._at(text, match.start("digits"), match.end("digits"), code)
        for match in _CUED_NUMBER.finditer(clean):
            digits = match.group("digits")
            named = bool(match.group("after")) or (match.group("strong") or "").lower() in (
                "notice",
                "letter",
                "ltr",
                "aviso",
            )
            if not named and (len(digits) < 3 or int(digits) in _YEARS or _MONEY_AFTER.match(clean, match.end())):
                continue
            if int(digits) in _YEARS and not match.group("after"):
                continue
            if _MONTH_AFTER.match(clean, match.end("digits")):
                continue
            code = self.any_of(digits)
            if code is not None and (named or match.group("strong") or len(digits) >= 3):
                yield self._at(text, match.start("digits"), match.end("digits"), code)

    @staticmethod
    def _at(text: str, start: int, end: int, code: str) -> NoticeSpan:
        return NoticeSpan("notice", text[start:end], code, start, end)


def _key(name: str) -> str:
    """A name without spaces and signs, its prefix one of CP, LT, L, FORM or none."""
    squeezed = re.sub(r"[^A-Z0-9]", "", plain(name).upper())
    squeezed = re.sub(r"^NOTICE(?=[A-Z])", "", squeezed)
    return re.sub(r"^(?:LETTERNO|LETTER|LTR|L)(?=[0-9])", "L", squeezed)


def _prefix(words: str) -> str:
    letters = re.sub(r"[^a-z]", "", words.lower())
    if letters in ("cp", "seep", "seepee"):
        return "CP"
    return "LT" if letters == "lt" else "L"


def _stands_alone(clean: str, end: int, suffixed: bool) -> bool:
    """Whether the digits are a number of their own: not "letter 10/5", "letter 30 days", "letter 3,200"."""
    return suffixed or re.match(_NOT_NUMBER, clean[end : end + 24], re.IGNORECASE) is not None


def _spoken_numbers(numbers_known: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """What is said, and the digits it may stand for."""
    ways: dict[str, list[str]] = {}
    for digits in sorted({re.sub(r"[A-Z]", "", number) for number in numbers_known}):
        for way in numbers.spoken(digits):
            ways.setdefault(way, []).append(digits)
    return ways


def _spoken_pattern(ways: Mapping[str, list[str]]) -> "re.Pattern[str]":
    words = "|".join(way.replace(" ", "[ -]+") for way in sorted(ways, key=len, reverse=True)) or "(?!)"
    return compiled(
        rf"(?<![a-z0-9])(?:(?P<prefix>c\.? ?p\.?|see[ -]?p(?:ee)?|l\.? ?t\.?|letter|ltr|notice|"
        rf"number|l)\s*(?:number|no\.?)?[\s-]*)?"
        rf"(?<![a-z0-9])(?<!at )(?P<words>{words})(?:[\s-]+(?P<letter>[a-z]))?(?![a-z0-9])"
        rf"(?![\s-]*(?:{_UNITS}|hundred|thousand|million|a\s+month|per\b))"
    )


def _distinct(number: str, words: str) -> bool:
    """Whether words are a notice's number without "notice" beside them: "five oh four", not "two thousand"."""
    said = words.lower()
    return not said.endswith(("thousand", "hundred")) and (
        len(number) == 4 or (len(number) == 3 and bool(re.search(r"\bo(?:h)?\b|zero", said)))
    )


def _described(text: str, clean: str, names: _Names) -> list[NoticeSpan]:
    for described in descriptions.find(clean):
        if described.code in names.codes:
            start, end = described.start, described.end
            return [NoticeSpan("notice", text[start:end], described.code, start, end, said=False)]
    return []
