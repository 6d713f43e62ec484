"""Frames: the words that make a meeting, a proposal, an answer, a position, a condition, a promise, an act or a judgement, their
class, and the words that play a part in it.

Triggers are labelled unit by unit in one layer for each kind, since the same words may be an act and an answer; parts are chosen for
a trigger and a role, unit by unit as well.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .marks import Mark, Passage
from .units import Unit, units

STANCES = ["demands", "offers", "accepts", "accepts in part", "accepts if", "open", "warmer", "worried", "critical", "rejects in part", "rejects", "red line", "withdrawn"]

#: The classes of each kind.
LAYERS: dict[str, list[str]] = {
    "statement": ["asserts", "denies", "doubts", "declines to say"],
    "meeting": ["possible", "offered", "planned", "under way", "held", "postponed", "cancelled", "broken off"],
    "proposal": ["on the table", "earlier", "withdrawn", "unknown"],
    "reception": STANCES,
    "position": STANCES,
    "condition": ["only if", "if", "unless", "until", "after", "depends on", "waits for", "in exchange for"],
    "commitment": ["pending", "due", "done", "broken", "disputed"],
    "event": ["AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"],
    "assessment": ["nearer", "further", "unchanged", "open", "stalled", "ended", "value"],
}  # fmt: skip
KINDS = list(LAYERS)
#: Of an event's trigger: whether it happened.
STATUS = ["happened", "planned", "denied"]
#: Sets of classes, each told apart by scores of its own; answers and positions share their stances.
CLASSES = {**{k: v for k, v in LAYERS.items() if v is not STANCES}, "stance": STANCES, "status": STATUS}


def class_set(kind: str) -> str:
    return "stance" if LAYERS[kind] is STANCES else kind

ROLES = ["agent", "patient", "content", "of", "terms", "dependent", "required", "participant", "mediator", "about", "drawnUpBy", "tabledBy", "carriedBy", "lineage", "place", "window", "object"]

#: Roles that are asked of each kind; the same words may make frames of two kinds, so what one is not asked for says nothing of the other.
ASKED: dict[str, list[str]] = {
    "statement": ["agent", "content"],
    "meeting": ["participant", "mediator", "about", "place"],
    "proposal": ["drawnUpBy", "tabledBy", "carriedBy", "patient", "terms", "lineage"],
    "reception": ["agent", "of"],
    "position": ["agent", "terms"],
    "condition": ["agent", "dependent", "required"],
    "commitment": ["agent", "patient", "window"],
    "event": ["agent", "patient", "object"],
    "assessment": ["agent", "of"],
}

#: Roles of the codebook that are one part to the model; the rest has its own name.
PARTS = {
    "source": "agent", "actor": "agent", "holder": "agent", "setBy": "agent", "by": "agent",
    "recipient": "patient", "counterpart": "patient", "handedTo": "patient",
    "content": "content", "of": "of", "terms": "terms", "term": "terms", "object": "object",
    "dependent": "dependent", "required": "required", "participant": "participant", "mediator": "mediator",
    "about": "about", "discussed": "about", "notDiscussed": "about",
    "drawnUpBy": "drawnUpBy", "tabledBy": "tabledBy", "carriedBy": "carriedBy", "handedFrom": "carriedBy",
    "basedOn": "lineage", "revises": "lineage", "addsTo": "lineage", "replaces": "lineage",
    "place": "place", "window": "window", "trigger": "window",
}  # fmt: skip

#: Units between a trigger and a part, signed, in classes; the last on each side takes all that is farther.
REACHES = (0, 1, 2, 3, 5, 8, 12, 18, 28, 45)
DISTANCES = 2 * len(REACHES) + 2
KEY = 48
#: What the product of a question and an answer is divided by: less than the root of their length, or parts are learned late.
SCALE = 2.0


def distance(trigger: tuple[int, int], unit: int) -> int:
    """Class of the way from a trigger to a unit; inside it is 0."""
    if trigger[0] <= unit < trigger[1]:
        return 0
    gap = unit - trigger[1] if unit >= trigger[1] else trigger[0] - 1 - unit
    k = sum(gap > r for r in REACHES)
    return 1 + min(k, len(REACHES) - 1) + (len(REACHES) if unit < trigger[0] else 0)


@dataclass
class Trigger:
    layer: int  # of KINDS
    label: int  # of the classes of its kind
    at: tuple[int, int]  # units, half-open
    #: Role to the units that play it.
    parts: dict[int, list[tuple[int, int]]]
    status: int = -1
    #: A teacher's shares instead: of the classes, of the status, and [roles, units] of the parts.
    shares: np.ndarray | None = None
    statuses: np.ndarray | None = None
    answers: np.ndarray | None = None


def asked(layer: int) -> np.ndarray:
    """[roles] of whether each is asked of a kind."""
    return np.isin(ROLES, ASKED[KINDS[layer]])


def label_of(mark: Mark) -> int:
    """The class of a mark among those of its kind; -1 where the kind has none."""
    if mark.kind not in LAYERS:
        return -1
    classes = LAYERS[mark.kind]
    if mark.kind == "assessment":
        told = [c for c in mark.classes if c in classes]
        return classes.index(told[0] if told else "value")
    told = mark.classes[1] if mark.kind == "statement" else mark.classes[0]
    return classes.index(told)


def within(us: list[Unit], span: tuple[int, int]) -> tuple[int, int] | None:
    """Units that share a character with a span."""
    inside = [i for i, u in enumerate(us) if u.start < span[1] and span[0] < u.end]
    return (inside[0], inside[-1] + 1) if inside else None


def triggers(passage: Passage, us: list[Unit] | None = None) -> tuple[list[Unit], list[Trigger]]:
    """Units of the text, and what stands in it."""
    us = us if us is not None else units(passage.text)
    found = []
    for mark in passage.marks:
        label = label_of(mark)
        own = mark.spans("cue" if mark.kind == "statement" else "words")
        if label < 0 or not own:
            continue
        parts: dict[int, list[tuple[int, int]]] = {}
        for role, given in mark.roles.items():
            part = PARTS.get(role)
            if part not in ASKED[mark.kind]:
                continue
            for spans in given:
                for span in spans:
                    at = within(us, span)
                    if at:
                        parts.setdefault(ROLES.index(part), []).append(at)
        status = STATUS.index(mark.classes[1]) if mark.kind == "event" else -1
        for span in own[:1]:
            at = within(us, span)
            if at:
                found.append(Trigger(KINDS.index(mark.kind), label, at, parts, status))
    return us, found
