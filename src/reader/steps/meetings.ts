import type { MeetingStatus, Party, Words } from '../../model/index.js';
import type { Draft } from '../draft.js';
import { chain, complements, coordinated, following, governing, type Link, partyAt } from '../frames/args.js';
import { isDelegation, type MeetingWord, nounWord, statusOfNoun, statusOfVerb } from '../frames/meeting.js';
import { durationAt, formatOf, isHouse, ordinalOf, sided } from '../frames/meetingDetails.js';
import type { NounPhrase, VerbGroup } from '../syntax/chunks.js';
import { subjectOf } from '../syntax/clause.js';
import type { Sentence, Syntax } from '../syntax/syntax.js';

/** Meetings, talks, calls and visits of delegations, each as one sentence tells it. */
export function meetings(draft: Draft): void {
  for (const sentence of draft.body()) {
    for (const np of sentence.nouns) {
      const word = nounWord(draft.syntax, np);
      if (word) fromNoun(draft, sentence, np, word);
    }
    for (const verb of sentence.verbs) fromVerb(draft, sentence, verb);
  }
}

interface Parts {
  participants: Party[];
  mediators: Party[];
  place: Words | null;
  within: Words | null;
  about: Words[];
}

/** "three hours of talks with X in Z": what the noun phrase itself and its chain tell. */
function fromNoun(draft: Draft, sentence: Sentence, np: NounPhrase, word: MeetingWord): void {
  const { syntax } = draft;
  const near = complements(draft, np, sentence);
  const far = relativeChain(draft, sentence, near.last) ?? predicateChain(draft, sentence, near.last);
  // Place and time stand with the verb sooner than deep in the topic ("talks on the situation in the Strait").
  const links = [...(far?.links ?? []), ...near.links];
  const last = far?.last ?? near.last;
  const parts = partsOf(draft, np, links, sentence);
  const governor = governing(syntax, sentence, outer(draft, np));
  const status = statusOfNoun(draft, sentence, np, governor, predicateOf(syntax, sentence, np, near.last, last));
  const anchor = syntax.span(np.first, np.last);
  if (!status) return draft.drop('a meeting whose state is not told', syntax.slice(np.first, np.last));
  addAgent(draft, sentence, parts, governor, status.value);
  addMainSubject(draft, sentence, np, parts);
  const when = draft.when(np.first, last) ?? draft.when(last, Math.min(sentence.last, last + (governor ? 4 : 3)));
  const duration = durationAt(draft, sentence, { ...np, first: outer(draft, np).first }, last);
  const cancelledBy =
    (status.value === 'cancelled' || status.value === 'postponed') && governor
      ? subjectParty(draft, sentence, governor)
      : null;
  const told =
    parts.participants.length > 0 ||
    (parts.place ?? parts.within) !== null ||
    duration !== null ||
    when !== null ||
    cancelledBy !== null;
  if (!told) return draft.drop('a meeting without anybody, place or time', syntax.slice(np.first, np.last));
  draft.add('meeting', anchor, {
    ...empty(),
    ...parts,
    place: parts.place,
    within: parts.within,
    evidence: [syntax.span(np.head, np.head + 1)],
    when: sided(draft, when, status.value),
    duration,
    format: formatOf(draft, np, word),
    ordinal: ordinalOf(draft, np) ?? ordinalOf(draft, outer(draft, np)),
    status,
    cancelledBy,
    reason: cancelledBy ? reasonAfter(draft, sentence, last) : null,
    confidence: parts.participants.length > 0 ? 0.8 : 0.65,
  });
}

/** "the talks that were to open in Sarn on Wednesday": place and time of the relative clause. */
function relativeChain(draft: Draft, sentence: Sentence, from: number): ReturnType<typeof chain> | null {
  const { syntax } = draft;
  const at = syntax.words(from) === ',' ? from + 1 : from;
  if (!/^(?:that|which|scheduled|planned|due|set)$/u.test(syntax.lower(at))) return null;
  const clause = /^(?:that|which)$/u.test(syntax.lower(at));
  const verb = clause
    ? sentence.verbs.findLast((v) => v.first >= from && v.first - at <= 5)
    : sentence.verbs.find((v) => v.first === at);
  return verb ? chain(draft, verb.last, sentence) : null;
}

