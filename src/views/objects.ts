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
import { type ClaimOrigins, claimOrigins } from './claimOrigins.js';
import { type Excerpted, excerptOf } from './excerpts.js';
import { holds } from './listing.js';
import { voiceOf, voiceWords } from './voice.js';

/** What an object list may be narrowed to. */
export interface ObjectFilter {
  /** One object by its id, in the lists that take one. */
  readonly id?: string;
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
  /** From where the words come. */
  readonly told: ClaimOrigins;
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
}

/** The moves of a record, the newest first. */
export function moveRows(slice: Slice, filter: ObjectFilter = {}): MoveRow[] {
  const names = new Map(slice.record.proposals.map((p) => [p.id, p.name]));
  return narrowed(slice.record.moves, filter, (m) => ({ names: [m.side], day: m.to.day, issue: m.issue }))
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
    voice: voice.speaker === null ? 'in its own voice' : voiceWords(voice),
    words: slice.text(told.source).slice(at).replace(/\s+/gu, ' '),
    get told() {
      return claimOrigins(slice, finding);
    },
  };
}

/** "in 37 reports of 9 outlets from 3 May to 9 June": what the absence of an answer rests on. */
export const absence = ({ reports, outlets, from, to }: Absence): string => {
  const days = from && to ? (from === to ? ` of ${from}` : ` from ${from} to ${to}`) : '';
  const of = outlets > 0 ? ` of ${outlets} ${outlets === 1 ? 'outlet' : 'outlets'}` : '';
  return `in ${reports} ${reports === 1 ? 'report' : 'reports'}${of}${days}`;
};

/** "no answer found in 3 reports of 2 outlets …"; where no report is known to be later, that. */
export const notFound = (what: string, coverage: Absence): string =>
  coverage.reports === 0 ? 'no report was read after it' : `no ${what} found ${absence(coverage)}`;

export interface OpenRow {
  readonly id: FindingId;
  /** Every telling of it. */
  readonly members: readonly FindingId[];
  readonly kind: OpenQuestion['kind'];
  readonly to: string | null;
  readonly side: string | null;
  readonly day: string | null;
  readonly words: string;
  readonly coverage: Absence;
  readonly laterReported: readonly FindingId[];
  /** Later words or deeds of who was asked, or of their side, in which the question comes back: they may be the answer. */
  readonly later: readonly Excerpted[];
  readonly told: ClaimOrigins;
}

/** How an open question stands: with what was read without an answer, or that later words may be one. */
export const openWords = ({ coverage, later }: Pick<OpenRow, 'coverage' | 'later'>): string =>
  later.length > 0
    ? 'not answered when it was told; later words come back to it and may be the answer'
    : notFound('answer', coverage);

/** What was put to somebody and is not told to be answered, the newest first. */
export const openRows = (slice: Slice, filter: ObjectFilter = {}): OpenRow[] =>
  narrowed(slice.record.questions, filter, (q) => ({ names: [q.side, q.to], day: q.day }))
    .map(({ id, members, kind, to, side, day, coverage, laterReported }) => ({
      id,
      members,
      kind,
      to,
      side,
      day,
      words: askedWords(slice, slice.findings.get(id)!),
      coverage,
      laterReported,
      later: laterReported.map((found) => excerptOf(slice, slice.findings.get(found)!)),
      get told() {
        return claimOrigins(slice, members);
      },
    }))
    .reverse();

export const askedWords = (slice: Slice, { finding: f, source }: Located): string => {
  const spans = f.kind === 'question' ? f.words.evidence : f.kind === 'statement' ? f.content : [];
  const words = spans.map((s) => slice.text(source).slice(s)).join(' … ');
  return (f.kind === 'proposal' ? f.name.value : words).replace(/\s+/gu, ' ');
};

interface Known {
  readonly names: readonly (string | null)[];
  readonly day: string | null;
  readonly issue?: string | null;
  /** Where an object touches several. */
  readonly issues?: readonly string[];
}

/** The objects that pass a filter, in their order, by what is known of each. */
export function narrowed<T>(all: readonly T[], filter: ObjectFilter, known: (one: T) => Known): T[] {
  const { side, issue, since, until } = filter;
  const named = side ? holds(all, side, (one) => known(one).names.filter((n) => n !== null)) : () => true;
  return all.filter((one) => {
    const of = known(one);
    const { day } = of;
    // Which issues an object touches is looked up where somebody asks for one.
    if (!named(one) || (issue && !(of.issues ?? [of.issue]).includes(issue))) return false;
    return (!since || (day !== null && day >= since)) && (!until || (day !== null && day <= until));
  });
}
