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
  title: `<script>alert("title")</script> & <img src=x onerror=alert(1)> \u202enaelc \u0000${'w'.repeat(900)}`,
  outlet: `"><svg onload=alert(2)>\u2066${'v'.repeat(300)}`,
  url: 'javascript:alert(3)',
  publishedAt: '2031-04-03',
  text:
    'The envoy said on Monday: “<script>alert(4)</script> \u202egnihton saw dellac”.\n\nThe minister told reporters that “</mark><b>the talks go on</b>”, and that ' +
    'u'.repeat(3000) +
    ' waits.',
};

/** A line of a megabyte, of which every word attacks. */
const LONG = {
  title: '<svg onload=alert(5)>a line of a megabyte',
  outlet: 'The <b>Long</b> Line',
  url: 'https://long.example/"><script>alert(6)</script>',
  publishedAt: '2031-04-04',
  text: `The envoy said on Monday that “the line is <i>long</i>”. ${'<svg/onload=alert(7)>-lamp '.repeat(36_000)}`,
};

/** A report in a script that runs from right to left, with a quotation in one that does not. */
const ARABIC = {
  title: 'قالت الوزيرة إن المحادثات مستمرة',
  outlet: 'صحيفة الميناء',
  publishedAt: '2031-04-03',
  text: 'قالت الوزيرة يوم الاثنين إن المحادثات مستمرة في المدينة.\n\nThe envoy told reporters that “the talks go on” in the city.',
};

let server: ChildProcess;
let origin = '';
let browser: Browser;

beforeAll(async () => {
  writeFileSync(join(folder, 'attack.jsonl'), [ATTACK, LONG, ARABIC].map((r) => JSON.stringify(r)).join('\n'));
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
  // In one process the browser dies with its first page; and it is to guard its user as any browser does.
  const unlike = ['--single-process', '--no-zygote', '--disable-web-security', '--allow-running-insecure-content'];
  const args = chromium.args.filter((a) => !unlike.includes(a));
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
  '/figures',
  '/moves',
  '/convergence',
  '/rounds',
  '/acts',
  '/assessments',
  '/commitments',
  '/questions',
  '/reports',
  '/add',
];

/** Where a page's first link of a kind leads. */
async function first(path: string, selector: string): Promise<string> {
  const html = await (await fetch(origin + path)).text();
  const found = new RegExp(`href="(${selector}[^"]*)"`, 'u').exec(html);
  return found![1]!.replace(/&amp;/gu, '&');
}

/** Pages that the navigation does not name. */
const BELOW: readonly (readonly [string, () => Promise<string>])[] = [
  ['a report', () => first('/reports', '/reports/')],
  ['an actor', () => first('/actors', '/actors/')],
  ['statements narrowed', async () => '/statements?tellers=1&words=a'],
  ['a search', async () => '/search?words=draft'],
  ['days of the timeline', async () => '/timeline?since=2031-03-01&until=2031-03-20'],
  ['a finding', () => first('/reports', '/reports/').then((report) => first(report, '/findings/'))],
];

async function drawnWell(path: string, options: Parameters<Browser['newContext']>[0]) {
  const { page, context, faults, status } = await open(path, options);
  expect(status).toBe(200);
  expect(await page.locator('h1').count()).toBe(1);
  expect(await page.locator('nav[aria-label="Pages"] a').count()).toBeLessThanOrEqual(5);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map((v) => `${v.id}: ${v.nodes[0]?.html}`)).toEqual([]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wide).toBeLessThanOrEqual(0);
  expect(faults).toEqual([]);
  await context.close();
}

const LOOKS = [
  { colorScheme: 'light' as const },
  { colorScheme: 'dark' as const },
  { viewport: { width: 390, height: 844 } },
];

