"""What the reviewer gets with a booking, so that the taxpayer is asked nothing twice."""

from collections.abc import Mapping
from dataclasses import asdict, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeAlias

Plain: TypeAlias = "bool | int | float | str | list[Plain] | dict[str, Plain] | None"
FORMAT = 1
"""Grows when a reader of old summaries would misread a new one."""
_OF_THE_ASSESSMENT = ("today", "notice", "urgency", "deadlines", "options", "numbers", "missing")


def case_summary(case: Mapping[str, Any], assessment: Mapping[str, Any]) -> dict[str, Plain]:
    """The known facts of `case` (fields of the contract) and what `assessment` made of them, ready for JSON.

    Unknown fields are left out, options that do not fit too. Money becomes text, so that no cent is lost; dates are
    ISO. An empty assessment is allowed: a review can be booked before the letter is known.

    Raises:
        TypeError: a value that JSON cannot hold; the message names its field.
    """
    known = {field: value for field, value in case.items() if value is not None}
    parts = {part: assessment[part] for part in _OF_THE_ASSESSMENT if assessment.get(part) is not None}
    if "options" in parts:
        options = [_plain("options", option) for option in parts["options"]]
        parts["options"] = [
            option for option in options if not (isinstance(option, dict) and option.get("fit") == "does_not_fit")
        ]
    return {
        "format": FORMAT,
        "case": {field: _plain(field, value) for field, value in known.items()},
        "assessment": {part: _plain(part, value) for part, value in parts.items()},
    }


def _plain(field: str, value: object) -> Plain:
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        return _plain(field, asdict(value))
    if isinstance(value, Mapping):
        return {str(key): _plain(f"{field}.{key}", item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(field, item) for item in value]
    if isinstance(value, (set, frozenset)):
        return [_plain(field, item) for item in sorted(value, key=str)]
    raise TypeError(
        f"{field} holds a {type(value).__name__}; a case summary takes text, numbers, dates, lists and mappings."
    )
