"""Where the sets lie: one folder with polnear/, ud/ and ner/, each in the form that its authors publish."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from . import attribution, names, ud

LEXICON = Path(__file__).parents[2] / "src" / "lexicon" / "data" / "states.tsv"


def nationalities() -> frozenset[str]:
    """Demonyms of the project's own lexicon, lower case."""
    found = set()
    for line in LEXICON.read_text("utf8").split("\n"):
        parts = line.split("\t")
        if not line.startswith("#") and len(parts) > 3:
            found |= {d.strip().lower() for d in parts[3].split(";") if d.strip()}
    return frozenset(found)


@dataclass
class Sets:
    folder: Path

    def polnear(self, split: str) -> list[attribution.Article]:
        return attribution.load(self.folder / "polnear" / split)

    def polnear_gold(self, split: str, articles: list[attribution.Article]) -> list:
        """Attributions of each article in code points, as annotated."""
        folder = self.folder / "polnear" / split / "attributions"
        return [
            attribution.brat(sorted(folder.glob(f"{a.name}_*.ann"))[0].read_bytes().decode("utf8")) for a in articles
        ]

    def ud(self, split: str) -> list[ud.Document]:
        return [d for t in ("ewt", "gum") for d in ud.load(self.folder / "ud" / f"{t}-{split}.conllu")]

    def gum(self, split: str) -> list[ud.Document]:
        return ud.load(self.folder / "ud" / f"gum-{split}.conllu")

    def names(self, name: str) -> list[names.Sentence]:
        return names.load(self.folder / "ner" / f"{name}.txt", nationalities())
