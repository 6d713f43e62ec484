import {
  DAY,
  type Origin,
  put,
  type Rendering,
  type ReportId,
  type Statement,
  type Utterance,
} from '../model/index.js';
import { overlap, type PlacedWord, placedWords, rendered, sharedRuns } from '../text/index.js';
import type { Actors } from './actors.js';
import { byTime, compare, least, type Material, stems } from './located.js';

type Told = ReturnType<typeof statementsOf>[number];
const statementsOf = (material: Material) => material.of('statement');

/** Days within which words of one speaker may be one act of speech. */
const OCCASION = 2;
/** Words from which on a run that two quotations share tells something. */
const RUN = 3;
/** Words that two quotations share in such runs at least, and the share of the shorter one that they are. */
const QUOTED = { words: 4, share: 0.5 } as const;
/** Stems that a paraphrase shares at least, and the share of the one that has fewer. */
const PARAPHRASED = { stems: 3, share: 0.5 } as const;
/** Share of stems at which a paraphrase is of the one utterance that it is nearest to, if no other is nearly as near. */
const NEAREST = { share: 0.3, ahead: 0.15 } as const;

/** One wording of one speaker around one day, with every statement that has it to the letter. */
interface Wording {
  readonly told: Told[];
  /** Counted from 1970; null where no report has a date. */
  readonly day: number | null;
  readonly words: readonly PlacedWord[];
  readonly stems: ReadonlySet<string>;
  readonly direct: boolean;
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
  return [...bySpeaker.values()]
    .flatMap((all) => grouped(wordings(material, all)))
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

function wordings(material: Material, all: readonly Told[]): Wording[] {
  const known = new Map<string, Wording[]>();
  for (const told of all) {
    const words = placedWords(material.text(told.source), told.finding.content);
    if (words.length === 0) continue;
    const direct = told.finding.quotation === 'direct';
    const key = `${direct} ${words.map((w) => w.word).join(' ')}`;
    const day = told.day ? Date.parse(told.day) / DAY : null;
    // The same words weeks later are said anew.
    const same = known.get(key)?.findLast((w) => w.day === null || day === null || day - w.day <= OCCASION);
    if (same) same.told.push(told);
    else put(known, key, { told: [told], day, words, stems: stems(words.map((w) => w.word).join(' ')), direct });
  }
  return [...known.values()].flat().sort((a, b) => (a.day ?? 0) - (b.day ?? 0));
}

/** Quotations first, by the runs of words that they share; then paraphrases, each with what it is nearest to. */
function grouped(all: readonly Wording[]): Group[] {
  const groups = new Groups();
  for (const wording of [...all.filter((w) => w.direct), ...all.filter((w) => !w.direct)]) {
    const near = groups.near(wording).map((group) => ({ group, ...likeness(wording, group) }));
    const same = near.filter((n) => n.same).map((n) => n.group);
    // A quotation of two sentences that others quote apart is one act of speech with both; a paraphrase is of one.
    const [best, next] = near.sort((a, b) => b.share - a.share);
    if (same.length > 0)
      groups.add(wording, wording.direct ? same : [same.includes(best!.group) ? best!.group : same[0]!]);
    else if (best && !wording.direct && best.share >= NEAREST.share && best.share - (next?.share ?? 0) >= NEAREST.ahead)
      groups.add(wording, [best.group]);
    else groups.add(wording, []);
  }
  return groups.all();
}

/** Whether a wording is one of a group, and how near it comes to the nearest of its wordings. */
function likeness(wording: Wording, { wordings }: Group): { readonly same: boolean; readonly share: number } {
  let [same, share] = [false, 0];
  for (const other of wordings) {
    const shared = overlap(wording.stems, other.stems);
    share = Math.max(share, shared);
    same ||= wording.direct && other.direct ? isQuoted(wording, other, shared) : isParaphrase(wording, other, shared);
  }
  return { same, share };
}

function isQuoted(a: Wording, b: Wording, stemsShared: number): boolean {
  if (stemsShared < QUOTED.share / 2) return false;
  const shorter = Math.min(a.words.length, b.words.length);
  const shared = sharedRuns(a.words, b.words, Math.min(RUN, shorter));
  return shared >= Math.min(QUOTED.words, Math.max(RUN, shorter)) && shared / shorter >= QUOTED.share;
}

const isParaphrase = (a: Wording, b: Wording, shared: number): boolean =>
  shared >= PARAPHRASED.share && shared * Math.min(a.stems.size, b.stems.size) >= PARAPHRASED.stems;

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
  { wordings }: Group,
): Utterance {
  const told = wordings.flatMap((w) => w.told).sort(byTime);
  const members = told.map((t) => t.finding.id).sort(compare);
  const source = told[0]!.finding.source!.value;
  const actor = source.party ? who.of.get(source.party) : undefined;
  const reports = [...new Set(told.map((t) => t.report))];
  const verbatim = longest(wordings);
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

/** The earliest telling of the longest direct quotation. */
function longest(wordings: readonly Wording[]): Told | null {
  const [found] = wordings
    .filter((w) => w.direct)
    .map((w) => ({ words: w.words.length, told: [...w.told].sort(byTime)[0]! }))
    .sort((a, b) => b.words - a.words || byTime(a.told, b.told));
  return found?.told ?? null;
}

function rendering(material: Material, told: Told, verbatim: Told | null): Rendering {
  const { id, quotation, content } = told.finding;
  const pieces = verbatim
    ? rendered(material.text(told.source), content, material.text(verbatim.source), verbatim.finding.content)
    : [];
  return { finding: id, day: told.day, quotation, pieces };
}
