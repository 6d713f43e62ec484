/** Sides that wait for each other: cycles of conditions in which what one waits for is what the next holds back. */
import { type Condition, type ConditionEdge, DAY, type Deadlock, grouped, type Located, put } from '../model/index.js';
import type { Span } from '../text/index.js';
import type { Actors } from './actors.js';
import { Control } from './control.js';
import { compare, least, type Material, stems } from './located.js';
import { Polarities } from './polarity.js';
import { shortsOf } from './shortNames.js';
import { loners } from './sides.js';

/** A condition, however often it is told in the same words. */
interface Wait {
  /** Oldest first. */
  readonly edges: readonly ConditionEdge[];
  /** The newest telling as a number of days. */
  readonly date: number | null;
  /** From its first telling up to the day when it was told to be met. */
  readonly from: number | null;
  readonly met: number | null;
  readonly side: string;
  /** The sides that it is waited for from: the one that is named, and the one in whose hands the thing is. */
  readonly on: ReadonlySet<string | null>;
  readonly dependent: ReadonlySet<string>;
  readonly required: ReadonlySet<string>;
  readonly connective: string;
  /** Where it is told. */
  readonly places: readonly { readonly source: string; readonly at: number }[];
}

/** Days between conditions that can hold each other up, and that one deadlock may be without any. */
const WITHIN = 30;
/** A word that so many conditions have ties none to another. */
const COMMON = 60;
/** Conditions of a cycle, at most. */
const LONGEST = 4;
/** Code points within which a report tells two conditions in one breath. */
const BREATH = 500;

type ToldEdge = Located & { readonly finding: Condition };

/**
 * Every deadlock of the record, newest first. From one condition to the next lead the words of what is waited for; the last may lead back to the
 * first by its words or only by the side that it names, or in whose hands the thing is.
 */
export function deadlocks(material: Material, actors: Actors, edges: readonly ConditionEdge[]): Deadlock[] {
  const waits = waitsOf(material, actors, edges);
  const next = following(waits);
  const cycles = waits.flatMap((first) => cyclesFrom(first, next));
  return absorbed(grown(cycles))
    .map(deadlock)
    .sort((a, b) => compare(b.day ?? '', a.day ?? '') || compare(a.id, b.id));
}

function waitsOf(material: Material, actors: Actors, edges: readonly ConditionEdge[]): Wait[] {
  const control = new Control(material, actors);
  const polarities = new Polarities(material);
  const told = (edge: ConditionEdge) => material.located.get(edge.id) as ToldEdge;
  const alone = loners(actors);
  // Who holds out a bargain, or something to be feared, waits for nothing that another holds back.
  const holdsBack = (e: ConditionEdge) =>
    e.connective !== 'in exchange for' && e.polarity === 'to happen' && !polarities.isThreat(told(e).finding);
  const waiting = edges.filter((e) => e.side !== null && !alone.has(e.side) && holdsBack(e));
  const names = stems([...new Set(waiting.map((e) => e.side!)), ...actors.countries].join(' '));
  const sideOf = sidesOfBodies(waiting, names);
  const groups = grouped(waiting, (e) => [sideOf(e), e.dependent.value, e.required.value].join('\n').toLowerCase());
  return [...groups.values()].map((group) => wait(material, control, group, told(group[0]!), sideOf(group[0]!), names));
}

/**
 * "the army" that keeps the brigade where it is, is of the side that keeps it there by its name; "the League" is the "League of the Valleys", where no
 * other side is called so.
 */
function sidesOfBodies(edges: readonly ConditionEdge[], names: ReadonlySet<string>): (edge: ConditionEdge) => string {
  const named = [...new Set(edges.map((e) => e.side!).filter((s) => /^\P{Ll}/u.test(s)))];
  const short = new Map(
    named.flatMap((side) => {
      const long = named.filter((n) => n !== side && shortsOf(n).includes(side));
      return long.length === 1 ? [[side, long[0]!] as const] : [];
    }),
  );
  const whole = (side: string) => short.get(side) ?? side;
  const held = new Map<string, Set<string>[]>();
  for (const e of edges) if (named.includes(e.side!)) put(held, whole(e.side!), things(e.dependent.value, names));
  return (edge) => {
    if (named.includes(edge.side!)) return whole(edge.side!);
    const own = things(edge.dependent.value, names);
    const holders = [...held].filter(([, all]) => all.some((other) => sharedBy(own, other) >= 2));
    return holders.length === 1 ? holders[0]![0] : edge.side!;
  };
}

