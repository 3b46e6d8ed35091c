"""What the law means for one person's case today."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from bot.guidance.assessment import Assessment, Option
from bot.guidance.case import Case
from bot.guidance.deadlines import MOST_DEADLINES, Deadline, in_order
from bot.guidance.figuring import figure, offer_fee, plan_fee
from bot.guidance.missing import useful_questions
from bot.guidance.options.verdict import Verdict
from bot.guidance.ranking import PLANS, judged, ranked
from bot.guidance.terms import Terms, TracedTerms
from bot.guidance.timeline import timeline
from bot.guidance.urgency import urgency
from bot.law.loader import Law
from bot.law.model import Figure, Source


def assess(case: Case, today: date, law: Law) -> Assessment:
    """The answer for `case` on `today`, or on the case's own day. Pure: the same facts give the same answer."""
    day = case.today if case.today is not None else today
    terms = Terms(case, day, law)
    verdicts = judged(terms)
    order = ranked(terms, verdicts)
    numbers = figure(terms, verdicts, order)
    if any(one.is_carried_on(day) for one in _figures_of(terms, numbers.values)):
        numbers.note("numbers.figure_as_of")
    deadlines = in_order((*terms.deadlines, *_statute(terms)))[:MOST_DEADLINES]
    options = tuple(_option(terms, id, verdicts[id]) for id in order)
    main = terms.letters[0] if case.notice is not None else None
    return Assessment(
        today=terms.today,
        notice=None if main is None else main.notice,
        letters=timeline(terms.letters),
        governs=terms.governs,
        unknown_notices=tuple(letter.text for letter in terms.letters if letter.notice is None),
        urgency=urgency(terms),
        deadlines=deadlines,
        options=options,
        numbers=numbers.values,
        notes=tuple(numbers.notes),
        ask=lambda: useful_questions(TracedTerms(case, day, law)),
        sources=_sources(terms, deadlines, options, numbers.values),
    )


def _statute(terms: Terms) -> Iterable[Deadline]:
    """The collection statute's end, beside the dates the rules count."""
    if terms.csed is None or terms.case.assessment_date is None:
        return ()
    rule = terms.law.deadlines["csed"]
    start = terms.case.assessment_date
    return (
        Deadline(
            rule=rule,
            date=terms.csed,
            start=start,
            rolled_from=None,
            postponed=False,
            printed=False,
            letter=None,
            today=terms.today,
        ),
    )


def _option(terms: Terms, id: str, verdict: Verdict) -> Option:
    relief = terms.law.options[id]
    return Option(
        id=id,
        fit=verdict.fit,
        because=verdict.because,
        missing=verdict.missing,
        forms=relief.forms,
        cost=_cost(terms, id, relief.cost),
        numbers=verdict.numbers,
        authority=relief.authority,
        sources=tuple(source.id for source in relief.sources),
    )


def _cost(terms: Terms, id: str, stated: Decimal | None) -> Decimal | None:
    """The fee of a way out in USD: the law's, or for plans and offers this person's."""
    if id in PLANS:
        return plan_fee(terms, id)
    if id in ("oic_datc", "oic_eta"):
        return offer_fee(terms)
    return stated


_FIGURES_OF_NUMBERS = {
    "interest_on_tax": "interest_rate_individual_underpayment",
    "ftp": "late_payment_rate",
    "ftf": "late_filing_rate",
    "level_payment": "interest_rate_individual_underpayment",
    "setup_fee": "plan_fee",
    "paydown_to_50000": "simple_payment_plan_limit",
    "nre": "offer_asset_value",
    "rcp_lump": "offer_months",
    "offer_fee": "offer_fee",
    "low_income_waiver": "poverty_guideline_48_states",
    "exempt_per_period": "standard_deduction",
    "csed": "collection_statute_years",
}
"""The figure that a number of the answer chiefly rests on."""


def _sources(
    terms: Terms, deadlines: tuple[Deadline, ...], options: tuple[Option, ...], numbers: Iterable[str]
) -> tuple[Source, ...]:
    """Where the letters, the dates, the ways out on offer and the numbers were read, each source once."""
    found: dict[str, Source] = {}

    def add(sources: Iterable[Source]) -> None:
        for source in sources:
            found.setdefault(source.id, source)

    for letter in terms.letters:
        add(letter.notice.sources if letter.notice is not None else ())
    for deadline in deadlines:
        add(deadline.rule.sources)
    for option in options:
        add(terms.law.options[option.id].sources)
    for rests_on in _figures_of(terms, numbers):
        dated = next((value for value in reversed(rests_on.values) if value.effective <= terms.today), None)
        add(() if dated is None else (dated.source,))
    return tuple(found.values())


def _figures_of(terms: Terms, numbers: Iterable[str]) -> Iterable[Figure]:
    """The figures that the numbers of an answer chiefly rest on."""
    return (terms.law.figure(_FIGURES_OF_NUMBERS[name]) for name in numbers if name in _FIGURES_OF_NUMBERS)
