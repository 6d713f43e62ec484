import type { Appearance, Finding, FindingId, Kind, ReportId, Slice } from '../model/index.js';
import { KINDS, roleSpans } from '../model/index.js';
import { type Span, span } from '../text/index.js';
import { clip } from './brief/context.js';
import { keyWords } from './reference.js';
import { describe } from './summary.js';
import { nameOf, voiceOf, voiceWords } from './voice.js';

/** Kinds that are marked in the text; mentions would mark every name. */
const MARKED: readonly Kind[] = KINDS.filter((kind) => kind !== 'mention');

/** Code points of a short quotation. */
export const SHORT = 160;

/** A stretch of a report's text with the findings whose words it belongs to, the widest first. */
export interface Piece {
  readonly words: string;
  readonly findings: readonly FindingId[];
  /** Findings whose first word it holds: what a link to them leads to. */
  readonly begins: readonly FindingId[];
}

/** A finding as the margin of the reading pane tells it. */
export interface Note {
  readonly id: FindingId;
  readonly kind: Kind;
  readonly summary: string;
  readonly voice: string;
  readonly confidence: number;
  /** Its words, cut short, and where they stand in the report. */
  readonly quote: string;
  readonly at: Span;
  /** The statement and those that tell it, the outermost first, where there is more than one. */
  readonly ladder: readonly string[];
}

/** A report as it is read: its paragraphs in pieces, and a note for each finding in the order of the text. */
export interface ReadingPane {
  readonly report: ReportId;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly url: string | null;
  readonly day: string | null;
  readonly carriers: number;
  readonly paragraphs: readonly (readonly Piece[])[];
  readonly notes: readonly Note[];
}

/**
 * The reading pane of a report; null when there is no such report. Without `withText` it has no paragraphs: short quotations
 * and places only, for reports that may not be republished.
 */
export function readingPane(slice: Slice, report: ReportId, withText = true): ReadingPane | null {
  const where = slice.appearances.get(report);
  if (!where) return null;
  const text = slice.text(report);
  const marked = [...slice.findings.values()]
    .filter((l) => l.source === report && MARKED.includes(l.finding.kind))
    .sort((a, b) => keyWords(a.finding).start - keyWords(b.finding).start || (a.finding.id < b.finding.id ? -1 : 1));
  const marks = marked.flatMap(({ finding }) => spansOf(finding).map((at) => ({ at, id: finding.id })));
  const origin = slice.record.origins.find((o) => o.reports.includes(report));
  return {
    report,
    title: where.find((a) => a.title)?.title ?? null,
    outlet: where.find((a) => a.outlet)?.outlet ?? null,
    url: where.find((a) => a.url)?.url ?? null,
    day: dayOf(where),
    carriers: (origin?.appearances.length ?? 1) - 1,
    paragraphs: withText ? paragraphs(text.slice(text.span), marks) : [],
    notes: marked.map((l) => {
      const voice = voiceOf(slice, l);
      return {
        id: l.finding.id,
        kind: l.finding.kind,
        summary: l.finding.kind === 'statement' ? said(l.finding) : describe(l.finding),
        voice: voiceWords(voice),
        confidence: l.finding.confidence,
        quote: clip(text.slice(keyWords(l.finding)), SHORT),
        at: keyWords(l.finding),
        ladder: l.finding.kind === 'statement' ? ladder(slice, l.finding) : [],
      };
    }),
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

/** Cuts a text at line breaks and at the borders of marks, so that overlapping marks lie side by side. */
function paragraphs(text: string, marks: readonly { at: Span; id: FindingId }[]): Piece[][] {
  const points = [...text];
  const found: Piece[][] = [];
  let from = 0;
  const lines = text.split('\n');
  for (const line of lines) {
    const to = from + [...line].length;
    if (line.trim() !== '') found.push(pieces(points, span(from, to), marks));
    from = to + 1;
  }
  return found;
}

function pieces(points: readonly string[], line: Span, marks: readonly { at: Span; id: FindingId }[]): Piece[] {
  const here = marks.filter((m) => m.at.start < line.end && line.start < m.at.end);
  const borders = new Set<number>([line.start, line.end]);
  for (const { at } of here) {
    borders.add(Math.max(at.start, line.start));
    borders.add(Math.min(at.end, line.end));
  }
  const sorted = [...borders].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((start, i) => {
    const end = sorted[i + 1]!;
    const over = here
      .filter((m) => m.at.start <= start && end <= m.at.end)
      .sort((a, b) => b.at.end - b.at.start - (a.at.end - a.at.start));
    return {
      words: points.slice(start, end).join(''),
      findings: [...new Set(over.map((m) => m.id))],
      begins: [...new Set(over.filter((m) => m.at.start === start).map((m) => m.id))],
    };
  });
}
