import { differenceWords } from '../lexicon/index.js';
import {
  DAY,
  type Duration,
  grouped,
  type Located,
  type Meeting,
  meetingDay,
  put,
  type Round,
} from '../model/index.js';
import { overlap, type Span, span } from '../text/index.js';
import type { Denials } from './denials.js';
import { apart, type Difference, type Differing, type End, inOrder } from './difference.js';
import { compare, sentenceAround, stems } from './located.js';
import { sameDays } from './sentences.js';
import { sideOfParty } from './sides.js';

type Told = Located & { finding: Meeting };

/** Days between two reports that may tell of one meeting. */
const NEAR = 4;
/** Days by which two tellings of one meeting may be off. */
const OFF = 7;
/** Share by which two lengths differ at least; "some four hours" is no other length than four. */
const LENGTH = 0.1;
/** Parties of a meeting whose pairs are looked up. */
const MANY = 8;

/** Where tellings of one meeting differ in its day, its place, who was there, how long it took or whether it was held. */
export function differingMeetings(differing: Differing, rounds: readonly Round[], denials: Denials): Difference[] {
  const told = (id: string) => differing.material.located.get(id as Told['finding']['id']) as Told;
  return [
    ...rounds.flatMap((round) => {
      const tellings = round.members.map(told);
      const about = round.place ?? round.participants.join(', ');
      return [...lengths(tellings, about), ...attendance(differing, tellings, about), ...states(tellings, about)];
    }),
    ...absences(differing),
    ...denied(differing, denials),
    ...placesAndDays(differing),
  ];
}

/** Each value of a list once with every other one, the earliest telling of each. */
function pairs(ends: readonly End[], differ: (a: End, b: End) => boolean): (readonly [End, End])[] {
  const first = [...new Map([...ends].reverse().map((e) => [e.value, e])).values()].reverse();
  return first.flatMap((a, i) => first.slice(i + 1).flatMap((b) => (differ(a, b) ? [inOrder(a, b)] : [])));
}

function lengths(tellings: readonly Told[], about: string): Difference[] {
  const ends = tellings.flatMap((t): End[] => {
    const { duration } = t.finding;
    return duration?.value.about ? [{ told: t, at: duration.evidence[0], value: String(duration.value.about) }] : [];
  });
  const differ = (a: End, b: End) =>
    isSameDay(a.told as Told, b.told as Told) &&
    isOther((a.told as Told).finding.duration!.value, (b.told as Told).finding.duration!.value);
  return pairs(ends, differ).map((both) => ({ kind: 'duration', about, side: null, ends: both }));
}

/** Whether no length is left open by both: "more than an hour" and "about two hours" may both be right. */
function isOther(a: Duration, b: Duration): boolean {
  const range = ({ about, atLeast, atMost }: Duration) => ({
    from: atLeast ?? (atMost === null ? (1 - LENGTH) * about! : 0),
    to: atMost ?? (atLeast === null ? (1 + LENGTH) * about! : Number.POSITIVE_INFINITY),
  });
  const [x, y] = [range(a), range(b)];
  return x.to < y.from || y.to < x.from;
}

/** Unless both tell a day and these are two. */
function isSameDay(a: Told, b: Told): boolean {
  const [x, y] = [meetingDay(a.finding, a.day), meetingDay(b.finding, b.day)];
  return x === null || y === null || x.slice(0, 10) === y.slice(0, 10);
}

/** Of one side one report names one person and another somebody else, and no report names both. */
function attendance({ who }: Differing, tellings: readonly Told[], about: string): Difference[] {
  const named = tellings.map((t) => {
    const people = new Map<string, { name: string; at: Span }[]>();
    for (const p of t.finding.participants) {
      const actor = p.value.party ? who.of.get(p.value.party) : undefined;
      const side = sideOfParty(who, p);
      if (actor?.type === 'person' && side && side !== actor.name)
        put(people, side, { name: actor.name, at: p.evidence[0] });
    }
    return { told: t, people };
  });
  const sides = new Set(named.flatMap((n) => [...n.people.keys()]));
  return [...sides].sort(compare).flatMap((side) => {
    const all = named.filter((n) => n.people.has(side));
    const alone = all.filter((n) => n.people.get(side)!.length === 1);
    const together = (a: string, b: string) =>
      all.some((n) => [a, b].every((x) => n.people.get(side)!.some((p) => p.name === x)));
    const ends = alone.map(
      (n): End => ({ told: n.told, at: n.people.get(side)![0]!.at, value: n.people.get(side)![0]!.name }),
    );
    return pairs(ends, (a, b) => !together(a.value, b.value) && isSameDay(a.told as Told, b.told as Told)).map(
      (both): Difference => ({ kind: 'attendance', about, side, ends: both }),
    );
  });
}

