"""`python -m bot`, as it is typed."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bot.settings import ROOT

HEAVY = ("rasa", "rasa_sdk", "tensorflow", "spacy", "sanic", "sklearn", "onnxruntime", "sqlalchemy")
FIELDS = ["text", "ask", "intent", "confidence", "rejected", "notice", "notice_said", "facts", "entities"]


def bot(
    *arguments: str, given: str = "", options: tuple[str, ...] = (), **environment: str
) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, *options, "-m", "bot", *arguments],
        cwd=ROOT,
        input=given,
        capture_output=True,
        text=True,
        timeout=300,
        env={**os.environ, "BOT_TODAY": "2026-11-23", **environment},
    )


def test_help_names_the_commands() -> None:
    result = bot("--help")
    assert result.returncode == 0
    for command in ("serve", "shell", "assess", "understand"):
        assert f"\n    {command}" in result.stdout


@pytest.mark.parametrize("arguments", [(), ("dance",), ("--dance",), ("serve", "--dance"), ("serve", "--port", "http")])
def test_what_cannot_be_used_exits_2_with_the_usage(arguments: tuple[str, ...]) -> None:
    result = bot(*arguments)
    assert result.returncode == 2
    assert result.stdout == ""
    assert "usage: python -m bot" in result.stderr
    assert "Traceback" not in result.stderr


def test_an_unsafe_server_is_refused_in_a_sentence(tmp_path: Path) -> None:
    result = bot("serve", "--dev", "--host", "0.0.0.0", VAR_FOLDER=str(tmp_path))
    assert result.returncode == 2
    assert "it is for loopback only, and 0.0.0.0 is not." in result.stderr
    assert "Traceback" not in result.stderr


def test_a_bad_setting_is_named_in_a_sentence() -> None:
    for command, name, value in (("serve", "TURN_SECONDS", "soon"), ("assess", "BOT_TODAY", "someday")):
        result = bot(command, *(["-"] if command == "assess" else []), given="{}", **{name: value})
        assert result.returncode == 2
        assert f"{name} is '{value}'; it takes" in result.stderr
        assert "Traceback" not in result.stderr


def test_assess_answers_in_one_json_object() -> None:
    result = bot("assess", "-", "--json", given='{"notice": "CP504"}')
    assert result.returncode == 0, result.stderr
    answer = json.loads(result.stdout)
    assert answer["today"] == "2026-11-23"
    assert answer["notice"]["code"] == "CP504"
    assert answer["notice"]["hearing_right"] is False


def test_assess_needs_no_dialogue_engine() -> None:
    result = bot("assess", "-", "--json", given='{"notice": "CP504"}', options=("-X", "importtime"))
    assert result.returncode == 0
    imported = {line.rpartition("|")[2].strip() for line in result.stderr.splitlines()}
    assert "bot.guidance.assess" in imported
    assert not {name for name in imported if name.partition(".")[0] in HEAVY}


def test_assess_names_the_field_that_is_wrong() -> None:
    result = bot("assess", "-", given='{"assessed_balance": -5}')
    assert result.returncode == 2
    assert "assessed_balance" in result.stderr
    assert result.stdout == ""


def understand(*texts: str) -> list[dict[str, Any]]:
    given = "".join(json.dumps({"text": text}) + "\n" for text in texts)
    result = bot("understand", "--jsonl", "-", given=given)
    assert result.returncode == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_understand_answers_each_message_in_order() -> None:
    texts = ["got a CP504 dated October 5, 2026, I owe $12,000", "they froze my bank account", "best pizza topping?"]
    notice, levy, pizza = understand(*texts)
    assert [answer["text"] for answer in (notice, levy, pizza)] == texts
    for answer in (notice, levy, pizza):
        assert list(answer) == FIELDS
        assert 0 <= answer["confidence"] <= 1
    assert notice["notice"] == "CP504" and notice["notice_said"] is True
    assert notice["facts"]["notice_date"] == "2026-10-05"
    said = {entity["type"]: entity for entity in notice["entities"]}
    assert {"notice", "date", "amount"} <= set(said)
    for entity in notice["entities"]:
        assert list(entity) == ["type", "text", "value", "start", "end"]
        assert texts[0][entity["start"] : entity["end"]] == entity["text"]
    assert levy["ask"][0] == "bank_levy" and levy["rejected"] is False
    assert pizza["rejected"] is True


@pytest.mark.parametrize("line", ["hello", "[]", '{"message": "hello"}', '{"text": 7}'])
def test_understand_names_the_line_that_is_wrong(line: str) -> None:
    result = bot("understand", "--jsonl", "-", given=f'{{"text": "hello"}}\n{line}\n')
    assert result.returncode == 2
    assert "line 2" in result.stderr
    assert result.stdout == ""
