import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { RapporteurError } from '../../errors.js';
import type { Chain } from './viterbi.js';
import type { WindowSize } from './windows.js';
import { WordPieces } from './wordPieces.js';

/** Where a head's numbers stand in the rows of its output, half-open. */
export type Columns = Readonly<Record<string, readonly [number, number]>>;
type Table = readonly number[];

/** `labels.json`: label sets, columns, and the small tables that the decoders add to what the graph gives. */
export interface Labels {
  readonly format: number;
  /** SHA-256 of the model file, and of the file of its word pieces. */
  readonly model: string;
  readonly tokenizer: string;
  readonly encoder: { readonly width: number; readonly inner: number; readonly layers: number };
  readonly window: WindowSize;
  readonly columns: { readonly attribution: Columns; readonly words: Columns; readonly frames?: Columns };
  readonly attribution: Chain & {
    readonly far: readonly Table[];
    readonly cues: readonly Table[];
    readonly lines: readonly Table[];
    readonly distances: Table;
    /** Weights of one, of the log odds of tags and of those of links in the curve of confidence. */
    readonly calibration: Table;
  };
  readonly names: Chain;
  readonly syntax: {
    readonly upos: readonly string[];
    readonly xpos: readonly string[];
    readonly relations: readonly string[];
    readonly root: Float64Array;
    /** `weight` is turned: a row of all relations for each number of the hidden layer. */
    readonly relation: { readonly weight: readonly Float64Array[]; readonly bias: Table };
  };
  readonly coreference: {
    readonly words: Table;
    readonly sentences: Table;
    readonly kinds: number;
    readonly tables: readonly Table[];
    /** By the words between a mention's head and its first word, and between its head and its last. */
    readonly spread: readonly Table[];
  };
  readonly offices: { readonly tags: readonly string[] };
  readonly frames?: FrameLabels;
}

/** What the head of frames tells apart, and the tables that its decoder adds to what the graph gives. */
export interface FrameLabels {
  /** Kind to the name of its set of classes, in the order of the columns of triggers. */
  readonly kinds: Readonly<Record<string, string>>;
  readonly classes: Readonly<Record<string, readonly string[]>>;
  readonly roles: readonly string[];
  /** Kind to the roles that are asked of it. */
  readonly asked: Readonly<Record<string, readonly string[]>>;
  /** Bounds of the distance classes between a trigger and a part, in units. */
  readonly reaches: Table;
  /** What the product of a question and an answer is divided by. */
  readonly scale: number;
  readonly far: readonly Table[];
  readonly bias: Table;
}

/** A model folder, read and checked; the model file itself is left to the runtime. */
export interface Bundle {
  readonly path: string;
  readonly labels: Labels;
  readonly words: WordPieces;
}

const FORMAT = 1;

/** The model that comes with the package. */
export const SHIPPED = join(dirname(fileURLToPath(import.meta.url)), '../../../models/reader');

/** @throws RapporteurError as `loadFolder`. */
export function loadBundle(folder: string = SHIPPED): Bundle {
  const { path, labels, words } = loadFolder(folder, (read) => OURS.parse(read) as unknown as Labels);
  return { path, labels: packed(labels), words };
}

/**
 * The files of a model folder, checked against its labels.
 *
 * @param own gives the labels as they are to be, and throws where they are of another kind of model.
 * @throws RapporteurError `model-missing` when a file is not there, `model-damaged` when one cannot be read or is not the
 *   one that the labels were written for, `model-foreign` when the folder holds another kind of model.
 */
