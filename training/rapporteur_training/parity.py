"""What the exported model answers in Python, for the program to answer the same: `parity.json` beside the model.

Texts are cut as the program cuts them (`windows.cuts_as_read`), one of them into several windows. For each text stand its
windows, the best tags of every head, attributions with their confidence, and over words that Python gives (the program's own
tokens are its own affair) heads, relations and groups; where frames were learned, their kind, class and units, and those of their parts; all words taken as one sentence: where sentences end and how a head
that makes a cycle is mended (`tree.ts`) have tests of their own. Scores are the runtime's, so a tag may differ where the processor
multiplies int8 another way and two tags are as good as equal; the test allows one in a hundred.
"""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import onnxruntime
import torch

from . import attribution, frames, task_attribution, task_coreference, task_frames
from .attribution import viterbi
from .calibrate import features, sure
from .model import Reader
from .ud import Document, Word, pieces_of_words
from .units import WordPieces, units
from .windows import cuts_as_read, window

#: As in the program (`frameHead.ts`): the share of a unit that is part of a trigger, and how many units on each side may play a part.
TRIGGER, REACH = 0.4, 70

LONG = "\n\n".join(
    f"The envoy said on day {n} that the talks go on. “We are not there yet,” she told reporters in Tolmar, and the minister, "
    "who met her for two hours, wrote that nothing was agreed. His office declined to say more."
    for n in range(1, 9)
)
TEXTS = [
    "The envoy, Lena Orsk, told reporters in Tolmar on Monday that “the talks go on”. “We are not there yet,” she said.",
    (
        "According to two officials familiar with the draft, Varenia’s foreign ministry won’t accept the text unless its "
        "neighbour withdraws; a spokesman declined to comment."
    ),
    "Café owners in İzmir said 🕊 isn’t enough — the minister’s aide, Zoltán Örs, agreed.",
    (
        "TOLMAR, March 4 (Agency) — The president of the council, who met her counterpart for five hours, "
        "“saw no reason for haste”, her office wrote in a post.\n\nNobody else spoke."
    ),
    "¿Qué? said nobody: … “unclosed",
    "word",
    LONG,
]


def answers(path: Path, words: WordPieces, labels: dict, model: Reader) -> dict:
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    return {"texts": [Answer(session, words, labels, model, text).told() for text in TEXTS]}


