import { issuesIn } from '../lexicon/index.js';
import {
  DAY,
  type FindingId,
  type Located,
  type PositionCell,
  type Slice,
  type Stance,
  type Words,
} from '../model/index.js';
import { span } from '../text/index.js';
import { primaryReports } from './lookup.js';
import { sideNameOf, voiceOf, voiceWords } from './voice.js';

/** Where a side stands on an issue, how old its newest words are, and whether its voices agree. */
export interface Stand {
  readonly id: FindingId;
  readonly side: string;
  readonly issue: string;
  readonly stance: Stance;
  /** What it demands, offers or rejects, in the newest words. */
  readonly terms: string | null;
  readonly day: string | null;
  /** Days from its newest words to the newest report; null without dates. */
  readonly age: number | null;
  /** Another stance that a voice of the side took within a fortnight of the newest. */
  readonly differs: { readonly stance: Stance; readonly voice: string; readonly finding: FindingId } | null;
  /** Newest first. */
  readonly members: readonly FindingId[];
}

export interface PositionTable {
  readonly sides: readonly string[];
  readonly issues: readonly string[];
  readonly cells: ReadonlyMap<string, Stand>;
  /** What a side promised or waits for on an issue on which it took no stance. */
  readonly instead: ReadonlyMap<string, Instead>;
  /** Sides that have a cell and no column. */
  readonly hidden: readonly string[];
}

/** What else tells of a side's will where no stance does. */
export interface Instead {
  readonly does: 'promised' | 'waits for';
  readonly words: string;
  readonly finding: FindingId;
}

/** Columns of the table. */
const SIDES = 6;
/** Days within which two voices of a side speak of the same moment. */
const FORTNIGHT = 14;

/** Code points that a cell shows of a stance. */
const SHOWN = 110;
/** Words that turn the terms: of "the tax would not be lifted" the terms alone say the opposite. */
const TURNS =
  /\b(?:not|never|no|cannot|without|would|will|should|must|may|might|could|shall|willing|ready|prepared|consider\p{L}*|reject\p{L}*|refus\p{L}*)\b|n['’]t\b/iu;

/**
 * What a side wants or refuses, as the report has it: the terms, and with them the words of the stance where those are negated or in a mood and
 * both stand close together.
 */
export function standWords(slice: Slice, { finding, source }: Located): string | null {
  if (finding.kind !== 'position') return null;
  const terms = finding.terms[0];
  if (!terms) return null;
  const spans = [...finding.stance.evidence, ...terms.evidence];
  const start = Math.min(...spans.map((s) => s.start));
  const end = Math.max(...spans.map((s) => s.end));
  const stance = finding.stance.evidence.map((s) => slice.text(source).slice(s)).join(' ');
  return TURNS.test(stance) && end - start <= SHOWN ? slice.text(source).slice(span(start, end)) : terms.value;
}

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
  return { sides: all.slice(0, SIDES), issues, cells: stands, instead: insteadOf(slice), hidden: all.slice(SIDES) };
}

/** By side and issue the newest promise, else the newest condition, whose words name the issue. */
export function insteadOf(slice: Slice): ReadonlyMap<string, Instead> {
  const found = new Map<string, Instead & { day: string; start: number }>();
  const add = (
    side: string | null,
    id: FindingId,
    does: Instead['does'],
    { value: words, evidence }: Words,
    issuesOf: string,
  ) => {
    const day = slice.findings.get(id)?.day ?? '';
    const { start } = evidence[0];
    for (const issue of side ? issuesIn(issuesOf) : []) {
      const before = found.get(cellKey(side!, issue));
      // Of several in one report the first says most.
      const later = before && (before.day === day ? start < before.start : before.day < day);
      const newer = before === undefined || (before.does === does ? later : does === 'promised');
      if (newer) found.set(cellKey(side!, issue), { does, words, finding: id, day, start });
    }
  };
  for (const { members, status } of slice.record.commitments)
    for (const id of status === 'pending' || status === 'due' ? members : []) {
      const f = slice.findings.get(id)?.finding;
      // Of a promise of two sides each has its own cell.
      if (f?.kind === 'commitment') add(sideNameOf(slice, f.actor.value), id, 'promised', f.act, f.act.value);
    }
  for (const { side, id } of slice.record.conditions) {
    const f = slice.findings.get(id)?.finding;
    if (f?.kind === 'condition') add(side, id, 'waits for', f.required, `${f.dependent.value} ${f.required.value}`);
  }
  return found;
}

function stand(slice: Slice, cell: PositionCell): Stand {
  const to = slice.record.coverage.to;
  const primary = primaryReports(slice);
  const all = cell.members.map((m) => slice.findings.get(m)).filter((l) => l !== undefined);
  // A copy that was printed days later makes no stance newer.
  const told = all.filter((l) => primary.has(l.report));
  const newest = (told.length > 0 ? told : all)[0];
  const f = newest?.finding;
  const day = newest ? newest.day : cell.day;
  return {
    id: cell.id,
    side: cell.side,
    issue: cell.issue,
    stance: f?.kind === 'position' ? f.stance.value : cell.stance,
    terms: newest ? standWords(slice, newest) : null,
    day,
    age: day && to ? Math.round((Date.parse(to) - Date.parse(day)) / DAY) : null,
    differs: differing(slice, told.length > 0 ? told : all),
    members: (told.length > 0 ? told : all).map((l) => l.finding.id),
  };
}

/** Another stance within a fortnight by another voice, or on the same day by whichever. */
function differing(slice: Slice, told: readonly Located[]): Stand['differs'] {
  const newest = told[0];
  if (newest?.finding.kind !== 'position') return null;
  const stance = newest.finding.stance.value;
  const voice = voiceOf(slice, newest).speaker;
  for (const other of told.slice(1)) {
    if (newest.day && other.day && Date.parse(newest.day) - Date.parse(other.day) > FORTNIGHT * DAY) break;
    const f = other.finding;
    const theirs = voiceOf(slice, other);
    const apart = theirs.speaker !== voice || (other.day !== null && other.day === newest.day);
    if (f.kind === 'position' && f.stance.value !== stance && apart)
      return { stance: f.stance.value, voice: voiceWords(theirs), finding: f.id };
  }
  return null;
}
