import { issues } from '../../lexicon/index.js';
import type { FindingId, Party, Words } from '../../model/index.js';
import type { StatementDraft } from '../attribution/statement.js';
import type { Draft } from '../draft.js';
import type { Stretch } from '../parties/mention.js';
import { nationsMeant, pairMeant } from '../parties/pairs.js';
import type { Entity } from '../parties/parties.js';
import type { NounPhrase, VerbGroup } from '../syntax/chunks.js';
import { governorByTree } from '../syntax/dependencies.js';
import type { Sentence, Syntax } from '../syntax/syntax.js';

/** A noun phrase and those that "and" or a comma joins to it, as long as they can act. */
export function coordinated(draft: Draft, np: NounPhrase, limit: number): NounPhrase[] {
  const { syntax, parties } = draft;
  const found = [np];
  const lead = syntax.tag(np.first - 1) === 'ADP' ? syntax.lower(np.first - 1) : 'with';
  let last = np.last;
  for (let guard = 0; guard < 8 && last < limit; guard++) {
    // "the Southern Union (SU) | and Maresh"
    const short = syntax.words(last) === '(' && syntax.words(last + 2) === ')';
    let i = short ? last + 3 : last;
    if (syntax.words(i) === ',') i++;
    if (['and', 'or'].includes(syntax.lower(i))) i++;
    if (i === last || (short && i === last + 3)) break;
    // "between Maresh and between", "of the fund and of the bank": said once more.
    if (['between', 'with', lead].includes(syntax.lower(i))) i++;
    const next = syntax.nounAt(i);
    if (!next || next.first !== i || next.last > limit || !(parties.acts(next) || next.pronoun)) break;
    // ", Tolmar and Lunde were": a list that is the subject of what follows belongs there.
    if (syntax.words(last) === ',' && subjectAhead(syntax, next.last, limit)) break;
    found.push(next);
    last = next.last;
  }
  return found;
}

function subjectAhead(syntax: Syntax, from: number, limit: number): boolean {
  let i = from;
  while (i < limit && (['and', 'or', ','].includes(syntax.lower(i)) || syntax.nounAt(i))) i++;
  return i < limit && (syntax.tag(i) === 'AUX' || syntax.tag(i) === 'VERB');
}

export interface Link {
  readonly preposition: string;
  readonly object: NounPhrase;
  readonly first: number;
  readonly last: number;
}

/** The chain of prepositional phrases and times that hangs on a noun, up to the next verb or mark. */
export function chain(draft: Draft, from: number, sentence: Sentence): { links: Link[]; last: number } {
  const { syntax } = draft;
  const links: Link[] = [];
  let i = from;
  while (i < sentence.last) {
    const led = /^(?:on|in|at|by|until|late|early)$/u.test(syntax.lower(i)) ? draft.timeAt(i + 1) : undefined;
    const time = draft.timeAt(i) ?? led;
    if (time) {
      i = time.last;
      continue;
    }
    if (syntax.tag(i) === 'ADV' && i + 1 < sentence.last) {
      i++;
      continue;
    }
    const preposition = syntax.lower(i);
    const object = syntax.nounAt(i + 1);
    if (!CHAIN.has(preposition) || !object || object.first !== i + 1) break;
    const parts = coordinated(draft, object, sentence.last);
    const last = parts.at(-1)!.last;
    links.push({ preposition, object, first: i, last });
    i = last;
  }
  return { links, last: i };
}

/** The chain behind a noun, with those phrases that the tree hangs on it farther off, no verb in between. */
export function complements(draft: Draft, np: NounPhrase, sentence: Sentence): { links: Link[]; last: number } {
  const { syntax } = draft;
  const found = chain(draft, np.last, sentence);
  const { tree } = syntax;
  if (!tree) return found;
  const links = [...found.links];
  let { last } = found;
  for (const k of tree.kids(np.head)) {
    const mark = k >= last && tree.relation(k) === 'nmod' ? tree.kid(k, 'case') : undefined;
    const object = syntax.nounAt(k);
    if (mark === undefined || mark < last || !object || !CHAIN.has(syntax.lower(mark))) continue;
    if (sentence.verbs.some((v) => v.first >= np.last && v.last <= mark)) break;
    last = coordinated(draft, object, sentence.last).at(-1)!.last;
    links.push({ preposition: syntax.lower(mark), object, first: mark, last });
  }
  return { links, last };
}

const CHAIN = new Set(
  'with between in at on about over of for from to by among within near into via under against'.split(' '),
);

/** The statement that a token stands in, and the party that speaks it. */
export function speakerAt(draft: Draft, token: number): { statement: StatementDraft; party: Party } | null {
  const statement = draft.statementAt(token);
  const source = statement?.source;
  if (!statement || !source) return null;
  return { statement, party: draft.parties.party(source.first, source.last, source.mention) };
}

