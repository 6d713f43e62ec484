import type { FindingId, Slice } from '../model/index.js';
import { listing, type Row } from './listing.js';

export interface Moment {
  readonly day: string | null;
  readonly kind: string;
  readonly summary: string;
  /** Whose act or words it is; null where nobody's. */
  readonly side: string | null;
  readonly finding: FindingId;
  readonly outlet: string | null;
  readonly words: string;
}

/** What happened and what was said to come, by day: of a meeting its own day where it is told, else the day of the report. */
export function timeline(slice: Slice): Moment[] {
  const rows = new Map(
    listing(slice, ['meeting', 'proposal', 'event', 'assessment', 'commitment']).map((r) => [r.id, r]),
  );
  const moments: Moment[] = [];
  for (const round of slice.record.rounds) {
    for (const state of round.history) {
      const row = rows.get(state.finding);
      const own = state.status === 'held' || state.status === 'under way' ? round.when : null;
      if (row)
        moments.push(
          moment(
            row,
            'meeting',
            own ?? state.day,
            `${state.status}: ${round.participants.join(', ') || 'participants not stated'}${round.place ? ` in ${round.place}` : ''}`,
          ),
        );
    }
  }
  for (const line of slice.record.proposals) {
    const first = line.members
      .map((m) => rows.get(m))
      .filter((r) => r !== undefined)
      .sort((a, b) => ((a.day ?? '') < (b.day ?? '') ? -1 : 1))[0];
    if (first) moments.push(moment(first, 'paper', first.day, line.name));
  }
  for (const row of rows.values()) {
    if (row.finding.kind === 'event' || row.finding.kind === 'commitment')
      moments.push(moment(row, row.finding.kind === 'event' ? 'act' : 'promise', row.day, row.summary));
    if (row.finding.kind === 'assessment' && (row.finding.direction || row.finding.state))
      moments.push(moment(row, 'assessment', row.day, row.summary));
  }
  return moments.sort(
    (a, b) => compare(a.day ?? '9999', b.day ?? '9999') || compare(a.kind, b.kind) || compare(a.finding, b.finding),
  );
}

const moment = (row: Row, kind: string, day: string | null, summary: string): Moment => ({
  day,
  kind,
  summary,
  side: row.side,
  finding: row.id,
  outlet: row.outlet,
  words: row.words,
});
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
