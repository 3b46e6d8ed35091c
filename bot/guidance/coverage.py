"""The command `python -m bot coverage`: what the law files hold, as of when, confirmed or not, and what tests it.

A figure or a deadline rule counts as tested by an example that fails once the figure or the rule is changed.
"""

import argparse
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Protocol, TextIO

from bot.guidance.deadlines import is_counted
from bot.guidance.examples import Example, examples
from bot.law.loader import Law, load
from bot.law.model import DeadlineRule, Figure, FigureValue, Source

PAGE = Path(__file__).parents[2] / "docs" / "coverage.md"
SOON = timedelta(days=60)
STALE = timedelta(days=365)
ENOUGH = 10
_FAILING = "examples that would fail"

UP_TO_DATE, OUT_OF_DATE = 0, 1


def run(argv: Sequence[str], stdout: TextIO, stderr: TextIO, today: Callable[[], date]) -> int:
    """Write docs/coverage.md, with --check say whether it is as it should be, with --freshness list what is due.

    Returns 0; 1 when --check finds the page out of date, which `stderr` explains.
    """
    parser = argparse.ArgumentParser(prog="python -m bot coverage", description="What the law files hold and test.")
    parser.add_argument("--check", action="store_true", help="only say whether docs/coverage.md is up to date")
    parser.add_argument("--freshness", action="store_true", help="list the figures and sources to look up anew")
    parser.add_argument("--page", type=Path, default=PAGE, help="the page to write or check")
    asked = parser.parse_args(argv)
    if asked.freshness:
        print("\n".join(freshness(load(), today())), file=stdout)
        return UP_TO_DATE
    text = page(load(), examples())
    there = asked.page.read_text(encoding="utf-8") if asked.page.exists() else ""
    if asked.check and there != text:
        print(f"{asked.page.name}: found an older state; run python -m bot coverage and commit it", file=stderr)
        return OUT_OF_DATE
    if not asked.check:
        asked.page.write_text(text, encoding="utf-8")
        print("\n".join(text.splitlines()[4:13]), file=stdout)
    return UP_TO_DATE


def freshness(law: Law, today: date) -> Iterator[str]:
    """What has to be looked up anew: figures whose renewal is past or near, then sources checked over a year ago."""
    due = [(figure.renewal, figure) for figure in law.figures.values() if figure.renewal is not None]
    for day, figure in sorted(due, key=lambda pair: (pair[0], pair[1].id)):
        if day <= today + SOON:
            when = "overdue since" if day <= today else "due on"
            yield f"{figure.id}: last value from {figure.values[-1].effective}, a new one {when} {day}"
    for source in law.sources.values():
        if source.as_of < today - STALE:
            yield f"source {source.id}: last checked on {source.as_of}: {source.cite}"


def page(law: Law, cases: Sequence[Example]) -> str:
    """docs/coverage.md: a summary and a row for each notice, way out, deadline rule, figure, question and fact."""
    notices = [_row(one.code, one, str(_about_notice(one.code, law, cases))) for one in law.notices.values()]
    options = [_option(one.id, one, cases) for one in law.options.values()]
    deadlines = [_row(one.id, one, _caught(one, law, cases)) for one in law.deadlines.values()]
    consulted = _figures_consulted(law, cases)
    figures = [_figure(one, law, consulted.get(one.id, ())) for one in law.figures.values()]
    told = [_row(id, one, None) for id, one in law.questions.items()]
    told += [_row(id, one, None) for id, one in law.facts.items()]
    shelves: tuple[_Shelf, ...] = (
        ("Notices", ("notice", "as of", "confirmed", "examples"), notices),
        ("Ways out", ("way out", "as of", "confirmed", "offered by", "refused by"), options),
        ("Deadlines", ("deadline", "as of", "confirmed", _FAILING), deadlines),
        ("Figures", ("figure", "last value from", "until", "confirmed", "changes", _FAILING), figures),
        ("Questions and facts", ("entry", "as of", "confirmed"), told),
    )
    return "\n".join([*_summary(shelves), *(line for shelf in shelves for line in _table(*shelf))]) + "\n"


class _Entry(Protocol):
    @property
    def sources(self) -> tuple[Source, ...]: ...

    @property
    def confirmed(self) -> bool: ...


_Row = tuple[str, ...]
_Shelf = tuple[str, _Row, list[_Row]]


def _summary(shelves: Sequence[_Shelf]) -> Iterator[str]:
    yield "# Coverage"
    yield ""
    yield "Written by `python -m bot coverage` out of bot/law and the examples beside it. Do not edit: CI compares."
    yield ""
    yield from _table_of(("", "tested", "confirmed"), [_summed(*shelf) for shelf in shelves])


