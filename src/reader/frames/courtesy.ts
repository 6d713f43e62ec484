import type { VerbGroup } from '../syntax/chunks.js';
import type { Syntax } from '../syntax/syntax.js';

/** "I want to | visit Tolmar and thank him": what somebody would like to do for themselves is no stance in talks. */
export function isCourtesy(syntax: Syntax, verb: VerbGroup): boolean {
  if (!syntax.lemmas(verb.head).some((l) => /^(?:want|wish|like|hope)$/u.test(l))) return false;
  const to = syntax.lower(verb.last) === 'to' ? verb.last + 1 : -1;
  return to > 0 && syntax.lemmas(to).some((l) => /^(?:visit|thank|congratulate|apologise|apologize|greet)$/u.test(l));
}
