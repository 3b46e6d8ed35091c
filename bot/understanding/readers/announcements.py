"""Messages that only state facts: which letter came ("got a CP14 for 2023 yesterday") or how much is owed."""

import re
from collections.abc import Iterable
from typing import Literal

from bot.understanding.readers.spans import NoticeSpan, Span, plain

_FACTS = frozenset({"notice", "date", "amount", "tax_year"})
_FILLER = frozenset(
    """a about again also an and another arrived by came certified date dated first for from get gets got have
    he hello her here hey hi his i i've in is issued it it's its ive irs just last letter letters mail mailed
    me my new notice now number of on one opened or our post received recieved same second sent she tax taxes
    that the them there these they this today too two us we with year years yesterday el la los las un una
    unos y de del al por para con en me mi nos llego llegó llegaron recibi recibí tengo carta cartas aviso
    avisos fecha hoy ayer otra otro año años impuesto impuestos mandaron mando mandó número numero""".split()
)
_OWING = frozenset(
    """almost amount around balance bill debe deben debo dice dicen dolares dollars dólares due like maybe owe
    owed owes owing roughly said say saying says saldo still total""".split()
)
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")


def announced(text: str, spans: Iterable[Span]) -> Literal["notice", "sum"] | None:
    """What a message states and does nothing else: a notice by its code, or a sum that is owed; None: more, or less.

    Beside notices, days, sums and years there are only words that state them. Such a message is understood without a
    guess.
    """
    facts = [span for span in spans if span.type in _FACTS and not (isinstance(span, NoticeSpan) and not span.said)]
    kinds = {span.type for span in facts}
    if "?" in text or not kinds & {"notice", "amount"}:
        return None
    said = {
        match.group().lower()
        for match in _WORD.finditer(plain(text))
        if not any(span.start <= match.start() < span.end for span in facts)
    }
    if not said <= (_FILLER | _OWING if "amount" in kinds else _FILLER):
        return None
    if "notice" in kinds:
        return "notice"
    return "sum" if said & _OWING else None
