"""Marked passages, and frames learned from them, taught, exported, thawed."""

import json

import numpy as np
import onnxruntime
import pytest
import torch

from rapporteur_training import average, export, marks, task_frames, teach_frames, thaw, train_frames
from rapporteur_training.frames import KINDS, ROLES, STANCES, class_set, distance, triggers
from rapporteur_training.model import Reader
from rapporteur_training.units import WordPieces

from .test_path import run, trained

PASSAGE = """%%% style=wire
The envoy said the minister said no. She said no.
===
# a remark
s1 statement indirect, asserts | source: The envoy | cue: The envoy [said] the | content: the minister said no
reception rejects | words: minister [said no] | holder: the minister | of: The envoy // She | in: s1
event REJECT, denied | words: She [said no] | actor: She
%%% style=wire
Nobody spoke.
===
"""


def test_marks_are_spans_of_the_text_in_code_points():
    one, two = marks.passages_of("x", PASSAGE)
    assert two.marks == []
    statement, reception, event = one.marks
    assert [one.text[a:b] for a, b in reception.spans("of")] == ["The envoy", "She"]
    assert one.text[slice(*statement.spans("cue")[0])] == "said" and statement.spans("cue")[0][0] == 10
    assert reception.said_in == statement.id == "s1" and event.classes == ["REJECT", "denied"]


@pytest.mark.parametrize("line", ["event REJECT, denied | words: refused", "event REJECT, denied | without a role"])
def test_a_mark_that_does_not_fit_its_text_is_a_slip(line):
    with pytest.raises(marks.Slip):
        marks.passages_of("x", f"%%%\nShe said no.\n===\n{line}\n")


def test_a_report_has_a_head_before_its_text():
    report = marks.passage("r", "title: x\n===\nShe said no.\n===\nevent REJECT, happened | words: said no\n")
    assert report.text == "She said no." and len(report.marks) == 1


def test_triggers_stand_in_units_with_class_status_and_parts():
    one = marks.passages_of("x", PASSAGE)[0]
    us, found = triggers(one)
    told = [(KINDS[t.layer], " ".join(u.text for u in us[slice(*t.at)]), t.status) for t in found]
    assert told == [("statement", "said", -1), ("reception", "said no", -1), ("event", "said no", 2)]
    assert STANCES[found[1].label] == "rejects" and class_set("position") == "stance"
    assert {ROLES[r]: spans for r, spans in found[1].parts.items()} == {"agent": [(3, 5)], "of": [(0, 2), (8, 9)]}


def test_distances_are_signed_and_bounded():
    assert distance((3, 5), 4) == 0
    assert distance((3, 5), 5) == 1 and distance((3, 5), 2) == 11
    assert distance((3, 5), 500) == 10 and distance((300, 301), 2) == 20


def test_texts_run_together_keep_their_marks():
    both = task_frames.joined(marks.passages_of("x", PASSAGE) * 2)
    assert [both.text[slice(*m.spans("words")[0])] for m in both.marks if m.kind == "event"] == ["said no"] * 2


@pytest.fixture
def passages(tmp_path):
    folder = tmp_path / "passages"
    folder.mkdir()
    (folder / "a.txt").write_text(PASSAGE * 8, "utf8")
    return folder


def framed(monkeypatch, start, weights, passages, out, *more):
    arguments = ("--weights", weights, "--passages", passages, "--out", out, "--epochs", 2, "--batch", 4, "--after", 1, "--own", 1, *more)
    run(monkeypatch, train_frames, *(("--start", start) if start else ()), *arguments)
    return torch.load(out / "model.pt")


def test_frames_are_learned_beside_what_a_model_knows(monkeypatch, data, weights, passages, tmp_path):
    before = trained(monkeypatch, data, weights, tmp_path / "all", "--epochs", 1)
    after = framed(monkeypatch, tmp_path / "all/model.pt", weights, passages, tmp_path / "framed")
    assert after["tasks"][-1] == "frames"
    for name, value in before["model"].items():
        assert torch.equal(value, after["model"][name]), name
    run(
        monkeypatch, export, "--model", tmp_path / "framed/model.pt", "--vocabulary", weights / "vocab.txt", "--to", tmp_path / "out"
    )
    labels = json.loads((tmp_path / "out/labels.json").read_text("utf8"))
    columns = labels["columns"]["frames"]
    session = onnxruntime.InferenceSession(str(tmp_path / "out/model.onnx"), providers=["CPUExecutionProvider"])
    row = lambda n: np.full((1, n), 1, dtype=np.int32)
    out = session.run(["frames"], {"pieces": row(5), "case": row(5), "gap": row(5)})[0]
    assert out.shape == (1, 5, max(end for _, end in columns.values()))
    run(monkeypatch, thaw, "--folder", tmp_path / "out", "--weights", weights, "--to", tmp_path / "thawed/model.pt")
    assert torch.allclose(
        torch.load(tmp_path / "thawed/model.pt")["model"]["frames.triggers.weight"],
        after["model"]["frames.triggers.weight"],
        atol=0.02,
    )


