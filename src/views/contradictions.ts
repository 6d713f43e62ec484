/** Differences between tellings as lists show them: both side by side, with the words around those that differ. */
import { issuesIn } from '../lexicon/index.js';
import type {
  Contradiction,
  ContradictionId,
  ContradictionKind,
  ContradictionLabel,
  FindingId,
  Slice,
} from '../model/index.js';
import { type Span, sentenceAt, span } from '../text/index.js';
import { type ClaimOrigins, claimOrigins } from './claimOrigins.js';
import { findingCalled } from './lookup.js';
import { narrowed, type ObjectFilter } from './objects.js';
import { sideNameOf, voiceOf, voiceWords } from './voice.js';

/** One of the two tellings. */
export interface ContradictionEnd {
  readonly finding: FindingId;
  readonly day: string | null;
  readonly outlet: string | null;
  readonly voice: string;
  /** It stands in the headline of its report. */
  readonly inHeadline: boolean;
  /** The words that differ, and what stands before and behind them in their sentence. */
  readonly words: string;
  readonly before: string;
  readonly after: string;
  /** From where this telling comes. */
  readonly told: ClaimOrigins;
}

export interface ContradictionRow {
  readonly id: ContradictionId;
  readonly kind: ContradictionKind;
  readonly label: ContradictionLabel;
  readonly about: string;
  readonly side: string | null;
  /** When the later of the two was told. */
  readonly day: string | null;
  readonly findings: readonly FindingId[];
  /** The earlier one first. */
  readonly ends: readonly [ContradictionEnd, ContradictionEnd];
}

/** What a difference is in, in a word for people. */
export const KIND_WORDS: Readonly<Record<ContradictionKind, string>> = {
  number: 'Number',
  date: 'Day',
  place: 'Place',
  attendance: 'Who was there',
  duration: 'Length',
  happened: 'Whether it happened',
  agreed: 'Who agreed',
};

/** Differences of a record, conflicts first, then the latest first; with an id that one alone. */
export function contradictionRows(slice: Slice, { id, ...filter }: ObjectFilter = {}): ContradictionRow[] {
  const rows = slice.record.contradictions.filter((c) => id === undefined || c.id === id).map((c) => row(slice, c));
  return narrowed(rows, filter, (r) => ({
    names: [r.side, ...sidesOf(slice, r)],
    day: r.day,
    get issues() {
      return issuesIn([r.about, ...r.ends.flatMap((e) => [e.before, e.words, e.after])].join('\n'));
    },
  })).sort(
    (a, b) =>
      Number(b.label === 'conflict') - Number(a.label === 'conflict') ||
      compare(b.day ?? '', a.day ?? '') ||
      compare(a.id, b.id),
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function row(slice: Slice, { id, kind, label, about, side, findings, at }: Contradiction): ContradictionRow {
  const ends = [end(slice, findings[0], at[0]), end(slice, findings[1], at[1])] as const;
  return { id, kind, label, about, side, day: ends[1].day ?? ends[0].day, findings, ends };
}

function end(slice: Slice, finding: FindingId, at: Span): ContradictionEnd {
  const told = findingCalled(slice, finding)!;
  const voice = voiceOf(slice, told);
  const text = slice.text(told.source);
  const sentence = sentenceAt(text, at);
  const flat = (from: number, to: number) => (to > from ? text.slice(span(from, to)).replace(/\s+/gu, ' ') : '');
  return {
    finding,
    day: told.day,
    outlet: voice.outlet,
    voice: voice.speaker === null ? 'in its own voice' : voiceWords(voice),
    inHeadline: told.source.startsWith('title:'),
    words: flat(at.start, at.end),
    before: flat(sentence.start, at.start).trimStart(),
    after: flat(at.end, sentence.end).trimEnd(),
    get told() {
      return claimOrigins(slice, finding);
    },
  };
}

/** The sides whose words or doings the tellings are. */
function sidesOf(slice: Slice, { findings }: Pick<ContradictionRow, 'findings'>): (string | null)[] {
  return findings.flatMap((id) => {
    const f = findingCalled(slice, id)!.finding;
    switch (f.kind) {
      case 'meeting':
        return f.participants.map((p) => sideNameOf(slice, p.value));
      case 'statement':
        return [sideNameOf(slice, f.source?.value ?? null)];
      case 'reception':
        return [sideNameOf(slice, f.holder?.value ?? null)];
      case 'event':
      case 'commitment':
        return [sideNameOf(slice, f.actor?.value ?? null)];
      default:
        return [];
    }
  });
}
