import {
  anchorMoment,
  DAY,
  nearness,
  type Origin,
  put,
  type Rendering,
  type ReportId,
  type Statement,
  type Utterance,
  type Vector,
} from '../model/index.js';
import { hull, overlaps, type PlacedWord, placedWords, rendered, sharedRuns } from '../text/index.js';
import type { Actors } from './actors.js';
import { regrouped } from './linked.js';
import { byTime, compare, least, type Material, stems } from './located.js';

type Told = ReturnType<typeof statementsOf>[number];
const statementsOf = (material: Material) => material.of('statement');

/** Days within which words of one speaker may be one act of speech. */
const OCCASION = 2;
/** Words from which on a run that two quotations share tells something. */
const RUN = 3;
/** Words that two quotations share in such runs at least, and the share of the shorter one that they are. */
const QUOTED = { words: 4, share: 0.5 } as const;
/** Share of terms at which two quotations are one that somebody recast or translated. */
const RECAST = 0.65;
/** Share of terms from which on a wording is one of another although it quotes words that this has not. */
const ELSEWHERE = 0.6;
/** Terms that a paraphrase shares at least, and the share, by weight, of those of the one that has fewer: of a person with a name, and of those of whom many may have spoken. */
const PARAPHRASED = { terms: 3, share: 0.45, otherwise: 0.6 } as const;
/** The share at which a paraphrase is of the one utterance that it is nearest to, if no other is nearly as near. */
const NEAREST = { share: 0.3, ahead: 0.05 } as const;
/**
 * How near the meanings of two wordings are when they are one: where a person with a name is told to have spoken on one day, where a day lies
 * between, and otherwise, since bodies have many mouths and people come back to what they said; of speakers without a name; and from where on nearness tells anything.
 */
const MEANT = { oneDay: 0.45, nextDay: 0.5, otherwise: 0.6, near: 0.3, nextNear: 0.35, nobody: 0.75 } as const;
/** Terms up to which a wording tells too little to be known again by some of them. */
const FEW = 2;
/** Letters of a stem that are compared: "sign" and "signature" begin alike. */
const LETTERS = 5;

/** One wording of one speaker around one day, with every statement that has it to the letter. */
interface Wording {
  readonly told: Told[];
  /** Counted from 1970; null where no report has a date. */
  readonly day: number | null;
  /** The day on which the report says that it was said; null where it names none. */
  readonly spoken: number | null;
  readonly words: readonly PlacedWord[];
  /** What it turns on: the beginnings of its stems, and its numbers. */
  readonly terms: ReadonlySet<string>;
  readonly direct: boolean;
  /** Whether its speaker is a person with a name: of "medics" several may have spoken. */
  readonly named: boolean;
  /** Whether its speaker has a name at all: "the report" and "witnesses" may be anybody. */
  readonly known: boolean;
  /** What it means; null where that is not known. */
  readonly meant: Vector | null;
  /** What stands in marks inside a sentence of the outlet. */
  readonly quoted: readonly (readonly PlacedWord[])[];
}

interface Group {
  readonly wordings: Wording[];
  first: number | null;
  last: number | null;
}

/** Acts of speech, each once: statements of one speaker within two days whose words align. In order of days. */
export function utterances(material: Material, who: Actors, origins: readonly Origin[]): Utterance[] {
  const originOf = new Map(origins.flatMap((o) => o.reports.map((r) => [r, o.id] as const)));
  const bySpeaker = new Map<string, Told[]>();
  for (const told of statementsOf(material))
    if (told.finding.source) put(bySpeaker, speakerKey(who, told.finding), told);
  const said = [...bySpeaker.values()].map((all) => wordings(material, all, isPerson(who, all[0]!.finding)));
  const weights = new Weights(said.flat());
  return regroupedWordings(
    said.flatMap((all) => grouped(all, weights).map((g) => g.wordings)),
    material,
  )
    .map((group) => utterance(material, who, originOf, group))
    .sort((a, b) => compare(a.day ?? '9999', b.day ?? '9999') || compare(a.id, b.id));
}

/** Whose words they are: an actor of the record; where only an office or a description is told, that of one side. */
function speakerKey(who: Actors, { source }: Statement): string {
  const { party, name } = source!.value;
  const actor = party ? who.of.get(party) : undefined;
  if (actor && /^\P{Ll}/u.test(actor.name)) return actor.id;
  return `${actor?.side ?? ''}\n${[...stems(actor?.name ?? name)].sort(compare).join(' ') || name.toLowerCase()}`;
}

/** Whether a person with a name speaks; for a body many may have spoken. */
function isPerson(who: Actors, { source }: Statement): boolean {
  const actor = source!.value.party ? who.of.get(source!.value.party) : undefined;
  return actor?.type === 'person' && /^\P{Ll}/u.test(actor.name);
}

