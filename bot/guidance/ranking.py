"""Which ways out are listed, and in what order: rights with a clock, gates, disputes, the ability to pay, the rest."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from bot.guidance.figures import number, settled
from bot.guidance.numbers.waivers import by_agi_or_income
from bot.guidance.options import compliance, disputes, enforcement, offers, payment, penalties, plans, waiting
from bot.guidance.options.verdict import Fit, Verdict
from bot.guidance.terms import Terms
from bot.guidance.unknown import above, at_most, below

Judgement = Callable[[Terms], Verdict | None]

TABLE: dict[str, Judgement] = {
    "pay_in_full": payment.pay_in_full,
    "short_term_plan": payment.short_term_plan,
    "guaranteed_ia": plans.guaranteed_ia,
    "simple_payment_plan": plans.simple_payment_plan,
    "nsia_50_250": plans.nsia_50_250,
    "ia_with_433": plans.ia_with_433,
    "ppia": plans.ppia,
    "ia_in_business": plans.ia_in_business,
    "oic_datc": offers.oic_datc,
    "oic_eta": offers.oic_eta,
    "oic_datl": offers.oic_datl,
    "cnc": waiting.cnc,
    "wait_for_csed": waiting.wait_for_csed,
    "levy_release": enforcement.levy_release,
    "tas": enforcement.tas,
    "cdp_hearing": enforcement.cdp_hearing,
    "equivalent_hearing": enforcement.equivalent_hearing,
    "cap": enforcement.cap,
    "lien_relief": enforcement.lien_relief,
    "ia_reinstate": enforcement.ia_reinstate,
    "passport_decertification": enforcement.passport_decertification,
    "tax_court": disputes.tax_court,
    "dispute_cp2000": disputes.dispute_cp2000,
    "math_error_abatement": disputes.math_error_abatement,
    "audit_reconsideration": disputes.audit_reconsideration,
    "identity_theft": disputes.identity_theft,
    "file_missing_returns": compliance.file_missing_returns,
    "innocent_spouse": disputes.innocent_spouse,
    "injured_spouse": disputes.injured_spouse,
    "tfrp_response": disputes.tfrp_response,
    "fta": penalties.fta,
    "reasonable_cause": penalties.reasonable_cause,
    "covid_disaster_abatement": penalties.covid_disaster_abatement,
    "disaster_relief": penalties.disaster_relief,
    "litc": compliance.litc,
    "stay_compliant": compliance.stay_compliant,
    "bankruptcy": compliance.bankruptcy,
    "collection_hold": waiting.collection_hold,
    "offset_bypass_refund": waiting.offset_bypass_refund,
    "combat_zone_military": penalties.combat_zone_military,
    "statutory_exception": penalties.statutory_exception,
    "written_advice_abatement": penalties.written_advice_abatement,
    "obbba_effects": compliance.obbba_effects,
}
"""Every way out in the order of the list, the last ones for circumstances that only the chat brings.

`ddia` follows from the plans.
"""

ORDER = (*tuple(TABLE)[:4], "ddia", *tuple(TABLE)[4:])
PLANS = ("short_term_plan", "ddia", *plans.INSTALLMENT_PLANS)

AFTER_SEIZURE = ("levy_release", "tas", "cap", "cdp_hearing")
RIGHTS_WITH_A_CLOCK = (
    "levy_release",
    "cdp_hearing",
    "tax_court",
    "tfrp_response",
    "ia_reinstate",
    "passport_decertification",
)
GATES = ("file_missing_returns", "stay_compliant", "bankruptcy", "combat_zone_military")
DISPUTES = ("dispute_cp2000", "identity_theft", "math_error_abatement", "innocent_spouse", "injured_spouse")
MEANS = (
    "pay_in_full",
    "short_term_plan",
    "guaranteed_ia",
    "simple_payment_plan",
    "ddia",
    "nsia_50_250",
    "ia_with_433",
    "ppia",
    "ia_in_business",
    "oic_datc",
    "oic_eta",
    "cnc",
    "wait_for_csed",
)
"""What rests on the ability to pay."""

_DATES = {
    "cdp_hearing": ("cdp_levy", "cdp_lien"),
    "tax_court": ("snod", "tax_court_cdp"),
    "tfrp_response": ("tfrp_1153",),
    "ia_reinstate": ("cap_ia",),
    "passport_decertification": (),
}
"""The dates that the rights with a clock have to keep. A CP508C has no deadline by law, only a day to call by."""


def judged(terms: Terms) -> dict[str, Verdict]:
    """Every way out that was looked at, with its verdict, in the order of the table. A stop sign leaves few or none."""
    found = ((id, _judge(terms, id)) for id in _looked_at(terms, ORDER))
    return {id: verdict for id, verdict in found if verdict is not None}


def ranked(terms: Terms, verdicts: Mapping[str, Verdict]) -> tuple[str, ...]:
    """The ids of `verdicts` in the order they are offered; those that do not fit last, in the order of the table."""
    order = dict.fromkeys(id for group in GROUPS for id in terms.once(group, group))
    offered = tuple(_debit_beside_its_plan([id for id in order if id != "ddia"], "ddia" in order))
    return (*offered, *(id for id in verdicts if id not in order))


def leading(terms: Terms) -> tuple[str, Fit] | None:
    """The way out that leads, and its fit, without judging those behind it; None where nothing is offered.

    Direct debit never leads: it is a way to pay a plan.
    """
    for group in GROUPS:
        for id in terms.once(group, group):
            verdict = None if id == "ddia" else _judge(terms, id)
            if verdict is not None:
                return id, verdict.fit
    return None


def _debit_beside_its_plan(order: Iterable[str], debit: bool) -> Iterator[str]:
    """Direct debit stands right after the first plan offered."""
    for id in order:
        yield id
        if debit and id in plans.INSTALLMENT_PLANS:
            debit = False
            yield "ddia"


def _rights(terms: Terms) -> tuple[str, ...]:
    return tuple(sorted(_offered(terms, RIGHTS_WITH_A_CLOCK), key=lambda id: _nearest(terms, id)))


def _gates(terms: Terms) -> tuple[str, ...]:
    """What comes first: returns, this year's tax where it is behind, an open bankruptcy, dates put off by service."""
    holds = {"stay_compliant": compliance.behind_this_year(terms), "bankruptcy": bool(terms.case.open_bankruptcy)}
    return tuple(_offered(terms, (id for id in GATES if holds.get(id, True))))


