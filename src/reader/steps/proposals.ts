import type { HandOver, Party, Proposal, Words } from '../../model/index.js';
import type { Draft } from '../draft.js';
import { coordinated, governing, issueIn, partyAt, speakerAt } from '../frames/args.js';
import { countOf, handOverAt } from '../frames/handOver.js';
import { lineageAt } from '../frames/lineage.js';
import { CARRIED, changedNumber, DRAWN, HANDED, numbered, paperAt, TABLED } from '../frames/proposal.js';
import { numberOf } from '../moments/numbers.js';
import type { NounPhrase, VerbGroup } from '../syntax/chunks.js';
import { rightEdge, subjectOf } from '../syntax/clause.js';
import { agentByTree } from '../syntax/dependencies.js';
import type { Sentence } from '../syntax/syntax.js';

type Roles = {
  -readonly [K in
    | 'drawnUpBy'
    | 'tabledBy'
    | 'carriedBy'
    | 'handedOver'
    | 'lineage']: Proposal[K] extends readonly (infer T)[] ? T[] : Proposal[K];
};

/** What is on the table: papers with an author, a bearer, an owner, a number or a lineage. */
export function proposals(draft: Draft): void {
  for (const sentence of draft.body()) {
    for (const np of sentence.nouns) {
      const kind = paperAt(draft, sentence, np);
      if (kind) propose(draft, sentence, np, kind);
    }
  }
}

function propose(draft: Draft, sentence: Sentence, np: NounPhrase, kind: 'strong' | 'weak'): void {
  const { syntax } = draft;
  // The second name of one paper ("the Heron Plan, a 19-point proposal,") is read with the first.
  const before = syntax.words(np.first - 1) === ',' ? syntax.nounAt(np.first - 2) : undefined;
  if (
    before &&
    before.last === np.first - 1 &&
    paperAt(draft, sentence, before) &&
    apposed(draft, sentence, before) === np
  )
    return;
  const beside = apposed(draft, sentence, np);
  const roles: Roles = { drawnUpBy: [], tabledBy: owners(draft, np), carriedBy: [], handedOver: null, lineage: [] };
  const whole = beside ? { ...np, last: beside.last + 1 } : np;
  byGovernor(draft, sentence, np, roles);
  passive(draft, sentence, whole, roles);
  byParticiple(draft, sentence, whole, roles);
  for (const role of ['drawnUpBy', 'tabledBy', 'carriedBy'] as const) roles[role] = unique(roles[role]);
  roles.lineage.push(...lineageAt(draft, sentence, whole));
  const number = numbered(syntax, np) ?? (beside ? numbered(syntax, beside) : null);
  const who = roles.drawnUpBy.length + roles.tabledBy.length + roles.carriedBy.length + (roles.handedOver ? 1 : 0);
  const earlier = holdsEarlier(draft, np);
  const named = kind === 'strong' && syntax.isCapital(np.head) && np.head > np.first && syntax.isCapital(np.head - 1);
  const enough =
    named ||
    number !== null ||
    who > 0 ||
    roles.lineage.length > 0 ||
    (kind === 'strong' && earlier && isDefinite(draft, np));
  if (
    !enough ||
    (kind === 'weak' &&
      number === null &&
      roles.drawnUpBy.length + roles.carriedBy.length + (roles.handedOver ? 1 : 0) === 0)
  ) {
    return draft.drop('a paper of which nothing is told', syntax.slice(np.first, np.last));
  }
  const terms = termsAfter(draft, sentence, np);
  const changed = changedNumber(draft, sentence, whole) ?? [];
  draft.add('proposal', syntax.span(np.first, np.last), {
    name: draft.words(np.first, np.last),
    status: earlier ? 'earlier' : 'on the table',
    drawnUpBy: roles.drawnUpBy,
    tabledBy: roles.tabledBy,
    carriedBy: roles.carriedBy,
    handedOver: handOverAt(draft, sentence, whole) ?? roles.handedOver,
    terms,
    issues: terms.flatMap((t) => issueOf(draft, t)),
    numbers: number
      ? [draft.grounded(numberOf(syntax.lower(number.first)) ?? 0, number.first, number.last), ...[changed].flat()]
      : [],
    lineage: roles.lineage,
    confidence: Math.min(0.9, 0.6 + 0.1 * (who + roles.lineage.length + (number ? 1 : 0))),
  });
}

/** A second noun phrase between commas that names the same paper. */
function apposed(draft: Draft, sentence: Sentence, np: NounPhrase): NounPhrase | null {
  const next = draft.syntax.words(np.last) === ',' ? draft.syntax.nounAt(np.last + 1) : undefined;
  return next &&
    next.first === np.last + 1 &&
    draft.syntax.words(next.last) === ',' &&
    paperAt(draft, sentence, next) !== null
    ? next
    : null;
}

const unique = (list: readonly Party[]): Party[] =>
  list.filter((p, i) => list.findIndex((q) => q.value.name === p.value.name) === i);

const isDefinite = (draft: Draft, np: NounPhrase) => draft.syntax.lower(np.first) === 'the' || np.possessor !== null;

