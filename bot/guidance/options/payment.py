"""Paying at once or in a few months."""

from decimal import Decimal

from bot.guidance.figures import settled
from bot.guidance.numbers.waivers import is_business_entity
from bot.guidance.options.verdict import Against, Need, Verdict, judge
from bot.guidance.terms import ZERO, Terms
from bot.guidance.unknown import Known, above, at_least, below, negation


def pay_in_full(terms: Terms) -> Verdict | None:
    """Pay everything now."""
    if not terms.owes:
        return None
    days = terms.case.can_pay_full_in_days
    unsaid = days is None
    return judge(
        "fit.owes",
        against=(
            Against(terms.case.already_paid, "fit.says_already_paid"),
            Against(days is not None and days > 0, "fit.pays_later"),
            Against(unsaid and terms.case.hardship, "fit.hardship"),
            Against(unsaid and below(terms.case.monthly_ability, terms.payoff), "fit.pays_monthly"),
            Against(unsaid and _means_fall_short(terms), "fit.means_below_payoff"),
        ),
        needs=(Need(None if days is None else days == 0, "fit.needs_full_payment", ("can_pay_full_in_days",)),),
    )


def _means_fall_short(terms: Terms) -> Known:
    """Equity or savings are known, and neither reaches the payoff."""
    nre, savings = terms.nre, terms.case.savings_available
    if nre is None and savings is None:
        return None
    return below(max(nre or ZERO, savings or ZERO), terms.payoff)


def short_term_plan(terms: Terms) -> Verdict | None:
    """Pay within 180 days, without a fee."""
    days = terms.case.can_pay_full_in_days
    within = days is not None and 1 <= days <= settled(terms.law, "short_term_plan_days")
    if terms.owes is False or terms.plan_running or not (within or _six_months_cover(terms)):
        return None
    return judge(
        "fit.pays_within_180_days",
        against=(
            Against(at_least(terms.payoff, settled(terms.law, "short_term_plan_limit")), "fit.over_100000"),
            Against(is_business_entity(terms.case), "fit.individuals_only"),
            Against(terms.case.open_bankruptcy, "fit.bankruptcy_open"),
            Against(terms.returns_missing, "fit.returns_missing"),
        ),
        needs=(
            Need(None if terms.payoff is None else True, "fit.needs_balance", ("total_balance", "assessed_balance")),
            Need(negation(terms.returns_missing), "fit.needs_returns_filed", ("all_required_returns_filed",)),
        ),
    )


def _six_months_cover(terms: Terms) -> Known:
    """Savings and six months of payments, as far as they are known, reach the payoff."""
    reach: Decimal = (terms.case.savings_available or ZERO) + 6 * (terms.ability or ZERO)
    return at_least(reach, terms.payoff) if above(terms.payoff, ZERO) else None
