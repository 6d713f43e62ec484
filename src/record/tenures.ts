/** Who held which office when: by what the reports call people, and by what they tell of those who come and go. */
import { comesIntoOffice, isDemonymOf, JUST_NOW, leavesOffice, NO_MORE, NOT_YET, offices } from '../lexicon/index.js';
import { DAY, type Grounded, grouped, type Mention } from '../model/index.js';
import type { Span } from '../text/index.js';
import type { Cluster } from './clusters.js';
import type { Group } from './joining.js';
import type { Material } from './located.js';

/** That somebody held an office. Days are those of the reports, '' where a report has none. */
export interface Tenure {
  readonly group: Group;
  readonly office: string;
  /** States and bodies that they are told to hold it of. */
  readonly of: ReadonlySet<string>;
  /** Days on which they are called by it, in order. */
  readonly called: readonly string[];
  /** The day on which they are told to have come into it, and that on which to have left it; null where none is told. */
  readonly began: string | null;
  readonly ended: string | null;
}

/** A turn that a report tells: somebody comes into an office, or leaves it. */
interface Turn {
  readonly group: Group;
  readonly kind: 'called' | 'came' | 'left';
  readonly office: string;
  readonly day: string;
  /** Whose the office is, where that is told of whoever held it before. */
  readonly of?: ReadonlySet<string>;
}

/** Days around those on which somebody is called by an office in which they still hold it: where several may, and where one alone does. */
const AROUND = 30;
const ALONE = 365;

/** Everybody of whom the reports tell an office, with the time of it. */
export function tenures(material: Material, groups: readonly Group[]): Tenure[] {
  const turns: Turn[] = [];
  for (const group of groups)
    for (const c of group.clusters) for (const m of c.mentions) turns.push(...turnsOf(material, group, c, m));
  turns.push(...successions(material, groups, turns));
  return closed(tenuresIn(material, turns));
}

function tenuresIn(material: Material, turns: readonly Turn[]): Tenure[] {
  const found: Tenure[] = [];
  for (const [group, own] of grouped(turns, (t) => t.group)) {
    const of = new Set([...ofWhom(material, group), ...own.flatMap((t) => [...(t.of ?? [])])]);
    const offices = grouped(own, (t) => t.office);
    // "the minister", of whom the reports tell which.
    for (const [office, told] of offices)
      if (![...offices.keys()].some((o) => o.endsWith(` ${office}`))) found.push(tenure(group, office, told, of));
  }
  return found;
}

/** Offices that several people hold of one state at a time. */
const SHARED = /^\p{L}+$/u;
const ALONE_THERE = /^(?:president|chancellor|king|queen|emir|sultan|pope|mayor|governor)$/u;

/** With the end of those whom somebody else has followed, where one alone holds such an office. */
const closed = (all: readonly Tenure[]): Tenure[] =>
  all.map((t) => {
    if (t.ended !== null || (SHARED.test(t.office) && !ALONE_THERE.test(t.office))) return t;
    const last = t.called.at(-1) ?? t.began ?? '';
    const next = all
      .filter((o) => o.group !== t.group && o.office === t.office && o.began !== null && o.began >= last)
      .filter((o) => [...o.of].some((a) => [...t.of].some((b) => isSameState(a, b))));
    return { ...t, ended: next.map((o) => o.began!).sort()[0] ?? null };
  });

const ofWhom = (material: Material, group: Group): Set<string> =>
  new Set(group.clusters.flatMap((c) => belongs(material, c)));

function tenure(group: Group, office: string, told: readonly Turn[], of: ReadonlySet<string>): Tenure {
  const days = (kind: Turn['kind']) =>
    told
      .filter((t) => t.kind === kind)
      .map((t) => t.day)
      .sort();
  const [began = null] = days('came');
  const [left = null] = days('left');
  // Who is told to have left before they came has come back.
  const ended = left !== null && began !== null && left < began ? null : left;
  return { group, office, of, called: days('called'), began, ended };
}

function turnsOf(material: Material, group: Group, c: Cluster, m: Mention): Turn[] {
  const day = material.days.get(c.report) ?? '';
  const found: Turn[] = [];
  const role = m.role === null ? null : officeTold(`${inFrontOf(material, c, m.role)}${m.role.value}`);
  if (role) found.push({ group, kind: role.kind, office: role.office, day });
  // Of whom a "former minister" is called so, the words beside it tell nothing more.
  const { before, behind } = around(material, c, m);
  if (role && role.kind !== 'left' && leavesOffice(before, behind))
    found.push({ group, kind: 'left', office: role.office, day });
  const comes = comesIntoOffice(before, behind);
  const own = role?.kind === 'called' && comes?.follows === false ? role.office : null;
  const into = comes?.into.map(officeAt).find((office) => office !== null) ?? own;
  if (into) found.push({ group, kind: 'came', office: into, day });
  return found;
}

/** "new", "former": what tells of the time of an office, where a name parts it from the office ("the former Varenian | minister"). */
function inFrontOf(material: Material, c: Cluster, role: Grounded<string>): string {
  const { start } = role.evidence[0]!;
  const front = material.words(c.report, { start: Math.max(0, start - BEFORE), end: start } as Span);
  return /\b\p{Ll}+ (?=(?:\p{Lu}[\p{L}'’-]*(?:['’]s)? ){1,3}$)/u.exec(front)?.[0] ?? '';
}

