import type { Appearance, Finding, FindingId, Kind, Located, ReportId, Slice } from '../model/index.js';
import { KINDS, roleSpans, titleId } from '../model/index.js';
import { hull, type Span, span, type Text } from '../text/index.js';
import { clip } from './brief/context.js';
import { findingsBySource } from './lookup.js';
import { keyWords, SHORT } from './reference.js';
import { type Judged, judged } from './reviews.js';
import { seenOf } from './seen.js';
import { storyOf } from './stories.js';
import { describe } from './summary.js';
import { nameOf, voiceOf, voiceWords } from './voice.js';

/** Kinds that are marked in the text; mentions would mark every name. */
const MARKED: readonly Kind[] = KINDS.filter((kind) => kind !== 'mention');

/** A stretch of a report's text with the findings whose words it belongs to, the widest first. */
export interface Piece {
  readonly words: string;
  readonly findings: readonly FindingId[];
  /** Findings whose first word it holds: what a link to them leads to. */
  readonly begins: readonly FindingId[];
  /** It was searched for. */
  readonly sought: boolean;
  /** Where it begins in the text, in code points. */
  readonly start: number;
}

/** A finding as the margin of the reading pane tells it. */
export interface Note {
  readonly id: FindingId;
  readonly kind: Kind;
  readonly inHeadline: boolean;
  readonly summary: string;
  readonly voice: string;
  readonly confidence: number;
  /** Its words, cut short, and where they stand in the report. */
  readonly quote: string;
  readonly at: Span;
  /** The statement and those that tell it, the outermost first, where there is more than one. */
  readonly ladder: readonly string[];
  /** What people said of it; null where nobody did. */
  readonly judged: Judged | null;
  /** The same as ids of decisions, as a form remembers it. */
  readonly seen: string;
}

/** A report as it is read: its headline and paragraphs in pieces, and a note for each finding in the order of the text. */
export interface ReadingPane {
  readonly report: ReportId;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly url: string | null;
  readonly day: string | null;
  /** Headlines under which other appearances gave the same text. */
  readonly otherTitles: readonly string[];
  readonly headline: readonly Piece[];
  readonly paragraphs: readonly (readonly Piece[])[];
  readonly notes: readonly Note[];
  /** What people rejected, in the order of the text: no part of the record. */
  readonly rejected: readonly Note[];
  /** The newest wording of the story where it is another report: then nothing of this one is in the record. */
  readonly newest: ReportId | null;
  /** The address held other words before or after. */
  readonly edited: boolean;
  /** The words that take the story back. */
  readonly retracted: boolean;
  /** Of a very long text one part is shown: which, from 0, and of how many. */
  readonly part: number;
  readonly parts: number;
}

/** Code points of one part of a very long text. */
const PART = 40_000;
/** Code points within which a part looks for a line break to end at. */
const REACH = 2_000;

/** What stands in for a finding at words that were searched for. */
const SOUGHT = 'mention:found';

/** Where the parts of a text begin; a text of common length is one part. */
export function partsOf(text: Text): number[] {
  const starts = [0];
  if (text.length <= PART + REACH) return starts;
  for (let at = PART; at + REACH < text.length; at += PART) {
    const near = text.slice(span(at, at + REACH));
    const found = [near.indexOf('\n'), near.indexOf(' ')].find((i) => i >= 0) ?? 0;
    starts.push(at + [...near.slice(0, found)].length);
  }
  return starts;
}

/** The part of a text in which a place stands. */
export const partAt = (text: Text, place: number): number => partsOf(text).findLastIndex((start) => start <= place);

interface Wanted {
  /** Without it there are no paragraphs: short quotations and places only, for reports that may not be republished. */
  readonly text: boolean;
  readonly part: number;
  /** Words to be shown beside what was found in them: those of a search. */
  readonly place?: Span | null;
}

/** The reading pane of a report; null when there is no such report or no such part. */
export function readingPane(
  slice: Slice,
  report: ReportId,
  wanted: Wanted = { text: true, part: 0 },
): ReadingPane | null {
  const where = slice.appearances.get(report);
  const starts = !where ? [] : wanted.text ? partsOf(slice.text(report)) : [0];
  const first = starts[wanted.part];
  if (!where || first === undefined) return null;
  const { length } = slice.text(report);
  const shown = span(first, starts[wanted.part + 1] ?? length);
  const place =
    wanted.place && wanted.place.start < wanted.place.end && wanted.place.end <= length ? wanted.place : null;
  const sought: Mark[] = place ? [{ at: place, id: SOUGHT, quiet: true }] : [];
  const title = where.find((a) => a.title)?.title ?? null;
  const day = dayOf(where);
  const all = findingsBySource(slice).get(report) ?? [];
  const marked = all.filter((l) => MARKED.includes(l.finding.kind));
  const body = marked.filter((l) => shown.start <= keyWords(l.finding).start && keyWords(l.finding).start < shown.end);
  const source = title === null ? null : titleId(title);
  const head = (source ? (slice.headlines.get(source) ?? []) : [])
    .filter((f) => MARKED.includes(f.kind))
    .map((finding): Located => ({ finding, report, source: source!, day }));
  const story = storyOf(slice, report);
  return {
    report,
    title,
    outlet: where.find((a) => a.outlet)?.outlet ?? null,
    url: where.find((a) => a.url)?.url ?? null,
    day,
    otherTitles: [...new Set(where.map((a) => a.title))].filter((t) => t !== null && t !== title) as string[],
    headline: title === null ? [] : (paragraphs(title, marksOf(head))[0] ?? []),
    paragraphs: wanted.text
      ? paragraphs(slice.text(report).slice(shown), [...marksOf(marked), ...rolesOf(all), ...sought], shown.start)
      : [],
    notes: [...(wanted.part === 0 ? inOrder(head) : []), ...inOrder(body)].map((l) => note(slice, l)),
    rejected: inOrder([...slice.rejected.values()].filter((l) => l.report === report)).map((l) => note(slice, l)),
    newest: slice.replaced.has(report) ? (story?.versions.at(-1)?.report ?? null) : null,
    edited: story !== null,
    retracted: story?.versions.some((v) => v.report === report && v.retracted !== null) ?? false,
    part: wanted.part,
    parts: starts.length,
  };
}

