"""What tests of several packages share."""

import logging
import os
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from rasa.utils.log_utils import configure_structlog

from bot import settings
from bot.runtime.agent import GuidedAgent
from bot.runtime.server import make_agent

pytest_plugins = ["tests.postgres"]

Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    return _no_skip(item.nodeid, (yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    return _no_skip(collector.nodeid, (yield))


def _no_skip(name: str, report: Report) -> Report:
    """Under CI, where everything that the tests want is there, what is skipped fails and says why."""
    if os.environ.get("CI", "").lower() in {"1", "true"} and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"{name} was skipped, and under CI nothing may be. {reason}"
    return report


@pytest.fixture(scope="session")
def _environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder: Path = tmp_path_factory.mktemp("var")
    return {
        "VAR_FOLDER": str(folder),
        "DATABASE_URL": f"sqlite:///{folder / 'notice-guide.db'}",
        "BOT_TODAY": "2026-11-23",
    }


@pytest.fixture(scope="session")
def _loaded(_environment: dict[str, str]) -> Iterator[GuidedAgent]:
    with pytest.MonkeyPatch.context() as patch:
        for name, value in _environment.items():
            patch.setenv(name, value)
        patch.delenv("ACTION_ENDPOINT_URL", raising=False)
        configure_structlog(logging.ERROR)
        agent = make_agent(settings.read())
    yield agent


@pytest.fixture
def agent(_loaded: GuidedAgent, _environment: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> GuidedAgent:
    """The real agent with the model of models/ and in-process actions, loaded once a session.

    The day stands at 2026-11-23, and everything is stored in a temporary folder; both hold for the test alone.
    """
    for name, value in _environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("ACTION_ENDPOINT_URL", raising=False)
    return _loaded
