"""Heads over the encoder's vectors. Each takes the vectors of its units or words and gives scores or short vectors that
deterministic code turns into spans, links, trees and clusters; nothing in them needs to know where a sentence ends."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from . import attribution, frames, names, offices
from .crf import Chain
from .encoder import ChannelDropout

LINK = 64
ARC = 128
RELATION = 96
COREFERENCE = 96
BORDER = 64
#: Words between a mention's head and its first or last word that have a class of their own; farther ones share the last.
SPREAD = 16
#: Upper bounds of the distance classes between two spans, in units; one more class beyond the last.
DISTANCES = (0, 1, 2, 4, 8, 16, 32, 64)
CUES_BETWEEN = 4
LINES_BETWEEN = 3


class AttributionHead(nn.Module):
    """Tags of units, and four short vectors by which contents choose their cue and cues choose their source."""

    def __init__(self, width: int, dropout: float = 0.1):
        super().__init__()
        self.drop = ChannelDropout(dropout)
        self.tags = nn.Linear(width, len(attribution.TAGS))
        self.chain = Chain(attribution.legal())
        self.vectors = nn.Linear(width, 4 * LINK + 1)  # cue for content, content, cue for source, source; no source
        sides = 2 * (len(DISTANCES) + 1)
        self.far = nn.Parameter(torch.zeros(2, sides))
        self.cues = nn.Parameter(torch.zeros(2, CUES_BETWEEN))
        self.lines = nn.Parameter(torch.zeros(2, LINES_BETWEEN))

    def forward(self, h: Tensor) -> tuple[Tensor, Tensor]:
        h = self.drop(h)
        return self.tags(h), self.vectors(h)

    def link(self, which: int, a: Tensor, b: Tensor, distance: Tensor, cues: Tensor, lines: Tensor) -> Tensor:
        """Scores [a, b] of pairs of spans; `which` is 0 for content and cue, 1 for cue and source."""
        dots = a @ b.T / LINK**0.5
        return dots + self.far[which][distance] + self.cues[which][cues] + self.lines[which][lines]


def distance_class(a: tuple[int, int], b: tuple[int, int]) -> int:
    """Class of the units between spans a and b; the upper half when b stands before a."""
    between = b[0] - a[1] if b[0] >= a[1] else a[0] - b[1]
    k = sum(between > d for d in DISTANCES)
    return k if b[0] >= a[1] else k + len(DISTANCES) + 1


def pair_tables(a, b, cues, lines) -> tuple[Tensor, Tensor, Tensor]:
    """Classes of distance, cues between and line breaks between, each [len(a), len(b)].

    `lines[i]` counts the line breaks before unit i from the start of the window.
    """
    far = torch.zeros(len(a), len(b), dtype=torch.long)
    between = torch.zeros_like(far)
    broken = torch.zeros_like(far)
    starts = sorted(c[0] for c in cues)
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            far[i, j] = distance_class(x, y)
            lo, hi = (x[1], y[0]) if y[0] >= x[1] else (y[1], x[0])
            between[i, j] = min(CUES_BETWEEN - 1, sum(lo <= s < hi for s in starts))
            edge = max(x[0], y[0])
            broken[i, j] = min(LINES_BETWEEN - 1, lines[edge] - lines[min(x[1], y[1]) - 1])
    return far, between, broken


class NamesHead(nn.Module):
    """Tags of units: which names stand where, and of what type; and, apart from them, offices, which may hold names."""

    def __init__(self, width: int, dropout: float = 0.1):
        super().__init__()
        self.drop = ChannelDropout(dropout)
        self.tags = nn.Linear(width, len(names.TAGS))
        self.chain = Chain(names.legal())
        self.offices = nn.Linear(width, len(offices.TAGS))

    def forward(self, h: Tensor) -> tuple[Tensor, Tensor]:
        h = self.drop(h)
        return self.tags(h), self.offices(h)


class SyntaxHead(nn.Module):
    """Parts of speech, arcs and relations of words (Dozat & Manning 2017), and whether a unit begins a sentence.

    An arc's score is the product of two short vectors; word 0 of the heads is the root.
    """

    def __init__(self, width: int, upos: int, xpos: int, relations: int, dropout: float = 0.1):
        super().__init__()
        self.drop = ChannelDropout(dropout)
        self.upos = nn.Linear(width, upos)
        self.xpos = nn.Linear(width, xpos)
        self.sentence = nn.Linear(width, 1)
        self.dependent = nn.Sequential(nn.Linear(width, 2 * ARC), nn.GELU(), nn.Linear(2 * ARC, ARC))
        self.governor = nn.Sequential(nn.Linear(width, 2 * ARC), nn.GELU(), nn.Linear(2 * ARC, ARC + 1))
        self.root = nn.Parameter(torch.zeros(ARC + 1))
        self.rel_dependent = nn.Linear(width, RELATION)
        self.rel_governor = nn.Linear(width, RELATION)
        self.rel_root = nn.Parameter(torch.zeros(RELATION))
        self.relation = nn.Linear(RELATION, relations)

    def forward(self, h: Tensor) -> dict[str, Tensor]:
        """Scores and short vectors of every piece of h [B,T,width]."""
        h = self.drop(h)
        return {
            "upos": self.upos(h),
            "xpos": self.xpos(h),
            "starts": self.sentence(h)[..., 0],
            "dependent": self.dependent(h),
            "governor": self.governor(h),
            "rel_dependent": self.rel_dependent(h),
            "rel_governor": self.rel_governor(h),
        }

    def arcs(self, dependent: Tensor, governor: Tensor) -> Tensor:
        """[n, n+1]: score of every word's head, the root first."""
        g = torch.cat([self.root[None], governor])
        return dependent @ g[:, :ARC].T + g[:, ARC][None]

    def relations(self, dependent: Tensor, governor: Tensor, heads: Tensor) -> Tensor:
        """[n, relations] for given heads, -1 for the root."""
        g = torch.cat([self.rel_root[None], governor])
        return self.relation(torch.relu(dependent + g[heads + 1]))


