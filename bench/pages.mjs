// `node bench/pages.mjs [REPORTS] [DOSSIER]`: the site over a dossier of generated reports with their readings. For each page the time
// to the first byte (median and 95th percentile of requests over real HTTP, each for another part, day, side or word where the page
// has such) and its size as it is transferred, pictures aside; how long the first page takes; what the server holds in memory.
// Ends with 1 when a page is larger than 150 KB; times are printed, since machines differ.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { fill } from './fill.mjs';

const count = Number(process.argv[2] ?? 1000);
const kept = process.argv[3];
const folder = mkdtempSync(join(tmpdir(), 'rapporteur-pages-'));
const dossier = kept ?? join(folder, 'large.dossier');
const bin = fileURLToPath(new URL('../bin/rapporteur.js', import.meta.url));
const seconds = (from) => ((performance.now() - from) / 1000).toFixed(1);

if (!existsSync(dossier)) {
  const start = performance.now();
  fill(dossier, count);
  console.log(`${count} reports written in ${seconds(start)} s; ${(statSync(dossier).size / 1e6).toFixed(1)} MB`);
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
      answer.on('end', () => resolve({ first, status: answer.statusCode, body: Buffer.concat(parts) }));
    })
      .on('error', reject)
      .end();
  });

const words = (answer) => (answer.status === 200 ? gunzipSync(answer.body).toString() : '');
/** As it is transferred, without the pictures in it. */
const bytes = (answer) => gzipSync(words(answer).replace(/<svg[\s\S]*?<\/svg>/g, '')).length;
const links = (html, pattern) => [...html.matchAll(new RegExp(`href="(${pattern}[^"]*)"`, 'g'))].map((m) => m[1]);

const FONTS = [
  'source-serif-4-latin-400-normal.woff2',
  'source-serif-4-latin-600-normal.woff2',
  'source-sans-3-latin-400-normal.woff2',
  'source-sans-3-latin-600-normal.woff2',
];
const day = (n) => new Date(Date.UTC(2031, 0, 6) + n * 864e5).toISOString().slice(0, 10);
const SIDES = ['Varenia', 'Kordavia', 'Maresh'];
const first = performance.now();
await get('/');
console.log(`the first page after ${seconds(first)} s`);
const reports = links(words(await get('/reports?from=100')), '/reports/');
const actors = links(words(await get('/actors')), '/actors/');
const cells = links(words(await get('/positions')), '/positions/');
const findings = links(words(await get(reports[0])), '/findings/');

const pages = {
  brief: () => '/',
  timeline: () => '/timeline',
  convergence: () => '/convergence',
  'timeline, some days': (i) => `/timeline?since=${day(10 * i)}&until=${day(10 * i + 60 * (i % 9))}`,
  positions: () => '/positions',
  'a cell of them': (i) => cells[i % cells.length],
  proposals: (i) => `/proposals?from=${50 * i}`,
  conditions: (i) => `/conditions?from=${50 * i}`,
  statements: (i) => `/statements?from=${50 * i}`,
  'statements of a side': (i) => `/statements?side=${SIDES[i % 3]}&since=${day(7 * i)}`,
  'statements by words': (i) =>
    `/statements?words=${['prisoners', 'closer', 'resume', 'draft'][i % 4]}&tellers=${i % 2}`,
  search: (i) => `/search?words=${['prisoners', 'closer draft', '"return with an answer"', 'nothing'][i % 4]}`,
  actors: () => '/actors',
  'an actor': (i) => actors[i % actors.length],
  reports: (i) => `/reports?from=${50 * i}`,
  'a report': (i) => reports[i % reports.length],
  'a finding': (i) => findings[i % findings.length],
};
const assets = ['/assets/site.css', '/assets/site.js', ...FONTS.map((name) => `/assets/fonts/${name}`)];
const sizes = await Promise.all(assets.map(async (path) => (await get(path)).body.length));
const kilo = (n) => (n / 1000).toFixed(0);
console.log(
  `once for all pages: style and script ${kilo(sizes[0] + sizes[1])} KB, the fonts of a page in Latin letters ${kilo(sizes.slice(2).reduce((a, b) => a + b))} KB`,
);
let large = 0;
let slow = 0;
for (const [name, path] of Object.entries(pages)) {
  // The first request makes whatever the page is drawn from.
  const cold = (await get(path(0))).first;
  const times = [];
  let size = 0;
  for (let i = 0; i < 60; i++) {
    const answer = await get(path(i));
    times.push(answer.first);
    size = Math.max(size, answer.status === 200 ? bytes(answer) : 0);
  }
  times.sort((a, b) => a - b);
  const p95 = times[Math.floor(times.length * 0.95)];
  if (size > 150_000) large++;
  if (p95 > 300) slow++;
  console.log(
    `${name.padEnd(22)} first byte ${times[30].toFixed(0)} ms, 95 % within ${p95.toFixed(0)} ms, the first in ${cold.toFixed(0)}; ${(size / 1000).toFixed(0)} KB`,
  );
}
const memory = /VmRSS:\s+(\d+)/.exec(
  existsSync('/proc') ? readFileSync(`/proc/${server.pid}/status`, 'utf8') : '',
)?.[1];
if (memory) console.log(`the server holds ${(Number(memory) / 1000).toFixed(0)} MB`);
server.kill();
rmSync(folder, { recursive: true, force: true });
console.log(`${slow} pages over 300 ms, ${large} over 150 KB`);
process.exit(large > 0 ? 1 : 0);
