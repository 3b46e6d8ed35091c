"""How people write a day: names of months and weekdays with their usual misspellings, and the patterns around them."""

import re
from collections.abc import Iterable

from bot.understanding.patterns import compiled
from bot.understanding.readers import numbers

MONTHS = {
    "january": 1, "jan": 1, "janurary": 1, "januray": 1, "february": 2, "feb": 2, "febuary": 2, "feburary": 2,
    "febrary": 2, "march": 3, "mar": 3, "april": 4, "apr": 4, "apirl": 4, "may": 5, "june": 6, "jun": 6, "july": 7,
    "jul": 7, "august": 8, "aug": 8, "agust": 8, "september": 9, "sept": 9, "sep": 9, "septmber": 9, "setember": 9,
    "septemeber": 9, "spetember": 9, "october": 10, "oct": 10, "ocotber": 10, "octber": 10, "otcober": 10,
    "octobre": 10, "november": 11, "nov": 11, "novemeber": 11, "novmber": 11, "noveber": 11, "novembre": 11,
    "december": 12, "dec": 12, "decemeber": 12, "decmber": 12, "decembre": 12, "enero": 1, "febrero": 2, "marzo": 3,
    "abril": 4, "mayo": 5, "junio": 6, "julio": 7, "agosto": 8, "septiembre": 9, "setiembre": 9, "octubre": 10,
    "noviembre": 11, "diciembre": 12,
    "ene": 1, "abr": 4, "dic": 12,
}  # fmt: skip
_LONG_MONTHS = ("january", "february", "august", "september", "october", "november", "december")


def _mistyped(word: str) -> set[str]:
    """The word with a letter left out, two letters swapped or one doubled; its first letter stays."""
    places = range(1, len(word))
    left_out = {word[:at] + word[at + 1 :] for at in places}
    swapped = {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in places if at + 1 < len(word)}
    doubled = {word[:at] + word[at] + word[at:] for at in places}
    return left_out | swapped | doubled


MONTHS |= {typed: MONTHS[word] for word in _LONG_MONTHS for typed in sorted(_mistyped(word)) if typed not in MONTHS}
WEEKDAYS = {
    "monday": 0, "mon": 0, "lunes": 0, "tuesday": 1, "tues": 1, "tue": 1, "martes": 1, "wednesday": 2, "weds": 2,
    "wed": 2, "wensday": 2, "wendsday": 2, "miercoles": 2, "miércoles": 2, "thursday": 3, "thurs": 3, "thur": 3,
    "thu": 3, "jueves": 3, "friday": 4, "fri": 4, "viernes": 4, "saturday": 5, "sat": 5, "sabado": 5, "sábado": 5,
    "sunday": 6, "sun": 6, "domingo": 6,
}  # fmt: skip


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


UNIT = (
    r"(?:days?|weeks?|months?|years?|yrs?|hours?|minutes?|dollars?|bucks|usd|grand|"
    r"thousand|hundred|million|k|percent|times|kids?|children|letters?|notices?|people|"
    r"checks?|paychecks?|payments?|installments?|more|of\s+(?!20|19|this|last|next))\b"
)
MONTH = rf"(?P<month>{_either(MONTHS)})"
ORDINAL_WORD = _either([*numbers.ORDINALS, *(word.replace(" ", "-") for word in numbers.ORDINALS if " " in word)])
DAY = rf"(?P<day>[0-9]{{1,2}}(?:\s?(?:st|nd|rd|th|ro)\b|º)?|{ORDINAL_WORD})"
NOT_COUNTED = rf"(?![0-9a-z])(?!,[0-9]{{3}}(?![0-9]))(?!:[0-9])(?!\.[0-9]{{1,3}}(?![0-9]))(?!\s*%)(?![\s-]*{UNIT})"
SPOKEN_YEAR = (
    r"twenty[ -](?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
    r"|twenty[ -]twenty(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?"
    r"|two thousand (?:and )?(?:twenty[ -](?:one|two|three|four|five|six|seven|eight|nine)|twenty|nineteen|eighteen)"
)
FULL_YEAR = r"(?:1[5-9]|2[0-9])[0-9]{2}"
NOT_TAX_YEAR = r"(?!\s+(?:tax(?:es)?|returns?|1040)\b)"
YEAR_END = (
    rf"(?![0-9a-z%])(?!,[0-9]{{3}})(?!\.[0-9])(?!\s*(?:dollars?|bucks|usd|grand|"
    rf"k)\b)(?!\s*(?:a|per)\s+month)(?!/mo){NOT_TAX_YEAR}"
)
LONG_YEAR = rf"(?P<year>{FULL_YEAR}|'[0-9]{{2}}|{SPOKEN_YEAR}){YEAR_END}"
SHORT_YEAR = r"(?P<short_year>[0-9]{2})(?![0-9a-z%/]|[.,:][0-9]|-[0-9])(?=\s*(?:$|[.,!?;)\n]))"
YEAR = rf"(?:[\s,./-]{{0,3}}(?:of\s+|del?\s+(?:año\s+)?|in\s+)?{LONG_YEAR}|(?:\s*,\s*|\s+|-|/){SHORT_YEAR})"
START = r"(?<![a-z0-9$#/])(?<![0-9][.,:-])"

