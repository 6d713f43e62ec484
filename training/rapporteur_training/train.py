"""Train the reader, or attribution alone. A run that is cut off goes on where its last checkpoint stands.

    python -m rapporteur_training.train --data DATA --weights WEIGHTS --out OUT [--tasks attribution,names,…]
"""

from __future__ import annotations

import argparse
import json
import random
import time
from dataclasses import asdict
from pathlib import Path

import torch
from torch import Tensor

from . import task_attribution, task_coreference, task_names, task_syntax
from .data import Sets
from .model import TASKS, Labels, Reader
from .units import WordPieces
from .windows import shuffled

#: Arguments that do not change the weights that come out.
WITHOUT_WEIGHT = ("out", "save_every", "no_evaluate", "data", "weights")

LOSS = {
    "attribution": task_attribution.loss,
    "names": task_names.loss,
    "syntax": task_syntax.loss,
    "coreference": task_coreference.loss,
}


def arguments() -> argparse.Namespace:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--data", required=True, type=Path)
    p.add_argument("--weights", required=True, type=Path)
    p.add_argument("--out", required=True, type=Path)
    p.add_argument("--tasks", help="of a model that is gone on from all that it has, else all four")
    p.add_argument("--epochs", type=int, default=3)
    p.add_argument("--lr", type=float, default=1.5e-4)
    p.add_argument("--head-lr", type=float, default=1e-3)
    p.add_argument("--batch", type=int, default=8, help="windows a step")
    p.add_argument("--size", type=int, default=256, help="word pieces a window")
    p.add_argument("--own", type=int, help="last layers that attribution has to itself: 2, or as many as a started model has")
    p.add_argument("--start", type=Path, help="a trained model.pt to go on from; its branches keep their last `own` layers")
    p.add_argument("--branch", action="store_true", help="train nothing but attribution's own layers and head")
    p.add_argument("--dropout", type=float, default=0.1)
    p.add_argument("--soft", type=Path, action="append", default=[], help="a teacher's answers, made by `teach`")
    p.add_argument("--no-evaluate", action="store_true", help="leave the figures after each epoch to `evaluate`")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--save-every", type=int, default=200, help="steps between checkpoints")
    p.add_argument("--limit", type=int, default=0, help="documents of each set, to try a run out")
    return p.parse_args()


