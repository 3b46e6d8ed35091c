"""The days of this person's letters in words: the last day, what is left after it, and which date is missing."""

import re
from datetime import date, timedelta

from actions.sentences import Sentences, day, weekday
from actions.told import LANGUAGE, Told
from actions.turn import Turn
from bot.guidance.assessment import Assessment
from bot.guidance.calendar import is_business_day
from bot.guidance.deadlines import Deadline
from bot.law.loader import Law
from bot.law.model import Notice
from bot.understanding.readers import Span, dates

CAME = re.compile(
    r"\b(?:(?:got|getting|rec(?:ei|ie)ved)\b[^.!?;]{0,30}\b(?:on|in|only)|came|arrived?|delivered|brought|mailman|mailbox|"
    r"opened|picked (?:it )?up|count from)\b[^.!?;]{0,24}$",
    re.IGNORECASE,
)
PRINTED = re.compile(r"\b(?:dated?|printed|date on)\b[^.!?;]{0,24}$", re.IGNORECASE)
BANK_HOLD = "bank_levy"
LONG_PAST_DAYS = 15 * 366
LIVES_ABROAD = re.compile(
    r"\b(?:overseas|abroad|expat|outside (?:of )?the (?:u\.?s\.?|united states|country)|"
    r"(?:live|living|stationed|based) in (?:mexico|canada|portugal|spain|germany|france|england|the uk|ireland|italy|"
    r"japan|china|india|(?:the )?phil+ip+ines|israel|australia|brazil|colombia|costa rica|thailand|korea|poland))\b",
    re.IGNORECASE,
)
ARRIVED = re.compile(
    r"\b(?:arrived?|brought|rec(?:ei|ie)ved|delivered|mailman|came (?:on|in|only)|got it on)\b", re.IGNORECASE
)


def came(text: str, span: Span) -> bool:
    """Whether a date is said to be the day on which something came, not the day printed on it."""
    before = text[max(0, span.start - 48) : span.start]
    return bool(CAME.search(before)) and not PRINTED.search(before)


def main_deadline(code: str | None, assessment: Assessment, law: Law) -> Deadline | None:
    """The day that the letter `code` is about; None where it sets none or the date that it counts from is unknown."""
    notice = law.notice(code or "")
    own = {found.id: found for found in assessment.deadlines if notice and found.letter in (notice.code, None)}
    ordered = [own[id] for id in (notice.deadlines if notice else ()) if id in own]
    first = notice.deadlines[0] if notice and notice.deadlines else None
    return next((found for found in ordered if found.id == first or not law.deadlines[found.id].floor), None)


def leading(turn: Turn, assessment: Assessment, law: Law) -> Deadline | None:
    """The day to speak of: the bank's while it holds the money, else that of the letter that leads."""
    if turn.case.get("levy_active") or turn.case.get("levy_served"):
        hold = next((found for found in assessment.deadlines if found.id == BANK_HOLD), None)
        if hold is not None:
            return hold
    return main_deadline(turn.case.get("notice"), assessment, law)


def still_open(turn: Turn, missed: Deadline, assessment: Assessment, law: Law) -> Deadline | None:
    """What the same letter still allows after `missed` has passed, such as the equivalent hearing."""
    notice = law.notice(turn.case.get("notice") or "")
    later = notice.deadlines[1:] if notice else ()
    own = {
        found.id: found for found in assessment.deadlines if found.status == "open" and found.letter == missed.letter
    }
    return next((own[id] for id in later if id in own), None)


