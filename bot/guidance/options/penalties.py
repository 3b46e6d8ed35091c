"""Penalty relief."""

from bot.guidance.options.verdict import Against, Need, Verdict, judge
from bot.guidance.terms import Terms

COVID_YEARS = range(2018, 2023)
"""Tax years whose penalties ran in the COVID disaster period, January 20, 2020 to July 10, 2023."""


def fta(terms: Terms) -> Verdict | None:
    """First-Time Abatement (IRM 20.1.1.3.3.2.1)."""
    if not terms.penalised and terms.case.prior_penalties_3y is not False:
        return None
    record = terms.first_time_abatement
    return judge(
        "fit.clean_record" if record == "yes" else "fit.penalty_charged",
        against=(Against(record == "no", _why_no_first_time(terms)),),
        needs=(
            Need(None if record == "unknown" else True, "fit.needs_record", _record_fields(terms)),
            Need(terms.paid_or_in_plan, "fit.needs_paid_or_plan", ("paid", "installment_agreement_from")),
        ),
    )


def _why_no_first_time(terms: Terms) -> str:
    if terms.case.prior_penalties_3y:
        return "fit.earlier_penalties"
    return "fit.returns_missing" if terms.returns_missing else "fit.only_trust_fund_penalty"


def _record_fields(terms: Terms) -> tuple[str, ...]:
    fields = ("prior_penalties_3y", "all_required_returns_filed")
    return tuple(name for name in fields if getattr(terms.case, name) is None)


def reasonable_cause(terms: Terms) -> Verdict | None:
    """Abatement for an event that stopped somebody careful from complying (IRC 6651(a))."""
    if not terms.penalised or terms.first_time_abatement == "yes":
        return None
    return judge("fit.penalty_charged", "fit.needs_event", at_best="may_fit")


def covid_disaster_abatement(terms: Terms) -> Verdict | None:
    """Penalties and interest of the COVID disaster period; the law is unsettled."""
    if not terms.penalised or terms.case.tax_year not in COVID_YEARS:
        return None
    return judge("fit.covid_years", at_best="may_fit")


def statutory_exception(terms: Terms) -> Verdict | None:
    """A ground the law itself names: mailed on time, IRS delay, a waiver of estimated tax (IRC 7502, 6404, 6654(e))."""
    return judge("fit.statutory_ground", at_best="may_fit") if terms.says("statutory_ground") else None


def written_advice_abatement(terms: Terms) -> Verdict | None:
    """A penalty that comes from wrong written advice of the IRS (IRC 6404(f))."""
    return judge("fit.written_advice", at_best="may_fit") if terms.says("written_advice") else None


def combat_zone_military(terms: Terms) -> Verdict | None:
    """Dates put off for service in a combat zone and 180 days after it (IRC 7508)."""
    return judge("fit.combat_zone") if terms.says("combat_zone") else None


def disaster_relief(terms: Terms) -> Verdict | None:
    """Dates postponed for a disaster area (IRC 7508A)."""
    return judge("fit.disaster_area") if terms.case.disaster_postponed_to is not None else None
