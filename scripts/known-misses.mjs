// Writes fixtures/known-misses.json anew, after a change to the reader was looked at: what is missed is written down, never hidden.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { ruleReader } from '../dist/reader/reader.js';
import { brokenAbsences, brokenFurniture, matchExpectation } from '../dist/score/expectation.js';

const root = new URL('../fixtures/', import.meta.url);
const reader = ruleReader();
const rows = [];
let found = 0;
let all = 0;
for (const file of readdirSync(new URL('expected/', root)).sort()) {
  const name = file.replace(/\.json$/u, '');
  const text = readFileSync(new URL(`reports/${name}.txt`, root), 'utf8');
  const expected = JSON.parse(readFileSync(new URL(`expected/${file}`, root), 'utf8'));
  const reading = reader.read(text, 'report:x');
  const hits = matchExpectation(text, reading, expected);
  const misses = {
    findings: hits.flatMap((ok, i) => (ok ? [] : [i])),
    absent: brokenAbsences(text, reading, expected),
    furniture: brokenFurniture(text, reading, expected),
  };
  found += hits.filter(Boolean).length;
  all += hits.length;
  if (misses.findings.length + misses.absent.length + misses.furniture.length > 0)
    rows.push(`  ${JSON.stringify(name)}: ${JSON.stringify(misses)}`);
}
writeFileSync(new URL('known-misses.json', root), `{\n${rows.join(',\n')}\n}\n`);
console.log(`${found} of ${all} expectations found`);