def deadlines(turn: Turn, assessment: Assessment, law: Law, say: Sentences, told: Told) -> list[str]:
    """The letter's own last day in words with the days left; what is left when it has passed; or what is missing."""
    main = leading(turn, assessment, law)
    if main is None:
        notice = law.notice(turn.case.get("notice") or "")
        missing = _undated(notice, law, say) if notice else ""
        return [missing] if missing else []
    rule = law.deadlines[main.id]
    told.add(rule)
    how = [id for id in main.because if id not in ("deadline.rolled", "deadline.met")]
    told.because(law, how, date=day(main.counted_from))
    told.because(law, assessment.urgency.because)
    if main.rolled_from is not None:
        told.because(law, ("deadline.rolled",), date=day(main.rolled_from))
    usual = [law.words(LANGUAGE)[id] for id in main.because if id == "deadline.usual_reply"]
    fields = {"weekday": weekday(main.date), "date": day(main.date), "act": rule.words[LANGUAGE]["act"]}
    if main.met:
        return [say.say("utter_deadline_met", date=day(main.date))]
    if main.status == "floor":
        return [say.say("utter_deadline_floor" if main.date > turn.today else "utter_deadline_floor_past", **fields)]
    if main.status == "missed":
        parts = [say.say("utter_deadline_missed", **fields)]
        left = still_open(turn, main, assessment, law)
        if left is not None:
            act = law.deadlines[left.id].words[LANGUAGE]["act"]
            last = {"weekday": weekday(left.date), "date": day(left.date), "days": in_days(left.days_left, say)}
            parts.append(say.say("utter_deadline_after", **last, act=act))
        elif usual:
            parts += usual
        elif "note" in rule.words[LANGUAGE]:
            parts.append(rule.words[LANGUAGE]["note"])
        return parts
    parts = [say.say("utter_deadline_open", **fields, days=in_days(main.days_left, say))]
    parts += usual
    if main.id == BANK_HOLD:
        parts.append(_bank(main.date, say))
    if rule.days_outside_us and turn.case.get("outside_us") is None and LIVES_ABROAD.search(turn.text):
        parts.append(say.say("utter_if_abroad", days=rule.days_outside_us))
    if ARRIVED.search(turn.text) and rule.counted_from == "notice_date":
        parts.append(say.say("utter_counts_from_date"))
    if main.rolled_from is not None:
        parts.append(say.say("utter_deadline_rolled", rolled_from=day(main.rolled_from), date=day(main.date)))
    return [" ".join(parts)]


def said_back(turn: Turn, say: Sentences) -> list[str]:
    """The notice date in words when its year or day had to be filled in."""
    found = turn.news.get("notice_date")
    if not any(span.type == "date" for span in dates.read(turn.text, turn.today, "past", turn.today)):
        return []
    if not found or turn.case.get("notice_date") != found:
        return []
    full = any(e.get("entity") == "date" and e.get("value") == found and e.get("given_in_full") for e in turn.entities)
    return [] if full else [say.say("utter_said_back", date=day(date.fromisoformat(found)))]


def date_problem(turn: Turn, found: str | None) -> tuple[str, dict[str, str]] | None:
    """Why a notice cannot be dated `found` (ISO): the response to say and its fields; None where it can."""
    if found is None:
        return None
    value = date.fromisoformat(found)
    if value > turn.today:
        return "utter_date_in_future", {"date": day(value)}
    if (turn.today - value).days > LONG_PAST_DAYS:
        return "utter_date_too_old", {"date": day(value)}
    return None


def in_days(left: int, say: Sentences) -> str:
    """How far off a day is, in words."""
    if left == 0:
        return say.say("utter_last_day_today")
    return say.say("utter_one_day_left") if left == 1 else say.say("utter_days_left", days=left)


def _bank(last: date, say: Sentences) -> str:
    """The working day by which a release must be at the bank, and the day the bank pays (26 CFR 301.6332-3(c))."""
    working = last
    while not is_business_day(working):
        working -= timedelta(days=1)
    pays = last + timedelta(days=1)
    while not is_business_day(pays):
        pays += timedelta(days=1)
    return say.say(
        "utter_bank_days", working=f"{weekday(working)}, {day(working)}", pays=f"{weekday(pays)}, {day(pays)}"
    )


def _undated(notice: Notice, law: Law, say: Sentences) -> str:
    rules = [law.deadlines[id] for id in notice.deadlines]
    if rules and rules[0].id == BANK_HOLD:
        return say.say("utter_deadline_served")
    if rules and rules[0].counted_from == "nftl_filed":
        return say.say("utter_deadline_lien")
    counted = [rule for rule in rules if rule.days or rule.months or rule.business_days]
    if notice.stage == "levy_in_effect":
        return ""
    return say.say("utter_deadline_unknown" if counted else "utter_deadline_none")
