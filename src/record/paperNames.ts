/** What a paper is called in the record: the plainest of the names that tell most, with its maker where the words alone tell too little. */
import type { Actors } from './actors.js';
import { compare } from './located.js';
import type { PaperTold } from './papers.js';
import { headOf, PART } from './paperWords.js';

/** The name of a line by its tellings. */
export function nameOf(line: readonly PaperTold[], actors: Actors): string {
  const [best] = [...line].sort(
    (a, b) =>
      worth(b) - worth(a) ||
      a.told.finding.name.value.length - b.told.finding.name.value.length ||
      compare(a.told.finding.id, b.told.finding.id),
  );
  const name = plain(best!.told.finding.name.value);
  const terms = line.flatMap((p) => p.told.finding.terms[0]?.value ?? [])[0];
  // "proposed to share the water": an idea without a name is called by what is proposed.
  if (best!.bare && terms !== undefined) return shortened(terms.replace(ARTICLE, ''));
  const maker = makerOf(line, actors);
  const kind = best!.bare ? 'offer' : name;
  // "a paper", "its six-point paper" tell nobody which: whose it is, does.
  if (maker !== null && (best!.bare || OWNED.test(best!.told.finding.name.value) || isKindAlone(name)))
    return `${kind} by ${maker.replace(/^The /u, 'the ')}`;
  if (isKindAlone(name) || best!.bare) return terms ? `${kind}: ${shortened(terms)}` : `${kind}${told(line)}`;
  return name;
}

const worth = (p: PaperTold): number => {
  const name = p.told.finding.name.value;
  if (PART.test(name)) return -1;
  return (
    (p.bare ? 0 : 1) +
    (p.own ? 4 : 0) +
    (p.number ? 2 : 0) +
    (headOf(p.head) ? 1 : 0) -
    (isKindAlone(plain(name)) ? 1 : 0)
  );
};

const ARTICLE = /^(?:the|an?)\s+/iu;

/** "its six-point paper", "a plan of its own": a pronoun that a reader of the record cannot follow. */
const OWNED = /^(?:its|their|his|her|our|my)\s|\sof (?:its|their|his|her|our|my) own\b/iu;

/** Without what a name needs no telling of: the article, the pronoun of whose it is. */
const plain = (words: string): string =>
  words
    .replace(/\s+/gu, ' ')
    .replace(/\s+of (?:its|their|his|her|our|my) own\b/iu, '')
    .replace(
      /^(?:of (?:its|their|his|her|our|my) own|the|a|an|its|their|his|her|our|my|this|that|these|those)(?:\s+|$)/iu,
      '',
    )
    .replace(/^$/u, 'paper');

/** "paper", "new plan": the word for its kind and nothing that tells which. */
const isKindAlone = (name: string): boolean => {
  const words = name.toLowerCase().split(' ');
  return (
    headOf(words.at(-1)!) !== undefined &&
    words.slice(0, -1).every((w) => /^(?:new|latest|whole|full|own|same|other)$/u.test(w))
  );
};

/** Who tabled it, else who drew it up or carried it, as most tellings have it. */
function makerOf(line: readonly PaperTold[], actors: Actors): string | null {
  for (const role of ['tabledBy', 'drawnUpBy', 'carriedBy'] as const) {
    const party = line.flatMap((p) => p.told.finding[role])[0]?.value;
    if (party) return (party.party ? actors.of.get(party.party)?.name : undefined) ?? party.name;
  }
  return null;
}

const told = (line: readonly PaperTold[]): string => {
  const day = line.map((p) => p.day).filter((d) => d !== null)[0];
  return day ? ` told of on ${day}` : '';
};

/** Words that a name has at most. */
const LONG = 14;
const shortened = (words: string): string => {
  const all = words.split(/\s+/u);
  return all.length > LONG ? `${all.slice(0, LONG).join(' ')} …` : all.join(' ');
};