function holdsEarlier(draft: Draft, np: NounPhrase): boolean {
  for (let i = np.first; i < np.head; i++)
    if (/^(?:earlier|original|previous|initial|first|old)$/u.test(draft.syntax.lower(i))) return true;
  return false;
}

/** "Orsk's plan", "the American proposals". */
function owners(draft: Draft, np: NounPhrase): Party[] {
  const { syntax, parties } = draft;
  if (np.possessor) {
    const owner = parties.within(np.possessor.first, np.possessor.last).find((m) => m.last === np.possessor!.last);
    return owner && owner.type !== 'place' && owner.type !== 'other' && owner.entity !== null
      ? [parties.party(owner.first, owner.last, owner)]
      : [];
  }
  if (/^(?:his|her|its|their)$/u.test(syntax.lower(np.first))) {
    const owner = parties.within(np.first, np.last).find((m) => m.first === np.first);
    return owner?.entity === undefined || owner.entity === null ? [] : [parties.party(owner.first, owner.last, owner)];
  }
  if (/^(?:our|my)$/u.test(syntax.lower(np.first))) {
    const speaker = speakerAt(draft, np.first);
    return speaker ? [{ value: speaker.party.value, evidence: [syntax.span(np.first, np.first + 1)] }] : [];
  }
  return adjectiveOwner(draft, np);
}

/** A nationality or a seat in front: "the new US drafts". */
function adjectiveOwner(draft: Draft, np: NounPhrase): Party[] {
  const known = draft.knownIn(np.first, np.head);
  if (!known || known.last >= np.last) return [];
  const entity =
    draft.parties.entities.find((e) => e.type === 'state' && e.name === known.name) ??
    draft.parties.entities.find((e) => e.name === known.name);
  const value = entity ? draft.parties.ref(entity) : { name: known.name, party: null };
  return [{ value, evidence: [draft.syntax.span(known.first, known.last)] }];
}

/** The verb whose object or companion the paper is: "arrived with a draft", "the side received four documents". */
function byGovernor(draft: Draft, sentence: Sentence, np: NounPhrase, roles: Roles): void {
  const { syntax } = draft;
  const withWord = syntax.lower(np.first - 1) === 'with' ? 1 : 0;
  const verb = governing(syntax, sentence, { first: np.first - withWord, last: np.last });
  if (!verb || verb.negated) return;
  const found = syntax.lemmas(verb.head);
  const agent = agentOf(draft, sentence, verb);
  if (withWord && found.some((l) => ['arrive', 'come', 'return', 'travel', 'fly'].includes(l)))
    roles.carriedBy.push(...agent);
  else if (withWord) return;
  // "promised to prepare a text": not drawn up yet, and nothing on the table.
  else if (found.some((l) => DRAWN.has(l)) && (verb.tense === 'infinitive' || verb.tense === 'future')) return;
  else if (found.some((l) => DRAWN.has(l))) roles.drawnUpBy.push(...agent);
  else if (found.some((l) => TABLED.has(l)) && !verb.passive) roles.tabledBy.push(...agent);
  else if (found.some((l) => HANDED.has(l))) roles.handedOver = handOver(draft, sentence, np, verb, agent);
  else if (found.some((l) => CARRIED.has(l)) && !verb.passive) roles.carriedBy.push(...agent);
}

function passive(draft: Draft, sentence: Sentence, np: NounPhrase, roles: Roles): void {
  const { syntax } = draft;
  const verb =
    sentence.verbs.find((v) => v.passive && hangs(draft, np, v, 'nsubj:pass')) ??
    sentence.verbs.find((v) => v.passive && v.first - np.last <= 1 && v.first >= np.last);
  if (!verb) return;
  const found = syntax.lemmas(verb.head);
  const by = agentPhrase(draft, sentence, verb);
  if (found.some((l) => DRAWN.has(l))) roles.drawnUpBy.push(...by);
  else if (found.some((l) => TABLED.has(l))) roles.tabledBy.push(...by);
  else if (found.some((l) => HANDED.has(l)))
    roles.handedOver = {
      from: by[0] ?? null,
      to: [],
      count: countOf(draft, np),
      evidence: [syntax.span(verb.first, verb.last)],
    };
}

/** Whether the tree hangs a noun phrase on a verb as its subject, or the verb on the noun as what tells more of it. */
function hangs({ syntax }: Draft, np: NounPhrase, verb: VerbGroup, relation: 'nsubj:pass' | 'acl'): boolean {
  const { tree } = syntax;
  if (!tree) return false;
  const [kid, head] = relation === 'acl' ? [verb.head, np.head] : [np.head, verb.head];
  return tree.heads[kid] === head && tree.relations[kid] === relation;
}

function agentOf(draft: Draft, sentence: Sentence, verb: VerbGroup): Party[] {
  const main =
    verb.tense === 'infinitive' || verb.tense === 'ing'
      ? sentence.verbs.findLast((v) => v.last <= verb.first && v.tense !== 'infinitive' && v.tense !== 'ing')
      : verb;
  const subject = main ? subjectOf(draft.syntax, sentence, main) : null;
  return subject ? subject.parts.flatMap((part) => partyAt(draft, part) ?? []) : [];
}

