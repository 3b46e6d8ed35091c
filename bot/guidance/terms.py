"""The words the rules use, each worked out from the case: yes, no or unknown, and never guessed.

They stand in one file because each is a line or two over the others.
"""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Literal

from bot.guidance.calendar import extended_due_date, original_due_date, whole_months
from bot.guidance.case import Case, Circumstance
from bot.guidance.case_dates import deadlines_of
from bot.guidance.deadlines import Deadline
from bot.guidance.figures import Rate, interest_rate, settled
from bot.guidance.hearings import HearingWindow, hearing_windows
from bot.guidance.letters import (
    BANK_LEVY_FORM,
    HEARING_DETERMINATION,
    LEVY_RELEASE_FORM,
    NONFILER_DEFICIENCY,
    OFFICER_LETTER,
    OWING_STAGES,
    PASSPORT_CERTIFIED,
    PASSPORT_REVERSED,
    TRUST_FUND_PENALTY,
    TRUST_FUND_PENALTY_BILL,
    UNBILLED_STAGES,
    WAGE_LEVY_FORM,
    Letter,
    ended_by,
    letters_held,
)
from bot.guidance.numbers import offer, plans, statute, waivers
from bot.guidance.remembering import Remembering, Traced, word
from bot.guidance.timeline import governing
from bot.guidance.unknown import Known, above, at_least, at_most, below
from bot.law.loader import Law
from bot.law.model import Stage

Payable = Literal["yes", "maybe", "no", "unknown"]
FirstTimeAbatement = Literal["yes", "no", "unknown"]

ZERO = Decimal(0)
ASSUMED_EQUITY_RESERVE = Decimal(1000)
"""Equity above a month of allowable expenses is usable; above this where they are unknown. Our own line."""


