"""The names of the months, English and Spanish, as people type them."""

import re
from collections.abc import Collection

_TYPED = {
    "january": 1, "jan": 1, "janurary": 1, "januray": 1, "february": 2, "feb": 2, "febuary": 2, "feburary": 2,
    "febrary": 2, "march": 3, "mar": 3, "marhc": 3, "april": 4, "apr": 4, "apirl": 4, "aprl": 4, "aprill": 4,
    "aprel": 4, "may": 5, "june": 6, "jun": 6, "july": 7, "jul": 7, "jully": 7, "august": 8, "aug": 8,
    "september": 9, "sept": 9, "sep": 9, "setp": 9, "spet": 9, "setember": 9, "septemember": 9, "spetember": 9,
    "october": 10, "oct": 10, "octber": 10, "otcober": 10, "november": 11, "nov": 11, "novemeber": 11,
    "novemember": 11, "december": 12, "dec": 12, "decemeber": 12, "decemember": 12, "enero": 1, "ene": 1,
    "febrero": 2, "marzo": 3, "marso": 3, "abril": 4, "abr": 4, "avril": 4, "mayo": 5, "junio": 6, "julio": 7,
    "agosto": 8, "agozto": 8, "septiembre": 9, "setiembre": 9, "octubre": 10, "otubre": 10, "noviembre": 11,
    "diciembre": 12, "dic": 12,
}  # fmt: skip
_LONG_ENGLISH = ("january", "february", "august", "september", "october", "november", "december")
_LONG_SPANISH = ("febrero", "septiembre", "setiembre", "octubre", "noviembre", "diciembre")
_SOUND_ALIKE = (("b", "v"), ("v", "b"), ("m", "n"), ("c", "s"), ("s", "c"), ("c", "z"), ("s", "z"))

ONLY_AFTER_DE = {"ago": 8, "agto": 8}
"""Short names that are other words unless "de" stands before them: "3 de ago."."""


def _mistyped(word: str) -> set[str]:
    """The word with a letter left out, two letters swapped or one doubled; its first letter stays."""
    places = range(1, len(word))
    left_out = {word[:at] + word[at + 1 :] for at in places}
    swapped = {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in places if at + 1 < len(word)}
    doubled = {word[:at] + word[at] + word[at:] for at in places}
    return left_out | swapped | doubled


def _another_vowel(word: str) -> set[str]:
    places = [at for at in range(1, len(word)) if word[at] in "aeiou"]
    return {word[:at] + vowel + word[at + 1 :] for at in places for vowel in "aeiou"}


def _misheard(word: str) -> set[str]:
    """The word with a letter written by their Spanish sound: "octuvre", "disiembre"."""
    return {
        word[:at] + written + word[at + 1 :]
        for at in range(1, len(word))
        for sound, written in _SOUND_ALIKE
        if word[at] == sound
    }


def _all_names() -> dict[str, int]:
    names = dict(_TYPED)
    for word in _LONG_ENGLISH:
        for typed in _mistyped(word) | _another_vowel(word):
            names.setdefault(typed, _TYPED[word])
    for word in _LONG_SPANISH:
        misheard = _misheard(word)
        for typed in _mistyped(word) | misheard | {twice for once in misheard for twice in _misheard(once)}:
            names.setdefault(typed, _TYPED[word])
    return names


def _one_of(words: Collection[str]) -> str:
    """A pattern of the words, the longest first, that looks at each letter once."""
    tails: dict[str, set[str]] = {}
    for word in words:
        if word:
            tails.setdefault(word[0], set()).add(word[1:])
    if not tails:
        return ""
    branches = "|".join(re.escape(letter) + _one_of(rest) for letter, rest in sorted(tails.items()))
    return f"(?:{branches})" + ("?" if "" in words else "")


MONTHS = _all_names()
"""The number of the month by its name in small letters."""
MONTH = _one_of(MONTHS)
"""Pattern of a month's name."""
MONTH_AFTER_DE = _one_of([*MONTHS, *ONLY_AFTER_DE])


def number(name: str) -> int:
    """The month, 1 to 12, of a name that `MONTH` or `MONTH_AFTER_DE` matched."""
    name = name.lower()
    return MONTHS[name] if name in MONTHS else ONLY_AFTER_DE[name]
