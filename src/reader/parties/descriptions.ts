import { offices } from '../../lexicon/index.js';
import { GOES_BETWEEN, holds } from './likeness.js';
import { isKin } from './mention.js';
import type { Entity, Mentioned, Parties } from './parties.js';
import { hasLeft, officesAt } from './turns.js';

/** The last sentence of what may be a lead, after a dateline. */
const LEAD = 2;
/** Nouns that stand for any body. */
const BODY = /^(?:group|bloc|agency|company|firm|thinktank|charity|watchdog|ngo)$/u;
/** Nouns that no state or union of states is called by. */
const CALLED_SO = /^(?:thinktank|charity|watchdog|ngo)$/u;
const PRINTED = /\b(?:Times|Journal|Herald|Gazette|Tribune|Telegraph|Chronicle|Courier)$/u;
/** Whether a party is an outlet by the lexicon or by its name. */
export const isOutlet = (entity: Entity | null): boolean =>
  entity !== null && (entity.key?.startsWith('outlet:') === true || PRINTED.test(entity.name));
/** How many sentences back "the group" looks for its name. */
const REACH = 8;

/** "A senior Varenian diplomat said …": in the lead, whom the sentences after it name with the same affiliation, if that is one alone. */
export function namedNext(parties: Parties, m: Mentioned): Entity | undefined {
  const { syntax } = parties;
  if (!m.office || m.plural || !m.affiliation || !/^an?$/u.test(syntax.lower(m.first)) || m.sentence > LEAD)
    return undefined;
  const own = m.affiliation.state?.name ?? m.affiliation.name;
  const named = parties.mentions.filter(
    (n) =>
      n.form === 'name' &&
      n.type === 'person' &&
      n.sentence > m.sentence &&
      n.sentence <= m.sentence + 2 &&
      n.office?.class === m.office!.class &&
      (n.affiliation?.state?.name ?? n.affiliation?.name) === own &&
      !parties.mentions.some((o) => o.entity === n.entity && o.index < n.index),
  );
  return named.length === 1 ? (parties.entityOf(named[0]!) ?? undefined) : undefined;
}

/** "the group" after "the Polar Crisis Group" or "the rebel group Al-Mar": the body last named whose name, or words in front of it, end in that noun. */
export function calledSo(parties: Parties, m: Mentioned): Entity | undefined {
  const { syntax } = parties;
  const noun = syntax.lower(m.core.last - 1);
  let acting: Entity | undefined;
  for (let i = m.index - 1; i >= 0 && m.sentence - parties.mentions[i]!.sentence <= REACH; i--) {
    const o = parties.mentions[i]!;
    const entity = parties.entityOf(o);
    if (o.form !== 'name' || !entity || (entity.type !== 'organisation' && entity.type !== 'group')) continue;
    const before = o.core.first > o.first ? syntax.lower(o.core.first - 1) : '';
    const named = syntax.lower(o.core.last - 1) === noun || before === noun;
    if (named && m.last - m.first < 3) return entity;
    // "Al-Mar rejected it. The rebel group said": the body that acted in the sentence before.
    const may = !entity.key || (CALLED_SO.test(noun) && parties.links.speaks(o));
    if (o.subject && may && m.sentence - o.sentence < 3) acting ??= entity;
  }
  if (!acting || !BODY.test(noun)) return undefined;
  const known = parties.entities.some((e) => e.name.toLowerCase() === m.name.toLowerCase());
  return known ? undefined : acting;
}

/** "the leader | of the northern mutineers": the words behind an office that tell whose it is. */
function complementOf(parties: Parties, m: Mentioned): string | null {
  const known = complements.get(m);
  if (known !== undefined) return known;
  const found = complementAt(parties, m);
  complements.set(m, found);
  return found;
}

/** Each description is held against every mention of many persons. */
const complements = new WeakMap<Mentioned, string | null>();

function complementAt({ syntax }: Parties, m: Mentioned): string | null {
  // "the head | of government" is an office of its own.
  const whole = offices().match(m.core.first, (k) => syntax.lower(k));
  if (whole && m.core.first + whole.length > m.last) return null;
  const owner = syntax.nounAt(m.core.first)?.possessor;
  if (owner && owner.last <= m.core.first && m.affiliation === null) return syntax.lower(owner.last - 1);
  const of = syntax.lower(m.last) === 'of' ? syntax.nounAt(m.last + 1) : undefined;
  return of?.first === m.last + 1 && !of.pronoun ? syntax.lower(of.head) : null;
}

