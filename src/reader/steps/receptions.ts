import { stances, stanceWords } from '../../lexicon/index.js';
import type { Grounded, Hedge, Party, Stance } from '../../model/index.js';
import type { Draft } from '../draft.js';
import { coordinated, partyAt, sideOf, speakerAt } from '../frames/args.js';
import { hedgeAt, isInPart } from '../frames/hedges.js';
import { DEALS, PARTS, papersMeant } from '../frames/papersMeant.js';
import { paperAt } from '../frames/proposal.js';
import type { NounPhrase, VerbGroup } from '../syntax/chunks.js';
import { subjectOf } from '../syntax/clause.js';
import { objectByTree } from '../syntax/dependencies.js';
import type { Sentence, Syntax } from '../syntax/syntax.js';

/** How a side takes what is on the table. */
export function receptions(draft: Draft): void {
  for (const sentence of draft.body()) {
    for (const verb of sentence.verbs) {
      byVerb(draft, sentence, verb);
      byAdjective(draft, sentence, verb);
      byDisposition(draft, sentence, verb);
    }
    byAttitude(draft, sentence);
  }
}

/** "it" where the sentence before, or this one, names a paper. */
function refersToPaper(draft: Draft, np: NounPhrase): boolean {
  if (!np.pronoun || !/^(?:it|them)$/u.test(draft.syntax.lower(np.first))) return false;
  const sentence = draft.syntax.sentenceOf(np.first);
  const from = draft.syntax.sentences[Math.max(0, sentence.index - 1)]!.start;
  return draft
    .of('proposal')
    .some((p) => p.name.evidence[0].start >= from && p.name.evidence[0].end <= draft.syntax.tokens[np.first]!.start);
}

/** "X remains open to the plan", "X is alarmed by the article": a party, a copula, an attitude and a paper. */
function byDisposition(draft: Draft, sentence: Sentence, verb: VerbGroup): void {
  const { syntax } = draft;
  if (
    !syntax.lemmas(verb.head).some((l) => COPULAS.has(l)) &&
    !/^(?:alarmed|worried|concerned|dismayed)$/u.test(syntax.lower(verb.head))
  )
    return;
  const from = /^(?:alarmed|worried|concerned|dismayed)$/u.test(syntax.lower(verb.head)) ? verb.head : verb.last;
  const hit = stances().adjective.match(from, (k) => syntax.lower(k));
  if (
    !hit ||
    !/^(?:to|by|about|of|over|at|with)$/u.test(syntax.lower(from + hit.length)) ||
    verb.tense === 'infinitive'
  )
    return;
  const of = syntax.nounAt(from + hit.length + 1);
  const subject = subjectOf(syntax, sentence, verb);
  if (!of || of.first !== from + hit.length + 1 || !isOf(draft, sentence, of) || !subject) return;
  for (const part of subject.parts) {
    const party = partyAt(draft, part);
    if (party && !verb.negated)
      add(draft, verb, {
        ...holder(draft, part.first, party),
        answer: draft.grounded(hit.value.stance, from, from + hit.length),
        of,
        hedge: null,
        confidence: 0.7,
      });
  }
}

const isOf = (draft: Draft, sentence: Sentence, np: NounPhrase): boolean =>
  refersToPaper(draft, np) ||
  paperAt(draft, sentence, np) !== null ||
  /^(?:article|articles|point|clause|chapter|paragraph)$/u.test(draft.syntax.lower(np.first)) ||
  (PARTS.test(draft.syntax.lower(np.head)) &&
    (!DEALS.test(draft.syntax.lower(np.head)) ||
      /^(?:the|this|that|its|their|his|her)$/u.test(draft.syntax.lower(np.first)) ||
      np.possessor !== null));

interface Found {
  readonly holder: Party | null;
  readonly voicedBy: Party | null;
  readonly answer: Grounded<Stance>;
  readonly of: NounPhrase | null;
  readonly ofLast?: number;
  readonly hedge: Grounded<Hedge> | null;
  readonly confidence: number;
}

function add(draft: Draft, anchor: { first: number; last: number }, found: Found): void {
  const { syntax } = draft;
  const of = found.of ? draft.words(found.of.first, found.ofLast ?? found.of.last) : null;
  draft.add('reception', syntax.span(anchor.first, anchor.last), {
    holder: found.holder,
    voicedBy: found.voicedBy,
    answer: found.answer,
    hedge: found.hedge ?? hedgeAt(draft, anchor, found.of),
    of,
    candidates: of ? papersMeant(draft, found.of!, of) : [],
    confidence: found.confidence,
  });
}

