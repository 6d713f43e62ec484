import { meetingNouns, meetingStatusWords } from '../../lexicon/index.js';
import type { Grounded, MeetingFormat, MeetingStatus } from '../../model/index.js';
import type { Draft } from '../draft.js';
import type { NounPhrase, VerbGroup } from '../syntax/chunks.js';
import type { Sentence, Syntax } from '../syntax/syntax.js';
import { hasStarted, isToCome } from './meetingDetails.js';

export interface MeetingWord {
  readonly format: MeetingFormat | null;
}

/** Whose journeys are meetings. */
export const isDelegation = (word: string): boolean => meetingNouns().get('visit')?.onlyWith.has(word) ?? false;

/** A noun phrase whose head is a meeting; a "call for" something and "a round of talks" are told apart. */
export function nounWord(syntax: Syntax, np: NounPhrase): MeetingWord | null {
  const head = syntax.lower(np.head);
  const noun = meetingNouns().get(head);
  const next = syntax.lower(np.last);
  if (!noun || (head === 'round' && next === 'of')) return null;
  if (head === 'visit') return ofPeople(syntax, np) ? noun : null;
  if (noun.onlyWith.size === 0 || noun.onlyWith.has(syntax.lower(np.head - 1))) return noun;
  const called = head.startsWith('call') && /^(?:with|between|on|late|,|in)$/u.test(next);
  return called || (head === 'session' && syntax.lemmas(np.first - 1).includes('hold')) ? noun : null;
}

/** "a visit by the delegation": journeys of single persons are not recorded. */
const ofPeople = (syntax: Syntax, np: NounPhrase): boolean => {
  const by = syntax.lower(np.last) === 'by' ? syntax.nounAt(np.last + 1) : undefined;
  return (
    (by !== undefined && isDelegation(syntax.lower(by.head))) ||
    (np.possessor !== null && isDelegation(syntax.lower(np.possessor.last - 1)))
  );
};

/** The state of a meeting that a noun names, and the words that tell it; null when nothing does. */
export function statusOfNoun(
  draft: Draft,
  sentence: Sentence,
  np: NounPhrase,
  governor: VerbGroup | null,
  predicate: VerbGroup | null,
): Grounded<MeetingStatus> | null {
  const { syntax } = draft;
  const at = (value: MeetingStatus, first: number, last = first + 1) => draft.grounded(value, first, last);
  for (let i = np.first; i < np.head; i++) {
    const told = meetingStatusWords().told('before', syntax.lower(i));
    if (told) return at(told, i);
  }
  if (staysAway(syntax, sentence, np)) return null;
  const plans = plansFor(draft, sentence, np);
  if (plans) return plans;
  if (isToCome(draft, np.last)) return at('planned', np.last);
  // "welcomed the resumption of talks"
  if (syntax.lower(np.first - 1) === 'of' && hasStarted(syntax, np.first - 2)) return at('under way', np.first - 2);
  if (
    governor?.tense === 'infinitive' &&
    /^(?:failed|fail|fails|refused|refuses|declined|unable|refusal|failure)$/u.test(syntax.lower(governor.first - 1))
  )
    return null;
  if (governor) {
    const told = byVerb(syntax, governor, false);
    if (told) return at(shift(told, governor, draft.statementAt(np.head) !== null), governor.head);
  }
  if (predicate) {
    const told = byVerb(syntax, predicate, true);
    const timetable =
      told === 'under way' &&
      predicate.tense === 'present' &&
      !/^(?:continue|continues)$/u.test(syntax.lower(predicate.head));
    if (told)
      return at(timetable ? 'planned' : shift(told, predicate, draft.statementAt(np.head) !== null), predicate.head);
    if (isSet(syntax, predicate)) return at('planned', predicate.first, predicate.last);
    if (predicate.modal)
      return at(predicate.tense === 'future' ? 'planned' : 'possible', predicate.first, predicate.last);
  }
  return byPreposition(draft, sentence, np) ?? byClause(draft, sentence, np, predicate);
}

