"""What a payment plan costs a month (IRC 6159)."""

from decimal import Decimal
from functools import lru_cache

from bot.guidance.figures import up_to_cent


def floor_payment(balance: Decimal, months: int) -> Decimal:
    """The smallest payment the IRS takes: balance over term, up to the cent. It ignores the accruals."""
    return up_to_cent(balance / months)


@lru_cache(maxsize=256)
def level_payment(payoff: Decimal, months: int, rate_percent: Decimal) -> Decimal:
    """The equal payment that clears `payoff` in `months` with daily compounding at `rate_percent`, up to the cent.

    B·i / (1 − (1+i)^−n) with i = (1 + r/365)^(365/12) − 1. The late-payment penalty comes on top.
    """
    if rate_percent == 0:
        return floor_payment(payoff, months)
    monthly = (1 + rate_percent / 36500) ** (Decimal(365) / 12) - 1
    return up_to_cent(payoff * monthly / (1 - (1 + monthly) ** -months))


def longest_term(balance: Decimal, months_left: int | None, limit: Decimal, longest: int) -> int:
    """Months of the longest plan: to the collection statute's end, at most `longest` up to `limit`.

    `longest` too, as an assumption, when `months_left` is unknown.
    """
    if months_left is None:
        return longest
    return min(longest, months_left) if balance <= limit else months_left
