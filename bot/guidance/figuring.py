"""The numbers of the answer, each only when its facts are there, and what has to be said with them."""

from collections.abc import Iterable
from decimal import Decimal

from bot.guidance.assessment import Number
from bot.guidance.calendar import extended_due_date, original_due_date
from bot.guidance.figures import number, settled, table, to_cent
from bot.guidance.hearings import HearingWindow
from bot.guidance.letters import HEALTH_COVERAGE_BILL
from bot.guidance.numbers import waivers
from bot.guidance.numbers.interest import interest
from bot.guidance.numbers.penalties import LatePayment, late_filing, late_payment
from bot.guidance.numbers.wage_levy import wage_levy
from bot.guidance.numbers.waiting import cost_of_waiting
from bot.guidance.options.plans import INSTALLMENT_PLANS
from bot.guidance.options.verdict import Verdict
from bot.guidance.terms import ZERO, Terms

POSTPONED_YEARS = (2019, 2020)
"""Tax years whose April 15 was postponed for everybody, to July 15, 2020 and May 17, 2021 (Notices 2020-23, 2021-21).

The convention of the numbers counts from April 15 all the same, and the answer says so.
"""


class Numbers:
    """The numbers gathered so far, and the notes to say with them."""

    def __init__(self) -> None:
        self.values: dict[str, Number] = {}
        self.notes: dict[str, None] = {}

    def put(self, name: str, value: Number | None, *notes: str) -> None:
        """Keep `value` under `name` with its notes; nothing when it is None."""
        if value is not None:
            self.values[name] = value
            self.note(*notes)

    def note(self, *ids: str) -> None:
        """Keep the notes, each once."""
        self.notes.update(dict.fromkeys(ids))


def figure(terms: Terms, verdicts: dict[str, Verdict], order: Iterable[str]) -> Numbers:
    """Every number that the facts of the case give, in the order a reader wants them. After a stop sign only dates."""
    numbers = Numbers()
    _dates(terms, numbers)
    if terms.case.criminal_investigation or terms.case.summons or terms.case.seizure:
        numbers.put("first_time_abatement", terms.first_time_abatement)
        return numbers
    _penalties(terms, numbers)
    _plan(terms, verdicts, order, numbers)
    _offer(terms, verdicts, numbers)
    _wage_levy(terms, numbers)
    _waiting(terms, numbers)
    return numbers


def plan_fee(terms: Terms, id: str) -> Decimal | None:
    """The cheapest way to set up the plan `id`, in USD: direct debit online; free for a low income or 180 days."""
    if id == "short_term_plan":
        return ZERO
    low = waivers.by_agi(terms.case, terms.low_income_limit)
    return table(terms.law, "plan_fee", terms.today).get("low_income_direct_debit" if low else "direct_debit_online")


def offer_fee(terms: Terms) -> Decimal | None:
    """The application fee of an offer in USD; nothing with the low-income certification."""
    waived = waivers.by_agi_or_income(terms.case, terms.low_income_limit)
    return ZERO if waived else number(terms.law, "offer_fee", terms.today)


def _dates(terms: Terms, numbers: Numbers) -> None:
    hold = terms.dates_of("bank_levy")
    numbers.put("bank_must_pay_after", hold[0].date if hold else None)
    window = _shown_window(terms)
    if window is not None:
        numbers.put("cdp_last_day", window.last_day)
        days = (one.equivalent_last_day for one in terms.closed_windows)
        running = [day for day in days if day is not None and day >= terms.today]
        numbers.put("equivalent_hearing_last_day", min(running) if running else window.equivalent_last_day)
    numbers.put("csed", terms.csed, "numbers.csed_estimate")


def _shown_window(terms: Terms) -> HearingWindow | None:
    """The hearing window the answer speaks of: the nearest open one, else the one that closed last, else the first."""
    dated = [(window.last_day, window) for window in terms.windows if window.last_day is not None]
    waiting = [pair for pair in dated if pair[0] >= terms.today and not pair[1].timely]
    if waiting:
        return min(waiting, key=lambda pair: pair[0])[1]
    if dated:
        return max(dated, key=lambda pair: pair[0])[1]
    return terms.windows[0] if terms.windows else None


def _penalties(terms: Terms, numbers: Numbers) -> None:
    case = terms.case
    late = _late_payment(terms)
    if late is not None and case.tax_year is not None and case.tax_unpaid is not None:
        due = original_due_date(case.tax_year)
        numbers.put("ftp", late.amount, "numbers.late_payment_convention")
        numbers.put("ftp_months", late.months)
        numbers.note(*(("numbers.due_date_was_postponed",) if case.tax_year in POSTPONED_YEARS else ()))
        accrued = interest(terms.law, case.tax_unpaid, due=due, through=terms.through, payments=case.payments or ())
        if accrued is None:
            numbers.note("numbers.rate_unknown")
        else:
            numbers.put("interest_on_tax", accrued.amount, "numbers.interest_convention")
            numbers.note(*(("numbers.rate_assumed",) if accrued.assumed else ()))
        saved = late.amount
        if case.filed is not None:
            return_due = extended_due_date(case.tax_year) if case.extension else due
            filing = late_filing(
                terms.law,
                case.tax_unpaid,
                due=return_due,
                filed=case.filed,
                paid=case.paid,
                payments=case.payments or (),
            )
            numbers.put("ftf", filing.amount, "numbers.late_filing_convention")
            numbers.note(*(("numbers.late_filing_minimum_unknown",) if filing.minimum_unknown else ()))
            saved += filing.amount
        else:
            numbers.note("numbers.late_filing_unknown")
        numbers.put("fta_saving", saved, "numbers.first_time_saving_convention")
    numbers.put("first_time_abatement", terms.first_time_abatement, "numbers.first_time_needs_paid_or_plan")


