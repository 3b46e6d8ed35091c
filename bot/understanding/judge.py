"""The intent decision itself: one multinomial logistic regression, its calibration, and the out-of-scope gate.

Plain numpy and scikit-learn, so that it can be tested and measured without Rasa. shared measurements behind the choices:
C = 10 with balanced classes; confidence divided by a temperature fitted out of fold; the gate is conformal on the raw
top probability, which held on every data set tried, while the energy score failed on one.

The regression is fitted on the leading directions of the messages' own space and mapped back to weights on the features:
the same accuracy out of fold as on all features, and a minute instead of ten.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix

Array = npt.NDArray[np.float64]
FOLDS = 5
DIRECTIONS = 800
ITERATIONS = 120
SMALLEST_CLASS = FOLDS


@dataclass(frozen=True)
class Judgement:
    """`ranking` holds (intent, confidence) from the likeliest down, confidences adding up to 1.

    `in_scope` is the conformal p-value that the message is like those the model was trained on: 0..1, small is strange.
    """

    ranking: tuple[tuple[str, float], ...]
    in_scope: float


@dataclass(frozen=True)
class Judge:
    """A fitted model. `scores` are the sorted top probabilities of the training messages judged right out of fold."""

    intents: tuple[str, ...]
    weights: npt.NDArray[np.float32]
    bias: npt.NDArray[np.float32]
    temperature: float
    scores: Array

    def judge(self, features: csr_matrix) -> list[Judgement]:
        """One judgement a row of `features` (as many columns as `weights` has rows)."""
        logits = np.asarray(features @ self.weights + self.bias, dtype=np.float64)
        raw = _softmax(logits).max(axis=1)
        confidences = _softmax(logits / self.temperature)
        below = np.searchsorted(self.scores, raw, side="right")
        in_scope = (below + 1) / (len(self.scores) + 1)
        return [
            Judgement(tuple((self.intents[i], float(row[i])) for i in np.argsort(-row)), float(p))
            for row, p in zip(confidences, in_scope, strict=True)
        ]


def fit(features: csr_matrix, labels: Sequence[str], inverse_regularisation: float = 10.0, seed: int = 7) -> Judge:
    """Fit on one row a message.

    Raises:
        ValueError: an intent has fewer than five messages, too few to calibrate on.
    """
    intents = tuple(sorted(set(labels)))
    target = np.array([intents.index(label) for label in labels])
    counts: Mapping[str, int] = {intent: list(labels).count(intent) for intent in intents}
    few = [intent for intent, count in counts.items() if count < SMALLEST_CLASS]
    if few:
        raise ValueError(f"Intents with fewer than {SMALLEST_CLASS} examples cannot be calibrated: {', '.join(few)}.")
    points, back = _project(features)
    logits = _out_of_fold(points, target, len(intents), inverse_regularisation, seed)
    right = logits.argmax(axis=1) == target
    coefficients, bias = _regress(points, target, inverse_regularisation)
    weights = back @ coefficients
    return Judge(
        intents=intents,
        weights=weights.astype(np.float32),
        bias=bias.astype(np.float32),
        temperature=_temperature(logits, target),
        scores=np.sort(_softmax(logits).max(axis=1)[right]),
    )


def _project(features: csr_matrix) -> tuple[Array, Array]:
    """The messages in their leading directions, and the matrix that maps coefficients there back to the features."""
    from scipy.linalg import eigh

    gram = np.asarray((features @ features.T).todense(), dtype=np.float64)
    size = len(gram)
    kept = min(DIRECTIONS, size)
    values, vectors = eigh(gram, subset_by_index=[size - kept, size - 1])
    strong = values > values.max() * 1e-9
    lengths = np.sqrt(values[strong])
    return vectors[:, strong] * lengths, np.asarray(features.T @ (vectors[:, strong] / lengths))


def _regress(points: Array, target: npt.NDArray[np.int64], strength: float) -> tuple[Array, Array]:
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=strength, class_weight="balanced", max_iter=ITERATIONS)
    model.fit(points, target)
    return model.coef_.T, model.intercept_


def _out_of_fold(points: Array, target: npt.NDArray[np.int64], intents: int, strength: float, seed: int) -> Array:
    from sklearn.model_selection import StratifiedKFold

    logits = np.zeros((len(target), intents))
    for train, test in StratifiedKFold(FOLDS, shuffle=True, random_state=seed).split(points, target):
        coefficients, bias = _regress(points[train], target[train], strength)
        logits[test] = points[test] @ coefficients + bias
    return logits


def _temperature(logits: Array, target: npt.NDArray[np.int64]) -> float:
    """The divisor of the logits under which the out-of-fold truth is likeliest, between 0.2 and 2."""
    tried = np.linspace(0.2, 2.0, 37)
    losses = [-np.log(_softmax(logits / t)[np.arange(len(target)), target] + 1e-12).mean() for t in tried]
    return float(tried[int(np.argmin(losses))])


def _softmax(logits: Array) -> Array:
    shifted = np.exp(logits - logits.max(axis=1, keepdims=True))
    result: Array = shifted / shifted.sum(axis=1, keepdims=True)
    return result