/** The verb that tells of the meeting: behind a participle ("a meeting planned for May was postponed") the finite one. */
function predicateOf(syntax: Syntax, sentence: Sentence, np: NounPhrase, near: number, far: number): VerbGroup | null {
  const { tree } = syntax;
  const above = tree && tree.relation(np.head) === 'nsubj' ? tree.heads[np.head]! : -1;
  const byTree = tree && sentence.verbs.find((v) => v.first >= near && tree.predicate(v) === above);
  if (byTree) return byTree;
  const at = syntax.words(near) === ',' ? near + 1 : near;
  const inside = /^(?:that|which)$/u.test(syntax.lower(at))
    ? (sentence.verbs.find((v) => v.first === at + 1) ?? null)
    : null;
  const first = inside ?? following(sentence, near);
  const bare = first !== null && first.last - first.first === 1 && !first.modal;
  return (bare ? following(sentence, far) : null) ?? first;
}

/** "The talks are set to resume in Sarn on Monday": place and time behind the verb. */
function predicateChain(draft: Draft, sentence: Sentence, from: number): ReturnType<typeof chain> | null {
  const { syntax } = draft;
  const verb =
    following(sentence, from) ?? sentence.verbs.find((v) => v.first === from && v.tense === 'infinitive' && v.passive);
  if (!verb || syntax.quoteOf(verb.head) !== syntax.quoteOf(from - 1)) return null;
  const next = sentence.verbs.find((v) => v.tense === 'infinitive' && v.first >= verb.last && v.first - verb.last <= 1);
  const last = next ?? verb;
  if (!syntax.lemmas(last.head).some((l) => EVENTS.has(l))) return null;
  return chain(draft, syntax.lower(last.last) === 'place' ? last.last + 1 : last.last, sentence);
}

const EVENTS = new Set(
  'hold resume begin open start end take continue conclude last be set schedule postpone cancel convene reconvene collapse break'.split(
    ' ',
  ),
);

/** "…, citing the arrest of two drivers", "because of …". */
function reasonAfter(draft: Draft, sentence: Sentence, from: number): Words | null {
  const { syntax } = draft;
  for (let i = from; i < Math.min(sentence.last, from + 14); i++) {
    // ", and flights were delayed over the weekend": another clause has its own.
    if (syntax.words(i) === ',' && /^(?:and|but|while)$/u.test(syntax.lower(i + 1))) return null;
    if (!/^(?:citing|because|over|blaming)$/u.test(syntax.lower(i)) || draft.timeAt(i + 1) || draft.timeAt(i + 2))
      continue;
    let end = i + 1;
    while (end < sentence.last && !/^[.;,–—]$/u.test(syntax.words(end))) end++;
    const first = syntax.lower(i + 1) === 'of' ? i + 2 : i + 1;
    return end > first ? draft.words(first, end) : null;
  }
  return null;
}

/** "four hours of talks", "a second round of negotiations": the phrase that the verb governs. */
function outer(draft: Draft, np: NounPhrase): NounPhrase {
  const { syntax } = draft;
  const left = syntax.lower(np.first - 1) === 'of' ? syntax.nounAt(np.first - 2) : undefined;
  return left &&
    left.last === np.first - 1 &&
    /^(?:hours?|minutes?|days?|rounds?|series|bout|sessions?|weeks?|months?|set)$/u.test(syntax.lower(left.head))
    ? left
    : np;
}

const empty = () => ({
  delegations: [],
  discussed: [],
  notDiscussed: [],
  cancelledBy: null,
  reason: null,
  outcome: [],
});

