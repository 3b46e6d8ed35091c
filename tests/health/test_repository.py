"""What a stranger clones: no machine's paths, no registry, and the documents that go with the code."""

import re
import subprocess
from collections.abc import Iterator, Mapping

import pytest

from bot import settings
from bot.settings import ROOT

TEXT = {"", ".css", ".html", ".in", ".js", ".json", ".jsonl", ".lock", ".md", ".py", ".toml", ".txt", ".yaml", ".yml"}
MACHINE_PATH = re.compile(r"(?<![\w.])/(?:root|home|work|Users)/[\w.-]+")
ADDRESS = re.compile(r"https?://([\w.-]+)|(?:^|\s)--(?:index-url|extra-index-url|find-links|trusted-host)\b")
VERSION = re.compile(r"^([a-z0-9._-]+)==([^ ]+)", re.MULTILINE)
LOCKED = re.compile(r"^[a-z0-9][a-z0-9._-]*==[^ ]+ \\$", re.MULTILINE)
LOCKS = ("requirements.lock", "requirements-dev.lock")
ROW = re.compile(r"^\| `([A-Z_]+)` \|", re.MULTILINE)


def tracked() -> Iterator[tuple[str, str]]:
    """Each text file of the repository with its content."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, listed.split("\0")):
        path = ROOT / name
        if path.suffix in TEXT and path.is_file():
            yield name, path.read_text("utf-8")


class Asked(Mapping[str, str]):
    """An empty environment that remembers which names were asked for."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def __getitem__(self, name: str) -> str:
        self.names.add(name)
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


def test_the_document_lists_the_settings_that_are_read() -> None:
    asked = Asked()
    settings.read(asked)
    settings.frozen_day(asked)
    listed = ROW.findall((ROOT / "docs" / "settings.md").read_text("utf-8"))
    assert sorted(listed) == sorted(asked.names)


def test_no_machine_stands_in_a_file() -> None:
    found = [f"{name}: {match.group()}" for name, content in tracked() for match in MACHINE_PATH.finditer(content)]
    assert not found


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_hashes_and_no_registry(lock: str) -> None:
    content = (ROOT / lock).read_text("utf-8")
    assert not ADDRESS.findall(content)
    packages = LOCKED.findall(content)
    assert len(packages) > 50
    blocks = re.split(r"\n(?=[a-z0-9])", content[content.index(packages[0]) :])
    assert not [block.splitlines()[0] for block in blocks if "--hash=sha256:" not in block]


def test_tests_and_server_share_the_versions_that_both_name() -> None:
    server, tests = (dict(VERSION.findall((ROOT / lock).read_text("utf-8"))) for lock in LOCKS)
    both = server.keys() & tests.keys()
    assert both
    assert not {name for name in both if server[name] != tests[name]}


def test_tensorflow_is_not_locked() -> None:
    for lock in LOCKS:
        assert not re.findall(r"^(?:tensorflow|keras|jax|torch)\b.*", (ROOT / lock).read_text("utf-8"), re.MULTILINE)
