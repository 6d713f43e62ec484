"""The same cases that the TypeScript tests read: Python slices must pick the same words."""
import json
import pathlib
import sys

cases = json.loads(pathlib.Path(__file__).with_name("offsets.json").read_text(encoding="utf8"))
wrong = [
    f"{case['name']}: {span['words']!r}"
    for case in cases
    for span in case["spans"]
    if case["text"][span["start"] : span["end"]] != span["words"] or len(case["text"]) != case["length"]
]
print(f"{len(cases)} cases, {len(wrong)} wrong", *wrong, sep="\n")
sys.exit(bool(wrong))
