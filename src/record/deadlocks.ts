/** Sides that wait for each other: cycles of conditions in which what one waits for is what the next holds back. */
import {
  type Actor,
  type Condition,
  type ConditionEdge,
  DAY,
  type Deadlock,
  grouped,
  type Located,
  put,
} from '../model/index.js';
import type { Span } from '../text/index.js';
import type { Actors } from './actors.js';
import { Control } from './control.js';
import { compare, least, type Material, stems } from './located.js';

/** A condition, however often it is told in the same words. */
interface Wait {
  /** Oldest first. */
  readonly edges: readonly ConditionEdge[];
  /** The newest telling as a number of days. */
  readonly date: number | null;
  readonly side: string;
  /** The sides that it is waited for from: the one that is named, and the one in whose hands the thing is. */
  readonly on: ReadonlySet<string | null>;
  readonly dependent: ReadonlySet<string>;
  readonly required: ReadonlySet<string>;
}

/** Days between conditions that can hold each other up, and that one deadlock may be without any. */
const WITHIN = 30;
/** A word that so many conditions have ties none to another. */
const COMMON = 60;
/** Conditions of a cycle, at most. */
const LONGEST = 4;

/**
 * Every deadlock of the record, newest first. From one condition to the next lead the words of what is waited for; the last may lead back to the
 * first by its words or only by the side that it names, or in whose hands the thing is.
 */
export function deadlocks(material: Material, actors: Actors, edges: readonly ConditionEdge[]): Deadlock[] {
  const control = new Control(material, actors);
  const told = (edge: ConditionEdge) => material.located.get(edge.id) as Located & { finding: Condition };
  // Of a person whom nobody tells to be of a side, the side may be the very one that they seem to wait for.
  // A bare name without an office may be a country that nobody knows.
  const isSomeone = (a: Actor) => a.type === 'person' && (a.roles.length > 0 || /\s/u.test(a.name));
  const alone = new Set(actors.list.filter((a) => a.side === null && isSomeone(a)).map((a) => a.name));
  const groups = grouped(
    edges.filter((e) => e.side !== null && !alone.has(e.side) && !isGranted(material, told(e))),
    (e) => [e.side, told(e).finding.dependent.value, told(e).finding.required.value].join('\n').toLowerCase(),
  );
  const waits = [...groups.values()].map((group) => wait(material, control, group, told(group[0]!)));
  const next = following(waits);
  const cycles = waits.flatMap((first) => cyclesFrom(first, next));
  return grown(cycles)
    .map(deadlock)
    .sort((a, b) => compare(b.day ?? '', a.day ?? '') || compare(a.id, b.id));
}

/** "has agreed to free them in exchange for": who has agreed waits no longer. */
function isGranted(material: Material, { finding, source }: Located & { finding: Condition }): boolean {
  const [at] = finding.dependent.evidence;
  const before = material.text(source).slice({ start: Math.max(0, at.start - REACH), end: at.start } as Span);
  const words = `${before.split(/[.\n]/u).at(-1)} ${finding.dependent.value}`;
  return finding.connective.value === 'in exchange for' && GRANTS.test(words);
}

const GRANTS = /\b(?:ha[sd]|have)\s(?:already\s|now\s)?(?:agreed|accepted)\b/iu;

function wait(
  material: Material,
  control: Control,
  group: readonly ConditionEdge[],
  { finding, source }: Located & { finding: Condition },
): Wait {
  const edges = [...group].sort((a, b) => compare(a.day ?? '', b.day ?? '') || compare(a.id, b.id));
  const { side, day } = edges.at(-1)!;
  return {
    edges,
    date: day === null ? null : Date.parse(day) / DAY,
    side: side!,
    on: new Set([...edges.map((e) => e.on), control.of(finding.required.value, side)]),
    dependent: things(withSubject(material, source, finding)),
    required: things(finding.required.value),
  };
}

/** The words of a half without numbers: "the three" of two conditions need not be the same three. */
const things = (words: string): Set<string> =>
  new Set([...stems(words)].filter((s) => !NUMBERS.has(s) && !/^\d+$/u.test(s)));
const NUMBERS = stems(
  'three four five six seven eight nine ten eleven twelve hundred thousand million billion percent',
);

const BARE = /^(?:will|would|can|could|cannot|may|might|must|shall|should|is|are|be|was|were|has|have|had|not|no)\b/iu;
/** How far before a half that begins with its verb its subject may stand, in code points. */
const REACH = 60;

