import { issueNames, issuesIn } from '../lexicon/index.js';
import {
  type FindingId,
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
import { accountOf } from './claims.js';
import { byTime, compare, least, type Material } from './located.js';
import { headIn, type PaperLine, papers } from './papers.js';
import { isSide, sideOfParty } from './sides.js';

/** Papers with all that is told of each, and how each side takes it. */
export function proposalLines(material: Material, actors: Actors): ProposalLine[] {
  const all = papers(material, actors);
  const answers = new Map<PaperLine, (Located & { finding: Reception })[]>();
  const places = new Places(all);
  for (const r of material.of('reception')) {
    const answered = places.answered(r);
    if (answered) put(answers, answered, r);
  }
  return all.map((paper) => line(paper, answers.get(paper) ?? [], actors)).sort((a, b) => compare(a.id, b.id));
}

/** Words that go back to something or are a part of it: "it", "that", "its clause on coal", "eleven of its twelve points". */
const BACK =
  /^(?:it|this|that|them|these|those)$|^(?:its|their)\b|\b(?:clauses?|articles?|points?|pages?|paragraphs?|chapters?|lines?|parts?|most|much|all)\b/iu;
/** How far before an answer the paper stands that nothing but the answer goes back to, in code points. */
const REACH = 500;

/** Where each report tells of which paper. */
class Places {
  readonly #byReport = new Map<string, { readonly at: number; readonly id: FindingId; readonly paper: PaperLine }[]>();

  readonly #heads = new Map<PaperLine, ReadonlySet<string | null>>();

  constructor(all: readonly PaperLine[]) {
    for (const paper of all) this.#heads.set(paper, new Set(paper.told.map((t) => headIn(t.finding.name.value))));
    for (const paper of all)
      for (const { source, finding } of paper.told)
        put(this.#byReport, source, { at: finding.name.evidence[0].start, id: finding.id, paper });
    for (const list of this.#byReport.values()) list.sort((a, b) => a.at - b.at);
  }

  /**
   * The one paper that an answer is to. Of several that its words may mean: one of the kind that they name, and of these the one that was
   * told last before it. Words that only go back to something mean what was told last, if that was just before.
   */
  answered({ source, finding }: Located & { finding: Reception }): PaperLine | undefined {
    const here = this.#byReport.get(source) ?? [];
    const words = finding.of?.value ?? '';
    const start = finding.of?.evidence[0].start ?? finding.answer.evidence[0].start;
    const possible = here.filter((p) => finding.candidates.includes(p.id));
    const head = headIn(words);
    const named = head === null ? [] : possible.filter((p) => this.#heads.get(p.paper)!.has(head));
    const list = named.length > 0 ? named : possible;
    const before = list.filter((p) => p.at <= start).at(-1) ?? list[0];
    if (before) return before.paper;
    const last = here.filter((p) => p.at < start && start - p.at <= REACH).at(-1);
    return finding.of === null || BACK.test(words) ? last?.paper : undefined;
  }
}

function line(paper: PaperLine, answers: readonly (Located & { finding: Reception })[], actors: Actors): ProposalLine {
  const members = paper.told;
  const ids = members.map((m) => m.finding.id).sort(compare);
  const bySide: ReceptionBySide[] = [...answers]
    .sort(byTime)
    .filter((r) => accountOf(actors, r.finding) === null)
    .map((r) => ({
      side: sideOfParty(actors, r.finding.holder) ?? '?',
      answer: r.finding.answer.value,
      day: r.day,
      finding: r.finding.id,
    }));
  const first = [...members].sort(byTime)[0]!;
  return {
    id: least(ids),
    members: ids,
    name: paper.name,
    status: members.every((m) => m.finding.status === 'earlier')
      ? 'earlier'
      : first.finding.status === 'earlier' && members.length > 1
        ? 'on the table'
        : first.finding.status,
    receptions: bySide,
  };
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
