"""Marked texts: the project's own passages and gold, in the notation of `fixtures/gold/README.md`.

A passage is a text and its marks, parted by a line of `===`; a file of passages parts them by lines that begin with `%%%`.
`src/score/gold.ts` is the counterpart. Offsets are Unicode code points, half-open.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

Span = tuple[int, int]


@dataclass
class Mark:
    kind: str
    classes: list[str]
    #: Spans of each role, one list for each time that the role is given.
    roles: dict[str, list[list[Span]]] = field(default_factory=dict)
    said_in: str | None = None
    id: str | None = None

    def spans(self, role: str) -> list[Span]:
        return [s for given in self.roles.get(role, []) for s in given]


@dataclass
class Passage:
    name: str
    text: str
    marks: list[Mark]


class Slip(Exception):
    """A mark that does not fit its text."""


def find(text: str, given: str) -> Span:
    """Words that stand once in the text; `[ ]` picks the words meant out of a longer stretch that does."""
    opens, closes = given.find("["), given.rfind("]")
    before, words, after = "", given, ""
    if 0 <= opens < closes:
        before, words, after = given[:opens], given[opens + 1 : closes], given[closes + 1 :]
    whole = before + words + after
    if text.count(whole) < 1:
        raise Slip(f"not in the text: {whole}")
    at = text.index(whole) + len(before)
    return at, at + len(words)


FIRST = re.compile(r"(?:([a-z]+\d+)\s+)?(\w+)\s*(.*)", re.DOTALL)
ROLE = re.compile(r"(\w+):\s*(.*)", re.DOTALL)


def mark(text: str, line: str, where: Callable[[str, str], Span] | None = None) -> Mark:
    """A mark of a text; `where` finds what stands for words, without it words stand for themselves."""
    first, *rest = re.split(r"\s+\|\s+", line)
    name, kind, classes = FIRST.fullmatch(first).groups()
    found = Mark(kind, [c for c in re.split(r"\s*,\s*", classes.strip()) if c], id=name)
    for part in rest:
        told = ROLE.fullmatch(part.strip())
        if not told:
            raise Slip(f'not "role: words": {part}')
        role, given = told.groups()
        if role == "in":
            found.said_in = given.strip()
            continue
        words = re.split(r"(?:^|\s)=\s", given, maxsplit=1)[0].strip()
        each = re.split(r"\s+//\s+", words) if words else []
        spans = [where(w, text) if where else find(text, w) for w in each]
        found.roles.setdefault(role, []).append(spans)
    return found


def passage(name: str, source: str) -> Passage:
    """A text and its marks; lines before a first of two `===` are the head of a report and left out."""
    parts = re.split(r"^===[ \t]*\n", source, flags=re.MULTILINE)
    text, marked = parts[-2], parts[-1]
    text = text.rstrip("\n")
    marks = [mark(text, line.strip()) for line in marked.split("\n") if line.strip() and not line.strip().startswith("#")]
    return Passage(name, text, marks)


def parts(source: str) -> list[str]:
    """The passages of a file as they are written."""
    return [p.lstrip("\n") for p in re.split(r"^%%%.*\n", source, flags=re.MULTILINE) if p.strip()]


def passages_of(name: str, source: str) -> list[Passage]:
    return [passage(f"{name}-{i}", part) for i, part in enumerate(parts(source), 1)]