function partsOf(draft: Draft, np: NounPhrase, links: readonly Link[], sentence: Sentence): Parts {
  const { syntax, parties } = draft;
  const parts: Parts = { participants: [], mediators: [], place: null, within: null, about: [] };
  inside(draft, np, parts);
  for (const link of links) {
    const objects = coordinated(draft, link.object, sentence.last);
    const mention = parties.of(link.object);
    if (['with', 'between', 'among', 'of'].includes(link.preposition)) addParties(draft, objects, parts.participants);
    else if (link.preposition === 'by') addParties(draft, objects, parts.mediators);
    else if (
      ['in', 'at', 'near'].includes(link.preposition) &&
      draft.timesIn(link.object.first, link.object.last).length === 0 &&
      !isOfMatter(syntax, link.object)
    ) {
      const named =
        mention?.type === 'place' || mention?.type === 'state'
          ? draft.words(mention.core.first, mention.core.last)
          : syntax.isCapital(link.object.head) && !(link.preposition === 'at' && mention?.type === 'organisation')
            ? draft.words(link.object.first, link.object.last)
            : null;
      // "in Orsk Palace" tells the house, and not the town.
      if (isHouse(syntax, link.object)) parts.within = draft.words(link.object.first, link.object.last);
      else if (named) parts.place ??= named;
      else if (SETTLEMENTS.test(syntax.lower(link.object.head)))
        parts.place ??= draft.words(link.object.first, link.object.last);
    } else if (['on', 'about', 'over'].includes(link.preposition) && !draft.timeAt(link.object.first))
      parts.about.push(draft.words(link.object.first, link.last));
  }
  return parts;
}

/** "on the situation | in Sarn": where the matter is, and not where they met. */
function isOfMatter(syntax: Syntax, { head }: NounPhrase): boolean {
  const above = syntax.tree?.heads[head] ?? -1;
  const np = above >= 0 ? syntax.nounAt(above) : undefined;
  return np !== undefined && /^(?:on|about|over)$/u.test(syntax.lower(np.first - 1));
}

const SETTLEMENTS = /^(?:town|village|city|capital)$/u;

/** "the Tolmar talks", "US-Varenian talks", "his meeting". */
function inside(draft: Draft, np: NounPhrase, parts: Parts): void {
  const { syntax, parties } = draft;
  const names = parties.within(np.first, np.head);
  if (np.possessor) {
    const owner = names.find((m) => m.last === np.possessor!.last);
    if (owner && owner.type !== 'place' && owner.entity !== null)
      parts.participants.push(parties.party(owner.first, owner.last, owner));
  }
  for (let i = np.possessor ? np.possessor.last + 1 : np.first; i < np.head; i++) {
    if (!syntax.isCapital(i) || syntax.lower(i) === 'the') continue;
    const m = parties.within(np.first, np.last).find((x) => x.core.first === i && x.core.last <= np.head);
    if (m) continue;
    const glued =
      syntax.words(i + 1) === '-' ||
      syntax.words(i - 1) === '-' ||
      syntax.words(i + 1) === '–' ||
      syntax.words(i - 1) === '–';
    if (glued) {
      const value = parties.called(i, i + 1) ?? { name: syntax.words(i), party: null };
      parts.participants.push({ value, evidence: [syntax.span(i, i + 1)] });
    }
    // "the South Coast Cooperation Summit" is called so, and not held in Cooperation.
    const alone = i === np.head - 1 && !(i > np.first && syntax.isCapital(i - 1));
    if (!glued && alone && syntax.tag(i) === 'PROPN' && !parts.place) parts.place = draft.words(i, i + 1);
  }
  if (/^(?:his|her|their|its)$/u.test(syntax.lower(np.first))) {
    const owner = parties.within(np.first, np.last).find((m) => m.first === np.first);
    if (owner?.entity !== null && owner) parts.participants.push(parties.party(owner.first, owner.last, owner));
  }
}

function addParties(draft: Draft, nps: readonly NounPhrase[], into: Party[]): void {
  for (const np of nps) {
    const party = partyAt(draft, np);
    // A title in apposition is the person named beside it.
    const known = party?.value.party && into.some((p) => p.value.party === party.value.party);
    if (party && !known) into.push(party);
  }
}

