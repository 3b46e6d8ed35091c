"""Every intent has a label of the contract, and a message's labels are few, different and in order."""

from pathlib import Path

import pytest
import yaml

from bot.understanding.labels import LABELS, MOST_ASKED, OURS, Ranked, answered, asked, by_label, label

ROOT = Path(__file__).parents[2]


def intents_of_the_domain() -> list[str]:
    domain = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
    return [name if isinstance(name, str) else next(iter(name)) for name in domain["intents"]]


@pytest.mark.parametrize("intent", intents_of_the_domain())
def test_every_intent_of_the_domain_has_a_label(intent: str) -> None:
    if intent != "nlu_fallback":
        assert label(intent) in LABELS


def test_an_unknown_intent_is_an_error() -> None:
    with pytest.raises(KeyError):
        label("no_such_intent")


def test_what_is_not_ours_is_not_counted_as_ours() -> None:
    assert not OURS & {"other_tax", "out_of_scope", "greeting", "affirm"}
    assert {"understand_notice", "talk_to_human", "book_review"} <= OURS


def test_nothing_said_asks_nothing() -> None:
    assert asked([], []) == []


def test_the_whole_message_comes_first_and_the_surest_clause_next() -> None:
    whole = [Ranked("deadline", 0.9), Ranked("lien", 0.05)]
    clauses = [[Ranked("cant_pay", 0.5)], [Ranked("wage_garnishment", 0.8)]]
    assert asked(whole, clauses) == ["deadline", "wage_garnishment", "cant_pay"]


def test_a_second_meaning_of_the_whole_is_named_when_it_is_likely_enough() -> None:
    assert asked([Ranked("lien", 0.5), Ranked("stop_levy", 0.3)], []) == ["lien", "stop_levy"]
    assert asked([Ranked("lien", 0.9), Ranked("stop_levy", 0.09)], []) == ["lien"]


def test_a_label_is_as_sure_as_its_finer_intents_together() -> None:
    whole = [Ranked("lien", 0.8), Ranked("cancel_review", 0.07), Ranked("move_review", 0.06)]
    assert asked(whole, []) == ["lien", "book_review"]
    assert by_label(whole) == pytest.approx({"lien": 0.8, "book_review": 0.13})


def test_a_second_meaning_that_is_not_ours_is_not_named() -> None:
    assert asked([Ranked("lien", 0.5), Ranked("out_of_scope", 0.4)], []) == ["lien"]
    assert asked([Ranked("other_tax", 0.5), Ranked("lien", 0.4)], []) == ["other_tax"]
    assert asked([Ranked("other_tax", 0.5)], [[Ranked("lien", 0.6)]]) == ["other_tax", "lien"]


def test_unsure_clauses_and_small_talk_in_them_are_left_out() -> None:
    whole = [Ranked("deadline", 0.95)]
    assert asked(whole, [[Ranked("lien", 0.2)], [Ranked("greeting", 0.99)], []]) == ["deadline"]


def test_labels_are_said_once_and_never_more_than_three() -> None:
    clauses = [[Ranked(name, 0.9)] for name in ("key_notices", "lien", "stop_levy", "passport", "cant_pay")]
    found = asked([Ranked("understand_notice", 0.9)], clauses)
    assert len(found) == MOST_ASKED == len(set(found))
    assert found[0] == "understand_notice"


def test_only_what_is_sure_is_answered_in_passing() -> None:
    whole = [Ranked("deadline", 0.8), Ranked("penalty_relief", 0.2)]
    clauses = [[Ranked("lien", 0.5)], [Ranked("cant_pay", 0.3)]]
    assert asked(whole, clauses) == ["deadline", "lien", "cant_pay"]
    assert answered(whole, clauses) == ["deadline", "lien"]
    assert answered([], []) == []


def test_a_label_whose_words_stand_there_is_named_before_a_less_sure_one() -> None:
    whole = [Ranked("lien", 0.7), Ranked("deadline", 0.15), Ranked("passport", 0.12)]
    assert asked(whole, [], ["passport", "cant_pay"]) == ["lien", "passport", "cant_pay"]
    assert asked([Ranked("out_of_scope", 0.9)], [], ["passport"]) == ["out_of_scope"]
