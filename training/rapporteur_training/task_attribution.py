"""Attribution as a training task: batches with loss, and reading of whole articles."""

from __future__ import annotations

import random
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from .attribution import TAGS, Article, Attribution, Span, score, spans_of, viterbi
from .heads import LINK, AttributionHead, pair_tables
from .model import Reader
from .units import NEW_LINE, Unit, WordPieces
from .windows import Window, cuts, exact, owners, window


@dataclass
class Example:
    window: Window
    tags: list[int]
    contents: list[tuple[Span, int]]  # a span and its cue, both in units of the window
    cues: list[Span]
    sources: list[Span]
    source_of: list[list[int]]  # for each cue, numbers of its sources; empty: none; [-1]: outside the window
    lines: list[int]
    soft: object = None  # [units, TAGS] of shares, where a teacher was asked


def lines_before(us: list[Unit]) -> list[int]:
    counted, n = [], 0
    for u in us:
        n += u.gap == NEW_LINE
        counted.append(n)
    return counted


def example(art: Article, tags: list[int], w: Window) -> Example:
    n = len(w.at)
    here = lambda s: w.first <= s[0] and s[1] <= w.first + n
    shift = lambda s: (s[0] - w.first, s[1] - w.first)
    cues, contents, sources, source_of = [], [], [], []
    for a in art.gold:
        if not here(a.cue[0]):
            continue
        k = len(cues)
        cues.append(shift(a.cue[0]))
        contents += [(shift(s), k) for s in a.content if here(s)]
        mine = []
        for s in a.source:
            if not here(s):
                mine.append(-1)
                continue
            if shift(s) not in sources:
                sources.append(shift(s))
            mine.append(sources.index(shift(s)))
        source_of.append(mine)
    lines = lines_before(art.units[w.first : w.first + n])
    soft = None if art.soft is None else art.soft[w.first : w.first + n]
    return Example(w, tags[w.first : w.first + n], contents, cues, sources, source_of, lines, soft)


