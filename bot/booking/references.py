"""The short code a taxpayer keeps to find their booking again."""

import re
import secrets
from collections.abc import Callable, Sequence

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Letters and digits that nobody confuses: no 0 and O, no 1 and I."""
_REFERENCE = re.compile(rf"\bNG[\s-]?([{ALPHABET}]{{4}})[\s-]?([{ALPHABET}]{{2}})\b", re.IGNORECASE)


def new_reference(choose: Callable[[Sequence[str]], str] = secrets.choice) -> str:
    """A new code such as NG-7K4M-2Q, one of about a thousand million. `choose` takes one of the letters it is given."""
    letters = "".join(choose(ALPHABET) for _ in range(6))
    return f"NG-{letters[:4]}-{letters[4:]}"


def read_reference(text: str) -> str | None:
    """The code in `text` as it was given out, whatever its case, dashes or spaces; None where there is none."""
    match = _REFERENCE.search(text)
    return f"NG-{match[1]}-{match[2]}".upper() if match else None
