"""A linear chain over tags (Lafferty et al. 2001) that knows which tag may follow which."""

from __future__ import annotations

import torch
from torch import Tensor, nn

NEG = -1e4


class Chain(nn.Module):
    """`legal[i][j]`: tag j may follow tag i; its last row is the start of a text."""

    def __init__(self, legal: list[list[bool]]):
        super().__init__()
        n = len(legal) - 1
        self.register_buffer("legal", torch.tensor(legal))
        self.follow = nn.Parameter(torch.zeros(n, n))
        self.start = nn.Parameter(torch.zeros(n))

    def tables(self) -> tuple[Tensor, Tensor]:
        """Transition scores [n, n] and start scores [n]; what may not be is far below everything."""
        return (
            self.follow.masked_fill(~self.legal[:-1], NEG),
            self.start.masked_fill(~self.legal[-1], NEG),
        )

    def loss(self, scores: Tensor, tags: Tensor, lengths: Tensor) -> Tensor:
        """Mean negative log likelihood per unit. scores [B,T,n] float, tags [B,T], lengths [B]."""
        follow, start = self.tables()
        b, t, _ = scores.shape
        at = torch.arange(t)
        real = at[None] < lengths[:, None]
        gold = scores.gather(2, tags.clamp(min=0)[..., None])[..., 0] * real
        # A window that begins inside a span has an illegal first tag: it is given, not judged.
        first = start[tags[:, 0].clamp(min=0)]
        gold = gold.sum(1) + torch.where(first > NEG / 2, first, torch.zeros_like(first))
        step = follow[tags[:, :-1].clamp(min=0), tags[:, 1:].clamp(min=0)] * real[:, 1:]
        gold = gold + step.sum(1)
        free = (tags[:, 0] > 0) & (tags[:, 0] % 2 == 0)
        alpha = scores[:, 0] + torch.where(free[:, None], torch.where(start > NEG / 2, start, 0.0), start)
        for i in range(1, t):
            new = torch.logsumexp(alpha[:, :, None] + follow[None], 1) + scores[:, i]
            alpha = torch.where(real[:, i, None], new, alpha)
        return (torch.logsumexp(alpha, 1) - gold).sum() / lengths.sum()
