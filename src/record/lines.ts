import { issueNames } from '../lexicon/index.js';
import {
  type CommitmentLine,
  type ConditionEdge,
  type FindingId,
  grouped,
  type Located,
  type PositionCell,
  type Proposal,
  type ProposalLine,
  put,
  type Reception,
  type ReceptionBySide,
} from '../model/index.js';
import { type Actors, countryName } from './actors.js';
import { byTime, compare, least, type Material, overlap, stems } from './located.js';

/** The side of a party: by its actor, else by the name that the finding gives. */
export const sideOfParty = (
  actors: Actors,
  party: { value: { name: string; party: string | null } } | null,
): string | null => {
  if (!party) return null;
  const actor = party.value.party ? actors.of.get(party.value.party) : undefined;
  return actor?.side ?? countryName(actor?.name ?? party.value.name, actors.countries);
};

/** Whether a party can be a side of talks: a person of no known side, an analyst or a bystander, cannot. */
export const isSide = (actors: Actors, party: { value: { name: string; party: string | null } } | null): boolean => {
  const actor = party?.value.party ? actors.of.get(party.value.party) : undefined;
  return actor === undefined ? party !== null : actor.side !== null || actor.type !== 'person';
};

/** Papers joined over reports: the same number of points, or the same name and owner. */
export function proposalLines(material: Material, actors: Actors): ProposalLine[] {
  const all = material.of('proposal');
  const numbered = grouped(
    all.filter((p) => p.finding.numbers.length > 0),
    (p) => headOf(p.finding),
  );
  const groups = grouped(
    all,
    (told) => bareKey(told, numbered) ?? keyOf(told.finding, actors) ?? `only ${told.finding.id}`,
  );
  const answers = new Map<FindingId, (Located & { finding: Reception })[]>();
  for (const r of material.of('reception')) for (const c of new Set(r.finding.candidates)) put(answers, c, r);
  const lines = [...groups.values()].map((members) => line(members, answers, actors));
  return lines.sort((a, b) => compare(a.id, b.id));
}

/** "The draft", where a report of the same fortnight numbers just one draft: that one. */
function bareKey(
  told: Located & { finding: Proposal },
  all: ReadonlyMap<string, readonly (Located & { finding: Proposal })[]>,
): string | null {
  const bare = /^(?:the|this|that)\s+(\p{L}+)$/iu.exec(told.finding.name.value);
  if (!bare || told.finding.numbers.length > 0) return null;
  const numbered = new Set(
    (all.get(bare[1]!.toLowerCase()) ?? [])
      .filter((p) => near(p.day, told.day))
      .map((p) => `points ${p.finding.numbers[0]!.value}`),
  );
  return numbered.size === 1 ? [...numbered][0]! : null;
}

/** The last word of a paper's name. */
const headOf = (p: Proposal): string => /\p{L}+$/u.exec(p.name.value.toLowerCase())?.[0] ?? '';

const near = (a: string | null, b: string | null): boolean =>
  a === b || (a !== null && b !== null && Math.abs(Date.parse(a) - Date.parse(b)) <= 14 * 86_400_000);

/** "12 points" names a paper; "the American proposals" names whose they are. */
function keyOf(p: Proposal, actors: Actors): string | null {
  const number = p.numbers[0]?.value;
  if (number) return `points ${number}`;
  const owner = sideOfParty(actors, p.tabledBy[0] ?? p.drawnUpBy[0] ?? null);
  const head = p.name.value.split(' ').at(-1)!.toLowerCase().replace(/s$/u, '');
  if (!owner || p.handedOver) return null;
  return `${head} of ${owner}`;
}

function line(
  members: readonly (Located & { finding: Proposal })[],
  answers: ReadonlyMap<FindingId, readonly (Located & { finding: Reception })[]>,
  actors: Actors,
): ProposalLine {
  const ids = members.map((m) => m.finding.id).sort(compare);
  const own = [...new Set(ids.flatMap((id) => answers.get(id) ?? []))].sort(byTime);
  const bySide: ReceptionBySide[] = own
    .filter((r) => r.finding.claimedBy === null)
    .map((r) => ({
      side: sideOfParty(actors, r.finding.holder) ?? '?',
      answer: r.finding.answer.value,
      day: r.day,
      finding: r.finding.id,
    }));
  const first = [...members].sort(byTime)[0]!;
  const numbered = members.filter((m) => m.finding.numbers.length > 0);
  const plainest = [...(numbered.length > 0 ? numbered : members)].sort(
    (a, b) => a.finding.name.value.length - b.finding.name.value.length || compare(a.finding.id, b.finding.id),
  )[0]!;
  return {
    id: least(ids),
    members: ids,
    name: plainest.finding.name.value.replace(/^(?:the|a|an)\s+/iu, ''),
    status: members.every((m) => m.finding.status === 'earlier')
      ? 'earlier'
      : first.finding.status === 'earlier' && members.length > 1
        ? 'on the table'
        : first.finding.status,
    receptions: bySide,
  };
}

