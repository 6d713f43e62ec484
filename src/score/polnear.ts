import { type Counts, type Prf, prf, round, total } from './figures.js';

/**
 * Attribution scores over a corpus of stand-off annotations (brat: Source, Cue, Content), such as PolNeAR.
 *
 * Spans count in tokens `\w+('\w+)? | one mark`. `exact` is span F1 per role, `contentMatch` counts statements whose
 * content overlaps a reference by half (intersection over union of tokens, each prediction used once), `attribution`
 * those whose source does so as well. The corpus has no nesting: give outermost statements only.
 */
export interface Attribution {
  readonly source: readonly (readonly [number, number])[];
  readonly cue: readonly (readonly [number, number])[];
  readonly content: readonly (readonly [number, number])[];
}

const ROLES = ['source', 'cue', 'content'] as const;
// Python's \w: letters, numbers of every kind and the underscore; combining marks are no part of it.
const TOKEN = /[\p{L}\p{N}_]+(?:['’][\p{L}\p{N}_]+)?|[^\p{L}\p{N}_\s\x1c-\x1f\x85]/gu;

/** The attributions of a brat file: events with a cue and a content. */
export function parseBrat(annotations: string): Attribution[] {
  const spans = new Map<string, [number, number][]>();
  const found: Attribution[] = [];
  for (const line of annotations.split('\n')) {
    const [id, value] = line.split('\t');
    if (!id || value === undefined) continue;
    if (id.startsWith('T'))
      spans.set(
        id,
        value
          .slice(value.indexOf(' ') + 1)
          .split(';')
          .map((s) => s.split(' ').map(Number) as [number, number]),
      );
    if (id.startsWith('E')) {
      const a = eventOf(value, spans);
      if (a.content.length > 0 && a.cue.length > 0) found.push(a);
    }
  }
  return found;
}

function eventOf(value: string, spans: ReadonlyMap<string, [number, number][]>): Attribution {
  const roles = { source: [] as [number, number][], cue: [] as [number, number][], content: [] as [number, number][] };
  for (const part of value.trim().split(/\s+/u)) {
    const [name, ref] = part.split(':');
    const role = name!.replace(/\d+$/u, '').toLowerCase() as keyof typeof roles;
    if (role in roles && spans.has(ref!)) roles[role].push(...spans.get(ref!)!);
  }
  return roles;
}

type TokenSpan = readonly [number, number];

/** Token spans of code-point spans; the reference's own way of cutting, on the text's code points. */
function indexer(text: string): (start: number, end: number) => TokenSpan | null {
  const units = offsets(text);
  const tokens = [...text.matchAll(TOKEN)].map((m) => [units(m.index), units(m.index + m[0].length)] as const);
  const starts = tokens.map(([s]) => s);
  const ends = tokens.map(([, e]) => e);
  return (start, end) => {
    const a = count(ends, (e) => e <= start);
    const b = count(starts, (s) => s < end);
    return b > a ? [a, b] : null;
  };
}

function offsets(text: string): (unit: number) => number {
  const table = new Int32Array(text.length + 1);
  let n = 0;
  for (let i = 0; i < text.length; i++) {
    table[i] = n;
    const code = text.charCodeAt(i);
    if (code < 0xd800 || code > 0xdbff) n++;
  }
  table[text.length] = n;
  return (unit) => table[unit]!;
}

/** How many of an ascending list fulfil a condition that holds for a prefix of it. */
function count(list: readonly number[], holds: (n: number) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(list[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low;
}

const cover = (spans: readonly TokenSpan[]): Set<number> => {
  const found = new Set<number>();
  for (const [s, e] of spans) for (let i = s; i < e; i++) found.add(i);
  return found;
};

const common = (a: ReadonlySet<unknown>, b: ReadonlySet<unknown>): number => {
  let n = 0;
  for (const x of a) if (b.has(x)) n++;
  return n;
};

const iou = (a: ReadonlySet<number>, b: ReadonlySet<number>): number => {
  const both = common(a, b);
  const all = a.size + b.size - both;
  return all === 0 ? 1 : both / all;
};

export interface AttributionScore {
  readonly articles: number;
  readonly gold: number;
  readonly predicted: number;
  readonly exact: Readonly<Record<(typeof ROLES)[number], Prf>>;
  readonly contentMatch: Prf;
  readonly attribution: Prf;
  readonly directRecall: number;
  readonly directWrongSource: number;
}

export interface Article {
  readonly text: string;
  readonly gold: readonly Attribution[];
  readonly predicted: readonly Attribution[];
}

type InTokens = Record<(typeof ROLES)[number], TokenSpan[]>;

function tokensOf(text: string): (a: Attribution) => InTokens {
  const span = indexer(text);
  return (a) =>
    Object.fromEntries(
      ROLES.map((r) => [r, a[r].map(([s, e]) => span(s, e)).filter((x) => x !== null)]),
    ) as unknown as InTokens;
}

/** Whether each prediction of an article overlaps by half, in content and in source, with one of the references. */
export function judge(article: Article): boolean[] {
  const inTokens = tokensOf(article.text);
  const gold = article.gold.map(inTokens).map((g) => [cover(g.content), cover(g.source)] as const);
  return article.predicted.map(inTokens).map((p) => {
    const [content, source] = [cover(p.content), cover(p.source)];
    return gold.some(([c, s]) => iou(content, c) >= 0.5 && iou(source, s) >= 0.5);
  });
}

/** What one article adds to the score. */
export function countAttribution(article: Article): Counts {
  const sum = { hit: 0, ok: 0, direct: 0, directFound: 0, directOk: 0 };
  const inTokens = tokensOf(article.text);
  const predicted = article.predicted.map(inTokens);
  const gold = article.gold.map(inTokens);
  const exact = ROLES.flatMap((r) => {
    const a = new Set(predicted.flatMap((x) => x[r].map(String)));
    const b = new Set(gold.flatMap((x) => x[r].map(String)));
    return [
      [`${r} hit`, common(a, b)],
      [`${r} predicted`, a.size],
      [`${r} gold`, b.size],
    ] as const;
  });
  match(article, gold, predicted, sum);
  return { ...Object.fromEntries(exact), ...sum, predicted: predicted.length, gold: gold.length };
}

/** Scores predictions against references; counts are summed over articles. */
export function scoreAttribution(articles: readonly Article[]): AttributionScore {
  const sum = total(articles.map(countAttribution));
  const exact = (role: string) => prf(sum[`${role} hit`] ?? 0, sum[`${role} predicted`] ?? 0, sum[`${role} gold`] ?? 0);
  const n = (name: string) => sum[name] ?? 0;
  return {
    articles: articles.length,
    gold: n('gold'),
    predicted: n('predicted'),
    exact: { source: exact('source'), cue: exact('cue'), content: exact('content') },
    contentMatch: prf(n('hit'), n('predicted'), n('gold')),
    attribution: prf(n('ok'), n('predicted'), n('gold')),
    directRecall: round((100 * n('directFound')) / Math.max(1, n('direct'))),
    directWrongSource: round((100 * (n('directFound') - n('directOk'))) / Math.max(1, n('directFound'))),
  };
}

function match(
  article: { text: string; gold: readonly Attribution[] },
  gold: readonly Record<string, TokenSpan[]>[],
  predicted: readonly Record<string, TokenSpan[]>[],
  sum: { hit: number; ok: number; direct: number; directFound: number; directOk: number },
): void {
  const used = new Set<number>();
  const points = [...article.text];
  const covers = predicted.map((p) => cover(p.content!));
  for (const [i, g] of gold.entries()) {
    const first = Math.min(...article.gold[i]!.content.map(([s]) => s));
    const direct = /^["“'‘]/u.test(points[first] ?? '');
    if (direct) sum.direct++;
    const wanted = cover(g.content!);
    let best = -1;
    let share = 0;
    // Ties go to the later prediction, as in the reference scorer.
    for (const [k, c] of covers.entries()) {
      const s = used.has(k) ? -1 : iou(c, wanted);
      if (s >= share && s >= 0) [best, share] = [k, s];
    }
    if (best < 0 || share < 0.5) continue;
    used.add(best);
    sum.hit++;
    const good = iou(cover(predicted[best]!.source!), cover(g.source!)) >= 0.5;
    if (good) sum.ok++;
    if (direct) sum.directFound++;
    if (direct && good) sum.directOk++;
  }
}
