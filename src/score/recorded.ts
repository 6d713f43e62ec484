/** A record held against one that was kept by hand: its objects by the tellings that they are made of. */
import type { Finding, FindingId, Kind, ReportId, Slice } from '../model/index.js';
import { type Span, Text } from '../text/index.js';
import { Cover, triggerOf } from './claims.js';
import type { Counts } from './figures.js';
import { findParts } from './gold.js';

/** What a person wrote down: lists of objects whose `told` are `NN: words` of a report. */
export interface GoldRecord {
  readonly rounds: readonly { readonly status: string; readonly told: readonly string[] }[];
  readonly lines: readonly {
    readonly told: readonly string[];
    readonly receptions: readonly { readonly answer: string; readonly told: string }[];
  }[];
  readonly commitments: readonly { readonly status: string; readonly told: readonly string[] }[];
  readonly openQuestions: readonly { readonly told: readonly string[] }[];
  readonly moves: readonly { readonly fromWords: string; readonly toWords: string }[];
  readonly cycles: readonly (readonly { readonly told: string }[])[];
}

/** One place of a report that tells of an object. */
interface Telling {
  readonly report: ReportId;
  readonly spans: readonly Span[];
}

/** The reports of a negotiation by the numbers that its record calls them. */
export class Shelf {
  readonly #texts = new Map<string, Text>();
  readonly #covers = new Map<ReportId, Cover>();

  constructor(readonly reports: ReadonlyMap<string, { readonly id: ReportId; readonly text: string }>) {
    for (const [name, { id, text }] of reports) {
      const measured = new Text(text);
      this.#texts.set(name, measured);
      this.#covers.set(id, new Cover(measured));
    }
  }

  /** Where `NN: words` stands; null for a report that is not on the shelf. */
  find(told: string): Telling | null {
    const [, name = '', words = ''] = /^(\d+): (.+)$/su.exec(told) ?? [];
    const text = this.#texts.get(name);
    return text ? { report: this.reports.get(name)!.id, spans: findParts(text, words) } : null;
  }

  cover(report: ReportId): Cover | undefined {
    return this.#covers.get(report);
  }
}

/** Findings by the tellings of the gold that they are, one for each. */
class Alignment {
  readonly of = new Map<FindingId, Telling>();

  constructor(slice: Slice, shelf: Shelf, kinds: readonly Kind[], tellings: readonly Telling[]) {
    const left = new Set(tellings);
    const mine = [...slice.findings.values()]
      .filter((l) => kinds.includes(l.finding.kind))
      .sort((a, b) => b.finding.confidence - a.finding.confidence);
    for (const { finding, report } of mine) {
      const cover = shelf.cover(report);
      const hit = [...left].find((t) => t.report === report && cover?.half(t.spans, wordsOf(finding)));
      if (!hit) continue;
      this.of.set(finding.id, hit);
      left.delete(hit);
    }
  }
}

/** The words by which a mark of a kind is told in a record: of a statement what is said, of others the trigger. */
const wordsOf = (f: Finding): readonly Span[] => (f.kind === 'statement' ? f.content : triggerOf(f));

interface Made {
  readonly members: readonly FindingId[];
  readonly label: string;
}
interface Kept {
  readonly told: readonly Telling[];
  readonly label: string;
}

/**
 * Which object of the gold each object of a record is: the one with which it shares at least half of all that tells of either.
 */
function matched(made: readonly Made[], kept: readonly Kept[], aligned: Alignment): Map<Made, Kept> {
  const pairs = made.flatMap((m) =>
    kept.map((k) => {
      const own = new Set(m.members.map((id) => aligned.of.get(id)).filter((t) => t !== undefined));
      const shared = k.told.filter((t) => own.has(t)).length;
      return { m, k, share: shared / (m.members.length + k.told.length - shared) };
    }),
  );
  const found = new Map<Made, Kept>();
  const taken = new Set<Kept>();
  for (const { m, k } of pairs.filter((p) => p.share >= 0.5).sort((a, b) => b.share - a.share))
    if (!found.has(m) && !taken.has(k)) {
      found.set(m, k);
      taken.add(k);
    }
  return found;
}

/** What a record adds to the figures: by kind of object how many there are in it, in the gold, and in both, and how many of these have one status. */
export function countRecord(slice: Slice, gold: GoldRecord, shelf: Shelf, measured: ReadonlySet<ReportId>): Counts {
  const counts: Record<string, number> = {};
  const add = (name: string, n = 1) => {
    counts[name] = (counts[name] ?? 0) + n;
  };
  const keep = (told: readonly string[]) => told.map((t) => shelf.find(t)).filter((t) => t !== null);
  const isMeasured = (made: Made) => made.members.some((id) => measured.has(slice.findings.get(id)!.report));
  const compare = (name: string, kinds: readonly Kind[], all: readonly Made[], list: readonly Kept[]) => {
    const aligned = new Alignment(
      slice,
      shelf,
      kinds,
      list.flatMap((k) => k.told),
    );
    const made = all.filter(isMeasured);
    const kept = list.filter((k) => k.told.some((t) => measured.has(t.report)));
    const found = matched(
      all,
      list.filter((k) => k.told.length > 0),
      aligned,
    );
    const right = made.filter((m) => found.has(m));
    add(`${name} found`, made.length);
    add(`${name} gold`, kept.length);
    add(`${name} hit`, right.length);
    add(`${name} status`, right.filter((m) => found.get(m)!.label === m.label).length);
    return { found, aligned };
  };
  const { record } = slice;
  compare(
    'round',
    ['meeting'],
    record.rounds.map((r) => ({ members: r.members, label: r.status })),
    gold.rounds.map((r) => ({ told: keep(r.told), label: r.status })),
  );
  const lines = record.proposals.map((p) => ({ members: p.members, label: '', receptions: p.receptions }));
  const goldLines = gold.lines.map((l) => ({ told: keep(l.told), label: '', receptions: l.receptions }));
  const { aligned } = compare('line', ['proposal'], lines, goldLines);
  countReceptions(slice, shelf, measured, lines, goldLines, aligned, add);
  compare(
    'commitment',
    ['commitment'],
    // The gold keeps what anybody tells of a promise; the record sets no status by another side's word alone.
    record.commitments.map((c) => ({ members: c.members, label: c.status ?? c.accounts.at(-1)?.status ?? '' })),
    gold.commitments.map((c) => ({ told: keep(c.told), label: c.status })),
  );
  compare(
    'question',
    ['question', 'statement'],
    record.questions.filter((q) => q.kind !== 'paper').map((q) => ({ members: q.members, label: '' })),
    gold.openQuestions.map((q) => ({ told: keep(q.told), label: '' })),
  );
  countMoves(slice, gold, shelf, measured, add);
  countCycles(slice, gold, shelf, measured, add);
  return counts;
}

