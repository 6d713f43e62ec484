"""What the exported model answers in Python, for the program to answer the same: `parity.json` beside the model.

Texts are shorter than a window, so that both cut them alike. Scores are the runtime's own, so a tag may differ where the
processor multiplies int8 another way and two tags are as good as equal; the test allows one unit in a hundred.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnxruntime

from .attribution import viterbi
from .units import WordPieces, units
from .windows import window

TEXTS = [
    "The envoy, Lena Orsk, told reporters in Tolmar on Monday that “the talks go on”. “We are not there yet,” she said.",
    "According to two officials familiar with the draft, Varenia’s foreign ministry won’t accept the text unless its "
    "neighbour withdraws; a spokesman declined to comment.",
    "Café owners in İzmir said 🕊 isn’t enough — the minister’s aide, Zoltán Örs, agreed.",
    "TOLMAR, March 4 (Agency) — The president of the council, who met her counterpart for five hours, "
    "“saw no reason for haste”, her office wrote in a post.\n\nNobody else spoke.",
    "¿Qué? said nobody: … “unclosed",
    "word",
]


def answers(path: Path, words: WordPieces, labels: dict) -> dict:
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    return {"texts": [answer(session, words, labels, text) for text in TEXTS]}


def answer(session: onnxruntime.InferenceSession, words: WordPieces, labels: dict, text: str) -> dict:
    us = units(text)
    w = window(us, 0, len(us), words)
    tensor = lambda row: np.array([row], dtype=np.int32)
    rows = session.run(None, {"pieces": tensor(w.pieces), "case": tensor(w.case), "gap": tensor(w.gap)})
    told = dict(zip([o.name for o in session.get_outputs()], rows, strict=True))
    at = lambda output, name: told[output][0][w.at, slice(*labels["columns"][output][name])]
    best = lambda output, name, chain: viterbi(at(output, name), np.array(chain["follow"]), np.array(chain["start"]))
    return {
        "text": text,
        "pieces": w.pieces,
        "attribution": best("attribution", "tags", labels["attribution"]),
        "names": best("words", "names", labels["names"]),
        "offices": at("words", "offices").argmax(1).tolist(),
        "upos": at("words", "upos").argmax(1).tolist(),
        "starts": (at("words", "starts")[:, 0] > 0).astype(int).tolist(),
    }
