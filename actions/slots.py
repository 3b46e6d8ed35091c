"""Slots become a case here and nowhere else; what is unknown stays unknown."""

from typing import Any

from actions.turn import Turn
from bot.guidance.assess import assess
from bot.guidance.assessment import Assessment
from bot.guidance.case import Case, CaseError, parse
from bot.law.loader import Law, load

CASE = "case"


def merge(
    known: dict[str, Any], new: dict[str, Any], letter_said: bool, new_said: bool, correcting: bool
) -> dict[str, Any]:
    """The case after a message: what is said last holds, but a guess never replaces a letter that was named.

    A second letter named beside the first, unless it corrects it, joins `other_notices` and the first stays; a letter
    of the same message's own `other_notices` joins too.
    """
    merged = dict(known)
    facts = dict(new)
    named = facts.get("notice")
    if named and known.get("notice") and named != known["notice"]:
        if letter_said and not new_said:
            facts.pop("notice")
        elif letter_said and not correcting:
            others = [*known.get("other_notices", ()), _letter(known)]
            merged["other_notices"] = [other for other in others if other.get("notice") != named]
            for field in ("notice_date", "printed_deadline"):
                merged.pop(field, None)
    if facts.get("other_notices"):
        facts["other_notices"] = [*merged.get("other_notices", ()), *facts["other_notices"]]
    merged.update({field: value for field, value in facts.items() if value is not None})
    return merged


def case_of(facts: dict[str, Any]) -> tuple[Case, dict[str, Any]]:
    """The case, and the facts that were usable; a fact that the engine refuses is left out, never guessed at."""
    usable = dict(facts)
    while True:
        try:
            return parse(usable), usable
        except CaseError as error:
            if error.field not in usable:
                return parse({}), {}
            usable.pop(error.field)


def assessment(turn: Turn, facts: dict[str, Any] | None = None) -> Assessment:
    """What the guidance says of the case so far (or of `facts`), today."""
    case, _ = case_of(turn.case if facts is None else facts)
    return assess(case, turn.today, law())


def law() -> Law:
    """The law data, loaded once."""
    return load()


def _letter(known: dict[str, Any]) -> dict[str, Any]:
    return {field: known[field] for field in ("notice", "notice_date", "tax_years") if known.get(field)}