/**
 * Whether somebody may be who is of that body, people or place: they are told to be, by affiliation or by the same words behind a name or an
 * office, or they hold just that office and nothing says of what.
 */
function mayBeOf(parties: Parties, e: Entity, whose: string, exactly: boolean): boolean {
  if ([...e.affiliations].some((a) => a.toLowerCase().split(' ').includes(whose))) return true;
  const { syntax } = parties;
  let elsewhere = e.affiliations.size > 0;
  for (const i of e.mentions) {
    const m = parties.mentions[i]!;
    if (m.form === 'pronoun') continue;
    const own = complementOf(parties, m);
    if (own === whose) return true;
    for (let k = m.first; k < m.last; k++) if (syntax.lower(k) === whose) return true;
    elsewhere ||= own !== null;
  }
  return exactly && !elsewhere;
}

/** Whether an office whose complement is told may be that of somebody whom the model means by it. */
export function mayHold(parties: Parties, m: Mentioned, e: Entity): boolean {
  const whose = m.office && e.type === 'person' ? complementOf(parties, m) : null;
  return whose === null || mayBeOf(parties, e, whose, e.offices.has(m.office!.word));
}

/** "the Front official" is whoever holds an office of the Front, whatever it is; "the Varenian official" need not be Varenia's president. */
const isOfficialOfBody = (m: Mentioned, e: Entity): boolean =>
  m.affiliation?.state === null && e.offices.size > 0 && /^official$/u.test(m.office!.word);

/** "Orsk was named in May. The former Varenian foreign minister said": whom the sentence before is about, where nobody held that office. */
export function otherwiseCalled(parties: Parties, m: Mentioned): Entity | undefined {
  const { syntax } = parties;
  if (!m.office || m.plural || !m.definite || !m.subject || syntax.lower(m.first + 1) !== 'former') return undefined;
  const about = parties.mentions.filter((o) => o.sentence === m.sentence - 1 && o.subject && o.form !== 'description');
  const persons = new Set(about.map((o) => parties.entityOf(o)).filter((e) => e?.type === 'person'));
  return persons.size === 1 ? [...persons][0]! : undefined;
}

/**
 * Those whom words cannot mean for where they stand: "the president" of "the president's wife" is not she, "the hostages" of "relatives of
 * the hostages" are not these, and who is met is not who meets them.
 */
export function barred(parties: Parties, m: Mentioned): ReadonlySet<number> {
  const { syntax, mentions } = parties;
  const { tree } = syntax;
  const found = new Set<number>();
  const verb = tree && tree.relation(m.core.last - 1) === 'obj' ? tree.heads[m.core.last - 1]! : -1;
  for (let i = m.index - NEAR; i <= m.index + NEAR; i++) {
    const o = mentions[i];
    if (!o || o === m || o.entity === null || o.sentence !== m.sentence) continue;
    const around = o.first <= m.first && m.last < o.last && m.last <= o.core.first;
    const of = o.last === m.first - 1 && syntax.lower(o.last) === 'of';
    const head = o.core.last - 1;
    const acts = verb >= 0 && tree!.heads[head] === verb && tree!.relation(head) === 'nsubj';
    if (around || of || acts) found.add(o.entity);
  }
  return found;
}

/** Mentions on both sides of one in which those that hold it or govern it stand. */
const NEAR = 6;

/**
 * "the Varenian president": the person last named who holds that office; several where a sentence names two and nothing tells which of
 * them is meant.
 */
