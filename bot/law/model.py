"""The shapes of the law: what a notice, a deadline rule, a way out and a dated figure are made of.

Every value is frozen and comes from a YAML file under bot/law, read by `bot.law.loader`. Nothing here decides
anything; `bot.guidance` does.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from dateutil.relativedelta import relativedelta

Stage = Literal[
    "balance_due",
    "reminder",
    "intent_to_levy",
    "final_notice_levy",
    "levy_in_effect",
    "lien",
    "default",
    "missing_return",
    "assessment_proposed",
    "identity",
    "payment_plan",
    "passport",
    "info",
]
Hearing = Literal["none", "levy", "post_levy", "lien"]
LevyPossible = Literal["no", "after_notice", "yes"]
Audience = Literal["individual", "business", "both"]
Printed = Literal["earlier", "later", "only", "never"]
Unit = Literal["USD", "percent", "ratio", "days", "months", "years", "mixed"]
Changes = Literal["quarterly", "yearly", "by_law"]
Topic = Literal["levy", "lien", "living_costs", "scam", "help"]
Words = Mapping[str, str]
"""The sentences of one entry in one language, by part ("title", "meaning", ...)."""


@dataclass(frozen=True)
class Source:
    """Where a fact was read. `confirmed` False: it rests on knowledge that no page read here bears out."""

    id: str
    cite: str
    url: str | None
    as_of: date
    confirmed: bool


@dataclass(frozen=True)
class Notice:
    """One IRS notice or letter.

    `deadlines` are ids of deadline rules, most important first. `section_6331d`: it is a notice of intent to levy under
    IRC 6331(d), which starts the 1% late-payment rate. `deficiency`: a statutory notice of deficiency (IRC 6212).
    `reply_days`: days from its date that it usually gives for an answer where the law sets no count; None where it has
    no usual number. `next_notices` are the codes that usually follow. `words[language]` has title, meaning, next,
    cannot, today and, where people mix things up, confusion.
    """

    code: str
    aliases: tuple[str, ...]
    audience: Audience
    stage: Stage
    hearing: Hearing
    levy_possible: LevyPossible
    section_6331d: bool
    deficiency: bool
    deadlines: tuple[str, ...]
    reply_days: int | None
    next_notices: tuple[str, ...]
    authority: tuple[str, ...]
    sources: tuple[Source, ...]
    confirmed: bool
    words: Mapping[str, Words]


@dataclass(frozen=True)
class DeadlineRule:
    """How one date is counted. Day 0 is the day counted from.

    `counted_from` names the case field the count starts at, or a fact no case field holds (sale_date,
    manager_conference). `leading_business_days` business days pass first (5 for Letter 3172), then `days` calendar
    days (or `business_days`, or `months`), less `less_days` where the IRS counts a period shorter than the calendar
    does. None of the three: there is no count, and only a printed date or the words tell. `days_outside_us` replaces
    `days` for a notice addressed outside the United States.
    `business_days_from_amount`: at or above this assessed balance (USD) `business_days` replaces `days`. `rolls`: IRC
    7503 moves a last day off a weekend or D.C. holiday. `floor`: not a last day to act but the first day the IRS may
    act, or the day after which something changes by itself. `strict`: missing it loses a right by law. `printed` says
    which date is the last day when the notice prints another one. `postponable`: a disaster postponement moves it
    (7508A).
    `words[language]` has act (what to do by that day) and, where it helps, note.
    """

    id: str
    counted_from: str
    days: int | None
    days_outside_us: int | None
    business_days: int | None
    business_days_from_amount: Decimal | None
    leading_business_days: int
    months: int | None
    less_days: int
    rolls: bool
    floor: bool
    strict: bool
    printed: Printed
    postponable: bool
    form: str | None
    authority: tuple[str, ...]
    sources: tuple[Source, ...]
    confirmed: bool
    words: Mapping[str, Words]


@dataclass(frozen=True)
class ReliefOption:
    """One way out: what it is called, asked for with, costs and rests on. Who fits is code in bot/guidance/options.

    `forms` are form names; `cost` is a fee in USD, None where it depends on the case or is unknown.
    `words[language]` has name, what, why, effect, next.
    """

    id: str
    group: str
    forms: tuple[str, ...]
    cost: Decimal | None
    authority: tuple[str, ...]
    sources: tuple[Source, ...]
    confirmed: bool
    words: Mapping[str, Words]


@dataclass(frozen=True)
class Question:
    """A question people ask, with its answer. `words[language]` has question (as people put it) and answer."""

    id: str
    authority: tuple[str, ...]
    sources: tuple[Source, ...]
    confirmed: bool
    words: Mapping[str, Words]


@dataclass(frozen=True)
class Fact:
    """What is so about levies, liens, allowed living costs, scams or free help, without being counted or judged.

    `figures` are ids of figures that its words rest on; `phone` and `url` are where to turn, None where there is none.
    `words[language]` has title and text, and where they help: ask (what to ask for) and beware.
    """

    id: str
    topic: Topic
    forms: tuple[str, ...]
    phone: str | None
    url: str | None
    figures: tuple[str, ...]
    authority: tuple[str, ...]
    sources: tuple[Source, ...]
    confirmed: bool
    words: Mapping[str, Words]


FigureValue = Decimal | Mapping[str, Decimal]


@dataclass(frozen=True)
class DatedValue:
    """A figure's value from `effective` on, through `until` (None: still in force when it was checked)."""

    effective: date
    until: date | None
    value: FigureValue
    source: Source
    confirmed: bool


@dataclass(frozen=True)
class Figure:
    """A number the law or the IRS sets, by date. `values` are in date order and do not overlap.

    `unit` is USD, percent, ratio, days, months or years; "mixed" where a table's rows differ. A table (by household
    size, filing status ...) is a mapping of text keys to Decimal. `changes` says how often a new value is set: each
    quarter, each year, or only when a law, a rule or a policy is changed.
    """

    id: str
    unit: Unit
    changes: Changes
    authority: tuple[str, ...]
    values: tuple[DatedValue, ...]

    def on(self, day: date) -> DatedValue | None:
        """The value in force on `day`; None where none is known for it (never the last one silently)."""
        for dated in reversed(self.values):
            if dated.effective <= day and (dated.until is None or day <= dated.until):
                return dated
        return None

    @property
    def renewal(self) -> date | None:
        """The day a new value is due: the day after the last one's end, or a year after it began; None by law."""
        last = self.values[-1]
        if last.until is not None:
            return last.until + timedelta(days=1)
        return None if self.changes == "by_law" else last.effective + relativedelta(years=1)

    def is_carried_on(self, day: date) -> bool:
        """Whether the value in force on `day` is one whose renewal was due before it."""
        return self.on(day) is not None and self.renewal is not None and self.renewal <= day