const subjectParty = (draft: Draft, sentence: Sentence, verb: VerbGroup): Party | null => {
  if (verb.passive) return null;
  const subject = subjectOf(draft.syntax, sentence, verb);
  return subject ? partyAt(draft, subject.head) : null;
};

/** "X held talks with Y": who held them takes part; who cancels them was to. */
function addAgent(
  draft: Draft,
  sentence: Sentence,
  parts: Parts,
  governor: VerbGroup | null,
  status: MeetingStatus,
): void {
  if (!governor || governor.passive || status === 'offered') return;
  const { syntax } = draft;
  if (
    !/^(?:hold|have|conduct|attend|join|begin|open|start|resume|end|conclude|finish|complete|continue)$/u.test(
      syntax.lemmas(governor.head)[0] ?? '',
    ) &&
    !syntax.lemmas(governor.head).some((l) => TAKES_PART.has(l))
  )
    return;
  const subject = subjectOf(syntax, sentence, governor);
  if (subject)
    parts.participants.unshift(...senders(draft, subject), ...subject.parts.flatMap((np) => partyAt(draft, np) ?? []));
}

/** "After talks with Orsk in Tolmar, he flew home": who the sentence goes on with was there. */
function addMainSubject(draft: Draft, sentence: Sentence, np: NounPhrase, parts: Parts): void {
  const { syntax, parties } = draft;
  if (parts.participants.length !== 1 || np.first - 1 !== sentence.first || syntax.lower(np.last) !== 'with') return;
  const main = sentence.verbs.find((v) => v.tense !== 'ing' && v.tense !== 'infinitive');
  const subject = main ? subjectOf(syntax, sentence, main) : null;
  if (!subject || syntax.words(subject.first - 1) !== ',') return;
  const person = parties.entityOf(parties.of(subject.head))?.type === 'person';
  const party = person && subject.parts.length === 1 ? partyAt(draft, subject.head) : null;
  if (party) parts.participants.unshift(party);
}

/** "Delegations from X and Y": who sent them. */
function senders(draft: Draft, subject: { first: number; last: number; head: NounPhrase }): Party[] {
  const { syntax, parties } = draft;
  if (syntax.lower(subject.head.last) !== 'from' && syntax.lower(subject.head.last) !== 'of') return [];
  return parties
    .within(subject.head.last, subject.last)
    .filter((m) => m.first > subject.head.last && m.last <= subject.last && m.type === 'state')
    .map((m) => parties.party(m.first, m.last, m));
}

const TAKES_PART = new Set(
  'hold have conduct attend join begin open start resume end conclude finish complete continue wrap'.split(' '),
);

/** What a verb tells of: people who meet, or speak by telephone, or a visit. */
function encounter({ syntax }: Draft, verb: VerbGroup): { meets: boolean; speaks: boolean; visits: boolean } {
  const lemmas = syntax.lemmas(verb.head);
  const speaks =
    lemmas.some((l) => l === 'speak' || l === 'talk') &&
    /^(?:by|on|over)$/u.test(syntax.lower(verb.last)) &&
    /^(?:telephone|phone|the)$/u.test(syntax.lower(verb.last + 1));
  const meets = speaks || lemmas.includes('meet') || (lemmas.includes('confer') && syntax.lower(verb.last) === 'with');
  return { meets, speaks, visits: !meets && lemmas.some((l) => ['visit', 'travel', 'arrive', 'fly'].includes(l)) };
}

