"""Every id that guidance returns has a sentence, and every sentence can be said as it is."""

import re
from dataclasses import fields
from pathlib import Path

import bot.guidance
from bot.guidance.case import Case
from bot.guidance.ranking import ORDER
from bot.guidance.urgency import LEVELS
from bot.law.loader import load

LAW = load()
WORDS = LAW.words()
SOURCES = [path.read_text(encoding="utf-8") for path in Path(str(bot.guidance.__path__[0])).rglob("*.py")]
IDS = {id for text in SOURCES for id in re.findall(r'"((?:urgency|fit|numbers|deadline|report)\.[a-z0-9_]+)"', text)}


def test_every_reason_has_a_sentence() -> None:
    assert len(IDS) > 100
    assert {id for id in IDS if id not in WORDS} == set()


def test_every_sentence_of_a_reason_is_used() -> None:
    said = {id for id in WORDS if id.split(".")[0] in ("urgency", "fit")}
    assert said - IDS == set()


def test_every_start_of_a_count_has_a_sentence() -> None:
    """A sale and a talk with a manager are facts that no case holds, and a printed date is no count."""
    uncounted = {"sale_date", "manager_conference", "printed_deadline"}
    starts = {rule.counted_from for rule in LAW.deadlines.values()} - uncounted
    assert {f"deadline.from_{start}" for start in starts} <= set(WORDS)
    assert all(hasattr(Case, start) for start in starts)


def test_reasons_need_no_fields() -> None:
    assert {id for id in IDS if id.split(".")[0] in ("urgency", "fit", "numbers") and "{" in WORDS[id]} == set()


def test_every_case_field_number_level_and_option_has_its_words() -> None:
    numbers = {name for text in SOURCES for name in re.findall(r'numbers\.put\(\s*"([a-z0-9_]+)"', text)}
    assert len(numbers) > 20
    named = [f"number.{name}" for name in numbers] + [f"level.{level}" for level in LEVELS]
    named += [f"missing.{field.name}" for field in fields(Case) if field.name not in ("today", "circumstances")]
    assert {id for id in named if id not in WORDS} == set()
    assert set(ORDER) <= set(LAW.options)


def test_guidance_imports_no_dialogue_engine() -> None:
    barred = re.compile(
        r"^\s*(?:from|import) (rasa|rasa_sdk|spacy|tensorflow|numpy|sqlalchemy|actions)\b", re.MULTILINE
    )
    assert [text for text in SOURCES if barred.search(text)] == []
