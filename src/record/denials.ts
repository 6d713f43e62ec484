/** Sentences that say in plain words that something was not done: "did not sign", "I have not met her", "no meeting took place". */
import { differenceWords, lemmas } from '../lexicon/index.js';
import { type Located, put, type ReportId } from '../model/index.js';
import { type Span, span } from '../text/index.js';
import type { Differing } from './difference.js';
import type { Sentence } from './sentences.js';

export interface Denial {
  /** What leads to the words: the statement that they stand in, else somebody whom the sentence names. */
  readonly told: Located;
  /** The negation with its verb or noun. */
  readonly at: Span;
  readonly sentence: Sentence;
  /** Parties and sides that stand right before the negated verb: who has not done it. Null where the verb is passive or a noun is denied. */
  readonly by: ReadonlySet<string> | null;
  /** "not yet": what comes later is no conflict. */
  readonly yet: boolean;
}

const VERB =
  /(?<!\p{L})(?:(?:did|has|have|had|was|were)(?:\s+not|n[’']t)|(?:has|have|had)\s+never|never)\s+(yet\s+)?(?:(?:been|ever|even|actually|so\s+far)\s+)*(\p{L}+)/iu;
const NOUN =
  /(?<!\p{L})(?:no(?:\s+\p{L}+){0,2}?\s+(meetings?|talks|calls?|conversation|contacts?|negotiations|agreement|deal|accord|truce|ceasefire|attack|strike|raid|release|exchange)(?=[^.;]{0,120}(?<!\p{L})(?:took\s+place|taken\s+place|held|happened|place|reached|signed|made)(?!\p{L}))|there\s+(?:was|were|had\s+been|has\s+been)\s+no(?:\s+\p{L}+){0,2}?\s+(meetings?|talks|calls?|conversation|contacts?|negotiations|agreement|deal|accord|truce|ceasefire|attack|strike|raid|release|exchange))(?!\p{L})/iu;

/** The denials of a record by the lemma of what is denied; of whatever those who meet do, under MEET. */
export class Denials {
  readonly #byLemma = new Map<string, Denial[]>();

  constructor(differing: Differing) {
    for (const report of differing.material.readings.keys()) this.#read(differing, report);
  }

  #read(differing: Differing, report: ReportId): void {
    const text = differing.material.text(report);
    for (const [pattern, isVerb] of [
      [VERB, true],
      [NOUN, false],
    ] as const)
      for (const m of text.scan(pattern)) {
        const words = m.text.split(/\s+/u);
        const word = (isVerb ? words.at(-1)! : MEETING.test(m.text) ? 'meet' : words.at(-1)!).toLowerCase();
        const at = span(m.start, m.end);
        const told = differing.sentences.leadingTo(report, at);
        if (!told) continue;
        const sentence = differing.sentences.of(report, at);
        // "Asked whether", "if they had not": nothing is denied.
        if (OPEN.test(sentence.words)) continue;
        const by = isVerb && !PASSIVE.test(m.text) ? differing.sentences.before(report, at) : null;
        const denial = {
          by,
          told,
          at,
          sentence,
          yet: /\syet\s/iu.test(m.text) || /\b(?:not|never)\b[^.;]{0,60}\byet\b/iu.test(sentence.words),
        };
        const keys = new Set(lemmas(word));
        if (isMeeting(word)) keys.add(MEET);
        for (const key of keys) put(this.#byLemma, key, denial);
      }
  }

  /** Those of what words tell of: each word in any form. */
  of(words: string): Denial[] {
    const all = words.toLowerCase().match(/\p{L}+/gu) ?? [];
    const keys = new Set(all.filter((w) => !LIGHT.has(w)).flatMap((w) => [...lemmas(w)]));
    return [...new Set([...keys].flatMap((k) => this.#byLemma.get(k) ?? []))];
  }

  ofMeetings(): readonly Denial[] {
    return this.#byLemma.get(MEET) ?? [];
  }
}

const PASSIVE = /\bbeen\b|^(?:was|were)/iu;
const MEET = '\nmeet';
const MEETING = /(?:meeting|talks|call|conversation|contact|negotiation)s?$/iu;
const isMeeting = (word: string): boolean => {
  const found = differenceWords('meet').exec(word);
  return found !== null && found[0].length === word.length;
};
const OPEN = /\b(?:if|whether|unless|would have|could have|until|why|should)\b|\?/iu;
/** Verbs that tell nothing without their noun. */
const LIGHT: ReadonlySet<string> = new Set(
  'has have had was were been be is are did do does to on in of for a an the hold held make made take took give gave'.split(
    ' ',
  ),
);
