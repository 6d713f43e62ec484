"""Articles cut into windows of word pieces."""

from __future__ import annotations

import random
from dataclasses import dataclass

from .units import NEW_LINE, Unit, WordPieces


@dataclass
class Window:
    """Units [first, last) of a text; `pieces`, `case` and `gap` run over word pieces with the special ones at both ends;
    `at` gives the first piece of each unit."""

    first: int
    last: int
    pieces: list[int]
    case: list[int]
    gap: list[int]
    at: list[int]


def window(us: list[Unit], first: int, last: int, words: WordPieces) -> Window:
    from .units import MARK

    pieces, case, gap, at = [words.first], [MARK], [NEW_LINE], []
    for u in us[first:last]:
        at.append(len(pieces))
        ids = words.of(u.text)
        pieces += ids
        case += [u.case] * len(ids)
        gap += [u.gap] + [0] * (len(ids) - 1)
    return Window(first, last, [*pieces, words.last], [*case, MARK], [*gap, NEW_LINE], at)


def cuts(us: list[Unit], words: WordPieces, size: int, overlap: int, shift: int = 0) -> list[tuple[int, int]]:
    """[first, last) of each window: at most `size` pieces with the special ones, neighbours share about `overlap`.

    `shift` moves the first cut, so that every epoch sees other edges.
    """
    lengths = [len(words.of(u.text)) for u in us]
    room = size - 2
    found: list[tuple[int, int]] = []
    first = 0
    budget = room - shift if 0 < shift < room - overlap else room
    while first < len(us):
        last, used = first, 0
        while last < len(us) and (last == first or used + lengths[last] <= budget):
            used += lengths[last]
            last += 1
        found.append((first, last))
        if last == len(us):
            break
        back, shared = last, 0
        while back - 1 > first and shared + lengths[back - 1] <= overlap:
            back -= 1
            shared += lengths[back]
        first, budget = back, room
    # The last window reaches back to its full length: more context for the same windows.
    if len(found) > 1:
        first, last = found[-1]
        used = sum(lengths[first:last])
        while first - 1 > found[-2][0] and used + lengths[first - 1] <= room:
            first -= 1
            used += lengths[first]
        found[-1] = (first, last)
    return found


def cuts_as_read(us: list[Unit], words: WordPieces, size: int, overlap: int) -> list[tuple[int, int, int]]:
    """Windows as the program cuts them (`windows.ts`): [first, last) and the first unit that each answers for. A window ends
    at the last good break in its last two fifths, and the next one looks back over `overlap` pieces."""
    lengths = [len(words.of(u.text)) for u in us]
    room, found, start = size - 2, [], 0
    while start < len(us):
        first, used = start, 0
        while first > 0 and used + lengths[first - 1] <= overlap:
            first -= 1
            used += lengths[first]
        last, cut = start, -1
        while last < len(us) and (last == start or used + lengths[last] <= room):
            if last > start and used > room * 0.6 and _better(us, last, cut):
                cut = last
            used += lengths[last]
            last += 1
        if last < len(us) and _better(us, last, cut):
            cut = last
        end = last if last == len(us) or cut < 0 else cut
        found.append((first, end, start))
        start = end
    return found


def _better(us: list[Unit], at: int, cut: int) -> bool:
    """Whether a text is cut before unit `at` rather than before `cut` (-1: nowhere yet): at a line, else after a sentence."""
    here = _break(us, at)
    return here > 0 and (cut < 0 or here >= _break(us, cut))


def _break(us: list[Unit], i: int) -> int:
    if us[i].gap == NEW_LINE:
        return 2
    return int(us[i].gap != 0 and us[i - 1].text in tuple(".!?”\""))


def owners(found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Which units each window answers for: the border lies in the middle of what two windows share."""
    out, start = [], 0
    for i, (_, last) in enumerate(found):
        end = last if i + 1 == len(found) else (found[i + 1][0] + last + 1) // 2
        out.append((start, end))
        start = end
    return out


def exact(us: list[Unit], words: WordPieces, size: int, shift: int = 0, overlap: int = 32) -> list[Window]:
    """Windows for training, all of exactly `size` pieces where the text is long enough, so that a batch needs no padding:
    the last unit may be cut in its pieces and is then not labelled."""
    lengths = [len(words.of(u.text)) for u in us]
    room = size - 2
    if sum(lengths) <= room:
        return [window(us, 0, len(us), words)] if us else []
    found, first = [], 0
    skipped = 0
    while first < len(us) and skipped < shift and sum(lengths[first:]) > room:
        skipped += lengths[first]
        first += 1
    if first:
        found.append(_exact(us, 0, room, words))
    while True:
        rest = sum(lengths[first:])
        if rest < room:
            while rest < room:
                first -= 1
                rest += lengths[first]
            found.append(_exact(us, first, room, words))
            return found
        w = _exact(us, first, room, words)
        found.append(w)
        if rest == room:
            return found
        back, shared = w.last, 0
        while back - 1 > first and shared < overlap:
            back -= 1
            shared += lengths[back]
        first = back


def _exact(us: list[Unit], first: int, room: int, words: WordPieces) -> Window:
    last, used = first, 0
    while used < room:
        used += len(words.of(us[last].text))
        last += 1
    w = window(us, first, last, words)
    if used > room:
        for row in (w.pieces, w.case, w.gap):
            end = row.pop()
            del row[room + 1 :]
            row.append(end)
        w.at.pop()
        w.last -= 1
    return w


def shuffled(items: list, seed: int) -> list:
    items = list(items)
    random.Random(seed).shuffle(items)
    return items
