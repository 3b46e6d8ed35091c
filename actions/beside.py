"""What is said beside a day or a sum: its clause, and whether anything in it tells what it is of."""

import re
from collections.abc import Sequence

from bot.understanding.readers import Span

BREAK = re.compile(r"[.!?;,]\s|[.!?;,\n]$|\n|\s(?:and|but|so|because|while|since i|then)\s", re.IGNORECASE)
FILLERS = frozenset(
    """a about actually ah ahh all am and approximately around as at back be been bucks but correct correction date
    dated day dollars due er exactly for from guess hmm i i'd i'm in instead is isn't it it's its just like maybe mean
    meant misread misspoke mistake mistyped my nd no nope not of oh ok okay on only oops or perhaps please printed
    probably rather rd read really right said sorry say saying says should so st th that that's thats the then think
    this to today tops total typed typo um wait was we well were wrong yes you one two three four five six
    seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty
    fifty sixty seventy eighty ninety hundred thousand grand k million""".split()
)
A_SUBJECT = frozenset("i i'm im i've my we we're our he she his her they you it's".split())
AN_AGE = re.compile(r"\b(?:i am|i['’]?m|he is|she is|aged?|turn(?:ed|ing))\s*$", re.IGNORECASE)


def clause(text: str, span: Span) -> str:
    """The words of `text` from the last break before the span to the first one after it."""
    starts = [found.end() for found in BREAK.finditer(text) if found.end() <= span.start]
    ends = [found.start() for found in BREAK.finditer(text) if found.start() >= span.end]
    return text[max(starts, default=0) : min(ends, default=len(text))]


def words_beside(text: str, span: Span, spans: Sequence[Span]) -> list[str]:
    """The words of the span's clause that tell something: none of a span, no "sorry", "it is" or "about"."""
    said = clause(text, span)
    for other in sorted(spans, key=lambda other: -len(other.text)):
        said = said.replace(other.text, " ")
    return [
        word for word in re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", said.lower().replace("’", "'")) if word not in FILLERS
    ]


def alone(text: str, span: Span, spans: Sequence[Span]) -> bool:
    """Whether nearly nothing is said beside the span: no word that tells, or one that nobody is said to do."""
    if AN_AGE.search(text[: span.start]):
        return False
    beside = words_beside(text, span, spans)
    somebody = A_SUBJECT & set(clause(text, span).lower().replace("’", "'").split())
    return not beside or (len(beside) == 1 and not somebody)
