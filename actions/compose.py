"""Paragraphs about this person's letter, days and ways out, from an assessment and the law's words."""

import re
from typing import Any

from actions.answers import OPTIONS_FOR
from actions.days import in_days, main_deadline, still_open
from actions.sentences import Sentences, day, listed, money, weekday
from actions.told import LANGUAGE, Told
from actions.turn import Turn
from bot.guidance.assessment import Assessment
from bot.guidance.ranking import GATES, RIGHTS_WITH_A_CLOCK
from bot.law.loader import Law

LONGEST = 1_350
CODE = re.compile(r"\b(?:CP ?\d{1,4}[A-Z]?|LT ?\d\d|Letter \d{3,4}[A-Z]?)\b", re.IGNORECASE)
MONTHS = "January February March April May June July August September October November December".split()
DAY = re.compile(rf"\b(?:{'|'.join(MONTHS)}) \d{{1,2}}\b")
MOST_CODES = 6
MOST_DAYS = 6
LETTER_11 = "Letter 11"
PLANS = frozenset({"guaranteed_ia", "simple_payment_plan", "nsia_50_250", "ia_with_433", "ppia", "ia_in_business"})


def letter(turn: Turn, law: Law, say: Sentences, told: Told, brief: bool = False) -> list[str]:
    """What the letter is, what it does not do, or that its code is needed. `brief`: the title and meaning only."""
    named = turn.case.get("notice")
    if not named:
        return [say.say("utter_letter_none")]
    notice = law.notice(named)
    if notice is None:
        return [say.say("utter_letter_unknown", code=named)]
    told.add(notice)
    words = notice.words[LANGUAGE]
    if notice.code == LETTER_11:
        return [say.say("utter_letter_eleven")]
    name = "utter_letter" if turn.slots.get("letter_said") else "utter_letter_inferred"
    parts = [say.say(name, code=notice.code, title=_mid(words["title"]), meaning=words["meaning"])]
    return parts if brief else [*parts, say.say("utter_cannot_now", text=words["cannot"])]


def today_step(turn: Turn, assessment: Assessment, law: Law, say: Sentences) -> list[str]:
    """The one thing to do today: the leading way out where it presses or the day is over, else what the letter asks."""
    notice = law.notice(turn.case.get("notice") or "")
    offered = assessment.offered
    presses = bool(offered) and (notice is None or offered[0].id in (*RIGHTS_WITH_A_CLOCK, *GATES))
    if assessment.urgency.level == "L1" and presses:
        return [say.say("utter_in_force", text=law.options[offered[0].id].words[LANGUAGE]["next"])]
    main = main_deadline(turn.case.get("notice"), assessment, law)
    if main is not None and main.met:
        return []
    if notice is not None and main is not None and main.status == "missed":
        # What the letter asks for was due by a day that has passed.
        left = still_open(turn, main, assessment, law)
        if left is not None:
            return [say.say("utter_today", text=law.deadlines[left.id].words[LANGUAGE]["act"])]
        if offered:
            return [say.say("utter_today", text=law.options[offered[0].id].words[LANGUAGE]["next"])]
    return [say.say("utter_today", text=notice.words[LANGUAGE]["today"])] if notice else []


def protects(turn: Turn, law: Law, say: Sentences) -> list[str]:
    """What the letter held does not allow the IRS yet."""
    notice = law.notice(turn.case.get("notice") or "")
    return [say.say("utter_cannot_now", text=notice.words[LANGUAGE]["cannot"])] if notice else []


def if_nothing(turn: Turn, law: Law, say: Sentences) -> list[str]:
    """What follows when nothing is done about the letter."""
    notice = law.notice(turn.case.get("notice") or "")
    return [say.say("utter_next_if_nothing", text=notice.words[LANGUAGE]["next"])] if notice else []


def noted(turn: Turn, say: Sentences) -> list[str]:
    """The amount and the years that were understood, said back."""
    facts = []
    for name in ("assessed_balance", "total_balance"):
        if turn.news.get(name) is not None:
            facts.append(money(turn.news[name]))
    if turn.news.get("monthly_ability") is not None:
        facts.append(f"{money(turn.news['monthly_ability'])} a month")
    if turn.news.get("tax_years"):
        years = [str(year) for year in turn.news["tax_years"][:4]]
        facts.append(("tax years " if len(years) > 1 else "tax year ") + listed(years))
    return [say.say("utter_noted_facts", facts=", ".join(facts))] if facts else []


def options(
    assessment: Assessment, law: Law, say: Sentences, told: Told, most: int = 3, sorted_out: bool = True
) -> list[str]:
    """The best ways out, numbered, with the figures that are known."""
    offered = [option for option in assessment.options if option.fit != "does_not_fit"][:most]
    if not offered:
        return [say.say("utter_no_options")] if assessment.urgency.human else []
    lines = [say.say("utter_options_head" if sorted_out else "utter_options_head_unknown")]
    for number, option in enumerate(offered, 1):
        lines.append(_option(option, law, say, told, number, assessment))
    return ["\n".join(lines)]


