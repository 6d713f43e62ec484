import { grouped, type Origin, type OriginTie, type Passage, put, type ReportId } from '../model/index.js';
import { Alike } from './alike.js';
import { compare, type Material } from './located.js';
import { intersection, Shingled, WIDTH } from './shingles.js';

/** Share of the shorter text's shingles at which two reports are one origin. */
const COPIED = 0.55;
/** Shingles that two reports share at least before they are compared: a name and its office are no copy. */
const SHARED = 8;
/** Words from which on a stretch that stands in two reports is a passage that one took from the other. */
const PASSAGE = 12;

/** Reports that are copies of one another, whole, cut or written anew, and the stretches that reports share word for word. */
export interface Copies {
  readonly origins: readonly Origin[];
  /** Each with the earliest report that holds the stretch; in order of reports and places. */
  readonly passages: readonly Passage[];
}

/**
 * What was taken over from what. Each text is read once and its fingerprints are looked up in an index that keeps of each the first
 * and the last report that held it: however many reports a stretch stands in, each finds those from which it may have it, and
 * the work grows with the words that are read and not with the pairs of reports. Made once for a record.
 */
export function copies(material: Material): Copies {
  let known = kept.get(material);
  if (!known) {
    known = copiesOf(material);
    kept.set(material, known);
  }
  return known;
}

const kept = new WeakMap<Material, Copies>();

/** The origin that each report belongs to. */
export const originsOf = (material: Material): ReadonlyMap<ReportId, ReportId> =>
  new Map(copies(material).origins.flatMap((o) => o.reports.map((r) => [r, o.id] as const)));

function copiesOf(material: Material): Copies {
  const reports = [...material.readings.keys()].sort(
    (a, b) => compare(material.days.get(a) ?? '9999', material.days.get(b) ?? '9999') || compare(a, b),
  );
  const words = new Map<string, number>();
  const texts = reports.map((r) => new Shingled(material.text(r), words));
  const index = new Index(texts);
  const root = reports.map((_, i) => i);
  const find = (i: number): number => {
    let at = i;
    while (root[at] !== at) {
      root[at] = root[root[at]!]!;
      at = root[at]!;
    }
    return at;
  };
  const runs: Run[] = [];
  const joined: Joined[] = [];
  const join = (a: number, b: number, as: OriginTie['as'], share: number) => {
    root[Math.max(find(a), find(b))] = Math.min(find(a), find(b));
    joined.push({ a, b, as, share });
  };
  for (const [i, text] of texts.entries()) {
    const seen = index.take(i);
    runs.push(...seen.runs);
    for (const [other, shared] of seen.others)
      if (find(i) !== find(other)) {
        const share = copied(text, texts[other]!, shared);
        if (share >= COPIED) join(i, other, 'copied', share);
      }
  }
  const alike = new Alike(material, reports, texts);
  const alone = counted(reports.map((_, i) => find(i)));
  // What is a copy of one report is not another one written anew, and whoever writes anew has one report before them.
  for (const [a, others] of alike.candidates())
    if (alone.get(find(a)) === 1) {
      const source = alike.source(a, others);
      if (source && find(a) !== find(source.of)) join(a, source.of, 'rewritten', source.share);
    }
  return { origins: origins(material, reports, find, joined), passages: runs.map((r) => passage(r, reports, texts)) };
}

function counted(all: readonly number[]): Map<number, number> {
  const found = new Map<number, number>();
  for (const i of all) found.set(i, (found.get(i) ?? 0) + 1);
  return found;
}

/** Two reports that were found to be one origin, by their places in the order of days, and how much of the shorter one the other holds. */
interface Joined {
  readonly a: number;
  readonly b: number;
  readonly as: OriginTie['as'];
  readonly share: number;
}

function origins(
  material: Material,
  reports: readonly ReportId[],
  find: (i: number) => number,
  joined: readonly Joined[],
): Origin[] {
  const place = new Map(reports.map((r, i) => [r, i]));
  const byRoot = grouped(joined, (j) => find(j.a));
  return [...grouped([...reports].sort(compare), (r) => find(place.get(r)!))].map(([root, members]) => ({
    id: members[0]!,
    reports: members,
    ties: ties(root, byRoot.get(root) ?? [], reports),
    appearances: members.flatMap((r) => (material.appearances.get(r) ?? []).map((a) => a.id)).sort(compare),
  }));
}

