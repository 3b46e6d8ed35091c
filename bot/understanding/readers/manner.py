"""In what manner a thing is said: as a fact, denied, or only asked about and feared."""

import re

_HYPOTHETICAL = re.compile(
    r"\b(?:can|could|may|might|will|would|wont|gonna|going\s+to|about\s+to|threat\w*|if|unless|before|until|do\s+they|"
    r"does\s+the|is\s+the\s+irs\s+allowed|how|what\s+is|what\s+are|whats|scared|afraid|"
    r"worried|fear\w*|intend\w*|intent|plan(?:s|ning)?\s+to|"
    r"want(?:s|ing)?\s+to|trying\s+to|tr(?:y|ies)\s+to|allowed|possible|possibly|should|"
    r"stop|avoid|prevent|keep\s+them\s+from|"
    r"pueden?|podr[ií]an?|van\s+a|si|miedo)\b[^.!?;\n]*$",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:not|n[o']t|never|nothing|nobody|none|no|without|(?:have|has|had|did|do|does|is|"
    r"are|was|were|is|ca|wo)n'?t|nunca|nada)\b[^.!?;\n,]{0,28}$",
    re.IGNORECASE,
)
_REACH = 70


def hypothetical(text: str, start: int) -> bool:
    """Whether what begins at `start` is asked about, feared or announced, not told: "can they ...", "if they ..."."""
    return _HYPOTHETICAL.search(text[max(0, start - _REACH) : start]) is not None


def denied(text: str, start: int) -> bool:
    """Whether what begins at `start` is said not to be so: "they have not taken", "i'm not in bankruptcy"."""
    return _DENIED.search(text[max(0, start - _REACH) : start]) is not None


def told(text: str, start: int) -> bool:
    """Whether what begins at `start` is told as a fact."""
    return not hypothetical(text, start) and not denied(text, start)
