"""How the bot's own intents map to the labels of the contract, which are coarser."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

LABELS = (
    "understand_notice",
    "deadline",
    "cant_pay",
    "payment_plan",
    "offer_in_compromise",
    "cnc_hardship",
    "penalty_relief",
    "stop_levy",
    "wage_garnishment",
    "bank_levy",
    "lien",
    "missing_returns",
    "dispute_amount",
    "appeal_hearing",
    "already_paid",
    "spouse_debt",
    "identity_theft_or_scam",
    "refund_taken",
    "passport",
    "payroll_or_business",
    "old_debt_statute",
    "interest_growth",
    "talk_to_human",
    "book_review",
    "other_tax",
    "out_of_scope",
    "greeting",
    "thanks",
    "goodbye",
    "affirm",
    "deny",
    "correction",
)

_FINER: Mapping[str, str] = {
    "key_notices": "understand_notice",
    "collection_triggers": "understand_notice",
    "jail_fear": "understand_notice",
    "inform": "understand_notice",
    "options_asked": "cant_pay",
    "overwhelmed": "cant_pay",
    "officer_contact": "understand_notice",
    "bankruptcy": "cant_pay",
    "identity_theft": "identity_theft_or_scam",
    "scam_check": "identity_theft_or_scam",
    "cancel_review": "book_review",
    "move_review": "book_review",
    "about_service": "book_review",
    "free_help": "talk_to_human",
    "self_harm": "talk_to_human",
    "dont_know": "deny",
    "why_asked": "understand_notice",
    "source_asked": "understand_notice",
    "choose_option": "affirm",
    "start_over": "greeting",
    "stop_asking": "deny",
    "help": "greeting",
    "bot_challenge": "greeting",
    "privacy": "greeting",
    "erase_data": "greeting",
    "repeat": "understand_notice",
    "rude": "out_of_scope",
}

OURS = frozenset(LABELS) - {
    "other_tax",
    "out_of_scope",
    "greeting",
    "thanks",
    "goodbye",
    "affirm",
    "deny",
    "correction",
}
"""The labels that are about the person's tax trouble or the case review."""


def label(intent: str) -> str:
    """The contract's label of a bot's intent.

    Raises:
        KeyError: the intent is in neither list; add it to `_FINER`.
    """
    if intent in LABELS:
        return intent
    return _FINER[intent]


class Ranked(NamedTuple):
    """One intent of a ranking, with its confidence, 0..1."""

    intent: str
    confidence: float


MOST_ASKED = 3
WHOLE_SURE = 0.1
CLAUSE_SURE = 0.25
SURE_ENOUGH_TO_ANSWER = 0.4
MENTIONED = 0.3
"""What a label gains whose own words stand in the message: enough to be named, less than what is meant surely."""


def asked(whole: Sequence[Ranked], clauses: Sequence[Sequence[Ranked]], mentioned: Collection[str] = ()) -> list[str]:
    """The labels of everything that a message asks or tells, at most `MOST_ASKED`.

    First what the whole message is likeliest to mean; then what else of the person's tax trouble one of its clauses
    means, or the whole message where that is ours at all, or its words name (`mentioned`), the surest first.
    `whole` and each clause are ranked from the likeliest down; a message without a ranking asks nothing.
    """
    if not whole:
        return []
    first = label(whole[0].intent)
    sure: dict[str, float] = {}
    parts = [(clause, CLAUSE_SURE) for clause in clauses]
    if first in OURS:
        parts.append((whole, WHOLE_SURE))
    for ranking, enough in parts:
        for name, confidence in by_label(ranking).items():
            if name in OURS and confidence >= enough:
                sure[name] = max(confidence, sure.get(name, 0.0))
    if first in OURS:
        sure |= {name: sure.get(name, 0.0) + MENTIONED for name in sorted(mentioned)}
    others = sorted(sure, key=lambda name: -sure[name])
    return list(dict.fromkeys([first, *others]))[:MOST_ASKED]


def answered(whole: Sequence[Ranked], clauses: Sequence[Sequence[Ranked]]) -> list[str]:
    """Those of `asked` that are sure enough to be answered in passing: a wrong answer costs more than a missing one."""
    parts = [by_label(ranking) for ranking in (whole, *clauses)]
    sure = {name for part in parts for name, confidence in part.items() if confidence >= SURE_ENOUGH_TO_ANSWER}
    first, *others = asked(whole, clauses) or [""]
    return [name for name in (first, *others) if name and (name == first or name in sure)]


def by_label(ranking: Sequence[Ranked]) -> dict[str, float]:
    """The confidence of each label: the sum of its finer intents'."""
    sums: dict[str, float] = {}
    for intent, confidence in ranking:
        sums[label(intent)] = sums.get(label(intent), 0.0) + confidence
    return sums
