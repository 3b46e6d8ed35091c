"""Notices that people describe without their code. Only descriptions that point to one notice are here."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.understanding.patterns import compiled
from bot.understanding.readers import levies, manner


@dataclass(frozen=True)
class Described:
    """The notice that the words `text[start:end]` describe."""

    code: str
    start: int
    end: int


def _anyway(text: str, start: int) -> bool:
    return True


_NEAR = r"[^.!?;\n]{0,48}?"
_PLAN = r"(?:installment|instalment|payment)\s+(?:agreement|plan)"
_RULES: tuple[tuple[str, Callable[[str, int], bool], "re.Pattern[str]"], ...] = tuple(
    (code, holds, compiled(pattern))
    for code, holds, pattern in (
        ("Letter 3193", _anyway, r"\bnotice\s+of\s+determination\b"),
        (
            "CP3219A",
            _anyway,
            rf"\b(?:90|ninety)[\s-]*days?\s+(?:letter|notice)\b|\b(?:90|"
            rf"ninety)\s+days?\b{_NEAR}\b(?:petition|tax\s+court)\b|\b(?:petition|"
            rf"tax\s+court)\b{_NEAR}\b(?:90|ninety)\s+days?\b|\bnotice\s+of\s+deficiency\b|"
            rf"\bstatutory\s+notice\b|\btax\s+court\s+petition\b",
        ),
        ("Letter 1153", _anyway, rf"\bpropos\w+\b{_NEAR}\btrust\s+fund\b"),
        (
            "CP91",
            manner.told,
            rf"\b(?:15|fifteen)\s*(?:%|percent\b){_NEAR}\b(?:social\s+security|ss\s+check|"
            rf"benefits)\b|\bsocial\s+security\b{_NEAR}\b(?:15|fifteen)\s*(?:%|percent)",
        ),
        ("CP91", _anyway, rf"\bfinal\s+notice\b{_NEAR}\bsocial\s+security\b"),
        (
            "CP518",
            _anyway,
            rf"\bfinal\s+(?:notice|reminder)\b{_NEAR}\b(?:not\s+filed|unfiled|missing|overdue|"
            rf"file\s+(?:my|your|a))\b{_NEAR}\breturns?\b",
        ),
        (
            "CP504",
            _anyway,
            rf"\binten(?:t|d|ds|tion)\s+to\s+(?:levy|seize|"
            rf"take)\b{_NEAR}\bstate\s+(?:income\s+)?(?:tax\s+)?refund\b",
        ),
        (
            "CP523",
            _anyway,
            rf"\b(?:intent|intend\w*)\s+to\s+terminate\b|\bdefault(?:ed|"
            rf"ing)?\b[^.!?;\n]{{0,24}}\b{_PLAN}|\b{_PLAN}[^.!?;\n]{{0,24}}\b(?:default(?:ed)?|"
            rf"in\s+default|(?:was|got|been|is|being|(?:going|about)\s+to\s+be|gonna\s+be|will\s+be)\s+(?:terminated|cancell?ed))\b|\b(?:they|irs|"
            rf"letter)\b[^.!?;\n]{{0,24}}\b(?:terminat(?:ed|ing|e)|cancell?(?:ed|ing))\s+(?:my|our|"
            rf"the)\s+{_PLAN}",
        ),
        ("Letter 3172", _anyway, r"\bnotice\s+of\s+(?:a\s+)?(?:federal\s+)?tax\s+lien\b|\blien\s+letter\b"),
        (
            "LT11",
            _anyway,
            rf"\binten(?:t|d|ds|tion)\s+to\s+(?:levy|seize)\b{_NEAR}\bhearing\b|\bright\s+to\s+(?:a|"
            rf"request\s+a|an?\s+appeals?|ask\s+for\s+a)\s+(?:due\s+process\s+)?hearing\b|\b(?:30|"
            rf"thirty)\s+days\b{_NEAR}\brequest\s+a\s+(?:cdp\s+|due\s+process\s+)?hearing\b|"
            rf"\b(?:form\s+)?12153\s+(?:is\s+|was\s+|came\s+)?(?:enclosed|included|attached|inside|"
            rf"in\s+(?:it|the\s+envelope)|with\s+it)\b",
        ),
        (
            "LT11",
            _anyway,
            r"\bfinal\s+notice\b|\bfinal\s+(?:irs\s+)?letter\b|\b[uú]ltim[oa]\s+aviso\b|" r"\baviso\s+final\b",
        ),
        (
            "Letter 3172",
            manner.told,
            r"\b(?:federal|irs|tax)\s+(?:tax\s+)?lien\s+(?:was\s+|has\s+been\s+|is\s+|got\s+)?(?:filed|recorded|placed|put)\b|"
            r"\b(?:filed|recorded|placed|put|slapped|got)\s+(?:a|an)\s+(?:federal\s+|irs\s+)(?:tax\s+)?lien\b|"
            r"\b(?:filed|recorded|placed|put|slapped|got)\s+a\s+tax\s+lien\b|"
            r"\birs\s+(?:has\s+|just\s+)?(?:filed|recorded|placed|put|slapped)\s+a\s+lien\b|"
            r"\bthere\s?(?:is|'s|s)\s+a\s+(?:federal|irs)\s+(?:tax\s+)?lien\b",
        ),
        (
            "CP508C",
            manner.told,
            r"\bpassports?\b[^.!?;\n]{0,40}\b(?:revok\w+|denied|deny|certif\w+|rejected|refused|"
            r"cancell?ed|blocked)\b|\b(?:revoked|denied|certif\w+|rejected|refused|cancell?ed|"
            r"blocked)\b[^.!?;\n]{0,24}\bpassports?\b|\bseriously\s+delinquent\b",
        ),
        (
            "CP2000",
            _anyway,
            r"\bpropos(?:ed|es|ing)\s+(?:changes?|amount\s+due|increase|adjustments?)\b|"
            r"\bunder[\s-]?report(?:ed|er|ing)\b|\b(?:does\s?n[o']?t|do\s?n[o']?t|"
            r"did\s?n[o']?t)\s+match\s+(?:what|their|the|our|my|irs)\b|"
            r"\bchanges?\s+to\s+(?:your|my|our|the)\s+(?:(?:19|20)[0-9]{2}\s+)?(?:form\s+1040|1040|(?:tax\s+)?returns?)\b"
            rf"{_NEAR}\b(?:income|1099s?|w-?2s?|wages)\b[^.!?;\n]{{0,24}}?(?:\bnot|n'?t|\bnever)\s+report",
        ),
        (
            "CP59",
            _anyway,
            r"\bno\s+record\s+of\s+(?:my|your|our|a|any|the|me\s+filing|us\s+filing|you\s+filing|"
            r"receiving)\b|\b(?:they|irs|it)\s+(?:says?\s+(?:they\s+)?)?(?:never|did\s+not|didn'?t|"
            r"have\s+not|haven'?t|hasn'?t)\s+(?:got|get|gotten|receiv\w+|have)\s+(?:my|our|a|the|"
            r"your)\s+(?:(?:19|20)[0-9]{2}\s+)?(?:tax\s+)?returns?\b",
        ),
        (
            "CP40",
            _anyway,
            r"\bprivate\s+(?:debt\s+)?collect(?:ion|or|ors)\b|\b(?:assigned|turned\s+over|"
            r"transferred|sent|gave)\b[^.!?;\n]{0,24}\bcollection\s+agenc(?:y|ies)\b|"
            r"\bcbe\s+group\b|\bcoast\s+professional\b",
        ),
        ("CP71C", _anyway, r"\bannual\s+reminder\b"),
        ("CP503", _anyway, r"\bsecond\s+reminder\b"),
        ("CP501", _anyway, r"\bfirst\s+reminder\b"),
        ("CP14", _anyway, r"\bfirst\s+bill\b|\bnotice\s+of\s+balance\s+due\b"),
    )
)
_ANOTHER = (
    r"(?:(?:the|my|our|a|an)\s+)?(?:state(?:\s+of\s+\w+)?|franchise\s+tax\s+board|ftb|(?:\w+\s+)?department\s+of\s+revenue|"
    r"comptroller|county|city|court|sheriff|capital\s+one|chase|wells\s+fargo|citi(?:bank)?|bank|bank\s+of\s+america|discover|"
    r"amex|american\s+express|synchrony|credit\s+(?:card|union)(?:\s+company)?|(?:(?:car|auto|truck)\s+)?dealer(?:ship)?|"
    r"lender|mortgage(?:\s+company)?|landlord|hoa|hospital|doctor|dentist|insurance(?:\s+company)?|school|navient|"
    r"student\s+loans?|(?:electric|power|gas|water|phone|cable|utility)(?:\s+company)?|comcast|verizon|at&t)\b"
)
_ANOTHER_BEFORE = compiled(
    rf"(?:\b(?:from|by)\s+{_ANOTHER}|\b{_ANOTHER}\s+(?:(?:has|have|had|just|also|already|keeps?)\s+)*"
    r"(?:sent|sends?|sending|gave|mailed|served|issued)\b)[^.,!?;\n]{0,24}$"
)
_ANOTHER_AFTER = compiled(rf"[^.,!?;\n]{{0,24}}?\b(?:from|by)\s+{_ANOTHER}")
_OF_THE_IRS = compiled(
    r"(?<!not\sthe\s)(?<!not\s)(?<!not\sfrom\sthe\s)\b(?:irs|internal\s+revenue|federal|feds|u\.?s\.?\s+treasury)\b"
)
_MAY_THEY = compiled(r"\b(?:can|could|would|do|does)\s+(?:they|the\s+irs|irs)\b[^.!?;\n]*$")
_SENTENCE_END = compiled(r"[.!?\n](?:\s|$)")
_OF_LEVY = {"bank": "Form 668-A", "wage": "Form 668-W"}


def find(text: str) -> Iterator[Described]:
    """The notices described, the surest first. Money told to be taken now outweighs the letter that announced it.

    What another than the IRS sent, and what is asked of in general ("can they ...?"), describes none.
    """
    levy = levies.read(text)
    if levy and levy.active and levy.type in _OF_LEVY:
        yield Described(_OF_LEVY[levy.type], levy.start, levy.end)
    for code, holds, pattern in _RULES:
        match = pattern.search(text)
        if match and holds(text, match.start()) and not _is_another_thing(text, match.start(), match.end()):
            yield Described(code, match.start(), match.end())


def _is_another_thing(text: str, start: int, end: int) -> bool:
    """Whether the words `text[start:end]` are of another sender's letter, or of what the IRS may do."""
    before = [match.end() for match in _SENTENCE_END.finditer(text, 0, start)]
    after = _SENTENCE_END.search(text, end)
    since = before[-1] if before else 0
    sentence = text[since : after.start() if after else len(text)]
    if _MAY_THEY.search(text[since:start]):
        return True
    another = _ANOTHER_BEFORE.search(text[since:start]) or _ANOTHER_AFTER.match(text, end)
    return another is not None and _OF_THE_IRS.search(sentence) is None