def test_a_run_of_frames_that_was_cut_off_ends_with_the_same_weights(monkeypatch, weights, passages, tmp_path):
    whole = framed(monkeypatch, None, weights, passages, tmp_path / "whole")
    keep = train_frames.keep

    def cut_off(*a):
        keep(*a)
        raise KeyboardInterrupt

    monkeypatch.setattr(train_frames, "keep", cut_off)
    with pytest.raises(KeyboardInterrupt):
        framed(monkeypatch, None, weights, passages, tmp_path / "parts")
    monkeypatch.setattr(train_frames, "keep", keep)
    parts = framed(monkeypatch, None, weights, passages, tmp_path / "parts")
    for name, value in whole["model"].items():
        assert torch.equal(value, parts["model"][name]), name


def test_a_teacher_answers_for_texts_that_nobody_marked(monkeypatch, data, weights, passages, tmp_path):
    framed(monkeypatch, None, weights, passages, tmp_path / "teacher")
    news = tmp_path / "news"
    news.mkdir()
    (news / "a.txt").write_text("The envoy said no. " * 40, "utf8")
    (news / "b.jsonl").write_text(json.dumps({"text": "She said no."}) + "\n", "utf8")
    (news / "c.csv").write_text("text,label\nThe envoy said no.,x\n", "utf8")
    (news / "d.tml").write_text("<TimeML><TEXT>The <EVENT>envoy</EVENT> said.</TEXT></TimeML>", "utf8")
    soft = tmp_path / "soft.pt"
    teacher = ("--model", tmp_path / "teacher/model.pt", "--weights", weights, "--student", weights)
    monkeypatch.setattr(teach_frames, "LEAST", 0.0)
    run(monkeypatch, teach_frames, *teacher, "--text", news, "--to", soft, "--size", 64)
    answers = torch.load(soft, weights_only=False)
    assert len(answers) > 4 and answers[0].triggers[0].shares is not None
    trained(monkeypatch, data, weights, tmp_path / "all", "--epochs", 1)
    after = framed(monkeypatch, tmp_path / "all/model.pt", weights, passages, tmp_path / "student", "--soft", soft)
    assert "frames" in after["tasks"]


def test_a_passage_that_slips_is_named_and_the_rest_is_read(tmp_path, capsys):
    (tmp_path / "a.txt").write_text(PASSAGE + "%%%\nx\n===\nevent REJECT, denied | words: y\n", "utf8")
    assert len(train_frames.gathered([tmp_path])) == 2
    assert "a-3" in capsys.readouterr().out


def test_a_window_that_is_filled_up_is_read_as_alone(data, weights, passages):
    words = WordPieces.load(weights / "vocab.txt")
    model = Reader.start(weights, ["frames"], own=0, dropout=0.0).eval()
    found = task_frames.examples(train_frames.gathered([passages]), words, 64, 1)
    pair = sorted(found, key=lambda e: len(e.window.pieces))
    pair = [pair[0], pair[-1]]
    together = model.frame_vectors(*task_frames.padded([e.window for e in pair]))
    for e, h in zip(pair, together, strict=True):
        alone = model.frame_vectors(*task_frames.padded([e.window]))[0]
        assert torch.allclose(alone, h[: len(e.window.pieces)], atol=0.05)
    assert sorted(len(b) for b in task_frames.batches(found, 2, 1))[-1] == 2
    assert sum(len(b) for b in task_frames.batches(found, 2, 1)) == len(found)


def test_a_layer_that_is_put_in_adds_nothing_at_first(monkeypatch, data, weights, passages, tmp_path):
    trained(monkeypatch, data, weights, tmp_path / "all", "--epochs", 1)
    framed(monkeypatch, tmp_path / "all/model.pt", weights, passages, tmp_path / "framed")
    model, _ = export.load(tmp_path / "framed/model.pt")
    model.grow_frames([0])
    old, new = model.frame_layers
    assert model.framed == (1, 2) and torch.equal(new.norm1.weight, old.norm2.weight)
    assert not new.out.weight.any() and not new.down.bias.any()
    after = framed(monkeypatch, tmp_path / "framed/model.pt", weights, passages, tmp_path / "grown", "--grow", 0)
    assert tuple(after["framed"]) == (1, 2)


def test_a_mean_of_runs_has_the_mean_weights_and_refuses_other_layers():
    one = {"model": {"w": torch.tensor([1.0, 3.0]), "n": torch.tensor([4])}, "size": 192}
    two = {"model": {"w": torch.tensor([3.0, 5.0]), "n": torch.tensor([4])}, "size": 192}
    mean = average.average([one, two])
    assert mean["model"]["w"].tolist() == [2.0, 4.0] and mean["model"]["n"].tolist() == [4] and mean["size"] == 192
    with pytest.raises(ValueError, match="not the same layers"):
        average.average([one, {"model": {"w": torch.tensor([1.0])}, "size": 192}])
