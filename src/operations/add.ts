import { z } from 'zod';
import {
  type Connection,
  type Entry,
  insert,
  insertReading,
  type Outcome,
  recordReader,
  unread,
} from '../dossier/index.js';
import { asRapporteurError, RapporteurError } from '../errors.js';
import { readSources } from '../ingest/file.js';
import { type Captured, type Ingested, isRefused } from '../ingest/source.js';
import { appearanceId, reportId, titleId } from '../model/index.js';
import { terminalTable } from '../render/table.js';
import { visible } from '../text/index.js';
import { withDossier } from './open.js';
import { type Context, DOSSIER, operation } from './operation.js';
import { inOrder, type OpenReader, READER_OPTIONS, type Reader, withReader } from './readers.js';

/** Reports written in one transaction: a stop in the middle loses at most these, and none of them half. */
const BATCH = 25;

/** What is kept is compared by what it means, and later asked for by it. */
const VECTORS = { vectors: true } as const;

const input = z.object({
  dossier: z.string(),
  source: z.array(z.string()).min(1),
  outlet: z.string().optional(),
  title: z.string().optional(),
  url: z.string().optional(),
  published: z.string().optional(),
  reader: z.string().optional(),
  model: z.string().optional(),
  threads: z.string().optional(),
});

interface AddRow {
  readonly source: string;
  readonly outcome: Outcome | 'refused';
  readonly report: string | null;
  readonly findings: number;
  readonly error?: { readonly code: string; readonly message: string; readonly hint: string };
}

export const add = operation({
  name: 'add',
  summary: 'Take reports into a dossier and read them',
  detail:
    'Takes plain text, saved HTML pages and JSON Lines (one object a line with "text" and, where known, "title", "outlet", "url", "publishedAt"), or a folder of them. A folder may hold sources.json: file name to outlet, title, url and publishedAt. A text that the dossier holds already is not kept twice. What cannot be taken in is listed with the reason; the rest is done.',
  examples: [
    'rapporteur add talks.dossier reports/',
    'rapporteur add talks.dossier story.txt --outlet "The Courier" --published 2031-03-04',
  ],
  arguments: [DOSSIER, { name: 'source', about: 'files or folders', many: true }],
  options: [
    { name: 'outlet', value: 'NAME', about: 'outlet of the sources' },
    { name: 'title', value: 'WORDS', about: 'headline of the source' },
    { name: 'url', value: 'ADDRESS', about: 'address of the source' },
    { name: 'published', value: 'DATE', about: 'publication date, as 2031-03-04 or 2031-03-04T18:20:00+01:00' },
    ...READER_OPTIONS,
  ],
  input,
  run: (given, context) => withReader(given, context.notice, (reader) => take(given, reader, context)),
  terminal: ({ dossier, rows }, style) => {
    const refused = rows.filter((r) => r.outcome === 'refused');
    const table = terminalTable(
      ['source', 'outcome', 'findings'],
      rows.map((r) => [
        visible(r.source),
        r.error ? `refused: ${r.error.code}` : r.outcome,
        r.error ? '' : String(r.findings),
      ]),
      style,
    );
    const faults = refused.map(
      (r) => `\n${style.warning(r.error!.code)}: ${visible(r.error!.message)}. ${r.error!.hint}`,
    );
    const added = rows.filter((r) => r.outcome === 'added').length;
    return `${table}\n\n${added} added to ${dossier}, ${rows.length - added - refused.length} known already, ${refused.length} refused.${faults.join('')}`;
  },
  exit: ({ rows }) => (rows.some((r) => r.outcome === 'refused') ? 1 : 0),
});

export type AddOutput = Awaited<ReturnType<typeof take>>;

/**
 * Takes sources in for a door that shows progress of its own. A record made by rules stays one: read by the model, the new reports alone
 * would be in it.
 *
 * @throws RapporteurError as `add` does.
 */
export async function addSources(given: z.input<typeof input>, context: Context): Promise<AddOutput> {
  const known = await withDossier(given.dossier, 'read', recordReader);
  const wish = known?.startsWith('rules/') ? { ...given, reader: 'rules' } : given;
  return withReader(wish, context.notice, (reader) => take(input.parse(wish), reader, context));
}

async function take(given: z.infer<typeof input>, reader: OpenReader, context: Context) {
  const rows: AddRow[] = [];
  const capturedAt = new Date().toISOString();
  let batch: { entry: Entry; at: number }[] = [];
  const flush = async () => {
    if (batch.length === 0) return;
    const now = batch;
    batch = [];
    const entries = now.map((b) => b.entry);
    const outcomes = await withDossier(given.dossier, 'write', (db) => insert(db, given.dossier, entries, reader.id));
    for (const [i, { at }] of now.entries()) rows[at] = { ...rows[at]!, outcome: outcomes[i]! };
  };
  const told = { outlet: given.outlet, title: given.title, url: given.url, publishedAt: given.published };
  const taken = inOrder(readSources(given.source, told), reader.width, async (item) => ({
    item,
    entry: isRefused(item) ? null : await entryOf(reader, item, capturedAt).catch(asRapporteurError),
  }));
  for await (const { item, entry: made } of taken) {
    // A fault of the reader in one text costs that text alone.
    const entry = made instanceof RapporteurError ? null : made;
    if (made instanceof RapporteurError) {
      rows.push({ source: item.from, outcome: 'refused', report: null, findings: 0, error: made.toJSON() });
      context.progress(rows.length, 0, 'reports read');
      continue;
    }
    if (entry) batch.push({ entry, at: rows.length });
    rows.push(rowOf(item, entry));
    if (batch.length >= BATCH) await flush();
    context.progress(rows.length, 0, 'reports read');
  }
  await flush();
  if (rows.length === 0) throw new RapporteurError('source-empty', 'the sources hold no text');
  return { dossier: given.dossier, rows };
}

function rowOf(item: Ingested, entry: Entry | null): AddRow {
  if (isRefused(item))
    return { source: item.from, outcome: 'refused', report: null, findings: 0, error: item.error.toJSON() };
  return { source: item.from, outcome: 'added', report: entry!.report.id, findings: count(entry!) };
}

const count = (entry: Entry) => (entry.readings[0]?.reading.findings ?? []).filter((f) => f.kind !== 'mention').length;

async function entryOf(reader: Reader, item: Captured, capturedAt: string): Promise<Entry> {
  const id = reportId(item.text);
  const fields = { report: id, outlet: item.outlet, url: item.url, title: item.title, publishedAt: item.publishedAt };
  const readings = [{ reading: await reader.read(item.text, id, VECTORS), text: item.text }];
  if (item.title)
    readings.push({ reading: await reader.read(item.title, titleId(item.title), VECTORS), text: item.title });
  return {
    report: { id, text: item.text },
    appearance: { id: appearanceId(fields), ...fields, byline: item.byline, modifiedAt: item.modifiedAt, capturedAt },
    cuts: item.log,
    readings,
  };
}

/** Reads what this reader has not read yet. Gives how many texts that were. */
export async function readUnread(
  db: Connection,
  reader: OpenReader,
  progress: (done: number, total: number) => void,
): Promise<number> {
  const todo = unread(db, reader.id);
  let done = 0;
  const made = inOrder(todo, reader.width, async ({ source, text }) => ({
    text,
    reading: await reader.read(text, source, VECTORS),
  }));
  for await (const { reading, text } of made) {
    db.transaction(() => insertReading(db, reading, text)).immediate();
    progress(++done, todo.length);
  }
  return todo.length;
}
