"""Plain readers of what a message says: spans with normalised values. No Rasa, no model, no clock."""

from collections.abc import Iterable
from datetime import date

from bot.understanding.readers import contacts, counts, dates, forms, household, money, notices, states, years
from bot.understanding.readers.dates import Sense
from bot.understanding.readers.notices import Vocabulary
from bot.understanding.readers.spans import ENTITY_TYPES, DateSpan, MoneySpan, NoticeSpan, Span

__all__ = ["ENTITY_TYPES", "DateSpan", "MoneySpan", "NoticeSpan", "Span", "Vocabulary", "public", "read"]


def read(text: str, today: date, law: Vocabulary, sense: Sense = "any", near: date | None = None) -> list[Span]:
    """Everything the readers find in a message, in the order of the text, each piece of text read once.

    Codes come before forms, dates before counts, and money last, so that the 504 of "CP504", a telephone number or "30
    days" is never an amount. `sense` and `near` are those of `dates.read`.
    """
    codes = notices.read(text, law)
    taken: list[Span] = [span for span in codes if span.said]
    taken += _free(contacts.read(text), taken)
    taken += _free(forms.read(text), taken)
    taken += _free(dates.read(text, today, sense, near), taken)
    counted = counts.read(text)
    amounts = money.read(text, [*taken, *_free(years.spelled(text), taken)])
    taken += _free(amounts, taken)
    tax_years = years.read(text, today, taken)
    others = [*states.read(text), *household.read(text), *[span for span in codes if not span.said]]
    return sorted(
        [*taken, *tax_years, *_free(counted, taken), *others], key=lambda span: (span.start, span.end, span.type)
    )


def public(spans: Iterable[Span]) -> list[Span]:
    """Those of the types that other programs see (`ENTITY_TYPES`); an inferred notice is none."""
    return [
        span for span in spans if span.type in ENTITY_TYPES and not (isinstance(span, NoticeSpan) and not span.said)
    ]


def _free(spans: "list[Span] | list[DateSpan] | list[MoneySpan]", taken: list[Span]) -> list[Span]:
    return [span for span in spans if all(span.end <= other.start or other.end <= span.start for other in taken)]
