"""Numbers in words: "twelve hundred", "seven thousand five hundred", "doce mil", "half a grand"."""

import re
from collections.abc import Sequence
from decimal import Decimal

UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
    "thre": 3, "fuor": 4, "fiev": 5, "sevn": 7, "sevan": 7, "eigth": 8, "eigt": 8, "nien": 9, "elevn": 11, "twelv": 12,
    "twleve": 12, "tweleve": 12, "thirten": 13, "forteen": 14, "fourten": 14, "fiften": 15, "fivteen": 15,
    "sixten": 16, "seventen": 17, "eighten": 18, "eightteen": 18, "ninteen": 19, "nineten": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90, "tweny": 20, "twentie": 20, "twnety": 20, "thirdy": 30, "thrity": 30, "thirthy": 30, "forthy": 40,
    "fivty": 50, "fity": 50, "fiffty": 50, "sixy": 60, "sixity": 60, "seventie": 70, "sevety": 70, "eigthy": 80,
    "eigty": 80, "eightty": 80, "ninty": 90, "nintey": 90,
}  # fmt: skip
SCALES = {
    "hundred": 100, "hundreds": 100, "hunderd": 100, "hundered": 100, "hundrd": 100, "hundread": 100, "hundret": 100,
    "hunded": 100, "hunnid": 100, "hundo": 100,
    "thousand": 1000, "thousands": 1000, "thosuand": 1000, "thosand": 1000, "thousnd": 1000, "thousend": 1000,
    "thousan": 1000, "thouand": 1000, "tousand": 1000, "thousad": 1000, "thoussand": 1000,
    "grand": 1000, "grands": 1000, "rack": 1000, "racks": 1000, "band": 1000, "bands": 1000, "stack": 1000,
    "stacks": 1000,
    "million": 1_000_000, "millions": 1_000_000, "milion": 1_000_000, "millon": 1_000_000, "millin": 1_000_000,
}  # fmt: skip
"""What multiplies the number before it, with the usual misspellings and the slang for a thousand dollars."""
SPANISH = {
    "uno": 1, "una": 1, "un": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8,
    "nueve": 9, "diez": 10, "once": 11, "doce": 12, "trece": 13, "catorce": 14, "quince": 15, "dieciseis": 16,
    "dieciséis": 16, "diecisiete": 17, "dieciocho": 18, "diecinueve": 19, "veinte": 20, "veintiuno": 21,
    "veintiun": 21, "veintiún": 21, "veintidos": 22, "veintidós": 22, "veintitres": 23, "veintitrés": 23,
    "veinticuatro": 24, "veinticinco": 25, "veintiseis": 26, "veintiséis": 26, "veintisiete": 27, "veintiocho": 28,
    "veintinueve": 29, "treinta": 30, "cuarenta": 40, "cincuenta": 50, "sesenta": 60, "setenta": 70, "ochenta": 80,
    "noventa": 90, "cien": 100, "ciento": 100, "doscientos": 200, "trescientos": 300, "cuatrocientos": 400,
    "quinientos": 500, "seiscientos": 600, "setecientos": 700, "ochocientos": 800, "novecientos": 900,
    "docientos": 200, "dosientos": 200, "trecientos": 300, "tresientos": 300,
    "cuatrosientos": 400, "quinentos": 500, "seicientos": 600, "seisientos": 600, "setesientos": 700,
    "ochosientos": 800, "novesientos": 900,
}  # fmt: skip
SPANISH_SCALES = {"mil": 1000, "millon": 1_000_000, "millón": 1_000_000, "millones": 1_000_000}
_SMALL = {**{word: value for word, value in SPANISH.items() if value < 100}, **UNITS, **TENS}
_LONGEST_FIRST = sorted((*_SMALL, "a", "an"), key=len, reverse=True)

COUNT = (
    r"(?:[0-9]{1,3}|(?:"
    + "|".join(TENS)
    + r")[ -](?:"
    + "|".join(list(UNITS)[1:10])
    + r")|"
    + "|".join(_LONGEST_FIRST)
    + ")"
)
"""Pattern of a small whole number in digits or words, "a" and "an" for one included."""

ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
}  # fmt: skip
ORDINALS.update({f"twenty {word}": 20 + value for word, value in list(ORDINALS.items())[:9]})
ORDINALS["thirty first"] = 31


def count(words: str) -> int | None:
    """The value of what `COUNT` matched; None for anything else."""
    words = words.lower()
    if words.isascii() and words.isdigit():
        return int(words)
    if words in ("a", "an"):
        return 1
    parts = re.split(r"[ -]", words)
    if len(parts) == 2 and parts[0] in TENS and parts[1] in UNITS:
        return TENS[parts[0]] + UNITS[parts[1]]
    return _SMALL.get(words)


