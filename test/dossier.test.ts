import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, test } from 'vitest';
import {
  connect,
  decide,
  decisions,
  disconnect,
  type Entry,
  insert,
  remove,
  slice,
  verify,
} from '../src/dossier/index.js';
import { MIGRATIONS } from '../src/dossier/migrations/index.js';
import type { RapporteurError } from '../src/errors.js';
import { appearanceId, canonical, type Finding, findingId, reportId } from '../src/model/index.js';
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

describe('several programs on one dossier', () => {
  const one = (name: string) => {
    const db = connect(path(name), 'write');
    db.pragma('busy_timeout = 50');
    return db;
  };
  const entry = (text: string): Entry => {
    const report = { id: reportId(text), text };
    const told = { report: report.id, outlet: null, url: null, title: null, publishedAt: null };
    const more = { byline: null, modifiedAt: null, capturedAt: '2031-03-04T00:00:00.000Z' };
    return { report, appearance: { id: appearanceId(told), ...told, ...more }, cuts: [], readings: [] };
  };

  const by = (author: string) => ({ author, at: '2031-03-04T10:00:00.000Z', body: null, reason: null });

  test('who cannot get in is told so, and what was kept stays', () => {
    const [a, b] = [one('busy.dossier'), one('busy.dossier')];
    insert(a, 'busy', [entry('First.')], 'none');
    a.exec('BEGIN IMMEDIATE');
    expect(() => insert(b, 'busy', [entry('Second.')], 'none')).toThrow(
      expect.objectContaining({ code: 'dossier-busy' }),
    );
    a.exec('COMMIT');
    insert(b, 'busy', [entry('Second.')], 'none');
    expect(a.prepare('SELECT text FROM report ORDER BY 1').pluck().all()).toEqual(['First.', 'Second.']);
    for (const db of [a, b]) disconnect(db);
  });

  test('where a report is deleted while another reads, its bytes are cleared by the next who writes', () => {
    const a = one('swept.dossier');
    const gone = entry('The word quagga stands here. '.repeat(200));
    insert(a, 'swept', [gone, entry('Another one.')], 'none');
    const b = one('swept.dossier');
    b.exec('BEGIN');
    b.prepare('SELECT count(*) FROM report').get();
    expect(remove(a, 'swept', [gone.report.id], { at: '2031-03-05', author: 'Ada', reason: null })).toBe(false);
    expect(verify(a, 'swept').faults.join()).toMatch(/bytes of the file/u);
    b.exec('COMMIT');
    for (const db of [b, a]) disconnect(db);
    disconnect(one('swept.dossier'));
    expect(readFileSync(path('swept.dossier')).includes('quagga')).toBe(false);
    const c = connect(path('swept.dossier'), 'read');
    expect(verify(c, 'swept').faults).toEqual([]);
    disconnect(c);
  });

  test('who is who by a name that other reports give the record stays, however they spell it', () => {
    const db = connect(':memory:', 'write');
    const left = entry('The Sea Republic spoke.');
    const gone = entry('Varenia was there, and so was Maresh.');
    const told = {
      ...{ kind: 'mention', form: 'name', type: 'state', name: 'Varenia', role: null, affiliation: null, saidIn: null },
      ...{ evidence: [{ start: 4, end: 16 }], claimedBy: null, confidence: 1, step: 'test', party: null },
    };
    const id = findingId(left.report.id, 'mention', { ...told, id: null });
    const finding = { ...told, id, party: id } as unknown as Finding;
    const made = { source: left.report.id, reader: 'none', findings: [finding], layout: [], dropped: [] };
    const reading = { ...made, parties: { [id]: 'Varenia' } };
    insert(db, 'memory', [{ ...left, readings: [{ reading, text: left.report.text }] }, gone], 'none');
    for (const about of ['Varenia', 'Maresh'])
      decide(
        db,
        'memory',
        () => ({ ...by('Ada'), kind: 'side', about, value: 'A Side' }),
        () => {},
      );
    remove(db, 'memory', [gone.report.id], { at: '2031-03-05', author: 'Ada', reason: null });
    expect(decisions(db).map((d) => d.about)).toEqual(['Varenia']);
    disconnect(db);
  });

  test('of two decisions the one that was taken later is later, whatever the clock says', () => {
    const db = connect(':memory:', 'write');
    const told = { kind: 'side', about: 'Orsk', body: null, author: 'Ada', reason: null } as const;
    const at = '2031-03-04T10:00:00.000Z';
    const taken = ['Varenia', 'Kordavia', null].map((value) =>
      decide(
        db,
        'memory',
        () => ({ ...told, value, at }),
        () => {},
      ),
    );
    expect(taken.map((d) => d.at.slice(-5))).toEqual(['.000Z', '.001Z', '.002Z']);
    expect(decisions(db).map((d) => d.value)).toEqual(['Varenia', 'Kordavia', null]);
    disconnect(db);
  });

  test('a dossier of the schema before is read as it is, and is brought up to date by who writes', () => {
    const old = new Database(path('old.dossier'));
    for (const sql of MIGRATIONS.slice(0, 3)) old.exec(sql);
    old.pragma('application_id = 0x52617070');
    old.pragma('user_version = 3');
    const { report, appearance: a } = entry('An old text about nothing.');
    old.prepare('INSERT INTO report VALUES (?, ?)').run(report.id, report.text);
    old
      .prepare("INSERT INTO appearance VALUES (?, ?, NULL, NULL, NULL, 'A. Writer', NULL, NULL, ?, '[]')")
      .run(a.id, a.report, a.capturedAt);
    old.close();
    for (const mode of ['read', 'write', 'read'] as const) {
      const db = connect(path('old.dossier'), mode);
      const then = { at: '2031-03-04', clock: 'captured' } as const;
      const made = slice(db, 'old', 'none', then);
      expect([...made.appearances.values()].flat().map((x) => x.byline)).toEqual(['A. Writer']);
      expect(verify(db, 'old').faults).toEqual([]);
      disconnect(db);
    }
  });

  test('an appearance is known since its first capture and changed as the newest change has it, in either order', () => {
    const e = entry('One text.');
    const captured = (capturedAt: string, modifiedAt: string | null, byline: string | null) => ({
      ...e,
      appearance: { ...e.appearance, capturedAt, modifiedAt, byline },
    });
    const all = [
      captured('2031-03-04T00:00:00.000Z', null, null),
      captured('2031-03-06T00:00:00.000Z', '2031-03-05', 'A. Writer'),
      captured('2031-03-08T00:00:00.000Z', '2031-03-07', null),
      captured('2031-03-09T00:00:00.000Z', '2031-03-05', 'A. Writer'),
    ];
    for (const order of [all, [...all].reverse()]) {
      const db = connect(':memory:', 'write');
      insert(db, 'memory', order, 'none');
      const told = (at: string) =>
        [...slice(db, 'memory', 'none', { at, clock: 'captured' }).appearances.values()]
          .flat()
          .map((x) => [x.capturedAt.slice(0, 10), x.modifiedAt, x.byline]);
      expect(told('2031-03-03')).toEqual([]);
      expect(told('2031-03-05')).toEqual([['2031-03-04', null, null]]);
      expect(told('2031-03-07')).toEqual([['2031-03-04', '2031-03-05', 'A. Writer']]);
      expect(told('2031-03-09')).toEqual([['2031-03-04', '2031-03-07', null]]);
      expect(verify(db, 'memory').faults).toEqual([]);
      disconnect(db);
    }
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
      "table vector",
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
