import type { Rung } from '../../model/index.js';
import type { Draft } from '../draft.js';
import type { Stretch } from '../parties/mention.js';
import { ORGANISATION_WORDS, tellsPeople } from '../parties/nouns.js';
import { pairMeant } from '../parties/pairs.js';
import type { Mentioned } from '../parties/parties.js';
import type { NounPhrase } from '../syntax/chunks.js';

type Source = Stretch & { readonly mention: Mentioned | null };

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** What words stand in and nobody says aloud, in the singular. */
const DOCUMENTS = set(
  'recording letter document memo transcript report readout draft communique communiqué text tape audio video footage file poll survey study statement release minutes note cable agreement accord treaty resolution email e-mail filing article account copy timeline counterproposal proposal plan constitution law contract list log graphic record clip charter declaration commitment protocol roadmap indictment memorandum page message website ad policy banner reading column toll programme program',
);
const NOBODY = set('source insider someone somebody');
/** Who prints and airs: in the plural, or as a whole, nobody in particular. */
const MEDIA = set('media press');
/** Bodies that are known by what they are: "the ministry", "his office", "the company". */
const BODIES = set(
  'government army military police daily newspaper paper weekly magazine radio television station office organisation organization company group firm giant campaign state country nation bloc jury delegation embassy administration camp mission department inspectorate',
);
const isBodyNoun = (word: string): boolean => BODIES.has(word) || ORGANISATION_WORDS.has(word);

/** One of many who could be anybody: even "the official" tells nobody who it is. */
const ANYBODY =
  /^(?:official|diplomat|aide|delegate|witness|resident|analyst|observer|expert|villager|participant|adviser|advisor|negotiator|soldier|eyewitness|man|woman|boy|girl|passerby|source|person|worker|student|doctor|medic|circle|lawyer|voter|protester|survivor|neighbour|neighbor|reporter|journalist|organizer|organiser|executive|supporter|opponent|researcher|insider)$/u;
/** Speak for somebody, and are known by whom. */
const SPOKESPERSON = /^(?:spokes\p{L}+|representative)$/u;

/** How a teller is known: by name, by role only, not at all, or a document. */
export function rungOf(draft: Draft, source: Source | null, reason: Stretch | null): Rung | null {
  if (!source) return null;
  if (reason) return 'anonymous';
  if (pairMeant(draft.parties, source)) return 'named';
  if (isCounted(draft, source) && !isNamedHere(draft, source)) return 'anonymous';
  const mention = source.mention ?? draft.parties.in(source.first, source.last);
  const entity = draft.parties.entityOf(mention);
  const title = mention?.form === 'title' || mention?.form === 'description';
  // "The Tolmar Record", "the World Food Programme" are bodies by their own name.
  const body = mention?.form === 'name' && mention.first === source.first && entity?.type === 'organisation';
  if (!body && isPaper(draft, source) && entity?.type !== 'person') return 'document';
  if (entity && draft.parties.isNamed(entity) && !(title && entity.type === 'person')) return 'named';
  if (entity?.type === 'state' || entity?.type === 'organisation') return 'named';
  const own = rungOfWords(draft, source);
  if (own !== null) return own;
  // "it", "she", "they": as the words were that they go back to.
  const first = entity?.mentions.map((i) => draft.parties.mentions[i]!).find((m) => m.form !== 'pronoun');
  return (first && rungOfWords(draft, first)) ?? 'role';
}

/** "a poll of voters", "Maresh's readout" */
function isPaper({ syntax }: Draft, { first }: Stretch): boolean {
  const np = syntax.nounAt(first) ?? syntax.nounAt(first + 1);
  if (!np || np.pronoun) return false;
  const end = np.last < syntax.tokens.length && syntax.words(np.last) === '/' ? syntax.nounAt(np.last + 1) : undefined;
  return (
    isOf(DOCUMENTS, syntax.lower((end ?? np).head)) &&
    !(MEDIA.has(syntax.lower(np.head - 1)) && /^reports?$/u.test(syntax.lower(np.head)))
  );
}

