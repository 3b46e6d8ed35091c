"""`python -m evaluation.development`: the figures on the development messages, and every one that is misunderstood.

These may be read and learnt from. The held-out ones may not.
"""

from evaluation import scores
from evaluation.answers import understand


def main() -> None:
    """Print the figures, then the misunderstood messages."""
    rows = scores.messages(scores.DEVELOPMENT)
    answers = understand(rows)
    for name, (good, of) in sorted(scores.tally(rows, answers).items()):
        print(f"{name:42s} {good:4d}/{of:4d} {100 * good / of:6.1f}%")
    for row, answer in zip(rows, answers, strict=True):
        good = scores.turned_away(row, answer) if row["kind"] in scores.TURNED_AWAY else scores.right(row, answer)
        missed = [label for label in row["secondary"] if label not in answer["ask"]]
        if not good or missed:
            print(f"{row['kind']:9s} {row['text']}")
            print(f"          meant {row['ask']}, also {row['secondary']}; got {answer['ask']}")


if __name__ == "__main__":
    main()
