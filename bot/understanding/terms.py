"""TF-IDF of words or of the letters inside words, quick enough for a message at a time."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

SEEN_IN = 3
WORDS_REMEMBERED = 20_000
TINY = 1e-12


class Terms:
    """TF-IDF of one kind of terms, as scikit-learn's TfidfVectorizer gives it with `sublinear_tf`.

    In use the letters of a word are looked up once and remembered, which takes a tenth of scikit-learn's time. Only
    words of letters alone are remembered: what may be somebody's number is not kept in memory.
    """

    def __init__(self, analyzer: str, ngrams: Sequence[int]) -> None:
        """`analyzer` and the shortest and longest `ngrams` as scikit-learn's TfidfVectorizer has them."""
        from sklearn.feature_extraction.text import TfidfVectorizer

        self._vectorizer = TfidfVectorizer(analyzer=analyzer, ngram_range=tuple(ngrams), min_df=SEEN_IN)
        self._analyze = self._vectorizer.build_analyzer()
        self._by_word = analyzer == "char_wb"
        self._remembered = lru_cache(WORDS_REMEMBERED)(self._look_up)
        self.know({}, np.zeros(0))

    def fit(self, texts: Iterable[str]) -> None:
        """Learn the terms that at least `SEEN_IN` of the texts hold, and their weights."""
        self._vectorizer.fit(texts)
        terms = {term: int(column) for term, column in self._vectorizer.vocabulary_.items()}
        self.know(terms, self._vectorizer.idf_)

    def know(self, terms: dict[str, int], weights: npt.NDArray[np.floating[Any]]) -> None:
        """Take terms, each with its column, and the columns' weights as they were learnt."""
        self.terms, self.weights = terms, weights.astype(np.float32)
        self._remembered.cache_clear()

    def row(self, text: str) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.float32]]:
        """The columns of the text's terms, rising, and their weights, whose squares add up to one."""
        parts = text.split() if self._by_word else [text]
        found = [column for part in parts for column in self._columns(part)]
        columns, counts = np.unique(np.array(found, dtype=np.int32), return_counts=True)
        weights = (1 + np.log(counts)).astype(np.float32) * self.weights[columns]
        return columns, weights / max(float(np.sqrt(weights @ weights)), TINY)

    def _columns(self, part: str) -> tuple[int, ...]:
        return self._remembered(part) if part.isalpha() else self._look_up(part)

    def _look_up(self, part: str) -> tuple[int, ...]:
        return tuple(self.terms[term] for term in self._analyze(part) if term in self.terms)
