import { RapporteurError } from '../../errors.js';
import type { Window } from './windows.js';

/** Rows of numbers, one for each word piece of a window, in row order. */
export interface Rows {
  readonly data: Float32Array;
  readonly width: number;
}

/** The network: a window in, the rows of each output. */
export interface Session {
  /** Rows of attribution, of names, syntax and coreference, and, where the model has them, of frames. */
  run(window: Window): Promise<{ readonly attribution: Rows; readonly words: Rows; readonly frames: Rows | null }>;
}

/** A graph to which columns of whole numbers are given by name, and which gives rows of numbers by name. */
type Graph = (given: Readonly<Record<string, Int32Array>>) => Promise<Readonly<Record<string, Rows>>>;

/**
 * Loads a model file into the ONNX runtime, on one thread.
 *
 * @throws RapporteurError `runtime-missing` when the runtime is not installed or cannot be loaded here, `model-damaged`
 *   when it cannot read the file.
 */
export async function openGraph(path: string): Promise<Graph> {
  const ort = await import('onnxruntime-node').catch((cause: unknown) => {
    throw new RapporteurError('runtime-missing', 'the ONNX runtime could not be loaded', { cause });
  });
  const session = await ort.InferenceSession.create(path, {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    // The graph is written with the operators that are fastest; fusing more makes it slower.
    graphOptimizationLevel: 'basic',
    logSeverityLevel: 3,
  }).catch((cause: unknown) => {
    throw new RapporteurError('model-damaged', `${path} is no model file that the runtime can read`, { cause });
  });
  const tensor = (data: Int32Array) => new ort.Tensor('int32', data, [1, data.length]);
  return async (given) => {
    const out = await session.run(
      Object.fromEntries(Object.entries(given).map(([name, column]) => [name, tensor(column)])),
    );
    return Object.fromEntries(
      Object.entries(out).map(([name, found]) => [name, { data: found.data as Float32Array, width: found.dims[2]! }]),
    );
  };
}

/** The network of the reader. @throws RapporteurError as `openGraph`. */
export async function openSession(path: string): Promise<Session> {
  const graph = await openGraph(path);
  return {
    async run(window) {
      const out = await graph({ pieces: window.pieces, case: window.case, gap: window.gap });
      return { attribution: out.attribution!, words: out.words!, frames: out.frames ?? null };
    },
  };
}
