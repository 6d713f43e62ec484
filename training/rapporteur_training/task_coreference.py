"""Coreference as a training task: one document of GUM a step."""

from __future__ import annotations

import random
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional as F

from . import coreference as c
from .model import Reader
from .task_attribution import tensors
from .ud import Document, pieces_of_words
from .units import WordPieces
from .windows import Window, cuts, owners, window


@dataclass
class Example:
    document: Document
    windows: list[tuple[Window, list[int], list[int]]]  # window, numbers of the words it answers for, their pieces
    heads: dict[int, list[str]]  # heads of mentions that have company, and their groups
    borders: dict[int, tuple[int, int]]  # the shortest mention of every head, company or not, in words


def example(d: Document, words: WordPieces, size: int, shift: int = 0) -> Example:
    found = cuts(d.units, words, size, 64, shift)
    windows = []
    for (first, last), (mine, end) in zip(found, owners(found), strict=True):
        if end <= mine:
            continue
        w = window(d.units, first, last, words)
        lo, hi = d.units[mine].start, d.units[end - 1].end
        numbers = [i for i, x in enumerate(d.words) if lo <= x.start < hi]
        lengths = [b - a for a, b in zip(w.at, [*w.at[1:], len(w.pieces) - 1], strict=True)]
        at = pieces_of_words([d.words[i] for i in numbers], d.units[first:last], w.at, lengths)
        windows.append((w, numbers, at))
    groups: dict[str, int] = {}
    for m in d.mentions:
        groups[m.group] = groups.get(m.group, 0) + 1
    heads: dict[int, list[str]] = {}
    borders: dict[int, tuple[int, int]] = {}
    for m in d.mentions:
        head = c.head_of(d.words, m.first, m.last)
        if groups[m.group] > 1:
            heads.setdefault(head, []).append(m.group)
        if head not in borders or m.last - m.first < borders[head][1] - borders[head][0]:
            borders[head] = (m.first, m.last)
    return Example(d, windows, heads, borders)


def word_vectors(model: Reader, e: Example) -> Tensor:
    v = torch.zeros(len(e.document.words), model.encoder.shape.width)
    for w, numbers, at in e.windows:
        h = model.vectors("coreference", *tensors([w]))[0]
        v = v.index_copy(0, torch.tensor(numbers), h[at])
    return v


def phrase_text(d: Document, i: int, first: int, last: int) -> str:
    rows = [w.form.lower() for w in d.words[first:last] if w.upos not in ("DET", "PUNCT") and w.xpos != "POS"]
    return " ".join(rows) or d.words[i].form.lower()


def pair_features(d: Document, heads: list[int], phrases: dict[int, tuple[int, int]]) -> list[Tensor]:
    """Classes [m, m] of every table of `coreference.FEATURES`; only the lower triangle means anything."""
    at = torch.tensor(heads)
    sent = torch.tensor([d.words[i].sentence for i in heads])
    bounds = lambda x, b: torch.bucketize(x, torch.tensor(b))
    apart = bounds((at[:, None] - at[None]).clamp(min=0), c.WORDS_APART)
    sentences = bounds((sent[:, None] - sent[None]).clamp(min=0), c.SENTENCES_APART)
    kinds = torch.tensor([c.kind_of(d.words[i]) for i in heads])
    pair = (kinds[:, None] * c.KINDS + kinds[None]) * 2

    def number(keys: list[str]) -> Tensor:
        table: dict[str, int] = {}
        return torch.tensor([table.setdefault(k, len(table)) for k in keys])

    words = number([d.words[i].form.lower() for i in heads])
    texts = [phrase_text(d, i, *phrases[i]) for i in heads]
    numbered = number(texts)
    same_word = pair + (words[:, None] == words[None]).long()
    same_text = pair + (numbered[:, None] == numbered[None]).long()
    bags = [set(t.split()) for t in texts]
    within = torch.tensor([[int(bool(bags[i]) and bags[i] <= bags[j]) for j in range(len(heads))] for i in range(len(heads))])
    within = within.view(len(heads), len(heads))
    return [apart, sentences, same_word, same_text, pair + within]


