"""How people write an amount of money: signs, scales, slang, and the words that stand before and after a sum."""

from bot.understanding.patterns import compiled
from bot.understanding.readers import numbers


def _either(words: "list[str] | dict[str, int]") -> str:
    return "|".join(sorted(words, key=len, reverse=True))


FACTORS = {
    **numbers.SCALES, "k": 1000, "ks": 1000, "k's": 1000, "g": 1000, "gs": 1000, "g's": 1000, "thou": 1000,
    "mil": 1_000_000, "millones": 1_000_000, "mill": 1_000_000, "mm": 1_000_000, "m": 1_000_000,
}  # fmt: skip
"""What a scale multiplies by; "mil" is a thousand when ten or more stand before it, as in Spanish."""
SLANG = frozenset({"rack", "racks", "band", "bands", "stack", "stacks"})

CURRENCY = (
    r"(?:(?:us\s)?dollars?|dollers?|dollors?|dollards|dollarz|dallars?|dolars?|dollas?|dollares|bucks?|bukcs|buks|bux|"
    r"usd|d[oó]lar(?:es)?|dlls?|dls|dlrs)\b"
)
CURRENCY_AFTER = compiled(rf"\s*(?:de\s+)?{CURRENCY}")
FOREIGN_AFTER = compiled(
    r"\s*(?:pesos?|mxn|euros?|eur|pounds|gbp|cad|canadian|quetzales|lempiras|reais|rupees|yen|€|£)(?![a-z])"
)

NOT_MONEY = (
    r"(?:days?|weeks?|wks?|months?|mos?|years?|yrs?|yo|hours?|hrs?|minutes?|kids?|children|"
    r"dependents?|people|persons?|members|times|letters?|notices?|forms?|codes?|"
    r"pages?|miles|returns?|cars?|jobs?|accounts?|payments?|installments?|employees|"
    r"workers|area\s+codes?|percent|pct|points?|degrees|st|nd|rd|th|am|pm|"
    r"d[ií]as?|semanas?|meses|mes|años?|hijos?|hijas?|cartas?|personas?|street|st\.|ave|"
    r"avenue|road|rd\.|blvd|lane|drive|calls?|checks?|more\s+(?:days?|weeks?|months?|"
    r"years?))\b"
)
UNIT_AFTER = compiled(rf"[\s-]*(?:more\s+)?{NOT_MONEY}|\s*[%º]|['\"]")
SINGULAR_AFTER = compiled(r"\s*(?:letter|notice|return|account|payment|installment|call|check|form|car|code)\b")
"""One of these after a plain sum begins the next thought: "got 3,119 letter says ...", "gas 150 car 325"."""

_PER = (
    rf"\s*(?:{CURRENCY})?\s*(?:/|per\s+|a\s+|an\s+|each\s+|every\s+|al\s+|"
    r"por\s+|cada\s+|each\s+and\s+every\s+|a\s+la\s+)?\s*"
    r"(?P<per>month|mo\b|monthly|mensual(?:es)?|mensualmente|mes|week|wk|weekly|semana(?:l|"
    r"les)?|year|yr|yearly|annually|annual|año|anual(?:es)?|day|daily|d[ií]a|"
    r"two\s+weeks|2\s+weeks|other\s+week|bi[-\s]?weekly|pay\s?check|paycheck|pay\s?period|check|quincena(?:l|les)?)\b"
)
PER_AFTER = compiled(_PER)
PERIODS = {
    "mo": "month", "me": "month", "we": "week", "wk": "week", "se": "week", "ye": "year", "yr": "year", "añ": "year",
    "an": "year", "da": "day", "dí": "day", "di": "day", "tw": "two_weeks", "2 ": "two_weeks", "ot": "two_weeks",
    "bi": "two_weeks", "pa": "paycheck", "ch": "paycheck", "qu": "half_month",
}  # fmt: skip
STANDS_FOR_PERIOD = compiled(
    r"\s*(?:/|per\b|a\b|an\b|each\b|every\b|al\b|por\b|cada\b|monthly|weekly|yearly|daily|"
    rf"annual|bi[-\s]?weekly|mensual|semanal|quincenal|anual)|\s*{CURRENCY}\s"
)
BARE_PERIOD = compiled(
    r"\s(?:month|mo|week|wk|mes)\b(?!\s*(?:plan|extension|agreement|period|wait|hold|delay|term|old))"
)
"""The period right after a sum, as in "SSI 967 month": only after 200 or more, for "120 month" is a duration."""
EACH_AFTER = compiled(
    r"\s*(?:each|apiece|a\s+piece|a\s+head|per\s+(?!cent\b)[a-z]{2,12}|cada\s+un[oa]|por\s+(?:hijo|cabeza|persona)|"
    r"(?:for|x|×|\*|por|over)\s*[0-9]{1,3}\s+(?:months?|mos?|payments|meses))\b"
)
AN_HOUR = compiled(r"\s*(?:/|an|per|la|por|x)\s*(?:hours?|hr|hora)\b")
HOUR = compiled(r"\s*(?:hr|hour|hora)\b")
"""After dollars and cents a wage: "17.50 hr"."""

