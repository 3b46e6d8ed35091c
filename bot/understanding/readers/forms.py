"""Forms and schedules in a message: "12153", "form 433-F", "W-4", "1040-X", "schedule C"."""

import re

from bot.understanding.patterns import compiled
from bot.understanding.readers.spans import Span, apart, plain

_BARE = {
    "12153", "9465", "8857", "8379", "14039", "9423", "12277", "14135", "14134", "12203", "13711", "12256", "2848",
    "8821", "4868", "4506", "4852", "8822", "8962", "1040", "1099", "1098", "1120", "1065", "1041", "1095", "14242",
}  # fmt: skip
_LETTERED = {
    "433": "A|B|D|F|H", "656": "B|L", "1040": "X|SR|ES|NR|V", "1099": "NEC|MISC|K|R|INT|DIV|B|G|C|A|SSA|DA",
    "1120": "S|F",
    "4506": "T|C", "8821": "A",
    "1095": "A|B|C", "886": "A", "1098": "T|E", "SS": "4|8",
}  # fmt: skip
_LETTERS = "|".join(f"{number}[ -]?(?:{letters})" for number, letters in _LETTERED.items())
_FORM = compiled(
    rf"(?<![a-z0-9$])(?:"
    rf"(?P<named>form(?:s|ulario)?[\s:#-]{{1,2}}(?:no\.?\s?|number\s|"
    rf"irs\s)?)?(?P<lettered>{_LETTERS})(?:\s?\(?(?P<oic>oic)\)?)?"
    r"|(?P<w>w[\s-]?(?:2c|2|4|9|7))(?!,?[0-9])"
    r"|(?P<schedule>sch(?:edule|\.)?\s(?:k-?1|se|[a-fh](?![a-z'])))"
    rf"|form(?:s|ulario)?[\s:#-]{{1,2}}(?:no\.?\s?|number\s|irs\s)?(?P<any>[0-9]{{3,5}})"
    rf"|(?P<bare>{'|'.join(sorted(_BARE))})s?"
    r"|(?P<payroll>94[0145])(?=s?\s+(?:tax|taxes|return|returns|form|forms|payroll|deposit|deposits|quarter)\b|s\b)s?"
    r")(?![a-z0-9%]|[.,:/][0-9])"
)
_MONEY_BEFORE = compiled(r"(?:\$|\b(?:owe|owed|owes|pay|paid|paying|balance|balance\s+of|about|around|of)\s)\s?$")
_NOTICE_NUMBERS = frozenset({"668", "1058", "504", "501", "503", "502", "3172"})


def read(text: str) -> list[Span]:
    """The forms of a message, in the order of the text; values as the IRS writes them: "433-F", "W-4", "Schedule C".

    A form that is a notice itself (668-A, 668-W) is the notice reader's.
    """
    clean = plain(text)
    found = []
    for match in _FORM.finditer(clean):
        value = _value(match)
        if value is None or (match.group("bare") and _MONEY_BEFORE.search(clean[: match.start()][-16:])):
            continue
        found.append(Span("form", text[match.start() : match.end()], value, match.start(), match.end()))
    return apart(found)


def _value(match: "re.Match[str]") -> "str | None":
    if match.group("lettered"):
        number, letters = re.findall(r"[a-z]+|[0-9]+", match.group("lettered"), re.IGNORECASE)[:2]
        return f"{number.upper()}-{letters.upper()}" + (" (OIC)" if match.group("oic") else "")
    if match.group("w"):
        return "W-" + re.sub(r"[^0-9c]", "", match.group("w")[1:].lower()).upper()
    if match.group("schedule"):
        letter = match.group("schedule").split()[1].upper()
        return "Schedule " + ("K-1" if letter in ("K1", "K-1") else letter)
    number = match.group("any") or match.group("bare") or match.group("payroll")
    return None if number in _NOTICE_NUMBERS else str(number)
