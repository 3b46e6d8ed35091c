"""Plain sentences through the whole trained pipeline: what anybody types must land where it belongs."""

import time
from collections.abc import Callable
from typing import Any

import pytest

from bot.understanding.labels import OURS

Understand = Callable[[list[str]], list[dict[str, Any]]]

SAID = {
    "understand_notice": (
        "i got a scary letter",
        "what does a CP503 mean",
        "the irs mailed me something and i dont get what it says",
    ),
    "deadline": (
        "how many days are left to answer this letter",
        "what's the last day to reply to a notice dated november 2",
        "until when can I respond",
    ),
    "cant_pay": ("i owe 12 thousand and cannot pay it", "we can't afford this tax bill", "no money to pay the irs"),
    "payment_plan": (
        "can I pay them 150 a month",
        "I want to set up an installment agreement",
        "I missed a payment on my plan with the IRS",
    ),
    "offer_in_compromise": (
        "can I settle with the IRS for less than I owe",
        "how do I make an offer in compromise",
        "would they accept 4,000 for a 30,000 debt",
    ),
    "cnc_hardship": (
        "I only have disability and nothing is left at the end of the month",
        "can they mark my account currently not collectible",
        "I have no income at all and live in a shelter",
    ),
    "penalty_relief": (
        "can you get the penalties removed",
        "how do I ask for first time abatement",
        "I filed late because I was in the hospital, can they waive the penalty",
    ),
    "stop_levy": ("can they take my house", "how do I stop the levy", "will the IRS take my retirement savings"),
    "wage_garnishment": (
        "the irs is garnishing my wages",
        "my employer says they have to send part of my paycheck to the IRS",
        "how much of my salary can they take",
    ),
    "bank_levy": (
        "the IRS froze my bank account",
        "my checking account was levied this morning",
        "the bank says it holds my money 21 days for the IRS",
    ),
    "lien": (
        "they filed a federal tax lien on my house",
        "how do I get a lien released after I paid",
        "I can't sell my home because of the tax lien",
    ),
    "missing_returns": (
        "I haven't filed my taxes in five years",
        "the IRS says I did not file my 2021 return",
        "they filed a substitute return for me",
    ),
    "dispute_amount": (
        "the amount on this notice is wrong",
        "I disagree with the CP2000",
        "they say I had income that I already reported",
    ),
    "appeal_hearing": (
        "how do I request a collection due process hearing",
        "where do I send form 12153",
        "can I go to tax court over this notice of deficiency",
    ),
    "already_paid": (
        "I already paid this bill",
        "they cashed my check but the notice says unpaid",
        "my payment was put on the wrong year",
    ),
    "spouse_debt": (
        "this is my ex-husband's tax debt, not mine",
        "how do I apply for innocent spouse relief",
        "they kept our refund for my wife's old taxes",
    ),
    "identity_theft_or_scam": (
        "someone filed a return with my social security number",
        "is this call from the IRS a scam",
        "how do I know the letter is real",
    ),
    "refund_taken": (
        "they took my refund for an old tax debt",
        "my state refund was taken by the IRS",
        "my refund was applied to 2019",
    ),
    "passport": (
        "my passport was denied because I owe taxes",
        "can they revoke my passport over tax debt",
        "I got a CP508C and have to travel",
    ),
    "payroll_or_business": (
        "my company is behind on payroll taxes",
        "they want me to pay the trust fund recovery penalty",
        "we did not make our 941 deposits",
    ),
    "old_debt_statute": (
        "does tax debt expire after ten years",
        "this debt is from 2008, can they still collect it",
        "when does the collection statute run out",
    ),
    "interest_growth": (
        "how much interest do they charge",
        "why does my balance keep going up",
        "what will I owe if I wait a year",
    ),
    "talk_to_human": ("I want to talk to a person", "give me a real human", "can somebody call me"),
    "book_review": ("I want to book the free case review", "can someone look at my case", "make an appointment for me"),
    "other_tax": ("where is my refund", "how do I file my taxes", "can I deduct my home office"),
    "out_of_scope": ("what's the weather like today", "how do I bake a cake", "my credit card company is suing me"),
    "greeting": ("hello", "good morning", "hey there"),
    "thanks": ("thank you", "thanks so much", "thx"),
    "goodbye": ("bye", "goodbye", "see you later"),
    "affirm": ("yes", "yes please", "sure"),
    "deny": ("no", "nope", "no thanks"),
    "correction": ("no, I meant CP503", "sorry, wrong date, it is November 3", "I typed the wrong amount, it's 4,200"),
}