def _disputes(terms: Terms) -> tuple[str, ...]:
    return tuple(_by_fit(terms, DISPUTES))


def _leads(terms: Terms) -> tuple[str, ...]:
    return tuple(_offered(terms, _by_ability(terms)))


def _means(terms: Terms) -> tuple[str, ...]:
    return tuple(_by_fit(terms, MEANS))


def _rest(terms: Terms) -> tuple[str, ...]:
    return tuple(_by_fit(terms, ORDER))


GROUPS: tuple[Callable[[Terms], tuple[str, ...]], ...] = (_rights, _gates, _disputes, _leads, _means, _rest)
"""What is offered, group by group in the order of the list; a way out may stand in several of them."""


def _by_fit(terms: Terms, ids: Iterable[str]) -> Iterator[str]:
    """The ids on offer, those that fit before those that may fit."""
    may_fit: list[str] = []
    for id in _looked_at(terms, ids):
        verdict = _judge(terms, id)
        if verdict is not None and verdict.fit == "fits":
            yield id
        elif verdict is not None and verdict.fit == "may_fit":
            may_fit.append(id)
    yield from may_fit


def _offered(terms: Terms, ids: Iterable[str]) -> Iterator[str]:
    for id in _looked_at(terms, ids):
        if _is_offered(terms, id):
            yield id


def _is_offered(terms: Terms, id: str) -> bool:
    verdict = _judge(terms, id)
    return verdict is not None and verdict.fit != "does_not_fit"


def _looked_at(terms: Terms, ids: Iterable[str]) -> Iterable[str]:
    """The ids that a stop sign leaves to look at."""
    case = terms.case
    if case.criminal_investigation or case.summons:
        return ()
    return (id for id in ids if id in AFTER_SEIZURE) if case.seizure else ids


def _judge(terms: Terms, id: str) -> Verdict | None:
    if id == "ddia":
        return plans.ddia(_judge(terms, plan) for plan in plans.INSTALLMENT_PLANS)
    return terms.once(id, TABLE[id])


def _nearest(terms: Terms, id: str) -> date:
    """The nearest open date that the way out has to keep, the last of days without one. A release is for today."""
    if id == "levy_release":
        return date.min
    return next((one.date for one in terms.dates_of(*_DATES[id]) if one.status == "open"), date.max)


def _by_ability(terms: Terms) -> Iterator[str]:
    """What leads by the ability to pay: the rows of the table in order, each row's lead and what goes with it."""
    case = terms.case
    limit = settled(terms.law, "simple_payment_plan_limit")
    if terms.statute_over:
        yield "wait_for_csed"
    over_limit = above(terms.balance, plans.simple_plan_limit(terms))
    within_250000 = at_most(terms.balance, settled(terms.law, "plan_without_statement_limit"))
    if case.can_pay_full_in_days == 0 and not case.hardship and _is_offered(terms, "pay_in_full"):
        yield from ("pay_in_full", "fta")
    if case.can_pay_full_in_days != 0 and _is_offered(terms, "short_term_plan"):
        yield from ("short_term_plan", "fta")
    if over_limit is False and terms.payable == "yes":
        yield from ("simple_payment_plan", "guaranteed_ia")
    if above(terms.balance, limit) and within_250000 and terms.payable == "yes":
        yield from ("simple_payment_plan", "nsia_50_250")
        plan = _is_offered(terms, "simple_payment_plan") or _is_offered(terms, "nsia_50_250")
        yield from ("lien_relief",) if plan else ()
    if plans.needs_statement(terms):
        yield "ia_with_433"
    if terms.no_mdi:
        yield from _without_income(terms)
    if case.hardship and terms.mdi is None:
        yield "cnc"
    if terms.positive_mdi and terms.capacity_covers is False:
        yield from _offer_or_partial_plan(terms)
    if terms.positive_mdi and terms.capacity_covers and below(terms.mdi, terms.level):
        yield from ("simple_payment_plan", "nsia_50_250", "ia_with_433", "ia_in_business", "ppia")


def _without_income(terms: Terms) -> Iterator[str]:
    """Nothing is left of the income: hardship status, and beside it the statute, or the equity."""
    if terms.usable_equity:
        yield from (("wait_for_csed",) if terms.short_statute else ())
        yield from ("oic_eta", "cnc")
    else:
        yield from ("cnc", "wait_for_csed", "oic_datc")


def _offer_or_partial_plan(terms: Terms) -> Iterator[str]:
    """An offer and a partial plan beside each other, the one that costs less in all first."""
    plan_total = None if terms.mdi is None or terms.months is None else terms.mdi * terms.months
    fee = None if by_agi_or_income(terms.case, terms.low_income_limit) else number(terms.law, "offer_fee", terms.today)
    offer_total = None if terms.potential is None else terms.potential.lump + (fee or 0)
    offer_leads = plan_total is None or offer_total is None or offer_total <= plan_total
    yield from ("oic_datc", "ppia") if offer_leads else ("ppia", "oic_datc")
