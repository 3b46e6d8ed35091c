"""Prints the training examples as the intent is judged by them, for `adapt_encoder.py`: JSON, [text, intent] pairs."""

import json
import sys
from collections import Counter

from bot.understanding.mending import WORD, law_words, mended
from bot.understanding.spelling import Speller
from evaluation.training_data import examples

SEEN_OFTEN = 3


def main() -> None:
    """Mend the spelling as the pipeline does, and print."""
    pairs = list(examples())
    seen = Counter(word for _, text in pairs for word in {match.group().lower() for match in WORD.finditer(text)})
    speller = Speller(sorted({word for word, count in seen.items() if count >= SEEN_OFTEN} | law_words()))
    json.dump([[mended(text, speller), intent] for intent, text in pairs], sys.stdout)


if __name__ == "__main__":
    main()
