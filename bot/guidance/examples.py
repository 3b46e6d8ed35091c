"""Worked examples: whole cases as a tax professional writes them, in YAML beside what they test.

A file `cases/NAME.yml` beside `NAME.yml` of a law folder, or beside the modules here, is a list of examples. Each says
what is given (the fields of `python -m bot assess`), what is expected and why. Beside a deadline rule that no case
counts (a sale, a talk with a manager) an example gives the `start` of the count instead and expects its `last_day`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from bot.guidance.assess import assess
from bot.guidance.assessment import Assessment
from bot.guidance.case import Case, parse
from bot.guidance.deadlines import count, is_counted
from bot.law.loader import FOLDER as LAW_FOLDER
from bot.law.loader import Law

GUIDANCE_FOLDER = Path(__file__).parent
TODAY = date(2026, 11, 23)
"""The day of an example that names none, a Monday."""

FITS = {"fits": "fits", "may_fit": "may_fit", "refused": "does_not_fit", "absent": None}
"""What an expectation about ways out means: the fit of each way it lists, None for one that is not looked at."""
EXPECTATIONS = set(FITS).union(
    "level human because first order options reasons no_reasons".split(),
    "dates status governs numbers no_numbers notes asks last_day".split(),
)
_KEYS = {"case", "why", "expect"}
_GIVEN = ({"given"}, {"given", "said"}, {"start"})


class ExampleError(ValueError):
    """An example that cannot be read: the message names the file and the example."""


@dataclass(frozen=True)
class Example:
    """One example. `shelf` and `about` are the folder and the file it stands beside, such as options and cnc.

    `start` is day 0 of the deadline rule it stands beside, where it tests the rule's count alone.
    """

    shelf: str
    about: str
    name: str
    why: str
    given: Case
    start: date | None
    expect: Mapping[str, Any]

    @property
    def id(self) -> str:
        """Where it stands and what it is called."""
        return f"{self.shelf}/{self.about}: {self.name}"

    def assess(self, law: Law) -> Assessment:
        """The answer of the engine."""
        return assess(self.given, TODAY, law)

    def offers(self) -> frozenset[str]:
        """The ways out that it expects on offer."""
        listed = (self.expect.get(key, ()) for key in ("fits", "may_fit", "order", "options"))
        first = self.expect.get("first")
        return frozenset(id for ids in listed for id in ids) | ({first} if first else frozenset())

    def refuses(self) -> frozenset[str]:
        """The ways out that it expects ruled out or left out."""
        return frozenset(id for key in ("refused", "absent") for id in self.expect.get(key, ()))

    def failures(self, law: Law) -> tuple[str, ...]:
        """What the engine says otherwise, a sentence each; none when the example holds."""
        if self.start is None:
            return tuple(_failures(self.assess(law), self.expect))
        rule = law.deadlines[self.about]
        last, expected = str(count(rule, self.start)[0]) if is_counted(rule) else "none", self.expect["last_day"]
        return () if last == expected else (f"the last day is {last}, expected {expected}",)


def examples(folders: tuple[Path, ...] = (LAW_FOLDER, GUIDANCE_FOLDER)) -> tuple[Example, ...]:
    """Every example beneath `folders`, in the order of the files.

    Raises:
        ExampleError: an example has other keys than case, why, given, expect, or expects what cannot be checked.
        CaseError: what it gives is no case.
    """
    paths = sorted(path for folder in folders for path in folder.glob("**/cases/*.yml"))
    return tuple(example for path in paths for example in _read(path))


def _read(path: Path) -> Iterator[Example]:
    for entry in yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader):
        where = f"{path.parent.parent.name}/cases/{path.name}, {entry.get('case', 'an example without a name')}"
        if set(entry) - _KEYS not in _GIVEN or not set(entry) >= _KEYS:
            raise ExampleError(f"{where}: found the keys {sorted(entry)}, expected {sorted(_KEYS)} with given or start")
        unknown = set(entry["expect"]) - EXPECTATIONS
        if unknown:
            raise ExampleError(f"{where}: expect: found {sorted(unknown)}, expected some of {sorted(EXPECTATIONS)}")
        given = replace(parse(_plain(entry.get("given", {}))), circumstances=frozenset(entry.get("said", ())))
        start = date.fromisoformat(entry["start"]) if "start" in entry else None
        yield Example(path.parent.parent.name, path.stem, entry["case"], entry["why"], given, start, entry["expect"])


def _plain(value: Any) -> Any:
    """A scalar of YAML as JSON would give it."""
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_plain(part) for part in value]
    if value in ("true", "false"):
        return value == "true"
    if value.lstrip("-").isdigit():
        return int(value)
    try:
        return Decimal(value)
    except ArithmeticError:
        return value


def _failures(answer: Assessment, expect: Mapping[str, Any]) -> Iterator[str]:
    fits = {option.id: option.fit for option in answer.options}
    offered = [option.id for option in answer.offered]
    dates = {deadline.id: deadline for deadline in answer.deadlines}
    plain: dict[str, Any] = {
        "level": answer.urgency.level,
        "human": str(answer.urgency.human).lower(),
        "options": offered,
        "first": offered[0] if offered else None,
        "governs": answer.governs.code if answer.governs is not None else None,
    }
    for key, found in plain.items():
        if key in expect and expect[key] != found:
            yield f"{key} is {found}, expected {expect[key]}"
    for key, fit in FITS.items():
        for id in expect.get(key, ()):
            if fits.get(id) != fit:
                yield f"{id} is {fits.get(id)}, expected {fit}"
    reasons = {option.id: option.because for option in answer.options}
    for id, wanted in expect.get("reasons", {}).items():
        yield from (f"{id} has no {reason}" for reason in wanted if reason not in reasons.get(id, ()))
    for id, unwanted in expect.get("no_reasons", {}).items():
        yield from (f"{id} has {reason}" for reason in unwanted if reason in reasons.get(id, ()))
    order = [id for id in fits if id in expect.get("order", ())]
    if order != list(expect.get("order", ())):
        yield f"the order is {order}, expected {expect['order']}"
    for id, day in expect.get("dates", {}).items():
        if id not in dates or str(dates[id].date) != day:
            yield f"{id} is {dates[id].date if id in dates else None}, expected {day}"
    for id, status in expect.get("status", {}).items():
        if id not in dates or dates[id].status != status:
            yield f"{id} is {dates[id].status if id in dates else None}, expected {status}"
    for name, value in expect.get("numbers", {}).items():
        if name not in answer.numbers or not _same(value, answer.numbers[name]):
            yield f"{name} is {answer.numbers.get(name)}, expected {value}"
    for name in expect.get("no_numbers", ()):
        if name in answer.numbers:
            yield f"{name} is there"
    for key, there in (("because", answer.urgency.because), ("notes", answer.notes), ("asks", answer.missing)):
        for id in expect.get(key, ()):
            if id not in there:
                yield f"{key} has no {id}"


def _same(expected: str, found: Any) -> bool:
    if isinstance(found, bool):
        return expected == str(found).lower()
    if isinstance(found, Decimal | int):
        return Decimal(expected) == found
    return expected == str(found)
