"""The decision on small made-up data, where what is right is known."""

import numpy as np
import pytest
from scipy.sparse import csr_matrix, hstack

from bot.understanding.judge import SCALE, Judge, _directions, _network, fit, packed, unpacked

WIDTH = 12
EACH = 40


def clouds(spread: float = 0.25, each: int = EACH, seed: int = 1) -> tuple[csr_matrix, list[str]]:
    """Three clouds of unit vectors around three axes."""
    generator = np.random.default_rng(seed)
    points, labels = [], []
    for axis, name in enumerate(("lien", "levy", "offer")):
        cloud = generator.normal(0, spread, (each, WIDTH))
        cloud[:, axis] += 1
        points.append(cloud / np.linalg.norm(cloud, axis=1, keepdims=True))
        labels += [name] * each
    return csr_matrix(np.vstack(points)), labels


@pytest.fixture(scope="module")
def judge() -> Judge:
    return fit(*clouds())


def test_messages_near_an_intent_are_that_intent(judge: Judge) -> None:
    features, labels = clouds(seed=2)
    judged = judge.judge(features)
    assert [judgement.ranking[0][0] for judgement in judged] == labels


def test_confidences_are_ranked_and_add_up_to_one(judge: Judge) -> None:
    for judgement in judge.judge(clouds(seed=3)[0]):
        confidences = [confidence for _, confidence in judgement.ranking]
        assert confidences == sorted(confidences, reverse=True)
        assert sum(confidences) == pytest.approx(1)
        assert {name for name, _ in judgement.ranking} == {"lien", "levy", "offer"}
        assert 0 < judgement.in_scope <= 1


def test_confidence_is_how_often_it_is_right() -> None:
    fitted = fit(*clouds(spread=0.6, each=200))
    features, labels = clouds(spread=0.6, each=200, seed=9)
    judged = fitted.judge(features)
    shown = np.mean([judgement.ranking[0][1] for judgement in judged])
    right = np.mean([judgement.ranking[0][0] == label for judgement, label in zip(judged, labels, strict=True)])
    assert right < 0.95, "the clouds must overlap for this to say anything"
    assert abs(shown - right) < 0.05


def test_the_gate_turns_away_about_its_share_of_ours() -> None:
    """With messages enough; a fold of few messages knows less than the whole, and its scale is rougher."""
    fitted = fit(*clouds(each=400))
    p_values = np.array([judgement.in_scope for judgement in fitted.judge(clouds(each=400, seed=5)[0])])
    assert 0.02 < np.mean(p_values < 0.1) < 0.25


def test_a_message_like_none_is_strange(judge: Judge) -> None:
    nowhere = csr_matrix(np.ones((1, WIDTH)) * -(WIDTH**-0.5))
    assert judge.judge(nowhere)[0].in_scope < 0.05


def test_mapped_back_weights_give_the_logits_of_the_projected_space() -> None:
    """The first layer is fitted on directions and mapped back: both ways must give the same numbers."""
    features, labels = clouds()
    directions = _directions(features, 7)
    points = np.asarray(features @ directions, dtype=np.float32) * np.float32(SCALE)
    network = _network(points, np.array([sorted(set(labels)).index(label) for label in labels]), 7)
    assert np.allclose(network.logits(points), fit(features, labels).network.logits(features), atol=1e-3)


def test_full_and_sparse_columns_together_are_the_same_features() -> None:
    """Full columns take a quicker way through the Gram matrix; the result may not depend on it."""
    features, labels = clouds()
    rare = csr_matrix(np.eye(features.shape[0])[:, :7])
    before = fit(csr_matrix(hstack([features, rare])), labels)
    after = fit(csr_matrix(hstack([rare, features])), labels)
    other = clouds(seed=4)[0]
    nothing = csr_matrix((other.shape[0], 7))
    one = before.judge(csr_matrix(hstack([other, nothing])))
    two = after.judge(csr_matrix(hstack([nothing, other])))
    assert [judgement.ranking[0][0] for judgement in one] == [judgement.ranking[0][0] for judgement in two]


def test_the_same_data_fit_the_same_judge() -> None:
    first, second = fit(*clouds()), fit(*clouds())
    assert np.array_equal(first.network.first, second.network.first)
    assert first.temperature == second.temperature


def test_a_packed_matrix_is_right_to_half_a_step() -> None:
    matrix = np.random.default_rng(5).normal(0, 1, (50, 4)) * np.array([0.001, 1, 100, 0])
    numbers, scales = packed(matrix)
    assert numbers.dtype == np.int8
    assert np.all(np.abs(unpacked(numbers, scales) - matrix) <= scales / 2 + 1e-9)


def test_an_intent_of_four_messages_is_refused_by_name() -> None:
    features, labels = clouds(each=4)
    with pytest.raises(ValueError, match="fewer than 5 examples.*levy, lien, offer"):
        fit(features, labels)