def _summed(name: str, heads: _Row, rows: list[_Row]) -> _Row:
    tested = sum(all(int(cell) > 0 for cell in row if cell.isdigit()) for row in rows)
    confirmed = sum("yes" in row for row in rows)
    counts = "examples" in heads[-1] or heads[-1] == "refused by"
    told = sum("told only" in row for row in rows)
    beside = f", and {told} that are told only" if told else ""
    return name, f"{tested - told}/{len(rows) - told}{beside}" if counts else "by tests/law", f"{confirmed}/{len(rows)}"


def _table(name: str, heads: _Row, rows: list[_Row]) -> Iterator[str]:
    yield from ("", f"## {name}", "")
    yield from _table_of(heads, rows)


def _table_of(heads: _Row, rows: Iterable[_Row]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield "|" + "---|" * len(heads)
    yield from (f"| {' | '.join(row)} |" for row in rows)


def _row(name: str, entry: _Entry, tested: str | None) -> _Row:
    return (name, _as_of(entry.sources), _said(entry.confirmed), *(() if tested is None else (tested,)))


def _option(id: str, entry: _Entry, cases: Sequence[Example]) -> _Row:
    offered = sum(id in case.offers() for case in cases)
    refused = sum(id in case.refuses() for case in cases)
    return (*_row(id, entry, None), str(offered), str(refused))


def _figure(figure: Figure, law: Law, cases: Sequence[Example]) -> _Row:
    """The row of a figure; one that no answer rests on is told in words only, and tests/law holds it."""
    last = figure.values[-1]
    changed = replace(law, figures={**law.figures, figure.id: _changed_figure(figure)})
    failing = _failing(cases, changed) if cases else "told only"
    until = "further" if last.until is None else str(last.until)
    confirmed = _said(all(value.confirmed for value in figure.values))
    return (figure.id, str(last.effective), until, confirmed, figure.changes.replace("_", " "), failing)


def _as_of(sources: Iterable[Source]) -> str:
    return str(min(source.as_of for source in sources))


def _said(confirmed: bool) -> str:
    return "yes" if confirmed else "no"


def _about_notice(code: str, law: Law, cases: Iterable[Example]) -> int:
    def names(case: Example) -> Iterator[str | None]:
        yield case.given.notice
        yield from (other.notice for other in case.given.other_notices or ())

    held = ([law.notice(name) for name in names(case) if name is not None] for case in cases)
    return sum(any(notice is not None and notice.code == code for notice in letters) for letters in held)


def _caught(rule: DeadlineRule, law: Law, cases: Iterable[Example]) -> str:
    """How many examples fail once the rule is counted otherwise; of a rule without a count, how many name its date."""
    about = [case for case in cases if case.about == rule.id or rule.id in case.expect.get("dates", {})]
    if not is_counted(rule):
        return str(len(about))
    return _failing(about, replace(law, deadlines={**law.deadlines, rule.id: _changed_rule(rule)}))


def _failing(cases: Iterable[Example], law: Law) -> str:
    """How many of `cases` fail under `law`, counted up to a point."""
    failing = sum(1 for _ in islice((case for case in cases if _fails(case, law)), ENOUGH))
    return str(failing) if failing < ENOUGH else f"{ENOUGH} or more"


def _changed_rule(rule: DeadlineRule) -> DeadlineRule:
    if rule.business_days is not None and rule.days is None:
        return replace(rule, business_days=rule.business_days + 4)
    if rule.months is not None:
        return replace(rule, months=rule.months + 1)
    return replace(rule, days=(rule.days or 0) + 4)


def _changed_figure(figure: Figure) -> Figure:
    return replace(figure, values=tuple(replace(one, value=_changed_value(one.value)) for one in figure.values))


def _changed_value(value: FigureValue) -> FigureValue:
    if isinstance(value, Decimal):
        return 2 * value + 1
    return {key: 2 * part + 1 for key, part in value.items()}


def _fails(case: Example, law: Law) -> bool:
    """Whether the example no longer holds. A law that the engine cannot work with does not hold either."""
    try:
        return case.failures(law) != ()
    except (ArithmeticError, ValueError, LookupError):
        return True


def _figures_consulted(law: Law, cases: Iterable[Example]) -> dict[str, list[Example]]:
    """The examples in whose answer each figure was looked up."""
    consulted: dict[str, list[Example]] = {}
    for case in cases:
        figures = _Watched(law.figures)
        case.failures(replace(law, figures=figures))
        for id in figures.asked:
            consulted.setdefault(id, []).append(case)
    return consulted


class _Watched(dict[str, Figure]):
    """Figures that note which of them are asked for."""

    def __init__(self, figures: Mapping[str, Figure]) -> None:
        super().__init__(figures)
        self.asked: set[str] = set()

    def __getitem__(self, id: str) -> Figure:
        self.asked.add(id)
        return super().__getitem__(id)
