/** Who waits for whom, and what later reports say of it. */
import {
  type Condition,
  type ConditionEdge,
  DAY,
  grouped,
  type LaterReport,
  type Located,
  lastTelling,
  type Mention,
  type Party,
} from '../model/index.js';
import { overlap, type Span } from '../text/index.js';
import type { Actors } from './actors.js';
import { compare, type Material, stems } from './located.js';
import { MET, Outcomes, type ToldCondition } from './outcomes.js';
import { Polarities } from './polarity.js';
import { isOnlooker, sideOfParty } from './sides.js';

export function conditionEdges(material: Material, actors: Actors): ConditionEdge[] {
  const named = new SidesNamed(material, actors);
  const polarities = new Polarities(material);
  const told = material
    .of('condition')
    .map(
      (c) =>
        ({ ...c, polarity: polarities.of(c.finding, c.source) }) as ToldCondition & Pick<ConditionEdge, 'polarity'>,
    );
  const outcomes = new Outcomes(material, actors, told);
  const met = saidMet(material);
  return told.map((c): ConditionEdge => {
    const { id, setBy, dependent, required, connective } = c.finding;
    // Of an onlooker's "if" nobody knows who waits.
    const side = isOnlooker(actors, setBy) ? null : sideOfParty(actors, setBy);
    const later = outcomes.of(id);
    const laterReported = [...later, ...met(c).filter((m) => !later.some((l) => overlaps(material, l, m)))].sort(
      (a, b) => compare(a.day!, b.day!),
    );
    return {
      id,
      members: [id],
      dependent,
      connective: connective.value,
      required,
      polarity: c.polarity,
      side,
      on: named.other(c, side),
      day: c.day,
      reported: lastTelling(laterReported),
      laterReported,
    };
  });
}

const overlaps = (material: Material, a: LaterReport, b: LaterReport): boolean =>
  material.located.get(a.finding)?.source === material.located.get(b.finding)?.source &&
  a.at.start < b.at.end &&
  b.at.start < a.at.end;

/** Days within which somebody can say of a condition that it is met. */
const WITHIN = 30;

/** Later words of somebody who says that a condition is met, with the waited-for half in what they say. */
function saidMet(material: Material): (told: ToldCondition) => LaterReport[] {
  const all = material
    .of('statement')
    .filter((s) => s.finding.content.some((c) => MET.test(material.words(s.source, c))))
    .map((s) => ({ ...s, stems: stems(s.finding.content.map((c) => material.words(s.source, c)).join(' ')) }));
  return ({ day, finding }) => {
    const wanted = stems(finding.required.value);
    if (day === null || wanted.size < 2) return [];
    const isLater = (other: string | null) =>
      other !== null && other > day && Date.parse(other) - Date.parse(day) <= WITHIN * DAY;
    const found = all.find((s) => isLater(s.day) && overlap(wanted, s.stems) >= 0.5);
    if (!found) return [];
    const spans = found.finding.content;
    const at = { start: spans[0]!.start, end: spans.at(-1)!.end } as Span;
    return [{ says: 'met', finding: found.finding.id, at, day: found.day }];
  };
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
