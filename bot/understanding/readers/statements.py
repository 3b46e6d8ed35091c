"""Things a person says of their case that are so or not so: a case field, True or False.

A question or a fear ("can they file a lien", "if I file bankruptcy") says nothing; a denial says no.
"""

import re
from typing import Literal, NamedTuple

from bot.understanding.patterns import compiled
from bot.understanding.readers import manner
from bot.understanding.readers.spans import plain


class _Statement(NamedTuple):
    field: str
    pattern: "re.Pattern[str]"
    value: bool
    denial: Literal["clause", "thing", "none"]
    """What turns the value round: a "not" in the clause before, only one at the thing named, or nothing."""
    over: bool = False
    """Whether "in 2015", "years ago" or "discharged" beside it makes it a thing of the past that no longer counts."""


_NEED = (
    r"(?:rent|food|eat|feed|groceries|medicines?|medication|meds|prescriptions?|insulin|"
    r"utilit\w+|electric\w*|lights|heat|mortgage|bills|diapers|basics?|necessities|live|"
    r"living|survive|gas\s+to\s+get|comida|renta|comer|medicinas?)\b"
)
_CANNOT = (
    r"(?:can\s?n[o']?t|can'?t|cannot|can\s+not|couldn'?t|could\s+not|not\s+able\s+to|"
    r"unable\s+to|won'?t\s+be\s+able\s+to|no\s+puedo|no\s+podemos)"
)
_SPOUSE = r"(?:ex[\s-]?(?:husband|wife|spouse)?|husband|hubby|wife|spouse|esposo|esposa|marido|exesposo|exesposa)"


def _s(
    field: str,
    value: bool,
    pattern: str,
    denial: Literal["clause", "thing", "none"] = "clause",
    over: bool = False,
) -> _Statement:
    return _Statement(field, compiled(pattern), value, denial, over)


