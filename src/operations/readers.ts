import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import type { Piscina } from 'piscina';
import { RapporteurError } from '../errors.js';
import type { Reading } from '../model/index.js';
import { neuralReader, type Reader, ruleReader } from '../reader/reader.js';
import type { OptionSpec } from './operation.js';
import type { Task, TaskAnswer } from './readerWorker.js';

export { neuralReader, type Reader, ruleReader } from '../reader/reader.js';

const WORKER = new URL('./readerWorker.js', import.meta.url);

/** The readers there are, the better one first. */
const READERS = ['neural', 'rules'] as const;

export interface ReaderWish {
  readonly reader?: string;
  /** A model folder instead of the one that comes with the package. */
  readonly model?: string;
  /** Texts that are read at a time, as a whole number. */
  readonly threads?: string;
}

export const READER_OPTIONS: readonly OptionSpec[] = [
  { name: 'reader', value: 'NAME', about: 'neural (the trained model, the default) or rules' },
  { name: 'model', value: 'FOLDER', about: 'another model than the one that comes with the package' },
  {
    name: 'threads',
    value: 'N',
    about: 'texts that are read at a time; one for each processor, at most 4, by default',
  },
];

/** A reader that may read several texts at a time. */
export interface OpenReader extends Reader {
  /** Texts that it is worth handing over before the first is answered. */
  readonly width: number;
  close(): Promise<void>;
}

/** The reader that was asked for, in this thread. @throws RapporteurError as `openReader`. */
export async function openPlain({ reader, model }: ReaderWish): Promise<Reader> {
  return reader === 'rules' ? ruleReader() : neuralReader(model);
}

/**
 * The reader that was asked for. Without a wish it is the neural one; where that cannot be opened, the one made of rules
 * takes over, and `notice` is told why.
 *
 * @throws RapporteurError `reader-unknown`, `option-value` (also for a model that rules would not read with); `model-missing`, `model-damaged`, `model-foreign`,
 *   `runtime-missing` when the neural reader was asked for by name.
 */
async function openReader(wish: ReaderWish, notice: (words: string) => void): Promise<OpenReader> {
  if (wish.reader !== undefined && !(READERS as readonly string[]).includes(wish.reader))
    throw new RapporteurError(
      'reader-unknown',
      `there is no reader "${wish.reader}"; there are: ${READERS.join(', ')}`,
    );
  if (wish.reader === 'rules' && wish.model !== undefined)
    throw new RapporteurError('option-value', '--model names a trained model, and --reader rules reads with none');
  const threads = threadsOf(wish);
  try {
    return new Pool(await openPlain(wish), wish, threads);
  } catch (thrown) {
    if (wish.reader === 'neural' || !(thrown instanceof RapporteurError)) throw thrown;
    notice(`${thrown.message} (${thrown.code}); reading by rules instead, which find less. ${thrown.hint}`);
    return new Pool(ruleReader(), { reader: 'rules' }, threads);
  }
}

/** Work with the reader that was asked for; its threads end with it. @throws RapporteurError as `openReader`. */
export async function withReader<T>(
  wish: ReaderWish,
  notice: (words: string) => void,
  work: (reader: OpenReader) => Promise<T>,
): Promise<T> {
  const reader = await openReader(wish, notice);
  try {
    return await work(reader);
  } finally {
    await reader.close();
  }
}

function threadsOf({ threads }: ReaderWish): number {
  // Run from its sources the program has no compiled worker to start.
  if (threads === undefined) return existsSync(WORKER) ? Math.min(4, availableParallelism()) : 1;
  if (!/^[1-9]\d{0,2}$/u.test(threads))
    throw new RapporteurError('option-value', `--threads: "${threads}" is no whole number from 1 on`);
  return Number(threads);
}

/**
 * A text that comes alone is read in this thread; as soon as several wait, worker threads take them. So a single report pays
 * for no thread, and a large batch uses every processor.
 */
class Pool implements OpenReader {
  #waiting = 0;
  #pool: Promise<Piscina> | null = null;

  constructor(
    readonly own: Reader,
    readonly wish: ReaderWish,
    readonly threads: number,
  ) {}

  get id(): string {
    return this.own.id;
  }

  get width(): number {
    return this.threads > 1 ? 2 * this.threads : 1;
  }

  async read(...[text, source, options = {}]: Parameters<Reader['read']>): Promise<Reading> {
    // What is traced is told as it happens, and so in this thread.
    if (this.threads === 1 || options.trace) return this.own.read(text, source, options);
    this.#waiting++;
    try {
      await setImmediate();
      if (this.#waiting === 1 && !this.#pool) return await this.own.read(text, source, options);
      this.#pool ??= this.#start();
      const { without, annotations, vectors } = options;
      const task: Task = { text, source, without, annotations, vectors };
      const answer = (await (await this.#pool).run(task)) as TaskAnswer;
      if ('reading' in answer) return answer.reading;
      throw new RapporteurError(answer.code, answer.message);
    } finally {
      this.#waiting--;
    }
  }

  async #start(): Promise<Piscina> {
    const { Piscina } = await import('piscina');
    const { reader, model } = this.wish;
    return new Piscina({
      filename: WORKER.href,
      minThreads: this.threads,
      maxThreads: this.threads,
      workerData: { reader, model },
    });
  }

  async close(): Promise<void> {
    // A pool that never started has nothing to end, and its fault was told where it was asked to read.
    const pool = await this.#pool?.catch(() => null);
    this.#pool = null;
    await pool?.destroy();
  }
}

/** Does work on items, up to `ahead` at a time, and gives the results in the order of the items. */
export async function* inOrder<T, R>(
  items: AsyncIterable<T> | Iterable<T>,
  ahead: number,
  work: (item: T) => Promise<R> | R,
): AsyncGenerator<R> {
  const waiting: Promise<R>[] = [];
  try {
    for await (const item of items) {
      const result = Promise.resolve(work(item));
      // Whoever takes it sees the fault; until then it is no unhandled one.
      result.catch(() => {});
      waiting.push(result);
      if (waiting.length >= ahead) yield await waiting.shift()!;
    }
    while (waiting.length > 0) yield await waiting.shift()!;
  } finally {
    await Promise.allSettled(waiting);
  }
}