def loss(model: Reader, batch: list[Example]) -> dict[str, Tensor]:
    head = model.coreference
    total, spotted, bordered = torch.zeros(()), torch.zeros(()), torch.zeros(())
    for e in batch:
        d = e.document
        mention, later, earlier, borders = (x[0] for x in head(word_vectors(model, e)[None]))
        bordered = bordered + border_loss(head, e, borders)
        gold = torch.zeros(len(d.words))
        gold[list(e.heads)] = 1
        spotted = spotted + F.binary_cross_entropy_with_logits(mention, gold)
        # Gold heads and the likeliest others, at most two words in five.
        order = (mention.detach() + 100 * gold).argsort(descending=True)
        heads = sorted(order[: max(len(e.heads), min(len(d.words) * 2 // 5, 420))].tolist())
        if len(heads) < 2:
            continue
        kids = c.children(d.words)
        phrases = {i: c.phrase(d.words, kids, i) for i in heads}
        scores = link_scores(head, d, heads, phrases, mention, later, earlier)
        groups = [set(e.heads.get(i, ())) for i in heads]
        right = torch.tensor([[bool(a & b) for b in groups] for a in groups])
        reach = torch.arange(len(heads))
        right = right & (reach[:, None] > reach[None]) & (reach[:, None] - reach[None] <= c.REACH)
        none = ~right.any(1, keepdim=True)
        wanted = torch.cat([none, right], 1)
        logs = F.log_softmax(scores, 1).masked_fill(~wanted, -1e4)
        total = total - torch.logsumexp(logs, 1).mean()
    n = len(batch)
    return {"mentions": spotted / n, "coreference": total / n, "borders": bordered / n}


def sentences_of(d: Document, heads: list[int]) -> list[tuple[list[int], range]]:
    """Heads by the sentence that they stand in, with the words of that sentence."""
    bounds: dict[int, list[int]] = {}
    for i, w in enumerate(d.words):
        bounds.setdefault(w.sentence, [i, i])[1] = i
    by: dict[int, list[int]] = {}
    for i in heads:
        by.setdefault(d.words[i].sentence, []).append(i)
    return [(found, range(bounds[s][0], bounds[s][1] + 1)) for s, found in by.items()]


def border_scores(head, borders: Tensor, heads: list[int], words: range) -> tuple[Tensor, Tensor]:
    """Scores of a sentence's words to be the first and the last one of what each head heads."""
    h, w = torch.tensor(heads), torch.arange(words.start, words.stop)
    apart = h[:, None] - w[None]
    rows = borders[w]
    return head.border(0, borders[h], rows, apart), head.border(1, borders[h], rows, -apart)


def border_loss(head, e: Example, borders: Tensor) -> Tensor:
    total = borders.new_zeros(())
    for heads, words in sentences_of(e.document, sorted(e.borders)):
        first, last = border_scores(head, borders, heads, words)
        at = lambda n: torch.tensor([n(e.borders[i]) - words.start for i in heads])
        total = total + F.cross_entropy(first, at(lambda b: b[0]).clamp(min=0), reduction="sum")
        total = total + F.cross_entropy(last, at(lambda b: b[1] - 1).clamp(max=len(words) - 1), reduction="sum")
    return total / max(1, len(e.borders))


def link_scores(head, d: Document, heads: list[int], phrases: dict[int, tuple[int, int]], mention, later, earlier) -> Tensor:
    """[m, 1 + m]: nothing before, then each earlier mention."""
    m = torch.arange(len(heads))
    scores = head.link(later[heads], earlier[heads], pair_features(d, heads, phrases))
    scores = scores + mention[heads][:, None] + mention[heads][None]
    far = (m[:, None] <= m[None]) | (m[:, None] - m[None] > c.REACH)
    return torch.cat([torch.zeros(len(heads), 1), scores.masked_fill(far, -1e4)], 1)


@torch.no_grad()
def clusters(model: Reader, e: Example) -> list[set]:
    rows = (x[0] for x in model.coreference(word_vectors(model, e)[None]))
    return grouped(model.coreference, e.document, *rows)


#: Words whose score to head a mention is below this are left out.
LEAST = -1.0


def grouped(head, d: Document, mention: Tensor, later: Tensor, earlier: Tensor, borders: Tensor) -> list[set]:
    """Groups of phrases, from what the head gives for each word."""
    heads = [i for i in range(len(d.words)) if mention[i] > LEAST]
    if len(heads) < 2:
        return []
    span: dict[int, tuple[int, int]] = {}
    for mine, words in sentences_of(d, heads):
        first, last = (x.argmax(1).tolist() for x in border_scores(head, borders, mine, words))
        span |= {i: (words[a], words[b] + 1) for i, a, b in zip(mine, first, last, strict=True)}
    best = link_scores(head, d, heads, span, mention, later, earlier).argmax(1).tolist()
    group = list(range(len(heads)))
    for i, b in enumerate(best):
        if b:
            group[i] = group[b - 1]
    found: dict[int, set] = {}
    for i, g in enumerate(group):
        found.setdefault(g, set()).add(span[heads[i]])
    return [s for s in found.values() if len(s) > 1]


def evaluate(model: Reader, documents: list[Document], words: WordPieces, size: int) -> dict[str, float]:
    """CoNLL F1 on gold words; phrases are the head's own."""
    return c.conll([(c.gold_clusters(d), clusters(model, example(d, words, size))) for d in documents])


#: Passes over the documents in one epoch: there are few of them, and the links are learned last.
PASSES = 2


def examples(documents: list[Document], words: WordPieces, size: int, seed: int) -> list[Example]:
    rng = random.Random(seed)
    found = [
        example(d, words, size, rng.randrange(size // 2) if n else 0)
        for n in range(PASSES)
        for d in documents
        if d.mentions
    ]
    rng.shuffle(found)
    return found
