import { stances, stanceWords } from '../../lexicon/index.js';
import type { Party, Stance, Words } from '../../model/index.js';
import type { Draft } from '../draft.js';
import { isFirstPerson, issueIn, partyAt, sideOf, speakerAt, trim } from '../frames/args.js';
import { isCourtesy } from '../frames/courtesy.js';
import type { VerbGroup } from '../syntax/chunks.js';
import { subjectOf } from '../syntax/clause.js';
import type { Sentence } from '../syntax/syntax.js';

/** Where a side stands on an issue: what it demands, offers, refuses, accepts on a condition, or calls a red line. */
export function positions(draft: Draft): void {
  for (const sentence of draft.body()) {
    for (const verb of sentence.verbs) {
      byVerb(draft, sentence, verb);
      byObligation(draft, sentence, verb);
    }
    byRedLine(draft, sentence);
    byNoun(draft, sentence);
  }
}

const PAPER = /\b(?:articles?|points?|clauses?|plans?|drafts?|proposals?|texts?|documents?)\b/u;

const TAKEN: ReadonlySet<Stance> = new Set(['demands', 'offers', 'rejects', 'accepts']);

/** "X insists on a full withdrawal", "X will accept a truce only if …". */
function byVerb(draft: Draft, sentence: Sentence, verb: VerbGroup): void {
  const { syntax } = draft;
  const hit = stances().verb.matchVerb(verb.head, syntax.lemmas(verb.head), (i) => syntax.lower(i));
  if (!hit || !TAKEN.has(hit.value.stance) || verb.passive || verb.tense === 'ing') return;
  if (isCourtesy(syntax, verb)) return;
  // "may accept a truce": nobody stands there yet.
  if (/^(?:may|might|could)$/u.test(verb.modal ?? '')) return;
  const subject = verb.tense === 'infinitive' ? null : subjectOf(syntax, sentence, verb);
  const party = subject ? partyAt(draft, subject.head) : null;
  // "a truce, as Varenia wants, if …": an aside that takes up the clause before it and has no object.
  if (
    !party ||
    /^(?:as|like)$/u.test(syntax.lower((subject?.first ?? verb.first) - 1)) ||
    /^[,.;]$/u.test(syntax.words(verb.head + hit.length))
  )
    return;
  const end = endOfTerms(draft, sentence, verb.head + hit.length);
  const strong =
    /^(?:demand|insist)$/u.test(syntax.lemmas(verb.head)[0] ?? '') ||
    syntax.lemmas(verb.head).includes('demand') ||
    syntax.lemmas(verb.head).includes('insist');
  const object = syntax.nounAt(verb.head + hit.length);
  // What is rejected is an article or a paper, whatever issue its words go on to name.
  if (
    object &&
    hit.value.stance === 'rejects' &&
    PAPER.test(`${syntax.lower(object.first)} ${syntax.lower(object.head)}`)
  )
    return;
  const issue =
    issueIn(draft, verb.head + hit.length, end) ?? (strong ? namedIssue(draft, verb.head + hit.length) : null);
  if (!issue) return;
  const conditional = draft
    .of('condition')
    .some(
      (c) =>
        stanceWords().told('tied', c.connective.value) === 'accepts if' &&
        c.evidence.length === 0 &&
        inside(draft, c.connective.evidence[0], verb.head, sentence.last),
    );
  let stance: Stance = hit.value.stance;
  if (verb.negated) stance = stance === 'accepts' ? 'rejects' : stance === 'demands' ? 'withdrawn' : stance;
  else if (stance === 'accepts' && conditional) stance = 'accepts if';
  if (verb.negated && (stance === 'withdrawn' || hit.value.stance === 'rejects')) return;
  add(
    draft,
    verb,
    party,
    stance,
    { first: verb.first, last: verb.head + hit.length },
    issue,
    trim(syntax, verb.head + hit.length, end),
    0.7,
  );
}

const inside = (draft: Draft, at: { start: number; end: number }, first: number, last: number) =>
  at.start >= draft.syntax.tokens[first]!.start && at.end <= draft.syntax.tokens[last - 1]!.end;

/** "The truce must not reward …", said by a side: what it demands. */
function byObligation(draft: Draft, sentence: Sentence, verb: VerbGroup): void {
  const { syntax } = draft;
  if (!['must', 'should', 'shall'].includes(verb.modal ?? '') && !/^(?:need|needs)$/u.test(syntax.lower(verb.head)))
    return;
  const speaker = speakerAt(draft, verb.head);
  if (!speaker) return;
  const subject = subjectOf(syntax, sentence, verb);
  const own = subject !== null && isFirstPerson(syntax, subject.first);
  const first = subject?.first ?? verb.first;
  const end = endOfTerms(draft, sentence, verb.last);
  const issue = issueIn(draft, first, end);
  const terms = trim(syntax, first, end);
  if (!issue || !terms || own || !isActor(draft, speaker.party)) return;
  add(draft, verb, speaker.party, 'demands', { first: verb.first, last: verb.last }, issue, terms, 0.6);
}

