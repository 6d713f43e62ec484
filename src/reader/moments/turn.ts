import type { Turn } from '../../model/index.js';
import type { VerbGroup } from '../syntax/chunks.js';
import { type Tree, topOf } from '../syntax/dependencies.js';
import type { Sentence, Syntax } from '../syntax/syntax.js';

/** Words before an infinitive that put its act ahead: "due to meet", "agreed to leave". */
const AHEAD =
  /^(?:due|expected|scheduled|plan|plans|planned|planning|agreed|agree|agrees|set|hope|hopes|hoped|want|wants|wanted|invited|ready|likely|intend|intends|intended|expect|expects|are|is|promised|pledged|vowed|ordered|told|urged|asked|required|slated|supposed|going|bound|undert(?:ake|akes|ook|aken)|pledge|promise|swor[en]|guaranteed|committed)$/u;
/** Verbs of a timetable: in the present they tell of what is to come. */
const TIMETABLE =
  /^(?:(?:resume|begin|open|start|take|expire|end|arrive|leave|meet|return|hold|host|vote|sit|gather|convene|reconvene|travel|visit|receive|welcome|confer|close|conclude|continue)s?|fl(?:y|ies))$/u;
const AHEAD_NOUNS = /^(?:deadline|planned|scheduled|due|upcoming|forthcoming|payable|effective)$/u;
const LIMIT = /^(?:until|till|by|before)$/u;
const END = /^(?:until|till)$/u;
/** Acts that are done now and have their day later: "set", "invited to", "postponed". */
const LOOKS_AHEAD = new Set(
  'set fix name choose pick schedule plan announce propose offer suggest invite call demand promise vow pledge give seek want expect postpone delay move put push reschedule confirm threaten warn request summon decide aim intend hope design undertake swear guarantee'.split(
    ' ',
  ),
);

/** Acts that set an end which is still to come: "extended until Friday", "had until Friday". */
const SETS_END = new Set(
  'extend prolong adjourn suspend recess halt stop cease ban bar close shut freeze defer break leave have allow agree order grant block say tell ask'.split(
    ' ',
  ),
);
/** What lasts, and is told as done to something: "talks were held until Friday". */
const LASTS = new Set('hold keep conduct fight'.split(' '));

/** Whether what happens at a token lies behind or ahead: by the verb that governs it, else by the nearest one. */
export function turnAt(syntax: Syntax, sentence: Sentence, token: number): Turn {
  if (isSetAhead(syntax, sentence, token)) return 'future';
  if (LIMIT.test(syntax.lower(token - 1))) return isOver(syntax, sentence, token) ? 'past' : 'future';
  if (isMovedTo(syntax, sentence, token)) return 'future';
  // "is due to open on Thursday": whatever the words in between are taken for.
  for (let i = token - 1; i >= Math.max(sentence.first, token - 8) && syntax.tag(i) !== 'PUNCT'; i--)
    if (/^(?:due|scheduled|slated)$/u.test(syntax.lower(i))) return 'future';
  const verb = governor(syntax, sentence, token) ?? nearest(sentence, token);
  if (!verb) return 'nearest';
  return lies(syntax, sentence, verb);
}

/** "scheduled for | Friday", "the planned | 3 May vote" */
export function isSetAhead(syntax: Syntax, sentence: Sentence, token: number): boolean {
  for (let i = token - 1; i >= Math.max(sentence.first, token - 3); i--)
    if (AHEAD_NOUNS.test(syntax.lower(i))) return true;
  return false;
}

/** "was moved from Monday | to Thursday" */
function isMovedTo(syntax: Syntax, sentence: Sentence, token: number): boolean {
  if (!/^(?:to|until|till)$/u.test(syntax.lower(token - 1))) return false;
  const verb = sentence.verbs.findLast((v) => v.last < token && token - v.last < 10);
  return verb !== undefined && movesDay(syntax, verb);
}

/** Whether a verb gives what is planned another day: "postponed", "brought forward". */
export const movesDay = (syntax: Syntax, verb: VerbGroup): boolean =>
  syntax.lemmas(verb.head).some((l) => MOVES.has(l));

const MOVES = new Set('move shift postpone delay put push bring defer reschedule change advance switch'.split(' '));

