import { issuesIn } from '../lexicon/index.js';
import {
  DAY,
  type FindingId,
  type Located,
  type PositionCell,
  type Slice,
  type Stance,
  stanceOf,
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
  /** Which kind of empty a cell without anything told is. */
  readonly silence: (side: string, issue: string) => Silence;
}

/**
 * Why a cell is empty: in `statements` statements of the side that name the issue no stance was found ("nothing said"), or in none of the
 * `reports` that were read does it say a word on it ("nothing read").
 */
export interface Silence {
  readonly statements: number;
  readonly reports: number;
}

/** "nothing said in 3 statements on it", "nothing read in 12 reports". */
export const silenceWords = ({ statements, reports }: Silence): string =>
  statements > 0
    ? `nothing said in ${statements} ${statements === 1 ? 'statement' : 'statements'} on it`
    : `nothing read in ${reports} ${reports === 1 ? 'report' : 'reports'}`;

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
  if (finding.kind === 'reception') return finding.of?.value ?? null;
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
  return {
    sides: all.slice(0, SIDES),
    issues,
    cells: stands,
    instead: insteadOf(slice),
    hidden: all.slice(SIDES),
    silence: (side, issue) => silenceOf(slice, side, issue),
  };
}

const spoken = new WeakMap<Slice, Map<string, number>>();

/** How often each side speaks of each issue; made once for a slice, when the first empty cell is asked for. */
export function silenceOf(slice: Slice, side: string, issue: string): Silence {
  let counts = spoken.get(slice);
  if (!counts) {
    counts = new Map();
    for (const { finding: f, source } of slice.findings.values()) {
      const speaker = f.kind === 'statement' && f.source ? sideNameOf(slice, f.source.value) : null;
      if (f.kind !== 'statement' || speaker === null) continue;
      const words = f.content.map((c) => slice.text(source).slice(c)).join('\n');
      for (const of of issuesIn(words)) {
        const key = cellKey(speaker, of);
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
    spoken.set(slice, counts);
  }
  const { reports, unread } = slice.record.coverage;
  return { statements: counts.get(cellKey(side, issue)) ?? 0, reports: reports - unread };
}

const insteads = new WeakMap<Slice, ReadonlyMap<string, Instead>>();

/** By side and issue the newest promise, else the newest condition, whose words name the issue. Made once for a slice. */
export function insteadOf(slice: Slice): ReadonlyMap<string, Instead> {
  const known = insteads.get(slice) ?? otherTold(slice);
  insteads.set(slice, known);
  return known;
}

function otherTold(slice: Slice): ReadonlyMap<string, Instead> {
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
  for (const { members, status, accounts } of slice.record.commitments)
    for (const id of status === 'pending' || status === 'due' ? members : []) {
      if (accounts.some((a) => a.finding === id)) continue;
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
    stance: (f && stanceOf(f)) ?? cell.stance,
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
  const stance = newest && stanceOf(newest.finding);
  if (!stance) return null;
  const voice = voiceOf(slice, newest).speaker;
  for (const later of told.slice(1)) {
    if (newest.day && later.day && Date.parse(newest.day) - Date.parse(later.day) > FORTNIGHT * DAY) break;
    const f = later.finding;
    const theirs = voiceOf(slice, later);
    const apart = theirs.speaker !== voice || (later.day !== null && later.day === newest.day);
    const other = stanceOf(f);
    if (other && other !== stance && apart) return { stance: other, voice: voiceWords(theirs), finding: f.id };
  }
  return null;
}