class Terms(Remembering):
    """One case under the law on one day. Every word is computed when it is first asked for, and kept."""

    def __init__(self, case: Case, today: date, law: Law) -> None:
        self.case = case
        self.today = today
        self.law = law

    # Letters and dates

    @word
    def letters(self) -> tuple[Letter, ...]:
        """The notice and every further letter held."""
        return letters_held(self.case, self.law)

    @word
    def codes(self) -> frozenset[str]:
        """The codes of the letters whose names the law knows."""
        return frozenset(letter.code for letter in self.letters if letter.code is not None)

    @word
    def stages(self) -> frozenset[Stage]:
        """The stages of those letters."""
        return frozenset(letter.stage for letter in self.letters if letter.stage is not None)

    @word
    def deadlines(self) -> tuple[Deadline, ...]:
        """Every date that can be counted, open ones nearest first; the collection statute is apart, in `csed`."""
        return deadlines_of(self.case, self.letters, self.today, self.law, self.balance)

    @word
    def windows(self) -> tuple[HearingWindow, ...]:
        """The Collection Due Process windows of the case."""
        return hearing_windows(self.case, self.letters, self.deadlines)

    @word
    def closed_windows(self) -> tuple[HearingWindow, ...]:
        """The hearing windows that have closed and for which no hearing was asked in time."""
        return tuple(one for one in self.windows if one.open_on(self.today) is False and not one.timely)

    @word
    def governs(self) -> Letter | None:
        """The letter that says what has to be done first; None without one that is known."""
        return governing(self.letters, self.deadlines)

    def holds(self, *codes: str) -> bool:
        """Whether a letter with one of these codes is held."""
        return not self.codes.isdisjoint(codes)

    def only_about(self, *codes: str) -> bool:
        """Whether letters are held and each of them has one of these codes."""
        return bool(self.letters) and all(letter.code in codes for letter in self.letters)

    def holds_stage(self, *stages: Stage) -> bool:
        """Whether a letter of one of these stages is held."""
        return not self.stages.isdisjoint(stages)

    @word
    def holds_levy_hearing_notice(self) -> bool:
        """A levy CDP notice is held: LT11, Letter 1058, CP90 and their like (IRC 6330)."""
        return any(letter.notice is not None and letter.notice.hearing == "levy" for letter in self.letters)

    @word
    def holds_deficiency_notice(self) -> bool:
        """A statutory notice of deficiency is held (IRC 6212)."""
        return any(letter.notice is not None and letter.notice.deficiency for letter in self.letters)

    @word
    def has_lien(self) -> bool:
        """A Notice of Federal Tax Lien is filed, or a letter about one is held."""
        return self.case.nftl_filed is not None or self.holds_stage("lien")

    def dates_of(self, *ids: str) -> tuple[Deadline, ...]:
        """The dates of these rules, in the order of `deadlines`."""
        return tuple(deadline for deadline in self.deadlines if deadline.id in ids)

    def says(self, *circumstances: Circumstance) -> bool:
        """Whether the person said one of these of themselves."""
        return not self.case.circumstances.isdisjoint(circumstances)

    def dates_known(self, *ids: str) -> bool:
        """Whether every letter that one of these rules is counted for has its date."""
        letters = [one for one in self.letters if one.notice is not None and set(ids) & set(one.notice.deadlines)]
        return all(letter.dated is not None or letter.printed is not None for letter in letters)

    # What is owed

    @word
    def owes(self) -> Known:
        """Whether assessed tax is owed: an amount above 0, money being taken, or a letter that says so."""
        case = self.case
        amounts = (case.assessed_balance, case.total_balance, case.tax_only_balance)
        if any(amount is not None and amount > 0 for amount in amounts):
            return True
        if case.tax_unpaid is not None and case.tax_unpaid > 0 and case.paid is None:
            return True
        if case.levy_active or not self.stages.isdisjoint(OWING_STAGES):
            return True
        unbilled = bool(self.letters) and all(letter.stage in UNBILLED_STAGES for letter in self.letters)
        return False if case.paid is not None or unbilled else None

    @word
    def unpaid_tax(self) -> Decimal | None:
        """The tax of `tax_year` that is left today: `tax_unpaid` less the payments made since; 0 once paid in full."""
        case = self.case
        if case.tax_unpaid is None:
            return None
        if case.paid is not None and case.paid <= self.today:
            return ZERO
        made = sum((one.amount for one in case.payments or () if one.date <= self.today), ZERO)
        return max(ZERO, case.tax_unpaid - made)

    @word
    def balance(self) -> Decimal | None:
        """The assessed balance, else the payoff, else the tax alone, else the unpaid tax of the year.

        Where that tax is paid, what a bill still asks for is penalty and interest, and their amount is unknown.
        """
        case = self.case
        given = (case.assessed_balance, case.total_balance, case.tax_only_balance)
        tax_is_paid = case.paid is not None and case.paid <= self.today
        return next((amount for amount in given if amount is not None), None if tax_is_paid else self.unpaid_tax)

    @word
    def payoff(self) -> Decimal | None:
        """The total with accruals, else the balance."""
        return self.balance if self.case.total_balance is None else self.case.total_balance

    # Time

    @word
    def csed(self) -> date | None:
        """The estimated collection statute expiration date; None without the assessment date."""
        case = self.case
        if case.assessment_date is None:
            return None
        return statute.collection_statute(
            self.law, case.assessment_date, case.tolling or (), case.installment_agreement_from
        )

    @word
    def months(self) -> int | None:
        """Whole months left to collect: as given, else to the computed date."""
        if self.case.months_to_csed is not None:
            return self.case.months_to_csed
        return None if self.csed is None else whole_months(self.today, self.csed)

    @word
    def short_statute(self) -> Known:
        """Whether 24 months or fewer are left to collect."""
        return None if self.months is None else self.months <= 24

    @word
    def statute_over(self) -> bool:
        """Whether the time to collect is over, as far as can be told without the transcript."""
        if self.case.months_to_csed is not None:
            return self.case.months_to_csed == 0
        return self.csed is not None and self.csed < self.today

    # Means

    @word
    def mdi(self) -> Decimal | None:
        """Monthly disposable income."""
        return offer.disposable_income(self.case)

    @word
    def positive_mdi(self) -> Known:
        """Whether anything is left of the income each month."""
        return above(self.mdi, ZERO)

    @word
    def no_mdi(self) -> Known:
        """Whether nothing is left of the income each month."""
        return at_most(self.mdi, ZERO)

    @word
    def equity(self) -> offer.Equity | None:
        """Net realizable equity with the asset fields that were missing."""
        return offer.net_equity(self.case, self.law)

    @word
    def nre(self) -> Decimal | None:
        """Net realizable equity."""
        return None if self.equity is None else self.equity.amount

    @word
    def usable_equity(self) -> Known:
        """Whether equity exceeds one month of allowable expenses."""
        expenses = self.case.allowable_expenses_month
        return above(self.nre, ASSUMED_EQUITY_RESERVE if expenses is None else expenses)

    @word
    def capacity(self) -> Decimal | None:
        """What could be collected in the time left; a lower bound while the equity is unknown."""
        if self.mdi is None or self.months is None:
            return None
        return offer.full_pay_capacity(self.nre or ZERO, self.mdi, self.months)

    @word
    def capacity_covers(self) -> Known:
        """Whether the payoff could be collected in full in the time left."""
        covers = at_least(self.capacity, self.payoff)
        return None if covers is False and self.nre is None else covers

    @word
    def potential(self) -> offer.Collection | None:
        """Reasonable collection potential; None without equity and income."""
        if self.nre is None or self.mdi is None:
            return None
        return offer.collection_potential(self.law, self.nre, self.mdi, self.months, self.today)

    @word
    def potential_covers(self) -> Known:
        """Whether a lump-sum offer would have to be the whole payoff."""
        return None if self.potential is None else at_least(self.potential.lump, self.payoff)

    @word
    def ability(self) -> Decimal | None:
        """What can be paid a month: as said, else the disposable income."""
        if self.case.monthly_ability is not None:
            return self.case.monthly_ability
        return None if self.mdi is None else max(self.mdi, ZERO)

    @word
    def low_income_limit(self) -> Decimal | None:
        """250% of the poverty guideline, in USD a year."""
        return waivers.low_income_limit(self.law, self.case.household_size, self.case.state, self.today)

    # Plans

    @word
    def rate(self) -> Rate | None:
        """Today's interest rate; carried on from the last published quarter where today's is not published."""
        return interest_rate(self.law, self.today)

    @word
    def term(self) -> int | None:
        """Months of the longest plan the balance allows; None without a balance or with no month left."""
        if self.balance is None or self.balance <= 0:
            return None
        return self.term_for(self.balance)

    def term_for(self, balance: Decimal) -> int | None:
        """Months of the longest plan for `balance`; None with no month left."""
        limit = settled(self.law, "simple_payment_plan_limit")
        longest = int(settled(self.law, "plan_longest_term"))
        return plans.longest_term(balance, self.months, limit, longest) or None

    @word
    def floor(self) -> Decimal | None:
        """The smallest payment of that plan."""
        return None if self.term is None or self.balance is None else plans.floor_payment(self.balance, self.term)

    @word
    def level(self) -> Decimal | None:
        """The payment that clears the payoff, accruals included, in that term."""
        return None if self.payoff is None else self.level_for(self.payoff, self.term)

    def level_for(self, payoff: Decimal, months: int | None) -> Decimal | None:
        """The payment that clears `payoff` in `months` at today's rate."""
        if months is None or self.rate is None or payoff <= 0:
            return None
        return plans.level_payment(payoff, months, self.rate.percent)

    @word
    def payable(self) -> Payable:
        """Whether a plan clears the debt in its term."""
        return self.payable_with(self.floor, self.level)

    def payable_with(self, floor: Decimal | None, level: Decimal | None) -> Payable:
        """Whether the ability meets these payments: the level one (yes), the floor only (maybe), or neither (no).

        A hardship, or no income left, is a no where no monthly amount was named.
        """
        if self.case.monthly_ability is None and (self.no_mdi or self.case.hardship):
            return "no"
        if below(self.ability, floor):
            return "no"
        meets = at_least(self.ability, level)
        if meets is None:
            return "unknown"
        return "yes" if meets else "maybe"

    @word
    def plan_running(self) -> bool:
        """A payment plan is in effect and no letter says that it is in default."""
        start = self.case.installment_agreement_from
        return start is not None and start <= self.today and not self.holds_stage("default")

    # Collection

    @word
    def money_being_taken(self) -> bool:
        """A levy takes money now. A state refund already taken is over, and so is a levy that was released later."""
        taken = bool(self.case.levy_active) and self.case.levy_type != "state_refund"
        forms = (BANK_LEVY_FORM, WAGE_LEVY_FORM)
        return taken or (self.holds(*forms) and not ended_by(self.letters, LEVY_RELEASE_FORM, *forms))

    @word
    def wages_levied(self) -> bool:
        """The pay is being levied."""
        form_held = self.holds(WAGE_LEVY_FORM) and not ended_by(self.letters, LEVY_RELEASE_FORM, WAGE_LEVY_FORM)
        return bool(self.case.levy_active and self.case.levy_type == "wage") or form_held

    @word
    def revenue_officer(self) -> Known:
        """Whether a revenue officer has the case. Letter 725 comes from one, so it tells while the field is unknown."""
        known = self.case.revenue_officer_assigned
        return True if known is None and self.holds(OFFICER_LETTER) else known

    @word
    def passport_certified(self) -> bool:
        """CP508C is held, and no later letter reverses it."""
        reversed_since = ended_by(self.letters, PASSPORT_REVERSED, PASSPORT_CERTIFIED)
        return self.holds(PASSPORT_CERTIFIED) and not reversed_since

    @word
    def hearing_pending(self) -> bool:
        """A hearing was asked for in time and is not decided."""
        return any(window.timely for window in self.windows) and not self.holds(HEARING_DETERMINATION)

    # Compliance

    @word
    def returns_missing(self) -> Known:
        """Whether a required return is not filed. A letter that asks for one counts while the field is unknown."""
        case = self.case
        if case.all_required_returns_filed is False or case.missing_years:
            return True
        if case.all_required_returns_filed:
            return False
        return True if self.holds_stage("missing_return") or self.holds(NONFILER_DEFICIENCY) else None

    @word
    def is_individual(self) -> Known:
        """Whether the taxpayer is an individual or a sole proprietor."""
        kind = self.case.taxpayer_type
        return None if kind is None else not kind.startswith("business")

    @word
    def is_employer_in_business(self) -> bool:
        """Payroll-type tax of a business or sole proprietor that is open."""
        open_now = self.case.taxpayer_type in ("business_open", "sole_prop_open")
        return bool(self.case.trust_fund_taxes) and open_now

    @word
    def first_time_abatement(self) -> FirstTimeAbatement:
        """Whether the record allows a First-Time Abatement. The tax must also be paid or in a plan."""
        case = self.case
        if case.prior_penalties_3y or self.returns_missing or self.owes_trust_fund_penalty_only:
            return "no"
        if case.prior_penalties_3y is False and case.all_required_returns_filed:
            return "yes"
        return "unknown"

    @word
    def owes_trust_fund_penalty_only(self) -> bool:
        """The trust fund recovery penalty is the only debt: proposed, with nothing owed yet, or billed by itself."""
        if self.holds(TRUST_FUND_PENALTY) and self.owes is not True:
            return True
        tax_named = self.case.tax_unpaid is not None or self.case.tax_only_balance is not None
        billed = self.holds(TRUST_FUND_PENALTY_BILL)
        return billed and self.only_about(TRUST_FUND_PENALTY, TRUST_FUND_PENALTY_BILL) and not tax_named

    @word
    def paid_or_in_plan(self) -> Known:
        """Whether the tax is paid or a plan is in effect."""
        case = self.case
        paid = case.paid is not None and case.paid <= self.today
        if paid or self.plan_running:
            return True
        return False if self.owes else None

    # Penalties

    @word
    def return_timely(self) -> Known:
        """Whether the return of `tax_year` was filed on time, the extension included."""
        case = self.case
        if case.tax_year is None or case.filed is None:
            return None
        if case.filed <= original_due_date(case.tax_year):
            return True
        return bool(case.extension) and case.filed <= extended_due_date(case.tax_year)

    @word
    def intent_to_levy_date(self) -> date | None:
        """The date of the first letter about `tax_year` that starts the 1% rate; a plan's default does not."""
        year = self.case.tax_year
        dates = [
            letter.dated
            for letter in self.letters
            if letter.sends_intent_to_levy
            and letter.stage != "default"
            and letter.dated is not None
            and (year is None or letter.concerns(year))
        ]
        return min(dates, default=None)

    @word
    def reduced_rate_from(self) -> date | None:
        """The day from which 0.25% a month can hold: a plan, for an individual whose return was timely (6651(h))."""
        if self.return_timely and self.is_individual is not False:
            return self.case.installment_agreement_from
        return None

    @word
    def through(self) -> date:
        """The day penalties and interest run through: the day the tax was paid, else today."""
        paid = self.case.paid
        return paid if paid is not None and paid < self.today else self.today

    @word
    def penalised(self) -> Known:
        """Whether a late-filing or late-payment penalty has begun: tax was unpaid when it was due."""
        case = self.case
        if case.tax_year is None or case.tax_unpaid is None:
            return None
        due = original_due_date(case.tax_year)
        return case.tax_unpaid > 0 and self.through > due

    # Limits that are near

    @word
    def innocent_spouse_limit(self) -> date | None:
        """Two years from the first collection activity (IRC 6015(b)(1)(E), (c)(3)(B)); None without a joint return."""
        return next((one.date for one in self.dates_of("innocent_spouse_limit")), None)

    def within(self, day: date | None, days: int) -> bool:
        """Whether `day` is known and lies from today to `days` days ahead."""
        return day is not None and self.today <= day <= self.today + timedelta(days=days)


class TracedTerms(Traced, Terms):
    """Terms that know which facts each word was worked out from, to try what one more answer would change."""

    def __init__(self, case: Case, today: date, law: Law) -> None:
        self.today = today
        self.law = law
        self.trace(case)

    def tried(self, field: str, answer: Any) -> Terms:
        """The same case with one more fact; what that fact has no part in is not worked out again."""
        terms = Terms.__new__(Terms)
        terms.today, terms.law = self.today, self.law
        self.with_answer(field, answer, terms)
        return terms
