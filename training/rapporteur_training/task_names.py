"""Names as a training task."""

from __future__ import annotations

import random
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from . import names, offices
from .attribution import viterbi
from .model import Reader
from .task_attribution import tensors
from .units import WordPieces
from .windows import Window, cuts, exact, owners, window


@dataclass
class Example:
    window: Window
    tags: list[int]
    offices: list[int]


def examples(sentences: list[names.Sentence], words: WordPieces, size: int, seed: int, repeat: int = 1) -> list[Example]:
    """Windows of running text over neighbouring sentences; a tenth of the sentences stand alone."""
    rng = random.Random(seed)
    found = []
    for _ in range(repeat):
        texts, group = [], []
        want = rng.randrange(4, 40)
        for s in sentences:
            group.append(s)
            if len(group) >= want or rng.random() < 0.02:
                texts.append(group)
                group, want = [], 1 if rng.random() < 0.1 else rng.randrange(4, 40)
        if group:
            texts.append(group)
        for group in texts:
            us, tags = names.example(group, rng)
            held = offices.tags_of(us)
            for w in exact(us, words, size):
                here = slice(w.first, w.first + len(w.at))
                found.append(Example(w, tags[here], held[here]))
    return found


def loss(model: Reader, batch: list[Example]) -> dict[str, Tensor]:
    h = model.vectors("names", *tensors([e.window for e in batch]))
    most = max(len(e.tags) for e in batch)
    at = torch.tensor([e.window.at + [0] * (most - len(e.tags)) for e in batch])
    padded = lambda rows: torch.tensor([r + [-100] * (most - len(r)) for r in rows])
    tags = padded([e.tags for e in batch])
    lengths = torch.tensor([len(e.tags) for e in batch])
    scores, held = model.names(h.gather(1, at[..., None].expand(-1, -1, h.shape[2])))
    return {
        "offices": F.cross_entropy(held.flatten(0, 1), padded([e.offices for e in batch]).flatten(), ignore_index=-100),
        "names": F.cross_entropy(scores.flatten(0, 1), tags.flatten(), ignore_index=-100),
        "names_chain": model.names.chain.loss(scores, tags, lengths),
    }


@torch.no_grad()
def evaluate(model: Reader, sentences: list[names.Sentence], words: WordPieces, size: int, group: int = 8) -> float:
    """F1 over coarse types on running text of `group` sentences."""
    follow, start = (t.numpy() for t in model.names.chain.tables())
    gold, found = [], []
    coarse = lambda s: {(a, b, names.COARSE.get(t, t)) for a, b, t in s}
    for i in range(0, len(sentences), group):
        us, tags = names.example(sentences[i : i + group], None)
        scores = np.zeros((len(us), len(names.TAGS)), dtype=np.float32)
        pieces = cuts(us, words, size, 64)
        for (first, last), (mine, end) in zip(pieces, owners(pieces), strict=True):
            w = window(us, first, last, words)
            s = model.names(model.vectors("names", *tensors([w]))[:, w.at])[0][0].numpy()
            scores[mine:end] = s[mine - first : end - first]
        gold.append(coarse(names.spans(tags)))
        found.append(coarse(names.spans(viterbi(scores, follow, start))))
    return round(names.f1(gold, found), 1)
