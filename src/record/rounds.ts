import { DAY, type Meeting, meetingDay, type Round, type RoundState } from '../model/index.js';
import { type Span, span } from '../text/index.js';
import type { Actors } from './actors.js';
import { regrouped } from './linked.js';
import { byTime, compare, least, type Material } from './located.js';
import { sideOfParty } from './sides.js';
import { type Days, daysBetween, daysOf } from './stretch.js';

type Told = ReturnType<Material['of']>[number] & { finding: Meeting };

interface Known {
  readonly told: Told;
  readonly place: string | null;
  /** The house or room in small letters. */
  readonly house: string | null;
  readonly when: string | null;
  /** The days it is told for, else that of the report, counted from 1970; null when neither is known. */
  readonly days: Days | null;
  readonly who: ReadonlySet<string>;
  /** How many of them are people. */
  readonly persons: number;
  /** "3 round": its place in a row of meetings of one kind, where it is told; else null. */
  readonly row: string | null;
  readonly sides: ReadonlySet<string>;
  /** Everybody whom its report names, and their sides. */
  readonly around: ReadonlySet<string>;
}

/** Days within which two tellings can mean one meeting. */
const NEAR = 3;

/** Days within which a row of talks has but one third round. */
const ROW = 75;

/** Days of a time that is told for a day or a week; "in June" is told for neither. */
const WEEK = 7;
/** Days up to which tellings of one time are looked up by each of its days. */
const MONTH = 31;

/** One meeting told many times: the same number in a row, or the same place or parties within a few days, and nothing that speaks against it. */
export function rounds(material: Material, actors: Actors): Round[] {
  const groups: Known[][] = [];
  const near = new Neighbours();
  const around = new Surroundings(material, actors);
  const all = material.of('meeting').map((told) => describe(told as Told, actors, material, around));
  const isBack = (known: Known) => goesBack(known, material);
  // What goes back to a meeting is placed when all others are.
  for (const known of [...all.filter((k) => !isBack(k)), ...all.filter(isBack)]) {
    const back = isBack(known) ? groupBack(groups, near.of(known), known) : null;
    const fitting = back !== null ? [back] : near.of(known).filter((g) => groups[g]!.some((k) => sameRound(k, known)));
    const home = fitting.sort((a, b) => closeness(groups[b]!, known) - closeness(groups[a]!, known) || a - b)[0];
    if (home !== undefined) groups[home]!.push(known);
    else groups.push([known]);
    near.add(known, home ?? groups.length - 1);
  }
  return regrouped(groups, (k) => k.told, material)
    .filter(isTold)
    .map(round)
    .sort((a, b) => compare(a.when ?? '9999', b.when ?? '9999') || compare(a.id, b.id));
}

/** How far behind a meeting "the talks" still go back to it, in code points. */
const BACK = 500;

/** "Orsk met Brandt. | The talks | lasted four hours": what names nobody goes back to the meeting told last before it in its report, if nothing speaks against it. */
function groupBack(groups: readonly Known[][], near: readonly number[], known: Known): number | null {
  const { told } = known;
  const at = told.finding.evidence[0]?.start ?? 0;
  let best: { readonly group: number; readonly start: number; readonly last: Known } | null = null;
  for (const group of near)
    for (const last of groups[group]!) {
      const start = last.told.finding.evidence[0]?.start ?? 0;
      const before = last.told.report === told.report && start < at && at - start <= BACK;
      if (before && (!best || start > best.start)) best = { group, start, last };
    }
  if (!best) return null;
  const { group, last } = best;
  const fits = last.who.size > 0 && isAhead(last) === isAhead(known) && samePlace(last, known) !== false;
  return fits && (last.days === null || known.when === null || overlapping(last, known)) ? group : null;
}

const goesBack = ({ told, who, row }: Known, material: Material): boolean =>
  who.size === 0 && row === null && DEFINITE.test(material.words(told.source, around(told, material)));

