"""Several letters in one line of time, and which of them governs what has to be done."""

from collections.abc import Iterable
from datetime import date

from bot.guidance.deadlines import Deadline
from bot.guidance.letters import Letter
from bot.law.model import Stage

LEAST_TO_MOST_PRESSING: tuple[Stage, ...] = (
    "info",
    "payment_plan",
    "identity",
    "balance_due",
    "reminder",
    "missing_return",
    "assessment_proposed",
    "default",
    "passport",
    "intent_to_levy",
    "lien",
    "final_notice_levy",
    "levy_in_effect",
)


def timeline(letters: Iterable[Letter]) -> tuple[Letter, ...]:
    """The letters by their dates; those without a date last, the least pressing first."""
    return tuple(sorted(letters, key=lambda letter: (letter.dated is None, letter.dated or date.max, pressing(letter))))


def governing(letters: Iterable[Letter], deadlines: Iterable[Deadline]) -> Letter | None:
    """The letter that says what has to be done first; None without a letter that is known.

    It is the one with the nearest day, still open and not met, on which a right is lost by law. Where no such day runs
    it is the most pressing one: of several hearing notices the first, as only the first for a period opens a hearing
    (26 CFR 301.6330-1(b)(2) Q&A-B1), of other letters the last.
    """
    known = [letter for letter in letters if letter.notice is not None]
    running = sorted(
        (one for one in deadlines if one.is_right and one.status == "open" and not one.met), key=lambda one: one.date
    )
    for deadline in running:
        for letter in known:
            if letter.code == deadline.letter and deadline.printed_by(letter):
                return letter
    if not known:
        return None
    most = max(pressing(letter) for letter in known)
    line = [letter for letter in timeline(known) if pressing(letter) == most]
    return line[0] if line[0].opens_hearing else line[-1]


def pressing(letter: Letter) -> int:
    """How pressing a letter is by its stage; -1 for one that is not known."""
    return -1 if letter.stage is None else LEAST_TO_MOST_PRESSING.index(letter.stage)
