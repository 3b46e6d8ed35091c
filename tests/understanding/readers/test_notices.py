import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.readers import notices
from tests.understanding.readers.law import LAW


def said(text: str) -> list[str]:
    return [str(span.value) for span in notices.read(text, LAW) if span.said]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("cp504", ["CP504"]),
        ("CP-504B", ["CP504B"]),
        ("CP504 B", ["CP504B"]),
        ("c p 504", ["CP504"]),
        ("c.p. 504", ["CP504"]),
        ("cp five oh four", ["CP504"]),
        ("c p five hundred four", ["CP504"]),
        ("cp fourteen", ["CP14"]),
        ("cp two thousand", ["CP2000"]),
        ("lt11", ["LT11"]),
        ("LT 11", ["LT11"]),
        ("l t eleven", ["LT11"]),
        ("letter LT11", ["LT11"]),
        ("letter 1058", ["Letter 1058"]),
        ("L1058", ["Letter 1058"]),
        ("ltr 1058", ["Letter 1058"]),
        ("carta 1058", ["Letter 1058"]),
        ("ten fifty eight", ["Letter 1058"]),
        ("final something L ten fifty eight", ["Letter 1058"]),
        ("number 1058", ["Letter 1058"]),
        ("the 504 notice", ["CP504"]),
        ("regular 504", ["CP504"]),
        ("got a 504", ["CP504"]),
        ("it says 504 in the corner", ["CP504"]),
        ("the 2000 notice", ["CP2000"]),
        ("668-W", ["Form 668-W"]),
        ("form 668a", ["Form 668-A"]),
        ("508c", ["CP508C"]),
        ("3219A", ["CP3219A"]),
        ("cp623", ["CP523"]),
        ("CP515I", ["CP515"]),
        ("letter 11", ["Letter 11"]),
        ("letter 16", ["LT16"]),
        ("notice 24", ["CP24"]),
        ("CP504 or CP503", ["CP504", "CP503"]),
        ("CP504/CP503", ["CP504", "CP503"]),
        ("cp 503 and 504", ["CP503", "CP504"]),
        ("CP501, 503 and 504", ["CP501", "CP503", "CP504"]),
        ("CP14 I owe 3200", ["CP14"]),
        ("CP 14 october 5", ["CP14"]),
        ("CP 2000 5,000", ["CP2000"]),
        ("CP504 dated 10/2/26", ["CP504"]),
        ("got my cp504  yesterday", ["CP504"]),
    ],
)
def test_a_code_is_read_in_every_spelling(text: str, codes: list[str]) -> None:
    assert said(text) == codes


@pytest.mark.parametrize(
    ("text", "code"), [("cp9999", "CP9999"), ("LT99", "LT99"), ("Letter 6419", "Letter 6419"), ("CP501H", "CP501H")]
)
def test_a_code_that_the_law_lacks_is_read_and_marked(text: str, code: str) -> None:
    assert [(span.value, span.unknown) for span in notices.read(text, LAW)] == [(code, True)]


@pytest.mark.parametrize(
    "text",
    [
        "i owe 504",
        "504 dollars",
        "504",
        "the state 1500",
        "letter 30 days ago",
        "letter 10/5",
        "letter 2022 taxes",
        "letter 2000 owed",
        "notice 2000 dollars",
        "two thousand dollars",
        "at ten fifty eight",
        "LT 40 days",
        "90 days",
        "call 1058 times",
        "i got a 2000 bill",
        "letter 3,200",
        "3172 main street",
        "apt 11",
        "cp",
        "letter",
    ],
)
def test_other_numbers_are_no_codes(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("notice of intent to levy and your right to a hearing", "LT11"),
        ("it says final notice", "LT11"),
        ("there was a form 12153 enclosed", "LT11"),
        ("they give me 90 days to petition the tax court", "CP3219A"),
        ("notice of deficiency", "CP3219A"),
        ("they froze my bank account", "Form 668-A"),
        ("there is an IRS levy on my account", "Form 668-A"),
        ("my employer got a letter from the irs", "Form 668-W"),
        ("they are garnishing my wages", "Form 668-W"),
        ("passport got denied cause of taxes", "CP508C"),
        ("got a notice of federal tax lien", "Letter 3172"),
        ("proposed changes to my return", "CP2000"),
        ("they have no record of my return", "CP59"),
        ("letter says they never got my 2022 return", "CP59"),
        ("i defaulted on my installment agreement", "CP523"),
        ("levy up to 15% of my social security", "CP91"),
        ("turned over to a private collection agency", "CP40"),
        ("my installment agreement is going to be terminated", "CP523"),
        ("changes to your 2023 form 1040, income i didnt report", "CP2000"),
        ("final notice from the irs, my bank got one too", "LT11"),
        ("notice of deficiency, my bank sent me a 1099 late", "CP3219A"),
        ("i got a final notice. my landlord sent me a letter too", "LT11"),
    ],
)
def test_a_description_that_points_to_one_notice_infers_it(text: str, code: str) -> None:
    [span] = notices.read(text, LAW)
    assert (span.value, span.said) == (code, False)


@pytest.mark.parametrize(
    "text",
    [
        "the contractor put a lien on my house",
        "can they garnish my wages",
        "will they revoke my passport",
        "can they freeze my bank account",
        "how does a bank levy work",
        "i got a scary letter",
        "got letter. confused. help",
        "what is a lien",
        "final notice from capital one",
        "the car dealer sent me a final notice",
        "letter from franchise tax board final notice before levy",
        "can they turn me over to a private collection agency?",
        "they grabbed my refund",
        "i cant pay",
        "will my employer find out",
        "my accountant said ignore it",
        "set up a plan online but it got rejected",
    ],
)
def test_a_fear_or_a_question_infers_none(text: str) -> None:
    assert notices.read(text, LAW) == []


def test_a_said_code_silences_descriptions() -> None:
    assert [(span.value, span.said) for span in notices.read("CP504 they call it a final notice", LAW)] == [
        ("CP504", True)
    ]


SPELLINGS = (
    lambda kind, number: f"{kind}{number}",
    lambda kind, number: f"{kind.lower()} {number}",
    lambda kind, number: f"{kind}-{number}",
    lambda kind, number: f"{kind[0]} {kind[1]} {number}".lower(),
)


@given(
    code=st.sampled_from([code for code in LAW.notices if code[:2] in ("CP", "LT")]),
    spelling=st.sampled_from(SPELLINGS),
    frame=st.sampled_from(["{}", "i got a {} dated 10/5/26", "what is {}?", "{}, owe $500", "my {} from 2022"]),
)
def test_every_known_code_is_read_in_every_regular_spelling(code: str, spelling, frame: str) -> None:
    assert said(frame.format(spelling(code[:2], code[2:]))) == [code]


@given(number=st.integers(3000, 9999).filter(lambda n: f"CP{n}" not in LAW.notices))
def test_an_unknown_number_never_becomes_a_known_code(number: int) -> None:
    assert [(span.value, span.unknown) for span in notices.read(f"CP{number}", LAW)] == [(f"CP{number}", True)]


@pytest.mark.parametrize(
    "text", ["letter 11-13-2026", "ltr 12 january", "notice 14 of november", "carta 14 de noviembre"]
)
def test_the_day_of_a_letter_is_not_its_code(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize("text", ["letter 11 november 3", "CP14 november 3", "LT11 12 nov"])
def test_a_code_before_a_day_is_one(text: str) -> None:
    assert len(said(text)) == 1
