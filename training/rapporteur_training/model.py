"""The whole network: one encoder, a branch of last layers for attribution and one for the rest, the heads."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field, replace
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from .coreference import FEATURES
from .encoder import Encoder, Layer, Shape, layer_weights
from .heads import AttributionHead, CoreferenceHead, FramesHead, NamesHead, SyntaxHead

TASKS = ("attribution", "names", "syntax", "coreference")


@dataclass
class Labels:
    """The label sets that are read off the training data; the others stand in the code."""

    upos: list[str] = field(default_factory=list)
    xpos: list[str] = field(default_factory=list)
    relations: list[str] = field(default_factory=list)


class Reader(nn.Module):
    """`layers` of the published encoder are used; the last `own` of them are doubled when attribution is not alone."""

    def __init__(
        self,
        shape: Shape,
        tasks: list[str],
        labels: Labels | None = None,
        own: int = 2,
        dropout: float = 0.1,
        framed: tuple[int, int] = (0, 0),
    ):
        super().__init__()
        labels = labels or Labels()
        self.tasks, self.labels = tasks, labels
        two = "attribution" in tasks and len(tasks) > 1
        self.encoder = Encoder(shape, 2 if two else 1, shape.layers - own, dropout)
        w = shape.width
        self.attribution = AttributionHead(w, dropout) if "attribution" in tasks else None
        self.names = NamesHead(w, dropout) if "names" in tasks else None
        self.syntax = (
            SyntaxHead(w, len(labels.upos), len(labels.xpos), len(labels.relations), dropout) if "syntax" in tasks else None
        )
        self.coreference = CoreferenceHead(w, FEATURES, dropout) if "coreference" in tasks else None
        # Frames stand on layers of their own over the first ones of the trunk: learned last, nothing else moves for them.
        self.framed = framed
        apart = "frames" in tasks and len(tasks) > 1
        self.frame_layers = nn.ModuleList(Layer(shape, dropout) for _ in range(framed[1])) if apart else None
        self.frames = FramesHead(w, dropout) if "frames" in tasks else None

    def only_attribution(self) -> None:
        """Freezes everything but attribution's own layers and head, so that the other tasks answer as before."""
        for name, p in self.named_parameters():
            p.requires_grad = name.startswith(("encoder.branches.0.", "attribution."))

    def only_frames(self) -> None:
        """Freezes everything but the layers and the head of frames; of a model of frames alone, the word vectors."""
        for name, p in self.named_parameters():
            alone = self.frame_layers is None and not name.startswith("encoder.words.")
            p.requires_grad = alone or name.startswith(("frame_layers.", "frames."))

    def with_frames(self, weights: str | Path, framed: tuple[int, int]) -> Reader:
        """The same network with `framed[1]` layers for frames over the first `framed[0]` of the trunk, which start as the last
        published ones, and a new head."""
        shape, own = self.encoder.shape, len(self.encoder.branches[0])
        made = Reader(shape, [*self.tasks, "frames"], self.labels, own, framed=framed)
        made.load_state_dict(self.state_dict(), strict=False)
        theirs = load_file(str(Path(weights) / "model.safetensors"))
        last = Shape.load(weights).layers
        for i, layer in enumerate(made.frame_layers):
            layer.load_state_dict(layer_weights(theirs, last - framed[1] + i, shape.kind))
        return made

    def grow_frames(self, behind: list[int]) -> None:
        """One more layer behind each of these layers of frames: a copy that adds nothing to what passes through it, to be trained on (after Wu et al.
        2024, block expansion)."""
        grown: list[Layer] = []
        for i, layer in enumerate(self.frame_layers):
            grown.append(layer)
            if i in behind:
                more = copy.deepcopy(layer)
                more.norm1.load_state_dict(layer.norm2.state_dict())
                for part in (more.out, more.down):
                    nn.init.zeros_(part.weight)
                    nn.init.zeros_(part.bias)
                grown.append(more)
        self.frame_layers = nn.ModuleList(grown)
        self.framed = (self.framed[0], len(grown))

    def frame_vectors(self, pieces: Tensor, case: Tensor, gap: Tensor, mask: Tensor | None = None) -> Tensor:
        """[B,T,width] for frames; the shared layers are not trained by them, but a model of frames alone is trained whole."""
        with torch.autocast("cpu", dtype=torch.bfloat16):
            if self.frame_layers is None:
                return self.encoder(pieces, case, gap, mask)[0].float()
            with torch.no_grad():
                x, bias = self.encoder.shared(pieces, case, gap, mask, layers=self.framed[0])
            for layer in self.frame_layers:
                x = layer(x, bias)
            return x.float()

    def vectors(self, task: str, pieces: Tensor, case: Tensor, gap: Tensor) -> Tensor:
        """[B,T,width] of the branch that a task stands on."""
        branch = 0 if task == "attribution" or len(self.encoder.branches) == 1 else 1
        with torch.autocast("cpu", dtype=torch.bfloat16):
            return self.encoder(pieces, case, gap, only=branch)[0].float()

    @classmethod
    def slimmed(cls, state: dict, own: int, dropout: float = 0.1) -> Reader:
        """A trained model whose branches keep only their last `own` layers, to be trained on: a smaller depth to start from
        than the published weights would be (after Sajjad et al. 2023, dropping layers below the top)."""
        gone = state["own"] - own
        shape = Shape(**state["shape"])
        model = cls(replace(shape, layers=shape.layers - gone), state["tasks"], Labels(**state["labels"]), own, dropout)
        kept = {}
        for name, weight in state["model"].items():
            parts = name.split(".")
            if parts[:2] == ["encoder", "branches"]:
                if int(parts[3]) < gone:
                    continue
                parts[3] = str(int(parts[3]) - gone)
            kept[".".join(parts)] = weight
        model.load_state_dict(kept)
        return model

    @classmethod
    def start(cls, weights: str | Path, tasks: list[str], labels: Labels | None = None, **more) -> Reader:
        model = cls(Shape.load(weights), tasks, labels, **more)
        model.encoder.load_published(weights)
        return model
