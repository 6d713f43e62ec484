import { givenNames, type Office, type State } from '../../lexicon/index.js';
import type { MentionForm, MentionType } from '../../model/index.js';
import type { NounPhrase } from '../syntax/chunks.js';
import type { Sentence, Syntax } from '../syntax/syntax.js';
import { type Affiliation, affiliationBehind, affiliationOf, PORTFOLIO, repeats } from './affiliation.js';
import { bodyName, isPartOfName } from './bodyName.js';
import { descriptionOf } from './describedAs.js';
import { opensSentence, type Piece, pieces } from './namesInPhrase.js';
import {
  BODY_NOUNS,
  EVENT_WORDS,
  GROUP_NOUNS,
  ORGANISATION_WORDS,
  PAPER_NOUNS,
  PLACE_PREPOSITIONS,
  PLACE_WORDS,
  STATE_NOUNS,
} from './nouns.js';

export interface Stretch {
  readonly first: number;
  readonly last: number;
}

export const touches = (a: Stretch, b: Stretch): boolean => a.first < b.last && b.first < a.last;

/** A phrase that means a party, person, place …, before it is known which others mean the same. */
export interface MentionDraft extends Stretch {
  readonly form: MentionForm;
  readonly type: MentionType;
  /** What it is called: the bare name, or the words of a description. */
  readonly name: string;
  /** Tokens of the bare name; those of the head for a description. */
  readonly core: Stretch;
  readonly office: Office | null;
  readonly role: Stretch | null;
  readonly affiliation: Affiliation | null;
  readonly gender: 'm' | 'f' | 'u';
  readonly plural: boolean;
  readonly definite: boolean;
  readonly state: State | null;
  /** For words of the lexicon: "state:UKR", "body:European Union". */
  readonly key: string | null;
}

const HE = new Set('he him his himself'.split(' '));
const SHE = new Set('she her herself hers'.split(' '));
const THEY = new Set('they them their themselves'.split(' '));

/** The mentions that a noun phrase holds: the phrase itself, and the possessor in front of it. */
export function mentionsOf(syntax: Syntax, sentence: Sentence, np: NounPhrase): MentionDraft[] {
  if (np.pronoun) return pronoun(syntax, np);
  const body = bodyName(syntax, np);
  const definite = syntax.lower(np.first) === 'the';
  if (body) {
    // What the report gives letters for is also called by them.
    const own = syntax.local.match(body.core.first, (i) => syntax.lower(i))?.value;
    const key = own?.type === 'body' && own.name === body.name ? `body:${own.name}` : null;
    return [draft(np, { form: 'name', type: 'organisation', ...body, definite, key })];
  }
  if (isPartOfName(syntax, np)) return [];
  const found: MentionDraft[] = [];
  let first = np.first;
  let owner: Affiliation | null = null;
  if (np.possessor) {
    const possessor = phrase(syntax, sentence, np.possessor.first, np.possessor.last, null);
    if (possessor) {
      found.push(possessor);
      owner = { ...possessor.core, name: possessor.name, state: possessor.state };
    }
    first = np.possessor.last + 1;
  } else if (POSSESSIVE.has(syntax.lower(first))) {
    found.push(...pronoun(syntax, { ...np, first, last: first + 1 }));
  }
  if (first < np.last) {
    const main = phrase(syntax, sentence, np.possessor ? np.first : first, np.last, owner, first);
    if (main) found.push(main);
  }
  return found;
}

const POSSESSIVE = new Set('his her its their'.split(' '));

function pronoun(syntax: Syntax, at: Stretch): MentionDraft[] {
  const lower = syntax.lower(at.first);
  const gender = HE.has(lower) ? 'm' : SHE.has(lower) ? 'f' : 'u';
  if (gender === 'u' && !THEY.has(lower) && lower !== 'it' && lower !== 'its') return [];
  const type: MentionType = gender === 'u' ? 'other' : 'person';
  return [
    draft(at, { form: 'pronoun', type, name: syntax.words(at.first), gender, plural: THEY.has(lower), definite: true }),
  ];
}

function draft(
  at: Stretch,
  fields: Partial<MentionDraft> & Pick<MentionDraft, 'form' | 'type' | 'name'>,
): MentionDraft {
  return {
    first: at.first,
    last: at.last,
    core: { first: at.first, last: at.last },
    office: null,
    role: null,
    affiliation: null,
    gender: 'u',
    plural: false,
    definite: false,
    state: null,
    key: null,
    ...fields,
  };
}

