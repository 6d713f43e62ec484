/** Who waits for whom, with what later reports say of it. */
import {
  type Condition,
  type ConditionEdge,
  DAY,
  type FindingId,
  grouped,
  type Located,
  type Mention,
  type Party,
} from '../model/index.js';
import type { Span } from '../text/index.js';
import type { Actors } from './actors.js';
import { Deeds } from './deeds.js';
import { type Material, overlap, stems } from './located.js';
import { isOnlooker, sideOfParty } from './sides.js';

export function conditionEdges(material: Material, actors: Actors): ConditionEdge[] {
  const deeds = new Deeds(material, actors);
  const named = new SidesNamed(material, actors);
  const met = material
    .of('statement')
    .filter((s) => s.finding.content.some((c) => MET.test(material.words(s.source, c))))
    .map((s) => ({ ...s, stems: stems(s.finding.content.map((c) => material.words(s.source, c)).join(' ')) }));
  return material.of('condition').map((told) => {
    // Of an onlooker's "if" nobody knows who waits.
    const side = isOnlooker(actors, told.finding.setBy) ? null : sideOfParty(actors, told.finding.setBy);
    return {
      id: told.finding.id,
      members: [told.finding.id],
      connective: told.finding.connective.value,
      side,
      on: named.other(told, side),
      day: told.day,
      laterReported: [
        ...saidMet(met, told, told.finding.required.value),
        ...deeds.after(told, told.finding.required.value),
      ].slice(0, 2),
    };
  });
}

const MET = /\bconditions?\b[^.]{0,30}\b(?:met|fulfilled|satisfied)\b/iu;

/** Later words that say of a condition that it is met, with the waited-for half in what stands around them. */
function saidMet(
  met: readonly (Located & { stems: ReadonlySet<string> })[],
  told: Located,
  words: string,
): FindingId[] {
  const wanted = stems(words);
  if (told.day === null || wanted.size < 2) return [];
  const found = met.find((other) => {
    const later =
      other.day !== null && other.day > told.day! && Date.parse(other.day) - Date.parse(told.day!) <= 30 * DAY;
    return later && overlap(wanted, other.stems) >= 0.5;
  });
  return found ? [found.finding.id] : [];
}

/** Sides by where the reports name them. */
class SidesNamed {
  readonly #mentions: ReadonlyMap<string, readonly (Located & { finding: Mention })[]>;

  constructor(
    material: Material,
    private readonly actors: Actors,
  ) {
    this.#mentions = grouped(material.of('mention'), (m) => m.source);
  }

  /** The first side other than `own` whose people or name stand in what a condition waits for. */
  other({ finding, source }: Located & { finding: Condition }, own: string | null): string | null {
    const inside = (m: Mention) =>
      finding.required.evidence.some((s) => s.start <= startOf(m).start && startOf(m).end <= s.end);
    const found = (this.#mentions.get(source) ?? [])
      .filter((l) => l.finding.type !== 'place' && inside(l.finding))
      .sort((a, b) => startOf(a.finding).start - startOf(b.finding).start);
    for (const { finding: m } of found) {
      const side = sideOfParty(this.actors, partyOf(m));
      if (side !== null && side !== own && isNamed(side)) return side;
    }
    return null;
  }
}

const startOf = (m: Mention): Span => m.evidence[0]!;
const partyOf = (m: Mention): Party => ({ value: { name: m.name, party: m.party }, evidence: [startOf(m)] }) as Party;
const isNamed = (side: string): boolean => /^\P{Ll}/u.test(side);