export function holderOf(parties: Parties, m: Mentioned): Entity | 'several' | undefined {
  const whose = complementOf(parties, m);
  const not = barred(parties, m);
  const fits = (e: Entity) => {
    if (e.type !== 'person' || not.has(e.index) || (!isFormer(m) && hasLeft(parties, e, m.first))) return false;
    const offices = officesAt(parties, e, m.first);
    const shared = m.affiliation !== null && e.affiliations.has(m.affiliation.name) && m.office!.class === 'official';
    // "the UN mediator" may be its special representative.
    const between =
      GOES_BETWEEN.test(m.office!.word) &&
      e.offices.has('class:envoy') &&
      m.affiliation !== null &&
      e.affiliations.has(m.affiliation.name);
    const office =
      holds(offices, m.office!) || (shared && (e.offices.has('class:official') || isOfficialOfBody(m, e))) || between;
    const exactly =
      offices.has(m.office!.word) &&
      !/^(?:head|chief|leader|director|member|official|representative|figure|person|man|woman)$/u.test(m.office!.word);
    const place =
      m.affiliation === null
        ? exactly || shared || !offices.has(m.office!.word)
        : (exactly && e.affiliations.size === 0) ||
          e.affiliations.has(m.affiliation.name) ||
          (e.side !== null && e.side === m.affiliation.state?.name);
    const gender = m.gender === 'u' || e.gender === 'u' || m.gender === e.gender;
    return office && place && gender && (whose === null || mayBeOf(parties, e, whose, exactly));
  };
  const before = parties.entities.filter(
    (e) => fits(e) && e.mentions.some((i) => parties.mentions[i]!.first < m.first),
  );
  const exact = before.filter((e) => officesAt(parties, e, m.first).has(m.office!.word));
  const told = (exact.length > 0 ? exact : before).map((e) => lastOf(parties, e, m.first));
  const [one, other] = told.sort((a, b) => b.first - a.first);
  const entity = parties.entityOf(one ?? null) ?? undefined;
  // "Defence Minister Orsk met Foreign Minister Brandt. The minister said": of two of one sentence only who speaks there is meant.
  if (!one || other?.sentence !== one.sentence || one.sentence === m.sentence) return entity;
  const speakers = [one, other].filter((o) => parties.links.speaks(o));
  return speakers.length === 1 ? (parties.entityOf(speakers[0]!) ?? undefined) : 'several';
}

const isFormer = (m: Mentioned): boolean => /^(?:former |ex-)/u.test(m.office!.word);

/** The last mention of somebody in front of a token. */
const lastOf = (parties: Parties, e: Entity, at: number): Mentioned =>
  e.mentions
    .map((i) => parties.mentions[i]!)
    .filter((o) => o.first < at)
    .reduce((a, b) => (b.first > a.first ? b : a));

/** "the Movement of the Marshes (Almar)": the body that a name in brackets is another name of; it is called by that from here on. */
export function spelledOut(parties: Parties, m: Mentioned): Entity | null {
  const { syntax } = parties;
  const bracketed = syntax.words(m.first - 1) === '(' && syntax.words(m.last) === ')';
  if (!bracketed || m.type !== 'organisation' || m.last - m.first > 2) return null;
  const before = parties.mentions.find(
    (o) => o.form === 'name' && o.type === 'organisation' && o.last === m.first - 1 && o.entity !== null,
  );
  const entity = parties.entityOf(before ?? null);
  const known = m.key === null ? undefined : parties.entities.find((e) => e.key === m.key);
  if (!entity || entity.key !== null || (known && known !== entity)) return null;
  entity.key = m.key;
  entity.name = m.name;
  return entity;
}

/** The person whose name ends words up to `last` that begin with an office or a state: "head of the Varenian delegation | Lena Orsk". */
export function personBehind(parties: Parties, first: Mentioned, last: number): Mentioned | null {
  const { syntax } = parties;
  const named = last > first.last ? parties.personEndingAt(last) : null;
  if (!named || named.first < first.last) return null;
  // "Republic of Orm (ROO) | chief negotiator Lena Orsk"
  if (first.form === 'name')
    return first.type !== 'person' &&
      named.office !== null &&
      syntax.words(named.first - 1) === ')' &&
      syntax.words(first.last) === '('
      ? named
      : null;
  if (
    !first.office ||
    isKin(first.office) ||
    first.plural ||
    syntax.lower(first.last) !== 'of' ||
    named.core.last - named.core.first < 2
  )
    return null;
  for (let i = first.last; i < named.core.first; i++)
    if (/^(?:,|and|for|to|with|by)$/u.test(syntax.lower(i))) return null;
  // "leader of the Marsh Front (MF) | Lena Orsk"
  const bracketed = syntax.words(named.first - 1) === ')';
  return named.core.first > named.first || named.first === first.last || bracketed ? named : null;
}
