"""Yes, no and unknown. None is unknown: it is neither of the others and is never guessed."""

from collections.abc import Iterable
from decimal import Decimal

Known = bool | None
Amount = Decimal | None


def any_of(conditions: Iterable[Known]) -> Known:
    """True if one condition is known to hold, False if all are known not to, else unknown."""
    unknown = False
    for condition in conditions:
        if condition:
            return True
        unknown = unknown or condition is None
    return None if unknown else False


def all_of(conditions: Iterable[Known]) -> Known:
    """False if one condition is known not to hold, True if all are known to, else unknown."""
    unknown = False
    for condition in conditions:
        if condition is False:
            return False
        unknown = unknown or condition is None
    return None if unknown else True


def negation(condition: Known) -> Known:
    """The opposite; the opposite of unknown is unknown."""
    return None if condition is None else not condition


def at_least(value: Amount, limit: Amount) -> Known:
    """Whether `value` >= `limit`; unknown while either is."""
    return None if value is None or limit is None else value >= limit


def below(value: Amount, limit: Amount) -> Known:
    """Whether `value` < `limit`; unknown while either is."""
    return negation(at_least(value, limit))


def above(value: Amount, limit: Amount) -> Known:
    """Whether `value` > `limit`; unknown while either is."""
    return below(limit, value)


def at_most(value: Amount, limit: Amount) -> Known:
    """Whether `value` <= `limit`; unknown while either is."""
    return at_least(limit, value)
