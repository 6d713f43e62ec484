// Tunes, on the open gold, the confidence below which frames of each kind are left out, and writes it into the labels of a model folder.
// usage: node scripts/least.mjs FOLDER [KIND=VALUE …]      values given stand as they are
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { goldReports } from '../bench/goldSet.mjs';
import { neuralReader } from '../dist/reader/reader.js';
import { claimsOfGold, claimsOfReading, SCORED } from '../dist/score/claims.js';
import { judgeClaims } from '../dist/score/frames.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const [folder, ...fixed] = process.argv.slice(2);
const path = join(folder, 'labels.json');
const labels = JSON.parse(readFileSync(path, 'utf8'));
const write = (least) => writeFileSync(path, JSON.stringify({ ...labels, frames: { ...labels.frames, least } }));

// Points of F1 that may be chance: the least value within them of the best is taken, since the best one flatters and misses more elsewhere.
const SLACK = 1.5;
// What is less sure than this is not told, whatever the gold says of it; statements have a bound of their own (`framed/statements.ts`).
const SURE = 0.3;

write({});
const reader = await neuralReader(folder);
const judged = [];
const marks = {};
for (const { gold, parties } of goldReports(root, false)) {
  const reading = await reader.read(gold.text, 'report:x', { raw: true });
  const found = judgeClaims(gold.text, claimsOfGold(gold), claimsOfReading(reading), parties);
  judged.push(...found.judged);
  for (const kind of SCORED) marks[kind] = (marks[kind] ?? 0) + (found.counts[`${kind} gold`] ?? 0);
}
const least = {};
for (const kind of SCORED) {
  const mine = judged.filter((j) => j.kind === kind);
  const f1 = (from) => {
    const kept = mine.filter((j) => j.confidence >= from);
    return (200 * kept.filter((j) => j.right).length) / (kept.length + marks[kind]);
  };
  const steps = Array.from({ length: 49 }, (_, i) => i / 50);
  const most = Math.max(...steps.map(f1));
  least[kind] = steps.find((from) => from >= (kind === 'statement' ? 0 : SURE) && f1(from) >= most - SLACK) ?? SURE;
  console.log(`${kind.padEnd(12)} F1 ${f1(0).toFixed(1)}, from ${least[kind]} on ${f1(least[kind]).toFixed(1)}`);
}
for (const given of fixed) {
  const [kind, value] = given.split('=');
  least[kind] = Number(value);
}
write(least);
