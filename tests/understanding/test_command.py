"""`python -m bot understand`: answers alone on standard output, no message in a log, errors that name the line."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from bot import settings
from bot.understanding import command

ROOT = Path(__file__).parents[2]


def run(argv: list[str], typed: str = "") -> tuple[int, str, str]:
    out, errors = io.StringIO(), io.StringIO()
    return command.run(argv, io.StringIO(typed), out, errors), out.getvalue(), errors.getvalue()


@pytest.mark.parametrize("line", ["not json", "[1]", '{"txt": "a"}', "3", "null"])
def test_a_line_that_is_no_message_is_named(line: str) -> None:
    code, out, errors = run(["--jsonl", "-"], '{"text": "hi"}\n' + line + "\n")
    assert (code, out) == (2, "")
    assert errors.startswith("line 2: expected a JSON object such as")


def test_only_a_newline_ends_a_line_and_a_byte_order_mark_is_skipped(tmp_path: Path) -> None:
    file = tmp_path / "messages.jsonl"
    file.write_text('\ufeff{"text": "a\u2028b\x85c"}\nnot json\n', encoding="utf-8")
    assert run(["--jsonl", str(file)])[2].startswith("line 2: expected")
    assert run(["--jsonl", "-"], file.read_text(encoding="utf-8"))[2].startswith("line 2: expected")


def test_a_text_that_is_no_string_is_named() -> None:
    code, _, errors = run(["--jsonl", "-"], '{"text": 504}\n')
    assert code == 2
    assert errors == "line 1: text is 504, expected a string\n"


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    code, out, errors = run(["--jsonl", str(tmp_path / "none.jsonl")])
    assert (code, out) == (2, "")
    assert "none.jsonl cannot be read" in errors


def test_a_file_that_is_not_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "bytes.jsonl").write_bytes(b"\xff\xfe\x00")
    code, _, errors = run(["--jsonl", str(tmp_path / "bytes.jsonl")])
    assert code == 2
    assert "bytes.jsonl cannot be read" in errors


def test_without_a_model_it_says_how_to_make_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MODELS_FOLDER", str(tmp_path))
    code, out, errors = run(["--jsonl", "-"], '{"text": "hi"}\n')
    assert (code, out) == (2, "")
    assert errors == f"There is no trained model in {tmp_path}. Run `make train`.\n"


def test_a_message_that_meant_nothing_is_rejected() -> None:
    answer = command.shown("", {"intent_ranking": [], "ask": []})
    assert (answer["intent"], answer["confidence"], answer["rejected"]) == (None, 0.0, True)


def test_the_fallback_is_never_shown_as_the_intent() -> None:
    ranking = [{"name": "nlu_fallback", "confidence": 0.45}, {"name": "lien", "confidence": 0.4}]
    answer = command.shown("lien?", {"intent_ranking": ranking, "ask": ["lien"]})
    assert (answer["intent"], answer["confidence"], answer["rejected"]) == ("lien", 0.4, False)


@pytest.mark.skipif(not any(settings.read().models.glob("*.tar.gz")), reason="no trained model: `make train`")
def test_standard_output_holds_answers_only_and_no_log_repeats_a_message() -> None:
    texts = ["zebra crossing letter CP504", "", "\ud800 broken", "😱"]
    typed = "\n".join(json.dumps({"text": text}) for text in texts) + "\n\n"
    done = subprocess.run(
        [sys.executable, "-m", "bot", "understand", "--jsonl", "-"],
        input=typed,
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
    )
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["text"] for answer in answers] == ["zebra crossing letter CP504", "", "? broken", "😱"]
    assert "zebra" not in done.stderr
    fields = {"text", "ask", "intent", "confidence", "rejected", "notice", "notice_said", "facts", "entities"}
    assert all(set(answer) == fields for answer in answers)
    assert (answers[0]["notice"], answers[0]["notice_said"]) == ("CP504", True)
    assert answers[1]["rejected"]
