"""Train, cut off and go on, evaluate, export: the whole path on an invented corpus."""

import json
import sys

import numpy as np
import onnxruntime
import pytest
import torch

from rapporteur_training import export, train
from rapporteur_training.graph import build
from rapporteur_training.model import Reader
from rapporteur_training.units import WordPieces, units
from rapporteur_training.windows import window


def run(monkeypatch, module, *arguments) -> None:
    monkeypatch.setattr(sys, "argv", [module.__name__, *map(str, arguments)])
    module.main()


def trained(monkeypatch, data, weights, out, *more):
    run(monkeypatch, train, "--data", data, "--weights", weights, "--out", out, "--size", 64, "--own", 1, *more)
    return torch.load(out / "model.pt")


def test_a_run_that_was_cut_off_ends_with_the_same_weights(monkeypatch, data, weights, tmp_path):
    whole = trained(monkeypatch, data, weights, tmp_path / "whole", "--epochs", 2)
    save = train.Run.save

    def cut_off(self):
        save(self)
        if self.step == self.per_epoch + 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(train.Run, "save", cut_off)
    with pytest.raises(KeyboardInterrupt):
        trained(monkeypatch, data, weights, tmp_path / "parts", "--epochs", 2, "--save-every", 2)
    monkeypatch.setattr(train.Run, "save", save)
    parts = trained(monkeypatch, data, weights, tmp_path / "parts", "--epochs", 2)
    for name, value in whole["model"].items():
        assert torch.equal(value, parts["model"][name]), name


def test_a_slimmer_model_goes_on_from_a_trained_one(monkeypatch, data, weights, tmp_path):
    whole = trained(monkeypatch, data, weights, tmp_path / "whole", "--own", 2, "--epochs", 1)
    slim = Reader.slimmed(whole, own=1)
    assert [len(b) for b in slim.encoder.branches] == [1, 1] and len(slim.encoder.trunk) == 0
    last = whole["model"]["encoder.branches.0.1.up.weight"]
    assert torch.equal(slim.encoder.branches[0][0].up.weight, last)
    more = trained(monkeypatch, data, weights, tmp_path / "slim", "--epochs", 1, "--start", tmp_path / "whole" / "model.pt")
    assert not torch.equal(more["model"]["encoder.branches.0.0.up.weight"], last)


def test_the_graph_answers_as_the_network(monkeypatch, data, weights, tmp_path):
    trained(monkeypatch, data, weights, tmp_path / "out", "--epochs", 1)
    model, _ = export.load(tmp_path / "out" / "model.pt")
    words = WordPieces.load(weights / "vocab.txt")
    us = units("The envoy said “the talks go on”.")
    w = window(us, 0, len(us), words)
    row = lambda x: np.array([x], dtype=np.int32)  # noqa: E731
    path = tmp_path / "float.onnx"
    path.write_bytes(build(model, bits=32, longest=64).SerializeToString())
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    rows = session.run(None, {"pieces": row(w.pieces), "case": row(w.case), "gap": row(w.gap)})
    told = dict(zip([o.name for o in session.get_outputs()], rows, strict=True))
    with torch.no_grad():
        ends = model.encoder(*(torch.tensor([x]) for x in (w.pieces, w.case, w.gap)))
        tags, vectors = model.attribution(ends[0])
        names, held = model.names(ends[1])
    columns = export.columns(model)
    assert np.allclose(told["attribution"], torch.cat([tags, vectors], -1).numpy(), atol=1e-3)
    for name, value in (("names", names), ("offices", held)):
        assert np.allclose(told["words"][..., slice(*columns["words"][name])], value.numpy(), atol=1e-3)


def test_a_folder_is_written_whole_and_calibrated(monkeypatch, data, weights, tmp_path):
    trained(monkeypatch, data, weights, tmp_path / "out", "--epochs", 1)
    to = tmp_path / "model"
    run(monkeypatch, export, "--model", tmp_path / "out" / "model.pt", "--vocabulary", weights / "vocab.txt", "--to", to)
    about = json.loads((to / "labels.json").read_text("utf8"))
    assert len(about["attribution"]["calibration"]) == 3
    assert {p.name for p in to.iterdir()} == {"model.onnx", "tokenizer.json", "labels.json", "parity.json"}
    assert len(json.loads((to / "parity.json").read_text("utf8"))["texts"]) == 7


def test_attribution_alone_goes_on_and_leaves_the_rest_as_it_was(monkeypatch, data, weights, tmp_path):
    whole = trained(monkeypatch, data, weights, tmp_path / "whole", "--epochs", 1)
    start = ("--start", tmp_path / "whole" / "model.pt", "--tasks", "attribution", "--branch")
    more = trained(monkeypatch, data, weights, tmp_path / "more", "--epochs", 1, *start)
    assert more["tasks"] == whole["tasks"] and more["labels"] == whole["labels"]
    changed = {n for n, w in whole["model"].items() if not torch.equal(w, more["model"][n])}
    assert changed and all(n.startswith(("encoder.branches.0.", "attribution.")) for n in changed)
