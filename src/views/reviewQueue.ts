/** What a person should look at first: findings by how unsure they are and by how much rests on them. */
import {
  type Finding,
  type FindingId,
  KINDS,
  type Kind,
  type Located,
  type ReportId,
  roleSpans,
  roleWords,
  type Slice,
} from '../model/index.js';
import { hull, type Span, sentenceAt, span, type Text } from '../text/index.js';
import { brief as briefView } from './brief/brief.js';
import type { Brief } from './brief/model.js';
import { FOLLOWED, type Followed } from './changed.js';
import { type FieldLine, fieldLines } from './givenFields.js';
import { type Filter, listing, type Row } from './listing.js';
import { originOf, primaryReports } from './lookup.js';
import { keyWords } from './reference.js';
import { type Judged, judged, reviewOf } from './reviews.js';
import { seenOf } from './seen.js';
import { voiceOf, voiceWords } from './voice.js';

/** What stands on a finding: objects of the record that hold or cite it, with what they are called, and lines of the brief. */
export interface Rests {
  readonly objects: number;
  readonly lines: number;
  /** "2 rounds", "1 deadlock"; those that there are most of first. */
  readonly on: readonly string[];
}

/** A stretch of the sentence; `own` where the finding is read from it. */
export interface SentencePiece {
  readonly words: string;
  readonly own: boolean;
}

export interface QueueEntry {
  readonly id: FindingId;
  readonly kind: Kind;
  readonly report: ReportId;
  readonly day: string | null;
  readonly outlet: string | null;
  readonly side: string | null;
  readonly voice: string;
  readonly summary: string;
  /** From 0 to 1. */
  readonly confidence: number;
  readonly rests: Rests;
  /** (1 − confidence) × what rests on it, at least 1. */
  readonly weight: number;
  /** Where the sentence begins in the text of the report, in code points. */
  readonly start: number;
  readonly sentence: readonly SentencePiece[];
  readonly fields: readonly FieldLine[];
  /** Other reports that carry the same words. */
  readonly copies: number;
  /** What people noted at it; null where nobody did. */
  readonly judged: Judged | null;
  /** What had been decided of it when this was drawn. */
  readonly seen: string;
}

/** What the queue may be narrowed to. */
export interface QueueFilter extends Pick<Filter, 'side'> {
  readonly kind?: Kind;
}

/** Kinds that can be asked about; who is who is decided apart. */
export const ASKED: readonly Kind[] = KINDS.filter((kind) => kind !== 'mention');

/** What is left to look at, the most pressing first; what people accepted, rejected, corrected, added or checked is left out, copies are asked about once. */
export function reviewQueue(slice: Slice, filter: QueueFilter = {}, brief: Brief = briefView(slice)): QueueEntry[] {
  const rests = restsOn(slice, brief);
  const kinds = filter.kind ? [filter.kind] : ASKED;
  const rows = new Map(listing(slice, kinds, filter.side ? { side: filter.side } : {}).map((r) => [r.id, r]));
  return unlooked(slice)
    .flatMap(({ located, copies }) => {
      const row = rows.get(located.finding.id);
      return row ? [entry(slice, located, row, rests, copies)] : [];
    })
    .sort(
      (a, b) =>
        b.weight - a.weight || (a.day === b.day ? (a.id < b.id ? -1 : 1) : (a.day ?? '') < (b.day ?? '') ? 1 : -1),
    );
}

/** Findings of which nobody has said whether they are right, one for all copies of a text. */
function unlooked(slice: Slice): { readonly located: Located; readonly copies: number }[] {
  const groups = new Map<string, { located: Located; reports: Set<ReportId>; done: boolean; again: Located[] }>();
  const first = primaryReports(slice);
  const all = [...slice.findings.values(), ...slice.rejected.values()].filter((l) => ASKED.includes(l.finding.kind));
  const ordered = [...all.filter((l) => first.has(l.report)), ...all.filter((l) => !first.has(l.report))];
  for (const located of ordered) {
    const key = `${originOf(slice, located.report)?.id ?? located.report}\n${roleWords(located.finding, slice.text(located.source))}`;
    const known = groups.get(key);
    const done = isDone(slice, located.finding.id);
    if (!known) groups.set(key, { located, reports: new Set([located.report]), done, again: [] });
    else if (known.located.report === located.report) known.again.push(located);
    else {
      known.reports.add(located.report);
      // A copy that came after the answer is not answered with it.
      if (known.done && !done) {
        known.located = located;
        known.done = false;
      }
    }
  }
  return [...groups.values()].flatMap(({ located, reports, done, again }) => [
    ...(done ? [] : [{ located, copies: reports.size - 1 }]),
    // The same words twice in one text are two findings.
    ...again.filter((l) => !isDone(slice, l.finding.id)).map((l) => ({ located: l, copies: 0 })),
  ]);
}

