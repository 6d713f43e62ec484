"""The encoder of sentences as a folder that the program reads: model.onnx, tokenizer.json, labels.json, parity.json.

    python -m rapporteur_training.sentences --weights WEIGHTS/minilm --to ../models/sentences

all-MiniLM-L6-v2 as it was published (Reimers & Gurevych 2019; Wang et al. 2020), nothing taught: its rows for the pieces of a
sentence, whose mean, made as long as one, is the vector of the sentence. Rounded as the reader is, and its word vectors are of
the same pieces.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import TensorProto, helper

from .encoder import Encoder, Shape
from .export import useful, vocabulary
from .graph import OPSET, Graph
from .units import WordPieces, units

#: Pieces of a sentence that are read; what stands behind them is left out, as its authors do.
LONGEST = 128

#: Sentences whose vectors the program must give too.
CHECKED = (
    "We will not sign any text that leaves the crossings closed.",
    "The minister refused to put her name to a document under which the border posts stay shut.",
    "“Nothing is agreed until everything is agreed,” said Velt.",
    "Talks resume on 3 March in Lunde.",
)


def build(encoder: Encoder, bits: int) -> onnx.ModelProto:
    """Input pieces [1, T] int32; output states [1, T, width] float."""
    g = Graph(bits)
    positions = g.constant(encoder.positions.weight.detach().numpy()[None, :LONGEST])
    length = g.add("Shape", ["pieces"], start=1, end=2)
    place = g.add("Slice", [positions, g.constant([0], dtype=np.int64), length, g.constant([1], dtype=np.int64)])
    x = g.norm(g.add("Add", [g.words("pieces", encoder.words.weight.detach().numpy()), place]), encoder.norm)
    for layer in encoder.trunk:
        x = g.layer(x, layer)
    g.nodes.append(helper.make_node("Identity", [x], ["states"]))
    outputs = [helper.make_tensor_value_info("states", TensorProto.FLOAT, [1, "T", encoder.shape.width])]
    inputs = [helper.make_tensor_value_info("pieces", TensorProto.INT32, [1, "T"])]
    made = helper.make_model(
        helper.make_graph(g.nodes, "sentences", inputs, outputs, g.tensors), opset_imports=OPSET, producer_name="rapporteur"
    )
    made.ir_version = 8
    onnx.checker.check_model(made, full_check=False)
    return made


def published(folder: Path) -> tuple[Encoder, list[str]]:
    """The encoder without dropout, case and gap, and the pieces that it has vectors for."""
    encoder = Encoder(Shape.load(folder), dropout=0.0)
    encoder.load_published(folder)
    for table in (encoder.case, encoder.gap):
        torch.nn.init.zeros_(table.weight)
    pieces = vocabulary(folder / "vocab.txt")
    kept = [i for i, piece in enumerate(pieces) if useful(piece)]
    encoder.words = torch.nn.Embedding.from_pretrained(encoder.words.weight.detach()[kept].clone())
    return encoder.eval(), [pieces[i] for i in kept]


def pieces_of(text: str, words: WordPieces) -> list[int]:
    found = [p for u in units(text) for p in words.of(u.text)]
    return [words.first, *found[: LONGEST - 2], words.last]


def mean(states: np.ndarray) -> np.ndarray:
    total = states.mean(0)
    return total / np.linalg.norm(total)


def answers(path: Path, encoder: Encoder, words: WordPieces) -> dict:
    """What the rounded file gives for the sentences that are checked, and how near it comes to what was published."""
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    out, near = [], []
    for text in CHECKED:
        pieces = np.array([pieces_of(text, words)], np.int32)
        rounded = mean(session.run(["states"], {"pieces": pieces})[0][0])
        zeros = torch.zeros(pieces.shape, dtype=torch.long)
        with torch.no_grad():
            exact = mean(encoder(torch.tensor(pieces, dtype=torch.long), zeros, zeros)[0][0].numpy())
        near.append(float(rounded @ exact))
        out.append({"text": text, "pieces": pieces[0].tolist(), "vector": [round(float(x), 4) for x in rounded]})
    return {"nearness": [round(n, 4) for n in near], "sentences": out}


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--weights", required=True, type=Path)
    p.add_argument("--to", required=True, type=Path)
    p.add_argument("--bits", type=int, default=7, help="of the weights; 32 to round nothing")
    a = p.parse_args()
    encoder, pieces = published(a.weights)
    a.to.mkdir(parents=True, exist_ok=True)
    onnx.save(build(encoder, a.bits), a.to / "model.onnx")
    tokenizer = {"unknown": "[UNK]", "first": "[CLS]", "last": "[SEP]", "pieces": pieces}
    (a.to / "tokenizer.json").write_text(json.dumps(tokenizer, ensure_ascii=False), "utf8")
    digest = lambda name: hashlib.sha256((a.to / name).read_bytes()).hexdigest()
    about = {
        "format": 1,
        "kind": "sentences",
        "model": digest("model.onnx"),
        "tokenizer": digest("tokenizer.json"),
        "width": encoder.shape.width,
        "pieces": LONGEST,
    }
    (a.to / "labels.json").write_text(json.dumps(about) + "\n", "utf8")
    checked = answers(a.to / "model.onnx", encoder, WordPieces(pieces))
    (a.to / "parity.json").write_text(json.dumps(checked, separators=(",", ":")) + "\n", "utf8")
    print(f"{a.to}/model.onnx {(a.to / 'model.onnx').stat().st_size / 1e6:.1f} MB, nearness {checked['nearness']}")


if __name__ == "__main__":
    main()
