/** Which names of the reports are countries, and which are the towns that they are governed from. */
import { isDemonymOf, knownNames, toldCapitals } from '../lexicon/index.js';
import { put } from '../model/index.js';
import type { Span } from '../text/index.js';
import { type Cluster, fullName, isNamed } from './clusters.js';
import { homeState } from './government.js';
import type { Material } from './located.js';

/** The clusters under what the whole record knows their names to be: a country in every report, and its capital as itself where it acts. */
export function withStates(
  material: Material,
  found: readonly Cluster[],
): { clusters: Cluster[]; capitals: ReadonlyMap<string, string>; home: string | null } {
  const names = new Set(found.map((c) => c.name));
  const served = servedStates(material, found);
  const states = new Set([...countriesIn(found), ...[...names].filter((n) => served.has(n))]);
  const capitals = capitalsTold(material, states, names);
  for (const state of capitals.values()) states.add(state);
  for (const town of capitals.keys()) states.delete(town);
  // A report may know a country by its adjective alone: "Varenian", "the Varenian government".
  const byAdjective = (name: string) => [...states].find((s) => isDemonymOf(name, s));
  const home = homeState(material, (name) => capitals.get(name) ?? byAdjective(name) ?? name, states);
  const clusters = found.map((c): Cluster => {
    const adjective = isNamed(c) ? (c.type === 'state' ? c.name : '') : (GOVERNMENT.exec(c.name)?.[1] ?? '');
    const acts = c.type !== 'place' && fullName(c) === null;
    const state = (acts ? capitals.get(c.name) : undefined) ?? byAdjective(adjective);
    if (home && states.has(home) && !isNamed(c) && BARE.test(c.name)) return { ...c, name: home, type: 'state' };
    if (state) return { ...c, name: state, type: 'state' };
    if (states.has(c.name)) return c.type === 'state' ? c : { ...c, type: 'state' };
    return c.type === 'state' ? { ...c, type: 'organisation' } : c;
  });
  return { clusters, capitals, home };
}

/** What is the state itself behind its adjective, or alone where one state has a government. */
const GOVERNMENT = /^(\p{Lu}\p{L}+) (?:government|authorities|administration|regime|leadership|cabinet)$/u;
const BARE = /^(?:government|authorities|administration|regime)$/u;

/** Names that are told of countries more than of bodies: a movement that governs ("the Front-led administration") is no country. */
function countriesIn(clusters: readonly Cluster[]): Set<string> {
  const told = new Map<string, number>();
  for (const { name, type, mentions } of clusters) {
    const weight = type === 'state' ? 1 : type === 'organisation' ? -1 : 0;
    told.set(name, (told.get(name) ?? 0) + weight * mentions.filter((m) => m.form === 'name').length);
  }
  const states = clusters.filter((c) => c.type === 'state').map((c) => c.name);
  return new Set(states.filter((name) => told.get(name)! >= 0));
}

/** What only a state has: "the president of Varenia". */
const OF_STATE = /(?:minister|premier|president|chancellor|ambassador|king|queen|emir|sultan)$/iu;

/** Single names that people hold an office of state of, and that never have an article, as "the Front" has. */
function servedStates(material: Material, clusters: readonly Cluster[]): Set<string> {
  const served = new Set<string>();
  const articled = new Set<string>();
  for (const c of clusters)
    for (const m of c.mentions) {
      const whole = material.words(c.report, m.evidence[0]!);
      if (m.form === 'name' && (/^the\s/iu.test(whole) || fullName(c))) articled.add(c.name);
      if (!m.affiliation || !m.role || !OF_STATE.test(m.role.value)) continue;
      const { start, end } = m.affiliation.evidence[0]!;
      const front = material.words(c.report, { start: Math.max(0, start - 4), end: start } as Span);
      // "the Agriculture Minister" is a minister of no such state, and "the president of the Front" of none.
      const owns = / of $/u.test(front) || /^['’]s /u.test(material.behind(c.report, end, 3));
      if (owns && /^\p{Lu}\p{Ll}{3,}$/u.test(m.affiliation.value)) served.add(m.affiliation.value);
    }
  const bare = [...new Set(clusters.map((c) => c.name))].filter((n) => served.has(n) && !articled.has(n));
  return new Set(bare.filter((n) => knownNames().match(0, (i) => (i === 0 ? n.toLowerCase() : '')) === null));
}

/** Towns that a report tells to be the capital of a country of the record, with its name; not those of which reports tell two countries. */
function capitalsTold(
  material: Material,
  states: ReadonlySet<string>,
  names: ReadonlySet<string>,
): Map<string, string> {
  const told = new Map<string, string[]>();
  for (const report of material.readings.keys())
    for (const { town, of } of toldCapitals(material.inputs.text(report))) {
      const known = [...states, ...names];
      const state = known.find((s) => s === of) ?? known.find((s) => isDemonymOf(of, s));
      if (state && names.has(town) && state !== town) put(told, town, state);
    }
  return new Map([...told].flatMap(([town, all]) => (new Set(all).size === 1 ? [[town, all[0]!] as const] : [])));
}