/** What is demanded, as the issue, where no issue of the lexicon is named. */
function namedIssue(draft: Draft, from: number): Words | null {
  const np = draft.syntax.nounAt(from);
  return np && np.first === from && !np.pronoun ? draft.words(np.first, np.last) : null;
}

/** "Varenia's demand for a defence commitment". */
function byNoun(draft: Draft, sentence: Sentence): void {
  const { syntax, parties } = draft;
  for (const np of sentence.nouns) {
    if (
      !np.possessor ||
      !/^(?:demands?|insistence|calls?|request)$/u.test(syntax.lower(np.head)) ||
      !/^(?:for|on|that)$/u.test(syntax.lower(np.last))
    )
      continue;
    const owner = parties.within(np.possessor.first, np.possessor.last).find((m) => m.last === np.possessor!.last);
    // "its demand for neutrality was refused": what is demanded ends before the verb that the demand is subject of.
    const verb = sentence.verbs.find((v) => v.first > np.last && subjectOf(syntax, sentence, v)?.head === np);
    const end = Math.min(endOfTerms(draft, sentence, np.last + 1), verb?.first ?? sentence.last);
    const terms = trim(syntax, np.last + 1, end);
    if (!owner || owner.entity === null || owner.type === 'place' || !terms) continue;
    const issue = issueIn(draft, terms.first, terms.last) ?? namedIssue(draft, np.last + 1);
    if (issue)
      add(
        draft,
        np,
        parties.party(owner.first, owner.last, owner),
        'demands',
        { first: np.head, last: np.last },
        issue,
        terms,
        0.7,
      );
  }
}

/** Outlets and unnamed analysts have no position in talks. */
function isActor(draft: Draft, party: Party): boolean {
  const entity = draft.parties.entities.find((e) => draft.parties.ids.get(e.index) === party.value.party);
  if (!entity) return false;
  return !entity.key?.startsWith('outlet:') && !entity.offices.has('class:expert');
}

function byRedLine(draft: Draft, sentence: Sentence): void {
  const { syntax } = draft;
  for (let i = sentence.first; i < sentence.last; i++) {
    const hit = stances().noun.match(i, (k) => (k < sentence.last ? syntax.lower(k) : ''));
    if (hit?.value.stance !== 'red line') continue;
    const speaker = speakerAt(draft, i);
    const verb = sentence.verbs.findLast((v) => v.last <= i);
    const subject = verb ? subjectOf(syntax, sentence, verb) : null;
    const party = speaker?.party ?? (subject ? partyAt(draft, subject.head) : null);
    const terms = subject ? trim(syntax, subject.head.first, subject.last) : null;
    const issue =
      issueIn(draft, sentence.first, sentence.last) ??
      (subject ? draft.words(subject.head.first, subject.head.last) : null);
    if (party && issue)
      add(
        draft,
        { first: i, last: i + hit.length },
        party,
        'red line',
        { first: i, last: i + hit.length },
        issue,
        terms,
        0.7,
      );
    return;
  }
}

function endOfTerms(draft: Draft, sentence: Sentence, from: number): number {
  const { syntax } = draft;
  const quote = syntax.quoteOf(from);
  for (let i = from; i < sentence.last; i++) {
    if (/^[.;?!]$/u.test(syntax.words(i)) || (quote && syntax.quoteOf(i) !== quote)) return i;
    if (
      syntax.words(i) === ',' &&
      (['but', 'while', 'although', 'saying', 'adding', 'as'].includes(syntax.lower(i + 1)) ||
        draft.statements.some(
          (s) => s.sentence === sentence.index && (s.source?.first === i + 1 || s.cue[0]?.first === i + 1),
        ))
    )
      return i;
  }
  return sentence.last;
}

function add(
  draft: Draft,
  anchor: { first: number; last: number },
  party: Party,
  stance: Stance,
  at: { first: number; last: number },
  issue: Words,
  terms: { first: number; last: number } | null,
  confidence: number,
): void {
  const speaker = speakerAt(draft, anchor.first);
  const side = sideOf(draft, party);
  const voiced = speaker?.party ?? (side.value.name === party.value.name ? null : party);
  draft.add('position', draft.syntax.span(anchor.first, anchor.last), {
    holder: side,
    voicedBy: voiced,
    issue,
    stance: draft.grounded(stance, at.first, at.last),
    terms: terms ? [draft.words(terms.first, terms.last)] : [],
    confidence,
  });
}