function wordings(material: Material, all: readonly Told[], named: boolean): Wording[] {
  const known = new Map<string, Wording[]>();
  for (const told of all) {
    const words = placedWords(material.text(told.source), told.finding.content);
    if (words.length === 0) continue;
    const direct = told.finding.quotation === 'direct';
    // "Orsk, who …": that the speaker is named tells nothing of what is said.
    const names = stems(told.finding.source!.value.name);
    const key = `${direct} ${words.map((w) => w.word).join(' ')}`;
    const day = told.day ? Date.parse(told.day) / DAY : null;
    // The same words weeks later are said anew.
    const same = known.get(key)?.findLast((w) => w.day === null || day === null || day - w.day <= OCCASION);
    if (same) same.told.push(told);
    else
      put(known, key, {
        told: [told],
        day,
        spoken: spokenOn(told),
        words,
        terms: termsOf(words, names),
        direct,
        named,
        known: /\p{Lu}/u.test(told.finding.source!.value.name),
        meant: meantBy(material, told),
        quoted: direct ? [] : quotedIn(material, told),
      });
  }
  return [...known.values()].flat().sort((a, b) => (a.day ?? 0) - (b.day ?? 0));
}

function spokenOn({ finding, day }: Told): number | null {
  const when = finding.when ? anchorMoment(finding.when.value, day) : null;
  return when && /^\d{4}-\d{2}-\d{2}$/u.test(when) ? Date.parse(when) / DAY : null;
}

/** What a statement's words mean; of one that somebody added, what the sentence means that it begins in. */
function meantBy(material: Material, { source, finding }: Told): Vector | null {
  const known = material.vectors(source);
  const at = hull(finding.content);
  const own = known?.contents.find((c) => c.at.start === at.start && c.at.end === at.end);
  return (own ?? known?.sentences.find((c) => overlaps(c.at, at)))?.vector ?? null;
}

const termsOf = (words: readonly PlacedWord[], without: ReadonlySet<string>): Set<string> => {
  const all = words.map((w) => w.word);
  const begun = [...stems(all.join(' '))].filter((s) => !without.has(s)).map((s) => s.slice(0, LETTERS));
  return new Set([...begun, ...all.filter((w) => /^\p{N}+$/u.test(w))]);
};

