import type { FindingId, LineageRelation, Proposal, ProposalLine, Slice } from '../model/index.js';
import { makers } from './makers.js';

/** A paper in the picture of what grew out of what; one that no line holds is known by its words alone. */
export interface Paper {
  readonly id: string;
  readonly name: string;
  readonly line: ProposalLine | null;
  /** Who drew it up, tabled and carried it. */
  readonly makers: readonly string[];
  /** Each side's newest answer. */
  readonly receptions: ProposalLine['receptions'];
}

export interface Descent {
  /** Ids of papers: what there is now, and what it was made from. */
  readonly later: string;
  readonly earlier: string;
  readonly relation: LineageRelation;
  /** Said in so many words, or inferred from an adjective such as "revised". */
  readonly stated: boolean;
  readonly finding: FindingId;
}

export interface Lineage {
  readonly papers: readonly Paper[];
  readonly descents: readonly Descent[];
  /** Papers that are not in the picture. */
  readonly more: number;
}

/** Papers of one picture. */
const SHOWN = 10;

/** The papers that most is told of, with what each is said to be based on, to revise, to add to or to replace. */
export function lineage(slice: Slice): Lineage {
  const lines = [...slice.record.proposals].sort((a, b) => weight(b) - weight(a) || (a.id < b.id ? -1 : 1));
  const shown = lines.slice(0, SHOWN);
  const byFinding = new Map(lines.flatMap((l) => l.members.map((m) => [m, l] as const)));
  const papers = new Map<string, Paper>(shown.map((l) => [l.id, paper(slice, l)]));
  const descents: Descent[] = [];
  for (const line of shown)
    for (const { finding, relation, words, stated } of told(slice, line)) {
      const earlier = named(slice, words, lines, line);
      const node = earlier
        ? paper(slice, earlier)
        : { id: `words ${words}`, name: `“${words}”`, line: null, makers: [], receptions: [] };
      // An adjective alone ("revised") names no paper that could be drawn.
      if (!earlier && !stated) continue;
      if (descents.some((d) => d.later === line.id && d.earlier === node.id && d.relation === relation)) continue;
      if (!papers.has(node.id)) papers.set(node.id, node);
      descents.push({ later: line.id, earlier: node.id, relation, stated, finding });
    }
  const inside = [...papers.values()].filter((p) => p.line && byFinding.has(p.line.id)).length;
  return { papers: [...papers.values()], descents, more: lines.length - inside };
}

const weight = (l: ProposalLine) => l.receptions.length * 2 + l.members.length;

function paper(slice: Slice, line: ProposalLine): Paper {
  const newest = new Map<string, ProposalLine['receptions'][number]>();
  for (const r of line.receptions) {
    const known = newest.get(r.side);
    if (!known || (known.day ?? '') <= (r.day ?? '')) newest.set(r.side, r);
  }
  return { id: line.id, name: line.name, line, makers: makers(slice, line), receptions: [...newest.values()] };
}

const told = (slice: Slice, line: ProposalLine) =>
  line.members.flatMap((m) => {
    const f = slice.findings.get(m)?.finding as Proposal | undefined;
    return (f?.lineage ?? []).map((l) => ({
      finding: m,
      relation: l.relation,
      words: bare(l.of.value),
      stated: l.stated,
    }));
  });

const bare = (words: string) => words.replace(/^(?:the|a|an|its|their|his|her)\s+/iu, '').trim();

/** The line whose paper the words name: by a whole name, else by its number of points. */
function named(
  slice: Slice,
  words: string,
  lines: readonly ProposalLine[],
  self: ProposalLine,
): ProposalLine | undefined {
  const lower = words.toLowerCase();
  const names = (l: ProposalLine) =>
    l.members.map((m) => bare((slice.findings.get(m)!.finding as Proposal).name.value).toLowerCase());
  return lines.find((l) => l !== self && (l.name.toLowerCase() === lower || names(l).includes(lower)));
}
