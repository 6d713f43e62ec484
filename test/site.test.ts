import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import chromium from '@sparticuz/chromium';
import { type Browser, type BrowserContext, chromium as playwright } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { siteApp } from '../src/http/app.js';

const BIN = fileURLToPath(new URL('../bin/rapporteur.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'rapporteur-site-'));
const dossier = join(folder, 'talks.dossier');

/** A report that attacks whoever shows it. */
const ATTACK = {
  title: '<script>alert("title")</script> & <img src=x onerror=alert(1)>',
  outlet: '"><svg onload=alert(2)>',
  url: 'javascript:alert(3)',
  publishedAt: '2031-04-03',
  text: 'The envoy said on Monday: “<script>alert(4)</script> \u202egnihton saw dellac”.\n\nThe minister told reporters that “</mark><b>the talks go on</b>”.',
};

let server: ChildProcess;
let origin = '';
let browser: Browser;

beforeAll(async () => {
  writeFileSync(join(folder, 'attack.jsonl'), JSON.stringify(ATTACK));
  const examples = fileURLToPath(new URL('../examples/straits', import.meta.url));
  execFileSync(process.execPath, [BIN, 'add', dossier, examples, join(folder, 'attack.jsonl'), '--reader', 'rules']);
  server = spawn(process.execPath, [BIN, 'serve', dossier, '--port', '0']);
  origin = await new Promise<string>((resolve, reject) => {
    server.stderr!.on('data', (words: Buffer) => {
      const found = /http:\/\/127\.0\.0\.1:\d+/u.exec(String(words));
      if (found) resolve(found[0]);
    });
    server.on('exit', (code) => reject(new Error(`serve ended with ${code}`)));
  });
  // In one process the browser dies with its first page.
  const args = chromium.args.filter((a) => a !== '--single-process' && a !== '--no-zygote');
  browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [...args, '--no-sandbox'],
    headless: true,
  });
}, 120_000);

afterAll(async () => {
  await browser?.close();
  server?.kill();
  rmSync(folder, { recursive: true, force: true });
});

/** A page of a fresh context; whatever leaves the machine or is alerted is kept. */
async function open(path: string, options: Parameters<Browser['newContext']>[0] = {}) {
  const context: BrowserContext = await browser.newContext(options);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('request', (r) => {
    if (!r.url().startsWith(origin)) faults.push(`request to ${r.url()}`);
  });
  page.on('dialog', (d) => {
    faults.push(`alert ${d.message()}`);
    void d.dismiss();
  });
  page.on('pageerror', (e) => faults.push(`script: ${e.message}`));
  page.on('console', (m) => {
    if (m.type() === 'error') faults.push(`console: ${m.text()}`);
  });
  const answer = await page.goto(origin + path);
  return { page, context, faults, status: answer!.status() };
}

const PAGES = [
  '/',
  '/timeline',
  '/positions',
  '/proposals',
  '/conditions',
  '/statements',
  '/actors',
  '/reports',
  '/add',
];