/** Stretches in quotation marks, of two words or more, inside words that are no quotation as a whole. */
function quotedIn(material: Material, { source, finding }: Told): PlacedWord[][] {
  const text = material.text(source);
  const marked = finding.content.flatMap((c) => [...text.scan(/[“"«„][^“”"«»„\n]+[”"»“]/gu, c)]);
  return marked.map((m) => placedWords(text, [m])).filter((words) => words.length > 1);
}

/** How much a term tells: the fewer wordings have it the more. */
class Weights {
  readonly #counts = new Map<string, number>();

  constructor(readonly all: readonly Wording[]) {
    for (const { terms } of all) for (const t of terms) this.#counts.set(t, (this.#counts.get(t) ?? 0) + 1);
  }

  #of(term: string): number {
    return Math.log(1 + this.all.length / (this.#counts.get(term) ?? 1));
  }

  /** How many terms two wordings share, and which part, by weight, of the terms of the one that has fewer that is. */
  shared(a: ReadonlySet<string>, b: ReadonlySet<string>): { readonly terms: number; readonly share: number } {
    const [small, large] = a.size <= b.size ? [a, b] : [b, a];
    let [terms, weight, whole] = [0, 0, 0];
    for (const t of small) {
      const w = this.#of(t);
      whole += w;
      if (!large.has(t)) continue;
      terms++;
      weight += w;
    }
    return { terms, share: whole === 0 ? 0 : weight / whole };
  }
}

/** Quotations first, by the runs of words that they share; then paraphrases, each with what it is nearest to. */
function grouped(all: readonly Wording[], weights: Weights): Group[] {
  const groups = new Groups();
  for (const wording of [...all.filter((w) => w.direct), ...all.filter((w) => !w.direct)]) {
    const near = groups.near(wording).map((group) => ({ group, ...likeness(wording, group, weights) }));
    const same = near.filter((n) => n.same).map((n) => n.group);
    // A quotation of two sentences that others quote apart is one act of speech with both; a paraphrase is of one.
    const [best, next] = near.sort((a, b) => b.share - a.share);
    if (same.length > 0)
      groups.add(wording, wording.direct ? same : [same.includes(best!.group) ? best!.group : same[0]!]);
    else if (
      best &&
      !wording.direct &&
      !isBeside(wording, best.group) &&
      best.share >= NEAREST.share &&
      best.share - (next?.share ?? 0) >= NEAREST.ahead
    )
      groups.add(wording, [best.group]);
    else groups.add(wording, []);
  }
  return groups.all();
}

/** Groups after what people said of tellings; of a wording that several reports have some may stand elsewhere then. */
function regroupedWordings(
  groups: readonly (readonly Wording[])[],
  material: Material,
): readonly (readonly Wording[])[] {
  if (material.reviewed.links.length === 0) return groups;
  const wordingOf = new Map(groups.flat().flatMap((w) => w.told.map((t) => [t, w] as const)));
  const told = groups.map((g) => g.flatMap((w) => w.told));
  return regrouped(told, (t) => t, material).map((group) => {
    const apart = new Map<Wording, Told[]>();
    for (const t of group) put(apart, wordingOf.get(t)!, t);
    return [...apart].map(([wording, all]) => ({ ...wording, told: all }));
  });
}

/** Whether one report has both: what it tells twice of one speaker is two sentences, but where the words are plainly the same. */
const isBeside = ({ told }: Wording, { wordings }: Group): boolean => {
  const reports = new Set(told.map((t) => t.report));
  return wordings.some((w) => w.told.some((t) => reports.has(t.report)));
};

/** Whether a wording is one of a group, and how near it comes to the nearest of its wordings. */
function likeness(
  wording: Wording,
  group: Group,
  weights: Weights,
): { readonly same: boolean; readonly share: number } {
  let [same, nearest] = [false, 0];
  for (const other of group.wordings) {
    const { terms, share } = weights.shared(wording.terms, other.terms);
    const meant = wording.meant && other.meant ? nearness(wording.meant, other.meant) : 0;
    const quoted = hasQuoted(wording, other) ?? hasQuoted(other, wording);
    const runs = wording.direct && other.direct && terms > 0 && isQuoted(wording, other, share);
    // Of two days that reports name only the same words to the letter are one act of speech: one of both may err.
    if (isApart(wording, other) && quoted !== true && !runs) continue;
    // Whoever quotes what the other has not said speaks of other words.
    if (quoted === false && share < ELSEWHERE) continue;
    // Two terms in common are little where one of both has no more.
    if (Math.min(wording.terms.size, other.terms.size) > FEW) {
      const days = daysBetween(wording, other);
      // What is told a day later is nearest where it is plainly near.
      const least = days < OCCASION ? [MEANT.near, MEANT.nextNear][days]! : Number.POSITIVE_INFINITY;
      if (meant >= least) nearest = Math.max(nearest, meant);
      if (terms > 1 && (days === 0 || share >= least)) nearest = Math.max(nearest, share);
      same ||= !isBeside(wording, group) && meant >= leastMeant(wording, other, days);
    }
    if (quoted === true) same = true;
    else if (wording.direct && other.direct) same ||= runs;
    else same ||= terms >= PARAPHRASED.terms && share >= (wording.named ? PARAPHRASED.share : PARAPHRASED.otherwise);
  }
  return { same, share: nearest };
}

/** Quotations of one act of speech share words; two of two days that share none are of two. */
function leastMeant(a: Wording, b: Wording, days: number): number {
  if (!a.known) return MEANT.nobody;
  if (days === 0) return MEANT.oneDay;
  return days === 1 && !(a.direct && b.direct) ? MEANT.nextDay : MEANT.otherwise;
}

/** Whether two reports name two days on which it was said. */
const isApart = (a: Wording, b: Wording): boolean => a.spoken !== null && b.spoken !== null && a.spoken !== b.spoken;

/** Days between the reports of what a person with a name said; without end where nobody has a name or a day. */
const daysBetween = (a: Wording, b: Wording): number =>
  a.named && a.day !== null && b.day !== null ? Math.abs(a.day - b.day) : Number.POSITIVE_INFINITY;

/** Whether a quotation has what another wording gives in marks; null where that gives nothing long enough, or the other is no quotation. */
function hasQuoted(quotation: Wording, { quoted }: Wording): boolean | null {
  if (!quotation.direct) return null;
  const all = ` ${quotation.words.map((w) => w.word).join(' ')} `;
  const long = quoted.filter((q) => q.length >= RUN);
  const said = (q: readonly PlacedWord[]) => all.includes(` ${q.map((w) => w.word).join(' ')} `);
  if (quoted.some((q) => (q.length >= RUN || stems(q.map((w) => w.word).join(' ')).size > 0) && said(q))) return true;
  if (long.length === 0) return null;
  return long.some((q) => sharedRuns(q, quotation.words, RUN) / q.length >= QUOTED.share);
}

function isQuoted(a: Wording, b: Wording, share: number): boolean {
  const shorter = Math.min(a.words.length, b.words.length);
  const shared = sharedRuns(a.words, b.words, Math.min(RUN, shorter));
  if (shared < Math.min(QUOTED.words, Math.max(RUN, shorter))) return share >= RECAST;
  return shared / shorter >= QUOTED.share || share >= QUOTED.share;
}

/** The groups of one speaker, looked up by days. */
class Groups {
  readonly #byDay = new Map<number | null, Set<Group>>();
  readonly #groups = new Set<Group>();

  /** Those that a wording can be of without their days lying too far apart. */
  near(wording: Wording): Group[] {
    const { day } = wording;
    const days = day === null ? [...this.#byDay.keys()] : [null, ...Array.from({ length: 5 }, (_, i) => day + i - 2)];
    const found = new Set(days.flatMap((d) => [...(this.#byDay.get(d) ?? [])]));
    return [...found].filter((g) => fits(g, day, day));
  }

  /** Puts a wording into groups, which become one as far as their days allow. */
  add(wording: Wording, into: readonly Group[]): void {
    const [home = { wordings: [], first: null, last: null }, ...others] = into as [Group?, ...Group[]];
    this.#groups.add(home);
    this.#put(home, wording);
    for (const other of others) {
      if (!fits(home, other.first, other.last)) continue;
      for (const w of other.wordings) this.#put(home, w);
      this.#groups.delete(other);
      for (const { day } of other.wordings) this.#byDay.get(day)?.delete(other);
    }
  }

  #put(group: Group, wording: Wording): void {
    const { day } = wording;
    group.wordings.push(wording);
    if (day !== null) {
      group.first = Math.min(group.first ?? day, day);
      group.last = Math.max(group.last ?? day, day);
    }
    this.#byDay.set(day, (this.#byDay.get(day) ?? new Set()).add(group));
  }

  all(): Group[] {
    return [...this.#groups];
  }
}

const fits = (g: Group, first: number | null, last: number | null): boolean =>
  first === null ||
  last === null ||
  g.first === null ||
  g.last === null ||
  Math.max(g.last, last) - Math.min(g.first, first) <= OCCASION;

function utterance(
  material: Material,
  who: Actors,
  originOf: ReadonlyMap<ReportId, ReportId>,
  wordings: readonly Wording[],
): Utterance {
  const told = wordings.flatMap((w) => w.told).sort(byTime);
  const members = told.map((t) => t.finding.id).sort(compare);
  const source = told[0]!.finding.source!.value;
  const actor = source.party ? who.of.get(source.party) : undefined;
  const reports = [...new Set(told.map((t) => t.report))];
  const verbatim = longest(material, wordings);
  return {
    id: least(members),
    members,
    speaker: actor?.name ?? source.name,
    side: actor?.side ?? null,
    day: told[0]!.day,
    verbatim: verbatim?.finding.id ?? null,
    renderings: told.map((t) => rendering(material, t, verbatim)),
    origins: new Set(reports.map((r) => originOf.get(r))).size,
    carriers: reports.reduce((n, r) => n + (material.appearances.get(r)?.length ?? 0), 0),
  };
}

/** Share of the words of the longest quotation from which on another one stands for as much of what was said. */
const AS_LONG = 0.8;

/**
 * The earliest telling of the verbatim form: the longest quotation that most who quote agree with, in that they give it whole or cut. A copy
 * in which words were swapped agrees with nobody who has those words.
 */
function longest(material: Material, wordings: readonly Wording[]): Told | null {
  const quoted = wordings
    .filter((w) => w.direct)
    .map((w) => ({
      flat: ` ${w.words.map((p) => p.word).join(' ')} `,
      words: w.words.length,
      told: [...w.told].sort(byTime)[0]!,
      carriers: carriersOf(material, w),
    }));
  const all = quoted.reduce((n, q) => n + q.carriers, 0);
  const agreed = quoted.map((q) => ({
    ...q,
    agree: quoted.filter((o) => o.flat.includes(q.flat) || q.flat.includes(o.flat)).reduce((n, o) => n + o.carriers, 0),
  }));
  const most = agreed.filter((q) => q.agree > all / 2);
  const candidates = most.length > 0 ? most : agreed;
  const length = Math.max(...candidates.map((q) => q.words));
  const [found] = candidates
    .filter((q) => q.words >= AS_LONG * length)
    .sort((a, b) => b.agree - a.agree || b.carriers - a.carriers || b.words - a.words || byTime(a.told, b.told));
  return found?.told ?? null;
}

/** In how many places a wording stood. */
const carriersOf = (material: Material, { told }: Wording): number =>
  [...new Set(told.map((t) => t.report))].reduce((n, r) => n + (material.appearances.get(r)?.length ?? 0), 0);

function rendering(material: Material, told: Told, verbatim: Told | null): Rendering {
  const { id, quotation, content } = told.finding;
  const pieces = verbatim
    ? rendered(material.text(told.source), content, material.text(verbatim.source), verbatim.finding.content)
    : [];
  return { finding: id, day: told.day, quotation, pieces };
}
