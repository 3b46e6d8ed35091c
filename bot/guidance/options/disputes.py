"""When the amount is wrong, not the person's own, or a spouse's."""

from bot.guidance.letters import HEARING_DETERMINATION, MATH_ERROR_CODES, PROPOSAL_CODES, TRUST_FUND_PENALTY
from bot.guidance.options.enforcement import stops_the_clock
from bot.guidance.options.verdict import Against, Need, Verdict, judge
from bot.guidance.terms import Terms
from bot.guidance.unknown import negation

_PETITION_RULES = ("snod", "tax_court_cdp")


def tax_court(terms: Terms) -> Verdict | None:
    """A Tax Court petition against a notice of deficiency or a hearing's determination (IRC 6213(a), 6330(d)(1))."""
    if not terms.holds_deficiency_notice and not terms.holds(HEARING_DETERMINATION):
        return None
    dates = terms.dates_of(*_PETITION_RULES)
    still_open = any(one.status == "open" for one in dates)
    all_dated = terms.dates_known(*_PETITION_RULES)
    return judge(
        "fit.petition_window_open" if still_open else "fit.deficiency_notice",
        against=(Against(all_dated and not still_open, "fit.petition_window_closed"),),
        needs=(Need(still_open or None, "fit.needs_notice_date", ("notice_date", "printed_deadline")),),
    )


def tfrp_response(terms: Terms) -> Verdict | None:
    """A protest against the trust fund recovery penalty (IRC 6672(b))."""
    if not terms.holds(TRUST_FUND_PENALTY):
        return None
    late = any(one.status == "missed" for one in terms.dates_of("tfrp_1153"))
    return judge("fit.trust_fund_penalty", needs=(Need(not late, "fit.sixty_days_for_protest_over"),))


def dispute_cp2000(terms: Terms) -> Verdict | None:
    """An answer to proposed changes."""
    if not terms.holds(*PROPOSAL_CODES):
        return None
    disputes = terms.case.disputes_amount
    return judge(
        "fit.proposed_change",
        against=(Against(negation(disputes), "fit.agrees_with_amount"),),
        needs=(Need(disputes, "fit.needs_dispute", ("disputes_amount",)),),
    )


def math_error_abatement(terms: Terms) -> Verdict | None:
    """Undo a math-error change within 60 days (IRC 6213(b)(2))."""
    if not terms.holds(*MATH_ERROR_CODES):
        return None
    dates = terms.dates_of("abatement_matherror")
    over = terms.dates_known("abatement_matherror") and all(one.status == "missed" for one in dates)
    return judge(
        "fit.math_error_change",
        against=(Against(over, "fit.sixty_days_over"),),
        needs=(
            Need(terms.case.disputes_amount, "fit.needs_dispute", ("disputes_amount",)),
            Need(bool(dates) or None, "fit.needs_notice_date", ("notice_date", "printed_deadline")),
        ),
    )


def audit_reconsideration(terms: Terms) -> Verdict | None:
    """Have an assessed tax looked at again on new evidence (IRC 6404(a))."""
    if not terms.case.disputes_amount or terms.owes is None:
        return None
    return judge(
        "fit.disputes_assessed_tax",
        against=(Against(terms.owes is False, "fit.only_proposed"),),
        at_best="may_fit",
    )


def identity_theft(terms: Terms) -> Verdict | None:
    """Somebody else's return or income, or a letter that asks who one is."""
    if terms.case.return_or_income_not_mine:
        return judge("fit.not_mine")
    return judge("fit.identity_letter") if terms.holds_stage("identity") else None


def innocent_spouse(terms: Terms) -> Verdict | None:
    """Relief from a joint return's tax that is the other spouse's (IRC 6015)."""
    case = terms.case
    if not case.tax_due_to_other_spouse:
        return None
    limit = terms.innocent_spouse_limit
    late = limit is not None and limit < terms.today
    return judge(
        "fit.tax_of_other_spouse",
        *stops_the_clock(terms),
        against=(
            Against(negation(case.joint_return), "fit.no_joint_return"),
            Against(case.refund_taken_for_spouse_debt, "fit.refund_for_spouse_debt"),
        ),
        needs=(
            Need(case.joint_return, "fit.needs_joint_return", ("joint_return",)),
            Need(not late, "fit.two_years_over"),
        ),
    )


def injured_spouse(terms: Terms) -> Verdict | None:
    """One's own share of a joint refund taken for a spouse's debt (Form 8379)."""
    return judge("fit.refund_for_spouse_debt") if terms.case.refund_taken_for_spouse_debt else None
