"""Text to units and word pieces, with the spans that they stand on.

A *unit* is a run of letters, marks and digits, or one other visible character; every head but the parser labels
units. Offsets are Unicode code points, half-open. `src/reader/neural/units.ts` and `wordpiece.ts` are the
counterparts; `vectors/pieces.json` holds both to one answer.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import regex

#: Written out, since languages do not agree on \\s.
WHITE = r"\t\n\v\f\r\x1c-\x1f \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
#: "cannot", "gonna", "wanna" and "gotta" are two words in Universal Dependencies.
PARTED = r"[cC][aA][nN](?=[nN][oO][tT](?![\p{L}\p{M}\p{N}]))|(?:[gG][oO]|[wW][aA])[nN](?=[nN][aA](?![\p{L}\p{M}\p{N}]))"
UNIT = regex.compile(PARTED + r"|[gG][oO][tT](?=[tT][aA](?![\p{L}\p{M}\p{N}]))|[\p{L}\p{M}\p{N}]+|[^" + WHITE + r"\p{L}\p{M}\p{N}]")
LINE = regex.compile(r"[\n\r\u2028\u2029]")

#: How a unit is written: the vocabulary has no capitals, so the model is told.
LOWER, CAPITAL, UPPER, MIXED, DIGIT, MARK = range(6)
#: What stands before a unit: nothing, white space, a line break.
GLUED, SPACED, NEW_LINE = range(3)
CASES, GAPS = 6, 3

LONGEST = 60  # code points; a longer unit becomes [UNK], as in BERT's own word pieces


@dataclass(frozen=True, slots=True)
class Unit:
    start: int
    end: int
    text: str
    case: int
    gap: int


def case_of(text: str) -> int:
    if not any(c.isalnum() for c in text):
        return MARK
    letters = [c for c in text if c.isalpha()]
    if not letters:
        return DIGIT
    upper = sum(c != c.lower() for c in letters)
    if upper == 0:
        return LOWER
    if upper == len(letters) and len(letters) > 1:
        return UPPER
    return CAPITAL if letters[0] != letters[0].lower() and upper == 1 else MIXED


def gap_of(between: str) -> int:
    if LINE.search(between):
        return NEW_LINE
    return SPACED if between else GLUED


def units(text: str) -> list[Unit]:
    """The units of `text`, in order. What stands before the first one counts as a line break."""
    found, end = [], 0
    for m in UNIT.finditer(text):
        between = "\n" if not found else text[end : m.start()]
        found.append(Unit(m.start(), m.end(), m.group(), case_of(m.group()), gap_of(between)))
        end = m.end()
    return found


def normalise(text: str) -> str:
    """Lower case without accents, as the uncased vocabulary was made."""
    return "".join(c for c in unicodedata.normalize("NFD", text.lower()) if unicodedata.category(c) != "Mn")


class WordPieces:
    """Longest-match-first word pieces (Wu et al. 2016) over one unit at a time."""

    def __init__(self, vocabulary: list[str], unknown: str = "[UNK]", first: str = "[CLS]", last: str = "[SEP]"):
        self.ids = {piece: i for i, piece in enumerate(vocabulary)}
        self.unknown, self.first, self.last = self.ids[unknown], self.ids[first], self.ids[last]
        self.mask = self.ids.get("[MASK]", self.ids.get("<mask>", self.unknown))
        self.of = lru_cache(maxsize=200_000)(self._of)

    @classmethod
    def load(cls, path: str | Path) -> WordPieces:
        vocabulary = Path(path).read_text("utf8").split("\n")
        if vocabulary[-1] == "":
            vocabulary.pop()
        # MPNet's file has BERT's words with other names for the special ones.
        if "[CLS]" not in vocabulary:
            return cls(vocabulary, first="<s>", last="</s>")
        return cls(vocabulary)

    def _of(self, text: str) -> tuple[int, ...]:
        word = normalise(text)
        if not word or len(word) > LONGEST:
            return (self.unknown,)
        pieces, start = [], 0
        while start < len(word):
            end = len(word)
            while end > start:
                piece = self.ids.get(word[start:end] if start == 0 else "##" + word[start:end])
                if piece is not None:
                    break
                end -= 1
            else:
                return (self.unknown,)
            pieces.append(piece)
            start = end
        return tuple(pieces)
