"""Figures of a trained model on every development set: Python's path, before export.

    python -m rapporteur_training.evaluate --data DATA --weights WEIGHTS --model OUT/model.pt [--out FIGURES.json]

FIGURES.json also holds when it was made, and the SHA-256 of the model and of the sets.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import json
from pathlib import Path

from .data import Sets
from .export import load
from .train import evaluate
from .units import WordPieces


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--data", required=True, type=Path)
    p.add_argument("--weights", required=True, type=Path, help="the folder that the training started from")
    p.add_argument("--model", required=True, type=Path)
    p.add_argument("--limit", type=int, default=0, help="documents of each set, to try it out")
    p.add_argument("--out", type=Path, help="a file for the figures with what they were measured on")
    a = p.parse_args()
    model, size = load(a.model)
    words = WordPieces.load(a.weights / "vocab.txt")
    figures = evaluate(model, words, Sets(a.data), size, a.limit)
    print(json.dumps(figures, indent=2))
    if a.out:
        stamp = {
            "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
            "model": hashlib.sha256(a.model.read_bytes()).hexdigest(),
            "data": developed(a.data),
        }
        a.out.write_text(json.dumps({**stamp, "figures": figures}, indent=2) + "\n", "utf8")


def developed(data: Path) -> str:
    """SHA-256 over the names and contents of every development file."""
    total = hashlib.sha256()
    files = [p for p in data.rglob("*") if p.is_file() and any("dev" in part for part in p.relative_to(data).parts)]
    for file in sorted(files):
        total.update(file.relative_to(data).as_posix().encode())
        total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()


if __name__ == "__main__":
    main()