_SCALES = r"k'?s?|g'?s?|thou|mil|millones|mill|mm|" + _either(numbers.SCALES)
_SCALE = rf"(?P<scale>\s?(?:{_SCALES})(?![a-z0-9])|k(?=(?:plus|ish|usd|dollars?|bucks)\b)|\s?m\b(?!'))?"
_EUROPEAN = r"[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]{2}(?![0-9])|[0-9]{1,3}(?:\.[0-9]{3}){2,}(?![0-9.])"
_GROUPED = r"[0-9]{1,3}(?:,\s?[0-9]{3})+(?![0-9])(?:\.[0-9]{1,2}(?![0-9]))?"
_DECIMAL_COMMA = rf"[0-9]{{1,3}},[0-9]{{1,2}}(?=\s?(?:{_SCALES})(?![a-z0-9]))"
_PLAIN = r"[0-9]{1,9}(?:\.[0-9]{1,3}(?![0-9]))?"
_AFTER_SPACED = rf"(?![0-9a-z]|[,.][0-9]|[\s-]*{NOT_MONEY})"
_SPACED = rf"(?:[0-9]{{1,2}}\s[0-9]{{3}}|[0-9]{{3}}\s000)(?:[.,][0-9]{{2}})?{_AFTER_SPACED}"
_CENTS_COMMA = r"[0-9]{1,4},[0-9]{2}(?![0-9,])"
DIGITS = rf"(?P<number>{_EUROPEAN}|{_GROUPED}|{_DECIMAL_COMMA}|{_PLAIN})"
_DOLLAR_DIGITS = rf"(?P<number>{_EUROPEAN}|{_GROUPED}|{_DECIMAL_COMMA}|{_CENTS_COMMA}|{_SPACED}|{_PLAIN})"

DOLLARS = compiled(
    rf"(?<!\bc)(?<!\bca)(?<!\bmx)"
    rf"(?P<minus>(?<![a-z0-9$\ufffc])(?<![0-9\ufffc]\s)-)?\$\s?(?P<minus_inside>-\s?)?"
    rf"{_DOLLAR_DIGITS}(?P<glued>k(?=[a-z])(?!ids?\b))?{_SCALE}(?![0-9])"
)
"""A sum after a dollar sign. A minus apart from the sign, or after a year or a code, is a dash."""
NUMBER = compiled(
    r"(?:(?<=\bowe)|(?<=\bowes)|(?<=\bowed)|(?<=\bpay)|(?<=\bpaid)|(?<=\bdebo)|"
    r"(?<![a-z0-9$#/])(?<![0-9][.,:-])(?<![a-z]-))"
    rf"(?P<minus>(?<![a-z0-9$\s])-|(?<=\s)-)?{DIGITS}{_SCALE}(?P<dollar>\s?\$(?!\s?[0-9]))?"
    rf"(?:(?![a-z0-9])|(?={CURRENCY})|(?=(?:plus|ish|due|owed|total)\b))(?![/:][0-9]|[.,][0-9]{{1,2}}(?![0-9]))"
)
RANGE = compiled(rf"\s*(?:-|to|or|and|a|y)\s*\$?\s?{DIGITS}{_SCALE}(?![a-z0-9])")

