"""What the writer takes back: of "12k no wait 21k" only the 21k stands, of "oct 5. sorry, oct 15" the 15th."""

from collections.abc import Sequence

from bot.understanding.language import spanish
from bot.understanding.patterns import compiled
from bot.understanding.readers.spans import AnySpan, MoneySpan

_DENIED = compiled(
    r"\b(?:not|instead\s+of|rather\s+than|en\s+vez\s+de|en\s+lugar\s+de)\s+(?:the\s+|los\s+)?\$?$|"
    r"\b(?:it|that|this)\s?(?:isn'?t|wasn'?t|ain'?t)\s+\$?$|\bno\s+(?:son|es|eran|era)\s+\$?$"
)
_IT_IS = (
    r"(?:it'?s|its|it\s+is|it\s+was|it\s+says|that'?s|i\s+mean|i\s+meant|meant|mean|to\s+say|make\s+(?:that|it)|more\s+like|"
    r"like|about|should\s+be|son|es|eran|era|como|quise\s+decir|que)"
)
_MARK = (
    r"(?:no[\s,]+wait|wait[\s,]+no|wait|hold\s+on|no[\s,]+hold\s+on|oops|whoops|ooops|my\s+bad|my\s+mistake|scratch\s+that|"
    r"correction|typo|misread|i\s+mean|i\s+meant|meant|or\s+rather|actually|sorry|nope|make\s+(?:that|it)|strike\s+that|"
    r"perd[oó]n|disculpe|digo|mejor\s+dicho|quise\s+decir|me\s+equivoqu[eé]|corrijo|espera)"
)
_SURE_MARK = (
    r"(?:no[\s,]+wait|wait[\s,]+no|hold\s+on|oops|whoops|my\s+bad|my\s+mistake|scratch\s+that|correction|typo|misread|"
    r"strike\s+that|(?:i\s+)?(?:had\s+)?(?:read|wrote|typed)\s+(?:it|that)\s+wrong|me\s+equivoqu[eé]|mejor\s+dicho)"
)
_BREAK = r"[\s,.;:!?()*-]"
_REPLACED = compiled(
    rf"^{_BREAK}{{0,4}}(?:(?:no[\s,]+)?{_MARK}{_BREAK}{{1,4}}){{1,4}}(?:no[\s,]+)?(?:{_IT_IS}{_BREAK}{{1,4}}){{0,4}}\$?$|"
    rf"^{_BREAK}{{0,4}}(?:no[\s,]+)?{_SURE_MARK}\b[^0-9?$]{{0,40}}{_BREAK}"
    rf"(?:it'?s|it\s+is|it\s+says|i\s+owe|son|es|debo){_BREAK}{{1,4}}\$?$|"
    r"^[\s,-]{0,4}\bno(?:,\s?|[\s,]{1,3}(?:it'?s|it\s+is|son|es)\s)\s?\$?$|"
    r"^\s*\*\s?\$?$"
)
_NO = compiled(r"^[\s,-]{1,4}no\s\$?$")
"""In English "12k no 21k" replaces the first amount; in Spanish "800, no 8000" denies the second."""
_PERIOD = compiled(
    r"^\s*(?:dollars?|bucks|d[oó]lares)?\s*(?:(?:/|an?\s|per\s|al\s|por\s)\s*[a-z]{1,8})?(?=[\s,.;!(*-])"
)
_LONGEST = 80
_ARTICLE = compiled(r"(?<=\s)(?:an?|the|for|in|on|un|una|el|la)\s+$")
_THOUGHT = compiled(r"\b(?:said|thought|wrote|typed|put|told\s+you)\b[^.!?;\n]{0,24}$")
_BUT_IT_IS = compiled(
    r"^\W{0,3}(?:but|and)\s+(?:(?:actually|really|now|i\s+see)\s+)*(?:it'?s|it\s+(?:is|was|says)|that'?s)\s+"
    r"(?:(?:actually|really)\s+)?$"
)
_MARK_BEFORE = compiled(rf"[.!?]?\s+(?:no[\s,]+)?(?:{_MARK}|{_SURE_MARK})\b")
_MISREAD = compiled(r"\b(?:i|we)\s+(?:(?:had|just|must\s+have)\s+)*(?:read|wrote|typed)\s+(?:it|that|this)\s+wrong\b")


def standing(clean: str, amounts: Sequence[MoneySpan]) -> list[MoneySpan]:
    """The amounts that stand, in order, without those denied ("not 82,000") or replaced ("9k, sorry, its 9,745").

    A denial that would leave nothing ("not $8,200" alone) is no correction.
    """
    dropped = set()
    for first, second in zip(amounts, amounts[1:], strict=False):
        between = clean[first.end : second.start]
        if len(between) > _LONGEST or (first.part_of_range and second.part_of_range):
            continue
        rest = _PERIOD.sub("", between, count=1)
        if _REPLACED.search(rest):
            dropped.add(first.start)
        elif _NO.search(rest):
            dropped.add(second.start if spanish(clean) else first.start)
    left = [span for span in amounts if span.start not in dropped]
    right = [span for span in left if not _DENIED.search(clean[max(0, span.start - 24) : span.start])]
    return right or left


def unreplaced(clean: str, spans: Sequence[AnySpan]) -> list[AnySpan]:
    """The spans of one kind, in order, without those that the next one replaces.

    So of "CP504, sorry, CP503", of "for 2019 i mean 2018" and of "I said CP504 but it is CP503".
    """
    left = list(spans)
    for first, second in zip(spans, spans[1:], strict=False):
        between = clean[first.end : second.start]
        if len(between) > _LONGEST:
            continue
        between = _ARTICLE.sub("", between)
        thought = _THOUGHT.search(clean[max(0, first.start - 40) : first.start]) and _BUT_IT_IS.search(between)
        if thought or _REPLACED.search(between) or (_NO.search(between) and not spanish(clean)):
            left.remove(first)
    return left


def without_marks(clean: str) -> str:
    """The text without the words that only announce a correction: "i owe 12k. i mean " goes on as one sentence."""
    return _MARK_BEFORE.sub(" ", clean)


def without_misreading(text: str) -> str:
    """The text without "i read it wrong", which says nothing of what the letter has wrong."""
    return _MISREAD.sub(" ", text)
