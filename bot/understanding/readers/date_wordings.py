"""How people write a day: days in words, weekdays, and the patterns around them."""

import re
from collections.abc import Iterable

from bot.understanding.patterns import compiled
from bot.understanding.readers import month_names, numbers

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
_ONE_THING = r"(?:letter|notice|check|paycheck|payment|installment|kid|child)\b"
_MANY = (
    r"(?:days?|weeks?|months?|years?|yrs?|hours?|minutes?|dollars?|bucks|usd|grand|"
    r"thousand|hundred|million|k|percent|times|kids|children|letters|notices|people|"
    r"checks|paychecks|payments|installments|more|of\s+(?!20|19|this|last|next))\b"
)
MONTH = rf"(?P<month>{month_names.MONTH})"
ORDINAL_WORD = _either([*numbers.ORDINALS, *(word.replace(" ", "-") for word in numbers.ORDINALS if " " in word)])
DAY = rf"(?P<day>[0-9]{{1,2}}(?:\s?(?:st|nd|rd|th|ro)\b|º)?|{ORDINAL_WORD})"
NOT_COUNTED = rf"(?![0-9a-z])(?!,[0-9]{{3}}(?![0-9]))(?!:[0-9])(?!\.[0-9]{{1,3}}(?![0-9]))(?!\s*%)(?![\s-]*{_MANY})"
SPOKEN_YEAR = (
    r"twenty[ -](?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
    r"|twenty[ -]twenty(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?"
    r"|two thousand (?:and )?(?:twenty[ -](?:one|two|three|four|five|six|seven|eight|nine)|twenty|nineteen|eighteen)"
    r"|dos mil (?:diecis[eé]is|diecisiete|dieciocho|diecinueve|veinte|"
    r"veinti(?:uno|d[oó]s|tr[eé]s|cuatro|cinco|s[eé]is))"
)
FULL_YEAR = r"(?:1[5-9]|2[0-9])[0-9]{2}"
NOT_TAX_YEAR = r"(?!\s+(?:tax(?:es)?|returns?|1040)\b(?!\s+(?:period|year|yr)s?\s*(?:of|for|is|was|end\w*|:|-|'|[12])))"
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
    rf"del)\s+)?{DAY}(?P<of>\s+(?:of|de)\s+|[\s-]{{0,2}}){MONTH}(?![a-záéíóúñ])\.?{YEAR}?"
)
SPANISH_DAYS = {
    "primero": 1, "primer": 1, "uno": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7,
    "ocho": 8, "nueve": 9, "diez": 10, "once": 11, "doce": 12, "trece": 13, "catorce": 14, "quince": 15,
    "dieciseis": 16, "diecisiete": 17, "dieciocho": 18, "diecinueve": 19, "veinte": 20, "veintiuno": 21,
    "veintiun": 21, "veintidos": 22, "veintitres": 23, "veinticuatro": 24, "veinticinco": 25, "veintiseis": 26,
    "veintisiete": 27, "veintiocho": 28, "veintinueve": 29, "treinta": 30, "treinta y uno": 31,
}  # fmt: skip
COUNTS_TOO = frozenset(("uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"))
"""Days that count letters as well ("uno de mayo"), so that they need an article before them."""
_ACCENTED = {"e": "[eé]", "o": "[oó]", "u": "[uú]"}
_SPANISH_DAY = "|".join(
    "".join(_ACCENTED.get(letter, letter) for letter in word) for word in sorted(SPANISH_DAYS, key=len, reverse=True)
)
SPANISH_DAY_MONTH = compiled(
    rf"{START}(?P<the>(?:el\s+d[ií]a|del\s+d[ií]a|el|del|al|d[ií]a|fecha)\s+)?(?P<day>{_SPANISH_DAY}|"
    rf"[0-9]{{1,2}})(?P<of>\s+de\s+|\s+)(?P<month>{month_names.MONTH_AFTER_DE})(?![a-záéíóúñ])\.?{YEAR}?"
)
THEN_MONTH = compiled(
    rf"\s{{1,2}}(?:of\s|de\s)?{month_names.MONTH}(?![a-z])(?!\.?\s{{1,2}}(?:the\s)?[0-9]{{1,2}}(?![0-9]))"
)
"""A month with no day of its own after it: the number before it is the day."""
ONE_THING = compiled(rf"\s{_ONE_THING}")
PERIOD = compiled(r"\b(?:periods?|quarters?|years?|per[ií]odos?|trimestres?|a[ñn]os?)\b")
PERIOD_ENDING = compiled(
    r"(?<!grace\s)(?<!payment\s)(?<!response\s)(?<!day\s)(?:\bperiods?\s*:?|\b(?:tax\s+|fiscal\s+|calendar\s+)?"
    r"(?:period|year|quarter|per[ií]odo|trimestre|a[ñn]o)s?(?:\s+fiscal)?\s+(?:that\s+|que\s+)?(?:end\w*|termin\w+|"
    r"acab\w+))\s+(?:on\s+|el\s+)?$"
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
    rf"{FULL_YEAR}))?(?![a-z0-9%]|[-/.,:][0-9])(?![\s-]*{_MANY})(?!\s*(?:pay)?(?:check|ment)\b)"
)
DATE_PLACE = compiled(
    r"(?:account|acct|bank|cuenta|banco|wages|paycheck|levy|lien|notice|aviso|letter|carta|\ufffc)\s$"
)
"""What a day such as "11-19" follows without a word between; only where the second number can be no month."""
ENDS = compiled(r"\s*(?:$|[.,!?;)\n])")
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
ANY_MONTH = compiled(rf"(?<![a-z])(?:{month_names.MONTH}|(?<=\sde\s){month_names.MONTH_AFTER_DE})")
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
    rf"de)[\s-]+)?{MONTH}(?![a-z0-9'áéíóúñ])\.?(?:[\s,]{{1,2}}(?:of\s+|"
    rf"del?\s+)?(?P<year>{FULL_YEAR}|'[0-9]{{2}}|{SPOKEN_YEAR})(?![0-9a-z]|[.,][0-9]))?"
)
VAGUE_NUMERIC = compiled(r"(?<![a-z0-9$#./-])(?P<month>0?[1-9]|1[0-2])/(?P<year>20[0-9]{2})(?![a-z0-9]|[-/.,][0-9])", 0)
VAGUE_WORDS = compiled(
    r"\b(?:last|this|next)\s+(?:week|month)\b|\b(?:earlier\s+this|the\s+other)\s+(?:week|"
    r"month|day)\b|\b(?:some|a\s+few|several|couple)?\s*(?:days|weeks|months)\s+ago\b|"
    r"\bla\s+semana\s+pasada\b|\bel\s+mes\s+pasado\b"
)