/** The mention that tokens `[first, last)` make up, if any; `own` is where it starts after a possessor. */
function phrase(
  syntax: Syntax,
  sentence: Sentence,
  first: number,
  last: number,
  owner: Affiliation | null,
  own = first,
): MentionDraft | null {
  const found = pieces(syntax, own, last);
  const end = found.at(-1);
  const whole = { first, last };
  const affiliation = owner ?? affiliationOf(syntax, found);
  if (end?.type === 'name' && end.last === last) return named(syntax, sentence, whole, found, end, affiliation);
  if (end?.type === 'known' && end.last === last) return knownName(syntax, whole, end, found, own);
  if (isNumbered(syntax, own, last))
    return draft(whole, {
      form: 'name',
      type: 'group',
      name: `the ${syntax.words(last - 1)}`,
      core: { first: last - 1, last },
      plural: true,
      definite: true,
      affiliation,
    });
  const office = found.findLast((p) => p.type === 'office');
  const head = syntax.lower(last - 1);
  if (office && office.type === 'office' && office.last === last)
    return described(syntax, whole, own, office, affiliation);
  if (GROUP_NOUNS.has(head)) return group(syntax, whole, own, affiliation);
  const mixed = found.findLast((p) => p.type === 'name');
  if (mixed && syntax.isCapital(last - 1))
    return named(syntax, sentence, whole, found, { ...mixed, last }, affiliation);
  return null;
}

/** "the Four": powers that are called by how many they are. */
const isNumbered = (syntax: Syntax, first: number, last: number): boolean =>
  last - first === 2 &&
  syntax.lower(first) === 'the' &&
  syntax.tag(last - 1) === 'NUM' &&
  /^\p{Lu}\p{Ll}/u.test(syntax.words(last - 1));

function named(
  syntax: Syntax,
  sentence: Sentence,
  whole: Stretch,
  found: readonly Piece[],
  name: Stretch,
  affiliation: Affiliation | null,
): MentionDraft | null {
  const words = syntax.slice(name.first, name.last);
  if (isNoName(syntax, name)) return null;
  // "the militant group | Al-Mar": what kind of body it is, and no office.
  const body = BODY_NOUNS.test(syntax.lower(name.first - 1)) && name.first - 1 > whole.first;
  const office = body ? undefined : found.findLast((p) => p.type === 'office' && p.last <= name.first);
  const titled = office !== undefined || found.some((p) => p.type === 'honorific' && p.last === name.first);
  const type = body && !titled ? 'organisation' : typeOfName(syntax, sentence, name, titled);
  if (type === null) return null;
  const given = givenNames().get(syntax.lower(name.first));
  const honorific = found.find((p) => p.type === 'honorific');
  const gender = honorific
    ? genderOfTitle(syntax.lower(honorific.first))
    : type === 'person' && name.last - name.first > 1
      ? ((given as 'm' | 'f' | 'u') ?? 'u')
      : 'u';
  const kin = office?.type === 'office' && isKin(office.office);
  const roleFirst = office && !kin ? roleStart(syntax, whole.first, office.first, affiliation) : whole.first;
  return draft(whole, {
    form: 'name',
    type,
    name: words.replace(/\s+/gu, ' '),
    core: { first: name.first, last: name.last },
    office: office?.type === 'office' ? office.office : null,
    role: office ? { first: roleFirst, last: office.last } : null,
    affiliation: kin
      ? null
      : affiliation && affiliation.first !== name.first
        ? affiliation
        : type === 'person'
          ? behind(syntax, name, office)
          : null,
    gender: gender === 'u' && office ? genderOfTitle(syntax.lower(office.last - 1)) : gender,
    definite: syntax.lower(whole.first) === 'the',
    plural: false,
  });
}

const behind = (syntax: Syntax, { last }: Stretch, office: Stretch | undefined): Affiliation | null =>
  affiliationBehind(syntax, last, office ? syntax.lower(office.last - 1) : null);

