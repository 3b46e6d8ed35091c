"""The dates of a case: one engine over the law's deadline rules, and what each date means today.

Day 0 is the day counted from. A last day may roll (IRC 7503), be printed differently on the letter, or be postponed by
a disaster (IRC 7508A); the law's rule says which of these hold.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from bot.guidance.calendar import after_business_days, after_months, original_due_date, rolled
from bot.guidance.case import Case
from bot.guidance.letters import BANK_LEVY_FORM, WAGE_LEVY_FORM, Letter, repeats_hearing_notice
from bot.law.loader import Law
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
LIEN_LETTER_FOLLOWS = timedelta(days=30)
"""Within how many days of the filing a lien letter is taken to be about it."""
_EQUIVALENT = frozenset({"eh_levy", "eh_lien"})
_REQUESTS = frozenset({"cdp_levy", "cdp_lien"})
_PRINTED_ONLY = "cp501_503"


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
        elif self.id == _PRINTED_ONLY:
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


def deadlines_of(
    case: Case, letters: tuple[Letter, ...], today: date, law: Law, amount: Decimal | None
) -> tuple[Deadline, ...]:
    """Every date of the case that can be counted: open ones nearest first, then floors, then missed ones, last first.

    `amount` is the balance in USD, for rules that count large bills differently. The collection statute's own date is
    not among them (`numbers.statute` counts it).
    """
    found = [
        *(
            deadline
            for letter in letters
            for deadline in _of_letter(letter, case, today, law, amount)
            if deadline.id not in HEARING_RULES["levy"] or not repeats_hearing_notice(letter, letters)
        ),
        *_of_case(case, letters, today, law),
    ]
    main = next((letter for letter in letters if letter.main), None)
    return in_order(_once(_without_second_hearing(tuple(_asked_for(found, case, main)))))


def in_order(deadlines: Iterable[Deadline]) -> tuple[Deadline, ...]:
    """Open ones nearest first, then floors, then missed ones, the latest first."""
    rank = {"open": 0, "floor": 1, "missed": 2}
    return tuple(sorted(deadlines, key=lambda one: (rank[one.status], abs(one.days_left), not one.rule.strict)))


def timely(case: Case, start: date | None, last_day: date | None) -> bool | None:
    """Whether the Form 12153 of the case was sent for a window. One sent before the notice asks for nothing yet."""
    if case.cdp_requested_on is None or last_day is None:
        return None
    return (start is None or start <= case.cdp_requested_on) and case.cdp_requested_on <= last_day


def _asked_for(found: Iterable[Deadline], case: Case, main: Letter | None) -> Iterator[Deadline]:
    """The dates, with the one met that the Form 12153 of the case was sent for.

    A lien and a levy hearing are rights of their own, and so are those of other years: where the request could be for
    several letters it counts for the main one, else for the earliest, and the others stay open.
    """
    dates = tuple(found)
    meant = [one for one in dates if one.id in _REQUESTS and timely(case, one.start, one.date)]
    of_main = [one for one in meant if main is not None and one.letter == main.code and one.printed_by(main)]
    request = next(iter([*of_main, *sorted(meant, key=lambda one: one.date)]), None)
    return (replace(one, met=True) if one is request else one for one in dates)


def _without_second_hearing(found: tuple[Deadline, ...]) -> Iterator[Deadline]:
    """A hearing asked for in time leaves no equivalent hearing to ask for."""
    met = {(one.letter, one.start) for one in found if one.met}
    return (one for one in found if one.id not in _EQUIVALENT or (one.letter, one.start) not in met)


def _once(deadlines: Iterable[Deadline]) -> Iterator[Deadline]:
    seen: set[tuple[str, date, str | None]] = set()
    for deadline in deadlines:
        key = (deadline.id, deadline.date, deadline.letter)
        if key not in seen:
            seen.add(key)
            yield deadline


def _of_letter(letter: Letter, case: Case, today: date, law: Law, amount: Decimal | None) -> Iterator[Deadline]:
    """The dates of one letter. What it prints belongs to the rule it answers, and stands alone where it has none."""
    ids = [id for id in _rule_ids(letter) if id != _PRINTED_ONLY]
    answering = next((id for id in ids if _takes_print(law.deadlines[id])), None)
    found: list[Deadline] = []
    for id in ids:
        rule = law.deadlines[id]
        start = _start_of(letter, rule, case)
        printed = _usable_print(letter) if id == answering else None
        counted = None if start is None else _counted(rule, start, case, amount)
        deadline = _dated(rule, start, counted, printed, case, letter.code, today)
        found += [deadline] if deadline is not None else []
    yield from found
    stands_alone = answering is None or (letter.notice is not None and _PRINTED_ONLY in letter.notice.deadlines)
    if stands_alone and not any(one.printed for one in found):
        reply = _reply(letter, case, today, law.deadlines[_PRINTED_ONLY])
        yield from () if reply is None else (reply,)


def _takes_print(rule: DeadlineRule) -> bool:
    return not rule.floor and rule.id not in _EQUIVALENT and rule.printed != "never"


def _reply(letter: Letter, case: Case, today: date, rule: DeadlineRule) -> Deadline | None:
    """The day a letter prints, else the day its kind usually gives from its date."""
    printed = _usable_print(letter)
    days = None if letter.notice is None else letter.notice.reply_days
    if printed is not None or letter.dated is None or days is None:
        return _dated(rule, None, None, printed, case, letter.code, today)
    counted = (letter.dated + timedelta(days=days), None)
    return _dated(rule, letter.dated, counted, None, case, letter.code, today)


def _start_of(letter: Letter, rule: DeadlineRule, case: Case) -> date | None:
    """Day 0 for a letter's rule: the letter's date, or a fact of the case.

    A filing long before the lien letter, or after it, is that of another lien: the letter goes out within five business
    days (IRC 6320(a)(2)).
    """
    if rule.counted_from == "notice_date":
        return letter.dated
    start = _start(case, rule)
    if rule.counted_from == "nftl_filed" and start is not None and letter.dated is not None:
        return start if start <= letter.dated <= start + LIEN_LETTER_FOLLOWS else None
    return start


def _rule_ids(letter: Letter) -> tuple[str, ...]:
    if letter.notice is None:
        return ()
    extra = HEARING_RULES.get(letter.notice.hearing, ())
    return (*letter.notice.deadlines, *(id for id in extra if id not in letter.notice.deadlines))


def _usable_print(letter: Letter) -> date | None:
    """The date the letter prints; none where it lies before the letter itself, which no letter says."""
    if letter.printed is not None and letter.dated is not None and letter.printed < letter.dated:
        return None
    return letter.printed


def _counted(rule: DeadlineRule, start: date, case: Case, amount: Decimal | None) -> tuple[date, date | None] | None:
    if not is_counted(rule):
        return None
    return count(rule, start, outside_us=case.outside_us, amount=amount)


def _dated(
    rule: DeadlineRule,
    start: date | None,
    counted: tuple[date, date | None] | None,
    printed: date | None,
    case: Case,
    letter: str | None,
    today: date,
) -> Deadline | None:
    """The date out of the counted and the printed one: the later where the rule says so, else the earlier.

    A disaster puts a day off by at most a year (IRC 7508A(a)), so a day longer ago stays where it was.
    """
    if counted is None and printed is None:
        return None
    day, before_roll = counted if counted is not None else (printed, None)
    assert day is not None
    takes_print = counted is None
    if counted is not None and printed is not None:
        takes_print = printed > day if rule.printed == "later" else printed < day
        if takes_print:
            day, before_roll = printed, None
    postponed_to = case.disaster_postponed_to
    postponed = rule.postponable and postponed_to is not None and day < postponed_to <= after_months(day, 12)
    if postponed and postponed_to is not None:
        day, before_roll = postponed_to, None
    return Deadline(
        rule=rule,
        date=day,
        start=start,
        rolled_from=before_roll,
        postponed=postponed,
        printed=takes_print,
        letter=letter,
        today=today,
    )


def _start(case: Case, rule: DeadlineRule) -> date | None:
    """The case field a rule counts from; None where it is unknown, or where no case says it (a sale)."""
    value = getattr(case, rule.counted_from, None)
    return value if isinstance(value, date) else None


def _of_case(case: Case, letters: tuple[Letter, ...], today: date, law: Law) -> Iterator[Deadline]:
    """Dates that rest on facts rather than on a letter in hand."""
    codes = {letter.code for letter in letters}
    lien_letter = any(letter.stage == "lien" for letter in letters)
    ids: list[str] = []
    if not any(letter.notice is not None and letter.notice.hearing == "lien" for letter in letters):
        ids += HEARING_RULES["lien"] if case.nftl_filed is not None else ()
    if case.levy_type == "bank" and BANK_LEVY_FORM not in codes:
        ids.append("bank_levy")
    if case.levy_type == "wage" and WAGE_LEVY_FORM not in codes:
        ids.append("statement_dep")
    if case.paid is not None and (case.nftl_filed is not None or lien_letter):
        ids.append("nftl_release")
    if case.disaster_postponed_to is not None:
        ids.append("disaster")
    if case.first_collection_activity is not None and case.joint_return is not False:
        ids.append("innocent_spouse_limit")
    found = [_from_fact(law.deadlines[id], case, today) for id in ids]
    if case.notice is None:
        found.append(_dated(law.deadlines[_PRINTED_ONLY], None, None, case.printed_deadline, case, None, today))
    found.append(_refund_claim(case, today, law))
    yield from (deadline for deadline in found if deadline is not None)


def _from_fact(rule: DeadlineRule, case: Case, today: date) -> Deadline | None:
    start = _start(case, rule)
    return None if start is None else _dated(rule, start, _counted(rule, start, case, None), None, case, None, today)


def _refund_claim(case: Case, today: date, law: Law) -> Deadline | None:
    """The last day on which a refund of tax paid in full can be claimed and would still be paid out.

    IRC 6511(a): three years from filing (an early return counts as filed on the due date, 6513(a)) or two years from
    payment, the later. 6511(b)(2)(A): within the three years, only money paid in the three years (and the extension)
    before the claim comes back, so an early payment shortens them.
    """
    if case.filed is None or case.paid is None or case.paid > today:
        return None
    rule = law.deadlines["refund_statute"]
    filed, paid, look_back = case.filed, case.paid, rule.months or 0
    if case.tax_year is not None:
        due = original_due_date(case.tax_year)
        filed, paid = max(filed, due), max(paid, due)
        look_back += 6 if case.extension else 0
    within_three_years = min(after_months(filed, rule.months or 0), after_months(paid, look_back))
    day = max(within_three_years, after_months(paid, 24))
    last = rolled(day)
    return _dated(rule, case.filed, (last, day if last != day else None), None, case, None, today)
