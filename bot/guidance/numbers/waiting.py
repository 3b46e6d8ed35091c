"""What twelve months of doing nothing cost."""

from dataclasses import dataclass
from decimal import Decimal

from bot.guidance.figures import to_cent
from bot.guidance.numbers.interest import yearly_growth


@dataclass(frozen=True)
class Waiting:
    """`amount` in USD. `penalty_left_out`: the tax alone is unknown, so only interest is in it."""

    amount: Decimal
    penalty_left_out: bool


def cost_of_waiting(
    payoff: Decimal,
    rate_percent: Decimal,
    tax: Decimal | None,
    penalty_percent_a_month: Decimal,
    penalty_percent_left: Decimal | None,
) -> Waiting:
    """A year's interest on `payoff` at today's rate and twelve months of late-payment penalty on `tax`.

    `penalty_percent_left` is what the 25% cap still leaves; None when the months so far are unknown, and then no cap is
    applied.
    """
    interest = payoff * yearly_growth(rate_percent)
    if tax is None:
        return Waiting(to_cent(interest), penalty_left_out=True)
    percent = 12 * penalty_percent_a_month
    if penalty_percent_left is not None:
        percent = min(percent, penalty_percent_left)
    return Waiting(to_cent(interest + tax * percent / 100), penalty_left_out=False)
