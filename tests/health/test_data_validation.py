"""scripts/validate-data: what Rasa warns of fails the check."""

import importlib.util
import subprocess
import sys
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import ModuleType

import pytest

from bot.settings import ROOT

SCRIPT = ROOT / "scripts" / "validate-data"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    loader = SourceFileLoader("validate_data", str(SCRIPT))
    spec = importlib.util.spec_from_loader("validate_data", loader)
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return module


def validate(*arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([sys.executable, str(SCRIPT), *arguments], capture_output=True, text=True, timeout=300)


def test_the_projects_data_is_valid() -> None:
    result = validate()
    assert result.returncode == 0, result.stderr


def test_what_rasa_finds_wrong_is_said_and_fails(tmp_path: Path) -> None:
    (tmp_path / "nlu.yml").write_text(
        'version: "3.1"\nnlu:\n'
        "- intent: greeting\n  examples: |\n    - hello\n    - hi\n"
        "- intent: forgotten\n  examples: |\n    - hello\n    - well\n"
    )
    (tmp_path / "rules.yml").write_text(
        'version: "3.1"\nrules:\n- rule: greets\n  steps:\n  - intent: greeting\n  - action: utter_missing\n'
    )
    (tmp_path / "domain.yml").write_text(
        'version: "3.1"\nintents: [greeting]\nresponses:\n  utter_idle:\n  - text: Hm.\n'
    )
    result = validate(
        "--data", str(tmp_path / "nlu.yml"), str(tmp_path / "rules.yml"), "--domain", str(tmp_path / "domain.yml")
    )
    assert result.returncode == 1
    assert "forgotten" in result.stderr
    assert "utter_idle" not in result.stderr


def test_only_the_expected_warning_is_let_through(script: ModuleType) -> None:
    output = (
        "\x1b[0m\x1b[93m/x/io.py:100: UserWarning: The utterance 'utter_a' is not used in any story or rule.\n"
        "\x1b[0m2026-11-22 20:32:25 INFO     rasa.validator  - No story structure conflicts found.\n"
        "/x/y.py:1: DeprecationWarning: pkg_resources is deprecated as an API.\n"
        "\x1b[93m/x/io.py:100: UserWarning: The intent 'a' is in the domain file, but not in the data.\n"
        "2026-11-22 20:32:25 WARNING  rasa.core  - Story structure conflict after intent 'a'\n"
    )
    assert script.complaints(output) == [
        "The intent 'a' is in the domain file, but not in the data.",
        "rasa.core  - Story structure conflict after intent 'a'",
    ]
