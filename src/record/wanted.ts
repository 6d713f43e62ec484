/** What somebody waits for, taken apart: the deed, what it is done to, and whose it is. */
import { isPastForm, lemmas } from '../lexicon/index.js';
import { stems } from './located.js';

/** A required half in words that can be looked for elsewhere. */
export interface Wanted {
  /** The word of the deed, or of the state that is to be ("empty"); null where only a thing is named. */
  readonly deed: string | null;
  /** "was empty", "is home": a state and no deed. */
  readonly state: boolean;
  /** "stops the shelling": what goes on is the contrary. */
  readonly ceases: boolean;
  /** Stems of what it is about, without names of sides. */
  readonly about: ReadonlySet<string>;
  /** How these words begin, as `headOf` gives it. */
  readonly heads: ReadonlySet<string>;
}

/** Letters by which a report is known to be worth a look. */
const LETTERS = 4;
/** How a word in small letters begins; "duty" and "duties" alike. */
export const headOf = (lower: string): string => lower.slice(0, LETTERS).replaceAll('y', 'i');

const BE = new Set(['be', 'is', 'are', 'am', 'was', 'were', 'been', 'being']);
const HELPS = new Set('have has had do does did will would shall should can could may might must'.split(' '));
/** What may stand between a word that helps and the deed. */
const BETWEEN = new Set(
  'not never n’t first also already fully finally then now all again duly formally officially no longer'.split(' '),
);
const LEADS = new Set(
  'the a an any all its his her their our your this that these those every each some no'.split(' '),
);
const TIES = new Set('of on in at to from by for with over under into about between against and or'.split(' '));
const CEASING = new Set(['stop', 'end', 'halt', 'cease', 'suspend', 'freeze', 'pause', 'quit', 'refrain', 'abstain']);
/** Words that tell of no thing by themselves. */
const PLAIN = stems(
  'our does did have has first again back still out away days weeks months monday tuesday wednesday thursday friday saturday sunday there here it they we',
);

/** `subject` is how many code points of the words name whose deed it is; `names` are stems of the names of sides. */
export function wanted(words: string, subject: number, names: ReadonlySet<string>): Wanted {
  const tokens = [...words.toLowerCase().matchAll(/[\p{L}\p{N}][\p{L}\p{N}’']*/gu)];
  const lower = tokens.map(([word]) => word);
  const at = deedAt(
    lower,
    tokens.findIndex((t) => t.index >= subject),
  );
  const deed = at === null ? null : lower[at]!;
  const own = deed === null ? new Set<string>() : stems(deed);
  const about = new Set([...stems(words)].filter((s) => !names.has(s) && !own.has(s) && !PLAIN.has(s)));
  const heads = lower.filter((word) => [...stems(word)].some((s) => about.has(s))).map(headOf);
  return {
    deed,
    state: at !== null && BE.has(lower[at - 1] ?? '') && !isPastForm(deed!),
    ceases: deed !== null && lemmas(deed).some((lemma) => CEASING.has(lemma)),
    about,
    heads: new Set(heads),
  };
}

/** Where the word of the deed stands: behind what helps it, else behind its subject. */
function deedAt(lower: readonly string[], behindSubject: number): number | null {
  const helped = lower.findIndex((w) => BE.has(w) || HELPS.has(w));
  if (helped >= 0) {
    let at = helped;
    while (at < lower.length && [BE, HELPS, BETWEEN].some((set) => set.has(lower[at]!))) at++;
    // "there was a truce": a thing, and no deed.
    return at < lower.length && !LEADS.has(lower[at]!) && !TIES.has(lower[at]!) ? at : null;
  }
  if (behindSubject > 0 && isVerbLike(lower[behindSubject]!)) return behindSubject;
  const past = lower.findIndex((w, i) => isPastForm(w) && !LEADS.has(lower[i - 1] ?? '') && w !== 'armed');
  if (past >= 0) return past;
  // "the ship moves first", "payments resume": the word behind the first noun.
  const noun = lower.findIndex((w) => !LEADS.has(w));
  const next = noun + 1;
  return noun >= 0 && next < lower.length && isVerbLike(lower[next]!) && !/ly$/u.test(lower[next]!) ? next : null;
}

const isVerbLike = (word: string): boolean => !TIES.has(word) && !LEADS.has(word) && !/^[’']?s$/u.test(word);
