// `npm run evaluate [-- --reader rules|neural] [--model FOLDER] [--set NAME] [--floors]`: scores the reader on every data set
// that RAPPORTEUR_DATA holds, names what it skipped, writes bench/results/READER.json and holds the trained reader against the floors of
// bench/floors.json. With --floors it fails where a figure fell under what is kept there.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { SHIPPED } from '../dist/reader/neural/bundle.js';
import { neuralReader, ruleReader } from '../dist/reader/reader.js';
import { commit } from './commit.mjs';
import { SETS } from './sets.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values: given } = parseArgs({
  options: {
    reader: { type: 'string' },
    model: { type: 'string' },
    set: { type: 'string' },
    out: { type: 'string' },
    floors: { type: 'boolean' },
  },
});
const name = given.reader ?? (given.model || existsSync(join(SHIPPED, 'model.onnx')) ? 'neural' : 'rules');
const reader = name === 'rules' ? ruleReader() : await neuralReader(given.model);
const data = process.env.RAPPORTEUR_DATA && join(process.env.RAPPORTEUR_DATA, 'data');
const results = { commit: commit(root), reader: reader.id, sets: {} };
const skipped = [];

console.log(`reader ${reader.id}, commit ${results.commit}`);
for (const set of SETS) {
  if (given.set && !set.name.startsWith(given.set)) continue;
  if (set.model && name === 'rules') {
    console.log(`\n${set.name}: the reader made of rules has no such head`);
    continue;
  }
  const why = set.missing(data);
  if (why) {
    skipped.push(`${set.name}: ${why}`);
    continue;
  }
  const { figures, speed } = await set.score(reader, { root, data });
  results.sets[set.name] = figures;
  console.log(`\n${set.name}${speed ? `, ${speed} words a second with the scoring` : ''}`);
  for (const line of set.lines(figures)) console.log(`  ${line}`);
}
for (const s of skipped) console.log(`\nskipped: ${s}`);
const judged = JSON.parse(readFileSync(join(root, 'bench/results/judged.json'), 'utf8'));
const verdicts = Object.entries(judged.verdicts).map(([verdict, n]) => `${n} ${verdict}`);
console.log(`\nagency reports, judged by eye on ${judged.on}, of ${judged.reader}\n  ${verdicts.join(', ')}`);
// What bench/results holds is of the shipped model over everything; of others only where a file is named.
if (given.out && skipped.length > 0) {
  console.log(`\n${given.out} is not written, since sets were skipped`);
  process.exitCode = 1;
} else if (given.out || (!given.set && !given.model && skipped.length === 0)) {
  const out = given.out ?? join(root, 'bench', 'results', `${name}.json`);
  mkdirSync(join(root, 'bench', 'results'), { recursive: true });
  writeFileSync(out, `${JSON.stringify(results, null, 2)}\n`);
}

// How far each figure is from what is asked for, and whether a change lost what there was.
if (name === 'rules') console.log('\nfloors are of the trained reader');
else {
  const { floors } = JSON.parse(readFileSync(join(root, 'bench/floors.json'), 'utf8'));
  const at = (path) => path.split('/').reduce((found, key) => found?.[key], results.sets);
  // A set that is not here was named above; a figure that its set does not give is a slip in the list.
  const seen = floors
    .filter((f) => results.sets[f.figure.split('/')[0]] !== undefined)
    .map((f) => ({ ...f, seen: at(f.figure) }));
  const short = (f, wanted) => !(f.down ? f.seen <= wanted : f.seen >= wanted);
  console.log('\nagainst their floors');
  for (const f of seen) {
    const aim = f.aim === undefined ? '' : `, aim ${f.aim}`;
    const verdict = short(f, f.floor)
      ? 'NOT REACHED'
      : f.aim !== undefined && !short(f, f.aim)
        ? 'aim reached'
        : 'reached';
    console.log(`  ${verdict.padEnd(12)} ${f.figure} ${f.seen} (floor ${f.floor}${aim})`);
  }
  const lost = seen.filter((f) => short(f, f.kept));
  for (const f of lost) console.log(`\nfallen: ${f.figure} is ${f.seen}, ${f.kept} was kept so far`);
  if (given.floors && lost.length > 0) process.exitCode = 1;
}
