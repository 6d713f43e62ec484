"""A transformer encoder that starts from BERT's (MiniLM's) or MPNet's published weights.

Own code and not `transformers`: dropout by channel and fused attention make a step twice as fast on a processor, branches
of last layers are one argument, and the exported graph has nothing in it that it does not need.
"""

from __future__ import annotations

import json
import math
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

from .units import CASES, GAPS


@dataclass(frozen=True)
class Shape:
    kind: str  # "bert" or "mpnet"
    vocabulary: int
    width: int
    inner: int
    heads: int
    layers: int
    positions: int
    eps: float
    buckets: int = 0  # relative distances (MPNet)

    @classmethod
    def load(cls, folder: str | Path) -> Shape:
        c = json.loads((Path(folder) / "config.json").read_text("utf8"))
        return cls(
            c["model_type"],
            c["vocab_size"],
            c["hidden_size"],
            c["intermediate_size"],
            c["num_attention_heads"],
            c["num_hidden_layers"],
            c["max_position_embeddings"],
            c["layer_norm_eps"],
            c.get("relative_attention_num_buckets", 0),
        )

    def dict(self) -> dict:
        return asdict(self)


class ChannelDropout(nn.Module):
    """Drops whole channels of a window (Gal & Ghahramani 2016): one mask per window, so it costs nothing."""

    def __init__(self, p: float):
        super().__init__()
        self.p = p

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or self.p == 0:
            return x
        keep = torch.rand(x.shape[0], 1, x.shape[2], device=x.device) >= self.p
        return x * (keep.to(x.dtype) / (1 - self.p))


class Layer(nn.Module):
    def __init__(self, s: Shape, dropout: float):
        super().__init__()
        self.heads = s.heads
        self.qkv = nn.Linear(s.width, 3 * s.width)
        self.out = nn.Linear(s.width, s.width)
        self.norm1 = nn.LayerNorm(s.width, eps=s.eps)
        self.up = nn.Linear(s.width, s.inner)
        self.down = nn.Linear(s.inner, s.width)
        self.norm2 = nn.LayerNorm(s.width, eps=s.eps)
        self.drop = ChannelDropout(dropout)

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        b, t, w = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, self.heads, w // self.heads).permute(2, 0, 3, 1, 4)
        a = F.scaled_dot_product_attention(q, k, v, attn_mask=bias if bias is None else bias.to(q.dtype))
        x = self.norm1(x + self.drop(self.out(a.transpose(1, 2).reshape(b, t, w))))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """`trunk` shared layers, then one branch of the remaining layers for each name in `branches`.

    forward(pieces [B,T], case [B,T], gap [B,T], mask [B,T] or None) -> one [B,T,width] for each branch, in order.
    With one branch the whole encoder is the published one.
    """

    def __init__(self, s: Shape, branches: int = 1, trunk: int | None = None, dropout: float = 0.1):
        super().__init__()
        self.shape = s
        trunk = s.layers if branches == 1 else (trunk if trunk is not None else s.layers - 2)
        self.words = nn.Embedding(s.vocabulary, s.width)
        self.positions = nn.Embedding(s.positions, s.width)
        self.case = nn.Embedding(CASES, s.width)
        self.gap = nn.Embedding(GAPS, s.width)
        self.norm = nn.LayerNorm(s.width, eps=s.eps)
        self.drop = ChannelDropout(dropout)
        self.trunk = nn.ModuleList(Layer(s, dropout) for _ in range(trunk))
        self.branches = nn.ModuleList(
            nn.ModuleList(Layer(s, dropout) for _ in range(s.layers - trunk)) for _ in range(branches)
        )
        self.relative = nn.Embedding(s.buckets, s.heads) if s.buckets else None
        nn.init.normal_(self.case.weight, std=0.02)
        nn.init.normal_(self.gap.weight, std=0.02)

    def forward(
        self, pieces: Tensor, case: Tensor, gap: Tensor, mask: Tensor | None = None, only: int | None = None
    ) -> list[Tensor]:
        x, bias = self.shared(pieces, case, gap, mask)
        out = []
        for branch in self.branches if only is None else [self.branches[only]]:
            y = x
            for layer in branch:
                y = layer(y, bias)
            out.append(y)
        return out

    def shared(
        self, pieces: Tensor, case: Tensor, gap: Tensor, mask: Tensor | None = None, layers: int | None = None
    ) -> tuple[Tensor, Tensor | None]:
        """What the trunk gives, or its first layers, and the bias of attention."""
        t = pieces.shape[1]
        at = torch.arange(t, device=pieces.device)
        # MPNet counts positions from 2, after its padding id.
        place = at + 2 if self.shape.kind == "mpnet" else at
        x = self.words(pieces) + self.positions(place) + self.case(case) + self.gap(gap)
        x = self.drop(self.norm(x))
        bias = self._bias(at, mask)
        for layer in self.trunk[:layers]:
            x = layer(x, bias)
        return x, bias

    def _bias(self, at: Tensor, mask: Tensor | None) -> Tensor | None:
        bias = None
        if self.relative is not None:
            bias = self.relative(buckets(at[None, :] - at[:, None], self.shape.buckets)).permute(2, 0, 1)[None]
        if mask is not None:
            hidden = (1.0 - mask.float())[:, None, None, :] * -1e4
            bias = hidden if bias is None else bias + hidden
        return bias

    def load_embeddings(self, folder: str | Path) -> None:
        """Word vectors and positions as published."""
        theirs = load_file(str(Path(folder) / "model.safetensors"))
        self.load_state_dict(published_embeddings(theirs), strict=False)

    def load_published(self, folder: str | Path) -> None:
        """Weights as published; a second branch starts as a copy of the first."""
        theirs = load_file(str(Path(folder) / "model.safetensors"))
        mine = published_embeddings(theirs)
        if self.relative is not None:
            mine["relative.weight"] = theirs["encoder.relative_attention_bias.weight"]
        for i in range(self.shape.layers):
            for prefix in self._homes(i):
                mine |= {f"{prefix}.{k}": v for k, v in layer_weights(theirs, i, self.shape.kind).items()}
        missing, unexpected = self.load_state_dict(mine, strict=False)
        assert not unexpected and set(missing) == {"case.weight", "gap.weight"}, (missing, unexpected)

    def _homes(self, i: int) -> list[str]:
        if i < len(self.trunk):
            return [f"trunk.{i}"]
        return [f"branches.{b}.{i - len(self.trunk)}" for b in range(len(self.branches))]


