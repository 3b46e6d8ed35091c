"""Money being taken: which, and whether it is told, denied or only feared."""

import re
from dataclasses import dataclass
from typing import Literal

from bot.understanding.patterns import compiled
from bot.understanding.readers import manner
from bot.understanding.readers.spans import plain

LevyType = Literal["bank", "wage", "social_security", "state_refund"]


@dataclass(frozen=True)
class Levy:
    """What the message says of money being taken.

    `active` False: that nothing has been taken. `type` None: not said.
    """

    type: LevyType | None
    active: bool
    start: int
    end: int


_ACCOUNT = r"(?:bank(?!ruptcy)|accounts?|acct|checking|savings|credit\s+union|cuentas?)\b"
_PAY = (
    r"(?:wages?|pay\s?checks?|salary|paychecks?|payroll\s+check|(?:my|his|her|our|whole|"
    r"entire|their)\s+(?:\w+\s+)?(?:pay|checks?)|sueldo|salario|cheque)\b"
)
_BENEFITS = (
    r"(?:social\s+security|soc\s+sec|ssdi|ssa\s+(?:check|benefits?)|ss\s+(?:check|"
    r"benefits?)|disability\s+(?:check|benefits?|payment)|seguro\s+social)\b"
)
_STATE = r"(?:state|california|ca|ny|new\s+york|nj|georgia|ohio|illinois|michigan|virginia|estatal)"
_STATE_REFUND = (
    rf"(?:{_STATE}\s+(?:income\s+)?(?:tax\s+)?refund|refund\s+from\s+(?:the\s+|my\s+)?state|reembolso\s+estatal)\b"
)
_TOOK = (
    r"(?:took|taken|taking|takes|take|grabbed|grabbing|kept|keeping|seized|seizing|"
    r"intercepted|levied|levying|garnish(?:ed|ing|es)?|garnished|docked|docking|deducting|"
    r"deducted|withholding|withheld|swiped|snatched|quit(?:aron|[oó])|embarg(?:aron|[oó])|embargad[oa]|"
    r"congel(?:aron|[oó]))"
)
_FROZE = (
    r"(?:froze|freezed|frozen|freezing|levied|levying|levy|seized|garnished|locked|emptied|"
    r"drained|wiped\s+out|cleaned\s+out|embarg(?:aron|[oó])|embargad[oa]|congel(?:aron|[oó])|congelad[oa]|"
    r"bloquearon)"
)
_GAP = r"[^.!?;\n]{0,36}?"

