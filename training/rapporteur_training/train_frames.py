"""Teach a trained reader frames: two layers and a head of their own over its shared layers, which stay as they are.

    python -m rapporteur_training.train_frames --start MODEL.pt --weights WEIGHTS --passages FOLDER --out OUT

Without --start a network of frames alone is made of published weights, to be asked as a teacher (`teach_frames`).
"""

from __future__ import annotations

import argparse
import json
import random
import time
from dataclasses import asdict
from pathlib import Path

import torch

from . import task_frames
from .export import load
from .marks import Passage, Slip, parts, passage
from .model import Reader
from .standoff import passages_apart
from .train import optimizer
from .units import WordPieces


def arguments() -> argparse.Namespace:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--start", type=Path, help="a trained model.pt")
    grow = "own layers, from 0, behind which one more is put that changes next to nothing yet"
    p.add_argument("--grow", type=int, action="append", default=[], help=grow)
    p.add_argument("--soft", type=Path, action="append", default=[], help="a teacher's answers, made by `teach_frames`")
    p.add_argument("--weights", required=True, type=Path)
    p.add_argument("--passages", required=True, type=Path, action="append", help="files of passages, or folders of them")
    p.add_argument("--apart", type=Path, action="append", default=[], help="files of stand-off marks, with --data")
    p.add_argument("--times", type=int, default=1, help="how often a passage of --apart is read for once of the others")
    p.add_argument("--data", type=Path, help="the folder that holds the words of --apart")
    p.add_argument("--out", required=True, type=Path)
    p.add_argument("--after", type=int, default=2, help="layers of the trunk that frames stand on")
    p.add_argument("--own", type=int, default=4, help="layers that frames have to themselves")
    p.add_argument("--held", type=float, default=0.1, help="share of the passages that is kept for judging")
    p.add_argument("--epochs", type=int, default=12)
    p.add_argument("--lr", type=float, default=3e-4)
    p.add_argument("--head-lr", type=float, default=2e-3)
    p.add_argument("--batch", type=int, default=8)
    p.add_argument("--size", type=int, default=192)
    p.add_argument("--dropout", type=float, default=0.15)
    p.add_argument("--hidden", type=float, default=0, help="share of the units that are masked, outside of triggers")
    p.add_argument("--judge", type=Path, action="append", default=[], help="files of passages to judge by, and never taught")
    p.add_argument("--seed", type=int, default=1)
    return p.parse_args()


def gathered(paths: list[Path]) -> list[Passage]:
    files = [f for p in paths for f in (sorted(p.glob("*.txt")) if p.is_dir() else [p])]
    found = []
    for f in files:
        for i, part in enumerate(parts(f.read_text("utf8")), 1):
            try:
                found.append(passage(f"{f.stem}-{i}", part))
            except Slip as slip:
                print(f"{f.stem}-{i} is left out: {slip}", flush=True)
    return found


def parted(all_of: list[Passage], share: float, seed: int) -> tuple[list[Passage], list[Passage]]:
    mixed = list(all_of)
    random.Random(seed).shuffle(mixed)
    n = round(len(mixed) * share)
    return mixed[n:], mixed[:n]


def train(
    model: Reader,
    teach: list[Passage],
    judge: list[Passage],
    words: WordPieces,
    a: argparse.Namespace,
    soft: list[task_frames.Example],
) -> None:
    model.only_frames()
    for m in model.modules():
        if hasattr(m, "p") and type(m).__name__ == "ChannelDropout":
            m.p = a.dropout
    steps = optimizer(model, a)
    per_epoch = max(1, (len(task_frames.examples(teach, words, a.size, 0)) + len(soft)) // a.batch)
    total = per_epoch * a.epochs
    plan = torch.optim.lr_scheduler.LambdaLR(steps, lambda s: min(1, (s + 1) / (0.06 * total)) * max(0.02, 1 - s / total))
    began = time.time()
    for epoch in range(resumed(model, steps, plan, a), a.epochs):
        torch.manual_seed(a.seed * 1000 + epoch)
        model.train()
        if model.frame_layers is not None:
            model.encoder.eval()
        seen: dict[str, float] = {}
        found = task_frames.examples(teach, words, a.size, a.seed * 100 + epoch, a.hidden) + soft
        for batch in task_frames.batches(found, a.batch, a.seed * 100 + epoch):
            losses = task_frames.loss(model, batch)
            sum(losses.values()).backward()
            torch.nn.utils.clip_grad_norm_([p for p in model.parameters() if p.requires_grad], 1.0)
            steps.step()
            plan.step()
            steps.zero_grad()
            for n, v in losses.items():
                seen[n] = 0.95 * seen.get(n, v.item()) + 0.05 * v.item()
        told = {n: round(v, 3) for n, v in seen.items()}
        last = epoch + 1 == a.epochs
        figures = task_frames.evaluate(model, judge, words, a.size) if judge and (last or epoch % 3 == 2) else None
        print(json.dumps({"epoch": epoch, **told, "seconds": round(time.time() - began), "dev": figures}), flush=True)
        keep(model, steps, plan, a, epoch + 1)


def keep(model: Reader, steps, plan, a: argparse.Namespace, epoch: int) -> None:
    """A checkpoint after each epoch."""
    state = {"epoch": epoch, "model": model.state_dict(), "steps": steps.state_dict(), "plan": plan.state_dict()}
    a.out.mkdir(parents=True, exist_ok=True)
    part = a.out / "last.part"
    torch.save(state, part)
    part.replace(a.out / "last.pt")


def resumed(model: Reader, steps, plan, a: argparse.Namespace) -> int:
    """The epoch at which a run that was cut off goes on."""
    if not (a.out / "last.pt").exists():
        return 0
    state = torch.load(a.out / "last.pt")
    model.load_state_dict(state["model"])
    steps.load_state_dict(state["steps"])
    plan.load_state_dict(state["plan"])
    return state["epoch"]


def save(model: Reader, size: int, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    own = len(model.encoder.branches[0]) if model.frame_layers is not None else 0
    state = {"model": model.state_dict(), "labels": asdict(model.labels), "tasks": model.tasks, "own": own}
    state["framed"] = model.framed
    torch.save({**state, "size": size, "shape": model.encoder.shape.dict()}, path)


def main() -> None:
    a = arguments()
    torch.manual_seed(a.seed)
    if a.start:
        released, size = load(a.start)
        model = released if "frames" in released.tasks else released.with_frames(a.weights, (a.after, a.own))
        if a.grow:
            model.grow_frames(a.grow)
    else:
        model, size = Reader.start(a.weights, ["frames"], own=0, dropout=a.dropout), a.size
    words = WordPieces.load(a.weights / "vocab.txt")
    teach, judge = parted(gathered(a.passages), a.held, a.seed)
    judge += gathered(a.judge)
    teach += [p for path in a.apart for p in passages_apart(path, a.data)] * a.times
    print(json.dumps({"passages": len(teach), "judged": len(judge)}), flush=True)
    soft = [e for path in a.soft for e in torch.load(path, weights_only=False)]
    train(model, teach, judge, words, a, soft)
    save(model, size, a.out / "model.pt")


if __name__ == "__main__":
    main()