def published_embeddings(theirs: dict[str, Tensor]) -> dict[str, Tensor]:
    mine = {
        "words.weight": theirs["embeddings.word_embeddings.weight"],
        "positions.weight": theirs["embeddings.position_embeddings.weight"],
        "norm.weight": theirs["embeddings.LayerNorm.weight"],
        "norm.bias": theirs["embeddings.LayerNorm.bias"],
    }
    if "embeddings.token_type_embeddings.weight" in theirs:
        mine["positions.weight"] = mine["positions.weight"] + theirs["embeddings.token_type_embeddings.weight"][0]
    return mine


def layer_weights(theirs: dict[str, Tensor], i: int, kind: str) -> dict[str, Tensor]:
    p = f"encoder.layer.{i}"
    if kind == "mpnet":
        q, k, v, o = (f"{p}.attention.attn.{n}" for n in "qkvo")
        norm = f"{p}.attention.LayerNorm"
    else:
        q, k, v = (f"{p}.attention.self.{n}" for n in ("query", "key", "value"))
        o, norm = f"{p}.attention.output.dense", f"{p}.attention.output.LayerNorm"
    out = {}
    for end in ("weight", "bias"):
        out[f"qkv.{end}"] = torch.cat([theirs[f"{n}.{end}"] for n in (q, k, v)])
        for name, source in (
            ("out", o),
            ("norm1", norm),
            ("up", f"{p}.intermediate.dense"),
            ("down", f"{p}.output.dense"),
            ("norm2", f"{p}.output.LayerNorm"),
        ):
            out[f"{name}.{end}"] = theirs[f"{source}.{end}"]
    return out


def buckets(distance: Tensor, count: int, furthest: int = 128) -> Tensor:
    """T5's relative position buckets (Raffel et al. 2020), as MPNet uses them."""
    n = -distance
    half = count // 2
    out = (n < 0).long() * half
    n = n.abs()
    exact = half // 2
    far = exact + (torch.log(n.float().clamp(min=1) / exact) / math.log(furthest / exact) * (half - exact)).long()
    return out + torch.where(n < exact, n, far.clamp(max=half - 1))
