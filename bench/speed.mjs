// `npm run speed [-- --model FOLDER] [--rounds N] [--most RATIO] [--out FILE]`: one worker on one core. In one run, in turn: the bare int8 matrix
// multiplications of the network's shapes, the network, the network with its decoders, the whole reader. Ratios hold where
// absolute figures do not: machines are shared. With --most it fails where the whole reader takes more than so many times its
// network; --out writes the figures. Texts are PolNeAR dev where RAPPORTEUR_DATA is, else the fixtures.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import * as ort from 'onnxruntime-node';
import { analyse } from '../dist/reader/neural/analysis.js';
import { loadBundle } from '../dist/reader/neural/bundle.js';
import { openSession } from '../dist/reader/neural/session.js';
import { units } from '../dist/reader/neural/units.js';
import { windows } from '../dist/reader/neural/windows.js';
import { neuralReader } from '../dist/reader/reader.js';
import { Text } from '../dist/text/index.js';
import { commit } from './commit.mjs';
import { matmulModel } from './matmul.mjs';

const { values: given } = parseArgs({
  options: { model: { type: 'string' }, rounds: { type: 'string' }, most: { type: 'string' }, out: { type: 'string' } },
});
const root = fileURLToPath(new URL('..', import.meta.url));
const data = process.env.RAPPORTEUR_DATA && join(process.env.RAPPORTEUR_DATA, 'data/polnear/dev/text');
const folder = data && existsSync(data) ? data : join(root, 'fixtures/reports');
const texts = readdirSync(folder)
  .sort()
  .slice(0, 40)
  .map((f) => readFileSync(join(folder, f), 'utf8'));

const bundle = loadBundle(given.model);
const session = await openSession(bundle.path);
const reader = await neuralReader(given.model);
const cut = texts.flatMap((t) => windows(units(new Text(t)), bundle.words, bundle.labels.window));
const pieces = cut.reduce((sum, w) => sum + w.pieces.length, 0);
const words = texts.reduce((sum, t) => sum + t.split(/\s+/u).filter(Boolean).length, 0);

const { width, inner, layers } = bundle.labels.encoder;
const layer = [
  [width, 3 * width],
  [width, width],
  [width, inner],
  [inner, width],
];
const bare = await ort.InferenceSession.create(matmulModel(Array.from({ length: layers }, () => layer).flat()), {
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  graphOptimizationLevel: 'disabled',
});
const inputs = new Map();
const input = (length) => {
  if (!inputs.has(length))
    inputs.set(
      length,
      Object.fromEntries(
        [width, inner].map((w) => [`x${w}`, new ort.Tensor('uint8', new Uint8Array(length * w).fill(7), [length, w])]),
      ),
    );
  return inputs.get(length);
};

const kinds = {
  'bare multiplications': async () => {
    for (const w of cut) await bare.run(input(w.pieces.length));
  },
  network: async () => {
    for (const w of cut) await session.run(w);
  },
  'network and decoders': async () => {
    for (const t of texts) await analyse(new Text(t), bundle, session, () => false);
  },
  'whole reader': async () => {
    for (const t of texts) await reader.read(t, 'report:x');
  },
};
const seconds = Object.fromEntries(Object.keys(kinds).map((k) => [k, []]));
const rounds = Number(given.rounds ?? 5);
for (let round = 0; round <= rounds; round++) {
  for (const [name, run] of Object.entries(kinds)) {
    const start = process.cpuUsage();
    await run();
    const { user, system } = process.cpuUsage(start);
    // The first round warms up.
    if (round > 0) seconds[name].push((user + system) / 1e6);
  }
}
const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];
const least = median(seconds['bare multiplications']);
console.log(
  `${texts.length} texts, ${words} words, ${pieces} word pieces in ${cut.length} windows; processor seconds, median of ${rounds}`,
);
const told = {};
for (const [name, list] of Object.entries(seconds)) {
  const s = median(list);
  const per = (n) => Math.round(n / s);
  told[name] = {
    seconds: Number(s.toFixed(2)),
    words: per(words),
    pieces: per(pieces),
    ratio: Number((s / least).toFixed(2)),
  };
  const number = (n) => n.toLocaleString('en');
  console.log(
    `${name.padEnd(22)} ${s.toFixed(2)} s  ${number(told[name].words)} words/s  ${number(told[name].pieces)} pieces/s  × ${told[name].ratio.toFixed(2)} of the bare multiplications`,
  );
}
if (given.out) {
  const stamp = { commit: commit(root), reader: reader.id, processor: cpus()[0]?.model ?? 'unknown', rounds };
  writeFileSync(
    given.out,
    `${JSON.stringify({ ...stamp, texts: texts.length, words, pieces, kinds: told }, null, 2)}\n`,
  );
}
// Against the network, not against its bare multiplications: how fast those are depends on what the processor has for them.
const whole = told['whole reader'].seconds / told.network.seconds;
if (given.most && whole > Number(given.most)) {
  console.log(`the whole reader takes ${whole.toFixed(2)} times its network, more than ${given.most}`);
  process.exitCode = 1;
}
