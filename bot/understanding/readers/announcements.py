"""Messages that only say which letter came: "got a CP14 for 2023 yesterday"."""

import re
from collections.abc import Iterable

from bot.understanding.readers.spans import NoticeSpan, Span

_FACTS = frozenset({"notice", "date", "amount", "tax_year"})
_FILLER = frozenset(
    """a about again also an and another arrived by came certified date dated first for from get gets got have
    he hello her here hey hi his i i've in is issued it it's its ive irs just last letter letters mail mailed
    me my new notice now number of on one opened or our post received recieved same second sent she tax taxes
    that the them there these they this today too two us we with year years yesterday el la los las un una
    unos y de del al por para con en me mi nos llego llegó llegaron recibi recibí tengo carta cartas aviso
    avisos fecha hoy ayer otra otro año años impuesto impuestos mandaron mando mandó número numero""".split()
)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


def only_announces(text: str, spans: Iterable[Span]) -> bool:
    """Whether a notice's code stands in the text and, beside days, sums and years, nothing but words that announce it.

    Such a message is understood without a guess: what the letter is.
    """
    facts = [span for span in spans if span.type in _FACTS and not (isinstance(span, NoticeSpan) and not span.said)]
    if "?" in text or not any(span.type == "notice" for span in facts):
        return False
    words = (
        match for match in _WORD.finditer(text) if not any(span.start <= match.start() < span.end for span in facts)
    )
    return all(match.group().lower().replace("’", "'") in _FILLER for match in words)