const overlapping = (a: Known, b: Known): boolean =>
  a.days !== null && b.days !== null && daysBetween(a.days, b.days) === 0;

/** "the talks", "their meeting" */
const DEFINITE = /^(?:the|this|these|those|their|its)\b/iu;

/** The words of a telling with the word in front of them. */
function around({ finding, source }: Told, material: Material): Span {
  const [words] = finding.evidence as [Span];
  const before = material.text(source).slice(span(Math.max(0, words.start - 6), words.start));
  const lead = /(?:the|this|these|those|their|its) $/iu.exec(before)?.[0].length ?? 0;
  return span(words.start - lead, words.end);
}

/** Who met whom, or which one of a row, or when: of "his talks" a record tells nothing, and the finding alone stands. */
const isTold = (group: readonly Known[]): boolean =>
  new Set(group.flatMap((k) => [...k.who])).size > 1 ||
  group.some((k) => k.row !== null || (k.when !== null && k.days !== null && lengthOf(k.days) <= MONTH));

const lengthOf = ({ first, last }: Days): number => last - first + 1;

/** Of several rounds that fit, the one that shares most parties, then the one of which most are known. */
const closeness = (group: readonly Known[], known: Known): number =>
  Math.max(...group.map((k) => 10 * shareParties(k, known) + k.who.size));

/** Groups that can hold a telling: those with one of days around its own, or of its own report. Others are never compared. */
class Neighbours {
  readonly #groups = new Map<number | string, Set<number>>();

  add(known: Known, group: number): void {
    // A month is looked up by its parties: by each of its days, every telling of it would be held against all others.
    const days = known.days === null || lengthOf(known.days) > WEEK ? [] : each(known.days.first, known.days.last);
    for (const key of [...days, ...wide(known), known.told.report, inRow(known)])
      if (key !== null) this.#groups.set(key, (this.#groups.get(key) ?? new Set()).add(group));
  }

