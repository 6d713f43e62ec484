/** Rows that say one thing in the same words, since one report has it from another: one row, the earliest, with the others behind it. */
import { type FindingId, grouped, type Kind, put, type Slice } from '../model/index.js';
import { type ClaimOrigins, type Counted, claimOrigins } from './claimOrigins.js';
import { sameClaim, wordsOf } from './claims.js';
import { lookups, type OriginKind, tiesOf } from './claimTies.js';
import { listing, type Row } from './listing.js';

/** A row with those that copy it, in the order of the list. */
export interface Folded {
  readonly row: Row;
  readonly copies: readonly Row[];
}

/** A row as a whole list has it: every finding stands, and of a copy it says of which. */
export interface Listed extends Row {
  /** The earliest row of its origin that says the same in the same words; null where this is it. */
  readonly copyOf: FindingId | null;
  /** Which origins these are, where that was asked for. */
  readonly told: Counted;
}

/** A row of a list in which every one stands for itself. */
export const alone = (row: Row): Folded => ({ row, copies: [] });

/** The rows of a list, copies folded into the earliest of them, in the order in which these stand. */
export function folded(slice: Slice, rows: readonly Row[]): Folded[] {
  const heads = headsOf(slice, rows);
  const copies = new Map<FindingId, Row[]>();
  for (const row of rows) {
    const head = heads.get(row.id);
    if (head) put(copies, head, row);
  }
  return rows.filter((r) => !heads.has(r.id)).map((row) => ({ row, copies: copies.get(row.id) ?? [] }));
}

/** Every row of a list with what it copies; `opened` with the origins of what stands first. */
export function listed(slice: Slice, rows: readonly Row[], opened: boolean): Listed[] {
  const heads = headsOf(slice, rows);
  return rows.map((row) => {
    const copyOf = heads.get(row.id) ?? null;
    const own = { copyOf: { value: copyOf, enumerable: true } };
    const told = {
      told: {
        get: (): ClaimOrigins => claimOrigins(slice, row.id),
        enumerable: true,
      },
    };
    // A row keeps what it makes only when it is asked for.
    const all = { ...Object.getOwnPropertyDescriptors(row), ...own, ...(opened && copyOf === null ? told : {}) };
    return Object.defineProperties({}, all) as Listed;
  });
}

/** Of each row that is a copy the earliest row of the list that it copies. */
function headsOf(slice: Slice, rows: readonly Row[]): Map<FindingId, FindingId> {
  const found = new Map<FindingId, FindingId>();
  const together = new Map<FindingId, Row[]>();
  for (const row of rows) {
    const head = copiesOf(slice, slice.findings.get(row.id)?.finding.kind).get(row.id);
    if (head) put(together, head, row);
  }
  for (const [head, all] of together) {
    // What a filter leaves out is no row that others could stand behind.
    const first = all.find((r) => r.id === head) ?? inTime(slice, all)[0]!;
    for (const { id } of all) if (id !== first.id) found.set(id, first.id);
  }
  return found;
}

const known = new WeakMap<Slice, Map<Kind, ReadonlyMap<FindingId, FindingId>>>();
const NONE: ReadonlyMap<FindingId, FindingId> = new Map();

/** Of the findings of a kind that have copies, and of these, the earliest; made once for a slice. */
function copiesOf(slice: Slice, kind: Kind | undefined): ReadonlyMap<FindingId, FindingId> {
  if (!kind) return NONE;
  let kinds = known.get(slice);
  if (!kinds) {
    kinds = new Map();
    known.set(slice, kinds);
  }
  let found = kinds.get(kind);
  if (!found) {
    found = joinedCopies(slice, listing(slice, [kind]));
    kinds.set(kind, found);
  }
  return found;
}

function joinedCopies(slice: Slice, rows: readonly Row[]): Map<FindingId, FindingId> {
  const numbers = new Map<readonly FindingId[], number>();
  const alike = grouped(rows, (row) => {
    const claim = sameClaim(slice, row.id);
    // What somebody decided of is shown on its own.
    if (claim.length < 2 || row.review !== null) return null;
    if (!numbers.has(claim)) numbers.set(claim, numbers.size);
    return [numbers.get(claim), row.speaker, row.unsure, wordsOf(slice, slice.findings.get(row.id)!)].join('\n');
  });
  alike.delete(null);
  const found = new Map<FindingId, FindingId>();
  for (const all of alike.values()) if (all.length > 1) joinTied(slice, all, found);
  return found;
}

/** Rows of one claim in the same words, each put behind the earliest that it has a tie with. */
function joinTied(slice: Slice, rows: readonly Row[], found: Map<FindingId, FindingId>): void {
  const heads = new Map<string, Head>();
  for (const row of inTime(slice, rows)) {
    const located = slice.findings.get(row.id)!;
    const keys = tiesOf(slice, located).flatMap((t) => (isOneTelling(row, t.kind) ? [t.key] : []));
    const own: Head = { id: row.id, report: located.report };
    const head = keys.map((k) => heads.get(k)).find((h) => h !== undefined && h.report !== located.report);
    if (head) {
      found.set(row.id, head.id);
      found.set(head.id, head.id);
    }
    for (const k of keys) if (!heads.has(k)) heads.set(k, head ?? own);
  }
}

interface Head {
  readonly id: FindingId;
  readonly report: string;
}

/**
 * Copied words are one telling, and so is what one speaker says on one occasion; but of statements the same words in two reports are two
 * renderings. What one agency tells on two days is told twice.
 */
const isOneTelling = (row: Row, kind: OriginKind): boolean =>
  kind === 'text' || kind === 'passage' || (kind === 'speaker' && row.quotation === null);

/** The earliest first; of one day what others are known to have copied before what copies it. */
function inTime(slice: Slice, rows: readonly Row[]): Row[] {
  const { copies } = lookups(slice);
  const key = (r: Row) => {
    const report = slice.findings.get(r.id)?.report;
    return `${r.day ?? '9999'} ${report && copies.has(report) ? 1 : 0} ${r.outlet} ${r.id}`;
  };
  const keyed = rows.map((row) => ({ row, key: key(row) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map((k) => k.row);
}