MONTH_DAY = compiled(rf"{START}{MONTH}(?:\.?[\s,-]{{0,3}}(?:the\s+)?){DAY}{NOT_COUNTED}{YEAR}?")
DAY_MONTH = compiled(
    rf"{START}(?P<the>(?:on|dated|dates?|the|by|since|of|until|till|el|"
    rf"del)\s+)?{DAY}(?P<of>\s+(?:of|de)\s+|[\s-]{{0,2}}){MONTH}(?![a-z])\.?{YEAR}?"
)
DAY_OF_MONTH_WORD = compiled(
    rf"(?<![a-z0-9])(?:the|el|d[ií]a|on|dated)\s+(?P<day>[0-9]{{1,2}}\s?(?:st|nd|rd|th)\b|"
    rf"{ORDINAL_WORD})(?!\s+(?:{UNIT}|one\b|letter|notice|time))"
)
ISO = compiled(
    r"(?<![a-z0-9$#./-])(?P<year>(?:1[5-9]|"
    r"2[0-9])[0-9]{2})(?P<sep>[-/.])(?P<month>[0-9]{1,2})(?P=sep)(?P<day>[0-9]{1,2})(?:T[0-9:]+Z?)?(?![a-z0-9]|"
    r"[-/.][0-9])"
)
NUMERIC = compiled(
    r"(?<![a-z0-9$#])(?<![0-9][./:-])(?P<first>[0-9]{1,2})\s?(?P<sep>[-/.\\])\s?(?P<second>[0-9]{1,2})\s?(?P=sep)\s?(?P<year>(?:1[5-9]|"
    r"2[0-9])[0-9]{2}|'?[0-9]{2})(?![a-z0-9%]|[-/.,:][0-9])"
)
SPACED = compiled(
    r"(?<![a-z0-9$#./,:-])(?P<first>[0-9]{1,2})\s(?P<second>[0-9]{1,2})[\s,]{1,2}(?P<year>20[0-9]{2})(?![a-z0-9%]|"
    r"[-/.,:][0-9])"
)
NO_YEAR = compiled(
    rf"(?<![a-z0-9$#])(?<![0-9a-z][./,:-])(?P<first>[0-9]{{1,2}})(?P<sep>[-/])(?P<second>[0-9]{{1,2}})(?:st|"
    rf"nd|rd|th)?(?:\s+of\s+(?P<of_year>(?:this|last|next)\s+year|"
    rf"{FULL_YEAR}))?(?![a-z0-9%]|[-/.,:][0-9])(?![\s-]*{UNIT})"
)
FRACTION = compiled(r"\s+(?:of|the)\b|\s+(?:my|his|her)\s+(?:pay|wage|check|income)")
DATE_CUE = compiled(
    r"(?:dated?|on|from|by|since|until|till|due|it|is|was|of|el|del|fecha|sent|received|got)[\s:]{1,2}$"
)

