/** Acts of speech as lists show them: the longest quotation, and how each outlet renders it, in the body and in the headline. */
import { issuesIn } from '../lexicon/index.js';
import {
  type FindingId,
  grouped,
  type Located,
  type ReportId,
  type Slice,
  type Statement,
  titleId,
  type Utterance,
} from '../model/index.js';
import { overlap, placedWords, type Rendered, type RenderedPiece, rendered, type Text } from '../text/index.js';
import { type ClaimOrigins, claimOrigins } from './claimOrigins.js';
import { narrowed, type ObjectFilter } from './objects.js';
import { nameOf, voiceOf } from './voice.js';

/** A stretch of a rendering: its own words, and what stands in their place in the quotation; either may be empty. */
export interface PieceRow {
  readonly as: Rendered;
  readonly words: string;
  readonly was: string;
}

/** One wording with the outlets that have it. */
export interface RenderingRow {
  readonly finding: FindingId;
  readonly quotation: Statement['quotation'];
  readonly inHeadline: boolean;
  /** When it was told first. */
  readonly day: string | null;
  readonly outlets: readonly string[];
  readonly words: string;
  /** Against the longest quotation, in order; none where nobody quotes it, and of that quotation itself. */
  readonly pieces: readonly PieceRow[];
}

export interface UtteranceRow {
  readonly id: FindingId;
  readonly members: readonly FindingId[];
  readonly speaker: string;
  readonly side: string | null;
  readonly day: string | null;
  /** The longest quotation; null where nobody quotes it directly. */
  readonly verbatim: RenderingRow | null;
  /** The other wordings, oldest first; those of headlines behind. */
  readonly renderings: readonly RenderingRow[];
  readonly told: ClaimOrigins;
}

/** The utterances of a record, the latest first. What costs time is made when it is asked for. */
export const utteranceRows = (slice: Slice, filter: ObjectFilter = {}): UtteranceRow[] =>
  narrowed(slice.record.utterances, filter, (u) => ({
    names: [u.side, u.speaker],
    day: u.day,
    get issues() {
      return issuesIn(u.members.map((m) => wordsOf(slice, slice.findings.get(m)!)).join('\n'));
    },
  }))
    .map((u) => row(slice, u))
    .reverse();

function row(slice: Slice, u: Utterance): UtteranceRow {
  const { id, members, speaker, side, day } = u;
  let wordings: RenderingRow[] | null = null;
  const all = () => {
    wordings ??= [...bodies(slice, u), ...headlines(slice, u)];
    return wordings;
  };
  const isVerbatim = (r: RenderingRow) =>
    r.finding === u.verbatim || (u.verbatim !== null && r.pieces.length > 0 && r.pieces.every((p) => p.as === 'kept'));
  return {
    id,
    members,
    speaker,
    side,
    day,
    get verbatim() {
      return all().find((r) => r.finding === u.verbatim) ?? null;
    },
    get renderings() {
      return all().filter((r) => r.inHeadline || !isVerbatim(r));
    },
    get told() {
      return claimOrigins(slice, members);
    },
  };
}

const statement = (located: Located): Statement => located.finding as Statement;
const flat = (words: string): string => words.replace(/\s+/gu, ' ').trim();

const wordsOf = (slice: Slice, located: Located): string =>
  flat(
    statement(located)
      .content.map((c) => slice.text(located.source).slice(c))
      .join(' … '),
  );

/** Each wording once, the longest quotation first where there is one. */
function bodies(slice: Slice, u: Utterance): RenderingRow[] {
  const verbatim = u.verbatim === null ? null : slice.findings.get(u.verbatim)!;
  const told = u.renderings.map((r) => ({ ...r, located: slice.findings.get(r.finding)! }));
  const first = told.find((t) => t.finding === u.verbatim);
  const ordered = first ? [first, ...told.filter((t) => t !== first)] : told;
  const key = (t: (typeof told)[number]) => `${t.quotation}\n${wordsOf(slice, t.located).toLowerCase()}`;
  return [...grouped(ordered, key).values()].map((same) => {
    const { finding, quotation, pieces, located } = same[0]!;
    return {
      finding,
      quotation,
      inHeadline: false,
      day:
        same
          .map((s) => s.day)
          .filter((d) => d !== null)
          .sort()[0] ?? null,
      outlets: [...new Set(same.map((s) => voiceOf(slice, s.located).outlet ?? 'outlet not given'))],
      words: wordsOf(slice, located),
      pieces: verbatim ? pieceRows(pieces, slice.text(located.source), slice.text(verbatim.source)) : [],
    };
  });
}

const pieceRows = (pieces: readonly RenderedPiece[], own: Text, original: Text): PieceRow[] =>
  pieces.map(({ as, at, of }) => ({
    as,
    words: as === 'cut' || as === 'spliced' ? '' : flat(own.slice(at)),
    was: as === 'kept' || as === 'added' ? '' : flat(original.slice(of)),
  }));

/** Share of the longer words of a headline that the body must have for both to be of one utterance. */
const SAME = 0.4;

/** How the headlines of its reports render it. They are no part of the record: a headline repeats its report, and may bend it. */
function headlines(slice: Slice, u: Utterance): RenderingRow[] {
  const verbatim = u.verbatim === null ? null : slice.findings.get(u.verbatim)!;
  const found: RenderingRow[] = [];
  for (const id of u.members) {
    const body = slice.findings.get(id)!;
    const said = longWords(slice.text(body.source), statement(body));
    for (const { title, outlet, day } of titled(slice, body.report)) {
      const source = titleId(title);
      for (const finding of slice.headlines.get(source) ?? []) {
        if (finding.kind !== 'statement' || !finding.source || !isSpeaker(slice, finding, u.speaker)) continue;
        const text = slice.text(source);
        if (overlap(longWords(text, finding), said) < SAME || found.some((f) => f.finding === finding.id)) continue;
        const pieces = verbatim
          ? rendered(text, finding.content, slice.text(verbatim.source), statement(verbatim).content)
          : [];
        found.push({
          finding: finding.id,
          quotation: finding.quotation,
          inHeadline: true,
          day,
          outlets: [outlet ?? 'outlet not given'],
          words: flat(finding.content.map((c) => text.slice(c)).join(' … ')),
          pieces: verbatim ? pieceRows(pieces, text, slice.text(verbatim.source)) : [],
        });
      }
    }
  }
  return found;
}

const titled = (slice: Slice, report: ReportId) =>
  (slice.appearances.get(report) ?? []).flatMap(({ title, outlet, publishedAt }) =>
    !title ? [] : [{ title, outlet, day: publishedAt?.slice(0, 10) ?? null }],
  );

const longWords = (text: Text, { content }: Statement): Set<string> =>
  new Set(placedWords(text, content).flatMap((w) => (w.word.length > 3 ? [w.word] : [])));

/** A headline names people by their last name. */
const isSpeaker = (slice: Slice, { source }: Statement, speaker: string): boolean =>
  nameOf(slice, source!.value).split(' ').at(-1)!.toLowerCase() === speaker.split(' ').at(-1)!.toLowerCase();
