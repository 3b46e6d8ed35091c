"""The classifier in Rasa's hands: trained, kept, loaded; a broken file is an error, never a silent classifier."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.understanding.classifier import OUT_OF_SCOPE, STORED, IntentJudge
from bot.understanding.features import MiniLMFeaturizer, TfidfFeaturizer
from bot.understanding.mending import CLAUSES, MENDED
from tests.understanding.rasa_parts import CONTEXT, RESOURCE, said, storage, training

EXAMPLES = {
    "lien": [f"{start} lien on my {thing}" for start in ("a", "the", "why a") for thing in ("house", "car", "land")],
    "passport": [
        f"{start} my passport {end}" for start in ("where is", "renew", "lost") for end in ("now", "", "soon")
    ],
    "payment_plan": [f"pay {sum_} a {time}" for sum_ in ("50", "100", "200") for time in ("month", "week", "paycheck")],
}
FILES = ["judge.json", *(f"{name}.npy" for name in STORED)]
CONFIG = IntentJudge.get_default_config()


class Trained:
    """Featurizers and classifier trained on three small intents."""

    def __init__(self, folder: Path) -> None:
        data = training(EXAMPLES)
        self.vectors = MiniLMFeaturizer.create(
            MiniLMFeaturizer.get_default_config(), storage(folder / "vectors"), RESOURCE, CONTEXT
        )
        self.terms = TfidfFeaturizer.create(
            TfidfFeaturizer.get_default_config(), storage(folder / "terms"), RESOURCE, CONTEXT
        )
        self.terms.train(data)
        self.featurize(data.training_examples)
        self.storage: LocalModelStorage = storage(folder / "judge")
        self.judge = IntentJudge.create(CONFIG, self.storage, RESOURCE, CONTEXT)
        self.judge.train(data)

    def featurize(self, messages: list[Message]) -> None:
        self.vectors.process(messages)
        self.terms.process(messages)

    def load(self, **config: float) -> IntentJudge:
        return IntentJudge.load({**CONFIG, **config}, self.storage, RESOURCE, CONTEXT)

    def intent(self, judge: IntentJudge, message: Message) -> str | None:
        self.featurize([message])
        judge.process([message])
        name: str | None = message.get(INTENT)[INTENT_NAME_KEY]
        return name


@pytest.fixture
def trained(tmp_path: Path) -> Iterator[Trained]:
    yield Trained(tmp_path)


def test_a_loaded_classifier_judges_as_the_trained_one(trained: Trained) -> None:
    loaded = trained.load(alpha=0.0)
    for text, intent in (
        ("a lien on the land", "lien"),
        ("renew passport", "passport"),
        ("pay 75 a month", "payment_plan"),
    ):
        assert trained.intent(trained.judge, said(text)) == trained.intent(loaded, said(text)) == intent


@pytest.mark.parametrize("file", FILES)
def test_a_broken_file_is_an_error(trained: Trained, file: str) -> None:
    with trained.storage.write_to(RESOURCE) as folder:
        (folder / file).write_bytes(b"broken")
    with pytest.raises(ValueError):
        trained.load()


@pytest.mark.parametrize("file", FILES)
def test_a_missing_file_is_an_error(trained: Trained, file: str) -> None:
    with trained.storage.write_to(RESOURCE) as folder:
        (folder / file).unlink()
    with pytest.raises(FileNotFoundError):
        trained.load()


def test_a_message_stranger_than_the_gate_allows_is_out_of_scope(trained: Trained) -> None:
    message = said("a lien on the land")
    assert trained.intent(trained.load(alpha=1.01), message) == OUT_OF_SCOPE
    ranking = [ranked[INTENT_NAME_KEY] for ranked in message.get(INTENT_RANKING_KEY)]
    assert ranking[:2] == [OUT_OF_SCOPE, "lien"], "what it would have been is still there to ask back"


def test_clauses_are_judged_by_themselves(trained: Trained) -> None:
    message = said("a lien on my car and renew my passport")
    parts = ("a lien on my car", "renew my passport")
    message.set(CLAUSES, [Message(data={TEXT: part, MENDED: part}) for part in parts])
    trained.intent(trained.load(alpha=0.0), message)
    assert [clause.get(INTENT)[INTENT_NAME_KEY] for clause in message.get(CLAUSES)] == ["lien", "passport"]


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_a_message_without_a_word_has_no_intent(trained: Trained, text: str) -> None:
    message = said(text)
    assert trained.intent(trained.load(), message) is None
    assert not message.get(INTENT_RANKING_KEY)
