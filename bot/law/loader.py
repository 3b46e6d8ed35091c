"""The law, read once from the YAML beside this file and checked while it is read.

`load().notice("cp 504").deadlines` is ('intent_levy_30', 'ftp_1pct'); `load().figure("offer_fee").on(today)` is the fee
in force that day, with its source.
"""

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from bot.law import entries
from bot.law.model import DeadlineRule, Fact, Figure, Notice, Question, ReliefOption, Source
from bot.law.reading import Entry, LawError, read
from bot.law.spelling import spellings, spoken

__all__ = ["Law", "LawError", "load", "load_from", "spoken"]

FOLDER = Path(__file__).parent

_T = TypeVar("_T")


@dataclass(frozen=True)
class Law:
    """Everything the law files say. The mappings are read-only and keep the order of the files."""

    notices: Mapping[str, Notice]
    deadlines: Mapping[str, DeadlineRule]
    options: Mapping[str, ReliefOption]
    figures: Mapping[str, Figure]
    sources: Mapping[str, Source]
    questions: Mapping[str, Question]
    facts: Mapping[str, Fact]
    sentences: Mapping[str, Mapping[str, str]]
    spellings: Mapping[str, str]
    """Every way a notice's name is written, as `spoken` gives it, to the notice's code."""

    def notice(self, text: str) -> Notice | None:
        """The notice that `text` names by code or alias, whatever its case, spaces and hyphens; None if none does."""
        code = self.spellings.get(spoken(text))
        return None if code is None else self.notices[code]

    def figure(self, id: str) -> Figure:
        """The figure called `id`.

        Raises:
            KeyError: there is none; the message names the figures that share a word with it.
        """
        try:
            return self.figures[id]
        except KeyError:
            alike = [known for known in self.figures if set(known.split("_")) & set(id.split("_"))]
            hint = ", ".join(alike) if alike else "see bot/law/figures"
            raise KeyError(f"no figure {id!r} in bot/law/figures; alike: {hint}") from None

    def words(self, language: str = "en") -> Mapping[str, str]:
        """The sentences for reason ids in `language`, as templates for str.format with named fields.

        Raises:
            KeyError: bot/law/words has no file for the language.
        """
        try:
            return self.sentences[language]
        except KeyError:
            known = ", ".join(self.sentences)
            raise KeyError(f"no bot/law/words/{language}.yml; languages there: {known}") from None


@lru_cache(maxsize=1)
def load() -> Law:
    """The project's law, read on the first call and kept.

    Raises:
        LawError: a law file is wrong.
    """
    return load_from(FOLDER)


def load_from(folder: Path) -> Law:
    """The law in `folder`, which is laid out as this package's own folder is. A subfolder that is absent is empty.

    Raises:
        LawError: a file breaks the shapes of `bot.law.model` or names something that is not there.
    """
    with _collector_at_rest():
        sources = _sources(folder)
        figures = _pages(folder, "figures", lambda id, entry: entries.figure(id, entry, sources))
        deadlines = _pages(folder, "deadlines", lambda id, entry: entries.deadline(id, entry, sources))
        options = _pages(folder, "options", lambda id, entry: entries.option(id, entry, sources))
        questions = _pages(folder, "questions", lambda id, entry: entries.question(id, entry, sources))
        facts = _pages(folder, "facts", lambda id, entry: entries.fact(id, entry, sources, figures))
        notices, names = _notices(folder, sources, deadlines)
        sentences = {path.stem: entries.sentences(read(path, folder)) for path in _files(folder, "words")}
    return Law(
        notices=MappingProxyType(notices),
        deadlines=MappingProxyType(deadlines),
        options=MappingProxyType(options),
        figures=MappingProxyType(figures),
        sources=MappingProxyType(sources),
        questions=MappingProxyType(questions),
        facts=MappingProxyType(facts),
        sentences=MappingProxyType({name: MappingProxyType(said) for name, said in sentences.items()}),
        spellings=MappingProxyType(names),
    )


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Reading makes many small objects that all stay; the cyclic collector would walk them over and over."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _files(folder: Path, shelf: str) -> list[Path]:
    return sorted((folder / shelf).glob("*.yml"))


def _pages(folder: Path, shelf: str, build: Callable[[str, Entry], _T]) -> dict[str, _T]:
    """Files that hold one entry each, called by its id."""
    built: dict[str, _T] = {}
    for path in _files(folder, shelf):
        entry = read(path, folder)
        built[path.stem] = build(path.stem, entry)
        entry.close()
    return built


def _sources(folder: Path) -> dict[str, Source]:
    path = folder / "sources.yml"
    catalogue = read(path, folder)
    as_of = catalogue.day("as_of")
    sources = {id: entries.source(id, entry, as_of) for id, entry in catalogue.entry("sources").entries()}
    catalogue.close()
    return sources


def _notices(
    folder: Path, sources: Mapping[str, Source], deadlines: Mapping[str, DeadlineRule]
) -> tuple[dict[str, Notice], dict[str, str]]:
    notices: dict[str, Notice] = {}
    names: dict[str, str] = {}
    read_entries: list[tuple[Entry, Notice]] = []
    for path in _files(folder, "notices"):
        entry = read(path, folder)
        notice = entries.notice(entry, sources, deadlines)
        entry.close()
        if notice.code in notices:
            raise entry.error("code", f"{notice.code!r} a second time", "each notice in one file")
        notices[notice.code] = notice
        for alias in (*spellings(notice.code), *notice.aliases):
            claimed = names.setdefault(spoken(alias), notice.code)
            if claimed != notice.code:
                raise entry.error("aliases", f"{alias!r}, which {claimed} claims too", "a name of one notice only")
        read_entries.append((entry, notice))
    for entry, notice in read_entries:
        for code in notice.next_notices:
            if code not in notices:
                raise entry.error("next_notices", f"unknown notice {code!r}", "the code of a notice that has a file")
    return notices, names