AGO = compiled(
    rf"\b(?P<about>(?:about|around|roughly|approximately|approx|maybe|like|almost|nearly|"
    rf"over|some)\s+(?:a\s+)?)?(?P<count>{numbers.COUNT}|(?:a\s+)?couple(?:\s+of)?|"
    rf"(?:a\s+)?few|several)\s+(?P<unit>days?|weeks?|wks?|months?|years?|yrs?)\s+(?:ago|"
    rf"back)\b"
    rf"|\bhace\s+(?P<sobre>como\s+|unos\s+|unas\s+|"
    rf"casi\s+)?(?P<cuantos>{numbers.COUNT})\s+(?P<unidad>d[ií]as?|semanas?|mes(?:es)?|"
    rf"años?)\b"
)
FROM_NOW = compiled(rf"\b(?P<count>{numbers.COUNT})\s+(?P<unit>days?|weeks?)\s+from\s+(?:now|today)\b")
AGO_WORD = compiled(r"\b(?:ago|back|hace)\b")
FROM_WORD = compiled(r"\bfrom\s+(?:now|today)\b")
ANY_MONTH = compiled(rf"(?<![a-z])(?:{_either(MONTHS)})")
NAMED = compiled(
    r"\b(?P<word>the day before yesterday|day before yesterday|antes de ayer|anteayer|"
    r"yesterday|ayer|antier|today|hoy|the day after tomorrow|day after tomorrow|tomorrow|"
    r"tomorow|tommorow|tommorrow|tmrw|"
    r"pasado mañana|(?<!la )(?<!esta )(?<!de )mañana)\b"
)
NAMED_DAYS = {"the day before yesterday": -2, "day before yesterday": -2, "antes de ayer": -2, "anteayer": -2}
NAMED_DAYS |= {"yesterday": -1, "ayer": -1, "today": 0, "hoy": 0, "tomorrow": 1, "tmrw": 1}
NAMED_DAYS |= {"the day after tomorrow": 2, "day after tomorrow": 2, "pasado mañana": 2, "antier": -2}
NAMED_DAYS |= dict.fromkeys(("tomorow", "tommorow", "tommorrow", "mañana"), 1)
WEEKDAY = compiled(
    rf"(?<![a-z0-9])(?P<before>(?:(?:on|by|until|till|starting|since|from|before|every|each|"
    rf"el|este|pr[oó]ximo|the|this\s+past|this\s+coming|last|past|this|next|"
    rf"coming)\s+){{0,2}})(?P<weekday>{_either(WEEKDAYS)})(?![a-z0-9'])(?P<after>\s+(?:pasado|"
    rf"que\s+viene|(?:of\s+)?last\s+week|(?:of\s+)?next\s+week|night|morning))?"
)
VAGUE_MONTH = compiled(
    rf"(?<![a-z0-9])(?P<before>(?:in|since|from|by|until|till|of|last|this|next|around|"
    rf"early|mid|late|during|back\s+in|en|desde|"
    rf"de)[\s-]+)?{MONTH}(?![a-z0-9'])\.?(?:[\s,]{{1,2}}(?:of\s+|"
    rf"del?\s+)?(?P<year>{FULL_YEAR}|'[0-9]{{2}}|{SPOKEN_YEAR})(?![0-9a-z]|[.,][0-9]))?"
)
VAGUE_NUMERIC = compiled(r"(?<![a-z0-9$#./-])(?P<month>0?[1-9]|1[0-2])/(?P<year>20[0-9]{2})(?![a-z0-9]|[-/.,][0-9])", 0)
VAGUE_WORDS = compiled(
    r"\b(?:last|this|next)\s+(?:week|month)\b|\b(?:earlier\s+this|the\s+other)\s+(?:week|"
    r"month|day)\b|\b(?:some|a\s+few|several|couple)?\s*(?:days|weeks|months)\s+ago\b|"
    r"\bla\s+semana\s+pasada\b|\bel\s+mes\s+pasado\b"
)
FUTURE_CUE = compiled(
    r"\b(?:by|until|till|due|before|deadline|starting|starts?|fly|flying|flight|travel|"
    r"leav\w*|trip|closing|expires?|appointment|hearing|court|trial|wedding|surgery|cruise|tomorrow|next|will|going|"
    r"respond|answer|appear|scheduled|set\s+for|book|schedule|available|antes|hasta)\b[^.!?]{0,20}$"
)
PAST_CUE = compiled(
    r"\b(?:(?<!court\s)(?<!hearing\s)(?<!due\s)(?<!closing\s)dated?|got|received|since|paid|sent|mailed|filed|came|took|taken|froze|"
    r"postmarked|fechad[ao]|recib[ií]|lleg[oó])\b[^.!?]{0,24}$"
)