/** The side that a party of the report belongs to, told in the party's own words; the party itself when none is known. */
export function sideOf(draft: Draft, party: Party): Party {
  const entity = draft.parties.entities.find(
    (e) => party.value.party !== null && draft.parties.ids.get(e.index) === party.value.party,
  );
  if (!entity) return party;
  const state = draft.parties.entities.find((e) => e.type === 'state' && e.name === entity.side);
  const body = state ?? (entity.side ? undefined : bodyOf(draft, entity));
  if (!body && !entity.side) return party;
  const value = body ? draft.parties.ref(body) : { name: entity.side!, party: null };
  return { value, evidence: party.evidence };
}

/** The body or movement that somebody is told to belong to: "the Covenant's spokesman", "the group's envoy" of the group's. */
function bodyOf({ parties }: Draft, { type, affiliations, mentions }: Entity): Entity | undefined {
  if (type !== 'person') return undefined;
  const isBody = (e: Entity | null | undefined) => e?.type === 'organisation' || e?.type === 'group';
  const named = parties.entities.find((e) => isBody(e) && affiliations.has(e.name));
  if (named) return named;
  for (const i of mentions) {
    const at = parties.mentions[i]!.affiliation;
    const body = at && parties.entityOf(parties.in(at.first, at.last));
    if (body && isBody(body)) return body;
  }
  return undefined;
}

/** The first issue of the lexicon that tokens `[first, last)` name. */
export function issueIn(draft: Draft, first: number, last: number): Words | null {
  const { syntax } = draft;
  for (let i = first; i < last; i++) {
    const found = issues().match(i, (k) => (k < last ? syntax.lower(k) : ''));
    if (found) return { value: found.value, evidence: [syntax.span(i, i + found.length)] };
  }
  return null;
}

/** "we", "I", "our side": the speaker's own. */
const FIRST_PERSON = new Set('i we us our my me ours'.split(' '));

/** In capitals "US" is a state. */
export const isFirstPerson = (syntax: Syntax, token: number): boolean =>
  FIRST_PERSON.has(syntax.lower(token)) && syntax.words(token) !== 'US';

/** Whom "I" and "we" mean: the speaker of the statement around it, of "we" the side that the speaker speaks for. */
export function firstPersonAt(draft: Draft, { first, last }: Stretch): Party | null {
  const speaker = speakerAt(draft, first);
  if (!speaker) return null;
  const alone = /^(?:i|me|my)$/u.test(draft.syntax.lower(first));
  const { value } = alone ? speaker.party : sideOf(draft, speaker.party);
  return { value, evidence: [draft.syntax.span(first, last)] };
}

/** The party that a noun phrase means, with "we" and "I" as the speaker of the statement around it. */
export function partyAt(draft: Draft, np: NounPhrase): Party | null {
  const { syntax, parties } = draft;
  if (isFirstPerson(syntax, np.first) && np.last - np.first === 1) {
    return firstPersonAt(draft, np);
  }
  return parties.acts(np) && parties.entityOf(parties.of(np)) ? parties.partyOf(np) : null;
}

/** Everybody whom a noun phrase means: the two of "both sides", else its party. */
export function partiesAt(draft: Draft, np: NounPhrase): Party[] {
  const nations = nationsMeant(draft.parties, np);
  const party = partyAt(draft, np);
  return nations.length > 1 ? nations : [...(pairMeant(draft.parties, np) ?? (party ? [party] : []))];
}

/** The verb group whose object a noun phrase is: by the tree, else the one that ends right before it. */
export function governing({ tree }: Syntax, sentence: Sentence, np: Stretch): VerbGroup | null {
  const byTree = tree && governorByTree(tree, sentence, np);
  if (byTree) return byTree;
  return sentence.verbs.findLast((v) => v.last <= np.first && np.first - v.last <= 1) ?? null;
}

/** The verb group whose subject a noun phrase likely is: the first that follows its chain. */
export function following(sentence: Sentence, last: number): VerbGroup | null {
  const next = sentence.verbs.find((v) => v.first >= last && v.tense !== 'ing' && v.tense !== 'infinitive');
  return next && next.first - last <= 1 ? next : null;
}

/** A stretch without white space and marks at its ends. */
export function trim(syntax: Syntax, first: number, last: number): Stretch | null {
  let a = first;
  let b = last;
  const mark = (i: number) => /^[,.;:!?–—"“”‘’()-]$|^--+$|^''$|^``$/u.test(syntax.words(i));
  while (a < b && (mark(a) || ['and', 'but'].includes(syntax.lower(a)))) a++;
  while (b > a && mark(b - 1)) b--;
  return b > a ? { first: a, last: b } : null;
}

/** The first condition of the sentence that a token stands in. */
export function conditionNear(draft: Draft, token: number): FindingId | null {
  const { syntax } = draft;
  const sentence = syntax.sentenceOf(token);
  const found = draft
    .of('condition')
    .find((c) => c.connective.evidence[0].start >= sentence.start && c.connective.evidence[0].end <= sentence.end);
  return found?.id ?? null;
}
