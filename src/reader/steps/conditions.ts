import { connectives } from '../../lexicon/index.js';
import type { Connective } from '../../model/index.js';
import type { Draft } from '../draft.js';
import { issueIn, speakerAt, trim } from '../frames/args.js';
import { tiesNothing } from '../frames/connective.js';
import type { Stretch } from '../parties/mention.js';
import type { Tree } from '../syntax/dependencies.js';
import type { Sentence, Syntax } from '../syntax/syntax.js';

/** What waits for what: the connective, the half that waits and the half that is required. */
export function conditions(draft: Draft): void {
  for (const sentence of draft.body()) {
    for (let i = sentence.first; i < sentence.last; ) {
      const hit = connectives().match(i, (k) => (k < sentence.last ? draft.syntax.lower(k) : ''));
      const at = { first: i, last: i + (hit?.length ?? 1) };
      if (hit && ties(draft, at, hit.value.connective)) condition(draft, sentence, at, hit.value.connective);
      i = at.last;
    }
  }
}

const ties = (draft: Draft, at: Stretch, connective: Connective): boolean =>
  connective === 'if' ? threatens(draft, at.first) : !isVerb(draft.syntax, at.first) && !tiesNothing(draft.syntax, at);

/** "if the ministry provided proofs": a verb with a subject of its own connects nothing. */
const isVerb = (syntax: Syntax, token: number): boolean =>
  /^provid/u.test(syntax.lower(token)) && syntax.tree?.kid(token, 'nsubj') !== undefined;

/** A bare "if" makes a condition where somebody threatens or promises; elsewhere it is a manner of speaking. */
const threatens = (draft: Draft, token: number): boolean =>
  /^(?:threaten|warn|vow|promise|pledge)$/u.test(draft.statementAt(token)?.lemma ?? '') &&
  !/^(?:as|even|what|whether)$/u.test(draft.syntax.lower(token - 1));

function condition(draft: Draft, sentence: Sentence, at: Stretch, connective: Connective): void {
  const { syntax } = draft;
  const found =
    connective === 'waits for'
      ? waiting(draft, sentence, at)
      : at.first - sentence.first <= opening(draft, sentence)
        ? inverted(draft, sentence, at)
        : straight(draft, sentence, at);
  const halves = found && asInTree(syntax, at, found);
  const words = syntax.slice(at.first, at.last);
  if (!halves) return draft.drop('a condition of which a half is missing', words);
  if (connective === 'until' && !isEvent(draft, halves.required, sentence))
    return draft.drop('a time, not a condition', words);
  if (connective === 'until' && !bindsFuture(draft, halves.dependent))
    return draft.drop('a time, not a condition', words);
  if (saysOnly(draft, halves.dependent)) return draft.drop('a condition of which a half is missing', words);
  if (connective === 'unless' && /^(?:otherwise|stated|noted)$/u.test(syntax.lower(halves.required.first))) return;
  if (!concernsTalks(draft, halves) && !speakerAt(draft, at.first) && !bindsParty(draft, halves.dependent))
    return draft.drop('an aside of the reporter about something else', words);
  const speaker = speakerAt(draft, at.first);
  const waits = draft.words(halves.dependent.first, halves.dependent.last);
  const before = interrupted(draft, halves.dependent);
  draft.add('condition', syntax.span(at.first, at.last), {
    connective: draft.grounded(connective, at.first, at.last),
    dependent: before
      ? { value: `${before.value} ${waits.value}`, evidence: [before.evidence[0], waits.evidence[0]] }
      : waits,
    required: draft.words(halves.required.first, halves.required.last),
    setBy: speaker?.party ?? null,
    confidence: connective === 'until' ? 0.6 : 0.75,
  });
}

/** "The visit, he said, can take place only if": what stands in front of the attribution belongs to the half. */
function interrupted(draft: Draft, dependent: Stretch) {
  const parts = draft.statementAt(dependent.first)?.content;
  const at = parts?.findIndex((p) => p.first === dependent.first) ?? -1;
  const before = at > 0 ? parts![at - 1]! : null;
  if (!before || draft.syntax.sentenceOf(before.first) !== draft.syntax.sentenceOf(dependent.first)) return null;
  const whole = trim(draft.syntax, before.first, before.last);
  return whole ? draft.words(whole.first, whole.last) : null;
}

/** "will not sign until": something refused or ahead; "lived there until" tells of a time. */
function bindsFuture(draft: Draft, dependent: Stretch): boolean {
  const sentence = draft.syntax.sentenceOf(dependent.first);
  return (
    sentence.verbs.some(
      (v) => v.first >= dependent.first && v.last <= dependent.last && (v.negated || v.modal !== null),
    ) || /^(?:no|nothing|nobody|never)$/u.test(draft.syntax.lower(dependent.first))
  );
}

