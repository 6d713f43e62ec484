/** What a verb tells of a promise: "kept its promise", "went back on its word", "failed to honour its pledge". */
import type { VerbGroup } from '../syntax/chunks.js';
import type { Sentence, Syntax } from '../syntax/syntax.js';

export interface Kept {
  readonly status: 'done' | 'broken';
  /** The verb whose subject gave the promise. */
  readonly verb: VerbGroup;
  /** Where the words that name the promise end. */
  readonly last: number;
}

const NOUN = '(?:promise|pledge|commitment|undertaking|word|vow|assurance|obligation)s?';
const OWNED = "(?:(?:its|their|his|her|our|the|a|an|every|all|[\\p{L}]+[’']s?) )?(?:[\\p{L}-]+ ){0,2}?";
const KEEPS = new RegExp(
  `^(?:ke(?:pt|eps?|eping)|honou?r(?:s|ed|ing)?|fulfill?(?:s|ed|ing)?|m(?:ade|akes?|aking) good on|liv(?:ed?|es|ing) up to|deliver(?:s|ed|ing)? on|carr(?:ied|y|ies) out) ${OWNED}${NOUN}$`,
  'iu',
);
const BREAKS = new RegExp(
  `^(?:br(?:oke|oken|eaks?|eaking)|violat(?:es?|ed|ing)|reneg(?:e|es|ed|ing) on|(?:went|gone|go|goes|going) back on|breach(?:es|ed|ing)?|betray(?:s|ed|ing)?|back(?:s|ed|ing)? out of) ${OWNED}${NOUN}$`,
  'iu',
);
/** Tokens behind a verb in which the promise is named. */
const NEAR = 8;

/** Whether a verb tells that a promise was kept or broken; null where it tells neither, or of what is only to come or wished. */
export function keptBy(syntax: Syntax, sentence: Sentence, verb: VerbGroup): Kept | null {
  const end = promiseEnd(syntax, sentence, verb);
  if (end === null || verb.modal !== null || verb.tense === 'future' || verb.passive) return null;
  const words = syntax.slice(verb.head, end);
  const status = KEEPS.test(words) ? 'done' : BREAKS.test(words) ? 'broken' : null;
  if (status === null) return null;
  const above = verb.tense === 'infinitive' ? failing(syntax, sentence, verb) : verb;
  // "urged it to keep its word": whether it does is not told.
  if (above === null) return null;
  if (above === verb && !verb.negated) return { status, verb, last: end };
  // "has not broken its promise" says of no act that it is done.
  return status === 'done' && !(above !== verb && above.negated) ? { status: 'broken', verb: above, last: end } : null;
}

function promiseEnd(syntax: Syntax, sentence: Sentence, verb: VerbGroup): number | null {
  for (let i = verb.last; i < Math.min(sentence.last, verb.last + NEAR); i++) {
    if (new RegExp(`^${NOUN}$`, 'u').test(syntax.lower(i))) return i + 1;
    if (/^[,.;:“”"]$/u.test(syntax.words(i))) return null;
  }
  return null;
}

/** "failed | to keep its promise" */
function failing(syntax: Syntax, sentence: Sentence, verb: VerbGroup): VerbGroup | null {
  const above = sentence.verbs.findLast((v) => v.last <= verb.first && verb.first - v.last <= 1);
  const fails = above && syntax.lemmas(above.head).some((l) => /^(?:fail|refuse|neglect|decline)$/u.test(l));
  return above && fails && above.modal === null ? above : null;
}
