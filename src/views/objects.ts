/** Objects of a record as lists show them, each with the words that it rests on. */
import type {
  Absence,
  Direction,
  FindingId,
  Located,
  Move,
  OpenQuestion,
  OperativeChange,
  Slice,
  Stance,
} from '../model/index.js';
import { type WordChange, wordDiff } from '../text/index.js';
import { voiceOf, voiceWords } from './voice.js';

/** What an object list may be narrowed to. */
export interface ObjectFilter {
  readonly side?: string;
  readonly issue?: string;
  /** Days, inclusive. */
  readonly since?: string;
  readonly until?: string;
}

/** One end of a move: the words, whose they are and when they were told. */
export interface MoveEndRow {
  readonly finding: FindingId;
  readonly stance: Stance;
  readonly day: string | null;
  readonly outlet: string | null;
  readonly voice: string;
  readonly words: string;
}

export interface MoveRow {
  readonly id: FindingId;
  readonly side: string;
  /** The paper that both ends answer, or the issue of the lexicon that both touch; null where their words alone tie them. */
  readonly on: string | null;
  readonly direction: Direction;
  readonly operative: readonly OperativeChange[];
  readonly from: MoveEndRow;
  readonly to: MoveEndRow;
  readonly diff: readonly WordChange[];
}

/** The moves of a record, the newest first. */
export function moveRows(slice: Slice, filter: ObjectFilter = {}): MoveRow[] {
  const names = new Map(slice.record.proposals.map((p) => [p.id, p.name]));
  return slice.record.moves
    .filter((m) => fits(filter, [m.side], m.to.day) && (!filter.issue || m.issue === filter.issue))
    .map((m) => {
      const [from, to] = [end(slice, m.from), end(slice, m.to)];
      return {
        id: m.id,
        side: m.side,
        on: (m.paper && names.get(m.paper)) ?? m.issue,
        direction: m.direction,
        operative: m.operative,
        from,
        to,
        diff: wordDiff(from.words, to.words),
      };
    })
    .reverse();
}

function end(slice: Slice, { finding, at, stance, day }: Move['from']): MoveEndRow {
  const told = slice.findings.get(finding)!;
  const voice = voiceOf(slice, told);
  return {
    finding,
    stance,
    day,
    outlet: voice.outlet,
    voice: voiceWords(voice),
    words: slice.text(told.source).slice(at).replace(/\s+/gu, ' '),
  };
}

/** "in 37 reports of 9 outlets from 3 May to 9 June": what the absence of an answer rests on. */
export const absence = ({ reports, outlets, from, to }: Absence): string => {
  const days = from && to ? (from === to ? ` of ${from}` : ` from ${from} to ${to}`) : '';
  const of = outlets > 0 ? ` of ${outlets} ${outlets === 1 ? 'outlet' : 'outlets'}` : '';
  return `in ${reports} ${reports === 1 ? 'report' : 'reports'}${of}${days}`;
};

export interface OpenRow {
  readonly id: FindingId;
  readonly kind: OpenQuestion['kind'];
  readonly to: string | null;
  readonly side: string | null;
  readonly day: string | null;
  readonly words: string;
  readonly coverage: Absence;
  /** Later words of who was asked in which the question comes back. */
  readonly laterReported: readonly FindingId[];
}

/** What was put to somebody and is not told to be answered, the newest first. */
export const openRows = (slice: Slice, filter: ObjectFilter = {}): OpenRow[] =>
  slice.record.questions
    .filter((q) => fits(filter, [q.side, q.to], q.day))
    .map(({ id, kind, to, side, day, coverage, laterReported }) => ({
      id,
      kind,
      to,
      side,
      day,
      words: askedWords(slice, slice.findings.get(id)!),
      coverage,
      laterReported,
    }))
    .reverse();

export const askedWords = (slice: Slice, { finding: f, source }: Located): string => {
  const spans = f.kind === 'question' ? f.words.evidence : f.kind === 'statement' ? f.content : [];
  const words = spans.map((s) => slice.text(source).slice(s)).join(' … ');
  return (f.kind === 'proposal' ? f.name.value : words).replace(/\s+/gu, ' ');
};

/** Whether an object of these sides and this day passes a filter. A part of a side's name is enough. */
export function fits(
  { side, since, until }: ObjectFilter,
  sides: readonly (string | null)[],
  day: string | null,
): boolean {
  const wanted = side?.toLowerCase();
  if (wanted && !sides.some((s) => s?.toLowerCase().includes(wanted))) return false;
  return (!since || (day !== null && day >= since)) && (!until || (day !== null && day <= until));
}
