// `node bench/pages.mjs [REPORTS]`: the site over a generated dossier. For each page the time to the first byte (median and 95th
// percentile of warm requests over real HTTP) and its size as it is transferred; and how long the first page takes.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generate } from './generate.mjs';

const count = Number(process.argv[2] ?? 1000);
const kept = process.argv[3];
const folder = mkdtempSync(join(tmpdir(), 'rapporteur-pages-'));
const dossier = kept ?? join(folder, 'large.dossier');
const bin = fileURLToPath(new URL('../bin/rapporteur.js', import.meta.url));
const seconds = (from) => ((performance.now() - from) / 1000).toFixed(1);

if (!existsSync(dossier)) {
  const lines = join(folder, 'reports.jsonl');
  writeFileSync(lines, [...generate(count)].map((r) => `${JSON.stringify(r)}\n`).join(''));
  const start = performance.now();
  execFileSync(process.execPath, [bin, 'add', dossier, lines, '--reader', 'rules', '--json'], { maxBuffer: 1e9 });
  console.log(`${count} reports added in ${seconds(start)} s; ${(statSync(dossier).size / 1e6).toFixed(1)} MB`);
}

const server = spawn(process.execPath, [bin, 'serve', dossier, '--port', '0'], { stdio: ['ignore', 'ignore', 'pipe'] });
const started = performance.now();
const origin = await new Promise((resolve) =>
  server.stderr.on('data', (words) => {
    const found = /http:\/\/127\.0\.0\.1:\d+/.exec(String(words));
    if (found) resolve(found[0]);
  }),
);
console.log(`the site stands after ${seconds(started)} s`);

/** Milliseconds to the first byte, bytes transferred, and the body. */
const get = (path) =>
  new Promise((resolve, reject) => {
    const start = performance.now();
    request(origin + path, { headers: { 'accept-encoding': 'gzip' } }, (answer) => {
      let first = 0;
      const parts = [];
      answer.on('data', (part) => {
        first ||= performance.now() - start;
        parts.push(part);
      });
      answer.on('end', () =>
        resolve({ first, bytes: Buffer.concat(parts).length, status: answer.statusCode, body: Buffer.concat(parts) }),
      );
    })
      .on('error', reject)
      .end();
  });

const paths = [
  '/',
  '/timeline',
  '/positions',
  '/proposals',
  '/conditions',
  '/statements',
  '/statements?words=prisoners',
  '/actors',
  '/reports',
];
let under = 0;
for (const path of paths) {
  await get(path);
  const times = [];
  let last;
  for (let i = 0; i < 40; i++) {
    last = await get(path);
    times.push(last.first);
  }
  times.sort((a, b) => a - b);
  const p95 = times[Math.floor(times.length * 0.95)];
  if (p95 > 300 || last.bytes > 150_000) under++;
  console.log(
    `${path.padEnd(28)} first byte ${times[20].toFixed(0)} ms, 95 % within ${p95.toFixed(0)} ms; ${(last.bytes / 1000).toFixed(0)} KB`,
  );
}
server.kill();
rmSync(folder, { recursive: true, force: true });
if (under > 0) console.log(`${under} pages over 300 ms or 150 KB`);
