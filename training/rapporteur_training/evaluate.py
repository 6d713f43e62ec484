"""Figures of a trained model on every development set: Python's path, before export.

    python -m rapporteur_training.evaluate --data DATA --weights WEIGHTS --model OUT/model.pt
"""

from __future__ import annotations

import argparse
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
    a = p.parse_args()
    model, size = load(a.model)
    words = WordPieces.load(a.weights / "vocab.txt")
    print(json.dumps(evaluate(model, words, Sets(a.data), size, a.limit), indent=2))


if __name__ == "__main__":
    main()
