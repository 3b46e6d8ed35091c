"""Prints the training examples as the intent is judged by them, for `adapt_encoder.py`: JSON, [text, intent] pairs."""

import json
import sys

from bot.understanding.mending import mended, vocabulary
from bot.understanding.spelling import Speller
from evaluation.training_data import examples


def main() -> None:
    """Mend the spelling as the pipeline does, and print."""
    pairs = list(examples())
    speller = Speller(vocabulary(text for _, text in pairs))
    json.dump([[mended(text, speller), intent] for intent, text in pairs], sys.stdout)


if __name__ == "__main__":
    main()
