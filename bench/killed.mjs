// `node bench/killed.mjs [TIMES]`: a process that adds reports is killed at a moment that is drawn: anywhere in its run, or within
// moments of a batch being written and folded back into the file; now and then it is `read`, which makes the record and writes its
// tables. Each time the dossier must open, `verify` must find no fault, each report must be there wholly or not at all, what a process
// that ended well had told of must be there, and adding again must end with the record of an undisturbed run. Exits 1 otherwise.
import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { connect, disconnect, insert, recordReader, slice, verify } from '../dist/dossier/index.js';
import { OPERATIONS, ruleReader } from '../dist/index.js';
import { appearanceId, canonical, reportId, titleId } from '../dist/model/index.js';
import { dumpOf } from '../dist/operations/dump.js';
import { generator } from '../dist/score/figures.js';
import { generate } from './generate.mjs';

const TIMES = Number(process.argv[2] ?? 200);
/** Two batches and some. */
const REPORTS = 60;
/** Of so many dossiers one is finished by the operation; the others by the same readings, which are not made anew. */
const WHOLLY = 8;
/** Milliseconds after the log of a batch shows itself, in which it is written and folded. */
const WRITING = 12;
const folder = mkdtempSync(join(tmpdir(), 'rapporteur-killed-'));
const bin = fileURLToPath(new URL('../bin/rapporteur.js', import.meta.url));
const source = join(folder, 'reports.jsonl');
const told = [...generate(REPORTS, 7)].map(({ readings, id, ...report }) => report);
writeFileSync(source, told.map((r) => JSON.stringify(r)).join('\n'));
const ids = new Set(told.map((r) => reportId(r.text)));
const next = generator(11);
const quiet = { progress: () => {}, notice: () => {} };
const operation = (name) => OPERATIONS.find((o) => o.name === name);
const add = (dossier) => operation('add').run({ dossier, source: [source], reader: 'rules', threads: '1' }, quiet);

const within = (path, work) => {
  const db = connect(path, 'read');
  try {
    return work(db);
  } finally {
    disconnect(db);
  }
};
const dumped = (path) =>
  within(path, (db) => {
    const made = dumpOf(slice(db, path, recordReader(db) ?? 'none'));
    return canonical(made);
  });
/** Adds what is to be added with readings that were made before. */
function finish(dossier) {
  const db = connect(dossier, 'write');
  try {
    for (let i = 0; i < entries.length; i += 25) insert(db, dossier, entries.slice(i, i + 25), reader.id);
  } finally {
    disconnect(db);
  }
}

/** What there is of each source: rows of each table. */
const rows = (db) => {
  const found = new Map();
  for (const [table, key] of [
    ['report', 'id'],
    ['appearance', 'report'],
    ['reading', 'source'],
    ['finding', 'source'],
    ['evidence', 'source'],
  ])
    for (const { key: of, n } of db.prepare(`SELECT ${key} AS key, count(*) AS n FROM ${table} GROUP BY 1`).all())
      if (of.startsWith('report:')) found.set(of, `${found.get(of) ?? ''}${table} ${n} `);
  return found;
};

const reader = ruleReader();
const entries = [];
for (const { text, outlet, url, title, publishedAt } of told) {
  const id = reportId(text);
  const fields = { report: id, outlet, url, title, publishedAt };
  const more = { byline: null, modifiedAt: null, capturedAt: '2031-01-01T00:00:00.000Z' };
  const readings = [];
  for (const [source, words] of [
    [id, text],
    [titleId(title), title],
  ])
    readings.push({ reading: await reader.read(words, source), text: words });
  entries.push({
    report: { id, text },
    appearance: { id: appearanceId(fields), ...fields, ...more },
    cuts: [],
    readings,
  });
}
const whole = join(folder, 'whole.dossier');
await add(whole);
const expected = { dump: dumped(whole), rows: within(whole, rows) };

