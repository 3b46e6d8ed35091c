"""A message cut into the things it says, for messages that say several."""

from typing import NamedTuple

from bot.understanding.patterns import compiled
from bot.understanding.readers.spans import plain


class Clause(NamedTuple):
    """A part of a message, `message[start:end]`."""

    text: str
    start: int
    end: int


_ABBREVIATION = "".join(
    rf"(?<!\b{word})" for word in "no mr mrs dr st ltr approx jan feb mar apr aug sep sept oct nov dec".split()
)
_SUBJECT = (
    r"(?:i|i'm|im|i've|ive|we|they|he|she|you|it's|its|my|the|there|this|that|now|what|how|"
    r"can|could|do|does|is|are|will|would|should|why|when|where|who|"
    r"yo|me|mi|ellos|el|la|no|se|qu[eé]|c[oó]mo|puedo|pueden|debo)\b"
)
_SENTENCE_END = compiled(rf"{_ABBREVIATION}[.!?;]+(?=\s|$)|\n+|\s[-*•]\s")
_JOINT = compiled(
    rf"\s*,?\s+(?:and\s+also|also|plus|but|so|because|cause|cuz|then|and\s+then|pero|"
    rf"adem[aá]s|tambi[eé]n)\s+(?={_SUBJECT})|\s*,?\s+(?:and|y)\s+(?={_SUBJECT})|"
    rf",\s+(?={_SUBJECT})"
)
_QUESTION = compiled(
    r"\s+(?=(?:what|how|why|when|who)\s+(?:do|does|can|should|is|are|will|if|would|did|"
    r"long|much|happens)\b|(?:can|could|should|will|do|does|am|are)\s+(?:i|they|we|you|"
    r"the\s+irs)\b)"
)
_FEWEST_WORDS = 3


def split(text: str) -> list[Clause]:
    """The sentences and clauses of a message, in order, without blanks at their ends.

    Cuts at sentence ends, before "and/but/also/plus" with a subject after it, and, in a message of no punctuation,
    before a question. A piece of fewer than three words stays with its neighbour, so "in may and june" stays whole.
    """
    clean = plain(text)
    pieces: list[Clause] = []
    start = 0
    for match in _SENTENCE_END.finditer(clean):
        pieces.extend(_parts(text, clean, start, match.start()))
        start = match.end()
    pieces.extend(_parts(text, clean, start, len(clean)))
    return pieces


def _parts(text: str, clean: str, start: int, end: int) -> list[Clause]:
    sentence = clean[start:end]
    cuts = sorted(
        [match.span() for match in _JOINT.finditer(sentence)] + [match.span() for match in _QUESTION.finditer(sentence)]
    )
    parts: list[Clause] = []
    begin = 0
    for first, last in cuts:
        long_enough = (
            len(sentence[begin:first].split()) >= _FEWEST_WORDS and len(sentence[last:].split()) >= _FEWEST_WORDS
        )
        if first >= begin and long_enough:
            parts.append(_clause(text, start + begin, start + first))
            begin = last
    parts.append(_clause(text, start + begin, end))
    return [part for part in parts if part.text]


def _clause(text: str, start: int, end: int) -> Clause:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    piece = piece.strip()
    return Clause(piece, start, start + len(piece))
