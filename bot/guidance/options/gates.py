"""What has to be put right before a plan or an offer holds (the gates)."""

from bot.guidance.options.verdict import Against, Need
from bot.guidance.terms import Terms
from bot.guidance.unknown import negation


def plan_gates(terms: Terms) -> tuple[Against, ...]:
    """What rules out every long-term plan."""
    days = terms.case.can_pay_full_in_days
    return (*offer_gates(terms), Against(None if days is None else days == 0, "fit.can_pay_now"))


def offer_gates(terms: Terms) -> tuple[Against, ...]:
    """What rules out an offer in compromise, and a plan as well."""
    case = terms.case
    return (
        Against(terms.returns_missing, "fit.returns_missing"),
        Against(negation(case.current_year_compliant), "fit.current_year_behind"),
        Against(negation(case.deposits_current), "fit.deposits_behind"),
        Against(case.open_bankruptcy, "fit.bankruptcy_open"),
    )


def compliance(terms: Terms) -> tuple[Need, ...]:
    """What a plan or an offer needs known: every return filed, this year's tax being paid."""
    case = terms.case
    return (
        Need(case.all_required_returns_filed, "fit.needs_returns_filed", ("all_required_returns_filed",)),
        Need(case.current_year_compliant, "fit.needs_current_year", ("current_year_compliant",)),
    )
