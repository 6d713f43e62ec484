/** Which parties of several reports are one. Each rule joins only where one answer is left; where several are, it says so. */
import { givenNames } from '../lexicon/index.js';
import { type FindingId, grouped, put, type Undecided } from '../model/index.js';
import { capitals } from './capitals.js';
import { type Cluster, familyFirst, fullName, isNamed, surnameOf, wordsOf } from './clusters.js';
import { type Decided, isMeant } from './decided.js';
import { compare, least, type Material } from './located.js';
import { calledIn, isPartOf, isSpeltLike, shortsOf, singular } from './shortNames.js';
import { belongs, isSameState, officeTold } from './tenures.js';
import { askedOffice, titles } from './titles.js';

export interface Joined {
  /** Clusters that are one party. */
  readonly groups: readonly (readonly Cluster[])[];
  readonly undecided: readonly Undecided[];
}

/** What a rule looks at: clusters that are surely one, by their names. */
export class Group {
  readonly clusters: Cluster[] = [];
  readonly names = new Map<string, number>();

  constructor(clusters: readonly Cluster[]) {
    for (const c of clusters) this.take(c);
  }

  take(c: Cluster): void {
    this.clusters.push(c);
    this.names.set(c.name, (this.names.get(c.name) ?? 0) + c.mentions.length);
  }

  holds(mention: string): boolean {
    return this.clusters.some((c) => c.mentions.some((m) => m.id === mention));
  }

  get named(): boolean {
    return this.clusters.some(isNamed);
  }

  get type(): Cluster['type'] {
    return this.clusters.find((c) => c.type === 'person')?.type ?? this.clusters[0]!.type;
  }
}

/** Which of two that are one gives its kind: a state before a body, whoever has a name before whoever has none. */
const rank = (g: Group): number =>
  (g.type === 'state' ? 4 : g.type === 'organisation' || g.type === 'group' ? 2 : 0) + (g.named ? 1 : 0);

/** Groups that become one another, with what is left open. */
export class Joining {
  readonly undecided: Undecided[] = [];
  readonly #into = new Map<Group, Group>();

  constructor(
    public groups: Group[],
    readonly decided: Decided,
  ) {}

  home(group: Group): Group {
    const next = this.#into.get(group);
    return next ? this.home(next) : group;
  }

  join(group: Group, into: Group): void {
    const [from, to] = [this.home(group), this.home(into)];
    if (from === to || this.decided.apart(from, to)) return;
    for (const c of from.clusters) to.take(c);
    this.#into.set(from, to);
  }

