"""The answer for one case: what the letter is, how urgent it is, the dates, the ways out, the numbers and the sources.

Reasons are ids; their sentences are in bot/law/words.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any, Literal

from bot.guidance.deadlines import Deadline
from bot.guidance.letters import Letter
from bot.guidance.options.verdict import Fit
from bot.law.model import Notice, Source

Level = Literal["L1", "L2", "L3", "L4", "L5"]
Number = Decimal | int | bool | str | date


@dataclass(frozen=True)
class Urgency:
    """`level` from L1 (act today) to L5; `because` are reason ids; `human`: a person should look at it."""

    level: Level
    because: tuple[str, ...]
    human: bool
    human_because: tuple[str, ...] = ()


@dataclass(frozen=True)
class Option:
    """One way out. `missing` names the case fields that would settle it; `cost` in USD, None where it depends."""

    id: str
    fit: Fit
    because: tuple[str, ...]
    missing: tuple[str, ...]
    forms: tuple[str, ...]
    cost: Decimal | None
    numbers: Mapping[str, Decimal | int]
    authority: tuple[str, ...]
    sources: tuple[str, ...]
    """Ids of the sources it was read in; the day each was checked stands in the assessment's `sources`."""

    @property
    def offered(self) -> bool:
        """Whether it fits or may fit."""
        return self.fit != "does_not_fit"


@dataclass(frozen=True)
class Assessment:
    """What the law means for one case on one day.

    `notice` is None when none was given or its name is not known; `unknown_notices` are the names not known. `letters`
    are all letters held in the order of their dates, and `governs` is the one that says what has to be done first.
    `deadlines` stand nearest open one first, `options` the leading one first. `notes` are ids of the conventions and
    assumptions that the numbers rest on, to be said wherever a number is shown.
    """

    today: date
    notice: Notice | None
    unknown_notices: tuple[str, ...]
    letters: tuple[Letter, ...]
    governs: Letter | None
    urgency: Urgency
    deadlines: tuple[Deadline, ...]
    options: tuple[Option, ...]
    numbers: Mapping[str, Number]
    notes: tuple[str, ...]
    sources: tuple[Source, ...]
    ask: Callable[[], tuple[str, ...]] = field(repr=False, compare=False)

    @cached_property
    def missing(self) -> tuple[str, ...]:
        """The case fields whose answer would change the urgency or the first option, most useful first.

        Worked out when it is first asked for: it takes longer than all the rest.
        """
        return self.ask()

    @property
    def offered(self) -> tuple[Option, ...]:
        """The ways out that fit or may fit, the leading one first."""
        return tuple(option for option in self.options if option.offered)

    def option(self, id: str) -> Option | None:
        """The option `id` as judged; None where it was not looked at."""
        return next((option for option in self.options if option.id == id), None)

    def to_json(self, language: str = "en") -> dict[str, Any]:
        """The answer as the contract of `python -m bot assess --json` writes it."""
        return {
            "today": self.today.isoformat(),
            "notice": None if self.notice is None else _notice(self.notice, language),
            "letters": [_letter(letter, letter is self.governs) for letter in self.letters],
            "urgency": {
                "level": self.urgency.level,
                "because": list(self.urgency.because),
                "human": self.urgency.human,
            },
            "deadlines": [_deadline(deadline, language) for deadline in self.deadlines],
            "options": [_option(option) for option in self.options],
            "numbers": {name: _plain(value) for name, value in self.numbers.items()},
            "missing": list(self.missing),
            "sources": [_source(source) for source in self.sources],
        }


def _notice(notice: Notice, language: str) -> dict[str, Any]:
    words = notice.words[language]
    return {
        "code": notice.code,
        "title": words["title"],
        "stage": notice.stage,
        "meaning": words["meaning"],
        "next": words["next"],
        "levy_possible": notice.levy_possible,
        "hearing_right": notice.hearing != "none",
    }


def _letter(letter: Letter, governs: bool) -> dict[str, Any]:
    return {
        "notice": letter.text if letter.code is None else letter.code,
        "notice_date": None if letter.dated is None else letter.dated.isoformat(),
        "tax_years": list(letter.tax_years),
        "governs": governs,
    }


def _deadline(deadline: Deadline, language: str) -> dict[str, Any]:
    return {
        "id": deadline.id,
        "date": deadline.date.isoformat(),
        "weekday": deadline.date.strftime("%A"),
        "days_left": deadline.days_left,
        "status": deadline.status,
        "met": deadline.met,
        "counted_from": deadline.counted_from.isoformat(),
        "rolled_from": None if deadline.rolled_from is None else deadline.rolled_from.isoformat(),
        "because": list(deadline.because),
        "act": deadline.rule.words[language]["act"],
        "form": deadline.rule.form,
        "strict": deadline.rule.strict,
        "authority": list(deadline.authority),
        "sources": [source.id for source in deadline.rule.sources],
    }


def _option(option: Option) -> dict[str, Any]:
    return {
        "id": option.id,
        "fit": option.fit,
        "because": list(option.because),
        "missing": list(option.missing),
        "forms": list(option.forms),
        "cost": None if option.cost is None else _plain(option.cost),
        "numbers": {name: _plain(value) for name, value in option.numbers.items()},
        "authority": list(option.authority),
        "sources": list(option.sources),
    }


def _source(source: Source) -> dict[str, Any]:
    return {
        "id": source.id,
        "cite": source.cite,
        "url": source.url,
        "as_of": source.as_of.isoformat(),
        "confirmed": source.confirmed,
    }


def _plain(value: Number) -> Any:
    """A number as JSON writes it: whole dollars without decimals, cents as they are, dates as text."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(round(value, 2))
    return value
