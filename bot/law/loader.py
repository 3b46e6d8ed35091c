"""The law, read once from the YAML beside this file and checked while it is read.

law = load()
law.notice("cp 504").deadlines          # ('intent_levy_30', 'ftp_1pct')
law.figure("offer_fee").on(today)       # the value in force that day, with its source
"""

import gc
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from string import Formatter
from types import MappingProxyType
from typing import TypeVar, get_args

from bot.law.model import (
    Audience,
    DatedValue,
    DeadlineRule,
    Figure,
    Hearing,
    LevyPossible,
    Notice,
    Printed,
    Question,
    ReliefOption,
    Source,
    Stage,
    Unit,
)
from bot.law.reading import Entry, LawError, error, read

__all__ = ["Law", "LawError", "load", "load_from", "spoken"]

FOLDER = Path(__file__).parent
NOTICE_PARTS = ("title", "meaning", "next", "cannot", "today")
OPTION_PARTS = ("name", "what", "why", "effect", "next")
QUESTION_PARTS = ("question", "answer")
_FILLERS = frozenset({"the", "my", "irs", "notice", "number", "no", "code"})

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
        figures = _shelf(folder, "figures", lambda id, entry: _figure(id, entry, sources))
        deadlines = _shelf(folder, "deadlines", lambda id, entry: _deadline(id, entry, sources))
        options = _pages(folder, "options", lambda id, entry: _option(id, entry, sources))
        questions = _pages(folder, "questions", lambda id, entry: _question(id, entry, sources))
        notices, spellings = _notices(folder, sources, deadlines)
        sentences = {path.stem: _sentences(read(path, folder)) for path in _files(folder, "words")}
    return Law(
        notices=MappingProxyType(notices),
        deadlines=MappingProxyType(deadlines),
        options=MappingProxyType(options),
        figures=MappingProxyType(figures),
        sources=MappingProxyType(sources),
        questions=MappingProxyType(questions),
        sentences=MappingProxyType({name: MappingProxyType(said) for name, said in sentences.items()}),
        spellings=MappingProxyType(spellings),
    )


def spoken(text: str) -> str:
    """A notice's name reduced to what tells it apart, "the IRS notice CP-504" to "cp504".

    Small letters and digits stay. Words such as "notice" go where a number is left to tell the name by.
    """
    words = re.findall(r"[a-z0-9]+", text.casefold())
    telling = [word for word in words if word not in _FILLERS]
    bare = "".join(telling if any(character.isdigit() for word in telling for character in word) else words)
    return re.sub(r"^(?:letter|ltr)(?=cp|lt)", "", bare)


def _spellings(code: str) -> tuple[str, ...]:
    """The regular ways to write `code`: "Letter 1058" is also "Ltr 1058" and "L1058", "Form 668-A" also "668-A"."""
    kind, _, number = code.partition(" ")
    if kind == "Letter":
        return (code, f"Ltr {number}", f"L{number}")
    if kind == "Form":
        return (code, number)
    return (code,)


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


def _shelf(folder: Path, shelf: str, build: Callable[[str, Entry], _T]) -> dict[str, _T]:
    """Files that hold many entries each, a family a file."""
    built: dict[str, _T] = {}
    for path in _files(folder, shelf):
        for id, entry in read(path, folder).entries():
            if id in built:
                raise error(entry.file, entry.line, f"{id!r} a second time", f"each id of {shelf} once")
            built[id] = build(id, entry)
            entry.close()
    return built


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
    sources = {id: _source(id, entry, as_of) for id, entry in catalogue.entry("sources").entries()}
    catalogue.close()
    return sources


def _source(id: str, entry: Entry, as_of: date) -> Source:
    url = entry.text("url")
    if url != "none seen" and not re.match(r"https?://\S+$", url):
        raise entry.error("url", f"{url!r}", 'an address that begins with https:// or http://, or "none seen"')
    source = Source(
        id=id,
        cite=entry.text("cite"),
        url=None if url == "none seen" else url,
        as_of=entry.day("as_of") if "as_of" in entry else as_of,
        confirmed=entry.flag("confirmed"),
    )
    entry.close()
    return source


def _cited(entry: Entry, sources: Mapping[str, Source]) -> tuple[Source, ...]:
    return tuple(_known_source(entry, "sources", id, sources) for id in entry.texts("sources"))


def _known_source(entry: Entry, key: str, id: str, sources: Mapping[str, Source]) -> Source:
    if id not in sources:
        raise entry.error(key, f"unknown source {id!r}", "an id of sources.yml")
    return sources[id]


def _figure(id: str, entry: Entry, sources: Mapping[str, Source]) -> Figure:
    figure = Figure(
        id=id,
        unit=entry.choice("unit", get_args(Unit)),
        authority=entry.texts("authority"),
        values=tuple(_dated(value, sources) for value in entry.entry_list("values")),
    )
    for earlier, later in zip(figure.values, figure.values[1:], strict=False):
        if _rows(earlier) != _rows(later):
            raise entry.error("values", f"other rows from {later.effective} on", "the same rows in every table")
        if later.effective <= earlier.effective:
            raise entry.error("values", f"{later.effective} after {earlier.effective}", "values in date order")
        if earlier.until is None or earlier.until >= later.effective:
            raise entry.error(
                "values",
                f"the value of {earlier.effective} until {earlier.until or 'now'} beside one from {later.effective}",
                "an until before the next effective",
            )
    return figure