@pytest.mark.parametrize(("label", "texts"), SAID.items(), ids=SAID)
def test_plain_sentences_have_their_label(understand: Understand, label: str, texts: tuple[str, ...]) -> None:
    got = {answer["text"]: answer["ask"][:1] for answer in understand(list(texts))}
    assert got == {text: [label] for text in texts}


def test_every_label_of_ours_has_three_sentences_here() -> None:
    assert set(SAID) >= OURS
    assert all(len(texts) >= 3 for texts in SAID.values())


def test_a_letter_with_code_date_and_fear(understand: Understand) -> None:
    (answer,) = understand(["I got a CP504 dated October 5, 2026 for $6,412.88 and I can't pay it"])
    assert (answer["notice"], answer["notice_said"]) == ("CP504", True)
    assert answer["facts"]["notice_date"] == "2026-10-05"
    assert [entity["value"] for entity in answer["entities"] if entity["type"] == "amount"] == ["6412.88"]
    assert "cant_pay" in answer["ask"]
    assert not answer["rejected"]


def test_each_thing_said_is_asked(understand: Understand) -> None:
    (answer,) = understand(["They froze my bank account this morning. Can I get the penalties removed?"])
    assert {"bank_levy", "penalty_relief"} <= set(answer["ask"])


def test_shorthand_and_typing_errors(understand: Understand) -> None:
    answers = understand(["they r takeing my paychek", "cant pay teh irs pls help"])
    assert [answer["ask"][0] for answer in answers] == ["wage_garnishment", "cant_pay"]


def test_spanish_is_understood(understand: Understand) -> None:
    answers = understand(["me congelaron la cuenta del banco", "no puedo pagar los impuestos que debo"])
    assert [answer["ask"][0] for answer in answers] == ["bank_levy", "cant_pay"]


def test_what_is_not_ours_is_turned_away_and_says_so(understand: Understand) -> None:
    (answer,) = understand(["recommend a good pizza place"])
    assert answer["rejected"]


def test_words_of_self_harm_never_rest_on_the_classifier(understand: Understand) -> None:
    (answer,) = understand(["the letter about my 2019 lien made me think of killing myself"])
    assert (answer["intent"], answer["confidence"]) == ("self_harm", 1.0)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n ",
        "!?!?",
        "😱" * 500,
        "\u202eשלום עליכם",
        "a" * 10_000,
        "1" * 10_000,
        "?! " * 3_000,
        "z\u200bero\u200bwidth",
        "\x00\x01",
        "irs " * 2_500,
    ],
    ids=[
        "empty",
        "blank",
        "signs",
        "emoji",
        "right-to-left",
        "one-word",
        "one-number",
        "signs-and-blanks",
        "zero-width",
        "control",
        "ten-kilobytes",
    ],
)
def test_any_text_is_answered_in_bounded_time(understand: Understand, text: str) -> None:
    started = time.perf_counter()
    (answer,) = understand([text])
    assert time.perf_counter() - started < 5
    assert answer["text"] == text
    assert len(answer["ask"]) <= 3


@pytest.mark.parametrize("code", ["ＣＰ５０４", "СР504", "C\u200bP\u200b504", "cp\u00ad504"])
def test_a_code_in_letters_that_look_alike_or_hide_is_read(understand: Understand, code: str) -> None:
    (answer,) = understand([f"got a {code} today, is it serious"])
    assert (answer["notice"], answer["notice_said"], answer["ask"][0]) == ("CP504", True, "understand_notice")
    (entity,) = [entity for entity in answer["entities"] if entity["type"] == "notice"]
    assert answer["text"][entity["start"] : entity["end"]] == entity["text"] == code


def test_a_long_message_about_tax_is_never_turned_away_for_being_strange(understand: Understand) -> None:
    text = (
        "So I drove a cement mixer for eleven years and never thought about any of this, then my sister who reads my "
        "mail because I am on the road told me the IRS wrote again, third time, blue envelope, and mother had her hip "
        "done."
    )
    (answer,) = understand([text])
    assert not answer["rejected"]


@pytest.mark.parametrize(
    "text",
    [
        "I don’t want to be here anymore",
        "i wanna die",
        "gonna kill  myself over this letter",
        "ya no quiero seguir viviendo",
    ],
)
def test_words_of_self_harm_are_not_left_to_the_classifier(understand: Understand, text: str) -> None:
    assert understand([text])[0]["intent"] == "self_harm"
