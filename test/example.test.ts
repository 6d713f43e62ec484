import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readSources } from '../src/ingest/file.js';
import { type Captured, isRefused } from '../src/ingest/source.js';
import type { FindingId, NegotiationRecord, Slice } from '../src/model/index.js';
import { OPERATIONS } from '../src/operations/index.js';
import { sliceOf } from '../src/operations/open.js';
import { brief } from '../src/views/brief/brief.js';

const EXAMPLE = new URL('../examples/straits/', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'rapporteur-example-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let slice: Slice;
let record: NegotiationRecord;
const words = (id: FindingId): string => JSON.stringify(slice.findings.get(id)!.finding);

beforeAll(async () => {
  const dossier = join(folder, 'straits.dossier');
  const add = OPERATIONS.find((o) => o.name === 'add')!;
  await add.run(add.input.parse({ dossier, source: [EXAMPLE] }), { progress: () => {}, notice: () => {} });
  slice = await sliceOf(dossier);
  record = slice.record;
});

describe('saved pages', () => {
  const pages: Captured[] = [];
  beforeAll(async () => {
    for await (const item of readSources([`${EXAMPLE}straits-03.html`, `${EXAMPLE}straits-07.html`]))
      if (!isRefused(item)) pages.push(item);
  });

  test('give outlet, headline and date, by JSON-LD and by meta elements', () => {
    expect(pages.map((p) => [p.outlet, p.publishedAt, p.title?.slice(0, 21)])).toEqual([
      ['The Hallamore Courier', '2031-03-01T06:00:00+01:00', 'Twenty-one points and'],
      ['Newsblitz24', '2031-03-11T06:55:00+01:00', '‘We won’t ask permiss'],
    ]);
    expect(pages[0]!.byline).toBe('Imogen Castellane');
  });

  test('give the story without navigation, cookies and scripts, and a log of what stayed out', () => {
    for (const page of pages) {
      expect(page.text).not.toMatch(/cookies|dataLayer|Skip to main|Accept all/u);
      expect(page.text.split('\n\n').length).toBeGreaterThan(8);
      expect(page.log.length).toBeGreaterThan(3);
    }
  });
});

describe('the record of the example', () => {
  test('two outlets that print the agency are no second source', () => {
    const copied = record.origins.find((o) => o.appearances.length === 3);
    expect(copied?.reports).toHaveLength(2);
    expect(record.origins).toHaveLength(9);
  });

  test('a name spelled two ways is one actor', () => {
    const presidents = record.actors.filter((a) => a.type === 'person' && a.names.some((n) => n.includes('Velkhovsk')));
    expect(presidents).toHaveLength(1);
    expect(presidents[0]!.names).toEqual(expect.arrayContaining(['Osip Velkhovsky', 'Osip Velkhovskiy']));
  });

  test('a woman who negotiates is found under her name with her side', () => {
    const tavisto = record.actors.find((a) => a.name === 'Mirela Tavisto');
    expect(tavisto?.side).toBe('Kelmara');
    expect(tavisto!.statements).toBeGreaterThan(8);
  });

  test('reports that differ on a length stand side by side', () => {
    expect(record.contradictions.some((c) => c.kind === 'duration')).toBe(true);
  });

  test('a promise that the other side says was kept shows its words, as its account', () => {
    const promise = record.commitments.find((c) =>
      c.members.some((m) => words(m).includes('more than 200 sick and wounded')),
    );
    expect(promise?.status).toBe('pending');
    expect(promise?.accounts.map((a) => [a.side, a.status])).toEqual([['Kelmara', 'done']]);
    expect(promise?.members.some((m) => words(m).includes('214 sick and wounded'))).toBe(true);
  });

  test('a condition that is later met shows who says so', () => {
    const condition = record.conditions.find((c) => words(c.id).includes('came home first'));
    const said = condition?.laterReported.map((l) => slice.findings.get(l.finding)!.finding);
    expect(said?.some((f) => f.kind === 'statement' && f.source?.value.name === 'Petra Ulvane')).toBe(true);
  });

  test('a meeting that was called off is not told as held', () => {
    const cancelled = record.rounds.filter((r) => r.history.some((h) => h.status === 'cancelled'));
    expect(cancelled.length).toBeGreaterThan(0);
    expect(cancelled.every((r) => r.status !== 'held')).toBe(true);
  });

  test('what a side says of the other is claimed, and fills no cell of that other', () => {
    for (const cell of record.positions) {
      for (const member of cell.members) expect(slice.findings.get(member)!.finding.claimedBy).toBeNull();
    }
  });
});

describe('the brief of the example', () => {
  test('gives the newest verdict to the one who spoke it, and praise to the mediator', () => {
    const { sections } = brief(slice);
    const lines = sections.find((s) => s.id === 'standing')!.lines.map((l) => `${l.label}: ${l.text}`);
    expect(lines[0]).toBe('Unmoved: Gleb Tarnovich: “neither closer nor further” (2 Apr 2031)');
    expect(lines.at(-1)).toMatch(/^Courtesy, not movement: .*constructive” — Idris Otaredi/u);
  });

  test('puts a side’s answer into the row of the paper that it answers', () => {
    const table = brief(slice).sections.find((s) => s.id === 'table')!.table!;
    const row = (name: string) => table.rows.find((r) => r[0]!.text === name)!.map((c) => c.text);
    const kelmara = table.columns.indexOf('Kelmara');
    // It "had not rejected the document" before that, and later says no to "Ruzhenian officers" and not to the paper; "both governments had picked apart" the draft.
    expect(row('21-point draft')[kelmara]).toMatch(/(?:^|; )accepts in part(?:;|$)/u);
    expect(row('21-point draft')[kelmara]).not.toMatch(/(?:^|; )rejects(?:;|$)/u);
    expect(row('nine-article text')[kelmara]).toBe('accepts in part');
  });

  test('every line with something read from a report ends in its words', () => {
    const { sections, references } = brief(slice);
    const numbers = new Set(references.map((r) => r.n));
    for (const section of sections.filter((s) => s.id !== 'gaps')) {
      for (const line of section.lines.filter((l) => !l.warning || l.refs.length > 0)) {
        expect(line.refs.length).toBeGreaterThan(0);
        for (const n of line.refs) expect(numbers.has(n)).toBe(true);
      }
    }
    for (const r of references) {
      expect(slice.text(r.source).slice({ start: r.start, end: r.end } as never)).toBe(r.exact);
      expect(r.exact.trim()).not.toBe('');
    }
  });

  test('is readable in two minutes', () => {
    const { sections, inALine } = brief(slice);
    const text = [
      inALine.text,
      ...sections.flatMap((s) => [
        s.heading,
        ...s.lines.map((l) => `${l.label ?? ''} ${l.text}`),
        ...(s.table?.rows.flat().map((c) => c.text) ?? []),
      ]),
    ].join(' ');
    expect(text.split(/\s+/u).length).toBeLessThan(900);
  });

  test('the same dossier gives the same brief', () => {
    expect(brief(slice)).toEqual(brief(slice));
  });
});
