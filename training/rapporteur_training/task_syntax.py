"""Parts of speech, dependencies and sentence starts as a training task."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional as F

from .model import Labels, Reader
from .task_attribution import tensors
from .ud import Document, pieces_of_words
from .units import WordPieces
from .windows import Window, cuts, exact, owners, window


@dataclass
class Example:
    window: Window
    at: list[int]  # piece of each word
    upos: list[int]
    xpos: list[int]
    head: list[int]  # number of the word in the window, -1 root, -2 outside
    relation: list[int]
    sentence: list[int]
    starts: list[int]  # for each unit: it begins a sentence


def labels(documents: list[Document]) -> Labels:
    upos, xpos, rel = Counter(), Counter(), Counter()
    for d in documents:
        for w in d.words:
            upos[w.upos] += 1
            xpos[w.xpos] += 1
            rel[w.deprel] += 1
    many = lambda c, n: sorted(k for k, v in c.items() if v >= n)
    return Labels(many(upos, 1), many(xpos, 20), many(rel, 20))


def example(d: Document, w: Window, names: Labels) -> Example:
    n = len(w.at)
    us = d.units[w.first : w.first + n]
    lo, hi = (us[0].start, us[-1].end) if us else (0, 0)
    numbers = [i for i, word in enumerate(d.words) if lo <= word.start and word.end <= hi]
    at_all = [d.words[i] for i in numbers]
    lengths = [b - a for a, b in zip(w.at, [*w.at[1:], len(w.pieces) - 1], strict=True)]
    at = pieces_of_words(at_all, us, w.at, lengths)
    keep = [k for k, p in enumerate(at) if p >= 0]
    place = {numbers[k]: j for j, k in enumerate(keep)}
    chosen = [d.words[numbers[k]] for k in keep]
    index = lambda table, key: table.index(key) if key in table else -100
    first_chars = {}
    for word in d.words:
        first_chars.setdefault(word.sentence, word.start)
    starting = set(first_chars.values())
    return Example(
        w,
        [at[k] for k in keep],
        [index(names.upos, x.upos) for x in chosen],
        [index(names.xpos, x.xpos) for x in chosen],
        [-1 if x.head < 0 else place.get(x.head, -2) for x in chosen],
        [index(names.relations, x.deprel) for x in chosen],
        [x.sentence for x in chosen],
        [int(u.start in starting) for u in us],
    )


def examples(documents: list[Document], words: WordPieces, names: Labels, size: int, seed: int) -> list[Example]:
    rng = random.Random(seed)
    return [
        example(d, w, names) for d in documents for w in exact(d.units, words, size, rng.randrange(size // 2)) if w.at
    ]


def loss(model: Reader, batch: list[Example]) -> dict[str, Tensor]:
    h = model.vectors("syntax", *tensors([e.window for e in batch]))
    head = model.syntax
    rows = head(h)
    out = {k: h.new_zeros(()) for k in ("upos", "xpos", "arcs", "relations", "starts")}
    n = 0
    for i, e in enumerate(batch):
        if not e.at:
            continue
        v = {k: x[i][e.at] for k, x in rows.items()}
        total = lambda x, y: F.cross_entropy(x, y, ignore_index=-100, reduction="sum")
        out["upos"] = out["upos"] + total(v["upos"], torch.tensor(e.upos))
        out["xpos"] = out["xpos"] + total(v["xpos"], torch.tensor(e.xpos))
        heads, sentence = torch.tensor(e.head), torch.tensor(e.sentence)
        other = torch.cat([torch.zeros(len(heads), 1, dtype=torch.bool), sentence[:, None] != sentence[None]], 1)
        arcs = head.arcs(v["dependent"], v["governor"]).masked_fill(other, -1e4)
        inside = heads >= -1
        out["arcs"] = out["arcs"] + total(arcs[inside], heads[inside] + 1)
        relations = head.relations(v["rel_dependent"], v["rel_governor"], heads.clamp(min=-1))
        target = torch.tensor(e.relation).masked_fill(~inside, -100)
        out["relations"] = out["relations"] + total(relations, target)
        starts = rows["starts"][i][e.window.at]
        out["starts"] = out["starts"] + F.binary_cross_entropy_with_logits(
            starts, torch.tensor(e.starts, dtype=torch.float), reduction="sum"
        )
        n += len(heads)
    return {k: v / max(1, n) * (0.5 if k == "xpos" else 1.0) for k, v in out.items()}


@torch.no_grad()
def read(model: Reader, d: Document, words: WordPieces, size: int) -> dict[str, Tensor]:
    """What the head gives for each gold word; "starts" for each unit."""
    rows: dict[str, list[Tensor]] = {}
    found = cuts(d.units, words, size, 64)
    for (first, last), (mine, end) in zip(found, owners(found), strict=True):
        if end <= mine:
            continue
        w = window(d.units, first, last, words)
        out = model.syntax(model.vectors("syntax", *tensors([w])))
        lo, hi = d.units[mine].start, d.units[end - 1].end
        numbers = [i for i, x in enumerate(d.words) if lo <= x.start < hi]
        lengths = [b - a for a, b in zip(w.at, [*w.at[1:], len(w.pieces) - 1], strict=True)]
        at = pieces_of_words([d.words[i] for i in numbers], d.units[first:last], w.at, lengths)
        for k, x in out.items():
            rows.setdefault(k, []).append(x[0][w.at[mine - first : end - first] if k == "starts" else at])
    return {k: torch.cat(v) for k, v in rows.items()}


@torch.no_grad()
def evaluate(model: Reader, documents: list[Document], words: WordPieces, size: int) -> dict[str, float]:
    """UPOS and LAS (universal part of the relation) on gold words and sentences; F1 of sentence starts."""
    names = model.labels
    n = pos = las = uas = tp = p = g = 0
    for d in documents:
        v = read(model, d, words, size)
        upos = v["upos"].argmax(1).tolist()
        first = {}
        for w in d.words:
            first.setdefault(w.sentence, w.start)
        gold = {i for i, u in enumerate(d.units) if u.start in set(first.values())}
        mine = {i for i, s in enumerate(v["starts"].tolist()) if s > 0 or i == 0}
        tp, p, g = tp + len(gold & mine), p + len(mine), g + len(gold)
        for s in sorted(first):
            numbers = [i for i, w in enumerate(d.words) if w.sentence == s]
            heads = model.syntax.arcs(v["dependent"][numbers], v["governor"][numbers]).argmax(1) - 1
            rel = model.syntax.relations(v["rel_dependent"][numbers], v["rel_governor"][numbers], heads).argmax(1).tolist()
            for k, i in enumerate(numbers):
                w = d.words[i]
                h = numbers[heads[k]] if heads[k] >= 0 else -1
                n += 1
                pos += upos[i] == names.upos.index(w.upos)
                uas += h == w.head
                las += h == w.head and names.relations[rel[k]].split(":")[0] == w.deprel.split(":")[0]
    f = lambda x: round(100 * x / n, 1)
    return {"upos": f(pos), "uas": f(uas), "las": f(las), "starts": round(200 * tp / max(1, p + g), 1)}