_STATEMENTS = (
    _s(
        "hardship",
        True,
        rf"\b{_CANNOT}\s+(?:even\s+)?(?:afford|pay|buy|cover|make|get|keep|feed|eat|live|"
        rf"survive|pagar|comprar)\b[^.!?;\n]{{0,24}}?\b{_NEED}",
        "none",
    ),
    _s("hardship", True, rf"\b{_CANNOT}\s+(?:even\s+)?(?:feed|eat|survive)\b", "none"),
    _s(
        "hardship",
        True,
        rf"\b{_CANNOT}\s+(?:even\s+)?(?:pay|afford|give|send|pagar)\s+(?:them\s+|the\s+irs\s+|"
        rf"you\s+)?(?:anything|nothing|nothin|a\s+(?:dime|penny|cent|thing)|any\s+(?:of\s+it|"
        rf"amount)|even|nada)\b",
        "none",
    ),
    _s(
        "hardship",
        True,
        r"\b(?:nothing|no\s+money|zero)\s+(?:is\s+)?left\s+(?:over\s+)?(?:after|for)\b|"
        r"\bchoos\w+\s+between\b|\bno\s+income\b|\bhomeless\b|\bno\s+money\s+(?:for|"
        r"to)\s+(?:eat|food|rent|medic\w+)|\b(?:being|getting|got|be|am|facing)\s+evict\w+|"
        r"\bno\s+me\s+alcanza\b|\bno\s+tengo\s+(?:dinero|para\s+comer|nada)\b|"
        r"\bbehind\s+on\s+(?:my\s+|the\s+)?(?:rent|mortgage|utilities)\b|"
        r"\bsleeping\s+in\s+my\s+car\b",
        "none",
    ),
    _s(
        "all_required_returns_filed",
        True,
        r"\ball\s+(?:of\s+)?(?:my|our|the)?\s*(?:tax\s+)?(?:returns|taxes|years)\s+(?:are|"
        r"have\s+been|were|is)\s+(?:all\s+)?filed\b|\bfiled\s+(?:all|"
        r"every\s+one)\s+(?:of\s+)?(?:my|our)\s+(?:tax\s+)?(?:returns|taxes)\b|\b(?:i|"
        r"we)(?:'ve|\s+have)?\s+(?:always\s+)?filed\s+(?:every\s+(?:single\s+)?(?:year|return)|"
        r"everything|all\s+of\s+them)\b|\breturns\s+(?:are\s+)?all\s+filed\b|"
        r"\ball\s+(?:caught\s+up|current)\s+(?:on|with)\s+(?:my\s+)?(?:filing|returns)|"
        r"\ball\s+filed\b",
    ),
    _s(
        "current_year_compliant",
        True,
        r"\b(?:current|up\s+to\s+date|caught\s+up)\s+(?:on|with|for)\s+(?:this|"
        r"the\s+current)\s+year|\bmaking\s+(?:my\s+)?estimated\s+(?:tax\s+)?payments\b|"
        r"\b(?:fixed|changed|adjusted|updated)\s+my\s+(?:w-?4|withholding)\b|"
        r"\bwithholding\s+(?:is|was)\s+(?:fixed|right|enough|correct)\b",
    ),
    _s(
        "open_bankruptcy",
        True,
        r"\b(?:am|'m|im|are|'re|is|currently)\s+(?:currently\s+|still\s+|not\s+|"
        r"now\s+)?in\s+(?:a\s+)?(?:bankruptcy|chapter\s+(?:7|11|12|13))\b|\b(?:filed|"
        r"have\s+filed|just\s+filed|have\s+an?\s+(?:open|active|"
        r"pending))\s+(?:for\s+)?(?:a\s+)?(?:bankruptcy|chapter\s+(?:7|11|12|13))\b|\b(?:open|"
        r"active|pending)\s+bankruptcy\b|\bchapter\s+(?:7|11|12|13)\s+(?:case|plan|trustee|"
        r"is\s+open)\b|\bin\s+(?:bankruptcy|chapter\s+(?:7|11|13))\s+(?:right\s+)?now\b|"
        r"\bestoy\s+en\s+bancarrota\b",
        "clause",
        True,
    ),
    _s("revenue_officer_assigned", True, r"\brevenue\s+officer\b", "thing"),
    _s(
        "criminal_investigation",
        True,
        r"\bspecial\s+agents?\b|\bcriminal\s+investigat\w+\b|\bgrand\s+jury\b|"
        r"\bsearch\s+warrant\b|\birs[\s-]ci\b|\bcid\s+agents?\b|\bagentes?\s+especial(?:es)?\b",
        "thing",
    ),
    _s("summons", True, r"\bsummons\b|\bsummoned\b|\bsubpoena(?:ed)?\b", "thing"),
    _s(
        "seizure",
        True,
        r"\bseiz(?:ed|ing|e)\s+(?:my|our|the)\s+(?:\w+\s+)?(?:car|truck|van|house|home|"
        r"equipment|business|property|boat|land|vehicle|tools|shop|store|inventory)\b|"
        r"\bnotice\s+of\s+(?:seizure|sale)\b|\bseizure\s+notice\b|\b(?:form\s+)?2433\b|"
        r"\b668-?b\b|\bsale\s+notice\b|\bpadlocked\b|\bauction(?:ing|ed)?\s+(?:off\s+)?(?:my|"
        r"our)\b|\b(?:jeopardy|termination)\s+assessment\b",
    ),
    _s(
        "trust_fund_taxes",
        True,
        r"\bpayroll\s+tax(?:es)?\b|\bemployment\s+tax(?:es)?\b|\btrust\s+fund\b|"
        r"\b(?:form\s+)?941s?\b(?!\s*(?:dollars|a\s+month))|\btfrp\b|\b(?:employee|"
        r"worker)s?'?\s+withholding\b",
        "thing",
    ),
    _s(
        "deposits_current",
        False,
        r"\b(?:behind|late)\s+(?:on|with)\s+(?:my\s+|our\s+)?(?:payroll\s+|tax\s+)?deposits\b|"
        r"\b(?:missed|not\s+making)\s+(?:my\s+|our\s+|the\s+)?(?:payroll\s+|tax\s+|"
        r"federal\s+)*deposits\b",
        "none",
    ),
    _s(
        "disputes_amount",
        True,
        r"\b(?:amount|number|figure|bill|balance|total|it|this|that|letter|notice|irs|they|"
        r"math|calculation)(?:\s+they\s+\w+)?(?:'s|'re|\s+(?:is|are|was|got\s+it|has\s+it|"
        r"seems?|looks?))?\s+(?:just\s+|totally\s+|completely\s+|all\s+|way\s+|plain\s+|"
        r"definitely\s+)?(?:wrong|incorrect|inaccurate|way\s+too\s+high|too\s+high|way\s+off|"
        r"a\s+mistake|an\s+error|not\s+(?:right|correct|accurate))\b|\b(?:i|we)\s+(?:do\s+not|"
        r"don'?t|dont)\s+(?:think\s+i\s+|believe\s+i\s+|even\s+|actually\s+)?owe\b|\b(?:i|"
        r"we)\s+(?:do\s+not|don'?t)\s+agree\b|\bdisagree\b|\bdisput(?:e|ing)\b|"
        r"\bthey\s+made\s+a\s+mistake\b|\bno\s+debo\s+(?:eso|tanto|nada)\b|"
        r"\bway\s+too\s+high\b",
        "none",
    ),
    _s(
        "return_or_income_not_mine",
        True,
        r"\b(?:not|isn'?t|wasn'?t|aint|ain't)\s+(?:even\s+)?(?:my|mine)\s+(?:income|return|"
        r"1099s?|w-?2s?|job|wages|money)\b|\b(?:income|return|1099|w-?2)\s+(?:is\s*n[o']?t|"
        r"is\s+not|was\s*n[o']?t|was\s+not|ain'?t)\s+mine\b|\bsome(?:one|"
        r"body)\s+(?:else\s+)?(?:used|stole|filed|got|has|worked\s+under|is\s+using|"
        r"opened)\b[^.!?;\n]{0,32}\b(?:my|return|in\s+my\s+name)\b|\bidentity\s+(?:was\s+|"
        r"got\s+|has\s+been\s+)?(?:stolen|theft)\b|\bstole\s+my\s+identity\b|"
        r"\bnever\s+worked\s+(?:there|for)\b|\bfraudulent\s+return\b|\b(?:i|"
        r"we)\s+(?:did\s*n[o']?t|never)\s+file(?:d)?\s+(?:that|this)\s+return\b",
        "none",
    ),
    _s(
        "already_paid",
        True,
        r"\b(?:i|we)(?:'ve|\s+have)?\s+already\s+(?:paid|payed)\b(?!\s+(?:half|some|part|most|"
        r"a\s|\$|[0-9]|about|like|them\s+\$))|\balready\s+(?:paid|"
        r"payed)\s+(?:it|this|that|them|in\s+full|off|the|my)\b|^\s*already\s+paid\b|\b(?:i|"
        r"we)\s+(?:paid|payed)\s+(?:it|this|that|everything|them|the\s+(?:bill|balance|"
        r"whole\s+thing|full\s+amount|irs)|in\s+full)(?!\s+(?:late|a\s+little|some|part))\b|"
        r"\bpaid\s+(?:it\s+)?(?:in\s+full|off\s+(?:the|my|this))\b|"
        r"\bpaid\s+(?:it\s+)?(?:on\s+(?:the\s+website|irs\.?gov|direct\s+pay)|online)\b|"
        r"\band\s+(?:already\s+)?paid\s+it\b|\bya\s+(?:lo\s+)?pagu[eé]\b",
    ),
    _s(
        "joint_return",
        True,
        r"\b(?:we|i)\s+(?:\w+\s+)?fil(?:ed|e|ing)\s+(?:\w+\s+)?(?:a\s+)?(?:joint(?:ly)?|"
        r"together)\b|\bjoint\s+(?:tax\s+)?returns?\b|\bfil(?:ed|ing|"
        r"e)\s+(?:taxes\s+)?joint(?:ly)?\b|\bmarried\s+filing\s+joint(?:ly)?\b|"
        r"\bdeclaraci[oó]n\s+conjunta\b",
    ),
    _s(
        "tax_due_to_other_spouse",
        True,
        rf"\b{_SPOUSE}(?:'?s)?\s+(?:\w+\s+)?(?:hid|didn'?t\s+(?:report|tell|pay|claim)|"
        rf"never\s+(?:reported|told|paid|claimed)|lied|owes?|owed|back\s+taxes|debt|tax\s+debt|"
        rf"taxes|income|business|debe|deuda|under\s?reported|cheated)\b|\b(?:he|she)\s+hid\b|"
        rf"\b(?:his|her|my\s+{_SPOUSE}'?s)\s+(?:tax\s+)?(?:debt|back\s+taxes|taxes|tax\s+bill|"
        rf"business\s+(?:debt|taxes|income))\b|\b(?:it'?s|its|is)\s+(?:all\s+)?(?:his|"
        rf"hers)\b[^.!?;\n]{{0,12}}\bnot\s+mine\b",
        "thing",
    ),
    _s(
        "refund_taken_for_spouse_debt",
        True,
        rf"\b(?:refund|"
        rf"reembolso)\b[^.!?;\n]{{0,50}}\b{_SPOUSE}(?:'?s)?\s+(?:\w+\s+){{0,2}}(?:debts?|loans?|"
        rf"student|child\s+support|taxes|back|old|deuda)\b",
    ),
    _s(
        "prior_penalties_3y",
        False,
        r"\b(?:never|not)\s+(?:had|been|gotten?|got)\s+(?:a\s+|any\s+|"
        r"charged\s+(?:a\s+)?)?(?:penalt\w+|penalized|late|in\s+trouble)\b|\bclean\s+(?:record|"
        r"history)\b|\bnever\s+(?:been\s+)?(?:paid\s+|filed\s+)?late\s+before\b|"
        r"\balways\s+(?:paid|filed)(?:\s+and\s+(?:paid|filed))?\s+on\s+time\b|"
        r"\bfirst\s+(?:time\s+)?(?:penalty|time\s+(?:i'?ve\s+)?(?:ever\s+)?(?:been\s+late|late|"
        r"being\s+late))\b|\bno\s+(?:prior|previous|other|past)\s+penalt\w+\b",
        "none",
    ),
    _s(
        "prior_penalties_3y",
        True,
        r"\b(?:had|got|been\s+charged|paid)\s+(?:a\s+)?penalt(?:y|ies)\s+(?:before|last\s+year|"
        r"the\s+year\s+before|two\s+years\s+ago)\b",
    ),
    _s(
        "outside_us",
        True,
        r"\b(?:letter|notice|mail(?:ed)?|sent|addressed)\b[^.!?;\n]{0,32}\b(?:overseas|abroad|"
        r"outside\s+(?:of\s+)?the\s+(?:us|u\.s\.?|united\s+states|country)|"
        r"to\s+(?:me\s+in\s+)?(?:canada|mexico|germany|england|the\s+uk|france|japan|spain|"
        r"italy|israel|india|the\s+phil+ip+ines))\b|\b(?:my|"
        r"mailing)\s+address\s+is\s+(?:overseas|abroad|foreign|outside\s+the)\b|"
        r"\bforeign\s+(?:mailing\s+)?address\b",
    ),
)
_NOT_FILED = compiled(
    r"\b(?:(?:have\s+not|haven'?t|havent|has\s+not|hasn'?t|had\s+not|hadn'?t|did\s+not|"
    r"didn'?t|didnt|never|not)\s+(?:even\s+|yet\s+)?(?:filed?|done|did|do)(?:\s+(?:my|any|"
    r"our|the|a|in|for|since|taxes|tax|return|returns|20[0-9]{2}|19[0-9]{2}|[0-9]+\s+years|"
    r"years|them|yet|on))"
    r"|(?:haven'?t|havent|have\s+not)\s+filed|unfiled\s+(?:tax\s+)?(?:returns?|years?|"
    r"taxes)|missing\s+(?:tax\s+)?returns?|behind\s+on\s+(?:my\s+)?(?:filing|returns)|"
    r"(?:returns?|years?)\s+(?:are\s+|is\s+|were\s+)?(?:not|never|un)\s?filed"
    r"|filed\s+(?:all|every\w*)\b[^.!?;\n]{0,24}\b(?:except|but\s+not|besides|apart\s+from|other\s+than)"
    r"|no\s+he\s+(?:declarado|presentado|hecho)|no\s+declar[eé]|no\s+present[eé])\b"
)
_NOT_TAX_FILING = compiled(
    r"\s*(?:for\s+|an?\s+|the\s+|my\s+)*(?:bankruptcy|chapter|12153|form|appeal|divorce|"
    r"petition|anything\s+yet|claim|request|dispute|hearing|joint|that\s+return|"
    r"this\s+return|extension)"
)
_THEY_CLAIM = compiled(
    r"\b(?:they|irs|it|letter|notice)\s+(?:say|says|said|think|thinks|claim|" r"claims)\s+(?:that\s+)?(?:i|we)\s+$"
)
_OVER = compiled(r"\b(?:discharged|dismissed|closed|years\s+ago|in\s+(?:19|20)[0-9]{2}|back\s+in|used\s+to|once)\b")
_SENTENCE = compiled(r"[^.!?;\n]*", 0)


