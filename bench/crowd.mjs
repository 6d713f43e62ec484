// `node bench/crowd.mjs [TIMES]`: eight processes add 25 reports each to one dossier that none of them has made yet, some of the reports
// being those of the next process; then eight write one report at a time, opening and closing the file for each. Every time the record
// must be that of one process that adds them all, with no fault found by `verify`. Exits 1 otherwise.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { connect, disconnect, insert, recordReader, slice, verify } from '../dist/dossier/index.js';
import { canonical } from '../dist/model/index.js';
import { dumpOf } from '../dist/operations/dump.js';
import { entry } from './fill.mjs';
import { generate, READER } from './generate.mjs';

const CROWD = 8;
const EACH = 25;
/** Reports of the next process that each adds as well. */
const SHARED = 5;
const here = fileURLToPath(import.meta.url);
const bin = fileURLToPath(new URL('../bin/rapporteur.js', import.meta.url));

const told = [...generate(CROWD * (EACH - SHARED), 3)];
const part = (i) => Array.from({ length: EACH }, (_, k) => told[(i * (EACH - SHARED) + k) % told.length]);

if (process.argv[2] === 'one') {
  const [, , , dossier, i, start] = process.argv;
  // All begin at one moment.
  while (Date.now() < Number(start));
  for (const report of part(Number(i))) {
    const db = connect(dossier, 'write');
    insert(db, dossier, [entry(report)], READER);
    disconnect(db);
  }
} else await crowds(Number(process.argv[2] ?? 20));

async function crowds(times) {
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-crowd-'));
  const line = ({ readings, id, ...report }) => JSON.stringify(report);
  const file = (name, list) => {
    writeFileSync(join(folder, name), list.map(line).join('\n'));
    return join(folder, name);
  };
  const sources = Array.from({ length: CROWD }, (_, i) => file(`${i}.jsonl`, part(i)));
  const rules = ['--reader', 'rules', '--threads', '1'];
  const alone = join(folder, 'alone.dossier');
  await run([bin, 'add', alone, file('all.jsonl', told), ...rules]);
  const written = join(folder, 'written.dossier');
  const db = connect(written, 'write');
  insert(db, written, told.map(entry), READER);
  disconnect(db);
  const expected = { add: dumped(alone), write: dumped(written) };
  const faults = [];
  let sound = 0;
  for (let time = 0; time < times; time++) {
    for (const way of ['add', 'write']) {
      const dossier = join(folder, `${way}-${time}.dossier`);
      const start = Date.now() + 1500;
      const ended = await Promise.all(
        sources.map((source, i) =>
          run(way === 'add' ? [bin, 'add', dossier, source, ...rules] : [here, 'one', dossier, i, start]),
        ),
      );
      const wrong = ended.flatMap(({ status, words }) => (status === 0 ? [] : [`exit ${status}: ${words}`]));
      const found = look(dossier);
      wrong.push(...found.faults);
      if (found.dump !== expected[way]) wrong.push('another record than that of one process');
      if (wrong.length === 0) sound++;
      faults.push(...wrong.map((w) => `${way} ${time}: ${w}`));
      rmSync(dossier);
    }
  }
  rmSync(folder, { recursive: true, force: true });
  for (const f of faults.slice(0, 20)) console.log(f);
  console.log(`${sound} of ${2 * times} crowds of ${CROWD} processes left the record of one`);
  process.exitCode = sound === 2 * times ? 0 : 1;
}

function run(args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args.map(String), { stdio: ['ignore', 'ignore', 'pipe'] });
    let words = '';
    child.stderr.on('data', (part) => {
      words += part;
    });
    child.on('close', (status) => resolve({ status, words: words.slice(0, 400) }));
  });
}

function look(dossier) {
  const db = connect(dossier, 'read');
  try {
    return { dump: dumpIn(db, dossier), faults: verify(db, dossier).faults };
  } finally {
    disconnect(db);
  }
}

function dumpIn(db, dossier) {
  return canonical(dumpOf(slice(db, dossier, recordReader(db))));
}

function dumped(dossier) {
  return look(dossier).dump;
}
