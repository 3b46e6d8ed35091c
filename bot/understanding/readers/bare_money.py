"""Bare numbers that are money because nothing marks them as something else: "me agarraron 1875 del banco"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from bot.understanding.patterns import compiled
from bot.understanding.readers import sums
from bot.understanding.readers.spans import MoneySpan

_NUMBER = compiled(
    r"(?<![a-z0-9$#/&@\ufffc])(?<![0-9a-z][.,:/-])(?<![#:]\s)(?<!-)(?P<number>[0-9]{1,3},[0-9]{3}(?:\.[0-9]{2})?|"
    r"[0-9]{3,6}(?:\.[0-9]{2})?)(?![a-z0-9$%\ufffc]|[.,:/-][0-9a-z])"
)
_NUMBERS_OF_FORMS = frozenset(
    """1040 1041 1065 1095 1098 1099 1120 1127 2210 2433 2553 2555 2848 3949 4506 4549 4562 4852 4868 4972 5329 5405
    5498 5695 6251 7004 8300 8332 8379 8283 8606 8812 8821 8822 8824 8829 8832 8857 8862 8863 8867 8880 8889 8919 8938
    8949 8959 8960 8962 8995 9423 9465 12153 12203 12256 12257 12277 13844 14039 14157 14242 15103 433 656 668 843 911
    940 941 943 944 945 990 706 709 720 401 403 457 529 800 888 877 866 855 844 833""".split()
)
_NUMBERS_OF_SECTIONS = frozenset(
    """6013 6015 6103 6159 6201 6203 6303 6320 6321 6323 6330 6331 6334 6343 6404 6501 6502 6511 6532 6601 6621 6651
    6654 6655 6656 6662 6663 6672 6673 6676 6694 6695 6698 6699 6702 6707 6721 6722 7121 7122 7201 7203 7206 7345 7433
    7508 7526 7602 7811""".split()
)
_NUMBERS_OF_LETTERS = frozenset(
    """501 502 503 504 508 515 516 518 521 523 525 1058 1153 1615 1962 2000 2050 2271 2272 2273 2439 2501 2566 2604
    2645 2789 2840 3030 3172 3174 3176 3219 3228 3391 3572 4883 4903 5071 5447 5747 6173 6330 6419 6475 9297""".split()
)
SAID_AS_CODE = frozenset({*_NUMBERS_OF_FORMS, *_NUMBERS_OF_LETTERS})
"""Numbers that name a form, a letter or a toll-free line; no sum when merely said: "ten ninety nine"."""
_OWN_NUMBER = (
    r"(?:numbers?|n[uú]mero|num|no\.|nos\.|nbr|code|codes|c[oó]digo|forms?|forma|formularios?|letters?|ltr|cartas?|"
    r"notices?|avisos?|cp|lt|lines?|l[ií]nea|box|casilla|buz[oó]n|sections?|sec|secci[oó]n|zip|postal|account|acct|"
    r"cuenta\s+n\w*|case|caso|badge|placa|ids?|identification|ext|extension|extensi[oó]n|apt|apartment|apto|"
    r"departamento|unit|suite|ste|room|rm|cuarto|sal[oó]n|oficina|office|floor|piso|house|casa|bldg|building|lot|scores?|"
    r"fico|credit|ssn|itin|ein|social|(?:ending|ends?)(?:\s+(?:in|with))?|termina\s+en|last\s+(?:4|four)|digits|calle|street|"
    r"avenida|hwy|highway|route|exit|flight|vuelo|bus|train|version|model|modelo|irc|irm|pub|publication|page|"
    r"p[aá]gina|schedule|chapter|cycle|tc|docket|claim|policy|reference|ref|confirmation|order|tracking|serial|pin|"
    r"password|option|press|dial|channel|windows|class|area|caf|dln|mcc|rev|revenue\s+officer|agent|agente|"
    r"vivo\s+en(?:\s+el)?|live\s+(?:at|in|on)|lives\s+(?:at|in|on)|living\s+(?:at|in|on)|address|direcci[oó]n|"
    r"top|year|a[nñ]o|age|edad|since|born|desde\s+(?:el)?|naci\w*|turned|im|i'm|chapter|title|usc)"
)
_LABEL_BEFORE = compiled(
    rf"(?<![a-z]){_OWN_NUMBER}(?:[\s.:#]+(?:is|was|are|es|number|no|n[uú]mero|like|the|el|la|it's|its|says))*[\s.:#]*"
    r"(?:[0-9]{1,6}[a-z]?\s*(?:,|/|&|and|or|y|o)\s*){0,3}$"
)
_AFTER_CODE = compiled(r"\ufffc\s*(?:,|/|&|and|or|y|o|then)\s*$")
_DIGITS_BESIDE = compiled(r"(?<![0-9])(?!(?:19|20)[0-9]{2}\s*$)[0-9]{1,9}[)\s.-]{1,2}$")
_PLACE_BEFORE = compiled(
    r"\b(?:al|ak|az|ar|ca|co|ct|fl|ga|ia|il|ks|ky|ma|md|mi|mn|mo|ms|mt|nc|nd|ne|nh|nj|nm|nv|ny|oh|pa|ri|sc|sd|tn|tx|ut|"
    r"va|vt|wa|wi|wv|wy|dc|texas|california|florida|fresno|ogden|austin|memphis|holtsville|cincinnati|utah)[\s,.]{1,2}$"
)
_ZIP_MEANT = compiled(r"\b(?:zip|postal)\b")
_LIMIT_BEFORE = compiled(r"\bthan\s+$|\bm[aá]s\s+de\s+$")
_IN_BRACKETS = compiled(r"\(\s?[0-9]{3,6}\s?\)")
_LAST_FOUR = compiled(r"\b(?:last\s+(?:4|four)|[uú]ltimos\s+(?:4|cuatro))\b")
_CLOCK_BEFORE = compiled(r"\b(?:at|by|around|until|till?|before|after|from|a\s+las?|tipo)\s+$")
_OLD_YEAR_BEFORE = compiled(r"\b(?:in|since|en|desde|back|de|del|from|built|of|for)\s+$")
_STREET_AFTER = compiled(
    r"\s*,?\s*(?:[nsew]\.?\s+|north\s+|south\s+|east\s+|west\s+)?(?:(?:de|la|[a-z]{2,12})\s+){0,3}"
    r"(?:street|st|ave|avenue|avenida|road|rd|blvd|boulevard|calle|drive|dr|lane|ln|court|parkway|pkwy|hwy|"
    r"highway|broadway|apt|apartment|suite)\b"
)
_GOES_ON = compiled(
    r"\s{0,4}(?:$|\n|[,;!?)\"]|\.(?:\s|$)|\.{2,}|[-/+]\s)|"
    r"\s+(?:and|but|or|for|from|in|of\s+(?:it|that|my)|on|at|to|if|a|per|every|each|by|because|cuz|cause|so|that|which|"
    r"i|i'm|im|we|they|he|she|it|its|it's|my|our|the|this|last|now|then|when|since|with|w|after|before|is|was|right|"
    r"only|not|no|out|off|back|still|again|already|just|monthly|weekly|yearly|down|due|owed|plus|minus|as|till?|until|"
    r"than|how|what|why|where|can|could|do|does|did|dont|don't|didnt|got|get|extra|more|instead|too|also|total|"
    r"altogether|left|help|please|pls|plz|thanks|idk|lol|wtf|today|yesterday|tomorrow|some\s+(?:weeks|months)|others?|letter\s+(?:says?|came)|"
    r"y|o|pero|que|qu[eé]|del?|en|por|para|pa|al|con|sin|ya|si|como|porque|cuando|cu[aá]nto|desde|hasta|cada|"
    r"mensual(?:es)?|semanal(?:es)?|mi|me|se|lo|la|el|los|las|le|les|ahora|luego|despu[eé]s|hoy|ayer|son|era|eran|es|"
    r"menos|mas|m[aá]s|entre|juntos?|nada|todo|ayuda|gracias|no\s+m[aá]s|nom[aá]s|yo|ellos|tengo|debo)\b"
)
_CODES_MEANT = compiled(r"\b(?:tc|transcripts?|codes?|c[oó]digos?|cycle)\b")
_SCORES_MEANT = compiled(r"\b(?:scores?|fico|credit\s+(?:was|is|at|went|dropped)|puntaje)\b")
_WORD = re.compile(r"[^\W\d_]{2,}")
_NONSENSE = compiled(
    r"\b(?=[a-z]{4,}\b)(?:[b-df-hj-np-tv-xz]+\b|[a-z]*(?:(?!ghts|ngth|ngst|rths)[b-df-hj-np-tv-xz]){5}|"
    r"[a-z]*(?:asd|qwe|zxc|sdf|dfg|fgh|ghj|hjk|jkl|lkj|dkj|kjh))"
)
_SMALL_BEFORE = compiled(
    r"\b(?:(?:traigo|abon(?:o|os|ar)\s+de|me\s+qued[eéoó]\s+con|pagos?\s+de|(?:me|nos|le)\s+(?:bajaron|subieron|dejaron|"
    r"quitaron|sobran)|left\s+(?:me|us|her|him)(?:\s+with)?)(?:\s+(?:solo|como|only|just|like|about|unos|nom[aá]s))?|"
    r"alone\s+(?:is|was))\s+$"
)
_SMALL_WITHIN = (
    compiled(r"\b(?:only|just|like|solo|nom[aá]s|tengo|ni|have|got|has|is)\s+$"),
    compiled(
        r"\s+(?:in\s+(?:my\s+|the\s+)?(?:checking|savings|bank|account|wallet|pocket)|"
        r"en\s+(?:la\s+|el\s+|mi\s+)?(?:cuenta|banco|bolsa|cartera))\b"
    ),
)
_SMALL_CLAIMED = (
    compiled(r"\bthey\s+say\s+$|\bdicen\s+(?:que\s+)?$"),
    compiled(r"\s+(?:but|pero)\s+(?:i|we|ya|yo)\b"),
)
_SMALL = compiled(
    r"(?<![a-z0-9$#/\ufffc-])(?<![0-9][.,:])(?P<number>[0-9]{2}(?:\.[0-9]{2})?)(?![a-z0-9$%/:-]|[.,][0-9])"
)
_FEWEST_WORDS = 2


def read(text: str, clean: str) -> list[MoneySpan]:
    """The amounts that no word calls so, marked `bare`, and small ones in wordings of their own.

    `clean` is the text with what other readers took hidden. A bare number has three to six digits and stands in a
    message of at least two words; it is none where a label, an address, a time of day, a digit string or a thing that
    is counted stands beside it, where it is a year or the number of a form or a letter, or among nonsense.
    """
    if len(_WORD.findall(clean)) < _FEWEST_WORDS or _NONSENSE.search(clean):
        return []
    return [*_small(text, clean), *(replace(span, bare=True) for span in _by_exclusion(text, clean))]


def _by_exclusion(text: str, clean: str) -> Iterator[MoneySpan]:
    for match in _NUMBER.finditer(clean):
        number = match.group("number")
        before = clean[max(0, match.start() - 60) : match.start()]
        if _is_named_number(clean, number, before) or _stands_in_more(clean, match, before):
            continue
        if _GOES_ON.match(clean, match.end()) or sums.per_at(clean, match.end()) is not None:
            yield sums.made(text, clean, match.start(), match.end(), Decimal(number.replace(",", "")))


def _is_named_number(clean: str, number: str, before: str) -> bool:
    """Whether the number is a year, that of a form, letter, code or score, or follows a label."""
    if number in SAID_AS_CODE or number in _NUMBERS_OF_SECTIONS or number.startswith("0"):
        return True
    if _LABEL_BEFORE.search(before) or _AFTER_CODE.search(before):
        return True
    if not number.isdigit():
        return False
    if int(number) in range(1980, 2050) or (int(number) in range(1900, 1980) and _OLD_YEAR_BEFORE.search(before)):
        return True
    if (len(number) == 3 and _CODES_MEANT.search(clean)) or (len(number) == 4 and _LAST_FOUR.search(clean)):
        return True
    return int(number) in range(300, 851) and _SCORES_MEANT.search(clean) is not None


def _stands_in_more(clean: str, match: "re.Match[str]", before: str) -> bool:
    """Whether the number is part of a string of digits, an address, a time of day or a limit, or only an aside."""
    number, end = match.group("number"), match.end()
    if _DIGITS_BESIDE.search(before) or re.match(r"[\s.-]{1,2}[0-9]", clean[end : end + 3]):
        return True
    if _LIMIT_BEFORE.search(before) or (match.start() and _IN_BRACKETS.match(clean, match.start() - 1)):
        return True
    if number.isdigit() and len(number) == 5 and (_PLACE_BEFORE.search(before) or _ZIP_MEANT.search(clean)):
        return True
    if _STREET_AFTER.match(clean, end):
        return True
    if number.isdigit() and len(number) <= 4 and _CLOCK_BEFORE.search(before):
        return 1 <= int(number[:-2]) <= 12 and int(number[-2:]) < 60 and int(number) % 5 == 0
    return False


def _small(text: str, clean: str) -> Iterator[MoneySpan]:
    for match in _SMALL.finditer(clean):
        before, end = clean[max(0, match.start() - 40) : match.start()], match.end()
        told = _SMALL_BEFORE.search(before) is not None and _GOES_ON.match(clean, end) is not None
        framed = any(cue.search(before) and rest.match(clean, end) for cue, rest in (_SMALL_WITHIN, _SMALL_CLAIMED))
        if told or framed:
            yield sums.made(text, clean, match.start(), end, Decimal(match.group("number")))
