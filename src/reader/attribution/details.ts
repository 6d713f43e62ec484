import { attributionWords, namelessWords } from '../../lexicon/index.js';
import type { Commits } from '../../model/index.js';
import type { Draft } from '../draft.js';
import type { Stretch } from '../parties/mention.js';
import type { Syntax } from '../syntax/syntax.js';
import type { CueVerb } from './frames.js';

/** "on condition of anonymity because …", "who asked not to be named": the words that give the reason, or the fact. */
export function anonymity(draft: Draft, cue: CueVerb): Stretch | null {
  const { syntax } = draft;
  const { sentence } = cue;
  for (let i = sentence.first; i < sentence.last; i++) {
    const length = namelessWords().match(i, (k) => syntax.lower(k))?.length;
    if (length === undefined) continue;
    for (let k = i; k < Math.min(sentence.last, i + length + 7); k++) {
      if (!attributionWords().reason.has(syntax.lower(k))) continue;
      let end = k + 1;
      while (end < sentence.last && !/^[,.;]$/u.test(syntax.words(end))) end++;
      return { first: k, last: end };
    }
    return { first: i, last: Math.min(i + length, sentence.last) };
  }
  return null;
}

/** Said more than once: "has repeatedly stated". */
export const repeatedBy = (syntax: Syntax, cue: CueVerb): boolean => {
  const { repeated, repeats } = attributionWords();
  for (let i = cue.verb.first; i < cue.verb.last; i++) if (repeated.has(syntax.lower(i))) return true;
  return repeats.has(cue.lemma);
};

/** What the source does to the content. */
export function commitsOf(cue: CueVerb): Commits {
  if (cue.verb.negated && cue.cue.class === 'say') return 'declines to say';
  return cue.cue.commits;
}

/** Declining an answer ("declined to comment") is a statement about saying, not an act. */
export const declines = (syntax: Syntax, cue: CueVerb): boolean =>
  (cue.lemma === 'decline' ||
    cue.lemma === 'refuse' ||
    (cue.lemma === 'confirm' && /^(?:fail|refuse|decline)/u.test(syntax.lower(cue.verb.first - 1))) ||
    (cue.verb.negated && ['say', 'comment', 'answer', 'elaborate'].includes(cue.lemma))) &&
  (attributionWords().declined.has(syntax.lower(cue.last + 1)) || cue.verb.negated);