  /** In the order in which the groups were opened. */
  of(known: Known): number[] {
    const { days, told } = known;
    const near = days === null || lengthOf(days) > WEEK ? [] : each(days.first - NEAR, days.last + NEAR);
    const rows = [-1, 0, 1].flatMap((by) => inRow(known, by) ?? []);
    const found = new Set(
      [told.report, ...near, ...wide(known), ...rows].flatMap((key) => [...(this.#groups.get(key) ?? [])]),
    );
    return [...found].sort((a, b) => a - b);
  }
}

/** Its months with each two of its parties: what a telling of a month or of a day may share with one of a month. */
function wide({ days, who }: Known): string[] {
  if (days === null || lengthOf(days) > MONTH || who.size < 2 || who.size > MANY) return [];
  const names = [...who].sort(compare);
  const pairs = names.flatMap((a, i) => names.slice(i + 1).map((b) => `${a}\n${b}`));
  const months = new Set([days.first, days.last].map((d) => new Date(d * DAY).toISOString().slice(0, 7)));
  return [...months].flatMap((m) => pairs.map((p) => `${m}\n${p}`));
}

/** Parties of which pairs are still made. */
const MANY = 12;

const each = (first: number, last: number): number[] => Array.from({ length: last - first + 1 }, (_, i) => first + i);

/** A number in a row with the stretch of days that it falls into, or one `by` stretches later. */
const inRow = ({ row, days }: Known, by = 0): string | null =>
  row === null || days === null ? row : `${row} ${Math.floor(days.first / ROW) + by}`;

function describe(told: Told, actors: Actors, material: Material, around: Surroundings): Known {
  const { finding, day } = told;
  const named = finding.participants.filter((p, _, all) => {
    if (isNamed(p.value.party, actors) || !all.some((q) => isNamed(q.value.party, actors))) return true;
    // "Orsk met senior Varenian officials": nobody names them, and they are of another side than he is.
    const actor = p.value.party ? actors.of.get(p.value.party) : undefined;
    const side = actor && actor.side !== actor.name ? actor.side : null;
    return side != null && all.every((q) => q === p || sideOfParty(actors, q) !== side);
  });
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
    days: daysOf(when) ?? daysOf(day),
    who: new Set(who.filter((w) => !SIDES.test(w))),
    persons: named.filter((p) => p.value.party && actors.of.get(p.value.party)?.type === 'person').length,
    row: rowOf(told, material),
    sides: new Set(named.flatMap((p) => sideOfParty(actors, p) ?? [])),
    around: around.of(told.report),
  };
}

/** Whom reports name, each looked through once. */
class Surroundings {
  readonly #known = new Map<string, ReadonlySet<string>>();

  constructor(
    private readonly material: Material,
    private readonly actors: Actors,
  ) {}

  of(report: Told['report']): ReadonlySet<string> {
    let named = this.#known.get(report);
    if (!named) {
      const parties = Object.keys(this.material.readings.get(report)?.parties ?? {});
      const found = parties.flatMap((p) => this.actors.of.get(p) ?? []).filter((a) => /^\p{Lu}/u.test(a.name));
      named = new Set(found.flatMap((a) => (a.side === null ? [a.name] : [a.name, a.side])));
      this.#known.set(report, named);
    }
    return named;
  }
}

/** Of those whom two reports name, how many must be the same for words that name nobody to mean a meeting of both. */
const MATTER = { both: 2, share: 0.34 };

/** Whether two reports tell of one matter: a day alone ties no meeting of one to a meeting of another. */
function isOneMatter(a: Known, b: Known): boolean {
  if (a.told.report === b.told.report) return true;
  const [named, other] = a.who.size > 0 ? [a, b] : [b, a];
  // A state sits at many tables: where none of those who met is told of, all of their sides are to be.
  if (named.who.size > 0)
    return (
      [...named.who].some((w) => other.around.has(w)) ||
      (named.sides.size > 0 && [...named.sides].every((w) => other.around.has(w)))
    );
  const both = [...a.around].filter((n) => b.around.has(n)).length;
  return both >= MATTER.both && both >= MATTER.share * Math.min(a.around.size, b.around.size);
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

/** Whether two tellings have one number in one row: rounds are put off and moved, but nobody holds the third one twice. */
function sameInRow(a: Known, b: Known): boolean {
  if (a.days !== null && b.days !== null && daysBetween(a.days, b.days) > ROW) return false;
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
  const [m, n] = [a.told.finding.ordinal?.value ?? null, b.told.finding.ordinal?.value ?? null];
  if (m !== null && n !== null && m !== n) return false;
  if (a.row !== null && a.row === b.row) return sameInRow(a, b);
  if (a.days === null || b.days === null)
    return a.told.report === b.told.report && shareParties(a, b) >= 2 && samePlace(a, b) !== false;
  const [one, other] = [isDated(a), isDated(b)];
  const away = daysBetween(a.days, b.days);
  // Weeks that follow each other are two; a day of some zone may be the next one.
  const next = isWeek(a) || isWeek(b) ? 0 : 1;
  if (away > (one && other ? next : NEAR)) return false;
  const place = samePlace(a, b);
  if (place === false) return false;
  if (isAhead(a) !== isAhead(b) && !(one && other)) return false;
  if (a.told.finding.format?.value === 'internal' || b.told.finding.format?.value === 'internal')
    return a.told.finding.format?.value === b.told.finding.format?.value && place === true;
  if (callDiffers(a, b)) return false;
  const shared = shareParties(a, b);
  const nobody = (a.who.size === 0 || b.who.size === 0) && !isApart(a, b) && isOneMatter(a, b);
  // "in June" and the 16th: the same two may have met twice.
  if (isWide(a) !== isWide(b)) return shared >= 2 && isMost(a, b) && a.told.report !== b.told.report;
  // One telling names nobody and the other no place: the same day is what they have in common.
  if (place === null && one && other && a.when === b.when && comesTo(a, b) && nobody) return true;
  return (
    (place === true && (shared > 0 || (nobody && near(a, b, one && other)))) ||
    (place === null && shared >= 2 && isMost(a, b))
  );
}

/** Of two long lists more than half must be the same: great powers sit at many tables. */
const isMost = (a: Known, b: Known): boolean =>
  Math.min(a.who.size, b.who.size) < LONG || shareParties(a, b) > Math.min(a.who.size, b.who.size) / 2;
const LONG = 4;

/** Whether its words tell a day or a week. */
const isDated = ({ when, days }: Known): boolean => when !== null && days !== null && lengthOf(days) <= WEEK;
/** Of tellings of which one names nobody: days of their own, or nobody in either. */
const near = (a: Known, b: Known, dated: boolean): boolean =>
  dated || (a.who.size === 0 && b.who.size === 0) || a.told.report === b.told.report;

/** A numbered round of which nobody is told, and two who met: they may have met on its margins, or before it. */
const isApart = (a: Known, b: Known): boolean =>
  a.told.report !== b.told.report &&
  [a, b].some((k) => k.row !== null && k.who.size === 0) &&
  [a, b].some((k) => k.row === null && k.persons > 1);

const isWeek = ({ days }: Known): boolean => days !== null && lengthOf(days) > 1;
const isWide = ({ when, days }: Known): boolean => when !== null && days !== null && lengthOf(days) > WEEK;

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

const WIDE: Days = { first: 0, last: MONTH };

/** When it is by the last report that tells a day; where none does, by the last that tells a week, or any time. */
function lastWhen(group: readonly Known[], told: readonly Told[]): string | null {
  const of = new Map(group.map((k) => [k.told.finding.id, k.when]));
  const all = told.flatMap((t) => of.get(t.finding.id) ?? []);
  const within = (most: number) => all.findLast((w) => lengthOf(daysOf(w) ?? WIDE) <= most);
  return within(1) ?? within(WEEK) ?? all.at(-1) ?? null;
}

/** Where no town is named: "the Varenian capital", "Raghadan Palace". */
const whereTold = (told: readonly Told[]): string | null =>
  told.flatMap(({ finding: f }) => [f.place?.value, f.within?.value]).find((w) => w !== undefined && !HERE.test(w)) ??
  null;

/** "here", "this town": a place that only the dateline tells. */
const HERE = /^(?:here|there|elsewhere|where)$|^(?:this|that|these|those|the same)\b/iu;

function round(group: readonly Known[]): Round {
  const members = group.map((k) => k.told.finding.id).sort(compare);
  const told = group.map((k) => k.told).sort(byTime);
  const whoOf = new Map(group.map((k) => [k.told.finding.id, [...k.who].sort(compare)]));
  const history: RoundState[] = [];
  for (const t of told) {
    if (history.at(-1)?.status !== t.finding.status.value)
      history.push({ status: t.finding.status.value, day: t.day, finding: t.finding.id });
  }
  return {
    id: least(members),
    members,
    participants: [...new Set(group.flatMap((k) => [...k.who]))].sort(compare),
    place: group.find((k) => k.place)?.place ?? whereTold(told),
    when: lastWhen(group, told),
    status: history.at(-1)!.status,
    history,
    attendance: told.flatMap((t) => {
      const names = whoOf.get(t.finding.id)!;
      return names.length > 0 ? [{ names, finding: t.finding.id }] : [];
    }),
    outcomes: told.flatMap((t) => t.finding.outcome.map((o) => ({ words: o.value, finding: t.finding.id }))),
    durations: told.flatMap((t) =>
      t.finding.duration?.value.about ? [{ minutes: t.finding.duration.value.about, finding: t.finding.id }] : [],
    ),
  };
}
