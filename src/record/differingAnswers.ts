import { type FindingId, type Located, type ProposalLine, put, type Reception, type Stance } from '../model/index.js';
import { apart, type Difference, type Differing, type End, inOrder } from './difference.js';
import { sideOfParty } from './sides.js';

/** Days after which another answer is a new one. */
const NEAR = 10;

type Answer = 'yes' | 'no' | 'partly';
const ANSWERS: Readonly<Partial<Record<Stance, Answer>>> = {
  accepts: 'yes',
  rejects: 'no',
  'red line': 'no',
  withdrawn: 'no',
  'accepts in part': 'partly',
  'rejects in part': 'partly',
  'accepts if': 'partly',
};

interface Answered {
  readonly told: Located & { finding: Reception };
  readonly answer: Answer;
}

/** A side accepted a paper by one report and rejected it by another. What one side tells of another's answer counts here too. */
export function differingAnswers({ material, who }: Differing, proposals: readonly ProposalLine[]): Difference[] {
  const lineOf = new Map<FindingId, ProposalLine>();
  for (const line of proposals)
    for (const id of [...line.members, ...line.receptions.map((r) => r.finding)]) lineOf.set(id, line);
  const byPaper = new Map<string, { readonly side: string; readonly line: ProposalLine; readonly all: Answered[] }>();
  for (const told of material.of('reception')) {
    const answer = ANSWERS[told.finding.answer.value];
    const side = sideOfParty(who, told.finding.holder);
    const line = lineOf.get(told.finding.id) ?? told.finding.candidates.flatMap((c) => lineOf.get(c) ?? [])[0];
    if (!answer || !side || !line) continue;
    const key = `${side}\n${line.id}`;
    const known = byPaper.get(key) ?? { side, line, all: [] };
    known.all.push({ told, answer });
    byPaper.set(key, known);
  }
  return [...byPaper.values()].flatMap(({ side, line, all }) => {
    const byAnswer = new Map<Answer, Answered[]>();
    for (const a of all) put(byAnswer, a.answer, a);
    const of = (answer: Answer) => byAnswer.get(answer) ?? [];
    const about = `${side} on ${line.name}`;
    return [
      ...crossed(of('yes'), of('no')).map((ends): Difference => ({ kind: 'agreed', about, side, ends })),
      ...crossed([...of('yes'), ...of('no')], of('partly'))
        .filter(([a, b]) => apart(a.told.day, b.told.day) <= 1)
        .map((ends): Difference => ({ kind: 'agreed', about, side, ends, as: 'different scope' })),
    ];
  });
}

function crossed(some: readonly Answered[], others: readonly Answered[]): (readonly [End, End])[] {
  const end = ({ told, answer }: Answered): End => ({ told, at: told.finding.answer.evidence[0], value: answer });
  return some.flatMap((a) =>
    others.filter((b) => apart(a.told.day, b.told.day) <= NEAR).map((b) => inOrder(end(a), end(b))),
  );
}
