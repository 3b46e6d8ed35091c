"""What a day or a sum is told of: the letter, the bank's levy, what is owed to the IRS, or something else."""

import re
from collections.abc import Sequence

from actions.beside import alone, clause, words_beside
from bot.understanding.readers import Span, states

BANK_DAY = re.compile(r"\b(?:bank|levy|froze|frozen|served)\b", re.IGNORECASE)
SOMETHING_ELSE = re.compile(
    r"\b(?:paid|pay(?:ment|ing)?|rent|mortgage|hospital|surgery|fired|laid off|lost|born|birthday|call(?:ed)?|spoke|"
    r"talked|since|moved|filed|mailed|sent|faxed|repl(?:y|ied)|answered|opened|found|threw|started|retired|quit|died|passed|married|"
    r"divorced?|court|appointment|hearing|meeting|due|deadline|until|by|job|work(?:ed|ing)?|sick|trip|flight)\b",
    re.IGNORECASE,
)
OF_THE_LETTER = re.compile(r"\b(?:letter|notice|dated?|printed)\b", re.IGNORECASE)
STANDS_ON_IT = re.compile(r"\b(?:dated|printed|date (?:is|was|on|of))\b[^.!?;,]{0,24}$", re.IGNORECASE)
NOT_A_DATE_ON_IT = re.compile(r"\b(?:court|due|hearing|birth|filing|payment|start|closing) date\b", re.IGNORECASE)
MOST_BESIDE = 3
OF_OWING = re.compile(
    r"\b(?:ow(?:e|ed|es|ing)\b(?!\s+(?:my|our|him|her|the (?!irs\b)))|balance|letter|notice|amount|total|"
    r"tax debt|irs (?:says?|wants?))",
    re.IGNORECASE,
)
OTHER_MONEY = re.compile(
    r"\b(?:also owe|state|boss|employer|pay ?checks?|pay(?:s|ing)?|paid|wages?|salary|job|rent|mortgage|worth|house|"
    r"car|truck|loan|card|savings|checking|bank account|settled?|up front|upfront|fee|charg\w+|company|income|earn\w*|"
    r"made|a (?:week|month|year)|per (?:week|month|year)|monthly|refund|brother|sister|friend|mother|father|mom|dad|"
    r"afford)\b",
    re.IGNORECASE,
)


def of_the_letter(text: str, span: Span, spans: Sequence[Span]) -> bool:
    """Whether a day is told of the letter, or with next to nothing beside it; never one told of something else."""
    said = clause(text, span)
    if NOT_A_DATE_ON_IT.search(said):
        return False
    if STANDS_ON_IT.search(text[: span.start]):
        return True
    sentence = re.split(r"[.!?;\n]", text[: span.start])[-1] + said
    if SOMETHING_ELSE.search(said):
        return False
    if OF_THE_LETTER.search(said) or any(one.type == "notice" and one.text in said for one in spans):
        return len(words_beside(text, span, spans)) <= MOST_BESIDE
    return not SOMETHING_ELSE.search(sentence) and alone(text, span, spans)


def of_the_bank(text: str, span: Span, spans: Sequence[Span]) -> bool:
    """Whether a day is that on which the bank was served."""
    return bool(BANK_DAY.search(clause(text, span))) or of_the_letter(text, span, spans)


def of_the_balance(text: str, span: Span, spans: Sequence[Span]) -> bool:
    """Whether a sum is told of what is owed to the IRS, or with next to nothing beside it."""
    said = clause(text, span)
    if OTHER_MONEY.search(said) or states.read(said):
        return False
    return bool(OF_OWING.search(said)) or alone(text, span, spans)