/** A run of the program; ends with its exit status, null where it was killed, and what it said of faults. */
function run(args, dossier, when) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [bin, ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
    let words = '';
    child.stderr.on('data', (part) => {
      words += part;
    });
    const kill = () => child.kill('SIGKILL');
    let timer;
    let polling;
    if (when.at !== undefined) timer = setTimeout(kill, when.at);
    else {
      let seen = 0;
      let there = false;
      polling = setInterval(() => {
        const now = existsSync(`${dossier}-wal`);
        if (now && !there && ++seen === when.batch) timer = setTimeout(kill, when.later);
        there = now;
      }, 0);
    }
    child.on('close', (status) => {
      clearTimeout(timer);
      clearInterval(polling);
      resolve({ status, words });
    });
  });
}

const clock = async (work) => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};
const fresh = join(folder, 'timed.dossier');
const adding = ['add', fresh, source, '--reader', 'rules', '--threads', '1'];
const long = await clock(() => run(adding, fresh, { at: 1e6 }));
const reading = await clock(() => run(['read', fresh, '--reader', 'rules'], fresh, { at: 1e6 }));

const faults = [];
const counts = { killed: 0, ended: 0, partly: 0, empty: 0, log: 0 };
for (let i = 0; i < TIMES; i++) {
  const dossier = join(folder, `${i}.dossier`);
  const fault = (words) => faults.push(`kill ${i}: ${words}`);
  const way = next();
  let ended;
  if (way < 0.2) {
    copyFileSync(whole, dossier);
    ended = await run(['read', dossier, '--reader', 'rules'], dossier, { at: (0.5 + next() * 0.55) * reading });
  } else {
    const when =
      way < 0.6
        ? { at: (0.2 + next() * 0.82) * long }
        : { batch: 1 + Math.floor((next() * REPORTS) / 25), later: next() * WRITING };
    ended = await run(['add', dossier, source, '--reader', 'rules', '--threads', '1'], dossier, when);
  }
  const { status, words } = ended;
  if (status !== null && status !== 0) fault(`ended with ${status}: ${words.slice(0, 400)}`);
  counts[status === null ? 'killed' : 'ended']++;
  if (existsSync(`${dossier}-wal`)) counts.log++;
  try {
    check(dossier, status, fault);
    if (i % WHOLLY === 0) await add(dossier);
    else finish(dossier);
    if (dumped(dossier) !== expected.dump) fault('adding again ends with another record');
    const left = within(dossier, (db) => verify(db, dossier).faults);
    for (const f of left) fault(`after adding again: ${f}`);
  } catch (thrown) {
    fault(thrown.stack);
  }
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${dossier}${end}`, { force: true });
}

/** What a process that was killed left behind. */
function check(dossier, status, fault) {
  // Killed before it wrote anything, it leaves nothing, or an empty file that a dossier grows from.
  let db;
  try {
    db = connect(dossier, 'read');
  } catch (thrown) {
    if (status === 0 || !['dossier-missing', 'dossier-foreign'].includes(thrown.code)) throw thrown;
    if (thrown.code === 'dossier-foreign') connectEmpty(dossier);
    counts.empty++;
    return;
  }
  try {
    for (const f of verify(db, dossier).faults) fault(f);
    const found = rows(db);
    for (const [id, kept] of found) if (kept !== expected.rows.get(id)) fault(`${id} is there in part: ${kept}`);
    if (status === 0 && found.size < ids.size) fault(`told of as added and not there: ${ids.size - found.size}`);
    if (found.size > 0 && found.size < ids.size) counts.partly++;
  } finally {
    disconnect(db);
  }
}

/** A file whose first transaction was cut: it is nobody's yet, and writing makes a dossier of it. */
function connectEmpty(dossier) {
  disconnect(connect(dossier, 'write'));
}

rmSync(folder, { recursive: true, force: true });
for (const f of faults.slice(0, 20)) console.log(f);
console.log(
  `${TIMES - new Set(faults.map((f) => f.split(':')[0])).size} of ${TIMES} kills lost nothing (${counts.killed} hit a running process; ${counts.partly} dossiers had some of the reports, ${counts.empty} none yet, ${counts.log} a log to fold back)`,
);
process.exitCode = faults.length > 0 ? 1 : 0;
