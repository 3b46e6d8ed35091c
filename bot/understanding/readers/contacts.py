"""Telephone numbers and e-mail addresses in a message."""

from collections.abc import Iterator

import phonenumbers
from email_validator import EmailNotValidError, validate_email

from bot.understanding.patterns import compiled
from bot.understanding.readers.spans import Span, apart, plain

_EMAIL = compiled(r"(?<![\w.+%-])[\w.+%-]{1,64}@(?:[\w-]{1,63}\.){1,8}[a-z]{2,24}(?![\w-]|\.[a-z])")
_UNITED_STATES = compiled(
    r"(?<![\w$#.,/-])(?<!\+)(?:\+?1[-. ]{0,2})?(?:\([2-9][0-9]{2}\)[-. ]{0,2}|"
    r"[2-9][0-9]{2}[-. ]?)[2-9][0-9]{2}[-. ]?[0-9]{4}(?![\w%/-]|[.,][0-9])",
    0,
)
_ABROAD = compiled(r"(?<![\w$])\+[1-9][0-9 ().-]{6,20}[0-9](?![\w-])", 0)


def read(text: str) -> list[Span]:
    """The telephone numbers and e-mail addresses of a message, in the order of the text.

    Types: "phone" (value E.164, "+12025550147") and "email" (value normalised).
    """
    clean = plain(text)
    return apart([*_emails(text, clean), *_phones(text, clean)])


def _emails(text: str, clean: str) -> Iterator[Span]:
    for match in _EMAIL.finditer(clean):
        try:
            address = validate_email(match.group(), check_deliverability=False).normalized
        except EmailNotValidError:
            continue
        yield Span("email", text[match.start() : match.end()], address, match.start(), match.end())


def _phones(text: str, clean: str) -> Iterator[Span]:
    for pattern in (_ABROAD, _UNITED_STATES):
        for match in pattern.finditer(clean):
            try:
                number = phonenumbers.parse(match.group(), "US")
            except phonenumbers.NumberParseException:
                continue
            if phonenumbers.is_possible_number(number):
                value = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
                yield Span("phone", text[match.start() : match.end()], value, match.start(), match.end())
