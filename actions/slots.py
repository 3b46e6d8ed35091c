"""Slots become a case here and nowhere else; what is unknown stays unknown."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from actions.turn import Turn
from bot.guidance.assess import assess
from bot.guidance.assessment import Assessment
from bot.guidance.case import Case, CaseError, parse
from bot.guidance.timeline import LEAST_TO_MOST_PRESSING
from bot.law.loader import Law, load

CASE = "case"
CIRCUMSTANCES = "circumstances"
"""The key of the case slot for what a person said of themselves: no field of a case file (`Circumstance`)."""
LETTER_FIELDS = ("notice", "notice_date", "tax_years")


def merge(
    known: dict[str, Any], new: dict[str, Any], letter_said: bool, new_said: bool, correcting: bool
) -> dict[str, Any]:
    """The case after a message: what is said last holds, but a guess never replaces a letter that was named.

    A second letter, unless it corrects the first, takes the lead, and the first goes on in `other_notices` with its
    date; of several named in one message the one furthest along leads.
    """
    merged = dict(known)
    facts = dict(new)
    named = facts.get("notice")
    beside = known.get("other_notices") or ()
    if (
        letter_said
        and correcting
        and facts.get("notice_date")
        and _held(beside, named)
        and named != known.get("notice")
    ):
        # What is put right is the day of a letter that stands beside the one that leads.
        own = {field: facts.pop(field) for field in LETTER_FIELDS if field in facts}
        merged["other_notices"] = [{**letter, **own} if letter.get("notice") == named else letter for letter in beside]
        named = None
    if named and known.get("notice") and named != known["notice"]:
        if letter_said and not new_said:
            facts.pop("notice")
        elif letter_said and not correcting and _leads(known, facts):
            merged = _leading(known, named)
        elif letter_said and not correcting:
            others = [letter for letter in beside if letter.get("notice") != named]
            merged["other_notices"] = [*others, {"notice": named}]
            facts.pop("notice")
    if facts.get("other_notices"):
        facts["other_notices"] = [*merged.get("other_notices", ()), *facts["other_notices"]]
    merged.update({field: value for field, value in facts.items() if value is not None})
    if merged.get("levy_active") is False:
        merged.pop("levy_type", None)
        merged.pop("levy_served", None)
    return _governing(merged) if new.get("other_notices") else merged


def _held(letters: Iterable[dict[str, Any]], code: str | None) -> bool:
    return any(letter.get("notice") == code for letter in letters)


def _leads(known: dict[str, Any], facts: dict[str, Any]) -> bool:
    """Whether a letter named now takes the lead: it is dated, or the one that leads is not, or it is as pressing."""
    named = facts["notice"]
    held = [letter for letter in known.get("other_notices") or () if letter.get("notice") == named]
    dated = facts.get("notice_date") or any(letter.get("notice_date") for letter in held)
    return bool(dated) or not known.get("notice_date") or rank(named) >= rank(known["notice"])


def _leading(known: dict[str, Any], code: str) -> dict[str, Any]:
    """The case with the letter `code` in the lead; the one that led stands beside it, and each keeps its date."""
    held = known.get("other_notices") or ()
    target = next((letter for letter in held if letter.get("notice") == code), {"notice": code})
    beside = [letter for letter in held if letter.get("notice") != code]
    rest = {name: value for name, value in known.items() if name not in (*LETTER_FIELDS, "printed_deadline")}
    return {**rest, **target, "other_notices": [*beside, _letter(known)]}


def _governing(merged: dict[str, Any]) -> dict[str, Any]:
    """Of letters named in one message the one furthest along leads; the others stand beside it."""
    held = [_letter(merged), *merged.get("other_notices", ())]
    first = max(held, key=lambda letter: rank(letter.get("notice")))
    others = [letter for letter in held if letter is not first and letter.get("notice")]
    rest = {name: value for name, value in merged.items() if name not in ("notice_date", "tax_years")}
    return {**rest, **first, "other_notices": others}


def rank(name: str | None) -> int:
    """How pressing the letter is by its stage; -1 for one that is not known."""
    notice = law().notice(name or "")
    return LEAST_TO_MOST_PRESSING.index(notice.stage) if notice else -1


def case_of(facts: dict[str, Any]) -> tuple[Case, dict[str, Any]]:
    """The case, and the facts that were usable; a fact that the engine refuses is left out, never guessed at."""
    usable = {name: value for name, value in facts.items() if name != CIRCUMSTANCES}
    said = list(facts.get(CIRCUMSTANCES) or ())
    beside = {CIRCUMSTANCES: said} if said else {}
    while True:
        try:
            return replace(parse(usable), circumstances=frozenset(said)), usable | beside
        except CaseError as error:
            field = re.split(r"[.\[]", error.field)[0]
            if field not in usable:
                return replace(parse({}), circumstances=frozenset(said)), beside
            usable.pop(field)


def assessment(turn: Turn, facts: dict[str, Any] | None = None) -> Assessment:
    """What the guidance says of the case so far (or of `facts`), today."""
    case, _ = case_of(turn.case if facts is None else facts)
    return assess(case, turn.today, law())


def law() -> Law:
    """The law data, loaded once."""
    return load()


def _letter(known: dict[str, Any]) -> dict[str, Any]:
    return {field: known[field] for field in LETTER_FIELDS if known.get(field)}
