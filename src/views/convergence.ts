/** How near sides are to consent on an issue, counted from their newest words: a view that is computed, apart from what anybody says of it. */
import { bodyKind, issueNames, issuesIn } from '../lexicon/index.js';
import {
  type Condition,
  type FindingId,
  type Located,
  type Party,
  type PositionCell,
  put,
  type Slice,
  STANCE_RANK,
  type Stance,
  stanceOf,
  waitsForReview,
} from '../model/index.js';
import { holds } from './listing.js';
import { primaryReports } from './lookup.js';
import type { ObjectFilter } from './objects.js';
import { keyWords } from './reference.js';
import { sideNameOf, voiceOf, voiceWords } from './voice.js';

/** What a side was last told to want, or to answer, on an issue. */
export interface Held {
  readonly side: string;
  readonly stance: Stance;
  /** 0 for the firmest refusal to 7 for consent (`STANCE_RANK`). */
  readonly rank: number;
  readonly from: 'position' | 'answer';
  readonly day: string;
  /** The words that it rests on, and who says them. */
  readonly words: string;
  readonly voice: string;
  readonly finding: FindingId;
}

/** An issue on a day on which one of its sides was told to stand somewhere. */
export interface ConvergencePoint {
  readonly day: string;
  /** The mean of the ranks of `held`, rounded to two decimals. */
  readonly mean: number;
  /** The highest rank less the lowest. */
  readonly apart: number;
  /** Each side's newest stance up to that day, sides in order of name. */
  readonly held: readonly Held[];
}

export interface Convergence {
  readonly issue: string;
  /** Oldest first; from the first day on which two sides stand somewhere. */
  readonly points: readonly ConvergencePoint[];
  /** Conditions in whose halves the issue is named, newest first. */
  readonly waits: readonly FindingId[];
}

/** Every issue on which two sides or more are told to stand, those with most points first; with `side` those on which it is one of them. */
export function convergence(slice: Slice, { issue, side, since, until }: ObjectFilter = {}): Convergence[] {
  const byIssue = new Map<string, Held[]>();
  const outside = outsiders(slice);
  const count = (name: string, h: Held) => !outside.has(h.side) && put(byIssue, name, h);
  for (const cell of slice.record.positions) for (const h of ofCell(slice, cell)) count(cell.issue, h);
  for (const [name, h] of answers(slice)) count(name, h);
  const waits = waitsByIssue(slice);
  const isOf = side === undefined ? null : holds([...byIssue.values()].flat(), side, (h) => [h.side]);
  return [...byIssue]
    .filter(([name]) => issue === undefined || name === issue)
    .map(([name, held]) => ({
      issue: name,
      points: pointsOf(held).filter((p) => (since ?? '') <= p.day && p.day <= (until ?? '9999')),
      waits: waits.get(name) ?? [],
    }))
    .filter(({ points }) => points.length > 0 && (isOf === null || points.some((p) => p.held.some(isOf))))
    .sort((a, b) => b.points.length - a.points.length || compare(a.issue, b.issue));
}

/** Offices and names of those who go between the sides, help, or judge. */
const GO_BETWEEN = /mediat|facilitat|go-between|moderator|rapporteur/iu;
const HELPERS: ReadonlySet<string> = new Set(['ngo', 'court', 'bank']);

