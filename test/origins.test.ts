import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import chromium from '@sparticuz/chromium';
import { parse } from 'csv-parse/sync';
import { type Browser, chromium as playwright } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const BIN = fileURLToPath(new URL('../bin/rapporteur.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'rapporteur-origins-'));
const dossier = join(folder, 'talks.dossier');
const run = (...args: string[]) => execFileSync(process.execPath, [BIN, ...args], { encoding: 'utf8' });
const json = (...args: string[]) => JSON.parse(run(...args, '--json'));

const WIRE =
  'Varenia would return to the talks only if Kordavia withdrew its guns from the Orm ridge, Foreign Minister Lena Orsk said on Tuesday. Varenia accused Kordavia of shelling the harbour of Pellow on Monday night. Twelve people were wounded in the harbour of Pellow, the hospital said. The talks in Tolmar were constructive, the mediator Milan Velt said.';
const REPORTS = [
  { outlet: 'Kest Wire', publishedAt: '2031-03-04', title: 'Talks wait', text: WIRE },
  {
    outlet: 'Lunde Courier',
    publishedAt: '2031-03-05',
    title: 'Guns first',
    text: `${WIRE} A crowd waited at the gate.`,
  },
  { outlet: 'Brenn Herald', publishedAt: '2031-03-05', title: 'Ridge', text: `From our desk. ${WIRE}` },
  {
    outlet: 'Pellow Daily',
    publishedAt: '2031-03-05',
    title: '<b>Harbour</b>',
    text: 'Fishermen stayed at home on Tuesday. According to Kest Wire, 12 people were wounded in the harbour of Pellow. Nobody knows who fired the shells at the town.',
  },
];
/** Of kinds of findings the three copies tell one each. */
const KINDS = ['conditions', 'acts', 'figures', 'assessments', 'statements'] as const;

beforeAll(() => {
  writeFileSync(join(folder, 'reports.jsonl'), REPORTS.map((r) => JSON.stringify(r)).join('\n'));
  run('add', dossier, join(folder, 'reports.jsonl'));
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('in a terminal', () => {
  test('the same claim of copied reports is one row, and --json has every finding', () => {
    for (const kind of KINDS) {
      const rows = json(kind, dossier);
      const all = (kind === 'conditions' ? rows.conditions : rows) as {
        id: string;
        copyOf: string | null;
        told: object;
      }[];
      const ids = new Set(all.map((r) => r.id));
      const copies = all.filter((r) => r.copyOf !== null);
      expect([kind, copies.length % 2, copies.length > 0]).toEqual([kind, 0, true]);
      for (const c of copies) expect(ids.has(c.copyOf!)).toBe(true);
      const words = run(kind, dossier);
      expect(words).toContain(`${all.length} ${kind}, ${copies.length} of them copies`);
      expect(words).toContain('the same words in 2 more: Brenn Herald, 2031-03-05; Lunde Courier, 2031-03-05');
      expect(words).toMatch(/1 origin, [34] carriers/u);
    }
  });

  test('--origins says which report is of which origin, and why, with the passage', () => {
    const words = run('figures', dossier, '--origins').replace(/\s+/gu, ' ');
    expect(words).toContain(
      'Lunde Courier, 2031-03-05: copied, 100 %: “Twelve people were wounded in the harbour of Pellow',
    );
    expect(words).toContain('Pellow Daily, 2031-03-05: credit to Kest Wire: “According to Kest Wire”');
    const rows = json('acts', dossier, '--origins') as { copyOf: null; told: { origins: { carriers: unknown[] }[] } }[];
    expect(rows.find((r) => r.copyOf === null)!.told.origins[0]!.carriers).toHaveLength(3);
  });

  test.each([
    'positions',
    'contradictions',
    'questions',
    'utterances',
    'rounds',
    'commitments',
    'deadlines',
    'moves',
    'forecasts',
    'proposals',
    'meetings',
  ])('%s takes the option too', (name) => {
    const examples = join(folder, 'straits.dossier');
    if (name === 'positions')
      run('add', examples, fileURLToPath(new URL('../examples/straits', import.meta.url)), '--reader', 'rules');
    const words = run(name, examples, '--origins');
    if (!/^No /u.test(words)) expect(words).toMatch(/\d+ origins?, \d+ carriers?/u);
  });

  test('origins lists texts with what ties them, and of one report which stretches stand elsewhere', () => {
    const rows = json('origins', dossier) as {
      carriers: { why: string; outlet: string; report: string }[];
      findings: number;
    }[];
    expect(rows.map((r) => r.carriers.length)).toEqual([3, 1]);
    expect(rows[0]!.carriers.map((c) => [c.outlet, c.why]).sort()).toEqual([
      ['Brenn Herald', 'copied, 100 %'],
      ['Kest Wire', 'the same text'],
      ['Lunde Courier', 'copied, 100 %'],
    ]);
    expect(rows[0]!.findings).toBeGreaterThan(20);
    const words = run('origins', dossier).replace(/\s+/gu, ' ');
    expect(words).toContain('2 origins, 1 of a report that stands alone');
    expect(words).not.toContain('Pellow Daily');
    expect(run('origins', dossier, '--all')).toContain('credits Kest Wire: “According to Kest Wire”');
    const { report } = rows[0]!.carriers.find((c) => c.outlet === 'Lunde Courier')!;
    const one = json('origins', dossier, report.slice(7, 23));
    expect(one.stretches).toHaveLength(1);
    expect(one.stretches[0].in.map((p: { outlet: string }) => p.outlet)).toEqual(['Kest Wire', 'Brenn Herald']);
    const missing = spawnSync(process.execPath, [BIN, 'origins', dossier, 'ffffffffffff'], { encoding: 'utf8' });
    expect([missing.status, missing.stderr]).toEqual([1, expect.stringContaining('report-unknown')]);
  });

  test('tables count them, and say what copies what', () => {
    const to = join(folder, 'tables');
    run('export', dossier, '--format', 'csv', '--to', to);
    const table = (name: string) =>
      parse(readFileSync(join(to, `${name}.csv`), 'utf8'), { columns: true, bom: true }) as Record<string, string>[];
    const acts = table('acts');
    expect(acts.filter((a) => a['copy of'] !== '').every((a) => acts.some((b) => b.id === a['copy of']))).toBe(true);
    expect(acts.some((a) => a.origins === '1' && a.carriers === '3')).toBe(true);
    expect(
      table('origins')
        .map((r) => r.tie)
        .sort(),
    ).toEqual(['', '', 'copied', 'copied']);
    expect(table('carriers').some((r) => r.why === 'credit to Kest Wire' && r.words === 'According to Kest Wire')).toBe(
      true,
    );
    run('export', dossier, '--format', 'csv', '--to', to, '--no-text');
    expect(readFileSync(join(to, 'carriers.csv'), 'utf8')).not.toContain('Varenia accused Kordavia of shelling');
  });
});

describe('on pages', () => {
  let server: ChildProcess;
  let browser: Browser;
  let address = '';

  beforeAll(async () => {
    server = spawn(process.execPath, [BIN, 'serve', dossier, '--port', '0']);
    address = await new Promise<string>((resolve, reject) => {
      server.stderr!.on('data', (words: Buffer) => {
        const found = /http:\/\/127\.0\.0\.1:\d+/u.exec(String(words));
        if (found) resolve(found[0]);
      });
      server.on('exit', (code) => reject(new Error(`serve ended with ${code}`)));
    });
    const unlike = ['--single-process', '--no-zygote'];
    browser = await playwright.launch({
      executablePath: await chromium.executablePath(),
      args: [...chromium.args.filter((a) => !unlike.includes(a)), '--no-sandbox'],
      headless: true,
    });
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    server?.kill();
  });

  const open = async (path: string) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(address + path);
    return page;
  };

  test.each(KINDS)('/%s: one row with its carriers, and a click leads to each', async (name) => {
    const page = await open(`/${name}`);
    const row = page.locator('li.entry', { hasText: 'the same words in 2 more' }).first();
    const carriers = row.locator('details.carriers');
    expect(await carriers.locator('.copies').isVisible()).toBe(false);
    await carriers.locator('summary').click();
    expect(await carriers.locator('.copies a').count()).toBe(2);
    expect(await carriers.textContent()).toContain('copied, 100 %');
    await carriers.locator('.copies a').first().click();
    expect(page.url()).toContain('/reports/');
    await page.context().close();
  });

  test('/origins and a report say of what origin it is, what else carries it, and where its stretches stand', async () => {
    const page = await open('/origins');
    expect(await page.locator('li.origin').first().textContent()).toContain('3 carriers');
    await page.locator('li.origin summary').first().click();
    await page.locator('li.origin details a', { hasText: 'Lunde Courier' }).first().click();
    const section = page.locator('section.origin');
    expect(await section.textContent()).toContain('1 origin, 3 carriers, first in Kest Wire, 2031-03-04');
    await section.locator('summary', { hasText: '1 stretch in other reports too' }).click();
    await section.locator('details').last().locator('a', { hasText: 'Brenn Herald' }).first().click();
    expect(await page.locator('mark.sought').first().isVisible()).toBe(true);
    await page.context().close();
  });

  test('a claim has a page of its own with every carrier, and what is no finding has the list', async () => {
    const [row] = (json('acts', dossier) as { id: string; copyOf: string | null }[]).filter((r) => r.copyOf !== null);
    const page = await open(`/origins?of=${encodeURIComponent(row!.id)}`);
    expect(await page.locator('main').textContent()).toContain('1 origin, 3 carriers');
    expect(await page.locator('main ul.rows a').count()).toBe(3);
    await page.goto(`${address}/origins?of=event:none`);
    expect(await page.locator('h1').textContent()).toBe('Origins');
    await page.context().close();
  });

  test('/reports lists the other carriers of each, and nothing is at fault', async () => {
    for (const path of ['/reports', '/origins', '/figures']) {
      const context = await browser.newContext({ viewport: { width: 380, height: 800 } });
      const page = await context.newPage();
      await page.goto(address + path);
      for (const summary of await page.locator('details.carriers > summary').all()) await summary.click();
      expect((await new AxeBuilder({ page }).analyze()).violations.map((v) => v.id)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      if (path === '/reports') expect(await page.locator('details.carriers').count()).toBe(3);
      await context.close();
    }
  });
});
