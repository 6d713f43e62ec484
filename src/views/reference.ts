import type { Finding, FindingId, Located, Slice } from '../model/index.js';
import { hull, type Span, span } from '../text/index.js';
import { clip } from './brief/context.js';
import { claimOrigins, originWords } from './claimOrigins.js';
import { originOf } from './lookup.js';

/** The exact words behind a line, and where they stand. */
export interface Reference {
  readonly n: number;
  readonly finding: FindingId;
  readonly source: string;
  readonly outlet: string | null;
  readonly title: string | null;
  readonly url: string | null;
  readonly day: string | null;
  readonly start: number;
  readonly end: number;
  readonly before: string;
  readonly exact: string;
  readonly after: string;
  /** Other places where the same text stood. */
  readonly carriers: number;
  /** From how many origins what it tells comes, and in how many places it stood; a brief that was kept before has none. */
  readonly told?: { readonly origins: number; readonly carriers: number };
}

/** "2 origins, 11 carriers", where what it tells stood in more than one place; else nothing. */
export const toldWords = ({ told, carriers }: Pick<Reference, 'told' | 'carriers'>): string | null => {
  if (told) return told.carriers > 1 ? originWords(told) : null;
  return carriers > 0 ? `and ${carriers} more carrying the same text` : null;
};

/** Code points of context shown on each side. */
const AROUND = 110;

/** The words that a finding is shown by: what it turns on, not everything that it names. */
export function keyWords(finding: Finding): Span {
  switch (finding.kind) {
    case 'statement':
      return finding.content[0]!;
    case 'meeting':
      return hull([
        ...finding.evidence,
        ...(finding.duration?.evidence ?? []),
        ...(finding.place ? nearby(finding.place.evidence[0], finding.evidence[0]!) : []),
      ]);
    case 'proposal':
      return finding.name.evidence[0];
    case 'reception':
      return finding.of ? near(finding.answer.evidence[0], finding.of.evidence[0]) : finding.answer.evidence[0];
    case 'position':
      return finding.terms[0]
        ? near(finding.stance.evidence[0], finding.terms[0].evidence[0])
        : finding.stance.evidence[0];
    case 'condition':
      return near(finding.connective.evidence[0], finding.required.evidence[0], finding.dependent.evidence[0]);
    case 'commitment':
      return near(finding.evidence[0]!, finding.act.evidence[0]);
    case 'event':
      return finding.object ? near(finding.act.evidence[0], finding.object.evidence[0]) : finding.act.evidence[0];
    case 'assessment':
      return (finding.direction ?? finding.state ?? finding.valuation[0])?.evidence[0] ?? finding.evidence[0]!;
    case 'figure':
      return near(finding.number.evidence[0], ...(finding.counts ? [finding.counts.evidence[0]] : []));
    case 'question':
      return finding.words.evidence[0];
    default:
      return finding.evidence[0]!;
  }
}

const nearby = (a: Span, b: Span): Span[] => (Math.abs(a.start - b.end) < 120 ? [a] : []);

/** One stretch over several spans when they stand close together; the first one otherwise. */
function near(first: Span, ...rest: readonly Span[]): Span {
  const whole = hull([first, ...rest]);
  return whole.end - whole.start <= 260 ? whole : first;
}

/** Code points of a short quotation. */
export const SHORT = 160;

/** A brief whose references are short quotations, without what stands around them. */
export const shortBrief = <B extends { readonly references: readonly Reference[] }>(brief: B, limit = SHORT): B => ({
  ...brief,
  references: brief.references.map((r) => ({ ...r, before: '', exact: clip(r.exact, limit), after: '' })),
});

/** Numbers references in the order in which lines use them; one finding keeps one number. */
export class References {
  readonly list: Reference[] = [];
  readonly #numbers = new Map<FindingId, number>();

  constructor(readonly slice: Slice) {}

  /** The number of a finding's words. */
  cite(located: Located): number {
    const known = this.#numbers.get(located.finding.id);
    if (known) return known;
    const n = this.list.length + 1;
    this.#numbers.set(located.finding.id, n);
    this.list.push(this.#reference(n, located));
    return n;
  }

  #reference(n: number, { finding, report, source, day }: Located): Reference {
    const text = this.slice.text(source);
    const at = keyWords(finding);
    const where = this.slice.appearances.get(report) ?? [];
    const origin = originOf(this.slice, report);
    const claimed = claimOrigins(this.slice, finding.id);
    const from = Math.max(0, at.start - AROUND);
    const to = Math.min(text.length, at.end + AROUND);
    return {
      n,
      finding: finding.id,
      source,
      outlet: where.find((a) => a.outlet)?.outlet ?? null,
      title: where.find((a) => a.title)?.title ?? null,
      url: where.find((a) => a.url)?.url ?? null,
      day,
      start: at.start,
      end: at.end,
      before: lastLine(text.slice(span(from, at.start)), from > 0),
      exact: text.slice(at),
      after: firstLine(text.slice(span(at.end, to)), to < text.length),
      carriers: (origin?.appearances.length ?? 1) - 1,
      told: { origins: claimed.origins.length, carriers: claimed.carriers },
    };
  }
}

/** Context stays in its paragraph and is cut between words. */
const lastLine = (words: string, cut: boolean): string => {
  const line = words.split('\n').at(-1)!;
  return cut && line === words ? `…${line.replace(/^\S*\s/u, '')}` : line;
};

const firstLine = (words: string, cut: boolean): string => {
  const line = words.split('\n')[0]!;
  return cut && line === words ? `${line.replace(/\s\S*$/u, '')}…` : line;
};
