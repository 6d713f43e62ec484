// How the time of reading grows with the length of a text: the ratio of the time per word to that of the shortest, in one run.
import { readFileSync } from 'node:fs';
import { neuralReader, ruleReader } from '../dist/index.js';

const source = process.argv[2] ?? new URL('../examples/straits/reports.jsonl', import.meta.url);
const story = readFileSync(source, 'utf8')
  .trim()
  .split('\n')
  .map((l) => JSON.parse(l).text)
  .join('\n\n');
const reader = process.argv[3] === 'neural' ? await neuralReader() : ruleReader();
await reader.read(story, 'report:warm');
let first = 0;
for (const times of [1, 2, 4, 8]) {
  const text = Array.from({ length: times }, () => story).join('\n\n');
  const words = text.split(/\s+/).length;
  const started = process.hrtime.bigint();
  await reader.read(text, 'report:x');
  const each = Number(process.hrtime.bigint() - started) / words;
  first ||= each;
  console.log(`${words} words: ${(each / first).toFixed(2)} times as long a word`);
}
