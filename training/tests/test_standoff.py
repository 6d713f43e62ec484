"""Marks of real reports, kept apart from their words."""

import json

import pytest

from rapporteur_training import standoff
from rapporteur_training.marks import passages_of

ROWS = ["Nobody  spoke.", "", 'The envoy said: "No (not yet)."', "He left."]
TOKENS = [["Rain", "fell", "."], ["They", "said", ":", '"', "No", "(", "not", "yet", ")", '"', "."]]
MARKED = """%%% topic=a
The envoy said: "No (not yet)."
He left.
===
# a remark
s1 statement direct, denies | source: The envoy = Osk | cue: envoy [said]: | content: No // not yet
event CONSULT, happened | words: left | actor: | mode: = visit | in: s1
%%%
They said: "No (not yet)".
===
%%%
She left.
===
event CONSULT, happened | words: left
%%%
It rose.
===
"""


@pytest.fixture
def words(tmp_path):
    for name in ("wire", "ner", "timeml"):
        (tmp_path / name).mkdir()
    (tmp_path / "wire" / "reports.jsonl").write_text(json.dumps({"id": "R1", "text": "\n".join(ROWS)}), "utf8")
    articles = tmp_path / "polnear" / "train" / "text"
    articles.mkdir(parents=True)
    (articles / "P1.txt").write_text("The  house sat.\n\nIt rose.\n", "utf8")
    told = "<TimeML><TEXT>He came at <TIMEX3>noon</TIMEX3>. She\nleft.</TEXT></TimeML>"
    (tmp_path / "timeml" / "A1.tml").write_text(told, "utf8")
    tagged = "\n\n".join("\n".join(f"{t}\tO" for t in s) for s in TOKENS)
    (tmp_path / "ner" / "conll2003-train.txt").write_text(tagged, "utf8")
    return tmp_path


def test_stand_off_marks_hold_no_word_and_find_all_of_them_again(words):
    told = standoff.packed(MARKED, standoff.sources(words))
    assert "wire R1 1,2" in told and "conll - 1" in told and "timeml A1.tml 1" in told and "polnear P1.txt 1" in told and "envoy" not in told and "Osk" not in told
    assert "mode: = visit" in told
    (words / "x.txt").write_text(told, "utf8")
    back, plain = standoff.passages_apart(words / "x.txt", words), passages_of("x", MARKED)
    assert [p.text for p in back] == [p.text for p in plain]
    assert [[(m.kind, m.classes, m.roles, m.said_in, m.id) for m in p.marks] for p in back] == [
        [(m.kind, m.classes, m.roles, m.said_in, m.id) for m in p.marks] for p in plain
    ]


def test_other_words_than_those_that_were_marked_are_refused(words):
    told = standoff.packed(MARKED, standoff.sources(words))
    (words / "x.txt").write_text(told, "utf8")
    (words / "wire" / "reports.jsonl").write_text(json.dumps({"id": "R1", "text": "Nobody spoke.\nOne.\nTwo."}), "utf8")
    with pytest.raises(ValueError, match="not the words"):
        standoff.passages_apart(words / "x.txt", words)
