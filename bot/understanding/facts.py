"""What a message fills of a case: fields of the contract, only those that it says, with plain JSON values.

Dates are ISO text, money is text with two decimals, years and counts are integers.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.understanding import readers
from bot.understanding.patterns import compiled
from bot.understanding.readers import corrections, counts, levies, manner, occasions, purposes, statements
from bot.understanding.readers.dates import Sense
from bot.understanding.readers.notices import Vocabulary
from bot.understanding.readers.spans import DateSpan, MoneySpan, NoticeSpan, Span, plain

FactValue = str | int | bool | list[int] | list[dict[str, str]]

_IN_THE_PAST = ("paid", "cdp_requested_on", "nftl_filed", "levy_served")
_TWO_LETTERS = compiled(r"\s*(?:,|/)?\s*\b(?:or|o|maybe)\b\s*(?:a|an|the|it'?s|un|una)?\s*$")
_NOT_THIS_NOTICE = compiled(
    r"\b(?:not|isn'?t|wasn'?t|aint|ain't|never\s+got|no\s+es)\s+(?:a|an|the|my|any|un|una)?\s*$"
)
_CORRECTION = compiled(r"\b(?:no|sorry|actually|i\s+mean|meant|wait|correction|not)\b[^.!?\n]{0,30}$")
_TAKEN_BACK = compiled(r"\b(?:not|no)\s+(?:the\s+|in\s+|for\s+)?$")
_SUM_TAKEN_BACK = compiled(r"\bnot\s+(?:the\s+)?$")
"""A "no" before a sum may set it right ("12k no 21k"); `readers.corrections` has settled that."""
_LATER_NOTICE = compiled(
    r"\b(?:now|just\s+got|today|latest|newest|then|after\s+that|ahora)\b[^.!?;\n]{0,24}$|"
    r"\b(?:finally|lastly|last(?!\s+(?:year|month|spring|summer|fall|autumn|winter|time|jan|feb|mar|apr|may|jun|jul|"
    r"aug|sep|oct|nov|dec))|por\s+[uú]ltimo|finalmente)\b[^.!?;\n]{0,48}$"
)
_TO_COME = timedelta(days=60)
"""No letter bears a day further ahead: such a date is mistyped."""

_PAY_IN_FULL = compiled(
    r"\b(?:pay(?:ing)?(?:\s+(?:it|this|them|that|all|everything|the\s+(?:whole|full|"
    r"entire)\s+(?:thing|amount|balance|bill)|the\s+(?:balance|bill)|in\s+full|off|back|"
    r"of\s+it))+|pagar(?:lo)?\s+todo)\b(?P<between>[^.!?;\n]{0,28}?)\b(?P<when>today|"
    r"right\s+now|now|right\s+away|immediately|tomorrow|(?:in|within|"
    r"en)\s+(?:the\s+next\s+)?(?=\S)|by\s+(?=\S)|hoy)"
)
_JOURNEY_IN = compiled(
    r"\b(?:fly|flying|flight|travel\w*|trip|leaving|leave|cruise|viaj\w+|"
    r"vuelo)\b[^.!?;\n]{0,20}\b(?:in|within|en)\s+$"
)
_WHOLE = compiled(r"\b(?:all|off|full|everything|whole|entire|todo|balance|bill|it|this)\b")
_NOT_ABOUT_TAX = compiled(
    r"\b(?:since|recorded\s+in|back\s+in|divorced\s+in|married\s+in|died\s+in|"
    r"moved\s+(?:\w+\s+)?in|born\s+in|lost\s+my\s+(?:job|house)\s+in|until|started\s+in|in|"
    r"en|desde|before|after)\s+(?:early\s+|late\s+|mid\s+)?$"
)
_TAX_AFTER = compiled(r"\s*(?:tax(?:es)?|returns?|income\s+tax|bill|balance|debt|impuestos)\b")
_BUSINESS_CLOSED = compiled(
    r"\b(?:closed|shut\s+down|went\s+under|out\s+of\s+business|sold|"
    r"cerr[eéoó])\b[^.!?;\n]{0,24}\b(?:business|company|shop|store|restaurant|llc|"
    r"negocio)\b|\b(?:business|company|shop|store|restaurant|llc|"
    r"negocio)\b[^.!?;\n]{0,20}\b(?:closed|shut\s+down|went\s+under|is\s+gone|failed)\b"
)
_SOLE = compiled(
    r"\bsole\s+prop\w*|\bself[\s-]?employed\b|\bschedule\s+c\b|\bfreelanc\w+|"
    r"\bindependent\s+contractor\b|\bgig\s+work\w*"
)
_BUSINESS = compiled(
    r"\b(?:my|our)\s+(?:\w+\s+)?(?:business|company|llc|corporation|s[\s-]?corp|corp|"
    r"restaurant|shop|store|practice|firm|negocio|empresa)\b"
)


def read(
    text: str, today: date, law: Vocabulary, sense: Sense = "any", near: date | None = None
) -> dict[str, FactValue]:
    """The case fields that a message fills.

    What is asked about or feared fills nothing; a denied fact is False. `notice` is filled by a code that stands in the
    text and that the law knows, never by a description. A day of arrival ("received it on ...", "got it yesterday") is
    no notice date, because days are counted from the date that is printed. `sense` and `near` are those of
    `readers.dates.read`.
    """
    return of(text, readers.read(text, today, law, sense, near), today)


def of(text: str, spans: Sequence[Span], today: date) -> dict[str, FactValue]:
    """`read` for a message whose spans are known."""
    clean = plain(text)
    spans = _standing(clean, spans)
    dates = [span for span in spans if isinstance(span, DateSpan) and span.type == "date"]
    said: dict[str, FactValue] = dict(statements.read(corrections.without_misreading(text)))
    letters = _letters(clean, spans)
    said.update(_levy(clean))
    said.update(_dates(clean, dates, today))
    said.update(_notice_fields(clean, letters, dates, today))
    said.update(_years(clean, spans))
    said.update(purposes.read(clean, spans, bool(letters)))
    said.update(_pay_in_full(clean, spans, today))
    said.update(_travel(clean, spans))
    said.update(_people(spans))
    said.update(_taxpayer(clean, said))
    return _settled(said)


def _standing(clean: str, spans: Sequence[Span]) -> list[Span]:
    """The spans that the writer does not take back; a day or year that replaces one stands in its place."""
    replaced: list[Span] = []
    right: dict[Span, Span] = {}
    for kind in ("notice", "date", "tax_year"):
        told = [span for span in spans if span.type == kind]
        kept = corrections.unreplaced(clean, told)
        for first, second in zip(told, told[1:], strict=False):
            if first not in kept:
                replaced.append(first)
                right[second] = second if kind == "notice" else replace(second, start=first.start)
    return [
        right.get(span, span)
        for span in spans
        if span not in replaced and (span in right or not _taken_back(clean, span))
    ]


def _taken_back(clean: str, span: Span) -> bool:
    denial = _SUM_TAKEN_BACK if isinstance(span, MoneySpan) else _TAKEN_BACK
    return denial.search(clean[max(0, span.start - 12) : span.start]) is not None


def _letters(clean: str, spans: Sequence[Span]) -> list[NoticeSpan]:
    said = [span for span in spans if isinstance(span, NoticeSpan) and span.said and not span.unknown]
    return [span for span in said if not _NOT_THIS_NOTICE.search(clean[max(0, span.start - 24) : span.start])]


def _levy(clean: str) -> dict[str, FactValue]:
    levy = levies.read(clean)
    if levy is None:
        return {}
    if not levy.active:
        return {"levy_active": False}
    found: dict[str, FactValue] = {"levy_active": True}
    if levy.type:
        found["levy_type"] = levy.type
    return found


def _dates(clean: str, dates: Sequence[DateSpan], today: date) -> dict[str, FactValue]:
    found: dict[str, FactValue] = {}
    for span in dates:
        occasion, day = occasions.of(clean, span), occasions.day(span)
        if occasion == "printed_deadline" or (occasion in _IN_THE_PAST and day <= today):
            found.setdefault(occasion, day.isoformat())
        elif occasion == "travel" and day >= today:
            found.setdefault("travel_in_days", (day - today).days)
    return found


def _notice_fields(
    clean: str, letters: Sequence[NoticeSpan], dates: Sequence[DateSpan], today: date
) -> dict[str, FactValue]:
    dates = [span for span in dates if occasions.day(span) - today <= _TO_COME]
    codes = list(dict.fromkeys(str(span.value) for span in letters))
    unsure = len(codes) > 1 and any(_TWO_LETTERS.search(clean[: span.start][-24:]) for span in letters[1:])
    if unsure:
        return _dated(clean, dates, today, alone=False)
    if len(codes) <= 1:
        fields: dict[str, FactValue] = {"notice": codes[0]} if codes else {}
        return {**fields, **_dated(clean, dates, today, alone=bool(codes))}
    return _several(clean, letters, dates)


def _dated(clean: str, dates: Sequence[DateSpan], today: date, alone: bool) -> dict[str, FactValue]:
    named = [
        span for span in dates if occasions.of(clean, span) == "notice_date" and occasions.may_be_printed(clean, span)
    ]
    if named:
        return {"notice_date": str(named[-1].value)} if len(named) == 1 or _corrects(clean, named[-1]) else {}
    free = [
        span
        for span in dates
        if occasions.of(clean, span) is None and occasions.may_be_printed(clean, span) and not occasions.relative(span)
    ]
    if alone and len(free) == 1 and str(free[0].value) <= today.isoformat():
        return {"notice_date": str(free[0].value)}
    return {}


def _corrects(clean: str, span: DateSpan) -> bool:
    return _CORRECTION.search(clean[max(0, span.start - 40) : span.start]) is not None


def _several(clean: str, letters: Sequence[NoticeSpan], dates: Sequence[DateSpan]) -> dict[str, FactValue]:
    """The letter that came last is the notice, the others stand beside it, each with the date that follows it."""
    held: dict[str, dict[str, str]] = {}
    main = str(letters[0].value)
    behind = 0
    for index, span in enumerate(letters):
        code = str(span.value)
        entry = held.setdefault(code, {"notice": code})
        end = letters[index + 1].start if index + 1 < len(letters) else len(clean)
        own = [
            day
            for day in dates
            if span.end <= day.start < end
            and occasions.of(clean, day) in ("notice_date", None)
            and not occasions.relative(day)
        ]
        if own and "notice_date" not in entry:
            entry["notice_date"] = str(own[0].value)
        if _LATER_NOTICE.search(clean[max(behind, span.start - 64) : span.start]):
            main = code
        behind = span.end
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


def _travel(clean: str, spans: Sequence[Span]) -> dict[str, FactValue]:
    """Days until a journey that is said as "flying in 3 weeks"; a journey on a date is among the dates."""
    for span in spans:
        if span.type == "duration" and _JOURNEY_IN.search(clean[max(0, span.start - 40) : span.start]):
            return {"travel_in_days": counts.days(str(span.value))}
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
    """Without what rests on something unsaid: a day of levy needs a levy, a day of payment a payment in full."""
    if said.get("levy_active") is not True:
        said.pop("levy_served", None)
    if said.get("already_paid") is not True:
        said.pop("paid", None)
    if said.get("missing_years"):
        said["all_required_returns_filed"] = False
    return said
