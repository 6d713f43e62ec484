// What somebody else wrote without knowing what looks for it, read by the reader that comes with the program and not as it is known to
// be: two sentences of two reports that differ, and stories before and after an edit. In `fixtures/rewrites`, or where REWRITES says.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { appearanceId, reportId } from '../dist/model/index.js';
import { neuralReader } from '../dist/reader/reader.js';
import { buildSlice } from '../dist/record/record.js';

/** The lines of a file of what others wrote; none where there is no such file. */
export function byOthers(name) {
  const folder = process.env.REWRITES ?? fileURLToPath(new URL('../fixtures/rewrites', import.meta.url));
  const file = `${folder}/${name}.jsonl`;
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line));
}

async function recordOf(reader, reports) {
  const texts = new Map(reports.map((r) => [reportId(r.text), r.text]));
  const readings = [];
  for (const [id, text] of texts) readings.push(await reader.read(text, id));
  const appearances = reports.map(({ text, outlet, day }) => {
    const fields = { report: reportId(text), outlet, url: null, title: null, publishedAt: day };
    return { id: appearanceId(fields), ...fields, byline: null, modifiedAt: null, capturedAt: day };
  });
  return buildSlice({ appearances, readings, decisions: [], text: (s) => texts.get(s), reader: 'many' }).record;
}

/** Of every pair of sentences what is found of their difference, and how many stories are one origin with what they became. */
export async function measureOthers() {
  const [pairs, edits] = [byOthers('contradictions'), byOthers('edits')];
  if (pairs.length + edits.length === 0) return null;
  const reader = await neuralReader();
  const found = [];
  for (const { kind, label, a, b } of pairs) {
    const { contradictions } = await recordOf(reader, [a, b]);
    found.push({
      kind,
      label,
      as: contradictions.find((c) => c.kind === kind)?.label ?? null,
      any: contradictions.map((c) => c.label),
    });
  }
  let kept = 0;
  for (const { before, after } of edits) {
    const told = [before, after].map((text, i) => ({ text, outlet: 'Sarn Post', day: `2031-03-0${i + 1}` }));
    if ((await recordOf(reader, told)).origins.length === 1) kept++;
  }
  return { found, edits: edits.length, kept };
}
