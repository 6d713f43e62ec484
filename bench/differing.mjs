// `node bench/differing.mjs [--set a] [--show]`: what is found of the differences in `fixtures/differing/pairs.jsonl`, read by the reader that comes with the program.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { appearanceId, reportId, titleId } from '../dist/model/index.js';
import { neuralReader } from '../dist/reader/reader.js';
import { buildSlice } from '../dist/record/record.js';
import { findingCalled } from '../dist/views/lookup.js';

const { values: given } = parseArgs({
  options: {
    set: { type: 'string' },
    show: { type: 'boolean' },
    only: { type: 'string' },
    findings: { type: 'boolean' },
  },
});
const lines = readFileSync(new URL('../fixtures/differing/pairs.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n');
const pairs = lines
  .map((l) => JSON.parse(l))
  .filter((p) => (!given.set || p.set === given.set) && (!given.only || p.name.includes(given.only)));
const reader = await neuralReader();

async function sliceOf(reports) {
  const texts = new Map();
  const readings = new Map();
  const appearances = [];
  for (const [i, { day, text, title = null }] of reports.entries()) {
    const report = reportId(text);
    texts.set(report, text);
    readings.set(report, await reader.read(text, report));
    const fields = { report, outlet: `Outlet ${i + 1}`, url: null, title, publishedAt: day };
    appearances.push({ id: appearanceId(fields), ...fields, byline: null, modifiedAt: null, capturedAt: day });
    if (title) {
      const source = titleId(title);
      texts.set(source, title);
      readings.set(source, await reader.read(title, source));
    }
  }
  return buildSlice({
    appearances,
    readings: [...readings.values()],
    decisions: [],
    text: (s) => texts.get(s),
    reader: 'differing',
  });
}

const counts = {};
const count = (key) => {
  counts[key] = (counts[key] ?? 0) + 1;
};
for (const p of pairs) {
  const slice = await sliceOf(p.reports);
  const rows = slice.record.contradictions;
  const group = `${p.set} ${p.kind ? p.kind : 'near miss'}`;
  const told = rows.map(
    (c) =>
      `${c.kind}, ${c.label}: ${c.findings.map((id, i) => `‹${slice.text(findingCalled(slice, id).source).slice(c.at[i])}›`).join(' / ')}`,
  );
  count(`${group}: all`);
  let as;
  if (!p.kind) as = rows.length === 0 ? 'silent' : 'SPOKE';
  else {
    const found = rows.find((c) => c.kind === p.kind);
    as = found ? (found.label === p.label ? 'right' : `label ${found.label}`) : rows.length > 0 ? 'OTHER' : 'MISSED';
    if (found) count(`${group}: found`);
    if (found?.label === p.label) count(`${group}: right`);
    if (rows.some((c) => c !== found)) count(`${group}: with more`);
  }
  if (!p.kind) count(`${group}: ${as}`);
  if (given.show && !(as === 'right' || as === 'silent')) {
    console.log(
      `${as.padEnd(10)} ${p.name} ${p.kind ? `[${p.kind}, ${p.label}]` : ''}\n${told.map((t) => `      ${t}`).join('\n')}`,
    );
    if (given.findings)
      for (const { finding: f, source } of slice.findings.values()) {
        if (f.kind === 'mention') continue;
        console.log(
          `        ${f.kind} ${f.confidence} ${JSON.stringify(f, (k, v) => (k === 'id' || k === 'step' || k === 'party' || (Array.isArray(v) && v.length === 0) || v === null ? undefined : k === 'evidence' || k === 'content' || k === 'cue' ? v.map((s) => slice.text(source).slice(s)).join('|') : v)).slice(0, 900)}`,
        );
      }
  }
}
for (const [k, v] of Object.entries(counts).sort()) console.log(k, v);
const sum = (t) =>
  Object.entries(counts)
    .filter(([k]) => t.test(k))
    .reduce((n, [, v]) => n + v, 0);
for (const s of ['a', 'b'])
  console.log(
    `${s}: ${sum(new RegExp(`^${s} (?!near).*: found`))} of ${sum(new RegExp(`^${s} (?!near).*: all`))} found, ${sum(new RegExp(`^${s}.*: right`))} rightly labelled; ${sum(new RegExp(`^${s} near.*SPOKE`))} of ${sum(new RegExp(`^${s} near.*: all`))} near misses spoke`,
  );
