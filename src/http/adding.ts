import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { asRapporteurError, RapporteurError } from '../errors.js';
import { type AddOutput, addSources } from '../operations/index.js';

/** Reports being taken in: what is done so far, and at the end what became of each. */
export interface Job {
  readonly id: string;
  done: number;
  rows: AddOutput['rows'] | null;
  error: string | null;
  /** What the user has to know beside the outcome: that the rules read because the model could not. */
  notice: string | null;
}

/** What a form sends: words that were pasted, files that were chosen, and what the user says of them. */
export interface Sent {
  readonly text: string;
  readonly files: readonly File[];
  readonly title?: string;
  readonly outlet?: string;
  readonly url?: string;
  readonly published?: string;
}

/** Jobs that are remembered after their end. */
const KEPT = 50;

/** Takes in what pages send, one after another, and tells how far each has come. */
export class Adding {
  readonly #jobs = new Map<string, Job>();
  readonly #watchers = new Map<string, Set<() => void>>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(readonly dossier: string) {}

  get(id: string): Job | undefined {
    return this.#jobs.get(id);
  }

  /** @throws RapporteurError `source-empty` when nothing was sent. */
  async start(sent: Sent): Promise<Job> {
    const folder = mkdtempSync(join(tmpdir(), 'rapporteur-added-'));
    const paths = await filed(folder, sent);
    if (paths.length === 0) {
      rmSync(folder, { recursive: true });
      throw new RapporteurError('source-empty', 'neither words nor files were sent');
    }
    const job: Job = { id: basename(folder).split('-').at(-1)!, done: 0, rows: null, error: null, notice: null };
    this.#jobs.set(job.id, job);
    for (const old of [...this.#jobs.keys()].slice(0, -KEPT)) this.#jobs.delete(old);
    const { title, outlet, url, published } = sent;
    const told = { title, outlet, url, published };
    this.#last = this.#last.then(() => this.#run(job, paths, told, folder));
    return job;
  }

  async #run(job: Job, paths: string[], told: Omit<Sent, 'text' | 'files'>, folder: string): Promise<void> {
    try {
      const progress = (done: number) => {
        job.done = done;
        this.#tell(job);
      };
      const notice = (words: string) => {
        job.notice = words;
      };
      const { rows } = await addSources({ dossier: this.dossier, source: paths, ...told }, { progress, notice });
      // Where it lay for a moment is nothing to the user.
      job.rows = rows.map((r) => ({
        ...r,
        source: bare(folder, r.source),
        ...(r.error ? { error: { ...r.error, message: bare(folder, r.error.message) } } : {}),
      }));
    } catch (thrown) {
      const error = asRapporteurError(thrown);
      job.error = `${bare(folder, error.message)} (${error.code}). ${error.hint}`;
    } finally {
      rmSync(folder, { recursive: true, force: true });
      this.#tell(job);
    }
  }

  #tell(job: Job): void {
    for (const wake of this.#watchers.get(job.id) ?? []) wake();
  }

  /** Gives the job now and whenever something happened to it, until it has ended. */
  async *watch(job: Job): AsyncGenerator<Job> {
    const watchers = this.#watchers.get(job.id) ?? new Set();
    this.#watchers.set(job.id, watchers);
    let wake = () => {};
    const woken = () => wake();
    watchers.add(woken);
    try {
      for (;;) {
        const next = new Promise<void>((resolve) => {
          wake = resolve;
        });
        yield job;
        if (job.rows || job.error) return;
        await next;
      }
    } finally {
      watchers.delete(woken);
      if (watchers.size === 0) this.#watchers.delete(job.id);
    }
  }
}

/** Without the folder in which it lay. */
const bare = (folder: string, words: string): string =>
  words
    .split(`${folder}/`)
    .map((part, i) => (i === 0 ? part : part.replace(/^\d+\//u, '')))
    .join('');

/** What was sent as files of a folder, under the names that they had. */
async function filed(folder: string, sent: Sent): Promise<string[]> {
  const paths: string[] = [];
  if (sent.text.trim() !== '') {
    const path = join(folder, 'pasted.txt');
    writeFileSync(path, sent.text.replace(/\r\n/gu, '\n'));
    paths.push(path);
  }
  for (const [n, file] of sent.files.entries()) {
    const name = basename(file.name).replace(/[^\p{L}\p{N}._ -]/gu, '_') || 'file';
    // Two files may have one name.
    const own = join(folder, String(n + 1));
    mkdirSync(own);
    const path = join(own, name);
    writeFileSync(path, Buffer.from(await file.arrayBuffer()));
    paths.push(path);
  }
  return paths;
}