function wait(
  material: Material,
  control: Control,
  group: readonly ConditionEdge[],
  { finding, source }: ToldEdge,
  side: string,
  names: ReadonlySet<string>,
): Wait {
  const edges = [...group].sort((a, b) => compare(a.day ?? '', b.day ?? '') || compare(a.id, b.id));
  const dayOf = (day: string | null | undefined) => (day ? Date.parse(day) / DAY : null);
  const met = edges.flatMap((e) => (e.reported === 'met' ? e.laterReported : [])).find((l) => l.says === 'met');
  const hands = control.of(finding.required.value, side);
  return {
    edges,
    date: dayOf(edges.at(-1)!.day),
    from: dayOf(edges[0]!.day),
    met: dayOf(met?.day),
    side,
    on: new Set([...edges.map((e) => e.on), hands]),
    dependent: things(withSubject(material, source, finding), names),
    required: things(finding.required.value, names),
    connective: finding.connective.value,
    places: edges.map((e) => {
      const told = material.located.get(e.id)!;
      return { source: told.source, at: e.required.evidence[0].start };
    }),
  };
}

/** The words of a half without numbers and sides: "the three" of two conditions need not be the same three, and a name is no thing. */
const things = (words: string, names: ReadonlySet<string>): Set<string> =>
  new Set([...stems(words)].filter((s) => !names.has(s) && !NUMBERS.has(s) && !/^\d+$/u.test(s)));
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
    waits.map((w) => [
      w,
      [...near(w)].filter((n) => n.side !== w.side && apart(w, n) <= WITHIN && isKnown(w, n) && leads(w, n)),
    ]),
  );
}

/** "the government" of another report may be another one. */
const isKnown = (a: Wait, b: Wait): boolean => [a, b].every((w) => /^\P{Ll}/u.test(w.side)) || isTogether(a, b);

/** "sign" and "signature", "votes" and "vote" are one word here. */
const keyOf = (stem: string): string => stem.replace(/e$/u, '').slice(0, 4);
const alike = (a: string, b: string): boolean =>
  a === b ||
  a === `${b}e` ||
  b === `${a}e` ||
  (Math.min(a.length, b.length) >= 4 && (a.startsWith(b) || b.startsWith(a)));

const leads = (a: Wait, b: Wait): boolean => {
  const shared = sharedBy(a.required, b.dependent);
  return shared > 0 && shared / Math.min(a.required.size, b.dependent.size) >= 0.33;
};

const sharedBy = (a: ReadonlySet<string>, b: ReadonlySet<string>): number =>
  [...a].filter((s) => [...b].some((t) => alike(s, t))).length;

/** Whether some report tells both in one breath. */
const isTogether = (a: Wait, b: Wait): boolean =>
  a.places.some((p) => b.places.some((q) => p.source === q.source && Math.abs(p.at - q.at) <= BREATH));

/**
 * How much says that one waits for what the next holds back: one point for a word, one for more or for being told in one breath, one for the side's
 * name.
 */
const weight = (a: Wait, b: Wait): number =>
  (leads(a, b) ? Math.min(2, sharedBy(a.required, b.dependent) + (isTogether(a, b) ? 1 : 0)) : 0) +
  (a.on.has(b.side) ? 1 : 0);

/** In a cycle one link may hang by a single word or a name alone, the others by more; and somebody holds back rather than offers. */
const holds = (cycle: readonly Wait[]): boolean =>
  cycle.some((w) => w.connective !== 'if') &&
  cycle.reduce((n, w, i) => n + weight(w, cycle[(i + 1) % cycle.length]!), 0) >= 2 * cycle.length - 1;

function cyclesFrom(first: Wait, next: ReadonlyMap<Wait, readonly Wait[]>): Wait[][] {
  const found: Wait[][] = [];
  const go = (path: readonly Wait[]) => {
    const last = path.at(-1)!;
    // Of more than two, a name alone leads anywhere.
    const closes =
      next.get(last)!.includes(first) || (path.length === 2 && last.on.has(first.side) && isKnown(last, first));
    if (path.length > 1 && closes && last.side !== first.side && holds(path)) found.push([...path]);
    if (path.length === LONGEST) return;
    for (const one of next.get(last)!)
      if (!path.includes(one) && path.every((p) => apart(p, one) <= WITHIN)) go([...path, one]);
  };
  go([first]);
  return found;
}

/** Days between the newest tellings; what was met before the other was told holds nothing up any more. */
function apart(a: Wait, b: Wait): number {
  if (isOver(a, b) || isOver(b, a)) return Number.POSITIVE_INFINITY;
  return a.date === null || b.date === null ? 0 : Math.abs(a.date - b.date);
}

const isOver = (a: Wait, b: Wait): boolean => a.met !== null && b.from !== null && b.from >= a.met;

