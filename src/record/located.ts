import type {
  Appearance,
  Decision,
  Finding,
  FindingId,
  Kind,
  Located,
  Reading,
  ReportId,
  Vectors,
} from '../model/index.js';
import { grouped, publicationDay } from '../model/index.js';
import { type Span, skeleton, Text } from '../text/index.js';
import { type Reviewed, reviewed } from './reviewed.js';
import { isRetraction, type Versions, versionsOf } from './versions.js';

/** What a record is made of. */
export interface Inputs {
  readonly appearances: readonly Appearance[];
  /** One reading for each text of a report; those of headlines are kept apart. */
  readonly readings: readonly Reading[];
  readonly decisions: readonly Decision[];
  readonly text: (source: string) => string;
  /** What sentences of a source mean; null, or left out, where that is not known. */
  readonly vectors?: (source: string) => Vectors | null;
  readonly reader: string;
}

/** Readings and appearances by what they are looked up by. Built once; every layer reads it. */
export class Material {
  readonly #texts = new Map<string, Text>();
  readonly located = new Map<FindingId, Located>();
  readonly appearances: ReadonlyMap<ReportId, readonly Appearance[]>;
  readonly readings = new Map<ReportId, Reading>();
  readonly days = new Map<ReportId, string | null>();
  readonly headlines: ReadonlyMap<string, readonly Finding[]>;
  readonly versions: Versions;
  /** What people decided about findings, as it applies to the readings. */
  readonly reviewed: Reviewed;
  /** Findings of reports that a newer version replaced. */
  readonly replaced = new Map<ReportId, readonly Finding[]>();

  constructor(readonly inputs: Inputs) {
    this.appearances = grouped([...inputs.appearances].sort(byId), (a) => a.report);
    for (const [report, list] of this.appearances)
      this.days.set(report, earliest(list.map((a) => publicationDay(a.publishedAt))));
    this.headlines = new Map(
      inputs.readings.filter((r) => r.source.startsWith('title:')).map((r) => [r.source, r.findings]),
    );
    this.versions = versionsOf(inputs.appearances, (source) => this.text(source));
    const { newer } = this.versions;
    const known = inputs.readings
      .filter((r) => this.appearances.has(r.source as ReportId))
      .map((r) => (this.#takesBack(r.source as ReportId) ? { ...r, findings: [], parties: {} } : r))
      .sort((a, b) => (a.source < b.source ? -1 : 1));
    for (const { source, findings } of known)
      if (newer.has(source as ReportId)) this.replaced.set(source as ReportId, findings);
    this.reviewed = reviewed(
      known.filter((r) => !newer.has(r.source as ReportId)),
      inputs.decisions,
      (source) => this.text(source),
      (source) => newer.get(source as ReportId) ?? null,
    );
    for (const reading of this.reviewed.readings) {
      const report = reading.source as ReportId;
      this.readings.set(report, reading);
      for (const finding of reading.findings)
        this.located.set(finding.id, { finding, report, source: reading.source, day: this.days.get(report) ?? null });
    }
  }

  #takesBack(report: ReportId): boolean {
    return isRetraction(
      this.text(report),
      this.appearances.get(report)!.map((a) => a.title),
    );
  }

  /** The text behind a source, measured once. */
  text(source: string): Text {
    let text = this.#texts.get(source);
    if (!text) {
      text = new Text(this.inputs.text(source));
      this.#texts.set(source, text);
    }
    return text;
  }

  readonly #vectors = new Map<string, Vectors | null>();

  /** What sentences of a source mean; null where that is not known. Looked up once while the record is made. */
  vectors(source: string): Vectors | null {
    let found = this.#vectors.get(source);
    if (found === undefined) {
      found = this.inputs.vectors?.(source) ?? null;
      this.#vectors.set(source, found);
    }
    return found;
  }

  /** Lets go of what the record is no more compared by: texts stay for whoever looks at it, vectors would be kept for nobody. */
  done(): void {
    this.#vectors.clear();
  }

  words(source: string, at: Span): string {
    return this.text(source).slice(at);
  }

  /** Up to `length` code points behind an offset. */
  behind(source: string, from: number, length: number): string {
    const text = this.text(source);
    return text.slice({ start: from, end: Math.min(text.length, from + length) } as Span);
  }

  #kinds: Map<Kind, Located[]> | null = null;

  /** The located findings of a kind, by day, then report, then place in the text. */
  of<K extends Kind>(kind: K): readonly (Located & { finding: Extract<Finding, { kind: K }> })[] {
    if (!this.#kinds) {
      this.#kinds = grouped(this.located.values(), (l) => l.finding.kind);
      for (const list of this.#kinds.values()) list.sort(byTime);
    }
    return (this.#kinds.get(kind) ?? []) as (Located & { finding: Extract<Finding, { kind: K }> })[];
  }
}

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

const earliest = (days: readonly (string | null)[]): string | null => days.filter((d) => d !== null).sort()[0] ?? null;

export const byTime = (a: Located, b: Located): number =>
  compare(a.day ?? '9999', b.day ?? '9999') || compare(a.report, b.report) || compare(a.finding.id, b.finding.id);

export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export const least = (ids: readonly FindingId[]): FindingId => [...ids].sort()[0]!;

/** Words of content as stems, for comparing what two reports say; function words are left out. */
export function stems(words: string): Set<string> {
  const found = new Set<string>();
  for (const [word] of words.toLowerCase().matchAll(/[\p{L}\p{N}]{3,}/gu)) {
    if (!STOP.has(word)) found.add(skeleton(word.replace(/(?:ing|ed|es|s|ion|al|ment)$/u, '')) || word);
  }
  return found;
}

const STOP = new Set(
  'the and that for with from have has had was were are been will would could should not its their his her they this these those there who which what when where into onto about after before than then also only all any some one two'.split(
    ' ',
  ),
);

/** How far the marks of a sentence are looked for, in code points. */
const SENTENCE = 400;

/** The sentence that words stand in, by its marks. */
export function sentenceAround(material: Material, source: string, at: Span): string {
  const text = material.text(source);
  const start = Math.max(0, at.start - SENTENCE);
  const before =
    text
      .slice({ start, end: at.start } as Span)
      .split(/[.!?]\s|\n/u)
      .at(-1) ?? '';
  const end = Math.min(text.length, at.end + SENTENCE);
  const after = text.slice({ start: at.end, end } as Span).split(/[.!?](?:\s|$)|\n/u)[0] ?? '';
  return `${before} ${material.words(source, at)} ${after}`;
}
