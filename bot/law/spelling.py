"""How people write the names of notices."""

import re

_FILLERS = frozenset({"the", "my", "irs", "notice", "number", "no", "code"})


def spoken(text: str) -> str:
    """A notice's name reduced to what tells it apart, "the IRS notice CP-504" to "cp504".

    Small letters and digits stay. Words such as "notice" go where a number is left to tell the name by.
    """
    words = re.findall(r"[a-z0-9]+", text.casefold())
    telling = [word for word in words if word not in _FILLERS]
    bare = "".join(telling if any(character.isdigit() for word in telling for character in word) else words)
    return re.sub(r"^(?:letter|ltr)(?=cp|lt)", "", bare)


def spellings(code: str) -> tuple[str, ...]:
    """The regular ways to write `code`: "Letter 1058" is also "Ltr 1058" and "L1058", "Form 668-A" also "668-A"."""
    kind, _, number = code.partition(" ")
    if kind == "Letter":
        return (code, f"Ltr {number}", f"L{number}")
    if kind == "Form":
        return (code, number)
    return (code,)
