import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, test } from 'vitest';
import type { RapporteurError } from '../src/errors.js';
import { canonical } from '../src/model/index.js';
import { OPERATIONS } from '../src/operations/index.js';
import { terminalStyle } from '../src/render/style.js';

// Outputs differ by operation; each test says what it looks for.
// biome-ignore lint/suspicious/noExplicitAny: the shapes are pinned where they matter
type Output = any;

const folder = mkdtempSync(join(tmpdir(), 'rapporteur-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const EXAMPLE = new URL('../examples/straits/', import.meta.url).pathname;
const CONTEXT = { progress: () => {}, notice: () => {} };
const run = async (name: string, input: Record<string, unknown>): Promise<Output> => {
  const op = OPERATIONS.find((o) => o.name === name)!;
  return op.run(op.input.parse(input), CONTEXT);
};
const path = (name: string) => join(folder, name);
const dumped = async (dossier: string) => canonical(await run('dump', { dossier }));

const lines = readFileSync(`${EXAMPLE}reports.jsonl`, 'utf8').trim().split('\n');

describe('a dossier', () => {
  test('takes the example in and gives every span its words', async () => {
    const { rows } = await run('add', { dossier: path('a.dossier'), source: [EXAMPLE] });
    expect(rows.map((r: { outcome: string }) => r.outcome)).not.toContain('refused');
    expect(rows).toHaveLength(11);
    const verified = await run('verify', { dossier: path('a.dossier') });
    expect(verified.faults).toEqual([]);
    expect(verified.reports).toBe(10);
  });

  test('adding a report twice changes nothing', async () => {
    const before = await dumped(path('a.dossier'));
    const { rows } = await run('add', { dossier: path('a.dossier'), source: [EXAMPLE] });
    expect(new Set(rows.map((r: { outcome: string }) => r.outcome))).toEqual(new Set(['already known']));
    expect(await dumped(path('a.dossier'))).toBe(before);
  });

  test('the order of adding changes nothing', async () => {
    for (const [name, order] of [
      ['f', lines],
      ['b', [...lines].reverse()],
    ] as const) {
      for (const [i, line] of order.entries()) {
        writeFileSync(path(`${i}.jsonl`), line);
        await run('add', { dossier: path(`${name}.dossier`), source: [path(`${i}.jsonl`)] });
      }
    }
    expect(await dumped(path('b.dossier'))).toBe(await dumped(path('f.dossier')));
  });

  test('one text in two outlets is one report with two appearances and one origin', async () => {
    const dump = await run('dump', { dossier: path('a.dossier') });
    expect(dump.coverage).toMatchObject({ reports: 10, appearances: 11 });
    expect(dump.origins.some((o: { appearances: string[] }) => o.appearances.length === 3)).toBe(true);
  });

  test('text is found by its words', async () => {
    const hits = await run('search', { dossier: path('a.dossier'), words: ['coffee', 'ring'] });
    expect(hits.length).toBeGreaterThan(0);
    expect(hits[0].snippet).toContain('‹');
  });

  test('every operation works on it, in words and as JSON', async () => {
    for (const op of OPERATIONS.filter(
      (o) => !['add', 'search', 'export', 'decide', 'impact', 'delete', 'merge'].includes(o.name),
    )) {
      const output = await run(op.name, { dossier: path('a.dossier') });
      expect(op.terminal(output, terminalStyle(false), { dossier: path('a.dossier') }).trim().length).toBeGreaterThan(
        20,
      );
      expect(JSON.parse(JSON.stringify(op.json ? op.json(output) : output))).toBeTruthy();
    }
  });

  test('is one plain SQLite file with readable views', async () => {
    const db = new Database(path('a.dossier'), { readonly: true });
    expect(db.pragma('application_id', { simple: true })).toBe(0x52617070);
    expect(db.pragma('journal_mode', { simple: true })).toBe('delete');
    expect(
      (db.prepare('SELECT count(*) AS n FROM statement WHERE speaker IS NOT NULL').get() as { n: number }).n,
    ).toBeGreaterThan(50);
    const slips = db
      .prepare(
        'SELECT e.exact, substr(r.text, e.start + 1, e."end" - e.start) AS cut FROM evidence e JOIN report r ON r.id = e.source',
      )
      .all() as { exact: string; cut: string }[];
    expect(slips.filter((s) => s.exact !== s.cut)).toEqual([]);
    db.close();
  });

  test('verify tells of a text that was changed behind its back', async () => {
    copyFileSync(path('a.dossier'), path('c.dossier'));
    const db = new Database(path('c.dossier'));
    db.exec("UPDATE report SET text = replace(text, 'the', 'teh') WHERE rowid = 1");
    db.close();
    const verified = await run('verify', { dossier: path('c.dossier') });
    expect(verified.faults.length).toBeGreaterThan(0);
  });
});

describe('the tables of the record', () => {
  const look = (name: string) => {
    const db = new Database(path(name), { readonly: true });
    try {
      return {
        state: db.prepare('SELECT state FROM record_state').pluck().get() as string,
        objects: db.prepare('SELECT count(*) FROM record_object').pluck().get() as number,
        actors: db.prepare('SELECT count(*) FROM actor').pluck().get() as number,
      };
    } finally {
      db.close();
    }
  };

  test('are written by read, empty as soon as they are old, and say which', async () => {
    writeFileSync(path('one.jsonl'), lines.slice(0, 4).join('\n'));
    writeFileSync(path('more.jsonl'), lines.slice(4, 6).join('\n'));
    const dossier = path('tables.dossier');
    await run('add', { dossier, source: [path('one.jsonl')], reader: 'rules' });
    expect(look('tables.dossier')).toMatchObject({
      objects: 0,
      actors: 0,
      state: expect.stringMatching(/rapporteur read/u),
    });
    await run('read', { dossier, reader: 'rules' });
    const written = look('tables.dossier');
    expect([written.state, written.actors > 2, written.objects > written.actors]).toEqual(['current', true, true]);
    expect((await run('verify', { dossier })).faults).toEqual([]);
    // What is known already changes nothing.
    await run('add', { dossier, source: [path('one.jsonl')], reader: 'rules' });
    expect(look('tables.dossier')).toEqual(written);
    await run('add', { dossier, source: [path('more.jsonl')], reader: 'rules' });
    expect(look('tables.dossier').objects).toBe(0);
    await run('read', { dossier, reader: 'rules' });
    await run('decide', { dossier, kind: 'side', words: [(await run('actors', { dossier }))[0].name, 'A Side'] });
    expect(look('tables.dossier').actors).toBe(0);
    await run('read', { dossier, reader: 'rules' });
    expect(look('tables.dossier').state).toBe('current');
  });

  test('verify tells of tables, decisions, briefs and rows that are not what they were', async () => {
    const spoilt = async (sql: string): Promise<string> => {
      copyFileSync(path('tables.dossier'), path('spoilt.dossier'));
      const db = new Database(path('spoilt.dossier'));
      db.pragma('foreign_keys = OFF');
      db.exec(sql);
      db.close();
      return (await run('verify', { dossier: path('spoilt.dossier') })).faults.join('\n');
    };
    const dossier = path('tables.dossier');
    await run('brief', { dossier, format: 'terminal', keep: true });
    const [reception] = (await run('dump', { dossier })).findings.filter(
      (f: { kind: string }) => f.kind === 'statement',
    );
    await run('decide', { dossier, kind: 'accept', words: [reception.id] });
    await run('read', { dossier, reader: 'rules' });
    expect(await spoilt('SELECT 1')).toBe('');
    expect(await spoilt("UPDATE record_row SET body = '{}' WHERE kind = 'actor'")).toMatch(/tables of the record/u);
    expect(await spoilt("UPDATE kept_brief SET body = replace(body, 'a', 'b')")).toMatch(/^brief:\S+: the brief/mu);
    expect(await spoilt("UPDATE decision SET author = 'Eve'")).toMatch(/another digest/u);
    expect(await spoilt("UPDATE report SET text = 'x' || text")).toMatch(/^decision:\S+: the words at/mu);
    expect(await spoilt('DELETE FROM report WHERE rowid = 1')).toMatch(
      /its text is gone, and rows of finding are left/u,
    );
    expect(await spoilt('DELETE FROM finding')).toMatch(/rows of evidence belong to no finding/u);
    expect(await spoilt("UPDATE capture SET captured_at = '2001-01-01'")).toMatch(/its captures tell something else/u);
    expect(await spoilt("INSERT INTO setting VALUES ('sweep', 'due')")).toMatch(/bytes of the file/u);
  });
});

describe('what is no dossier says so', () => {
  const fails = async (dossier: string): Promise<string> => {
    try {
      await run('brief', { dossier });
    } catch (thrown) {
      return (thrown as RapporteurError).code;
    }
    return 'none';
  };

  test('missing', async () => expect(await fails(path('none.dossier'))).toBe('dossier-missing'));
  test('a text file', async () => {
    writeFileSync(
      path('text.dossier'),
      'This is a text and no database, and it is long enough to be looked at.'.repeat(20),
    );
    expect(await fails(path('text.dossier'))).toBe('dossier-foreign');
  });
  test('another database', async () => {
    const db = new Database(path('other.dossier'));
    db.exec('CREATE TABLE t (a)');
    db.close();
    expect(await fails(path('other.dossier'))).toBe('dossier-foreign');
  });
  test('newer than the program', async () => {
    copyFileSync(path('a.dossier'), path('newer.dossier'));
    const db = new Database(path('newer.dossier'));
    db.pragma('user_version = 99');
    db.close();
    expect(await fails(path('newer.dossier'))).toBe('dossier-newer');
  });
  test('cut in half', async () => {
    const whole = readFileSync(path('a.dossier'));
    writeFileSync(path('half.dossier'), whole.subarray(0, Math.floor(whole.length / 2)));
    expect(['dossier-damaged', 'dossier-foreign']).toContain(await fails(path('half.dossier')));
  });
});

test('the schema is what others build on', () => {
  const db = new Database(path('a.dossier'), { readonly: true });
  const names = (
    db
      .prepare(
        "SELECT type || ' ' || name AS n FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'report_search_%' ORDER BY 1",
      )
      .all() as { n: string }[]
  ).map((r) => r.n);
  db.close();
  expect(names).toMatchInlineSnapshot(`
    [
      "table appearance",
      "table capture",
      "table decision",
      "table deletion",
      "table evidence",
      "table finding",
      "table kept_brief",
      "table reading",
      "table record_row",
      "table report",
      "table report_search",
      "table setting",
      "view actor",
      "view condition",
      "view meeting",
      "view position",
      "view proposal",
      "view reception",
      "view record_object",
      "view record_state",
      "view round",
      "view statement",
    ]
  `);
});
