import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { OPERATIONS } from '../src/operations/index.js';

const BIN = fileURLToPath(new URL('../bin/rapporteur.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'rapporteur-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const path = (name: string) => join(folder, name);

const rapporteur = (args: string[], input = '') => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...args], {
    input,
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  return { status, stdout, stderr };
};

const STORY =
  'The envoy, Lena Orsk, met the delegation in Tolmar on Monday. “We will sign,” Orsk said, “when the guns are silent.”';

describe('extract', () => {
  test('answers every line in order, and errors where they stand', () => {
    const input = [
      JSON.stringify({ id: 'a1', text: STORY, publishedAt: '2031-03-04' }),
      '',
      '{"id": "a2", "text": 5}',
      'not json',
      JSON.stringify({ text: STORY, url: null }),
      '{"id":"a4","text":"x","publishedAt":"yesterday"}',
    ].join('\n');
    const { status, stdout } = rapporteur(['extract'], input);
    const answers = stdout
      .trim()
      .split('\n')
      .map((l) => JSON.parse(l));
    expect(status).toBe(0);
    expect(answers.map((a) => [a.id, a.error?.code ?? 'found'])).toEqual([
      ['a1', 'found'],
      ['a2', 'line-no-text'],
      ['4', 'line-not-json'],
      ['5', 'found'],
      ['a4', 'date-not-edtf'],
    ]);
    expect(rapporteur(['extract', '--strict'], input).status).toBe(1);
  });

  test('gives the shape that others read', () => {
    const { stdout } = rapporteur(['extract'], JSON.stringify({ id: 'a1', text: STORY, publishedAt: '2031-03-04' }));
    const answer = JSON.parse(stdout);
    const statement = answer.findings.find((f: { kind: string }) => f.kind === 'statement');
    expect(Object.keys(answer)).toEqual(['id', 'report', 'reader', 'findings', 'parties', 'layout', 'dropped']);
    expect(statement).toMatchObject({
      kind: 'statement',
      quotation: 'direct',
      commits: 'asserts',
      saidIn: null,
      within: null,
      source: {
        value: { name: 'Lena Orsk' },
        evidence: [
          {
            type: 'SpecificResource',
            selector: [{ type: 'TextPositionSelector' }, { type: 'TextQuoteSelector', exact: 'Orsk' }],
          },
        ],
      },
      cue: [{ selector: [{}, { exact: 'said' }] }],
      content: [
        { selector: [{}, { exact: '“We will sign,”' }] },
        { selector: [{}, { exact: '“when the guns are silent.”' }] },
      ],
      relayedBy: [],
    });
    expect(Object.keys(statement).sort()).toMatchInlineSnapshot(`
      [
        "addressee",
        "anonymity",
        "carried",
        "channel",
        "claimedBy",
        "commits",
        "confidence",
        "content",
        "cue",
        "cuts",
        "evidence",
        "id",
        "kind",
        "quotation",
        "relayedBy",
        "repeated",
        "rung",
        "saidIn",
        "source",
        "step",
        "unclosed",
        "when",
        "where",
        "within",
      ]
    `);
    const meeting = answer.findings.find((f: { kind: string }) => f.kind === 'meeting');
    expect(meeting.resolved).toEqual({ when: '2031-03-03' });
    expect(answer.findings.some((f: { kind: string }) => f.kind === 'mention')).toBe(false);
  });

  test('gives mentions and annotations when asked', () => {
    const { stdout } = rapporteur(['extract', '--kinds', 'mention', '--annotations'], JSON.stringify({ text: STORY }));
    const answer = JSON.parse(stdout);
    expect(answer.findings.every((f: { kind: string }) => f.kind === 'mention')).toBe(true);
    expect(answer.annotations.tokens[0]).toEqual([0, 3, 'DET', expect.any(Number), expect.any(String)]);
    expect(Object.keys(answer.annotations)).toEqual(['tokens', 'names', 'offices', 'clusters', 'times']);
  });

  test('refuses kinds, steps and readers that are not there', () => {
    for (const [args, code] of [
      [['--kinds', 'weather'], 'kind-unknown'],
      [['--without', 'weather'], 'step-unknown'],
      [['--reader', 'oracle'], 'reader-unknown'],
    ] as const) {
      const { status, stderr } = rapporteur(['extract', ...args], '{"text":"x"}');
      expect(status).toBe(2);
      expect(stderr).toContain(`(${code})`);
    }
  });
});

describe('bad input is told, and the rest is done', () => {
  test('in one batch', () => {
    writeFileSync(path('good.txt'), STORY);
    writeFileSync(path('empty.txt'), '');
    writeFileSync(path('binary.txt'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]));
    writeFileSync(
      path('latin.txt'),
      Buffer.from('Der Gesandte sagte nein zu allem: f\xfcr Z\xf6lle und L\xf6hne sei es zu sp\xe4t.', 'latin1'),
    );
    writeFileSync(path('big.txt'), 'word '.repeat(10_000_000));
    writeFileSync(path('lines.jsonl'), `{"text": "${'The envoy said no. '.repeat(3)}"}\n{"text": \n{"text": ""}\n`);
    writeFileSync(path('bare.html'), '<!doctype html><html><body><nav>Home</nav></body></html>');
    const sources = [
      'good.txt',
      'empty.txt',
      'missing.txt',
      'binary.txt',
      'latin.txt',
      'big.txt',
      'lines.jsonl',
      'bare.html',
    ].map(path);
    const { status, stdout } = rapporteur(['add', path('d.dossier'), ...sources, '--json']);
    const { rows } = JSON.parse(stdout);
    expect(status).toBe(1);
    expect(
      rows.map((r: { outcome: string; error?: { code: string; hint: string } }) => r.error?.code ?? r.outcome),
    ).toEqual([
      'added',
      'source-empty',
      'source-missing',
      'source-binary',
      'source-encoding',
      'source-too-large',
      'added',
      'line-not-json',
      'line-no-text',
      'source-no-article',
    ]);
    for (const r of rows) if (r.error) expect(r.error.hint.length).toBeGreaterThan(10);
    expect(rapporteur(['verify', path('d.dossier')]).status).toBe(0);
  });

  test('and leaves no file behind when nothing was good', () => {
    const { status } = rapporteur(['add', path('none.dossier'), path('missing.txt')]);
    expect(status).toBe(1);
    expect(existsSync(path('none.dossier'))).toBe(false);
  });

  test('UTF-16 with a mark is read', () => {
    writeFileSync(path('utf16.txt'), Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(STORY, 'utf16le')]));
    expect(rapporteur(['add', path('u.dossier'), path('utf16.txt')]).status).toBe(0);
  });
});

