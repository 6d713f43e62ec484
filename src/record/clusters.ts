import { givenNames, knownNames } from '../lexicon/index.js';
import { grouped, type Mention, type MentionType, type ReportId } from '../model/index.js';
import { type Span, skeleton } from '../text/index.js';
import type { Material } from './located.js';

/** One party of one reading, before it is known who it is in other reports. */
export interface Cluster {
  readonly report: ReportId;
  readonly party: string;
  readonly name: string;
  readonly type: MentionType;
  readonly mentions: readonly Mention[];
}

export function clustersOf(material: Material, report: ReportId): Cluster[] {
  const reading = material.readings.get(report)!;
  const named = reading.findings.filter(
    (f): f is Mention & { party: string } => f.kind === 'mention' && f.party !== null,
  );
  const found = [...grouped(named, (f) => f.party)].map(([party, mentions]) => ({
    report,
    party,
    name: reading.parties[party] ?? mentions[0]!.name,
    type: typeOf(mentions),
    mentions,
  }));
  const people = new Set(
    found.filter((c) => c.type === 'person' && isNamed(c)).flatMap((c) => [c.name, wordsOf(c.name).at(-1)!]),
  );
  return found.map((c) => (isNamed(c) ? c : { ...c, name: describedAs(material, c, people) }));
}

/** The words of a description: "office of Lena Orsk" for what begins with her name, and in small letters what has a capital where it stands alone. */
function describedAs(material: Material, { report, name, mentions }: Cluster, people: ReadonlySet<string>): string {
  const [, owner = '', rest = ''] = /^(\p{Lu}[^'’]*)['’]s? (.+)$/u.exec(name) ?? [];
  if (rest && (people.has(owner) || people.has(owner.split(' ').at(-1)!))) return `${rest} of ${owner}`;
  const [word = ''] = name.split(/\s/u);
  // "Varenian" keeps its capital.
  if (!/^\p{Lu}\p{Ll}+$/u.test(word) || /(?:an|ese|ish|ic|i)s?$/u.test(word) || isKnown(word)) return name;
  const small = COUNTED.test(word) || mentions.every((m) => opensSentence(material, report, m));
  return small ? name[0]!.toLowerCase() + name.slice(1) : name;
}

const COUNTED =
  /^(?:both|either|neither|each|all|some|many|several|two|three|four|five|six|seven|eight|nine|ten|about|nearly|his|her|its|their|my|our)$/iu;

const isKnown = (word: string): boolean =>
  knownNames().match(
    0,
    (i) => (i === 0 ? word.toLowerCase() : ''),
    () => word,
  ) !== null;

/** Whether the words in front of a mention end a sentence, and an article at most is the first of its own. */
function opensSentence(material: Material, report: ReportId, { evidence, name }: Mention): boolean {
  const { start } = evidence[0]!;
  const front = material.words(report, { start: Math.max(0, start - 3), end: start } as Span);
  return (
    material.words(report, evidence[0]!).startsWith(name.split(/\s/u)[0]!) &&
    /(?:^|[.!?:]["”’]?\s+|\n|["“])$/u.test(front)
  );
}

const typeOf = (mentions: readonly Mention[]): MentionType => {
  const named =
    mentions.find((m) => m.form === 'name' && m.type === 'person') ??
    mentions.find((m) => m.form === 'name') ??
    mentions[0]!;
  return named.type;
};

export const isNamed = (c: Cluster): boolean => c.mentions.some((m) => m.form === 'name');

/** The words of a name that have a capital. */
export const wordsOf = (name: string): string[] => name.split(/[\s-]+/u).filter((w) => /^\p{Lu}/u.test(w));

/** The last word of a name, as its skeleton. */
export const surnameOf = (name: string): string => skeleton(name.split(/\s+/u).at(-1)!);

/** Given name and surname of a person named in full, each as its skeleton; null for others. */
export function fullName(c: Cluster): { given: string; surname: string } | null {
  if (c.type !== 'person' || !isNamed(c)) return null;
  const family = familyFirst(c.name);
  if (family) return { given: skeleton(family.given), surname: family.family };
  // "Orsk-Brandt" is one surname, and no given name with another.
  const words = c.name.split(/\s+/u).filter((w) => /^\p{Lu}/u.test(w));
  return words.length > 1 ? { given: skeleton(words[0]!), surname: skeleton(words.at(-1)!) } : null;
}

/** "Song Min-sun", "Song Min-Sun": a family's name, as its skeleton, and behind it two short parts of one given name, in its own letters; null for other names. */
export function familyFirst(name: string): { family: string; given: string } | null {
  const [, family, one, other] = FAMILY_FIRST.exec(name) ?? [];
  if (!family || !one || !other || givenNames().has(family.toLowerCase()) || PARTICLE.test(one)) return null;
  if (![family, one, other].every((part) => SYLLABLE.test(part))) return null;
  return { family: skeleton(family), given: (one + other).toLowerCase() };
}

/** What opens a surname: "Dan Ben-Ami" has his given name in front. */
const PARTICLE = /^(?:Ben|Bar|Abu|Ibn|Bin|Bat|Al|El|Van|Von|De|Da|Di|Le|La|Mac|Fitz)$/u;
const FAMILY_FIRST = /^(\p{Lu}\p{Ll}{0,5}) (\p{Lu}\p{Ll}{1,4})-(\p{Lu}?\p{Ll}{1,4})$/u;
/** One vowel, or several together: "Song", "Kye", and not "Mara". */
const SYLLABLE = /^[^aeiouy]*[aeiouy]+[^aeiouy]*$/iu;