describe('the site of a dossier', () => {
  test.each(PAGES)('%s: drawn, quiet, without a fault that axe knows, light, dark and narrow', async (path) => {
    for (const options of LOOKS) await drawnWell(path, options);
  });

  test.each(BELOW)('%s: drawn, quiet, without a fault that axe knows, light, dark and narrow', async (_, path) => {
    for (const options of LOOKS) await drawnWell(await path(), options);
  });

  test('a line of the brief opens its words beside it, with outlet and date, and the place is kept', async () => {
    const { page, context, faults } = await open('/', { viewport: { width: 1280, height: 900 } });
    const link = page.locator('#quoted .refs a').first();
    await link.scrollIntoViewIfNeeded();
    const before = (await link.boundingBox())!.y;
    await link.click();
    const inside = page.frameLocator('.panel iframe');
    await inside.locator('mark.on').first().waitFor();
    expect(await inside.locator('.imprint').textContent()).toMatch(/\S+.*2031-\d\d-\d\d/u);
    expect(await inside.locator('.top').isVisible()).toBe(false);
    const words = (await link.getAttribute('href'))!.split('#')[1]!;
    expect(await inside.locator(`mark:has([id="${words}"])`).isVisible()).toBe(true);
    expect(new URL(page.url()).pathname).toBe('/');
    // Beside the panel the line is whole, and where it was.
    const after = (await link.boundingBox())!;
    expect(Math.abs(after.y - before)).toBeLessThan(4);
    expect(after.x + after.width).toBeLessThan((await page.locator('.panel').boundingBox())!.x);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map((v) => v.id)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await page.locator('.panel').count()).toBe(0);
    expect(await link.evaluate((e) => e === document.activeElement)).toBe(true);
    expect(Math.abs((await link.boundingBox())!.y - before)).toBeLessThan(4);
    // From inside the report as well.
    await link.press('Enter');
    await inside.locator('.notes a').first().focus();
    await page.keyboard.press('j');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('.panel').count()).toBe(0);
    expect(faults).toEqual([]);
    await context.close();
  });

  test.each([
    ['on a narrow screen', { viewport: { width: 390, height: 844 } }],
    ['without any script', { javaScriptEnabled: false }],
  ])('%s the words open in their report, and back leads to the line', async (_, options) => {
    const { page, context, faults } = await open('/', options);
    await page.locator('#quoted .refs a').first().click();
    await page.waitForURL(/\/reports\//u);
    const anchor = page.locator(`[id="${decodeURIComponent(new URL(page.url()).hash.slice(1))}"]`);
    expect(await anchor.count()).toBe(1);
    const place = () => anchor.boundingBox().then((box) => box !== null && box.y >= 0 && box.y < 900);
    await expect.poll(place).toBe(true);
    await page.goBack();
    expect(new URL(page.url()).pathname).toBe('/');
    expect(faults).toEqual([]);
    await context.close();
  });

  test('statements are narrowed by what is known of them, one choice after another', async () => {
    const { page, context } = await open('/statements', { javaScriptEnabled: false });
    const count = async () => Number((await page.locator('[role=status]').textContent())!.match(/\d+/u)![0]);
    const all = await count();
    const facet = (label: string) => page.locator('.facets details', { hasText: label });
    for (const label of ['Speaker', 'Told by', 'Side', 'Issue', 'Outlet', 'Quoted or not', 'Tellers between'])
      expect([label, await facet(label).first().locator('li').count()]).not.toEqual([label, 0]);
    const outlet = facet('Outlet').locator('li').first();
    const promised = Number(await outlet.locator('.count').textContent());
    await outlet.locator('a').click();
    expect(await count()).toBe(promised);
    const direct = facet('Quoted or not').locator('li', { hasText: /^direct/u });
    const fewer = Number(await direct.locator('.count').textContent());
    await direct.locator('a').click();
    expect(await count()).toBe(fewer);
    expect(fewer).toBeLessThan(promised);
    expect(await page.locator('.chosen li').count()).toBe(2);
    await page.locator('.chosen a').first().click();
    await page.locator('.chosen a').first().click();
    expect(await count()).toBe(all);
    await context.close();
  });

  test('the texts are searched from any page, and what is found opens at its place', async () => {
    const { page, context, faults } = await open('/positions', { viewport: { width: 1280, height: 900 } });
    await page.getByLabel('Words in the texts').fill('prisoners draft');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/search\?words=/u);
    const passage = page.locator('blockquote a').first();
    const sought = (await passage.locator('mark').textContent())!;
    expect(sought).toMatch(/prisoners|draft/iu);
    await passage.click();
    const inside = page.frameLocator('.panel iframe').locator('mark.sought');
    await inside.waitFor();
    expect(await inside.textContent()).toBe(sought);
    expect(faults).toEqual([]);
    for (const [words, status] of [
      ['"a phrase that nobody wrote"', 'No report holds'],
      ['"', 'No report holds'],
      ['zz OR (NEAR', 'No report holds'],
      ['prisoners zzz', 'with some of them'],
      ['"a line of a megabyte"', '1 report with all'],
    ]) {
      await page.goto(`${origin}/search?words=${encodeURIComponent(words!)}`);
      expect(await page.locator('[role=status]').textContent()).toContain(status);
    }
    await context.close();
  });

  test('days of the timeline are chosen by hand and by links', async () => {
    const { page, context, faults } = await open('/timeline', { viewport: { width: 1280, height: 900 } });
    const box = (await page.locator('.brush svg').boundingBox())!;
    await page.mouse.move(box.x + box.width * 0.3, box.y + 40);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.6, box.y + 60, { steps: 5 });
    await page.mouse.up();
    await page.waitForURL(/since=2031-\d\d-\d\d&until=2031-\d\d-\d\d/u);
    const { searchParams } = new URL(page.url());
    const [since, until] = [searchParams.get('since')!, searchParams.get('until')!];
    expect(since < until).toBe(true);
    for (const day of await page
      .locator('.days > li')
      .evaluateAll((list) => list.map((e) => (e as HTMLElement).dataset.day!)))
      expect([day, day <= until]).toEqual([day, true]);
    await page.getByRole('link', { name: 'Closer' }).click();
    expect(new URL(page.url()).searchParams.get('since')! > since).toBe(true);
    await page.getByRole('link', { name: 'All of it' }).click();
    expect(new URL(page.url()).search).toBe('');
    // A day that a report tells and one that is only the report's do not look alike.
    expect(await page.locator('.brush [fill="var(--paper)"]').count()).toBeGreaterThan(0);
    expect(await page.locator('.days h2', { hasText: 'by the day of the report' }).count()).toBeGreaterThan(0);
    expect(faults).toEqual([]);
    await context.close();
  });

  test('a cell of the positions opens its words, with their age', async () => {
    const { page, context } = await open('/positions', { javaScriptEnabled: false });
    const cell = page.locator('details.cell').first();
    expect(await cell.locator('q').first().isVisible()).toBe(false);
    expect(await cell.locator('.age').textContent()).toMatch(/2031-\d\d-\d\d, \d+ days old/u);
    await cell.locator('summary').first().click();
    expect(await cell.locator('q').first().isVisible()).toBe(true);
    await cell.locator('ul a').first().click();
    expect(page.url()).toContain('/reports/');
    await context.close();
  });

  test('papers and conditions are pictures with a table behind them', async () => {
    for (const [path, name] of [
      ['/proposals', 'Papers, where they come from'],
      ['/conditions', 'Who waits for what'],
    ]) {
      const { page, context } = await open(path!, { viewport: { width: 1280, height: 900 } });
      const names = await page.locator('svg.graph rect.box').count();
      expect(names).toBeGreaterThan(2);
      expect(await page.locator('svg.graph .arrow').count()).toBeGreaterThan(0);
      expect(await page.locator(`section[aria-label^="${name}"] tbody tr`).count()).toBeGreaterThan(2);
      await page.locator('svg.graph a').first().click();
      await page.frameLocator('.panel iframe').locator('mark.on').first().waitFor();
      await context.close();
    }
  });

  test('an actor: what they are, whom they met, what they said', async () => {
    const { page, context } = await open('/actors');
    await page.locator('.actor a').first().click();
    const name = await page.locator('h1').textContent();
    for (const heading of ['What they are', 'Whom they met', 'What they said'])
      expect(await page.locator('h2', { hasText: heading }).count()).toBe(1);
    for (const voice of await page.locator('#said .voice b').allTextContents())
      expect(voice.startsWith(name!)).toBe(true);
    await page.locator('#met li a').first().click();
    expect(await page.locator('#met li a', { hasText: name! }).count()).toBeGreaterThan(0);
    await context.close();
  });

  test('words that run from right to left do so, line by line', async () => {
    const { page, context } = await open('/reports');
    await page.getByText(ARABIC.title).click();
    const directions = await page
      .locator('article p')
      .evaluateAll((list) => list.map((e) => getComputedStyle(e).direction));
    expect(directions).toEqual(['rtl', 'ltr']);
    // An outlet's name does not turn the date beside it.
    expect(await page.locator('.imprint bdi').textContent()).toBe(ARABIC.outlet);
    expect(await page.locator('.imprint').evaluate((e) => getComputedStyle(e).direction)).toBe('ltr');
    expect(await page.locator('h1').evaluate((e) => getComputedStyle(e).direction)).toBe('rtl');
    await context.close();
  });

  test('a text of a megabyte comes in parts, and a link to a finding leads to the right one', async () => {
    const { page, context, faults } = await open('/reports');
    await page.getByText('a line of a megabyte').click();
    expect(await page.locator('.pager').first().textContent()).toContain('part 1 of');
    expect((await page.content()).length).toBeLessThan(400_000);
    await page.getByRole('link', { name: 'After' }).first().click();
    expect(await page.locator('article').textContent()).toContain('<svg/onload=alert(7)>');
    expect(await page.locator('article svg').count()).toBe(0);
    expect(faults).toEqual([]);
    await context.close();
  });

  test('on paper there is the text and no furniture', async () => {
    const { page, context } = await open(await first('/reports', '/reports/'));
    await page.emulateMedia({ media: 'print' });
    for (const gone of ['.top nav', '.tools', '.hint'])
      expect(await page.locator(gone).first().isVisible()).toBe(false);
    expect(await page.locator('article').isVisible()).toBe(true);
    expect(await page.locator('aside .notes').isVisible()).toBe(true);
    await context.close();
  });

  test('a place that is not there says so on a page, with the ways to the others', async () => {
    for (const path of ['/nothing', '/reports/x', '/findings/x', '/add/x']) {
      const { page, context, status } = await open(path);
      expect([path, status]).toEqual([path, 404]);
      expect(await page.locator('.fault').textContent()).toContain('(not-found)');
      expect(await page.locator('nav[aria-label="Pages"] a').count()).toBe(5);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map((v) => v.id)).toEqual([]);
      await context.close();
    }
  });

  test('from words that are marked to their note, and on to the next that they belong to', async () => {
    const { page, context } = await open(await first('/reports?from=3', '/reports/'), {
      viewport: { width: 1280, height: 900 },
    });
    const mark = page.locator('article mark').last();
    const own = (await mark.getAttribute('data-findings'))!.split(' ');
    await mark.click();
    expect(await page.locator('.notes li.on').getAttribute('data-finding')).toBe(own.at(-1));
    expect(await page.locator('.notes li.on').isVisible()).toBe(true);
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
    await page.getByLabel('Words', { exact: true }).fill('draft');
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
    // From the field of the search on, by Tab alone.
    for (let i = 0; i < 40; i++) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(() => document.activeElement?.matches('ul.rows a') === true)) break;
    }
    // Past the reports that only attack.
    for (let i = 0; i < 4; i++) await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.matches('ul.rows a'))).toBe(true);
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
    for (const path of [...PAGES, await first('/reports', '/reports/')]) {
      await page.goto(origin + path);
      const alien = 'main script, main img, main b > b, main i, a[href^="javascript"], [onload], [onerror]';
      expect([path, await page.locator(alien).count()]).toEqual([path, 0]);
      // What would turn the words around is nowhere.
      expect([path, /[\u0000\u202a-\u202e\u2066-\u2069]/u.test(await page.content())]).toEqual([path, false]);
    }
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

  test('progress is told as it happens, to the end', async () => {
    const form = new FormData();
    form.set('text', 'The envoy said that the “bridge holds”.');
    const sent = await fetch(`${origin}/add`, { method: 'POST', body: form, headers: { origin }, redirect: 'manual' });
    expect(sent.status).toBe(303);
    const answer = await fetch(`${origin}${sent.headers.get('location')}/events`);
    expect(answer.headers.get('content-type')).toContain('text/event-stream');
    const events = [...(await answer.text()).matchAll(/event: (\w+)\ndata: ?(\d*)/gu)].map((m) => [m[1], m[2]]);
    expect(events.at(-1)).toEqual(['end', '']);
    expect(events.filter(([name]) => name === 'progress').at(-1)).toEqual(['progress', '1']);
  });

  test('files that are dropped on any page are taken in', async () => {
    const { page, context, faults } = await open('/statements');
    const files = await page.evaluateHandle(() => {
      const held = new DataTransfer();
      held.items.add(new File(['The envoy said that the “ferry waits”.'], 'ferry.txt', { type: 'text/plain' }));
      return held;
    });
    await page.dispatchEvent('main', 'dragenter', { dataTransfer: files });
    expect(await page.locator('body.over').count()).toBe(1);
    await page.dispatchEvent('main', 'drop', { dataTransfer: files });
    await page.getByRole('heading', { name: 'Added' }).waitFor({ timeout: 30_000 });
    expect(await page.locator('ul.rows').textContent()).toContain('ferry.txt');
    expect(faults).toEqual([]);
    await context.close();
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

  test('a side is set from the page of somebody, and taken back from the log, without any script too', async () => {
    for (const javaScriptEnabled of [true, false]) {
      const { page, context, faults } = await open('/actors', { javaScriptEnabled });
      await page.locator('.rows.undecided, ul.rows').first().locator('a').first().click();
      await page.getByText('Set the side').click();
      await page.getByLabel('Side').fill('The Third Bench');
      await page.getByLabel('Why').fill('<b>because</b>');
      await page.getByLabel('Your name').fill('Ada');
      await page.getByRole('button', { name: 'Set' }).click();
      await page.getByText('set by a person').waitFor();
      expect(await page.locator('.coverage').textContent()).toContain(
        'The Third Bench, set by a person; the reports alone gave',
      );
      if (javaScriptEnabled) expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      await page.goto(`${origin}/actors`);
      const log = page.locator('#decisions li');
      expect(await log.first().textContent()).toMatch(/is of The Third Bench Ada, \d{4}-\d\d-\d\d: <b>because<\/b>/u);
      await log.first().getByRole('button', { name: 'Undo' }).click();
      await page.getByText('undone').first().waitFor();
      expect(await page.locator('main').textContent()).not.toContain('● The Third Bench');
      expect(faults).toEqual([]);
      await context.close();
    }
  });

  test('who may be meant is answered with a button, and the question is gone until it is undone', async () => {
    const { page, context, faults } = await open('/actors', { javaScriptEnabled: false });
    const questions = page.locator('.undecided > li');
    const asked = await questions.count();
    expect(asked).toBeGreaterThan(0);
    await questions.first().getByRole('button', { name: 'The same' }).first().click();
    await page.locator('#decisions').waitFor();
    expect(await questions.count()).toBeLessThan(asked);
    await page.locator('#decisions li').first().getByRole('button', { name: 'Undo' }).click();
    await page.getByText('undone').first().waitFor();
    expect(await questions.count()).toBe(asked);
    expect(faults).toEqual([]);
    await context.close();
  });

  test('what nobody can decide, and what another site sends, is refused', async () => {
    const send = (fields: Record<string, string>, from: string) =>
      fetch(`${origin}/decide`, {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: { origin: from },
        redirect: 'manual',
      });
    const side = { kind: 'side', about: 'Nobody Here', value: 'Varenia' };
    const refused = await send(side, origin);
    expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining('decision-words')]);
    expect((await send({ ...side, kind: 'guess' }, origin)).status).toBe(422);
    expect((await send({}, origin)).status).toBe(422);
    expect((await send({ kind: 'side', about: 'Kelmara' }, origin)).status).toBe(422);
    const broken = await fetch(`${origin}/decide`, {
      method: 'POST',
      body: 'no form',
      headers: { origin, 'content-type': 'multipart/form-data; boundary=x' },
    });
    expect(broken.status).toBe(422);
    expect((await send(side, 'http://evil.example')).status).toBe(403);
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
    for (const path of [
      'reports/x',
      'reports/x?part=99',
      'actors/x',
      'positions/x',
      'findings/x',
      'assets/fonts/x',
      'add/..%2fx',
    ])
      expect([path, (await fetch(`${origin}/${path}`)).status]).toEqual([path, 404]);
    const calendar = await fetch(`${origin}/assets/calendar.ics`);
    expect(calendar.headers.get('content-type')).toContain('text/calendar');
    expect(await calendar.text()).toContain('BEGIN:VEVENT');
    for (const path of ['statements?from=-1&since=never', 'reports?from=99999', 'timeline?since=2040-01-01&until=x'])
      expect([path, (await fetch(`${origin}/${path}`)).status]).toEqual([path, 200]);
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
  });

  test('works from disk as it does served, and asks nobody for anything', async () => {
    const to = exported('site');
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    const faults: string[] = [];
    page.on('request', (r) => {
      if (!r.url().startsWith('file:')) faults.push(r.url());
    });
    page.on('dialog', (d) => {
      faults.push(d.message());
      void d.dismiss();
    });
    page.on('pageerror', (e) => faults.push(e.message));
    await page.goto(pathToFileURL(join(to, 'index.html')).href);
    expect(await page.evaluate(() => document.fonts.ready.then((f) => [...f].some((x) => x.status === 'loaded')))).toBe(
      true,
    );
    await page.locator('.refs a').first().click();
    await page.frameLocator('.panel iframe').locator('mark.on').first().waitFor();
    expect(await page.frameLocator('.panel iframe').locator('.top').isVisible()).toBe(false);
    await page.keyboard.press('Escape');
    expect(await page.locator('.panel').count()).toBe(0);
    await page.goto(pathToFileURL(join(to, 'timeline.html')).href);
    const all = await page.locator('.days > li:visible').count();
    const box = (await page.locator('.brush svg').boundingBox())!;
    await page.mouse.move(box.x + box.width * 0.3, box.y + 40);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.5, box.y + 60, { steps: 5 });
    await page.mouse.up();
    expect(await page.locator('.days > li:visible').count()).toBeLessThan(all);
    for (const name of readdirSync(to).filter((f) => f.endsWith('.html'))) {
      await page.goto(pathToFileURL(join(to, name)).href);
      expect([name, await page.locator('h1').count()]).toEqual([name, 1]);
      expect([name, /[\u0000\u202a-\u202e\u2066-\u2069]/u.test(await page.content())]).toEqual([name, false]);
    }
    expect(faults).toEqual([]);
    await page.close();
  });

  test('without texts the words that a line rests on are those that are shown', async () => {
    const to = exported('quoted', '--no-text', '--handling', 'For the mission <only>');
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(pathToFileURL(join(to, 'index.html')).href);
    expect(await page.locator('.handling').textContent()).toBe('For the mission <only>');
    for (const n of [0, 3, 6]) {
      const link = page.locator('.refs a').nth(n);
      await link.click();
      const wanted = (await link.getAttribute('href'))!.split('#')[1];
      await expect
        .poll(() => page.frameLocator('.panel iframe').locator('.notes > li.on').getAttribute('data-finding'))
        .toBe(wanted);
      await page.keyboard.press('Escape');
    }
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
