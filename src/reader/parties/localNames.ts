import { type Known, PhraseBook } from '../../lexicon/index.js';
import type { Syntax } from '../syntax/syntax.js';
import { CALENDAR } from './nouns.js';

const ENDINGS = ['ians', 'ian', 'ans', 'an', 'ns', 'n', 'eans', 'ean', 'ese', 'ish', 'ars', 'ar', 'ers', 'er', 'is', 'i', 'ic', 's'];

/**
 * Countries and peoples that no lexicon holds, read from the report itself: where "Varenian officials" and "Varenia" both
 * stand, the one is the adjective of the other.
 */
export function localNames(syntax: Syntax): PhraseBook<Known> {
  const book = new PhraseBook<Known>();
  const words = new Map<string, { alone: number; modifier: number; plural: boolean }>();
  for (let i = 0; i < syntax.tokens.length; i++) {
    if (!syntax.isCapital(i) || syntax.words(i).length < 5 || CALENDAR.has(syntax.lower(i)) || !/^\p{L}+$/u.test(syntax.words(i))) continue;
    const seen = words.get(syntax.words(i)) ?? { alone: 0, modifier: 0, plural: false };
    const next = syntax.tag(i + 1);
    const modifies = (next === 'NOUN' || next === 'ADJ' || next === 'PROPN') && syntax.tokens[i + 1]!.spaced;
    if (modifies) seen.modifier++;
    else seen.alone++;
    words.set(syntax.words(i), seen);
  }
  for (const [adjective, use] of words) {
    const country = use.modifier > 0 || adjective.endsWith('s') ? countryOf(adjective, words) : null;
    if (!country) continue;
    const state = { code: `local:${country}`, name: country };
    book.add(adjective, { type: 'nationality', state });
    if (!adjective.endsWith('s')) book.add(`${adjective}s`, { type: 'nationality', state });
    book.add(country, { type: 'state', state });
  }
  return book;
}

function countryOf(adjective: string, words: ReadonlyMap<string, { alone: number }>): string | null {
  for (const ending of ENDINGS) {
    if (!adjective.endsWith(ending)) continue;
    const stem = adjective.slice(0, -ending.length);
    if (stem.length < 4) continue;
    for (const [word, use] of words) {
      if (word !== adjective && use.alone > 0 && word.startsWith(stem) && word.length - stem.length <= 2 && word.length < adjective.length + 1 && /[aeiouylrn]$/u.test(word)) return word;
    }
  }
  return null;
}
