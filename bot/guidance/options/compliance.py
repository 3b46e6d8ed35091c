"""Getting and staying in order, bankruptcy, and free help."""

from bot.guidance.calendar import last_year_due
from bot.guidance.numbers.waivers import by_agi_or_income
from bot.guidance.options.verdict import Against, Verdict, judge
from bot.guidance.terms import Terms

YEARS_BACK = 6
"""How many years of returns normally restore good standing (Policy Statement 5-133)."""


def file_missing_returns(terms: Terms) -> Verdict | None:
    """File what is missing, normally the last six years."""
    if not terms.returns_missing:
        return None
    last = last_year_due(terms.today)
    return judge(
        "fit.returns_missing",
        against=(Against(terms.says("hid_income"), "fit.lawyer_before_filing"),),
        numbers={"first_year": last - YEARS_BACK + 1, "last_year": last},
    )


def stay_compliant(terms: Terms) -> Verdict | None:
    """Withholding, estimated tax and deposits for this year."""
    if behind_this_year(terms):
        return judge("fit.current_year_behind" if terms.case.current_year_compliant is False else "fit.deposits_behind")
    if terms.plan_running:
        return judge("fit.plan_running")
    return judge("fit.owes") if terms.owes else None


def behind_this_year(terms: Terms) -> bool:
    """This year's tax or deposits are known not to be paid."""
    return terms.case.current_year_compliant is False or terms.case.deposits_current is False


def bankruptcy(terms: Terms) -> Verdict | None:
    """A lawyer's look at an open bankruptcy: the automatic stay, and what is discharged."""
    if terms.case.open_bankruptcy:
        return judge("fit.bankruptcy_open")
    return judge("fit.bankruptcy_planned", at_best="may_fit") if terms.says("bankruptcy_planned") else None


def obbba_effects(terms: Terms) -> Verdict | None:
    """What the 2025 tax law (P.L. 119-21) changes for somebody who owes, for those who ask."""
    return judge("fit.asks_about_2025_law") if terms.says("asks_about_2025_law") else None


def litc(terms: Terms) -> Verdict | None:
    """A Low Income Taxpayer Clinic (IRC 7526)."""
    if by_agi_or_income(terms.case, terms.low_income_limit):
        return judge("fit.low_income")
    if terms.case.hardship:
        return judge("fit.hardship")
    return judge("fit.deficiency_notice") if terms.holds_deficiency_notice else None