/** Whether a day lies behind whatever is near: its verb is told in the past and speaks of no day to come. */
export function isBehind(syntax: Syntax, sentence: Sentence, token: number): boolean {
  const verb = governor(syntax, sentence, token) ?? nearest(sentence, token);
  if (!verb || (verb.tense !== 'past' && verb.tense !== 'participle') || verb.modal) return false;
  const before = syntax.lower(token - 1);
  if (END.test(before)) return hasLasted(syntax, sentence, token);
  // "holders of record 16 November": the day on which is counted who owns.
  if (/^(?:for|to|till)$/u.test(before) || syntax.reads(token - 2, 'of', 'record')) return false;
  // "met ahead of the vote on 28 May": the day is the vote's.
  for (let i = verb.last; i < token - 1; i++) if (/^(?:ahead|before|until|till)$/u.test(syntax.lower(i))) return false;
  // "announced a vote on 28 May" may look ahead, "announced on 28 May that" does not.
  const own = before === 'on' && token - 1 === verb.last;
  return own || !syntax.lemmas(verb.head).some((lemma) => LOOKS_AHEAD.has(lemma));
}

/** On which side a time lies by the very verb that it hangs on, whatever else is told: "left on Tuesday for talks", "will speak on Friday"; null where the verb does not settle it. */
export function settled(syntax: Syntax, sentence: Sentence, first: number, last: number): 'past' | 'future' | null {
  const { tree } = syntax;
  const own = syntax.lower(first - 1) === 'on' ? first - 1 : first;
  const head = tree ? above(tree, sentence, topOf(tree, { first, last })) : -1;
  const verb = sentence.verbs.find((v) => (tree ? v.head === head : v.last === own));
  if (!verb || (tree && governor(syntax, sentence, first) !== verb)) return null;
  if (verb.tense === 'future') return 'future';
  // "was to have met", "should have met"
  if (verb.perfect && (verb.modal || verb.tense === 'infinitive')) return 'past';
  // "had promised it | by Friday"
  if (syntax.lower(verb.first) === 'had' && LIMIT.test(syntax.lower(first - 1))) return 'past';
  if ((verb.tense !== 'past' && verb.tense !== 'participle') || verb.modal) return null;
  // "announced | on Wednesday"
  if (own < first && own === verb.last && !AHEAD_NOUNS.test(syntax.lower(verb.head))) return 'past';
  const ahead = AHEAD.test(syntax.lower(verb.head)) || syntax.lemmas(verb.head).some((l) => LOOKS_AHEAD.has(l));
  return ahead ? null : 'past';
}

/** "by Friday the guns had fallen silent", "talks went on until Friday": told of what has happened. */
const isOver = (syntax: Syntax, sentence: Sentence, token: number): boolean =>
  END.test(syntax.lower(token - 1))
    ? hasLasted(syntax, sentence, token)
    : !sentence.verbs.some((v) => isToCome(syntax, sentence, v)) && !isPromised(syntax, sentence, token);

/** Whether what a verb tells is to come; of "had undertaken | to answer" nobody knows. */
function isToCome(syntax: Syntax, sentence: Sentence, verb: VerbGroup): boolean {
  if (lies(syntax, sentence, verb) !== 'future') return false;
  if (verb.tense !== 'infinitive') return true;
  const outer = [governingVerb(syntax, sentence, verb), sentence.verbs.find((v) => v.last === verb.first)];
  return !outer.some((v) => v && syntax.lower(v.first) === 'had');
}

/** "promised an answer | by Friday", but not "the answer that it had promised by Friday". */
function isPromised(syntax: Syntax, sentence: Sentence, token: number): boolean {
  const beside = sentence.verbs.find((v) => v.last === token - 1);
  const verb = beside ?? governor(syntax, sentence, token) ?? nearest(sentence, token);
  const looks = verb !== null && syntax.lemmas(verb.head).some((l) => LOOKS_AHEAD.has(l));
  return looks && syntax.lower(verb.first) !== 'had';
}

/** Whether what went on until a time is over by its verb: "lasted until Friday", and not "was extended until Friday". */
function hasLasted(syntax: Syntax, sentence: Sentence, token: number): boolean {
  const verb = governor(syntax, sentence, token) ?? nearest(sentence, token);
  if (!verb || verb.modal || !/^(?:past|participle|ing)$/u.test(tenseOf(syntax, verb))) return false;
  if (lies(syntax, sentence, verb) !== 'past') return false;
  const lemmas = syntax.lemmas(verb.head);
  if (verb.passive || verb.tense === 'participle') return lemmas.some((l) => LASTS.has(l));
  return !lemmas.some((l) => SETS_END.has(l) || LOOKS_AHEAD.has(l));
}

