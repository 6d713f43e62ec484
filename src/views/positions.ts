import type { FindingId, PositionCell, Slice, Stance } from '../model/index.js';
import { voiceOf, voiceWords } from './voice.js';

/** Where a side stands on an issue, how old its newest words are, and whether its voices agree. */
export interface Stand {
  readonly id: FindingId;
  readonly side: string;
  readonly issue: string;
  readonly stance: Stance;
  readonly day: string | null;
  /** Days from its newest words to the newest report; null without dates. */
  readonly age: number | null;
  /** Another stance that another voice of the side took within a fortnight of the newest. */
  readonly differs: { readonly stance: Stance; readonly voice: string; readonly finding: FindingId } | null;
  /** Newest first. */
  readonly members: readonly FindingId[];
}

export interface PositionTable {
  readonly sides: readonly string[];
  readonly issues: readonly string[];
  readonly cells: ReadonlyMap<string, Stand>;
  /** Sides that have a cell and no column. */
  readonly hidden: readonly string[];
}

/** Columns of the table. */
const SIDES = 6;
const DAY = 86_400_000;
/** Days within which two voices of a side speak of the same moment. */
const FORTNIGHT = 14;

export const cellKey = (side: string, issue: string): string => `${side}\n${issue}`;

/** Sides by issues; issues that most is said of first. */
export function positionTable(slice: Slice): PositionTable {
  const { positions, sides } = slice.record;
  const stands = new Map(positions.map((c) => [cellKey(c.side, c.issue), stand(slice, c)]));
  const all = [...new Set([...sides, ...positions.map((c) => c.side)])].filter((s) =>
    positions.some((c) => c.side === s),
  );
  const weight = new Map<string, number>();
  for (const c of positions) weight.set(c.issue, (weight.get(c.issue) ?? 0) + c.members.length);
  const issues = [...weight].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([issue]) => issue);
  return { sides: all.slice(0, SIDES), issues, cells: stands, hidden: all.slice(SIDES) };
}

function stand(slice: Slice, cell: PositionCell): Stand {
  const to = slice.record.coverage.to;
  return {
    id: cell.id,
    side: cell.side,
    issue: cell.issue,
    stance: cell.stance,
    day: cell.day,
    age: cell.day && to ? Math.round((Date.parse(to) - Date.parse(cell.day)) / DAY) : null,
    differs: differing(slice, cell),
    members: cell.members,
  };
}

function differing(slice: Slice, cell: PositionCell): Stand['differs'] {
  const told = cell.members.map((m) => slice.findings.get(m)).filter((l) => l !== undefined);
  const newest = told[0];
  if (!newest) return null;
  const voice = voiceOf(slice, newest).speaker;
  for (const other of told.slice(1)) {
    if (newest.day && other.day && Date.parse(newest.day) - Date.parse(other.day) > FORTNIGHT * DAY) break;
    const f = other.finding;
    const theirs = voiceOf(slice, other);
    if (f.kind === 'position' && f.stance.value !== cell.stance && theirs.speaker !== voice)
      return { stance: f.stance.value, voice: voiceWords(theirs), finding: f.id };
  }
  return null;
}
