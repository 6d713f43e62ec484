/** What speakers foretold, each with its words and with what later reports tell of the same thing. */
import type { Absence, FindingId, Forecast, Slice } from '../model/index.js';
import { type ClaimOrigins, claimOrigins } from './claimOrigins.js';
import { listing, type Row } from './listing.js';
import { absence, narrowed, type ObjectFilter } from './objects.js';

export interface ForecastRow {
  readonly id: FindingId;
  readonly day: string | null;
  readonly speaker: string;
  readonly side: string | null;
  /** "a deal within days, by 2031-03-08", "90 % of a deal done". */
  readonly foretold: string;
  readonly told: Row;
  readonly later: readonly Row[];
  readonly coverage: Absence;
  /** Whether no report reaches the day that was named. */
  readonly due: boolean;
  readonly origins: ClaimOrigins;
}

/** The forecasts of a record, the newest first. */
export function forecastRows(slice: Slice, filter: ObjectFilter = {}): ForecastRow[] {
  const rows = new Map(
    listing(slice, ['statement', 'meeting', 'event', 'commitment', 'assessment']).map((r) => [r.id, r] as const),
  );
  return narrowed(slice.record.forecasts, filter, (f) => ({ names: [f.side, f.speaker], day: f.day }))
    .flatMap((f) => {
      const told = rows.get(f.first);
      const later = f.laterReported.map((id) => rows.get(id)).filter((r) => r !== undefined);
      const { id, day, speaker, side, coverage } = f;
      const due = f.by !== null && (slice.record.coverage.to ?? '') < f.by;
      if (!told) return [];
      const row: ForecastRow = {
        id,
        day,
        speaker,
        side,
        foretold: words(f),
        told,
        later,
        coverage,
        due,
        get origins() {
          return claimOrigins(slice, f.members);
        },
      };
      return [row];
    })
    .reverse();
}

/** What is said where no later words were found: in which reports, and that the day is still to come. */
export function nothingLater({ coverage, due }: ForecastRow): string {
  const read = coverage.reports === 0 ? 'no later report was read' : `nothing of the kind found ${absence(coverage)}`;
  return due ? `${read}; the day is still to come in these reports` : read;
}

const words = ({ thing, share, within, by }: Forecast): string =>
  share !== null ? `${share} per cent of ${thing} done` : `${thing} ${within}${by ? `, so by ${by}` : ''}`;
