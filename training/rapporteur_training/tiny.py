"""A seeded model of a few kilobytes that knows nothing, for tests of the path through the runtime.

    python -m rapporteur_training.tiny ../fixtures/model
"""

from __future__ import annotations

import sys
from pathlib import Path

import torch

from .encoder import Shape
from .export import write
from .model import TASKS, Labels, Reader
from .vectors import PIECES

SHAPE = Shape("bert", len(PIECES), 16, 32, 2, 2, 256, 1e-12)
LABELS = Labels(["NOUN", "PROPN", "PUNCT", "VERB"], ["NN", "NNP", "VBD"], ["nsubj", "obj", "punct", "root"])


def main() -> None:
    torch.manual_seed(4)
    model = Reader(SHAPE, list(TASKS), LABELS, own=1).eval()
    with torch.no_grad():
        for name, weight in model.named_parameters():
            # Spread out, so that no two tags are as good as equal.
            if name.startswith(("attribution", "names", "syntax")):
                weight.mul_(4)
    write(model, list(PIECES), Path(sys.argv[1]), 7)


if __name__ == "__main__":
    main()
