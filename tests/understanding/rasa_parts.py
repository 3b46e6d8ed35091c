"""What Rasa gives a component: a context, a storage on disk, messages."""

from pathlib import Path

from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.understanding.mending import MENDED

CONTEXT = ExecutionContext(GraphSchema({}), node_name="component")
RESOURCE = Resource("component")


def storage(folder: Path) -> LocalModelStorage:
    folder.mkdir(parents=True, exist_ok=True)
    return LocalModelStorage(folder)


def training(examples: dict[str, list[str]]) -> TrainingData:
    """Examples by intent, already mended."""
    return TrainingData(
        [
            Message(data={TEXT: text, MENDED: text.lower(), INTENT: intent})
            for intent, texts in examples.items()
            for text in texts
        ]
    )


def said(text: str) -> Message:
    return Message(data={TEXT: text, MENDED: text.lower()})
