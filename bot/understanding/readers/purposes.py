"""What the amounts of a message are: owed, payable each month, income, savings."""

import re
from collections.abc import Sequence
from decimal import Decimal

from bot.understanding.patterns import compiled
from bot.understanding.readers import corrections
from bot.understanding.readers.spans import MoneySpan, Span

_OWED = compiled(
    r"\b(?:owe[sd]?|owing|balance|bill(?:ed)?|debt|amount\s+due|due|total|wants?|wanting|"
    r"demand\w*|says?|saying|say|lien\s+(?:for|of)|asking\s+for|deb[oe]|debemos|saldo|"
    r"quieren|piden|cobran|back\s+taxes)\b(?P<between>[^!?;\n]*)$"
)
_OTHER_MONEY = compiled(
    r"\b(?:paid|payed|pay|paying|afford|took|taken|taking|froze|frozen|grabbed|seized|"
    r"levied|garnish\w*|refund|income|make|makes|earn|earns|salary|rent|mortgage|saved|"
    r"savings|penalt(?:y|ies)|interest|worth|offer(?:ed)?|settle[ds]?|equity|loan|save|bank|fee|"
    r"charge[sd]?|costs?|swing|manage|do|did|send|give|scrape|pagar|pagu[eé]|gano|over|"
    r"more\s+than|under|less\s+than|limit|at\s+least|up\s+to|if|pension|deposit(?:ed)?|"
    r"check|paycheck|cash|lawyer|attorney|firm|company)\b(?P<between>[^!?;\n]*)$"
)
_OWED_AFTER = compiled(
    r"\s*(?:in\s+(?:back\s+)?(?:taxes|tax)\b|(?:tax\s+)?(?:debt|bill|balance)\b|owed\b|"
    r"owing\b|due\b|total\b|de\s+impuestos)"
)
_ABILITY = compiled(
    r"\b(?:can|could|able\s+to|afford|do|doing|swing|manage|scrape|handle|offer|willing|"
    r"(?:want|like)\s+to\s+(?:do|pay|set\s+up)|i'?ll|puedo|podr[ií]a)\b[^.!?;\n]{0,32}$"
)
_CANNOT = compiled(
    r"\b(?:can'?t|cant|cannot|can\s+not|couldn'?t|unable|not\s+able|no\s+puedo|won'?t|"
    r"lower|reduce|change|raise|want(?:s|ed)?\s+(?:me\s+to\s+)?|asking|demand\w*|they|irs|make|earn|income|rent|"
    r"mortgage)\b[^.!?;\n]{0,32}$"
)
_TAKE_HOME = compiled(
    r"\b(?:take\s?-?\s?home|bring\s+home|net(?:\s+pay)?|clear|paycheck\s+is|pay\s+is|"
    r"my\s+checks?\s+(?:is|are)|after\s+tax(?:es)?)\b[^.!?;\n]{0,24}$"
)
_AFTER_TAX = compiled(r"[^.!?;\n]{0,16}\bafter\s+tax(?:es)?\b|[^.!?;\n]{0,12}\btake\s?-?\s?home\b")
_INCOME = compiled(r"\b(?:income|gross|before\s+tax(?:es)?)\b[^.!?;\n]{0,24}$")
_BEFORE_TAX = compiled(r"[^.!?;\n]{0,16}\b(?:before\s+tax(?:es)?|gross)\b")
_AGI = compiled(r"\b(?:agi|adjusted\s+gross\s+income)\b[^.!?;\n]{0,20}$")
_SAVED = compiled(r"\s*(?:dollars\s+)?(?:saved|in\s+(?:my\s+)?savings|set\s+aside|ahorrad[oa]s?)\b")

