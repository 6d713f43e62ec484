/** Promises told many times: what is promised, what is reported of it later, one line each. */
import {
  type Account,
  type Commitment,
  type CommitmentLine,
  DAY,
  edtfDays,
  fullest,
  isSettled,
  type Located,
  type Party,
  put,
  resolveMoments,
} from '../model/index.js';
import { span } from '../text/index.js';
import type { Actors } from './actors.js';
import { deadlineIn } from './deadline.js';
import { Deeds } from './deeds.js';
import { regrouped } from './linked.js';
import { byTime, compare, least, type Material, sentenceAround, stems } from './located.js';
import type { ReadAfter } from './readAfter.js';
import { isOnlooker, sideOfParty } from './sides.js';
import { Tellers } from './tellers.js';

type ToldPromise = Located & { finding: Commitment };

interface Promised {
  readonly told: ToldPromise;
  readonly side: string | null;
  /** What is promised, and the sentence that it stands in, as stems. */
  readonly act: ReadonlySet<string>;
  readonly around: ReadonlySet<string>;
  /** Days since 1970, or null. */
  readonly date: number | null;
}

/** Days between two tellings of one promise, at most. */
const WITHIN = 75;
/** Of what the one promises, how much the sentence of the other must hold, and how many words at least. */
const ALIKE = { share: 0.6, least: 0.5, words: 2 };
/** Lines of one side that a telling is held against, those begun last, and tellings of each, the newest. */
const LAST = 60;
const TOLD = 8;

export function commitmentLines(material: Material, actors: Actors, read: ReadAfter): CommitmentLine[] {
  const told = { material, actors, read, deeds: new Deeds(material, actors), tellers: new Tellers(material, actors) };
  return regrouped(linesOf(material, actors), (p) => p.told, material).map((line) => asLine(line, told));
}

/** Which tellings are of one promise. */
function linesOf(material: Material, actors: Actors): Promised[][] {
  const lines: Promised[][] = [];
  const bySide = new Map<string, Promised[][]>();
  const byWords = new Map<string, Promised[]>();
  for (const told of material.of('commitment')) {
    // "they agreed to": whose promise it is, nobody knows.
    if (told.finding.actor.value.party === null && NOBODY.test(told.finding.actor.value.name)) continue;
    const promised = describe(material, actors, told as ToldPromise);
    const joint = byWords.get(wordsKey(promised.told));
    const key = promised.side ?? told.finding.actor.value.name;
    if (joint) {
      joint.push(promised);
      if (!bySide.get(key)?.includes(joint)) put(bySide, key, joint);
      continue;
    }
    const near = (bySide.get(key) ?? []).slice(-LAST);
    const scored = near.map((line) => ({
      line,
      score: Math.max(...line.slice(-TOLD).map((p) => likeness(p, promised))),
    }));
    const best = Math.max(0, ...scored.map((s) => s.score));
    const home = best > 0 ? scored.findLast((s) => s.score === best)!.line : null;
    const line = home ?? [];
    line.push(promised);
    byWords.set(wordsKey(promised.told), line);
    if (home) continue;
    lines.push(line);
    put(bySide, key, line);
  }
  return lines;
}

function describe(material: Material, actors: Actors, told: ToldPromise): Promised {
  const { finding, source, day } = told;
  const names = stems(finding.actor.value.name);
  const without = (all: ReadonlySet<string>) => new Set([...all].filter((s) => !names.has(s) && !PLAIN.has(s)));
  return {
    told,
    side: isOnlooker(actors, finding.actor) ? null : sideOfParty(actors, finding.actor),
    act: without(stems(finding.act.value)),
    around: without(stems(sentenceAround(material, source, finding.act.evidence[0]))),
    date: day === null ? null : Date.parse(day) / DAY,
  };
}

const NOBODY = /^(?:they|them|it|he|she|who|which|that|these|those)$/iu;

/** "Varenia and Maresh pledged to go on": one promise of both, told in the same words. */
const isJoint = (a: ToldPromise, b: ToldPromise): boolean => wordsKey(a) === wordsKey(b);
const wordsKey = ({ report, finding }: ToldPromise): string =>
  `${report} ${finding.act.evidence[0].start} ${finding.act.evidence[0].end}`;

