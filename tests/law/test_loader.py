"""A law file that is wrong stops the start, and the message says where and how."""

import gc
import sys
import time
from datetime import date
from decimal import Decimal

import pytest

from bot.law.loader import FOLDER, Law, LawError, load, load_from
from tests.law.conftest import DEADLINE, FACT, FIGURE, NOTICE, SOURCES, Write

BARE_VALUE = "unit: USD\nchanges: by_law\nauthority: [IRC 1]\nvalues: [10]\n"
WORDS = """
urgency:
  stop: "Stop by {date}."
fit:
  why: "Because."
"""


def test_a_right_folder_loads(write: Write) -> None:
    law = load_from(write("words/en.yml", WORDS))
    assert law.notices["XX7"].deadlines == ("hearing_day",)
    assert law.deadlines["hearing_day"].days == 30
    assert law.deadlines["hearing_day"].months is None
    assert law.words() == {"urgency.stop": "Stop by {date}.", "fit.why": "Because."}
    assert law.sources["unread"].url is None
    assert law.sources["statute"].as_of == date(2026, 11, 22)
    assert law.options == {} and law.questions == {} and law.facts == {}


def test_money_is_read_exactly_as_written(write: Write) -> None:
    law = load_from(write("words/en.yml", WORDS))
    assert [str(dated.value) for dated in law.figure("fee").values] == ["10", "12.50"]


@pytest.mark.parametrize(
    ("file", "text", "line", "says"),
    [
        pytest.param("notices/XX7.yml", NOTICE + "colour: red\n", 21, "colour: found an unknown key", id="unknown key"),
        pytest.param(
            "notices/XX7.yml", NOTICE.replace("stage: reminder\n", ""), 1, "stage: found nothing", id="missing"
        ),
        pytest.param("notices/XX7.yml", NOTICE.replace("reminder", "angry"), 4, "'angry', expected one of", id="stage"),
        pytest.param(
            "notices/XX7.yml", NOTICE.replace("hearing_day", "thursday"), 9, "unknown deadline", id="deadline"
        ),
        pytest.param(
            "notices/XX7.yml", NOTICE.replace("confirmed: true", "confirmed: yes"), 13, "true or false", id="flag"
        ),
        pytest.param("notices/XX7.yml", NOTICE.replace("[statute]", "[rumour]"), 12, "unknown source", id="source"),
        pytest.param(
            "notices/XX7.yml", NOTICE.replace("notices: []", "notices: [XX8]"), 10, "unknown notice 'XX8'", id="next"
        ),
        pytest.param("notices/XX7.yml", NOTICE.replace("[statute]", "[]"), 12, "an empty list", id="no source"),
        pytest.param(
            "notices/XX7.yml", NOTICE.replace("sources: [statute]\n", ""), 1, "sources: found nothing", id="uncited"
        ),
        pytest.param("notices/XX7.yml", NOTICE.replace("[statute]", "statute"), 12, "expected a list", id="no list"),
        pytest.param("notices/XX7.yml", NOTICE.replace("[statute]", "{a: b}"), 12, "found a mapping", id="a mapping"),
        pytest.param(
            "notices/XX7.yml", NOTICE.replace('    today: "Do this."\n', ""), 16, "today: found nothing", id="part"
        ),
        pytest.param("notices/XX7.yml", NOTICE.replace("  en:", "  es:"), 14, "no English", id="language"),
        pytest.param("notices/XX7.yml", NOTICE + "code: XX8\n", 21, "a second time", id="key twice"),
        pytest.param("notices/XX7.yml", "- a\n- b\n", 1, "a list, expected a mapping", id="no mapping"),
        pytest.param("notices/XX7.yml", "code: [XX7\nstage: x\n", 2, "no YAML", id="no YAML"),
        pytest.param("notices/XX7.yml", "", 1, "nothing, expected a mapping", id="empty file"),
        pytest.param("deadlines/hearing_day.yml", DEADLINE.replace("30", "thirty"), 2, "a whole number", id="days"),
        pytest.param(
            "deadlines/hearing_day.yml", DEADLINE.replace("30", "-30"), 2, "a whole number", id="days below zero"
        ),
        pytest.param("figures/fee.yml", FIGURE.replace("USD", "shells"), 1, "'shells'", id="unit"),
        pytest.param("figures/fee.yml", FIGURE.replace("by_law", "daily"), 2, "'daily'", id="changes"),
        pytest.param("facts/levy.yml", FACT.replace("[fee]", "[fees]"), 2, "unknown figure 'fees'", id="figure"),
        pytest.param("facts/levy.yml", FACT.replace("levy\n", "weather\n", 1), 1, "'weather'", id="topic"),
        pytest.param("figures/fee.yml", FIGURE.replace("12.50", "free"), 6, "a number such as", id="value"),
        pytest.param("figures/fee.yml", FIGURE.replace("12.50", "NaN"), 6, "a number, 0 or more", id="no number"),
        pytest.param(
            "figures/fee.yml", FIGURE.replace("2024-01-01", "2024-02-30"), 5, "a date such as", id="no such day"
        ),
        pytest.param(
            "figures/fee.yml", FIGURE.replace(", until: null", ""), 6, "until: found nothing", id="until unsaid"
        ),
        pytest.param(
            "figures/fee.yml", FIGURE.replace("2024-12-31", "2025-01-01"), 4, "expected an until before", id="overlap"
        ),
        pytest.param("figures/fee.yml", FIGURE.replace("2024-12-31", "null"), 4, "until now", id="open overlap"),
        pytest.param("figures/fee.yml", FIGURE.replace("2025-01-01", "2023-01-01"), 4, "in date order", id="unordered"),
        pytest.param(
            "figures/fee.yml", FIGURE.replace("2024-12-31", "2023-12-31"), 5, "on or after effective", id="ends early"
        ),
        pytest.param("figures/fee.yml", FIGURE.replace("12.50", "{a: 1}"), 4, "the same rows", id="rows"),
        pytest.param("figures/fee.yml", FIGURE.replace("12.50", "{}"), 6, "an empty table", id="no rows"),
        pytest.param("figures/fee.yml", FIGURE.replace("USD", "[USD]"), 1, "expected a text", id="no plain value"),
        pytest.param(
            "figures/fee.yml",
            FIGURE.replace("2024-01-01", "[1]"),
            5,
            "a single value",
            id="a list",
        ),
        pytest.param("figures/fee.yml", FIGURE.replace("by_law", '""'), 2, "found nothing", id="nothing said"),
        pytest.param(
            "figures/fee.yml",
            "values: [10]\nunit: USD\nchanges: by_law\nauthority: [IRC 1]\n",
            1,
            "a mapping of keys",
            id="bare value",
        ),
        pytest.param("figures/fee.yml", "{[a]: 1}\n", 1, "a key that is no plain word", id="a key of its own kind"),
        pytest.param(
            "notices/XX7.yml", NOTICE.replace('"Do this."', "[Do, this]"), 20, "expected a text", id="no text"
        ),
        pytest.param("notices/XX7.yml", "just words\n", 1, "'just words', expected a mapping", id="plain text"),
        pytest.param("sources.yml", SOURCES.replace("none seen", "somewhere"), 4, "'somewhere'", id="address"),
        pytest.param("sources.yml", SOURCES.replace(", url: none seen", ""), 4, "url: found nothing", id="no address"),
        pytest.param("words/en.yml", 'fit:\n  why: "Because {"\n', 2, "no template", id="template"),
        pytest.param("words/en.yml", 'fit:\n  why: "Because {}"\n', 2, "named fields", id="nameless field"),
    ],
)
def test_what_is_wrong_is_named_with_file_and_line(write: Write, file: str, text: str, line: int, says: str) -> None:
    with pytest.raises(LawError) as refused:
        load_from(write(file, text))
    assert str(refused.value).startswith(f"{file}, line {line}: ")
    assert says in str(refused.value)