/** "X met Y in Z", "the delegation visited Z". */
function fromVerb(draft: Draft, sentence: Sentence, verb: VerbGroup): void {
  const { syntax, parties } = draft;
  const { meets, speaks, visits } = encounter(draft, verb);
  if (!meets && !visits) return;
  const subject = actorOf(draft, sentence, verb);
  const status = statusOfVerb(draft, sentence, verb);
  if (!subject || !status) return;
  const after = speaks ? withAfter(draft, verb.last) : verb.last;
  const withWord = syntax.lower(after) === 'with' || (speaks && syntax.lower(after) === 'to') ? 1 : 0;
  const object = syntax.nounAt(after + withWord);
  const objects =
    meets && object && object.first === after + withWord && (!speaks || withWord)
      ? coordinated(draft, object, sentence.last)
      : [];
  const others: Party[] = [];
  addParties(draft, objects, others);
  if (meets && objects.length > 0 && others.length === 0) return;
  const participants = [...subject.flatMap((np) => partyAt(draft, np) ?? []), ...others];
  if (meets && (participants.length < 1 || (others.length === 0 && subject.length < 2 && !plural(draft, subject[0]!))))
    return;
  if (visits && !subject.some((np) => isDelegation(syntax.lower(np.head)))) return;
  const end = objects.length > 0 ? parties.apposedEnd(objects.at(-1)!) : verb.last;
  const from = syntax.words(end) === ',' && end > (objects.at(-1)?.last ?? end) ? end + 1 : end;
  const { links, last } = chain(draft, from, sentence);
  const parts = partsOf(
    draft,
    { ...subject[0]!, first: verb.first, head: verb.first, possessor: null },
    links.filter((l) => l.preposition !== 'of' && l.preposition !== 'by'),
    sentence,
  );
  const destination = visits
    ? (links.find((l) => l.preposition === 'to' || l.preposition === 'in')?.object ?? syntax.nounAt(verb.last))
    : undefined;
  const to = destination ? parties.of(destination) : null;
  if (visits && (!to || (to.type !== 'place' && to.type !== 'state'))) return;
  const internal = meets && isInternal(draft, objects);
  draft.add('meeting', syntax.span(verb.first, verb.last), {
    ...empty(),
    participants: unique([...participants, ...parts.participants]),
    mediators: [],
    place: to ? draft.words(to.core.first, to.core.last) : parts.place,
    within: parts.within,
    about: parts.about,
    evidence: [syntax.span(verb.head, verb.head + 1)],
    when: sided(
      draft,
      draft.when(verb.first, Math.min(sentence.last, last + 1)) ?? draft.when(sentence.first, verb.first),
      status.value,
    ),
    duration: durationAt(draft, sentence, verb, last),
    format: speaks
      ? draft.grounded('call' as const, verb.first, verb.last + 2)
      : internal
        ? draft.grounded('internal', objects[0]!.first, objects[0]!.last)
        : null,
    ordinal: null,
    status,
    confidence: 0.8,
  });
}

/** "spoke by telephone with": where the preposition stands. */
function withAfter(draft: Draft, from: number): number {
  for (let i = from; i < from + 5; i++) if (/^(?:with|to)$/u.test(draft.syntax.lower(i))) return i;
  return from;
}

function actorOf(draft: Draft, sentence: Sentence, verb: VerbGroup): NounPhrase[] | null {
  const { syntax } = draft;
  if (verb.passive) return null;
  if (verb.tense !== 'infinitive' && verb.tense !== 'ing')
    return subjectOf(syntax, sentence, verb)?.parts.slice() ?? null;
  const main = sentence.verbs.findLast((v) => v.last <= verb.first && v.tense !== 'infinitive' && v.tense !== 'ing');
  return main ? (subjectOf(syntax, sentence, main)?.parts.slice() ?? null) : null;
}

const plural = (draft: Draft, np: NounPhrase) =>
  /^(?:they|we)$/u.test(draft.syntax.lower(np.first)) || (draft.parties.of(np)?.plural ?? false);

/** "his own team": a side with itself. */
const isInternal = (draft: Draft, objects: readonly NounPhrase[]) => {
  const np = objects[0];
  return np !== undefined && /^(?:his|her|its|their)$/u.test(draft.syntax.lower(np.first));
};

const unique = (list: readonly Party[]): Party[] =>
  list.filter(
    (p, i) =>
      list.findIndex((q) => q.evidence[0].start === p.evidence[0].start && q.evidence[0].end === p.evidence[0].end) ===
      i,
  );
