"""Names: CoNLL-2003 and the politics set of CrossNER as running text with typed spans."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

from .units import Unit, units

TYPES = ("person", "organisation", "place", "nationality", "other")
TAGS = ["O"] + [f"{p}-{t}" for t in TYPES for p in "BI"]

OF = {
    "person": "person", "politician": "person", "organisation": "organisation", "politicalparty": "organisation",
    "location": "place", "country": "place", "misc": "other", "event": "other", "election": "other",
}  # fmt: skip

#: What a name counts as where the data has no finer types.
COARSE = {"nationality": "other"}


def legal() -> list[list[bool]]:
    n = len(TAGS)
    rows = [[j % 2 == 1 or j == 0 or (j == i or j == i + 1 and i % 2 == 1) for j in range(n)] for i in range(n)]
    rows.append([j % 2 == 1 or j == 0 for j in range(n)])
    return rows


@dataclass
class Sentence:
    tokens: list[str]
    names: list[tuple[int, int, str]]  # tokens, half-open


def load(path: str | Path, nationalities: frozenset[str] = frozenset()) -> list[Sentence]:
    """Sentences of a token-and-tag file. A miscellaneous name that is a nationality by the lexicon is told apart."""
    found = []
    for block in Path(path).read_text("utf8").split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if "\t" in line]
        if not rows:
            continue
        tokens = [r[0] for r in rows]
        names, start, kind = [], None, ""
        for i, tag in enumerate([*(r[1] for r in rows), "O"]):
            if start is not None and (tag == "O" or tag.startswith("B-") or tag[2:] != kind):
                t = OF[kind]
                if t == "other" and " ".join(tokens[start:i]).lower() in nationalities:
                    t = "nationality"
                names.append((start, i, t))
                start = None
            if start is None and tag != "O":
                start, kind = i, tag[2:]
        found.append(Sentence(tokens, names))
    return found


CLOSING = set(".,;:!?)]}%'’”")
OPENING = set("([{$“‘")


def running(sentences: list[Sentence], rng: random.Random | None) -> tuple[str, list[tuple[int, int, str]]]:
    """Sentences as one text with its names in code points; with `rng` marks are glued as in print, half of the time."""
    glue = rng is not None and rng.random() < 0.7
    parts: list[str] = []
    length = 0
    names = []
    for n, s in enumerate(sentences):
        if n:
            sep = "\n" if rng is not None and rng.random() < 0.3 else " "
            parts.append(sep)
            length += 1
        starts, ends = [], []
        for i, token in enumerate(s.tokens):
            close = i > 0 and glue and (token in CLOSING or token[:1] in "'’" and len(token) > 1)
            after = i > 0 and glue and s.tokens[i - 1] in OPENING
            if i > 0 and not close and not after:
                parts.append(" ")
                length += 1
            starts.append(length)
            parts.append(token)
            length += len(token)
            ends.append(length)
        names += [(starts[a], ends[b - 1], t) for a, b, t in s.names]
    return "".join(parts), names


def tags_of(us: list[Unit], names: list[tuple[int, int, str]]) -> list[int]:
    tags = [0] * len(us)
    k = 0
    for start, end, t in sorted(names):
        while k < len(us) and us[k].end <= start:
            k += 1
        i, first = k, True
        while i < len(us) and us[i].start < end:
            tags[i] = 1 + 2 * TYPES.index(t) + (0 if first else 1)
            first = False
            i += 1
    return tags


def spans(tags: list[int]) -> list[tuple[int, int, str]]:
    found, start = [], None
    for i, t in enumerate([*tags, 0]):
        if start is not None and (t == 0 or t % 2 == 1):
            found.append((start, i, TYPES[(tags[start] - 1) // 2]))
            start = None
        if t % 2 == 1:
            start = i
    return found


def example(sentences: list[Sentence], rng: random.Random | None) -> tuple[list[Unit], list[int]]:
    text, names = running(sentences, rng)
    us = units(text)
    return us, tags_of(us, names)


def f1(gold: list[set], predicted: list[set]) -> float:
    tp = sum(len(g & p) for g, p in zip(gold, predicted, strict=True))
    return 200 * tp / max(1, sum(map(len, gold)) + sum(map(len, predicted)))
