"""The intent decision itself: a small network over the features, its calibration, and the out-of-scope gate.

Plain numpy and scikit-learn, so that it can be tested and measured without Rasa. The choices, measured on the
development messages (docs/adr/0010 has the context):

- one hidden layer: what a person asks often lies in two signs together ("refund" and "penalty"), which one layer of
  weights cannot hold; a third of the time of the logistic regression before it;
- confidence divided by a temperature fitted on messages held back;
- the gate is conformal on the energy (log-sum-exp of the logits), which turned away as many strange messages as the
  top probability did and fewer of ours. Energy needs classes of fifteen messages or more: one that is hardly
  known pulls the scale down.

The network is fitted on the leading directions of the messages' own space, found from a part of the messages, and its
first layer is mapped back to weights on the features.
"""

import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix
from sklearn.exceptions import ConvergenceWarning

Array = npt.NDArray[np.floating[Any]]
HELD_BACK = 0.2
LANDMARKS = 3000
DIRECTIONS = 800
SPARE = 100
PASSES = 2
HIDDEN = 128
EPOCHS = 10
BATCH = 128
FEWEST_STEPS = 300
SCALE = 3.0
SMALLEST_CLASS = 5


@dataclass(frozen=True)
class Judgement:
    """`ranking` holds (intent, confidence) from the likeliest down, confidences adding up to 1.

    `in_scope` is the conformal p-value that the message is like those the model was trained on: 0..1, small is strange.
    """

    ranking: tuple[tuple[str, float], ...]
    in_scope: float


@dataclass(frozen=True)
class Network:
    """One hidden layer: `first` has a row a feature and a column a hidden unit, `second` a column an intent."""

    first: Array
    first_bias: Array
    second: Array
    second_bias: Array

    def logits(self, features: csr_matrix | Array) -> Array:
        """One row of logits a row of features."""
        hidden = np.maximum(np.asarray(features @ self.first) + self.first_bias, 0)
        result: Array = np.asarray(hidden @ self.second + self.second_bias, dtype=np.float64)
        return result


@dataclass(frozen=True)
class Judge:
    """A fitted model. `scores` are the sorted energies of the messages held back that were judged right."""

    intents: tuple[str, ...]
    network: Network
    temperature: float
    scores: Array

    def judge(self, features: csr_matrix) -> list[Judgement]:
        """One judgement a row of `features` (as many columns as the network's first layer has rows)."""
        logits = self.network.logits(features)
        confidences = _softmax(logits / self.temperature)
        below = np.searchsorted(self.scores, _energy(logits), side="right")
        in_scope = (below + 1) / (len(self.scores) + 1)
        return [
            Judgement(tuple((self.intents[i], float(row[i])) for i in np.argsort(-row)), float(p))
            for row, p in zip(confidences, in_scope, strict=True)
        ]


def packed(matrix: Array) -> tuple[npt.NDArray[np.int8], Array]:
    """A matrix as whole numbers from -127 to 127 and a scale for each column: a quarter of the size."""
    scales: Array = np.maximum(np.abs(matrix).max(axis=0), 1e-12) / 127
    return np.rint(matrix / scales).astype(np.int8), scales.astype(np.float32)


def unpacked(numbers: npt.NDArray[np.int8], scales: Array) -> Array:
    """The matrix that `packed` made `numbers` and `scales` of, to half a step."""
    result: Array = numbers.astype(np.float32) * scales
    return result


def fit(features: csr_matrix, labels: Sequence[str], seed: int = 7) -> Judge:
    """Fit on one row a message; the same rows, labels and seed give the same judge.

    Raises:
        ValueError: an intent has fewer than five messages, too few to calibrate on.
    """
    intents = tuple(sorted(set(labels)))
    target = np.array([intents.index(label) for label in labels])
    counts: Mapping[str, int] = {intent: list(labels).count(intent) for intent in intents}
    few = [intent for intent, count in counts.items() if count < SMALLEST_CLASS]
    if few:
        raise ValueError(f"Intents with fewer than {SMALLEST_CLASS} examples cannot be calibrated: {', '.join(few)}.")
    directions = _directions(features, seed)
    points = np.asarray(features @ directions, dtype=np.float32) * np.float32(SCALE)
    kept, held_back = _split(target, seed)
    logits = _network(points[kept], target[kept], seed).logits(points[held_back])
    right = logits.argmax(axis=1) == target[held_back]
    network = _network(points, target, seed)
    mapped = np.asarray(directions @ (SCALE * network.first), dtype=np.float32)
    return Judge(
        intents=intents,
        network=Network(mapped, network.first_bias, network.second, network.second_bias),
        temperature=_temperature(logits, target[held_back]),
        scores=np.sort(_energy(logits)[right]),
    )


