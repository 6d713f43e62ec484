// Writes fixtures/known-misses.json anew, after a change to a reader was looked at: what is missed is written down, never hidden.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SHIPPED } from '../dist/reader/neural/bundle.js';
import { neuralReader, ruleReader } from '../dist/reader/reader.js';
import { brokenAbsences, brokenFurniture, matchExpectation } from '../dist/score/expectation.js';

const root = new URL('../fixtures/', import.meta.url);
const before = JSON.parse(readFileSync(new URL('known-misses.json', root), 'utf8'));
const readers = { rules: ruleReader() };
if (existsSync(join(SHIPPED, 'model.onnx'))) readers.neural = await neuralReader();

const made = {};
for (const [kind, reader] of Object.entries(readers)) made[kind] = await misses(kind, reader);
const kinds = [...new Set([...Object.keys(made), ...Object.keys(before)])].filter((k) => made[k] ?? before[k]);
const rows = (of) => Object.entries(of).map(([name, m]) => `    ${JSON.stringify(name)}: ${JSON.stringify(m)}`);
const parts = kinds.map((k) => `  ${JSON.stringify(k)}: {\n${rows(made[k] ?? before[k]).join(',\n')}\n  }`);
writeFileSync(new URL('known-misses.json', root), `{\n${parts.join(',\n')}\n}\n`);

async function misses(kind, reader) {
  const found = {};
  let [hit, all] = [0, 0];
  for (const file of readdirSync(new URL('expected/', root)).sort()) {
    const name = file.replace(/\.json$/u, '');
    const text = readFileSync(new URL(`reports/${name}.txt`, root), 'utf8');
    const expected = JSON.parse(readFileSync(new URL(`expected/${file}`, root), 'utf8'));
    const reading = await reader.read(text, 'report:x');
    const hits = matchExpectation(text, reading, expected);
    const missed = {
      findings: hits.flatMap((ok, i) => (ok ? [] : [i])),
      absent: brokenAbsences(text, reading, expected),
      furniture: brokenFurniture(text, reading, expected),
    };
    hit += hits.filter(Boolean).length;
    all += hits.length;
    if (missed.findings.length + missed.absent.length + missed.furniture.length > 0) found[name] = missed;
  }
  console.log(`${kind}: ${hit} of ${all} expectations found`);
  return found;
}
