import { type FindingId, formatMinutes, grouped, type Round, type Slice } from '../model/index.js';
import { type ClaimOrigins, claimOrigins } from './claimOrigins.js';
import { voiceOf } from './voice.js';

/** One thing that reports tell of a round, with every version of it. */
export interface RoundVersion {
  readonly what: 'who was there' | 'how long' | 'how it ended';
  /** Whether reports differ in it. */
  readonly differ: boolean;
  readonly told: readonly {
    readonly words: string;
    readonly outlets: readonly string[];
    readonly finding: FindingId;
  }[];
}

export interface RoundRow extends Round {
  readonly versions: readonly RoundVersion[];
  readonly told: ClaimOrigins;
}

/** The first day of a round, or the day of the report that first tells of it. */
export const began = (r: Round): string | null => r.when?.slice(0, 10) ?? r.history[0]?.day ?? null;

/** The rounds of a record with their versions, the earliest first. */
export const roundRows = (slice: Slice, rounds: readonly Round[] = slice.record.rounds): RoundRow[] =>
  rounds
    .map((r) => ({
      ...r,
      versions: roundVersions(slice, r),
      get told() {
        return claimOrigins(slice, r.members);
      },
    }))
    .sort((a, b) => ((began(a) ?? '') < (began(b) ?? '') ? -1 : Number((began(a) ?? '') > (began(b) ?? ''))));

/** Who was there where tellings differ; how long it took and how it ended wherever that is told. */
function roundVersions(slice: Slice, round: Round): RoundVersion[] {
  const attended = versions(slice, round.attendance, (a) => a.names.join(' · '));
  const lasted = versions(slice, round.durations, (d) => formatMinutes(d.minutes));
  const ended = versions(slice, round.outcomes, (o) => o.words);
  const version = (what: RoundVersion['what'], told: RoundVersion['told']) => ({ what, differ: told.length > 1, told });
  return [
    ...(attended.length > 1 ? [version('who was there', attended)] : []),
    ...(lasted.length > 0 ? [version('how long', lasted)] : []),
    ...(ended.length > 0 ? [version('how it ended', ended)] : []),
  ];
}

function versions<T extends { readonly finding: FindingId }>(
  slice: Slice,
  all: readonly T[],
  words: (one: T) => string,
): RoundVersion['told'] {
  return [...grouped(all, words)].map(([told, same]) => ({
    words: told,
    outlets: [
      ...new Set(same.map(({ finding }) => voiceOf(slice, slice.findings.get(finding)!).outlet ?? 'outlet not given')),
    ],
    finding: same[0]!.finding,
  }));
}
