"""Against levies, liens and passport certification: releases, hearings and appeals."""

from bot.guidance.figures import table
from bot.guidance.hearings import HearingWindow
from bot.guidance.letters import SOCIAL_SECURITY_WARNINGS
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
        repeated = any(_opens_nothing(window, windows) for window in windows if window.open_on(terms.today))
        return judge(
            "fit.hearing_window_open",
            *stops_the_clock(terms),
            needs=(Need(not repeated, "fit.earlier_hearing_notice"),),
        )
    if any(window.last_day is None for window in windows) and terms.case.cdp_requested_on is None:
        return judge(
            "fit.hearing_notice_held",
            needs=(Need(None, "fit.needs_notice_date", _date_fields(windows)),),
        )
    asked = any(window.timely for window in windows)
    return judge(against=(Against(True, "fit.hearing_asked" if asked else "fit.hearing_window_closed"),))


def _opens_nothing(window: HearingWindow, windows: tuple[HearingWindow, ...]) -> bool:
    """An earlier levy hearing notice covers all its years: only the first one for a year opens a hearing.

    26 CFR 301.6330-1(b)(2) Q&A-B1, B4. Tax or a penalty assessed since opens another, so this only weakens the fit.
    """
    mine = window.letter
    if mine is None or window.kind == "lien" or not mine.tax_years or mine.dated is None:
        return False
    earlier: set[int] = set()
    for other in windows:
        letter = other.letter
        if letter is not None and other.kind != "lien" and letter.dated is not None and letter.dated < mine.dated:
            earlier.update(letter.tax_years)
    return earlier.issuperset(mine.tax_years)


def _date_fields(windows: tuple[HearingWindow, ...]) -> tuple[str, ...]:
    unknown = [window for window in windows if window.last_day is None]
    lien = any(window.kind == "lien" for window in unknown)
    return ("nftl_filed", "printed_deadline") if lien else ("notice_date", "printed_deadline")


def equivalent_hearing(terms: Terms) -> Verdict | None:
    """An equivalent hearing, within a year, once the hearing window has closed.

    It is not set beside an open hearing for a lien whose letter is not in hand: the open one can take the lien up.
    """
    closed = [one for one in terms.windows if one.open_on(terms.today) is False and not one.timely]
    if not closed:
        return None
    if all(one.letter is None for one in closed) and any(one.open_on(terms.today) for one in terms.windows):
        return None
    days = [one.equivalent_last_day for one in closed]
    over = all(day is not None and day < terms.today for day in days)
    in_time = any(day is not None and day >= terms.today for day in days)
    return judge(
        "fit.hearing_window_closed",
        against=(Against(over, "fit.year_is_over"),),
        needs=(Need(in_time or None, "fit.needs_notice_date", ("notice_date",)),),
    )


def cap(terms: Terms) -> Verdict | None:
    """The Collection Appeals Program (Publication 1660)."""
    if terms.money_being_taken or terms.case.seizure:
        return judge("fit.money_being_taken" if terms.money_being_taken else "fit.seizure")
    if terms.holds_stage("intent_to_levy", "final_notice_levy", "levy_in_effect", "default"):
        return judge("fit.collection_action")
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
