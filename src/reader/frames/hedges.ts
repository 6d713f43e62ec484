/** How surely or how far an answer is meant, by the words around it: "on the whole", "is said to", "may". */
import type { Grounded, Hedge } from '../../model/index.js';
import type { Draft } from '../draft.js';
import type { Stretch } from '../parties/mention.js';
import type { Syntax } from '../syntax/syntax.js';

const HEDGES: readonly (readonly [Hedge, RegExp])[] = [
  [
    'reportedly',
    /^(?:reportedly|apparently|allegedly|(?:is|are|was|were) (?:said|reported|understood|believed|thought|rumoured|rumored) to|by (?:some|all|most) accounts)(?= |$)/u,
  ],
  ['more or less', /^(?:more or less|in principle|all but|basically|to all intents and purposes)(?= |$)/u],
  [
    'largely',
    /^(?:largely|broadly|mostly|mainly|overwhelmingly|for the most part|by and large|on the whole|as a whole|in the main|(?:in|to) (?:a )?(?:large|great) (?:part|measure|extent|degree)|in (?:its|their|the) (?:main|broad) (?:lines|outlines)|in broad (?:terms|outline|lines)|in (?:essence|substance)|(?:nearly|almost) (?:all|everything|entirely|wholly|completely))(?= |$)/u,
  ],
  [
    'somewhat',
    /^(?:somewhat|slightly|mildly|a (?:little|bit|shade|touch)|marginally|to some (?:extent|degree)|fairly|rather(?! than))(?= |$)/u,
  ],
  ['possibly', /^(?:may|might|possibly|perhaps|maybe|probably|(?:is|are) likely to)(?= |$)/u],
];

/** Words that part a clause from the next. */
const PARTS = /^(?:[.;:!?]|and|but|while|although|though|because|which|who|that|if|unless|after|before)$/u;
/** "all but" parts nothing. */
const isParted = (syntax: Syntax, i: number): boolean =>
  PARTS.test(syntax.lower(i)) && !(syntax.lower(i) === 'but' && syntax.lower(i - 1) === 'all');
/** Tokens in front of an answer and behind what it answers. */
const BEFORE = 4;
const BEHIND = 5;
/** Tokens of the longest of these words. */
const LONGEST = 5;

/** The hedge of an answer at `trigger` to `of`; of several the nearest in front, then those inside and behind. */
export function hedgeAt(draft: Draft, trigger: Stretch, of: Stretch | null): Grounded<Hedge> | null {
  const near = around(draft, trigger, of);
  // "accepted the plan a little late": behind the verb a degree tells how, and not how far.
  const places = [...range(trigger.first - 1, near.first - 1, -1), ...range(trigger.first, near.last, 1)];
  for (const i of places) {
    const hit = wordsAt(draft, i, near.last);
    if (hit) return draft.grounded(hit.hedge, i, i + hit.length);
  }
  return null;
}

function* range(from: number, to: number, by: number): Generator<number> {
  for (let i = from; i !== to && (by > 0 ? i < to : i > to); i += by) yield i;
}

function wordsAt({ syntax }: Draft, at: number, last: number): { hedge: Hedge; length: number } | null {
  const words = Array.from({ length: Math.min(LONGEST, last - at) }, (_, k) => syntax.lower(at + k)).join(' ');
  for (const [hedge, form] of HEDGES) {
    const found = form.exec(words)?.[0];
    if (found) return { hedge, length: found.split(' ').length };
  }
  return null;
}

/** The tokens of its clause around an answer and what it answers. */
function around({ syntax }: Draft, trigger: Stretch, of: Stretch | null): Stretch {
  const sentence = syntax.sentenceOf(trigger.first);
  let { first } = trigger;
  while (first > sentence.first && trigger.first - first < BEFORE && !isParted(syntax, first - 1)) first--;
  const end = of && of.first >= trigger.last && of.last <= sentence.last ? of.last : trigger.last;
  let last = end;
  while (last < sentence.last && last - end < BEHIND && !isParted(syntax, last)) last++;
  return { first, last };
}

/** "accepted the plan in part", "acceptable except for article four": yes or no to some of it. */
export function isInPart(draft: Draft, trigger: Stretch, of: Stretch | null): boolean {
  const { first, last } = around(draft, trigger, of);
  const words = Array.from({ length: last - first }, (_, k) => draft.syntax.lower(first + k)).join(' ');
  return IN_PART.test(words);
}

const IN_PART =
  /\b(?:in parts?|partly|partially|in principle|up to a point|with (?:\p{L}+ )?(?:reservations|exceptions|caveats)|(?:except|save) (?:for|on|in)|apart from|with the exception of|but not (?:all|its|the))\b(?! (?:of|because|due|for fear)\b)/u;