class Answer:
    def __init__(self, session, words: WordPieces, labels: dict, model: Reader, text: str):
        self.labels, self.model, self.text = labels, model, text
        self.units = units(text)
        size = labels["window"]
        self.windows = [
            (window(self.units, first, last, words), own)
            for first, last, own in cuts_as_read(self.units, words, size["pieces"], size["overlap"])
        ]
        # The words of this test: runs of letters and digits, and single marks.
        self.words = [m.span() for m in re.finditer(r"\w+|[^\w\s]", text)]
        self.unit_rows = {"attribution": [], "words": [], **({"frames": []} if model.frames is not None else {})}
        self.word_rows: list[np.ndarray] = []
        for w, own in self.windows:
            self.run(session, w, own)

    def run(self, session, w, own: int) -> None:
        tensor = lambda row: np.array([row], dtype=np.int32)
        out = session.run(None, {"pieces": tensor(w.pieces), "case": tensor(w.case), "gap": tensor(w.gap)})
        told = dict(zip([o.name for o in session.get_outputs()], out, strict=True))
        for name, rows in self.unit_rows.items():
            rows.append(told[name][0][w.at[own - w.first :]])
        last = w.first + len(w.at)
        lo, hi = self.units[own].start, self.units[last - 1].end
        mine = [Word(a, b, self.text[a:b], "", "", -1, "", 0) for a, b in self.words if lo <= a < hi]
        lengths = [b - a for a, b in zip(w.at, [*w.at[1:], len(w.pieces) - 1], strict=True)]
        self.word_rows.append(told["words"][0][pieces_of_words(mine, self.units[w.first : last], w.at, lengths)])

    def at(self, output: str, name: str) -> np.ndarray:
        return np.concatenate(self.unit_rows[output])[:, slice(*self.labels["columns"][output][name])]

    def of_words(self, name: str) -> torch.Tensor:
        return torch.from_numpy(np.concatenate(self.word_rows)[:, slice(*self.labels["columns"]["words"][name])])

    @torch.no_grad()
    def told(self) -> dict:
        best = lambda output, name, chain: viterbi(self.at(output, name), np.array(chain["follow"]), np.array(chain["start"]))
        tree = self.tree()
        return {
            "text": self.text,
            "windows": [w.pieces for w, _ in self.windows],
            "attribution": best("attribution", "tags", self.labels["attribution"]),
            "names": best("words", "names", self.labels["names"]),
            "offices": self.at("words", "offices").argmax(1).tolist(),
            "starts": (self.at("words", "starts")[:, 0] > 0).astype(int).tolist(),
            "attributions": self.attributions(),
            "words": [list(w) for w in self.words],
            **tree,
            "groups": self.groups(tree["upos_of_words"], tree["xpos_of_words"]),
            **({"frames": self.frames()} if "frames" in self.unit_rows else {}),
        }

    def frames(self) -> list[dict]:
        """Kind, class, units, and the units of each part."""
        odds = task_frames.sigmoid(self.at("frames", "triggers"))
        sets = {name: self.softmax(name) for name in frames.CLASSES}
        asked = torch.from_numpy(self.at("frames", "ask").copy()).view(-1, len(frames.ROLES), frames.KEY)
        keys = torch.from_numpy(self.at("frames", "answer").copy())
        return sorted(
            (
                {"kind": frames.KINDS[k], "label": label, "at": list(at), "parts": self.parts(k, at, asked, keys)}
                for k, label, at, _ in task_frames.decode(odds, sets, TRIGGER)
            ),
            key=lambda f: f["at"][0],
        )

    def softmax(self, name: str) -> np.ndarray:
        return torch.softmax(torch.from_numpy(self.at("frames", name).copy()), 1).numpy()

    def parts(self, kind: int, at: tuple[int, int], asked: torch.Tensor, keys: torch.Tensor) -> dict[str, list[list[int]]]:
        odds = self.model.frames.parts([at], asked, keys)[0].numpy()
        shares = task_frames.sigmoid(odds)
        first, last = max(0, at[0] - REACH), min(len(keys), at[1] + REACH)
        runs = {
            frames.ROLES[r]: [[a + first, b + first] for a, b in task_frames.part_runs(shares[r, first:last])]
            for r in np.flatnonzero(frames.asked(kind))
        }
        return {role: found for role, found in runs.items() if found}

    def attributions(self) -> list[dict]:
        rows = np.concatenate(self.unit_rows["attribution"])
        vectors = torch.from_numpy(rows[:, len(attribution.TAGS) :].copy())
        tags = np.ascontiguousarray(rows[:, : len(attribution.TAGS)])
        decoded = task_attribution.decoded(self.model, self.units, tags, vectors)
        weights = np.array(self.labels["attribution"]["calibration"])
        return [
            {
                "cue": list(a.cue[0]),
                "source": list(a.source[0]) if a.source else None,
                "content": [list(s) for s in a.content],
                "confidence": round(float(sure(np.array(features(decoded, a)), weights)), 3),
            }
            for a in decoded.found
        ]

    def tree(self) -> dict:
        """Each word's best head by itself, all words as one sentence, and the relation to it."""
        s = self.model.syntax
        arcs = s.arcs(self.of_words("dependent"), self.of_words("governor"))
        arcs[torch.arange(len(arcs)), torch.arange(len(arcs)) + 1] = -1e9
        found = arcs.argmax(1) - 1
        scores = s.relations(self.of_words("relationDependent"), self.of_words("relationGovernor"), found)
        if "root" in self.model.labels.relations:
            scores[:, self.model.labels.relations.index("root")] = -1e9
        named = lambda table, rows: [table[i] for i in rows.argmax(1).tolist()]
        relations = named(self.model.labels.relations, scores)
        return {
            "heads": found.tolist(),
            "relations": ["root" if h < 0 else r for h, r in zip(found.tolist(), relations, strict=True)],
            "upos_of_words": named(self.model.labels.upos, self.of_words("upos")),
            "xpos_of_words": named(self.model.labels.xpos, self.of_words("xpos")),
        }

    def groups(self, upos: list[str], xpos: list[str]) -> list[list[list[int]]]:
        """Groups of at least two phrases, in words, all words as one sentence."""
        found = [
            Word(a, b, self.text[a:b], u, x, -1, "", 0) for (a, b), u, x in zip(self.words, upos, xpos, strict=True)
        ]
        d = Document("x", self.text, found)
        parts = tuple(self.of_words(n) for n in ("mention", "later", "earlier"))
        borders = torch.cat([self.of_words(n) for n in ("firstOf", "first", "lastOf", "last")], 1)
        made = task_coreference.grouped(self.model.coreference, d, parts[0][:, 0], parts[1], parts[2], borders)
        return sorted(sorted(list(s) for s in g) for g in made)
