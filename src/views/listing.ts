import { type FindingId, type Kind, type Located, type Published, publish, type Slice } from '../model/index.js';
import { keyWords } from './reference.js';
import { describe } from './summary.js';
import { sideNameOf, voiceOf } from './voice.js';

export interface Filter {
  readonly side?: string;
  readonly speaker?: string;
  /** Days, inclusive. */
  readonly since?: string;
  readonly until?: string;
  readonly words?: string;
}

/** One finding in a list, with whose voice it stands in and its exact words. */
export interface Row {
  readonly id: FindingId;
  readonly day: string | null;
  readonly outlet: string | null;
  /** The speaker in whose words it stands; null for the outlet's own voice. */
  readonly speaker: string | null;
  readonly tellers: readonly string[];
  readonly side: string | null;
  readonly summary: string;
  readonly words: string;
  /** Where the words stand in the text of the report. */
  readonly start: number;
  readonly finding: Published;
}

/** The findings of some kinds, oldest first, that pass a filter. */
export function listing(slice: Slice, kinds: readonly Kind[], filter: Filter = {}): Row[] {
  const wanted = new Set(kinds);
  const rows = [...slice.findings.values()].filter((l) => wanted.has(l.finding.kind)).map((l) => row(slice, l));
  return filtered(slice, rows, filter).sort(
    (a, b) =>
      compare(a.day ?? '0000', b.day ?? '0000') ||
      compare(String(a.outlet), String(b.outlet)) ||
      a.start - b.start ||
      compare(a.id, b.id),
  );
}

/** The rows that pass a filter, in their order. */
export const filtered = (slice: Slice, rows: readonly Row[], filter: Filter): Row[] =>
  rows.filter((r) => inDays(r, filter) && passes(slice, r, filter));

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

const inDays = (l: { readonly day: string | null }, f: Filter) =>
  (!f.since || (l.day !== null && l.day >= f.since)) && (!f.until || (l.day !== null && l.day <= f.until));

function passes(slice: Slice, row: Row, filter: Filter): boolean {
  // A name spelled another way in another outlet finds its bearer too.
  const speakers = slice.record.actors.filter((a) => a.name === row.speaker).flatMap((a) => a.names);
  const has = (value: string | null, wanted: string | undefined) =>
    wanted === undefined || (value ?? '').toLowerCase().includes(wanted.toLowerCase());
  return (
    has(row.side, filter.side) &&
    has([row.speaker ?? '', ...speakers].join('\n'), filter.speaker) &&
    has(`${row.words} ${row.summary}`, filter.words)
  );
}

function row(slice: Slice, located: Located): Row {
  const { finding, source, day } = located;
  const voice = voiceOf(slice, located);
  const text = slice.text(source);
  return {
    id: finding.id,
    day,
    outlet: voice.outlet,
    speaker: voice.speaker,
    tellers: voice.tellers,
    side: sideNameOf(slice, holderOf(located)),
    summary: describe(finding),
    words: text.slice(keyWords(finding)),
    start: keyWords(finding).start,
    finding: publish(finding, source, text, day),
  };
}

/** The party whose side a finding is listed under. */
function holderOf({ finding: f }: Located) {
  switch (f.kind) {
    case 'statement':
      return f.source?.value ?? null;
    case 'reception':
    case 'position':
      return f.holder?.value ?? null;
    case 'condition':
      return f.setBy?.value ?? null;
    case 'commitment':
      return f.actor.value;
    case 'event':
      return f.actor?.value ?? null;
    case 'assessment':
      return f.by?.value ?? null;
    default:
      return null;
  }
}