class Run:
    def __init__(self, a: argparse.Namespace):
        self.a = a
        began = torch.load(a.start) if a.start else {"tasks": list(TASKS), "own": 2}
        a.own = began["own"] if a.own is None else a.own
        self.tasks = a.tasks.split(",") if a.tasks else began["tasks"]
        self.check(began)
        self.words = WordPieces.load(a.weights / "vocab.txt")
        sets = Sets(a.data)
        cut = slice(0, a.limit or None)
        self.articles = sets.polnear("train")[cut] if "attribution" in self.tasks else []
        for path in a.soft:
            from .teach import load_soft

            self.articles = load_soft(path, self.articles)
        self.documents = sets.ud("train")[cut] if "syntax" in self.tasks else []
        self.gum = sets.gum("train")[cut] if "coreference" in self.tasks else []
        self.conll = sets.names("conll2003-train")[: a.limit * 10 or None] if "names" in self.tasks else []
        self.politics = sets.names("politics-train") if "names" in self.tasks else []
        self.sets = sets
        self.labels = task_syntax.labels(self.documents) if self.documents else Labels()
        torch.manual_seed(a.seed)
        if a.start:
            self.model = Reader.slimmed(began, a.own, a.dropout)
            self.labels = self.model.labels
        else:
            self.model = Reader.start(a.weights, self.tasks, self.labels, own=a.own, dropout=a.dropout)
        if a.branch:
            self.model.only_attribution()
        self.optimizer = optimizer(self.model, a)
        self.per_epoch = len(self.batches(0))
        total = self.per_epoch * a.epochs
        self.plan = torch.optim.lr_scheduler.LambdaLR(
            self.optimizer, lambda s: min(1, (s + 1) / (0.06 * total)) * max(0.02, 1 - s / total)
        )
        self.epoch = self.done = self.step = 0
        self.chance: Tensor | None = None
        self.began = time.time()

    def check(self, began: dict) -> None:
        unknown = [t for t in self.tasks if t not in began["tasks"]]
        if unknown:
            raise SystemExit(f"--tasks: there is no head for {', '.join(unknown)}; there are {', '.join(began['tasks'])}")
        if self.a.start and self.a.own > began["own"]:
            raise SystemExit(f"--own: the model that is gone on from has {began['own']} layers for attribution alone")
        if self.a.soft and "attribution" not in self.tasks:
            raise SystemExit("--soft: a teacher's answers are of attributions; --tasks leaves them out")

    def batches(self, epoch: int) -> list[tuple[str, list]]:
        """Every batch of an epoch with its task, in an order that seed and epoch fix."""
        a, seed = self.a, self.a.seed * 100 + epoch
        found: list[tuple[str, list]] = []
        if self.articles:
            found += grouped("attribution", task_attribution.examples(self.articles, self.words, a.size, seed), a.batch, seed)
        if self.conll:
            both = task_names.examples(self.conll, self.words, a.size, seed)
            both += task_names.examples(self.politics, self.words, a.size, seed, repeat=6)
            found += grouped("names", both, a.batch, seed)
        if self.documents:
            found += grouped(
                "syntax", task_syntax.examples(self.documents, self.words, self.labels, a.size, seed), a.batch, seed
            )
        if self.gum:
            found += [("coreference", [e]) for e in task_coreference.examples(self.gum, self.words, a.size, seed)]
        return shuffled(found, seed)

    @property
    def command(self) -> dict[str, str]:
        """What fixes the weights that come out; how often a run is saved does not."""
        return {k: str(v) for k, v in vars(self.a).items() if k not in WITHOUT_WEIGHT}

    @property
    def saved(self) -> Path:
        return self.a.out / "last.pt"

    def save(self) -> None:
        state = {
            "command": self.command,
            "model": self.model.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "plan": self.plan.state_dict(),
            "at": (self.epoch, self.done, self.step),
            "chance": torch.get_rng_state(),
        }
        part = self.saved.with_suffix(".part")
        torch.save(state, part)
        part.replace(self.saved)

    def resume(self) -> None:
        if not self.saved.exists():
            return
        state = torch.load(self.saved)
        if state.get("command", self.command) != self.command:
            other = {k: v for k, v in state["command"].items() if v != self.command.get(k)}
            raise SystemExit(f"{self.a.out} was begun with another command ({other}); give that one again or another --out")
        self.model.load_state_dict(state["model"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.plan.load_state_dict(state["plan"])
        self.epoch, self.done, self.step = state["at"]
        self.chance = state.get("chance")

    def train(self) -> None:
        self.resume()
        seen: dict[str, float] = {}
        while self.epoch < self.a.epochs:
            torch.manual_seed(self.a.seed * 1000 + self.epoch)
            random.seed(self.a.seed * 1000 + self.epoch)
            if self.done and self.chance is not None:
                torch.set_rng_state(self.chance)
            self.model.train()
            for task, batch in self.batches(self.epoch)[self.done :]:
                losses = LOSS[task](self.model, batch)
                total: Tensor = sum(losses.values())  # type: ignore[assignment]
                total.backward()
                torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
                self.optimizer.step()
                self.plan.step()
                self.optimizer.zero_grad()
                self.step += 1
                self.done += 1
                for n, v in losses.items():
                    seen[n] = 0.98 * seen.get(n, v.item()) + 0.02 * v.item()
                if self.step % 50 == 0:
                    self.log({n: round(v, 3) for n, v in seen.items()})
                if self.step % self.a.save_every == 0:
                    self.save()
            self.epoch, self.done = self.epoch + 1, 0
            self.save()
            if not self.a.no_evaluate:
                self.log({"dev": self.evaluate()})
        torch.save(
            {
                "model": self.model.state_dict(),
                "labels": asdict(self.labels),
                "tasks": self.model.tasks,
                "own": self.a.own,
                "size": self.a.size,
                "shape": self.model.encoder.shape.dict(),
            },
            self.a.out / "model.pt",
        )

    def log(self, what: dict) -> None:
        line = {"epoch": self.epoch, "step": self.step, "of": self.per_epoch * self.a.epochs, **what}
        print(json.dumps({**line, "seconds": round(time.time() - self.began)}), flush=True)

    def evaluate(self) -> dict:
        return evaluate(self.model, self.words, self.sets, self.a.size, self.a.limit, self.tasks)


def evaluate(
    model: Reader, words: WordPieces, sets: Sets, size: int, limit: int = 0, tasks: list[str] | None = None
) -> dict:
    """Heads on their dev sets, all that the model has or those of `tasks`; on gold words where a head works on words."""
    tasks = model.tasks if tasks is None else tasks
    model.eval()
    out: dict = {}
    cut = slice(0, limit or None)
    if "attribution" in tasks:
        dev = sets.polnear("dev")[cut]
        out["attribution"] = task_attribution.evaluate(model, dev, sets.polnear_gold("dev", dev), words, size)
    if "names" in tasks:
        out["names"] = {n: task_names.evaluate(model, sets.names(f"{n}-dev"), words, size) for n in ("conll2003", "politics")}
    if "syntax" in tasks:
        out["syntax"] = task_syntax.evaluate(model, sets.ud("dev")[cut], words, size)
    if "coreference" in tasks:
        out["coreference"] = task_coreference.evaluate(model, sets.gum("dev")[cut], words, size)
    return out


def grouped(task: str, examples: list, size: int, seed: int) -> list[tuple[str, list]]:
    """Batches of windows of one length, so that none needs padding."""
    by: dict[int, list] = {}
    for e in examples:
        by.setdefault(len(e.window.pieces), []).append(e)
    return [(task, g[i : i + size]) for g in (shuffled(v, seed) for v in by.values()) for i in range(0, len(g), size)]


def optimizer(model: Reader, a: argparse.Namespace) -> torch.optim.Optimizer:
    """Published weights move slowly, new ones faster."""
    new, old = [], []
    for name, p in model.named_parameters():
        if not p.requires_grad:
            continue
        published = name.startswith(("encoder.", "frame_layers.")) and not name.startswith(("encoder.case", "encoder.gap"))
        (old if published else new).append(p)
    return torch.optim.AdamW(
        [{"params": old, "lr": a.lr}, {"params": new, "lr": a.head_lr}], weight_decay=0.01, fused=True
    )


def main() -> None:
    a = arguments()
    a.out.mkdir(parents=True, exist_ok=True)
    Run(a).train()


if __name__ == "__main__":
    main()
