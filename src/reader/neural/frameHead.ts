import type { FrameLabels, Labels } from './bundle.js';
import type { UnitRows } from './links.js';
import type { Unit } from './units.js';
import type { Range } from './windows.js';

/** Words that play a part for a trigger. */
export interface Part extends Range {
  /** 0 to 1. */
  readonly confidence: number;
}

/** The words that make a frame, its class, and who and what play a part in it; in units. */
export interface Frame extends Range {
  readonly kind: string;
  readonly label: string;
  /** Of an act: happened, planned or denied. */
  readonly status: string | null;
  /** That the words make such a frame, and that it is of this class, 0 to 1 each. */
  readonly found: number;
  readonly sure: number;
  readonly parts: Readonly<Record<string, readonly Part[]>>;
}

/** Units on each side of a trigger in which its parts are looked for. */
const REACH = 70;
const PART = 0.5;
/** The share from which on a unit belongs to a trigger. */
const TRIGGER = 0.4;

/** Runs of units that trigger a frame of one kind, each with its class and parts. */
export function frames(units: readonly Unit[], rows: UnitRows, labels: Labels): Frame[] {
  const told = labels.frames;
  const columns = labels.columns.frames;
  if (!told || !columns) return [];
  const found: Frame[] = [];
  for (const [k, [kind, set]] of Object.entries(told.kinds).entries()) {
    const column = columns.triggers![0] + k;
    const share = (i: number) => 1 / (1 + Math.exp(-rows.data[i * rows.width + column]!));
    for (const run of runs(units.length, (i) => share(i) >= TRIGGER)) {
      const { label, sure } = classOf(rows, run, columns[set]!, told.classes[set]!);
      found.push({
        ...run,
        kind,
        label,
        status: kind === 'event' ? classOf(rows, run, columns.status!, told.classes.status!).label : null,
        found: mean(run, share),
        sure,
        parts: partsOf(units.length, rows, run, labels, told, told.asked[kind]!),
      });
    }
  }
  return found.sort((a, b) => a.first - b.first);
}

function* runs(n: number, holds: (i: number) => boolean): Generator<Range> {
  for (let i = 0; i < n; i++) {
    if (!holds(i)) continue;
    const first = i;
    while (i < n && holds(i)) i++;
    yield { first, last: i };
  }
}

/** The class to which the units of a run give the most, and the share that they give it. */
function classOf(rows: UnitRows, run: Range, [from, to]: readonly [number, number], classes: readonly string[]) {
  const shares = new Float64Array(to - from);
  for (let i = run.first; i < run.last; i++) {
    const own = softmax(rows.data.subarray(i * rows.width + from, i * rows.width + to));
    for (const [k, share] of own.entries()) shares[k]! += share / (run.last - run.first);
  }
  const best = shares.indexOf(Math.max(...shares));
  return { label: classes[best]!, sure: shares[best]! };
}

function softmax(scores: Float32Array): Float64Array {
  const most = Math.max(...scores);
  const powers = Float64Array.from(scores, (s) => Math.exp(s - most));
  const total = powers.reduce((sum, p) => sum + p, 0);
  return powers.map((p) => p / total);
}

function mean({ first, last }: Range, of: (i: number) => number): number {
  let sum = 0;
  for (let i = first; i < last; i++) sum += of(i);
  return sum / (last - first);
}

/** Runs of units that answer a role's question: the product of two short vectors and a table of distances. */
function partsOf(
  n: number,
  rows: UnitRows,
  run: Range,
  { columns }: Labels,
  told: FrameLabels,
  asked: readonly string[],
): Readonly<Record<string, readonly Part[]>> {
  const [ask] = columns.frames!.ask!;
  const [answer, end] = columns.frames!.answer!;
  const size = end - answer;
  const from = Math.max(0, run.first - REACH);
  const to = Math.min(n, run.last + REACH);
  const odds = new Float32Array(to - from);
  const parts: Record<string, Part[]> = {};
  for (const role of asked) {
    const r = told.roles.indexOf(role);
    const question = new Float32Array(size);
    for (const i of [run.first, run.last - 1])
      for (let k = 0; k < size; k++) question[k]! += rows.data[i * rows.width + ask + r * size + k]! / 2;
    for (let u = from; u < to; u++) {
      let sum = 0;
      const at = u * rows.width + answer;
      for (let k = 0; k < size; k++) sum += question[k]! * rows.data[at + k]!;
      odds[u - from] = sum / told.scale + told.far[r]![distance(told.reaches, run, u)]! + told.bias[r]!;
    }
    const share = (i: number) => 1 / (1 + Math.exp(-odds[i]!));
    const mine = [...runs(to - from, (i) => share(i) > PART)].map((part) => ({
      first: part.first + from,
      last: part.last + from,
      confidence: mean(part, share),
    }));
    if (mine.length > 0) parts[role] = mine;
  }
  return parts;
}

/** Class of the way from a trigger to a unit; inside it is 0. */
function distance(reaches: readonly number[], run: Range, unit: number): number {
  if (run.first <= unit && unit < run.last) return 0;
  const gap = unit >= run.last ? unit - run.last : run.first - 1 - unit;
  let k = 0;
  for (const reach of reaches) if (gap > reach) k++;
  return 1 + Math.min(k, reaches.length - 1) + (unit < run.first ? reaches.length : 0);
}