def _late_payment(terms: Terms) -> LatePayment | None:
    """The late-payment penalty of the year so far. Without the amount, of 1 USD: for the months and the percent."""
    case = terms.case
    if case.tax_year is None or (case.tax_unpaid is None and case.tax_only_balance is None):
        return None
    return late_payment(
        terms.law,
        Decimal(1) if case.tax_unpaid is None else case.tax_unpaid,
        due=original_due_date(case.tax_year),
        through=terms.through,
        payments=() if case.tax_unpaid is None else case.payments or (),
        intent_to_levy=terms.intent_to_levy_date,
        plan_from=terms.reduced_rate_from,
    )


def _plan(terms: Terms, verdicts: dict[str, Verdict], order: Iterable[str], numbers: Numbers) -> None:
    if terms.term is not None:
        numbers.put("floor_payment", terms.floor, "numbers.floor_convention")
        numbers.put("term_months", terms.term, *(("numbers.term_assumed",) if terms.months is None else ()))
        numbers.put("level_payment", terms.level, "numbers.level_convention")
        if terms.rate is not None and terms.rate.assumed:
            numbers.note("numbers.rate_assumed")
    first = next((id for id in order if id in _FEE_PLANS and verdicts[id].fit != "does_not_fit"), None)
    if first is not None:
        numbers.put("setup_fee", plan_fee(terms, first), "numbers.fee_convention")
    limit = settled(terms.law, "simple_payment_plan_limit")
    if terms.balance is not None and terms.balance > limit:
        numbers.put("paydown_to_50000", terms.balance - limit)


_FEE_PLANS = ("short_term_plan", *INSTALLMENT_PLANS)


def _offer(terms: Terms, verdicts: dict[str, Verdict], numbers: Numbers) -> None:
    numbers.put("mdi", terms.mdi)
    numbers.put("nre", terms.nre, *(("numbers.assets_missing",) if terms.equity and terms.equity.missing else ()))
    if terms.nre is not None:
        numbers.put("full_pay_capacity", terms.capacity, "numbers.capacity_convention")
    low = waivers.by_agi_or_income(terms.case, terms.low_income_limit)
    if terms.low_income_limit is not None or low is not None:
        numbers.put("low_income_waiver", low)
        numbers.note(*(("numbers.state_assumed",) if terms.case.state is None else ()))
    if terms.potential is not None:
        numbers.put("rcp_lump", terms.potential.lump, "numbers.potential_convention")
        numbers.put("rcp_periodic", terms.potential.periodic)
        share = settled(terms.law, "offer_deposit")
        numbers.put("offer_deposit", ZERO if low else to_cent(share * terms.potential.lump))
    if terms.potential is not None or "oic_datc" in verdicts or low is not None:
        numbers.put("offer_fee", offer_fee(terms))
    if terms.mdi is not None and terms.mdi > 0 and terms.months is not None:
        numbers.put("ppia_total", terms.mdi * terms.months)


def _wage_levy(terms: Terms, numbers: Numbers) -> None:
    case = terms.case
    if case.pay_period is None or case.levy_type not in (None, "wage"):
        return
    split = wage_levy(
        terms.law,
        terms.today,
        period=case.pay_period,
        status=case.filing_status,
        dependents=case.dependents,
        take_home=case.take_home,
    )
    if split is None:
        numbers.note("numbers.wage_table_unknown")
        return
    numbers.put("exempt_per_period", split.exempt, "numbers.wage_convention")
    numbers.put("levied_per_period", split.levied)
    if case.filing_status is None:
        numbers.note("numbers.no_statement")
    elif case.dependents is None:
        numbers.note("numbers.dependents_unknown")


def _waiting(terms: Terms, numbers: Numbers) -> None:
    if not terms.owes or terms.payoff is None or terms.payoff <= 0 or terms.rate is None:
        return
    tax = terms.unpaid_tax if terms.case.tax_only_balance is None else terms.case.tax_only_balance
    late = _late_payment(terms)
    left = None if late is None else settled(terms.law, "late_payment_cap") - late.percent
    waiting = cost_of_waiting(terms.payoff, terms.rate.percent, tax, _penalty_rate(terms), left)
    numbers.put("cost_of_waiting_12_months", waiting.amount, "numbers.waiting_convention")
    if waiting.penalty_left_out:
        numbers.note("numbers.waiting_without_penalty")


def _penalty_rate(terms: Terms) -> Decimal:
    """The monthly late-payment rate in percent from now on; none on a health coverage payment (IRC 5000A(g)(2))."""
    if terms.only_about(HEALTH_COVERAGE_BILL):
        return ZERO
    if terms.plan_running and terms.reduced_rate_from is not None:
        return settled(terms.law, "late_payment_rate_in_plan")
    year = terms.case.tax_year
    warned = any(
        letter.sends_intent_to_levy and letter.stage != "default" and (year is None or letter.concerns(year))
        for letter in terms.letters
    )
    return settled(terms.law, "late_payment_rate_after_intent_to_levy" if warned else "late_payment_rate")
