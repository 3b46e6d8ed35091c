"""Against levies, liens and passport certification: releases, hearings and appeals."""

from bot.guidance.figures import table
from bot.guidance.hearings import HearingWindow
from bot.guidance.letters import EQUIVALENT_DECISION, SOCIAL_SECURITY_WARNINGS, repeats_hearing_notice
from bot.guidance.numbers.waivers import is_business_entity
from bot.guidance.options.verdict import Against, Need, Verdict, judge
from bot.guidance.terms import Terms
from bot.guidance.unknown import at_most
from bot.law.model import Stage

_NO_HEARING_STAGES: tuple[Stage, ...] = ("balance_due", "reminder", "intent_to_levy")


def stops_the_clock(terms: Terms) -> tuple[str, ...]:
    """What has to be said of a step that stops the collection statute when 24 months or fewer are left."""
    return ("fit.stops_the_clock",) if terms.short_statute else ()


def levy_release(terms: Terms) -> Verdict | None:
    """Release of a levy (IRC 6343)."""
    no_hardship_ground = ("fit.no_hardship_ground",) if is_business_entity(terms.case) else ()
    if terms.money_being_taken:
        return judge("fit.money_being_taken", *no_hardship_ground)
    if terms.case.seizure:
        return judge("fit.seizure", *no_hardship_ground)
    served = terms.case.levy_served is not None and terms.case.levy_active is None
    if served and terms.case.levy_type != "state_refund":
        return judge("fit.levy_served", needs=(Need(None, "fit.needs_levy_active", ("levy_active",)),))
    return None


def cdp_hearing(terms: Terms) -> Verdict | None:
    """A Collection Due Process hearing (IRC 6320, 6330).

    CP91 and CP298 neither open one nor show that there is none: no earlier hearing notice may have come.
    """
    windows = terms.windows
    if not windows:
        bills_only = terms.holds_stage(*_NO_HEARING_STAGES) and not terms.holds(*SOCIAL_SECURITY_WARNINGS)
        return judge(against=(Against(True, "fit.no_hearing_right"),)) if bills_only else None
    if any(window.open_on(terms.today) and not window.timely for window in windows):
        return judge("fit.hearing_window_open", *stops_the_clock(terms))
    if any(window.last_day is None for window in windows) and terms.case.cdp_requested_on is None:
        return judge(
            "fit.hearing_notice_held",
            needs=(Need(None, "fit.needs_notice_date", _date_fields(windows)),),
        )
    repeated = any(repeats_hearing_notice(letter, terms.letters) for letter in terms.letters)
    return judge(
        against=(Against(repeated, "fit.earlier_hearing_notice"), Against(True, _why_no_hearing(windows))),
    )


def _why_no_hearing(windows: tuple[HearingWindow, ...]) -> str:
    if any(window.timely for window in windows):
        return "fit.hearing_asked"
    undated = any(window.last_day is None for window in windows)
    return "fit.hearing_already_asked" if undated else "fit.hearing_window_closed"


def _date_fields(windows: tuple[HearingWindow, ...]) -> tuple[str, ...]:
    unknown = [window for window in windows if window.last_day is None]
    lien = any(window.kind == "lien" for window in unknown)
    return ("nftl_filed", "printed_deadline") if lien else ("notice_date", "printed_deadline")


def equivalent_hearing(terms: Terms) -> Verdict | None:
    """An equivalent hearing, within a year, once the hearing window has closed.

    It is not set beside an open hearing for a lien whose letter is not in hand: the open one can take the lien up.
    """
    closed = terms.closed_windows
    if not closed:
        return None
    if all(one.letter is None for one in closed) and any(one.open_on(terms.today) for one in terms.windows):
        return None
    days = [one.equivalent_last_day for one in closed]
    over = all(day is not None and day < terms.today for day in days)
    in_time = any(day is not None and day >= terms.today for day in days)
    return judge(
        "fit.hearing_window_closed",
        against=(
            Against(terms.holds(EQUIVALENT_DECISION), "fit.equivalent_hearing_decided"),
            Against(over, "fit.year_is_over"),
        ),
        needs=(Need(in_time or None, "fit.needs_notice_date", ("notice_date",)),),
    )


def cap(terms: Terms) -> Verdict | None:
    """The Collection Appeals Program (Publication 1660)."""
    if terms.money_being_taken or terms.case.seizure:
        return judge("fit.money_being_taken" if terms.money_being_taken else "fit.seizure")
    if terms.holds_stage("intent_to_levy", "final_notice_levy", "levy_in_effect", "default"):
        return judge("fit.collection_action")
    if terms.dates_of("cap_ia"):
        return judge("fit.plan_refused")
    return judge("fit.lien_filed") if terms.has_lien else None


def tas(terms: Terms) -> Verdict | None:
    """The Taxpayer Advocate Service (IRC 7811)."""
    if terms.money_being_taken or terms.case.seizure:
        return judge("fit.money_being_taken" if terms.money_being_taken else "fit.seizure")
    return judge("fit.hardship") if terms.case.hardship else None


def lien_relief(terms: Terms) -> Verdict | None:
    """Withdrawal, discharge, subordination or release of a lien (IRC 6323(j), 6325)."""
    if not terms.has_lien:
        return None
    most = table(terms.law, "lien_withdrawal", terms.today).get("max_balance")
    small = ("fit.withdrawal_by_direct_debit",) if at_most(terms.balance, most) else ()
    return judge("fit.lien_filed", *small, at_best="may_fit")


def ia_reinstate(terms: Terms) -> Verdict | None:
    """Save a plan in default (IRC 6159(b)(5))."""
    return judge("fit.plan_in_default") if terms.holds_stage("default") else None


def passport_decertification(terms: Terms) -> Verdict | None:
    """Have a passport certification reversed (IRC 7345(c))."""
    return judge("fit.passport_certified", "fit.below_limit_not_enough") if terms.passport_certified else None
