"""Rasa component: every fact in the message as it was typed, and each thing that it asks or tells."""

import re
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import SPACY_DOCS
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import (
    ENTITIES,
    INTENT,
    INTENT_NAME_KEY,
    INTENT_RANKING_KEY,
    PREDICTED_CONFIDENCE_KEY,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message

from bot import clock
from bot.law.loader import load as load_law
from bot.understanding import facts, language, readers
from bot.understanding.classifier import IN_SCOPE, IntentJudge
from bot.understanding.gazetteer import NOTICE
from bot.understanding.labels import Ranked, answered, asked
from bot.understanding.mending import CLAUSES
from bot.understanding.mentions import touched
from bot.understanding.readers import DateSpan, NoticeSpan
from bot.understanding.readers.announcements import announced
from bot.understanding.readers.spans import plain, visible
from bot.understanding.redaction import redact

SELF_HARM = re.compile(
    r"\b(?:kill(?:ing)?\s+myself|kms|end(?:ing)?\s+(?:it\s+all|my\s+(?:own\s+)?life)|suicid\w*|"
    r"(?:want\s+to|wanna)\s+(?:die|be\s+dead)|better\s+off\s+(?:dead|without\s+me)|"
    r"(?:don'?t|do\s+not|dont)\s+(?:want\s+to|wanna)\s+(?:live|be\s+here|be\s+alive)|no\s+reason\s+to\s+live|"
    r"take\s+my\s+own\s+life|quiero\s+morir(?:me)?|no\s+quiero\s+(?:seguir\s+)?(?:vivir|viviendo)|matarme|"
    r"quitarme\s+la\s+vida)\b",
    re.IGNORECASE,
)

COST_OF_WAITING = re.compile(
    r"\b(?:owe|owed|cost|balance|bill|debt)\b[^.?!\n]{0,40}\bif (?:i|we) (?:just )?"
    r"(?:wait|do nothing|hold off|put (?:it|this) off|sit on it|don'?t pay)\b|\bcost of waiting\b",
    re.IGNORECASE,
)
STATED = {"notice": "understand_notice", "sum": "inform"}
LONGEST = 10_000
"""Characters that are read; the channels take in less, the command has no bound of its own."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class FactReader(GraphComponent, EntityExtractorMixin):
    """Sets what actions and `python -m bot understand` read beside the intent.

    `ask`: labels of the contract, the main one first; `answered`: those of them that the reply takes up. `notice`,
    `notice_said`, `facts` (case fields), `entities`, `private` (kinds of numbers that must not be kept), `spanish`.
    Words of self-harm decide the intent by themselves: that must never rest on a classifier. So do those of a message
    that only says which letter came.
    """

    @classmethod
    def required_components(cls) -> list[type]:
        """The intents, to name what is asked."""
        return [IntentJudge]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Nothing to set."""
        return {}

    @staticmethod
    def required_packages() -> list[str]:
        """What must be installed."""
        return ["phonenumbers", "dateutil"]

    def __init__(self) -> None:
        self._law = load_law()

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "FactReader":
        """Load the law's vocabulary."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Read the messages."""
        today = clock.today()
        for message in messages:
            typed = message.get(TEXT, default="") or ""
            text, places = visible(typed[:LONGEST])
            spans = readers.read(text, today, self._law)
            _override(message, text, spans)
            found_facts = facts.of(text, spans, today)
            notice, said = _notice(message, spans, found_facts)
            if notice and "notice" not in found_facts:
                found_facts = {**found_facts, "notice": notice}
            entities = [_entity(span, typed, places) for span in readers.public(spans)]
            message.set(ENTITIES, entities, add_to_output=True)
            message.set("facts", found_facts, add_to_output=True)
            message.set("notice", notice, add_to_output=True)
            message.set("notice_said", said, add_to_output=True)
            clauses = [_ranking(clause) for clause in message.get(CLAUSES, default=())]
            message.set("ask", asked(_ranking(message), clauses, touched(text)), add_to_output=True)
            message.set("answered", answered(_ranking(message), clauses), add_to_output=True)
            message.set("private", list(redact(text).kinds), add_to_output=True)
            message.set("spanish", language.spanish(text), add_to_output=True)
            message.set("in_scope", message.get(IN_SCOPE, default=0.0), add_to_output=True)
        return messages


def _notice(message: Message, spans: list[readers.Span], found: dict[str, Any]) -> tuple[str | None, bool]:
    """The notice that was said, else described, else known by a name; and whether its code was said."""
    letters = [span for span in spans if isinstance(span, NoticeSpan)]
    code = found.get("notice")
    if code:
        return code, any(span.said and span.value == code for span in letters)
    described = [str(span.value) for span in letters if not span.said and not span.unknown]
    if described:
        return described[0], False
    doc = message.get(SPACY_DOCS[TEXT])
    known = [entity.ent_id_ for entity in doc.ents if entity.label_ == NOTICE] if doc is not None else []
    return (known[0], False) if known else (None, False)


def _ranking(message: Message) -> list[Ranked]:
    ranking = message.get(INTENT_RANKING_KEY) or []
    return [Ranked(ranked[INTENT_NAME_KEY], ranked[PREDICTED_CONFIDENCE_KEY]) for ranked in ranking]


def _override(message: Message, text: str, spans: list[readers.Span]) -> None:
    """What is certain by the words alone is not left to the classifier."""
    stated = announced(text, spans)
    if SELF_HARM.search(plain(text)):
        intent, parts = "self_harm", [message]
    elif stated is not None:
        intent, parts = STATED[stated], [message, *message.get(CLAUSES, default=())]
    elif COST_OF_WAITING.search(plain(text)) and not message.get(CLAUSES):
        intent, parts = "interest_growth", [message]
    else:
        return
    certain = {INTENT_NAME_KEY: intent, PREDICTED_CONFIDENCE_KEY: 1.0}
    for part in parts:
        part.set(INTENT, certain, add_to_output=True)
        part.set(INTENT_RANKING_KEY, [certain], add_to_output=True)


def _entity(span: readers.Span, typed: str, places: list[int]) -> dict[str, Any]:
    start, end = places[span.start], places[span.end - 1] + 1
    described = span.as_entity()
    entity = {
        "entity": described["type"],
        "value": described["value"],
        "text": typed[start:end],
        "start": start,
        "end": end,
        "extractor": "FactReader",
    }
    if isinstance(span, DateSpan):
        entity["given_in_full"] = span.given_in_full
    return entity
