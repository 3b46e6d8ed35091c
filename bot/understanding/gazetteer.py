"""A blank spaCy pipeline that knows the law's vocabulary: notice names as entities, clauses as sentences.

Built in memory from the law data, so a new notice file is known at the next `make train` without a spaCy model on disk.
"""

import hashlib
import json
from dataclasses import dataclass
from typing import Any, cast

import spacy
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.utils.spacy_utils import SpacyModel, SpacyNLP
from rasa.shared.nlu.training_data.training_data import TrainingData
from spacy.language import Language
from spacy.pipeline import EntityRuler
from spacy.tokens import Doc

from bot.law.loader import Law, load
from bot.understanding import clauses

NOTICE = "NOTICE"


@dataclass
class GazetteerModel(SpacyModel):
    """Rasa caches what it computes by fingerprint; here that is a hash of the gazetteer, not the pipeline's name."""

    digest: str = ""

    def fingerprint(self) -> str:
        """Changes whenever a notice or an alias does."""
        return self.digest


ASKED_FOR = frozenset({"levy release"})
"""Names of a letter that people mostly write for what they want, not for a letter they hold."""


@Language.component("clause_boundaries")
def clause_boundaries(doc: Doc) -> Doc:
    """Start a spaCy sentence wherever a new clause starts, so that each thing said can be judged by itself."""
    starts = {clause.start for clause in clauses.split(doc.text)}
    for token in doc[1:]:
        token.is_sent_start = any(token.idx <= start < token.idx + len(token) for start in starts)
    return doc


def patterns(law: Law) -> list[dict[str, str]]:
    """What the EntityRuler looks for: each notice by its code and by the names that people use for it."""
    return [
        {"label": NOTICE, "pattern": name, "id": code}
        for code, notice in sorted(law.notices.items())
        for name in sorted({code, *notice.aliases} - ASKED_FOR)
    ]


def digest(law: Law) -> str:
    """A checksum of `patterns`: a changed code or alias changes it."""
    return hashlib.sha256(json.dumps(patterns(law)).encode()).hexdigest()


def pipeline(law: Law) -> Language:
    """A blank English pipeline with the law's gazetteer, case-insensitive, and clause boundaries."""
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler", config={"phrase_matcher_attr": "LOWER", "overwrite_ents": True})
    cast(EntityRuler, ruler).add_patterns([dict(pattern) for pattern in patterns(law)])
    nlp.add_pipe("clause_boundaries")
    return nlp


@DefaultV1Recipe.register(
    [DefaultV1Recipe.ComponentType.MODEL_LOADER, DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER],
    is_trainable=False,
    model_from="GazetteerNLP",
)
class GazetteerNLP(SpacyNLP):
    """Rasa's SpacyNLP over `pipeline`. `model` in config.yml is only a name; case is kept for the readers."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """As typed: lower-casing would lose what the readers need."""
        return {"case_sensitive": True, "model": "gazetteer"}

    @staticmethod
    def load_model(spacy_model_name: str) -> SpacyModel:
        """Build the pipeline from the law data."""
        law = load()
        return GazetteerModel(model=pipeline(law), model_name=spacy_model_name, digest=digest(law))

    @staticmethod
    def ensure_proper_language_model(nlp: Language | None) -> None:
        """Rasa's check wants a model from disk; ours is made in memory and is proper by construction."""

    def process_training_data(self, training_data: TrainingData, model: SpacyModel) -> TrainingData:
        """Examples are judged whole and have no facts read from them: spaCy has nothing to do in training."""
        return training_data
