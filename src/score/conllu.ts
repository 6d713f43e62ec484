/**
 * CoNLL-U documents as running text, and the CoNLL 2018 shared task's scores of own tokens against them (Zeman et al.
 * 2018): words are aligned by their characters, inside multiword tokens by their forms; a relation counts when head and
 * relation agree, its subtype left aside.
 */
import type { Counts } from './figures.js';

export interface Word {
  /** Code points of the document's text, half-open. */
  readonly start: number;
  readonly end: number;
  readonly form: string;
  readonly upos: string;
  /** Number of the head in the document, -1 for a root. */
  readonly head: number;
  readonly relation: string;
  /** The span is that of the multiword token that it is a part of. */
  readonly multiword: boolean;
}

export interface UdDocument {
  readonly name: string;
  readonly text: string;
  readonly words: readonly Word[];
  /** Coreference groups of at least two phrases, in words, half-open; empty where the file has none. */
  readonly groups: readonly (readonly (readonly [number, number])[])[];
}

/** The documents of a file. A paragraph begins on a new line. */
export function parseConllu(content: string): UdDocument[] {
  const found: UdDocument[] = [];
  let builder: Builder | null = null;
  let paragraph = true;
  let rows: string[][] = [];
  for (const line of content.split('\n')) {
    if (line.startsWith('# newdoc')) {
      if (builder) found.push(builder.done());
      builder = new Builder(line.slice(line.indexOf('=') + 1).trim());
      paragraph = true;
    } else if (line.startsWith('# newpar')) paragraph = true;
    else if (line.startsWith('#')) continue;
    else if (line !== '') rows.push(line.split('\t'));
    else if (rows.length > 0) {
      builder!.sentence(rows, paragraph);
      rows = [];
      paragraph = false;
    }
  }
  if (builder) found.push(builder.done());
  return found;
}

class Builder {
  #text = '';
  #length = 0;
  readonly #words: Word[] = [];
  readonly #groups = new Map<string, [number, number][]>();
  readonly #open = new Map<string, number[]>();

  constructor(readonly name: string) {}

  sentence(rows: readonly string[][], paragraph: boolean): void {
    if (paragraph && this.#length > 0) this.#add('\n');
    const base = this.#words.length - 1;
    let within: { until: number; start: number; end: number } | null = null;
    for (const [id, form, , upos, , , head, relation, , misc] of rows as [string, ...string[]][]) {
      if (id.includes('.')) continue;
      if (id.includes('-')) {
        const start = this.#add(form!);
        within = { until: Number(id.split('-')[1]), start, end: this.#length };
        if (!misc!.includes('SpaceAfter=No')) this.#add(' ');
        continue;
      }
      const inside = within && Number(id) <= within.until ? within : null;
      const start: number = inside ? inside.start : this.#add(form!);
      const end: number = inside ? inside.end : this.#length;
      const up = Number(head);
      this.#words.push({
        start,
        end,
        form: form!,
        upos: upos!,
        head: up === 0 ? -1 : base + up,
        relation: relation!,
        multiword: inside !== null,
      });
      if (!inside && !misc!.includes('SpaceAfter=No')) this.#add(' ');
      this.#entities(misc!);
    }
  }

