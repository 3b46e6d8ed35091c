"""Which answer belongs to which question. The sentences stand in bot/law/questions and domain.yml."""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Route:
    """`intent` with words that match `cue` (None: any) is answered by a law question or a response of the domain."""

    intent: str
    cue: re.Pattern[str] | None
    question: str | None = None
    response: str | None = None


def _route(intent: str, cue: str | None, question: str | None = None, response: str | None = None) -> Route:
    return Route(intent, re.compile(cue, re.IGNORECASE) if cue else None, question, response)


ANY = "any"
ROUTES = (
    _route(ANY, r"where(?:'s| is) my (?:\w+ )?refund", response="utter_other_tax"),
    _route(
        ANY, r"can'?t (?:afford to )?pay.{0,40}\bfile\b|should i (?:even |still )?file", "file_even_if_you_cannot_pay"
    ),
    _route(ANY, r"(?:bounced|missed|skipped).{0,40}\b(?:plan|installment|agreement)\b", "missed_plan_payment"),
    _route("key_notices", None, "key_notices"),
    _route("collection_triggers", None, "collection_triggers"),
    _route("jail_fear", None, "jail"),
    _route("stop_levy", r"house|home\b", "house"),
    _route("stop_levy", r"social security|\bss(?:a|i|di)?\b|disability|benefits", "social_security"),
    _route("stop_levy", None, "stop_levy_or_garnishment"),
    _route("wage_garnishment", r"\b(?:stop|prevent|avoid)\b.*\b(?:levy|garnish)", "stop_levy_or_garnishment"),
    _route("bank_levy", r"\b(?:stop|prevent|avoid)\b.*\blevy\b", "stop_levy_or_garnishment"),
    _route("wage_garnishment", None, response="utter_wage_levy"),
    _route("bank_levy", None, response="utter_bank_levy"),
    _route("lien", r"credit (?:score|report|bureau)|my credit", "credit_report"),
    _route("lien", None, "federal_tax_lien"),
    _route("refund_taken", r"\bstate\b", response="utter_state_refund"),
    _route("refund_taken", r"husband|wife|spouse|\bex\b", "injured_spouse"),
    _route("refund_taken", None, "refund_kept"),
    _route("passport", None, "passport"),
    _route("officer_contact", None, response="utter_officer"),
    _route("payment_plan", r"miss(?:ed)?\b|default|cp ?-?523|behind on|bounced|terminat", "missed_plan_payment"),
    _route("payment_plan", r"\bfees?\b|cost|set ?up charge", "cost_of_a_payment_plan"),
    _route("payment_plan", r"smallest|lowest|minimum|least", "smallest_monthly_payment"),
    _route("offer_in_compromise", r"accept|chance|odds|approv|likely|worth it", "offer_odds"),
    _route("offer_in_compromise", r"calculat|comput|formula|figure out|how much", "offer_computed"),
    _route("offer_in_compromise", None, "offer_in_compromise"),
    _route("cnc_hardship", None, "currently_not_collectible"),
    _route("penalty_relief", None, "penalty_relief"),
    _route("interest_growth", r"penalt", "penalties"),
    _route("interest_growth", None, "interest_rate"),
    _route("old_debt_statute", None, "how_long_can_the_irs_collect"),
    _route("bankruptcy", None, "bankruptcy"),
    _route(
        "cant_pay",
        r"\bfil(?:e|ing)\b.*\b(?:anyway|still|return)\b|should i (?:still )?file",
        "file_even_if_you_cannot_pay",
    ),
    _route("cant_pay", None, response="utter_cant_pay"),
    _route("missing_returns", r"can(?:'?t|not) (?:afford|pay)", "file_even_if_you_cannot_pay"),
    _route("missing_returns", None, "unfiled_years"),
    _route("dispute_amount", None, "disagree_with_the_amount"),
    _route("already_paid", None, response="utter_already_paid"),
    _route("spouse_debt", r"refund", "injured_spouse"),
    _route("spouse_debt", None, "innocent_spouse"),
    _route("identity_theft", None, "identity_theft"),
    _route("scam_check", r"collect(?:ion|or)|agency|coast|conserve|\bcbe\b", "private_collector"),
    _route(
        "scam_check",
        r"gift card|arrest|crypto|bitcoin|wire|zelle|text|link|called|robocall",
        "scam_or_real",
        "utter_scam_signs",
    ),
    _route("scam_check", None, "scam_or_real"),
    _route("payroll_or_business", None, response="utter_payroll"),
)

OPTIONS_FOR = {
    "payment_plan": ("simple_payment_plan", "nsia_50_250", "ia_with_433", "guaranteed_ia", "short_term_plan", "ppia"),
    "appeal_hearing": ("cdp_hearing", "tax_court", "equivalent_hearing", "cap"),
    "offer_in_compromise": ("oic_datc",),
    "cnc_hardship": ("cnc",),
    "penalty_relief": ("fta", "reasonable_cause"),
    "lien": ("lien_relief",),
    "passport": ("passport_decertification",),
    "spouse_debt": ("innocent_spouse", "injured_spouse"),
    "dispute_amount": ("dispute_cp2000", "audit_reconsideration", "tax_court"),
    "missing_returns": ("file_missing_returns",),
    "stop_levy": ("levy_release", "cdp_hearing"),
    "wage_garnishment": ("levy_release",),
    "bank_levy": ("levy_release",),
}
"""The ways out that a question is about, best first: the first that the guidance looked at is told of."""

_WHAT_FITS = re.compile(r"\bwhat (?:fits|works|applies|would (?:fit|work))\b|\bwhich one fits\b", re.IGNORECASE)
WHICH_LETTER = re.compile(r"\b(?:what|which) (?:letter|notice)\b", re.IGNORECASE)
ABOUT_LETTER = frozenset({"understand_notice", "deadline", "inform", "correction", "appeal_hearing"})
WANTS_OPTIONS = frozenset({"options_asked", "cant_pay", "overwhelmed"})


def route(intent: str, text: str) -> Route | None:
    """The first route for the intent whose cue stands in the text; None where the case itself is the answer."""
    for candidate in ROUTES:
        if candidate.intent in (intent, ANY) and (candidate.cue is None or candidate.cue.search(text)):
            return candidate
    return None


def what_fits(text: str) -> bool:
    """Whether the words ask which way out suits, whatever the model makes of them."""
    return _WHAT_FITS.search(text) is not None
