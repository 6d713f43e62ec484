"""Marks of real reports, kept apart from their words, which are not ours to hand on.

    python -m rapporteur_training.standoff --passages MARKED.txt --data DATA --to reports/NAME.txt

A file of stand-off marks holds what a file of passages holds, without a word of a report: `%%% SET ID LINES DIGEST` names the
lines of a report that a passage is made of (`wire`: a report of wire/reports.jsonl; `timeml`: sentences of an article in timeml/; `polnear`: lines of an article in polnear/train/text;
`conll`: sentences of ner/conll2003-train.txt, which has no reports, so that the ID is `-`), and in the marks `12-30` stands for words. Those numbers count the code points of the
passage that are not blank, half-open, so that it does not matter how tokens were put together. The digest is of those code points.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from itertools import accumulate
from pathlib import Path
from xml.etree import ElementTree

from .marks import Passage, Span, find, mark, parts
from .names import load

#: Roles whose value is a word of the codebook and not of the report.
VALUED = {"mode", "rung", "channel", "issue", "hedge", "format"}

GLUED = re.compile(r"[.,;:?!%)]|'s|n't|'[a-z]+")


def solid(text: str) -> str:
    return "".join(text.split())


def sentence(tokens: list[str]) -> str:
    """Tokens as running text; every other quotation mark opens one."""
    out, inside = "", False
    for t in tokens:
        opens = t == '"' and not inside
        glued = (t == '"' and inside) or GLUED.fullmatch(t) or out.endswith(("(", "\0"))
        out += t if glued or not out else f" {t}"
        if t == '"':
            inside = not inside
        out += "\0" if opens else ""
    return out.replace("\0", "")


def told_lines(text: str) -> list[str]:
    return [row for row in (" ".join(line.split()) for line in text.split("\n")) if row]


def sources(data: Path) -> dict[tuple[str, str], list[str]]:
    """The lines of every report, by set and id."""
    found = {}
    for line in (data / "wire" / "reports.jsonl").read_text("utf8").splitlines():
        report = json.loads(line)
        found["wire", report["id"]] = told_lines(report["text"])
    for path in sorted((data / "polnear" / "train" / "text").glob("*.txt")):
        found["polnear", path.name] = told_lines(path.read_text("utf8"))
    for path in sorted((data / "timeml").glob("*.tml")):
        article = " ".join("".join(ElementTree.parse(path).getroot().find("TEXT").itertext()).split())
        found["timeml", path.name] = re.split(r"(?<=[.?!])\s+(?=[\"A-Z])", article)
    found["conll", "-"] = [sentence(s.tokens) for s in load(data / "ner" / "conll2003-train.txt")]
    return found


def digest(text: str) -> str:
    return hashlib.sha256(solid(text).encode()).hexdigest()[:12]


def given(numbers: str, text: str) -> Span:
    """The words that `12-30` stands for."""
    a, b = (int(n) for n in numbers.split("-"))
    at = [i for i, c in enumerate(text) if not c.isspace()]
    return at[a], at[b - 1] + 1


def passages_apart(path: Path, data: Path) -> list[Passage]:
    """Passages of a file of stand-off marks.

    Raises ValueError where the data holds other words than those that were marked.
    """
    lines, out = sources(data), []
    for part in re.split(r"^%%% ", path.read_text("utf8"), flags=re.MULTILINE)[1:]:
        head, *rows = part.splitlines()
        name, of, which, wanted = head.split()
        text = "\n".join(lines[name, of][int(i)] for i in which.split(","))
        if digest(text) != wanted:
            raise ValueError(f"{name} {of} {which}: these are not the words that were marked")
        out.append(Passage(f"{name}-{of}-{which}", text, [mark(text, row, given) for row in rows if row.strip()]))
    return out


def numbered(text: str, line: str) -> str:
    """A mark with numbers for its words."""
    before = list(accumulate((0 if c.isspace() else 1 for c in text), initial=0))

    def number(words: str) -> str:
        a, b = find(text, words)
        return f"{before[a]}-{before[b]}"

    first, *roles = re.split(r"\s+\|\s+", line)
    told = [first]
    for role in roles:
        name, words = re.fullmatch(r"(\w+):\s*(.*)", role.strip(), re.DOTALL).groups()
        bare, *value = re.split(r"(?:^|\s)=\s", words, maxsplit=1)
        each = re.split(r"\s+//\s+", bare.strip()) if bare.strip() else []
        apart = bare.strip() if name == "in" else " // ".join(number(w) for w in each)
        kept = f"= {value[0].strip()}" if value and name in VALUED else ""
        told.append(" ".join(filter(None, [f"{name}:", apart, kept])))
    return " | ".join(told)


def packed(source: str, lines: dict[tuple[str, str], list[str]]) -> str:
    """Marked passages, whose lines stand in the data, as stand-off marks."""
    at = {}
    for of, rows in lines.items():
        for i, row in enumerate(rows):
            at.setdefault(solid(row), []).append((*of, i))
    out = []
    for part in parts(source):
        text, marked = re.split(r"^===[ \t]*\n", part, maxsplit=1, flags=re.MULTILINE)
        text = text.rstrip("\n")
        places = [at[solid(row)] for row in text.split("\n")]
        reports = set.intersection(*({p[:2] for p in found} for found in places))
        name, of = sorted(reports)[0]
        which = ",".join(str(next(p[2] for p in found if p[:2] == (name, of))) for found in places)
        rows = [numbered(text, row.strip()) for row in marked.split("\n") if row.strip() and not row.strip().startswith("#")]
        out.append("\n".join([f"%%% {name} {of} {which} {digest(text)}", *rows, ""]))
    return "\n".join(out)


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--passages", required=True, type=Path, action="append", help="files of passages over words of the data")
    p.add_argument("--data", required=True, type=Path)
    p.add_argument("--to", required=True, type=Path)
    a = p.parse_args()
    a.to.parent.mkdir(parents=True, exist_ok=True)
    lines = sources(a.data)
    a.to.write_text("\n".join(packed(f.read_text("utf8"), lines) for f in a.passages), "utf8")


if __name__ == "__main__":
    main()