WORDS = frozenset({*numbers.UNITS, *numbers.TENS, *numbers.SCALES})
_WORD = _either(list(WORDS))
_SPANISH_WORD = _either(numbers.SPANISH | numbers.SPANISH_SCALES)
_SPANISH_NUMBER = r"[0-9]{1,3}(?:[.,][0-9]{1,2})?(?![0-9.,]{0,6}[0-9])"
_SMALL = rf"(?:(?:{_either(numbers.TENS)})(?:[\s-](?:{_either(list(numbers.UNITS))}))?|{_either(list(numbers.UNITS))})"
_SMALL_SPANISH = _either([word for word, value in numbers.SPANISH.items() if value < 100])
_COUNT = rf"(?:[0-9]{{1,3}}(?:\.[0-9]{{1,2}})?|{_SMALL}|{_SMALL_SPANISH})"
_SHARED = rf"(?:{_either([word for word in numbers.SCALES if word not in SLANG])}|k|racks|bands|stacks|mil|millones)"
SHARED_SCALE = compiled(
    rf"(?<![a-z0-9$/])(?<![0-9][.,])(?P<first>{_COUNT})(?:\s?(?P<dash>-)\s?|\s+(?P<joint>to|or|and|y|a|o)\s+)"
    rf"(?P<second>{_COUNT})\s?(?P<scale>{_SHARED})(?![a-z0-9])"
)
""" "8 to 12 hundred", "entre 4 y 5 mil": the scale of the second number is the scale of both."""
_FIGURE = _either([*list(numbers.UNITS)[:10], "oh", *list(numbers.SPANISH)[:11]])
POINT = compiled(
    rf"(?<![a-z0-9$/])(?P<whole>[0-9]{{1,3}}|{_SMALL}|{_SMALL_SPANISH})\s+(?:point|punto)\s+"
    rf"(?P<parts>(?:[0-9]{{1,2}}|(?:{_FIGURE})(?:\s(?:{_FIGURE}))?))"
    rf"\s+(?P<scale>{_either(numbers.SCALES)}|k|mil|millones)(?![a-z0-9])"
)
WORD_RUN = compiled(
    r"(?<![a-z0-9$/])(?<![0-9][.,])(?P<half>(?:half\s+a|(?:a\s+)?quarter(?:\s+of\s+a)?|(?:a\s+)?couple(?:\s+of)?)\s+"
    rf"(?=(?:{_either(numbers.SCALES)}|mil)\b))?(?P<words>(?:[0-9]{{1,3}}(?:\.[0-9]{{1,2}})?|{_WORD}|(?<=\sa\s)mil)"
    rf"(?:(?:[\s-]{{1,2}}(?:(?:and|n|&)\s+(?:a\s+half\s+)?)?)(?:oh(?=[\s-])|k(?![a-z])|[0-9]{{1,3}}(?![0-9,])|mil|"
    rf"{_WORD})\b){{0,11}})(?![a-z0-9])"
)
AND_A_HALF = compiled(r"\s+(?:and|n|&|y)\s+(?:a\s+half|medio)\b(?!\s+(?:of|days?|weeks?|months?|years?|ago))")
CENTS = compiled(rf"\s*(?:{CURRENCY}\s*)?and\s+(?P<cents>{numbers.COUNT})\s+cents?\b")
_CENTAVOS = rf"(?:{_SMALL_SPANISH})(?:\s+y\s+(?:{_SMALL_SPANISH}))?"
CENTAVOS = compiled(rf"\s+(?:{CURRENCY}\s+)?con\s+(?P<cents>[0-9]{{1,2}}|{_CENTAVOS})\s+(?:centavos?|ctvs?)\b")
AND_A_BIT = compiled(r"\s+y\s+(?:pico|fracci[oó]n|algo)\b")
NUMBER_AFTER = compiled(r"\s+(?:number|numbers|line|hotline|area\s+code)\b")
"""The number words before name a telephone line: "the eight hundred number"."""
LEFT_BEFORE = compiled(
    r"\b(?:(?:left|leaves|leaving|gave|charged)\s+(?:me|us|him|her|them)|owe[sd]?|balance|checks?|bill|debt|total)"
    r"(?:\s+(?:with|is|was|of|only|just|about|like|around|now|says?|said)){0,3}\s+$"
)
SAID_BEFORE = compiled(
    r"\b(?:says?|said|told\s+me|report(?:ed)?|now\s+it'?s|it'?s\s+now|now|lien\s+(?:is\s+)?for)"
    r"(?:\s+(?:i|we|it'?s|is|was|owe|about|like|around|only|just)){0,4}\s+$"
)
SAID_AFTER = compiled(r"\s+(?:from|in\s+total|total|altogether|of\s+it)\b")
IN_TOTAL = compiled(r"\s+(?:in\s+total|total|altogether)\b")
SPANISH_RUN = compiled(
    r"(?<![a-z0-9$])(?<![0-9][.,])(?P<half>medio\s+(?=mill[oó]n))?"
    rf"(?P<words>(?:{_SPANISH_NUMBER}|{_SPANISH_WORD})\b"
    r"(?:\s(?:y\s(?=(?:uno?|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve)\b))?"
    rf"(?:{_SPANISH_NUMBER}|{_SPANISH_WORD})\b){{0,9}})"
    r"(?P<more>\sy\smedio\b)?"
)
SPANISH_CUE = compiled(r"d[oó]lares|\b(?:deb[oe]|debemos|pagar|saldo|al\s+mes|por\s+mes|cobran)\b")
CLAUSE_ENDS = compiled(
    r"\s*(?:$|[.,;:!?)/]|(?:nada|no|not|more|max|tops|at|m[aá]s|but|and|pero|or|o|y|to(?!\s+(?:[0-9]|[a-z]{3,9}ty\b))|for|"
    r"if|a|per|every|each|until|till|now|right|with|is|thats|they|i|we|por|si|hasta|al|cada|on|in|this|starting|"
    r"maybe|monthly|weekly)\b)"
)
"""After a number without a unit: no noun that it would count."""
LOOSE_CUE = compiled(
    r"\b(?:(?:can|could|might|may|will|would|only|can't|cant|cannot)\s+do|dar|doy|darles|puedo|puede|podr[ií]a|podemos)"
    r"(?:\s+(?:like|about|maybe|only|just|como|solo|unos|pagar|de)){0,3}\s+$"
)
"""A cue that may as well begin a count: "can do 20 pushups"."""

