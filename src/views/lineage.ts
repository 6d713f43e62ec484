import type { FindingId, LineageRelation, ProposalLine, ReceptionBySide, Slice } from '../model/index.js';
import { makers } from './makers.js';

/** A paper in the picture of what grew out of what; one that no line holds is known by its words alone. */
export interface Paper {
  readonly id: string;
  readonly name: string;
  readonly line: ProposalLine | null;
  /** Who drew it up, tabled and carried it. */
  readonly makers: readonly string[];
  /** Each side's newest answer. */
  readonly receptions: readonly ReceptionBySide[];
}

export interface Descent {
  /** Ids of papers: what there is now, and what it was made from. */
  readonly later: string;
  readonly earlier: string;
  readonly relation: LineageRelation;
  /** Said in so many words, or inferred from an adjective such as "revised". */
  readonly stated: boolean;
  /** The words that tell of the earlier paper. */
  readonly words: string;
  readonly finding: FindingId;
}

export interface Lineage {
  readonly papers: readonly Paper[];
  readonly descents: readonly Descent[];
  /** Papers that are not in the picture. */
  readonly more: number;
}

/** Papers of one picture, beside those that they are tied to. */
const SHOWN = 10;

/** The papers that most is told of, with what each is said to be based on, to revise, to add to or to replace. */
export function lineage(slice: Slice): Lineage {
  const lines = [...slice.record.proposals].sort((a, b) => weight(b) - weight(a) || (a.id < b.id ? -1 : 1));
  const byId = new Map(lines.map((l) => [l.id as string, l]));
  const shown = new Set(lines.slice(0, SHOWN));
  // What a paper grew out of is drawn with it, however little is told of that.
  for (const l of shown) for (const { of } of l.lineage) if (of && byId.has(of)) shown.add(byId.get(of)!);
  const papers = new Map<string, Paper>([...shown].map((l) => [l.id, paper(l)]));
  const descents: Descent[] = [];
  for (const line of shown)
    for (const { relation, of, words, stated, finding } of line.lineage) {
      // An adjective alone ("revised") names no paper that could be drawn.
      if (of === null && !stated) continue;
      const earlier = of ?? `words ${bare(words)}`;
      if (!papers.has(earlier)) papers.set(earlier, unknown(earlier, words));
      descents.push({ later: line.id, earlier, relation, stated, words, finding });
    }
  return { papers: [...papers.values()], descents, more: lines.length - shown.size };
}

const weight = (l: ProposalLine) => l.receptions.length * 2 + l.members.length;

function paper(line: ProposalLine): Paper {
  const newest = new Map<string, ReceptionBySide>();
  for (const r of line.receptions) {
    const known = newest.get(r.side);
    if (!known || (known.day ?? '') <= (r.day ?? '')) newest.set(r.side, r);
  }
  return { id: line.id, name: line.name, line, makers: makers(line), receptions: [...newest.values()] };
}

const unknown = (id: string, words: string): Paper => ({
  id,
  name: `“${bare(words)}”`,
  line: null,
  makers: [],
  receptions: [],
});

const bare = (words: string) => words.replace(/^(?:the|a|an|its|their|his|her)\s+/iu, '').trim();