describe('the site of a dossier', () => {
  test.each(PAGES)('%s: drawn, quiet, without a fault that axe knows, light, dark and narrow', async (path) => {
    for (const options of [
      { colorScheme: 'light' as const },
      { colorScheme: 'dark' as const },
      { viewport: { width: 390, height: 844 } },
    ]) {
      const { page, context, faults, status } = await open(path, options);
      expect(status).toBe(200);
      expect(await page.locator('h1').count()).toBe(1);
      expect(await page.locator('nav[aria-label="Pages"] a').count()).toBeLessThanOrEqual(5);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map((v) => `${v.id}: ${v.nodes[0]?.html}`)).toEqual([]);
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(wide).toBeLessThanOrEqual(0);
      expect(faults).toEqual([]);
      await context.close();
    }
  });

  test('a line of the brief opens its words in the report, and back leads to the line', async () => {
    const { page, context, faults } = await open('/');
    await page.locator('#standing .refs a, main .refs a').first().click();
    await page.waitForURL(/\/reports\//u);
    const id = decodeURIComponent(new URL(page.url()).hash.slice(1));
    expect(id).not.toBe('');
    const anchor = page.locator(`[id="${id}"]`);
    expect(await anchor.count()).toBe(1);
    await expect.poll(() => anchor.evaluate((e) => e.getBoundingClientRect().top < innerHeight)).toBe(true);
    expect(await page.locator('mark.on').count()).toBeGreaterThan(0);
    await page.goBack();
    expect(new URL(page.url()).pathname).toBe('/');
    expect(faults).toEqual([]);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations).toEqual([]);
    await context.close();
  });

  test('a link to a finding is permanent', async () => {
    const rows = JSON.parse(
      execFileSync(process.execPath, [BIN, 'statements', dossier, '--json'], { encoding: 'utf8' }),
    );
    const { page, context } = await open(`/findings/${encodeURIComponent(rows[0].id)}`);
    expect(page.url()).toContain('/reports/');
    expect(page.url()).toContain(rows[0].id.split(':')[1]);
    await context.close();
  });

  test('statements are found by speaker and words, without any script', async () => {
    const { page, context } = await open('/statements', { javaScriptEnabled: false });
    const all = await page.locator('ul.rows > li').count();
    await page.getByLabel('Words').fill('draft');
    await page.getByRole('button', { name: 'Find' }).click();
    const found = await page.locator('ul.rows > li').count();
    expect(found).toBeGreaterThan(0);
    expect(found).toBeLessThan(all);
    await page.locator('ul.rows > li blockquote a').first().click();
    expect(page.url()).toContain('/reports/');
    expect(await page.locator('article').count()).toBe(1);
    await context.close();
  });

  test('the keyboard alone steps through the findings of a report', async () => {
    const { page, context } = await open('/reports');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('skip');
    await page.locator('ul.rows a').last().focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/reports\//u);
    await page.keyboard.press('j');
    const first = await page.locator('.notes li.on').getAttribute('data-finding');
    await page.keyboard.press('j');
    const second = await page.locator('.notes li.on').getAttribute('data-finding');
    expect(second).not.toBe(first);
    await page.keyboard.press('k');
    expect(await page.locator('.notes li.on').getAttribute('data-finding')).toBe(first);
    await context.close();
  });

  test('what attacks is shown as text', async () => {
    const { page, context, faults } = await open('/reports');
    await page.getByText('alert("title")').click();
    await page.waitForURL(/\/reports\//u);
    const text = (await page.locator('main').textContent())!;
    expect(text).toContain('<script>alert(4)</script>');
    expect(text).toContain('U+202E');
    expect(text).toContain('</mark><b>the talks go on</b>');
    expect(await page.locator('article b, article script, main svg, main img').count()).toBe(0);
    expect(await page.locator('a[href^="javascript"]').count()).toBe(0);
    for (const path of PAGES) await page.goto(origin + path);
    expect(faults).toEqual([]);
    await context.close();
  });

  test('a report is added from the page, with progress and without any script', async () => {
    for (const javaScriptEnabled of [true, false]) {
      const { page, context, faults } = await open('/add', { javaScriptEnabled });
      const word = javaScriptEnabled ? 'harbour' : 'lighthouse';
      await page.getByLabel('Text', { exact: true }).fill(`The envoy said on Monday that the ${word} “stays open”.`);
      await page.getByLabel('Outlet').fill('The Sarn Post');
      await page.getByLabel('Published').fill('2031-04-05');
      await page.getByLabel('Files').setInputFiles({
        name: '../../<b>x</b>.txt',
        mimeType: 'text/plain',
        buffer: Buffer.from(`Nothing.`),
      });
      await page.getByRole('button', { name: 'Add' }).click();
      await page.getByRole('heading', { name: 'Added' }).waitFor({ timeout: 30_000 });
      expect(await page.locator('ul.rows > li').count()).toBe(2);
      expect(await page.locator('main').textContent()).not.toContain(tmpdir());
      await page.locator('ul.rows a').first().click();
      expect(await page.locator('article').textContent()).toContain(word);
      await page.goBack();
      await page.locator('ul.rows a').last().click();
      expect(await page.locator('main').textContent()).toContain('Nothing.');
      expect(await page.locator('.where').first().textContent()).toContain('The Sarn Post');
      expect(faults).toEqual([]);
      await context.close();
    }
  });

  test('what cannot be taken in says why', async () => {
    const { page, context } = await open('/add');
    await page.getByLabel('Files').setInputFiles({
      name: 'picture.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from([0, 1, 2, 3, 0, 255]),
    });
    await page.getByRole('button', { name: 'Add' }).click();
    await page.getByRole('heading', { name: 'Added' }).waitFor({ timeout: 30_000 });
    expect(await page.locator('.fault').textContent()).toContain('refused');
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations).toEqual([]);
    await context.close();
  });

  test('no other site can send a report', async () => {
    const body = () => {
      const form = new FormData();
      form.set('text', 'The envoy said that nothing is safe.');
      return form;
    };
    for (const from of ['http://evil.example', 'null', undefined]) {
      const headers: Record<string, string> = from ? { origin: from } : {};
      expect((await fetch(`${origin}/add`, { method: 'POST', body: body(), headers })).status).toBe(403);
    }
    const empty = await fetch(`${origin}/add`, { method: 'POST', body: new FormData(), headers: { origin } });
    expect(empty.status).toBe(422);
    // `fetch` sets the host itself.
    const status = await new Promise((resolve) => {
      get(`${origin}/`, { headers: { host: 'evil.example' } }, (answer) => resolve(answer.resume().statusCode));
    });
    expect(status).toBe(421);
  });

  test('answers carry a strict policy, and nothing but reading is answered', async () => {
    const answer = await fetch(`${origin}/`);
    const policy = answer.headers.get('content-security-policy')!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    expect((await fetch(`${origin}/`, { method: 'POST' })).status).toBe(404);
    expect((await fetch(`${origin}/nothing`)).status).toBe(404);
    expect((await fetch(`${origin}/reports/x`)).status).toBe(404);
  });
});