/** Words of promising, of giving and of the calendar tie no two promises together. */
const PLAIN = stems(
  'hand handed over give gave given hold holds open opened put publish published promised pledged vowed undertook agreed committed commitment said would will monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december day days week weeks month year end before next last',
);

function likeness(a: Promised, b: Promised): number {
  if (a.date !== null && b.date !== null && Math.abs(a.date - b.date) > WITHIN) return 0;
  // Two acts of one sentence are two promises; what two sides say of one promise may stand side by side.
  const here = a.told.report === b.told.report && isClose(a.told, b.told);
  if (here && ((isOpen(a.told) && isOpen(b.told)) || a.told.finding.saidIn === b.told.finding.saidIn)) return 0;
  if (isSaidAgain(a.told, b.told)) return 2;
  // Of a promise in one word nobody knows what it is.
  if ([a, b].some((p) => isOpen(p.told) && p.act.size < ALIKE.words)) return 0;
  if (isContrary(a.told, b.told)) return 0;
  const held = (act: ReadonlySet<string>, around: ReadonlySet<string>) => [...act].filter((s) => around.has(s)).length;
  // What becomes of a promise is told in other words; what is only promised once more must be the same act.
  const open = isOpen(a.told) && isOpen(b.told);
  const [ab, ba] = open ? [held(a.act, b.act), held(b.act, a.act)] : [held(a.act, b.around), held(b.act, a.around)];
  if (Math.max(ab, ba) < ALIKE.words) return 0;
  const [less, more] = [ab / Math.max(1, a.act.size), ba / Math.max(1, b.act.size)].sort((x, y) => x - y) as [
    number,
    number,
  ];
  return more >= ALIKE.share && less >= ALIKE.least ? less + more : 0;
}

/** What two voices of one report say became of an act, in the same words. */
const isSaidAgain = (a: ToldPromise, b: ToldPromise): boolean =>
  a.report === b.report && !(isOpen(a) && isOpen(b)) && plain(a) === plain(b);
const plain = ({ finding }: ToldPromise): string => finding.act.value.replace(/^to /iu, '').toLowerCase();

const isOpen = ({ finding }: ToldPromise): boolean => !isSettled(finding);

/** Acts of which one undoes the other. */
export const OPPOSITE: readonly (readonly [RegExp, RegExp])[] = [
  [/\b(?:re-?)?open/iu, /\b(?:clos|shut|block)/iu],
  [/\b(?:start|begin|resum)/iu, /\b(?:stop|halt|end|suspend|freez)/iu],
  [/\b(?:lift|lower|cut|reduc|eas)/iu, /\b(?:impos|rais|increas|tighten)/iu],
  [/\b(?:withdraw|pull|leav)/iu, /\b(?:deploy|send|stay|remain)/iu],
];

/** "to close the plant" and "not to close", "to reopen it", "200 tonnes" and "500": one is not the other told again. */
function isContrary(a: ToldPromise, b: ToldPromise): boolean {
  if (!isOpen(a) || !isOpen(b)) return false;
  const [x, y] = [a.finding.act.value, b.finding.act.value];
  const negated = (words: string) => /\b(?:not|never|no)\b/iu.test(words);
  const numbers = (words: string) => [...words.matchAll(/\d[\d,.]*/gu)].map(([n]) => n);
  const [m, n] = [numbers(x), numbers(y)];
  if (negated(x) !== negated(y) || (m.length > 0 && n.length > 0 && !m.some((k) => n.includes(k)))) return true;
  return OPPOSITE.some(([p, q]) => (p.test(x) && q.test(y)) || (q.test(x) && p.test(y)));
}

const isClose = (a: ToldPromise, b: ToldPromise): boolean =>
  Math.abs(a.finding.act.evidence[0].start - b.finding.act.evidence[0].start) < 200;

/** Everybody who gave it in the same words, in their order. */
const actorsOf = (told: readonly ToldPromise[]): string => {
  const placed = [...told].sort((a, b) => a.finding.actor.evidence[0].start - b.finding.actor.evidence[0].start);
  return [...new Set(placed.map((t) => t.finding.actor.value.name))].join(' and ');
};

