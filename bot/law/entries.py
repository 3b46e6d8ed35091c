"""From a YAML entry to a shape of the law: one function a shape, each taking every key the shape knows.

All of them raise LawError for what the shape cannot hold. A language's words have the same parts in every entry.
"""

import re
from collections.abc import Mapping
from datetime import date
from string import Formatter
from typing import get_args

from bot.law.model import (
    Audience,
    Changes,
    DatedValue,
    DeadlineRule,
    Fact,
    Figure,
    Hearing,
    LevyPossible,
    Notice,
    Printed,
    Question,
    ReliefOption,
    Source,
    Stage,
    Topic,
    Unit,
)
from bot.law.reading import Entry

Sources = Mapping[str, Source]

NOTICE_PARTS = ("title", "meaning", "next", "cannot", "today")
OPTION_PARTS = ("name", "what", "why", "effect", "next")
QUESTION_PARTS = ("question", "answer")
FACT_PARTS = ("title", "text")


def source(id: str, entry: Entry, as_of: date) -> Source:
    """Where a fact was read; `as_of` is the catalogue's day, which the entry may replace."""
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


def _cited(entry: Entry, sources: Sources) -> tuple[Source, ...]:
    return tuple(_known_source(entry, "sources", id, sources) for id in entry.texts("sources"))


def _known_source(entry: Entry, key: str, id: str, sources: Sources) -> Source:
    if id not in sources:
        raise entry.error(key, f"unknown source {id!r}", "an id of sources.yml")
    return sources[id]


def figure(id: str, entry: Entry, sources: Sources) -> Figure:
    """A figure whose values are in date order, do not overlap and have the same rows."""
    figure = Figure(
        id=id,
        unit=entry.choice("unit", get_args(Unit)),
        changes=entry.choice("changes", get_args(Changes)),
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


def _dated(entry: Entry, sources: Sources) -> DatedValue:
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


def deadline(id: str, entry: Entry, sources: Sources) -> DeadlineRule:
    """A deadline rule."""
    return DeadlineRule(
        id=id,
        counted_from=entry.text("counted_from"),
        days=entry.optional_whole("days"),
        days_outside_us=entry.optional_whole("days_outside_us"),
        business_days=entry.optional_whole("business_days"),
        business_days_from_amount=entry.optional_number("business_days_from_amount"),
        leading_business_days=entry.optional_whole("leading_business_days") or 0,
        months=entry.optional_whole("months"),
        less_days=entry.optional_whole("less_days") or 0,
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


def option(id: str, entry: Entry, sources: Sources) -> ReliefOption:
    """A way out."""
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


def question(id: str, entry: Entry, sources: Sources) -> Question:
    """A question with its answer."""
    return Question(
        id=id,
        authority=entry.texts("authority"),
        sources=_cited(entry, sources),
        confirmed=entry.flag("confirmed"),
        words=entry.parts("words", QUESTION_PARTS),
    )


def notice(entry: Entry, sources: Sources, deadlines: Mapping[str, DeadlineRule]) -> Notice:
    """A notice whose deadlines are known rules."""
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
        reply_days=entry.optional_whole("reply_days"),
        next_notices=entry.optional_texts("next_notices"),
        authority=entry.texts("authority"),
        sources=_cited(entry, sources),
        confirmed=entry.flag("confirmed"),
        words=entry.parts("words", NOTICE_PARTS, ("confusion",)),
    )


def fact(id: str, entry: Entry, sources: Sources, figures: Mapping[str, Figure]) -> Fact:
    """A fact that rests on known figures."""
    rests_on = entry.optional_texts("figures")
    for name in rests_on:
        if name not in figures:
            raise entry.error("figures", f"unknown figure {name!r}", "an id of the files in figures/")
    return Fact(
        id=id,
        topic=entry.choice("topic", get_args(Topic)),
        forms=entry.optional_texts("forms"),
        phone=entry.optional_text("phone"),
        url=entry.optional_text("url"),
        figures=rests_on,
        authority=entry.texts("authority"),
        sources=_cited(entry, sources),
        confirmed=entry.flag("confirmed"),
        words=entry.parts("words", FACT_PARTS, ("ask", "beware")),
    )


def sentences(groups: Entry) -> dict[str, str]:
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
