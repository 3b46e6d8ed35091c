import importlib.util
import inspect
from types import ModuleType
from typing import Any

import jsonschema
import pytest
from rasa.core.actions import action

from bot.runtime import patches

GOOD: list[dict[str, Any]] = [
    {},
    {"events": [], "responses": []},
    {"events": [{"event": "slot", "name": "case", "value": {"notice": "CP504"}}], "responses": [{"text": "Hello."}]},
    {"events": [{"event": "action", "name": "action_listen", "policy": None, "confidence": None}]},
    {"responses": [{"response": "utter_failed"}], "further": 1},
]
BAD: list[Any] = [
    {"events": {}},
    {"events": [{"name": "case"}]},
    {"events": ["slot"]},
    {"responses": ["Hello."]},
    {"responses": {"text": "Hello."}},
    [],
    None,
    "nothing",
]


@pytest.fixture(scope="module")
def untouched() -> ModuleType:
    """Rasa's module as it is on disk, whatever has been patched in this process."""
    spec = importlib.util.spec_from_file_location("untouched_rasa_actions", inspect.getfile(action))
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def patched(untouched: ModuleType, monkeypatch: pytest.MonkeyPatch) -> type[action.RemoteAction]:
    monkeypatch.setattr(action.RemoteAction, "_validate_action_result", untouched.RemoteAction._validate_action_result)
    patches.apply()
    return action.RemoteAction


def test_what_is_replaced_is_where_it_was_and_is_called(untouched: ModuleType) -> None:
    parameters = list(inspect.signature(untouched.RemoteAction.__dict__["_validate_action_result"]).parameters)
    assert parameters == ["self", "result"]
    assert "_validate_action_result" in untouched.RemoteAction.run.__code__.co_names


def test_the_patch_is_in_force_and_may_be_applied_again(patched: type[action.RemoteAction]) -> None:
    patches.apply()
    assert patched._validate_action_result is patches._validate_action_result


@pytest.mark.parametrize("result", GOOD)
def test_both_accept_what_is_good(untouched: ModuleType, patched: type[action.RemoteAction], result: Any) -> None:
    assert untouched.RemoteAction("action_answer", None)._validate_action_result(result) is True
    assert patched("action_answer", None)._validate_action_result(result) is True


@pytest.mark.parametrize("result", BAD)
def test_both_refuse_what_is_bad(untouched: ModuleType, patched: type[action.RemoteAction], result: Any) -> None:
    for kind in (untouched.RemoteAction, patched):
        with pytest.raises(jsonschema.ValidationError):
            kind("action_answer", None)._validate_action_result(result)