/** "We said only if they come first": the half before the connective is but the telling. */
function saysOnly(draft: Draft, dependent: Stretch): boolean {
  const { syntax } = draft;
  return /^(?:said|say|says|added|told)$/u.test(syntax.lower(dependent.last - 1));
}

interface Halves {
  readonly dependent: Stretch;
  readonly required: Stretch;
}

/**
 * Halves cut to what the tree holds together: the required one to what the connective introduces, the other to the clause that
 * this hangs on. What the tree puts elsewhere was another clause's.
 */
function asInTree(syntax: Syntax, at: Stretch, { dependent, required }: Halves): Halves {
  const { tree } = syntax;
  const head = tree ? introduced(tree, at) : null;
  if (!tree || head === null || head < required.first || head >= required.last) return { dependent, required };
  const clause = tree.extent(head);
  // Only where a mark or conjunction parts them: inside a phrase the tree is more often wrong than the words.
  const parted = (i: number) => /^(?:[,;:–—]|and|but|or|that)$/u.test(syntax.lower(i));
  const last = parted(clause.last) ? Math.min(required.last, clause.last) : required.last;
  const above = tree.heads[head]!;
  const whole = above < 0 ? null : tree.extent(above, (k) => ['parataxis', 'conj'].includes(tree.relation(k)));
  const own = above >= dependent.first && above < dependent.last && tree.kid(above, 'nsubj') !== undefined;
  const first = own && whole && parted(whole.first - 1) ? Math.max(dependent.first, whole.first) : dependent.first;
  return {
    dependent: trim(syntax, first, dependent.last) ?? dependent,
    required: trim(syntax, required.first, last) ?? required,
  };
}

/** The word that heads what a connective introduces ("unless" … *withdraws*, "depends on" … *outcome*). */
function introduced(tree: Tree, at: Stretch): number | null {
  for (let i = at.last - 1; i >= at.first; i--)
    if (['mark', 'case'].includes(tree.relation(i)) && tree.heads[i]! >= at.last) return tree.heads[i]!;
  return null;
}

