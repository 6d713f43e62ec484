"""The trained reader as a folder that the program reads: model.onnx, tokenizer.json, labels.json, parity.json.

    python -m rapporteur_training.export --model OUT/model.pt --vocabulary WEIGHTS/vocab.txt --to ../models/reader [--data DATA]

With DATA, confidences are calibrated on the development articles of PolNeAR.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
import onnx
import torch

from . import attribution, coreference, frames, heads, names, offices
from .calibrate import calibrate
from .data import Sets
from .encoder import Shape
from .graph import build
from .model import TASKS, Labels, Reader
from .parity import answers
from .units import WordPieces


def columns(model: Reader) -> dict[str, dict[str, list[int]]]:
    """Where each head's numbers stand in the rows of its output, half-open."""
    s = model.syntax

    def places(parts: list[tuple[str, int]]) -> dict[str, list[int]]:
        at, out = 0, {}
        for name, n in parts:
            out[name] = [at, at + n]
            at += n
        return out

    found = {
        "attribution": places(
            [("tags", len(attribution.TAGS))]
            + [(n, heads.LINK) for n in ("cueOfContent", "content", "cueOfSource", "source")]
            + [("noSource", 1)]
        )
    }
    if s is not None:
        found["words"] = places(
            [
                ("names", len(names.TAGS)),
                ("starts", 1),
                ("offices", len(offices.TAGS)),
                ("upos", s.upos.out_features),
                ("xpos", s.xpos.out_features),
                ("relationDependent", heads.RELATION),
                ("relationGovernor", heads.RELATION),
                ("mention", 1),
                ("later", heads.COREFERENCE),
                ("earlier", heads.COREFERENCE + 1),
                *((n, heads.BORDER) for n in ("firstOf", "first", "lastOf", "last")),
                ("dependent", heads.ARC),
                ("governor", heads.ARC + 1),
            ]
        )
    if model.frames is not None:
        found["frames"] = places(
            [
                ("triggers", len(frames.KINDS)),
                *((name, len(classes)) for name, classes in frames.CLASSES.items()),
                ("answer", frames.KEY),
                ("ask", len(frames.ROLES) * frames.KEY),
            ]
        )
    return found


def table(t: torch.Tensor) -> list:
    return json.loads(json.dumps(np.round(t.detach().numpy().astype(float), 4).tolist()))


def encoder(model: Reader) -> dict:
    """Shapes of what is multiplied, for whoever measures speed; how many of the layers every head stands on."""
    e = model.encoder
    shape = {"width": e.shape.width, "inner": e.shape.inner, "heads": e.shape.heads}
    if model.frames is not None:
        shape["framed"] = list(model.framed)
    return {**shape, "layers": len(e.trunk) + sum(len(b) for b in e.branches) + len(model.frame_layers or []), "shared": len(e.trunk)}


def labels(model: Reader, size: int) -> dict:
    """Label sets, columns, and the small tables that the decoders add to what the graph gives."""
    a = model.attribution
    out = {
        "format": 1,
        "encoder": encoder(model),
        "window": {**WINDOW, "pieces": min(size, WINDOW["pieces"])},
        "columns": columns(model),
        "attribution": {
            "tags": attribution.TAGS,
            "follow": table(a.chain.tables()[0]),
            "start": table(a.chain.tables()[1]),
            "far": table(a.far),
            "cues": table(a.cues),
            "lines": table(a.lines),
            "distances": list(heads.DISTANCES),
        },
    }
    if model.syntax is not None:
        s, c, n = model.syntax, model.coreference, model.names
        out["offices"] = {"tags": list(offices.TAGS)}
        out["names"] = {"tags": names.TAGS, "follow": table(n.chain.tables()[0]), "start": table(n.chain.tables()[1])}
        out["syntax"] = {
            "upos": model.labels.upos,
            "xpos": model.labels.xpos,
            "relations": model.labels.relations,
            "root": table(s.root),
            "relation": {"weight": table(s.relation.weight), "bias": table(s.relation.bias)},
        }
        out["coreference"] = {
            "words": list(coreference.WORDS_APART),
            "sentences": list(coreference.SENTENCES_APART),
            "kinds": coreference.KINDS,
            "tables": [table(t) for t in c.tables],
            "spread": table(c.spread),
        }
    if model.frames is not None:
        out["frames"] = {
            "kinds": {kind: frames.class_set(kind) for kind in frames.KINDS},
            "classes": frames.CLASSES,
            "roles": frames.ROLES,
            "asked": frames.ASKED,
            "reaches": list(frames.REACHES),
            "scale": frames.SCALE,
            "far": table(model.frames.far),
            "bias": table(model.frames.bias),
        }
    return out


