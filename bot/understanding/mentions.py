"""Words that name a thing plainly: what a message touches beside its main question, and whether it is about tax at all.

A classifier gives a message one meaning; what is only mentioned ("... and the bank froze it", "I'm on disability")
stands in a few fixed words. They bring a label in beside the main one (`labels.MENTIONED`) and never
make the main one.
"""

from collections.abc import Mapping

from bot.understanding.patterns import compiled
from bot.understanding.readers.spans import plain

_WORDS: Mapping[str, str] = {
    "deadline": r"deadline|how\s+(?:long|many\s+days)|"
    r"days?\s+(?:left|to\s+(?:answer|respond|reply|pay|ask))|by\s+when|"
    r"until\s+when|last\s+day|due\s+(?:on|by|today|tomorrow)|too\s+late|in\s+time|runs?\s+out|[0-9]{1,3}\s+days",
    "cant_pay": r"can'?t\s+(?:even\s+)?(?:pay|afford|come\s+up|cover)|cannot\s+(?:pay|afford)|no\s+money|"
    r"not\s+able\s+to\s+pay|"
    r"(?:don'?t|do\s+not)\s+have\s+(?:it|the\s+money|that|anything)|broke|no\s+way\s+(?:i|we)\s+can",
    "cnc_hardship": r"lost\s+(?:my|his|her|our)\s+jobs?|laid\s+off|unemploy\w+|no\s+income|out\s+of\s+work|"
    r"disab\w+|only\s+income|"
    r"food\s+stamps|evict\w*|shut\s?off|chemo|cancer|homeless|hardship|barely|liv(?:e|ing)\s+on|"
    r"behind\s+on\s+(?:the\s+)?(?:rent|electric|mortgage)",
    "payment_plan": r"payment\s+plan|installments?|monthly\s+payments?|more\s+time\s+to\s+pay|"
    r"pay(?:ing)?\s+(?:it\s+|them\s+)?(?:monthly|over\s+time|in\s+pieces|a\s+little)|"
    r"\$?[0-9][0-9,]*\s+(?:a|per|each|every)\s+(?:month|week|paycheck)",
    "penalty_relief": r"penalt(?:y|ies)",
    "interest_growth": r"interest|keeps?\s+(?:growing|going\s+up)|doubled|went\s+up|goes\s+up|growing",
    "stop_levy": r"levy|levied|seize\w*|tak(?:e|ing)\s+my|leave\s+me\s+alone|stop\s+(?:them|this|it|the)|release",
    "wage_garnishment": r"paychecks?|wages?|garnish\w*|my\s+(?:boss|employer)|"
    r"payroll\s+(?:lady|department|dept|office)",
    "bank_levy": r"froze|frozen|(?:bank|checking|savings)\s+account|emptied|my\s+bank",
    "lien": r"liens?",
    "appeal_hearing": r"hearing|appeals?|12153|tax\s+court|petition",
    "dispute_amount": r"wrong|not\s+right|(?:don'?t|doesn'?t|do\s+not)\s+(?:even\s+)?owe|don'?t\s+agree|"
    r"disagree|too\s+high|mistake|"
    r"error|cp\s?2000|never\s+(?:earned|made)|not\s+mine",
    "already_paid": r"already\s+paid|(?:i|we)\s+paid|paid\s+(?:it|this|that|in\s+full|by|off)|"
    r"(?:check|payment)\s+(?:cleared|went|posted)|confirmation",
    "missing_returns": r"(?:haven'?t|didn'?t|never|not|have\s+not|did\s+not)\s+filed?|unfiled|missing\s+returns?|"
    r"behind\s+on\s+(?:filing|returns)",
    "spouse_debt": r"my\s+ex|ex[-\s]?(?:husband|wife)|(?:husband|wife|spouse)'?s|divorc\w+|innocent\s+spouse|"
    r"injured\s+spouse|"
    r"joint(?:ly)?",
    "identity_theft_or_scam": r"scams?|fake|stole\s+my|identity|gift\s+cards?|is\s+(?:this|it)\s+real|legit",
    "refund_taken": r"refunds?",
    "passport": r"passports?",
    "payroll_or_business": r"941|payroll\s+tax\w*|my\s+(?:business|company|llc|shop|restaurant|store)|employees|"
    r"partnership",
    "old_debt_statute": r"(?:10|ten)\s+years?|statute|expires?|csed|years\s+old|from\s+(?:19|200)[0-9]{1,2}",
    "talk_to_human": r"lawyer|talk\s+to\s+(?:someone|somebody|a)|call\s+me|human|a\s+person|free\s+help|"
    r"who\s+(?:do|can)\s+i\s+call",
    "book_review": r"appointment|consult\w*|look\s+(?:at|over)\s+my",
    "understand_notice": r"what\s+(?:is|does|do)\s+(?:this|it|that|they)|what\s+happens|arrest\w*|jail|prison|scared|"
    r"is\s+(?:this|it)\s+serious",
}  # fmt: skip
_PATTERNS = {label: compiled(rf"\b(?:{words})\b") for label, words in _WORDS.items()}
_ABOUT_TAX = compiled(
    r"\birs\b|\bi\.r\.s\b|\btax(?:es)?\b|\binternal\s+revenue\b|\brevenue\s+officer\b|\bgarnish\w*|\blev(?:y|ied)\b|"
    r"\bimpuestos?\b|\bc\.?p\.?\s?-?[0-9]{2,4}[a-z]?\b|\blt\s?-?[0-9]{2}\b|\bhacienda\b"
)
_FROM_THE_IRS = compiled(
    r"\b(?:irs|internal\s+revenue)(?:\s+(?:has|have|just|already|keeps?))?\s+"
    r"(?:wrote|written|sent|sending|mailed|writes|took|taking|takes|letters?|notices?|billed|bills?)\b|"
    r"\b(?:letters?|notices?|bills?|mail|envelopes?|something|one)\s+from\s+(?:the\s+)?(?:irs|internal\s+revenue)\b"
)


def touched(text: str) -> frozenset[str]:
    """The labels whose own words stand in an English text."""
    clean = plain(text)
    return frozenset(label for label, pattern in _PATTERNS.items() if pattern.search(clean))


def about_tax(text: str) -> bool:
    """Whether the IRS, a tax or a notice is named: such a message is never turned away only for being strange."""
    return _ABOUT_TAX.search(plain(text)) is not None


def from_the_irs(text: str) -> bool:
    """Whether the words say that the IRS wrote, sent or took something: never out of scope, whatever else is told."""
    return _FROM_THE_IRS.search(plain(text)) is not None
