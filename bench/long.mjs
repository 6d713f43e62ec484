// `node bench/long.mjs [MODEL]`: memory and time of one long text, each length in a process of its own. A record of n words must
// hold n words; what may not grow is the rest, so memory is told beyond that of the shortest text, a word: at the most that
// the system saw, and of what is still in use afterwards. Fails when a word of the longest costs more than MOST.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const LENGTHS = [12_500, 25_000, 50_000, 100_000];
/** Bytes a word: its token, tag, head and relation with what the runtime keeps about them, and its share of a finding. */
const MOST = 2500;
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
  globalThis.gc();
  const live = process.memoryUsage().heapUsed;
  console.log(
    JSON.stringify({ words: cut.split(/\s+/u).length, findings: findings.length, seconds, rss: maxRSS * 1024, live }),
  );
} else {
  let first;
  for (const n of LENGTHS) {
    const child = ['--expose-gc', here, process.argv[2] ?? '', String(n)];
    const { words, findings, seconds, rss, live } = JSON.parse(
      execFileSync(process.execPath, child, { encoding: 'utf8' }),
    );
    first ??= { words, seconds, rss, live };
    const more = (now, then) => (words === first.words ? 0 : (now - then) / (words - first.words));
    const kilo = (bytes) => (bytes / 1000).toFixed(1);
    console.log(
      `${words} words: ${findings} findings, ${(rss / 1e6).toFixed(0)} MB at most, ${kilo(more(rss, first.rss))} kB more a word (${kilo(more(live, first.live))} kB in use afterwards), ${(seconds / words / (first.seconds / first.words)).toFixed(2)} times as long a word`,
    );
    // Between short texts the collector's moments count for more than the words do.
    if (n === LENGTHS.at(-1) && more(rss, first.rss) > MOST) process.exitCode = 1;
  }
}