FILLER = (
    r"(?:my|our|his|whole|all|es|fue|me|us|em|i|we|them|him|her|the|a|an|about|around|like|roughly|only|just|almost|"
    r"nearly|over|under|up|to|is|was|of|says?|at|least|most|maybe|probably|instead|"
    r"approximately|approx|more|less|than|in|taxes|now|still|back|total|it|it's|its|be|"
    r"that|this|state|irs|fed(?:eral)?|government|what|they|extra|another|idk|"
    r"due|amount|balance|somewhere|close|near|say|did|do|can|could|pay|down|unos|unas|como|"
    r"casi|más|mas|de|al|la|el|los|las|les|le|nom[aá]s|solo|s[oó]lo)"
)
_STRONG = (
    r"(?:owe|owes|owed|owing|ow|oew|rent|mortgage|pension|salary|fees?|loan|cash|bal|balance|amount|debt|total|totals|"
    r"totaling|bill|billed|pay|"
    r"pays|paid|payed|paying|payment|payments|afford|wants?|wanting|wanted|demand\w*|levied|"
    r"froze|frozen|took|taken|take|taking|usd|"
    r"penalt(?:y|ies)|penaltys|interest|refund|deposit|offer(?:ed)?|charg(?:e|ed|ing)|cost|worth|"
    r"income|make|makes|making|earn|earning|home|scrape|swing|spare|manage|send|give|gave|gives|giving|given|received?|"
    r"borrow|saved|savings|bring\w*|net|gross|grab\w*|kept|keeps?|drain\w*|withdr[ae]w\w*|emptied|clean\w*\s+out|pull\w*|"
    r"add(?:ed|ing|s)|tack(?:ed|ing)\s+on|(?:can|could|might|may|will|would|only|can't|cant|cannot)\s+do|"
    r"(?:lower|reduc|drop|cut|bring|brought|get\s+(?:it|them|that|payments?)|got\s+(?:it|them))\w*(?:\s+(?:it|them|my|the|that|payments?|down|plan|amount)){0,4}"
    r"\s+(?:down\s+)?to|"
    r"minus|money\s+order|check\s+for|quit(?:aron|an|[oó])|multas?|recargos?|cobr\w+|deb(?:en|iendo)|ofrec\w+|"
    r"deb[oe]|debemos|pagar|pago|pag[uú]e|pagu[eé]|saldo|cobran|quieren|piden|monto|total|gano|"
    r"dieron|pued[oe]|podr[ií]a|podemos|dar|doy|darles|mandar|mando|abonar|abono|renta)"
)
CUE = compiled(
    rf"\b{_STRONG}(?:[\s:=,]+{FILLER}){{0,4}}[\s:=~]*$|(?:months?|mos|years?|meses)\s+(?:at|@|of|de)\s+(?:like\s+|about\s+)?$|\$[0-9][0-9,.]{{0,12}}k?\s?\??\s{{1,2}}or\s+$"
)
_HOUSEHOLD = (
    r"(?:car|truck|auto|troca|food|groceries|grocer(?:y|ies)|insurance|ins|gas|gasoline|elec|electric|electricity|water|agua|"
    r"phone|cell|internet|cable|utilities|utils|lights?|luz|power|heat|heating|oil|propane|meds|medicines?|medication|"
    r"prescriptions|copays?|premiums?|day\s?care|child\s?care|child\s+support|alimony|tuition|student\s+loans?|ssi|ssdi|"
    r"ss|social\s+security|disability|snap|ebt|food\s+stamps|unemployment|wages|paycheck|hoa|trash|sewer|diapers|"
    r"credit\s+cards?|comida|mandado|carro|seguro|tel[eé]fono|celular|medicinas|guarder[ií]a|niñera|lot)"
)
HOUSEHOLD_CUE = compiled(
    rf"(?<!4 of my )(?<!four of my )(?<!of )(?<![a-z0-9]){_HOUSEHOLD}"
    r"(?:\s+(?:payments?|note|bill|insurance|benefits?|check))?"
    r"(?:\s+for\s+(?:the\s+)?(?:[0-9]{1,2}|two|three|four|five|six|us|kids|everyone)(?:\s+(?:people|kids|of\s+us))?)?"
    r"(?:\s*[:=]|\s+(?:is|was|es|are|runs?|costs?|idk|like|about|around|maybe|probably|roughly|me|only|just|son)){0,4}\s*$"
)
"""A household expense or income right before a number: "meds:88", "car 412", "ss is 1204"."""
WEAK_CUE = compiled(
    r"\b(?:says?|said|saying|for|state|irs|from\s+me|due|dice|por|out\s+of|plus)(?:[\s:=]+(?:i|"
    r"we|you|about|around|like|roughly|only|just|almost|nearly|over|of|owe|is|was|it's|a|"
    r"to|unos|como))*[\s:=]+$|"
    r"\b(?:got|gets?|have|has|had|left|leaves?|leaving|sent|mailed|threw|put|knock\w*\s+off|from|went|now|was|"
    r"they\s+say(?:\s+it'?s)?|whole|all|its|it'?s)(?:\s+(?:me|us|them|him|her|my|the|with|only|just|maybe|about|around|like|"
    r"roughly|barely|over|in|to|at|up|out|is|it'?s))*\s+$|\bfrom\s+\$?[0-9][0-9,]{2,}\s+to\s+$|"
    r"\b(?:cut|reduc\w+|lower\w*|dropp?\w*|rais\w+|increas\w+|went\s+up|short\w*)\b[^.!?0-9]{0,24}\bby\s+$|"
    r"\b(?:chang\w+|rais\w+|increas\w+|bump\w*|go|up)\b[^.!?0-9]{0,24}\bto\s+$|\bmake\s+(?:it|that)\s+$|"
    r"\bthe\s+(?:other|remaining)\s+$|\b(?:tengo|ten[ií]a|quedan|quedaron|sobran)\s+(?:como\s+|solo\s+)?$|"
    r"(?:%|\b(?:percent|interest|penalt\w+|fees?|plan|payments?|month|week|tax(?:es)?|based|behind|defaulted))"
    r"[\s?!,.]{1,4}on\s+(?:like\s+|about\s+|a\s+|the\s+|only\s+)?$|"
    r"(?<![0-9])(?:19|20)[0-9]{2}\s*[:=]\s*$|"
    r"[0-9]k?[\s,.!-]{1,4}(?:(?:oops|no|wait|sorry|i\s+mean|i\s+meant|actually|perd[oó]n|digo)[\s,.!-]{1,3}){1,4}$"
)
AFTER = compiled(
    r"\s*(?:(?:tax\s+)?(?:debt|bill|"
    r"balance)\b|owed\b|owing\b|due\b|total\b|back\s+taxes|penalty\b|fees?\b|refund\b|deposit\b|down\b(?!\s+the)|"
    r"to\s+my\s+name|per\s+(?:partner|shareholder)|(?:they|it)\s+says?\b|out\s+of\s+my|in\s+cash\b)"
)
AFTER_AS_TAX = compiled(r"\s*in\s+(?:back\s+)?(?:taxes|tax\b|penalt|interest|fees)")
CENTS_CUE = compiled(
    r"\b(?:plus|minus|interest|penalt\w+|fees?|extra|another|refund|charges?|bill|balance|copay|premium)"
    r"(?:\s*[:=]|\s+(?:is|was|of|for|only|just|es|fue)){0,2}\s*$|\+\s*$"
)
CENTS_AFTER = compiled(r"\s*(?:in\s+)?(?:interest(?!\s+rate)|penalt\w+|fees?\b|late\b|charges?\b|refund\b|back\b)")
RATE_BEFORE = compiled(
    r"\b(?:version|v|ver|rate|apr|gpa|sections?|sec|irm|irc|reg|pub|publication|line|at|by|until|around|on|from|since|"
    r"before|after|windows|android|ios)\s*(?:of\s+|is\s+)?$"
)
_OWN_NUMBER = (
    r"(?:line|box|section|sec|irc|irm|code|room|rm|suite|ste|apt|zip|ext|extension|pub|publication|page|docket|cycle|tc|"
    r"route|hwy|highway|exit|version|windows|chapter|flight|bus|ending\s+(?:in|with)|last\s+(?:4|four)(?:\s+digits)?"
    r"(?:\s+of\s+(?:my|the)\s+(?:ssn?|social|card|account))?)"
)
LABEL_BEFORE = compiled(rf"\b{_OWN_NUMBER}\.?(?:\s+(?:no\.?|number|is|are))?\s*[#:]?\s*$")
SCORE_BEFORE = compiled(
    r"\b(?:scores?|fico)(?:[\s:=,]+(?:was|is|of|at|went|dropped|fell|from|to|now|then|like|about|a|down|up|just|only|"
    r"and|used|be|it's|its|[0-9]{3}))*[\s:=,>-]*$"
)
VAGUE = compiled(r"\b(?:few|several|some|many)\s$")
ONE_BEFORE = compiled(r"\b(?:a|an|another)\s+$")
NO_SUM_AFTER = compiled(r"\s+(?:of\b(?!\s+(?:dollars|bucks|it|that))|total|jury|rapids|canyon|prairie|oaks|island)")
"""After a scale word that makes a name or a pile: "a grand total", "two stacks of letters"."""
