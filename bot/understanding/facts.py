"""What a message fills of a case: fields of the contract, only those that it says, with plain JSON values.

Dates are ISO text, money is text with two decimals, years and counts are integers.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Union

from bot.understanding import readers
from bot.understanding.readers import counts, levies, manner, statements
from bot.understanding.readers.dates import Sense
from bot.understanding.readers.notices import Vocabulary
from bot.understanding.readers.spans import DateSpan, MoneySpan, NoticeSpan, Span, plain

FactValue = Union[str, int, bool, list[int], list[dict[str, str]]]

_REACH = 64
_DATE_ROLES: tuple[tuple[str, "re.Pattern[str]"], ...] = tuple(
    (role, re.compile(rf"(?:{pattern})[^.!?;\n]{{0,{reach}}}$", re.IGNORECASE))
    for role, reach, pattern in (
        ("paid", 26, r"\bpa(?:id|yed)\b|\bpayment\s+(?:was|went|cleared|on)\b|\bpagu[eé]\b"),
        (
            "cdp_requested_on",
            30,
            r"\b(?:sent|filed|mailed|faxed|submitted|turned\s+in|requested|"
            r"asked\s+for)\b[^.!?;\n]{0,24}\b(?:12153|hearing)\b|\b12153\b[^.!?;\n]{0,24}\b(?:sent|"
            r"filed|mailed|faxed|submitted)\b|\bhearing\s+request\b",
        ),
        ("travel", 26, r"\b(?:fly|flying|flight|travel\w*|trip|leaving|leave|cruise|vuelo|viaj\w+)\b"),
        (
            "printed_deadline",
            14,
            r"\b(?:by|until|till|before|due|deadline|last\s+day|no\s+later\s+than|antes\s+de|hasta|" r"plazo)\b",
        ),
        (
            "nftl_filed",
            16,
            r"\blien\b[^.!?;\n]{0,20}\b(?:filed|recorded|placed|put)\b|\b(?:filed|recorded|"
            r"placed)\b[^.!?;\n]{0,12}\blien\b",
        ),
        (
            "levy_served",
            40,
            r"\b(?:froze|frozen|levied|levy|seized|garnish\w*|took|taken|taking|locked|hold|"
            r"embargaron|congelaron|quitaron)\b",
        ),
        (
            "event",
            24,
            r"\b(?:appointment|meeting|court|hearing\s+is|closing|lost\s+my|moved|filed|divorced?|"
            r"married|fired|laid\s+off|surgery|died|call(?:ed)?|spoke|talked|starting|born|"
            r"e-filed)\b",
        ),
        (
            "notice_date",
            22,
            r"\b(?:dated?|fechad[oa]|con\s+fecha|fecha)\b|\b(?:on|in)\s+(?:it|the\s+(?:letter|"
            r"notice|top|corner|page))\b|\b(?:letter|notice|it|corner)\s+(?:is|was|says?|from|"
            r"of)\b|\bfrom\b",
        ),
    )
)
_ARRIVED = re.compile(
    r"\b(?:received|recieved|arrived?|came|delivered|opened|picked\s+up|signed\s+for|"
    r"in\s+the\s+mail|lleg[oó]|recib[ií])\b[^.!?;\n]{0,24}\b(?:on|el)\s+$",
    re.IGNORECASE,
)
_IS_THE_DATE = re.compile(
    r"\s*(?:,\s*)?(?:is|was|es)?\s*(?:the\s+date\b|on\s+(?:it|the\s+(?:letter|notice))\b|printed\b|la\s+fecha\b)",
    re.IGNORECASE,
)
_TWO_LETTERS = re.compile(r"\s*(?:,|/)?\s*\b(?:or|o|maybe)\b\s*(?:a|an|the|it'?s|un|una)?\s*$", re.IGNORECASE)
_NOT_THIS_NOTICE = re.compile(
    r"\b(?:not|isn'?t|wasn'?t|aint|ain't|never\s+got|no\s+es)\s+(?:a|an|the|my|any|un|una)?\s*$", re.IGNORECASE
)
_LATER_NOTICE = re.compile(
    r"\b(?:now|just\s+got|today|latest|newest|then|after\s+that|ahora)\b[^.!?;\n]{0,24}$", re.IGNORECASE
)

_OWED = re.compile(
    r"\b(?:owe[sd]?|owing|balance|bill(?:ed)?|debt|amount\s+due|due|total|wants?|wanting|"
    r"demand\w*|says?|saying|say|lien\s+(?:for|of)|asking\s+for|deb[oe]|debemos|saldo|"
    r"quieren|piden|cobran|back\s+taxes)\b(?P<between>[^!?;\n]*)$",
    re.IGNORECASE,
)
_OTHER_MONEY = re.compile(
    r"\b(?:paid|payed|pay|paying|afford|took|taken|taking|froze|frozen|grabbed|seized|"
    r"levied|garnish\w*|refund|income|make|makes|earn|earns|salary|rent|mortgage|saved|"
    r"savings|penalt(?:y|ies)|interest|worth|offer(?:ed)?|settle|equity|loan|save|bank|fee|"
    r"charge[sd]?|costs?|swing|manage|do|did|send|give|scrape|pagar|pagu[eé]|gano|over|"
    r"more\s+than|under|less\s+than|limit|at\s+least|up\s+to|if|pension|deposit(?:ed)?|"
    r"check|paycheck|cash|lawyer|attorney|firm|company)\b(?P<between>[^!?;\n]*)$",
    re.IGNORECASE,
)
_OWED_AFTER = re.compile(
    r"\s*(?:in\s+(?:back\s+)?(?:taxes|tax)\b|(?:tax\s+)?(?:debt|bill|balance)\b|owed\b|"
    r"owing\b|due\b|total\b|de\s+impuestos)",
    re.IGNORECASE,
)
_ABILITY = re.compile(
    r"\b(?:can|could|able\s+to|afford|pay|do|doing|swing|manage|scrape|send|give|handle|"
    r"offer|puedo|podr[ií]a|pagar)\b[^.!?;\n]{0,32}$",
    re.IGNORECASE,
)
_CANNOT = re.compile(
    r"\b(?:can'?t|cant|cannot|can\s+not|couldn'?t|unable|not\s+able|no\s+puedo|won'?t|"
    r"want(?:s|ed)?\s+(?:me\s+to\s+)?|asking|demand\w*|they|irs|make|earn|income|rent|"
    r"mortgage)\b[^.!?;\n]{0,32}$",
    re.IGNORECASE,
)
_TAKE_HOME = re.compile(
    r"\b(?:take\s?-?\s?home|bring\s+home|net(?:\s+pay)?|clear|paycheck\s+is|pay\s+is|"
    r"my\s+checks?\s+(?:is|are)|after\s+tax(?:es)?)\b[^.!?;\n]{0,24}$",
    re.IGNORECASE,
)
_AFTER_TAX = re.compile(r"[^.!?;\n]{0,16}\bafter\s+tax(?:es)?\b|[^.!?;\n]{0,12}\btake\s?-?\s?home\b", re.IGNORECASE)
_INCOME = re.compile(r"\b(?:income|gross|before\s+tax(?:es)?)\b[^.!?;\n]{0,24}$", re.IGNORECASE)
_BEFORE_TAX = re.compile(r"[^.!?;\n]{0,16}\b(?:before\s+tax(?:es)?|gross)\b", re.IGNORECASE)
_AGI = re.compile(r"\b(?:agi|adjusted\s+gross\s+income)\b[^.!?;\n]{0,20}$", re.IGNORECASE)
_SAVED = re.compile(r"\s*(?:dollars\s+)?(?:saved|in\s+(?:my\s+)?savings|set\s+aside|ahorrad[oa]s?)\b", re.IGNORECASE)

_PAY_IN_FULL = re.compile(
    r"\b(?:pay(?:ing)?(?:\s+(?:it|this|them|that|all|everything|the\s+(?:whole|full|"
    r"entire)\s+(?:thing|amount|balance|bill)|the\s+(?:balance|bill)|in\s+full|off|back|"
    r"of\s+it))+|pagar(?:lo)?\s+todo)\b(?P<between>[^.!?;\n]{0,28}?)\b(?P<when>today|"
    r"right\s+now|now|right\s+away|immediately|tomorrow|(?:in|within|"
    r"en)\s+(?:the\s+next\s+)?(?=\S)|by\s+(?=\S)|hoy)",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"\b(?:all|off|full|everything|whole|entire|todo|balance|bill|it|this)\b", re.IGNORECASE)
_NOT_ABOUT_TAX = re.compile(
    r"\b(?:since|recorded\s+in|back\s+in|divorced\s+in|married\s+in|died\s+in|"
    r"moved\s+(?:\w+\s+)?in|born\s+in|lost\s+my\s+(?:job|house)\s+in|until|started\s+in|in|"
    r"en|desde|before|after)\s+(?:early\s+|late\s+|mid\s+)?$",
    re.IGNORECASE,
)
_TAX_AFTER = re.compile(r"\s*(?:tax(?:es)?|returns?|income\s+tax|bill|balance|debt|impuestos)\b", re.IGNORECASE)
_BUSINESS_CLOSED = re.compile(
    r"\b(?:closed|shut\s+down|went\s+under|out\s+of\s+business|sold|"
    r"cerr[eéoó])\b[^.!?;\n]{0,24}\b(?:business|company|shop|store|restaurant|llc|"
    r"negocio)\b|\b(?:business|company|shop|store|restaurant|llc|"
    r"negocio)\b[^.!?;\n]{0,20}\b(?:closed|shut\s+down|went\s+under|is\s+gone|failed)\b",
    re.IGNORECASE,
)
_SOLE = re.compile(
    r"\bsole\s+prop\w*|\bself[\s-]?employed\b|\bschedule\s+c\b|\bfreelanc\w+|"
    r"\bindependent\s+contractor\b|\bgig\s+work\w*",
    re.IGNORECASE,
)
_BUSINESS = re.compile(
    r"\b(?:my|our)\s+(?:\w+\s+)?(?:business|company|llc|corporation|s[\s-]?corp|corp|"
    r"restaurant|shop|store|practice|firm|negocio|empresa)\b",
    re.IGNORECASE,
)
_FIGURE_SPLIT = re.compile(r"\b(?:and|but|then|y|pero)\b|,\s", re.IGNORECASE)


def read(
    text: str, today: date, law: Vocabulary, sense: Sense = "any", near: date | None = None
) -> dict[str, FactValue]:
    """The case fields that a message fills.

    What is asked about, feared or denied fills nothing (a denied fact is False). `notice` is filled by a code that stands
    in the text and that the law knows, never by a description. A day of arrival ("received it on ...", "got it
    yesterday") is no notice date, because days are counted from the date that is printed. `sense` and `near` are those of
    `readers.dates.read`.
    """
    clean = plain(text)
    spans = readers.read(text, today, law, sense, near)
    dates = [span for span in spans if isinstance(span, DateSpan) and span.type == "date"]
    said: dict[str, FactValue] = dict(statements.read(text))
    letters = _letters(clean, spans)
    said.update(_levy(clean, dates, today))
    said.update(_dates(clean, dates, letters, today))
    said.update(_notice_fields(clean, letters, dates, said, today))
    said.update(_years(clean, spans))
    said.update(_money(clean, spans, bool(letters)))
    said.update(_pay_in_full(clean, spans, today))
    said.update(_people(spans))
    said.update(_taxpayer(clean, said))
    return _settled(said)


def _letters(clean: str, spans: Sequence[Span]) -> list[NoticeSpan]:
    said = [span for span in spans if isinstance(span, NoticeSpan) and span.said and not span.unknown]
    return [span for span in said if not _NOT_THIS_NOTICE.search(clean[max(0, span.start - 24) : span.start])]


def _levy(clean: str, dates: Sequence[DateSpan], today: date) -> dict[str, FactValue]:
    levy = levies.read(clean)
    if levy is None:
        return {}
    if not levy.active:
        return {"levy_active": False}
    found: dict[str, FactValue] = {"levy_active": True}
    if levy.type:
        found["levy_type"] = levy.type
    return found


def _role(clean: str, span: Span) -> str | None:
    """What a date is the date of, by the words before it that are nearest; None where none tells."""
    before = clean[max(0, span.start - _REACH) : span.start]
    if _IS_THE_DATE.match(clean, span.end):
        return "notice_date"
    best: tuple[int, str | None] = (-1, None)
    for role, pattern in _DATE_ROLES:
        for match in pattern.finditer(before):
            if match.start() > best[0]:
                best = (match.start(), role)
    return best[1]


def _dates(clean: str, dates: Sequence[DateSpan], letters: Sequence[NoticeSpan], today: date) -> dict[str, FactValue]:
    found: dict[str, FactValue] = {}
    for span in dates:
        role, day = _role(clean, span), date.fromisoformat(str(span.value))
        if role in ("paid", "cdp_requested_on", "nftl_filed") and day <= today:
            found.setdefault(role, day.isoformat())
        elif role == "printed_deadline" and re.search(
            r"\b(?:it|letter|notice|irs|they)\b[^.!?;\n]{0,20}\b(?:says?|said|wants?|gave|have|has|"
            r"prints?)\b|\bdeadline\b|\bdue\s+(?:date|by|on)?\b|\brespond\s+by\b|\bpay\s+by\b",
            clean[max(0, span.start - _REACH) : span.start],
            re.IGNORECASE,
        ):
            found.setdefault(role, day.isoformat())
        elif role == "travel" and day >= today:
            found.setdefault("travel_in_days", (day - today).days)
        elif role == "levy_served" and day <= today:
            found.setdefault("levy_served", day.isoformat())
    return found


def _notice_fields(
    clean: str, letters: Sequence[NoticeSpan], dates: Sequence[DateSpan], said: Mapping[str, FactValue], today: date
) -> dict[str, FactValue]:
    codes = list(dict.fromkeys(str(span.value) for span in letters))
    unsure = len(codes) > 1 and any(_TWO_LETTERS.search(clean[: span.start][-24:]) for span in letters[1:])
    if unsure:
        return _dated(clean, dates, today, alone=False)
    if len(codes) <= 1:
        fields: dict[str, FactValue] = {"notice": codes[0]} if codes else {}
        return {**fields, **_dated(clean, dates, today, alone=bool(codes))}
    return _several(clean, letters, dates, today)


def _dated(clean: str, dates: Sequence[DateSpan], today: date, alone: bool) -> dict[str, FactValue]:
    named = [span for span in dates if _role(clean, span) == "notice_date" and _printed(clean, span)]
    if named:
        return {"notice_date": str(named[-1].value)} if len(named) == 1 or _corrects(clean, named[-1]) else {}
    free = [span for span in dates if _role(clean, span) is None and _printed(clean, span) and not _relative(span)]
    if alone and len(free) == 1 and str(free[0].value) <= today.isoformat():
        return {"notice_date": str(free[0].value)}
    return {}


def _printed(clean: str, span: DateSpan) -> bool:
    """Whether a date can be the one printed on the letter, not the day on which it came."""
    before = clean[max(0, span.start - _REACH) : span.start]
    dated = re.search(r"\b(?:dated?|fecha\w*|on\s+it|says)\b[^.!?;\n]{0,20}$", before, re.IGNORECASE)
    return dated is not None or not (_ARRIVED.search(before) or _relative(span))


def _relative(span: DateSpan) -> bool:
    return not re.search(r"[0-9]", span.text) or re.search(r"\bago\b|\bhace\b", span.text, re.IGNORECASE) is not None


def _corrects(clean: str, span: DateSpan) -> bool:
    return (
        re.search(
            r"\b(?:no|sorry|actually|i\s+mean|meant|wait|correction|not)\b[^.!?\n]{0,30}$",
            clean[max(0, span.start - 40) : span.start],
            re.IGNORECASE,
        )
        is not None
    )


def _several(clean: str, letters: Sequence[NoticeSpan], dates: Sequence[DateSpan], today: date) -> dict[str, FactValue]:
    """The letter that came last is the notice, the others stand beside it, each with the date that follows it."""
    held: dict[str, dict[str, str]] = {}
    main = str(letters[0].value)
    for index, span in enumerate(letters):
        code = str(span.value)
        entry = held.setdefault(code, {"notice": code})
        end = letters[index + 1].start if index + 1 < len(letters) else len(clean)
        own = [
            day
            for day in dates
            if span.end <= day.start < end and _role(clean, day) in ("notice_date", None) and not _relative(day)
        ]
        if own and "notice_date" not in entry:
            entry["notice_date"] = str(own[0].value)
        if _LATER_NOTICE.search(clean[max(0, span.start - 40) : span.start]):
            main = code
    first = held.pop(main)
    fields: dict[str, FactValue] = {"notice": main, "other_notices": list(held.values())}
    if "notice_date" in first:
        fields["notice_date"] = first["notice_date"]
    return fields


def _years(clean: str, spans: Sequence[Span]) -> dict[str, FactValue]:
    unfiled = statements.not_filed(clean)
    about: list[int] = []
    missing: list[int] = []
    for span in spans:
        if span.type != "tax_year" or not isinstance(span.value, int):
            continue
        before = clean[max(0, span.start - 32) : span.start]
        of_tax = _TAX_AFTER.match(clean, span.end) is not None
        if unfiled and unfiled[0] <= span.start < unfiled[1]:
            if not re.search(r"\b(?:since|desde)\s+$", before, re.IGNORECASE):
                missing.append(span.value)
        elif of_tax or not _NOT_ABOUT_TAX.search(before):
            about.append(span.value)
    found: dict[str, FactValue] = {}
    if about:
        found["tax_years"] = sorted(set(about))
    if missing:
        found["missing_years"] = sorted(set(missing))
    return found


def _money(clean: str, spans: Sequence[Span], with_letter: bool) -> dict[str, FactValue]:
    amounts = [
        span for span in spans if isinstance(span, MoneySpan) and span.type == "amount" and not span.part_of_range
    ]
    found: dict[str, FactValue] = {}
    owed: list[Decimal] = []
    free: list[Decimal] = []
    for span in amounts:
        before, value = clean[max(0, span.start - 80) : span.start], span.value
        if not isinstance(value, Decimal):
            continue
        if span.per is not None:
            found.update(
                {field: said for field, said in _periodic(clean, before, span, value).items() if field not in found}
            )
        elif _AGI.search(before):
            found.setdefault("agi", _text(value))
        elif _SAVED.match(clean, span.end):
            found.setdefault("savings_available", _text(value))
        elif _is_owed(clean, before, span):
            owed.append(value)
        elif _nearest(_OTHER_MONEY, before) < 0:
            free.append(value)
    if len(set(owed)) == 1:
        found["assessed_balance"] = _text(owed[0])
    elif not owed and with_letter and len(set(free)) == 1:
        found["assessed_balance"] = _text(free[0])
    return found


def _is_owed(clean: str, before: str, span: MoneySpan) -> bool:
    if _OWED_AFTER.match(clean, span.end) and _nearest(_OTHER_MONEY, before) < len(before) - 14:
        return True
    owed, other = _nearest(_OWED, before), _nearest(_OTHER_MONEY, before)
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


def _periodic(clean: str, before: str, span: MoneySpan, value: Decimal) -> dict[str, FactValue]:
    if _TAKE_HOME.search(before) or _AFTER_TAX.match(clean, span.end):
        period = {
            "day": "daily",
            "week": "weekly",
            "two_weeks": "biweekly",
            "half_month": "semimonthly",
            "month": "monthly",
        }.get(span.per or "")
        return {"take_home": _text(value), **({"pay_period": period} if period else {})}
    if span.per == "month" and (_INCOME.search(before) or _BEFORE_TAX.match(clean, span.end)):
        return {"gross_income_month": _text(value)}
    if span.per == "month" and _ABILITY.search(before) and not _CANNOT.search(before):
        return {"monthly_ability": _text(value)}
    return {}


def _pay_in_full(clean: str, spans: Sequence[Span], today: date) -> dict[str, FactValue]:
    for match in _PAY_IN_FULL.finditer(clean):
        if manner.denied(clean, match.start()) or not _WHOLE.search(match.group()):
            continue
        when = match.group("when").lower().strip()
        if when in ("today", "right now", "now", "right away", "immediately", "hoy"):
            return {"can_pay_full_in_days": 0}
        if when == "tomorrow":
            return {"can_pay_full_in_days": 1}
        for span in spans:
            if match.end() <= span.start <= match.end() + 4:
                if span.type == "duration":
                    return {"can_pay_full_in_days": counts.days(str(span.value))}
                if span.type == "date" and str(span.value) >= today.isoformat():
                    return {"can_pay_full_in_days": (date.fromisoformat(str(span.value)) - today).days}
    return {}


def _people(spans: Sequence[Span]) -> dict[str, FactValue]:
    found: dict[str, FactValue] = {}
    for span in spans:
        if span.type in ("dependents", "household_size", "filing_status", "pay_period", "state") and isinstance(
            span.value, (str, int)
        ):
            found.setdefault(span.type, span.value)
    return found


def _taxpayer(clean: str, said: Mapping[str, FactValue]) -> dict[str, FactValue]:
    closed = _BUSINESS_CLOSED.search(clean) is not None
    if _SOLE.search(clean):
        return {"taxpayer_type": "sole_prop_closed" if closed else "sole_prop_open"}
    if closed:
        return {"taxpayer_type": "business_closed"}
    if _BUSINESS.search(clean) and (
        said.get("trust_fund_taxes") or re.search(r"\b(?:owes?|employees|payroll|941)\b", clean, re.IGNORECASE)
    ):
        return {"taxpayer_type": "business_open"}
    return {}


def _settled(said: dict[str, FactValue]) -> dict[str, FactValue]:
    """Without what rests on something that is not said: a day of levy needs a levy, a day of payment a payment in full."""
    if said.get("levy_active") is not True:
        said.pop("levy_served", None)
    if said.get("already_paid") is not True:
        said.pop("paid", None)
    if said.get("missing_years"):
        said["all_required_returns_filed"] = False
    return said


def _text(value: Decimal) -> str:
    return format(value, ".2f")
