"""Cases that Python and TypeScript both read: units and word pieces of awkward texts, best tags of small chains.

    python -m rapporteur_training.vectors ../vectors
"""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path

import numpy as np

from .attribution import TAGS, legal, viterbi
from .units import WordPieces, units

PIECES = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "the", "peace", "talk", "##s", "istanbul", "i", "caf", "##e", "cafe", "can", "not", "wan", "##na", "na", "gon", "got", "ta", "said", ".", ",", "“", "”", '"', "'", "’", "s", "t", "don", "n", "u", "-", "–", "…", "1", "##4", "14", "##th", "th", "2", "##0", "##3", "##1", "%", "€", "$", "z", "##u", "##r", "##i", "##ch", "re", "##sume", "!", "?", "(", ")", "🕊", "北", "##京", "京", "a", "##b", "b", "x"]

TEXTS = [
    "The talks said “peace”.",
    "Cafe\u0301 and café, CAFÉ CaFé.",
    "İstanbul I\u0307stanbul istanbul ISTANBUL",
    "🕊 the 🕊️talks👩‍👩‍👧 said",
    "don't don’t can't cannot Cannot CANNOT scannot cannots wanna gonna gotta gottas",
    "U.S. 14th 2,031 14% €14 $2 x-b re-sume",
    "the\n\ntalks\r\nsaid\u2028peace\u2029the\u00a0talks\u3000said\ufeffpeace\x85the\x1ctalks",
    "北京 said … – ‘the’ \"talks\"",
    "a" * 61 + " " + "b" * 60,
    "ß ẞ Σίσυφος ΟΔΟΣ Ǆ ǅ ﬁ ½ ² Ⅷ ٣",
    "e\u0301\u0301 \u0301 क्षि किताब",
    "",
    " \n ",
]


def pieces() -> dict:
    words = WordPieces(PIECES)
    cases = []
    for text in TEXTS:
        cases.append(
            {
                "text": text,
                "units": [[u.start, u.end, u.case, u.gap, *words.of(u.text)] for u in units(text)],
            }
        )
    return {"pieces": PIECES, "unknown": "[UNK]", "first": "[CLS]", "last": "[SEP]", "cases": cases}


def decoding() -> dict:
    """Chains with scores of two decimals, so that no reader of JSON rounds them."""
    rng = random.Random(4)
    n = len(TAGS)
    table = [[round(rng.uniform(-1, 1), 2) if ok else -10000.0 for ok in row] for row in legal()]
    cases = []
    for length in (0, 1, 2, 7, 40):
        scores = [[round(rng.uniform(-3, 3), 2) for _ in range(n)] for _ in range(length)]
        best = viterbi(np.array(scores, dtype=np.float32).reshape(length, n), np.array(table[:-1]), np.array(table[-1]))
        cases.append({"scores": scores, "best": best})
    lengths = [rng.randrange(1, 5) for _ in range(300)]
    breaks = [2 if rng.random() < 0.02 else 1 if rng.random() < 0.05 else 0 for _ in lengths]
    return {"tags": TAGS, "follow": table[:-1], "start": table[-1], "cases": cases, "lengths": lengths, "breaks": breaks}


def main() -> None:
    folder = Path(sys.argv[1])
    write = lambda name, what: (folder / name).write_text(
        json.dumps(what, ensure_ascii=True, separators=(",", ":")) + "\n", "utf8"
    )
    write("pieces.json", pieces())
    write("decoding.json", decoding())


if __name__ == "__main__":
    main()