def read(text: str) -> dict[str, bool]:
    """The case fields that the message says are so (True) or not so (False); what it does not say is absent."""
    clean = plain(text)
    said: dict[str, bool] = {}
    for statement in _STATEMENTS:
        if statement.field in said:
            continue
        for match in statement.pattern.finditer(clean):
            value = _holds(clean, match, statement)
            if value is not None:
                said[statement.field] = value
                break
    if not_filed(clean) is not None:
        said["all_required_returns_filed"] = False
    return said


def not_filed(text: str) -> "tuple[int, int] | None":
    """Where the message says that returns are not filed: the span from those words to the end of the sentence."""
    for match in _NOT_FILED.finditer(text):
        if _NOT_TAX_FILING.match(text, match.end()) or _NOT_TAX_FILING.match(
            text, match.start() + match.group().rfind("filed") + 5
        ):
            continue
        if re.search(r"\bif\b[^.!?;\n]*$", text[: match.start()][-60:], re.IGNORECASE):
            continue
        if _THEY_CLAIM.search(text[: match.start()][-40:]):
            continue
        sentence = _SENTENCE.match(text, match.start())
        return match.start(), sentence.end() if sentence else match.end()
    return None


def _holds(clean: str, match: "re.Match[str]", statement: _Statement) -> "bool | None":
    if statement.denial == "none":
        return statement.value
    if manner.hypothetical(clean, match.start()):
        return None
    if statement.over:
        sentence = _SENTENCE.match(clean, match.start())
        if sentence and _OVER.search(sentence.group()):
            return None
    if statement.denial == "thing":
        return statement.value != manner.denied_closely(clean, match.start())
    inside = re.search(r"\bnot\b|n't\b", match.group(), re.IGNORECASE) is not None
    return statement.value != (inside or manner.denied(clean, match.start()))
