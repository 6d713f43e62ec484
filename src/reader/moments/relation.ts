import type { MomentRelation } from '../../model/index.js';
import type { Syntax } from '../syntax/syntax.js';

const BEFORE = /^(?:before|until|till|by)$/u;
const AFTER = /^(?:after|since)$/u;
const DURING = /^(?:during|throughout|over)$/u;

/** How what is told lies to the time that the tokens name: "before the end of the month", "since last Thursday", "by Friday". */
export function relationAt(syntax: Syntax, first: number, last: number): MomentRelation {
  // "after Monday's talks", "before the 3 May vote": the word is about the talks, which are on that day.
  if (/^(?:['’]s?|-)$/u.test(syntax.words(last)) || syntax.tag(last) === 'NOUN') return 'on';
  const the = /^(?:the|this|that)$/u.test(syntax.lower(first - 1)) ? first - 2 : first - 1;
  const lead = syntax.lower(the);
  if (BEFORE.test(lead) || syntax.reads(the - 1, 'ahead', 'of') || syntax.reads(the - 1, 'prior', 'to'))
    return 'before';
  if (syntax.reads(the - 2, 'no', 'later', 'than')) return 'before';
  if (AFTER.test(lead)) return 'after';
  return DURING.test(lead) ? 'during' : 'on';
}