/** The half that waits, with what stands in front of it up to a comma where it begins with its verb: "the ship | will weigh anchor". */
function withSubject(material: Material, source: string, { dependent }: Condition): string {
  const [at] = dependent.evidence;
  if (!BARE.test(dependent.value)) return dependent.value;
  const before = material.text(source).slice({ start: Math.max(0, at.start - REACH), end: at.start } as Span);
  return `${before.split(/[\n.,;:“”"]/u).at(-1) ?? ''} ${dependent.value}`;
}

/** Of every condition those to which the words of what it waits for lead. */
function following(waits: readonly Wait[]): ReadonlyMap<Wait, readonly Wait[]> {
  const holding = new Map<string, Wait[]>();
  for (const w of waits) for (const key of new Set([...w.dependent].map(keyOf))) put(holding, key, w);
  const near = (w: Wait) => {
    const lists = [...new Set([...w.required].map(keyOf))].map((key) => holding.get(key) ?? []);
    return new Set(lists.filter((list) => list.length <= COMMON).flat());
  };
  return new Map(
    waits.map((w) => [w, [...near(w)].filter((n) => n.side !== w.side && apart(w, n) <= WITHIN && leads(w, n))]),
  );
}

/** "sign" and "signature" are one word here. */
const keyOf = (stem: string): string => stem.slice(0, 4);
const alike = (a: string, b: string): boolean =>
  a === b || (Math.min(a.length, b.length) >= 4 && (a.startsWith(b) || b.startsWith(a)));

const leads = (a: Wait, b: Wait): boolean => {
  const shared = sharedBy(a, b);
  return shared > 0 && shared / Math.min(a.required.size, b.dependent.size) >= 0.33;
};

const sharedBy = (a: Wait, b: Wait): number =>
  [...a.required].filter((s) => [...b.dependent].some((t) => alike(s, t))).length;

/** How much says that one waits for what the next holds back: one point for a word, one for more, one for the side's name. */
const weight = (a: Wait, b: Wait): number =>
  (leads(a, b) ? Math.min(2, sharedBy(a, b)) : 0) + (a.on.has(b.side) ? 1 : 0);

/** In a cycle one link may hang by a single word or a name alone, the others by more. */
const holds = (cycle: readonly Wait[]): boolean =>
  cycle.reduce((n, w, i) => n + weight(w, cycle[(i + 1) % cycle.length]!), 0) >= 2 * cycle.length - 1;

function cyclesFrom(first: Wait, next: ReadonlyMap<Wait, readonly Wait[]>): Wait[][] {
  const found: Wait[][] = [];
  const go = (path: readonly Wait[]) => {
    const last = path.at(-1)!;
    const closes = next.get(last)!.includes(first) || last.on.has(first.side);
    if (path.length > 1 && closes && last.side !== first.side && holds(path)) found.push([...path]);
    if (path.length === LONGEST) return;
    for (const one of next.get(last)!)
      if (!path.includes(one) && path.every((p) => apart(p, one) <= WITHIN)) go([...path, one]);
  };
  go([first]);
  return found;
}

const apart = (a: Wait, b: Wait): number => (a.date === null || b.date === null ? 0 : Math.abs(a.date - b.date));

const sidesOf = (waits: readonly Wait[]): string[] => [...new Set(waits.map((w) => w.side))].sort(compare);

/** Cycles among the same sides are one deadlock for as long as no month is without one of their conditions. */
function grown(cycles: readonly Wait[][]): Wait[][] {
  const found: Wait[][] = [];
  const pairs = cycles.filter((c) => sidesOf(c).length === 2).map(sidesOf);
  // Of three sides of which two wait for each other already, the third adds nothing that the two would have to wait for.
  const smallest = cycles.filter((c) => {
    const sides = sidesOf(c);
    return sides.length === 2 || !pairs.some((p) => p.every((s) => sides.includes(s)));
  });
  for (const list of grouped(smallest, (c) => sidesOf(c).join('\n')).values()) {
    const waits = [...new Set(list.flat())].sort((a, b) => (a.date ?? 0) - (b.date ?? 0));
    let run: Wait[] = [];
    for (const w of waits) {
      if (run.length > 0 && apart(run.at(-1)!, w) > WITHIN) {
        found.push(run);
        run = [];
      }
      run.push(w);
    }
    found.push(run);
  }
  return found.filter((run) => sidesOf(run).length > 1);
}

function deadlock(waits: readonly Wait[]): Deadlock {
  const edges = waits.flatMap((w) => w.edges);
  const members = edges.map((e) => e.id).sort(compare);
  const days = edges
    .map((e) => e.day)
    .filter((d) => d !== null)
    .sort(compare);
  return { id: least(members), members, sides: sidesOf(waits), since: days[0] ?? null, day: days.at(-1) ?? null };
}
