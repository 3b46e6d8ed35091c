from pathlib import Path
from textwrap import dedent
from typing import Protocol

import pytest

from bot.law.loader import Law, load

SOURCES = """
as_of: 2026-11-22
sources:
  statute: {cite: The statute, url: "https://law.example/1", confirmed: true}
  unread: {cite: A page nobody opened, url: none seen, confirmed: false}
"""
FIGURE = """
unit: USD
changes: by_law
authority: [IRC 1]
values:
  - {effective: 2024-01-01, until: 2024-12-31, value: 10, source: statute, confirmed: true}
  - {effective: 2025-01-01, until: null, value: 12.50, source: statute, confirmed: true}
"""
DEADLINE = """
counted_from: notice_date
days: 30
rolls: true
strict: true
printed: earlier
postponable: true
authority: [IRC 2]
sources: [statute]
confirmed: true
words:
  en:
    act: "Send the form."
"""
FACT = """
topic: levy
figures: [fee]
authority: [IRC 4]
sources: [statute]
confirmed: true
words:
  en:
    title: "A levy"
    text: "It takes something."
"""
NOTICE = """
code: XX7
aliases: [seventh letter]
audience: individual
stage: reminder
hearing: none
levy_possible: no
section_6331d: false
deficiency: false
deadlines: [hearing_day]
next_notices: []
authority: [IRC 3]
sources: [statute]
confirmed: true
words:
  en:
    title: "A letter"
    meaning: "It says something."
    next: "Something follows."
    cannot: "Something cannot."
    today: "Do this."
"""


class Write(Protocol):
    def __call__(self, file: str, text: str) -> Path: ...


@pytest.fixture(scope="session")
def law() -> Law:
    return load()


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Lays a small, right law in a folder; each call replaces or adds one file and gives the folder."""

    def write(file: str, text: str) -> Path:
        path = tmp_path / file
        path.parent.mkdir(exist_ok=True)
        path.write_text(dedent(text).lstrip(), encoding="utf-8")
        return tmp_path

    write("sources.yml", SOURCES)
    write("figures/fee.yml", FIGURE)
    write("deadlines/hearing_day.yml", DEADLINE)
    write("notices/XX7.yml", NOTICE)
    return write