def others(turn: Turn, assessment: Assessment, law: Law, say: Sentences) -> list[str]:
    """The other letters held, each with its own day where one is still open."""
    parts = []
    for held in turn.case.get("other_notices") or ():
        notice = law.notice(held.get("notice") or "")
        if notice is None:
            continue
        title = _mid(notice.words[LANGUAGE]["title"])
        own = main_deadline(notice.code, assessment, law)
        if own is not None and own.status == "open":
            last = f"{weekday(own.date)}, {day(own.date)} ({in_days(own.days_left, say)})"
            parts.append(say.say("utter_also_letter_day", code=notice.code, title=title, last=last))
        else:
            parts.append(say.say("utter_also_letter", code=notice.code, title=title))
    return parts[:2]


def described(code: str, law: Law, say: Sentences) -> list[str]:
    """What a letter is that was only asked about, not held."""
    notice = law.notice(code)
    if notice is None:
        return []
    words = notice.words[LANGUAGE]
    return [say.say("utter_letter", code=notice.code, title=_mid(words["title"]), meaning=words["meaning"])]


def wage_levy(turn: Turn, assessment: Assessment, say: Sentences) -> list[str]:
    """What of the pay is protected, once the message told enough to count it."""
    told = {"take_home", "pay_period", "filing_status", "dependents"} & set(turn.news)
    release = assessment.option("levy_release")
    return _figures(release, assessment, say) if told and release is not None else []


def option_asked(intent: str, assessment: Assessment, law: Law, say: Sentences, told: Told) -> list[str]:
    """What the guidance says of the way out that was asked about: its figures where it fits, else why not."""
    found = [assessment.option(id) for id in OPTIONS_FOR.get(intent, ())]
    looked_at = [option for option in found if option is not None]
    offered = next((option for option in looked_at if option.offered), None)
    parts: list[str] = []
    told_of = {option.id: option for option in (*looked_at[:1], *([offered] if offered else []))}
    for id, option in told_of.items():
        words = law.options[id].words[LANGUAGE]
        told.add(law.options[id])
        told.because(law, option.because)
        if option.fit == "does_not_fit":
            reasons = law.words(LANGUAGE)
            why = next((reasons[id] for id in option.because if id in reasons and "{" not in reasons[id]), words["why"])
            parts.append(say.say("utter_option_not", name=words["name"], why=why))
            continue
        parts.append(" ".join([f"{words['name']}: {words['what']}", words["next"], *_figures(option, assessment, say)]))
    return parts


def bounded(paragraphs: list[str]) -> list[str]:
    """The paragraphs from the first on that fit one reply: its length, its codes and its dates are limited."""
    kept: list[str] = []
    for paragraph in paragraphs:
        text = "\n\n".join([*kept, paragraph])
        codes = {re.sub(r"\W", "", code).upper() for code in CODE.findall(text)}
        if len(text) > LONGEST or len(codes) > MOST_CODES or len(set(DAY.findall(text))) > MOST_DAYS:
            continue
        kept.append(paragraph)
    return kept


def _option(option: Any, law: Law, say: Sentences, told: Told, number: int, assessment: Assessment) -> str:
    words = law.options[option.id].words[LANGUAGE]
    told.add(law.options[option.id])
    told.because(law, option.because)
    name = "utter_option" if option.fit == "fits" else "utter_option_maybe"
    line = say.say(name, number=number, name=words["name"], why=words["why"])
    return " ".join([line, *_figures(option, assessment, say)])


def _figures(option: Any, assessment: Assessment, say: Sentences) -> list[str]:
    numbers = {**assessment.numbers, **option.numbers}
    if option.id in PLANS and {"floor_payment", "term_months", "level_payment"} <= set(numbers):
        floor, level = money(numbers["floor_payment"]), money(numbers["level_payment"])
        return [say.say("utter_numbers_plan", floor=floor, term=numbers["term_months"], level=level)]
    if option.id == "oic_datc" and "rcp_lump" in numbers:
        return [say.say("utter_numbers_offer", amount=money(numbers["rcp_lump"]))]
    if option.id == "levy_release" and {"exempt_per_period", "levied_per_period"} <= set(numbers):
        exempt, levied = money(numbers["exempt_per_period"]), money(numbers["levied_per_period"])
        return [say.say("utter_numbers_wage", exempt=exempt, levied=levied)]
    if option.id == "fta" and numbers.get("fta_saving"):
        return [say.say("utter_numbers_penalty", amount=money(numbers["fta_saving"]))]
    return []


def _mid(title: str) -> str:
    return title[:1].lower() + title[1:] if title[1:2].islower() else title
