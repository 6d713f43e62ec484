"""Frames as a training task: a branch of its own over the shared layers, which stay as they are, so that no other task changes."""

from __future__ import annotations

import random
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from .frames import CLASSES, KINDS, ROLES, Trigger, asked, class_set, triggers
from .marks import Passage
from .model import Reader
from .task_attribution import tensors
from .units import Unit, WordPieces
from .windows import Window, shuffled, window

#: How much a unit that triggers something counts against the others.
TRIGGER_WEIGHT = 2.0
#: Share of texts that stand alone; the others are run together, as text is read.
ALONE = 0.4


@dataclass
class Example:
    window: Window
    #: [units, kinds] of nought and one.
    tags: np.ndarray
    triggers: list[Trigger]


def joined(group: list[Passage]) -> Passage:
    """Texts run together as paragraphs of one, their marks shifted."""
    from .marks import Mark

    text, marks = "", []
    for p in group:
        shift = len(text) + (2 if text else 0)
        text = f"{text}\n\n{p.text}" if text else p.text
        moved = lambda spans, by=shift: [(a + by, b + by) for a, b in spans]
        marks += [
            Mark(m.kind, m.classes, {r: [moved(s) for s in given] for r, given in m.roles.items()}, m.said_in, m.id)
            for m in p.marks
        ]
    return Passage(group[0].name, text, marks)


def example(p: Passage, words: WordPieces, size: int) -> list[Example]:
    us, found = triggers(p)
    out, first = [], 0
    while first < len(us):
        last, used = first, 2
        while last < len(us) and used + len(words.of(us[last].text)) <= size:
            used += len(words.of(us[last].text))
            last += 1
        here = [t for t in found if first <= t.at[0] and t.at[1] <= last]
        out.append(cut(us, first, last, here, words))
        first = last
    return out


def cut(us: list[Unit], first: int, last: int, found: list[Trigger], words: WordPieces) -> Example:
    tags = np.zeros((last - first, len(KINDS)), dtype=np.float32)
    moved = []
    for t in found:
        at = (t.at[0] - first, t.at[1] - first)
        tags[at[0] : at[1], t.layer] = 1
        parts = {
            r: [(max(a, first) - first, min(b, last) - first) for a, b in spans if a < last and first < b]
            for r, spans in t.parts.items()
        }
        moved.append(Trigger(t.layer, t.label, at, {r: s for r, s in parts.items() if s}, t.status))
    return Example(window(us, first, last, words), tags, moved)


def examples(passages: list[Passage], words: WordPieces, size: int, seed: int, hidden: float = 0) -> list[Example]:
    """Windows of passages in an order of chance; of `hidden` of their units the pieces are masked, outside of triggers."""
    found = ordered(passages, words, size, seed)
    if hidden > 0:
        rng = np.random.default_rng(seed)
        for e in found:
            hide(e, words.mask, rng.random(len(e.tags)) < hidden)
    return found


def hide(e: Example, mask: int, chosen: np.ndarray) -> None:
    """Masks the pieces of the chosen units that trigger nothing: who reads by heart has to look at what stands around."""
    w = e.window
    ends = [*w.at[1:], len(w.pieces) - 1]
    for k in np.flatnonzero(chosen & (e.tags.max(1) == 0)):
        for i in range(w.at[k], ends[k]):
            w.pieces[i] = mask


def ordered(passages: list[Passage], words: WordPieces, size: int, seed: int) -> list[Example]:
    rng = random.Random(seed)
    passages = list(passages)
    rng.shuffle(passages)
    found, i = [], 0
    while i < len(passages):
        n = 1 if rng.random() < ALONE else rng.randrange(2, 5)
        found += example(joined(passages[i : i + n]), words, size)
        i += n
    return found


