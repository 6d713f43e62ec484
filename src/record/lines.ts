import { issueNames, issuesIn } from '../lexicon/index.js';
import {
  type CandidateReception,
  type Located,
  type Position,
  type PositionCell,
  type ProposalLine,
  put,
  type Reception,
  type ReceptionBySide,
  stanceOf,
} from '../model/index.js';
import type { Actors } from './actors.js';
import { Answers } from './answers.js';
import { accountOf } from './claims.js';
import { descents } from './descents.js';
import { byTime, compare, least, type Material } from './located.js';
import { madeOf } from './paperMakers.js';
import { type PaperLine, papers, type ToldPaper } from './papers.js';
import { versions } from './paperVersions.js';
import { Describer, headIn } from './paperWords.js';
import { isSide, sideOfParty } from './sides.js';

/** Papers with all that is told of each, and how each side takes it. */
export function proposalLines(material: Material, actors: Actors): ProposalLine[] {
  const describer = new Describer(actors);
  const all = papers(material, actors, describer);
  const origins = descents(all, describer);
  const ids = new Map(all.map((p) => [p, least(p.told.map((t) => t.told.finding.id))]));
  const answers = new Map<PaperLine, ReceptionBySide[]>();
  const open = new Map<PaperLine, CandidateReception[]>();
  const places = new Answers(material, all, describer, origins);
  for (const r of [...material.of('reception')].sort(byTime)) {
    const { papers: meant, each } = places.of(r);
    if (accountOf(actors, r.finding) !== null) continue;
    const answer = answerBySide(r, actors);
    if (each) for (const paper of meant) put(answers, paper, answer);
    else for (const paper of meant) put(open, paper, { ...answer, among: meant.map((p) => ids.get(p)!).sort(compare) });
  }
  const family = versions(all, origins, ids);
  return all
    .map((paper) => ({
      ...line(paper, actors),
      receptions: answers.get(paper) ?? [],
      candidates: open.get(paper) ?? [],
      versions: family.get(paper) ?? [],
      lineage: (origins.get(paper) ?? []).map(({ relation, stated, words, of, told }) => ({
        relation,
        of: of && ids.get(of)!,
        words,
        stated,
        day: told.day,
        finding: told.told.finding.id,
      })),
    }))
    .sort((a, b) => compare(a.id, b.id));
}

const answerBySide = ({ finding, day }: Located & { finding: Reception }, actors: Actors): ReceptionBySide => ({
  side: sideOfParty(actors, finding.holder) ?? '?',
  answer: finding.answer.value,
  hedge: finding.hedge?.value ?? null,
  day,
  finding: finding.id,
});

/** A paper without how it was taken and what it came from. */
function line(
  paper: PaperLine,
  actors: Actors,
): Omit<ProposalLine, 'receptions' | 'candidates' | 'versions' | 'lineage'> {
  const told = paper.told.map((t) => t.told).sort(byTime);
  const ids = told.map((t) => t.finding.id).sort(compare);
  return {
    id: least(ids),
    members: ids,
    name: paper.name,
    status: statusOf(told),
    ...madeOf(told, actors),
  };
}

function statusOf(told: readonly ToldPaper[]): ProposalLine['status'] {
  if (told.every((t) => t.finding.status === 'earlier')) return 'earlier';
  if (told.at(-1)!.finding.status === 'withdrawn') return 'withdrawn';
  const { status } = told[0]!.finding;
  return status === 'earlier' ? 'on the table' : status;
}

/** Side × issue, the newest words first; what stands in another side's mouth is left out. */
export function positionCells(material: Material, actors: Actors, lines: readonly ProposalLine[]): PositionCell[] {
  const cells = new Map<string, { side: string; issue: string; told: Told[] }>();
  for (const told of stances(material, lines)) {
    const { holder } = told.finding;
    const side = sideOfParty(actors, holder);
    const issue = issueOf(told.finding);
    // A stance that no issue of the lexicon covers stays a finding; the table keeps to issues that can be compared.
    if (!side || !issue || accountOf(actors, told.finding) !== null || !isSide(actors, holder)) continue;
    const key = `${side}\n${issue}`;
    const cell = cells.get(key) ?? { side, issue, told: [] };
    cell.told.push(told);
    cells.set(key, cell);
  }
  return [...cells.values()]
    .map(({ side, issue, told }) => {
      const inTime = [...told].sort(byTime).reverse();
      const newest = inTime[0]!;
      const members = inTime.map((t) => t.finding.id);
      return { id: least(members), members, side, issue, stance: stanceOf(newest.finding)!, day: newest.day };
    })
    .sort((a, b) => compare(a.issue, b.issue) || compare(a.side, b.side));
}

type Told = Located & { finding: Position | Reception };

/** Positions, and answers that are to no paper: "accepted the withdrawal" is a stance on a matter. */
function stances(material: Material, lines: readonly ProposalLine[]): Told[] {
  const toPaper = new Set(lines.flatMap((l) => l.receptions.map((r) => r.finding)));
  const answers = material
    .of('reception')
    .filter(
      ({ finding: f }) => f.of !== null && !toPaper.has(f.id) && f.candidates.length === 0 && !isPaper(f.of.value),
    );
  return [...material.of('position'), ...answers];
}

const isPaper = (words: string): boolean => headIn(words) !== null;

/** The issue that a stance is on: the one that it is told for, else the first that its terms name. */
function issueOf(f: Position | Reception): string | null {
  const told = f.kind === 'position' ? f.issue?.value : undefined;
  if (told && issueNames().has(told)) return told;
  const words = f.kind === 'position' ? f.terms.map((t) => t.value).join('\n') : (f.of?.value ?? '');
  return issuesIn(words)[0] ?? null;
}