const inOrder = (list: readonly Located[]): Located[] =>
  [...list].sort(
    (a, b) => keyWords(a.finding).start - keyWords(b.finding).start || (a.finding.id < b.finding.id ? -1 : 1),
  );

const marksOf = (list: readonly Located[]) =>
  list.flatMap(({ finding }) => spansOf(finding).map((at): Mark => ({ at, id: finding.id, quiet: false })));

/** Mentions that give somebody a role: a place for links to lead to, without a mark of their own. */
const rolesOf = (list: readonly Located[]): Mark[] =>
  list.flatMap(({ finding: f }) =>
    f.kind === 'mention' && f.role ? [{ at: hull([f.evidence[0]!, f.role.evidence[0]]), id: f.id, quiet: true }] : [],
  );

function note(slice: Slice, l: Located): Note {
  const text = slice.text(l.source);
  return {
    id: l.finding.id,
    kind: l.finding.kind,
    inHeadline: l.source.startsWith('title:'),
    summary: l.finding.kind === 'statement' ? said(l.finding) : describe(l.finding),
    voice: voiceWords(voiceOf(slice, l)),
    confidence: l.finding.confidence,
    quote: clip(text.slice(keyWords(l.finding)), SHORT),
    at: keyWords(l.finding),
    ladder: l.finding.kind === 'statement' ? ladder(slice, l.finding) : [],
    judged: judged(slice, l.finding.id, text),
    seen: seenOf(slice, 'accept', [l.finding.id]),
  };
}

/** The day of publication; the hour is the outlet's affair. */
const dayOf = (where: readonly Appearance[]): string | null =>
  where
    .map((a) => a.publishedAt)
    .find((d) => d !== null)
    ?.slice(0, 10) ?? null;

const said = (f: Extract<Finding, { kind: 'statement' }>): string => describe(f) || 'statement';

function ladder(slice: Slice, f: Extract<Finding, { kind: 'statement' }>): string[] {
  if (f.relayedBy.length === 0) return [];
  const rung = (name: string, how: string | null) => (how && how !== 'named' ? `${name} (${how})` : name);
  return [
    ...f.relayedBy.map((t) => rung(nameOf(slice, t.value), t.rung)),
    f.source ? rung(nameOf(slice, f.source.value), f.rung) : 'an unnamed source',
  ];
}

/** What is marked of a finding: of a statement its contents, of others the words that it turns on. */
const spansOf = (f: Finding): readonly Span[] =>
  f.kind === 'statement' ? f.content : [keyWords(f), ...roleSpans(f).map((r) => r.span)].slice(0, 1);

interface Mark {
  readonly at: Span;
  readonly id: FindingId;
  readonly quiet: boolean;
}

/** Cuts a text at line breaks and at the borders of marks, so that overlapping marks lie side by side. */
function paragraphs(text: string, marks: readonly Mark[], start = 0): Piece[][] {
  const points = [...text];
  const ordered = marks
    .map((m) => ({ ...m, at: span(Math.max(0, m.at.start - start), Math.max(0, m.at.end - start)) }))
    .sort((a, b) => a.at.start - b.at.start);
  const found: Piece[][] = [];
  let from = 0;
  for (const line of text.split('\n')) {
    const to = from + [...line].length;
    if (line.trim() !== '') found.push(pieces(points, span(from, to), ordered, start));
    from = to + 1;
  }
  return found;
}

function pieces(points: readonly string[], line: Span, marks: readonly Mark[], shift: number): Piece[] {
  const here = marks.filter((m) => m.at.start < line.end && line.start < m.at.end);
  const borders = new Set<number>([line.start, line.end]);
  for (const { at } of here) {
    borders.add(Math.max(at.start, line.start));
    borders.add(Math.min(at.end, line.end));
  }
  const sorted = [...borders].sort((a, b) => a - b);
  // Marks that cover the stretch at hand: a line may be a megabyte long and hold thousands.
  let open: readonly Mark[] = [];
  let next = 0;
  return sorted.slice(0, -1).map((start, i) => {
    const end = sorted[i + 1]!;
    const begun = next;
    while (next < here.length && here[next]!.at.start <= start) next++;
    open = [...open.filter((m) => m.at.end > start), ...here.slice(begun, next)];
    const over = [...open].sort((a, b) => b.at.end - b.at.start - (a.at.end - a.at.start));
    return {
      words: points.slice(start, end).join(''),
      findings: [...new Set(over.filter((m) => !m.quiet).map((m) => m.id))],
      begins: [...new Set(over.filter((m) => m.at.start === start).map((m) => m.id))],
      sought: over.some((m) => m.id === SOUGHT),
      start: start + shift,
    };
  });
}
