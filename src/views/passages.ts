import { put, type ReportId, type Slice } from '../model/index.js';
import { literal, type Span, span, type Text } from '../text/index.js';

/** Words of a report around something that was searched for. */
export interface Passage {
  readonly at: Span;
  readonly before: string;
  readonly exact: string;
  readonly after: string;
}

/** A report that holds what was searched for, with the first passages. */
export interface Found {
  readonly report: ReportId;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly day: string | null;
  readonly passages: readonly Passage[];
  /** Passages that are not shown. */
  readonly more: number;
}

/** Passages of one report that are shown. */
const SHOWN = 3;
/** Code points around what was found. */
const AROUND = 120;

/** Words and phrases of a search: what stands in double quotes belongs together. */
const termsOf = (words: string): string[] =>
  [...words.matchAll(/"([^"]+)"|(\S+)/gu)]
    .map((m) => (m[1] ?? m[2])!.replace(/"/gu, '').trim())
    .filter((t) => t !== '');

/** Reports in whose headline all of the words stand; the full-text index holds their texts alone. */
export function headedBy(slice: Slice, words: string): ReportId[] {
  const patterns = termsOf(words).map((t) => patternOf([t])!);
  if (patterns.length === 0) return [];
  return [...slice.appearances]
    .filter(([, where]) => where.some(({ title }) => title !== null && patterns.every((p) => p.test(title))))
    .map(([report]) => report)
    .slice(0, HEADED);
}

/** Reports that are shown for their headlines. */
const HEADED = 20;

/** Where the words stand in each of these reports. */
export function passages(slice: Slice, reports: readonly ReportId[], words: string): Found[] {
  const pattern = patternOf(termsOf(words));
  return reports.map((report) => {
    const text = slice.text(report);
    const where = slice.appearances.get(report) ?? [];
    const places = pattern ? joined(text, [...text.scan(pattern)]) : [];
    const apart = best(text, places);
    return {
      report,
      title: where.find((a) => a.title)?.title ?? null,
      outlet: where.find((a) => a.outlet)?.outlet ?? null,
      day: where.find((a) => a.publishedAt)?.publishedAt?.slice(0, 10) ?? null,
      passages: apart.slice(0, SHOWN).map((at) => ({
        at,
        before: flat(text.slice(span(Math.max(0, at.start - AROUND), at.start))).replace(/^\S*\s/u, '…'),
        exact: text.slice(at),
        after: flat(text.slice(span(at.end, Math.min(text.length, at.end + AROUND)))).replace(/\s\S*$/u, ' …'),
      })),
      more: Math.max(0, apart.length - SHOWN),
    };
  });
}

const flat = (words: string): string => words.replace(/\s+/gu, ' ');

/** Words that follow one another with nothing between them are one place. */
function joined(text: Text, places: readonly Span[]): Span[] {
  const found: Span[] = [];
  for (const { start, end } of places) {
    const last = found.at(-1);
    if (last && text.slice(span(last.end, start)).trim() === '') found[found.length - 1] = span(last.start, end);
    else found.push(span(start, end));
  }
  return found;
}

/** Places that stand apart from one another; those with the most different words around them first. */
function best(text: Text, places: readonly Span[]): Span[] {
  const ranked = places
    .map((at, i) => ({ at, words: wordsAround(text, places, i) }))
    .sort((a, b) => b.words - a.words || a.at.start - b.at.start);
  const chosen: Span[] = [];
  // By stretches of the text: a common word has thousands of places, which are not to be compared with one another.
  const taken = new Map<number, Span[]>();
  for (const { at } of ranked) {
    const stretch = Math.floor(at.start / (2 * AROUND));
    const near = [stretch - 1, stretch, stretch + 1].flatMap((s) => taken.get(s) ?? []);
    if (near.some((c) => Math.abs(c.start - at.start) <= 2 * AROUND)) continue;
    chosen.push(at);
    put(taken, stretch, at);
  }
  return chosen;
}

/** How many different words were found around a place; places are in the order of the text. */
function wordsAround(text: Text, places: readonly Span[], i: number): number {
  const { start } = places[i]!;
  const words = new Set<string>();
  for (let k = i; k >= 0 && start - places[k]!.start <= AROUND; k--) words.add(text.slice(places[k]!).toLowerCase());
  for (let k = i + 1; k < places.length && places[k]!.start - start <= AROUND; k++)
    words.add(text.slice(places[k]!).toLowerCase());
  return words.size;
}

/** At word borders and whatever the case, as the full-text index has it. */
function patternOf(terms: readonly string[]): RegExp | null {
  if (terms.length === 0) return null;
  const spaced = (term: string) => literal(term).replace(/\s+/gu, '\\s+');
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${terms.map(spaced).join('|')})(?![\\p{L}\\p{N}])`, 'iu');
}
