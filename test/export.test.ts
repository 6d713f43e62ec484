import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import ICAL from 'ical.js';
import JSZip from 'jszip';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { grouped, STANCE_RANK, type Stance } from '../src/model/index.js';

const BIN = fileURLToPath(new URL('../bin/rapporteur.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'rapporteur-export-'));
const dossier = join(folder, 'talks.dossier');
const run = (...args: string[]) => execFileSync(process.execPath, [BIN, ...args], { encoding: 'utf8' });

const ATTACK = {
  title: '=HYPERLINK("http://evil.example")<script>alert(1)</script>',
  outlet: '@SUM(1+1)<svg onload=alert(2)>',
  url: 'javascript:alert(3)//<script>',
  publishedAt: '2031-04-03',
  text: 'The envoy said on Monday that “=cmd|calc <w:t><svg onload=alert(4)>\u202e\u0007 talks” go on.',
};

/** A line of a megabyte. */
const LONG = {
  ...ATTACK,
  title: 'long',
  text: `The envoy said that “nothing is signed”. ${'<script>-lamp '.repeat(70_000)}`,
};

beforeAll(() => {
  writeFileSync(join(folder, 'attack.jsonl'), [ATTACK, LONG].map((r) => JSON.stringify(r)).join('\n'));
  const examples = fileURLToPath(new URL('../examples/straits', import.meta.url));
  run('add', dossier, examples, join(folder, 'attack.jsonl'), '--reader', 'rules');
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the brief as a Word file: handling line on every page, words of reports as text', async () => {
  const file = join(folder, 'brief.docx');
  run('export', dossier, '--format', 'docx', '--to', file, '--handling', 'For the mission <only>');
  const zip = await JSZip.loadAsync(readFileSync(file));
  const read = async (name: string) => (await zip.file(name)!.async('string')) as string;
  for (const part of ['word/header1.xml', 'word/footer1.xml'])
    expect(await read(part)).toContain('For the mission &lt;only&gt;');
  const body = await read('word/document.xml');
  expect(body).toContain('Not found in these reports');
  expect(body).not.toMatch(/[\u202e\u0007]/u);
  expect(body).not.toMatch(/<(?:script|svg)/u);
  // Its own parts and the hyperlinks of reports, none of which runs anything.
  for (const name of Object.keys(zip.files).filter((n) => n.endsWith('.rels')))
    expect(await read(name)).not.toMatch(/javascript:|evil\.example/u);
  const brief = JSON.parse(run('brief', dossier, '--json')) as { references: unknown[] };
  expect(brief.references.length).toBeGreaterThan(10);
  expect((body.match(/w:highlight w:val="yellow"/gu) ?? []).length).toBe(brief.references.length);
});

test('every table as CSV, which another reader reads, and no cell runs as a formula', () => {
  const to = join(folder, 'tables');
  run('export', dossier, '--format', 'csv', '--to', to);
  const names = readdirSync(to).filter((name) => name.endsWith('.csv'));
  expect(names).toContain('statements.csv');
  const statements = JSON.parse(run('statements', dossier, '--json')) as { id: string; words: string }[];
  for (const name of names) {
    const rows = parse(readFileSync(join(to, name), 'utf8'), { columns: true, bom: true }) as Record<string, string>[];
    for (const row of rows)
      for (const cell of Object.values(row)) {
        expect(cell).not.toMatch(/^[=+@\t\r]/u);
        expect(cell.length).toBeLessThan(32_767);
      }
    // As text a cell may hold anything; what turns words around would turn the table.
    expect([name, /[\u202a-\u202e\u0007]/u.test(readFileSync(join(to, name), 'utf8'))]).toEqual([name, false]);
    if (name !== 'statements.csv') continue;
    expect(rows.map((r) => r.id)).toEqual(statements.map((s) => s.id));
  }
});

test('a note beside the tables says which of their numbers are conventions', () => {
  const to = join(folder, 'noted');
  run('export', dossier, '--format', 'csv', '--to', to);
  const read = (name: string) =>
    parse(readFileSync(join(to, name), 'utf8'), { columns: true, bom: true }) as Record<string, string>[];
  const notes = read('notes.csv');
  expect(Object.keys(read('acts.csv')[0]!)).toContain('weight');
  expect(notes.find((n) => n.table === 'acts' && n.column === 'weight')?.note).toMatch(/convention/u);
  expect(notes.find((n) => n.table === 'convergence' && n.column === 'rank')?.note).toMatch(/convention/u);
});

test('each number of convergence is the mean of the ranks beside it in the table', () => {
  const to = join(folder, 'numbers');
  run('export', dossier, '--format', 'csv', '--to', to);
  const rows = parse(readFileSync(join(to, 'convergence.csv'), 'utf8'), { columns: true, bom: true }) as Record<
    string,
    string
  >[];
  const points = grouped(rows, (r) => `${r.issue} ${r.day}`);
  expect(points.size).toBeGreaterThan(0);
  for (const [point, held] of points) {
    const ranks = held.map((r) => Number(r.rank));
    const mean = ranks.reduce((sum, r) => sum + r, 0) / ranks.length;
    expect([point, held.map((r) => Number(r.mean))]).toEqual([point, held.map(() => Math.round(100 * mean) / 100)]);
    expect([point, Number(held[0]!.apart)]).toEqual([point, Math.max(...ranks) - Math.min(...ranks)]);
    expect(new Set(held.map((r) => r.side)).size).toBe(held.length);
    for (const r of held) {
      expect([r.side, STANCE_RANK[r.stance as Stance]]).toEqual([r.side, Number(r.rank)]);
      expect(r.told! <= r.day!).toBe(true);
    }
  }
  const told = JSON.parse(run('convergence', dossier, '--json')) as { points: { held: unknown[] }[] }[];
  expect(told.flatMap((i) => i.points.flatMap((p) => p.held)).length).toBe(rows.length);
});

test('rounds and deadlines as a calendar, which another reader reads, the same on machines of any zone', () => {
  const [to, far] = [join(folder, 'talks.ics'), join(folder, 'far.ics')];
  run('export', dossier, '--format', 'ics', '--to', to, '--handling', 'For the mission only');
  execFileSync(
    process.execPath,
    [BIN, 'export', dossier, '--format', 'ics', '--to', far, '--handling', 'For the mission only'],
    {
      env: { ...process.env, TZ: 'Pacific/Auckland' },
    },
  );
  const file = readFileSync(to, 'utf8');
  expect(readFileSync(far, 'utf8')).toBe(file);
  const read = new ICAL.Component(ICAL.parse(file) as unknown[]);
  expect(read.getFirstPropertyValue('x-wr-caldesc')).toContain('For the mission only');
  const events = read.getAllSubcomponents('vevent').map((e) => new ICAL.Event(e));
  const rounds = JSON.parse(run('rounds', dossier, '--json')) as { id: string; when: string | null }[];
  const dated = rounds.filter((r) => /^\d{4}-\d{2}-\d{2}$/u.test(r.when ?? ''));
  expect(dated.length).toBeGreaterThan(3);
  for (const round of dated) {
    const event = events.find((e) => e.uid === `${round.id.replace(':', '-')}@rapporteur`)!;
    expect([event.startDate.toString(), event.startDate.isDate]).toEqual([round.when, true]);
    // Nothing without its words.
    expect(event.description).toMatch(/“.+” \(.+\)/u);
  }
  expect(file.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  expect(file).not.toMatch(/[\u202a-\u202e\u0007]/u);
});

test('an export into the same folder leaves nothing of the one before', () => {
  const to = join(folder, 'again');
  run('export', dossier, '--to', to);
  writeFileSync(join(to, 'own.html'), 'not ours');
  const before = readdirSync(join(to, 'reports'));
  writeFileSync(join(folder, 'one.txt'), 'The envoy said that “nothing is signed”.');
  run('add', join(folder, 'one.dossier'), join(folder, 'one.txt'), '--reader', 'rules');
  run('export', join(folder, 'one.dossier'), '--to', to, '--no-text');
  const after = readdirSync(join(to, 'reports'));
  expect(after.length).toBe(1);
  expect(before.filter((name) => after.includes(name))).toEqual([]);
  expect(readFileSync(join(to, 'own.html'), 'utf8')).toBe('not ours');
});

test('a table without rows says what its columns are', () => {
  const to = join(folder, 'bare');
  writeFileSync(join(folder, 'bare.txt'), 'Nothing.');
  run('add', join(folder, 'bare.dossier'), join(folder, 'bare.txt'), '--reader', 'rules');
  run('export', join(folder, 'bare.dossier'), '--format', 'csv', '--to', to);
  for (const name of readdirSync(to).filter((n) => n.endsWith('.csv')))
    expect([name, readFileSync(join(to, name), 'utf8').split(',').length > 2]).toEqual([name, true]);
});

test('a place that cannot be written is said', () => {
  const blocked = join(folder, 'blocked');
  writeFileSync(blocked, '');
  expect(() => run('export', dossier, '--to', blocked)).toThrow(/output-unwritable/u);
});
