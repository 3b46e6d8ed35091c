import pytest

from bot.understanding import clauses, language


@pytest.mark.parametrize(
    "text",
    [
        "mi ex esposo debe los impuestos no yo",
        "me quitaron el reembolso completo",
        "hola",
        "debo 5000",
        "ayuda",
        "recibí CP504",
        "que hago",
        "no puedo pagar",
        "¿CP504?",
        "gracias",
        "tengo una carta del IRS",
        "cuanto debo",
    ],
)
def test_spanish(text: str) -> None:
    assert language.spanish(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "cp504",
        "me",
        "no",
        "si",
        "Los Angeles",
        "San Jose",
        "help me please",
        "i got a letter",
        "no me neither",
        "El Paso, Texas",
        "i live in Las Vegas",
        "12000",
        "yes",
        "ok",
        "call me a.s.a.p",
    ],
)
def test_not_spanish(text: str) -> None:
    assert not language.spanish(text)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "got cp504 dated nov 9 and i owe 12k and my wife lost her job what do i do can they take my house",
            ["got cp504 dated nov 9", "i owe 12k", "my wife lost her job", "what do i do", "can they take my house"],
        ),
        (
            "They froze my account. I have 2 kids, I can't pay rent. can i get it back?",
            ["They froze my account", "I have 2 kids", "I can't pay rent", "can i get it back"],
        ),
        ("it came in may and june", ["it came in may and june"]),
        ("dated Nov. 9, 2026", ["dated Nov. 9, 2026"]),
        ("i owe $1,284.37 for 2024", ["i owe $1,284.37 for 2024"]),
        ("recibí una carta y no puedo pagar nada", ["recibí una carta", "no puedo pagar nada"]),
        ("hello", ["hello"]),
        ("   ", []),
        ("", []),
    ],
)
def test_a_message_is_cut_into_the_things_it_says(text: str, parts: list[str]) -> None:
    assert [clause.text for clause in clauses.split(text)] == parts
    assert all(clause.text == text[clause.start : clause.end] for clause in clauses.split(text))