test('on another address nobody gets in without the token', async () => {
  const app = siteApp(dossier, 'secret');
  expect((await app.request('/')).status).toBe(401);
  expect((await app.request('/?token=wrong')).status).toBe(401);
  expect((await app.request('/', { headers: { cookie: 'rapporteur=wrong' } })).status).toBe(401);
  const letIn = await app.request('/statements?token=secret&words=draft');
  expect(letIn.status).toBe(302);
  expect(letIn.headers.get('location')).toBe('/statements?words=draft');
  const cookie = letIn.headers.get('set-cookie')!;
  expect(cookie).toMatch(/HttpOnly; SameSite=Strict/u);
  expect((await app.request('/', { headers: { cookie: cookie.split(';')[0]! } })).status).toBe(200);
});

describe('the site as a folder', () => {
  const files = (path: string): string[] =>
    readdirSync(path, { withFileTypes: true }).flatMap((e) =>
      e.isDirectory() ? files(join(path, e.name)) : [join(path, e.name)],
    );
  const exported = (name: string, ...options: string[]) => {
    const to = join(folder, name);
    execFileSync(process.execPath, [BIN, 'export', dossier, '--to', to, ...options]);
    return to;
  };

  test('opens from disk, and every link in it leads to a file and a place of it', async () => {
    const to = exported('site');
    const pages = files(to).filter((f) => f.endsWith('.html'));
    expect(pages.length).toBeGreaterThan(15);
    for (const file of pages) {
      const html = readFileSync(file, 'utf8');
      for (const [, href] of html.matchAll(/ (?:href|src)="([^"]+)"/gu)) {
        if (/^https?:/u.test(href!)) continue;
        const [path, place] = href!.split('#');
        const target = path ? join(dirname(file), path) : file;
        expect([href, existsSync(target)]).toEqual([href, true]);
        if (place) expect([href, readFileSync(target, 'utf8').includes(`id="${place}"`)]).toEqual([href, true]);
      }
    }
    const page = await browser.newPage();
    await page.goto(pathToFileURL(join(to, 'index.html')).href);
    await page.locator('.refs a').first().click();
    expect(await page.locator('article').count()).toBe(1);
    await page.close();
  });

  const plain = (html: string) =>
    html
      .replace(/<[^>]*>/gu, '')
      .replace(/&quot;/gu, '"')
      .replace(/&#39;/gu, "'")
      .replace(/&lt;/gu, '<')
      .replace(/&gt;/gu, '>')
      .replace(/&amp;/gu, '&');

  test('--no-text keeps the texts at home', () => {
    const to = exported('short', '--no-text');
    const all = files(to)
      .filter((f) => f.endsWith('.html'))
      .map((f) => plain(readFileSync(f, 'utf8')))
      .join('\n');
    const examples = new URL('../examples/straits/', import.meta.url);
    const texts = readFileSync(new URL('reports.jsonl', examples), 'utf8').trim().split('\n');
    for (const line of texts) {
      for (const paragraph of (JSON.parse(line) as { text: string }).text.split(/\n+/u))
        if ([...paragraph].length > 200) expect(all.includes(paragraph.slice(0, 200))).toBe(false);
    }
  });
});

test('serve says what is wrong before it listens', () => {
  const run = (...args: string[]) => {
    try {
      execFileSync(process.execPath, [BIN, 'serve', ...args], { encoding: 'utf8', stdio: 'pipe', timeout: 20_000 });
      return '';
    } catch (thrown) {
      return String((thrown as { stderr: string }).stderr);
    }
  };
  expect(run(dossier, '--port', 'many')).toContain('(option-value)');
  expect(run(join(folder, 'none.dossier'))).toContain('(dossier-missing)');
});