def loss(model: Reader, batch: list[Example]) -> dict[str, Tensor]:
    total = {"triggers": torch.zeros(()), "classes": torch.zeros(()), "parts": torch.zeros(())}
    counted = sum(len(e.window.at) for e in batch)
    found = 0
    for e, vectors in zip(batch, model.frame_vectors(*padded([e.window for e in batch])), strict=True):
        odds, sets, queries, keys = model.frames(vectors[e.window.at])
        wanted = torch.from_numpy(e.tags)
        weight = torch.where(wanted > 0, TRIGGER_WEIGHT, 1.0)
        total["triggers"] = total["triggers"] + F.binary_cross_entropy_with_logits(odds, wanted, weight, reduction="sum")
        for t in e.triggers:
            for name, wanted in class_targets(t):
                mine = sets[name][t.at[0] : t.at[1]].mean(0, keepdim=True)
                total["classes"] = total["classes"] + F.cross_entropy(mine, wanted, label_smoothing=0.05)
        if e.triggers:
            total["parts"] = total["parts"] + part_loss(model, e, queries, keys)
            found += len(e.triggers)
    return {
        "triggers": total["triggers"] / counted * 6,
        "classes": total["classes"] / max(1, found),
        "parts": total["parts"] / max(1, found),
    }


def padded(windows: list[Window]) -> tuple[Tensor, Tensor, Tensor, Tensor | None]:
    """Windows as [B,T] pieces, cases and gaps, the shorter ones filled up, and which places are theirs; no mask where all are as long."""
    longest = max(len(w.pieces) for w in windows)
    filled = [
        torch.tensor([getattr(w, name) + [0] * (longest - len(w.pieces)) for w in windows])
        for name in ("pieces", "case", "gap")
    ]
    lengths = torch.tensor([len(w.pieces) for w in windows])
    mask = torch.arange(longest)[None] < lengths[:, None]
    return (*filled, None if bool(mask.all()) else mask)


def batches(found: list[Example], size: int, seed: int) -> list[list[Example]]:
    """Batches of windows of about one length, so that little is filled up, in an order of chance."""
    mixed, span = shuffled(found, seed), size * 16
    near = [e for i in range(0, len(mixed), span) for e in sorted(mixed[i : i + span], key=lambda e: len(e.window.pieces))]
    return shuffled([near[i : i + size] for i in range(0, len(near), size)], seed + 1)


def class_targets(t: Trigger) -> list[tuple[str, Tensor]]:
    """What a trigger's classes should be: a number each, or a teacher's shares."""
    name = class_set(KINDS[t.layer])
    if t.shares is not None:
        soft = [(name, t.shares)] + ([("status", t.statuses)] if t.statuses is not None else [])
        return [(n, torch.from_numpy(s.astype(np.float32))[None]) for n, s in soft]
    return [(n, torch.tensor([k])) for n, k in [(name, t.label), ("status", t.status)] if k >= 0]


def part_loss(model: Reader, e: Example, queries: Tensor, keys: Tensor) -> Tensor:
    """Every unit of the window against every role that is asked of every trigger; a part's units count as one together."""
    logits = model.frames.parts([t.at for t in e.triggers], queries, keys)
    wanted = torch.zeros_like(logits)
    weight = torch.ones_like(logits)
    for k, t in enumerate(e.triggers):
        weight[k, ~asked(t.layer)] = 0
        if t.answers is not None:
            wanted[k] = torch.from_numpy(t.answers.astype(np.float32))
            continue
        for r, spans in t.parts.items():
            for a, b in spans:
                wanted[k, r, a:b] = 1
                weight[k, r, a:b] = max(0.25, 4 / (b - a))
    return (F.binary_cross_entropy_with_logits(logits, wanted, reduction="none") * weight).sum() / 8


@torch.no_grad()
def read(model: Reader, p: Passage, words: WordPieces, size: int) -> tuple[np.ndarray, dict[str, np.ndarray], list]:
    """Shares [units, kinds] of triggers, of the classes of each set, and what is needed to ask for parts."""
    odds, sets, blocks = [], {name: [] for name in CLASSES}, []
    for e in example(Passage(p.name, p.text, []), words, size):
        h = model.frame_vectors(*tensors([e.window]))[0, e.window.at]
        o, c, queries, keys = model.frames(h)
        odds.append(torch.sigmoid(o).numpy())
        for name, scores in c.items():
            sets[name].append(F.softmax(scores, 1).numpy())
        blocks.append((e.window.first, queries, keys))
    return np.concatenate(odds), {n: np.concatenate(s) for n, s in sets.items()}, blocks


