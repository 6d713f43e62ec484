import type { Draft } from '../draft.js';
import type { Stretch } from '../parties/mention.js';
import { ORGANISATION_WORDS, tellsPeople } from '../parties/nouns.js';
import type { NounPhrase } from '../syntax/chunks.js';
import { outletAt } from './channel.js';
import { addresseeAt } from './content.js';
import type { CueVerb } from './frames.js';

/** Verbs whose object hears it, and verbs that hand it to somebody with a preposition. */
const HEARS =
  /^(?:tell|inform|remind|assure|urge|ask|warn|order|advise|notify|instruct|beg|implore|request|press|promise|brief|thank|invite|lecture)$/u;
const LEADS = /^(?:on|upon|to)$/u;
/** What may be told and hears nothing. */
const TOLD = /^(?:lies?|truth|story|stories|jokes?|details?|questions?|interview|help|aid|time|times)$/u;

/**
 * To whom something is said: the object of a verb of telling or asking ("told state radio", "urged | the rebels | to leave"), or whom "on" or "to" leads to
 * ("called on | both sides | to leave", "said to reporters").
 */
export function toldTo(draft: Draft, cue: CueVerb): Stretch | null {
  const { syntax } = draft;
  if (cue.inverted) return null;
  // "referred to the rebels", "insisted on a truce": what is spoken of hears nothing.
  const inside =
    LEADS.test(syntax.lower(cue.last - 1)) &&
    cue.last - 1 > cue.verb.head &&
    /^(?:call|appeal|speak|write)/u.test(cue.lemma);
  const ahead = LEADS.test(syntax.lower(cue.last)) && leads(cue.lemma, syntax.lower(cue.last));
  const hears = HEARS.test(cue.lemma.split(' ')[0]!);
  if (!inside && !ahead && !hears) return addresseeAt(draft, cue);
  // A learned cue may hold the hearer itself: "told state radio".
  const own = hears && !inside && !ahead && cue.verb.last < cue.last ? cue.verb.last : cue.last;
  const at = own + (ahead ? 1 : 0);
  const np = syntax.nounAt(at);
  if (!np || np.first !== at || !isObject(draft, np, cue)) return null;
  if (!isHearer(draft, np)) return null;
  return { first: np.first, last: whole(draft, np) };
}

const leads = (lemma: string, word: string): boolean =>
  word === 'to' ? !/^call|^press|^urge/u.test(lemma) : /^call/u.test(lemma);

/** "warned | it | could make matters worse": the subject of what is said hears nothing; "urged | them | to leave" has a subject that does. */
function isObject({ syntax }: Draft, np: NounPhrase, cue: CueVerb): boolean {
  const { tree } = syntax;
  if (!tree) return true;
  const next = cue.sentence.verbs.find((v) => v.first >= np.last);
  if (next?.first === np.last && next.tense !== 'infinitive' && next.tense !== 'ing' && next.tense !== 'participle')
    return false;
  const top = Array.from({ length: np.last - np.first }, (_, i) => np.first + i).find(
    (i) => tree.heads[i]! < np.first || tree.heads[i]! >= np.last,
  );
  if (top === undefined || tree.relation(top) !== 'nsubj') return true;
  return syntax.lower(np.last) === 'to' || syntax.lower(np.last) === 'not';
}

function isHearer({ syntax, parties }: Draft, np: NounPhrase): boolean {
  const head = syntax.lower(np.head);
  if (TOLD.test(head)) return false;
  if (np.pronoun) return !/^(?:it|this|that|these|those|what)$/u.test(head);
  for (let i = np.first; i < np.last; i++) if (outletAt(syntax, i)) return true;
  return (
    parties.acts(np) ||
    tellsPeople(head) ||
    ORGANISATION_WORDS.has(head) ||
    HEARERS.test(head) ||
    parties.of(np)?.form === 'name'
  );
}

const HEARERS =
  /^(?:media|press|forum|daily|newspaper|newspapers|magazine|weekly|tabloid|station|rally|rallies|crowds?|audience|gathering|legislature|congregation|convention|hall|outlet|network|broadcaster|community|nations?|authorities|followers|church|conference|briefing|meeting|hearing|paper|board|world)$/u;

/** "a group | of students", "the chief | of the bank": to the end of what hangs on it by "of". */
function whole({ syntax }: Draft, np: NounPhrase): number {
  let { last } = np;
  for (let guard = 0; guard < 2 && syntax.lower(last) === 'of'; guard++) {
    const next = syntax.nounAt(last + 1);
    if (next?.first !== last + 1) break;
    last = next.last;
  }
  return last;
}
