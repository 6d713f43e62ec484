/** What differs between two states of a record: objects that came, went or changed, and findings between two wordings of a story. */
import {
  type Finding,
  type FindingId,
  membersOf,
  type NegotiationRecord,
  OBJECT_NAMES,
  type ObjectList,
  type ReportId,
  type Slice,
  type Story,
} from '../model/index.js';
import { type Span, overlap as shared } from '../text/index.js';
import { clip } from './brief/context.js';
import { findingsBySource } from './lookup.js';
import { keyWords } from './reference.js';
import { describe } from './summary.js';

/** Lists of a record whose objects are followed, with what one is called in the singular. */
export const FOLLOWED = OBJECT_NAMES;
export type Followed = ObjectList;

export interface Difference {
  readonly what: 'came' | 'went' | 'changed' | 'lost tellings' | 'gained tellings';
  readonly list: Followed;
  /** What such an object is called. */
  readonly kind: string;
  /** The object as it is now, or as it was last. */
  readonly id: FindingId;
  readonly words: string;
  /** Its state before and after, where that changed: "planned", "held". */
  readonly from: string | null;
  readonly to: string | null;
  readonly day: string | null;
  /** A finding to open it by. */
  readonly finding: FindingId;
}

interface Seen {
  readonly id: FindingId;
  readonly members: readonly FindingId[];
  readonly words: string;
  readonly state: string;
  readonly day: string | null;
}

type Objects = { readonly [L in Followed]: (slice: Slice) => Seen[] };

const of = <L extends Followed>(
  list: L,
  words: (o: NegotiationRecord[L][number], slice: Slice) => string,
  state: (o: NegotiationRecord[L][number], slice: Slice) => string = () => '',
  day: (o: NegotiationRecord[L][number]) => string | null = (o) => (o as { day?: string | null }).day ?? null,
) =>
  ((slice: Slice) =>
    (slice.record[list] as readonly NegotiationRecord[L][number][]).map((o) => ({
      id: idOf(o),
      members: membersOf(o),
      words: words(o, slice),
      state: state(o, slice),
      day: day(o),
    }))) as Objects[L];

const idOf = (o: object): FindingId => ('id' in o ? (o.id as FindingId) : membersOf(o as never)[0]!);

const said = (slice: Slice, id: FindingId | undefined): string => {
  const told = id && slice.findings.get(id);
  return told ? clip(slice.text(told.source).slice(keyWords(told.finding)), 100) : '';
};

const OBJECTS: Objects = {
  actors: of(
    'actors',
    (a) => a.name,
    (a) => a.side ?? 'no side told',
  ),
  rounds: of(
    'rounds',
    (r) => [r.participants.join(', ') || 'a meeting', r.place, r.when].filter((x) => x).join(' · '),
    (r) => r.status,
    (r) => r.history.at(-1)?.day ?? null,
  ),
  proposals: of(
    'proposals',
    (p) => p.name,
    (p) => [p.status, ...new Map(p.receptions.map((r) => [r.side, `${r.side} ${r.answer}`])).values()].join('; '),
    (p) => p.receptions.at(-1)?.day ?? p.versions.at(-1)?.day ?? null,
  ),
  positions: of(
    'positions',
    (p) => `${p.side} on ${p.issue}`,
    (p) => p.stance,
  ),
  moves: of(
    'moves',
    (m) => `${m.side}${m.issue ? ` on ${m.issue}` : ''}: ${m.from.stance} to ${m.to.stance}`,
    () => '',
    (m) => m.to.day,
  ),
  conditions: of(
    'conditions',
    (c) =>
      `“${clip(c.dependent.value, 60)}” ${c.connective.startsWith('waits') ? c.connective : `waits (${c.connective}) for`} “${clip(c.required.value, 60)}”`,
    (c) => c.reported ?? 'nothing told of it since',
  ),
  deadlocks: of(
    'deadlocks',
    (d) => d.sides.join(' and '),
    () => '',
  ),
  commitments: of(
    'commitments',
    (c, slice) => `${c.actor}: “${said(slice, c.fullest)}”`,
    (c) => c.status ?? 'told by another side alone',
  ),
  ultimatums: of(
    'ultimatums',
    (u) => `${u.kind} of ${u.setBy ?? 'nobody named'}${u.to ? ` to ${u.to}` : ''}`,
    (u) => u.by ?? 'no day',
  ),
  utterances: of('utterances', (u, slice) => `${u.speaker}: “${said(slice, u.members[0])}”`),
  contradictions: of('contradictions', (c) => `${c.kind}: ${c.about}`),
  questions: of(
    'questions',
    (q, slice) => `${q.to ?? 'somebody'}: “${said(slice, q.members[0])}”`,
    (q) => q.kind,
  ),
  forecasts: of('forecasts', (f) => `${f.speaker} on ${f.thing}`),
};

/** What differs between two states of a record, by lists. Objects are the same that share a member; a telling more or less is told with `tellings`. */
export function differences(before: Slice, after: Slice, tellings = false): Difference[] {
  return (Object.keys(FOLLOWED) as Followed[]).flatMap((list) => differing(before, after, list, tellings));
}

