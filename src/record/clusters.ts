import { givenNames } from '../lexicon/index.js';
import { grouped, type Mention, type MentionType, type ReportId } from '../model/index.js';
import { skeleton } from '../text/index.js';
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
  return [...grouped(named, (f) => f.party)].map(([party, mentions]) => ({
    report,
    party,
    name: reading.parties[party] ?? mentions[0]!.name,
    type: typeOf(mentions),
    mentions,
  }));
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
  if (!family || !one || !other || givenNames().has(family.toLowerCase())) return null;
  if (![family, one, other].every((part) => SYLLABLE.test(part))) return null;
  return { family: skeleton(family), given: (one + other).toLowerCase() };
}

const FAMILY_FIRST = /^(\p{Lu}\p{Ll}{0,5}) (\p{Lu}\p{Ll}{1,4})-(\p{Lu}?\p{Ll}{1,4})$/u;
/** One vowel, or several together: "Song", "Kye", and not "Mara". */
const SYLLABLE = /^[^aeiouy]*[aeiouy]+[^aeiouy]*$/iu;