test('an empty file is no dossier to read, and one to fill', () => {
  writeFileSync(path('zero.dossier'), '');
  expect(rapporteur(['brief', path('zero.dossier')]).stderr).toContain('(dossier-missing)');
  writeFileSync(path('story.txt'), STORY);
  expect(rapporteur(['add', path('zero.dossier'), path('story.txt')]).status).toBe(0);
});

test('a page says in which letters it is written', () => {
  const body =
    '<p>Der Gesandte sagte nein: für Zölle und Löhne sei es zu spät, und die Gespräche über das Wasser, die Straße und den Hafen blieben in dieser Woche ohne jedes Ergebnis.</p>';
  writeFileSync(
    path('latin.html'),
    Buffer.from(
      `<!doctype html><html><head><meta charset="windows-1252"><title>Nein</title></head><body><article>${body}</article></body></html>`,
      'latin1',
    ),
  );
  expect(rapporteur(['add', path('page.dossier'), path('latin.html')]).status).toBe(0);
  expect(rapporteur(['search', path('page.dossier'), 'Zölle']).stdout).toContain('Zölle');
});

describe('exit status and help', () => {
  test('0, 1 and 2', () => {
    expect(rapporteur(['--help']).status).toBe(0);
    expect(rapporteur(['brief', path('nowhere.dossier')]).status).toBe(1);
    expect(rapporteur(['brief']).status).toBe(2);
    expect(rapporteur(['forecast']).status).toBe(2);
    expect(rapporteur(['forecast']).stderr).toContain('(usage)');
    expect(JSON.parse(rapporteur(['brief', path('nowhere.dossier'), '--json']).stderr).error.code).toBe(
      'dossier-missing',
    );
    expect(rapporteur(['brief', path('d.dossier'), '--format', 'gif']).status).toBe(2);
  });

  test('every operation explains itself with an example', () => {
    const help = rapporteur(['--help']).stdout;
    for (const op of OPERATIONS) {
      expect(help).toContain(op.name);
      const own = rapporteur([op.name, '--help']).stdout;
      expect(own).toContain(op.examples[0]);
      for (const o of op.options) expect(own).toContain(`--${o.name}`);
    }
  });

  test('data on stdout, everything else on stderr, no colour in a pipe', () => {
    const { stdout, stderr } = rapporteur(['brief', path('d.dossier')]);
    expect(stderr).toBe('');
    expect(stdout).not.toContain('\u001b');
  });
});

describe('what a report says stays text', () => {
  const attack =
    '<script>alert(1)</script> The envoy, Lena Orsk, met the "<img src=x onerror=alert(2)>" delegation in Tolmar on Monday. Orsk said the talks were “<b>useful</b> \u202eevil”.';
  test('in HTML, Markdown and a terminal', () => {
    writeFileSync(
      path('attack.jsonl'),
      JSON.stringify({
        text: attack,
        title: '<svg onload=alert(3)>',
        outlet: '"><script>alert(4)</script>',
        url: 'javascript:alert(5)',
      }),
    );
    expect(rapporteur(['add', path('x.dossier'), path('attack.jsonl')]).status).toBe(0);
    const html = rapporteur(['brief', path('x.dossier'), '--format', 'html']).stdout;
    expect(html).not.toMatch(/<script|<img|<svg|<b>useful|javascript:/u);
    expect(html).toContain('&lt;');
    expect(html).not.toContain('\u202e');
    expect(rapporteur(['brief', path('x.dossier'), '--format', 'markdown']).stdout).not.toMatch(/(?<!\\)<script/u);
    expect(rapporteur(['brief', path('x.dossier')]).stdout).not.toContain('\u202e');
  });
});

test('npx finds the program', () => {
  expect(execFileSync(process.execPath, [BIN, '--version'], { encoding: 'utf8' }).trim()).toBe(
    JSON.parse(readFileSync(fileURLToPath(new URL('../package.json', import.meta.url)), 'utf8')).version,
  );
});
