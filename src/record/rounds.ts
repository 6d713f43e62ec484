import { type Meeting, meetingDay, type Round, type RoundState } from '../model/index.js';
import type { Actors } from './actors.js';
import { byTime, compare, least, type Material } from './located.js';

type Told = ReturnType<Material['of']>[number] & { finding: Meeting };

interface Known {
  readonly told: Told;
  readonly place: string | null;
  /** The house or room in small letters. */
  readonly house: string | null;
  readonly when: string | null;
  /** The day it is told for, else that of the report, counted from 1970; null when neither is known. */
  readonly day: number | null;
  readonly who: ReadonlySet<string>;
  /** "3 round": its place in a row of meetings of one kind, where it is told; else null. */
  readonly row: string | null;
}

/** Days within which two tellings can mean one meeting. */
const NEAR = 3;

/** Days within which a row of talks has but one third round. */
const ROW = 75;

/** One meeting told many times: the same number in a row, or the same place or parties within a few days, and nothing that speaks against it. */
export function rounds(material: Material, actors: Actors): Round[] {
  const groups: Known[][] = [];
  const near = new Neighbours();
  for (const told of material.of('meeting')) {
    const known = describe(told as Told, actors, material);
    const fitting = near.of(known).filter((g) => groups[g]!.some((k) => sameRound(k, known)));
    const home = fitting.sort((a, b) => closeness(groups[b]!, known) - closeness(groups[a]!, known) || a - b)[0];
    if (home !== undefined) groups[home]!.push(known);
    else groups.push([known]);
    near.add(known, home ?? groups.length - 1);
  }
  return groups.map(round).sort((a, b) => compare(a.when ?? '9999', b.when ?? '9999') || compare(a.id, b.id));
}

/** Of several rounds that fit, the one that shares most parties, then the one of which most are known. */
const closeness = (group: readonly Known[], known: Known): number =>
  Math.max(...group.map((k) => 10 * shareParties(k, known) + k.who.size));

/** Groups that can hold a telling: those with one of days around its own, or of its own report. Others are never compared. */
class Neighbours {
  readonly #groups = new Map<number | string, Set<number>>();

  add(known: Known, group: number): void {
    for (const key of [known.day, known.told.report, inRow(known)])
      if (key !== null) this.#groups.set(key, (this.#groups.get(key) ?? new Set()).add(group));
  }

