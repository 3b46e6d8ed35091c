"""Mends spelling in the text that the intent is judged by. Facts are read from the words as they were typed."""

import re
from collections.abc import Iterable
from functools import lru_cache
from importlib import resources

LONGEST_WORDS_READ = 30_000
WORDS_REMEMBERED = 20_000
DOMAIN_COUNT = 2_000_000_000
WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
SHORTHAND = {
    "u": "you",
    "ur": "your",
    "r": "are",
    "pls": "please",
    "plz": "please",
    "thx": "thanks",
    "ty": "thanks",
    "bcuz": "because",
    "bc": "because",
    "cuz": "because",
    "pymt": "payment",
    "pymts": "payments",
    "pmt": "payment",
    "acct": "account",
    "dont": "don't",
    "cant": "can't",
    "wont": "won't",
    "didnt": "didn't",
    "doesnt": "doesn't",
    "havent": "haven't",
    "im": "i'm",
    "ive": "i've",
    "w": "with",
    "rn": "right now",
    "wtf": "what",
    "ssa": "social security",
    "appt": "appointment",
    "yr": "year",
    "yrs": "years",
    "mo": "month",
}


class Speller:
    """Corrects unknown words against general English and the project's own vocabulary.

    Words of `known` win over general English, so that "instalment" does not become "instrument". Tokens with digits or
    @, words under four letters, and known words are left alone; one edit is allowed below six letters, two from there
    on.
    """

    def __init__(self, known: Iterable[str]) -> None:
        from symspellpy import SymSpell

        self._symspell = SymSpell(max_dictionary_edit_distance=2, prefix_length=5)
        dictionary = resources.files("symspellpy").joinpath("frequency_dictionary_en_82_765.txt")
        with dictionary.open(encoding="utf-8-sig") as lines:
            for line, _ in zip(lines, range(LONGEST_WORDS_READ), strict=False):
                word, count = line.split()
                self._symspell.create_dictionary_entry(word, int(count))
        self._known = frozenset(word.lower() for word in known)
        for word in self._known:
            self._symspell.create_dictionary_entry(word, DOMAIN_COUNT)
        self._remembered = lru_cache(WORDS_REMEMBERED)(self._word)

    def mend(self, text: str) -> str:
        """`text` in lower case with shorthand written out and misspelt words corrected; other characters stay."""
        return WORD.sub(lambda match: self._remembered(match.group()), text.lower())

    def nonsense(self, text: str) -> bool:
        """Whether of two words or more none is known or near to one of the project's: "flarb wibble"."""
        words = [match.group() for match in WORD.finditer(text.lower())]
        return len(words) >= 2 and not any(self._makes_sense(word) for word in words)

    def _makes_sense(self, word: str) -> bool:
        known = word in SHORTHAND or word in self._symspell.words
        return known or self._remembered(word) in self._known

    def _word(self, word: str) -> str:
        if word in SHORTHAND:
            return SHORTHAND[word]
        if len(word) < 4 or "'" in word or word in self._symspell.words:
            return word
        from symspellpy import Verbosity

        edits = 1 if len(word) < 6 else 2
        found = self._symspell.lookup(word, Verbosity.TOP, max_edit_distance=edits)
        return str(found[0].term) if found else word
