"""How a reviewer reaches a taxpayer, and what to call them, read from what was typed."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

import phonenumbers
from email_validator import EmailNotValidError, validate_email

ContactKind = Literal["email", "phone"]
ContactProblem = Literal["no_contact", "email_not_valid", "phone_without_area_code", "phone_not_valid"]


@dataclass(frozen=True)
class Contact:
    """An e-mail address, or a phone number as E.164 ("+12025550147"), with the extension that was said."""

    kind: ContactKind
    value: str
    extension: str | None = None

    @property
    def shown(self) -> str:
        """As people write it: "sam@example.com", "(202) 555-0147"."""
        if self.kind == "email":
            return self.value
        number = phonenumbers.parse(self.value)
        form = phonenumbers.PhoneNumberFormat
        text = phonenumbers.format_number(number, form.NATIONAL if number.country_code == 1 else form.INTERNATIONAL)
        return f"{text} ext. {self.extension}" if self.extension else text

    @property
    def key(self) -> str:
        """What is the same for two spellings of one contact."""
        return f"{self.kind}:{self.value.casefold()}"


def read_contact(text: str) -> Contact | ContactProblem:
    """The contact in `text`: the first e-mail address, else the first phone number (U.S. unless it begins with +).

    What cannot be one is answered by the id of what is wrong. Whether the address takes mail is not tried.
    """
    problem: ContactProblem = "email_not_valid" if "@" in text else "no_contact"
    for span in _EMAIL.findall(text):
        try:
            address = validate_email(span.rstrip(".,;:!?'\""), check_deliverability=False)
        except EmailNotValidError:
            continue
        else:
            return Contact("email", address.normalized)
    for match in _phone_matches(text):
        # Possible, not valid: new area codes come sooner than new number tables, and refusing one loses a person.
        reason = phonenumbers.is_possible_number_with_reason(match.number)
        number = phonenumbers.format_number(match.number, phonenumbers.PhoneNumberFormat.E164)
        if reason == phonenumbers.ValidationResult.IS_POSSIBLE_LOCAL_ONLY:
            problem = "phone_without_area_code"
        elif reason != phonenumbers.ValidationResult.IS_POSSIBLE or _NO_AREA_CODE.match(number):
            problem = "phone_not_valid"
        else:
            return Contact("phone", number, match.number.extension)
    if problem == "no_contact" and _ONLY_DIGITS.fullmatch(text.strip()):
        return "phone_not_valid"
    return problem


def without_contact(text: str) -> str:
    """`text` without its e-mail addresses and phone numbers, so that a name said beside them can be read."""
    rest = _EMAIL.sub(" ", text)
    for match in _phone_matches(rest):
        rest = rest.replace(match.raw_string, " ")
    return re.sub(r"\s+", " ", rest).strip(" ,;")


def read_name(text: str) -> str | None:
    """The name in `text`, without what is said round it, in the usual capitals; None where it is no name.

    Refused: questions, numbers, addresses, yes and no, sentences, more than six words.
    """
    words = unicodedata.normalize("NFC", text).replace("’", "'").strip()
    if "?" in words:
        return None
    previous = None
    while words != previous:
        previous, words = words, _AFTER.sub("", _BEFORE.sub("", words)).strip(' ,.;:!"()')
    words = _first_name_first(words)
    parts = words.split()
    if not 1 <= len(parts) <= 6 or len(words) > 80 or not all(_is_name_part(part) for part in parts):
        return None
    as_names = words.istitle() and len(parts) > 1
    refused = _NO_NAME - _ALSO_NAMES if as_names else _NO_NAME
    if any(part.lower().strip(".") in refused for part in parts) or _QUESTION.match(words):
        return None
    shouted = words.isupper() and len(words) > 3
    return " ".join(_capitals(part, shouted, first=number == 0) for number, part in enumerate(parts))


def _phone_matches(text: str) -> tuple[phonenumbers.PhoneNumberMatch, ...]:
    return tuple(phonenumbers.PhoneNumberMatcher(text, "US", leniency=phonenumbers.Leniency.POSSIBLE))


def _is_name_part(part: str) -> bool:
    """Letters with their marks, apostrophes, hyphens and points, in any script, beginning with a letter."""
    return part[0].isalpha() and all(sign in "'.-" or unicodedata.category(sign)[0] in "LM" for sign in part)


def _first_name_first(words: str) -> str:
    """ "Rivera, Jordan" as "Jordan Rivera"; "Jordan Rivera, Jr" stays in its order."""
    last, comma, first = words.partition(",")
    if not comma or "," in first:
        return words
    if first.strip(" .").lower() in _SUFFIXES:
        return f"{last} {first.strip()}"
    return f"{first.strip()} {last.strip()}"


def _capitals(part: str, shouted: bool, first: bool) -> str:
    lower = part.lower()
    if not (shouted or part.islower()):
        return part
    if lower in _PARTICLES and not first:
        return lower
    if re.fullmatch(r"i{2,3}|iv", lower):
        return part.upper()
    return re.sub(r"(?:^|(?<=[-'.]))\w", lambda letter: letter.group().upper(), lower)


_EMAIL = re.compile(r"[^\s<>()\[\],;:\"]+@[^\s<>()\[\],;:\"]+")
_NO_AREA_CODE = re.compile(r"\+1[01]")
_ONLY_DIGITS = re.compile(r"[\d\s().+-]{7,}")
_SUFFIXES = {"jr", "sr", "ii", "iii", "iv"}
_PARTICLES = {"de", "del", "la", "las", "los", "da", "das", "do", "dos", "di", "van", "von", "der", "den", "y", "and"}
_BEFORE = re.compile(
    r"^(?:(?:ok|okay|k|alright|sure|yes|yeah|yep|hi|hello|hey|well|so|um|uh|oh|thanks|thank you|great|perfect|fine|no"
    r"|please)\b[\s,.!:;-]+|(?:(?:and )?(?:my|the)(?: full)? name(?:'s| is| would be)?|name(?:'s| is)?|i'm|i am|im"
    r"|this is|it's|its|it is|that's|that is|call me|you can call me|put|under|me llamo|mi nombre es|soy)"
    r"(?:\s*[:=,-]\s*|\s+))",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"[\s,.!]+(?:please|pls|thanks|thank you|thx|here|is my name|por favor|gracias)[\s.!]*$", re.IGNORECASE
)
_QUESTION = re.compile(
    r"(?:what|whats|what's|how|when|why|who|where|which|whose)\b"
    r"|(?:can|could|will|would|may|do|does|did|is|are|am|should|shall|has|have)\s"
    r"(?:i|you|we|they|he|she|it|this|that|the|a|an|my|your|irs|there|someone|anyone)\b",
    re.IGNORECASE,
)
_NO_NAME = set(
    (
        "yes yeah yep yup ok okay sure no nope nah maybe si sí none nobody nothing anything whatever anonymous later "
        "never i i'm i'll i've i'd you he she they we it my your their our me this that these those the an is are was "
        "were am be to of in for from with about at on not don't dont can't cant won't want need have has had got get "
        "gets know think owe owes irs tax taxes taxpayer letter notice levy lien wage wages garnishment book booking "
        "cancel reschedule appointment review skip stop quit exit help back menu start restart again wait hold human "
        "person agent phone email address please thanks hello hi hey goodbye bye good morning afternoon evening today "
        "tomorrow monday tuesday wednesday thursday friday saturday sunday noon asap pm sorry same correct wrong "
        "right fine great perfect cool why what how when who scared afraid worried confused stressed urgent lost "
        "broke ready done interested unsure new sick tired single married "
    ).split()
)
_ALSO_NAMES = {"an", "am", "my", "to", "in", "friday"}
"""Refused as words, taken in a name of several capitalised words (An Nguyen)."""
