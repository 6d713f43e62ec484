"""The network as an ONNX graph, written node by node with the runtime's fused operators and not traced: nothing is in it
that it does not need. Weights are int8, of which seven bits are used, with a scale for each column; activations are scaled
as they come (dynamic quantisation); word vectors are int8 with a scale for each row.
"""

from __future__ import annotations

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from . import heads
from .model import Reader

OPSET = [helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)]


class Graph:
    def __init__(self, bits: int):
        self.nodes: list[onnx.NodeProto] = []
        self.tensors: list[onnx.TensorProto] = []
        self.bits = bits
        self.count = 0

    def name(self, what: str) -> str:
        self.count += 1
        return f"{what}_{self.count}"

    def constant(self, value, what: str = "c", dtype=np.float32) -> str:
        name = self.name(what)
        self.tensors.append(numpy_helper.from_array(np.ascontiguousarray(value, dtype=dtype), name))
        return name

    def add(self, op: str, inputs: list[str], outputs: int = 1, domain: str = "", **attributes) -> str | list[str]:
        out = [self.name(op.lower()) for _ in range(outputs)]
        self.nodes.append(helper.make_node(op, inputs, out, domain=domain, **attributes))
        return out[0] if outputs == 1 else out

    def quantised(self, weight: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """int8 of weight [in, out] and a scale for each column."""
        most = 2 ** (self.bits - 1) - 1
        scale = np.maximum(np.abs(weight).max(0), 1e-8) / most
        return np.clip(np.rint(weight / scale), -most, most).astype(np.int8), scale.astype(np.float32)

    def linear(self, x: str, layer: torch.nn.Linear) -> str:
        w, b = layer.weight.detach().numpy().T, layer.bias.detach().numpy()
        if self.bits == 32:
            return self.add("Add", [self.add("MatMul", [x, self.constant(w)]), self.constant(b)])
        q, scale = self.quantised(w)
        zero = np.zeros(len(scale), np.int8)
        return self.add(
            "DynamicQuantizeMatMul",
            [x, self.constant(q, dtype=np.int8), self.constant(scale), self.constant(zero, dtype=np.int8), self.constant(b)],
            domain="com.microsoft",
        )

    def attention(self, x: str, layer) -> str:
        w, b = layer.qkv.weight.detach().numpy().T, layer.qkv.bias.detach().numpy()
        if self.bits == 32:
            return self.add(
                "Attention", [x, self.constant(w), self.constant(b)], domain="com.microsoft", num_heads=layer.heads
            )
        qkv = self.linear(x, layer.qkv)
        width = w.shape[0]
        parts = self.add("Split", [qkv, self.constant([width] * 3, dtype=np.int64)], outputs=3, axis=-1)
        return self.add("MultiHeadAttention", list(parts), domain="com.microsoft", num_heads=layer.heads)

    def norm(self, x: str, norm: torch.nn.LayerNorm, skip: str | None = None) -> str:
        g, b = self.constant(norm.weight.detach().numpy()), self.constant(norm.bias.detach().numpy())
        # Not SkipLayerNormalization: the runtime's own is seven times slower than the sum and the norm after it. For the
        # same reason the session must not fuse them (graph optimisation "basic").
        total = x if skip is None else self.add("Add", [x, skip])
        return self.add("LayerNormalization", [total, g, b], axis=-1, epsilon=norm.eps)

    def layer(self, x: str, layer) -> str:
        x = self.norm(self.linear(self.attention(x, layer), layer.out), layer.norm1, x)
        up = self.add("Gelu", [self.linear(x, layer.up)], domain="com.microsoft")
        return self.norm(self.linear(up, layer.down), layer.norm2, x)

    def words(self, pieces: str, table: np.ndarray) -> str:
        if self.bits == 32:
            return self.add("Gather", [self.constant(table), pieces])
        q, scale = self.quantised(table.T)
        rows = self.add("Cast", [self.add("Gather", [self.constant(q.T, dtype=np.int8), pieces])], to=TensorProto.FLOAT)
        return self.add("Mul", [rows, self.add("Gather", [self.constant(scale[:, None]), pieces])])


def build(model: Reader, bits: int = 7, longest: int = 512) -> onnx.ModelProto:
    """A graph for windows of at most `longest` pieces; 32 bits: nothing is quantised.

    Inputs pieces, case and gap [1, T] int32; outputs attribution [1, T, …], words [1, T, …] and, where it was learned, frames [1, T, …] float."""
    g, e = Graph(bits), model.encoder
    positions = g.constant(e.positions.weight.detach().numpy()[None, :longest])
    length = g.add("Shape", ["pieces"], start=1, end=2)
    place = g.add("Slice", [positions, g.constant([0], dtype=np.int64), length, g.constant([1], dtype=np.int64)])
    x = g.add("Add", [g.words("pieces", e.words.weight.detach().numpy()), place])
    x = g.add("Add", [x, g.add("Gather", [g.constant(e.case.weight.detach().numpy()), "case"])])
    x = g.add("Add", [x, g.add("Gather", [g.constant(e.gap.weight.detach().numpy()), "gap"])])
    x = g.norm(x, e.norm)
    depths = [x]
    for layer in e.trunk:
        x = g.layer(x, layer)
        depths.append(x)
    ends = []
    for branch in e.branches:
        y = x
        for layer in branch:
            y = g.layer(y, layer)
        ends.append(y)
    rows = {"attribution": [g.linear(ends[0], joined([model.attribution.tags, model.attribution.vectors]))]}
    if len(ends) > 1:
        rows["words"] = word_rows(g, ends[1], model)
    if model.frames is not None:
        y = depths[model.framed[0]]
        for layer in model.frame_layers:
            y = g.layer(y, layer)
        f = model.frames
        rows["frames"] = [g.linear(y, joined([f.triggers, f.classes, f.answer, f.ask]))]
    outputs = []
    for name, parts in rows.items():
        out = parts[0] if len(parts) == 1 else g.add("Concat", parts, axis=-1)
        g.nodes.append(helper.make_node("Identity", [out], [name]))
        outputs.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, "T", None]))
    inputs = [helper.make_tensor_value_info(n, TensorProto.INT32, [1, "T"]) for n in ("pieces", "case", "gap")]
    graph = helper.make_graph(g.nodes, "reader", inputs, outputs, g.tensors)
    made = helper.make_model(graph, opset_imports=OPSET, producer_name="rapporteur")
    made.ir_version = 8
    onnx.checker.check_model(made, full_check=False)
    return made


def word_rows(g: Graph, x: str, model: Reader) -> list[str]:
    s, c = model.syntax, model.coreference
    plain = joined(
        [
            *(model.names.tags, s.sentence, model.names.offices, s.upos, s.xpos, s.rel_dependent, s.rel_governor),
            *(c.mention, c.later, c.earlier, c.borders),
        ]
    )
    hidden = g.add("Gelu", [g.linear(x, joined([s.dependent[0], s.governor[0]]))], domain="com.microsoft")
    wide = 2 * heads.ARC
    d, h = g.add("Split", [hidden, g.constant([wide, wide], dtype=np.int64)], outputs=2, axis=-1)
    return [g.linear(x, plain), g.linear(d, s.dependent[2]), g.linear(h, s.governor[2])]


def joined(layers: list[torch.nn.Linear]) -> torch.nn.Linear:
    out = torch.nn.Linear(layers[0].in_features, sum(x.out_features for x in layers))
    with torch.no_grad():
        out.weight.copy_(torch.cat([x.weight for x in layers]))
        out.bias.copy_(torch.cat([x.bias for x in layers]))
    return out
