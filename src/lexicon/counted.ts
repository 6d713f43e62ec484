import { lazy } from './lazy.js';
import { table, values } from './table.js';

/** What became of those who are counted. */
export interface Fate {
  readonly name: string;
  /** It grows while it is told: a toll. */
  readonly grows: boolean;
}

const fates = lazy(() => {
  const byWord = new Map<string, Fate>();
  for (const [name, words] of table('counted'))
    for (const word of values(words)) byWord.set(word, { name: name!.replace(/\*$/u, ''), grows: name!.endsWith('*') });
  const forms = [...byWord.keys()].sort((a, b) => b.length - a.length).map((w) => w.replace(/ /gu, '\\s+'));
  return { byWord, form: new RegExp(`(?<![\\p{L}\\p{N}])(?:${forms.join('|')})(?![\\p{L}\\p{N}])`, 'giu') };
});

/** What is told of a number in a sentence: by the word that stands nearest to it, given where its words begin and end; null where no word tells. */
export function fateOf(sentence: string, start: number, end: number): Fate | null {
  const { byWord, form } = fates();
  let best: { readonly fate: Fate; readonly away: number } | null = null;
  for (const m of sentence.matchAll(form)) {
    const last = m.index + m[0].length;
    const away = last <= start ? start - last : m.index >= end ? m.index - end : 0;
    const fate = byWord.get(m[0].toLowerCase().replace(/\s+/gu, ' '))!;
    if (best === null || away < best.away) best = { fate, away };
  }
  return best?.fate ?? null;
}
