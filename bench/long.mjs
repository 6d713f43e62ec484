// `node bench/long.mjs [MODEL]`: memory and time of one long text, each length in a process of its own. A record of n words must
// hold n words; what may not grow is the rest, so the last column is the memory beyond the shortest text, a word.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const LENGTHS = [12_500, 25_000, 50_000, 100_000];
const here = fileURLToPath(import.meta.url);

if (process.argv[3]) {
  const { neuralReader, ruleReader } = await import('../dist/index.js');
  const model = process.argv[2];
  const reader = model === 'rules' ? ruleReader() : await neuralReader(model === '' ? undefined : model);
  const lines = readFileSync(new URL('../examples/straits/reports.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  const story = lines.map((l) => JSON.parse(l).text).join('\n\n');
  const words = Number(process.argv[3]);
  const text = Array.from({ length: Math.ceil(words / story.split(/\s+/u).length) }, () => story).join('\n\n');
  const cut = text.split(' ').slice(0, words).join(' ');
  const started = performance.now();
  const { findings } = await reader.read(cut, 'report:x');
  const seconds = (performance.now() - started) / 1000;
  const { maxRSS } = process.resourceUsage();
  console.log(
    JSON.stringify({ words: cut.split(/\s+/u).length, findings: findings.length, seconds, rss: maxRSS * 1024 }),
  );
} else {
  let first;
  for (const n of LENGTHS) {
    const out = execFileSync(process.execPath, [here, process.argv[2] ?? '', String(n)], { encoding: 'utf8' });
    const { words, findings, seconds, rss } = JSON.parse(out);
    first ??= { words, seconds, rss };
    const per = words === first.words ? 0 : (rss - first.rss) / (words - first.words);
    console.log(
      `${words} words: ${findings} findings, ${(rss / 1e6).toFixed(0)} MB at most, ${(per / 1000).toFixed(1)} kB more a word, ${(seconds / words / (first.seconds / first.words)).toFixed(2)} times as long a word`,
    );
  }
}
