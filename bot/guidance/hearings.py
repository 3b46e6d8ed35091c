"""The Collection Due Process windows of a case (IRC 6320, 6330) and the year of the equivalent hearing after them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bot.guidance.case import Case
from bot.guidance.deadlines import HEARING_RULES, Deadline, timely
from bot.guidance.letters import Letter, repeats_hearing_notice
from bot.law.model import Hearing


@dataclass(frozen=True)
class HearingWindow:
    """One Collection Due Process window. Dates are None where they cannot be counted.

    `timely`: a Form 12153 was sent for it by the last day; None while that is not known.
    """

    kind: Hearing
    letter: Letter | None
    last_day: date | None
    equivalent_last_day: date | None
    timely: bool | None

    def open_on(self, today: date) -> bool | None:
        """Whether a hearing can still be asked for on `today`; None while the last day is unknown."""
        return None if self.last_day is None else today <= self.last_day


def hearing_windows(
    case: Case, letters: tuple[Letter, ...], deadlines: Iterable[Deadline]
) -> tuple[HearingWindow, ...]:
    """The hearing windows that the letters held opened, and that of a recorded lien whose letter is not in hand.

    A lien's days run from its filing whether or not Letter 3172 was received (IRC 6320(a)(2), (a)(3)(B)).
    """
    known = tuple(deadlines)
    windows = [
        _window(letter.notice.hearing, letter, case, known)
        for letter in letters
        if letter.notice is not None
        and letter.notice.hearing in HEARING_RULES
        and not repeats_hearing_notice(letter, letters)
    ]
    if case.nftl_filed is not None and not any(window.kind == "lien" for window in windows):
        windows.append(_window("lien", None, case, known))
    return tuple(windows)


def _window(kind: Hearing, letter: Letter | None, case: Case, deadlines: tuple[Deadline, ...]) -> HearingWindow:
    request_rule, equivalent_rule = HEARING_RULES[kind]
    start = case.nftl_filed if kind == "lien" else letter.dated if letter is not None else None
    code = letter.code if letter is not None else None

    def of(id: str) -> Deadline | None:
        return next((one for one in deadlines if one.id == id and one.letter == code and one.start == start), None)

    request, equivalent = of(request_rule), of(equivalent_rule)
    last_day = None if request is None else request.date
    in_time = timely(case, start, last_day)
    if in_time and request is not None and not request.met:
        in_time = None
    return HearingWindow(kind, letter, last_day, None if equivalent is None else equivalent.date, in_time)
