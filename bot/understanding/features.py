"""Rasa components: what the intent is judged by, a sentence vector beside words and letters."""

import hashlib
import json
import os
import tempfile
import zipfile
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.nlu.featurizers.sparse_featurizer.sparse_featurizer import SparseFeaturizer
from rasa.shared.exceptions import InvalidConfigException
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import csr_matrix

from bot import settings
from bot.understanding import encoder
from bot.understanding.encoder import Vector
from bot.understanding.mending import MENDED, Mender, with_clauses
from bot.understanding.terms import Terms

CORES = 2


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class MiniLMFeaturizer(DenseFeaturizer, GraphComponent):
    """A unit sentence vector of 384 numbers from all-MiniLM-L6-v2."""

    @classmethod
    def required_components(cls) -> list[type]:
        """What sets the text and the clauses that are encoded."""
        return [Mender]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Nothing to set: the settings name the weights."""
        return {**DenseFeaturizer.get_default_config()}

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """There is nothing to get wrong."""

    @staticmethod
    def required_packages() -> list[str]:
        """What must be installed."""
        return ["onnxruntime", "tokenizers"]

    def __init__(self, name: str, config: dict[str, Any]) -> None:
        super().__init__(name, config)
        self._encoder = encoder.load()
        self._pool = ThreadPoolExecutor(CORES)

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "MiniLMFeaturizer":
        """Load the encoder, in training as in use."""
        return cls(execution_context.node_name or cls.__name__, config)

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Encode the examples, or take from var/ what was encoded in an earlier training."""
        examples = [example for example in training_data.training_examples if example.get(MENDED) is not None]
        vectors = encode_all({example.get(MENDED) for example in examples}, self._encoder.encode, _vectors_file())
        for example in examples:
            self._add(example, vectors[example.get(MENDED)])
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Encode the messages and their clauses, side by side: that takes most of a message's time."""
        parts = [part for part in with_clauses(messages) if part.get(MENDED) is not None]
        vectors = self._pool.map(self._encoder.encode, [part.get(MENDED) for part in parts])
        for part, vector in zip(parts, vectors, strict=True):
            self._add(part, vector)
        return messages

    def _add(self, message: Message, vector: Vector) -> None:
        message.add_features(Features(vector.reshape(1, -1), FEATURE_TYPE_SENTENCE, TEXT, self._identifier))