/** Somebody was there by one report, and stayed away by another that tells of the same meeting. */
function absences(differing: Differing): Difference[] {
  const { material, who } = differing;
  const byReport = grouped(material.of('meeting') as readonly Told[], (t) => t.report);
  const byActor = new Map<string, Told[]>();
  for (const told of material.of('meeting') as readonly Told[])
    for (const { actor } of present(differing, told)) put(byActor, actor, told);
  // "Sel attended the talks": which talks the other tellings of the report say.
  const meant = (t: Told) => (present(differing, t).length > 1 ? [t] : (byReport.get(t.report) ?? []));
  return [...material.readings.keys()].flatMap((report) =>
    [...material.text(report).scan(differenceWords('absent'))].flatMap((said): Difference[] => {
      const before = material.readings
        .get(report)!
        .findings.find(
          (f) => f.kind === 'mention' && f.evidence.some((e) => said.start - e.end >= 0 && said.start - e.end <= 2),
        );
      const actor = before?.kind === 'mention' && before.party ? who.of.get(before.party) : undefined;
      if (!before || !actor) return [];
      const own = byReport.get(report) ?? [];
      const there = (byActor.get(actor.name) ?? []).find(
        (t) => t.report !== report && own.some((o) => meant(t).some((m) => isOneMeeting(differing, m, o, actor.name))),
      );
      const at = there && present(differing, there).find((p) => p.actor === actor.name)?.at;
      if (!there || !at) return [];
      const away = material.located.get(before.id)!;
      const ends = inOrder(
        { told: there, at, value: `${actor.name} there` },
        { told: away, at: span(before.evidence[0]!.start, said.end), value: `${actor.name} away` },
      );
      const about = there.finding.place?.value ?? actor.name;
      return [{ kind: 'attendance', about, side: actor.side, ends }];
    }),
  );
}

/** Those who were at a meeting, by the names of the record, with their words. */
const present = ({ who }: Differing, { finding }: Told): { actor: string; at: Span }[] =>
  HELD.includes(finding.status.value)
    ? [...finding.participants, ...finding.mediators].flatMap((p) => {
        const actor = p.value.party ? who.of.get(p.value.party) : undefined;
        return actor ? [{ actor: actor.name, at: p.evidence[0] }] : [];
      })
    : [];

/** Two tellings of one meeting held, of somebody who may not have been there: of one day, and of one place or with others in common. */
function isOneMeeting(differing: Differing, a: Told, b: Told, without: string): boolean {
  if (!isSameDay(a, b) || apart(a.day, b.day) > NEAR || !HELD.includes(b.finding.status.value)) return false;
  const [x, y] = [a.finding.place?.value, b.finding.place?.value];
  if (x && y) return x === y;
  const others = new Set(present(differing, b).map((p) => p.actor));
  return present(differing, a).some(({ actor }) => actor !== without && others.has(actor));
}

const HELD: readonly string[] = ['held', 'under way', 'broken off'];
const OFFED: readonly string[] = ['cancelled', 'postponed'];

const state = ({ finding }: Told): string =>
  HELD.includes(finding.status.value) ? 'held' : OFFED.includes(finding.status.value) ? 'off' : 'ahead';

/** Held by one report and called off by another: at odds, unless it was called off first and held in the end. */
function states(tellings: readonly Told[], about: string): Difference[] {
  const ends = tellings.map((t): End => ({ told: t, at: t.finding.status.evidence[0], value: state(t) }));
  return ends
    .filter((e) => e.value === 'off')
    .flatMap((off) => {
      const held = ends.filter((e) => e.value === 'held').map((e) => inOrder(e, off));
      const planned = ends.filter((e) => e.value === 'ahead' && (e.told.day ?? '') < (off.told.day ?? '')).slice(0, 1);
      return [
        ...held.map((both): Difference => {
          const [first, then] = both;
          const changed = first.value === 'off' && apart(first.told.day, then.told.day) >= 1;
          return {
            kind: 'happened',
            about,
            side: null,
            ends: both,
            ...(changed ? { as: 'later change' as const } : {}),
          };
        }),
        ...planned.map((e): Difference => moved(e, off, about)),
      ];
    });
}

/** Those who met by one report have not met by a plain sentence of another. */
function denied(differing: Differing, denials: Denials): Difference[] {
  const { material, who, sentences } = differing;
  return (material.of('meeting') as readonly Told[]).flatMap((told): Difference[] => {
    if (!HELD.includes(told.finding.status.value)) return [];
    const at = told.finding.status.evidence[0];
    const own = sentences.of(told.source, at);
    const parties = told.finding.participants.map((p) => {
      const actor = p.value.party ? who.of.get(p.value.party) : undefined;
      return [actor?.name, actor?.side, sideOfParty(who, p)].filter((n) => n != null);
    });
    const found = denials.ofMeetings().find(({ told: other, sentence }) => {
      if (other.source === told.source || apart(told.day, other.day) > NEAR || !sameDays(own, sentence)) return false;
      const named = parties.filter((names) => names.some((n) => sentence.sides.has(n)));
      return named.length >= 2 && new Set(named.map((n) => n[0])).size >= 2;
    });
    if (!found) return [];
    const about = told.finding.participants.map((p) => p.value.name).join(', ');
    const ends = inOrder({ told, at, value: 'held' }, { told: found.told, at: found.at, value: 'denied' });
    return [{ kind: 'happened', about, side: null, ends }];
  });
}