const isDone = (slice: Slice, id: FindingId): boolean => (reviewOf(slice, id)?.verdict ?? 'noted') !== 'noted';

function entry(
  slice: Slice,
  located: Located,
  row: Row,
  rests: ReadonlyMap<FindingId, Rests>,
  copies: number,
): QueueEntry {
  const { finding, report, source, day } = located;
  const text = slice.text(source);
  const on = rests.get(finding.id) ?? NOTHING;
  const at = sentenceAt(text, keyWords(finding));
  return {
    id: finding.id,
    kind: finding.kind,
    report,
    day,
    outlet: row.outlet,
    side: row.side,
    voice: voiceWords(voiceOf(slice, located)),
    summary: row.summary,
    confidence: finding.confidence,
    rests: on,
    weight: Math.round((1 - finding.confidence) * Math.max(1, on.objects + on.lines) * 100) / 100,
    start: at.start,
    sentence: marked(text, at, finding),
    fields: fieldLines(text, finding),
    copies,
    judged: judged(slice, finding.id, text),
    seen: seenOf(slice, 'accept', [finding.id]),
  };
}

/** A sentence cut at the words that a finding is read from. */
function marked(text: Text, sentence: Span, finding: Finding): SentencePiece[] {
  const own = [keyWords(finding), ...roleSpans(finding).map((r) => r.span)]
    .filter((s) => s.start < sentence.end && sentence.start < s.end)
    .map((s) => span(Math.max(s.start, sentence.start), Math.min(s.end, sentence.end)))
    .sort((a, b) => a.start - b.start);
  const found: SentencePiece[] = [];
  let at: number = sentence.start;
  for (const s of merged(own)) {
    if (s.start > at) found.push({ words: text.slice(span(at, s.start)), own: false });
    found.push({ words: text.slice(s), own: true });
    at = s.end;
  }
  if (at < sentence.end) found.push({ words: text.slice(span(at, sentence.end)), own: false });
  return found;
}

/** Stretches in order, those that touch as one. */
function merged(spans: readonly Span[]): Span[] {
  const found: Span[] = [];
  for (const s of spans) {
    const last = found.at(-1);
    if (last && s.start <= last.end) found[found.length - 1] = hull([last, s]);
    else found.push(s);
  }
  return found;
}

const NOTHING: Rests = { objects: 0, lines: 0, on: [] };

/** What rests on each finding. */
function restsOn(slice: Slice, brief: Brief): Map<FindingId, Rests> {
  const objects = new Map<FindingId, Map<Followed, number>>();
  const lines = new Map<FindingId, number>();
  for (const list of Object.keys(FOLLOWED) as Followed[]) {
    if (list === 'actors') continue;
    for (const object of slice.record[list])
      for (const id of idsIn(slice, object)) {
        const of = objects.get(id) ?? new Map<Followed, number>();
        objects.set(id, of.set(list, (of.get(list) ?? 0) + 1));
      }
  }
  const cells = brief.sections.flatMap((s) => [...s.lines, ...(s.table?.rows.flat() ?? [])]);
  for (const { refs } of [brief.inALine, ...cells])
    for (const n of new Set(refs)) {
      const { finding } = brief.references[n - 1]!;
      lines.set(finding, (lines.get(finding) ?? 0) + 1);
    }
  return new Map(
    [...new Set([...objects.keys(), ...lines.keys()])].map((id) => {
      const of = [...(objects.get(id) ?? [])].sort(([, n], [, m]) => m - n);
      const on = of.map(([list, n]) => `${n} ${n === 1 ? FOLLOWED[list] : `${FOLLOWED[list]}s`}`);
      return [id, { objects: of.reduce((sum, [, n]) => sum + n, 0), lines: lines.get(id) ?? 0, on }];
    }),
  );
}

/** Findings that an object of the record holds or cites, each once, wherever in it. */
function idsIn(slice: Slice, object: unknown): ReadonlySet<FindingId> {
  const found = new Set<FindingId>();
  const look = (value: unknown): void => {
    if (typeof value === 'string') {
      if (slice.findings.has(value as FindingId)) found.add(value as FindingId);
    } else if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) look(inner);
  };
  look(object);
  return found;
}
