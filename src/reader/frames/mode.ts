import { type ActContext, actMeant, modeTold } from '../../lexicon/index.js';
import type { Act } from '../../model/index.js';
import type { Syntax } from '../syntax/syntax.js';

/** How many words in front of an act and behind it may tell its mode: what is farther off belongs to other acts. */
const BEFORE = 10;
const BEHIND = 14;

/** Words with which another clause begins, which tells of other acts. */
const CLAUSE = /^(?:who|which|after|before|while|when|because|although|though|;)$/u;

/** How an act on tokens `[first, last)` is done, as its own words and those about it in the sentence tell; null where none does. */
export const modeOf = (syntax: Syntax, act: Act, first: number, last: number): string | null =>
  modeTold(act, contextOf(syntax, first, last));

/** The class of an act on tokens `[first, last)` that was taken for one of another, as its words tell it. */
export const meantBy = (syntax: Syntax, act: Act, first: number, last: number): Act =>
  actMeant(act, contextOf(syntax, first, last));

function contextOf(syntax: Syntax, first: number, last: number): ActContext {
  const sentence = syntax.sentenceOf(first);
  const lower = (from: number, to: number) =>
    Array.from({ length: Math.max(0, to - from) }, (_, i) => syntax.lower(from + i));
  const before = lower(Math.max(sentence.first, first - BEFORE), first);
  const behind = lower(last, Math.min(sentence.last, last + BEHIND));
  const next = behind.findIndex((word) => CLAUSE.test(word));
  return {
    before: before.slice(before.findLastIndex((word) => CLAUSE.test(word)) + 1),
    words: lower(first, last),
    behind: next < 0 ? behind : behind.slice(0, next),
  };
}