/** Marks that stand before the first word of a sentence. */
const opening = (draft: Draft, sentence: Sentence): number =>
  /^[“"‘']$/u.test(draft.syntax.words(sentence.first)) ? 1 : 0;

/** "They will sign only if the guns are silent." */
function straight(draft: Draft, sentence: Sentence, at: Stretch): Halves | null {
  const { syntax } = draft;
  const end = endOfClause(draft, sentence, at.last);
  const required = trim(syntax, at.last, joined(syntax, at, at.last, end) ?? end);
  // "The visit depends on …": what waits is the subject, without the verb.
  const verb = sentence.verbs.find((v) => v.first <= at.first && at.first < v.last);
  const before = verb ? verb.first : (firstOf(syntax, sentence, at) ?? at.first);
  let dependent = trim(syntax, startOfClause(draft, sentence, before), before);
  // "a truce – but only if …": the condition hangs on the noun.
  if (syntax.lower(at.first) === 'but' || (syntax.lower(at.first) === 'only' && syntax.words(at.first - 1) === '–'))
    dependent = trim(syntax, startOfClause(draft, sentence, at.first - 2), at.first);
  return dependent && required ? { dependent, required } : null;
}

/** "until the guns are silent and until the families are home": where the second of two begins. */
function joined(syntax: Syntax, at: Stretch, from: number, end: number): number | null {
  for (let i = from; i < end - 1; i++)
    if (/^(?:and|or)$/u.test(syntax.lower(i)) && sameWords(syntax, at, i + 1)) return i;
  return null;
}

/** The first of two joined connectives, for the second one: what waits stands before both. */
function firstOf(syntax: Syntax, sentence: Sentence, at: Stretch): number | null {
  if (!/^(?:and|or)$/u.test(syntax.lower(at.first - 1))) return null;
  for (let i = at.first - 2; i > sentence.first; i--) if (sameWords(syntax, at, i)) return i;
  return null;
}

/** Whether the words of a stretch stand again from a token on. */
function sameWords(syntax: Syntax, at: Stretch, from: number): boolean {
  for (let k = 0; k < at.last - at.first; k++) if (syntax.lower(from + k) !== syntax.lower(at.first + k)) return false;
  return true;
}

/** "Until the guns are silent, they will not sign." */
function inverted(draft: Draft, sentence: Sentence, at: Stretch): Halves | null {
  const { syntax } = draft;
  for (let i = at.last + 1; i < sentence.last; i++) {
    if (syntax.words(i) !== ',' || syntax.quoteOf(i) !== syntax.quoteOf(at.first)) continue;
    const verbs = sentence.verbs.some((v) => v.first >= at.last && v.last <= i);
    if (!verbs && !/^(?:in|on|pending|awaiting)$/u.test(syntax.lower(at.first))) continue;
    const required = trim(syntax, at.last, i);
    const dependent = trim(syntax, i + 1, endOfClause(draft, sentence, i + 1));
    return required && dependent ? { dependent, required } : null;
  }
  return null;
}

/** "They wait for the vote before they sign": what comes after "before" is what waits. */
function waiting(draft: Draft, sentence: Sentence, at: Stretch): Halves | null {
  const { syntax } = draft;
  const end = endOfClause(draft, sentence, at.last);
  for (let i = at.last; i < end; i++) {
    if (syntax.lower(i) !== 'before') continue;
    const required = trim(syntax, at.last, i);
    const dependent = trim(syntax, i + 1, end);
    return required && dependent ? { dependent, required } : null;
  }
  return straight(draft, sentence, at);
}

function endOfClause(draft: Draft, sentence: Sentence, from: number): number {
  const { syntax } = draft;
  const quote = syntax.quoteOf(from - 1) ?? syntax.quoteOf(from);
  let attributed = sentence.last;
  for (const s of draft.statements) {
    const cue = s.cue[0];
    if (s.sentence === sentence.index && cue && cue.first > from)
      attributed = Math.min(attributed, Math.min(cue.first, s.source?.first ?? cue.first));
  }
  for (let i = from; i < attributed; i++) {
    if (/^[.;?!]$/u.test(syntax.words(i)) || /^[–—]$/u.test(syntax.words(i))) return i;
    if (quote && syntax.quoteOf(i) !== quote) return i;
    if (
      syntax.words(i) === ',' &&
      ['but', 'and', 'while', 'although', 'so'].includes(syntax.lower(i + 1)) &&
      sentence.verbs.some((v) => v.first > i)
    )
      return i;
  }
  return attributed;
}

/** The clause that a connective closes: from the last "that", comma with a new subject, or the start of its content. */
function startOfClause(draft: Draft, sentence: Sentence, before: number): number {
  const { syntax } = draft;
  const statement = draft.statementAt(before);
  const content = statement?.content.find((c) => c.first <= before && before < c.last);
  const floor = Math.max(sentence.first, content?.first ?? sentence.first);
  for (let i = before - 1; i >= floor; i--) {
    if (/^[;:]$/u.test(syntax.words(i)) || /^[–—]$/u.test(syntax.words(i))) return i + 1;
    if (syntax.lower(i) === 'that' && syntax.tag(i) !== 'DET') return i + 1;
    if (syntax.words(i) === ',' && ['but', 'and', 'so'].includes(syntax.lower(i + 1))) return i + 2;
  }
  return floor;
}

/** A party does or does not do something: "Varenia will open the locks only if …". */
function bindsParty(draft: Draft, dependent: Stretch): boolean {
  const m = draft.parties.within(dependent.first, dependent.last).find((x) => x.first <= dependent.first + 1);
  return (
    m !== undefined &&
    (m.type === 'state' ||
      m.form === 'pronoun' ||
      m.type === 'organisation' ||
      m.type === 'group' ||
      draft.parties.entityOf(m)?.type === 'state' ||
      draft.parties.entityOf(m)?.type === 'person')
  );
}

const EVENTS =
  /^(?:end|withdrawal|ceasefire|truce|agreement|deal|signing|release|meeting|talks|summit|outcome|result|ratification|completion|return|vote|elections?|arrival|departure|approval|implementation|verification|recognition)$/u;

/** Something that happens, rather than a date. */
function isEvent(draft: Draft, at: Stretch, sentence: Sentence): boolean {
  if (draft.timesIn(at.first, at.last).some((t) => t.first <= at.first + 1)) return false;
  if (
    /^(?:spring|summer|autumn|fall|winter|midnight|noon|dawn|dusk|morning|evening|night|now|then|today|recently|late|early)$/u.test(
      draft.syntax.lower(at.first),
    )
  )
    return false;
  // "until the very end", "until the last minute".
  if (/^(?:end|beginning|start|minute|moment|hour|day|week|month|year)s?$/u.test(draft.syntax.lower(at.last - 1)))
    return false;
  if (sentence.verbs.some((v) => v.first >= at.first && v.last <= at.last)) return true;
  for (let i = at.first; i < at.last; i++) if (EVENTS.test(draft.syntax.lower(i))) return true;
  return false;
}

const TALKS =
  /^(?:talks|meeting|summit|negotiations|deal|agreement|ceasefire|truce|peace|treaty|accord|progress|delegation|round|proposal|plan|steps|draft)$/u;

function concernsTalks(draft: Draft, { dependent, required }: Halves): boolean {
  for (const half of [dependent, required]) {
    if (issueIn(draft, half.first, half.last)) return true;
    for (let i = half.first; i < half.last; i++) if (TALKS.test(draft.syntax.lower(i))) return true;
  }
  return false;
}
