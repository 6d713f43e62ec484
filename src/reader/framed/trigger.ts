import type { Draft } from '../draft.js';
import { trim } from '../frames/args.js';
import type { Frame, Part } from '../neural/frameHead.js';
import type { Stretch } from '../parties/mention.js';
import { CALENDAR, PAPER_NOUNS } from '../parties/nouns.js';
import type { NounPhrase } from '../syntax/chunks.js';
import type { Syntax } from '../syntax/syntax.js';

/** The words of a frame's trigger as the codebook wants them: none cut off, and no more than make it. */
export const triggerOf = (draft: Draft, frame: Frame): Stretch =>
  throughTime(draft, frame, fewest(draft.syntax, frame, wholeTrigger(draft, frame)));

/** "gave Kastel until Nov. | 10": a day that a trigger cuts is whole. */
function throughTime(draft: Draft, { kind }: Frame, { first, last }: Stretch): Stretch {
  for (let i = Math.max(first, last - TIME); kind === 'event' && i < last; i++) {
    const time = draft.timeAt(i);
    if (time && time.last > last) return { first, last: time.last };
  }
  return { first, last };
}

/** Tokens of a time that stand before a cut, at most. */
const TIME = 4;

/** "the council's paper and the annex" are two papers; who stands inside their names belongs to the one on the same side of "and". */
export function papers({ syntax }: Draft, frame: Frame): Frame[] {
  if (frame.kind !== 'proposal') return [frame];
  let at = frame.first + 1;
  while (at < frame.last && !(syntax.lower(at) === 'and' && isPaper(syntax, at + 1))) at++;
  if (at >= frame.last - 1) return [frame];
  const outside = (p: Part) => p.last <= frame.first || p.first >= frame.last;
  const half = (keep: (p: Part) => boolean) =>
    Object.fromEntries(Object.entries(frame.parts).map(([role, parts]) => [role, parts.filter(keep)]));
  return [
    { ...frame, last: at, parts: half((p) => outside(p) || p.first < at) },
    { ...frame, first: at + 1, parts: half((p) => outside(p) || p.first > at) },
  ];
}

const isPaper = (syntax: Syntax, at: number): boolean => {
  const np = syntax.nounAt(at);
  return np?.first === at && PAPER.test(syntax.lower(np.head));
};

const PAPER = new RegExp(`^(?:${PAPER_NOUNS})s?$`, 'u');

/** The fewest words that make a meeting: "third round" of "open a third round", "to meet" of "are due to meet", "talks" of "two days of talks". */
function fewest(syntax: Syntax, { kind, label }: Frame, { first, last }: Stretch): Stretch {
  if (kind !== 'meeting' && label !== 'CONSULT') return { first, last };
  let [from, to] = [first, last];
  for (let i = from + 1; i < to; i++) {
    if (syntax.lower(i) === 'to' && syntax.tag(i + 1) === 'VERB' && i + 2 === to) from = i;
    if (syntax.lower(i) !== 'of') continue;
    if (LENGTHS.test(syntax.lower(i - 1)) && i + 1 < to) from = i + 1;
    else if (ROUND.test(syntax.lower(i - 1))) to = i;
  }
  // "cancelled | plans for a third round": the round.
  const planned = /^(?:plans?|preparations)$/u.test(syntax.lower(to - 1)) && syntax.lower(to) === 'for';
  const met = planned ? syntax.nounAt(to + 1) : undefined;
  if (met) [from, to] = [met.first, met.last];
  const np = syntax.nounAt(to - 1);
  if (np && np.first > from && (OPENS.test(syntax.lower(np.first - 1)) || CALLED_OFF.has(label))) from = np.first;
  while (from < to - 1 && syntax.tag(from) === 'DET') from++;
  return { first: from, last: withManner(syntax, ofTalks(syntax, to)) };
}

/** What happens to a meeting that is known. */
export const CALLED_OFF: ReadonlySet<string> = new Set(['postponed', 'cancelled', 'broken off']);
const OPENS = /^(?:open|beg[aiu]n|start|launch|conclud|clos|end)(?:e|e?s|e?d|n?ing)?$/u;
const LENGTHS = /^(?:days?|hours?|weeks?|months?)$/u;
const ROUND = /^(?:round|session)s?$/u;
const TALKS = /^(?:talks|negotiations|consultations|discussions)$/u;

/** "third round | of indirect talks" */
function ofTalks(syntax: Syntax, last: number): number {
  if (!ROUND.test(syntax.lower(last - 1)) || syntax.lower(last) !== 'of') return last;
  const np = syntax.nounAt(last + 1);
  return np && np.head - last <= 3 && TALKS.test(syntax.lower(np.head)) ? np.head + 1 : last;
}

/** "spoke | by telephone", "sat down | at one table": without these words the verb is no meeting. */
function withManner(syntax: Syntax, end: number): number {
  const last = syntax.lower(end) === 'down' ? end + 1 : end;
  const np = syntax.nounAt(last + 1);
  if (np?.first !== last + 1) return end;
  const called = /^(?:by|on)$/u.test(syntax.lower(last)) && /^(?:tele)?phone$/u.test(syntax.lower(np.head));
  const seated = syntax.lower(last) === 'at' && syntax.lower(np.head) === 'table';
  return syntax.tag(end - 1) !== 'NOUN' && (called || seated) ? np.last : end;
}