/** "received two papers from X", "handed X a draft". */
function handOver(
  draft: Draft,
  sentence: Sentence,
  np: NounPhrase,
  verb: VerbGroup,
  agent: readonly Party[],
): HandOver {
  const { syntax } = draft;
  const receives = syntax.lemmas(verb.head).some((l) => l === 'receive' || l === 'get');
  const other = { from: null as Party | null, to: null as Party | null };
  for (let i = np.last; i < Math.min(sentence.last, np.last + 6); i++) {
    const word = syntax.lower(i);
    const object = word === 'from' || word === 'to' ? syntax.nounAt(i + 1) : undefined;
    if (object && object.first === i + 1) other[word as 'from' | 'to'] ??= partyAt(draft, object);
  }
  return {
    from: receives ? other.from : (agent[0] ?? null),
    to: receives ? agent : other.to ? [other.to] : [],
    count: countOf(draft, np),
    evidence: [syntax.span(verb.first, verb.last)],
  };
}

/** "drafted by the chair of a fund, Lena Orsk": the parties of a phrase, its apposition before its title. */
function agentPhrase(draft: Draft, sentence: Sentence, verb: VerbGroup): Party[] {
  const { syntax, parties } = draft;
  const byTree = syntax.tree && agentByTree(syntax, syntax.tree, verb);
  const from = byTree ? byTree.first - 1 : verb.last;
  for (let i = from; i < Math.min(sentence.last, from + 5); i++) {
    const np = syntax.lower(i) === 'by' ? syntax.nounAt(i + 1) : undefined;
    if (!np || isNobody(draft, np)) continue;
    const all = coordinated(draft, np, sentence.last);
    const last = all.at(-1)!;
    const mention = parties.of(np);
    if (all.length === 1 && mention?.entity !== null && mention) {
      const name = parties.mentions.find(
        (m) => m.entity === mention.entity && m.form === 'name' && m.first > last.last && m.first - last.last < 12,
      );
      if (name)
        return [
          {
            value: parties.ref(parties.entityOf(mention)!),
            evidence: [syntax.span(np.first, np.last), syntax.span(name.first, name.last)],
          },
        ];
    }
    const known = all.flatMap((part) => partyAt(draft, part) ?? []);
    if (known.length > 0) return known;
    // "by the office of the envoy": nobody of a name, yet the words tell who.
    const end = rightEdge(syntax, sentence, np);
    return [{ value: { name: syntax.slice(np.first, end), party: null }, evidence: [syntax.span(np.first, end)] }];
  }
  return [];
}

/** "by Monday", "by e-mail", "by hand", "by the end of the week": neither a person nor a body. */
const isNobody = (draft: Draft, np: NounPhrase): boolean =>
  draft.timeAt(np.first) !== undefined ||
  /^(?:e-?mail|mail|hand|post|courier|fax|telephone|phone|end|start|beginning|deadline|time|noon|midnight|day|week|month|year)s?$/u.test(
    draft.syntax.lower(np.head),
  );

/** What follows the paper: "drawn up by …", "based on a draft", "submitted by …". */
function byParticiple(draft: Draft, sentence: Sentence, np: NounPhrase, roles: Roles): void {
  const { syntax } = draft;
  const verb =
    sentence.verbs.find((v) => hangs(draft, np, v, 'acl')) ??
    sentence.verbs.find((v) => v.first >= np.last && v.first - np.last <= 1 && !v.modal);
  if (!verb) return;
  const found = syntax.lemmas(verb.head);
  const by = agentPhrase(draft, sentence, verb);
  if (found.some((l) => DRAWN.has(l))) roles.drawnUpBy.push(...by);
  else if (found.some((l) => TABLED.has(l))) roles.tabledBy.push(...by);
  else if (found.some((l) => ['bring', 'carry', 'deliver'].includes(l))) roles.carriedBy.push(...by);
}

/** What the paper would do, in the clause behind it: "repeating …", "which calls for …". */
function termsAfter(draft: Draft, sentence: Sentence, np: NounPhrase): Words[] {
  const { syntax } = draft;
  const verb = sentence.verbs.find((v) => v.first >= np.last && v.first - np.last <= 2);
  if (
    !verb ||
    !syntax
      .lemmas(verb.head)
      .some((l) =>
        [
          'call',
          'provide',
          'include',
          'envisage',
          'foresee',
          'require',
          'set',
          'oblige',
          'contain',
          'ask',
          'limit',
        ].includes(l),
      )
  )
    return [];
  let last = verb.last;
  while (last < sentence.last && !/^[.;”"]$/u.test(syntax.words(last))) last++;
  return last > verb.last ? [draft.words(verb.first, last)] : [];
}

const issueOf = (draft: Draft, terms: Words): Words[] => {
  const { first, last } = draft.syntax.range(terms.evidence[0]);
  const found = issueIn(draft, first, last);
  return found ? [found] : [];
};