/** "X rejected the plan", "the plan alarmed X and Y", "demands that X has rejected". */
function byVerb(draft: Draft, sentence: Sentence, verb: VerbGroup): void {
  const { syntax } = draft;
  const found = stances().verb.matchVerb(verb.head, syntax.lemmas(verb.head), (i) => syntax.lower(i));
  if (
    !found ||
    verb.tense === 'infinitive' ||
    verb.tense === 'future' ||
    (verb.modal && !(/^(?:would|could|can)$/u.test(verb.modal) && draft.statementAt(verb.head)))
  )
    return;
  const { stance } = found.value;
  if (stance === 'demands' || stance === 'offers') return;
  const subject = subjectOf(syntax, sentence, verb);
  const object = objectAfter(draft, sentence, verb.head + found.length) ?? objectFar(syntax, verb);
  if (stance === 'worried') return worried(draft, sentence, verb, subject?.head ?? null, object);
  const relative = relativeObject(draft, sentence, verb, subject?.first ?? verb.first);
  const of = object && isOf(draft, sentence, object) ? object : relative;
  if (!of || !subject || (verb.passive && !relative)) return;
  // "considers most of it acceptable": the view stands behind the object.
  const view = stance === 'open' ? viewBehind(draft, of) : null;
  const told = view ?? stance;
  const answer = verb.negated ? opposite(told) : told;
  if (!answer) return;
  const inPart = isInPart(draft, { first: verb.first, last: verb.head + found.length }, of);
  const whole = partialAt(syntax, of, answer);
  const value = inPart && (answer === 'accepts' || answer === 'rejects') ? (`${answer} in part` as Stance) : whole;
  for (const part of subject.parts) {
    const party = partyAt(draft, part);
    if (party)
      add(draft, verb, {
        ...holder(draft, part.first, party),
        answer: draft.grounded(value, verb.first, verb.head + found.length),
        of,
        hedge: null,
        confidence: 0.75,
      });
  }
}

function viewBehind(draft: Draft, of: NounPhrase): Stance | null {
  const from = draft.syntax.lower(of.last) === 'as' ? of.last + 1 : of.last;
  return stances().adjective.match(from, (k) => draft.syntax.lower(k))?.value.stance ?? null;
}

/** Who holds the view: the side of the party; the voice is the speaker in whose words it stands, or the party itself. */
function holder(draft: Draft, token: number, party: Party): Pick<Found, 'holder' | 'voicedBy'> {
  const speaker = speakerAt(draft, token);
  return {
    holder: sideOf(draft, party),
    voicedBy: speaker?.party ?? (party.value.name === sideOf(draft, party).value.name ? null : party),
  };
}

function objectAfter(draft: Draft, sentence: Sentence, from: number): NounPhrase | null {
  const { syntax } = draft;
  for (let i = from; i < Math.min(sentence.last, from + 4); i++) {
    const np = syntax.nounAt(i);
    if (np && np.first >= from) {
      // "some of the articles": the part stands for the whole.
      const whole = syntax.lower(np.last) === 'of' ? syntax.nounAt(np.last + 1) : undefined;
      return whole &&
        /^(?:larger|greater|some|most|all|many|several|part|parts|number|half|\d+|two|three|four|five|six|seven|eight|nine|ten)$/u.test(
          syntax.lower(np.head),
        )
        ? { ...whole, first: np.first }
        : np;
    }
    if (syntax.tag(i) !== 'ADV' && syntax.tag(i) !== 'DET' && syntax.tag(i) !== 'ADJ' && syntax.lower(i) !== 'of')
      return null;
  }
  return null;
}

/** "rejected on Monday, for the second time, the draft": the object that the tree finds farther off. */
const objectFar = (syntax: Syntax, verb: VerbGroup): NounPhrase | null =>
  syntax.tree && objectByTree(syntax, syntax.tree, verb);

/** "demands that Varenia has rejected": what the relative clause hangs on. */
function relativeObject(draft: Draft, sentence: Sentence, verb: VerbGroup, subjectFirst: number): NounPhrase | null {
  const { syntax } = draft;
  let i = subjectFirst - 1;
  if (!/^(?:that|which)$/u.test(syntax.lower(i))) return null;
  i--;
  if (syntax.words(i) === ',') i--;
  const np = syntax.nounAt(i);
  return np && np.last <= verb.first && isOf(draft, sentence, np) ? np : null;
}

function worried(
  draft: Draft,
  sentence: Sentence,
  verb: VerbGroup,
  subject: NounPhrase | null,
  object: NounPhrase | null,
): void {
  if (verb.passive || !subject || !object || !isOf(draft, sentence, subject)) return;
  for (const np of coordinated(draft, object, sentence.last)) {
    const party = partyAt(draft, np);
    if (party)
      add(draft, verb, {
        ...holder(draft, np.first, party),
        answer: draft.grounded('worried', verb.first, verb.last),
        of: subject,
        hedge: null,
        confidence: 0.75,
      });
  }
}

const opposite = (stance: Stance): Stance | null =>
  stance === 'accepts' ? 'rejects' : stance === 'rejects' ? 'open' : null;

