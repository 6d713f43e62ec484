/** Promises as lists show them: each once, with whose words tell how it stands and what later reports tell. */
import { issuesIn } from '../lexicon/index.js';
import type {
  Absence,
  Account,
  Commitment,
  CommitmentLine,
  CommitmentStatus,
  FindingId,
  Located,
  Slice,
} from '../model/index.js';
import { type ClaimOrigins, claimOrigins } from './claimOrigins.js';
import { type Excerpted, excerptOf } from './excerpts.js';
import { listing, type Row } from './listing.js';
import { narrowed, notFound, type ObjectFilter } from './objects.js';

export interface PromiseRow {
  readonly id: FindingId;
  readonly members: readonly FindingId[];
  readonly day: string | null;
  readonly actor: string;
  readonly side: string | null;
  readonly to: string | null;
  /** What is promised, in the words of the telling that says most. */
  readonly act: string;
  /** EDTF. */
  readonly by: string | null;
  readonly trigger: string | null;
  /** Null where nobody but another side tells of it. */
  readonly status: CommitmentStatus | null;
  /** Whose words give the status. */
  readonly told: Row;
  readonly fullest: Row;
  /** Each side's once, however often it is told. */
  readonly accounts: readonly (Account & { readonly told: Row })[];
  readonly later: readonly Excerpted[];
  readonly coverage: Absence;
  readonly origins: ClaimOrigins;
}

/** The promise lines of a record, those that were told last first. */
export function promiseRows(slice: Slice, filter: ObjectFilter = {}): PromiseRow[] {
  const rows = new Map(listing(slice, ['commitment']).map((r) => [r.id, r] as const));
  const known = (line: CommitmentLine) => ({
    names: [line.side, line.actor, line.to],
    day: line.day,
    get issues() {
      return issuesIn(actOf(slice, line).value);
    },
  });
  return narrowed(slice.record.commitments, filter, known)
    .map((line) => row(slice, rows, line))
    .sort((a, b) => compare(b.day ?? '', a.day ?? '') || compare(a.id, b.id));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const fullestOf = (slice: Slice, line: CommitmentLine): Commitment =>
  slice.findings.get(line.fullest)!.finding as Commitment;
const actOf = (slice: Slice, line: CommitmentLine) => fullestOf(slice, line).act;

function row(slice: Slice, rows: ReadonlyMap<string, Row>, line: CommitmentLine): PromiseRow {
  const { id, members, day, actor, side, to, status, coverage } = line;
  const found = (finding: FindingId): Located[] => {
    const located = slice.findings.get(finding);
    return located ? [located] : [];
  };
  return {
    id,
    members,
    day,
    actor,
    side,
    to,
    act: actOf(slice, line).value,
    by: line.due?.by ?? null,
    trigger: fullestOf(slice, line).trigger?.value ?? null,
    status,
    told: rows.get(line.statusBy ?? line.accounts.at(-1)!.finding)!,
    fullest: rows.get(line.fullest)!,
    accounts: line.accounts
      .filter((a, i) => line.accounts.findIndex((b) => b.side === a.side && b.status === a.status) === i)
      .map((a) => ({ ...a, told: rows.get(a.finding)! })),
    later: line.laterReported.flatMap(found).map((l) => excerptOf(slice, l)),
    coverage,
    get origins() {
      return claimOrigins(slice, members);
    },
  };
}

/** "broken by Drovia's account", "promised by Drovia's account". */
export const accountWords = ({ side, status }: Pick<Account, 'side' | 'status'>): string =>
  `${status === 'pending' ? 'promised' : status} by ${side}’s account`;

/** "pending", "told by Drovia alone": the status as the line has it. */
export const statusWords = ({ status, accounts }: Pick<CommitmentLine, 'status' | 'accounts'>): string =>
  status ?? `told by ${[...new Set(accounts.map((a) => a.side))].join(' and ')} alone`;

/** What is said where no later report is shown. */
export const nothingOfPromise = (r: Pick<PromiseRow, 'coverage'>): string => notFound('later word of it', r.coverage);
