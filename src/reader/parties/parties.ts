import type { Party, PartyRef } from '../../model/index.js';
import { skeleton } from '../../text/index.js';
import type { NounPhrase } from '../syntax/chunks.js';
import type { Phrase } from '../syntax/clause.js';
import { topOf } from '../syntax/dependencies.js';
import type { Sentence, Syntax } from '../syntax/syntax.js';
import { appositions } from './appositions.js';
import {
  barred,
  calledSo,
  holderOf,
  mayHold,
  namedNext,
  otherwiseCalled,
  personBehind,
  spelledOut,
} from './descriptions.js';
import { GOES_BETWEEN, isBody, isFamily } from './likeness.js';
import { isKin, type MentionDraft, mentionsOf, type Stretch } from './mention.js';
import { ModelLinks } from './modelLinks.js';
import { pieces } from './namesInPhrase.js';
import { resolveOwned } from './owned.js';
import { resolvePronouns } from './pronouns.js';
import { isSurname } from './surnames.js';
import { comerInto } from './turns.js';

/** One party of the report: everything that means it. */
export interface Entity {
  readonly index: number;
  name: string;
  type: MentionDraft['type'];
  gender: 'm' | 'f' | 'u';
  key: string | null;
  readonly mentions: number[];
  /** Classes and words of offices that it was given. */
  readonly offices: Set<string>;
  readonly affiliations: Set<string>;
  /** Name of the state that it is or belongs to. */
  side: string | null;
}

export interface Mentioned extends MentionDraft {
  readonly index: number;
  readonly sentence: number;
  readonly subject: boolean;
  readonly quoted: boolean;
  entity: number | null;
}

/** Whether a report calls somebody a mediator by their office: they tell of both sides and are on neither. */
export const goesBetween = (entity: Entity | null | undefined): boolean =>
  [...(entity?.offices ?? [])].some((o) => GOES_BETWEEN.test(o));

/** "the bloc", "the emirate": bodies of one kind may be told as another, but no company or party is a state. */
const mayBe = (m: Mentioned, { type, name }: Entity): boolean => {
  // "the Front's envoy said the army would go": no movement is an army, unless it is called one.
  const arm = ARM.exec(m.name)?.[0];
  if (arm && type !== 'state' && !name.toLowerCase().includes(arm)) return false;
  return m.type === type || (isBody(type, m.type) && !(type === 'state' && NO_STATE.test(m.name)));
};

const isRelative = (m: Mentioned): boolean => m.office !== null && isKin(m.office);

/** What only states have, but for bodies that are called so. */
const ARM = /\b(?:army|government|navy|police|military|air force|parliament|cabinet)$/u;

const NO_STATE =
  /\b(?:company|firm|bank|party|group|movement|militia|committee|ministry|agency|council|commission|court)$/iu;

/** The words of somebody whom nobody knows, up to a clause about them: "a person | who was in the room". */
const shortened = (words: string): string =>
  words
    .replace(/\s+/gu, ' ')
    .replace(/,? (?:who|which|that) .*$|, (?:seen|\p{Ll}+ed)\b.*$/u, '')
    // A bracket that was cut off before it closes.
    .replace(/\s*\([^)]*$/u, '')
    .replace(/,$/u, '');

/** Who is who in one report. */
export class Parties {
  readonly mentions: Mentioned[] = [];
  readonly entities: Entity[] = [];
  /** Filled when the mentions become findings: entity to the least mention id of its cluster. */
  readonly ids = new Map<number, string>();
  /** What the model says of who means whom. */
  readonly links: ModelLinks;
  readonly #byToken = new Map<number, Mentioned[]>();

  constructor(
    readonly syntax: Syntax,
    readable: (paragraph: number) => boolean,
    subjects: ReadonlySet<number>,
  ) {
    this.links = new ModelLinks(this);
    for (const sentence of syntax.sentences) {
      // Where and when the story was written, and by whom: nobody that it tells of.
      const dateline =
        syntax.dateline !== null && sentence.start >= syntax.dateline.start && sentence.end <= syntax.dateline.end;
      if (readable(sentence.paragraph) && !dateline) this.#collect(sentence, subjects);
    }
    this.#cluster(appositions(syntax, this.mentions));
    resolvePronouns(this);
    for (const m of this.mentions) {
      for (let i = m.first; i < m.last; i++) this.#byToken.set(i, [...(this.#byToken.get(i) ?? []), m]);
    }
    resolveOwned(this);
  }

