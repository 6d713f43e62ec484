import type { Span, Text, Token } from '../../text/index.js';
import type { Bundle } from './bundle.js';
import type { Rows, Session } from './session.js';
import { type Unit, units } from './units.js';
import { type Range, type Window, windows } from './windows.js';

/** `width` numbers for each of `count` things, in order. */
export class Table {
  readonly data: Float32Array;

  constructor(
    readonly count: number,
    readonly width: number,
  ) {
    this.data = new Float32Array(count * width);
  }

  row(i: number): Float32Array {
    return this.data.subarray(i * this.width, (i + 1) * this.width);
  }
}

/** What the network gives for a stretch of text, before anything is decided. */
export interface Encoded {
  readonly units: readonly Unit[];
  /** A row of attribution numbers for each unit. */
  readonly attribution: Table;
  /** A row of numbers of names, syntax and coreference for each unit, taken at its first piece. */
  readonly unitWords: Table;
  /** The same for each token, taken at the piece that stands for it. */
  readonly tokenWords: Table;
  /** A row of frame numbers for each unit, where the model has them. */
  readonly frames: Table | null;
}

/** Runs the network over the windows of one stretch; `tokens` are those of the stretch. */
export async function encode(
  text: Text,
  within: Span,
  tokens: readonly Token[],
  bundle: Bundle,
  session: Session,
): Promise<Encoded> {
  const found = units(text, within);
  const pieces = piecesOf(tokens, found);
  const { columns, window: size } = bundle.labels;
  const widthOf = (c: Readonly<Record<string, readonly [number, number]>>) =>
    Math.max(...Object.values(c).map(([, to]) => to));
  const attribution = new Table(found.length, widthOf(columns.attribution));
  const unitColumns = unitWidth(bundle);
  const unitWords = new Table(found.length, unitColumns);
  const tokenWords = new Table(tokens.length, widthOf(columns.words));
  const frames = columns.frames ? new Table(found.length, widthOf(columns.frames)) : null;
  let token = 0;
  for (const window of windows(found, bundle.words, size)) {
    const out = await session.run(window);
    copyUnits(window, window.owns, out.attribution, attribution);
    copyUnits(window, window.owns, out.words, unitWords);
    if (frames && out.frames) copyUnits(window, window.owns, out.frames, frames);
    for (; token < tokens.length && pieces[token]!.unit < window.owns.last; token++)
      copy(out.words, pieceAt(window, pieces[token]!), tokenWords, token);
  }
  return { units: found, attribution, unitWords, tokenWords, frames };
}

/** Names, sentence starts and offices are read at units, and their columns are the first ones. */
const unitWidth = ({ labels }: Bundle): number => labels.columns.words.offices![1];

function copyUnits(window: Window, owns: Range, from: Rows, to: Table): void {
  for (let i = owns.first; i < owns.last; i++) copy(from, window.at[i - window.first]!, to, i);
}

function copy(from: Rows, row: number, to: Table, at: number): void {
  to.data.set(from.data.subarray(row * from.width, row * from.width + to.width), at * to.width);
}

interface Place {
  readonly unit: number;
  /** At the first piece of the unit, or at its last one. */
  readonly end: boolean;
}

/** The unit that stands for each token: the first that begins in it, else the end of the one that it begins in. */
function piecesOf(tokens: readonly Token[], found: readonly Unit[]): Place[] {
  let k = 0;
  return tokens.map((token) => {
    while (k < found.length && found[k]!.end <= token.start) k++;
    const begins = found[k] && found[k]!.start < token.start ? k + 1 : k;
    const next = found[begins];
    if (next && next.start < token.end) return { unit: begins, end: false };
    return { unit: Math.min(k, found.length - 1), end: true };
  });
}

function pieceAt(window: Window, { unit, end }: Place): number {
  const i = unit - window.first;
  if (!end) return window.at[i]!;
  return (i + 1 < window.at.length ? window.at[i + 1]! : window.pieces.length - 1) - 1;
}