  /** In the order in which the groups were opened. */
  of(known: Known): number[] {
    const { day, told } = known;
    const days = day === null ? [] : Array.from({ length: 2 * NEAR + 1 }, (_, i) => day - NEAR + i);
    const rows = [-1, 0, 1].flatMap((by) => inRow(known, by) ?? []);
    const found = new Set([told.report, ...days, ...rows].flatMap((key) => [...(this.#groups.get(key) ?? [])]));
    return [...found].sort((a, b) => a - b);
  }
}

/** A number in a row with the stretch of days that it falls into, or one `by` stretches later. */
const inRow = ({ row, day }: Known, by = 0): string | null =>
  row === null || day === null ? row : `${row} ${Math.floor(day / ROW) + by}`;

function describe(told: Told, actors: Actors, material: Material): Known {
  const { finding, day } = told;
  const named = finding.participants.filter(
    (p, _, all) => isNamed(p.value.party, actors) || !all.some((q) => isNamed(q.value.party, actors)),
  );
  const who = named
    .map((p) => (p.value.party ? actors.of.get(p.value.party) : undefined))
    .map((a, i) => a?.name ?? named[i]!.value.name);
  const when = meetingDay(finding, day);
  return {
    told,
    // "the capital" may be any; only a name can speak for or against one place.
    place: finding.place && /^\p{Lu}/u.test(finding.place.value) ? finding.place.value : null,
    house: finding.within?.value.toLowerCase() ?? null,
    when,
    day: dayOf(when) ?? dayOf(day),
    who: new Set(who.filter((w) => !SIDES.test(w))),
    row: rowOf(told, material),
  };
}

/** Words for those who talk, whoever they are. */
const SIDES =
  /^(?:(?:the|both|two|all) )*(?:sides?|parties|delegations?|delegates|negotiators|teams|governments|leaders|heads of delegation|officials|they|them|two)$/iu;

/** "the third round", "second session": the number and the kind; a "third meeting" may be one of many rows. */
function rowOf({ finding, source }: Told, material: Material): string | null {
  const n = finding.ordinal?.value;
  const [words] = finding.evidence;
  const kind = words && /\b(round|session)s?\b/iu.exec(material.words(source, words))?.[1]?.toLowerCase();
  return n && kind ? `${n} ${kind}` : null;
}

/** A party with a name of its own; "negotiators" beside the states that sent them say nothing more. */
const isNamed = (party: string | null, actors: Actors): boolean => {
  const actor = party ? actors.of.get(party) : undefined;
  return (
    actor !== undefined &&
    (actor.type === 'state' || actor.type === 'organisation' || /^\p{Lu}/u.test(actor.name)) &&
    !/^(?:negotiators|delegations|delegates|officials|ministers)$/iu.test(actor.name)
  );
};

const dayOf = (edtf: string | null): number | null => {
  const found = edtf?.match(/^(\d{4})-(\d{2})-(\d{2})/u);
  return found ? Date.UTC(Number(found[1]), Number(found[2]) - 1, Number(found[3])) / 86_400_000 : null;
};

/** Whether two tellings have one number in one row: rounds are put off and moved, but nobody holds the third one twice. */
function sameInRow(a: Known, b: Known): boolean {
  if (a.day !== null && b.day !== null && Math.abs(a.day - b.day) > ROW) return false;
  const held = !isAhead(a) && !isAhead(b) && !isOff(a) && !isOff(b);
  if (held && samePlace(a, b) === false) return false;
  return a.who.size < 2 || b.who.size < 2 || shareParties(a, b) > 0;
}

/** "planned for the 21st", and later of the 21st: held, or put off. */
function comesTo(a: Known, b: Known): boolean {
  if (isAhead(a) === isAhead(b)) return true;
  const [ahead, after] = isAhead(a) ? [a, b] : [b, a];
  return (ahead.told.day ?? '') <= (after.told.day ?? '');
}

function sameRound(a: Known, b: Known): boolean {
  const [x, y] = [a.day, b.day];
  const [m, n] = [a.told.finding.ordinal?.value ?? null, b.told.finding.ordinal?.value ?? null];
  if (m !== null && n !== null && m !== n) return false;
  if (a.row !== null && a.row === b.row) return sameInRow(a, b);
  if (x === null || y === null)
    return a.told.report === b.told.report && shareParties(a, b) >= 2 && samePlace(a, b) !== false;
  const bothDated = a.when !== null && b.when !== null && dayOf(a.when) !== null && dayOf(b.when) !== null;
  if (Math.abs(x - y) > (bothDated ? 1 : NEAR)) return false;
  const place = samePlace(a, b);
  if (place === false) return false;
  if (isAhead(a) !== isAhead(b) && !bothDated) return false;
  if (a.told.finding.format?.value === 'internal' || b.told.finding.format?.value === 'internal')
    return a.told.finding.format?.value === b.told.finding.format?.value && place === true;
  if (callDiffers(a, b)) return false;
  const shared = shareParties(a, b);
  // One telling names nobody and the other no place: the same day is what they have in common.
  if (place === null && bothDated && x === y && comesTo(a, b) && (a.who.size === 0 || b.who.size === 0)) return true;
  return (place === true && (shared > 0 || a.who.size === 0 || b.who.size === 0)) || (place === null && shared >= 2);
}

const isAhead = (k: Known) => ['possible', 'offered', 'planned'].includes(k.told.finding.status.value);
const isOff = (k: Known) => ['postponed', 'cancelled'].includes(k.told.finding.status.value);
const callDiffers = (a: Known, b: Known) =>
  (a.told.finding.format?.value === 'call') !== (b.told.finding.format?.value === 'call');

/** True or false when both tell the town, true when both tell one house, else null. */
const samePlace = (a: Known, b: Known): boolean | null => {
  if (a.place && b.place) return a.place.toLowerCase() === b.place.toLowerCase();
  return a.house !== null && a.house === b.house ? true : null;
};

const shareParties = (a: Known, b: Known): number => [...a.who].filter((w) => b.who.has(w)).length;

/** When it is by the last report that tells a day; where none does, by the last that tells any time. */
function lastWhen(group: readonly Known[], told: readonly Told[]): string | null {
  const of = new Map(group.map((k) => [k.told.finding.id, k.when]));
  const all = told.flatMap((t) => of.get(t.finding.id) ?? []);
  return all.findLast((w) => dayOf(w) !== null) ?? all.at(-1) ?? null;
}

function round(group: readonly Known[]): Round {
  const members = group.map((k) => k.told.finding.id).sort(compare);
  const told = group.map((k) => k.told).sort(byTime);
  const history: RoundState[] = [];
  for (const t of told) {
    if (history.at(-1)?.status !== t.finding.status.value)
      history.push({ status: t.finding.status.value, day: t.day, finding: t.finding.id });
  }
  return {
    id: least(members),
    members,
    participants: [...new Set(group.flatMap((k) => [...k.who]))].sort(compare),
    place: group.find((k) => k.place)?.place ?? null,
    when: lastWhen(group, told),
    status: history.at(-1)!.status,
    history,
    durations: told.flatMap((t) =>
      t.finding.duration?.value.about ? [{ minutes: t.finding.duration.value.about, finding: t.finding.id }] : [],
    ),
  };
}
