"""Which package may know which, and who alone reads the time and the environment."""

import ast

import pytest

from tests.health.sources import Source, sources, under

ENGINES = ("rasa", "rasa_sdk", "spacy", "sanic", "sklearn", "onnxruntime")
FORBIDDEN = {
    "bot/law": (*ENGINES, "sqlalchemy", "bot.guidance", "bot.booking", "bot.understanding", "bot.runtime", "actions"),
    "bot/guidance": (
        *ENGINES,
        "sqlalchemy",
        "bot.booking",
        "bot.understanding",
        "bot.runtime",
        "bot.channels",
        "actions",
    ),
    "bot/booking": (*ENGINES, "bot.understanding", "bot.runtime", "bot.channels", "actions"),
    "bot/understanding": ("sqlalchemy", "bot.booking", "bot.runtime", "bot.channels", "bot.guidance.assess", "actions"),
    "bot/channels": ("sqlalchemy", "bot.booking", "bot.guidance", "actions"),
    "actions": ("rasa", "spacy", "sanic", "sqlalchemy", "bot.runtime", "bot.channels"),
}
CLOCK = {
    "date.today",
    "datetime.today",
    "datetime.now",
    "datetime.utcnow",
    "time.time",
    "time.localtime",
    "time.gmtime",
}
ENVIRONMENT = ("os.environ", "os.getenv", "os.environb")
SETS_THE_ENVIRONMENT = {"bot/runtime/without_tensorflow.py": {"os.environ", "os.environ.setdefault"}}


@pytest.mark.parametrize("folder", FORBIDDEN)
def test_arrows_point_one_way(folder: str) -> None:
    wrong = [
        f"{source.path} imports {imported}"
        for source in sources(folder)
        for imported in source.imports()
        if any(under(imported, package) for package in FORBIDDEN[folder])
    ]
    assert not wrong


def test_only_the_desk_and_the_conversation_store_know_sqlalchemy() -> None:
    knowing = {
        source.path
        for source in sources("bot", "actions")
        for imported in source.imports()
        if under(imported, "sqlalchemy")
    }
    assert all(path.startswith(("bot/booking/", "bot/runtime/")) for path in knowing), knowing


def test_clock_and_settings_need_nothing_else_of_ours() -> None:
    for source in sources("bot"):
        if source.path in {"bot/clock.py", "bot/settings.py"}:
            ours = {imported for imported in source.imports() if under(imported, "bot") or under(imported, "actions")}
            assert ours <= {"bot", "bot.settings"}, source.path


def test_only_the_clock_reads_the_time() -> None:
    readers = {
        f"{source.path}: {name}"
        for source in sources("bot", "actions")
        for name in source.names()
        if source.path != "bot/clock.py" and any(name == read or name.endswith(f".{read}") for read in CLOCK)
    }
    assert not readers


def test_nobody_hides_the_time_behind_an_import() -> None:
    hidden = {"time.time", "time.localtime", "time.gmtime"}
    assert not [
        source.path for source in sources("bot", "actions") for imported in source.imports() if imported in hidden
    ]


def test_only_the_settings_read_the_environment() -> None:
    readers = {
        f"{source.path}: {name}"
        for source in sources("bot", "actions")
        for name in source.names()
        if source.path != "bot/settings.py"
        and any(under(name, read) for read in ENVIRONMENT)
        and name not in SETS_THE_ENVIRONMENT.get(source.path, set())
    }
    assert not readers


def test_nobody_hides_the_environment_behind_an_import() -> None:
    hidden = set(ENVIRONMENT)
    assert not [
        source.path for source in sources("bot", "actions") for imported in source.imports() if imported in hidden
    ]


def test_the_tests_of_the_house_see_what_they_forbid() -> None:
    code = (
        "import rasa.core.agent\nfrom ..booking import store\nfrom os import environ\n"
        "import os\nos.environ['A']\nimport datetime\ndatetime.datetime.now()\n"
    )
    source = Source("bot/law/wrong.py", "bot.law.wrong", ast.parse(code))
    assert {"rasa.core.agent", "bot.booking", "bot.booking.store", "os.environ"} <= set(source.imports())
    assert {"os.environ", "datetime.datetime.now"} <= set(source.names())
