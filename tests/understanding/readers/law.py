"""A law of a few notices, as the readers see one."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class KnownNotice:
    code: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class SmallLaw:
    notices: Mapping[str, KnownNotice] = field(default_factory=dict)


_ALIASES = {
    "CP523": ("cp623",),
    "CP3219A": ("stat notice", "90-day letter"),
    "Form 668-A": ("668a", "bank levy"),
    "Form 668-W": ("668w", "wage levy"),
    "CP515": ("cp515i",),
}
_CODES = """CP14 CP14H CP501 CP503 CP504 CP504B CP523 CP71C CP90 CP91 CP297 CP40 CP59 CP508C CP515 CP518 CP2000 CP3219A
LT11 LT16 LT24 CP24""".split()
_LETTERS = ["Letter 1058", "Letter 3172", "Letter 11", "Letter 1153", "Letter 5071C", "Form 668-A", "Form 668-W"]

LAW = SmallLaw({code: KnownNotice(code, _ALIASES.get(code, ())) for code in [*_CODES, *_LETTERS]})
