"""How well one way out fits, out of reasons for it, reasons against it and what it needs."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Literal, NamedTuple

from bot.guidance.unknown import Known

Fit = Literal["fits", "may_fit", "does_not_fit"]
Numbers = Mapping[str, Decimal | int]


class Need(NamedTuple):
    """What must be known for "fits": `otherwise` is the reason id while it is not, `ask` the fields that tell."""

    holds: Known
    otherwise: str
    ask: tuple[str, ...] = ()


class Against(NamedTuple):
    """What rules a way out once it is known to hold, and its reason id."""

    holds: Known
    reason: str


class Verdict(NamedTuple):
    """The fit of one way out with its reason ids, the case fields that would settle it, and its own numbers."""

    fit: Fit
    because: tuple[str, ...]
    missing: tuple[str, ...] = ()
    numbers: Numbers = MappingProxyType({})


def judge(
    *because: str,
    against: Iterable[Against] = (),
    needs: Iterable[Need] = (),
    at_best: Fit = "fits",
    numbers: Numbers | None = None,
) -> Verdict:
    """One known reason against rules it out; an unknown never does. Every need known to hold makes it fit.

    `at_best` "may_fit" is for a way whose last condition no field of a case can tell.
    """
    ruled_out = tuple(one.reason for one in against if one.holds)
    if ruled_out:
        return Verdict("does_not_fit", ruled_out, numbers=numbers or {})
    unmet = [need for need in needs if not need.holds]
    if not unmet:
        return Verdict(at_best, because, numbers=numbers or {})
    missing = tuple(dict.fromkeys(name for need in unmet if need.holds is None for name in need.ask))
    reasons = (*because, *(need.otherwise for need in unmet))
    return Verdict("may_fit", tuple(dict.fromkeys(reasons)), missing, numbers or {})