def ordinal(words: str) -> int | None:
    """The value of "fifth", "twenty first", "twenty-first"; None for anything else."""
    return ORDINALS.get(re.sub(r"[\s-]+", " ", words.lower()))


def english(words: Sequence[str]) -> Decimal | None:
    """The number that English words (and digits among them) spell, scales multiplying what stands before them.

    None when they do not make one number, as in "five oh four" or "ten fifty".
    """
    total = Decimal(0)
    group: Decimal | None = None
    smallest: int | None = None
    last = "scale"
    for word in words:
        if word in SCALES:
            scale = SCALES[word]
            if scale == 100:
                if group is not None and (group == 0 or group >= 100 or last == "scale"):
                    return None
                group = (group if group is not None else Decimal(1)) * 100
            else:
                if smallest is not None and scale >= smallest:
                    return None
                total += (group if group is not None else Decimal(1)) * scale
                group, smallest = None, scale
            last = "scale"
            continue
        value, kind = _plain_number(word)
        if value is None:
            return None
        if last in ("unit", "digits") or (last == "tens" and (kind != "unit" or value >= 10)):
            return None
        if smallest is not None and (group or Decimal(0)) + value >= smallest:
            return None
        group = (group or Decimal(0)) + value
        last = kind
    return total + (group or Decimal(0))


def _plain_number(word: str) -> tuple[Decimal | None, str]:
    if word in UNITS:
        return Decimal(UNITS[word]), "unit"
    if word in TENS:
        return Decimal(TENS[word]), "tens"
    if re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]{1,2})?", word):
        return Decimal(word), "digits"
    return None, ""


def spanish(words: Sequence[str]) -> Decimal | None:
    """The number that Spanish words (and digits among them) spell: "doce mil quinientos" is 12500.

    None when they do not make one number: "y" joins tens and units only ("cuarenta y dos"), so "4 y 5 mil" is two.
    """
    total, group, least = Decimal(0), Decimal(0), Decimal(10) ** 9
    joined = False
    for word in words:
        if word == "y":
            if joined or not 20 <= group % 100 <= 90 or group % 10:
                return None
            joined = True
            continue
        if word in SPANISH_SCALES:
            scale = SPANISH_SCALES[word]
            if joined or scale >= least:
                return None
            total, group, least = total + (group or 1) * scale, Decimal(0), Decimal(scale)
            continue
        value = _spanish_word(word)
        room = 10 if joined or 20 <= group % 100 <= 90 else 100
        if value is None or (group and (value >= room or group % room)) or (joined and value >= 10):
            return None
        group, joined = group + value, False
    return None if joined or group >= least else total + group


def _spanish_word(word: str) -> Decimal | None:
    if word in SPANISH:
        return Decimal(SPANISH[word])
    if re.fullmatch(r"[0-9]{1,3}(?:[.,][0-9]{1,2})?", word):
        return Decimal(word.replace(",", "."))
    return None


def spoken(digits: str) -> tuple[str, ...]:
    """The ways in which people say a code's digits: 504 is "five oh four", "five zero four", "five hundred four"."""
    ways = {" ".join(_digit(d, "oh") for d in digits), " ".join(_digit(d, "zero") for d in digits)}
    ways.add(" ".join(_digit(d, "o") for d in digits))
    if len(digits) == 2:
        ways.add(_below_hundred(int(digits)))
    if len(digits) == 3 and digits[0] != "0":
        rest = int(digits[1:])
        ways.add(f"{_digit(digits[0], 'oh')} hundred" + (f" {_below_hundred(rest)}" if rest else ""))
        ways.add(f"{_digit(digits[0], 'oh')} hundred" + (f" and {_below_hundred(rest)}" if rest else ""))
        if rest >= 10:
            ways.add(f"{_digit(digits[0], 'oh')} {_below_hundred(rest)}")
    if len(digits) == 4 and digits[0] != "0":
        first, second = int(digits[:2]), int(digits[2:])
        if second >= 10:
            ways.add(f"{_below_hundred(first)} {_below_hundred(second)}")
        elif second:
            ways.update(f"{_below_hundred(first)} {zero} {_digit(digits[3], 'oh')}" for zero in ("oh", "o", "zero"))
        if digits[1:] == "000":
            ways.add(f"{_digit(digits[0], 'oh')} thousand")
        if digits[1:] != "000" and digits[2:] == "00":
            ways.add(f"{_below_hundred(first)} hundred")
    return tuple(sorted(ways, key=len, reverse=True))


def _digit(digit: str, zero: str) -> str:
    return zero if digit == "0" else next(word for word, value in UNITS.items() if value == int(digit))


def _below_hundred(number: int) -> str:
    if number < 20:
        return next(word for word, value in UNITS.items() if value == number)
    tens = next(word for word, value in TENS.items() if value == number - number % 10)
    return tens if number % 10 == 0 else f"{tens} {_digit(str(number % 10), 'oh')}"
