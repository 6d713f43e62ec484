import type { Party } from '../../model/index.js';
import { antecedent } from '../attribution/learned.js';
import type { Draft } from '../draft.js';
import { coordinated, firstPersonAt, isFirstPerson, partyAt, sideOf, speakerAt } from '../frames/args.js';
import { SENT } from '../parties/describedAs.js';
import type { Stretch } from '../parties/mention.js';
import { nationsMeant, pairMeant } from '../parties/pairs.js';
import type { Mentioned } from '../parties/parties.js';
import type { NounPhrase } from '../syntax/chunks.js';
import { topOf } from '../syntax/dependencies.js';
import type { Syntax } from '../syntax/syntax.js';
import { conjuncts } from './conjuncts.js';

/** Things that act in a sentence and are nobody: "shells fell on the town". */
const THINGS =
  /^(?:(?:the|a|an|two|three|several|some|heavy|stray|suspected) )*(?:shells?|drones?|guns?|rockets?|missiles?|bombs?|mines?|shots|gunfire|fire|shrapnel|blasts?|explosions?|bullets?|aircraft|tanks?|ships?|trucks?|lorr(?:y|ies)|boats?|sirens?|news|reports?|rumours?|figures?|papers?|talks|texts?|drafts?|documents?|photographs?|pictures?)$/iu;

export const isThing = ({ value }: Party): boolean => value.party === null && THINGS.test(value.name);

/** The mention that a party of a finding stands on. */
export const mentionAt = ({ parties, syntax }: Draft, { evidence }: Party): Mentioned | null => {
  const { first, last } = syntax.range(evidence[0]);
  return parties.in(first, last);
};

/** Each party once. */
export const unique = (list: readonly Party[]): Party[] =>
  list.filter(
    (p, i) =>
      list.findIndex((q) => (p.value.party ? q.value.party === p.value.party : q.value.name === p.value.name)) === i,
  );

/** The parties of a phrase: of its head and of what is coordinated with it; its words alone where nobody is known by them. */
export function partiesIn(draft: Draft, at: Stretch, listed = false): Party[] {
  const { syntax } = draft;
  if (at.last - at.first === 1 && isFirstPerson(syntax, at.first)) {
    const party = firstPersonAt(draft, at);
    return party ? [party] : [];
  }
  const two = pairMeant(draft.parties, at);
  if (two) return [...two];
  // "| his | meeting with the envoy"
  const owner = at.last - at.first === 1 ? draft.parties.in(at.first, at.last) : null;
  if (owner?.form === 'pronoun' && !owner.plural && owner.entity !== null)
    return [draft.parties.party(at.first, at.last, owner)];
  const nations = nationsMeant(draft.parties, at);
  if (nations.length > 1) return nations;
  const relative = antecedent(draft, at);
  if (relative) return [draft.parties.party(relative.first, relative.last, relative)];
  const own = possessed(draft, at);
  if (own) return [own];
  const teller = whoseWords(draft, at);
  if (teller) return [teller];
  const sent = membersOf(draft, sendersOf(draft, at));
  if (sent.length > 0) return sent;
  const one = listed ? null : otherEnd(draft, at);
  if (one) return [...partiesIn(draft, one, true), ...partiesIn(draft, at, true)];
  const list = listed ? [] : conjuncts(draft, at);
  if (list.length > 1) return list.flatMap((member) => partiesIn(draft, member, true));
  const person = personIn(draft, at);
  if (person) return [person];
  const named = listIn(draft, at);
  if (named.length > 0) return named;
  const parted = halves(draft, at);
  if (parted) return parted.flatMap((half) => partiesIn(draft, half));
  const phrases = phrasesIn(draft, at);
  const known = phrases.flatMap((np) => {
    const party = senderAt(draft, np) ?? partyAt(draft, np) ?? mentionIn(draft, np);
    return party ? [{ np, party }] : [];
  });
  const whole = syntax.span(at.first, at.last);
  if (known.length === 1 && phrases.length === 1) return [{ value: known[0]!.party.value, evidence: [whole] }];
  // "Varenia's government and the river rebels": of several, those whom nobody knows are told by their words.
  if (known.length > 0 && phrases.length > known.length)
    return phrases.map((np) => known.find((k) => k.np === np)?.party ?? wordsOf(draft, np));
  if (known.length > 0) return known.map((k) => k.party);
  // "Maresh's premier" is not Maresh.
  const head = phrases[0];
  const inside = draft.parties
    .within(at.first, at.last)
    .find((m) => m.entity !== null && !isOwner(syntax, m, at) && !(head && isDescribing(draft, m, head)));
  if (inside) return [{ value: draft.parties.party(inside.first, inside.last, inside).value, evidence: [whole] }];
  const called = draft.parties.called(at.first, at.last);
  const words = { name: plain(syntax.slice(at.first, at.last)), party: null };
  return [{ value: called ?? words, evidence: [whole] }];
}