function differing(before: Slice, after: Slice, list: Followed, tellings: boolean): Difference[] {
  const [old, now] = [OBJECTS[list](before), OBJECTS[list](after)];
  const heir = new Map(now.flatMap((o) => o.members.map((m) => [m, o] as const)));
  const met = new Set<Seen>();
  const found: Difference[] = [];
  const tell = (what: Difference['what'], o: Seen, from: string | null = null, to: string | null = null) =>
    found.push({
      what,
      list,
      kind: FOLLOWED[list],
      id: o.id,
      words: o.words,
      from,
      to,
      day: o.day,
      finding: o.members[0] ?? o.id,
    });
  for (const o of old) {
    const heirs = o.members.map((m) => heir.get(m)).filter((h) => h !== undefined);
    // Of several that hold a part of it, the one that holds most.
    const same = heirs.sort((a, b) => count(heirs, b) - count(heirs, a) || (a.id < b.id ? -1 : 1))[0];
    if (!same) tell('went', o);
    else if (same.state !== o.state && !met.has(same)) tell('changed', same, o.state, same.state);
    else if (tellings && same.members.length < o.members.length)
      tell('lost tellings', same, String(o.members.length), String(same.members.length));
    else if (tellings && same.members.length > o.members.length && !met.has(same))
      tell('gained tellings', same, String(o.members.length), String(same.members.length));
    for (const h of heirs) met.add(h);
  }
  for (const o of now) if (!met.has(o)) tell('came', o);
  return found;
}

const count = <T>(all: readonly T[], one: T): number => all.filter((x) => x === one).length;

/** A finding that differs between two wordings of a story. */
export interface Rewording {
  readonly what: 'came' | 'went' | 'changed';
  readonly kind: Finding['kind'];
  readonly summary: string;
  /** Its words before and after; null where it was or is not there. */
  readonly from: Wording | null;
  readonly to: Wording | null;
}

interface Wording {
  readonly report: ReportId;
  readonly finding: FindingId;
  readonly words: string;
  /** Where they stand in the text of the report. */
  readonly at: Span;
}

/** What one edit of a story did: the wording before, the one after it, and the findings that differ. */
export interface Edit {
  readonly url: string;
  readonly from: Story['versions'][number];
  readonly to: Story['versions'][number];
  readonly findings: readonly Rewording[];
}

/** Share of words at which two findings of a kind are one that was reworded. */
const REWORDED = 0.5;

/** What each edit of a story did to its findings, the newest first. */
export function edits(slice: Slice, stories: readonly Story[] = slice.record.stories): Edit[] {
  const found = stories.flatMap(({ url, versions }) =>
    versions
      .slice(1)
      .map((to, i) => ({ url, from: versions[i]!, to, findings: reworded(slice, versions[i]!.report, to.report) })),
  );
  return found.sort((a, b) => ((a.to.day ?? '' < (b.to.day ?? '')) ? 1 : -1));
}

/** Findings of a report, whether the record follows it or a newer one. */
function findingsOf(slice: Slice, report: ReportId): readonly Finding[] {
  const replaced = slice.replaced.get(report);
  const all = replaced ?? (findingsBySource(slice).get(report) ?? []).map((l) => l.finding);
  return all.filter((f) => f.kind !== 'mention');
}

function reworded(slice: Slice, before: ReportId, after: ReportId): Rewording[] {
  const told = (report: ReportId) =>
    findingsOf(slice, report).map((finding) => {
      const at = keyWords(finding);
      const words = slice.text(report).slice(at).replace(/\s+/gu, ' ');
      return {
        report,
        finding,
        words,
        at,
        summary: describe(finding),
        bag: new Set(words.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []),
      };
    });
  const [old, now] = [told(before), told(after)];
  const left = new Set(now);
  const place = (o: (typeof old)[number] | null): Wording | null =>
    o && { report: o.report, finding: o.finding.id, words: o.words, at: o.at };
  const same = (a: (typeof old)[number], b: (typeof old)[number]) =>
    a.finding.kind === b.finding.kind && a.words === b.words && a.summary === b.summary;
  const rest = old.filter((o) => {
    const twin = [...left].find((n) => same(o, n));
    if (twin) left.delete(twin);
    return !twin;
  });
  const found: Rewording[] = [];
  for (const o of rest) {
    const like = (n: (typeof old)[number]) => (n.finding.kind === o.finding.kind ? shared(o.bag, n.bag) : 0);
    const next = [...left].filter((n) => like(n) >= REWORDED).sort((a, b) => like(b) - like(a))[0];
    if (next) left.delete(next);
    const { kind } = o.finding;
    found.push({
      what: next ? 'changed' : 'went',
      kind,
      summary: (next ?? o).summary,
      from: place(o),
      to: place(next ?? null),
    });
  }
  for (const n of left)
    found.push({ what: 'came', kind: n.finding.kind, summary: n.summary, from: null, to: place(n) });
  return found;
}