def decode(
    odds: np.ndarray, sets: dict[str, np.ndarray], least: float = 0.5
) -> list[tuple[int, int, tuple[int, int], float]]:
    """Runs of units that trigger one kind: kind, class, units, and how sure it is."""
    found = []
    for k, kind in enumerate(KINDS):
        for a, b in part_runs(odds[:, k], least):
            shares = sets[class_set(kind)][a:b].mean(0)
            label = int(shares.argmax())
            found.append((k, label, (a, b), float(odds[a:b, k].mean() * shares[label])))
    return found


@torch.no_grad()
def evaluate(model: Reader, passages: list[Passage], words: WordPieces, size: int) -> dict:
    """F1 of triggers with their class (a unit shared is enough) by kind, and without it; of parts, given the right trigger, units in
    common by half."""
    model.eval()
    counts = {k: [0, 0, 0] for k in KINDS}
    bare = [0, 0, 0]
    status = [0, 0]
    parts = {r: [0, 0, 0] for r in ROLES}
    for p in passages:
        _, gold = triggers(p)
        odds, sets, blocks = read(model, p, words, size)
        found = decode(odds, sets)
        left, loose = list(gold), list(gold)
        touches = lambda t, k, at: t.layer == k and t.at[0] < at[1] and at[0] < t.at[1]
        for k, label, at, _ in found:
            counts[KINDS[k]][1] += 1
            near = next((t for t in loose if touches(t, k, at)), None)
            if near:
                loose.remove(near)
                bare[0] += 1
            hit = next((t for t in left if touches(t, k, at) and t.label == label), None)
            if hit:
                left.remove(hit)
                counts[KINDS[k]][0] += 1
                if hit.status >= 0:
                    status[1] += 1
                    status[0] += int(sets["status"][at[0] : at[1]].mean(0).argmax() == hit.status)
                judge_parts(model, hit, blocks, parts)
        for t in gold:
            counts[KINDS[t.layer]][2] += 1
        bare[1] += len(found)
        bare[2] += len(gold)
    f = lambda c: round(200 * c[0] / max(1, c[1] + c[2]), 1)
    return {
        **{k: f(c) for k, c in counts.items()},
        "all": f([sum(c[i] for c in counts.values()) for i in range(3)]),
        "without class": f(bare),
        "status": round(100 * status[0] / max(1, status[1]), 1),
        "parts": {r: f(c) for r, c in parts.items() if c[2]},
    }


def judge_parts(model: Reader, gold: Trigger, blocks: list, parts: dict[str, list[int]]) -> None:
    for first, queries, keys in blocks:
        n = keys.shape[0]
        at = (gold.at[0] - first, gold.at[1] - first)
        if at[0] < 0 or at[1] > n:
            continue
        probs = torch.sigmoid(model.frames.parts([at], queries, keys))[0]
        for r in np.flatnonzero(asked(gold.layer)):
            name = ROLES[r]
            runs = part_runs(probs[r].numpy())
            want = [(a - first, b - first) for a, b in gold.parts.get(r, [])]
            parts[name][1] += len(runs)
            parts[name][2] += len(want)
            for run in runs:
                hit = next((w for w in want if shared(run, w) * 2 >= max(run[1] - run[0], w[1] - w[0])), None)
                if hit:
                    want.remove(hit)
                    parts[name][0] += 1


def sigmoid(odds: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-odds))


def part_runs(probs: np.ndarray, over: float = 0.5) -> list[tuple[int, int]]:
    found, i = [], 0
    while i < len(probs):
        j = i + 1
        if probs[i] > over:
            while j < len(probs) and probs[j] > over:
                j += 1
            found.append((i, j))
        i = j
    return found


def shared(a: tuple[int, int], b: tuple[int, int]) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))
