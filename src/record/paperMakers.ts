/** Who made a paper, from whose hands into whose it passed, and what stands in it. */
import { issueNames, issuesIn } from '../lexicon/index.js';
import {
  handedTo,
  type PaperDocument,
  type PaperMaker,
  type PaperTerm,
  type Party,
  type ProposalLine,
} from '../model/index.js';
import type { Actors } from './actors.js';
import type { ToldPaper } from './papers.js';
import { sideOfParty } from './sides.js';

/** By the tellings of one paper, oldest first. */
export const madeOf = (
  told: readonly ToldPaper[],
  actors: Actors,
): Pick<ProposalLine, 'makers' | 'documents' | 'terms'> => ({
  makers: makers(told, actors),
  documents: told.flatMap((t) => document(t, actors) ?? []),
  terms: terms(told),
});

const nameIn = (actors: Actors, { value }: Party): string =>
  (value.party ? actors.of.get(value.party)?.name : undefined) ?? value.name;

const ROLES = [
  ['drawnUpBy', 'drawn up'],
  ['tabledBy', 'tabled'],
  ['carriedBy', 'carried'],
] as const;

/** Each part of each maker once, where it is told first. */
function makers(told: readonly ToldPaper[], actors: Actors): PaperMaker[] {
  const found = new Map<string, PaperMaker>();
  for (const { finding, day } of told)
    for (const [field, role] of ROLES)
      for (const party of finding[field]) {
        const name = nameIn(actors, party);
        const key = `${role} ${name.toLowerCase()}`;
        if (!found.has(key)) found.set(key, { role, name, side: sideOfParty(actors, party), day, finding: finding.id });
      }
  return [...found.values()];
}

function document({ finding, day }: ToldPaper, actors: Actors): PaperDocument | null {
  const { handedOver, name, id } = finding;
  if (!handedOver) return null;
  return {
    words: name.value,
    count: handedOver.count?.value ?? null,
    from: handedOver.from && nameIn(actors, handedOver.from),
    to: handedTo(handedOver).map((p) => nameIn(actors, p)),
    day,
    finding: id,
  };
}

/** Each point once, under every issue that its own words touch; else under the one issue that the telling is of. */
function terms(told: readonly ToldPaper[]): PaperTerm[] {
  const found = new Map<string, readonly PaperTerm[]>();
  for (const { finding, day } of told) {
    const known = finding.issues.map((i) => i.value).filter((i) => issueNames().has(i));
    for (const { value: words } of finding.terms) {
      const touched = issuesIn(words);
      const own = touched.length > 0 ? touched : finding.terms.length === 1 ? known.slice(0, 1) : [];
      const issues = own.length > 0 ? own : [null];
      const key = words.toLowerCase();
      if (!found.has(key))
        found.set(
          key,
          issues.map((issue) => ({ issue, words, day, finding: finding.id })),
        );
    }
  }
  return [...found.values()].flat();
}
