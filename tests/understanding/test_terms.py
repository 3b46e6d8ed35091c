"""The quick TF-IDF is scikit-learn's."""

import numpy as np
import pytest
from sklearn.feature_extraction.text import TfidfVectorizer

from bot.understanding.terms import SEEN_IN, Terms

TEXTS = (
    "they put a lien on my house",
    "a lien, a levy and a lien again",
    "the irs took my pay",
    "the IRS took my pay and the pay of my wife",
    "i owe $14,380.77 for 2021, can't pay",
    "i can't pay, i can't",
    "",
)
UNSEEN = ("a lien on the pay of strangers: 2021", "zzz", "", "  Lien\n LIEN ")


@pytest.mark.parametrize(("analyzer", "ngrams"), [("word", [1, 2]), ("char_wb", [2, 5])])
def test_a_row_is_that_of_scikit_learn(analyzer: str, ngrams: list[int]) -> None:
    theirs = TfidfVectorizer(analyzer=analyzer, ngram_range=tuple(ngrams), sublinear_tf=True, min_df=SEEN_IN)
    theirs.fit(TEXTS)
    ours = Terms(analyzer, ngrams)
    ours.fit(TEXTS)
    for text in (*TEXTS, *UNSEEN, *TEXTS):
        columns, weights = ours.row(text)
        row = np.zeros(len(ours.terms))
        row[columns] = weights
        assert np.allclose(row, theirs.transform([text]).toarray()[0], atol=1e-6), text


def test_what_it_learnt_can_be_handed_on() -> None:
    learnt, told = Terms("char_wb", [2, 3]), Terms("char_wb", [2, 3])
    learnt.fit(TEXTS)
    told.row("lien")
    told.know(learnt.terms, learnt.weights)
    for one, other in zip(learnt.row("lien"), told.row("lien"), strict=True):
        assert np.array_equal(one, other)


def test_untaught_it_knows_no_term() -> None:
    columns, weights = Terms("word", [1, 2]).row("a lien")
    assert len(columns) == len(weights) == 0