def _rows(dated: DatedValue) -> set[str] | None:
    return set(dated.value) if isinstance(dated.value, Mapping) else None


def _dated(entry: Entry, sources: Mapping[str, Source]) -> DatedValue:
    dated = DatedValue(
        effective=entry.day("effective"),
        until=entry.optional_day("until"),
        value=entry.number_or_table("value"),
        source=_known_source(entry, "source", entry.text("source"), sources),
        confirmed=entry.flag("confirmed"),
    )
    if dated.until is not None and dated.until < dated.effective:
        raise entry.error("until", f"{dated.until}", f"a day on or after effective, {dated.effective}")
    entry.close()
    return dated


def _deadline(id: str, entry: Entry, sources: Mapping[str, Source]) -> DeadlineRule:
    return DeadlineRule(
        id=id,
        counted_from=entry.text("counted_from"),
        days=entry.optional_whole("days"),
        days_outside_us=entry.optional_whole("days_outside_us"),
        business_days=entry.optional_whole("business_days"),
        business_days_from_amount=entry.optional_number("business_days_from_amount"),
        leading_business_days=entry.optional_whole("leading_business_days") or 0,
        months=entry.optional_whole("months"),
        rolls=entry.flag("rolls"),
        floor=entry.flag("floor", missing=False),
        strict=entry.flag("strict"),
        printed=entry.choice("printed", get_args(Printed)),
        postponable=entry.flag("postponable"),
        form=entry.optional_text("form"),
        authority=entry.texts("authority"),
        sources=_cited(entry, sources),
        confirmed=entry.flag("confirmed"),
        words=entry.parts("words", ("act",), ("note",)),
    )


def _option(id: str, entry: Entry, sources: Mapping[str, Source]) -> ReliefOption:
    return ReliefOption(
        id=id,
        group=entry.text("group"),
        forms=entry.optional_texts("forms"),
        cost=entry.optional_number("cost"),
        authority=entry.texts("authority"),
        sources=_cited(entry, sources),
        confirmed=entry.flag("confirmed"),
        words=entry.parts("words", OPTION_PARTS),
    )


def _question(id: str, entry: Entry, sources: Mapping[str, Source]) -> Question:
    return Question(
        id=id,
        authority=entry.texts("authority"),
        sources=_cited(entry, sources),
        confirmed=entry.flag("confirmed"),
        words=entry.parts("words", QUESTION_PARTS),
    )


def _notices(
    folder: Path, sources: Mapping[str, Source], deadlines: Mapping[str, DeadlineRule]
) -> tuple[dict[str, Notice], dict[str, str]]:
    notices: dict[str, Notice] = {}
    spellings: dict[str, str] = {}
    for path in _files(folder, "notices"):
        entry = read(path, folder)
        notice = _notice(entry, sources, deadlines)
        entry.close()
        if notice.code in notices:
            raise entry.error("code", f"{notice.code!r} a second time", "each notice in one file")
        notices[notice.code] = notice
        for alias in (*_spellings(notice.code), *notice.aliases):
            claimed = spellings.setdefault(spoken(alias), notice.code)
            if claimed != notice.code:
                raise entry.error("aliases", f"{alias!r}, which {claimed} claims too", "a name of one notice only")
    return notices, spellings


def _notice(entry: Entry, sources: Mapping[str, Source], deadlines: Mapping[str, DeadlineRule]) -> Notice:
    counted = entry.optional_texts("deadlines")
    for id in counted:
        if id not in deadlines:
            raise entry.error("deadlines", f"unknown deadline {id!r}", "an id of the files in deadlines/")
    return Notice(
        code=entry.text("code"),
        aliases=entry.optional_texts("aliases"),
        audience=entry.choice("audience", get_args(Audience)),
        stage=entry.choice("stage", get_args(Stage)),
        hearing=entry.choice("hearing", get_args(Hearing)),
        levy_possible=entry.choice("levy_possible", get_args(LevyPossible)),
        section_6331d=entry.flag("section_6331d"),
        deficiency=entry.flag("deficiency"),
        deadlines=counted,
        next_notices=entry.optional_texts("next_notices"),
        authority=entry.texts("authority"),
        sources=_cited(entry, sources),
        confirmed=entry.flag("confirmed"),
        words=entry.parts("words", NOTICE_PARTS, ("confusion",)),
    )


def _sentences(groups: Entry) -> dict[str, str]:
    """One language's sentences, flattened: the sentence `stop` of the group `urgency` is "urgency.stop"."""
    flat: dict[str, str] = {}
    for group, sentences in groups.entries():
        for id in sentences.keys():
            flat[f"{group}.{id}"] = sentence = sentences.text(id)
            try:
                fields = [field for _, field, _, _ in Formatter().parse(sentence) if field is not None]
            except ValueError as broken:
                raise sentences.error(id, f"no template ({broken})", "braces in pairs, {{ for a brace itself") from None
            if not all(field.isidentifier() for field in fields):
                raise sentences.error(id, f"the fields {fields}", "named fields such as {date}")
    return flat
