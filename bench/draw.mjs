// `node bench/draw.mjs REPORTS.jsonl [--findings N] [--seed N] [--model FOLDER] --to FOLDER`: findings drawn at random over all kinds but
// mentions, each beside its report, for a person with the codebook to judge: `findings.txt`, and `reports/N.txt` with the texts.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { anchorMoment } from '../dist/model/index.js';
import { neuralReader } from '../dist/reader/reader.js';
import { generator } from '../dist/score/figures.js';
import { Text } from '../dist/text/index.js';

const { values: given, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    findings: { type: 'string' },
    seed: { type: 'string' },
    model: { type: 'string' },
    to: { type: 'string' },
    sure: { type: 'string' },
  },
});
const random = generator(Number(given.seed ?? 1));
const reader = await neuralReader(given.model);
const reports = readFileSync(positionals[0], 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((l) => JSON.parse(l));

const all = [];
for (const [n, report] of reports.entries()) {
  const { findings } = await reader.read(report.text, 'report:x');
  const byId = new Map(findings.map((f) => [f.id, f]));
  for (const f of findings)
    if (f.kind !== 'mention' && f.confidence >= Number(given.sure ?? 0)) all.push({ n, report, f, byId });
}
const drawn = [];
while (drawn.length < Math.min(Number(given.findings ?? 100), all.length)) {
  const [one] = all.splice(Math.floor(random() * all.length), 1);
  drawn.push(one);
}
drawn.sort((a, b) => a.n - b.n);

const HIDDEN = new Set([
  'id',
  'kind',
  'confidence',
  'step',
  'evidence',
  'candidates',
  'codes',
  'condition',
  'saidIn',
  'within',
  'claimedBy',
]);
function told(value, text, day) {
  if (value === null || value === undefined || value === false) return '';
  if (Array.isArray(value))
    return value
      .map((v) => told(v, text, day))
      .filter(Boolean)
      .join(' + ');
  if (typeof value !== 'object') return String(value);
  if (typeof value.start === 'number') return `«${text.slice(value)}»`;
  const words = (value.evidence ?? []).map((e) => `«${text.slice(e)}»`).join(' … ');
  const inner = value.value;
  if (inner && typeof inner === 'object' && 'precision' in inner)
    return `${words} = ${anchorMoment(inner, day) ?? 'unknown'}`;
  if (inner && typeof inner === 'object' && 'name' in inner) return `${inner.name} ${words}`;
  if (inner !== undefined)
    return typeof inner === 'object' ? words : words.includes(`«${inner}»`) ? words : `${inner} ${words}`;
  return Object.entries(value)
    .map(([k, v]) => [k, told(v, text, day)])
    .filter(([, v]) => v)
    .map(([k, v]) => `${k}: ${v}`)
    .join(', ');
}

mkdirSync(join(given.to, 'reports'), { recursive: true });
const lines = [`${all.length + drawn.length} findings in ${reports.length} reports; ${drawn.length} drawn`];
for (const [i, { n, report, f, byId }] of drawn.entries()) {
  const text = new Text(report.text);
  const day = (report.publishedAt ?? '').slice(0, 10) || null;
  const voice = f.saidIn ? told(byId.get(f.saidIn)?.source, text, day) || 'a source that is not named' : 'the outlet';
  const fields = Object.entries(f)
    .filter(([k]) => !HIDDEN.has(k))
    .map(([k, v]) => [k, told(v, text, day)])
    .filter(([, v]) => v !== '');
  lines.push(
    `\n${i + 1}. ${f.kind}   (reports/${n}.txt, published ${day ?? 'without a date'}, confidence ${f.confidence})`,
    ...fields.map(([k, v]) => `   ${k}: ${v.replace(/\s+/gu, ' ')}`),
    `   in the voice of: ${voice}${f.claimedBy ? `; claimed by ${told(f.claimedBy, text, day)}` : ''}`,
  );
  writeFileSync(join(given.to, 'reports', `${n}.txt`), `${report.title ?? ''}\n\n${report.text}\n`);
}
writeFileSync(join(given.to, 'findings.txt'), `${lines.join('\n')}\n`);
console.log(lines[0]);
