"""The domain, the training data and the actions agree with each other."""

import re
from collections import Counter
from functools import cache
from itertools import chain
from typing import Any

import pytest
import yaml

from bot.runtime.actions import InProcessActions
from bot.runtime.health import SELF_TEST
from bot.settings import ROOT
from bot.understanding.labels import LABELS, label
from evaluation import training_data
from tests.health.sources import sources

FEWEST_EXAMPLES = 20
LONGEST_TITLE = 24
BUILT_IN_INTENTS = {"nlu_fallback"}
ENTITY = re.compile(r"\[([^\]]+)\](?:\([^)]*\)|\{[^}]*\})")


@cache
def domain() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((ROOT / "domain.yml").read_text("utf-8"))
    return loaded


@cache
def examples() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for intent, text in training_data.examples():
        found.setdefault(intent, []).append(text)
    return found


@cache
def steps() -> list[tuple[str, dict[str, Any]]]:
    """Each step of each rule ("rule") and story ("story")."""
    found = []
    for path in sorted((ROOT / "data" / "stories").rglob("*.yml")):
        content = yaml.safe_load(path.read_text("utf-8"))
        for kind, key in (("rule", "rules"), ("story", "stories")):
            found += [(kind, step) for block in content.get(key) or () for step in block["steps"]]
    return found


@cache
def named_responses() -> frozenset[str]:
    """What the code and the rules call responses; an asterisk stands for a computed part."""
    written = chain.from_iterable(source.texts() for source in sources("bot", "actions"))
    named = {text for text in written if re.fullmatch(r"utter_[a-z_*]+", text)}
    return frozenset(named | {step["action"] for _, step in steps() if str(step.get("action")).startswith("utter_")})


@pytest.mark.parametrize("slot", domain()["slots"])
def test_nothing_that_is_typed_fills_a_slot(slot: str) -> None:
    assert {mapping["type"] for mapping in domain()["slots"][slot]["mappings"]} == {"custom"}


@pytest.mark.parametrize("intent", domain()["intents"])
def test_every_intent_has_examples_a_rule_and_a_label(intent: str) -> None:
    assert len(set(examples().get(intent, ()))) >= FEWEST_EXAMPLES
    assert intent in {step.get("intent") for kind, step in steps() if kind == "rule"}
    assert label(intent) in LABELS


def test_there_are_examples_and_rules_for_the_domains_intents_only() -> None:
    intents = set(domain()["intents"])
    assert set(examples()) <= intents
    assert {step["intent"] for _, step in steps() if "intent" in step} <= intents | BUILT_IN_INTENTS


def test_every_label_has_an_intent() -> None:
    assert {label(intent) for intent in domain()["intents"]} == set(LABELS)


def test_no_example_stands_for_two_intents() -> None:
    owners: dict[str, set[str]] = {}
    for intent, lines in examples().items():
        for line in lines:
            owners.setdefault(" ".join(ENTITY.sub(r"\1", line).lower().split()), set()).add(intent)
    assert not {line: intents for line, intents in owners.items() if len(intents) > 1}


@pytest.mark.parametrize("intent", domain()["intents"])
def test_no_example_is_written_twice(intent: str) -> None:
    counted = Counter(" ".join(line.lower().split()) for line in examples()[intent])
    assert not [line for line, times in counted.items() if times > 1]


def test_the_self_test_knows_the_domains_intents() -> None:
    assert set(SELF_TEST.values()) <= set(domain()["intents"])


@pytest.mark.parametrize("response", domain()["responses"])
def test_every_response_is_said_by_somebody(response: str) -> None:
    patterns = (re.escape(name).replace(r"\*", "[a-z_]+") for name in named_responses())
    assert any(re.fullmatch(pattern, response) for pattern in patterns)


def test_every_response_that_is_named_exists() -> None:
    missing = {name for name in named_responses() if "*" not in name} - set(domain()["responses"])
    assert not missing


@pytest.mark.parametrize("slot", [slot for slot in domain()["slots"] if slot.startswith("triage__")])
def test_every_topic_is_asked_and_says_why(slot: str) -> None:
    topic = slot.removeprefix("triage__")
    assert {f"utter_ask_topic_{topic}", f"utter_why_topic_{topic}"} <= set(domain()["responses"])


@pytest.mark.parametrize(
    "slot",
    [name.removeprefix("action_ask_") for name in domain()["actions"] if name.startswith("action_ask_booking__")],
)
def test_everything_that_booking_asks_says_why(slot: str) -> None:
    assert f"utter_why_{slot.replace('__', '_')}" in domain()["responses"]


def test_actions_and_domain_name_the_same() -> None:
    assert set(InProcessActions()._executor.actions) == set(domain()["actions"])


def test_rules_and_stories_name_what_is_there() -> None:
    known = {*domain()["actions"], *domain()["responses"], *domain()["forms"]}
    assert {step["action"] for _, step in steps() if "action" in step} <= known


@pytest.mark.parametrize("response", domain()["responses"])
def test_buttons_fit_every_channel(response: str) -> None:
    for wording in domain()["responses"][response]:
        for button in wording.get("buttons") or ():
            assert button["title"].strip() and button["payload"].strip()
            assert len(button["title"]) <= LONGEST_TITLE
            assert not button["payload"].startswith("/"), "what is pressed is what could have been typed"


@pytest.mark.parametrize("response", domain()["responses"])
def test_every_wording_keeps_to_the_length_of_a_reply(response: str) -> None:
    for wording in domain()["responses"][response]:
        assert 0 < len(wording["text"].strip()) <= 1_800