  /** Joins a group to the one candidate; of several it notes that a person must say which. */
  settle(group: Group, candidates: readonly Group[], why: string): void {
    const own = this.home(group);
    const all = [...new Set(candidates.map((c) => this.home(c)))];
    // A person has said which.
    if (this.#merged.has(own) && all.includes(own)) return;
    const homes = all.filter((c) => c !== own && !this.decided.apart(own, c));
    if (homes.length === 1) this.join(group, homes[0]!);
    else if (homes.length > 1) this.leave(group, homes, why);
  }

  /** Makes one of those whom people said to be one. */
  merge(): void {
    for (const [a, b] of this.decided.merges) {
      const meant = (who: string) => this.groups.filter((g) => isMeant(who, g));
      const [one, other] = [meant(b), meant(a)];
      if (one.length === 0 || other.length === 0) continue;
      const all = [...one, ...other].map((g) => this.home(g)).sort((x, y) => rank(y) - rank(x));
      for (const g of all) this.join(g, all[0]!);
      this.#merged.add(this.home(all[0]!));
    }
  }

  readonly #merged = new Set<Group>();

  leave(group: Group, candidates: readonly Group[], why: string): void {
    const open = candidates.filter((c) => this.home(c) !== this.home(group) && !this.decided.apart(group, c));
    if (open.length === 0) return;
    const first = (g: Group): FindingId => least(g.clusters.flatMap((c) => c.mentions.map((m) => m.id)));
    this.undecided.push({ mention: first(group), candidates: open.map(first).sort(compare), why });
  }

  /** Drops the groups that have become another. */
  settled(): Group[] {
    return this.groups.filter((g) => !this.#into.has(g));
  }
}

/** Parties joined over reports. */
export function joined(material: Material, clusters: readonly Cluster[], decided: Decided): Joined {
  const groups = [...grouped(clusters, (c) => keyOf(material, c, decided))]
    .sort(([a], [b]) => compare(a, b))
    .map(([, members]) => new Group(members));
  const joining = new Joining(groups, decided);
  joining.merge();
  spelledAlike(joining);
  romanisedAlike(material, joining);
  surnames(joining);
  shortNames(material, joining);
  titles(material, joining);
  for (const [town, state] of capitals(material, joining.settled()))
    joining.leave(town, [state], 'a town whose wishes people of this state tell may be its seat of government');
  return { groups: joining.settled().map((g) => g.clusters), undecided: joining.undecided };
}

/** What makes two clusters one before anything is weighed: the full name, or the same name of one kind. */
function keyOf(material: Material, c: Cluster, { mentions }: Decided): string {
  // What is decided of a mention is decided of its report: "the minister" of another may be another.
  if (mentions.size > 0 && c.mentions.some((m) => mentions.has(m.id))) return `decided ${c.report} ${c.party}`;
  // Offices change hands: who holds one is asked of each report by itself.
  if (askedOffice(material, c)) return `only ${c.report} ${c.party}`;
  if (!isNamed(c) && c.type !== 'state')
    return c.mentions.some((m) => m.affiliation) ? `group ${c.name.toLowerCase()}` : `only ${c.report} ${c.party}`;
  const own = fullName(c);
  if (own) return `person ${own.given} ${own.surname}`;
  return `${c.type === 'person' ? 'person' : 'name'} ${c.name.toLowerCase()}`;
}

/** The names in full that the reports give somebody. */
const fullNames = (g: Group) => g.clusters.map(fullName).filter((n) => n !== null);

/** Full names whose given names and surnames differ as transliterations do: Yuri and Yury, Halvorghi and Halvorqi, "R." and Rui. */
function spelledAlike(joining: Joining): void {
  const full = joining.groups.flatMap((group) => {
    const name = fullName(group.clusters[0]!);
    return name ? [{ group, ...name }] : [];
  });
  // Names whose surnames differ by a letter still share where they begin or end.
  const byEnd = new Map<string, typeof full>();
  for (const f of full)
    for (const key of new Set([`^${f.surname.slice(0, 2)}`, `${f.surname.slice(-2)}$`])) put(byEnd, key, f);
  for (const list of byEnd.values())
    for (const [i, a] of list.entries())
      for (const b of list.slice(0, i))
        if (sameSurname(a.surname, b.surname) && sameGiven(a.given, b.given, a.surname === b.surname))
          joining.join(a.group, b.group);
}

/**
 * "Song Gi-ho", "Song Ki-Ho": given names behind a family's name that are spelt apart as romanisations are. Many share a family's name and
 * half of a given one, so that only side and post make them one; where these are not told alike, a person must say.
 */
function romanisedAlike(material: Material, joining: Joining): void {
  const known = new Map<string, { group: Group; given: string }[]>();
  for (const group of joining.settled()) {
    const name = familyFirst(group.clusters[0]!.name);
    if (!name || group.type !== 'person') continue;
    const given = romanised(name.given);
    const others = (known.get(name.family) ?? []).filter((o) => o.given === given);
    const one = others.find((o) => sharesPost(material, o.group, group));
    if (one) joining.join(group, one.group);
    else
      joining.leave(
        group,
        others.map((o) => o.group),
        'it may be another spelling of this name',
      );
    put(known, name.family, { group, given });
  }
}

/** A given name in one letter for those that romanisations tell apart. */
const romanised = (name: string): string =>
  name
    .replace(/(?<!n)g/gu, 'k')
    .replace(/b/gu, 'p')
    .replace(/d/gu, 't')
    .replace(/ch|z|j/gu, 'c')
    .replace(/r/gu, 'l')
    .replace(/eo/gu, 'o')
    .replace(/ae|ai/gu, 'e')
    .replace(/[iyw](?=[aeou])/gu, '');

/** Whether two are told to hold one office of one side. */
function sharesPost(material: Material, a: Group, b: Group): boolean {
  const posts = (g: Group) =>
    g.clusters.flatMap((c) => c.mentions.flatMap((m) => (m.role ? [officeTold(m.role.value)?.office] : [])));
  const sides = (g: Group) => g.clusters.flatMap((c) => belongs(material, c));
  const own = new Set(posts(a).filter(Boolean));
  return posts(b).some((p) => own.has(p)) && sides(b).some((s) => sides(a).some((o) => isSameState(s, o)));
}

const sameSurname = (a: string, b: string): boolean =>
  a === b || (Math.min(a.length, b.length) >= 5 && a[0] === b[0] && nearly(a, b));

/** An initial stands for a given name only beside the very surname; relatives share the surname, so nothing else may differ. */
function sameGiven(a: string, b: string, surname: boolean): boolean {
  if (a === b) return true;
  if (!surname) return false;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return (
    (short.length === 1 && long.startsWith(short)) || (consonants(a).length > 2 && consonants(a) === consonants(b))
  );
}

const consonants = (name: string): string => name.replace(/[aeiou]/gu, '');

/** One letter more, less or other. */
function nearly(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  const [x, y] = [a.slice(i), b.slice(i)];
  return x.slice(1) === y.slice(1) || x.slice(1) === y || x === y.slice(1);
}

/**
 * A surname alone is whoever bears it, where one person does. The first word of a name may be the family's too ("Song" of "Song Min-sun"), but
 * that is too thin: a person must say.
 */
function surnames(joining: Joining): void {
  const bearers = new Map<string, Group[]>();
  const firsts = new Map<string, Group[]>();
  for (const g of joining.settled()) {
    for (const surname of new Set(fullNames(g).map((n) => n.surname)))
      put(g.clusters.some((c) => familyFirst(c.name)) ? firsts : bearers, surname, g);
    for (const given of new Set(fullNames(g).map((n) => n.given))) if (!givenNames().has(given)) put(firsts, given, g);
  }
  for (const g of joining.settled()) {
    const { name } = g.clusters[0]!;
    if (!g.named || !/^\p{Lu}\S*$/u.test(name) || g.type === 'place' || g.type === 'state') continue;
    const surname = surnameOf(name);
    const known = bearers.get(surname) ?? [];
    // Whom a report that names both keeps apart, a surname does not make one.
    const apart = g.clusters.some((c) => known[0]?.clusters.some((o) => o.report === c.report));
    if (known.length === 1 && apart) joining.leave(g, known, 'it may be the surname of this person');
    else if (known.length > 0) joining.settle(g, known, 'several people of the reports bear this surname');
    else if (firsts.has(surname))
      joining.leave(g, firsts.get(surname)!, 'it may be the family name of this person, told first');
    else if (g.type === 'person') {
      const near = [...bearers].flatMap(([s, list]) => (sameSurname(s, surname) ? list : []));
      joining.leave(g, near, 'it may be another spelling of the surname of this person');
    }
  }
}

/** Nouns with a capital that any state or body has one of. */
const ANYBODY =
  /^(?:Ministry|Government|Army|Navy|Parliament|Embassy|Delegation|Party|Court|Bank|Police|Cabinet|President|Presidency|Minister|Foreign|Defen[cs]e|Interior|National|United|New|North|South|East|West|Northern|Southern)$/u;

/** A body under part of its name: "the Front" for the Marsh Front, "the League" for the League of the Upper Towns, or its letters. */
function shortNames(material: Material, joining: Joining): void {
  const bodies = joining
    .settled()
    .filter((g) => g.named && g.type !== 'place' && (g.type !== 'person' || !isPerson(g)));
  const byWord = new Map<string, Group[]>();
  for (const g of bodies)
    for (const word of new Set([...g.names.keys()].flatMap(wordsOf).map(singular))) put(byWord, word, g);
  /** Other bodies that have a word of a name; the one that fewest have. */
  const near = (name: string): readonly Group[] =>
    wordsOf(name)
      .map((w) => byWord.get(singular(w)) ?? [])
      .sort((x, y) => x.length - y.length)[0] ?? [];
  for (const g of bodies) speltAlike(joining, g, byWord);
  const longer = new Map<string, Group[]>();
  for (const g of bodies)
    for (const key of new Set([...g.names.keys()].flatMap(shortsOf))) put(longer, singular(key), g);
  for (const g of bodies) {
    const { name } = g.clusters[0]!;
    const bare = name.replace(/^(?:the|The)\s+/u, '');
    const body = g.type === 'organisation' || g.type === 'group' || isArticled(material, g);
    if (!body || wordsOf(bare).every((w) => ANYBODY.test(w))) continue;
    const alone = wordsOf(bare).length === 1 && !bare.includes(' ');
    const known = alone
      ? (longer.get(singular(bare)) ?? [])
      : near(bare).filter((o) => o !== g && [...o.names.keys()].some((n) => isPartOf(bare, n)));
    joining.settle(g, known, 'several bodies of the reports have this in their name');
  }
  calledSo(joining, bodies, longer, near);
}

/** "the ruling Front party", "Guard rebels": the body inside the name, where one is called so. */
function calledSo(
  joining: Joining,
  bodies: readonly Group[],
  longer: ReadonlyMap<string, readonly Group[]>,
  near: (name: string) => readonly Group[],
): void {
  const names = new Map<string, Group[]>();
  for (const g of bodies) if (g.type !== 'person') for (const name of g.names.keys()) put(names, singular(name), g);
  for (const g of joining.settled()) {
    const called = /^(?:organisation|group)$/u.test(g.type) ? calledIn(g.clusters[0]!.name) : null;
    if (called === null) continue;
    const own = names.get(singular(called)) ?? longer.get(singular(called)) ?? [];
    const known =
      own.length > 0 ? own : near(called).filter((o) => [...o.names.keys()].some((n) => isPartOf(called, n)));
    joining.settle(
      g,
      known.filter((o) => o !== g),
      'several bodies of the reports have this in their name',
    );
  }
}

/** Bodies with one word that are held against each other, at most: of "Party" there are too many. */
const COMPARED = 60;

/** A body under another spelling of one of its words; they share the first word or the last. */
function speltAlike(joining: Joining, g: Group, byWord: ReadonlyMap<string, readonly Group[]>): void {
  const { name } = g.clusters[0]!;
  const words = wordsOf(name);
  for (const end of new Set([words[0], words.at(-1)]))
    for (const o of (byWord.get(singular(end ?? '')) ?? []).slice(0, COMPARED))
      if (o !== g && isSpeltLike(name, o.clusters[0]!.name, nearly)) joining.join(g, o);
}

/** "The League": no person and no town, whatever a report took it for. */
const isArticled = (material: Material, g: Group): boolean =>
  g.clusters.some((c) =>
    c.mentions.some((m) => m.form === 'name' && /^the\s/iu.test(material.words(c.report, m.evidence[0]!))),
  );

const isPerson = (g: Group): boolean =>
  g.clusters.some((c) => fullName(c) !== null || c.mentions.some((m) => m.role !== null));
