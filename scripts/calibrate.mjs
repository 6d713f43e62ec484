// Fits the curves of src/lexicon/data/confidence.tsv on the open gold: how often findings of each kind are right at what their step says of them.
// usage: node scripts/calibrate.mjs [neural|rules]
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { goldReports } from '../bench/goldSet.mjs';
import { neuralReader, ruleReader } from '../dist/reader/reader.js';
import { claimsOfGold, claimsOfReading, SCORED } from '../dist/score/claims.js';
import { judgeClaims } from '../dist/score/frames.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const path = new URL('../src/lexicon/data/confidence.tsv', import.meta.url);
const name = process.argv[2] ?? 'neural';
const reader = name === 'rules' ? ruleReader() : await neuralReader();

const judged = [];
for (const { gold, parties } of goldReports(root, false)) {
  const reading = await reader.read(gold.text, 'report:x', { raw: true });
  judged.push(...judgeClaims(gold.text, claimsOfGold(gold), claimsOfReading(reading), parties).judged);
}

const logit = (p) => Math.log(p / (1 - p));
const clip = (p) => Math.min(0.99, Math.max(0.01, p));

/** Bias and slope of the likeliest logistic curve, held a little towards nought and one (Newton's method). */
function curve(points) {
  let [bias, slope] = [0, 1];
  const hold = 1;
  for (let round = 0; round < 100; round++) {
    let [g0, g1, h00, h01, h11] = [-hold * bias * 0.1, -hold * (slope - 1), hold * 0.1, 0, hold];
    for (const { x, y } of points) {
      const p = 1 / (1 + Math.exp(-(bias + slope * x)));
      const w = p * (1 - p);
      g0 += y - p;
      g1 += (y - p) * x;
      h00 += w;
      h01 += w * x;
      h11 += w * x * x;
    }
    const det = h00 * h11 - h01 * h01;
    const [d0, d1] = [(h11 * g0 - h01 * g1) / det, (h00 * g1 - h01 * g0) / det];
    bias += d0;
    slope += d1;
    if (Math.abs(d0) + Math.abs(d1) < 1e-9) break;
  }
  // A curve that falls would turn the order of findings round.
  return { bias, slope: Math.max(0.05, slope) };
}

const rows = SCORED.flatMap((kind) => {
  const points = judged
    .filter((j) => j.kind === kind)
    .map((j) => ({ x: logit(clip(j.confidence)), y: Number(j.right) }));
  if (points.length < 20) return [];
  const { bias, slope } = curve(points);
  console.log(
    `${kind.padEnd(12)} ${points.length} findings, ${points.filter((p) => p.y).length} right: bias ${bias.toFixed(3)}, slope ${slope.toFixed(3)}`,
  );
  return [`${name}\t${kind}\t${bias.toFixed(3)}\t${slope.toFixed(3)}`];
});
const kept = readFileSync(path, 'utf8')
  .split('\n')
  .filter((line) => line !== '' && (line.startsWith('#') || !line.startsWith(`${name}\t`)));
writeFileSync(path, `${[...kept, ...rows].join('\n')}\n`);