class Row(Features):
    """A sparse row whose fingerprint is that of its bytes.

    Rasa's own writes every number out as text, for its cache, which took a third of a training.
    """

    def fingerprint(self) -> str:
        """Changes with the row."""
        return hashlib.sha256(self.features.indices.tobytes() + self.features.data.tobytes()).hexdigest()


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class TfidfFeaturizer(SparseFeaturizer, GraphComponent):
    """TF-IDF of words (1-2) and of letters inside words (2-5), each block of length one."""

    @classmethod
    def required_components(cls) -> list[type]:
        """What sets the text and the clauses whose terms are weighed."""
        return [Mender]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The n-gram ranges."""
        return {**SparseFeaturizer.get_default_config(), "words": [1, 2], "letters": [2, 5]}

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Refuse ranges that are not two rising whole numbers."""
        for name in ("words", "letters"):
            if not (len(config[name]) == 2 and 1 <= config[name][0] <= config[name][1]):
                raise InvalidConfigException(f"TfidfFeaturizer: {name} is {config[name]}, expected such as [1, 2].")

    @staticmethod
    def required_packages() -> list[str]:
        """What must be installed."""
        return ["sklearn"]

    def __init__(self, name: str, config: dict[str, Any], storage: ModelStorage, resource: Resource) -> None:
        super().__init__(name, config)
        self._storage = storage
        self._resource = resource
        self._blocks = [Terms("word", config["words"]), Terms("char_wb", config["letters"])]

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "TfidfFeaturizer":
        """An untrained featurizer."""
        return cls(execution_context.node_name or cls.__name__, config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "TfidfFeaturizer":
        """The featurizer with the terms and weights it was trained with."""
        featurizer = cls.create(config, model_storage, resource, execution_context)
        with model_storage.read_from(resource) as folder:
            for number, block in enumerate(featurizer._blocks):
                terms = json.loads((folder / f"terms-{number}.json").read_text(encoding="utf-8"))
                block.know(terms, np.load(folder / f"weights-{number}.npy"))
        return featurizer

    def train(self, training_data: TrainingData) -> Resource:
        """Learn the terms."""
        texts = [example.get(MENDED) for example in training_data.training_examples if example.get(MENDED) is not None]
        with self._storage.write_to(self._resource) as folder:
            for number, block in enumerate(self._blocks):
                block.fit(texts)
                (folder / f"terms-{number}.json").write_text(json.dumps(block.terms), encoding="utf-8")
                np.save(folder / f"weights-{number}.npy", block.weights)
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Add the features of the examples."""
        self.process(training_data.training_examples)
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the features of the messages and their clauses."""
        words, letters = self._blocks
        shape = (1, len(words.terms) + len(letters.terms))
        for part in with_clauses(messages):
            text = part.get(MENDED)
            if text is None:
                continue
            word_columns, word_weights = words.row(text)
            letter_columns, letter_weights = letters.row(text)
            columns = np.concatenate([word_columns, letter_columns + len(words.terms)])
            weights = np.concatenate([word_weights, letter_weights])
            row = csr_matrix((weights, columns, [0, len(columns)]), shape=shape)
            part.add_features(Row(row, FEATURE_TYPE_SENTENCE, TEXT, self._identifier))
        return messages


def encode_all(texts: Iterable[str], encode: Callable[[str], Vector], cache: Path) -> dict[str, Vector]:
    """The vector of each text, one text at a time as in use; `cache` keeps them for the next training.

    The file is only a saving of time: one that is missing or unreadable is made anew. What is not asked for leaves it.
    """
    known = _remembered(cache)
    keys = {text: hashlib.sha256(text.encode()).hexdigest() for text in texts}
    new = sorted(text for text, key in keys.items() if key not in known)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        known.update(zip([keys[text] for text in new], pool.map(encode, new), strict=True))
    if new:
        _remember(cache, {key: known[key] for key in sorted(keys.values())})
    return {text: known[key] for text, key in keys.items()}


def _vectors_file() -> Path:
    chosen = settings.read()
    made_by = encoder.made_by(encoder.ADAPTER if chosen.encoder_adapter else None)
    return chosen.var / "encoder" / f"vectors-{made_by}.npz"


def _remembered(cache: Path) -> dict[str, Vector]:
    try:
        with cache.open("rb") as file, np.load(file) as stored:
            return dict(zip(stored["keys"].tolist(), stored["vectors"], strict=True))
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
        return {}


def _remember(cache: Path, vectors: dict[str, Vector]) -> None:
    cache.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=cache.parent, delete=False) as partial:
        np.savez(partial, keys=np.array(list(vectors)), vectors=np.vstack(list(vectors.values())))
    os.replace(partial.name, cache)


def rows(messages: list[Message]) -> csr_matrix:
    """One row a message, float32: the sentence vector and the TF-IDF terms side by side.

    Put together by hand: scipy's stacking takes longer than everything else about a short message.
    """
    vectors = [message.get_dense_features(TEXT)[1].features[0] for message in messages]
    terms = [message.get_sparse_features(TEXT)[1].features for message in messages]
    width = len(vectors[0])
    columns = np.arange(width, dtype=np.int32)
    indices = np.concatenate([part for row in terms for part in (columns, row.indices + width)])
    data = np.concatenate([part for vector, row in zip(vectors, terms, strict=True) for part in (vector, row.data)])
    ends = np.cumsum([0, *(width + row.nnz for row in terms)])
    shape = (len(messages), width + terms[0].shape[1])
    return csr_matrix((data.astype(np.float32, copy=False), indices, ends), shape=shape)
