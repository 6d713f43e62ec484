import { actWeights, issuesIn } from '../lexicon/index.js';
import {
  type FindingId,
  type Kind,
  type Located,
  type Published,
  publish,
  type Review,
  type Slice,
  type Statement,
  waitsForReview,
} from '../model/index.js';
import { visible } from '../text/index.js';
import { type Counted, claimOrigins } from './claimOrigins.js';
import { keyWords } from './reference.js';
import { describe } from './summary.js';
import { sideNameOf, voiceOf } from './voice.js';

export interface Filter {
  readonly side?: string;
  readonly speaker?: string;
  /** Somebody who tells it, between the speaker and the outlet. */
  readonly teller?: string;
  readonly outlet?: string;
  /** An issue of the lexicon that its words touch. */
  readonly issue?: string;
  readonly quotation?: string;
  /** How many tellers stand between the speaker and the outlet: 0, 1 or 2; 2 is two or more. */
  readonly tellers?: string;
  /** Days, inclusive. */
  readonly since?: string;
  readonly until?: string;
  readonly words?: string;
}

/** One finding in a list, with whose voice it stands in and its exact words. What costs time is made when it is asked for. */
export interface Row {
  readonly id: FindingId;
  readonly day: string | null;
  readonly outlet: string | null;
  /** The speaker in whose words it stands; null for the outlet's own voice. */
  readonly speaker: string | null;
  /** Who that is in the record, where it is known. */
  readonly actor: FindingId | null;
  readonly tellers: readonly string[];
  readonly side: string | null;
  /** Direct, mixed or indirect; null for what is no statement. */
  readonly quotation: Statement['quotation'] | null;
  /** Of an act, where it stands between conflict (-10) and cooperation (+10) by convention; null for what is no act. */
  readonly weight: number | null;
  /** So seldom right that a brief leaves it out until somebody has looked. */
  readonly unsure: boolean;
  /** What people said of it; null where nobody did. */
  readonly review: Review | null;
  readonly summary: string;
  readonly words: string;
  /** Its words in all parts, where a quotation is split. */
  readonly parts: readonly string[];
  /** Where the words stand in the text of the report. */
  readonly start: number;
  readonly finding: Published;
  /** From how many origins what it tells comes, and in how many places it stood. */
  readonly told: Counted;
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

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The rows that pass a filter, in their order. */
export function filtered<R extends Row>(slice: Slice, rows: readonly R[], filter: Filter): R[] {
  const tests = testsOf(slice, rows, filter);
  return tests.length === 0 ? [...rows] : rows.filter((r) => tests.every((test) => test(r)));
}

/** Whether a row of these passes a filter. */
export function passing(slice: Slice, rows: readonly Row[], filter: Filter): (row: Row) => boolean {
  const tests = testsOf(slice, rows, filter);
  return (row) => tests.every((test) => test(row));
}

type Test = (row: Row) => boolean;

function testsOf(slice: Slice, rows: readonly Row[], f: Filter): Test[] {
  const tests: Test[] = [];
  const { since, until } = f;
  if (since) tests.push((r) => r.day !== null && r.day >= since);
  if (until) tests.push((r) => r.day !== null && r.day <= until);
  if (f.side) tests.push(holds(rows, f.side, (r) => [r.side ?? '']));
  if (f.speaker) {
    // A name spelled another way in another outlet finds its bearer too.
    const spellings = spellingsOf(slice);
    tests.push(holds(rows, f.speaker, (r) => [r.speaker ?? '', ...(spellings.get(r.speaker ?? '') ?? [])]));
  }
  if (f.teller) tests.push(holds(rows, f.teller, (r) => r.tellers));
  if (f.outlet) tests.push(holds(rows, f.outlet, (r) => [r.outlet ?? '']));
  if (f.quotation) tests.push((r) => r.quotation === f.quotation);
  if (f.tellers) tests.push((r) => tellersOf(r) === f.tellers);
  if (f.issue) tests.push((r) => issuesOf(r).includes(f.issue!));
  if (f.words) {
    const words = f.words.toLowerCase();
    tests.push((r) => searchedOf(r).includes(words));
  }
  return tests;
}

const names = new Map<string, string>();

/** A name as a page shows it, in small letters: what a person can type, whatever control characters the report has in it. */
function shown(name: string): string {
  let known = names.get(name);
  if (known === undefined) {
    if (names.size > 100_000) names.clear();
    known = visible(name).toLowerCase();
    names.set(name, known);
  }
  return known;
}

/** A whole name where some row bears it, else a part of one: "Korea" does not find what "North Korea" says. */
export function holds<T>(
  rows: readonly T[],
  wanted: string,
  values: (row: T) => readonly string[],
): (row: T) => boolean {
  const lower = shown(wanted);
  const whole = (r: T) => values(r).some((v) => shown(v) === lower);
  return rows.some(whole) ? whole : (r) => values(r).some((v) => shown(v).includes(lower));
}

const spellings = new WeakMap<Slice, Map<string, string[]>>();

function spellingsOf(slice: Slice): Map<string, string[]> {
  let known = spellings.get(slice);
  if (!known) {
    known = new Map();
    for (const a of slice.record.actors) known.set(a.name, [...(known.get(a.name) ?? []), ...a.names]);
    spellings.set(slice, known);
  }
  return known;
}

/** How many tellers stand between speaker and outlet, as the filter writes it. */
export const tellersOf = (row: Row): string => String(Math.min(2, row.tellers.length));

const searched = new WeakMap<Row, string>();

/** What is searched of a row, in small letters. */
function searchedOf(row: Row): string {
  let known = searched.get(row);
  if (known === undefined) {
    known = `${row.parts.join(' ')} ${row.summary}`.toLowerCase();
    searched.set(row, known);
  }
  return known;
}

const issues = new WeakMap<Row, readonly string[]>();

/** Issues of the lexicon that the words of a row touch. */
export function issuesOf(row: Row): readonly string[] {
  let found = issues.get(row);
  if (!found) {
    found = issuesIn(row.parts.join('\n'));
    issues.set(row, found);
  }
  return found;
}

function row(slice: Slice, located: Located): Row {
  const { finding, source, day } = located;
  const voice = voiceOf(slice, located);
  return {
    id: finding.id,
    day,
    outlet: voice.outlet,
    speaker: voice.speaker,
    actor: voice.actor,
    tellers: voice.tellers,
    side: sideNameOf(slice, holderOf(located)),
    quotation: finding.kind === 'statement' ? finding.quotation : null,
    weight: finding.kind === 'event' ? (actWeights().get(finding.act.value) ?? null) : null,
    unsure: waitsForReview(finding),
    review: slice.reviews.get(finding.id) ?? null,
    get summary() {
      return describe(finding);
    },
    get words() {
      return slice.text(source).slice(keyWords(finding));
    },
    get parts() {
      const text = slice.text(source);
      return finding.kind === 'statement' ? finding.content.map((c) => text.slice(c)) : [text.slice(keyWords(finding))];
    },
    start: keyWords(finding).start,
    get finding() {
      return publish(finding, source, slice.text(source), day);
    },
    get told() {
      const { origins, carriers } = claimOrigins(slice, finding.id);
      return { origins: origins.length, carriers };
    },
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