/** Words in one line, without a mark of quotation that has no other half. */
const plain = (words: string): string => {
  const flat = words.replace(/\s+/gu, ' ');
  return (flat.match(/["“”]/gu) ?? []).length % 2 === 1 ? flat.replace(/["“”]/gu, '').trim() : flat;
};

/** "the Varenian delegation", "Maresh's side": in what is done and met, those whose it is. */
function senderAt(draft: Draft, np: NounPhrase): Party | null {
  const { parties, syntax } = draft;
  const m = parties.of(np);
  if (!m?.affiliation || m.form === 'name' || !/^(?:delegations?|side|team|camp|party)$/u.test(syntax.lower(np.head)))
    return null;
  const { name, state } = m.affiliation;
  const whose = parties.entities.find(
    (e) => e.name === (state?.name ?? name) && /^(?:state|organisation|group)$/u.test(e.type),
  );
  return whose ? { value: parties.ref(whose), evidence: [syntax.span(np.first, np.last)] } : null;
}

/** "it" of "it was premature to", "it is a good idea that": nobody and nothing. */
export function isExpletive(syntax: Syntax, { first, last }: Stretch): boolean {
  const { tree } = syntax;
  if (!tree || last - first !== 1 || syntax.lower(first) !== 'it') return false;
  if (tree.relations[first] === 'expl') return true;
  const head = tree.heads[first]!;
  return (
    head >= 0 && tree.kid(head, 'cop') !== undefined && tree.kid(head, 'csubj', 'ccomp', 'xcomp', 'advcl') !== undefined
  );
}

/** Whose the noun of a trigger is: "Maresh's refusal", "his offer"; null where it has no owner, or nobody knows who that is. */
export function possessorOf(draft: Draft, { last }: Stretch): Party | null {
  const { parties, syntax } = draft;
  const np = syntax.nounAt(last - 1);
  // "its condemnation by the council"
  if (np?.last !== last || syntax.lower(last) === 'by') return null;
  const his = parties.within(np.first, np.first + 1).find((m) => m.form === 'pronoun' && m.gender !== 'u');
  const whose = np.possessor ? parties.in(np.possessor.first, np.possessor.last) : his;
  const entity = parties.entityOf(whose ?? null);
  if (!whose || !entity || entity.type === 'place' || entity.type === 'other') return null;
  return parties.party(whose.first, whose.last, whose);
}

/** Whether a mention stands behind a phrase and only tells of it: "the captors of Orsk", "its branch in Maresh"; guns of Maresh are Maresh's. */
function isDescribing({ syntax, parties }: Draft, m: Mentioned, np: Stretch): boolean {
  if (m.first < np.last || syntax.tag(m.first - 1) !== 'ADP') return false;
  return syntax.lower(m.first - 1) !== 'of' || parties.entityOf(m)?.type === 'person';
}

/** "the Marsh Army's reply": words and deeds are their owner's. */
function whoseWords(draft: Draft, { first, last }: Stretch): Party | null {
  const { parties, syntax } = draft;
  const np = syntax.nounAt(last - 1);
  const owner = np && np.first >= first && np.last === last && WORDS.test(syntax.lower(np.head)) ? np.possessor : null;
  const m = owner && parties.in(owner.first, owner.last);
  return owner ? parties.party(owner.first, owner.last, m) : null;
}

/** What somebody has in mind. */
const MINDS =
  /^(?:intention|aim|goal|hope|wish|plan|purpose|desire|readiness|willingness|determination|policy|priority)s?$/u;

const WORDS =
  /^(?:reply|answer|response|statement|demand|request|offer|refusal|decision|position|stance|promise|pledge|commitment|undertaking|threat|warning|visit|rejection|acceptance)s?$/u;

/** "between the government and | the rebels |": the first of two, where the model sees but the second. */
function otherEnd({ syntax, parties }: Draft, { first }: Stretch): Stretch | null {
  if (syntax.lower(first - 1) !== 'and') return null;
  const np = syntax.nounAt(first - 2);
  if (!np || np.last !== first - 1 || syntax.lower(np.first - 1) !== 'between' || !parties.acts(np)) return null;
  return { first: np.first, last: np.last };
}

/** "they": the delegations that the word goes back to. */
function sendersOf({ parties }: Draft, at: Stretch): Stretch {
  const m = at.last - at.first === 1 ? parties.in(at.first, at.last) : null;
  const entity = m?.form === 'pronoun' && m.plural ? parties.entityOf(m) : null;
  const told = entity?.mentions.map((i) => parties.mentions[i]!).find((o) => o.form !== 'pronoun' && o.plural);
  return told ? { first: told.first, last: parties.syntax.sentenceOf(told.first).last } : at;
}

/** Those who come to talks from states and bodies. */
const COME =
  /^(?:delegations?|delegates|representatives|teams?|negotiators|envoys|officials|diplomats|ministers|leaders|mediators|experts|counterparts)$/u;

/** Words in front of those who are sent that change nothing. */
const SENIOR =
  /^(?:the|its|an?|all|some|senior|top|high|level|ranking|-|foreign|defen[cs]e|finance|trade|visiting|government|chief|technical|military|his|her|their)$/u;

/** "experts of the Agency and of the Directorate" are there for those whose they are. */
function membersOf(draft: Draft, { first, last }: Stretch): Party[] {
  const { syntax } = draft;
  const np = syntax.nounAt(first);
  const from = syntax.lower(np?.last ?? -1) === 'from';
  if (!np || np.last >= last - 1 || !(from ? COME : SENT).test(syntax.lower(np.last - 1))) return [];
  if (!from && syntax.lower(np.last) !== 'of') return [];
  // "opposition leaders from Varenia" are not sent by it.
  for (let i = np.first; from && i < np.last - 1; i++)
    if (!SENIOR.test(syntax.lower(i)) && syntax.tag(i) !== 'NUM') return [];
  const whose = syntax.nounAt(np.last + 1);
  return whose
    ? coordinated(draft, whose, last).flatMap((n) => partyAt(draft, n) ?? (from ? null : countryAt(draft, n)) ?? [])
    : [];
}

/** "envoys of Varenia and Sarn": countries that nothing else in the report tells to be more than places. */
function countryAt({ parties }: Draft, np: NounPhrase): Party | null {
  const m = parties.of(np);
  return m?.form === 'name' && m.type === 'place' && m.entity !== null ? parties.partyOf(np) : null;
}

/** "UN go-between Lena Orsk", "Ivo Brandt of Maresh": the one person whom a stretch names is whom it means. */
function personIn(draft: Draft, { first, last }: Stretch): Party | null {
  const { syntax, parties } = draft;
  for (let i = first; i < last; i++) if (/^(?:and|or|but|with|,|;)$/u.test(syntax.lower(i))) return null;
  const named = parties.within(first, last).filter((m) => m.form === 'name' && parties.entityOf(m)?.type === 'person');
  const [one] = named;
  const head = syntax.nounAt(first);
  // "the captors of Lena Orsk" and "forces loyal to Lena Orsk" are not her, "the go-between Lena Orsk" is.
  const led =
    one !== undefined &&
    head !== undefined &&
    head.last <= one.first &&
    syntax.tag((one.office ? one.first : one.core.first) - 1) === 'ADP' &&
    syntax.words(one.first - 2) !== '-';
  if (named.length !== 1 || !one || led || !(one.last === last || syntax.lower(one.last) === 'of')) return null;
  return { value: parties.party(one.first, one.last, one).value, evidence: [syntax.span(first, last)] };
}

/**
 * "Varenia and Maresh", "General Orsk of the army and Commander Brandt of the front": the two sides of an "and" that joins two names, whatever
 * the tree says; "experts of Varenia and Maresh", "the minister for trade and industry" stay one.
 */
function halves(draft: Draft, { first, last }: Stretch): [Stretch, Stretch] | null {
  const { syntax, parties } = draft;
  const typeOf = (m: Mentioned | null) => (m?.form === 'name' ? parties.entityOf(m)?.type : undefined);
  for (let i = first + 1; i < last - 1; i++) {
    if (syntax.lower(i) !== 'and') continue;
    const [left, right] = [syntax.nounAt(first), syntax.nounAt(i + 1)];
    if (!left || right?.first !== i + 1) continue;
    const [one, other] = [parties.of(left), parties.of(right)];
    const alone = left.first === first && left.last === i && right.last === last && !left.pronoun && !right.pronoun;
    const known = one !== null && other !== null && one.entity !== other.entity;
    const named =
      known && [one, other].every((m) => m.form !== 'name' || !/^(?:place|other)$/u.test(typeOf(m) ?? 'other'));
    // "the spokesman for Orsk and Brandt" speaks for both.
    const led = parties
      .within(first, i)
      .some((m) => m !== one && typeOf(m) === 'person' && syntax.tag(m.first - 1) === 'ADP');
    const persons = !led && typeOf(other) === 'person' && (typeOf(one) === 'person' || one?.office != null);
    if ((alone && named) || (persons && one?.entity !== other?.entity))
      return [
        { first, last: i },
        { first: i + 1, last },
      ];
  }
  return null;
}

/** "Lena Orsk, Ivo Brandt, the deputy minister, and Kell": each who is named in a list of three and more, those who stand inside a phrase of another left out. */
function listIn(draft: Draft, { first, last }: Stretch): Party[] {
  const { syntax, parties } = draft;
  const inside = parties.within(first, last);
  const named = inside.filter((m) => {
    const type = m.form === 'name' ? parties.entityOf(m)?.type : undefined;
    const begins = m.first === first || /^(?:,|and|with|between)$/u.test(syntax.lower(m.first - 1));
    const ends = m.last === last || /^(?:,|and|who)$/u.test(syntax.lower(m.last));
    return begins && ends && (type === 'person' || type === 'state' || type === 'organisation');
  });
  // "the minister for Arms Control and International Security": what one of them is in charge of.
  const charge = (m: Mentioned) => {
    for (let i = m.first - 1; i > first && !named.some((n) => n.last > i && n !== m && n.first <= i); i--)
      if (/^(?:of|for)$/u.test(syntax.lower(i))) return parties.entityOf(m)!.type !== 'person';
    return false;
  };
  const all = named.filter((m) => !charge(m));
  return all.length > 2 ? all.map((m) => parties.party(m.first, m.last, m)) : [];
}

/** "his country" is his side; of "his men" nobody knows more than the words. */
function possessed(draft: Draft, at: Stretch): Party | null {
  const { syntax, parties } = draft;
  const np = syntax.nounAt(at.first);
  const whose =
    np && np.last === at.last && np.first === at.first ? parties.within(at.first, at.first + 1)[0] : undefined;
  const ours = np !== undefined && isFirstPerson(syntax, at.first) && np.last === at.last;
  if (whose?.form !== 'pronoun' && !ours) return null;
  if (np && parties.of(np)?.entity !== null && parties.of(np) !== null) return null;
  const evidence = [syntax.span(at.first, at.last)] as const;
  const owner = ours ? speakerAt(draft, at.first)?.party : parties.party(whose!.first, whose!.last, whose!);
  // "our intention", "his wish": whoever has it.
  if (
    owner &&
    np &&
    !ours === (whose?.entity != null) &&
    (MINDS.test(syntax.lower(np.head)) || WORDS.test(syntax.lower(np.head)))
  )
    return { value: (ours ? sideOf(draft, owner) : owner).value, evidence };
  const side =
    /^(?:country|government|nation|state|side|team|delegation|people|organi[sz]ation|movement|party|faction|union|group|body)$/u.test(
      syntax.lower(at.last - 1),
    );
  const home = owner?.value.party && side ? sideOf(draft, owner).value : null;
  if (home && home.name !== owner!.value.name) return { value: home, evidence };
  return { value: { name: syntax.slice(at.first, at.last).replace(/\s+/gu, ' '), party: null }, evidence };
}

/** Whether a mention only owns what follows: "Maresh's premier", "his men". */
const isOwner = (syntax: Syntax, m: Mentioned, { last }: Stretch): boolean =>
  (/^(?:'s|’s|’|')$/u.test(syntax.lower(m.last)) && m.last + 1 < last) ||
  /^(?:his|her|its|their|our|my)$/u.test(syntax.lower(m.first));

const wordsOf = (draft: Draft, np: NounPhrase): Party => ({
  value: { name: draft.syntax.slice(np.first, np.last).replace(/\s+/gu, ' '), party: null },
  evidence: [draft.syntax.span(np.first, np.last)],
});

/** A possessor alone ("Varenia’s"), or a nationality in front of a noun. */
function mentionIn(draft: Draft, np: NounPhrase): Party | null {
  const m = draft.parties.of(np);
  return m && m.entity !== null ? draft.parties.party(m.first, m.last, m) : null;
}

/** The noun phrase that heads a stretch, and those that "and" joins to it. */
function phrasesIn(draft: Draft, at: Stretch): NounPhrase[] {
  const { syntax } = draft;
  const { tree } = syntax;
  const nouns: NounPhrase[] = [];
  for (let i = at.first; i < at.last; i++) {
    const np = syntax.nounAt(i);
    if (np && np.first >= at.first - 1 && !nouns.includes(np)) nouns.push(np);
  }
  if (nouns.length < 2) return nouns;
  if (!tree) return nouns.slice(0, 1);
  const outside = (i: number) => tree.heads[i]! < at.first || tree.heads[i]! >= at.last;
  const head = nouns.find((np) => outside(topOf(tree, np))) ?? nouns[0]!;
  // "President Orsk and Prime Minister Kell": what "and" joins hangs on the title or the name.
  const joined = nouns.filter((np) => {
    const top = topOf(tree, np);
    const to = tree.heads[top]!;
    const beside = tree.kid(top, 'cc') !== undefined && to === tree.heads[topOf(tree, head)];
    return np !== head && (beside || (tree.relation(top) === 'conj' && head.first <= to && to < head.last));
  });
  return [head, ...joined];
}
