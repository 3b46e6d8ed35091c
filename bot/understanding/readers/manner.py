"""In what manner a thing is said: as a fact, denied, or only asked about and feared."""

from bot.understanding.patterns import compiled

_HYPOTHETICAL = compiled(
    r"\b(?:can|could|may|might|will|would|wont|gonna|going\s+to|about\s+to|threat\w*|if|"
    r"unless|before|until|(?:do|does)\s+(?:i|we|they|the|irs|my|he|she|it)|"
    r"is\s+the\s+irs\s+allowed|how|what\s+is|what\s+are|whats|scared|afraid|"
    r"worried|fear\w*|intend\w*|intent|plan(?:s|ning)?\s+to|"
    r"want(?:s|ing)?\s+to|trying\s+to|tr(?:y|ies)\s+to|allowed|possible|possibly|should|"
    r"stop|avoid|prevent|keep\s+them\s+from|"
    r"pueden?|podr[ií]an?|van\s+a|si|miedo)\b[^.!?;\n]*$"
)
_ASKED = compiled(
    r"(?:^|[.!?;\n])\s*(?:(?:so|and|but|ok|hi|hello)[\s,]+)?(?:is|are|was|were|am|did|has|have)\s+"
    r"(?:(?:my|our|the|they|i|he|she|it|this|that|there|irs)\s+){0,2}(?:\w+\s+)?$"
)
_DENIED = compiled(
    r"\b(?:not|n[o']t|never|nothing|nobody|none|no|without|(?:have|has|had|did|do|does|is|"
    r"are|was|were|is|ca|wo)n'?t|nunca|nada)\b[^.!?;\n,]{0,28}$"
)
_DENIED_CLOSELY = compiled(
    r"\b(?:no|not|isn'?t|wasn'?t|aren'?t|never\s+(?:got|had|received|met|seen|saw)|without|"
    r"(?:haven'?t|have\s+not|hasn'?t|has\s+not|didn'?t|did\s+not|don'?t|do\s+not)\s+(?:got|"
    r"gotten|get|had|have|received?|seen?|met|been)|"
    r"(?:don'?t|do\s+not|doesn'?t)\s+(?:owe|have)|(?:never|not|"
    r"\w+n'?t)\s+(?:\w+\s+){1,2}(?:to|with|by|from)(?=\s+(?:an?|any)\s)|"
    r"ning[uú]n|sin)\s+(?:an?\s+|any\s+|the\s+|my\s+|in\s+|under\s+)?(?:\w+\s+)?$"
)
_REACH = 70


def hypothetical(text: str, start: int) -> bool:
    """Whether what begins at `start` is asked about, feared or announced, not told: "can they ...", "if they ..."."""
    before = text[max(0, start - _REACH) : start]
    return _HYPOTHETICAL.search(before) is not None or _ASKED.search(before) is not None


def denied(text: str, start: int) -> bool:
    """Whether what begins at `start` is said not to be so: "they have not taken", "i'm not in bankruptcy"."""
    return _DENIED.search(text[max(0, start - _REACH) : start]) is not None


def denied_closely(text: str, start: int) -> bool:
    """Whether the thing named at `start` itself is denied: "no summons", not "I did not answer the summons"."""
    return _DENIED_CLOSELY.search(text[max(0, start - _REACH) : start]) is not None


def told(text: str, start: int) -> bool:
    """Whether what begins at `start` is told as a fact."""
    return not hypothetical(text, start) and not denied(text, start)