_WORDS: tuple[tuple[LevyType, str], ...] = (
    (
        "state_refund",
        rf"\b{_TOOK}\b{_GAP}\b{_STATE_REFUND}|\b{_STATE_REFUND}{_GAP}\b(?:was|got|is|been|"
        rf"being)\b[^.!?;\n]{{0,12}}\b(?:{_TOOK}|offset|gone)\b",
    ),
    (
        "social_security",
        rf"\b{_TOOK}\b{_GAP}\b{_BENEFITS}|\b{_BENEFITS}{_GAP}\b(?:was|got|is|been|being|"
        rf"are)\b[^.!?;\n]{{0,12}}\b(?:{_TOOK}|reduced|cut)\b",
    ),
    (
        "wage",
        rf"\b{_TOOK}\b{_GAP}\b{_PAY}|\b{_PAY}[^.!?;\n]{{0,16}}\b(?:is|are|being|was|were|got|"
        rf"getting|been)\b[^.!?;\n]{{0,14}}\b{_TOOK}\b",
    ),
    (
        "wage",
        r"\b(?:employer|job|boss|work|payroll(?:\s+department)?|hr|human\s+resources|company|"
        r"patr[oó]n|jefe|trabajo)\b[^.!?;\n]{0,14}\b(?:got|gets|received|has|was\s+sent|"
        r"were\s+sent|served|recibi[oó])\b[^.!?;\n]{0,22}\b(?:levy|letter|notice|garnish\w*|"
        r"paperwork|order|668\s?-?w|carta)\b",
    ),
    (
        "wage",
        r"\b(?:levy|garnishment)\s+on\s+(?:my|his|her)\s+(?:wages?|pay|check|salary)\b|"
        r"\bgarnish(?:ing|ed)\s+me\b|\bi'?m\s+(?:being|getting)\s+garnished\b",
    ),
    (
        "wage",
        r"\b(?:wage|paycheck|pay)\s+(?:levy|garnishment)\s+(?:started|has\s+started|is\s+(?:on|"
        r"active|in\s+effect)|kicked\s+in)\b",
    ),
    (
        "bank",
        rf"\b{_FROZE}\b{_GAP}\b{_ACCOUNT}|\b{_ACCOUNT}[^.!?;\n]{{0,30}}?\b(?:{_FROZE}|on\s+hold|"
        rf"under\s+(?:a\s+)?levy)\b",
    ),
    (
        "bank",
        rf"\b(?:put|placed|is|has)\s+(?:a|an)\s+(?:irs\s+|tax\s+)?(?:hold|levy|freeze)\s+(?:on|"
        rf"against)\b[^.!?;\n]{{0,12}}\b{_ACCOUNT}",
    ),
    (
        "bank",
        rf"\b(?:took|taken|taking|pulled|withdrew|swept)\b{_GAP}\b(?:out\s+of|from|off)\s+(?:my|"
        rf"our|the|his|her)\s+(?:\w+\s+)?{_ACCOUNT}",
    ),
    (
        "social_security",
        rf"\b{_BENEFITS}[^.!?;\n]{{0,40}}?\b(?:short|less|lower|smaller|missing|cut|reduced)\b[^!?;]{{0,60}}?\birs\b",
    ),
    (
        "bank",
        rf"\b{_ACCOUNT}[^.!?;\n]{{0,30}}?\bgot\s+(?:a|an|the)\s+(?:irs\s+|tax\s+)?(?:levy|"
        rf"notice\s+of\s+levy)\b",
    ),
)
_PATTERNS = tuple((kind, compiled(pattern)) for kind, pattern in _WORDS)
_ANY_WORD = compiled(
    rf"\b(?:{_TOOK}|{_FROZE}|levy|garnish\w*|hold|freeze|pulled|withdrew|swept|got|received|"
    rf"recibi[oó]|served|sent|gone|"
    r"reduced|cut|nothing|never|not|no|\w+n'?t)\b"
)
_NOTHING_TAKEN = compiled(
    r"\b(?:(?:nobody\s+has|no\s+one\s+has|have\s+not|haven'?t|has\s+not|hasn'?t|did\s+not|"
    r"didn'?t|never)\s+(?:actually\s+|yet\s+)?(?:taken?|took|levied|levy|frozen|freeze|"
    r"seized|garnished|touched?)\s+(?:anything|any\s+money|any|nothing|a\s+(?:dime|penny|"
    r"thing)|my\b)"
    r"|nothing(?:'s|\s+has|\s+is|\s+was)?\s+(?:been\s+|being\s+)?(?:taken|frozen|seized|levied|garnished)"
    r"|no\s+(?:money|levy|levies|garnishment)\s+(?:has\s+been\s+taken|was\s+taken|yet|so\s+far|taken)"
    r"|no\s+(?:me\s+)?han?\s+(?:quitado|embargado|tomado)\s+nada)\b"
)
_TOOK_SUM = compiled(
    r"\b(?:they|irs|government)\s+(?:just\s+|already\s+)?(?:took|levied|seized|garnished|"
    r"froze|grabbed)\s+(?:about\s+|like\s+)?\$\s?[0-9]"
)
_NO_LEVY = compiled(
    r"\b(?:(?:will|can|could|may|might|would|gonna|going\s+to)\s+(?:\w+\s+)?(?:be|get)|"
    r"tax(?:es)?\s+out|withholding|withheld|deduct\w+)\b"
)
_OTHER_CREDITOR = compiled(
    r"\b(?:franchise\s+tax\s+board|ftb|dep(?:t|artment)\s+of\s+revenue|the\s+state\s+(?:\w+\s+)?(?:took|froze|levied|"
    r"garnish\w*|seized|is|has|put)|by\s+the\s+state|creditors?|credit\s+cards?\s+compan\w+|debt\s+collectors?|"
    r"judgment|child\s+support|student\s+loan|landlord|lawsuit|hacked|scammer)\b"
)
_IRS = compiled(r"\b(?:irs|federal)\b")
_PRESENT = compiled(r"\b(?:take|levy)\b")
_OWN_ACT = compiled(r"\b(?:i|we|i've|we've|i'm)\s+(?:just\s+|also\s+)?(?:have\s+|am\s+)?$")


def read(text: str) -> Levy | None:
    """What the message says of money being taken; None where it says nothing, or only asks or fears.

    Another creditor's levy (a state, a judgment, child support) is none, unless the IRS is named, too.
    """
    clean = plain(text)
    if not _ANY_WORD.search(clean) or (_OTHER_CREDITOR.search(clean) and not _IRS.search(clean)):
        return None
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(clean):
            if (
                _NO_LEVY.search(match.group())
                or manner.hypothetical(clean, match.start())
                or _OWN_ACT.search(clean[: match.start()][-24:])
            ):
                continue
            if manner.denied(clean, match.start()) or re.search(r"\bnot\b|n't\b", match.group(), re.IGNORECASE):
                return Levy(None, False, match.start(), match.end())
            if _PRESENT.fullmatch(match.group().split()[0]) and not _LEVY_STANDS.search(clean[: match.start()][-30:]):
                continue
            return Levy(kind, True, match.start(), match.end())
    nothing = _NOTHING_TAKEN.search(clean)
    if nothing:
        return Levy(None, False, nothing.start(), nothing.end())
    return _sum_taken(clean)


def _sum_taken(clean: str) -> Levy | None:
    """ "They took $7,250": from an account where the message speaks of one, else from where is not said."""
    match = _TOOK_SUM.search(clean)
    if match is None or "refund" in clean.lower():
        return None
    kind: LevyType | None = "bank" if re.search(rf"\b{_ACCOUNT}", clean, re.IGNORECASE) else None
    return Levy(kind, True, match.start(), match.end())


_LEVY_STANDS = compiled(
    r"\b(?:they|irs|he|she|it|is|was|has|got|have|a|an|the|tax)\s+(?:now\s+|just\s+|already\s+|irs\s+|tax\s+)?$"
)
