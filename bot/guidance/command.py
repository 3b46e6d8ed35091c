"""The command `python -m bot assess`: cases in, answers out."""

import argparse
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, TextIO

from bot.guidance.assess import assess
from bot.guidance.assessment import Assessment
from bot.guidance.case import CaseError, parse
from bot.guidance.report import report
from bot.law.loader import Law, load

OK, SOME_FAILED, WRONG = 0, 1, 2


def run(argv: Sequence[str], stdin: TextIO, stdout: TextIO, stderr: TextIO, today: Callable[[], date]) -> int:
    """Answer the case, or with --jsonl the cases, of the file that `argv` names ("-" is `stdin`).

    Returns the exit code: 0; 1 when a line of --jsonl was wrong, in whose place stands an object with `line` and
    `error`; 2 for a wrong case, file or command line, which `stderr` explains. `today` gives the day of a case that
    names none.
    """
    try:
        asked = _arguments(stdout, stderr).parse_args(argv)
    except _Exit as exit:
        return exit.code
    try:
        with _opened(asked.jsonl or asked.case, stdin) as lines:
            if asked.jsonl:
                return _each_line(lines, stdout, today())
            answer = _answer(lines.read(), today(), load())
    except (OSError, UnicodeDecodeError, ValueError) as problem:
        print(f"assess: {problem}", file=stderr)
        return WRONG
    print(json.dumps(answer.to_json(), ensure_ascii=False) if asked.json else report(answer, load()), file=stdout)
    return OK


def _each_line(lines: TextIO, stdout: TextIO, today: date) -> int:
    """One object a line in, one a line out, in order; an empty line is no case."""
    code = OK
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            said: dict[str, Any] = _answer(line, today, load()).to_json()
        except ValueError as problem:
            said, code = {"line": number, "error": str(problem)}, SOME_FAILED
        print(json.dumps(said, ensure_ascii=False), file=stdout)
    return code


def _answer(text: str, today: date, law: Law) -> Assessment:
    """The assessment of the case written in `text`.

    Raises:
        CaseError: it is no JSON object or the object is no case.
    """
    try:
        given = json.loads(text, parse_float=Decimal, parse_constant=Decimal, object_pairs_hook=_no_field_twice)
    except (json.JSONDecodeError, RecursionError, InvalidOperation) as problem:
        raise CaseError("case", text.strip()[:80], f"one JSON object ({problem})") from None
    return assess(parse(given), today, law)


def _no_field_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields = dict(pairs)
    if len(fields) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise CaseError(twice, "the field twice", "one value")
    return fields


@contextmanager
def _opened(name: str, stdin: TextIO) -> Iterator[TextIO]:
    if name == "-":
        yield stdin
    else:
        with open(name, encoding="utf-8") as file:
            yield file


class _Exit(Exception):
    """The command line asks for help, or is wrong."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


def _arguments(stdout: TextIO, stderr: TextIO) -> argparse.ArgumentParser:
    class Parser(argparse.ArgumentParser):
        """Writes where it is told to, and leaves ending the process to the caller."""

        def print_help(self, file: Any = None) -> None:
            super().print_help(stdout)

        def exit(self, status: int = 0, message: str | None = None) -> Any:
            raise _Exit(status)

        def error(self, message: str) -> Any:
            stderr.write(f"{self.format_usage()}assess: {message}\n")
            raise _Exit(WRONG)

    parser = Parser(prog="bot assess", description="What a case means: urgency, dates, ways out, numbers, sources.")
    given = parser.add_mutually_exclusive_group(required=True)
    given.add_argument("case", nargs="?", metavar="CASE", help='a JSON file with one case; "-" reads standard input')
    given.add_argument("--jsonl", metavar="CASES", help="a file with one case a line; one answer a line comes out")
    parser.add_argument("--json", action="store_true", help="answer with one JSON object instead of a report")
    return parser