def _directions(features: csr_matrix, seed: int) -> Array:
    """The leading directions of the messages, a column each, as weights on the features.

    Found by subspace iteration from a random start on the products of at most `LANDMARKS` messages with each other
    (Nystroem), in a tenth of the time of a whole decomposition.
    """
    generator = np.random.default_rng(seed)
    count = features.shape[0]
    chosen = features[np.sort(generator.choice(count, min(LANDMARKS, count), replace=False))]
    gram = _gram(chosen)
    kept = min(DIRECTIONS, len(gram))
    basis: Array = generator.standard_normal((len(gram), min(kept + SPARE, len(gram))), dtype=np.float32)
    for _ in range(PASSES):
        basis, _ = np.linalg.qr(gram @ basis)
    values, inner = np.linalg.eigh(basis.T @ gram @ basis)
    vectors = basis @ inner
    strong = values > values.max() * 1e-6
    values, vectors = values[strong][-kept:], vectors[:, strong][:, -kept:]
    result: Array = np.asarray(chosen.T @ (vectors / np.sqrt(values)), dtype=np.float32)
    return result


def _gram(features: csr_matrix) -> Array:
    """Every message times every other; columns that are full are multiplied as such, twenty times quicker."""
    filled = np.bincount(features.indices, minlength=features.shape[1])
    full = filled > features.shape[0] / 2
    dense = features[:, full].toarray()
    sparse = features[:, ~full]
    gram: Array = np.asarray(dense @ dense.T + (sparse @ sparse.T).toarray(), dtype=np.float32)
    return gram


def _network(points: Array, target: npt.NDArray[np.int64], seed: int) -> Network:
    from sklearn.neural_network import MLPClassifier

    rows = _balanced(target)
    points, target = points[rows], target[rows]
    epochs = max(EPOCHS, FEWEST_STEPS * BATCH // len(points))
    model = MLPClassifier(
        (HIDDEN,),
        alpha=0.03,
        max_iter=epochs,
        batch_size=min(BATCH, len(points)),
        tol=0,
        n_iter_no_change=epochs,
        learning_rate_init=1e-3,
        random_state=seed,
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        model.fit(points, target)
    first, second = model.coefs_
    first_bias, second_bias = model.intercepts_
    return Network(first, first_bias, second, second_bias)


def _balanced(target: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """The numbers of the rows, those of small classes repeated, by the root of what would balance them."""
    counts = np.bincount(target)
    present = counts > 0
    times = np.ones(len(counts), dtype=np.int64)
    times[present] = np.maximum(1, np.rint((counts[present].mean() / counts[present]) ** 0.5))
    return np.repeat(np.arange(len(target)), times[target])


def _split(target: npt.NDArray[np.int64], seed: int) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """The numbers of the rows to learn from, and of those held back to calibrate on, of every intent alike."""
    from sklearn.model_selection import StratifiedShuffleSplit

    shuffled = StratifiedShuffleSplit(1, test_size=HELD_BACK, random_state=seed)
    kept, held_back = next(shuffled.split(target, target))
    return kept, held_back


def _temperature(logits: Array, target: npt.NDArray[np.int64]) -> float:
    """The divisor of the logits under which the truth is likeliest, between 0.2 and 2."""
    tried = np.linspace(0.2, 2.0, 37)
    losses = [-np.log(_softmax(logits / t)[np.arange(len(target)), target] + 1e-12).mean() for t in tried]
    return float(tried[int(np.argmin(losses))])


def _energy(logits: Array) -> Array:
    highest = logits.max(axis=1)
    result: Array = highest + np.log(np.exp(logits - highest[:, None]).sum(axis=1))
    return result


def _softmax(logits: Array) -> Array:
    shifted = np.exp(logits - logits.max(axis=1, keepdims=True))
    result: Array = shifted / shifted.sum(axis=1, keepdims=True)
    return result