/** Sides that are none of the talks: mediators, by what they are called or do at meetings, aid bodies, courts and banks. What they urge moves nobody's consent. */
function outsiders(slice: Slice): ReadonlySet<string> {
  const found = new Set<string>();
  for (const actor of slice.record.actors) {
    const side = actor.side ?? actor.name;
    if (HELPERS.has(bodyKind(actor.name) ?? '')) found.add(side);
    if (GO_BETWEEN.test(actor.name) || actor.roles.some((r) => GO_BETWEEN.test(r.words))) found.add(side);
  }
  const at = new Map<string, { between: number; there: number }>();
  const seen = (party: Party, as: 'between' | 'there') => {
    const side = sideNameOf(slice, party.value);
    if (side === null) return;
    const counts = at.get(side) ?? { between: 0, there: 0 };
    counts[as]++;
    at.set(side, counts);
  };
  for (const { finding: f } of slice.findings.values()) {
    if (f.kind !== 'meeting') continue;
    for (const p of f.mediators) seen(p, 'between');
    for (const p of f.participants) seen(p, 'there');
  }
  for (const [side, { between, there }] of at) if (between > there) found.add(side);
  return found;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

const isShown = (slice: Slice, l: Located | undefined): l is Located & { readonly day: string } =>
  l !== undefined && l.day !== null && primaryReports(slice).has(l.report) && !waitsForReview(l.finding);

const held = (
  slice: Slice,
  l: Located & { readonly day: string },
  side: string,
  stance: Stance,
  from: Held['from'],
): Held => ({
  side,
  stance,
  rank: STANCE_RANK[stance],
  from,
  day: l.day,
  words: slice.text(l.source).slice(keyWords(l.finding)).replace(/\s+/gu, ' '),
  voice: voiceWords(voiceOf(slice, l)),
  finding: l.finding.id,
});

function ofCell(slice: Slice, cell: PositionCell): Held[] {
  return cell.members.flatMap((id) => {
    const l = slice.findings.get(id);
    const stance = l && stanceOf(l.finding);
    return stance && isShown(slice, l) ? [held(slice, l, cell.side, stance, 'position')] : [];
  });
}

/** What sides answer to papers, under the issues that a paper's tellings name. */
function* answers(slice: Slice): Generator<[string, Held]> {
  const known = issueNames();
  const sides = new Set([...slice.record.sides, ...slice.record.positions.map((c) => c.side)]);
  for (const paper of slice.record.proposals) {
    const told = paper.members.flatMap((id) => {
      const f = slice.findings.get(id)?.finding;
      return f?.kind === 'proposal' ? f.issues.map((i) => i.value) : [];
    });
    const issues = new Set([...told, ...issuesIn(paper.name)].filter((i) => known.has(i)));
    for (const { side, answer, finding } of paper.receptions) {
      // Whose answer nobody tells is on no side.
      if (!sides.has(side)) continue;
      const l = slice.findings.get(finding);
      if (!isShown(slice, l)) continue;
      for (const issue of issues) yield [issue, held(slice, l, side, answer, 'answer')];
    }
  }
}

/** A point for each day on which somebody's stance is told, once two sides stand somewhere; of several stances of a side on one day the last by id counts. */
function pointsOf(all: readonly Held[]): ConvergencePoint[] {
  const told = [...all].sort((a, b) => compare(a.day, b.day) || compare(a.finding, b.finding));
  const newest = new Map<string, Held>();
  const points: ConvergencePoint[] = [];
  for (const [i, h] of told.entries()) {
    newest.set(h.side, h);
    if (newest.size < 2 || told[i + 1]?.day === h.day) continue;
    const now = [...newest.values()].sort((a, b) => compare(a.side, b.side));
    const ranks = now.map((n) => n.rank);
    const mean = ranks.reduce((sum, r) => sum + r, 0) / ranks.length;
    points.push({
      day: h.day,
      mean: Math.round(100 * mean) / 100,
      apart: Math.max(...ranks) - Math.min(...ranks),
      held: now,
    });
  }
  return points;
}

function waitsByIssue(slice: Slice): Map<string, FindingId[]> {
  const found = new Map<string, FindingId[]>();
  const edges = [...slice.record.conditions].sort((a, b) => compare(b.day ?? '', a.day ?? '') || compare(a.id, b.id));
  for (const edge of edges) {
    const l = slice.findings.get(edge.id);
    if (!isShown(slice, l)) continue;
    const f = l.finding as Condition;
    for (const issue of new Set(issuesIn(`${f.dependent.value}\n${f.required.value}`))) put(found, issue, edge.id);
  }
  return found;
}