/** Deadlocks: a cycle is found by one that holds two of its conditions at least, and one that holds two of none is false. */
function countCycles(
  slice: Slice,
  gold: GoldRecord,
  shelf: Shelf,
  measured: ReadonlySet<ReportId>,
  add: (name: string, n?: number) => void,
): void {
  const cycles = gold.cycles.map((c) => c.map((w) => shelf.find(w.told)).filter((t) => t !== null));
  const kept = cycles.filter((c) => c.some((t) => measured.has(t.report)));
  const aligned = new Alignment(slice, shelf, ['condition'], cycles.flat());
  const reportOf = (id: FindingId) => slice.findings.get(id)!.report;
  const made = slice.record.deadlocks.filter((d) => d.members.some((id) => measured.has(reportOf(id))));
  const holds = (cycle: readonly Telling[]) =>
    slice.record.deadlocks.some((d) => sharedBy(d.members, cycle, aligned, shelf) > 1);
  add('deadlock gold', kept.length);
  add('deadlock hit', kept.filter(holds).length);
  add('deadlock found', made.length);
  add('deadlock false', made.filter((d) => !cycles.some((c) => sharedBy(d.members, c, aligned, shelf) > 1)).length);
}

/** Moves: right where the words of both ends hold those of the gold, or half of them at least. */
function countMoves(
  { record, findings }: Slice,
  gold: GoldRecord,
  shelf: Shelf,
  measured: ReadonlySet<ReportId>,
  add: (name: string, n?: number) => void,
): void {
  const all = gold.moves.map((m) => [shelf.find(m.fromWords), shelf.find(m.toWords)] as const);
  const kept = all.filter(([, to]) => to && measured.has(to.report));
  const reportOf = (id: FindingId) => findings.get(id)!.report;
  const made = record.moves.filter((m) => measured.has(reportOf(m.to.finding)));
  const holds = (end: (typeof made)[number]['from'], told: Telling | null) =>
    told !== null &&
    reportOf(end.finding) === told.report &&
    (shelf.cover(told.report)?.holdsHalf([end.at], told.spans) ?? false);
  const left = new Set(kept);
  add('move gold', kept.length);
  add('move found', made.length);
  for (const m of made) {
    const hit = [...left].find(([from, to]) => holds(m.from, from) && holds(m.to, to));
    add('move hit', hit ? 1 : 0);
    if (hit) left.delete(hit);
  }
}

/** How many conditions of a cycle are among these findings. One telling may stand in several cycles. */
function sharedBy(members: readonly FindingId[], cycle: readonly Telling[], aligned: Alignment, shelf: Shelf): number {
  const found = members.map((id) => aligned.of.get(id)).filter((t) => t !== undefined);
  const same = (a: Telling, b: Telling) =>
    a.report === b.report && (shelf.cover(a.report)?.half(a.spans, b.spans) ?? false);
  return cycle.filter((t) => found.some((f) => same(f, t))).length;
}

/** Receptions under the line of the paper that they answer: under a line most of whose tellings are of that paper. */
function countReceptions(
  slice: Slice,
  shelf: Shelf,
  measured: ReadonlySet<ReportId>,
  lines: readonly (Made & { readonly receptions: readonly { readonly finding: FindingId }[] })[],
  gold: readonly (Kept & { readonly receptions: readonly { readonly told: string }[] })[],
  papers: Alignment,
  add: (name: string, n?: number) => void,
): void {
  const homes = new Map<Telling, Kept>();
  for (const line of gold)
    for (const r of line.receptions) {
      const at = shelf.find(r.told);
      if (at) homes.set(at, line);
    }
  const aligned = new Alignment(slice, shelf, ['reception'], [...homes.keys()]);
  const ofLine = new Map(gold.flatMap((line) => line.told.map((t) => [t, line] as const)));
  const isIn = (id: FindingId) => measured.has(slice.findings.get(id)!.report);
  add('reception gold', [...homes.keys()].filter((t) => measured.has(t.report)).length);
  for (const line of lines) {
    const told = line.members.map((id) => papers.of.get(id)).map((t) => (t ? ofLine.get(t) : undefined));
    const most = mostOf(told);
    for (const { finding } of line.receptions.filter((r) => isIn(r.finding))) {
      const at = aligned.of.get(finding);
      add('reception found');
      add('reception hit', at && most !== undefined && homes.get(at) === most ? 1 : 0);
    }
  }
}

function mostOf<T>(list: readonly (T | undefined)[]): T | undefined {
  const counts = new Map<T, number>();
  for (const one of list) if (one !== undefined) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}
