"""Offers in compromise (IRC 7122)."""

from decimal import Decimal

from bot.guidance.options.gates import compliance, offer_gates
from bot.guidance.options.verdict import Against, Need, Verdict, judge
from bot.guidance.terms import Terms
from bot.guidance.unknown import all_of, any_of, at_least


def oic_datc(terms: Terms) -> Verdict | None:
    """Doubt as to collectibility: the debt is more than the IRS could collect."""
    if not terms.owes or terms.mdi is None:
        return None
    numbers: dict[str, Decimal | int] = {}
    if terms.potential is not None:
        numbers = {"rcp_lump": terms.potential.lump, "rcp_periodic": terms.potential.periodic}
    return judge(
        "fit.cannot_pay_in_full",
        against=(
            Against(terms.capacity_covers, "fit.can_pay_by_statute"),
            Against(terms.potential_covers, "fit.offer_is_the_whole_debt"),
            Against(all_of((terms.short_statute, terms.no_mdi)), "fit.statute_runs_out"),
            Against(at_least(terms.case.monthly_ability, terms.level), "fit.plan_clears_it"),
            *offer_gates(terms),
        ),
        needs=(
            Need(None if terms.nre is None else True, "fit.needs_assets", ("nre", *ASSET_FIELDS)),
            Need(None if terms.months is None else True, "fit.needs_months", ("months_to_csed", "assessment_date")),
            Need(None if terms.payoff is None else True, "fit.needs_balance", ("total_balance", "assessed_balance")),
            *compliance(terms),
        ),
        numbers=numbers,
    )


def oic_eta(terms: Terms) -> Verdict | None:
    """Effective tax administration: it could be collected in full, but that would be a hardship."""
    if terms.nre is None or terms.mdi is None or not terms.case.hardship or terms.owes is False:
        return None
    if not any_of((terms.capacity_covers, terms.potential_covers)):
        return None
    return judge("fit.hardship_with_means", against=offer_gates(terms), needs=compliance(terms), at_best="may_fit")


def oic_datl(terms: Terms) -> Verdict | None:
    """Doubt as to liability: the tax itself is wrong."""
    if not terms.case.disputes_amount or not terms.owes:
        return None
    return judge("fit.disputes_assessed_tax", against=offer_gates(terms), at_best="may_fit")


ASSET_FIELDS = ("bank", "car_value", "retirement_401k", "home_value")
