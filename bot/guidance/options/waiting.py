"""When nothing can be paid, or not yet."""

from bot.guidance.options.verdict import Against, Need, Verdict, judge
from bot.guidance.terms import Terms
from bot.guidance.unknown import negation


def cnc(terms: Terms) -> Verdict | None:
    """Currently not collectible, for hardship (IRC 6343(a)(1)(D); IRM 5.16.1)."""
    if not terms.owes or not (terms.no_mdi or terms.case.hardship):
        return None
    employer = terms.case.taxpayer_type == "business_open" and terms.case.trust_fund_taxes
    return judge(
        "fit.no_income_left" if terms.no_mdi else "fit.hardship",
        against=(
            Against(terms.positive_mdi, "fit.income_left"),
            Against(employer, "fit.employer_in_business"),
        ),
        needs=(
            Need(terms.no_mdi, "fit.needs_income", ("gross_income_month", "allowable_expenses_month")),
            Need(
                negation(terms.usable_equity),
                "fit.needs_no_usable_equity",
                ("nre", "bank", "car_value", "retirement_401k", "home_value"),
            ),
        ),
    )


def collection_hold(terms: Terms) -> Verdict | None:
    """A short hold by phone to gather papers (IRM 5.19.1); at the IRS's discretion, and it moves no deadline."""
    if not terms.owes or not terms.says("needs_time"):
        return None
    officer = terms.revenue_officer
    return judge("fit.needs_time", against=(Against(officer, "fit.revenue_officer"),), at_best="may_fit")


def offset_bypass_refund(terms: Terms) -> Verdict | None:
    """A refund paid out in spite of the debt, for a hardship, before it is taken (IRC 6402(a))."""
    if not terms.owes or not terms.says("refund_not_yet_taken"):
        return None
    hardship = terms.case.hardship
    return judge(
        "fit.refund_not_yet_taken",
        against=(Against(negation(hardship), "fit.no_hardship"),),
        needs=(Need(hardship, "fit.needs_hardship", ("hardship",)),),
        at_best="may_fit",
    )


def wait_for_csed(terms: Terms) -> Verdict | None:
    """Let the ten years run out, and file nothing that stops them."""
    if not terms.short_statute or terms.owes is False:
        return None
    if terms.statute_over:
        return judge("fit.statute_over")
    return judge(
        "fit.statute_ends_soon",
        against=(Against(terms.positive_mdi, "fit.income_left"),),
        needs=(Need(terms.no_mdi, "fit.needs_income", ("gross_income_month", "allowable_expenses_month")),),
    )
