"""Payment plans (IRC 6159)."""

from collections.abc import Iterable
from decimal import Decimal

from bot.guidance.calendar import last_year_due
from bot.guidance.figures import settled, table
from bot.guidance.letters import NOT_INCOME_TAX
from bot.guidance.numbers import plans
from bot.guidance.options.gates import compliance, plan_gates
from bot.guidance.options.verdict import Against, Need, Verdict, judge
from bot.guidance.terms import Payable, Terms
from bot.guidance.unknown import Known, above, all_of, at_least, at_most, below, negation

INSTALLMENT_PLANS = ("guaranteed_ia", "simple_payment_plan", "nsia_50_250", "ia_with_433", "ppia", "ia_in_business")


def guaranteed_ia(terms: Terms) -> Verdict | None:
    """The plan the law guarantees for $10,000 of tax or less over three years (IRC 6159(c))."""
    tax = terms.balance if terms.case.tax_only_balance is None else terms.case.tax_only_balance
    limit = settled(terms.law, "guaranteed_plan_limit")
    if not _may_list(terms) or terms.balance is None or terms.payoff is None or not at_most(tax, limit):
        return None
    months = int(settled(terms.law, "guaranteed_plan_term"))
    payment = plans.floor_payment(terms.balance, months)
    level = terms.level_for(terms.payoff, months)
    numbers: dict[str, Decimal | int] = {"term_months": months, "floor_payment": payment}
    numbers |= {} if level is None else {"level_payment": level}
    return judge(
        "fit.tax_up_to_10000",
        against=(
            *plan_gates(terms),
            Against(negation(terms.is_individual), "fit.individuals_only"),
            Against(terms.case.trust_fund_taxes or terms.only_about(*NOT_INCOME_TAX), "fit.income_tax_only"),
            Against(_earlier_plan(terms), "fit.earlier_plan"),
            Against(below(terms.ability, payment), "fit.ability_below_36_months"),
        ),
        needs=compliance(terms),
        at_best="may_fit",
        numbers=numbers,
    )


def _earlier_plan(terms: Terms) -> Known:
    """A plan covered one of the five tax years before the one owed for."""
    year = terms.case.installment_agreement_in_tax_year
    if year is None:
        return None
    owed_for = terms.case.tax_year
    before = last_year_due(terms.today) if owed_for is None else owed_for
    return before - int(settled(terms.law, "guaranteed_plan_clean_years")) <= year < before


def simple_payment_plan(terms: Terms) -> Verdict | None:
    """The Simple Payment Plan: up to $50,000, no financial statement."""
    if not _may_list(terms) or terms.case.taxpayer_type == "business_open":
        return None
    limit = simple_plan_limit(terms)
    over = above(terms.balance, limit)
    paydown = paydown_to(terms, limit)
    payable = _payable_after(terms, limit) if paydown is not None else terms.payable
    reason = "fit.after_paydown" if paydown is not None else "fit.within_simple_plan"
    return judge(
        reason,
        against=(
            *plan_gates(terms),
            Against(over and paydown is None, "fit.over_simple_plan_limit"),
            Against(payable == "no", _why_not_payable(terms)),
        ),
        needs=(_clears(payable), *compliance(terms)),
        at_best="fits" if paydown is None else "may_fit",
        numbers={} if paydown is None else {"paydown": paydown},
    )


def simple_plan_limit(terms: Terms) -> Decimal:
    """$50,000; $25,000 with payroll-type tax, unless a sole proprietor is out of business."""
    reduced = terms.case.trust_fund_taxes and terms.case.taxpayer_type != "sole_prop_closed"
    return settled(terms.law, "simple_payment_plan_limit_trust_fund" if reduced else "simple_payment_plan_limit")


def paydown_to(terms: Terms, limit: Decimal) -> Decimal | None:
    """What has to be paid first to come down to `limit`, where the savings cover it; None otherwise."""
    if terms.balance is None or terms.balance <= limit:
        return None
    excess = terms.balance - limit
    return excess if at_least(terms.case.savings_available, excess) else None


def _payable_after(terms: Terms, limit: Decimal) -> Payable:
    """Whether the plan can be paid as the debt stands, or else once it is paid down to `limit`."""
    term = terms.term_for(limit)
    if terms.payable != "no" or term is None or terms.balance is None or terms.payoff is None:
        return terms.payable
    left = terms.payoff - (terms.balance - limit)
    return terms.payable_with(plans.floor_payment(limit, term), terms.level_for(left, term))