/** "many Republicans", "some", "one of the two officials": of many, nobody knows who. */
function isCounted({ syntax }: Draft, { first, last }: Stretch): boolean {
  const opening = syntax.lower(first);
  if (last - first === 1) return COUNTS.test(opening) && syntax.tag(first) !== 'PROPN';
  if (syntax.reads(first, 'one', 'of')) return true;
  const head = syntax.nounAt(first)?.head ?? syntax.nounAt(first + 1)?.head ?? first;
  return (
    (COUNTS.test(opening) || /^\d/u.test(opening)) &&
    /s$|^people$/u.test(syntax.lower(head)) &&
    !isOf(DOCUMENTS, syntax.lower(head))
  );
}

/** What a source's own words tell of how it is known; null of pronouns. */
function rungOfWords(draft: Draft, source: Stretch): Rung | null {
  const { syntax } = draft;
  const np = syntax.nounAt(source.first) ?? syntax.nounAt(source.first + 1);
  if (!np || np.pronoun) return null;
  for (let i = source.first; i < source.last; i++) {
    if (/^(?:of|in|from|for|by)$/u.test(syntax.lower(i))) break;
    if (
      syntax.tag(i) !== 'VERB' &&
      !(MEDIA.has(syntax.lower(i - 1)) && /^reports?$/u.test(syntax.lower(i))) &&
      isOf(DOCUMENTS, syntax.lower(i))
    )
      if (i === np.head || syntax.nounAt(i) !== np) return 'document';
    if (isOf(NOBODY, syntax.lower(i))) return 'anonymous';
  }
  if (isNamedHere(draft, source)) return 'named';
  return rungOfNoun(draft, np);
}

/** A word of a list, or its plural. */
const isOf = (list: ReadonlySet<string>, word: string): boolean => list.has(word) || list.has(word.replace(/s$/u, ''));

/** "the envoy, Lena Orsk", "President Orsk": a person's name in the words themselves, and not behind "of" or as an owner. */
function isNamedHere({ syntax, parties }: Draft, { first, last }: Stretch): boolean {
  return parties.within(first, last).some((m) => {
    const person = m.form === 'name' && parties.entityOf(m)?.type === 'person';
    return (
      person && syntax.tag((m.office ? m.first : m.core.first) - 1) !== 'ADP' && !/^['’]s?$/u.test(syntax.lower(m.last))
    );
  });
}

function rungOfNoun({ syntax }: Draft, np: NounPhrase): Rung {
  const head = syntax.lower(np.head);
  const one = head.replace(/(?<!s)s$/u, '').replace(/(?:men)$/u, 'man');
  const opening = syntax.lower(np.first);
  const reports = np.head > np.first && MEDIA.has(syntax.lower(np.head - 1)) && isOf(DOCUMENTS, head);
  if (MEDIA.has(head) || reports) return 'anonymous';
  const indefinite = /^(?:an?|one|another)$/u.test(opening);
  // There is one chief negotiator, and anybody can find out who.
  for (let i = np.first; i < np.head; i++)
    if (!indefinite && /^(?:chief|top|head|deputy)$/u.test(syntax.lower(i))) return 'role';
  for (let i = np.first; i < np.head; i++) if (UNNAMED.test(syntax.lower(i))) return 'anonymous';
  if (isBodyNoun(head)) return indefinite ? 'anonymous' : 'named';
  if (SPOKESPERSON.test(one)) return 'role';
  if (indefinite && np.last - np.first > 1) return 'anonymous';
  const many = one !== head || /^(?:people|police|families)$/u.test(head);
  const known = /^(?:the|its|his|her|their|our|both|these|those)$/u.test(opening) || np.possessor !== null;
  if (many && !known && (tellsPeople(head) || ANYBODY.test(one))) return 'anonymous';
  return ANYBODY.test(one) && (!known || !many) ? 'anonymous' : 'role';
}

const UNNAMED = /^(?:unnamed|unidentified|anonymous|unspecified)$/u;

const COUNTS =
  /^(?:many|some|several|others|few|critics|most|dozens|hundreds|thousands|two|three|four|five|six|seven|eight|nine|ten|numerous|various|nearly|about|only|other|half)$/u;
