import type { Finding, PartyRef, Reading, Statement } from '../model/index.js';
import { anchorMoment, meetingDay } from '../model/index.js';
import { isSpan, overlaps, type Span, Text } from '../text/index.js';

/** A field as a person wrote it down: words of the text, the name that is meant, or a value. */
export interface ExpectedRole {
  readonly words?: string;
  readonly name?: string;
  readonly value?: unknown;
  readonly rung?: string;
}

export interface ExpectedFinding {
  readonly kind: string;
  readonly [field: string]: unknown;
}

export interface Expectation {
  readonly why: string;
  readonly publishedAt: string | null;
  readonly findings: readonly ExpectedFinding[];
  readonly absent?: readonly { readonly kind: string; readonly words: string; readonly status?: string }[];
  readonly furniture?: readonly string[];
}

/** Fields of an expectation under the names that findings give them. */
const NAMES: Readonly<Record<string, string>> = { marker: 'connective', placeWithin: 'within', why: 'reason' };
const PLAIN = new Set([
  'quotation',
  'commits',
  'status',
  'answer',
  'stance',
  'act',
  'direction',
  'state',
  'format',
  'channel',
  'repeated',
  'unclosed',
  'carried',
  'hedge',
  'rung',
]);

/** For each expected finding whether one of the reading fits it; each finding serves once. */
export function matchExpectation(text: string, reading: Reading, expected: Expectation): boolean[] {
  const used = new Set<Finding>();
  const matcher = new Matcher(new Text(text), reading, expected.publishedAt);
  return expected.findings.map((wanted) => {
    const found = reading.findings.find((f) => !used.has(f) && matcher.fits(f, wanted));
    if (found) used.add(found);
    return found !== undefined;
  });
}

/** Words that must carry no finding of a kind, and do. */
export function brokenAbsences(text: string, reading: Reading, expected: Expectation): string[] {
  const measured = new Text(text);
  return (expected.absent ?? [])
    .filter(({ kind, words, status }) => {
      const at = measured.find(words)!;
      return reading.findings.some(
        (f) =>
          f.kind === kind &&
          (status === undefined || plain(f, 'status') === status) &&
          mainSpans(f).some((s) => overlaps(s, at)),
      );
    })
    .map((a) => `${a.kind}: ${a.words}`);
}

/** Lines of furniture from which something was read. */
export function brokenFurniture(text: string, reading: Reading, expected: Expectation): string[] {
  const measured = new Text(text);
  return (expected.furniture ?? []).filter((line) =>
    measured.findAll(line).some((at) => reading.findings.some((f) => spansOf(f).some((s) => overlaps(s, at)))),
  );
}

function mainSpans(f: Finding): Span[] {
  if (f.kind === 'statement') return [...f.content];
  if (f.kind === 'condition') return [...f.required.evidence];
  if (f.kind === 'proposal') return [...f.name.evidence];
  return [...f.evidence];
}

const spansOf = (value: unknown): Span[] =>
  isSpan(value)
    ? [value]
    : Array.isArray(value)
      ? value.flatMap(spansOf)
      : typeof value === 'object' && value !== null
        ? Object.values(value).flatMap(spansOf)
        : [];

const plain = (f: Finding, field: string): unknown => {
  const value = (f as unknown as Record<string, unknown>)[field];
  return typeof value === 'object' && value !== null && 'value' in value ? value.value : value;
};

class Matcher {
  constructor(
    readonly text: Text,
    readonly reading: Reading,
    readonly day: string | null,
  ) {}

  fits(f: Finding, wanted: ExpectedFinding): boolean {
    if (f.kind !== wanted.kind) return false;
    return Object.entries(wanted).every(
      ([field, value]) => field === 'kind' || this.field(f, NAMES[field] ?? field, value),
    );
  }

  field(f: Finding, field: string, wanted: unknown): boolean {
    if (field === 'cue' || field === 'content') return this.covers(f, field, wanted as string[]);
    if (field === 'saidIn') return this.voice(f.saidIn, wanted as ExpectedRole | null);
    if (f.kind === 'mention' && field === 'party') return this.role([...f.evidence], f.name, wanted as ExpectedRole);
    if (f.kind === 'mention' && field === 'relation')
      return this.role(spansOf(f.role).concat(f.evidence as Span[]), null, { words: (wanted as ExpectedRole).words });
    if (f.kind === 'question' && field === 'about') return this.role(spansOf(f.words), null, wanted as ExpectedRole);
    if (f.kind === 'question' && field === 'by') return this.role(spansOf(f.putBy), f.putBy, wanted as ExpectedRole);
    if (f.kind === 'meeting' && field === 'by')
      return this.role(spansOf(f.cancelledBy), f.cancelledBy, wanted as ExpectedRole);
    if (field === 'handedOver' && f.kind === 'proposal')
      return this.handOver(f.handedOver, wanted as Record<string, ExpectedRole>);
    // The day of what was put off lies on the nearer side, which the moment alone does not tell.
    if (field === 'when' && f.kind === 'meeting' && f.when && typeof (wanted as ExpectedRole).value === 'string') {
      const { value, ...words } = wanted as ExpectedRole;
      return meetingDay(f, this.day) === value && this.role(spansOf(f.when), null, words);
    }
    if (field === 'duration' && f.kind === 'meeting')
      return f.duration !== null && this.role(spansOf(f.duration), null, { words: (wanted as ExpectedRole).words });
    if (f.kind === 'figure' && field === 'unit')
      return f.unit === wanted || (f.counts?.value ?? '').includes(String(wanted));
    if (f.kind === 'reception' && field === 'of' && (wanted as ExpectedRole).words === undefined)
      return this.candidate(f, (wanted as ExpectedRole).name ?? '');
    // By the codebook what no issue of its list names is told by the terms alone.
    if (f.kind === 'position' && field === 'issue' && f.issue === null && typeof wanted === 'object' && wanted !== null)
      return this.role(spansOf(f.terms), null, wanted as ExpectedRole);
    if (field === 'words') return this.role(spansOf(f), null, wanted as ExpectedRole);
    if (field === 'by' && f.kind === 'figure')
      return this.role(spansOf(f.countedBy), f.countedBy, wanted as ExpectedRole);
    if (field === 'value' && f.kind === 'figure') return f.number.value === wanted;
    if (PLAIN.has(field) && typeof wanted !== 'object') return plain(f, field) === wanted;
    if (field === 'valuation' && f.kind === 'assessment')
      return f.valuation.some((v) => v.value === wanted || this.text.slice(v.evidence[0]).includes(String(wanted)));
    if (field === 'source' && f.kind === 'statement' && (wanted as ExpectedRole | null)?.rung !== undefined) {
      const { rung, ...rest } = wanted as ExpectedRole;
      return f.rung === rung && this.field(f, field, rest);
    }
    const own = (f as unknown as Record<string, unknown>)[field];
    // A field that findings do not have cannot be found.
    if (own === undefined) return false;
    if (wanted === null) return own === null;
    if (Array.isArray(wanted))
      return wanted.every((w) =>
        (Array.isArray(own) ? own : [own]).some((o) => this.role(spansOf(o), o, w as ExpectedRole)),
      );
    if (typeof wanted !== 'object') return plain(f, field) === wanted || own === wanted;
    return this.role(spansOf(own), own, wanted as ExpectedRole);
  }