_NOT_TAX_AFTER = compiled(
    r"\s*(?:dollars\s+)?(?:in\s+(?:gift|google|apple|itunes|bitcoin|crypto)|gift\s+cards?|"
    r"(?:monthly\s+|a\s+month\s+|per\s+month\s+)?"
    r"(?:payments?|plan|installments?|retainer|fee)\b|(?:on|for|in)\s+(?:my\s+|the\s+|a\s+|"
    r"our\s+)?(?:credit\s+cards?|student\s+loans?|medical|rent|1099|w-?2))"
)
_CREDITOR = (
    r"(?:state|county|city|franchise\s+tax\s+board|ftb|comptroller|department\s+of\s+revenue|credit\s+cards?|visa|"
    r"mastercard|amex|discover|capital\s+one|chase|wells\s+fargo|bank|lender|landlord|hospital|doctor|dealer(?:ship)?|"
    r"mortgage|student\s+loans?|brother|sister|mom|dad|friend|lawyer|attorney|accountant|cpa|preparer)"
)
_THE = r"(?:(?:the|my|our|a|an|his|her)\s+)?"
_TO_ANOTHER = compiled(
    rf"\b(?:ow(?:e[sd]?|ing)|deb[eo])\s+(?:money\s+)?(?:to\s+)?{_THE}{_CREDITOR}\b(?![^!?;\n]*\b(?:irs|feds?|federal)\b)|"
    rf"\b(?:compan(?:y|ies)|firm|relief|{_CREDITOR})\s+(?:\w+\s+){{0,2}}?(?:wants?|asks?|asking|says?|charges?|demands?|"
    r"quoted)\b(?![^!?;\n]*\b(?:irs|feds?|federal|owe)\b)"
)
_TO_ANOTHER_AFTER = compiled(
    rf"\s*(?:dollars\s+|bucks\s+)?(?:(?:to|on|for|with)\s+{_THE}{_CREDITOR}\b|up[\s-]?front\b)"
)
_OWE_IT_TO = compiled(r"\bow(?:e[sd]?|ing)\s+(?:to\s+)?(?:the\s+)?(?:state\s+of\s+)?$")
_TO_STATE = compiled(r"\s*(?:dollars\s+|bucks\s+)?to\s+(?:the\s+state\s+of\s+)?$")
_ON_IT = compiled(r"\s*(?:left\s+)?on\s+(?:it|them|that)\b")
_PLEDGED = compiled(
    r"\b(?:(?P<home_loan>house|home|condo|mortgage)|(?P<car_loan>car|truck|vehicle)|loan|"
    r"(?P<tax>irs|tax(?:es)?|letter|notice|(?:cp|lt)\s?-?[0-9]+\w*))\b"
)
_MALFORMED = compiled(r"[,.]?[0-9]")
_LEAST_LOAN = {"home_loan": Decimal(5_000), "car_loan": Decimal(1_000)}
"""Below, what "the mortgage is" names is a payment of a month, not the loan."""
_ITEM_AFTER = compiled(r"\s*(?:for|in|from|on)?\s*(?:tax\s+year\s+)?(?:(?:19|20)[0-9]{2}|'[0-9]{2})\b")
_TOTAL = compiled(r"\b(?:total(?:s|ing)?|altogether|all\s+together|combined)\b[^,;(:]{0,14}$")
_TOTAL_AFTER = compiled(r"\s*(?:in\s+)?(?:total|altogether|all\s+together|combined|all\s+in)\b")
_ASSETS = tuple(
    (
        field,
        compiled(rf"(?:{before})[^.!?;,\n]{{0,16}}$"),
        compiled(rf"\s*(?:{after})"),
    )
    for field, before, after in (
        (
            "home_loan",
            r"\bmortgage\s+(?:is|of|balance)\b|\bowe\b[^.!?;,\n]{0,12}\bon\s+(?:my\s+|the\s+|"
            r"our\s+)?(?:house|home|mortgage)\b",
            r"(?:left\s+)?(?:on\s+)?(?:my\s+|the\s+|our\s+)?(?:mortgage|house|home)\b",
        ),
        (
            "car_loan",
            r"\bcar\s+(?:loan|note)\s+(?:is|of|balance)\b",
            r"(?:left\s+)?(?:on\s+)?(?:my\s+|the\s+|our\s+)?(?:car|truck)\s*(?:loan|note)?\b",
        ),
        ("retirement_401k", r"\b401\s?\(?k\)?|\bretirement\b|\bira\b", r"in\s+(?:my\s+|a\s+)?(?:401|retirement|ira)"),
        ("home_value", r"\b(?:house|home|condo)\b[^.!?;,\n]{0,8}\bworth\b", r"house\s+value"),
        ("car_value", r"\b(?:car|truck|vehicle)\b[^.!?;,\n]{0,8}\bworth\b", r"car\s+value"),
        ("bank", r"\bbank\s+balance\b", r"in\s+(?:the\s+|my\s+)?(?:bank|checking)\b"),
    )
)
_REACH = 80
_PAY_PERIODS = {
    "day": "daily",
    "week": "weekly",
    "two_weeks": "biweekly",
    "half_month": "semimonthly",
    "month": "monthly",
}


