"""What the intent is judged by: a sentence vector and weighted terms, the same in training as in use."""

from pathlib import Path

import numpy as np
import pytest
from rasa.shared.exceptions import InvalidConfigException
from rasa.shared.nlu.constants import TEXT

from bot.understanding import encoder
from bot.understanding.encoder import Vector
from bot.understanding.features import MiniLMFeaturizer, TfidfFeaturizer, encode_all, rows
from tests.understanding.rasa_parts import CONTEXT, RESOURCE, said, storage, training

EXAMPLES = {
    "lien": ["there is a lien on my house", "lien on my house title", "remove the lien"],
    "offer": ["can i settle my debt", "settle the debt for less", "an offer to settle"],
}


class Counting:
    """An encoder that knows how often it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, text: str) -> Vector:
        self.asked.append(text)
        return np.full(encoder.WIDTH, len(text), dtype=np.float32)


def tfidf(folder: Path) -> TfidfFeaturizer:
    return TfidfFeaturizer.create(TfidfFeaturizer.get_default_config(), storage(folder), RESOURCE, CONTEXT)


def test_each_block_of_terms_has_length_one(tmp_path: Path) -> None:
    featurizer = tfidf(tmp_path)
    featurizer.train(training(EXAMPLES))
    message = said("the lien on my house")
    featurizer.process([message])
    values = message.get_sparse_features(TEXT)[1].features
    assert float(values.multiply(values).sum()) == pytest.approx(2.0, abs=1e-5)


def test_terms_are_the_same_after_loading(tmp_path: Path) -> None:
    trained = tfidf(tmp_path)
    trained.train(training(EXAMPLES))
    loaded = TfidfFeaturizer.load(TfidfFeaturizer.get_default_config(), storage(tmp_path), RESOURCE, CONTEXT)
    first, second = said("settle the debt"), said("settle the debt")
    trained.process([first])
    loaded.process([second])
    difference = first.get_sparse_features(TEXT)[1].features - second.get_sparse_features(TEXT)[1].features
    assert abs(difference).sum() < 1e-5


def test_equal_rows_have_equal_fingerprints_and_others_others(tmp_path: Path) -> None:
    terms = tfidf(tmp_path)
    terms.train(training(EXAMPLES))
    one, same, other = said("settle the debt"), said("settle the debt"), said("remove the lien")
    terms.process([one, same, other])
    prints = [message.get_sparse_features(TEXT)[1].fingerprint() for message in (one, same, other)]
    assert prints[0] == prints[1] != prints[2]


@pytest.mark.parametrize("broken", [[2], [2, 1], [0, 2]])
def test_a_range_that_does_not_rise_is_refused(broken: list[int]) -> None:
    with pytest.raises(InvalidConfigException, match="words is"):
        TfidfFeaturizer.validate_config({**TfidfFeaturizer.get_default_config(), "words": broken})


def test_a_row_is_the_vector_and_the_terms_side_by_side(tmp_path: Path) -> None:
    terms = tfidf(tmp_path)
    terms.train(training(EXAMPLES))
    vectors = MiniLMFeaturizer.create(
        MiniLMFeaturizer.get_default_config(), storage(tmp_path / "other"), RESOURCE, CONTEXT
    )
    messages = [said("remove the lien"), said("settle")]
    vectors.process(messages)
    terms.process(messages)
    found = rows(messages)
    assert found.shape[0] == 2
    assert np.allclose(found[0, : encoder.WIDTH].toarray()[0], encoder.load().encode("remove the lien"), atol=1e-6)
    assert found[0, encoder.WIDTH :].nnz > 0
    assert found[1, encoder.WIDTH :].nnz > 0


def test_a_text_is_encoded_once_and_kept(tmp_path: Path) -> None:
    cache, encode = tmp_path / "vectors.npz", Counting()
    first = encode_all(["a lien", "an offer", "a lien"], encode, cache)
    second = encode_all(["a lien", "an offer"], encode, cache)
    assert sorted(encode.asked) == ["a lien", "an offer"]
    assert all(np.array_equal(first[text], second[text]) for text in ("a lien", "an offer"))


def test_a_changed_text_is_encoded_anew(tmp_path: Path) -> None:
    cache, encode = tmp_path / "vectors.npz", Counting()
    encode_all(["a lien"], encode, cache)
    assert encode_all(["a lien!"], encode, cache)["a lien!"][0] == len("a lien!")
    assert encode.asked == ["a lien", "a lien!"]


@pytest.mark.filterwarnings("error::pytest.PytestUnraisableExceptionWarning")
def test_a_broken_cache_costs_time_only(tmp_path: Path) -> None:
    cache, encode = tmp_path / "vectors.npz", Counting()
    for content in (b"", b"not an archive", b"PK\x03\x04 cut off"):
        cache.write_bytes(content)
        assert encode_all(["a lien"], encode, cache)["a lien"][0] == len("a lien")
    assert len(encode.asked) == 3


def test_no_texts_no_file(tmp_path: Path) -> None:
    assert encode_all([], Counting(), tmp_path / "vectors.npz") == {}
    assert not (tmp_path / "vectors.npz").exists()
