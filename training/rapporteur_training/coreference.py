"""Coreference between words that head mentions: classes of a pair, spans from the tree, clusters, CoNLL's three scores."""

from __future__ import annotations

from .ud import Document, Word

#: Upper bounds of the classes of distance between two heads, in words.
WORDS_APART = (1, 2, 4, 8, 16, 32, 64, 128, 256)
SENTENCES_APART = (0, 1, 2, 3, 5, 8, 16)
#: Sizes of the tables: distance, sentences, kinds of both × same word × same phrase.
FIRST, SECOND, THIRD, HE, SHE, IT, THEY, WHO, THIS, PROPER, NOUN, OTHER = range(12)
KINDS = 12
FEATURES = (len(WORDS_APART) + 1, len(SENTENCES_APART) + 1, KINDS * KINDS * 2, KINDS * KINDS * 2, KINDS * KINDS * 2)
#: A later mention looks at no more earlier ones than this.
REACH = 250

PRONOUNS = {
    FIRST: "i me my mine myself we us our ours ourselves",
    SECOND: "you your yours yourself yourselves",
    HE: "he him his himself",
    SHE: "she her hers herself",
    IT: "it its itself",
    THEY: "they them their theirs themselves",
    WHO: "who whom whose which that",
    THIS: "this these those here there then",
}
KIND_OF = {w: k for k, words in PRONOUNS.items() for w in words.split()}


def kind_of(word: Word) -> int:
    lower = word.form.lower()
    if word.upos in ("PRON", "DET", "ADV") and lower in KIND_OF:
        return KIND_OF[lower]
    return {"PROPN": PROPER, "NOUN": NOUN}.get(word.upos, OTHER)


def class_of(value: int, bounds: tuple[int, ...]) -> int:
    return sum(value > b for b in bounds)


def head_of(words: list[Word], first: int, last: int) -> int:
    """The word of [first, last) whose head stands outside; the first of several."""
    for i in range(first, last):
        if not first <= words[i].head < last:
            return i
    return last - 1


#: Relations that do not belong to the phrase that their head heads.
OUTSIDE = frozenset(
    ["case", "cc", "mark", "punct", "cop", "aux", "discourse", "parataxis", "nsubj", "expl", "conj", "csubj", "appos", "list", "dislocated", "advmod", "advcl"]
)


def belongs(word: Word, nominal: bool) -> bool:
    """Whether a dependent is a part of the phrase; the possessor's clitic is, other case marks are not."""
    relation = word.deprel.split(":")[0]
    return relation not in (OUTSIDE if nominal else {"punct", "parataxis", "conj", "cc"}) or word.xpos == "POS"



def children(words: list[Word]) -> list[list[int]]:
    kids: list[list[int]] = [[] for _ in words]
    for i, w in enumerate(words):
        if w.head >= 0:
            kids[w.head].append(i)
    return kids


def phrase(words: list[Word], kids: list[list[int]], head: int) -> tuple[int, int]:
    """Words [first, last) of the phrase that a word heads, by its tree."""
    first, last = head, head + 1
    nominal = words[head].upos not in ("VERB", "AUX")
    stack = [k for k in kids[head] if belongs(words[k], nominal)]
    while stack:
        k = stack.pop()
        first, last = min(first, k), max(last, k + 1)
        stack += kids[k]
    return first, last


# ---------------------------------------------------------------- scores

Cluster = frozenset


def muc(key: list[set], response: list[set]) -> tuple[float, float, float, float]:
    def half(a, b):
        home = {m: i for i, c in enumerate(b) for m in c}
        num = den = 0
        for c in a:
            parts = {home[m] for m in c if m in home}
            num += len(c) - len(parts) - sum(m not in home for m in c)
            den += len(c) - 1
        return num, den

    return (*half(key, response), *half(response, key))


def b_cubed(key: list[set], response: list[set]) -> tuple[float, float, float, float]:
    def half(a, b):
        home = {m: c for c in b for m in c}
        num = den = 0.0
        for c in a:
            den += len(c)
            for m in c:
                if m in home:
                    num += len(c & home[m]) / len(c)
        return num, den

    return (*half(key, response), *half(response, key))


def ceaf_e(key: list[set], response: list[set]) -> tuple[float, float, float, float]:
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    if not key or not response:
        return 0.0, len(key), 0.0, len(response)
    home: dict = {}
    for j, c in enumerate(response):
        for m in c:
            home.setdefault(m, []).append(j)
    table = np.zeros((len(key), len(response)))
    for i, c in enumerate(key):
        for m in c:
            for j in home.get(m, ()):
                table[i, j] += 1
        table[i] = [2 * table[i, j] / (len(c) + len(r)) for j, r in enumerate(response)]
    rows, cols = linear_sum_assignment(-table)
    total = float(table[rows, cols].sum())
    return total, len(key), total, len(response)


def conll(pairs: list[tuple[list[set], list[set]]]) -> dict[str, float]:
    """MUC, B³ and CEAF-e F1 summed over documents, and their mean; clusters of one mention are left out."""
    out = {}
    for name, metric in (("muc", muc), ("b3", b_cubed), ("ceafe", ceaf_e)):
        rn = rd = pn = pd = 0.0
        for key, response in pairs:
            a, b, c, d = metric([k for k in key if len(k) > 1], [r for r in response if len(r) > 1])
            rn, rd, pn, pd = rn + a, rd + b, pn + c, pd + d
        r, p = rn / max(1e-9, rd), pn / max(1e-9, pd)
        out[name] = round(200 * p * r / max(1e-9, p + r), 1)
    out["conll"] = round((out["muc"] + out["b3"] + out["ceafe"]) / 3, 1)
    return out


def gold_clusters(document: Document) -> list[set]:
    groups: dict[str, set] = {}
    for m in document.mentions:
        groups.setdefault(m.group, set()).add((m.first, m.last))
    return [g for g in groups.values() if len(g) > 1]
