import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { asRapporteurError, RapporteurError } from '../errors.js';
import { checkDate } from './date.js';
import { decode } from './decode.js';
import { parseLine } from './jsonLine.js';
import { looksLikeHtml } from './looksLikeHtml.js';
import { type Captured, EMPTY, type Ingested, MAX_TEXT } from './source.js';

/** What the user says of a source; it wins over what the source says of itself. */
export type Given = Partial<Pick<Captured, 'title' | 'url' | 'outlet' | 'publishedAt'>>;

/** Files of a folder that are taken when the folder is named. */
const TAKEN = /\.(?:txt|text|html?|jsonl|ndjson)$/iu;
/** Beside pasted texts: file name to outlet, title, address and date. */
const SIDECAR = 'sources.json';

/** Every text of the sources in order; what cannot be taken in stands in its place with the reason. */
export async function* readSources(paths: readonly string[], given: Given = {}): AsyncGenerator<Ingested> {
  for (const path of paths) yield* readPath(path, given);
}

async function* readPath(path: string, given: Given): AsyncGenerator<Ingested> {
  let files: string[];
  try {
    files = filesOf(path);
  } catch (thrown) {
    yield { from: path, error: asRapporteurError(thrown) };
    return;
  }
  for (const file of files) yield* readFile(file, given);
}

function filesOf(path: string): string[] {
  const stat = statOf(path);
  if (!stat.isDirectory()) return [path];
  const found = readdirSync(path)
    .filter((name) => TAKEN.test(name))
    .sort();
  if (found.length === 0) throw new RapporteurError('source-empty', `${path} holds no .txt, .html or .jsonl file`);
  return found.map((name) => join(path, name));
}

function statOf(path: string) {
  try {
    return statSync(path);
  } catch (cause) {
    throw fsFault(path, cause);
  }
}

const fsFault = (path: string, cause: unknown): RapporteurError =>
  (cause as NodeJS.ErrnoException).code === 'ENOENT'
    ? new RapporteurError('source-missing', `there is no file ${path}`, { cause })
    : new RapporteurError('source-unreadable', `${path} cannot be read: ${(cause as Error).message}`, { cause });

async function* readFile(path: string, given: Given): AsyncGenerator<Ingested> {
  try {
    const size = statOf(path).size;
    const lines = /\.(?:jsonl|ndjson)$/iu.test(path);
    if (!lines && size > 4 * MAX_TEXT)
      throw new RapporteurError('source-too-large', `${path} has ${Math.round(size / 1e6)} MB`);
    const { text, log } = decode(bytesOf(path), path);
    if (lines || looksLikeLines(text)) {
      yield* readLines(text, path, given);
      return;
    }
    const page = looksLikeHtml(text);
    if (!page && Buffer.byteLength(text) > MAX_TEXT)
      throw new RapporteurError(
        'source-too-large',
        `${path} holds a text of ${Math.round(Buffer.byteLength(text) / 1e6)} MB`,
      );
    const own: Captured = page
      ? await (await import('./html.js')).readPage(text, path)
      : { ...EMPTY, text, from: path };
    yield complete(complete({ ...own, log: [...log, ...own.log] }, sidecar(path)), given);
  } catch (thrown) {
    yield { from: path, error: asRapporteurError(thrown) };
  }
}

function bytesOf(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw fsFault(path, cause);
  }
}

const looksLikeLines = (text: string): boolean =>
  /^\s*\{"/u.test(text.slice(0, 200)) && /^\s*\{.*"text"\s*:/u.test(text.slice(0, 20_000).split('\n')[0] ?? '');

function* readLines(text: string, path: string, given: Given): Generator<Ingested> {
  for (const [i, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    try {
      yield complete(parseLine(line, i + 1, path), given);
    } catch (thrown) {
      yield { from: `${path}, line ${i + 1}`, error: asRapporteurError(thrown) };
    }
  }
}

function complete(captured: Captured, given: Given): Captured {
  const told = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined && value !== null));
  const whole = { ...captured, ...told };
  return { ...whole, publishedAt: checkDate(whole.publishedAt, captured.from) };
}

/** What `sources.json` beside a file says of it. A broken one is a fault of that file alone. */
function sidecar(path: string): Given {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(join(dirname(path), SIDECAR));
  } catch {
    return {};
  }
  try {
    const all = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, Given>;
    return all[basename(path)] ?? {};
  } catch (cause) {
    throw new RapporteurError('line-not-json', `${join(dirname(path), SIDECAR)} is not JSON`, { cause });
  }
}
