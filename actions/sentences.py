"""Sentences out of domain.yml and the law's words, with dates, amounts and days written for people."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

Button = Mapping[str, str]
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Sentences:
    """The responses of the domain that Rasa hands to an action."""

    def __init__(self, domain: Mapping[str, Any], last_said: str = "") -> None:
        self._responses = domain["responses"]
        self._last_said = last_said

    def say(self, name: str, /, **fields: object) -> str:
        """The response `name` filled in: its first wording that does not stand in the bot's last reply already."""
        wordings = [wording["text"].format(**fields) for wording in self._responses[name]]
        return next((wording for wording in wordings if wording not in self._last_said), wordings[-1])

    def buttons(self, name: str) -> list[Button]:
        """The buttons of the first wording of `name`."""
        return list(self._responses[name][0].get("buttons") or ())


def day(value: date) -> str:
    """A date in words, such as October 15, 2026."""
    return f"{value:%B} {value.day}, {value.year}"


def weekday(value: date) -> str:
    """The English name of the day of the week."""
    return WEEKDAYS[value.weekday()]


def money(value: Decimal | float | str) -> str:
    """An amount such as $1,284.37, without cents where there are none."""
    amount = Decimal(str(value))
    return f"${amount:,.0f}" if amount == amount.to_integral_value() else f"${amount:,.2f}"


def listed(words: list[str]) -> str:
    """Words joined for people: a, b and c."""
    if len(words) < 2:
        return "".join(words)
    return ", ".join(words[:-1]) + " and " + words[-1]
