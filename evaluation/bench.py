"""How long a message takes to be understood, and what the model weighs: the second half of `make bench`.

What `make eval-stock` measured of stock Rasa is printed beside it: on the same machine only where both were run there.
"""

import json
import resource
import time
from statistics import median

from bot import settings
from evaluation import scores
from evaluation.answers import understand
from evaluation.report import SHORT, STOCK, percentile

KILO = 1024


def resident() -> float:
    """The most memory that this process has held so far, in MB; the system tells kilobytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KILO


def growth() -> tuple[float, float]:
    """MB that the encoder and the speller add, and the seconds that both take to load."""
    from bot.understanding import encoder
    from bot.understanding.spelling import Speller

    before, start = resident(), time.perf_counter()
    encoder.load().encode("warm up")
    Speller([]).mend("warm up")
    return resident() - before, time.perf_counter() - start


def main() -> None:
    """Print each measurement on a line of its own."""
    grown, seconds = growth()
    print(f"encoder and speller: {grown:.0f} MB resident, {seconds:.1f} s to load")
    rows = [row for row in scores.messages() if len(row["text"]) <= SHORT]
    understand(rows[:50])
    took = [answer["milliseconds"] for answer in understand(rows)]
    print(f"understanding, {len(took)} messages up to {SHORT} characters: median {median(took):.1f} ms,")
    print(f"    95 of 100 below {percentile(took, 0.95):.1f} ms")
    for model in settings.read().models.glob("*.tar.gz"):
        print(f"{model.name}: {model.stat().st_size / KILO**2:.1f} MB")
    if STOCK.is_file():
        timing = json.loads(STOCK.read_text(encoding="utf-8"))["timing"]
        for name, measured in timing.items():
            print(
                f"when compared with stock Rasa, {name}: "
                + ", ".join(f"{what} {value:.1f}" for what, value in measured.items())
            )


if __name__ == "__main__":
    main()
