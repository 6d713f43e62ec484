import type { FindingId, Meeting, Party, Slice } from '../model/index.js';
import { meetingDay } from '../model/index.js';
import type { Counted } from './claimOrigins.js';
import { daysOf } from './days.js';
import { listing, type Row } from './listing.js';

/**
 * How the day of a moment is known: it is told; a longer time is told; or nothing is told and the day is the report's, so that
 * it happened on or before it.
 */
export type Dating = 'told' | 'span' | 'report';

export interface Moment {
  readonly day: string | null;
  /** The time as it is known, in EDTF: a day, a month, an interval. */
  readonly when: string | null;
  /** The last day of a longer time; else the day. */
  readonly until: string | null;
  readonly dating: Dating;
  readonly kind: string;
  readonly summary: string;
  /** Whose act or words it is; null where nobody's. */
  readonly side: string | null;
  readonly finding: FindingId;
  readonly outlet: string | null;
  /** In whose words it is told, where it is not their own deed or promise; null for the outlet's. */
  readonly by: string | null;
  readonly words: string;
  /** From how many origins it comes, and in how many places it stood. */
  readonly told: Counted;
}

/** What happened and what was said to come, by day: of a meeting its own day where it is told, else the day of the report. */
export function timeline(slice: Slice): Moment[] {
  const rows = new Map(
    listing(slice, ['meeting', 'proposal', 'event', 'assessment', 'commitment']).map((r) => [r.id, r]),
  );
  const moments: Moment[] = [...meetings(slice, rows), ...papers(slice, rows)];
  for (const row of rows.values()) {
    const { finding } = slice.findings.get(row.id)!;
    if (finding.kind === 'event' || finding.kind === 'commitment')
      moments.push(
        moment(row, finding.kind === 'event' ? 'act' : 'promise', reported(row.day), row.summary, finding.actor),
      );
    if (finding.kind === 'assessment' && (finding.direction || finding.state))
      moments.push(moment(row, 'assessment', reported(row.day), row.summary, finding.by));
  }
  return moments.sort(
    (a, b) => compare(a.day ?? '9999', b.day ?? '9999') || compare(a.kind, b.kind) || compare(a.finding, b.finding),
  );
}

/** Each state of each round: a held one on its own day, what was announced on the day of the announcement. */
function meetings(slice: Slice, rows: ReadonlyMap<FindingId, Row>): Moment[] {
  return slice.record.rounds.flatMap((round) =>
    round.history.flatMap((state) => {
      const row = rows.get(state.finding);
      if (!row) return [];
      const took = state.status === 'held' || state.status === 'under way';
      const own = took ? spanned(round.when) : null;
      const meeting = slice.findings.get(state.finding)!.finding as Meeting;
      const ahead = took ? null : meetingDay(meeting, row.day);
      const who = round.participants.join(', ') || 'participants not stated';
      const where = round.place ? ` in ${round.place}` : '';
      return [
        moment(
          row,
          'meeting',
          own ?? reported(state.day),
          `${state.status}${ahead ? ` for ${ahead}` : ''}: ${who}${where}`,
        ),
      ];
    }),
  );
}

/** A paper on the day on which it is first told of. */
function papers(slice: Slice, rows: ReadonlyMap<FindingId, Row>): Moment[] {
  return slice.record.proposals.flatMap((line) => {
    const first = line.members
      .map((m) => rows.get(m))
      .filter((r) => r !== undefined)
      .sort((a, b) => compare(a.day ?? '', b.day ?? ''))[0];
    return first ? [moment(first, 'paper', reported(first.day), line.name)] : [];
  });
}

type Dated = Pick<Moment, 'day' | 'when' | 'until' | 'dating'>;

const reported = (day: string | null): Dated => ({ day, when: day, until: day, dating: 'report' });

/** The days that an EDTF form covers; null when it names none. */
function spanned(edtf: string | null): Dated | null {
  const days = daysOf(edtf);
  return days && { day: days.from, when: edtf, until: days.to, dating: days.from === days.to ? 'told' : 'span' };
}

const moment = (row: Row, kind: string, dated: Dated, summary: string, doer: Party | null = null): Moment => ({
  ...dated,
  kind,
  summary,
  side: row.side,
  finding: row.id,
  outlet: row.outlet,
  by: row.speaker !== null && row.speaker !== doer?.value.name ? row.speaker : null,
  get words() {
    return row.words;
  },
  get told() {
    return row.told;
  },
});
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