/** How each report but the earliest hangs on another one, step by step from the earliest, which is the root. */
function ties(root: number, joined: readonly Joined[], reports: readonly ReportId[]): OriginTie[] {
  const near = new Map<number, { readonly to: number; readonly by: Joined }[]>();
  for (const by of joined) {
    put(near, by.a, { to: by.b, by });
    put(near, by.b, { to: by.a, by });
  }
  const found: OriginTie[] = [];
  const seen = new Set([root]);
  const open = [root];
  for (let at = open.shift(); at !== undefined; at = open.shift())
    for (const { to, by } of near.get(at) ?? []) {
      if (seen.has(to)) continue;
      seen.add(to);
      open.push(to);
      const share = Math.round(by.share * 100) / 100;
      found.push({ report: reports[to]!, of: reports[at]!, as: by.as, share });
    }
  return found.sort((a, b) => compare(a.report, b.report));
}

/** The share of the shorter text's shingles that both have, from 0 to 1; 0 where they are too few to tell. */
function copied(a: Shingled, b: Shingled, fingerprints: number): number {
  const smaller = Math.min(a.sorted.length, b.sorted.length);
  // A few fingerprints of many tell already that most of the text is another.
  if (fingerprints < 2 || smaller < SHARED) return 0;
  const shared = intersection(a.sorted, b.sorted);
  return shared >= SHARED ? shared / smaller : 0;
}

/** A run of words of text `in` from word `from` to word `to`, that begins at word `at` of text `of`. */
interface Run {
  readonly in: number;
  readonly from: number;
  readonly to: number;
  readonly of: number;
  readonly at: number;
}

const passage = (
  { in: i, from, to, of, at }: Run,
  reports: readonly ReportId[],
  texts: readonly Shingled[],
): Passage => ({
  report: reports[i]!,
  at: texts[i]!.span(from, to),
  of: reports[of]!,
  ofAt: texts[of]!.span(at, at + to - from),
  words: to - from,
});

/** Words that a place in a text is told apart by, in one number with the number of the text. */
const PLACES = 2 ** 22;

class Index {
  readonly #first = new Map<number, number>();
  readonly #last = new Map<number, number>();

  constructor(readonly texts: readonly Shingled[]) {}

  /** Looks up the fingerprints of a text and keeps them; texts are to be given in order. */
  take(i: number): { readonly runs: readonly Run[]; readonly others: ReadonlyMap<number, number> } {
    const text = this.texts[i]!;
    const others = new Map<number, number>();
    const runs: Run[] = [];
    let covered = 0;
    for (const at of text.fingerprints) {
      const hash = text.hashes[at]!;
      const first = this.#first.get(hash);
      const known = [...new Set([first, this.#last.get(hash)].map((p) => p && Math.floor(p / PLACES)))];
      for (const other of known)
        if (other !== undefined && other !== i) others.set(other, (others.get(other) ?? 0) + 1);
      if (first !== undefined && at >= covered && Math.floor(first / PLACES) !== i) {
        const run = this.#run(i, at, first, covered);
        if (run) {
          covered = run.to;
          if (run.to - run.from >= PASSAGE) runs.push(run);
        }
      }
      if (first === undefined) this.#first.set(hash, i * PLACES + at);
      this.#last.set(hash, i * PLACES + at);
    }
    return { runs, others };
  }

  /** The longest stretch around a shared fingerprint that both texts hold; null where only the digests agree. */
  #run(i: number, at: number, place: number, least: number): Run | null {
    const [of, there] = [Math.floor(place / PLACES), place % PLACES];
    const [mine, other] = [this.texts[i]!.words, this.texts[of]!.words];
    let [from, to] = [at, at];
    while (to < mine.length && there + to - at < other.length && mine[to] === other[there + to - at]) to++;
    if (to - at < WIDTH) return null;
    while (from > least && there - (at - from) > 0 && mine[from - 1] === other[there - (at - from) - 1]) from--;
    return { in: i, from, to, of, at: there - (at - from) };
  }
}
