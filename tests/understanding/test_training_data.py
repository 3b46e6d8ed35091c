"""The training data are enough, say a thing under one label only, and share nothing with the held-out messages."""

import re
from collections import defaultdict

from bot.understanding.labels import LABELS, OURS, label
from evaluation import scores
from evaluation.training_data import examples, said_besides

MAIN_EXAMPLES = 60
OTHER_EXAMPLES = 25
FAR_EXAMPLES = 150
NEAR = 0.85
"""Share of words in common from which two messages are one."""
LEAKED = 0.8
"""The same for a held-out message, which must be further away."""
WORTH_COMPARING = 5
"""Words: shorter messages, such as "no thanks", are the same everywhere."""


def words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.lower()))


def near(one: frozenset[str], other: frozenset[str], share: float) -> bool:
    return min(len(one), len(other)) >= WORTH_COMPARING and len(one & other) / len(one | other) >= share


def test_there_are_enough_examples() -> None:
    by_label, by_intent = defaultdict(int), defaultdict(int)
    for intent, _ in examples():
        by_label[label(intent)] += 1
        by_intent[intent] += 1
    few = {name: by_label[name] for name in OURS if by_label[name] < MAIN_EXAMPLES}
    few |= {name: count for name, count in by_intent.items() if count < OTHER_EXAMPLES}
    assert not few
    assert by_intent["out_of_scope"] >= FAR_EXAMPLES


def test_nothing_is_said_twice_or_under_two_intents() -> None:
    seen: dict[str, str] = {}
    twice = []
    for intent, text in examples():
        key = " ".join(re.findall(r"[\w#]+", text.lower())) or text
        if key in seen:
            twice.append((text, seen[key], intent))
        seen[key] = intent
    assert not twice


def test_no_near_duplicates_across_labels() -> None:
    known = [(label(intent), words(text), text) for intent, text in examples()]
    by_word = defaultdict(list)
    for number, (_, found, _) in enumerate(known):
        for word in found:
            by_word[word].append(number)
    clashes = []
    for number, (name, found, text) in enumerate(known):
        if len(found) < WORTH_COMPARING:
            continue
        rarest = sorted(found, key=lambda word: len(by_word[word]))[: max(1, round(len(found) * (1 - NEAR)) + 1)]
        for other in {one for word in rarest for one in by_word[word] if one < number}:
            if known[other][0] != name and near(found, known[other][1], NEAR):
                clashes.append((text, known[other][2]))
    assert not clashes


def test_nothing_held_out_is_in_the_training_data() -> None:
    rows = [*scores.messages(), *scores.messages(scores.DEVELOPMENT)]
    held_out = [(words(row["text"]), row["text"].lower()) for row in rows]
    of_one_word = defaultdict(list)
    for found, text in held_out:
        for word in found:
            of_one_word[word].append((found, text))
    leaked = []
    for _, text in examples():
        mine = words(text)
        rarest = sorted(mine, key=lambda word: len(of_one_word[word]))[: round(len(mine) * (1 - LEAKED)) + 1]
        candidates = [one for word in rarest for one in of_one_word[word]]
        if len(mine) >= WORTH_COMPARING and any(near(mine, found, LEAKED) for found, _ in candidates):
            leaked.append(text)
    assert not leaked, "held-out messages stand in the training data; take these examples out"


def test_what_is_said_besides_the_main_thing_is_a_label_of_the_contract_and_another_one() -> None:
    wrong = [(intent, also) for intent, also in said_besides() if not set(also) <= set(LABELS) or label(intent) in also]
    assert not wrong


def test_examples_hold_no_markup() -> None:
    assert not [text for _, text in examples() if re.search(r"[\[\]{}]", text)]
