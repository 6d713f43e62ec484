"""An invented corpus of each set, small enough to train on in seconds."""

import json
from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file

from rapporteur_training.vectors import PIECES

STORY = "The envoy said “the talks go on”.\nShe told reporters in Zürich that the minister said no."


def polnear(folder: Path) -> None:
    for split in ("train", "dev"):
        base = folder / "polnear" / split
        (base / "text").mkdir(parents=True)
        (base / "attributions").mkdir()
        for n in range(3):
            (base / "text" / f"a{n}.txt").write_text(STORY, "utf8")
            lines = [
                "T1\tSource 0 9\tThe envoy",
                "T2\tCue 10 14\tsaid",
                "T3\tContent 15 32;32 33\t“the talks go on” .",
                "T4\tSource 34 37\tShe",
                "T5\tCue 38 42\ttold",
                "T6\tContent 63 88\tthat the minister said no",
                "E1\tCue:T2 Source:T1 Content:T3",
                "E2\tCue:T5 Source:T4 Content:T6",
            ]
            (base / "attributions" / f"a{n}_one.ann").write_text("\n".join(lines), "utf8")


CONLLU = """# newdoc id = d{n}
# newpar
1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\tEntity=(1-person
2\tenvoy\tenvoy\tNOUN\tNN\t_\t3\tnsubj\t_\tEntity=1)
3\tsaid\tsay\tVERB\tVBD\t_\t0\troot\t_\t_
4\tno\tno\tINTJ\tUH\t_\t3\tobj\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

1\tShe\tshe\tPRON\tPRP\t_\t2\tnsubj\t_\tEntity=(1-person)
2\tdid\tdo\tVERB\tVBD\t_\t0\troot\t_\t_
3-4\tn't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
3\tn\tnot\tPART\tRB\t_\t2\tadvmod\t_\t_
4\t't\tnot\tPART\tRB\t_\t2\tadvmod\t_\t_
5\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    polnear(folder)
    (folder / "ud").mkdir()
    (folder / "ner").mkdir()
    for split in ("train", "dev"):
        for bank in ("ewt", "gum"):
            (folder / "ud" / f"{bank}-{split}.conllu").write_text("".join(CONLLU.format(n=n) for n in range(25)), "utf8")
        rows = "The\tO\nenvoy\tO\nmet\tO\nLena\tB-person\nOrsk\tI-person\nin\tO\nZürich\tB-location\n.\tO\n"
        for name in ("conll2003", "politics"):
            (folder / "ner" / f"{name}-{split}.txt").write_text("\n".join([rows] * 6), "utf8")
    return folder


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    """BERT's form with two layers of width 16 and the vocabulary of the test vectors."""
    folder = tmp_path / "weights"
    folder.mkdir()
    shape = {
        "model_type": "bert",
        "vocab_size": len(PIECES),
        "hidden_size": 16,
        "intermediate_size": 32,
        "num_attention_heads": 2,
        "num_hidden_layers": 2,
        "max_position_embeddings": 128,
        "layer_norm_eps": 1e-12,
    }
    (folder / "config.json").write_text(json.dumps(shape), "utf8")
    (folder / "vocab.txt").write_text("\n".join(PIECES) + "\n", "utf8")
    torch.manual_seed(0)
    t = {"embeddings.word_embeddings.weight": (len(PIECES), 16), "embeddings.position_embeddings.weight": (128, 16)}
    t |= {"embeddings.token_type_embeddings.weight": (2, 16), "embeddings.LayerNorm.weight": (16,), "embeddings.LayerNorm.bias": (16,)}
    for i in range(2):
        for name, (out, into) in {
            "attention.self.query": (16, 16),
            "attention.self.key": (16, 16),
            "attention.self.value": (16, 16),
            "attention.output.dense": (16, 16),
            "intermediate.dense": (32, 16),
            "output.dense": (16, 32),
        }.items():
            t |= {f"encoder.layer.{i}.{name}.weight": (out, into), f"encoder.layer.{i}.{name}.bias": (out,)}
        for name in ("attention.output.LayerNorm", "output.LayerNorm"):
            t |= {f"encoder.layer.{i}.{name}.weight": (16,), f"encoder.layer.{i}.{name}.bias": (16,)}
    save_file({k: torch.randn(*v) * 0.1 for k, v in t.items()}, folder / "model.safetensors")
    return folder