/** Planned first and called off then; where both tell a day, it is put off from the one to the other. */
function moved(planned: End, off: End, about: string): Difference {
  const [a, b] = [planned, off].map(({ told }) => {
    const { finding, day } = told as Told;
    const when = meetingDay(finding, day);
    return when && { told, at: finding.when!.evidence[0], value: when };
  });
  const isMoved = a && b && a.value !== b.value;
  const ends = isMoved ? inOrder(a, b) : inOrder(planned, off);
  return { kind: isMoved ? 'date' : 'happened', about, side: null, ends, as: 'later change' };
}

interface Placed {
  readonly told: Told;
  readonly who: ReadonlySet<string>;
  /** The one day that it is told for, counted from 1970. */
  readonly date: number | null;
  readonly place: string | null;
  readonly sentence: ReadonlySet<string>;
}

/** Tellings of those who met that lie close together, in two places on one day or on two days in one place. */
function placesAndDays(differing: Differing): Difference[] {
  const byPair = new Map<string, Placed[]>();
  for (const told of differing.material.of('meeting') as readonly Told[]) {
    const placed = describe(differing, told);
    const names = [...placed.who].sort(compare).slice(0, MANY);
    for (const [i, a] of names.entries()) for (const b of names.slice(i + 1)) put(byPair, `${a}\n${b}`, placed);
  }
  const seen = new Set<string>();
  const found: Difference[] = [];
  for (const list of byPair.values())
    for (const [i, a] of list.entries())
      for (let k = i + 1; k < list.length; k++) {
        const b = list[k]!;
        if (apart(a.told.day, b.told.day) > NEAR) break;
        const key = `${a.told.finding.id} ${b.told.finding.id}`;
        if (seen.has(key) || a.told.report === b.told.report) continue;
        seen.add(key);
        found.push(...differs(a, b, list));
      }
  return found;
}

function describe({ material, who, sentences }: Differing, told: Told): Placed {
  const { finding } = told;
  const when = meetingDay(finding, told.day);
  const names = finding.participants.flatMap((p) => (p.value.party && who.of.get(p.value.party)?.name) || []);
  return {
    told,
    // "talks between Varenia and Kordavia" of which nobody is read to take part: whom the sentence names.
    who: new Set((names.length > 1 ? names : around(sentences, told)).filter((n) => /^\p{Lu}/u.test(n))),
    date: when && /^\d{4}-\d{2}-\d{2}$/u.test(when) ? Date.parse(when) / DAY : null,
    place: finding.place && /^\p{Lu}/u.test(finding.place.value) ? finding.place.value : null,
    sentence: stems(sentenceAround(material, told.source, finding.status.evidence[0])),
  };
}

/** Whom the sentence of a meeting names, its place aside. */
const around = (sentences: Differing['sentences'], told: Told): string[] =>
  [...sentences.of(told.source, told.finding.status.evidence[0]).names].filter((n) => n !== told.finding.place?.value);

function differs(a: Placed, b: Placed, all: readonly Placed[]): Difference[] {
  if (state(a.told) === 'off' || state(b.told) === 'off' || state(a.told) !== state(b.told)) return [];
  if (a.date === null || b.date === null) return [];
  const side = null;
  const name = [...a.who].filter((w) => b.who.has(w)).join(', ');
  const [x, y] = [a.place?.toLowerCase(), b.place?.toLowerCase()];
  if (a.date === b.date) {
    // One that tells both places tells of two meetings.
    if (
      !x ||
      !y ||
      x.includes(y) ||
      y.includes(x) ||
      isBoth(all, (p) => p.date === a.date && p.place?.toLowerCase(), x, y)
    )
      return [];
    const end = (p: Placed): End => ({
      told: p.told,
      at: p.told.finding.place!.evidence[0],
      value: p.place!.toLowerCase(),
    });
    return [{ kind: 'place', about: name, side, ends: inOrder(end(a), end(b)) }];
  }
  if (Math.abs(a.date - b.date) > OFF || (x && y && x !== y)) return [];
  if (isBoth(all, (p) => p.date, a.date, b.date) || overlap(a.sentence, b.sentence) < 0.5) return [];
  const end = (p: Placed): End => ({ told: p.told, at: p.told.finding.when!.evidence[0], value: String(p.date) });
  const ends = inOrder(end(a), end(b));
  // What is planned for another day in a later report has been moved.
  const moved = state(a.told) === 'ahead' && apart(a.told.day, b.told.day) >= 1;
  return [{ kind: 'date', about: name, side, ends, ...(moved ? { as: 'later change' as const } : {}) }];
}

/** Whether one report tells both values of what the same people did. */
function isBoth<V>(all: readonly Placed[], value: (p: Placed) => V | undefined | false | null, x: V, y: V): boolean {
  const reports = (v: V) => new Set(all.filter((p) => value(p) === v).map((p) => p.told.report));
  const [a, b] = [reports(x), reports(y)];
  return [...a].some((r) => b.has(r));
}