def read(clean: str, spans: Sequence[Span], with_letter: bool) -> dict[str, str]:
    """The case fields that the amounts of a message fill, as text with two decimals.

    `clean` is `plain(text)`; `with_letter`: the message names a letter, so that a lone amount is what the letter shows.
    A range, "over 50k", a bare number and different sums owed without a total fill nothing. The period of take-home
    pay comes as `pay_period`.
    """
    found: dict[str, str] = {}
    owed: list[Decimal] = []
    totals: list[Decimal] = []
    free: list[Decimal] = []
    behind = 0
    for span in spans:
        if not isinstance(span, MoneySpan) or not isinstance(span.value, Decimal) or span.bare:
            continue
        own = corrections.without_marks(clean[max(behind, span.start - _REACH) : span.start])
        behind = span.end
        if span.part_of_range or _NOT_TAX_AFTER.match(clean, span.end) or _MALFORMED.match(clean, span.end):
            continue
        fields = _named(clean, own, span, span.value)
        if fields is None or (not fields and _to_another(clean, own, span, spans)):
            continue
        if fields:
            found.update({field: said for field, said in fields.items() if field not in found})
        elif span.per is not None:
            continue
        elif _is_owed(clean, own, span) or (owed and _ITEM_AFTER.match(clean, span.end)):
            owed.append(span.value)
            if _TOTAL.search(own) or _TOTAL_AFTER.match(clean, span.end):
                totals.append(span.value)
        elif _nearest(_OTHER_MONEY, own) < 0:
            free.append(span.value)
    settled = totals or owed or (free if with_letter else [])
    if len(set(settled)) == 1:
        found["assessed_balance"] = _text(settled[0])
    return found


def _to_another(clean: str, own: str, span: MoneySpan, spans: Sequence[Span]) -> bool:
    """Whether a sum is owed to another than the IRS, or asked for by another."""
    if _TO_ANOTHER_AFTER.match(clean, span.end) or _nearest(_TO_ANOTHER, own) >= 0:
        return True
    states = [other for other in spans if other.type == "state"]
    return any(
        (0 <= span.start - state.end <= 24 and _OWE_IT_TO.search(clean[: state.start][-40:]))
        or (0 <= state.start - span.end <= 30 and _TO_STATE.fullmatch(clean[span.end : state.start]))
        for state in states
    )


def _named(clean: str, own: str, span: MoneySpan, value: Decimal) -> dict[str, str] | None:
    """What the words round an amount call it, other than owed; None: something that is no field of the case."""
    if span.per is not None:
        return _periodic(clean, own, span, value)
    if _AGI.search(own):
        return {"agi": _text(value)}
    if _SAVED.match(clean, span.end):
        return {"savings_available": _text(value)}
    for field, before, after in _ASSETS:
        if before.search(own) or after.match(clean, span.end):
            return {field: _text(value)} if value >= _LEAST_LOAN.get(field, 0) else None
    if _ON_IT.match(clean, span.end):
        return _on_it(clean[: span.start], value)
    return {}


def _on_it(before: str, value: Decimal) -> dict[str, str] | None:
    """What "owe 250k on it" is, by the last thing named before it."""
    named = list(_PLEDGED.finditer(before))
    if not named or named[-1].group("tax"):
        return {}
    return {named[-1].lastgroup: _text(value)} if named[-1].lastgroup else None


def _is_owed(clean: str, own: str, span: MoneySpan) -> bool:
    owed, other = _nearest(_OWED, own), _nearest(_OTHER_MONEY, own)
    if _OWED_AFTER.match(clean, span.end) and other < max(0, len(own) - 14):
        return True
    return owed >= 0 and owed > other


def _nearest(pattern: "re.Pattern[str]", before: str) -> int:
    """Where the last such word before an amount stands, -1 for none."""
    sentence = before[max(before.rfind(". "), before.rfind("! "), before.rfind("? ")) + 1 :]
    offset = len(before) - len(sentence)
    last = -1
    start = 0
    while True:
        match = pattern.search(sentence, start)
        if match is None:
            return last
        last, start = offset + match.start(), match.start() + 1


def _periodic(clean: str, before: str, span: MoneySpan, value: Decimal) -> dict[str, str]:
    if _TAKE_HOME.search(before) or _AFTER_TAX.match(clean, span.end):
        period = _PAY_PERIODS.get(span.per or "")
        return {"take_home": _text(value), **({"pay_period": period} if period else {})}
    if span.per == "month" and (_INCOME.search(before) or _BEFORE_TAX.match(clean, span.end)):
        return {"gross_income_month": _text(value)}
    if span.per == "month" and _ABILITY.search(before) and not _CANNOT.search(before):
        return {"monthly_ability": _text(value)}
    return {}


def _text(value: Decimal) -> str:
    return format(value, ".2f")