export function loadFolder<T extends { readonly model: string; readonly tokenizer: string }>(
  folder: string,
  own: (read: unknown) => T,
): { readonly path: string; readonly labels: T; readonly words: WordPieces } {
  const path = join(folder, 'model.onnx');
  const missing = ['model.onnx', 'labels.json', 'tokenizer.json'].find((name) => !existsSync(join(folder, name)));
  if (missing) throw new RapporteurError('model-missing', `${folder} has no ${missing}`);
  const labels = labelsOf(folder, own);
  const words = vocabulary(join(folder, 'tokenizer.json'));
  for (const [name, digest] of [
    ['model.onnx', labels.model],
    ['tokenizer.json', labels.tokenizer],
  ] as const) {
    const found = createHash('sha256')
      .update(readFileSync(join(folder, name)))
      .digest('hex');
    if (found !== digest)
      throw new RapporteurError(
        'model-damaged',
        `${join(folder, name)} is not the file that labels.json was written for`,
      );
  }
  return { path, labels, words };
}

function labelsOf<T>(folder: string, own: (read: unknown) => T): T {
  const read = parsed(join(folder, 'labels.json'));
  try {
    return own(read);
  } catch (cause) {
    throw new RapporteurError('model-foreign', `${folder} holds no model of this reader (format ${FORMAT})`, { cause });
  }
}

const numbers = z.array(z.number()).min(1);
const names = z.array(z.string()).min(1);
const table = z.array(numbers).min(1);
const chain = { tags: names, follow: table, start: numbers };
const columns = (...heads: string[]) =>
  z.looseObject(Object.fromEntries(heads.map((h) => [h, z.tuple([z.number(), z.number()])])));

/** Every table that the decoders look into, in its form. */
const OURS = z.looseObject({
  format: z.literal(FORMAT),
  model: z.string(),
  tokenizer: z.string(),
  encoder: z.looseObject({ width: z.number(), inner: z.number(), layers: z.number() }),
  window: z.looseObject({ pieces: z.number(), overlap: z.number() }),
  columns: z.looseObject({
    attribution: columns('tags', 'cueOfContent', 'content', 'cueOfSource', 'source', 'noSource'),
    words: columns(
      ...[
        'names',
        'starts',
        'offices',
        'upos',
        'xpos',
        'dependent',
        'governor',
        'relationDependent',
        'relationGovernor',
      ],
      ...['mention', 'later', 'earlier', 'firstOf', 'first', 'lastOf', 'last'],
    ),
    frames: columns('triggers', 'status', 'answer', 'ask').optional(),
  }),
  attribution: z.looseObject({
    ...chain,
    far: table,
    cues: table,
    lines: table,
    distances: numbers,
    calibration: numbers.length(3),
  }),
  names: z.looseObject(chain),
  syntax: z.looseObject({
    upos: names,
    xpos: names,
    relations: names,
    root: numbers,
    relation: z.looseObject({ weight: table, bias: numbers }),
  }),
  coreference: z.looseObject({
    words: numbers,
    sentences: numbers,
    kinds: z.number(),
    tables: z.array(numbers).length(5),
    spread: z.array(numbers).length(2),
  }),
  offices: z.looseObject({ tags: names }),
  frames: z
    .looseObject({
      kinds: z.record(z.string(), z.string()),
      classes: z.record(z.string(), names),
      roles: names,
      asked: z.record(z.string(), names),
      reaches: numbers,
      scale: z.number(),
      far: table,
      bias: numbers,
    })
    .optional(),
});

/** The tables that are multiplied for every token, in the form that is fastest to walk. */
function packed(labels: Labels): Labels {
  const { relation, root } = labels.syntax;
  const width = relation.weight[0]!.length;
  const weight = Array.from({ length: width }, (_, k) => Float64Array.from(relation.weight, (row) => row[k]!));
  return {
    ...labels,
    syntax: { ...labels.syntax, root: Float64Array.from(root), relation: { ...relation, weight } },
  };
}

function vocabulary(path: string): WordPieces {
  const read = parsed(path) as { pieces?: string[]; unknown: string; first: string; last: string };
  if (!Array.isArray(read.pieces)) throw new RapporteurError('model-foreign', `${path} holds no word pieces`);
  try {
    return new WordPieces(read.pieces, read);
  } catch (cause) {
    throw new RapporteurError('model-foreign', `${path}: ${(cause as Error).message}`, { cause });
  }
}

function parsed(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new RapporteurError('model-damaged', `${path} is not JSON`, { cause });
  }
}