/** A trigger that is cut off takes in its verb group or noun phrase: "has" of "has called for", "Tolmar" of "the Tolmar declaration". */
function wholeTrigger(draft: Draft, frame: Frame): Stretch {
  const { syntax } = draft;
  const { first, last: end } = compound(syntax, trim(syntax, frame.first, frame.last) ?? frame);
  let last = withinQuote(syntax, { first, last: end });
  // "a proposal for | a joint inquiry"
  while (frame.kind === 'proposal' && last - first > 1 && syntax.tag(last - 1) === 'ADP') last--;
  const group = syntax.sentenceOf(first).verbs.find((v) => v.first <= last - 1 && last - 1 < v.head);
  if (group && syntax.tag(last - 1) === 'AUX') return { first, last: group.head + 1 };
  if (frame.kind === 'proposal') last = named(draft, first, last);
  // "promised to | send | the council a list": what is promised is not the verb alone.
  if (frame.kind === 'commitment' && last - first === 1 && syntax.tag(first) === 'VERB')
    last = throughObjects(syntax, last);
  // "bring peace | through | a new council": an act does not end at what leads on.
  if (frame.kind === 'commitment' && syntax.tag(last - 1) === 'ADP' && syntax.nounAt(last)?.first === last)
    last = syntax.nounAt(last)!.last;
  const np = syntax.nounAt(last - 1);
  const cut =
    np && np.head >= last && (frame.kind === 'proposal' || /^(?:DET|ADJ|NUM)$/u.test(syntax.tag(last - 1) ?? ''));
  if (frame.kind === 'proposal' && np)
    return { first: Math.min(first, np.first), last: withComplement(syntax, np, Math.max(last, np.last)) };
  return cut ? { first, last: np.head + 1 } : { first, last };
}

/** "one-on- | one talks |", "| face | -to-face": all that hyphens join without a space. */
function compound(syntax: Syntax, at: Stretch): Stretch {
  let { first, last } = at;
  const joined = (i: number) => {
    const token = syntax.tokens[i];
    return token?.text === '-' && !token.spaced && syntax.tokens[i + 1]?.spaced === false;
  };
  while (first > 0 && (joined(first) || joined(first - 1))) first--;
  while (joined(last) || joined(last - 1)) last++;
  return { first, last };
}

/** The end of the objects that stand right behind a verb. */
function throughObjects(syntax: Syntax, verb: number): number {
  const { tree } = syntax;
  let last = verb;
  for (let guard = 0; tree && guard < 2; guard++) {
    const np = syntax.nounAt(last);
    if (np?.first !== last || !/^(?:obj|iobj)$/u.test(tree.relation(np.head)) || tree.heads[np.head] !== verb - 1)
      break;
    last = np.last;
  }
  return last;
}

/** The end of a paper's name: "the six-point paper | of the Polar Council" is the council's, "has offered | a first tranche" is told by its verb. */
function named({ parties, syntax }: Draft, first: number, last: number): number {
  const verb = syntax.sentenceOf(first).verbs.find((v) => v.first <= first && first < v.last);
  // "revised | paper" begins with no verb of the sentence.
  if (verb && verb.tense !== 'participle' && verb.last < last) return verb.last;
  for (let i = first + 1; i < last - 1; i++) {
    const word = syntax.lower(i);
    // "a basket | with a truce of ten days", "a draft text | for the summit"
    if (word === 'with' || (word === 'for' && !/^an?$/u.test(syntax.lower(i + 1)))) return i;
    const whose = /^(?:of|by|to)$/u.test(word) ? syntax.nounAt(i + 1) : undefined;
    const type = whose?.first === i + 1 ? parties.entityOf(parties.of(whose))?.type : undefined;
    if (type && (word === 'to' || type !== 'place') && type !== 'other') return i;
  }
  return last;
}

/** The end of a trigger, before the mark that closes the quotation in which it begins: "“neither closer nor further” | than before". */
function withinQuote(syntax: Syntax, { first, last }: Stretch): number {
  const quote = syntax.quoteOf(first);
  return quote && first > quote.open && last > quote.last - 1 ? Math.max(first + 1, quote.last - 1) : last;
}

/** "a proposal for a joint inquiry", "the letter of 10 October": what a paper is of, on or for belongs to its name, clauses do not. */
function withComplement(syntax: Syntax, np: NounPhrase, last: number): number {
  const { tree } = syntax;
  const led =
    /^(?:of|on)$/u.test(syntax.lower(last)) || (syntax.lower(last) === 'for' && /^an?$/u.test(syntax.lower(last + 1)));
  if (!tree || !led) return last;
  const kid = tree.kids(np.head).find((k) => k > last && tree.relation(k) === 'nmod');
  // "the paper of the Polar Council" is called by its noun, and the council is its maker.
  if (kid !== undefined && syntax.isCapital(kid) && !CALENDAR.has(syntax.lower(kid))) return last;
  if (kid === undefined) return last;
  const end = tree.extent(kid, (k) => /^(?:acl|appos|punct|conj|cc|parataxis)/u.test(tree.relation(k))).last;
  return end - last <= 8 && end > last ? end : last;
}
