"""Late payment and late filing (IRC 6651)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from bot.guidance.calendar import ONE_DAY, after_months
from bot.guidance.case import Payment
from bot.guidance.figures import number, settled, to_cent
from bot.law.loader import Law


@dataclass(frozen=True)
class LatePayment:
    """`amount` in USD to the cent, `months` begun, `percent` charged for them in all (at most the cap)."""

    amount: Decimal
    months: int
    percent: Decimal


@dataclass(frozen=True)
class LateFiling:
    """`amount` in USD to the cent. `minimum_unknown`: over 60 days late, and no minimum is known for that year."""

    amount: Decimal
    minimum_unknown: bool


def late_payment(
    law: Law,
    tax: Decimal,
    *,
    due: date,
    through: date,
    payments: Iterable[Payment] = (),
    intent_to_levy: date | None = None,
    plan_from: date | None = None,
) -> LatePayment:
    """The penalty of 6651(a)(2) on `tax` unpaid on `due`, for the months begun by `through`.

    Month k runs from the day after (due + k-1 months) to (due + k months), and is charged on the tax unpaid on its
    first day (6651(b)(2)): 0.5%; 1% when it begins after the tenth day after `intent_to_levy`, the date of the first
    section 6331(d) notice (6651(d)); 0.25% when a plan is in effect on any of its days (6651(h)). The caller gives
    `plan_from` only for an individual's timely return. The plan's rate goes before the 1%. The cap is 25% in all.
    """
    made = sorted((one for one in payments if due < one.date), key=lambda one: one.date)
    normal = settled(law, "late_payment_rate")
    in_plan = settled(law, "late_payment_rate_in_plan")
    after_notice = settled(law, "late_payment_rate_after_intent_to_levy")
    cap = settled(law, "late_payment_cap")
    days_before_higher = law.deadlines["ftp_1pct"].days or 0
    higher_after = None if intent_to_levy is None else intent_to_levy + timedelta(days=days_before_higher)
    amount, percent, months = Decimal(0), Decimal(0), 0
    begins = due + ONE_DAY
    while begins <= through:
        unpaid = tax - sum((one.amount for one in made if one.date <= begins), Decimal(0))
        if unpaid <= 0:
            break
        months += 1
        ends = after_months(due, months)
        if plan_from is not None and plan_from <= min(ends, through):
            rate = in_plan
        else:
            rate = after_notice if higher_after is not None and begins > higher_after else normal
        rate = min(rate, cap - percent)
        amount, percent = amount + unpaid * rate / 100, percent + rate
        begins = ends + ONE_DAY
    return LatePayment(to_cent(amount), months, percent)


def late_filing(
    law: Law, tax: Decimal, *, due: date, filed: date, paid: date | None = None, payments: Iterable[Payment] = ()
) -> LateFiling:
    """The penalty of 6651(a)(1) on the tax unpaid on the original due date.

    `due` is the day the return was due, with the extension if there was one. 5% for each month or part of a month to
    `filed`, at most five months, less the 0.5% late-payment penalty of a month in which both run, on the tax still
    unpaid in it (6651(c)(1)). More than 60 days late: at least the smaller of the year's minimum and the tax, which the
    late-payment penalty does not reduce.
    """
    made = tuple(payments)
    percent, most = settled(law, "late_filing_rate"), int(settled(law, "late_filing_months"))
    late_payment_rate = settled(law, "late_payment_rate")
    amount, begins, months = Decimal(0), due + ONE_DAY, 0
    while begins <= filed and months < most:
        months += 1
        unpaid = tax - sum((one.amount for one in made if one.date <= begins), Decimal(0))
        both_run = paid is None or paid >= begins
        amount += tax * percent / 100 - (max(unpaid, Decimal(0)) * late_payment_rate / 100 if both_run else 0)
        begins = after_months(due, months) + ONE_DAY
    minimum_unknown = False
    if (filed - due).days > settled(law, "late_filing_minimum_after"):
        minimum = number(law, "late_filing_minimum", due)
        minimum_unknown = minimum is None
        amount = max(amount, min(minimum, tax) if minimum is not None else amount)
    return LateFiling(to_cent(amount), minimum_unknown)
