"""Dated figures as plain numbers, for the day a question is asked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal

from bot.law.loader import Law

CENT = Decimal("0.01")
RATE = "interest_rate_individual_underpayment"


@dataclass(frozen=True)
class Rate:
    """A yearly rate in percent. `assumed`: none is published for the day, so the last published one is carried on."""

    percent: Decimal
    assumed: bool


def to_cent(amount: Decimal) -> Decimal:
    """`amount` rounded half up to the cent."""
    return amount.quantize(CENT, ROUND_HALF_UP)


def up_to_cent(amount: Decimal) -> Decimal:
    """`amount` rounded up to the cent, so that a payment is never short."""
    return amount.quantize(CENT, ROUND_CEILING)


def number(law: Law, id: str, day: date) -> Decimal | None:
    """The plain figure `id` in force on `day`; None where none is known for it.

    Raises:
        KeyError: there is no such figure.
        TypeError: it is a table.
    """
    dated = law.figure(id).on(day)
    if dated is None:
        return None
    if not isinstance(dated.value, Decimal):
        raise TypeError(f"figure {id!r} is a table; take one of its keys with table()")
    return dated.value


def table(law: Law, id: str, day: date) -> Mapping[str, Decimal]:
    """The table `id` in force on `day`; empty where none is known for it.

    Raises:
        KeyError: there is no such figure.
        TypeError: it is a plain number.
    """
    dated = law.figure(id).on(day)
    if dated is None:
        return {}
    if isinstance(dated.value, Decimal):
        raise TypeError(f"figure {id!r} is one number; take it with number()")
    return dated.value


def settled(law: Law, id: str) -> Decimal:
    """The plain figure `id` as last set: for limits that a case is measured against whenever it is asked about.

    Raises:
        KeyError: there is no such figure.
        TypeError: it is a table.
    """
    value = law.figure(id).values[-1].value
    if not isinstance(value, Decimal):
        raise TypeError(f"figure {id!r} is a table")
    return value


def settled_table(law: Law, id: str) -> Mapping[str, Decimal]:
    """The table `id` as last set.

    Raises:
        KeyError: there is no such figure.
        TypeError: it is a plain number.
    """
    value = law.figure(id).values[-1].value
    if isinstance(value, Decimal):
        raise TypeError(f"figure {id!r} is one number")
    return value


def interest_rate(law: Law, day: date) -> Rate | None:
    """The underpayment rate for individuals on `day` (IRC 6621(a)(2)).

    Rates are published a quarter ahead at most: beyond the last one it is carried on and marked as assumed. None before
    the first quarter that the law files hold.
    """
    values = law.figure(RATE).values
    dated = law.figure(RATE).on(day)
    if dated is None and day > values[-1].effective:
        dated = values[-1]
        return Rate(dated.value, assumed=True) if isinstance(dated.value, Decimal) else None
    return Rate(dated.value, assumed=False) if dated is not None and isinstance(dated.value, Decimal) else None
