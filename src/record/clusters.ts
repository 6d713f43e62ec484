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

export const surnameOf = (name: string): string => skeleton(wordsOf(name).at(-1) ?? name);

/** Given name and surname of a person named in full, each as its skeleton; null for others. */
export function fullName(c: Cluster): { given: string; surname: string } | null {
  const words = wordsOf(c.name);
  return c.type === 'person' && isNamed(c) && words.length > 1
    ? { given: skeleton(words[0]!), surname: skeleton(words.at(-1)!) }
    : null;
}