  handOver(own: Extract<Finding, { kind: 'proposal' }>['handedOver'], wanted: Record<string, ExpectedRole>): boolean {
    if (own === null) return false;
    const fields = { from: own.from, to: own.to, howMany: own.count } as const;
    // A hand-over has no day of its own in the findings yet, so an expected one is a miss.
    return Object.entries(wanted).every(
      ([name, role]) =>
        name in fields &&
        this.role(spansOf(fields[name as keyof typeof fields]), fields[name as keyof typeof fields], role),
    );
  }

  /** A reception of "it" or "the plan" means a proposal by its candidates. */
  candidate(f: Extract<Finding, { kind: 'reception' }>, name: string): boolean {
    const named = f.candidates
      .map((c) => this.reading.findings.find((x) => x.id === c))
      .flatMap((x) => (x?.kind === 'proposal' ? [x.name.value] : []));
    return [f.of?.value ?? '', ...named].some((n) => sameName(n, name));
  }

  /** Every expected part is covered to at least half by a span of the field. */
  covers(f: Finding, field: 'cue' | 'content', parts: readonly string[]): boolean {
    const spans = ((f as Statement)[field] ?? []) as readonly Span[];
    if (parts.length === 0) return spans.length === 0;
    return parts.every((part) =>
      this.text.findAll(part).some((at) => spans.some((s) => shared(s, at) >= 0.5 * (at.end - at.start))),
    );
  }

  role(spans: readonly Span[], own: unknown, wanted: ExpectedRole): boolean {
    const words =
      wanted.words === undefined ||
      this.text
        .findAll(wanted.words)
        .some((at) => spans.some((s) => shared(s, at) >= 0.5 * Math.min(at.end - at.start, s.end - s.start)));
    if (!words) return false;
    if (wanted.rung !== undefined && (own as { rung?: string }).rung !== wanted.rung) return false;
    if (wanted.name !== undefined && own !== null && !namesOf(own).some((n) => sameName(n, wanted.name!))) return false;
    const moment = typeof wanted.value === 'string' && isMoment(own);
    return wanted.value === undefined || (wanted.words !== undefined && !moment) || this.value(own, wanted.value);
  }

  value(own: unknown, wanted: unknown): boolean {
    const inner = typeof own === 'object' && own !== null && 'value' in own ? own.value : own;
    if (typeof inner === 'object' && inner !== null && 'precision' in inner)
      return anchorMoment(inner as never, this.day) === wanted;
    return inner === wanted || String(inner) === String(wanted);
  }

  voice(saidIn: string | null, wanted: ExpectedRole | null): boolean {
    if (wanted === null) return saidIn === null;
    const statement = this.reading.findings.find((f) => f.id === saidIn) as Statement | undefined;
    return (
      statement?.source !== undefined &&
      statement.source !== null &&
      this.role(statement.source.evidence as readonly Span[], statement.source, wanted)
    );
  }
}

const isMoment = (own: unknown): boolean =>
  typeof own === 'object' &&
  own !== null &&
  'value' in own &&
  typeof own.value === 'object' &&
  own.value !== null &&
  'precision' in own.value;

const shared = (a: Span, b: Span) => Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));

const namesOf = (own: unknown): string[] => {
  if (Array.isArray(own)) return own.flatMap(namesOf);
  const value = typeof own === 'object' && own !== null ? (own as { value?: PartyRef | string }).value : null;
  if (typeof own === 'string') return [own];
  return typeof value === 'string' ? [value] : value?.name ? [value.name] : [];
};

const sameName = (a: string, b: string) => {
  const [x, y] = [a.toLowerCase(), b.toLowerCase()];
  const holds = (whole: string, part: string) => ` ${whole} `.includes(` ${part} `);
  return x === y || holds(x, y) || holds(y, x);
};
