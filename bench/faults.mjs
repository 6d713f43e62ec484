// `node bench/faults.mjs [--passages FILE,FILE …] [--second FILE] [--held] [--model FOLDER] [--out FILE]`: the F1 of the nine kinds in one line, with
// every party right and without parties, and each fault in a line of the file. Of the open gold, with --held of the part that is only measured on; or of marked
// passages, against which --second holds the marks of another person in place of the reader.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { neuralReader } from '../dist/reader/reader.js';
import { claimsOfGold, claimsOfReading, SCORED } from '../dist/score/claims.js';
import { total } from '../dist/score/figures.js';
import { judgeClaims } from '../dist/score/frames.js';
import { goldReports, markedPassages } from './goldSet.mjs';

const { values: given } = parseArgs({
  options: {
    passages: { type: 'string' },
    second: { type: 'string' },
    held: { type: 'boolean' },
    model: { type: 'string' },
    out: { type: 'string' },
  },
});

const passages = (files) =>
  files
    .split(',')
    .flatMap((file) => markedPassages(file).map((gold, i) => ({ name: `${file} ${i}`, gold, parties: [] })));

const root = fileURLToPath(new URL('..', import.meta.url));
const texts = given.passages ? passages(given.passages) : goldReports(root, given.held ?? false);
const second = given.second ? passages(given.second) : null;
const reader = second ? null : await neuralReader(given.model);
const lines = [];
const counts = [];
for (const [i, { name, gold, parties }] of texts.entries()) {
  const claims = second ? claimsOfGold(second[i].gold) : claimsOfReading(await reader.read(gold.text, 'report:x'));
  const found = judgeClaims(gold.text, claimsOfGold(gold), claims, parties, (line) => lines.push(`${name}\t${line}`));
  for (const fault of found.faults) lines.push(`${name}\tfault\t${fault}`);
  counts.push(found.counts);
}
const sum = total(counts);
const f1 = (kind, hit) =>
  (200 * (sum[`${kind} ${hit}`] ?? 0)) / Math.max(1, (sum[`${kind} found`] ?? 0) + (sum[`${kind} gold`] ?? 0));
const all = (hit) => SCORED.reduce((n, kind) => n + f1(kind, hit), 0);
for (const kind of SCORED)
  console.log(
    `${kind.padEnd(12)}${String(sum[`${kind} gold`] ?? 0).padStart(5)} marks  ${f1(kind, 'hit').toFixed(1)} / ${f1(kind, 'loose').toFixed(1)}`,
  );
console.log(
  `sum of nine  ${all('hit').toFixed(1)} / ${all('loose').toFixed(1)}; hard faults ${sum.faults ?? 0} of ${sum.findings ?? 0}`,
);
if (given.out) writeFileSync(given.out, `${lines.join('\n')}\n`);