def examples(articles: list[Article], words: WordPieces, size: int, seed: int) -> list[Example]:
    rng = random.Random(seed)
    found = []
    for art in articles:
        tags = art.tags()
        found += [example(art, tags, w) for w in exact(art.units, words, size, rng.randrange(size // 2))]
    return found


def span_vectors(v: Tensor, spans: list[Span], slot: int) -> Tensor:
    """Mean of the vectors at both ends of each span."""
    part = v[:, slot * LINK : (slot + 1) * LINK]
    return (part[[s for s, _ in spans]] + part[[e - 1 for _, e in spans]]) / 2


def link_scores(head: AttributionHead, v: Tensor, contents, cues, sources, lines) -> tuple[Tensor | None, Tensor | None]:
    """Scores of contents against cues, and of cues against sources with "no source" in the last column."""
    to_cue = to_source = None
    if cues and contents:
        tables = pair_tables(contents, cues, cues, lines)
        to_cue = head.link(0, span_vectors(v, contents, 1), span_vectors(v, cues, 0), *tables)
    if cues:
        none = (v[[s for s, _ in cues], -1] + v[[e - 1 for _, e in cues], -1])[:, None] / 2
        if sources:
            tables = pair_tables(cues, sources, cues, lines)
            to_source = torch.cat([head.link(1, span_vectors(v, cues, 2), span_vectors(v, sources, 3), *tables), none], 1)
        else:
            to_source = none
    return to_cue, to_source


def link_loss(head: AttributionHead, v: Tensor, e: Example) -> tuple[Tensor, int]:
    to_cue, to_source = link_scores(head, v, [c for c, _ in e.contents], e.cues, e.sources, e.lines)
    total, n = v.new_zeros(()), 0
    if to_cue is not None:
        total = total + F.cross_entropy(to_cue, torch.tensor([k for _, k in e.contents]), reduction="sum")
        n += len(e.contents)
    if to_source is not None:
        wanted = torch.zeros_like(to_source, dtype=torch.bool)
        for k, mine in enumerate(e.source_of):
            for s in mine:
                if s >= 0:
                    wanted[k, s] = True
            if not mine:
                wanted[k, -1] = True
        judged = wanted.any(1)
        if judged.any():
            logs = F.log_softmax(to_source[judged], 1).masked_fill(~wanted[judged], -1e4)
            total = total - torch.logsumexp(logs, 1).sum()
            n += int(judged.sum())
    return total, n


def loss(model: Reader, batch: list[Example]) -> dict[str, Tensor]:
    head = model.attribution
    h = model.vectors("attribution", *tensors([e.window for e in batch]))
    most = max(len(e.tags) for e in batch)
    at = torch.tensor([e.window.at + [0] * (most - len(e.tags)) for e in batch])
    lengths = torch.tensor([len(e.tags) for e in batch])
    tags = torch.tensor([e.tags + [-100] * (most - len(e.tags)) for e in batch])
    units = h.gather(1, at[..., None].expand(-1, -1, h.shape[2]))
    scores, v = head(units)
    plain = tag_loss(scores, tags, batch)
    chain = head.chain.loss(scores, tags, lengths)
    total, n = v.new_zeros(()), 0
    for i, e in enumerate(batch):
        one, k = link_loss(head, v[i], e)
        total, n = total + one, n + k
    return {"tags": plain, "chain": chain, "links": total / max(1, n)}


def tag_loss(scores: Tensor, tags: Tensor, batch: list[Example]) -> Tensor:
    """Cross entropy of tags, against shares where a teacher gave some."""
    if all(e.soft is None for e in batch):
        return F.cross_entropy(scores.flatten(0, 1), tags.flatten(), ignore_index=-100)
    total, n = scores.new_zeros(()), 0
    for row, e in zip(scores, batch, strict=True):
        target = torch.tensor(e.tags) if e.soft is None else torch.from_numpy(np.ascontiguousarray(e.soft))
        total = total + F.cross_entropy(row[: len(e.tags)], target, reduction="sum")
        n += len(e.tags)
    return total / n


def tensors(windows: list[Window]) -> tuple[Tensor, Tensor, Tensor]:
    """Windows of one length as [B,T] pieces, cases and gaps."""
    return tuple(torch.tensor([getattr(w, name) for w in windows]) for name in ("pieces", "case", "gap"))


@torch.no_grad()
def read(model: Reader, us: list[Unit], words: WordPieces, size: int, overlap: int) -> tuple[np.ndarray, Tensor]:
    """Tag scores [units, TAGS] and link vectors [units, 4·LINK+1] of a text."""
    scores = np.zeros((len(us), len(TAGS)), dtype=np.float32)
    vectors = torch.zeros(len(us), 4 * LINK + 1)
    found = cuts(us, words, size, overlap)
    for (first, last), (mine, end) in zip(found, owners(found), strict=True):
        w = window(us, first, last, words)
        h = model.vectors("attribution", *tensors([w]))
        s, v = model.attribution(h[0, w.at][None])
        scores[mine:end] = s[0, mine - first : end - first].numpy()
        vectors[mine:end] = v[0, mine - first : end - first]
    return scores, vectors


#: Units between a cue and what belongs to it, at most; and what each of them costs.
REACH, COST = 128, 0.05
#: What each line break between them costs on top.
LINE = 2.0


def distances(a: list[Span], b: list[Span], lines: list[int]) -> Tensor:
    """Penalty [a, b] of what lies between spans: training saw one window at a time, reading sees the whole text."""
    broken = [[max(0, lines[max(x[0], y[0])] - lines[min(x[1], y[1]) - 1]) for y in b] for x in a]
    gap = torch.tensor([[float(y[0] - x[1] if y[0] >= x[1] else x[0] - y[1]) for y in b] for x in a]).view(len(a), len(b))
    return COST * gap + LINE * torch.tensor(broken).view(len(a), len(b)) + 1e4 * (gap > REACH)


@dataclass
class Decoded:
    found: list[Attribution]
    scores: np.ndarray  # [units, TAGS]
    tags: list[int]
    links: dict[int, list[float]]  # by id of an attribution: log odds of each of its links


@torch.no_grad()
def decode(model: Reader, us: list[Unit], scores: np.ndarray, vectors: Tensor) -> list[Attribution]:
    return decoded(model, us, scores, vectors).found


@torch.no_grad()
def decoded(model: Reader, us: list[Unit], scores: np.ndarray, vectors: Tensor) -> Decoded:
    head = model.attribution
    follow, start = (t.detach().numpy() for t in head.chain.tables())
    tags = viterbi(scores, follow, start)
    spans = spans_of(tags)
    cues, contents, sources = spans["cue"], spans["content"], spans["source"]
    if not cues or not contents:
        return Decoded([], scores, tags, {})
    lines = lines_before(us)
    to_cue, to_source = link_scores(head, vectors, contents, cues, sources, lines)
    to_cue = to_cue - distances(contents, cues, lines)
    to_source[:, :-1] -= distances(cues, sources, lines)
    found = [Attribution(cue=[c]) for c in cues]
    links: dict[int, list[float]] = {id(a): [] for a in found}
    for i, span in enumerate(contents):
        best = int(to_cue[i].argmax())
        if to_cue[i, best] > -5e3:
            found[best].content.append(span)
            links[id(found[best])].append(choice(to_cue[i], best))
    for k, one in enumerate(found):
        best = int(to_source[k].argmax())
        links[id(one)].append(choice(to_source[k], best))
        if best < len(sources):
            one.source.append(sources[best])
    return Decoded([a for a in found if a.content], scores, tags, links)


def choice(row: Tensor, best: int) -> float:
    """Log odds of the chosen one among scores, within ±10."""
    others = torch.cat([row[:best], row[best + 1 :]])
    rest = torch.logsumexp(others, 0) if len(others) else torch.tensor(-1e9)
    return float((row[best] - rest).clamp(-10, 10))


def evaluate(model: Reader, articles: list[Article], gold: list, words: WordPieces, size: int, overlap: int = 64) -> dict:
    predicted = [decode(model, a.units, *read(model, a.units, words, size, overlap)) for a in articles]
    return score(articles, predicted, gold)
