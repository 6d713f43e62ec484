"""A teacher's answers for the student: soft tags on the annotated articles and on text that nobody annotated.

    python -m rapporteur_training.teach --data DATA --weights WEIGHTS --model OUT/model.pt [--model …] --to soft.pt

Several teachers are averaged. On annotated articles the annotation stays what links are learned from, and the soft tags
stand beside it; on other text the teacher's decoded attributions take its place (self-training; Hinton et al. 2015).
"""

from __future__ import annotations

import argparse
import json
import random
import re
from pathlib import Path

import numpy as np
import torch

from . import attribution, names
from . import task_attribution as task
from .attribution import Article
from .data import Sets
from .export import load
from .units import WordPieces

#: Share of the teacher's word on articles that people annotated.
TRUST = 0.4


def unlabelled(folder: Path) -> list[Article]:
    """Running text of the other sets: agency reports, TimeBank, CoNLL-2003, the treebanks."""
    rng = random.Random(1)
    texts: list[tuple[str, str]] = []
    wire = folder / "wire" / "reports.jsonl"
    if wire.exists():
        texts += [(r["id"], r["text"]) for r in map(json.loads, wire.read_text("utf8").split("\n")[:-1])]
    for path in sorted((folder / "timeml").glob("*.tml")):
        body = re.search(r"<TEXT>(.*?)</TEXT>", path.read_text("utf8"), re.DOTALL)
        if body:
            texts.append((path.stem, re.sub(r"<[^>]+>", "", body.group(1)).replace("&amp;", "&").strip()))
    sets = Sets(folder)
    sentences = sets.names("conll2003-train")
    for i in range(0, len(sentences), 25):
        texts.append((f"conll-{i}", names.running(sentences[i : i + 25], rng)[0]))
    texts += [(d.name, d.text) for d in sets.ud("train") if len(d.words) > 120]
    return [attribution.article(n, t) for n, t in texts]


def ask(models: list, us: list, words: WordPieces) -> tuple[np.ndarray, list]:
    """Mean tag probabilities [units, TAGS], and the attributions that the first model decodes from them."""
    total, first = None, None
    for model, size in models:
        scores, vectors = task.read(model, us, words, size, 64)
        odds = np.exp(scores - scores.max(1, keepdims=True))
        odds /= odds.sum(1, keepdims=True)
        total = odds if total is None else total + odds
        first = first if first is not None else vectors
    mean = total / len(models)
    return mean, task.decode(models[0][0], us, np.log(mean + 1e-9), first)


def load_soft(path: Path, articles: list[Article]) -> list[Article]:
    """The annotated articles with soft tags, then those that only the teacher annotated."""
    kept = torch.load(path, weights_only=False)
    known = {a.name: a for a in articles}
    found = []
    for name, text, spans, soft in kept:
        if name in known:
            a = known[name]
            assert len(soft) == len(a.units), name
            hard = np.eye(len(attribution.TAGS), dtype=np.float32)[a.tags()]
            a.soft = TRUST * soft.astype(np.float32) + (1 - TRUST) * hard
        else:
            a = attribution.article(name, text)
            a.gold = [attribution.Attribution(*s) for s in spans]
            a.soft = soft.astype(np.float32)
        found.append(a)
    return found


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--data", required=True, type=Path)
    p.add_argument("--weights", required=True, type=Path, help="the folder that the teacher started from")
    p.add_argument("--model", required=True, type=Path, action="append")
    p.add_argument("--to", required=True, type=Path)
    p.add_argument("--limit", type=int, default=0)
    a = p.parse_args()
    words = WordPieces.load(a.weights / "vocab.txt")
    models = [load(m) for m in a.model]
    train = Sets(a.data).polnear("train")[: a.limit or None]
    out = []
    for n, art in enumerate([*train, *unlabelled(a.data)[: a.limit or None]]):
        mean, spans = ask(models, art.units, words)
        out.append((art.name, art.text, [(s.source, s.cue, s.content) for s in spans], mean.astype(np.float16)))
        if n % 100 == 0:
            print(n, flush=True)
            torch.save(out, a.to)
    torch.save(out, a.to)


if __name__ == "__main__":
    main()