/** "palace trade policy aide": the role starts after the affiliation. */
function roleStart(syntax: Syntax, first: number, office: number, affiliation: Affiliation | null): number {
  let start = affiliation && affiliation.last <= office && affiliation.first >= first ? affiliation.last : first;
  while (start < office && /^(?:the|a|an|’s|'s)$/u.test(syntax.lower(start))) start++;
  return start;
}

/** "the president's wife", "brother of the minister": a tie to somebody, and no office of theirs. */
export const isKin = ({ class: kind, word }: Office): boolean =>
  kind === 'family' && !/^(?:partner|friend|heir)$/u.test(word);

/** The end of the phrase behind "of": of whom somebody is the wife. */
function complementEnd(syntax: Syntax, last: number): number {
  const of = syntax.lower(last) === 'of' ? syntax.nounAt(last + 1) : undefined;
  return of?.first === last + 1 ? of.last : last;
}

const genderOfTitle = (title: string): 'm' | 'f' | 'u' =>
  /^(?:mr\.?|sir|king|prince|spokesman|chairman|(?:son|father|brother)-in-law|(?:half-|step)?(?:brother|father|son)|husband|widower|uncle|nephew|grandfather|grandson|lord|herr|monsieur|businessman)$/u.test(
    title,
  )
    ? 'm'
    : /^(?:mrs\.?|ms\.?|miss|dame|lady|queen|princess|spokeswoman|chairwoman|(?:daughter|mother|sister)-in-law|(?:half-|step)?(?:sister|mother|daughter)|wife|widow|aunt|niece|grandmother|granddaughter|frau|madame)$/u.test(
          title,
        )
      ? 'f'
      : 'u';

/** "the Ministry of | Trade", "Steel explains why", where the report has "steel" too: words with a capital that name nobody. */
function isNoName(syntax: Syntax, { first, last }: Stretch): boolean {
  if (last - first > 1) return false;
  if (PORTFOLIO.test(syntax.words(first)) && /^(?:of|for)$/u.test(syntax.lower(first - 1))) return true;
  if (syntax.nameAt(first)) return false;
  return opensSentence(syntax, first) && !repeats(syntax, first) && syntax.hasSmall(syntax.lower(first));
}

/** What a capitalised name is, by its words and its place; null when it is likely no name at all. */
function typeOfName(syntax: Syntax, sentence: Sentence, name: Stretch, titled: boolean): MentionType | null {
  const last = syntax.lower(name.last - 1);
  const words = name.last - name.first;
  if (EVENT_WORDS.has(last)) return 'other';
  if (ORGANISATION_WORDS.has(last) && words > 1) return 'organisation';
  if (PLACE_WORDS.has(last) && words > 1) return 'place';
  if (titled) return 'person';
  if (isOfPlace(syntax, name.first) && !givenNames().has(syntax.lower(name.first))) return 'place';
  const seen = syntax.nameAt(name.last - 1);
  // "Tolmar II", "the paper Tolmar": what papers are called.
  const paper =
    (words > 1 && /^[IVX]+$/u.test(syntax.words(name.last - 1))) || PAPER.test(syntax.lower(name.first - 1));
  if (paper && seen?.type !== 'person') return 'other';
  if (seen) return MODEL_TYPES[seen.type] ?? 'other';
  const given = givenNames().has(syntax.lower(name.first));
  if (given && words > 1 && words < 5) return 'person';
  if (/^\p{Lu}{2,}$/u.test(syntax.words(name.first)) && words === 1) return 'organisation';
  if (words === 1 && opensSentence(syntax, name.first) && !repeats(syntax, name.first)) {
    if (syntax.tag(name.first) !== 'PROPN') return null;
    const speaks =
      verbFollows(syntax, name.last) || (syntax.words(name.last) === ',' && syntax.lower(name.last + 1) === 'who');
    return speaks ? 'person' : 'other';
  }
  if (name.first > sentence.first && PLACE_PREPOSITIONS.has(syntax.lower(name.first - 1))) return 'place';
  if (words >= 2 && words <= 3 && !/^the$/u.test(syntax.lower(name.first - 1))) return 'person';
  return words === 1 && verbFollows(syntax, name.last) ? 'person' : 'other';
}

const PAPER = new RegExp(`^(?:${PAPER_NOUNS})$`, 'u');

/** "the Strait of Maresh", "the port of Tolmar": a name behind a word for a place. */
export const isOfPlace = (syntax: Syntax, first: number): boolean =>
  syntax.lower(first - 1) === 'of' && PLACE_WORDS.has(syntax.lower(first - 2));

const MODEL_TYPES: Readonly<Record<string, MentionType>> = {
  person: 'person',
  organisation: 'organisation',
  place: 'place',
};

const verbFollows = (syntax: Syntax, i: number) => syntax.tag(i) === 'VERB' || syntax.tag(i) === 'AUX';

const asState = (state: State) => ({ type: 'state' as const, name: state.name, state, key: `state:${state.code}` });

function knownName(
  syntax: Syntax,
  whole: Stretch,
  piece: Extract<Piece, { type: 'known' }>,
  found: readonly Piece[],
  own: number,
): MentionDraft | null {
  const { known } = piece;
  const core = { first: piece.first, last: piece.last };
  const base = { core, form: 'name' as const, definite: true };
  switch (known.type) {
    case 'state':
      if (isOfPlace(syntax, piece.first))
        return draft(whole, { ...base, type: 'place', name: syntax.slice(piece.first, piece.last) });
      return draft(whole, { ...base, ...asState(known.state) });
    case 'nationality': {
      // "Russian" alone at the end of a phrase is an adjective; "Russians", "the French" are people, "five Russians" some of them.
      if (isSome(syntax, own, piece.first) || isEthnic(syntax, piece.first))
        return some(syntax, whole, piece, known.state);
      const people = /s$/u.test(syntax.lower(piece.last - 1)) || syntax.lower(own) === 'the';
      return people ? draft(whole, { ...base, ...asState(known.state), plural: true }) : null;
    }
    case 'capital': {
      const place =
        syntax.tag(whole.first - 1) === 'ADP' &&
        !['by', 'between', 'against', 'with', 'of', 'for'].includes(syntax.lower(whole.first - 1));
      const told = place ? { type: 'place' as const, name: known.name, state: known.state } : asState(known.state);
      return draft(whole, { ...base, ...told });
    }
    case 'seat':
      return draft(whole, {
        ...base,
        type: 'organisation',
        name: known.name,
        state: known.state,
        key: `seat:${known.name}`,
        affiliation: { ...core, name: known.state.name, state: known.state },
      });
    case 'body': {
      const owner = affiliationOf(
        syntax,
        found.filter((p) => p !== piece),
      );
      const name = owner
        ? `${syntax.slice(owner.first, owner.last)} ${syntax.slice(piece.first, piece.last)}`
        : known.name;
      return draft(whole, { ...base, type: 'organisation', name, key: `body:${name}`, affiliation: owner });
    }
    default:
      // Under the name that the report uses: the letters of one agency may be those of another.
      return draft(whole, {
        ...base,
        type: 'organisation',
        name: syntax.slice(piece.first, piece.last),
        key: `outlet:${known.name}`,
      });
  }
}

/** Whether words in front of a people tell of some of them: "five", "a", "many other". */
const isSome = (syntax: Syntax, first: number, people: number): boolean => {
  for (let i = first; i < people; i++)
    if (syntax.tag(i) === 'NUM' || /^(?:an?|some|many|several|other|another|few|most)$/u.test(syntax.lower(i)))
      return true;
  return false;
};

/** "ethnic Varenians" live in other states, and act for none. */
const isEthnic = (syntax: Syntax, first: number): boolean => syntax.lower(first - 1) === 'ethnic';

/** People of a state that are not the state. */
const some = (syntax: Syntax, whole: Stretch, core: Stretch, state: State): MentionDraft =>
  draft(whole, {
    form: 'description',
    type: 'group',
    name: descriptionOf(syntax, whole),
    core: { first: core.first, last: core.last },
    affiliation: { first: core.first, last: core.last, name: state.name, state },
    plural: true,
  });

function described(
  syntax: Syntax,
  whole: Stretch,
  own: number,
  office: Extract<Piece, { type: 'office' }>,
  affiliation: Affiliation | null,
): MentionDraft {
  const article = syntax.lower(own);
  const kin = isKin(office.office);
  const roleFirst = roleStart(syntax, kin ? whole.first : own, office.first, kin ? null : affiliation);
  return draft(whole, {
    form: syntax.isCapital(office.first) && article !== 'the' ? 'title' : 'description',
    type: office.office.plural ? 'group' : 'person',
    name: descriptionOf(syntax, whole),
    core: { first: office.first, last: office.last },
    office: office.office,
    role: { first: roleFirst, last: kin ? complementEnd(syntax, whole.last) : office.last },
    affiliation: kin ? null : (affiliation ?? behind(syntax, whole, office)),
    plural: office.office.plural,
    gender: genderOfTitle(syntax.lower(office.last - 1)),
    definite: article === 'the' || whole.first !== own,
  });
}

function group(syntax: Syntax, whole: Stretch, own: number, affiliation: Affiliation | null): MentionDraft {
  const head = syntax.lower(whole.last - 1);
  const state = affiliation?.state ?? null;
  const isState = STATE_NOUNS.has(head) && state !== null;
  return draft(whole, {
    form: 'description',
    type: isState ? 'state' : 'group',
    name: isState ? state.name : descriptionOf(syntax, whole),
    core: { first: whole.last - 1, last: whole.last },
    affiliation,
    state: isState ? state : null,
    key: isState ? `state:${state.code}` : null,
    plural: true,
    definite: syntax.lower(own) === 'the',
  });
}
