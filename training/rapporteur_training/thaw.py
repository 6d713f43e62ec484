"""A released model folder as weights to train on, without the float weights that it was made of.

    python -m rapporteur_training.thaw --folder ../models/reader --weights WEIGHTS --to model.pt

What was rounded to seven bits stays rounded; word vectors and positions that the export left out come from the published
weights. The tables that the program does not need (relations of the root) start at nought.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor, nn

from .encoder import Shape
from .model import TASKS, Labels, Reader
from .units import WordPieces


class Frozen:
    """The constants of a graph in the order in which `graph.build` wrote them."""

    def __init__(self, path: Path):
        self.rest: Iterator = iter(onnx.load(path).graph.initializer)

    def take(self, *shape: int | None) -> Tensor:
        value = torch.from_numpy(numpy_helper.to_array(next(self.rest)).copy())
        fits = len(shape) == value.dim() and all(n is None or n == m for n, m in zip(shape, value.shape, strict=True))
        assert fits, f"this graph is not laid out as `graph.build` does it: {tuple(value.shape)}, wanted {shape}"
        return value

    def linear(self, into: int) -> tuple[Tensor, Tensor]:
        """Weight [out, in] and bias [out] of a quantised layer."""
        q, scale = self.take(into, None), self.take(None)
        self.take(None)
        return (q.float() * scale).T, self.take(None)

    def fill(self, *layers: nn.Linear) -> None:
        """Layers that were joined into one, apart again."""
        weight, bias = self.linear(layers[0].in_features)
        sizes = [x.out_features for x in layers]
        for layer, w, b in zip(layers, weight.split(sizes), bias.split(sizes), strict=True):
            layer.weight.copy_(w)
            layer.bias.copy_(b)

    def norm(self, norm: nn.LayerNorm) -> None:
        norm.weight.copy_(self.take(*norm.weight.shape))
        norm.bias.copy_(self.take(*norm.bias.shape))

    def layer(self, layer) -> None:
        self.fill(layer.qkv)
        self.take(3)
        self.fill(layer.out)
        self.norm(layer.norm1)
        self.fill(layer.up)
        self.fill(layer.down)
        self.norm(layer.norm2)


def embeddings(model: Reader, frozen: Frozen, pieces: list[str], ids: dict[str, int]) -> None:
    e = model.encoder
    positions = frozen.take(1, None, e.shape.width)[0]
    e.positions.weight[: len(positions)] = positions
    frozen.take(1), frozen.take(1)
    q, scale = frozen.take(len(pieces), e.shape.width), frozen.take(len(pieces), 1)
    e.words.weight[[ids[p] for p in pieces]] = q.float() * scale
    for table in (e.case, e.gap):
        table.weight.copy_(frozen.take(*table.weight.shape))
    frozen.norm(e.norm)


def word_heads(model: Reader, frozen: Frozen) -> None:
    s, c, n = model.syntax, model.coreference, model.names
    frozen.fill(s.dependent[0], s.governor[0])
    frozen.take(2)
    plain = (n.tags, s.sentence, n.offices, s.upos, s.xpos, s.rel_dependent, s.rel_governor)
    frozen.fill(*plain, c.mention, c.later, c.earlier, c.borders)
    frozen.fill(s.dependent[2])
    frozen.fill(s.governor[2])


def frame_heads(model: Reader, frozen: Frozen, told: dict) -> None:
    for layer in model.frame_layers:
        frozen.layer(layer)
    f = model.frames
    frozen.fill(f.triggers, f.classes, f.answer, f.ask)
    f.far.copy_(torch.tensor(told["far"]))
    f.bias.copy_(torch.tensor(told["bias"]))


def tables(model: Reader, labels: dict) -> None:
    """What stands in labels.json beside the graph."""
    a, s, c = model.attribution, model.syntax, model.coreference

    def copy(into: Tensor, value: list) -> None:
        into.copy_(torch.tensor(value))

    for chain, told in ((a.chain, labels["attribution"]), (model.names.chain, labels["names"])):
        # What may not follow is masked anew, and a parameter of -10,000 would not move again.
        for into, name in ((chain.follow, "follow"), (chain.start, "start")):
            copy(into, np.where(np.array(told[name]) < -5e3, 0.0, told[name]).tolist())
    for name in ("far", "cues", "lines"):
        copy(getattr(a, name), labels["attribution"][name])
    copy(s.root, labels["syntax"]["root"])
    copy(s.relation.weight, labels["syntax"]["relation"]["weight"])
    copy(s.relation.bias, labels["syntax"]["relation"]["bias"])
    s.rel_root.zero_()
    copy(c.spread, labels["coreference"]["spread"])
    for into, value in zip(c.tables, labels["coreference"]["tables"], strict=True):
        copy(into, value)


@torch.no_grad()
def thaw(folder: Path, weights: Path) -> tuple[Reader, int]:
    """The network and the word pieces of its windows."""
    labels = json.loads((folder / "labels.json").read_text("utf8"))
    pieces = json.loads((folder / "tokenizer.json").read_text("utf8"))["pieces"]
    told = labels["syntax"]
    framed = tuple(labels["encoder"].get("framed", (0, 0)))
    own = (labels["encoder"]["layers"] - labels["encoder"]["shared"] - framed[1]) // 2
    shape = replace(Shape.load(weights), layers=labels["encoder"]["shared"] + own)
    tasks = [*TASKS, "frames"] if framed[1] else list(TASKS)
    model = Reader(shape, tasks, Labels(told["upos"], told["xpos"], told["relations"]), own, framed=framed)
    model.encoder.load_embeddings(weights)
    frozen = Frozen(folder / "model.onnx")
    embeddings(model, frozen, pieces, WordPieces.load(weights / "vocab.txt").ids)
    for layers in (model.encoder.trunk, *model.encoder.branches):
        for layer in layers:
            frozen.layer(layer)
    frozen.fill(model.attribution.tags, model.attribution.vectors)
    word_heads(model, frozen)
    if framed[1]:
        frame_heads(model, frozen, labels["frames"])
    assert next(frozen.rest, None) is None, "this graph holds more than `graph.build` writes"
    tables(model, labels)
    return model, labels["window"]["pieces"]


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--folder", required=True, type=Path)
    p.add_argument("--weights", required=True, type=Path, help="the published weights that its training started from")
    p.add_argument("--to", required=True, type=Path)
    a = p.parse_args()
    model, size = thaw(a.folder, a.weights)
    own = len(model.encoder.branches[0])
    state = {"model": model.state_dict(), "labels": asdict(model.labels), "tasks": model.tasks, "own": own}
    state["framed"] = model.framed
    a.to.parent.mkdir(parents=True, exist_ok=True)
    torch.save({**state, "size": size, "shape": model.encoder.shape.dict()}, a.to)


if __name__ == "__main__":
    main()
