import { lazy } from './lazy.js';
import { table, values } from './table.js';

const escaped = (words: readonly string[]): string =>
  words.map((w) => w.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&').replace(/ /gu, '\\s+')).join('|');

/** Words that take a story back. */
export const retractions = lazy((): RegExp => {
  const forms = table('retractions').map(([story, words]) =>
    story === '*'
      ? `(?:${escaped(values(words))})`
      : `(?:this|the|our)\\s+(?:${escaped(values(story))})\\b[^.\\n]{0,80}?\\b(?:${escaped(values(words))})`,
  );
  return new RegExp(`(?<![\\p{L}])(?:${forms.join('|')})(?![\\p{L}])`, 'iu');
});