/** "accepted eight of its points": yes or no to a part, where what is answered is one. */
function partialAt(syntax: Syntax, np: NounPhrase, answer: Stance): Stance {
  const part = `${answer} in part` as Stance;
  const counts = stanceWords().words(part, 'count');
  if (counts.length === 0) return answer;
  const before = syntax.lower(np.first - 1) === 'of' ? syntax.lower(np.first - 2) : '';
  const stands = [syntax.lower(np.first), syntax.lower(np.first + 1), before];
  return stands.some((w) => counts.includes(w) || /^\d+$/u.test(w)) ? part : answer;
}

const COPULAS = new Set('be seem appear look sound remain become find consider'.split(' '));

/** "Most articles are acceptable", "the latest drafts look better". */
function byAdjective(draft: Draft, sentence: Sentence, verb: VerbGroup): void {
  const { syntax } = draft;
  if (!syntax.lemmas(verb.head).some((l) => COPULAS.has(l)) || verb.tense === 'infinitive') return;
  const subject = relativeSubject(draft, sentence, verb) ?? subjectOf(syntax, sentence, verb)?.head ?? null;
  if (!subject || !isOf(draft, sentence, subject)) return;
  const hit = adjectiveAfter(draft, sentence, verb);
  const speaker = speakerAt(draft, verb.head);
  if (!hit || !speaker) return;
  const negated = verb.negated || hit.negated;
  const answer = negated ? opposite(hit.stance) : hit.stance;
  if (!answer) return;
  const value = partialAt(syntax, subject, answer);
  add(
    draft,
    { first: verb.first, last: hit.last },
    {
      holder: sideOf(draft, speaker.party),
      voicedBy: speaker.party,
      answer: draft.grounded(value, negated ? verb.first : hit.first, hit.last),
      of: subject,
      hedge: hit.hedge,
      confidence: 0.75,
    },
  );
}

/** "articles that they sent us are unacceptable": the noun before the relative clause. */
function relativeSubject(draft: Draft, sentence: Sentence, verb: VerbGroup): NounPhrase | null {
  const { syntax } = draft;
  const that = [...Array(verb.first - sentence.first).keys()]
    .map((k) => sentence.first + k)
    .findLast((i) => /^(?:that|which)$/u.test(syntax.lower(i)));
  const inner = that === undefined ? undefined : sentence.verbs.find((v) => v.first > that && v.last <= verb.first);
  if (that === undefined || !inner) return null;
  const np = syntax.nounAt(that - 1);
  return np && np.last === that && isOf(draft, sentence, np) ? np : null;
}

function adjectiveAfter(draft: Draft, sentence: Sentence, verb: VerbGroup) {
  const { syntax } = draft;
  const end = Math.min(sentence.last, verb.last + 6);
  for (let i = verb.last; i < end; i++) {
    const hit = stances().adjective.match(i, (k) => syntax.lower(k)) ?? stances().noun.match(i, (k) => syntax.lower(k));
    if (hit) {
      const negated = ['not', "n't", 'n’t', 'hardly'].includes(syntax.lower(i - 1));
      return {
        stance: hit.value.stance,
        first: i,
        last: i + hit.length,
        negated,
        hedge: hedgeAt(draft, { first: i, last: i + hit.length }, null),
      };
    }
    if (/^[,.;]$/u.test(syntax.words(i)) || syntax.tag(i) === 'NOUN' || syntax.tag(i) === 'VERB') return null;
  }
  return null;
}

/** "our negative view of the drafts". */
function byAttitude(draft: Draft, sentence: Sentence): void {
  const { syntax, parties } = draft;
  for (const np of sentence.nouns) {
    if (!/^(?:attitude|stance|view|response|reaction|reception)$/u.test(syntax.lower(np.head))) continue;
    const hit = firstAdjective(draft, np);
    if (!hit || !/^(?:to|towards?|of|on)$/u.test(syntax.lower(np.last))) continue;
    const first = syntax.nounAt(np.last + 1);
    const object = first && syntax.lower(first.last) === 'of' ? (syntax.nounAt(first.last + 1) ?? first) : first;
    if (!first || !object || !isOf(draft, sentence, object)) continue;
    const speaker = speakerAt(draft, np.head);
    const own = parties.within(np.first, np.head).find((m) => m.first === np.first && m.entity !== null);
    const ours = [0, 1, 2, 3, 4].some(
      (k) => /^(?:our|my)$/u.test(syntax.lower(np.first - k)) && syntax.sentenceOf(np.first - k) === sentence,
    );
    const party = own ? parties.party(own.first, own.last, own) : ours ? speaker?.party : null;
    if (!party) continue;
    add(draft, np, {
      holder: sideOf(draft, party),
      voicedBy: speaker?.party ?? null,
      answer: draft.grounded(hit.stance, hit.first, np.last),
      of: object,
      ofLast: object.last,
      hedge: null,
      confidence: 0.7,
    });
  }
}

function firstAdjective(draft: Draft, np: NounPhrase) {
  for (let i = np.first; i < np.head; i++) {
    const hit = stances().adjective.match(i, (k) => draft.syntax.lower(k));
    if (hit) return { stance: hit.value.stance, first: i };
  }
  return null;
}