const sidesOf = (waits: readonly Wait[]): string[] => [...new Set(waits.map((w) => w.side))].sort(compare);

interface Grown {
  readonly waits: Set<Wait>;
  readonly cycles: (readonly Wait[])[];
}

/** Cycles among the same sides about the same things are one deadlock for as long as no month is without one of their conditions. */
function grown(cycles: readonly Wait[][]): Grown[] {
  const pairs = cycles.filter((c) => sidesOf(c).length === 2).map(sidesOf);
  // Of three sides of which two wait for each other already, the third adds nothing that the two would have to wait for.
  const smallest = cycles.filter((c) => {
    const sides = sidesOf(c);
    return sides.length === 2 || !pairs.some((p) => p.every((s) => sides.includes(s)));
  });
  let found: Grown[] = [];
  for (const cycle of smallest) {
    const own = found.filter((g) => isOne(g, cycle));
    const joined = {
      waits: new Set([...own.flatMap((g) => [...g.waits]), ...cycle]),
      cycles: [...own.flatMap((g) => g.cycles), cycle],
    };
    found = [...found.filter((g) => !own.includes(g)), joined];
  }
  return found;
}

/**
 * "the Directorate" that waits, word for word, for what its Union waits for from the same side is no other deadlock: what the smaller one tells
 * stands in the larger, under the sides of the larger.
 */
function absorbed(all: readonly Grown[]): Grown[] {
  const bySize = [...all].sort((a, b) => b.waits.size - a.waits.size || compare(keyOfAll(a), keyOfAll(b)));
  const found: Grown[] = [];
  for (const one of bySize) {
    const home = found.find((g) => isWithin(one, g));
    if (home) for (const w of one.waits) home.waits.add(w);
    else found.push({ ...one, waits: new Set(one.waits) });
  }
  return found;
}

const keyOfAll = ({ waits }: Grown): string =>
  [...waits]
    .map((w) => w.edges[0]!.id)
    .sort(compare)
    .join();

const isWithin = (one: Grown, home: Grown): boolean => {
  const all = [...one.waits];
  const own = all.filter((w) => !home.waits.has(w));
  return (
    own.length < all.length && own.every((w) => [...home.waits].some((o) => apart(o, w) <= WITHIN && saysTheSame(o, w)))
  );
};

const isOne = ({ waits }: Grown, cycle: readonly Wait[]): boolean =>
  sidesOf([...waits]).join('\n') === sidesOf(cycle).join('\n') &&
  cycle.some((w) => waits.has(w) || [...waits].some((o) => apart(o, w) <= WITHIN && isSameWait(o, w)));

/** One condition in other words: most of both halves is the same. */
const isSameWait = (a: Wait, b: Wait): boolean => a.side === b.side && saysTheSame(a, b);

const saysTheSame = (a: Wait, b: Wait): boolean =>
  [
    [a.dependent, b.dependent],
    [a.required, b.required],
  ].every(([x, y]) => x!.size > 0 && sharedBy(x!, y!) / Math.min(x!.size, y!.size) >= 0.5);

function deadlock({ waits, cycles }: Grown): Deadlock {
  const edges = [...waits].flatMap((w) => w.edges);
  const members = edges.map((e) => e.id).sort(compare);
  const days = edges
    .map((e) => e.day)
    .filter((d) => d !== null)
    .sort(compare);
  const cycle = shown(cycles).map((w) => w.edges.at(-1)!.id);
  return {
    id: least(members),
    members,
    sides: sidesOf(cycles.flat()),
    cycle,
    since: days[0] ?? null,
    day: days.at(-1) ?? null,
  };
}

/** The cycle that stands for a deadlock: the one that hangs together best, the newest of these, begun with its oldest condition. */
function shown(cycles: readonly (readonly Wait[])[]): readonly Wait[] {
  const strength = (c: readonly Wait[]) =>
    c.reduce((n, w, i) => n + weight(w, c[(i + 1) % c.length]!), 0) / (2 * c.length) - c.length;
  const newest = (c: readonly Wait[]) => Math.max(...c.map((w) => w.date ?? 0));
  const key = (c: readonly Wait[]) => c.map((w) => w.edges[0]!.id).join();
  const [best] = [...cycles].sort(
    (a, b) => strength(b) - strength(a) || newest(b) - newest(a) || compare(key(a), key(b)),
  );
  const place = (w: Wait) => w.places[0]!;
  const order = [...best!].sort(
    (a, b) => (a.from ?? 0) - (b.from ?? 0) || compare(place(a).source, place(b).source) || place(a).at - place(b).at,
  );
  const start = best!.indexOf(order[0]!);
  return [...best!.slice(start), ...best!.slice(0, start)];
}
