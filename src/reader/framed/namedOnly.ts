/** Words of meetings that tell of no meeting: several at once, talks that only name an office, talks that are called for. */
import type { Draft } from '../draft.js';
import type { Stretch } from '../parties/mention.js';
import { topOf } from '../syntax/dependencies.js';
import type { Syntax } from '../syntax/syntax.js';
import { verbOf } from './clause.js';
import type { Framed } from './parts.js';

type Words = Pick<Framed, 'first' | 'last' | 'sentence'>;

/** Whether the words of a meeting tell of no single one. */
export const isNamedOnly = (draft: Draft, at: Words): boolean =>
  isSeveral(draft.syntax, at) || isOfOffice(draft, at) || isCalledFor(draft.syntax, at);

const MANY =
  /^(?:two|three|four|five|six|seven|eight|nine|ten|\d+|several|many|numerous|countless|various|previous|past|earlier|former|both)$/u;

/** "the venue of previous rounds of talks", "hosted four rounds": a row of meetings, of which none is told. */
function isSeveral(syntax: Syntax, { first, last }: Words): boolean {
  for (let i = first; i < last; i++) {
    if (!/^(?:rounds|sessions|meetings|summits)$/u.test(syntax.lower(i))) continue;
    const np = syntax.nounAt(i);
    // "three rounds with Maresh were held on Sunday": who sat there is told.
    if (/^(?:with|between)$/u.test(syntax.lower(np?.last ?? -1))) return false;
    if (isHeld(syntax, { first, last })) return false;
    // The "four" of "four-party meetings" counts no meetings.
    for (let k = Math.min(first, np?.first ?? first); k < i; k++)
      if (MANY.test(syntax.lower(k)) && syntax.words(k + 1) !== '-') return true;
  }
  return false;
}

/** "held | two rounds |": who met is told. */
function isHeld(syntax: Syntax, at: Stretch): boolean {
  const { tree } = syntax;
  const above = tree ? tree.heads[topOf(tree, at)]! : -1;
  const holds = (i: number) => syntax.lemmas(i).some((l) => /^(?:hold|have|conduct|complete)$/u.test(l));
  return holds(at.first) || (above >= 0 && holds(above));
}

const OFFICE =
  /^(?:negotiators?|envoys?|delegat(?:es?|ions?)|representatives?|mediators?|facilitators?|ambassadors?|part(?:y|ies)|spokes(?:man|woman|person)|team)$/u;

/** "the chief negotiator to | the talks |", "head of the delegation to | the fifth round |": whose office it is, and nothing that took place. */
function isOfOffice({ syntax }: Draft, at: Words): boolean {
  const { tree } = syntax;
  if (!tree || verbOf(at)) return false;
  const top = topOf(tree, at);
  const lead = tree.kid(top, 'case');
  const above = tree.heads[top]!;
  if (above < 0 || lead === undefined || syntax.lower(lead) !== 'to') return false;
  return /^nmod/u.test(tree.relation(top)) && OFFICE.test(syntax.lower(above));
}

const CALLS = /^(?:calls?|called|calling|appeals?|appealed|appealing|hopes?|hoped|hoping|push|pushed|pressed|pleas?)$/u;

/** "called for talks": what somebody wants in general is where they stand. What follows right behind (with whom, where, when) makes it a meeting that may come. */
function isCalledFor(syntax: Syntax, { first, last }: Words): boolean {
  const np = syntax.nounAt(last - 1);
  if (!np || np.first !== Math.min(np.first, first) || np.last - np.first > 3) return false;
  if (syntax.lower(np.first - 1) !== 'for' || !CALLS.test(syntax.lower(np.first - 2))) return false;
  return (
    !/^(?:between|with|in|on|at|next|this|to)$/u.test(syntax.lower(np.last)) &&
    !/^(?:a|an|the)$/u.test(syntax.lower(np.first))
  );
}
