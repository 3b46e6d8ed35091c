"""Years of something else than a tax: of a car or a house, an event of life, a loan, the year in which one paid."""

from bot.understanding.patterns import compiled

_SENTENCE_END = compiled(r"[!?;\n]|\.(?=\s+[a-z]{2})(?<!\bb\.)")
_BEFORE = 64
_AFTER = 48

_MAKES = (
    r"toyota|honda|ford|chevy|chevrolet|nissan|dodge|ram|jeep|gmc|kia|hyundai|subaru|mazda|bmw|mercedes|lexus|acura|"
    r"infiniti|volkswagen|vw|audi|buick|cadillac|chrysler|lincoln|tesla|volvo|pontiac|saturn|mitsubishi|mini|"
    r"freightliner|kenworth|peterbilt|harley|yamaha|kawasaki|corolla|camry|civic|accord|prius|altima|sentra|"
    r"f-?[1-3]50|silverado|tacoma|tundra|malibu|impala|equinox|tahoe|suburban|cr-?v|rav-?4|odyssey|sienna|caravan|"
    r"wrangler|cherokee|mustang|elantra|sonata|sorento|optima|outback|forester|maxima|highlander|4runner|jetta|"
    r"sprinter|econoline|taurus|escalade|sierra"
)
_VEHICLES = (
    r"car|truck|pickup|suv|van|minivan|sedan|coupe|rv|camper|motorhome|motorcycle|bike|boat|trailer|tractor|"
    r"vehicle|mobile\s+home|double\s?wide"
)
_COCHES = r"carro|coche|troca|troka|camioneta|auto|cami[oó]n|moto|traila|lancha"
_TAX_NOUNS = (
    r"tax(?:es)?|returns?|refunds?|1040\w*|w-?2s?|1099\w*|k-?1s?|balance|debt|bill|liability|audit|assessment|notice|"
    r"letter|lien|levy|levies|penalty|penalties|filings?|income|amended|extension|irs|federal|state|joint|unfiled|late|"
    r"business|personal|payroll|quarter\w*|form|schedule|transcript|overpayment|credit|deficiency|substitute|year|"
    r"and|or|but|so|to|if|that|is|was|for|on|i|we|they|he|she|it"
)
_THING_AFTER = compiled(
    rf"(?:'s)?\s+(?:(?!tax|return)[a-z]+\s+)?(?:{_MAKES}|{_VEHICLES}|{_COCHES})s?\b|"
    r"\s+(?:child\s+support|custody|divorce|decree|accident|bankruptcy|chapter\s+(?:7|11|13)|foreclosure|"
    r"hurricane|flood|earthquake|pandemic|election|offer|oic|case|lawsuit|judgment|marriage|wedding|model)\b"
)
_ARTICLE_BEFORE = compiled(r"\b(?:an?|una?)\s+(?:old\s+|used\s+|beat\s?up\s+)?$")
_TAX_NOUN_AFTER = compiled(rf"(?:'s)?\s*(?:$|[^a-z\s]|(?:{_TAX_NOUNS})\b)")
_THING_BEFORE = compiled(
    rf"\b(?:{_MAKES}|{_COCHES})\s+(?:[a-z0-9-]+\s+)?(?:del?\s+(?:a[ñn]o\s+)?)?$|"
    r"\b(?:built|made|manufactured|constructed|construid[ao]|hech[ao])\s+(?:back\s+)?(?:in|en)\s+(?:el\s+)?$|"
    r"(?<![a-z])(?:b\.|born|dob|class\s+of|naci(?:[oó]|da|do)?|nac[ií])\s*(?:in\s+|en\s+|:\s*)?(?:el\s+)?(?:(?:19|20)[0-9]{2}\s*(?:,|and|&|y|,\s*and)\s*)*$"
)
_AFTER_THE_TAX_OF = compiled(
    r"\s*(?:'s)?\s*(?:tax(?:es)?(?!\s+(?:relief|resolution|attorney|lawyer|guy|preparer|company|pro))|(?:tax\s+)?returns?|"
    r"income|1040|balance|impuestos|joint|federal)\b"
)
_TAX_WORDS = (
    r"tax(?:es)?\b(?!\s+(?:relief|resolution|attorney|lawyer|guy|lady|preparer|company|outfit|pro|firm|place|debt\s+rel))|"
    r"returns?|filed?|filing|owe[ds]?|owing|debt|for|year|irs|1040|impuestos|declar\w+|deb[oíe]|debemos|unfiled|"
    r"balance|income|a[ñn]os?"
)
_TAXED = (
    r"sold|cashed|withdr\w+|ira|crypto|bitcoin|stocks?|robinhood|coinbase|unemployment|earned|made|won|gambl\w+|"
    r"inherit\w+|uber|lyft|doordash|and|but|because|so|then|that|says?|saying|y|pero|porque|que"
)
"""What may be the very thing that was taxed that year, and where another clause begins."""
_SAME_CLAUSE = rf"(?:(?!\b(?:{_TAX_WORDS}|{_TAXED})\b)[^.!?;\n0-9]){{0,44}}?"
_ITS_YEAR = (
    r"(?:\b(?:(?:end|beginning|start|middle|summer|fall|winter|spring)\s+of|(?:finales|principios)\s+del?|back\s+in|in|around|since|early|late|mid|during|from|between|until|till|circa|en|desde|durante|como\s+en)"
    r"\s+(?:early\s+|late\s+|mid[\s-]+|the\s+year\s+|about\s+|el\s+(?:a[ñn]o\s+)?)?)"
)
_EVENTS = (
    r"divorc\w+|separated|split(?:\s+up)?|broke\s+up|(?:re)?married|widowed|died|passed(?:\s+away)?|killed|"
    r"moved|immigrated|emigrated|migrated|naturalized|citizen(?:ship)?|green\s*card|asylum|visa|"
    r"(?:came|arrived|got)\s+(?:here|back|home|out|to|in(?:to)?|over|sick|hurt|laid|fired|clean|sober|custody|married)|"
    r"come\s+(?:here|to|in)|came|arrived|entered|immigrant|retire[dr]?|retirement|graduated|adopted|hit|beat|left|"
    r"lost\s+(?:my|our|the|his|her|a|everything)|bankruptcy|chapter\s+(?:7|11|13)|foreclos\w+|evicted|homeless|"
    r"started|start|opened|founded|formed|closed|close|shut|went|bought|buy|purchased|built|hired|hire|fired|"
    r"laid\s+off|sick|diagnosed|cancer|stroke|surgery|accident|deploy\w+|discharged|enlisted|stationed|served|prison|"
    r"jail|incarcerated|arrested|released|offer|oic|loan|ppp|eidl|mortgage|hurricane|flood|burned|robbed|disabled|"
    r"disability|joined|lived|living|worked\s+(?:at|for|there|here)|working\s+(?:at|for|there|here)|settled|"
    r"installment\s+agreement|payment\s+plan|became|turned\s+[0-9]{2}|quit|stopped\s+working|poa|power\s+of\s+attorney|"
    r"lleg(?:u[eé]|amos|aron)|vin(?:e|imos)|entr[eé]|divorci[eéoó]\w*|separ(?:[eé]|amos|ados?|adas?)|"
    r"cas(?:[eé]|amos|ados?|adas?)|enviud\w+|compr(?:[eé]|amos)|abr(?:[ií]|imos)|empec[eé]|empezamos|cerr(?:[eé]|amos)|"
    r"muri[oó]|falleci[oó]|perd(?:[ií]|imos)\s+(?:mi|la|el|nuestra)|mud(?:[eé]|amos)|jubil\w+|retir(?:[eé]|ado|ada)|"
    r"residencia|ciudadan\w+|pr[eé]stamo|bancarrota|accidente|preso|c[aá]rcel|viv(?:o|imos|[ií]a)|naci\w*|emigr\w+"
)
_EVENT_IN = compiled(rf"\b(?:{_EVENTS})\b{_SAME_CLAUSE}{_ITS_YEAR}$")
_LETTER_IN = compiled(
    r"(?:\b(?:letters?|notices?|liens?|levy|levied|garnish\w*|(?:cp|lt)[\s-]?[0-9]{1,4}[a-z]?))(?:\s+(?:was|were|came|got|recorded|filed|put|"
    r"placed|sent|me|my|us|wages|account|bank|check|from\s+(?:the\s+)?irs|back)){0,4}\s+(?:in|back\s+in|en)\s+(?:el\s+)?$"
)
_EVENT_YEAR = compiled(
    r"\b(?:divorc\w+|separated|(?:re)?married|widowed|retired|green\s*card|citizen(?:ship)?|came|arrived|graduated|died|"
    r"passed\s+away|deployed|naturalized|bankruptcy|prison|jail|incarcerated|stationed|(?:offer|oic)\s+(?:was\s+)?accepted|eidl|ppp|ciudadan[oa]|residencia|"
    r"bought\s+(?:an?|my|our|the)(?:\s+(?!tax)[a-z]+){1,3})(?:\s+loan)?\s*[,(]?\s*$"
)
_IN_BEFORE = compiled(r"(?:^|[\s(,.;])(?:back\s+)?(?:in|en)\s+(?:the\s+year\s+|el\s+(?:a[ñn]o\s+)?)?$")
_EVENT_AFTER = compiled(
    r"\s*,?\s*(?:i|we|he|she|they|my\s+[a-z]+|our\s+[a-z]+|me|nos|mi\s+[a-z]+)\s+(?:(?:got|was|were|had|finally|just|then|se|"
    r"both)\s+){0,2}"
    rf"(?:{_EVENTS})\b"
)
_SINCE = compiled(r"\b(?:since|desde)\s+(?:about\s+|around\s+|early\s+|late\s+|el\s+(?:a[ñn]o\s+)?)?$")
_UNPAID_SINCE = compiled(
    r"\b(?:fil(?:e|ed|ing)|tax(?:es)?|returns?|ow(?:e|ed|es|ing)|pa(?:y|id|ying)|debt|unfiled|behind|declar\w+|"
    r"impuestos|deb(?:o|e|emos)|pag(?:o|ado|ar)|atrasad\w+|irs)\b"
)
_PAID_IN = compiled(
    r"\b(?<!not\s)(?<!never\s)(?<!n't\s)(?<!nt\s)(?:paid|pay|payed|mailed|sent|filed|e-?filed|submitted|amended|settled|pagu[eé]|"
    r"present[eé]|mand[eé])\b(?P<between>[^.!?;\n]{0,40}?)\b(?:back\s+in|in|en)\s+(?:el\s+)?$"
)
_OTHER_YEAR = r"(?:19[89]|20[0-4])[0-9]"
_OTHER_BEFORE = compiled(rf"\b{_OTHER_YEAR}\b")
_OTHER_AFTER = compiled(
    rf"[^.!?;\n]{{0,24}}?\b(?:for|of|my|our|the|from|tax(?:es)?|returns?|del?|impuestos)\s+(?:tax(?:es)?\s+(?:of\s+|for\s+)?|"
    rf"(?:tax\s+)?year\s+)?{_OTHER_YEAR}\b"
)


