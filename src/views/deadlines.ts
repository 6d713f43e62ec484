/** Ultimatums and deadlines as lists show them, each with its tellings and with what later reports tell. */
import { issuesIn } from '../lexicon/index.js';
import type { Absence, Excerpt, FindingId, Slice, Ultimatum } from '../model/index.js';
import { type ClaimOrigins, claimOrigins } from './claimOrigins.js';
import { type Excerpted, excerptOf } from './excerpts.js';
import { narrowed, notFound, type ObjectFilter } from './objects.js';

export interface DeadlineRow {
  readonly id: FindingId;
  readonly members: readonly FindingId[];
  readonly kind: Ultimatum['kind'];
  readonly day: string | null;
  readonly setBy: string | null;
  readonly side: string | null;
  readonly to: string | null;
  readonly toSide: string | null;
  readonly demanded: string | null;
  readonly threatened: string | null;
  /** EDTF, as told last. */
  readonly by: string | null;
  /** Other times that were told before. */
  readonly before: readonly string[];
  readonly tellings: readonly Excerpted[];
  readonly later: readonly Excerpted[];
  readonly coverage: Absence;
  readonly origins: ClaimOrigins;
}

/** The ultimatums and deadlines of a record, those that end last first; those without a day by when they were told. */
export function deadlineRows(slice: Slice, filter: ObjectFilter = {}): DeadlineRow[] {
  const words = (e: Excerpt | null) =>
    e && slice.text(slice.findings.get(e.finding)!.source).slice(e.at).replace(/\s+/gu, ' ');
  const known = (u: Ultimatum) => ({
    names: [u.side, u.setBy, u.toSide, u.to],
    day: u.day,
    get issues() {
      return issuesIn(`${words(u.demanded) ?? ''} ${words(u.threatened) ?? ''}`);
    },
  });
  return narrowed(slice.record.ultimatums, filter, known)
    .map((u) => ({
      id: u.id,
      members: u.members,
      kind: u.kind,
      day: u.day,
      setBy: u.setBy,
      side: u.side,
      to: u.to,
      toSide: u.toSide,
      demanded: words(u.demanded),
      threatened: words(u.threatened),
      by: u.by,
      before: [...new Set(u.tellings.flatMap((t) => (t.by === null || t.by === u.by ? [] : t.by)))],
      tellings: u.tellings.map((t) => excerptOf(slice, slice.findings.get(t.finding)!, t.at)),
      later: u.laterReported.map((id) => excerptOf(slice, slice.findings.get(id)!)),
      coverage: u.coverage,
      get origins() {
        return claimOrigins(slice, u.members);
      },
    }))
    .sort((a, b) => compare(b.by ?? b.day ?? '', a.by ?? a.day ?? '') || compare(a.id, b.id));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** "Drovia to Kastel": who gives whom the time. */
export const betweenWhom = ({ setBy, side, to }: Pick<DeadlineRow, 'setBy' | 'side' | 'to'>): string =>
  `${setBy ?? side ?? 'somebody not told'}${to ? ` to ${to}` : ''}`;

/** What is said where no later report is shown. */
export const nothingOfDeadline = (r: Pick<DeadlineRow, 'coverage'>): string => notFound('later word of it', r.coverage);