  #collect(sentence: Sentence, subjects: ReadonlySet<number>): void {
    for (const np of sentence.nouns) {
      for (const m of mentionsOf(this.syntax, sentence, np)) {
        this.mentions.push({
          ...m,
          index: this.mentions.length,
          sentence: sentence.index,
          subject: subjects.has(np.first) && m.first === np.first && m.last === np.last,
          quoted: this.syntax.quoteOf(m.first) !== undefined,
          entity: null,
        });
      }
    }
  }

  #cluster(apposed: ReadonlyMap<number, number>): void {
    // Who holds an office is a person, whatever the words look like.
    for (const i of apposed.values())
      if (this.mentions[i]!.type !== 'person') this.mentions[i] = { ...this.mentions[i]!, type: 'person' };
    for (const [role, person] of apposed) if (isRelative(this.mentions[role]!)) this.#relatives.add(person);
    const persons = this.mentions.filter((m) => m.form === 'name' && m.type === 'person');
    for (const m of persons) if (m.core.last - m.core.first > 1) this.#joinPerson(m);
    for (const m of this.mentions) {
      if (m.form === 'name' && m.entity === null) this.#joinName(m);
    }
    for (const [role, person] of apposed) {
      const named = this.mentions[person]!;
      const told = this.mentions[role]!;
      // What stands beside a name in apposition is that name's role.
      this.mentions[person] = {
        ...named,
        role: named.role ?? told.role,
        affiliation: named.affiliation ?? told.affiliation,
      };
      const entity = named.entity;
      if (entity !== null) this.#add(this.mentions[role]!, entity);
    }
    for (const m of this.mentions) {
      if (m.entity === null && m.form !== 'pronoun') this.#joinDescription(m);
    }
  }

  #tokens(m: MentionDraft): string[] {
    const words: string[] = [];
    for (let i = m.core.first; i < m.core.last; i++)
      if (/\p{L}/u.test(this.syntax.words(i))) words.push(this.syntax.words(i));
    return words.filter((w) => !/^(?:Jr|Sr|II|III)\.?$/u.test(w));
  }

  /** Full names: one party when the surnames are one and no given name contradicts. */
  #joinPerson(m: Mentioned): void {
    const own = this.#tokens(m).map(skeleton);
    const same = this.entities.find((e) => {
      if (e.type !== 'person') return false;
      const other = this.#tokens(this.mentions[e.mentions[0]!]!).map(skeleton);
      // "Jamil Abu Orsk", later "Abu Orsk".
      const tail = own.length < other.length && own.every((w, i) => w === other[other.length - own.length + i]);
      return (
        tail ||
        (other.at(-1) === own.at(-1) &&
          (other[0] === own[0] || (other[0]?.[0] === own[0]?.[0] && (own[0]!.length === 1 || other[0]!.length === 1))))
      );
    });
    this.#add(m, same?.index ?? this.#create(m));
  }

  #joinName(m: Mentioned): void {
    const body = spelledOut(this, m);
    if (body) return this.#add(m, body.index);
    if (m.key) {
      const same = this.entities.find((e) => e.key === m.key);
      this.#add(m, same?.index ?? this.#create(m));
      return;
    }
    const own = this.#tokens(m).map(skeleton);
    const surname = own.at(-1) ?? '';
    const candidates = this.entities.filter(
      (e) =>
        e.type === 'person' &&
        this.#namesOf(e).some(
          (n) =>
            n.at(-1) === surname ||
            (own.length === 1 && n.length > 1 && ((n.includes(surname) && surname.length > 3) || isFamily(n, surname))),
        ),
    );
    const single = own.length === 1 && ((m.type !== 'place' && m.type !== 'organisation') || isSurname(this, m));
    const fitting = candidates.filter(
      (e) => (e.gender === 'u' || m.gender === 'u' || e.gender === m.gender) && !this.#comesAsRelative(e, m),
    );
    const spelled = fitting.filter((e) => e.name.split(' ').at(-1) === m.name);
    const may = single && spelled.length > 0 ? spelled : fitting;
    const before = may.findLast((e) => this.mentions[e.mentions[0]!]!.first < m.first) ?? may[0];
    if (single && before) return this.#add(m, before.index);
    const same = this.entities.find((e) => e.name.toLowerCase() === m.name.toLowerCase());
    this.#add(m, same?.index ?? this.#create(m));
  }

  /** "Orsk refused. … The president's brother, Ivo Orsk, said": a surname told before a relative comes in is that of whom he is a relative of. */
  #comesAsRelative(e: Entity, m: Mentioned): boolean {
    const first = this.mentions[e.mentions[0]!]!;
    return first.first > m.first && (isRelative(first) || this.#relatives.has(first.index));
  }

  /** Numbers of the names beside which a tie of family stands. */
  readonly #relatives = new Set<number>();

  #namesOf(e: Entity): string[][] {
    return e.mentions
      .map((i) => this.mentions[i]!)
      .filter((n) => n.form === 'name')
      .map((n) => this.#tokens(n).map(skeleton));
  }

  /** "the Russian president", "the envoy": the person last named who holds that office; otherwise a party of its own. */
  #joinDescription(m: Mentioned): void {
    if (m.key) {
      const same = this.entities.find((e) => e.key === m.key);
      return this.#add(m, same?.index ?? this.#create(m));
    }
    const comer = comerInto(this, m);
    if (comer) return this.#add(m, comer.index);
    const holder = m.office && !m.plural && (m.definite || m.form === 'title') ? holderOf(this, m) : undefined;
    if (holder === 'several') return this.#add(m, this.#sameWords(m)?.index ?? this.#create(m));
    if (holder) return this.#add(m, holder.index);
    const next = namedNext(this, m);
    if (next) return this.#add(m, next.index);
    const called = m.definite && !m.affiliation && !m.office ? calledSo(this, m) : undefined;
    if (called) return this.#add(m, called.index);
    const not = barred(this, m);
    const linked = m.definite
      ? [...this.links.shares(m)].find(
          ([e, share]) => share > 0.5 && !not.has(e.index) && mayBe(m, e) && mayHold(this, m, e),
        )
      : undefined;
    const other = linked?.[0] ?? otherwiseCalled(this, m);
    if (other) return this.#add(m, other.index);
    const same = m.definite || m.plural ? this.#sameWords(m) : undefined;
    this.#add(m, same?.index ?? this.#create(m));
  }

  #sameWords(m: Mentioned): Entity | undefined {
    return this.entities.find((e) => e.type === m.type && e.name.toLowerCase() === m.name.toLowerCase());
  }

  #create(m: Mentioned): number {
    const index = this.entities.length;
    this.entities.push({
      index,
      name: m.name,
      type: m.type,
      gender: 'u',
      key: m.key,
      mentions: [],
      offices: new Set(),
      affiliations: new Set(),
      side: m.state?.name ?? null,
    });
    return index;
  }

  #add(m: Mentioned, entity: number): void {
    const e = this.entities[entity]!;
    m.entity = entity;
    e.mentions.push(m.index);
    if (m.gender !== 'u' && e.gender === 'u') e.gender = m.gender;
    if (m.office) e.offices.add(m.office.word).add(`class:${m.office.class}`);
    if (m.affiliation) {
      e.affiliations.add(m.affiliation.name);
      if (m.affiliation.state) e.affiliations.add(m.affiliation.state.name);
      e.side ??= m.affiliation.state?.name ?? null;
    }
    if (m.form === 'name' && m.type === 'person' && m.name.length > e.name.length && e.type === 'person')
      e.name = m.name;
    else if (
      m.form === 'name' &&
      this.mentions[e.mentions[0]!]!.form !== 'name' &&
      e.mentions.filter((i) => this.mentions[i]!.form === 'name').length === 1
    )
      e.name = m.name;
  }

  /** Adds a resolved pronoun to its party. */
  link(m: Mentioned, entity: number): void {
    m.entity = entity;
    const e = this.entities[entity]!;
    e.mentions.push(m.index);
    if (m.gender !== 'u' && e.gender === 'u' && e.type === 'person') e.gender = m.gender;
  }

  /** Makes of two parties one, the second. */
  merge(from: Entity, into: Entity): void {
    for (const i of from.mentions.splice(0)) this.link(this.mentions[i]!, into.index);
  }

  /** The mention that heads tokens `[first, last)`, else the outermost one whose head stands in them. */
  in(first: number, last: number): Mentioned | null {
    const { tree } = this.syntax;
    const top = tree ? topOf(tree, { first, last }) : -1;
    let best: Mentioned | null = null;
    // "Lena Orsk of the Polar Council" is Orsk, though the council has more words.
    const heads = (m: Mentioned) => m.core.first <= top && top < m.core.last;
    const better = (m: Mentioned, than: Mentioned) =>
      heads(m) === heads(than) ? m.last - m.first > than.last - than.first : heads(m);
    for (let i = first; i < last; i++) {
      for (const m of this.#byToken.get(i) ?? []) {
        if (m.core.first < first || m.core.last > last) continue;
        if (!best || better(m, best)) best = m;
      }
    }
    return (best && personBehind(this, best, last)) ?? best;
  }

  /** The person whose name ends at a token, half-open. */
  personEndingAt(last: number): Mentioned | null {
    const named = (this.#byToken.get(last - 1) ?? []).find((m) => m.form === 'name' && m.core.last === last);
    return named?.type === 'person' ? named : null;
  }

  /** The mentions that start and end inside tokens `[first, last)`, in order. */
  within(first: number, last: number): Mentioned[] {
    const found = new Set<Mentioned>();
    for (let i = first; i < last; i++) {
      for (const m of this.#byToken.get(i) ?? []) if (m.first >= first && m.last <= last) found.add(m);
    }
    return [...found].sort((a, b) => a.index - b.index);
  }

  /** The mention that is the noun phrase itself (not its possessor). */
  of(np: Stretch): Mentioned | null {
    return (this.#byToken.get(np.last - 1) ?? []).find((m) => m.last === np.last) ?? null;
  }

  entityOf(m: Mentioned | null): Entity | null {
    return m?.entity === null || m?.entity === undefined ? null : this.entities[m.entity]!;
  }

  /** Whether any mention of a party is its name; asked for every statement, once everybody is known. */
  isNamed(entity: Entity): boolean {
    this.#named ??= new Set(this.mentions.flatMap((m) => (m.form === 'name' && m.entity !== null ? [m.entity] : [])));
    return this.#named.has(entity.index);
  }

  #named: ReadonlySet<number> | null = null;

  ref(entity: Entity): PartyRef {
    return { name: entity.name, party: this.ids.get(entity.index) ?? null };
  }

  /** A grounded party: whom the words mean, over the tokens `[first, last)`. */
  party(first: number, last: number, mention: Mentioned | null): Party {
    const entity = this.entityOf(mention) ?? this.entityOf(this.#nameBeside(first, last));
    const value = entity ? this.ref(entity) : { name: shortened(this.syntax.slice(first, last)), party: null };
    return { value, evidence: [this.syntax.span(first, last)] };
  }

  /** "the Varenian ombudswoman, Petra Sool": the name that follows words which nobody is known by. */
  #nameBeside(first: number, last: number): Mentioned | null {
    const np = this.syntax.nounAt(first);
    if (!np || np.last >= last || this.syntax.words(np.last) !== ',') return null;
    const name = (this.#byToken.get(np.last + 1) ?? []).find((m) => m.first === np.last + 1 && m.form === 'name');
    const { tree } = this.syntax;
    const apposed = name && tree ? tree.relation(topOf(tree, name)) === 'appos' : true;
    return name?.type === 'person' && name.last <= last && apposed ? name : null;
  }

  /** Somebody whom these words name where no mention stands: "Covenant" of "a Covenant offer", "UN" of "the UN text"; null where it is nobody. */
  called(first: number, last: number): PartyRef | null {
    const { syntax } = this;
    const from = /^(?:the|a|an)$/u.test(syntax.lower(first)) ? first + 1 : first;
    const piece = pieces(syntax, from, last)[0];
    if (!piece || piece.last !== last || piece.first !== from) return null;
    if (piece.type === 'known') {
      const { known } = piece;
      const name = known.type !== 'outlet' && 'name' in known ? known.name : 'state' in known ? known.state.name : null;
      const entity = name === null ? undefined : this.#byName().get(name);
      return entity ? this.ref(entity) : name ? { name, party: null } : null;
    }
    const same = this.#byName().get(syntax.slice(from, last));
    return same ? this.ref(same) : null;
  }

  /** Parties by their names and by the words that name them anywhere in the report, towns left out; made once. */
  #byName(): ReadonlyMap<string, Entity> {
    if (this.#names) return this.#names;
    const found = new Map<string, Entity>();
    const add = (words: string, e: Entity) => !found.has(words) && found.set(words, e);
    for (const e of this.entities) if (e.type !== 'place') add(e.name, e);
    for (const m of this.mentions)
      if (m.form === 'name' && m.type !== 'place' && m.entity !== null)
        add(this.syntax.slice(m.core.first, m.core.last), this.entities[m.entity]!);
    this.#names = found;
    return found;
  }

  #names: ReadonlyMap<string, Entity> | null = null;

  /** The party of a noun phrase; its words alone when nobody is known by them. */
  partyOf(np: NounPhrase): Party {
    return this.party(np.first, this.apposedEnd(np), this.of(np));
  }

  /** The end of a phrase with the name that stands beside it ("the president, Lena Orsk"). */
  apposedEnd(np: Stretch): number {
    const m = this.of(np);
    if (!m || m.form === 'name' || m.entity === null || this.syntax.words(np.last) !== ',') return np.last;
    const name = this.mentions.find((n) => n.first === np.last + 1 && n.form === 'name' && n.entity === m.entity);
    return name?.last ?? np.last;
  }

  /** The parties of a phrase with its coordinated parts. */
  partiesOf(phrase: Phrase): Party[] {
    return phrase.parts.map((np) => this.partyOf(np));
  }

  /** Whether a noun phrase means somebody who can act or speak. */
  acts(np: Stretch): boolean {
    const m = this.of(np);
    if (m === null || m.type === 'place') return false;
    // An unknown name that a verb has for its subject acts, whatever it is.
    return m.type !== 'other' || m.subject || this.entityOf(m)?.type === 'person' || m.form === 'pronoun';
  }
}
