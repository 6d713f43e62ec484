"""What is read off the sets: spans, trees, groups; what vectors hold both languages to."""

import json
from pathlib import Path

import numpy as np

from rapporteur_training import attribution, coreference, offices, ud
from rapporteur_training.data import Sets
from rapporteur_training.units import WordPieces, units
from rapporteur_training.windows import cuts, exact, owners

VECTORS = Path(__file__).parents[2] / "vectors"


def words_of(article, spans):
    return [" ".join(u.text for u in article.units[s:e]) for s, e in spans]


def test_attributions_are_read_in_units(data):
    article = Sets(data).polnear("train")[0]
    first, second = article.gold
    assert words_of(article, first.source) == ["The envoy"]
    assert words_of(article, first.content) == ["“ the talks go on ”", "."]
    assert words_of(article, second.content) == ["that the minister said no"]


def test_a_perfect_answer_scores_a_hundred(data):
    sets = Sets(data)
    dev = sets.polnear("dev")
    figures = attribution.score(dev, [a.gold for a in dev], sets.polnear_gold("dev", dev))
    assert [figures[k] for k in ("source", "cue", "content", "attribution")] == [100.0] * 4
    assert figures["direct_wrong"] == 0


def test_trees_and_groups_are_read_over_sentences_and_multiword_tokens(data):
    document = ud.load(data / "ud" / "gum-train.conllu")[0]
    assert document.text.startswith("The envoy said no. She did n't.")
    assert [w.head for w in document.words] == [1, 2, -1, 2, 2, 6, -1, 6, 6, 6]
    assert coreference.gold_clusters(document) == [{(0, 2), (5, 6)}]
    assert document.text[slice(document.words[7].start, document.words[8].end)] == "n't"


def test_windows_cover_a_text_once():
    words = WordPieces(json.loads((VECTORS / "pieces.json").read_text("utf8"))["pieces"])
    us = units("the peace talks resume. " * 60)
    found = cuts(us, words, 32, 8)
    assert [i for a, b in owners(found) for i in range(a, b)] == list(range(len(us)))
    assert {len(w.pieces) for w in exact(us, words, 32)} == {32}


def test_offices_take_what_stands_before_them():
    us = units("The deputy foreign minister met the chief negotiator.")
    held = [u.text for u, t in zip(us, offices.tags_of(us), strict=True) if t]
    assert held == ["deputy", "foreign", "minister", "chief", "negotiator"]


def test_vectors_hold():
    pieces = json.loads((VECTORS / "pieces.json").read_text("utf8"))
    words = WordPieces(pieces["pieces"])
    for case in pieces["cases"]:
        own = [[u.start, u.end, u.case, u.gap, *words.of(u.text)] for u in units(case["text"])]
        assert own == case["units"], case["text"]
    decoding = json.loads((VECTORS / "decoding.json").read_text("utf8"))
    for case in decoding["cases"]:
        scores = np.array(case["scores"], dtype=np.float32).reshape(-1, len(decoding["tags"]))
        best = attribution.viterbi(scores, np.array(decoding["follow"]), np.array(decoding["start"]))
        assert best == case["best"]
