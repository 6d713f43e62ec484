"""Universal Dependencies documents as running text with words, heads, relations, sentences, and GUM's entities."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from .units import Unit, units


@dataclass
class Word:
    start: int  # code points of the document's text
    end: int
    form: str
    upos: str
    xpos: str
    head: int  # number of the word in the document; -1 for a root
    deprel: str
    sentence: int


@dataclass
class Mention:
    first: int  # words, half-open
    last: int
    group: str  # one for everything that means the same
    kind: str


@dataclass
class Document:
    name: str
    text: str
    words: list[Word]
    mentions: list[Mention] = field(default_factory=list)
    units: list[Unit] = field(default_factory=list)


def load(path: str | Path) -> list[Document]:
    """Documents of a CoNLL-U file. A paragraph begins on a new line; other sentences follow one blank."""
    found: list[Document] = []
    builder: Builder | None = None
    rows: list[list[str]] = []
    paragraph = False
    for line in Path(path).read_text("utf8").split("\n"):
        if line.startswith("# newdoc"):
            if builder:
                found.append(builder.done())
            builder = Builder(line.split("=", 1)[-1].strip())
            paragraph = True
        elif line.startswith("# newpar"):
            paragraph = True
        elif line.startswith("#"):
            continue
        elif line:
            rows.append(line.split("\t"))
        elif rows:
            assert builder
            builder.sentence(rows, paragraph)
            rows, paragraph = [], False
    if builder:
        found.append(builder.done())
    return found


class Builder:
    def __init__(self, name: str):
        self.document = Document(name, "", [])
        self.parts: list[str] = []
        self.length = 0
        self.sentences = 0
        self.open: dict[str, list[tuple[int, str]]] = {}
        self.spaced = False

    def add(self, text: str) -> int:
        start = self.length
        self.parts.append(text)
        self.length += len(text)
        return start

    def sentence(self, rows: list[list[str]], paragraph: bool) -> None:
        if self.length:
            self.add("\n" if paragraph else ("" if not self.spaced else ""))
        base = len(self.document.words) - 1
        surface: dict[int, tuple[int, int]] = {}
        skip_to = 0
        for row in rows:
            if "." in row[0]:
                continue
            if "-" in row[0]:
                a, b = map(int, row[0].split("-"))
                inner = [r for r in rows if r[0].isdigit() and a <= int(r[0]) <= b]
                for number, span in zip(range(a, b + 1), split_surface(row[1], [r[1] for r in inner]), strict=True):
                    surface[number] = (self.length + span[0], self.length + span[1])
                self.add(row[1])
                self.space(row)
                skip_to = b
                continue
            number = int(row[0])
            if number > skip_to:
                start = self.add(row[1])
                surface[number] = (start, self.length)
                self.space(row)
            start, end = surface[number]
            head = int(row[6])
            self.document.words.append(
                Word(start, end, row[1], row[3], row[4], -1 if head == 0 else base + head, row[7], self.sentences)
            )
            self.entities(row[9])
        self.sentences += 1

    def space(self, row: list[str]) -> None:
        self.spaced = "SpaceAfter=No" not in row[9]
        if self.spaced:
            self.add(" ")

    def entities(self, misc: str) -> None:
        m = re.search(r"Entity=([^|]+)", misc)
        if not m:
            return
        here = len(self.document.words) - 1
        for opening, closing in re.findall(r"\(([^()]+\)?)|([^()]+)\)", m.group(1)):
            if opening:
                whole = opening.endswith(")")
                parts = opening.rstrip(")").split("-")
                group, kind = parts[0], parts[1] if len(parts) > 1 else ""
                if whole:
                    self.document.mentions.append(Mention(here, here + 1, base_group(group), kind))
                else:
                    self.open.setdefault(group, []).append((here, kind))
            else:
                group = closing.split("-")[0]
                if self.open.get(group):
                    first, kind = self.open[group].pop()
                    self.document.mentions.append(Mention(first, here + 1, base_group(group), kind))

    def done(self) -> Document:
        self.document.text = "".join(self.parts)
        self.document.units = units(self.document.text)
        return self.document


def base_group(group: str) -> str:
    """A part of a discontinuous mention names its group before the bracket: 12[1/2]."""
    return group.split("[")[0]


def split_surface(surface: str, forms: list[str]) -> list[tuple[int, int]]:
    """Where the words of a multiword token stand in it; shares of its length when they are not spelled out."""
    if "".join(forms) == surface:
        spans, at = [], 0
        for f in forms:
            spans.append((at, at + len(f)))
            at += len(f)
        return spans
    n, k = len(surface), len(forms)
    return [(i * n // k, (i + 1) * n // k) for i in range(k)]


def pieces_of_words(words: list[Word], us: list[Unit], at: list[int], lengths: list[int]) -> list[int]:
    """The piece that stands for each word: the first piece of the first unit that begins in it, else the last piece of
    the unit that it begins in. `at` and `lengths` give first piece and number of pieces of each unit; -1: not in `us`."""
    found, k = [], 0
    for w in words:
        while k < len(us) and us[k].end <= w.start:
            k += 1
        j = k
        while j < len(us) and us[j].start < w.start:
            j += 1
        if j < len(us) and us[j].start < w.end and j < len(at):
            found.append(at[j])
        elif k < len(us) and us[k].start < w.end and k < len(at):
            found.append(at[k] + lengths[k] - 1)
        else:
            found.append(-1)
    return found
