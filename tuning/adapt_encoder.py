"""`make tune`: learns low-rank changes of the encoder's weights that tell our meanings apart (LoRA, arXiv 2106.09685).

Needs torch, tokenizers, safetensors and nothing of this project: `scripts/tune` hands it the examples as the intent is
judged by them. Every linear layer W of the six gets W + UP @ DOWN, of rank `--rank`; a softmax over the intents on top
of the sentence vector is trained along and thrown away. Weights and what flows into them are rounded as in the graph in
use (bot/understanding/encoder.py, `rounded`), so that the changes make up for it.
"""

import argparse
import json
import math
import random
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from safetensors.numpy import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

LAYERS, HEADS, WIDTH, EPSILON = 6, 12, 384, 1e-12
PARTS = (
    "attention.self.query",
    "attention.self.key",
    "attention.self.value",
    "attention.output.dense",
    "intermediate.dense",
    "output.dense",
)
LONGEST, BATCH, MASK_TOKEN = 160, 32, 103
DROPOUT, MASKED, SMOOTHING, SHARPNESS = 0.1, 0.06, 0.05, 16.0
DOWN, UP = "__A", "__B"
WEIGHT_STEPS, INPUT_STEPS = 64, 255


class AdaptedEncoder(nn.Module):
    """all-MiniLM-L6-v2 with its published weights fixed and a low-rank change beside each linear layer."""

    def __init__(self, weights: Path, rank: int, before: Path | None) -> None:
        super().__init__()
        floats = {name: array for name, array in load_file(weights).items() if array.dtype.kind == "f"}
        self._fixed = {name: torch.tensor(array.astype(np.float32)) for name, array in floats.items()}
        self.names = [f"encoder.layer.{layer}.{part}.weight" for layer in range(LAYERS) for part in PARTS]
        self.down, self.up = nn.ParameterDict(), nn.ParameterDict()
        known = dict(np.load(before)) if before else {}
        for name in self.names:
            out, into = self._fixed[name].shape
            down = known.get(name + DOWN, np.random.standard_normal((rank, into)) / math.sqrt(into))
            up = known.get(name + UP, np.zeros((out, rank)))
            self.down[_key(name)] = nn.Parameter(torch.tensor(down, dtype=torch.float32))
            self.up[_key(name)] = nn.Parameter(torch.tensor(up, dtype=torch.float32))

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Unit vectors of a batch of token ids; `mask` is 1 where a token stands."""
        fixed = self._fixed
        words, places = fixed["embeddings.word_embeddings.weight"], fixed["embeddings.position_embeddings.weight"]
        hidden = words[ids] + places[: ids.shape[1]] + fixed["embeddings.token_type_embeddings.weight"][0]
        hidden = self._drop(self._norm("embeddings.LayerNorm", hidden))
        self._mask = mask[:, :, None]
        blind = (1 - mask)[:, None, None, :] * -1e4
        for layer in range(LAYERS):
            at = f"encoder.layer.{layer}"
            query, key, value = (
                self._heads(f"{at}.attention.self.{part}", hidden) for part in ("query", "key", "value")
            )
            looked = self._drop((query @ key.transpose(2, 3) / math.sqrt(WIDTH / HEADS) + blind).softmax(-1))
            seen = (looked @ value).transpose(1, 2).reshape(*ids.shape, WIDTH)
            added = self._drop(self._linear(f"{at}.attention.output.dense", seen))
            hidden = self._norm(f"{at}.attention.output.LayerNorm", hidden + added)
            wide = functional.gelu(self._linear(f"{at}.intermediate.dense", hidden))
            hidden = self._norm(f"{at}.output.LayerNorm", hidden + self._drop(self._linear(f"{at}.output.dense", wide)))
        return functional.normalize((hidden * self._mask).sum(1) / self._mask.sum(1), dim=1)

    def save(self, file: Path) -> None:
        """Write both factors of every change in half precision."""
        factors = {}
        for name in self.names:
            factors[name + DOWN] = self.down[_key(name)].detach().numpy().astype(np.float16)
            factors[name + UP] = self.up[_key(name)].detach().numpy().astype(np.float16)
        np.savez(file, **factors)

    def _linear(self, name: str, hidden: Tensor) -> Tensor:
        key = _key(f"{name}.weight")
        weight = self._fixed[f"{name}.weight"] + self.up[key] @ self.down[key]
        return functional.linear(
            rounded_inputs(hidden, self._mask), rounded_weights(weight), self._fixed[f"{name}.bias"]
        )

    def _heads(self, name: str, hidden: Tensor) -> Tensor:
        batch, length, _ = hidden.shape
        return self._linear(name, hidden).view(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2)

    def _norm(self, name: str, hidden: Tensor) -> Tensor:
        return functional.layer_norm(
            hidden, (WIDTH,), self._fixed[f"{name}.weight"], self._fixed[f"{name}.bias"], EPSILON
        )

    def _drop(self, hidden: Tensor) -> Tensor:
        return functional.dropout(hidden, DROPOUT, self.training)


def rounded_weights(weight: Tensor) -> Tensor:
    """Seven bits and a scale for each output; the gradient passes as if nothing were rounded."""
    with torch.no_grad():
        scale = weight.abs().amax(1, keepdim=True) / WEIGHT_STEPS
        change = (weight / scale).round() * scale - weight
    return weight + change


def rounded_inputs(hidden: Tensor, mask: Tensor) -> Tensor:
    """Eight bits between the least and the greatest number of each message, nought among them."""
    with torch.no_grad():
        there = hidden * mask
        least = there.amin((1, 2), keepdim=True).clamp(max=0)
        scale = (there.amax((1, 2), keepdim=True).clamp(min=0) - least) / INPUT_STEPS + EPSILON
        nought = (-least / scale).round()
        change = (((hidden / scale).round() + nought).clamp(0, INPUT_STEPS) - nought) * scale - hidden
    return hidden + change


def _key(name: str) -> str:
    return name.replace(".", "_")


def batches(lengths: list[int], generator: random.Random) -> Iterator[list[int]]:
    """Without end, the numbers of the examples in batches of nearly equal length, in a new order each time round."""
    while True:
        order = list(range(len(lengths)))
        generator.shuffle(order)
        for start in range(0, len(order), BATCH * 40):
            near = sorted(order[start : start + BATCH * 40], key=lambda number: lengths[number])
            cut = [near[at : at + BATCH] for at in range(0, len(near), BATCH)]
            generator.shuffle(cut)
            yield from cut


def padded(tokens: list[list[int]], generator: random.Random) -> tuple[Tensor, Tensor]:
    """Token ids and their mask, one row a message; now and then a word is hidden, so that none is relied on alone."""
    longest = max(map(len, tokens))
    ids, mask = torch.zeros(len(tokens), longest, dtype=torch.long), torch.zeros(len(tokens), longest)
    for row, sentence in enumerate(tokens):
        inner = [MASK_TOKEN if len(sentence) > 6 and generator.random() < MASKED else token for token in sentence[1:-1]]
        ids[row, : len(sentence)] = torch.tensor([sentence[0], *inner, sentence[-1]])
        mask[row, : len(sentence)] = 1
    return ids, mask


def main() -> None:
    """Train and write the adapter."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("examples", type=Path, help="JSON: [text, intent] pairs")
    parser.add_argument("weights", type=Path, help="the folder of the published weights")
    parser.add_argument("adapter", type=Path, help="the file to write")
    parser.add_argument("--go-on", type=Path, help="an adapter to start from; default: none")
    parser.add_argument("--epochs", type=float, default=4)
    parser.add_argument("--rank", type=int, default=16)
    parser.add_argument("--rate", type=float, default=1e-3)
    options = parser.parse_args()
    torch.manual_seed(7)
    np.random.seed(7)
    generator = random.Random(7)
    pairs = json.loads(options.examples.read_text(encoding="utf-8"))
    intents = sorted({intent for _, intent in pairs})
    tokenizer = Tokenizer.from_file(str(options.weights / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST)
    tokens = [tokenizer.encode(text).ids for text, _ in pairs]
    target = torch.tensor([intents.index(intent) for _, intent in pairs])
    weight = (len(pairs) / len(intents) / torch.bincount(target)) ** 0.5
    encoder = AdaptedEncoder(options.weights / "model.safetensors", options.rank, options.go_on)
    head = nn.Linear(WIDTH, len(intents))
    groups = [{"params": encoder.parameters(), "lr": options.rate}, {"params": head.parameters(), "lr": 5e-3}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = int(options.epochs * len(pairs) / BATCH)
    rise = lambda step: min((step + 1) / (steps * 0.1), max(0.02, (steps - step) / (steps * 0.9)))  # noqa: E731
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, rise)
    started, right, seen = time.time(), 0, 0
    for step, batch in zip(
        range(1, steps + 1), batches([len(sentence) for sentence in tokens], generator), strict=False
    ):
        ids, mask = padded([tokens[number] for number in batch], generator)
        wanted = target[batch]
        scores = SHARPNESS * head(encoder(ids, mask))
        losses = functional.cross_entropy(scores, wanted, reduction="none", label_smoothing=SMOOTHING)
        optimizer.zero_grad()
        (losses * weight[wanted]).mean().backward()
        nn.utils.clip_grad_norm_(encoder.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        right, seen = right + int((scores.argmax(1) == wanted).sum()), seen + len(batch)
        if step % 50 == 0:
            print(f"step {step} of {steps}: {100 * right / seen:.0f}% right, {time.time() - started:.0f} s", flush=True)
            right = seen = 0
    encoder.save(options.adapter)


if __name__ == "__main__":
    main()
