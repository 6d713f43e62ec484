"""Offices ("deputy foreign minister", "special envoy") as spans of units, marked by the project's own lexicon.

No public set marks them, so the labels are silver: the lexicon's words with what stands before them as a rule. What the head
learns beyond the lexicon it learns from the company that such words keep.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from .units import Unit, units

LEXICON = Path(__file__).parents[2] / "src" / "lexicon" / "data" / "offices.tsv"
CLASSES = frozenset(["head", "minister", "envoy", "spokesperson", "official", "legislator", "military", "royal", "religious"])
#: Words that belong to the office that follows them.
BEFORE = frozenset(
    ["acting", "assistant", "associate", "caretaker", "chief", "deputy", "designate", "elect", "executive", "ex", "first", "former", "general", "government", "incoming", "interim", "joint", "junior", "lead", "national", "new", "outgoing", "permanent", "principal", "second", "senior", "special", "state", "top", "under", "vice", "foreign", "defence", "defense", "interior", "finance", "trade", "justice", "health", "energy", "prime", "home", "economy", "peace"]
)
TAGS = ("O", "B", "I")


@lru_cache(maxsize=1)
def phrases() -> dict[str, list[tuple[str, ...]]]:
    """Offices in lower case by their first unit, the longest first."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for line in LEXICON.read_text("utf8").split("\n"):
        parts = line.split("\t")
        if line.startswith("#") or len(parts) < 3 or parts[2] not in CLASSES:
            continue
        for word in (parts[0], parts[1]):
            us = tuple(u.text.lower() for u in units(word))
            if us:
                found.setdefault(us[0], set()).add(us)
    return {k: sorted(v, key=len, reverse=True) for k, v in found.items()}


def tags_of(us: list[Unit]) -> list[int]:
    """0 outside, 1 begins an office, 2 continues it."""
    lower = [u.text.lower() for u in us]
    tags = [0] * len(us)
    i = 0
    while i < len(us):
        hit = next((p for p in phrases().get(lower[i], ()) if tuple(lower[i : i + len(p)]) == p), None)
        if hit is None:
            i += 1
            continue
        first = i
        while first > 0 and tags[first - 1] == 0 and lower[first - 1] in BEFORE and us[first].gap == 1:
            first -= 1
        tags[first : i + len(hit)] = [1] + [2] * (i + len(hit) - first - 1)
        i += len(hit)
    return tags