/** Side × issue, the newest words first; views and demands that stand in another side's mouth are left out. */
export function positionCells(material: Material, actors: Actors): PositionCell[] {
  const known = issueNames();
  const cells = new Map<string, { side: string; issue: string; told: Located[] }>();
  for (const told of material.of('position')) {
    const side = sideOfParty(actors, told.finding.holder);
    const issue = told.finding.issue?.value;
    // A demand that no issue of the lexicon covers stays a finding; the table keeps to issues that can be compared.
    if (!side || !issue || told.finding.claimedBy || !known.has(issue) || !isSide(actors, told.finding.holder))
      continue;
    const key = `${side}\n${issue}`;
    const cell = cells.get(key) ?? { side, issue, told: [] };
    cell.told.push(told);
    cells.set(key, cell);
  }
  return [...cells.values()]
    .map(({ side, issue, told }) => {
      const newest = [...told].sort(byTime).at(-1)!;
      const finding = newest.finding as Extract<typeof newest.finding, { kind: 'position' }>;
      const members = [...told]
        .sort(byTime)
        .reverse()
        .map((t) => t.finding.id);
      return { id: least(members), members, side, issue, stance: finding.stance.value, day: newest.day };
    })
    .sort((a, b) => compare(a.issue, b.issue) || compare(a.side, b.side));
}

export function conditionEdges(material: Material, actors: Actors): ConditionEdge[] {
  const deeds = new Deeds(material);
  const met = material
    .of('statement')
    .filter((s) => s.finding.content.some((c) => MET.test(material.words(s.source, c))))
    .map((s) => ({ ...s, stems: stems(s.finding.content.map((c) => material.words(s.source, c)).join(' ')) }));
  return material.of('condition').map((told) => ({
    id: told.finding.id,
    members: [told.finding.id],
    connective: told.finding.connective.value,
    side: sideOfParty(actors, told.finding.setBy),
    day: told.day,
    laterReported: [
      ...saidMet(met, told, told.finding.required.value),
      ...deeds.after(told, told.finding.required.value),
    ].slice(0, 2),
  }));
}

export function commitmentLines(material: Material, actors: Actors): CommitmentLine[] {
  const deeds = new Deeds(material);
  return material.of('commitment').map((told) => ({
    id: told.finding.id,
    members: [told.finding.id],
    actor: told.finding.actor.value.name,
    side: sideOfParty(actors, told.finding.actor),
    status: told.finding.status,
    day: told.day,
    laterReported: deeds.after(told, told.finding.act.value),
  }));
}

const MET = /\bconditions?\b[^.]{0,30}\b(?:met|fulfilled|satisfied)\b/iu;

/** Later words that say of a condition that it is met, with the waited-for half in what stands around them. */
function saidMet(
  met: readonly (Located & { stems: ReadonlySet<string> })[],
  told: Located,
  words: string,
): FindingId[] {
  const wanted = stems(words);
  if (told.day === null || wanted.size < 2) return [];
  const found = met.find((other) => {
    const later =
      other.day !== null && other.day > told.day! && Date.parse(other.day) - Date.parse(told.day!) <= 30 * 86_400_000;
    return later && overlap(wanted, other.stems) >= 0.5;
  });
  return found ? [found.finding.id] : [];
}

const DONE = new Set(['CONCEDE', 'RETREAT', 'AGREE', 'AID', 'COOPERATE']);

/** Acts that happened, by the stems of their words. */
class Deeds {
  readonly #byStem = new Map<string, { id: FindingId; day: string; stems: ReadonlySet<string> }[]>();

  constructor(material: Material) {
    for (const { finding: f, day, source } of material.of('event')) {
      if (day === null || f.status !== 'happened' || !DONE.has(f.act.value)) continue;
      const words = `${f.object?.value ?? ''} ${f.recipient?.value.name ?? ''} ${material.words(source, f.act.evidence[0])}`;
      const deed = { id: f.id, day, stems: stems(words) };
      for (const stem of deed.stems) put(this.#byStem, stem, deed);
    }
  }

  /**
   * Acts of later reports in whose words the waited-for half comes back. Words that come back are shown as words; whether
   * the thing is done is left to the reader.
   */
  after({ day }: Located, words: string): FindingId[] {
    const wanted = stems(words);
    if (wanted.size < 2 || day === null) return [];
    const near = new Set([...wanted].flatMap((stem) => this.#byStem.get(stem) ?? []));
    return [...near]
      .filter((deed) => deed.day > day)
      .map(({ id, stems: own }) => ({ id, share: overlap(wanted, own) }))
      .filter(({ share }) => share >= 0.5)
      .sort((a, b) => b.share - a.share || compare(a.id, b.id))
      .slice(0, 2)
      .map(({ id }) => id);
  }
}
