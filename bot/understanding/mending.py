"""Rasa component: the text that the intent is judged by, whole and clause by clause, with its spelling mended."""

import json
import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import SPACY_DOCS
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.law.loader import load as load_law
from bot.understanding import language
from bot.understanding.glossary import gloss
from bot.understanding.readers.spans import plain, visible
from bot.understanding.redaction import PLACEHOLDERS
from bot.understanding.spelling import WORD, Speller

MENDED = "mended"
CLAUSES = "clauses"
NONSENSE = "nonsense"
SEEN_OFTEN = 3
LONGEST = 2_000
"""Characters of a message that the intent is judged by."""
MOST_CLAUSES = 12
FIRST_CLAUSES = 4
"""Of a very long message the first clauses and the last ones are judged, where people say what they want."""


PLACEHOLDER = re.compile("|".join(re.escape(placeholder) for placeholder in PLACEHOLDERS.values()))
"""What stands for a removed number says nothing about what the person means."""


def mended(text: str, speller: Speller) -> str:
    """The words that the intent is judged by: Spanish glossed in English, anything else with its spelling corrected."""
    text = plain(visible(PLACEHOLDER.sub(" ", text[:LONGEST]))[0])
    return gloss(text) if language.spanish(text) else speller.mend(text)


def with_clauses(messages: list[Message]) -> list[Message]:
    """The messages and, after each, its clauses, which later components treat alike."""
    return [part for message in messages for part in (message, *message.get(CLAUSES, default=()))]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class Mender(GraphComponent):
    """Sets `mended` on every message and, when a message says several things, a sub-message for each clause.

    The project's vocabulary is learnt from the training examples (words that stand in at least three) and the law data.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Nothing to set."""
        return {}

    @staticmethod
    def required_packages() -> list[str]:
        """What must be installed."""
        return ["symspellpy", "spacy"]

    def __init__(self, storage: ModelStorage, resource: Resource, words: list[str]) -> None:
        self._storage = storage
        self._resource = resource
        self._speller = Speller(words)

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "Mender":
        """An untrained mender, which knows general English only."""
        return cls(model_storage, resource, [])

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "Mender":
        """The mender with the vocabulary it was trained with."""
        with model_storage.read_from(resource) as folder:
            words = json.loads((folder / "words.json").read_text(encoding="utf-8"))
        return cls(model_storage, resource, words)

    def train(self, training_data: TrainingData) -> Resource:
        """Learn the project's words."""
        ordered = vocabulary(example.get(TEXT, default="") or "" for example in training_data.training_examples)
        self._speller = Speller(ordered)
        with self._storage.write_to(self._resource) as folder:
            (folder / "words.json").write_text(json.dumps(ordered), encoding="utf-8")
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Mend the examples, whole only."""
        for example in training_data.training_examples:
            if example.get(TEXT):
                example.set(MENDED, mended(example.get(TEXT), self._speller))
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Mend the messages and split those that say several things."""
        for message in messages:
            text = message.get(TEXT, default="") or ""
            message.set(MENDED, mended(text, self._speller))
            message.set(NONSENSE, not language.spanish(text) and self._speller.nonsense(text))
            doc = message.get(SPACY_DOCS[TEXT])
            parts = [sentence.text for sentence in doc.sents if sentence.text.strip()] if doc is not None else []
            if len(parts) > MOST_CLAUSES:
                parts = [*parts[:FIRST_CLAUSES], *parts[FIRST_CLAUSES - MOST_CLAUSES :]]
            if len(parts) > 1:
                message.set(
                    CLAUSES, [Message(data={TEXT: part, MENDED: mended(part, self._speller)}) for part in parts]
                )
        return messages


def vocabulary(texts: Iterable[str]) -> list[str]:
    """The project's words of three letters or more: those of at least `SEEN_OFTEN` examples and those of the law."""
    seen = Counter(word for text in texts for word in {match.group().lower() for match in WORD.finditer(text)})
    words = {word for word, count in seen.items() if count >= SEEN_OFTEN} | law_words()
    return sorted(word for word in words if len(word) > 2)


def law_words() -> set[str]:
    """Every word of the notices' texts, in lower case."""
    notices = load_law().notices.values()
    texts = [text for notice in notices for words in notice.words.values() for text in words.values()]
    return {match.group().lower() for text in texts for match in WORD.finditer(text)}
