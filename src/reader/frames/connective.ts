import type { Stretch } from '../parties/mention.js';
import type { Syntax } from '../syntax/syntax.js';

/** "provided by the police", "has been subject to reviews": words that look like a connective and tie nothing. */
export function tiesNothing(syntax: Syntax, { first, last }: Stretch): boolean {
  const word = syntax.lower(first);
  if (/^provid/u.test(word)) return syntax.lower(last) === 'by';
  return word === 'subject' && syntax.lower(first - 1) === 'been';
}
