"""PolNeAR articles as windows of units with tags and links; span decoding; links between spans."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from pathlib import Path

from .units import Unit, units

ROLES = ("source", "cue", "content")
#: Tag 0 is outside; 1 + 2r begins role r and 2 + 2r continues it.
TAGS = ["O"] + [f"{p}-{r}" for r in ROLES for p in "BI"]

Span = tuple[int, int]  # unit numbers or code points, half-open


@dataclass
class Attribution:
    source: list[Span] = field(default_factory=list)
    cue: list[Span] = field(default_factory=list)
    content: list[Span] = field(default_factory=list)


@dataclass
class Article:
    name: str
    text: str
    units: list[Unit]
    gold: list[Attribution]  # in units
    soft: object = None  # a teacher's tags, [units, TAGS] of shares

    def tags(self) -> list[int]:
        tags = [0] * len(self.units)
        for a in self.gold:
            for r, role in enumerate(ROLES):
                for s, e in getattr(a, role):
                    tags[s] = 1 + 2 * r
                    for i in range(s + 1, e):
                        tags[i] = 2 + 2 * r
        return tags


def load(split: str | Path) -> list[Article]:
    """Articles of a PolNeAR split in brat's stand-off form; the first annotator where there are several."""
    found = []
    for path in sorted(Path(split, "text").glob("*.txt")):
        annotated = sorted(Path(split, "attributions").glob(f"{path.stem}_*.ann"))
        if not annotated:
            continue
        text = path.read_bytes().decode("utf8")
        found.append(article(path.stem, text, brat(annotated[0].read_bytes().decode("utf8"))))
    return found


def brat(text: str) -> list[dict[str, list[Span]]]:
    spans: dict[str, list[Span]] = {}
    found = []
    for line in text.split("\n"):
        parts = line.split("\t")
        if len(parts) < 2 or not parts[0]:
            continue
        if parts[0][0] == "T":
            spans[parts[0]] = [tuple(map(int, s.split())) for s in parts[1].split(" ", 1)[1].split(";")]
        elif parts[0][0] == "E":
            one: dict[str, list[Span]] = {r: [] for r in ROLES}
            for part in parts[1].split():
                role, ref = part.split(":")
                role = re.sub(r"\d+$", "", role).lower()
                if role in one and ref in spans:
                    one[role] += spans[ref]
            if one["content"] and one["cue"]:
                found.append(one)
    return found


def article(name: str, text: str, gold: list[dict[str, list[Span]]] | None = None) -> Article:
    us = units(text)
    starts, ends = [u.start for u in us], [u.end for u in us]

    def inside(span: Span) -> Span | None:
        a, b = bisect_right(ends, span[0]), bisect_left(starts, span[1])
        return (a, b) if b > a else None

    atts = []
    for g in gold or []:
        a = Attribution(*[sorted(s for s in map(inside, g[r]) if s) for r in ROLES])
        if a.cue and a.content:
            atts.append(a)
    return Article(name, text, us, atts)


# ---------------------------------------------------------------- decoding

NEG = -1e4


def legal() -> list[list[bool]]:
    """legal()[i][j]: tag j may follow tag i; row -1 (the last) is the start of a text."""
    n = len(TAGS)
    rows = [[j % 2 == 1 or j == 0 or (j == i or j == i + 1 and i % 2 == 1) for j in range(n)] for i in range(n)]
    rows.append([j % 2 == 1 or j == 0 for j in range(n)])
    return rows


def viterbi(scores, transitions, start):
    """Best tags for scores [n, TAGS] (numpy), transitions [TAGS, TAGS] and start [TAGS]."""
    import numpy as np

    n = len(scores)
    if n == 0:
        return []
    best = scores[0] + start
    back = np.zeros((n, scores.shape[1]), dtype=np.int32)
    for i in range(1, n):
        through = best[:, None] + transitions
        back[i] = through.argmax(0)
        best = through.max(0) + scores[i]
    tags = [int(best.argmax())]
    for i in range(n - 1, 0, -1):
        tags.append(int(back[i][tags[-1]]))
    return tags[::-1]


def spans_of(tags: list[int]) -> dict[str, list[Span]]:
    found: dict[str, list[Span]] = {r: [] for r in ROLES}
    start = None
    for i, t in enumerate([*tags, 0]):
        if start is not None and (t == 0 or t % 2 == 1):
            found[ROLES[(tags[start] - 1) // 2]].append((start, i))
            start = None
        if t % 2 == 1:
            start = i
    return found


# ---------------------------------------------------------------- score (equal to the reference scorer)

TOKEN = re.compile(r"\w+(?:['’]\w+)?|[^\w\s]")


def iou(a: set, b: set) -> float:
    return len(a & b) / len(a | b) if a | b else 1.0


def cover(spans) -> set:
    return {k for s, e in spans for k in range(s, e)}


def f1(tp: int, p: int, g: int) -> float:
    return 200 * tp / max(1, p + g)


def score(articles: list[Article], predicted: list[list[Attribution]], gold: list[list[dict[str, list[Span]]]]) -> dict:
    """Exact-span F1 by role, content match and attribution F1, direct quotations with a wrong or no source.

    `predicted` in units of its article; `gold` in code points. Same arithmetic as the corpus scorer.
    """
    exact = {r: [0, 0, 0] for r in ROLES}
    hit = ok = n_pred = n_gold = direct = direct_ok = 0
    for art, pred, ref in zip(articles, predicted, gold, strict=True):
        toks = [m.span() for m in TOKEN.finditer(art.text)]
        starts, ends = [s for s, _ in toks], [e for _, e in toks]

        def inside(s, e, starts=starts, ends=ends):
            a, b = bisect_right(ends, s), bisect_left(starts, e)
            return (a, b) if b > a else None

        at = lambda s: (art.units[s[0]].start, art.units[s[1] - 1].end)
        p = [{r: [x for s in getattr(a, r) if (x := inside(*at(s)))] for r in ROLES} for a in pred]
        g = [{r: [x for s in a[r] if (x := inside(*s))] for r in ROLES} for a in ref]
        for r in ROLES:
            x, y = {s for a in p for s in a[r]}, {s for a in g for s in a[r]}
            exact[r] = [exact[r][0] + len(x & y), exact[r][1] + len(x), exact[r][2] + len(y)]
        used: set[int] = set()
        for one, raw in zip(g, ref, strict=True):
            c, s = cover(one["content"]), cover(one["source"])
            best = max(((iou(cover(q["content"]), c), k) for k, q in enumerate(p) if k not in used), default=(0, -1))
            if best[0] < 0.5:
                continue
            used.add(best[1])
            hit += 1
            good = iou(cover(p[best[1]]["source"]), s) >= 0.5
            ok += good
            if art.text[min(x for x, _ in raw["content"])] in "\"“'‘":
                direct += 1
                direct_ok += good
        n_pred += len(p)
        n_gold += len(g)
    return {
        **{r: round(f1(*exact[r]), 1) for r in ROLES},
        "content_match": round(f1(hit, n_pred, n_gold), 1),
        "attribution": round(f1(ok, n_pred, n_gold), 1),
        "direct_wrong": round(100 * (direct - direct_ok) / max(1, direct), 1),
    }
