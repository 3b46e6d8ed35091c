"""The command: cases in, answers out, and errors that say what to mend."""

import io
import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from bot.guidance.command import run

BILL = '{"notice": "CP14", "notice_date": "2026-11-02", "assessed_balance": 4200}'


def _run(*argv: str, given: str = "") -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    code = run(argv, io.StringIO(given), out, err, lambda: date(2026, 11, 10))
    return code, out.getvalue(), err.getvalue()


def test_one_case_as_json() -> None:
    code, out, err = _run("-", "--json", given=BILL)
    answer = json.loads(out)
    assert (code, err, out.count("\n")) == (0, "", 1)
    assert answer["today"] == "2026-11-10"
    assert answer["deadlines"][0]["date"] == "2026-11-23"


def test_one_case_as_a_report(tmp_path: Path) -> None:
    path = tmp_path / "case.json"
    path.write_text(BILL, encoding="utf-8")
    code, out, err = _run(str(path))
    assert (code, err) == (0, "")
    assert "Monday, November 23, 2026: 13 days left" in out


def test_many_cases_keep_their_order() -> None:
    lines = [BILL, "", '{"notice": "LT11", "today": "2027-01-04"}', '{"hardship": "yes"}', "[1]", "not json", BILL]
    code, out, err = _run("--jsonl", "-", given="\n".join(lines))
    answers = [json.loads(line) for line in out.splitlines()]
    assert code == 1
    assert err == ""
    assert [answer.get("line") for answer in answers] == [None, None, 4, 5, 6, None]
    assert answers[1]["today"] == "2027-01-04"
    assert "hardship" in answers[2]["error"]
    assert "true or false" in answers[2]["error"]
    assert answers[5]["notice"]["code"] == "CP14"


def test_many_right_cases_exit_0(tmp_path: Path) -> None:
    path = tmp_path / "cases.jsonl"
    path.write_text(f"{BILL}\n{BILL}\n", encoding="utf-8")
    code, out, _ = _run("--jsonl", str(path))
    assert (code, len(out.splitlines())) == (0, 2)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ('{"balance": 5}', "balance: found 5; it takes no such field"),
        ('{"assessed_balance": -1}', "assessed_balance: found -1"),
        ('{"assessed_balance": 12.345}', "assessed_balance: found 12.345"),
        ('{"assessed_balance": NaN}', "assessed_balance: found NaN"),
        ('{"notice_date": "2026-02-30"}', "notice_date: found '2026-02-30'"),
        ('{"agi": 1, "agi": 2}', "agi: found 'the field twice'"),
        ("[]", "an object of fields"),
        ("{", "one JSON object"),
        ("", "one JSON object"),
        ("[" * 100_000, "one JSON object"),
    ],
)
def test_a_wrong_case_exits_2_and_names_the_field(given: str, says: str) -> None:
    code, out, err = _run("-", "--json", given=given)
    assert (code, out) == (2, "")
    assert says in err
    assert err.count("\n") == 1


def test_a_file_that_is_not_there() -> None:
    code, out, err = _run("no-such-file.json")
    assert (code, out) == (2, "")
    assert "no-such-file.json" in err


@pytest.mark.parametrize("argv", [(), ("-", "--jsonl", "-"), ("-", "--csv")])
def test_a_wrong_command_line_shows_its_use(argv: tuple[str, ...]) -> None:
    code, out, err = _run(*argv)
    assert (code, out) == (2, "")
    assert err.startswith("usage: ")


def test_help() -> None:
    code, out, err = _run("--help")
    assert (code, err) == (0, "")
    assert "--jsonl" in out


def test_the_command_loads_no_dialogue_engine() -> None:
    script = "import sys, bot.guidance.command; print([m for m in sys.modules if m.split('.')[0] in sys.argv[1:]])"
    heavy = ["rasa", "rasa_sdk", "spacy", "tensorflow", "numpy", "sqlalchemy", "sklearn"]
    done = subprocess.run([sys.executable, "-c", script, *heavy], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
