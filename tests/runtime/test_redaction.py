import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.redaction import PLACEHOLDERS, redact, redact_all

SOCIAL = "(Social Security number removed)"
EMPLOYER = "(employer number removed)"
CARD = "(card number removed)"
ACCOUNT = "(account number removed)"

PIECES = st.sampled_from(
    [
        "123-45-6789",
        "4111 1111 1111 1111",
        "12-3456789",
        "account number ",
        "ssn ",
        " ",
        "-",
        ".",
        "/",
        "5",
        "2026",
        "$",
        "a@b.co",
    ]
)


@pytest.mark.parametrize(
    "number",
    [
        "123-45-6789",
        "123 45 6789",
        "123.45.6789",
        "123 - 45 - 6789",
        "123\u201345\u20136789",
        "123_45_6789",
        "123/45/6789",
        "123-456789",
        "123456789",
        "912-70-1234",
        "900701234",
    ],
)
def test_a_social_security_or_taxpayer_number_goes_in_every_spelling(number: str) -> None:
    for text in (number, f"it is {number}.", f"ssn{number}", f"SSN/{number}", f"#{number}, thanks", f"({number})"):
        redacted = redact(text)
        assert SOCIAL in redacted.text
        assert not any(character.isdigit() for character in redacted.text)
        assert redacted.kinds == ("social_security_number",)


@pytest.mark.parametrize("text", ["my ssn: 123 456 789", "social security number is 12345 6789", "ITIN 91270 1234"])
def test_where_it_is_named_any_grouping_goes(text: str) -> None:
    assert redact(text).text.endswith(SOCIAL)


def test_numbers_in_a_row_all_go() -> None:
    assert redact("123-45-6789/987-65-4321").text == f"{SOCIAL}/{SOCIAL}"
    assert redact("12-3456789.123456789").text == f"{EMPLOYER}.{SOCIAL}"
    assert redact("account12345678").text == f"account{ACCOUNT}"


@pytest.mark.parametrize(
    "text", ["EIN 12-3456789", "ein:123456789", "employer identification number is 12 3456789", "12-3456789"]
)
def test_an_employer_number_goes(text: str) -> None:
    redacted = redact(text)
    assert EMPLOYER in redacted.text
    assert redacted.kinds == ("employer_number",)


# The networks' published test numbers; each passes the Luhn check.
@pytest.mark.parametrize(
    "number",
    [
        "4111111111111111",
        "4111 1111 1111 1111",
        "4111-1111-1111-1111",
        "5555.5555.5555.4444",
        "3782 822463 10005",
        "6011000990139424",
    ],
)
def test_a_card_number_goes(number: str) -> None:
    assert redact(f"pay with {number} please").text == f"pay with {CARD} please"


def test_a_card_number_goes_though_its_expiry_and_code_follow() -> None:
    assert redact("4111 1111 1111 1111 12 27 123").text.startswith(CARD)
    assert redact("4111 1111 1111 1111 12/27 123").text.startswith(CARD)


def test_a_number_with_a_wrong_check_digit_is_no_card() -> None:
    assert redact("4111 1111 1111 1112").kinds == ()


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("account number 1234567", f"account number {ACCOUNT}"),
        ("acct # 00123456", f"acct # {ACCOUNT}"),
        ("my account number at the bank is 000123456789.", f"my account number at the bank is {ACCOUNT}."),
        ("routing 021000021 account 000123456", f"routing {ACCOUNT} account {ACCOUNT}"),
        ("Routing No. 0210-0002-1", f"Routing No. {ACCOUNT}"),
    ],
)
def test_an_account_number_goes_where_it_is_named(text: str, left: str) -> None:
    assert redact(text).text == left


@pytest.mark.parametrize(
    "text",
    [
        "call me at 202-555-0142",
        "(202) 555-0142",
        "202 555 0142",
        "202.555.0142",
        "2025550142",
        "+1 202 555 0142",
        "555-0142",
        "call 800-829-1040, 877-777-4778 or 844-545-5640",
        "I owe $12,345.67",
        "I owe 12345.67 and 120000 dollars",
        "$123456789",
        "$123,456,789.00",
        "dated 10/05/2026",
        "dated 2026-10-05 and 10-05-2026",
        "10052026",
        "they froze my bank account 2026-10-05",
        "they emptied my account 11-16-2026",
        "my account balance is 12000",
        "ZIP 20500-0003",
        "CP504, LT11, Letter 1058, Form 668-W, CP2000 and 433-A",
        "NG-7K4M-2Q",
        "2019 2020 2021 2022 2023 2024",
        "tax years 2019, 2020 and 2021",
        "certified mail 7019 0700 0001 2345 6789",
        "write to 123456789@example.com or joe123456789@example.com",
        "my social security is 1900 a month, since 2019",
        "IRC 6330(a)(3)(B), 26 CFR 301.6330-1",
    ],
)
def test_what_the_bot_needs_stays(text: str) -> None:
    redacted = redact(text)
    assert redacted.text == text
    assert redacted.kinds == ()


@given(st.one_of(st.text(alphabet="0123456789 -./#$@abn"), st.lists(PIECES).map("".join), st.text()))
def test_what_is_redacted_stays_as_it_is(text: str) -> None:
    once = redact(text)
    assert redact(once.text) == once


@given(st.integers(0, 999_999_999), st.sampled_from(["-", " ", ".", ""]))
def test_no_nine_digits_survive(number: int, between: str) -> None:
    digits = f"{number:09}"
    text = between.join((digits[:3], digits[3:5], digits[5:]))
    assert not any(character.isdigit() for character in redact(f"my number is {text}").text)


def test_a_nested_value_is_redacted_to_its_depth_and_otherwise_the_same() -> None:
    value = {
        "text": "my ssn is 123-45-6789",
        "parse_data": {"entities": [{"value": "123-45-6789", "start": 10, "end": 21}], "ok": True, "none": None},
        "spans": ("4111 1111 1111 1111", 0.5),
    }
    assert redact_all(value) == {
        "text": f"my ssn is {SOCIAL}",
        "parse_data": {"entities": [{"value": SOCIAL, "start": 10, "end": 21}], "ok": True, "none": None},
        "spans": [CARD, 0.5],
    }
    assert "123-45-6789" in json.dumps(value)


def test_every_kind_has_a_placeholder_without_digits() -> None:
    assert set(PLACEHOLDERS.values()) == {SOCIAL, EMPLOYER, CARD, ACCOUNT}


def test_two_thousand_cards_all_go() -> None:
    assert redact("4111111111111111 " * 2_000).text == f"{CARD} " * 2_000
