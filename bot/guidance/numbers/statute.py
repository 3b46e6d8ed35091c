"""The collection statute expiration date (IRC 6502), an estimate: the transcript decides."""

from dataclasses import dataclass
from datetime import date, timedelta

from bot.guidance.calendar import after_months
from bot.guidance.case import Tolling
from bot.guidance.figures import settled
from bot.law.loader import Law

DAYS_AFTER: dict[str, int] = {"oic": 30, "ia_request": 30, "innocent_spouse": 60}
"""Days that the clock stands still beyond the end of a suspension (6331(k)(3), 6015(e)(2))."""
MONTHS_AFTER_BANKRUPTCY = 6
DAYS_LEFT_AFTER_HEARING = 90
MONTHS_ABROAD = 6


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
    pauses: list[_Pause] = []
    for entry in tolling:
        if entry.end is None:
            return None
        pause = _pause(entry, entry.end, plan_from)
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


def _pause(entry: Tolling, end: date, plan_from: date | None) -> _Pause | None:
    if entry.kind == "abroad":
        if end < after_months(entry.start, MONTHS_ABROAD):
            return None
        return _Pause(entry.start, end, after_months(end, MONTHS_ABROAD))
    if entry.kind == "cdp":
        return _Pause(entry.start, end, end + timedelta(days=DAYS_LEFT_AFTER_HEARING))
    if entry.kind == "bankruptcy":
        return _Pause(entry.start, after_months(end, MONTHS_AFTER_BANKRUPTCY), None)
    if entry.kind == "ia_request" and plan_from is not None and entry.start <= plan_from < end:
        end = plan_from
    return _Pause(entry.start, end + timedelta(days=DAYS_AFTER[entry.kind]), None)


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
