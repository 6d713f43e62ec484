// `node bench/spans.mjs DATA [rules|neural]`: a property over real texts: whatever is cut out of them or put in, every span of every finding gives its words by both selectors.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { anchor, neuralReader, ruleReader, select, Text } from '../dist/index.js';
import { roleSpans } from '../dist/model/index.js';

const home = process.argv[2];
const texts = [];
if (existsSync(join(home, 'moscow-talks.txt'))) texts.push(readFileSync(join(home, 'moscow-talks.txt'), 'utf8'));
for (const line of readFileSync(join(home, 'wire', 'reports.jsonl'), 'utf8')
  .split('\n')
  .filter(Boolean))
  texts.push(JSON.parse(line).text);
const split = join(home, 'polnear', 'dev', 'text');
if (existsSync(split)) for (const file of readdirSync(split)) texts.push(readFileSync(join(split, file), 'utf8'));

const reader = process.argv[3] === 'neural' ? await neuralReader() : ruleReader();
// Each edited text is read anew: a reader that takes longer reads fewer of them.
const RUNS = process.argv[3] === 'neural' ? 150 : 400;
let spans = 0;
async function sound(value) {
  const text = new Text(value);
  for (const finding of (await reader.read(value, 'report:x')).findings) {
    for (const { span } of roleSpans(finding)) {
      spans++;
      const found = anchor(text, select(text, span));
      if (span.end <= span.start || !found || found.start !== span.start || found.end !== span.end)
        throw new Error(`${finding.id}: [${span.start}, ${span.end})`);
    }
  }
}

for (const text of texts) await sound(text.toWellFormed());
const edit = fc.record({
  text: fc.nat(texts.length - 1),
  from: fc.nat(20_000),
  size: fc.nat(200),
  put: fc.constantFrom('', '“', '”', '"', "''", '\n', '🕊', ' said ', ', who ', '’s ', 'e\u0301', ' — ', ' only if '),
});
await fc.assert(
  fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 5 }), async (edits) => {
    let points = [...texts[edits[0].text].toWellFormed()];
    for (const e of edits) {
      const at = e.from % (points.length + 1);
      points = [...points.slice(0, at), ...e.put, ...points.slice(at + e.size)];
    }
    await sound(points.join(''));
  }),
  { numRuns: RUNS },
);
console.log(`${texts.length} texts and ${RUNS} edited ones, ${spans} spans: every one gives its words`);