def told(clean: str, start: int, end: int) -> bool:
    """Whether the words beside the year at `start` to `end` say that it is the year of something else.

    What the words leave open is not: "sold my house in 2022" may well name the tax year. `clean` is `plain(text)`.
    """
    before, after = _SENTENCE_END.split(clean[max(0, start - _BEFORE) : start])[-1], clean[end : end + _AFTER]
    if _AFTER_THE_TAX_OF.match(after):
        return False
    alone = len(_OTHER_BEFORE.findall(clean[start:end])) < 2
    return _of_a_thing(before, after) or _of_a_time(before, after, alone)


def _of_a_thing(before: str, after: str) -> bool:
    if _THING_AFTER.match(after) or _THING_BEFORE.search(before):
        return True
    return bool(_ARTICLE_BEFORE.search(before)) and not _TAX_NOUN_AFTER.match(after)


def _of_a_time(before: str, after: str, alone: bool) -> bool:
    if alone and _SINCE.search(before):
        return not _UNPAID_SINCE.search(before)
    if any(pattern.search(before) for pattern in (_EVENT_IN, _EVENT_YEAR, _LETTER_IN)):
        return True
    if _IN_BEFORE.search(before) and _EVENT_AFTER.match(after):
        return True
    return _paid_then(before, after)


def _paid_then(before: str, after: str) -> bool:
    """ "I pay in 2022 the tax of 2021", "filed my 2019 return in 2021": of two years the one of the act."""
    match = _PAID_IN.search(before)
    return match is not None and bool(_OTHER_BEFORE.search(match.group("between")) or _OTHER_AFTER.match(after))
