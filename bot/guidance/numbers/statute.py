"""The collection statute expiration date (IRC 6502), an estimate: the transcript decides."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from bot.guidance.calendar import after_months
from bot.guidance.case import Tolling
from bot.guidance.figures import settled, settled_table
from bot.law.loader import Law


@dataclass(frozen=True)
class _Pause:
    start: date
    end: date
    least: date | None
    """The statute ends no earlier than this day."""


def collection_statute(
    law: Law, assessed: date, tolling: tuple[Tolling, ...] = (), plan_from: date | None = None
) -> date | None:
    """Ten years from the assessment and the time the clock stood still; None while a suspension has no known end.

    Suspensions that overlap count once, and one that begins after the statute has ended, or ends before the assessment,
    counts nothing. A hearing leaves at least 90 days after it is final (6330(e)(1)), a return from abroad at least six
    months (6503(c)); a stay of under six months abroad counts nothing. A plan request counts up to the plan's start.
    """
    tails = settled_table(law, "collection_statute_suspensions")
    pauses: list[_Pause] = []
    for entry in tolling:
        if entry.end is None:
            return None
        pause = _pause(entry, entry.end, plan_from, tails)
        if pause is not None and pause.end > assessed:
            pauses.append(_Pause(max(pause.start, assessed), pause.end, pause.least))
    ends = after_months(assessed, int(settled(law, "collection_statute_years")) * 12)
    for pause in _merged(pauses):
        if pause.start > ends:
            break
        ends += pause.end - pause.start
        if pause.least is not None:
            ends = max(ends, pause.least)
    return ends


def _pause(entry: Tolling, end: date, plan_from: date | None, tails: Mapping[str, Decimal]) -> _Pause | None:
    if entry.kind == "abroad":
        if end < after_months(entry.start, int(tails["abroad_months"])):
            return None
        return _Pause(entry.start, end, after_months(end, int(tails["abroad_months_left"])))
    if entry.kind == "cdp":
        return _Pause(entry.start, end, end + timedelta(days=int(tails["hearing_days_left"])))
    if entry.kind == "bankruptcy":
        return _Pause(entry.start, after_months(end, int(tails["bankruptcy_months"])), None)
    if entry.kind == "ia_request" and plan_from is not None and entry.start <= plan_from < end:
        end = plan_from
    return _Pause(entry.start, end + timedelta(days=int(tails[f"{entry.kind}_days"])), None)


def _merged(pauses: list[_Pause]) -> list[_Pause]:
    """The pauses in order, those that touch made one."""
    merged: list[_Pause] = []
    for pause in sorted(pauses, key=lambda one: one.start):
        if merged and pause.start <= merged[-1].end:
            before = merged.pop()
            least = max((day for day in (before.least, pause.least) if day is not None), default=None)
            pause = _Pause(before.start, max(before.end, pause.end), least)
        merged.append(pause)
    return merged
