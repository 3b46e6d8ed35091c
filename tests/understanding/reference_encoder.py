"""all-MiniLM-L6-v2 in plain NumPy, from the published architecture (BERT, six layers, mean pooling)."""

from pathlib import Path

import numpy as np
import numpy.typing as npt
from safetensors.numpy import load_file
from scipy.special import erf
from tokenizers import Tokenizer

LAYERS = 6
HEADS = 12
EPSILON = 1e-12

Matrix = npt.NDArray[np.float64]


class ReferenceEncoder:
    """Encodes one sentence, slowly."""

    def __init__(self, folder: Path) -> None:
        self._tensors = {
            name: value.astype(np.float64) for name, value in load_file(str(folder / "model.safetensors")).items()
        }
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()

    def encode(self, text: str) -> Matrix:
        ids = self._tokenizer.encode(text).ids
        hidden = (
            self._tensors["embeddings.word_embeddings.weight"][ids]
            + self._tensors["embeddings.position_embeddings.weight"][: len(ids)]
            + self._tensors["embeddings.token_type_embeddings.weight"][0]
        )
        hidden = self._normalised(hidden, "embeddings.LayerNorm")
        for layer in range(LAYERS):
            hidden = self._layer(hidden, f"encoder.layer.{layer}")
        mean = hidden.mean(axis=0)
        result: Matrix = mean / np.linalg.norm(mean)
        return result

    def _layer(self, hidden: Matrix, at: str) -> Matrix:
        query, key, value = (
            self._heads(self._linear(hidden, f"{at}.attention.self.{part}")) for part in ("query", "key", "value")
        )
        scores = query @ key.transpose(0, 2, 1) / np.sqrt(query.shape[-1])
        weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
        weights /= weights.sum(axis=-1, keepdims=True)
        context = (weights @ value).transpose(1, 0, 2).reshape(hidden.shape)
        attended = self._normalised(
            self._linear(context, f"{at}.attention.output.dense") + hidden, f"{at}.attention.output.LayerNorm"
        )
        wide = self._linear(attended, f"{at}.intermediate.dense")
        active = wide * 0.5 * (1 + erf(wide / np.sqrt(2)))
        return self._normalised(self._linear(active, f"{at}.output.dense") + attended, f"{at}.output.LayerNorm")

    def _linear(self, hidden: Matrix, name: str) -> Matrix:
        result: Matrix = hidden @ self._tensors[f"{name}.weight"].T + self._tensors[f"{name}.bias"]
        return result

    def _heads(self, hidden: Matrix) -> Matrix:
        return hidden.reshape(len(hidden), HEADS, -1).transpose(1, 0, 2)

    def _normalised(self, hidden: Matrix, name: str) -> Matrix:
        centred = hidden - hidden.mean(axis=-1, keepdims=True)
        scaled = centred / np.sqrt((centred**2).mean(axis=-1, keepdims=True) + EPSILON)
        result: Matrix = scaled * self._tensors[f"{name}.weight"] + self._tensors[f"{name}.bias"]
        return result
