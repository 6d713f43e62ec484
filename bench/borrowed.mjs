// `node bench/borrowed.mjs REPORT`: the reader must not know a text that it is tried out on. Fails when four words of the report
// in a row (seven in passages of prose), or the last word of a person's name in it, stand anywhere in code or lexicons.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { neuralReader } from '../dist/index.js';

const RUN = 4;
/** In a million words of prose, four plain ones in a row are common property; seven are not. */
const PROSE = 7;
const root = fileURLToPath(new URL('..', import.meta.url));
const report = readFileSync(process.argv[2], 'utf8');
const wordsOf = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
const runs = (words, length) => words.slice(length - 1).map((_, i) => words.slice(i, i + length).join(' '));

const known = new Set([RUN, PROSE].flatMap((length) => runs(wordsOf(report), length)));
const { annotations } = await (await neuralReader()).read(report, 'report:x', { annotations: true });
const points = [...report];
// Given names are common property; of a name of several words the last one tells who is meant.
const persons = new Set(
  annotations.names
    .filter((n) => n.type === 'person')
    .map(
      (n) =>
        points
          .slice(n.start, n.end)
          .join('')
          .match(/\p{L}{4,}/gu) ?? [],
    )
    .flatMap((name) => (name.length > 1 ? name.slice(-1) : [])),
);

const folders = ['src', 'training', 'bench', 'scripts'];
const files = execFileSync('git', ['ls-files', ...folders], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter((f) => /\.(?:ts|tsx|mjs|py|tsv|json|jsonl|txt|md|css)$/u.test(f));
let found = 0;
for (const file of files) {
  const text = readFileSync(`${root}/${file}`, 'utf8');
  for (const run of new Set(runs(wordsOf(text), /^training\/(?:passages|untaught)\//u.test(file) ? PROSE : RUN))) {
    if (!known.has(run)) continue;
    console.log(`${file}: ${run}`);
    found++;
  }
  for (const name of persons) {
    if (!new RegExp(String.raw`(?<!\p{L})${name}(?!\p{L})`, 'u').test(text)) continue;
    console.log(`${file}: ${name}`);
    found++;
  }
}
console.log(
  `${files.length} files, ${known.size} runs of ${RUN} words, ${persons.size} words of names: ${found} found`,
);
process.exitCode = found > 0 ? 1 : 0;
