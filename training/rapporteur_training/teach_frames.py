"""A teacher's answers on frames, for texts that nobody marked and for marked ones: examples for `train_frames --soft`.

    python -m rapporteur_training.teach_frames --model TEACHER.pt --weights WEIGHTS --student WEIGHTS --text TEXTS --to SOFT.pt

Texts are files of plain text, TimeML, tables or lines of JSON with `text`, or folders of them.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import re
from pathlib import Path

import numpy as np
import torch

from . import task_frames
from .export import load
from .frames import KINDS, LAYERS, Trigger, class_set
from .marks import Passage, passages_of
from .model import Reader
from .task_frames import Example
from .units import WordPieces, units
from .windows import Window

#: From which share on a unit of the teacher's counts as a trigger whose class and parts are taught.
LEAST = 0.3


def texts(path: Path) -> list[tuple[str, str | None]]:
    """Texts, and the act that each is known to tell of, where its source says so."""
    if path.is_dir():
        return [t for f in sorted(path.iterdir()) if f.is_file() for t in texts(f)]
    if path.suffix == ".jsonl":
        return [(json.loads(line)["text"], None) for line in path.read_text("utf8").split("\n") if line.strip()]
    if path.suffix == ".csv":
        with path.open(encoding="utf8", newline="") as f:
            return [
                (row["text"], row.get("label") if row.get("label") in LAYERS["event"] else None) for row in csv.DictReader(f)
            ]
    if path.suffix == ".tml":
        body = re.search(r"<TEXT>(.*?)</TEXT>", path.read_text("utf8"), re.DOTALL)
        return [(re.sub(r"<[^>]*>", "", body[1]).replace("&amp;", "&"), None)] if body else []
    source = path.read_text("utf8") if path.suffix == ".txt" else ""
    if source.startswith("%%%"):
        return [(p.text, None) for p in passages_of(path.stem, source)]
    return [(source, None)] if source else []


def tells(found: list[Example], act: str) -> bool:
    """Whether the teacher sees the act that a text is known to tell of: where it does not, it has not understood the text."""
    k, label = KINDS.index("event"), LAYERS["event"].index(act)
    return any(t.layer == k and t.shares.argmax() == label for e in found for t in e.triggers)


def asked(text: str, mine: WordPieces, student: WordPieces, size: int) -> list[tuple[Example, Window]]:
    """Windows of the student, empty as yet, each with the teacher's of the same units."""
    found = []
    us = units(text)
    for e in task_frames.example(Passage("", text, []), student, size):
        n = len(e.window.at)
        here = us[e.window.first : e.window.first + n]
        passage = Passage("", text[here[0].start : here[-1].end], [])
        cut = task_frames.example(passage, mine, 512)[0]
        if len(cut.window.at) == n:
            found.append((e, cut.window))
    return found


@torch.no_grad()
def answer(teacher: Reader, pairs: list[tuple[Example, Window]]) -> None:
    """Writes into windows of the student what the teacher sees in them."""
    for (e, window), vectors in zip(pairs, teacher.frame_vectors(*task_frames.padded([w for _, w in pairs])), strict=True):
        odds, sets, queries, keys = teacher.frames(vectors[window.at])
        shares = torch.sigmoid(odds).numpy()
        e.tags = shares.astype(np.float16).astype(np.float32)
        e.triggers = [
            triggered(teacher, k, run, sets, queries, keys)
            for k in range(len(KINDS))
            for run in task_frames.part_runs(shares[:, k], LEAST)
        ]


def answers(teacher: Reader, asked_of: list[list[tuple[Example, Window]]], batch: int = 8) -> list[list[Example]]:
    """The windows of each text with the teacher's answers; windows of about one length are asked together."""
    flat = sorted((pair for text in asked_of for pair in text), key=lambda p: len(p[1].pieces))
    for i in range(0, len(flat), batch):
        answer(teacher, flat[i : i + batch])
    return [[e for e, _ in text] for text in asked_of]


def triggered(teacher: Reader, k: int, run: tuple[int, int], sets: dict, queries, keys) -> Trigger:
    share = lambda name: torch.softmax(sets[name][run[0] : run[1]], 1).mean(0).numpy().astype(np.float16)
    parts = torch.sigmoid(teacher.frames.parts([run], queries, keys))[0].numpy().astype(np.float16)
    statuses = share("status") if KINDS[k] == "event" else None
    return Trigger(k, -1, run, {}, -1, share(class_set(KINDS[k])), statuses, parts)


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--model", required=True, type=Path)
    p.add_argument("--weights", required=True, type=Path, help="the teacher's published weights, for its word pieces")
    p.add_argument("--student", required=True, type=Path, help="the student's")
    p.add_argument("--text", required=True, type=Path, action="append")
    p.add_argument("--to", required=True, type=Path)
    p.add_argument("--size", type=int, default=192)
    p.add_argument("--characters", type=int, default=3000, help="of each text, from its beginning")
    p.add_argument("--limit", type=int, default=0, help="texts of each source, drawn by chance")
    a = p.parse_args()
    teacher, _ = load(a.model)
    mine, student = WordPieces.load(a.weights / "vocab.txt"), WordPieces.load(a.student / "vocab.txt")
    found: list[Example] = []
    for path in a.text:
        all_of = texts(path)
        random.Random(1).shuffle(all_of)
        drawn = [(text, act) for text, act in all_of[: a.limit or None] if text.strip()]
        told = answers(teacher, [asked(text[: a.characters], mine, student, a.size) for text, _ in drawn])
        for (_, act), windows in zip(drawn, told, strict=True):
            if act is None or tells(windows, act):
                found += windows
        print(json.dumps({"text": str(path), "windows": len(found)}), flush=True)
    a.to.parent.mkdir(parents=True, exist_ok=True)
    torch.save(found, a.to)


if __name__ == "__main__":
    main()
