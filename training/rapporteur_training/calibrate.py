"""How sure an attribution is: a logistic curve over what tags and links say of themselves (Platt 1999).

Two numbers are known of a decoded attribution: the mean log odds of the tags at the borders of its spans, and the mean log
odds of its links. The curve is fitted on development articles with even numbers and judged on the others.
"""

from __future__ import annotations

import numpy as np
import torch
from scipy.optimize import minimize

from . import task_attribution as task
from .attribution import Attribution, cover, iou
from .data import Sets
from .model import Reader
from .units import Unit, WordPieces


def log_odds(row: np.ndarray, chosen: int) -> float:
    """Of one choice among scores, within ±10."""
    others = np.delete(row, chosen)
    rest = others.max() + np.log(np.exp(others - others.max()).sum()) if len(others) else -1e9
    return float(np.clip(row[chosen] - rest, -10, 10))


def features(decoded: task.Decoded, one: Attribution) -> list[float]:
    borders = [(i, decoded.tags[i]) for s in (*one.cue, *one.source, *one.content) for i in (s[0], s[1] - 1)]
    tags = np.mean([log_odds(decoded.scores[i], t) for i, t in borders])
    return [1.0, float(tags), float(np.mean(decoded.links[id(one)]))]


def right(one: Attribution, gold: list[dict], us: list[Unit]) -> bool:
    """Content and source overlap by half with those of one annotated attribution, in code points."""
    at = lambda spans: cover((us[s].start, us[e - 1].end) for s, e in spans)
    content, source = at(one.content), at(one.source)
    return any(iou(content, cover(g["content"])) >= 0.5 and iou(source, cover(g["source"])) >= 0.5 for g in gold)


@torch.no_grad()
def judged(model: Reader, sets: Sets, words: WordPieces, size: int) -> list[tuple[int, list[float], bool]]:
    """Number of its article, features and verdict of every attribution that is decoded from the development articles."""
    articles = sets.polnear("dev")
    gold = sets.polnear_gold("dev", articles)
    out = []
    for n, (a, g) in enumerate(zip(articles, gold, strict=True)):
        decoded = task.decoded(model, a.units, *task.read(model, a.units, words, size, size // 8))
        out += [(n, features(decoded, one), right(one, g, a.units)) for one in decoded.found]
    return out


def sure(x: np.ndarray, weights: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-(x @ weights)))


def fit(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    def cost(w: np.ndarray) -> float:
        p = np.clip(sure(x, w), 1e-6, 1 - 1e-6)
        return -float((y * np.log(p) + (1 - y) * np.log(1 - p)).mean()) + 1e-4 * float(w @ w)

    return minimize(cost, np.zeros(x.shape[1])).x


def error(p: np.ndarray, y: np.ndarray, bins: int = 10) -> float:
    """Expected calibration error over bins of equal size."""
    parts = np.array_split(np.argsort(p), bins)
    return float(sum(len(i) * abs(p[i].mean() - y[i].mean()) for i in parts if len(i)) / len(p))


def calibrate(model: Reader, sets: Sets, words: WordPieces, size: int) -> dict:
    rows = judged(model, sets, words, size)
    number = np.array([n for n, _, _ in rows])
    x, y = np.array([f for _, f, _ in rows]), np.array([r for _, _, r in rows], dtype=float)
    half = number % 2 == 0
    weights = fit(x[half], y[half])
    return {
        "calibration": [round(float(w), 4) for w in weights],
        "judged": int((~half).sum()),
        "error": round(100 * error(sure(x[~half], weights), y[~half]), 1),
    }
