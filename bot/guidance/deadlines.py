"""One date: how a rule of the law counts it, and what it means today. Which dates a case has: `case_dates`.

Day 0 is the day counted from. A last day may roll (IRC 7503), be printed differently on the letter, or be postponed by
a disaster (IRC 7508A); the law's rule says which of these hold.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from bot.guidance.calendar import after_business_days, after_months, rolled
from bot.guidance.case import Case
from bot.guidance.letters import Letter
from bot.law.model import DeadlineRule, Hearing

Day = date
Status = Literal["open", "missed", "floor"]

RIGHTS = frozenset(
    {
        "cdp_levy",
        "cdp_lien",
        "tax_court_cdp",
        "ss_levy_30",
        "cap_ia",
        "snod",
        "abatement_matherror",
        "tfrp_1153",
        "bank_levy",
    }
)
"""Rules whose miss loses a right by law and which therefore raise the urgency."""

HEARING_RULES: dict[Hearing, tuple[str, str]] = {
    "levy": ("cdp_levy", "eh_levy"),
    "post_levy": ("cdp_levy", "eh_levy"),
    "lien": ("cdp_lien", "eh_lien"),
}
"""The rules of the Collection Due Process hearing and of the equivalent hearing, by the kind of hearing notice."""

MOST_DEADLINES = 10
PRINTED_ONLY = "cp501_503"
"""The rule of a day that only the letter prints."""


@dataclass(frozen=True)
class Deadline:
    """One date. `rule` says how it was counted; `letter` is the code of the letter it comes from.

    `start` is day 0; None where only the printed date is known; `printed`: it is the date the letter prints.
    `rolled_from` is the day the plain count gave where IRC 7503 moved it. `met`: what the day asks for was
    done in time. A `floor` is not a last day to act: from it on
    something may happen.
    """

    rule: DeadlineRule
    date: Day
    start: Day | None
    rolled_from: Day | None
    postponed: bool
    printed: bool
    letter: str | None
    today: Day
    met: bool = False

    @property
    def id(self) -> str:
        """The id of the deadline rule."""
        return self.rule.id

    @property
    def counted_from(self) -> Day:
        """Day 0 of the count; the date itself where only the printed one is known."""
        return self.date if self.start is None else self.start

    @property
    def days_left(self) -> int:
        """Calendar days from today to the date; negative when it has passed."""
        return (self.date - self.today).days

    @property
    def status(self) -> Status:
        """Whether the day can still be kept; a floor stays a floor."""
        if self.rule.floor:
            return "floor"
        return "open" if self.days_left >= 0 else "missed"

    def printed_by(self, letter: Letter) -> bool:
        """Whether it is a date of `letter` and not of another one with the same code."""
        return self.rule.counted_from != "notice_date" or self.start in (letter.dated, None)

    @property
    def is_right(self) -> bool:
        """Whether missing it loses a right by law, in the sense that raises the urgency."""
        return self.id in RIGHTS

    @property
    def because(self) -> tuple[str, ...]:
        """The ids of the sentences that say how the date came about, each with the field {date}."""
        if self.postponed:
            how = "deadline.postponed"
        elif self.printed:
            how = "deadline.printed"
        elif self.id == PRINTED_ONLY:
            how = "deadline.usual_reply"
        else:
            how = f"deadline.from_{self.rule.counted_from}"
        rolled = ("deadline.rolled",) if self.rolled_from is not None else ()
        return (how, *rolled, *(("deadline.met",) if self.met else ()))

    @property
    def authority(self) -> tuple[str, ...]:
        """What the date rests on."""
        return (*self.rule.authority, "IRC 7508A") if self.postponed else self.rule.authority


def count(
    rule: DeadlineRule, start: date, *, outside_us: bool | None = None, amount: Decimal | None = None
) -> tuple[date, date | None]:
    """The last day that `rule` gives from `start`, and the day before the roll where it rolled.

    An unknown address counts as inside the United States: the longer count abroad is never assumed. An unknown amount
    counts as below the rule's threshold.
    """
    day = after_business_days(start, rule.leading_business_days)
    large = rule.business_days_from_amount is None or (amount is not None and amount >= rule.business_days_from_amount)
    if rule.business_days is not None and large:
        day = after_business_days(day, rule.business_days)
    else:
        days = rule.days_outside_us if outside_us and rule.days_outside_us is not None else rule.days
        day = after_months(day, rule.months or 0) + timedelta(days=(days or 0) - rule.less_days)
    last = rolled(day) if rule.rolls else day
    return last, (day if last != day else None)


def is_counted(rule: DeadlineRule) -> bool:
    """Whether the rule has a count at all; without one only a printed date tells, or there is no last day."""
    return not (rule.days is None and rule.months is None and rule.business_days is None)


def in_order(deadlines: Iterable[Deadline]) -> tuple[Deadline, ...]:
    """Open ones nearest first, then floors, then missed ones, the latest first."""
    rank = {"open": 0, "floor": 1, "missed": 2}
    return tuple(sorted(deadlines, key=lambda one: (rank[one.status], abs(one.days_left), not one.rule.strict)))


def timely(case: Case, start: date | None, last_day: date | None) -> bool | None:
    """Whether the Form 12153 of the case was sent for a window. One sent before the notice asks for nothing yet."""
    if case.cdp_requested_on is None or last_day is None:
        return None
    return (start is None or start <= case.cdp_requested_on) and case.cdp_requested_on <= last_day
