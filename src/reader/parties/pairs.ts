/** Several parties in few words: "both sides" are the two that were told before, "Varenian and Sarnish officials" two states. */
import { knownNames } from '../../lexicon/index.js';
import { grouped, type Party } from '../../model/index.js';
import type { Syntax } from '../syntax/syntax.js';
import type { Stretch } from './mention.js';
import { pieces } from './namesInPhrase.js';
import type { Entity, Mentioned, Parties } from './parties.js';

const SIDES =
  /^(?:sides|parties|delegations|teams|camps|governments|capitals|neighbou?rs|rivals|foes|powers|armies|belligerents|adversaries)$/u;
const STATES = /^(?:countries|states|nations|republics|economies|kingdoms|allies)$/u;
const PERSONS =
  /^(?:leaders|presidents|premiers|ministers|envoys|negotiators|diplomats|men|women|officials|chancellors|ambassadors|heads|delegates|pair)$/u;

/** How far back, in sentences, two persons are still "the two", and two of whom a report tells that they met. */
const PERSONS_REACH = 4;
const MET_REACH = 12;

type Kind = 'side' | 'state' | 'person' | 'any';

/** What kind of two a stretch tells of, or null: "the two", "both", "both delegations", "the two warring sides". */
function kindOf(syntax: Syntax, { first, last }: Stretch): Kind | null {
  let i = /^(?:the|these|those|between|of)$/u.test(syntax.lower(first)) ? first + 1 : first;
  const article = i > first;
  if (syntax.lower(i) !== 'both' && !(article && /^(?:two|pair)$/u.test(syntax.lower(i)))) return null;
  if (syntax.lower(i) === 'pair') return last === i + 1 ? 'person' : null;
  i++;
  if (i === last) return 'any';
  // "the two Varenian ministers" are two of one side, and no pair of sides.
  for (let k = i; k < last; k++) if (syntax.isCapital(k) && isOfState(syntax, k)) return null;
  if (last - i > 2) return null;
  const noun = syntax.lower(last - 1);
  if (SIDES.test(noun)) return 'side';
  if (STATES.test(noun)) return 'state';
  return PERSONS.test(noun) ? 'person' : null;
}

/** "Varenian", but not "Himalayan": of one state. */
function isOfState(syntax: Syntax, at: number): boolean {
  const found = knownNames().match(
    at,
    (k) => syntax.lower(k),
    (k) => syntax.words(k),
  );
  return found === null
    ? !WIDE.test(syntax.lower(at))
    : !('state' in found.value && found.value.state.code.startsWith('region:'));
}

/** Adjectives of parts of the world, which two states share. */
const WIDE =
  /^(?:himalayan|caucasian|balkan|baltic|nordic|arab|african|asian|european|american|latin|caribbean|mediterranean|pacific|atlantic|nuclear|muslim|andean|gulf|black|south|north|east|west)$/u;

interface Pair {
  readonly at: Mentioned;
  readonly names: readonly [Mentioned, Mentioned];
  readonly two: readonly [Entity, Entity];
  /** What telling them so is worth; 1 where "and" joins them. */
  readonly share: number;
}

const known = new WeakMap<Parties, readonly Pair[]>();

const isSide = (e: Entity) =>
  e.type === 'state' || e.type === 'organisation' || (e.type === 'group' && !KIN.test(e.name));

/** "husbands and wives": people in pairs who talk for nobody. */
const KIN =
  /(?:^|\s)(?:husbands|wives|brothers|sisters|mothers|fathers|parents|sons|daughters|children|boys|girls|men|women|friends|lovers|cousins|uncles|aunts|widows|orphans|families)$/iu;

