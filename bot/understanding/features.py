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
import numpy.typing as npt
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.nlu.featurizers.sparse_featurizer.sparse_featurizer import SparseFeaturizer
from rasa.nlu.tokenizers.spacy_tokenizer import SpacyTokenizer
from rasa.shared.exceptions import InvalidConfigException
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import csr_matrix, hstack

from bot import settings
from bot.understanding import encoder
from bot.understanding.mending import MENDED, with_clauses

SEEN_IN = 3


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class MiniLMFeaturizer(DenseFeaturizer, GraphComponent):
    """A unit sentence vector of 384 numbers from all-MiniLM-L6-v2."""

    @classmethod
    def required_components(cls) -> list[type]:
        """The tokenizer splits clauses, which have vectors of their own."""
        return [SpacyTokenizer]

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
        """Encode the messages and their clauses."""
        for message in with_clauses(messages):
            text = message.get(MENDED)
            if text is not None:
                self._add(message, self._encoder.encode(text))
        return messages

    def _add(self, message: Message, vector: encoder.Vector) -> None:
        message.add_features(Features(vector.reshape(1, -1), FEATURE_TYPE_SENTENCE, TEXT, self._identifier))


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class TfidfFeaturizer(SparseFeaturizer, GraphComponent):
    """TF-IDF of words (1-2) and of letters inside words (2-5), each block of length one."""

    @classmethod
    def required_components(cls) -> list[type]:
        """The tokenizer splits clauses, which have features of their own."""
        return [SpacyTokenizer]

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
        self._blocks = [
            _vectorizer("word", config["words"]),
            _vectorizer("char_wb", config["letters"]),
        ]

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
                block.vocabulary_ = json.loads((folder / f"terms-{number}.json").read_text(encoding="utf-8"))
                block.idf_ = np.load(folder / f"weights-{number}.npy")
        return featurizer

    def train(self, training_data: TrainingData) -> Resource:
        """Learn the terms."""
        texts = [example.get(MENDED) for example in training_data.training_examples if example.get(MENDED) is not None]
        with self._storage.write_to(self._resource) as folder:
            for number, block in enumerate(self._blocks):
                block.fit(texts)
                terms = {term: int(column) for term, column in block.vocabulary_.items()}
                (folder / f"terms-{number}.json").write_text(json.dumps(terms), encoding="utf-8")
                np.save(folder / f"weights-{number}.npy", block.idf_)
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Add the features of the examples."""
        self.process(training_data.training_examples)
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the features of the messages and their clauses."""
        parts = [part for part in with_clauses(messages) if part.get(MENDED) is not None]
        if not parts:
            return messages
        texts = [part.get(MENDED) for part in parts]
        rows = csr_matrix(hstack([block.transform(texts) for block in self._blocks]))
        for row, part in enumerate(parts):
            part.add_features(Features(rows[row], FEATURE_TYPE_SENTENCE, TEXT, self._identifier))
        return messages


def encode_all(texts: Iterable[str], encode: Callable[[str], encoder.Vector], cache: Path) -> dict[str, encoder.Vector]:
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


def _remembered(cache: Path) -> dict[str, encoder.Vector]:
    try:
        with cache.open("rb") as file, np.load(file) as stored:
            return dict(zip(stored["keys"].tolist(), stored["vectors"], strict=True))
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
        return {}


def _remember(cache: Path, vectors: dict[str, encoder.Vector]) -> None:
    cache.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=cache.parent, delete=False) as partial:
        np.savez(partial, keys=np.array(list(vectors)), vectors=np.vstack(list(vectors.values())))
    os.replace(partial.name, cache)


def rows(messages: list[Message]) -> csr_matrix:
    """One row a message: the sentence vector and the TF-IDF terms side by side."""
    return csr_matrix(hstack([_column_block(messages, dense=True), _column_block(messages, dense=False)]))


def _column_block(messages: list[Message], dense: bool) -> csr_matrix:
    stacked: list[Any] = []
    for message in messages:
        features = message.get_dense_features(TEXT)[1] if dense else message.get_sparse_features(TEXT)[1]
        stacked.append(features.features)
    if dense:
        block: npt.NDArray[np.float32] = np.vstack(stacked)
        return csr_matrix(block)
    from scipy.sparse import vstack

    return csr_matrix(vstack(stacked))


def _vectorizer(analyzer: str, ngrams: list[int]) -> Any:
    from sklearn.feature_extraction.text import TfidfVectorizer

    return TfidfVectorizer(
        analyzer=analyzer, ngram_range=tuple(ngrams), sublinear_tf=True, min_df=SEEN_IN, dtype=np.float32
    )