interface Told {
  readonly material: Material;
  readonly actors: Actors;
  readonly read: ReadAfter;
  readonly deeds: Deeds;
  readonly tellers: Tellers;
}

function asLine(line: readonly Promised[], of: Told): CommitmentLine {
  const told = line.map((p) => p.told).sort(byTime);
  const members = told.map((t) => t.finding.id).sort(compare);
  const sides = new Set(line.map((p) => p.side).filter((s) => s !== null));
  const { own, accounts } = byTeller(told, of.tellers, sides);
  const first = fullest(own.length > 0 ? own : told);
  const [side = null] = [...sides].sort(compare);
  const last = lastOf(own);
  return {
    id: least(members),
    members,
    actor: actorsOf(told.filter((t) => isJoint(t, first))),
    side,
    to: nameOf(of.actors, (told.find((t) => t.finding.counterpart) ?? first).finding.counterpart),
    fullest: first.finding.id,
    due: dueOf(own.length > 0 ? own : told, of.material),
    status: statusOf(own, accounts, of.tellers),
    statusBy: last?.finding.id ?? null,
    day: (last ?? told.at(-1)!).day,
    accounts,
    laterReported: of.deeds.after(first, first.finding.act.value, { by: sides }).filter((id) => !members.includes(id)),
    coverage: of.read.after(told.at(-1)!.day),
  };
}

/** Tellings that set a status, and what only another side tells. */
function byTeller(
  told: readonly ToldPromise[],
  tellers: Tellers,
  sides: ReadonlySet<string>,
): { own: ToldPromise[]; accounts: Account[] } {
  const own: ToldPromise[] = [];
  const accounts: Account[] = [];
  for (const one of told) {
    const side = tellers.accountOf(one);
    // Of a promise of two each tells as its own.
    if (side === null || sides.has(side)) own.push(one);
    else accounts.push({ side, status: one.finding.status, day: one.day, finding: one.finding.id });
  }
  return { own, accounts };
}

/** Reported last, and what was kept or broken before what is only told once more. */
const lastOf = (own: readonly ToldPromise[]): ToldPromise | undefined => own.findLast((t) => !isOpen(t)) ?? own.at(-1);

/** As told last; disputed where one side says that it was kept and another that it was broken. */
function statusOf(
  own: readonly ToldPromise[],
  accounts: readonly Account[],
  tellers: Tellers,
): CommitmentLine['status'] {
  const last = lastOf(own);
  const says = (status: string) => accounts.some((a) => a.status === status);
  // Who first says kept and later broken has changed their mind: that is no dispute of two.
  const alone =
    new Set(accounts.map((a) => a.side)).size < 2 && !(last?.finding.status === 'done' && tellers.isOwn(last));
  if (alone && says('done') && says('broken')) return last?.finding.status ?? null;
  const kept = (last?.finding.status === 'done' && tellers.isOwn(last)) || says('done');
  // What the side itself owns up to, or an outlet found, is no dispute of two.
  const open = last === undefined || isOpen(last) || tellers.isOwn(last);
  if (kept && says('broken') && open && last?.finding.status !== 'broken') return 'disputed';
  return last?.finding.status ?? null;
}

/** By when: the first telling that says so counts, since what is only told again may mean another "within a week". */
function dueOf(told: readonly ToldPromise[], material: Material): CommitmentLine['due'] {
  for (const { finding, source, day } of told) {
    const spans = [...finding.act.evidence, ...(finding.window?.evidence ?? [])];
    const at = span(Math.min(...spans.map((s) => s.start)), Math.max(...spans.map((s) => s.end)));
    // When a promise was kept is no time that it had to be kept by.
    const when = finding.status === 'done' ? undefined : resolveMoments(finding, day).window;
    const by = deadlineIn(material.words(source, at), day)?.by ?? when;
    const days = edtfDays(by ?? null);
    // A century is no time that anything is due by.
    if (by && days && Date.parse(days[1]) - Date.parse(days[0]) < LONGEST * DAY) return { by, finding: finding.id };
  }
  return null;
}

/** Days that a time may last. */
const LONGEST = 370;

const nameOf = (actors: Actors, party: Party | null): string | null =>
  (party?.value.party ? actors.of.get(party.value.party)?.name : undefined) ?? party?.value.name ?? null;
