import pytest

from bot.understanding.readers import contacts, forms, states


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("12153", ["12153"]),
        ("form 433-F", ["433-F"]),
        ("433a oic", ["433-A (OIC)"]),
        ("9465", ["9465"]),
        ("W-4", ["W-4"]),
        ("my w2", ["W-2"]),
        ("1040-X", ["1040-X"]),
        ("1099-nec", ["1099-NEC"]),
        ("SCHEDULE C", ["Schedule C"]),
        ("form 9465 and 8857", ["9465", "8857"]),
        ("941 taxes", ["941"]),
        ("form 911", ["911"]),
        ("form 668a", []),
        ("call 911", []),
        ("9,465", []),
        ("i owe 9465", []),
        ("$9465", []),
        ("form 1058", []),
    ],
)
def test_forms(text: str, values: list[str]) -> None:
    assert [span.value for span in forms.read(text)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("NJ resident", ["NJ"]),
        ("in TX", ["TX"]),
        ("live in tx", ["TX"]),
        ("i'm in ca", ["CA"]),
        ("puerto rico", ["PR"]),
        ("washington dc", ["DC"]),
        ("Washington, D.C.", ["DC"]),
        ("washington", ["WA"]),
        ("from Austin, TX 78701", ["TX"]),
        ("I live in Portland, ME", ["ME"]),
        ("i live in OR", ["OR"]),
        ("west virginia", ["WV"]),
        ("arkansas", ["AR"]),
        ("new york city", ["NY"]),
        ("help me or hi", []),
        ("ok so i owe in 2020", []),
        ("they want 18,400 from ME", []),
        ("I OWE IN ME OR OK", []),
        ("mi ex esposo debe", []),
        ("OH no", []),
        ("the state 1500", []),
        ("", []),
    ],
)
def test_states(text: str, values: list[str]) -> None:
    assert [span.value for span in states.read(text)] == values


def test_a_code_alone_is_a_state_when_one_was_asked_for() -> None:
    assert states.read("oh") == []
    assert [span.value for span in states.read("oh", expected=True)] == ["OH"]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("202-555-0147", "phone", "+12025550147"),
        ("(202) 555-0147", "phone", "+12025550147"),
        ("call 202.555.0147.", "phone", "+12025550147"),
        ("2025550147", "phone", "+12025550147"),
        ("+1 202 555 0147", "phone", "+12025550147"),
        ("+44 20 7946 0958", "phone", "+442079460958"),
        ("sam.lee@example.com", "email", "sam.lee@example.com"),
        ("mail: Sam.Lee@Example.COM, thanks", "email", "Sam.Lee@example.com"),
    ],
)
def test_contacts(text: str, kind: str, value: str) -> None:
    assert [(span.type, span.value) for span in contacts.read(text)] == [(kind, value)]


@pytest.mark.parametrize(
    "text", ["555-0147", "123-45-6789", "12-3456789", "CP504", "10/05/2026", "$2025550147", "a@b", "20255501471", ""]
)
def test_what_is_no_contact(text: str) -> None:
    assert contacts.read(text) == []