def load(path: Path) -> tuple[Reader, int]:
    state = torch.load(path)
    shape, labels = Shape(**state["shape"]), Labels(**state["labels"])
    framed = tuple(state.get("framed", (0, 0)))
    model = Reader(shape, state["tasks"], labels, own=state["own"], framed=framed)
    model.load_state_dict(state["model"])
    return model.eval(), state["size"]


#: Windows of the program, in word pieces; none may be longer than those of the training (EXPERIMENTS.md compares).
WINDOW = {"pieces": 192, "overlap": 16}


def vocabulary(path: Path) -> list[str]:
    return path.read_text("utf8").rstrip("\n").split("\n")


def useful(piece: str) -> bool:
    """Whether a piece can stand in text of Latin, Greek or Cyrillic letters, or is a special one that is used."""
    if piece.startswith("[unused"):
        return False
    return all(ord(c) < 0x530 or 0x1E00 <= ord(c) < 0x2C00 for c in piece)


def prune(model: Reader, pieces: list[str]) -> list[str]:
    """Drops the word vectors of pieces that no text to be read has; gives the pieces that are left."""
    kept = [i for i, piece in enumerate(pieces) if useful(piece)]
    table = model.encoder.words
    model.encoder.words = torch.nn.Embedding.from_pretrained(table.weight.detach()[kept].clone())
    return [pieces[i] for i in kept]


def write(model: Reader, pieces: list[str], to: Path, bits: int, calibration: list[float] | None = None) -> None:
    to.mkdir(parents=True, exist_ok=True)
    longest = min(WINDOW["pieces"], model.encoder.shape.positions)
    onnx.save(build(model, bits, longest), to / "model.onnx")
    tokenizer = {"unknown": "[UNK]", "first": "[CLS]", "last": "[SEP]", "pieces": pieces}
    (to / "tokenizer.json").write_text(json.dumps(tokenizer, ensure_ascii=False), "utf8")
    digest = lambda name: hashlib.sha256((to / name).read_bytes()).hexdigest()
    about = labels(model, longest)
    about["model"], about["tokenizer"] = digest("model.onnx"), digest("tokenizer.json")
    about["attribution"]["calibration"] = calibration or [0.0, 1.0, 0.0]
    (to / "labels.json").write_text(json.dumps(about, ensure_ascii=False), "utf8")
    checked = answers(to / "model.onnx", WordPieces(pieces), about, model)
    (to / "parity.json").write_text(json.dumps(checked, ensure_ascii=True, separators=(",", ":")) + "\n", "utf8")


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--model", required=True, type=Path)
    p.add_argument("--vocabulary", required=True, type=Path)
    p.add_argument("--to", required=True, type=Path)
    p.add_argument("--data", type=Path)
    p.add_argument("--calibrated", type=Path, help="a model folder with the same head of attribution, for what was fitted for it")
    # Seven of eight bits: processors without VNNI add pairs of products in 16 bits, and eight would overflow there.
    p.add_argument("--bits", type=int, default=7, help="of the weights; 32 to quantise nothing")
    a = p.parse_args()
    model, size = load(a.model)
    if tuple(t for t in model.tasks if t != "frames") != TASKS or model.encoder.shape.kind != "bert":
        raise SystemExit(f"{a.model}: only a model of all four tasks over an encoder of BERT's kind can be exported")
    fitted = calibrate(model, Sets(a.data), WordPieces.load(a.vocabulary), size) if a.data else None
    if fitted:
        print(json.dumps(fitted))
    elif a.calibrated:
        fitted = json.loads((a.calibrated / "labels.json").read_text("utf8"))["attribution"]
    pieces = prune(model, vocabulary(a.vocabulary))
    write(model, pieces, a.to, a.bits, fitted and fitted["calibration"])
    print(f"{a.to}/model.onnx {(a.to / 'model.onnx').stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