const COMES = ['attend', 'take', 'join', 'come', 'go', 'return', 'participate', 'travel', 'send'];

/** "will not attend the talks", "will not take part in them": somebody stays away, which says nothing of the talks. */
function staysAway(syntax: Syntax, sentence: Sentence, np: NounPhrase): boolean {
  const verb = sentence.verbs.findLast((v) => v.last <= np.first);
  if (!verb?.negated || (verb.tense !== 'future' && verb.modal === null)) return false;
  return syntax.lemmas(verb.head).some((l) => COMES.includes(l));
}

/** "dropped plans for a summit". */
function plansFor(draft: Draft, sentence: Sentence, np: NounPhrase): Grounded<MeetingStatus> | null {
  const { syntax } = draft;
  const plans = syntax.lower(np.first - 1) === 'for' && meetingStatusWords().told('for', syntax.lower(np.first - 2));
  if (!plans) return null;
  if (plans === 'possible') return draft.grounded(plans, np.first - 2, np.first - 1);
  const verb = sentence.verbs.findLast((v) => v.last <= np.first - 2 && np.first - 2 - v.last <= 2);
  const told = verb ? byVerb(syntax, verb, false) : null;
  if (verb && (told === 'cancelled' || told === 'postponed')) return draft.grounded(told, verb.head, verb.last);
  return draft.grounded(plans, np.first - 2, np.first - 1);
}

function byVerb(syntax: Syntax, verb: VerbGroup, asSubject: boolean): MeetingStatus | null {
  const found = syntax.lemmas(verb.head);
  if (found.includes('call') && syntax.lower(verb.last) === 'off') return 'cancelled';
  if (asSubject && !verb.passive) {
    const off = found.includes('break') && ['down', 'off', 'up'].includes(syntax.lower(verb.last));
    return meetingStatusWords().told('subject', ...found) ?? (off ? 'broken off' : null);
  }
  const told = meetingStatusWords().told('object', ...found);
  if (told === 'broken off' && found.includes('break') && syntax.lower(verb.last) !== 'off') return null;
  return told === 'held' && asSubject && !verb.passive ? null : told;
}

/** What a verb says of a meeting, by tense and modal: "will hold" is planned, "may hold" possible. */
function shift(status: MeetingStatus, verb: VerbGroup, told = false): MeetingStatus {
  const happening = status === 'held' || status === 'under way';
  if (verb.negated && happening) return 'possible';
  if (!happening) return status;
  if (verb.tense === 'future' || verb.tense === 'infinitive') return 'planned';
  // "He said they would hold talks": the future of reported speech.
  if (verb.modal === 'would' && told) return 'planned';
  if (verb.modal) return 'possible';
  if (status === 'held' && verb.tense === 'present' && !verb.perfect) return 'under way';
  return status;
}

/** "are set to resume", "is due to open", "was scheduled for". */
const isSet = (syntax: Syntax, verb: VerbGroup): boolean =>
  meetingStatusWords().told('set', syntax.lower(verb.head)) !== null ||
  meetingStatusWords().told('due', syntax.lower(verb.last)) !== null ||
  (verb.tense !== 'past' && syntax.lower(verb.last) === 'to' && syntax.lower(verb.head) !== 'have');

