"""spaCy knows what the law data name, and cuts where a new thing is said."""

from dataclasses import replace

import pytest
from spacy.language import Language

from bot.law.loader import Law, load
from bot.understanding.gazetteer import ASKED_FOR, NOTICE, GazetteerModel, GazetteerNLP, digest, pipeline


@pytest.fixture(scope="module")
def law() -> Law:
    return load()


@pytest.fixture(scope="module")
def nlp(law: Law) -> Language:
    return pipeline(law)


def test_every_notice_and_alias_is_found(nlp: Language, law: Law) -> None:
    for code, notice in law.notices.items():
        for name in {code, *notice.aliases} - ASKED_FOR:
            found = [(entity.text, entity.label_) for entity in nlp(f"I got {name} today").ents]
            assert (name, NOTICE) in found, name


@pytest.mark.parametrize("typed", ["CP504", "cp504", "Cp504"])
def test_case_does_not_matter(nlp: Language, typed: str) -> None:
    assert [entity.ent_id_ for entity in nlp(f"this is a {typed} from them").ents] == ["CP504"]


def test_clauses_are_sentences(nlp: Language) -> None:
    doc = nlp("I got a CP504 and I can't pay it. Will they take my house?")
    assert [sentence.text.strip(" .") for sentence in doc.sents] == [
        "I got a CP504 and",
        "I can't pay it",
        "Will they take my house?",
    ]


def test_one_thing_said_is_one_sentence(nlp: Language) -> None:
    assert len(list(nlp("they froze my bank account this morning").sents)) == 1


@pytest.mark.parametrize("text", ["", " ", "\n", "😱" * 500, "a" * 10_000, "\u202eשלום"])
def test_any_text_is_taken(nlp: Language, text: str) -> None:
    assert nlp(text).text == text


def test_the_fingerprint_changes_with_the_law(law: Law) -> None:
    notice = law.notices["CP14"]
    renamed = replace(
        law, notices={**law.notices, "CP14": replace(notice, aliases=(*notice.aliases, "the first bill"))}
    )
    assert digest(law) != digest(renamed)
    assert digest(law) == digest(load())


def test_rasa_gets_the_fingerprint(law: Law) -> None:
    model = GazetteerNLP.load_model("gazetteer")
    assert isinstance(model, GazetteerModel)
    assert model.fingerprint() == digest(law)


def test_a_release_that_is_wanted_is_no_letter_that_is_held(nlp: Language) -> None:
    assert [entity.text for entity in nlp("I need a levy release on my bank account").ents] == []
