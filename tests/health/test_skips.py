"""Under CI a skipped test fails the run, and its reason is told."""

import os
import subprocess
import sys
from pathlib import Path

from bot.settings import ROOT

FILES = {
    "test_inside.py": "import pytest\ndef test_it(): pytest.skip('no oven here')\n",
    "test_marked.py": "import pytest\n@pytest.mark.skip(reason='no pan here')\ndef test_it(): pass\n",
    "test_whole.py": "import pytest\npytest.skip('no kitchen here', allow_module_level=True)\n",
    "test_expected.py": "import pytest\n@pytest.mark.xfail(strict=True)\ndef test_it(): assert False\n",
    "test_plain.py": "def test_it(): pass\n",
}


def run(folder: Path, ci: str) -> "subprocess.CompletedProcess[str]":
    for name, code in FILES.items():
        (folder / name).write_text(code)
    command = [sys.executable, "-m", "pytest", "-q", "-c", os.devnull, "--rootdir", str(folder), str(folder)]
    options = ["-p", "tests.conftest", "-p", "no:cacheprovider", "--continue-on-collection-errors", "-rA"]
    environment = {**os.environ, "CI": ci}
    return subprocess.run([*command, *options], cwd=ROOT, env=environment, capture_output=True, text=True)


def test_under_ci_a_skip_is_a_failure_that_says_why(tmp_path: Path) -> None:
    result = run(tmp_path, "true")
    assert result.returncode == 1
    assert "1 failed, 1 passed, 1 xfailed, 2 errors" in _plain(result.stdout)
    for reason in ("no oven here", "no pan here", "no kitchen here"):
        assert reason in result.stdout
    assert "under CI nothing may be" in result.stdout


def test_elsewhere_a_skip_is_a_skip(tmp_path: Path) -> None:
    result = run(tmp_path, "")
    assert result.returncode == 0
    assert "1 passed, 3 skipped, 1 xfailed" in _plain(result.stdout)


def _plain(output: str) -> str:
    return " ".join(output.split())
