"""Takes out what must never be stored or said back: Social Security, taxpayer, employer, card and account numbers."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

SEPARATOR = r"[\s.\-\u2010-\u2015]{0,3}"
GROUPED = r"(?<![\d$.,/-])\d{{{0}}}{s}\d{{{1}}}{s}\d{{{2}}}(?![\d/]|[.,-]\d)"
SOCIAL_SECURITY = re.compile(GROUPED.format(3, 2, 4, s=SEPARATOR))
EMPLOYER = re.compile(r"(?<![\d$.,/-])\d{2}-\d{7}(?!\d)")
CARD = re.compile(r"(?<![\d$.,/-])(?:\d[ -]?){12,18}\d(?!\d)")
ACCOUNT = re.compile(r"(?i)\b((?:account|acct|routing)\s*(?:number|no\.?|num|#)?\s*(?:is|:|=)?\s*#?\s*)(\d[\d -]{4,16}\d)(?!\d)")

PLACEHOLDERS = {
    "social_security_number": "(Social Security number removed)",
    "employer_number": "(employer number removed)",
    "card_number": "(card number removed)",
    "account_number": "(account number removed)",
}


@dataclass(frozen=True)
class Redacted:
    """A text without what must not be stored, and which kinds were taken out (keys of `PLACEHOLDERS`)."""

    text: str
    kinds: tuple[str, ...]


def redact(text: str) -> Redacted:
    """Replace each number of a private kind by a placeholder that names the kind only.

    A text that was redacted before comes back as it is, with the kinds its placeholders name.
    """
    text = CARD.sub(_if(_luhn, "card_number"), text)
    text = ACCOUNT.sub(lambda match: match.group(1) + PLACEHOLDERS["account_number"], text)
    text = SOCIAL_SECURITY.sub(PLACEHOLDERS["social_security_number"], text)
    text = EMPLOYER.sub(PLACEHOLDERS["employer_number"], text)
    return Redacted(text, tuple(kind for kind, placeholder in PLACEHOLDERS.items() if placeholder in text))


def redact_all(value: Any) -> Any:
    """A copy of a JSON-like value with every text in it redacted, however deep."""
    if isinstance(value, str):
        return redact(value).text
    if isinstance(value, dict):
        return {key: redact_all(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [redact_all(inner) for inner in value]
    return value


def _if(test: Callable[[str], bool], kind: str) -> Callable[[re.Match[str]], str]:
    return lambda match: PLACEHOLDERS[kind] if test(match.group()) else match.group()


def _luhn(text: str) -> bool:
    digits = [int(character) for character in text if character.isdigit()][::-1]
    doubled = [digit * 2 - 9 if digit > 4 else digit * 2 for digit in digits[1::2]]
    return len(digits) >= 13 and (sum(digits[::2]) + sum(doubled)) % 10 == 0
