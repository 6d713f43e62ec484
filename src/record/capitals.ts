/**
 * Capitals that no lexicon has. A town that wants, promises or refuses something is a government's: where its wishes are told by people of
 * one state, it may be that state's ("Lena Orsk, the Varenian minister, said that Selmar could sign"). It may as well be a rival's that they tell of, so a person
 * must say.
 */
import { isDemonymOf } from '../lexicon/index.js';
import type { Finding, Party, Statement } from '../model/index.js';
import type { Span } from '../text/index.js';
import { isNamed } from './clusters.js';
import type { Group } from './joining.js';
import type { Material } from './located.js';

/** Towns with the one state that may govern from them. */
export function capitals(material: Material, groups: readonly Group[]): [Group, Group][] {
  const groupOf = new Map(groups.flatMap((g) => g.clusters.map((c) => [c.party, g] as const)));
  const states = new Map(groups.filter((g) => g.type === 'state').map((g) => [g.clusters[0]!.name, g] as const));
  const votes = new Map<Group, Map<Group, number>>();
  const towns = new Map<Group, boolean>();
  const homes = new Map<Group, Group | null>();
  // What people hold offices of is a state or a body, however they come and go there.
  const served = new Set(groups.flatMap((g) => g.clusters.flatMap((c) => c.mentions.map((m) => m.affiliation?.value))));
  const isTown = (g: Group) =>
    towns.get(g) ?? towns.set(g, !served.has(g.clusters[0]!.name) && mayBeTown(material, g)).get(g)!;
  const homeOf = (g: Group) => {
    if (!homes.has(g)) homes.set(g, stateOf(g, states));
    return homes.get(g)!;
  };
  for (const { finding } of material.located.values()) {
    if (finding.claimedBy !== null) continue;
    const party = willOf(finding);
    const town = party?.value.party ? groupOf.get(party.value.party) : undefined;
    if (!town || !isTown(town)) continue;
    const speaker = speakerOf(material, finding)?.value.party;
    const own = speaker ? groupOf.get(speaker) : undefined;
    const state = own ? homeOf(own) : null;
    if (!state || state === town) continue;
    const counts = votes.get(town) ?? new Map<Group, number>();
    votes.set(town, counts.set(state, (counts.get(state) ?? 0) + 1));
  }
  const found: [Group, Group][] = [];
  for (const [town, own] of votes) {
    const [[state, n] = [], ...others] = [...own].sort(([, a], [, b]) => b - a);
    if (state && others.every(([, m]) => m * 3 <= n!)) found.push([town, state]);
  }
  return found;
}

/** One name without an office in which, from which or to which something is told: a town, or the state itself. */
function mayBeTown(material: Material, g: Group): boolean {
  const [first] = g.clusters;
  if (
    g.type === 'organisation' ||
    g.type === 'group' ||
    !/^\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?$/u.test(first!.name)
  )
    return false;
  if (!g.clusters.every((c) => isNamed(c) && c.mentions.every((m) => m.role === null))) return false;
  return g.clusters.some((c) =>
    c.mentions.some((m) => {
      const { start } = m.evidence[0]!;
      return LEADS_TO.test(material.words(c.report, { start: Math.max(0, start - 6), end: start } as Span));
    }),
  );
}

const LEADS_TO = /\b(?:in|from|to|at)\s+$/u;

/** Whose will a finding tells: their answer, wish, promise or condition. */
function willOf(f: Finding): Party | null {
  switch (f.kind) {
    case 'position':
    case 'reception':
      return f.holder;
    case 'condition':
      return f.setBy;
    case 'commitment':
    case 'event':
      return f.actor;
    case 'statement':
      return f.source;
    default:
      return null;
  }
}

function speakerOf(material: Material, f: Finding): Party | null {
  const statement = f.saidIn ? (material.located.get(f.saidIn)?.finding as Statement | undefined) : undefined;
  return statement?.source ?? null;
}

function stateOf(own: Group, states: ReadonlyMap<string, Group>): Group | null {
  for (const c of own.clusters) {
    // "A Varenian official said": the adjective in front of somebody without a name.
    const adjective = isNamed(c) ? '' : (/^\p{Lu}\p{L}+(?= )/u.exec(c.name)?.[0] ?? '');
    for (const [name, state] of states) if (isDemonymOf(adjective, name)) return state;
    for (const m of c.mentions) {
      const state = m.affiliation ? states.get(m.affiliation.value) : undefined;
      if (state) return state;
    }
  }
  return null;
}
