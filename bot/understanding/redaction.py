"""Takes out what must never be stored or said back: Social Security, taxpayer, employer, card and account numbers."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

BETWEEN = r"[\s._/\-\u2010-\u2015\u2212]"
NINE_DIGITS = rf"\d(?:{BETWEEN}{{0,3}}\d){{8}}(?!\d)"
NAMED = r"(?i)((?<![a-z])(?:{names})\W{{0,3}}(?:(?:number|no|num)\b\W{{0,3}})?(?:(?:is|was)\b\W{{0,3}})?)"
SOCIAL_SECURITY_NAMES = r"ssn|itin|tin|social(?:\s+security)?|taxpayer\s+id(?:entification)?"
EMPLOYER_NAMES = r"f?ein|employer\s+id(?:entification)?"
NAMED_SOCIAL_SECURITY = re.compile(NAMED.format(names=SOCIAL_SECURITY_NAMES) + NINE_DIGITS)
NAMED_EMPLOYER = re.compile(NAMED.format(names=EMPLOYER_NAMES) + NINE_DIGITS)
# 123-45-6789 in any spelling; five digits and four are a ZIP code, and nine in a row may be a part of something longer.
SOCIAL_SECURITY = re.compile(
    rf"(?<!\d)\d{{3}}{BETWEEN}{{1,3}}\d{{2}}{BETWEEN}{{1,3}}\d{{4}}(?!\d)"
    r"|(?<!\d)\d{3}[.\-\u2010-\u2015]\d{6}(?!\d)"
    r"|(?<!\d)(?<!\d[.,/-])(?<!\$)\d{9}(?![\d%A-Za-z@]|[.,/-]\d|[\w.+-]*@)"
)
EMPLOYER = re.compile(r"(?<!\d)(?<!\d[.,/-])\d{2}[\-\u2010-\u2015]\d{7}(?!\d)")
DIGITS_APART = re.compile(r"(?<!\d)\d(?:[ .-]?\d){12,}(?!\d)")
CARD_START = re.compile(r"[3-6]|2[2-7]")
CARD_LENGTHS = range(13, 20)
NOT_A_DATE = r"(?!\d{4}-\d\d?-\d\d?\b|\d\d?-\d\d?-(?:\d\d){1,2}\b)"
ACCOUNT = re.compile(
    r"(?i)((?<![a-z])(?:account|acct|checking|savings|routing)(?![a-z])\W{0,3}(?:"
    r"(?:numbers?|nos?|num)(?![a-z])\W{0,3}(?:[a-z]+\W{1,3}){0,4}|\#\W{0,2}|(?:is\W{1,3})?(?=\d{8})))"
    rf"{NOT_A_DATE}\d(?:[ -]?\d){{5,16}}(?![\d/])"
)

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
    # A number taken out may leave another standing free, so until there is none left.
    while (cleaned := _clean(text)) != text:
        text = cleaned
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


def _clean(text: str) -> str:
    text = DIGITS_APART.sub(_without_cards, text)
    text = NAMED_SOCIAL_SECURITY.sub(_after_its_name("social_security_number"), text)
    text = NAMED_EMPLOYER.sub(_after_its_name("employer_number"), text)
    text = ACCOUNT.sub(_after_its_name("account_number"), text)
    text = SOCIAL_SECURITY.sub(PLACEHOLDERS["social_security_number"], text)
    return EMPLOYER.sub(PLACEHOLDERS["employer_number"], text)


def _after_its_name(kind: str) -> Callable[[re.Match[str]], str]:
    return lambda match: match.group(1) + PLACEHOLDERS[kind]


def _without_cards(match: re.Match[str]) -> str:
    # A card's number is often followed by its expiry and code, so every stretch of whole groups is looked at.
    text = match.group()
    groups = [group.span() for group in re.finditer(r"\d+", text)]
    kept, first, done = "", 0, 0
    while first < len(groups):
        start = groups[first][0]
        ends = [end for _, end in groups[first : first + CARD_LENGTHS.stop]]
        last = next((index for index, end in reversed(list(enumerate(ends, first))) if _card(text[start:end])), None)
        if last is not None:
            kept += text[done:start] + PLACEHOLDERS["card_number"]
            first, done = last, groups[last][1]
        first += 1
    return kept + text[done:]


def _card(text: str) -> bool:
    digits = [int(character) for character in text if character.isdigit()]
    if len(digits) not in CARD_LENGTHS or not CARD_START.match("".join(map(str, digits[:2]))):
        return False
    backwards = digits[::-1]
    doubled = [digit * 2 - 9 if digit > 4 else digit * 2 for digit in backwards[1::2]]
    return (sum(backwards[::2]) + sum(doubled)) % 10 == 0