/** Parties that "and" joins, two and no more, in the order of the text. */
function pairsOf(parties: Parties): readonly Pair[] {
  const before = known.get(parties);
  if (before) return before;
  const { syntax } = parties;
  const byFirst = new Map<number, Mentioned[]>();
  for (const m of parties.mentions) byFirst.set(m.first, [...(byFirst.get(m.first) ?? []), m]);
  const found: Pair[] = [];
  for (const m of parties.mentions) {
    const one = parties.entityOf(m);
    if (!one || m.form === 'pronoun' || syntax.lower(m.last) !== 'and' || isListed(syntax, m)) continue;
    const next = (byFirst.get(m.last + 1) ?? []).sort((a, b) => b.last - a.last)[0];
    const other = next?.form === 'pronoun' ? null : parties.entityOf(next ?? null);
    if (!other || other === one || /^['’]s?$/u.test(syntax.lower(next!.last))) continue;
    const sides = [
      [one, m],
      [other, next!],
    ] as const;
    if (sides.every(([e, n]) => isSide(e) || isUnknown(syntax, e, n)) || sides.every(([e]) => e.type === 'person'))
      found.push({ at: m, names: [m, next!], two: [one, other], share: 1 });
  }
  found.push(...metPairs(parties));
  found.sort((a, b) => a.at.first - b.at.first);
  known.set(parties, found);
  return found;
}

/** What two persons who met are worth beside two whom "and" joins. */
const MET_SHARE = 0.2;
const MET = /^(?:met|meets?|visited|saw|received|telephoned|phoned|hosted)$/u;

/** "Orsk met Kell", "Orsk held talks with Kell": a subject and whom it is with, two and no more. */
function metPairs(parties: Parties): Pair[] {
  const { syntax, mentions } = parties;
  const found: Pair[] = [];
  const bySentence = grouped(mentions, (m) => m.sentence);
  for (const list of bySentence.values()) {
    const one = list.find((m) => m.subject && parties.entityOf(m) !== null);
    if (!one || syntax.lower(one.last) === 'and') continue;
    const others = list.filter((m) => {
      const before = syntax.lower(m.first - 1);
      return (
        m.first > one.last &&
        m.form !== 'pronoun' &&
        syntax.lower(m.last) !== 'and' &&
        (before === 'with' || MET.test(before) || (before === 'visiting' && syntax.lower(m.first - 2) === 'with'))
      );
    });
    const [other] = others;
    const [a, b] = [parties.entityOf(one), parties.entityOf(other ?? null)];
    if (others.length !== 1 || !a || !b || a === b) continue;
    if (a.type === 'person' && b.type === 'person')
      found.push({ at: one, names: [one, other!], two: [a, b], share: MET_SHARE });
  }
  return found;
}

/** A name that nobody knows and that acts, or stands where sides do: "Varenia and Orm met", "talks between Varenia and Orm". */
const isUnknown = (syntax: Syntax, { type }: Entity, m: Mentioned): boolean =>
  (type === 'place' || type === 'other') &&
  m.form === 'name' &&
  (m.subject || syntax.lower(m.first - 1) === 'between' || syntax.lower(m.first - 1) === 'and');

/** "A, B and C": the last two of more. */
const isListed = (syntax: Syntax, { first }: Stretch): boolean =>
  syntax.words(first - 1) === ',' && syntax.tag(first - 2) === 'PROPN';

const keyOf = ({ two: [a, b] }: Pair) => `${Math.min(a.index, b.index)} ${Math.max(a.index, b.index)}`;

/**
 * The two whom a stretch means, told together most often and most lately before it, on its words and on those that name them; null where nobody
 * can know.
 */
export function pairMeant(parties: Parties, at: Stretch): readonly Party[] | null {
  const { syntax } = parties;
  const told = toldBefore(parties, at);
  if (told) {
    const own = syntax.span(at.first, at.last);
    return pairMeant(parties, told)?.map((p) => ({ ...p, evidence: [own, p.evidence[1]!] as const })) ?? null;
  }
  const kind = kindOf(syntax, at);
  if (kind === null) return null;
  const here = syntax.sentenceOf(at.first).index;
  const word = syntax.lower(at.last - 1);
  const weights = new Map<string, { weight: number; pair: Pair }>();
  for (const pair of pairsOf(parties)) {
    if (pair.at.first >= at.first) break;
    const persons = pair.two[0].type === 'person';
    const back = here - pair.at.sentence;
    if (
      persons
        ? !(kind === 'person' || kind === 'any') || back > (pair.share < 1 ? MET_REACH : PERSONS_REACH)
        : kind === 'person'
    )
      continue;
    if (persons && pair.share < 1 && !pair.two.every((e) => holds(e, word))) continue;
    if (kind === 'state' && pair.two.some((e) => e.type !== 'state' && e.type !== 'organisation')) continue;
    const key = keyOf(pair);
    weights.set(key, { weight: (weights.get(key)?.weight ?? 0) + pair.share / (1 + back), pair });
  }
  const best = [...weights.values()].sort((a, b) => b.weight - a.weight)[0];
  const meant = best?.pair ?? (kind === 'person' && OFFICES.test(word) ? holders(parties, at, word) : null);
  if (!meant) return null;
  const { two, names } = meant;
  return two.map((e, i) => ({
    value: parties.ref(e),
    evidence: [syntax.span(at.first, at.last), syntax.span(names[i]!.first, names[i]!.last)],
  }));
}

/** "The two leaders met. | They | also discussed it": the words for two that a pronoun goes back to. */
function toldBefore(parties: Parties, { first, last }: Stretch): Stretch | null {
  if (last - first !== 1 || !/^(?:they|them)$/u.test(parties.syntax.lower(first))) return null;
  const own = parties.within(first, last).find((m) => m.form === 'pronoun');
  const all = parties.entityOf(own ?? null)?.mentions.map((i) => parties.mentions[i]!) ?? [];
  const before = all.filter((m) => m.form !== 'pronoun' && m.last <= first).at(-1);
  return before && kindOf(parties.syntax, before) !== null ? { first: before.first, last: before.last } : null;
}

/** Whether somebody may be one of "the two presidents": holds that office, or the word is none. */
function holds({ offices }: Entity, word: string): boolean {
  if (word === 'leaders') return offices.has('class:head') || offices.has('class:royal');
  if (!OFFICES.test(word)) return true;
  const office = word.replace(/s$/u, '');
  const own = [...offices].filter((o) => !o.startsWith('class:') && !/^(?:former|ex-|vice|deputy)/u.test(o));
  return own.some(
    (o) => o === office || o.endsWith(` ${office}`) || (office === 'premier' && o.endsWith('prime minister')),
  );
}

/** The only two of the last sentences who hold such an office. */
function holders(parties: Parties, at: Stretch, word: string): Pick<Pair, 'two' | 'names'> | null {
  const here = parties.syntax.sentenceOf(at.first).index;
  const found = new Map<Entity, Mentioned>();
  for (const m of parties.mentions) {
    const entity = parties.entityOf(m);
    const near = m.last <= at.first && here - m.sentence <= PERSONS_REACH && m.form === 'name';
    if (near && entity?.type === 'person' && holds(entity, word)) found.set(entity, m);
  }
  const [one, other] = [...found];
  return found.size === 2 && one && other ? { two: [one[0], other[0]], names: [one[1], other[1]] } : null;
}

const OFFICES = /^(?:leaders|presidents|premiers|ministers|chancellors|ambassadors|envoys|negotiators)$/u;

/** Who acts for a state where two are told in front of them; "Varenian and Sarnish fishermen" act for themselves. */
const ACT_FOR =
  /^(?:officials|diplomats|delegations|delegates|negotiators|envoys|governments|sides|teams|representatives|authorities|forces|troops|armies|leaders|ministers|talks|meeting|summit|negotiations|proposal|plan|offer|draft)$/u;

/** "Varenian and Sarnish officials", "Varenian-Sarnish": the states of several adjectives in front of one noun, or alone. */
export function nationsMeant(parties: Parties, { first, last }: Stretch): Party[] {
  const { syntax } = parties;
  const known = pieces(syntax, first, last).filter((p) => p.type === 'known');
  const one = known[0];
  if (!one || known.length < 2) return [];
  for (let i = first; i < one.first; i++) if (syntax.isCapital(i) && i > first) return [];
  const found: Party[] = [];
  let adjective = false;
  let end = one.first;
  for (const p of known) {
    if (p.type !== 'known' || !/^(?:state|nationality|body)$/u.test(p.known.type) || p.first > end + 1) break;
    if (p.first > end && !/^(?:and|,|-|–)$/u.test(syntax.lower(end))) break;
    adjective ||= p.known.type === 'nationality' || syntax.words(end) === '-';
    const name = 'state' in p.known ? p.known.state.name : p.known.name;
    const entity = parties.entities.find((e) => e.name === name);
    const evidence = [syntax.span(first, last), syntax.span(p.first, p.last)] as const;
    found.push({ value: entity ? parties.ref(entity) : { name, party: null }, evidence });
    end = p.last;
  }
  // "Varenian and Sarnish President Lena Orsk" is one person.
  for (let i = end; i < last; i++) if (!/^\p{Ll}[\p{L}-]*$/u.test(syntax.words(i))) return [];
  return adjective && (end === last || ACT_FOR.test(syntax.lower(last - 1))) ? found : [];
}
