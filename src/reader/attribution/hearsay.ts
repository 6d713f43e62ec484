import type { Draft } from '../draft.js';
import type { StatementDraft } from './statement.js';

/** Nouns whose "that" tells what they say. */
const SAYING = /^(?:reports?|rumou?rs?|allegations?|claims?|accusations?|speculation|suggestions?|fears)$/u;
const BESIDE = /^(?:amid|after|following|despite|to|on|about)$/u;
const REACTS = /^(?:respond|react|comment|say|speak|tell|add)$/u;

/**
 * "was responding to a report in the daily that …", "said amid reports that …": what the reports say is theirs, and not the word of who
 * speaks beside them. "Denied reports that …" stays the denial of who denies.
 */
export function hearsay(draft: Draft, s: StatementDraft): StatementDraft {
  const { syntax } = draft;
  const { tree } = syntax;
  const first = s.content[0]?.first ?? 0;
  const that = syntax.lower(first) === 'that' ? first : first - 1;
  const clause = tree && syntax.lower(that) === 'that' ? tree.heads[that]! : -1;
  const noun = clause >= 0 ? tree!.heads[clause]! : -1;
  const np = noun >= 0 && noun < that && SAYING.test(syntax.lower(noun)) ? syntax.nounAt(noun) : undefined;
  const cue = s.cue[0];
  if (!np || !cue || cue.first >= np.first || !BESIDE.test(syntax.lower(np.first - 1))) return s;
  let reacts = false;
  for (let i = cue.first; i < Math.min(cue.last, np.first); i++)
    reacts ||= syntax.lemmas(i).some((l) => REACTS.test(l));
  if (!reacts) return s;
  const source = { first: np.first, last: that, mention: draft.parties.of(np) };
  return {
    ...s,
    cue: [{ first: noun, last: noun + 1 }],
    source,
    addressee: null,
    channel: null,
    lemma: syntax.lower(noun),
    rung: null,
    reason: null,
  };
}
