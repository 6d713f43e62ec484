// `node bench/adding.mjs [LARGE] [SMALL] [MOST] [tables]`: what it costs to add one report to a dossier of LARGE generated reports against one of
// SMALL, in turn in one run: the whole of `add` inside this process, and its parts. Reading is by rules; the trained reader takes longer,
// and the same in both. Ends with 1 when the ratio of `add` is over MOST. With `tables` also what `read` takes to make the record and
// write its tables, once each.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, disconnect, insert, recordReader, writeRecord } from '../dist/dossier/index.js';
import { OPERATIONS, ruleReader } from '../dist/index.js';
import { entry, fill } from './fill.mjs';
import { generate, READER } from './generate.mjs';

const [large = 20_000, small = 200, most = 1.5] = process.argv.slice(2, 5).map(Number);
const ROUNDS = 30;
const folder = mkdtempSync(join(tmpdir(), 'rapporteur-adding-'));
const quiet = { progress: () => {}, notice: () => {} };
const add = OPERATIONS.find((o) => o.name === 'add');
const reader = ruleReader();
const sizes = [small, large].map((count) => {
  const dossier = join(folder, `${count}.dossier`);
  fill(dossier, count);
  return { count, dossier, took: {} };
});
// Of another draw, so that none is there already.
const news = [...generate(2 * ROUNDS + 2, 99)];
const source = join(folder, 'one.jsonl');

async function clock(took, name, work) {
  const start = performance.now();
  const made = await work();
  took[name] ??= [];
  took[name].push(performance.now() - start);
  return made;
}

for (let round = 0; round <= ROUNDS; round++) {
  const { readings, id, ...one } = news[2 * round];
  const report = { ...one, text: `${one.text} It was day ${round}.` };
  for (const { dossier, took } of round % 2 ? sizes : [...sizes].reverse()) {
    // The first round warms up.
    const into = round === 0 ? {} : took;
    writeFileSync(source, JSON.stringify(report));
    await clock(into, 'add', () => add.run({ dossier, source: [source], reader: 'rules', threads: '1' }, quiet));
    await clock(into, 'reading', () => reader.read(report.text, 'report:x'));
    const db = await clock(into, 'opening', () => connect(dossier, 'write'));
    await clock(into, 'inserting', () => insert(db, dossier, [entry(news[2 * round + 1])], READER));
    await clock(into, 'closing', () => disconnect(db));
  }
}
for (const { dossier, took } of process.argv[5] === 'tables' ? sizes : []) {
  const db = connect(dossier, 'write');
  await clock(took, 'writing the tables (read)', () => writeRecord(db, dossier, recordReader(db)));
  disconnect(db);
}
rmSync(folder, { recursive: true, force: true });

const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];
const [few, many] = sizes.map(({ took }) => took);
let ratio = 0;
for (const name of Object.keys(few)) {
  const [a, b] = [median(few[name]), median(many[name])];
  if (name === 'add') ratio = b / a;
  console.log(
    `${name.padEnd(26)} ${a.toFixed(1)} ms at ${small}, ${b.toFixed(1)} ms at ${large}: × ${(b / a).toFixed(2)}`,
  );
}
console.log(`adding one report to ${large} takes ${ratio.toFixed(2)} times what it takes to add it to ${small}`);
process.exitCode = ratio > most ? 1 : 0;
