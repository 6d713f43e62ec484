import {
  DAY,
  type Finding,
  type FindingId,
  type Kind,
  type Located,
  type ReportId,
  type Slice,
  waitsForReview,
} from '../../model/index.js';
import { shared } from '../claims.js';
import { primaryReports } from '../lookup.js';
import { keyWords, References } from '../reference.js';

export type Told<K extends Kind> = Located & { finding: Extract<Finding, { kind: K }> };

/** What every section of a brief works with: one telling of each thing, newest first, and the list of references. */
export class Context {
  readonly refs: References;
  readonly #primary: ReadonlySet<ReportId>;
  readonly sides: readonly string[];

  constructor(readonly slice: Slice) {
    this.refs = new References(slice);
    this.#primary = primaryReports(slice);
    this.sides = slice.record.sides;
  }

  /** Findings of a kind, newest first, copies and weak ones left out. */
  of<K extends Kind>(kind: K): Told<K>[] {
    const found: Located[] = [];
    const seen = new Set<string>();
    for (const told of this.slice.findings.values()) {
      if (told.finding.kind !== kind || waitsForReview(told.finding) || !this.#primary.has(told.report)) continue;
      const l = this.shared(told);
      const key = `${l.report}\n${keyWords(l.finding).start}\n${this.slice.text(l.source).slice(keyWords(l.finding))}`;
      if (seen.has(kind === 'reception' || kind === 'event' ? l.finding.id : key)) continue;
      seen.add(l.finding.id);
      seen.add(key);
      found.push(l);
    }
    return found.sort(newestFirst) as Told<K>[];
  }

  /** The telling whose words most carriers share, where somebody need not look at it first. */
  shared(told: Located): Located {
    const best = shared(this.slice, told);
    return waitsForReview(best.finding) ? told : best;
  }

  get(id: FindingId): Located | undefined {
    return this.slice.findings.get(id);
  }

  /** Whether the finding stands in the telling of its origin that the brief reads. */
  isPrimary(id: FindingId): boolean {
    const l = this.get(id);
    return l !== undefined && this.#primary.has(l.report);
  }

  cite(...ids: readonly (FindingId | Located)[]): number[] {
    const numbers: number[] = [];
    for (const id of ids) {
      const located = typeof id === 'string' ? this.get(id) : id;
      if (located) numbers.push(this.refs.cite(located));
    }
    return [...new Set(numbers)];
  }

  words(located: Located, limit = 140): string {
    return clip(this.slice.text(located.source).slice(keyWords(located.finding)), limit);
  }
}

export function newestFirst(a: Located, b: Located): number {
  const [x, y] = [a.day ?? '0000', b.day ?? '0000'];
  if (x !== y) return x < y ? 1 : -1;
  if (a.report !== b.report) return a.report < b.report ? -1 : 1;
  return keyWords(a.finding).start - keyWords(b.finding).start;
}

/** Words in one line, cut between words. */
export function clip(words: string, limit = 140): string {
  const flat = words.replace(/\s+/gu, ' ').trim();
  if ([...flat].length <= limit) return flat;
  return `${[...flat]
    .slice(0, limit)
    .join('')
    .replace(/\s\S*$/u, '')} …`;
}

/** Words of a report inside our sentence: in marks, its own outer marks taken off. */
export const quote = (words: string, limit = 140): string =>
  `“${clip(words, limit)
    .replace(/^[“"'‘]+|[”"'’]+$/gu, '')
    .replace(/[“„«]/gu, '‘')
    .replace(/[”»]/gu, '’')}”`;

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** A day for people: "4 Mar 2031", "the week of 4 Mar 2031"; EDTF that is no day and no stretch of days stays as it is. */
export function day(edtf: string | null): string {
  const [from, to] = edtf?.match(/^\d{4}-\d{2}-\d{2}\/\d{4}-\d{2}-\d{2}$/u) ? edtf.split('/') : [];
  if (from && to)
    return Date.parse(to) - Date.parse(from) === 6 * DAY ? `the week of ${day(from)}` : `${day(from)} to ${day(to)}`;
  const found = edtf?.match(/^(\d{4})-(\d{2})(?:-(\d{2}))?$/u);
  if (!found) return edtf ?? 'no date';
  const month = MONTHS[Number(found[2]) - 1];
  return found[3] ? `${Number(found[3])} ${month} ${found[1]}` : `${month} ${found[1]}`;
}
