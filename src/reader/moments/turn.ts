import type { Turn } from '../../model/index.js';
import type { VerbGroup } from '../syntax/chunks.js';
import type { Sentence, Syntax } from '../syntax/syntax.js';

/** Words before an infinitive that put its act ahead: "due to meet", "agreed to leave". */
const AHEAD =
  /^(?:due|expected|scheduled|plan|plans|planned|planning|agreed|agree|agrees|set|hope|hopes|hoped|want|wants|wanted|invited|ready|likely|intend|intends|intended|expect|expects|are|is|promised|pledged|vowed|ordered|told|urged|asked|required|slated|supposed|going|bound)$/u;
/** Verbs of a timetable: in the present they tell of what is to come. */
const TIMETABLE = /^(?:resumes?|begins?|opens?|starts?|takes?|expires?|ends?|arrives?|leaves?|meets?|returns?)$/u;
const AHEAD_NOUNS = /^(?:deadline|planned|scheduled|due|upcoming|forthcoming|payable|effective)$/u;
const LIMIT = /^(?:until|by|before)$/u;
/** Acts that are done now and have their day later: "set", "invited to", "postponed". */
const LOOKS_AHEAD = new Set(
  'set fix name choose pick schedule plan announce propose offer suggest invite call demand promise vow pledge give seek want expect postpone delay move put push reschedule confirm threaten warn request summon decide aim intend hope design'.split(
    ' ',
  ),
);

/** Whether what happens at a token lies behind or ahead: by the verb that governs it, else by the nearest one. */
export function turnAt(syntax: Syntax, sentence: Sentence, token: number): Turn {
  // "scheduled for Friday", "the planned 3 May vote", "by Friday".
  for (let i = token - 1; i >= Math.max(sentence.first, token - 3); i--) {
    const bound = LIMIT.test(syntax.lower(i));
    if (bound ? i === token - 1 && !pastBy(syntax, sentence) : AHEAD_NOUNS.test(syntax.lower(i))) return 'future';
  }
  // "is due to open on Thursday": whatever the words in between are taken for.
  for (let i = token - 1; i >= Math.max(sentence.first, token - 8) && syntax.tag(i) !== 'PUNCT'; i--)
    if (/^(?:due|scheduled|slated)$/u.test(syntax.lower(i))) return 'future';
  const verb = governor(syntax, sentence, token) ?? nearest(sentence, token);
  if (!verb) return 'nearest';
  return lies(syntax, sentence, verb);
}

/** Whether a day lies behind whatever is near: its verb is told in the past and speaks of no day to come. */
export function isBehind(syntax: Syntax, sentence: Sentence, token: number): boolean {
  const verb = governor(syntax, sentence, token) ?? nearest(sentence, token);
  if (!verb || (verb.tense !== 'past' && verb.tense !== 'participle') || verb.modal) return false;
  const before = syntax.lower(token - 1);
  // "holders of record 16 November": the day on which is counted who owns.
  if (/^(?:for|to|till)$/u.test(before) || syntax.reads(token - 2, 'of', 'record')) return false;
  // "met ahead of the vote on 28 May": the day is the vote's.
  for (let i = verb.last; i < token - 1; i++) if (/^(?:ahead|before|until|till)$/u.test(syntax.lower(i))) return false;
  // "announced a vote on 28 May" may look ahead, "announced on 28 May that" does not.
  const own = before === 'on' && token - 1 === verb.last;
  return own || !syntax.lemmas(verb.head).some((lemma) => LOOKS_AHEAD.has(lemma));
}

/** "by Friday the guns had fallen silent": told of what has happened. */
const pastBy = (syntax: Syntax, sentence: Sentence): boolean =>
  !sentence.verbs.some((v) => lies(syntax, sentence, v) === 'future');

function lies(syntax: Syntax, sentence: Sentence, verb: VerbGroup): Turn {
  if (verb.tense === 'future') return 'future';
  if (['would', 'may', 'might', 'could', 'must', 'should', 'can', 'will', 'shall'].includes(verb.modal ?? ''))
    return verb.perfect ? 'past' : 'future';
  if (verb.tense === 'infinitive') {
    const before = syntax.lower(verb.first - 1) === 'to' ? verb.first - 2 : verb.first - 1;
    const own = syntax.tree ? syntax.tree.heads[verb.head]! : -1;
    if (AHEAD.test(syntax.lower(before)) || (own >= 0 && AHEAD.test(syntax.lower(own)))) return 'future';
    const outer = governingVerb(syntax, sentence, verb);
    return outer && outer !== verb ? lies(syntax, sentence, outer) : 'future';
  }
  if (verb.tense === 'present' && TIMETABLE.test(syntax.lower(verb.head))) return 'future';
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

/** The verb group above a token in the tree. */
function governor(syntax: Syntax, sentence: Sentence, token: number): VerbGroup | null {
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
    at = tree.heads[at]!;
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
