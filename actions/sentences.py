"""Sentences out of domain.yml and the law's words, with dates, amounts and days written for people."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from rasa_sdk.executor import CollectingDispatcher

from actions.turn import Turn

TERMINAL = "cmdline"
Button = Mapping[str, str]
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Sentences:
    """The responses of the domain that Rasa hands to an action, and the way they are said."""

    def __init__(self, domain: Mapping[str, Any], last_said: str = "", plain: bool = False) -> None:
        self._responses = domain["responses"]
        self._last_said = last_said
        self._plain = plain

    @classmethod
    def of(cls, domain: Mapping[str, Any], turn: Turn) -> "Sentences":
        """For this turn: never the wording just used, and choices as text where the channel has no real buttons."""
        return cls(domain, turn.last_said, turn.channel == TERMINAL)

    def say(self, name: str, /, **fields: object) -> str:
        """The response `name` filled in: its first wording that does not stand in the bot's last reply already."""
        wordings = [wording["text"].format(**fields) for wording in self._responses[name]]
        return next((wording for wording in wordings if wording not in self._last_said), wordings[-1])

    def buttons(self, name: str) -> list[Button]:
        """The buttons of the first wording of `name`."""
        return list(self._responses[name][0].get("buttons") or ())

    def utter(
        self, dispatcher: CollectingDispatcher, paragraphs: Iterable[str], buttons: Iterable[Button] = ()
    ) -> None:
        """One message of the paragraphs that are not empty; nothing where all are."""
        text = "\n\n".join(paragraph for paragraph in paragraphs if paragraph)
        offered = [dict(button) for button in buttons]
        if text and offered and self._plain:
            # The terminal of `rasa shell` would make a menu of buttons that takes the first for an answer.
            titles = " / ".join(button["title"] for button in offered)
            dispatcher.utter_message(text=f"{text}\n({titles})")
        elif text:
            dispatcher.utter_message(text=text, buttons=offered)

    def ask(self, dispatcher: CollectingDispatcher, name: str, /, **fields: object) -> None:
        """The question `name` in a wording that was not just used, with its buttons."""
        self.utter(dispatcher, [self.say(name, **fields)], self.buttons(name))


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
