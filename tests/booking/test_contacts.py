"""Contacts and names as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.booking.contacts import Contact, read_contact, read_name, without_contact


@pytest.mark.parametrize(
    ("text", "contact"),
    [
        ("202-555-0147", Contact("phone", "+12025550147")),
        ("call me at (202) 555-0147 ext 12", Contact("phone", "+12025550147", "12")),
        ("1.202.555.0147", Contact("phone", "+12025550147")),
        ("2025550147", Contact("phone", "+12025550147")),
        ("555-123-4567", Contact("phone", "+15551234567")),
        ("+44 20 7946 0958", Contact("phone", "+442079460958")),
        ("sam.lee@example.com", Contact("email", "sam.lee@example.com")),
        ("It's Sam.Lee@Example.COM.", Contact("email", "Sam.Lee@example.com")),
        ("<ana@example.org>, or 202-555-0147", Contact("email", "ana@example.org")),
    ],
)
def test_contacts(text: str, contact: Contact) -> None:
    assert read_contact(text) == contact


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "no_contact"),
        ("hello", "no_contact"),
        ("dec 1 at 10", "no_contact"),
        ("my ssn is 123-45-6789", "no_contact"),
        ("123-45-6789", "phone_not_valid"),
        ("555-0147", "phone_without_area_code"),
        ("000-000-0000", "phone_not_valid"),
        ("123-456-7890", "phone_not_valid"),
        ("sam@", "email_not_valid"),
        ("sam@localhost", "email_not_valid"),
        ("sam @ example . com", "email_not_valid"),
    ],
)
def test_what_is_wrong_is_said_by_an_id(text: str, problem: str) -> None:
    assert read_contact(text) == problem


def test_a_phone_beside_a_broken_address_is_taken() -> None:
    assert read_contact("sam@ or 202-555-0147") == Contact("phone", "+12025550147")


def test_contacts_are_shown_as_people_write_them() -> None:
    assert Contact("phone", "+12025550147", "12").shown == "(202) 555-0147 ext. 12"
    assert Contact("phone", "+442079460958").shown == "+44 20 7946 0958"
    assert Contact("email", "sam@example.com").shown == "sam@example.com"


def test_two_spellings_of_one_address_are_one_person() -> None:
    assert Contact("email", "Sam@example.com").key == Contact("email", "sam@example.com").key
    assert Contact("phone", "+12025550147", "12").key == Contact("phone", "+12025550147").key


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Jordan Rivera, 202-555-0147", "Jordan Rivera"),
        ("Sam Lee sam@example.com", "Sam Lee"),
        ("Jordan Rivera", "Jordan Rivera"),
    ],
)
def test_a_name_beside_a_contact(text: str, rest: str) -> None:
    assert without_contact(text) == rest


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ok. Jordan Rivera", "Jordan Rivera"),
        ("my name is sam lee", "Sam Lee"),
        ("My name's Jordan", "Jordan"),
        ("it's Ana Díaz-Ortiz", "Ana Díaz-Ortiz"),
        ("it’s Ana Díaz-Ortiz.", "Ana Díaz-Ortiz"),
        ("JORDAN RIVERA", "Jordan Rivera"),
        ("Sure, it's Sam Lee, thanks!", "Sam Lee"),
        ("Rivera, Jordan", "Jordan Rivera"),
        ("maria de la cruz", "Maria de la Cruz"),
        ("sam o'brien", "Sam O'Brien"),
        ("John McDonald III", "John McDonald III"),
        ("Will Smith", "Will Smith"),
        ("An Nguyen", "An Nguyen"),
        ("Sam and Ana Lee", "Sam and Ana Lee"),
        ("J. R. Smith", "J. R. Smith"),
        ("me llamo Ana", "Ana"),
        ("李小龙", "李小龙"),
        ("प्रिया शर्मा", "प्रिया शर्मा"),
    ],
)
def test_names(text: str, name: str) -> None:
    assert read_name(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "",
        "...",
        "yes",
        "No",
        "ok",
        "12345",
        "²",
        "sam@example.com",
        "202-555-0147",
        "what is an offer in compromise?",
        "wait what is a levy",
        "will you call me",
        "can i do this later",
        "i don't know",
        "not now",
        "I'm scared",
        "skip",
        "cancel",
        "tomorrow",
        "one two three four five six seven",
        "http://example.com",
        "/restart",
        "<script>",
        "{name}",
        "a" * 81,
    ],
)
def test_no_names(text: str) -> None:
    assert read_name(text) is None


@given(st.text(max_size=100))
def test_a_name_never_holds_what_could_be_code_or_a_number(text: str) -> None:
    name = read_name(text)
    assert name is None or (
        1 <= len(name.split()) <= 6 and len(name) <= 80 and not any(c.isdigit() or c in "<>{}[]/\\@$?&\n" for c in name)
    )


@given(st.text(max_size=100))
def test_any_text_is_a_contact_or_an_id(text: str) -> None:
    found = read_contact(text)
    problems = {"no_contact", "email_not_valid", "phone_without_area_code", "phone_not_valid"}
    assert isinstance(found, Contact) or found in problems
