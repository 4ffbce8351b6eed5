"""Writing an ONNX graph by hand: nodes, constants, and the three shapes that BERT repeats."""

from collections.abc import Mapping

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import helper, numpy_helper

MICROSOFT = "com.microsoft"
SEVEN_BITS = 63


class Graph:
    """Nodes and constants, in the order in which they are computed."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []
        self._integers: dict[tuple[int, ...], str] = {}

    def add(self, kind: str, inputs: list[str], *, output: str = "", domain: str = "", **attributes: object) -> str:
        """Put one node in; returns the name of what it gives."""
        output = output or f"{kind.lower()}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, inputs, [output], domain=domain, **attributes))
        return output

    def split(self, source: str, parts: int, name: str) -> list[str]:
        """The last axis in equal parts."""
        names = [f"{name}_{number}" for number in range(parts)]
        self.nodes.append(helper.make_node("Split", [source], names, axis=-1))
        return names

    def constant(self, name: str, values: NDArray[np.generic]) -> str:
        """Put numbers in, under a name."""
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def integers(self, *values: list[int]) -> list[str]:
        """Constants of whole numbers, each once."""
        names = []
        for each in values:
            if tuple(each) not in self._integers:
                name = "whole_" + "_".join(str(n) for n in each)
                self._integers[tuple(each)] = self.constant(name, np.array(each, dtype=np.int64))
            names.append(self._integers[tuple(each)])
        return names

    def product(self, source: str, matrix: NDArray[np.float32], bias: NDArray[np.float32] | None, name: str) -> str:
        """`source @ matrix.T + bias` in whole numbers; the matrix as PyTorch keeps it, a row for each output."""
        scales = np.maximum(np.abs(matrix).max(axis=1) / SEVEN_BITS, 1e-12).astype(np.float32)
        inputs = [
            source,
            self.constant(f"{name}.matrix", np.round(matrix / scales[:, None]).astype(np.int8).T),
            self.constant(f"{name}.scales", scales),
            self.constant(f"{name}.zeros", np.zeros(len(scales), dtype=np.int8)),
        ]
        if bias is not None:
            inputs.append(self.constant(f"{name}.bias", bias))
        return self.add("DynamicQuantizeMatMul", inputs, domain=MICROSOFT)

    def normalised(self, source: str, weights: Mapping[str, NDArray[np.float32]], name: str, epsilon: float) -> str:
        """LayerNorm under that name."""
        scale = self.constant(f"{name}.weight", weights[f"{name}.weight"])
        shift = self.constant(f"{name}.bias", weights[f"{name}.bias"])
        return self.add("LayerNormalization", [source, scale, shift], axis=-1, epsilon=epsilon)

    def skipped(
        self, source: str, before: str, weights: Mapping[str, NDArray[np.float32]], name: str, epsilon: float
    ) -> str:
        """`LayerNorm(source + dense bias + before)`: the end of each half of a layer."""
        inputs = [
            source,
            before,
            self.constant(f"{name}.LayerNorm.weight", weights[f"{name}.LayerNorm.weight"]),
            self.constant(f"{name}.LayerNorm.bias", weights[f"{name}.LayerNorm.bias"]),
            self.constant(f"{name}.dense.bias", weights[f"{name}.dense.bias"]),
        ]
        return self.add("SkipLayerNormalization", inputs, domain=MICROSOFT, epsilon=epsilon)