def nsia_50_250(terms: Terms) -> Verdict | None:
    """A plan for $50,001 to $250,000 without a financial statement."""
    over = above(terms.balance, settled(terms.law, "simple_payment_plan_limit"))
    within = at_most(terms.balance, settled(terms.law, "plan_without_statement_limit"))
    if not _may_list(terms) or not all_of((over, within)) or terms.is_individual is False:
        return None
    officer = terms.revenue_officer
    return judge(
        "fit.between_50000_and_250000",
        against=(
            *plan_gates(terms),
            Against(officer, "fit.revenue_officer"),
            Against(terms.passport_certified, "fit.passport_certified"),
            Against(terms.wages_levied, "fit.wages_levied"),
            Against(terms.payable == "no", _why_not_payable(terms)),
        ),
        needs=(
            Need(negation(officer), "fit.needs_no_officer", ("revenue_officer_assigned",)),
            _clears(terms.payable),
            *compliance(terms),
        ),
    )


def ia_with_433(terms: Terms) -> Verdict | None:
    """A plan on a financial statement."""
    if not _may_list(terms) or not (terms.revenue_officer or needs_statement(terms)):
        return None
    return judge(
        "fit.needs_statement",
        against=(*plan_gates(terms), Against(terms.no_mdi, "fit.no_income_left")),
        needs=(
            Need(
                at_least(terms.mdi, terms.level),
                "fit.needs_income" if terms.mdi is None else "fit.income_below_level",
                _INCOME_FIELDS,
            ),
            *compliance(terms),
        ),
    )


def needs_statement(terms: Terms) -> bool:
    """The balance calls for a statement: over $250,000, or over $50,000 with an officer, CP508C or a wage levy."""
    over_50000 = above(terms.balance, settled(terms.law, "simple_payment_plan_limit"))
    over_250000 = above(terms.balance, settled(terms.law, "plan_without_statement_limit"))
    pressed = bool(terms.revenue_officer) or terms.passport_certified or terms.wages_levied
    return bool(over_250000) or bool(over_50000 and pressed)


def ppia(terms: Terms) -> Verdict | None:
    """A plan that pays what is left of the income and lets the rest expire (IRC 6159(d))."""
    if terms.plan_running or not terms.positive_mdi or terms.months is None or terms.owes is False:
        return None
    falls_short = below(terms.mdi, terms.level)
    if falls_short is None:
        return None
    assert terms.mdi is not None
    return judge(
        "fit.income_below_level",
        against=(*plan_gates(terms), Against(not falls_short, "fit.income_covers_level")),
        needs=(
            Need(negation(terms.usable_equity), "fit.needs_no_usable_equity", _equity_fields(terms)),
            *compliance(terms),
        ),
        numbers={"payment": terms.mdi, "total": terms.mdi * terms.months},
    )


def ia_in_business(terms: Terms) -> Verdict | None:
    """A plan for a business that goes on."""
    case = terms.case
    if terms.owes is False or terms.plan_running:
        return None
    if case.taxpayer_type != "business_open" and not (case.taxpayer_type == "sole_prop_open" and case.trust_fund_taxes):
        return None
    limits = table(terms.law, "in_business_plan_limit", terms.today)
    with_payroll, without = (
        at_most(terms.balance, limits.get("trust_fund")),
        at_most(terms.balance, limits.get("other")),
    )
    if case.trust_fund_taxes is None:
        within = with_payroll or (None if without is not False else False)
    else:
        within = with_payroll if case.trust_fund_taxes else without
    return judge(
        "fit.business_goes_on",
        against=(
            Against(terms.returns_missing, "fit.returns_missing"),
            Against(negation(case.deposits_current), "fit.deposits_behind"),
            Against(case.open_bankruptcy, "fit.bankruptcy_open"),
        ),
        needs=(
            Need(within, "fit.business_needs_statement", ("assessed_balance", "trust_fund_taxes")),
            Need(case.deposits_current, "fit.needs_deposits_current", ("deposits_current",)),
        ),
    )


def ddia(verdicts: Iterable[Verdict | None]) -> Verdict | None:
    """Paying a plan by direct debit, out of what was found of the plans: as good as the best plan there is."""
    fits = [verdict.fit for verdict in verdicts if verdict is not None]
    if "fits" in fits:
        return judge("fit.plan_by_direct_debit")
    return judge("fit.plan_by_direct_debit", at_best="may_fit") if "may_fit" in fits else None


_INCOME_FIELDS = ("gross_income_month", "allowable_expenses_month")


def _may_list(terms: Terms) -> bool:
    """A plan is looked at where tax is owed and no plan already runs."""
    return bool(terms.owes) and not terms.plan_running


def _clears(payable: Payable) -> Need:
    holds: Known = {"yes": True, "maybe": False, "no": False, "unknown": None}[payable]
    return Need(holds, "fit.may_not_clear" if payable == "maybe" else "fit.needs_ability", ("monthly_ability",))


def _why_not_payable(terms: Terms) -> str:
    if terms.case.monthly_ability is None and terms.case.hardship:
        return "fit.hardship"
    return "fit.ability_below_floor"


def _equity_fields(terms: Terms) -> tuple[str, ...]:
    return ("nre", "bank", "car_value", "retirement_401k", "home_value") if terms.nre is None else ()
