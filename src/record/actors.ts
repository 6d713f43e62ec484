import { isDemonymOf, offices, outletNames } from '../lexicon/index.js';
import type { Actor, FindingId, Mention, Role, Undecided } from '../model/index.js';
import { sided } from './belonging.js';
import { type Cluster, clustersOf, isNamed, wordsOf } from './clusters.js';
import { Decided, withSides } from './decided.js';
import { joined } from './joining.js';
import { byTime, compare, least, type Material } from './located.js';
import { withStates } from './states.js';

export interface Actors {
  /** Names of the states that the reports name. */
  readonly countries: readonly string[];
  readonly list: readonly Actor[];
  readonly undecided: readonly Undecided[];
  /** Party id of any reading to the actor. */
  readonly of: ReadonlyMap<string, Actor>;
}

/** Parties joined over reports by name; a party that is only described stays apart, in its own report. */
export function actors(material: Material): Actors {
  const decided = new Decided(material.inputs.decisions);
  const found = [...material.readings.keys()].sort(compare).flatMap((r) => clustersOf(material, r));
  const papers = material.of('proposal').map(({ finding }) => finding.name.value);
  const isPaper = (c: Cluster) => c.type === 'other' && isNamed(c) && papers.some((p) => p.endsWith(` ${c.name}`));
  // What one report shows to be a country is one in those that only name it.
  const {
    clusters,
    capitals,
    home: governed,
  } = withStates(
    material,
    found.filter((c) => !isPaper(c)),
  );
  const { groups, undecided } = joined(material, clusters, decided);
  const countries = [...new Set(clusters.filter((c) => c.type === 'state').map((c) => c.name))];
  const country = remembered((name) => capitals.get(name) ?? countryName(name, countries));
  // "Corranthian envoy" makes a country of Corranth, which the reports may only ever name as a place; "Londoners" make none.
  const places = [...new Set(clusters.filter((c) => c.type === 'place').map((c) => c.name))];
  const home = remembered((name) => countryName(country(name), places));
  const said = new Map<string, number>();
  for (const { finding } of material.of('statement')) {
    const party = finding.source?.value.party;
    if (party) said.set(party, (said.get(party) ?? 0) + 1);
  }
  const own = groups.map((members) => withCountry(actor(material, members, said, home), country));
  const told = sided(material, own, (i) => groups[i]!.map((c) => c.party), new Set(countries), governed);
  const list = withSides(told, decided);
  const of = new Map<string, Actor>();
  for (const [i, members] of groups.entries()) for (const c of members) of.set(c.party, list[i]!);
  return { countries, undecided, list: list.sort((a, b) => b.statements - a.statements || compare(a.id, b.id)), of };
}

/** A report that knows a side by its adjective alone ("Kelmaran") means the country that other reports name. */
function withCountry(actor: Actor, countryOf: (name: string) => string): Actor {
  // A capital is a place where it does not act.
  if (actor.side === null && actor.type === 'place') return actor;
  const side = actor.side ?? actor.name;
  const country = countryOf(side);
  return country === side ? actor : { ...actor, side: country };
}

/** A function of one name that works each name out once. */
function remembered<T>(work: (name: string) => T): (name: string) => T {
  const known = new Map<string, T>();
  return (name) => {
    if (!known.has(name)) known.set(name, work(name));
    return known.get(name)!;
  };
}

/** The country whose adjective a name is; else the name. */
export const countryName = (name: string, countries: readonly string[]): string =>
  countries.find((c) => isDemonymOf(name, c)) ?? name;

function actor(
  material: Material,
  members: readonly Cluster[],
  said: ReadonlyMap<string, number>,
  countryOf: (name: string) => string,
): Actor {
  const mentions = members.flatMap((c) => c.mentions);
  const counts = new Map<string, number>();
  // "Varenia's chief delegate" is an office of somebody who has a name, and no other spelling of it.
  const named = members.filter(isNamed);
  for (const c of named.length > 0 ? named : members) counts.set(c.name, (counts.get(c.name) ?? 0) + c.mentions.length);
  for (const name of counts.keys()) {
    // A name in capitals is the same name shouted.
    const plain = [...counts.keys()].find((n) => n !== name && n.toLowerCase() === name.toLowerCase());
    if (plain && /\p{Lu}{2}/u.test(name)) counts.delete(name);
  }
  const names = [...counts]
    .sort(([a, n], [b, m]) => wordsOf(b).length - wordsOf(a).length || m - n || compare(a, b))
    .map(([name]) => name);
  const parties = [...new Set(members.map((c) => c.party))];
  const statements = parties.reduce((n, party) => n + (said.get(party) ?? 0), 0);
  const type = members.find((c) => c.type === 'person')?.type ?? members[0]!.type;
  return {
    id: least(mentions.map((m) => m.id)),
    members: mentions.map((m) => m.id).sort(compare),
    name: names[0]!,
    names,
    type,
    roles: rolesOf(material, mentions),
    side: sideOf(members, mentions, type, countryOf),
    sideSet: null,
    statements,
  };
}

function rolesOf(material: Material, mentions: readonly Mention[]): Role[] {
  const roles: Role[] = [];
  const located = mentions
    .filter((m) => m.role)
    .map((m) => material.located.get(m.id)!)
    .sort(byTime);
  for (const l of located) {
    const m = l.finding as Mention;
    const own = m.role!.value.replace(/^(?:its|his|her|their|that|this)\s+/iu, '');
    const words =
      m.affiliation && !m.role!.value.toLowerCase().includes(m.affiliation.value.toLowerCase())
        ? `${m.affiliation.value} ${own}`
        : own;
    if (
      /^(?:head|chief|leader|counterpart|official|representative)$/iu.test(m.role!.value) ||
      /counterpart$/iu.test(words)
    )
      continue;
    const known = roles.findIndex((r) => r.words.toLowerCase() === words.toLowerCase());
    if (known >= 0) roles[known] = { ...roles[known]!, count: roles[known]!.count + 1 };
    else roles.push({ words, count: 1, from: l.day, finding: m.id as FindingId });
  }
  return roles;
}

/** "the president's adviser" is of no side that is called president. */
const isOffice = (words: string): boolean => {
  const tokens = words.split(' ');
  const found = /^\p{Ll}/u.test(words) ? offices().match(0, (k) => tokens[k] ?? '') : null;
  return found !== null && found.length === tokens.length && !found.value.plural;
};

/** The state or body that most mentions tie it to; a state is its own side. */
function sideOf(
  members: readonly Cluster[],
  mentions: readonly Mention[],
  type: string,
  countryOf: (name: string) => string,
): string | null {
  if (type === 'state') return members[0]!.name;
  const counts = new Map<string, number>();
  // A correspondent belongs to an outlet, and an outlet is no side of talks.
  for (const m of mentions)
    if (m.affiliation && !outletNames().has(m.affiliation.value.toLowerCase()) && !isOffice(m.affiliation.value)) {
      const side = countryOf(m.affiliation.value);
      // Words that hold the name itself outweigh a description that was linked to it.
      counts.set(side, (counts.get(side) ?? 0) + (m.form === 'name' ? 3 : 1));
    }
  return [...counts].sort(([a, n], [b, m]) => m - n || compare(a, b))[0]?.[0] ?? null;
}
