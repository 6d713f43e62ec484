/** Which side an actor is of, after what each mention of them tells: a side under its one name, and who speaks for whom. */
import { type Actor, type FindingId, type Party, put, type Statement } from '../model/index.js';
import { wordsOf } from './clusters.js';
import { isOfGovernment } from './government.js';
import type { Material } from './located.js';
import { isPartOf, shortsOf, singular } from './shortNames.js';

/** The actors with the sides that the whole record gives them; `parties` are the parties of the readings that each is made of. */
export function sided(
  material: Material,
  actors: readonly Actor[],
  parties: (index: number) => readonly string[],
  states: ReadonlySet<string>,
  home: string | null,
): Actor[] {
  const called = sameSide(actors, states);
  const own = (a: Actor) => (a.side ? called(a.side, a.side) : called(wholeOf(a), null));
  const isTheirs = (a: Actor) => home !== null && (isOfGovernment(a) || a.name.startsWith(`${home} `));
  const named = actors.map((a) => ({ ...a, side: own(a) ?? (isTheirs(a) ? home : null) }));
  const index = new Map(named.flatMap((_, i) => parties(i).map((party) => [party, i] as const)));
  const spoken = spokenFor(material, named, (party) => index.get(party));
  const told = named.map((a, i) =>
    a.side === null && a.type === 'person' ? { ...a, side: spoken.get(i) ?? null } : a,
  );
  // A body to which others belong is a side itself.
  const sides = new Set(told.map((a) => a.side));
  return told.map((a) => (a.side === null && a.type !== 'person' && sides.has(a.name) ? { ...a, side: a.name } : a));
}

/** "the captors of Lena Orsk" are not of her side. */
const AGAINST =
  /^(?:captors|kidnappers|abductors|killers|murderers|assassins|opponents|critics|enemies|rivals|foes|victims|besiegers|attackers)\b/iu;

/** "Directorate of the Upper Union" is of that union, where the reports tell of one; "Ministry of Trade" is of nobody that its name tells. */
function wholeOf(a: Actor): string {
  if (a.type !== 'organisation' && a.type !== 'group') return '';
  // "Varenia's soldiers"
  const [, owner, theirs = a.name] = /^(\p{Lu}[^'’]*)['’]s (.+)$/u.exec(a.name) ?? [];
  if (AGAINST.test(theirs)) return '';
  return owner ?? a.name.match(/\bof (?:the )?(\p{Lu}.+)$/u)?.[1] ?? '';
}

/**
 * What a side is called in the record: "Union", where the reports have one body of that name and call it "Upper Union" too; of "Ellery's
 * spokeswoman" Ellery's side, where just one person bears the name and no country does. Of what nobody is called, what is given for it.
 */
function sameSide(
  actors: readonly Actor[],
  states: ReadonlySet<string>,
): (side: string, unknown: string | null) => string | null {
  const bodies = new Map<string, Actor[]>();
  const people = new Map<string, Actor[]>();
  for (const a of actors) {
    if (a.type === 'person')
      for (const name of new Set([...a.names, wordsOf(a.name).at(-1) ?? a.name])) put(people, name, a);
    if (a.type !== 'place' && /^\p{Lu}/u.test(a.name)) for (const name of a.names) put(bodies, name, a);
  }
  const named = actors.filter((a) => /^(?:organisation|group)$/u.test(a.type) && /^\p{Lu}/u.test(a.name));
  const shorts = new Map<string, Actor[]>();
  for (const a of named) for (const key of new Set(a.names.flatMap(shortsOf).map(singular))) put(shorts, key, a);
  const byLast = new Map<string, Actor[]>();
  for (const a of named) for (const w of new Set(a.names.flatMap(wordsOf).map(singular))) put(byLast, w, a);
  // "Guard rebels" are of the one body that is called "the Guards" for short.
  const byShort = (side: string): Actor | undefined => {
    const list = /\s/u.test(side)
      ? (byLast.get(singular(wordsOf(side).at(-1) ?? '')) ?? []).filter((a) => a.names.some((n) => isPartOf(side, n)))
      : (shorts.get(singular(side)) ?? []);
    return list.length === 1 ? list[0] : undefined;
  };
  const called = (side: string, unknown: string | null, whole = false): string | null => {
    if (states.has(side)) return side;
    const bearers = people.get(side) ?? [];
    const all = (bodies.get(side) ?? []).filter((a) => a.type !== 'person');
    const body = all.length === 1 ? all : all.filter((a) => a.type === 'organisation' && a.names.length > 1);
    // "Committee of the Red Cross", which is called the Red Cross: it is of nobody else.
    const [one] = body;
    if (one && body.length === 1)
      return one.names.includes(wholeOf(one)) ? one.name : called(wholeOf(one), one.name, true);
    const short = all.length === 0 && bearers.length === 0 && !whole ? byShort(side) : undefined;
    if (short) return called(wholeOf(short), short.name, true);
    // A single word to which others belong is rather a country or a body that looks like a name.
    return bearers.length === 1 && wordsOf(bearers[0]!.name).length > 1 ? bearers[0]!.side : unknown;
  };
  return called;
}

/** How much of all that somebody tells of sides' wills must be of one for them to be of it. */
const SHARE = 0.75;

/** The side whose answers, stances and conditions a person tells as their own; by the number of the actor. */
function spokenFor(
  material: Material,
  actors: readonly Actor[],
  indexOf: (party: string) => number | undefined,
): Map<number, string> {
  const votes = new Map<number, string[]>();
  const vote = (speaker: Party | null | undefined, holder: Party | null) => {
    const who = speaker?.value.party ? indexOf(speaker.value.party) : undefined;
    const whose = holder?.value.party ? indexOf(holder.value.party) : undefined;
    if (who === undefined || whose === undefined || who === whose) return;
    const side = actors[whose]!;
    const named = /^\p{Lu}/u.test(side.name) && !/['’]s\s/u.test(side.name);
    if (side.type !== 'person' && named) put(votes, who, side.side ?? side.name);
  };
  const speakers = new Map<FindingId, Party | null>(
    material.of('statement').map(({ finding: s }) => [s.id, (s as Statement).source] as const),
  );
  for (const { finding: f } of [...material.of('reception'), ...material.of('position')])
    if (f.claimedBy === null) vote(f.voicedBy, f.holder);
  for (const { finding: f } of material.of('condition'))
    if (f.claimedBy === null && f.saidIn) vote(speakers.get(f.saidIn), f.setBy);
  const found = new Map<number, string>();
  for (const [who, list] of votes) {
    const [side, count] = mostOf(list);
    if (count / list.length >= SHARE) found.set(who, side);
  }
  return found;
}

function mostOf(list: readonly string[]): [string, number] {
  const counts = new Map<string, number>();
  for (const one of list) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]!;
}
