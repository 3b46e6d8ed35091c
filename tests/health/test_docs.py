"""What README.md and docs/ say of the repository is so: commands, paths, links, excerpts, answers."""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

from bot.__main__ import COMMANDS
from bot.law.loader import Law, load

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
MADE = (".venv", "models", "var", ".tools", ".rasa")
"""Folders that `make` makes: what lies in them is not in the repository."""
FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
LINK = re.compile(r"\]\(([^()\s]+)\)")
IMAGE = re.compile(r'<img src="([^"]+)"')
PATH = re.compile(r"[\w.*-]+(?:/[\w.*-]+)+/?|[\w-]+\.(?:py|md|yml|toml|txt|in|lock)|Makefile")
TARGET = re.compile(r"\bmake ((?:[a-z-]+ ?)+)")
COMMAND = re.compile(r"\bpython -m bot ([a-z-]+)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
LARGEST_IMAGE = 200_000
ADR_PARTS = ("**Context.**", "**Options.**", "**Decision.**", "**Price.**")

page = pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))


def blocks(path: Path, language: str | None = None) -> list[str]:
    """The fenced blocks of a page, those of one language if it is named."""
    found = FENCE.findall(path.read_text(encoding="utf-8"))
    return [text for tag, text in found if language is None or tag == language]


def code(path: Path) -> str:
    """Everything on a page that is set as code, a piece a line."""
    text = path.read_text(encoding="utf-8")
    return "\n".join([*blocks(path), *CODE.findall(FENCE.sub("", text))])


def targets() -> set[str]:
    return set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


def anchors(path: Path) -> set[str]:
    """The anchors of a page's headings, as code hosts make them."""
    headings = HEADING.findall(FENCE.sub("", path.read_text(encoding="utf-8")))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def standing(lines: list[str], text: list[str]) -> bool:
    """Whether `lines` stand in `text` one after the other, whatever their indent; "..." skips any number of lines."""
    stretches: list[list[str]] = [[]]
    for line in (line.strip() for line in lines):
        if line == "...":
            stretches.append([])
        else:
            stretches[-1].append(line)
    stripped = [line.strip() for line in text]
    start = 0
    for stretch in (trimmed(stretch) for stretch in stretches):
        at = (i for i in range(start, len(stripped) - len(stretch) + 1) if stripped[i : i + len(stretch)] == stretch)
        found = next(at, None)
        if found is None:
            return False
        start = found + len(stretch)
    return True


def trimmed(lines: list[str]) -> list[str]:
    """Without blank lines at either end."""
    return "\n".join(lines).strip("\n").split("\n") if any(lines) else []


def examples() -> Iterator[tuple[str, str, str]]:
    """Page, command and shown answer of each console block."""
    for path in PAGES:
        for block in blocks(path, "console"):
            first, _, shown = block.partition("\n")
            yield str(path.relative_to(ROOT)), first.removeprefix("$ "), shown


@page
def test_the_make_targets_exist(page: Path) -> None:
    named = {target for words in TARGET.findall(code(page)) for target in words.split()}
    assert named <= targets()


@page
def test_the_commands_exist(page: Path) -> None:
    assert set(COMMAND.findall(code(page))) <= set(COMMANDS)


def test_the_readme_names_every_command() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if not re.search(rf"\bbot {name}\b|\bmake {name}\b", readme)] == []


@page
def test_the_paths_exist(page: Path) -> None:
    words = [word for piece in code(page).split("\n") for word in piece.split() if PATH.fullmatch(word)]
    gone = [word for word in words if not word.startswith(MADE) and not _there(word, page)]
    assert gone == []


def _there(word: str, page: Path) -> bool:
    folders = (ROOT, ROOT / "bot", ROOT / "bot" / "understanding", ROOT / "bot" / "guidance", ROOT / "bot" / "booking")
    inside = (*folders, ROOT / "actions", ROOT / "bot" / "web", page.parent)
    return any(any(folder.glob(word.rstrip("/"))) for folder in inside)


@page
def test_the_links_lead_somewhere(page: Path) -> None:
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    broken = []
    for link in [*LINK.findall(text), *IMAGE.findall(text)]:
        if re.match(r"https?:", link):
            continue
        file, _, anchor = link.partition("#")
        target = (page.parent / file).resolve() if file else page
        if not target.is_relative_to(ROOT) or not target.exists() or (anchor and anchor not in anchors(target)):
            broken.append(link)
    assert broken == []


@page
def test_an_excerpt_stands_in_its_file(page: Path) -> None:
    """A YAML block whose first line names a file shows lines of it."""
    for block in blocks(page, "yaml"):
        first, _, excerpt = block.partition("\n")
        assert first.startswith("# "), f"the block does not name its file: {first}"
        file = ROOT / first.removeprefix("# ").strip()
        assert standing(excerpt.split("\n"), file.read_text(encoding="utf-8").split("\n")), file


def test_the_pattern_of_a_notice_is_whole() -> None:
    (shown,) = blocks(ROOT / "docs" / "adding-a-notice.md", "yaml")
    first, _, excerpt = shown.partition("\n")
    assert excerpt == (ROOT / first.removeprefix("# ")).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def law() -> Law:
    return load()


def test_every_field_of_a_notice_is_explained(law: Law) -> None:
    table = (ROOT / "docs" / "adding-a-notice.md").read_text(encoding="utf-8")
    fields = list(law.notices["CP504"].__dataclass_fields__)
    assert [field for field in fields if f"| `{field}` |" not in table] == []


def test_every_figure_that_changes_has_its_time_of_the_year() -> None:
    text = (ROOT / "docs" / "updating-the-law.md").read_text(encoding="utf-8")
    named = [pattern.rpartition("/")[2] for pattern in re.findall(r"`([a-z0-9_/*]+\.yml)`", text)]
    changing = [figure.id for figure in load().figures.values() if figure.changes != "by_law"]
    assert [id for id in changing if not any(fnmatch(f"{id}.yml", pattern) for pattern in named)] == []


@pytest.mark.parametrize(("page", "command", "shown"), list(examples()), ids=[page for page, _, _ in examples()])
def test_an_answer_is_as_shown(page: str, command: str, shown: str) -> None:
    words = shlex.split(command)
    assert words[:4] == [".venv/bin/python", "-m", "bot", "assess"], f"{page} shows a command that is not cheap"
    environment = {name: value for name, value in os.environ.items() if name != "BOT_TODAY"}
    ran = subprocess.run(
        [sys.executable, *words[1:]], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60
    )
    assert ran.returncode == 0, ran.stderr
    assert standing(shown.split("\n"), ran.stdout.split("\n")), ran.stdout


def test_the_readme_shows_an_answer() -> None:
    assert "README.md" in {page for page, _, _ in examples()}


def test_the_pictures_are_small_and_shown() -> None:
    pictures = list((ROOT / "docs" / "images").iterdir())
    shown = " ".join(path.read_text(encoding="utf-8") for path in PAGES)
    assert pictures
    assert [path.name for path in pictures if path.stat().st_size >= LARGEST_IMAGE or path.name not in shown] == []


def test_the_decisions_are_numbered_and_whole() -> None:
    decisions = sorted((ROOT / "docs" / "adr").glob("*.md"))
    for number, path in enumerate(decisions, 1):
        text = path.read_text(encoding="utf-8")
        assert path.name.startswith(f"{number:04}-")
        assert text.startswith(f"# {number:04}: ")
        assert [part for part in ADR_PARTS if part not in text] == [], path.name