def test_an_alias_of_two_notices_is_refused(write: Write) -> None:
    with pytest.raises(LawError, match="'Seventh-Letter', which XX7 claims too"):
        load_from(write("notices/XX8.yml", NOTICE.replace("XX7", "XX8").replace("seventh letter", "Seventh-Letter")))


def test_an_alias_that_spells_another_code_is_refused(write: Write) -> None:
    with pytest.raises(LawError, match="which XX7 claims too"):
        load_from(write("notices/XX8.yml", NOTICE.replace("XX7", "XX8").replace("seventh letter", "xx 7")))


def test_a_notice_in_two_files_is_refused(write: Write) -> None:
    with pytest.raises(LawError, match="notices/XX7b.yml, line 1: code: found 'XX7' a second time"):
        load_from(write("notices/XX7b.yml", NOTICE))


def test_a_file_that_is_no_utf8_is_refused(write: Write) -> None:
    folder = write("notices/XX7.yml", NOTICE)
    (folder / "notices" / "XX7.yml").write_bytes(b"code: \xff\xfe")
    with pytest.raises(LawError, match="notices/XX7.yml, line 1"):
        load_from(folder)


def test_an_unknown_figure_is_answered_with_its_likes(law: Law) -> None:
    with pytest.raises(KeyError, match="offer_fee"):
        law.figure("offer_price")


def test_an_unknown_language_is_answered_with_the_known_ones(law: Law) -> None:
    with pytest.raises(KeyError, match="en"):
        law.words("tlh")


def test_a_figure_knows_nothing_outside_its_days(write: Write) -> None:
    fee = load_from(write("words/en.yml", WORDS)).figure("fee")
    assert fee.on(date(2023, 12, 31)) is None
    last_day = fee.on(date(2024, 12, 31))
    assert last_day is not None and last_day.value == Decimal(10)
    later = fee.on(date(2031, 1, 1))
    assert later is not None and later.value == Decimal("12.50")


def test_the_law_is_read_once() -> None:
    assert load() is load()


def test_reading_leaves_the_collector_as_it_was(write: Write) -> None:
    folder = write("words/en.yml", WORDS)
    assert gc.isenabled()
    load_from(folder)
    assert gc.isenabled()
    gc.disable()
    try:
        load_from(folder)
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_the_whole_law_is_read_quickly() -> None:
    """The command answers in a second. The bound is loose, as a machine may be busy; the best of five counts."""
    times = []
    for _ in range(5):
        start = time.perf_counter()
        load_from(FOLDER)
        times.append(time.perf_counter() - start)
    assert min(times) < (0.3 if sys.gettrace() is None else 3)
