import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { type Meant, type Vectors, WHOLE } from '../../model/index.js';
import { hull, overlaps, paragraphs, type Span, sentences, type Text, tokenize } from '../../text/index.js';
import { loadFolder } from './bundle.js';
import { openGraph } from './session.js';
import { type Unit, units } from './units.js';
import type { WordPieces } from './wordPieces.js';

/** The encoder that comes with the package. */
export const SENTENCES = join(dirname(fileURLToPath(import.meta.url)), '../../../models/sentences');

const OURS = z.looseObject({
  format: z.literal(1),
  kind: z.literal('sentences'),
  model: z.string(),
  tokenizer: z.string(),
  width: z.number(),
  pieces: z.number(),
});

/** A network that gives what sentences mean (all-MiniLM-L6-v2, Reimers & Gurevych 2019). */
export interface SentenceEncoder {
  /** What each sentence means, and each of the given contents, in the order of the text; a content of marks alone is left out. */
  vectors(text: Text, contents: readonly (readonly Span[])[]): Promise<Vectors>;
}

/** @throws RapporteurError `model-missing`, `model-damaged`, `model-foreign`, `runtime-missing`. */
export async function sentenceEncoder(folder: string = SENTENCES): Promise<SentenceEncoder> {
  const { path, labels, words } = loadFolder(folder, (read) => OURS.parse(read));
  const { width } = labels;
  const run = await openGraph(path);
  /** A row for each piece of a sentence. */
  const states = async (pieces: Int32Array) => (await run({ pieces })).states!.data;
  return {
    async vectors(text, contents) {
      const all = tokenize(text);
      const said = contents.map((spans) => ({ spans, sum: new Float64Array(width) }));
      const found: Meant[] = [];
      for (const at of paragraphs(text, all).flatMap((p) => sentences(all, p))) {
        const read = piecesOf(units(text, at), words, labels.pieces);
        const rows = await states(read.pieces);
        const sum = new Float64Array(width);
        for (let i = 0; i < read.pieces.length; i++) add(sum, rows, i);
        found.push({ at: hull([at]), vector: whole(sum) });
        for (const { spans, sum: own } of said.filter((s) => s.spans.some((c) => overlaps(c, at))))
          for (const [i, unit] of read.of.entries())
            if (unit && spans.some((c) => overlaps(c, unit))) add(own, rows, i);
      }
      const meant = said.filter((s) => s.sum.some((x) => x !== 0));
      return { sentences: found, contents: meant.map((s) => ({ at: hull(s.spans), vector: whole(s.sum) })) };
    },
  };
}

/** The pieces of a sentence between the marks for its ends, and the unit that each is of. */
function piecesOf(
  found: readonly Unit[],
  words: WordPieces,
  most: number,
): { readonly pieces: Int32Array; readonly of: readonly (Unit | null)[] } {
  const read = found.flatMap((unit) => words.of(unit.text).map((piece) => ({ piece, unit }))).slice(0, most - 2);
  return {
    pieces: Int32Array.of(words.first, ...read.map((r) => r.piece), words.last),
    of: [null, ...read.map((r) => r.unit), null],
  };
}

function add(sum: Float64Array, rows: Float32Array, row: number): void {
  for (let k = 0; k < sum.length; k++) sum[k]! += rows[row * sum.length + k]!;
}

/** The direction of a sum, in whole numbers. */
function whole(sum: Float64Array): Int8Array {
  const length = Math.hypot(...sum) || 1;
  return Int8Array.from(sum, (x) => Math.round((WHOLE * x) / length));
}