  #add(text: string): number {
    const start = this.#length;
    this.#text += text;
    this.#length += [...text].length;
    return start;
  }

  #entities(misc: string): void {
    const field = /Entity=([^|]+)/u.exec(misc)?.[1];
    if (!field) return;
    const here = this.#words.length - 1;
    for (const [, opening, closing] of field.matchAll(/\(([^()]+\)?)|([^()]+)\)/gu)) {
      const key = (opening ?? closing)!.replace(/\)$/u, '').split('-')[0]!;
      const group = key.split('[')[0]!;
      if (opening?.endsWith(')')) this.#mention(group, here, here + 1);
      else if (opening) this.#open.set(key, [...(this.#open.get(key) ?? []), here]);
      else {
        const first = this.#open.get(key)?.pop();
        if (first !== undefined) this.#mention(group, first, here + 1);
      }
    }
  }

  #mention(group: string, first: number, last: number): void {
    const list = this.#groups.get(group) ?? [];
    if (!list.some(([a, b]) => a === first && b === last)) list.push([first, last]);
    this.#groups.set(group, list);
  }

  done(): UdDocument {
    const groups = [...this.#groups.values()].filter((g) => g.length > 1);
    return { name: this.name, text: this.#text, words: this.#words, groups };
  }
}

/** A token of ours. */
export type OwnToken = Omit<Word, 'multiword'>;

/** What one document adds to UPOS, UAS, LAS and token scores. */
export function countSyntax(gold: UdDocument, own: readonly OwnToken[]): Counts {
  const visible = visibleOffsets(gold.text);
  const place = <T extends { start: number; end: number }>(w: T) => ({
    ...w,
    start: visible(w.start),
    end: visible(w.end),
  });
  const pairs = align(
    gold.words.map(place),
    own.map((t) => ({ ...place(t), multiword: false })),
  );
  const ofGold = new Map(pairs.map(([g, s]) => [s, g]));
  let [upos, uas, las] = [0, 0, 0];
  for (const [g, s] of pairs) {
    const word = gold.words[g]!;
    const token = own[s]!;
    if (word.upos === token.upos) upos++;
    const head = token.head < 0 ? -1 : (ofGold.get(token.head) ?? -2);
    if (head !== word.head) continue;
    uas++;
    if (word.relation.split(':')[0] === token.relation.split(':')[0]) las++;
  }
  return { words: pairs.length, upos, uas, las, gold: gold.words.length, predicted: own.length };
}

/** Code points to visible characters before them: both sides may space their words as they like. */
function visibleOffsets(text: string): (offset: number) => number {
  const counts = [0];
  for (const c of text) counts.push(counts.at(-1)! + (/\s/u.test(c) ? 0 : 1));
  return (offset) => counts[offset]!;
}

interface Placed {
  readonly start: number;
  readonly end: number;
  readonly form: string;
  readonly multiword: boolean;
}

/** Pairs of word numbers that are the same word. */
function align(gold: readonly Placed[], own: readonly Placed[]): [number, number][] {
  const pairs: [number, number][] = [];
  let g = 0;
  let s = 0;
  while (g < gold.length && s < own.length) {
    if (gold[g]!.multiword) {
      const region = multiwordRegion(gold, own, g, s);
      pairs.push(...commonForms(gold, own, region));
      [g, s] = [region.gEnd, region.sEnd];
    } else if (gold[g]!.start === own[s]!.start && gold[g]!.end === own[s]!.end) pairs.push([g++, s++]);
    else if (gold[g]!.start <= own[s]!.start) g++;
    else s++;
  }
  return pairs;
}

interface Region {
  readonly g: number;
  readonly s: number;
  readonly gEnd: number;
  readonly sEnd: number;
}

/** The words of both sides that a multiword token of the reference touches. */
function multiwordRegion(gold: readonly Placed[], own: readonly Placed[], g: number, s: number): Region {
  let end = gold[g]!.end;
  const first = own[s]!.start < gold[g]!.start ? s + 1 : s;
  const beyond = (words: readonly Placed[], i: number) =>
    i >= words.length || (words[i]!.multiword ? words[i]!.start >= end : words[i]!.end > end);
  let gEnd = g;
  let sEnd = first;
  while (!beyond(gold, gEnd) || !beyond(own, sEnd)) {
    if (gEnd < gold.length && (sEnd >= own.length || gold[gEnd]!.start <= own[sEnd]!.start)) {
      if (gold[gEnd]!.multiword) end = Math.max(end, gold[gEnd]!.end);
      gEnd++;
    } else sEnd++;
  }
  return { g, s: first, gEnd, sEnd };
}

/** The longest common subsequence of forms in a region. */
function commonForms(
  gold: readonly Placed[],
  own: readonly Placed[],
  { g, s, gEnd, sEnd }: Region,
): [number, number][] {
  const n = gEnd - g;
  const m = sEnd - s;
  const same = (i: number, j: number) => gold[g + i]!.form.toLowerCase() === own[s + j]!.form.toLowerCase();
  const best = Array.from({ length: n + 1 }, () => new Int32Array(m + 1));
  for (let i = n - 1; i >= 0; i--)
    for (let j = m - 1; j >= 0; j--)
      best[i]![j] = same(i, j) ? 1 + best[i + 1]![j + 1]! : Math.max(best[i + 1]![j]!, best[i]![j + 1]!);
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < n && j < m; ) {
    if (same(i, j)) pairs.push([g + i++, s + j++]);
    else if (best[i + 1]![j]! >= best[i]![j + 1]!) i++;
    else j++;
  }
  return pairs;
}
