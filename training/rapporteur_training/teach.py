"""A teacher's answers for the student: soft tags on the annotated articles and on text that nobody annotated.

    python -m rapporteur_training.teach --data DATA --weights WEIGHTS --model OUT/model.pt [--model …] --to soft.pt
        [--text PATH …] [--of train,conll,treebanks,text]

It answers on the annotated articles (train), on the running text of CoNLL-2003 (conll) and of the treebanks (treebanks), and
on texts of your own (text): each PATH a file or a folder of plain text (.txt), TimeML (.tml), or lines of JSON with `text` (.jsonl). What you train on must not
be what you measure on.

Several teachers are averaged, each with its own `--weights` where they differ. On annotated articles the annotation stays what links are learned from, and the soft tags
stand beside it; on other text the teacher's decoded attributions take its place (self-training; Hinton et al. 2015).
"""

from __future__ import annotations

import argparse
import html
import json
import random
import re
from collections.abc import Callable, Iterator
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


def conll(sets: Sets) -> list[Article]:
    rng = random.Random(1)
    sentences = sets.names("conll2003-train")
    parts = [sentences[i : i + 25] for i in range(0, len(sentences), 25)]
    return [attribution.article(f"conll-{n}", names.running(part, rng)[0]) for n, part in enumerate(parts)]


def treebanks(sets: Sets) -> list[Article]:
    return [attribution.article(d.name, d.text) for d in sets.ud("train") if len(d.words) > 120]


def own(path: Path) -> Iterator[Article]:
    """Articles of a file or folder. @raises ValueError: a kind of file that is not read."""
    if path.is_dir():
        for inside in sorted(p for p in path.rglob("*") if p.suffix in KINDS):
            yield from own(inside)
        return
    if path.suffix not in KINDS:
        raise ValueError(f"{path}: texts are read from {', '.join(KINDS)} or from a folder of them")
    for n, text in enumerate(KINDS[path.suffix](path.read_text("utf8"))):
        yield attribution.article(f"{path.resolve()}#{n}", text)


def timeml(document: str) -> list[str]:
    body = re.search(r"<TEXT>(.*?)</TEXT>", document, re.DOTALL)
    return [html.unescape(re.sub(r"<[^>]+>", "", body.group(1))).strip()] if body else []


#: How each kind of file is taken apart into texts.
KINDS: dict[str, Callable[[str], list[str]]] = {
    ".txt": lambda text: [text],
    ".tml": timeml,
    ".jsonl": lambda lines: [json.loads(line)["text"] for line in lines.split("\n") if line.strip()],
}


def ask(models: list, us: list) -> tuple[np.ndarray, list]:
    """Mean tag probabilities [units, TAGS], and the attributions that the first model decodes from them."""
    total, first = None, None
    for model, size, words in models:
        scores, vectors = task.read(model, us, words, size, 64)
        odds = np.exp(scores - scores.max(1, keepdims=True))
        odds /= odds.sum(1, keepdims=True)
        total = odds if total is None else total + odds
        first = first if first is not None else vectors
    mean = total / len(models)
    return mean, task.decode(models[0][0], us, np.log(mean + 1e-9), first)


def load_soft(path: Path, articles: list[Article]) -> list[Article]:
    """The annotated articles, with soft tags where there are some, then those that only the teacher annotated."""
    kept = torch.load(path, weights_only=False)
    known = {a.name: a for a in articles}
    found = list(articles)
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
    p.add_argument("--weights", required=True, type=Path, action="append", help="the folder that each teacher started from")
    p.add_argument("--model", required=True, type=Path, action="append")
    p.add_argument("--to", required=True, type=Path)
    p.add_argument("--text", type=Path, action="append", default=[], help="texts that nobody annotated")
    p.add_argument("--of", default="train,conll,treebanks,text")
    p.add_argument("--limit", type=int, default=0, help="articles of each kind")
    a = p.parse_args()
    vocabularies = [WordPieces.load(w / "vocab.txt") for w in a.weights]
    # One folder stands for all teachers, or each has its own.
    vocabularies *= len(a.model) if len(vocabularies) == 1 else 1
    models = [(*load(m), words) for m, words in zip(a.model, vocabularies, strict=True)]
    sets, of = Sets(a.data), a.of.split(",")
    kinds = {
        "train": lambda: sets.polnear("train"),
        "conll": lambda: conll(sets),
        "treebanks": lambda: treebanks(sets),
        "text": lambda: [x for path in a.text for x in own(path)],
    }
    articles = [x for kind in of for x in kinds[kind]()[: a.limit or None] if len(x.units) > 0]
    part = a.to.with_suffix(".part")
    # A run that was cut off goes on where it was saved last.
    out = torch.load(part, weights_only=False) if part.exists() else []
    done = {name for name, *_ in out}
    for n, art in enumerate(x for x in articles if x.name not in done):
        mean, spans = ask(models, art.units)
        out.append((art.name, art.text, [(s.source, s.cue, s.content) for s in spans], mean.astype(np.float16)))
        if n % 50 == 49:
            print(f"{len(out)} of {len(articles)}", flush=True)
            torch.save(out, part)
    torch.save(out, part)
    part.replace(a.to)


if __name__ == "__main__":
    main()