class CoreferenceHead(nn.Module):
    """Which words head a mention, and to which earlier one each goes back (after Dobrovolskii 2021, word-level)."""

    def __init__(self, width: int, features: tuple[int, ...], dropout: float = 0.1):
        super().__init__()
        self.drop = ChannelDropout(dropout)
        self.mention = nn.Linear(width, 1)
        self.later = nn.Linear(width, COREFERENCE)
        self.earlier = nn.Linear(width, COREFERENCE + 1)
        self.tables = nn.ParameterList(nn.Parameter(torch.zeros(n)) for n in features)
        # Four short vectors: how a head asks for its first word, how a word answers, and the same for its last.
        self.borders = nn.Linear(width, 4 * BORDER)
        self.spread = nn.Parameter(torch.zeros(2, SPREAD + 1))

    def forward(self, h: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        h = self.drop(h)
        return self.mention(h)[..., 0], self.later(h), self.earlier(h), self.borders(h)

    def border(self, which: int, heads: Tensor, words: Tensor, apart: Tensor) -> Tensor:
        """[m, n] scores of words to be the first (`which` 0) or last (1) of the mention that a word heads.

        `heads` and `words` are rows of `borders`; `apart` [m, n] counts the words between, negative on the wrong side.
        """
        a = heads[:, 2 * which * BORDER : (2 * which + 1) * BORDER]
        b = words[:, (2 * which + 1) * BORDER : (2 * which + 2) * BORDER]
        scores = a @ b.T / BORDER**0.25 + self.spread[which][apart.clamp(0, SPREAD)]
        return scores.masked_fill(apart < 0, -1e4)

    def link(self, later: Tensor, earlier: Tensor, features: list[Tensor]) -> Tensor:
        """[m, n] scores of later mentions against earlier ones; features are classes, one [m, n] for each table."""
        scores = later @ earlier[:, :COREFERENCE].T / COREFERENCE**0.25 + earlier[:, COREFERENCE][None]
        for table, classes in zip(self.tables, features, strict=True):
            scores = scores + table[classes]
        return scores


class FramesHead(nn.Module):
    """Whether a unit triggers a frame of each kind, the classes of those that do, and for each role of a trigger how it asks
    for its part and how units answer."""

    def __init__(self, width: int, dropout: float = 0.1):
        super().__init__()
        self.drop = ChannelDropout(dropout)
        self.sizes = [len(c) for c in frames.CLASSES.values()]
        self.triggers = nn.Linear(width, len(frames.KINDS))
        self.classes = nn.Linear(width, sum(self.sizes))
        self.ask = nn.Linear(width, len(frames.ROLES) * frames.KEY)
        self.answer = nn.Linear(width, frames.KEY)
        self.far = nn.Parameter(torch.zeros(len(frames.ROLES), frames.DISTANCES))
        self.bias = nn.Parameter(torch.full((len(frames.ROLES),), -3.0))
        nn.init.constant_(self.triggers.bias, -4.0)

    def forward(self, h: Tensor) -> tuple[Tensor, dict[str, Tensor], Tensor, Tensor]:
        """Log odds [units, kinds], scores [units, classes] of each set, questions [units, roles, key] and answers [units, key]."""
        h = self.drop(h[None])[0]
        asked = self.ask(h).view(-1, len(frames.ROLES), frames.KEY)
        sets = dict(zip(frames.CLASSES, self.classes(h).split(self.sizes, -1), strict=True))
        return self.triggers(h), sets, asked, self.answer(h)

    def parts(self, at: list[tuple[int, int]], asked: Tensor, answers: Tensor) -> Tensor:
        """[triggers, roles, units]: the log odds that a unit plays a role for a trigger."""
        n = answers.shape[0]
        questions = torch.stack([(asked[a] + asked[b - 1]) / 2 for a, b in at])
        far = torch.tensor([[frames.distance(t, u) for u in range(n)] for t in at])
        return questions @ answers.T / frames.SCALE + self.far[:, far].transpose(0, 1) + self.bias[None, :, None]
