"""Every date of a case: those of the letters held, and those that rest on facts alone.

A last day may be printed differently on the letter, or be postponed by a disaster (IRC 7508A); the rule says which of
these hold.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from bot.guidance.calendar import after_months, original_due_date, rolled
from bot.guidance.case import Case
from bot.guidance.deadlines import HEARING_RULES, PRINTED_ONLY, Deadline, count, in_order, is_counted, timely
from bot.guidance.letters import BANK_LEVY_FORM, WAGE_LEVY_FORM, Letter, repeats_hearing_notice
from bot.law.loader import Law
from bot.law.model import DeadlineRule

LIEN_LETTER_FOLLOWS = timedelta(days=30)
"""Within how many days of the filing a lien letter is taken to be about it."""
_EQUIVALENT = frozenset({"eh_levy", "eh_lien"})
_REQUESTS = frozenset({"cdp_levy", "cdp_lien"})


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
    ids = [id for id in _rule_ids(letter) if id != PRINTED_ONLY]
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
    stands_alone = answering is None or (letter.notice is not None and PRINTED_ONLY in letter.notice.deadlines)
    if stands_alone and not any(one.printed for one in found):
        reply = _reply(letter, case, today, law.deadlines[PRINTED_ONLY])
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
        found.append(_dated(law.deadlines[PRINTED_ONLY], None, None, case.printed_deadline, case, None, today))
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
