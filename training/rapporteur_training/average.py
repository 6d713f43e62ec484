"""The mean of the weights of several runs that went on from one another: mostly better than any of them (Wortsman et al. 2022, "model soups").

    python -m rapporteur_training.average --model RUN/model.pt --model RUN/model.pt --to OUT/model.pt
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch


def arguments() -> argparse.Namespace:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--model", required=True, type=Path, action="append", help="a trained model.pt, twice or more")
    p.add_argument("--to", required=True, type=Path)
    return p.parse_args()


def average(states: list[dict]) -> dict:
    """One state of the form of the last, its weights the mean of all; ValueError where they have not the same weights."""
    first, *others = [s["model"] for s in states]
    for other in others:
        if {k: v.shape for k, v in first.items()} != {k: v.shape for k, v in other.items()}:
            raise ValueError("these models have not the same layers: only runs that went on from one another have a mean")
    weights = dict(states[-1]["model"])
    for name, own in weights.items():
        if own.is_floating_point():
            weights[name] = torch.stack([s["model"][name] for s in states]).mean(0)
    return {**states[-1], "model": weights}


def main() -> None:
    a = arguments()
    states = [torch.load(path, weights_only=False) for path in a.model]
    a.to.parent.mkdir(parents=True, exist_ok=True)
    torch.save(average(states), a.to)


if __name__ == "__main__":
    main()
