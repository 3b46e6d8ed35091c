"""Rasa component: the intent of a message and of each of its clauses, with the out-of-scope gate."""

import json
from dataclasses import replace
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier as RasaIntentClassifier
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, INTENT_RANKING_KEY, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.understanding.features import MiniLMFeaturizer, TfidfFeaturizer, rows
from bot.understanding.judge import Judge, Judgement, Network, fit, packed, unpacked
from bot.understanding.mending import MENDED, NONSENSE, with_clauses
from bot.understanding.mentions import about_tax, from_the_irs

OUT_OF_SCOPE = "out_of_scope"
IN_SCOPE = "in_scope"
RANKED = 10
STORED = ("first", "scales", "first_bias", "second", "second_bias", "scores")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class IntentJudge(GraphComponent, RasaIntentClassifier):
    """A small network over both kinds of features.

    A message stranger than the share `alpha` of those held back in training is out of scope, whatever its likeliest
    intent, unless it names the IRS, a tax or a notice; so is one without a word that is known. One that says that the
    IRS wrote or took something never is.
    """

    @classmethod
    def required_components(cls) -> list[type]:
        """Both kinds of features."""
        return [MiniLMFeaturizer, TfidfFeaturizer]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`alpha` is the level of the gate: only what is stranger than all that was held back is turned away.

        Higher levels turned away short follow-ups of ours; what is not ours is mostly known by its own examples.
        """
        return {"alpha": 0.0005}

    @staticmethod
    def required_packages() -> list[str]:
        """What must be installed."""
        return ["sklearn"]

    def __init__(
        self, config: dict[str, Any], storage: ModelStorage, resource: Resource, judge: Judge | None = None
    ) -> None:
        self._config = config
        self._storage = storage
        self._resource = resource
        self._judge = judge

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "IntentJudge":
        """An untrained classifier."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "IntentJudge":
        """The trained classifier; a file that is missing or broken is an error, never an untrained classifier."""
        with model_storage.read_from(resource) as folder:
            about = json.loads((folder / "judge.json").read_text(encoding="utf-8"))
            stored = {name: np.load(folder / f"{name}.npy") for name in STORED}
            judge = Judge(
                intents=tuple(about["intents"]),
                network=Network(
                    unpacked(stored["first"], stored["scales"]),
                    stored["first_bias"],
                    stored["second"],
                    stored["second_bias"],
                ),
                temperature=about["temperature"],
                scores=stored["scores"],
            )
        return cls(config, model_storage, resource, judge)

    def train(self, training_data: TrainingData) -> Resource:
        """Fit and calibrate on the intent examples."""
        examples = [example for example in training_data.intent_examples if example.get(MENDED) is not None]
        judge = fit(rows(examples), [example.get(INTENT) for example in examples])
        network = judge.network
        first, scales = packed(network.first)
        self._judge = replace(judge, network=replace(network, first=unpacked(first, scales)))
        stored = (first, scales, network.first_bias, network.second, network.second_bias, judge.scores)
        with self._storage.write_to(self._resource) as folder:
            about = {"intents": judge.intents, "temperature": judge.temperature}
            (folder / "judge.json").write_text(json.dumps(about), encoding="utf-8")
            for name, array in zip(STORED, stored, strict=True):
                np.save(folder / f"{name}.npy", array)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Set intent and ranking on the messages and their clauses; a message without a word has no intent."""
        for message in messages:
            message.set(INTENT, {INTENT_NAME_KEY: None, PREDICTED_CONFIDENCE_KEY: 0.0}, add_to_output=True)
        parts = [part for part in with_clauses(messages) if (part.get(TEXT) or "").strip()]
        if self._judge is None or not parts:
            return messages
        for part, judgement in zip(parts, self._judge.judge(rows(parts)), strict=True):
            self._set(part, judgement)
        return messages

    def _set(self, message: Message, judgement: Judgement) -> None:
        ranking = [
            {INTENT_NAME_KEY: name, PREDICTED_CONFIDENCE_KEY: confidence}
            for name, confidence in judgement.ranking[:RANKED]
        ]
        text = message.get(TEXT) or ""
        if from_the_irs(text):
            ranking = [ranked for ranked in ranking if ranked[INTENT_NAME_KEY] != OUT_OF_SCOPE]
        elif message.get(NONSENSE) or (judgement.in_scope < self._config["alpha"] and not about_tax(text)):
            ranking.insert(0, {INTENT_NAME_KEY: OUT_OF_SCOPE, PREDICTED_CONFIDENCE_KEY: 1 - judgement.in_scope})
        message.set(INTENT, ranking[0], add_to_output=True)
        message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
        message.set(IN_SCOPE, judgement.in_scope)