/** "did not meet" is told in the past. */
const tenseOf = (syntax: Syntax, verb: VerbGroup): VerbGroup['tense'] =>
  syntax.lower(verb.first) === 'did' ? 'past' : verb.tense;

function lies(syntax: Syntax, sentence: Sentence, verb: VerbGroup): Turn {
  if (verb.tense === 'future') return 'future';
  if (['would', 'may', 'might', 'could', 'must', 'should', 'can', 'will', 'shall'].includes(verb.modal ?? ''))
    return verb.perfect ? 'past' : 'future';
  if (verb.tense === 'infinitive' && verb.perfect) return 'past';
  if (verb.tense === 'infinitive') {
    const before = syntax.lower(verb.first - 1) === 'to' ? verb.first - 2 : verb.first - 1;
    const own = syntax.tree ? syntax.tree.heads[verb.head]! : -1;
    if (AHEAD.test(syntax.lower(before)) || (own >= 0 && AHEAD.test(syntax.lower(own)))) return 'future';
    const outer = governingVerb(syntax, sentence, verb);
    return outer && outer !== verb ? lies(syntax, sentence, outer) : 'future';
  }
  if (tenseOf(syntax, verb) === 'present' && TIMETABLE.test(syntax.lower(verb.head))) return 'future';
  if (
    verb.tense === 'present' &&
    verb.head > 0 &&
    /^(?:due|scheduled|slated|expected|set)$/u.test(syntax.lower(verb.head))
  )
    return 'future';
  if (/^(?:due|scheduled|slated)$/u.test(syntax.lower(verb.head))) return 'future';
  return 'past';
}

function governingVerb(syntax: Syntax, sentence: Sentence, verb: VerbGroup): VerbGroup | null {
  const { tree } = syntax;
  if (!tree) return null;
  let at = tree.heads[verb.head]!;
  for (let guard = 0; at >= 0 && guard < 6; guard++, at = tree.heads[at]!) {
    const found = sentence.verbs.find((v) => v.first <= at && at < v.last);
    if (found && found !== verb) return found;
  }
  return null;
}

/**
 * What a token hangs on; behind the "that" of a clause it hangs in the clause, whatever the tree says: "said that | on Monday | they would
 * meet".
 */
export function above(tree: Tree, sentence: Sentence, token: number): number {
  const head = tree.heads[token]!;
  for (let i = token - 1; head >= 0 && i > head && i >= sentence.first; i--)
    if (tree.relation(i) === 'mark' && tree.heads[i]! > token) return tree.heads[i]!;
  return head;
}

/** The verb group that a token belongs to: "agreed on Sunday | to meet | on Sunday" is told of the infinitive beside it. */
function governor(syntax: Syntax, sentence: Sentence, token: number): VerbGroup | null {
  const found = verbAbove(syntax, sentence, token);
  const last = /^(?:on|in|at)$/u.test(syntax.lower(token - 1)) ? token - 1 : token;
  const beside =
    found && sentence.verbs.find((v) => v.last === last && v.tense === 'infinitive' && v.first >= found.last);
  return beside ?? found;
}

function verbAbove(syntax: Syntax, sentence: Sentence, token: number): VerbGroup | null {
  const { tree } = syntax;
  if (!tree) return null;
  let at: number = token;
  for (let guard = 0; at >= 0 && guard < 10; guard++) {
    const here = at;
    const found = sentence.verbs.find((v) => v.first <= here && here < v.last);
    if (found) return found;
    // "is due on Friday", "are scheduled": the predicate is an adjective.
    if (/^(?:due|scheduled|slated)$/u.test(syntax.lower(at))) {
      const verb = sentence.verbs.find((v) => v.last <= here + 1 && here - v.last < 3);
      return verb ? { ...verb, tense: 'future' } : null;
    }
    at = above(tree, sentence, at);
  }
  return null;
}

function nearest(sentence: Sentence, token: number): VerbGroup | null {
  let best: { distance: number; verb: VerbGroup } | null = null;
  for (const verb of sentence.verbs) {
    const distance = Math.min(Math.abs(verb.first - token), Math.abs(token - verb.last)) + (verb.first > token ? 3 : 0);
    if (!best || distance < best.distance) best = { distance, verb };
  }
  return best?.verb ?? null;
}