/** "dismissed Orsk and named Brandt to replace him", "Brandt succeeded Orsk": who comes into the office that another one of the sentence leaves. */
function successions(material: Material, groups: readonly Group[], known: readonly Turn[]): Turn[] {
  const found: Turn[] = [];
  const held = grouped(known, (t) => t.group);
  const named = groups.flatMap((group) =>
    group.clusters.flatMap((c) =>
      // "Brandt was named to replace him": whom the word means is too often guessed.
      c.mentions
        .filter((m) => m.form === 'name' || /^s?he$/iu.test(material.words(c.report, m.evidence[0]!)))
        .map((m) => ({ group, c, m })),
    ),
  );
  for (const [report, here] of grouped(named, (n) => n.c.report)) {
    const day = material.days.get(report) ?? '';
    const told = here.map((n) => ({ ...n, ...around(material, n.c, n.m) }));
    const comers = told.filter((n) => comesIntoOffice(n.before, n.behind)?.follows);
    for (const from of comers.length > 0 ? told.filter((n) => leavesOffice(n.before, n.behind)) : []) {
      const office = held.get(from.group)?.find((t) => t.kind !== 'left')?.office;
      const to = comers.find((n) => n.group !== from.group && n.sentence === from.sentence);
      if (office) found.push({ group: from.group, kind: 'left', office, day });
      if (office && to) found.push({ group: to.group, kind: 'came', office, day, of: ofWhom(material, from.group) });
    }
  }
  return found;
}

/** Code points in front of a name and behind it that may tell of an office. */
const BEFORE = 40;
const BEHIND = 110;
const SENTENCE = 400;

/** The words in front of a mention and behind it in its sentence, and where the sentence begins, as far as it is looked at. */
function around(material: Material, c: Cluster, m: Mention) {
  const { start, end } = m.evidence[0]!;
  const from = Math.max(0, start - SENTENCE);
  const front = material
    .words(c.report, { start: from, end: start } as Span)
    .split(/[.!?]["”]?\s|\n/u)
    .at(-1)!;
  const behind = material.behind(c.report, end, BEHIND).split(/[!?\n]|\.(?:\s|$)/u)[0]!;
  return { before: front.slice(-BEFORE), behind, sentence: start - [...front].length };
}

/** Whether two names are one state's, though one is its adjective. */
export const isSameState = (a: string, b: string): boolean => a === b || isDemonymOf(a, b) || isDemonymOf(b, a);

/** The office of the lexicon with which words begin, in the singular; null where they begin with none. */
function officeAt(words: string): string | null {
  const tokens =
    words
      .toLowerCase()
      .replaceAll('-', ' ')
      .match(/\p{L}+/gu) ?? [];
  const found = offices().match(0, (k) => tokens[k] ?? '');
  return found && !found.value.plural ? oneWord(found.value.word) : null;
}

/** One word for offices that mean the same. */
const oneWord = (office: string): string =>
  office.replace(/^premier$/u, 'prime minister').replace(/(?<=chair)(?:man|woman|person)$/u, '');

/** The office of the lexicon in some words, and whether it is held, has just been come into, or is held no more; null where it is not held yet. */
export function officeTold(words: string): { readonly office: string; readonly kind: Turn['kind'] } | null {
  const tokens = words.toLowerCase().replaceAll('-', ' ').split(/\s+/u);
  if (NOT_YET.test(tokens[0]!)) return null;
  let best: string | null = null;
  for (let i = 0; i < tokens.length; i++) {
    // "former president" is a word of the lexicon too.
    const found = NO_MORE.test(tokens[i]!) ? null : offices().match(i, (k) => tokens[k] ?? '');
    // "the wife of President Orsk" holds none.
    if (found?.value.class === 'family') return null;
    if (found && !found.value.plural && (best === null || found.value.word.length > best.length))
      best = found.value.word;
  }
  if (best === null) return null;
  const told = (pattern: RegExp) => tokens.some((t) => pattern.test(t));
  return { office: oneWord(best), kind: told(NO_MORE) ? 'left' : told(JUST_NOW) ? 'came' : 'called' };
}

/** What somebody is told to be of: by an affiliation, or by "of" behind an office: "the prime minister of Varenia". */
export function belongs(material: Material, c: Cluster): string[] {
  return c.mentions.flatMap((m) => {
    if (m.affiliation) return [m.affiliation.value];
    const behind = m.role ? OF.exec(material.behind(c.report, m.evidence[0]!.end, 60)) : null;
    return behind ? [behind[1]!] : [];
  });
}

const OF = /^ of (?:the )?(\p{Lu}[\p{L}'’-]*(?: \p{Lu}[\p{L}'’-]*)*)/u;

/** Those of some holders of an office who may hold it on a day, as the reports tell; of all of them where the day is not known. */
export function inOffice(holders: readonly Tenure[], day: string | null): Tenure[] {
  if (day === null) return [...holders];
  const may = holders.filter((t) => mayHoldOn(t, day));
  const near = may.filter((t) => daysFrom(t, day) <= AROUND);
  // Of several on whom nobody's time lies near, none is likelier than the others.
  return near.length > 0 ? near : may.filter((t) => daysFrom(t, day) <= ALONE);
}

const mayHoldOn = ({ began, ended, called }: Tenure, day: string): boolean =>
  (ended === null || day <= ended) && (began === null || day >= began || called.some((d) => d < began));

/** Days between a day and the time for which somebody is told to hold an office; 0 inside it, and where the reports have no date. */
function daysFrom({ began, ended, called }: Tenure, day: string): number {
  const known = [began, ended, ...called].filter((d) => d !== null).sort();
  const [from, to] = [known[0] ?? '', known.at(-1) ?? ''];
  if (from === '') return 0;
  const at = Date.parse(day);
  return Math.max(0, Date.parse(from) - at, at - Date.parse(to)) / DAY;
}
