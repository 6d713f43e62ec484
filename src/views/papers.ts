/** Papers as lists show them: every part with the words that it rests on, and what each grew out of. */
import { issuesIn } from '../lexicon/index.js';
import type {
  CandidateReception,
  FindingId,
  PaperDescent,
  ProposalLine,
  ReceptionBySide,
  Slice,
} from '../model/index.js';
import { type ClaimOrigins, claimOrigins } from './claimOrigins.js';
import { type Filter, listing, type Row } from './listing.js';
import { narrowed } from './objects.js';

/** Where and in what words something is told. */
interface Told {
  readonly outlet: string | null;
  /** Null for the outlet's own voice. */
  readonly speaker: string | null;
  readonly words: string;
}

export type AnswerRow = ReceptionBySide & Told;

export interface PaperRow extends Omit<ProposalLine, 'members' | 'receptions' | 'candidates' | 'lineage'> {
  readonly members: readonly ({ readonly id: FindingId; readonly day: string | null } & Told)[];
  readonly told: ClaimOrigins;
  /** Oldest first. */
  readonly receptions: readonly AnswerRow[];
  /** Answers that may be to it, or to another of `names`. */
  readonly candidates: readonly (CandidateReception & Told & { readonly names: readonly string[] })[];
  /** `name` is that of the line, null where no line holds the other paper. */
  readonly lineage: readonly (PaperDescent & { readonly name: string | null })[];
}

export interface Papers {
  /** In the order in which they were told of first. */
  readonly rows: readonly PaperRow[];
  /** Answers that no paper of the record is known for. */
  readonly loose: readonly Row[];
}

/** The papers that pass a filter, and answers that are under none. */
export function paperRows(slice: Slice, filter: Filter = {}): Papers {
  const all = new Map(listing(slice, ['proposal', 'reception']).map((r) => [r.id, r]));
  const { side, issue, ...where } = filter;
  const told = new Set(listing(slice, ['proposal', 'reception'], where).map((r) => r.id));
  const bounded = Object.values(where).some((v) => v !== undefined);
  const names = new Map(slice.record.proposals.map((p) => [p.id, p.name]));
  const lines = slice.record.proposals.filter((p) => !bounded || touches(p).some((id) => told.has(id)));
  const rows = narrowed(lines, { side, issue }, (p) => ({
    names: sidesOf(p),
    day: null,
    get issues() {
      return issuesOf(p);
    },
  }))
    .map((p) => row(slice, p, all, names))
    .sort((a, b) => compare(firstOf(a), firstOf(b)) || compare(a.id, b.id));
  const placed = new Set(slice.record.proposals.flatMap(touches));
  const loose = listing(slice, ['reception'], filter).filter((r) => !placed.has(r.id));
  return { rows, loose };
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const firstOf = (p: PaperRow): string => p.members[0]?.day ?? '9999';

/** Every telling of a paper and every answer that is or may be to it. */
const touches = (p: ProposalLine): FindingId[] => [
  ...p.members,
  ...[...p.receptions, ...p.candidates].map((r) => r.finding),
];

/** Who made a paper or answered it. */
const sidesOf = (p: ProposalLine): (string | null)[] => [
  ...p.makers.flatMap((m) => [m.side, m.name]),
  ...[...p.receptions, ...p.candidates].map((r) => r.side),
];

const issuesOf = (p: ProposalLine): string[] => [
  ...p.terms.flatMap((t) => [...(t.issue ? [t.issue] : []), ...issuesIn(t.words)]),
  ...issuesIn(p.name),
];

function row(
  slice: Slice,
  p: ProposalLine,
  rows: ReadonlyMap<FindingId, Row>,
  names: ReadonlyMap<FindingId, string>,
): PaperRow {
  const at = (id: FindingId): Told => {
    const found = rows.get(id);
    return { outlet: found?.outlet ?? null, speaker: found?.speaker ?? null, words: found?.words ?? '' };
  };
  const members = p.members
    .map((id) => ({ id, day: rows.get(id)?.day ?? null, ...at(id) }))
    .sort((a, b) => compare(a.day ?? '9999', b.day ?? '9999') || compare(a.id, b.id));
  return {
    ...p,
    members,
    get told() {
      return claimOrigins(slice, p.members);
    },
    receptions: p.receptions.map((r) => ({ ...r, ...at(r.finding) })),
    candidates: p.candidates.map((c) => ({
      ...c,
      ...at(c.finding),
      names: c.among.map((id) => names.get(id) ?? ''),
    })),
    lineage: p.lineage.map((d) => ({ ...d, name: d.of && (names.get(d.of) ?? null) })),
  };
}

/** A paper with those that grew out of it. */
export interface Branch {
  readonly id: string;
  readonly name: string;
  /** How it comes from the one above; null at the top. */
  readonly from: PaperDescent | null;
  readonly into: readonly Branch[];
}

/** Trees of papers, each paper once, under the first that it grew out of; papers alone are left out. */
export function lineageTrees(papers: readonly PaperRow[]): Branch[] {
  const byId = new Map(papers.map((p) => [p.id as string, p]));
  const parent = (p: PaperRow) => p.lineage.find((d) => d.of !== null || d.stated);
  const keyOf = (d: PaperDescent) => d.of ?? `words ${d.words}`;
  const children = new Map<string, { readonly row: PaperRow; readonly from: PaperRow['lineage'][number] }[]>();
  for (const p of papers) {
    const from = parent(p);
    if (from) children.set(keyOf(from), [...(children.get(keyOf(from)) ?? []), { row: p, from }]);
  }
  const branch = (id: string, name: string, from: PaperDescent | null): Branch => ({
    id,
    name,
    from,
    into: (children.get(id) ?? []).map((c) => branch(c.row.id, c.row.name, c.from)),
  });
  const isTop = (id: string) => !byId.has(id) || parent(byId.get(id)!) === undefined;
  return [...children]
    .filter(([id]) => isTop(id))
    .map(([id, [first]]) => branch(id, byId.get(id)?.name ?? first!.from.name ?? `“${first!.from.words}”`, null));
}