function byPreposition(draft: Draft, sentence: Sentence, np: NounPhrase): Grounded<MeetingStatus> | null {
  const { syntax } = draft;
  const i = np.first - 1;
  if (i < sentence.first) return null;
  const lower = syntax.lower(i);
  const main = sentence.verbs.find((v) => v.tense !== 'infinitive' && v.tense !== 'ing');
  const future = sentence.verbs.some((v) => v.tense === 'future' && Math.abs(v.first - np.first) < 8);
  const told = meetingStatusWords().told('at', lower);
  if (told) return draft.grounded(future ? 'planned' : told, i, i + 1);
  if (
    lower === 'before' ||
    (lower === 'of' && syntax.lower(i - 1) === 'ahead') ||
    (syntax.lower(i) === 'to' && syntax.lower(i - 1) === 'prior')
  )
    return draft.grounded(main?.tense === 'past' && lower === 'before' ? 'planned' : 'planned', i, i + 1);
  if (lower === 'of' && /^(?:round|rounds|day|hours|days)$/u.test(syntax.lower(i - 1))) {
    const round = syntax.nounAt(i - 1);
    const governor = round
      ? sentence.verbs.findLast((v) => v.last <= round.first && round.first - v.last <= 1)
      : undefined;
    const told = governor ? byVerb(syntax, governor, false) : null;
    if (governor && told) return draft.grounded(shift(told, governor), governor.head, governor.last);
    for (let k = round?.first ?? i; k < i; k++)
      if (/^(?:planned|possible)$/u.test(meetingStatusWords().told('before', syntax.lower(k)) ?? ''))
        return draft.grounded('planned', k, k + 1);
  }
  return null;
}

/** By the clause around it: a definite meeting in a past clause was held; anything hoped for or asked for was not. */
function byClause(
  draft: Draft,
  sentence: Sentence,
  np: NounPhrase,
  predicate: VerbGroup | null,
): Grounded<MeetingStatus> | null {
  const { syntax } = draft;
  const before = sentence.verbs.findLast((v) => v.last <= np.first);
  if (before && (before.tense === 'future' || before.modal))
    return draft.grounded(before.tense === 'future' ? 'planned' : 'possible', before.first, before.last);
  const wished = before && meetingStatusWords().told('wishes', ...syntax.lemmas(before.head));
  if (wished) return draft.grounded(wished, before.head, before.last);
  const finite = sentence.verbs.findLast((v) => v.last <= np.first && v.tense !== 'infinitive' && v.tense !== 'ing');
  const past = (predicate ?? finite)?.tense === 'past' && !(predicate ?? finite)?.negated;
  const article = syntax.lower(np.first);
  const definite = article !== 'any' && article !== 'no' && (article !== 'a' || predicate !== null);
  return past && definite ? draft.grounded('held', np.head, np.head + 1) : null;
}

/** The state of a meeting that a verb tells; null for what was refused or did not happen. */
export function statusOfVerb(draft: Draft, sentence: Sentence, verb: VerbGroup): Grounded<MeetingStatus> | null {
  const { syntax } = draft;
  const at = (value: MeetingStatus) => draft.grounded(value, verb.first, verb.last);
  if (verb.negated) return null;
  const unsure = /^(?:if|whether|unless)$/u.test(syntax.lower(clauseOpener(syntax, sentence, verb)));
  if (verb.tense === 'infinitive') {
    const word = syntax.lower(verb.first - 1);
    const governor = sentence.verbs.findLast((v) => v.last <= verb.first);
    if (governor && (governor.negated || /^(?:refuse|decline|fail)/u.test(syntax.lower(governor.head))))
      return unsure ? at('possible') : null;
    if (unsure) return at('possible');
    const led = meetingStatusWords().told('to', word);
    if (led) return at(led);
    return at((governor && meetingStatusWords().told('wish', syntax.lower(governor.head))) ?? 'planned');
  }
  if (unsure) return at('possible');
  if (verb.tense === 'future') return at('planned');
  if (verb.modal) return at('possible');
  if (verb.tense === 'past') return at('held');
  if (verb.tense === 'ing') return null;
  return at('under way');
}

function clauseOpener(syntax: Syntax, sentence: Sentence, verb: VerbGroup): number {
  for (let i = verb.first - 1; i >= sentence.first; i--) {
    if (/^(?:if|whether|unless|that|when|because|,)$/u.test(syntax.lower(i))) return i;
  }
  return sentence.first;
}
