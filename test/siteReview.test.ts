import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import chromium from '@sparticuz/chromium';
import { parseHTML } from 'linkedom';
import { type Browser, type Page, chromium as playwright } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const BIN = fileURLToPath(new URL('../bin/rapporteur.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'rapporteur-site-review-'));
const dossier = join(folder, 'talks.dossier');

const STORY = 'https://courier.example/talks/7';
const FIRST =
  'Varenia said on Friday that 40 prisoners were freed in Sarn.\n\nLena Orsk, its foreign minister, called the talks useful.';
const REPORTS = [
  {
    title: 'Varenia says no',
    outlet: 'Sarn Post',
    publishedAt: '2031-03-07',
    text: 'Varenia flatly rejected the truce plan on Friday. “We will never sign it,” Foreign Minister Lena Orsk told reporters in Sarn. Kordavia welcomed the plan. The two sides plan to meet in Lunde on Monday.',
  },
  // A letter of two units before every word, and one that turns the direction of writing.
  {
    title: 'A hall \u202e and a lamp <b>&',
    outlet: 'The <i>Lamp</i>',
    publishedAt: '2031-03-08',
    text: '😀 The envoys of Varenia and Kordavia spoke of fish in Sarn.\n\nThe hall \u202e was dark. 😀 Milan Velt of Kordavia demanded a new harbour.',
  },
  { title: 'Prisoners freed', outlet: 'Courier', publishedAt: '2031-03-09', url: STORY, text: FIRST },
];
const EDITED = { ...REPORTS[2]!, publishedAt: '2031-03-10', text: FIRST.replace('40', '14') };
const TAKEN_BACK = {
  ...REPORTS[2]!,
  title: 'A ferry',
  url: 'https://courier.example/talks/9',
  publishedAt: '2031-03-11',
  text: 'This story about a ferry has been withdrawn because its source could not be confirmed by anybody.',
};

let browser: Browser;
const servers: ChildProcess[] = [];

const served = (...options: string[]) => servedOf(dossier, ...options);

async function servedOf(path: string, ...options: string[]): Promise<string> {
  const server = spawn(process.execPath, [BIN, 'serve', path, '--port', '0', ...options]);
  servers.push(server);
  return new Promise<string>((resolve, reject) => {
    server.stderr!.on('data', (words: Buffer) => {
      const found = /http:\/\/127\.0\.0\.1:\d+/u.exec(String(words));
      if (found) resolve(found[0]);
    });
    server.on('exit', (code) => reject(new Error(`serve ended with ${code}`)));
  });
}

let origin = '';

const add = (name: string, reports: readonly object[], to = dossier) => {
  const file = join(folder, name);
  writeFileSync(file, reports.map((r) => JSON.stringify(r)).join('\n'));
  execFileSync(process.execPath, [BIN, 'add', to, file, '--reader', 'rules'], { stdio: 'pipe' });
};
const json = <T>(...args: string[]): T =>
  JSON.parse(execFileSync(process.execPath, [BIN, ...args, '--json'], { encoding: 'utf8' })) as T;
const decisions = (of = dossier) =>
  json<{ kind: string; author: string; state: string; about: string }[]>('decisions', of);
const waiting = () => json<{ waiting: number }>('review', dossier).waiting;

beforeAll(async () => {
  add('first.jsonl', REPORTS);
  add('ferry.jsonl', [
    { ...TAKEN_BACK, publishedAt: '2031-03-10', text: 'A ferry sank near Sarn on Friday, the envoy Milan Velt said.' },
  ]);
  add('later.jsonl', [EDITED, TAKEN_BACK]);
  origin = await served();
  const unlike = ['--single-process', '--no-zygote', '--disable-web-security', '--allow-running-insecure-content'];
  browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [...chromium.args.filter((a) => !unlike.includes(a)), '--no-sandbox'],
    headless: true,
  });
}, 120_000);

afterAll(async () => {
  await browser?.close();
  for (const server of servers) server.kill();
  rmSync(folder, { recursive: true, force: true });
});

/** A page of a fresh context; whatever leaves the machine, fails or is alerted is kept. */
async function open(path: string, options: Parameters<Browser['newContext']>[0] = {}, at = origin) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('request', (r) => {
    if (!r.url().startsWith(at)) faults.push(`request to ${r.url()}`);
  });
  page.on('dialog', (d) => {
    faults.push(`alert ${d.message()}`);
    void d.dismiss();
  });
  page.on('pageerror', (e) => faults.push(`script: ${e.message}`));
  page.on('console', (m) => {
    // A page that tells of a crossing is an answer, and its status is 409.
    if (m.type() === 'error' && !m.text().includes('409')) faults.push(`console: ${m.text()}`);
  });
  const answer = await page.goto(at + path);
  return { page, context, faults, status: answer!.status() };
}

const current = (page: Page) => page.locator('.queue > li.on');
const askedOf = (page: Page) => current(page).getAttribute('data-asked');
/** A key that sends something, and the page that comes of it. */
async function pressed(page: Page, key: string): Promise<void> {
  const next = page.waitForEvent('load');
  await page.keyboard.press(key);
  await next;
}
const reportOf = async (title: string): Promise<string> => {
  const { document } = parseHTML(await (await fetch(`${origin}/reports`)).text());
  return [...document.querySelectorAll('ul.rows a.title')]
    .find((a) => a.textContent!.includes(title))!
    .getAttribute('href')!;
};

const LOOKS = [
  { viewport: { width: 1280, height: 900 }, colorScheme: 'light' as const },
  { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' as const },
  { viewport: { width: 390, height: 844 }, colorScheme: 'light' as const },
  { viewport: { width: 390, height: 844 }, colorScheme: 'dark' as const },
];

/** Pages of reviewing and of changes. */
const DRAWN: readonly (readonly [string, () => Promise<string>])[] = [
  ['the queue', async () => '/review'],
  ['the queue, narrowed', async () => '/review?kind=reception&side=Kordavia'],
  ['a finding being corrected', async () => `/review?correct=${encodeURIComponent(await firstAsked())}`],
  ['decisions', async () => '/decisions'],
  ['changes', async () => '/changes'],
  ['changes since a day', async () => '/changes?since=2031-03-07&clock=published'],
  ['kept briefs', async () => '/kept'],
  ['a story', async () => (await reportOf('Prisoners freed')).replace('/reports/', '/stories/')],
  ['a report', () => reportOf('A hall')],
  ['a report to which a finding is added', async () => `${await reportOf('A hall')}?add=position&words=spoke+of+fish`],
  ['a report that was taken back', () => reportOf('Prisoners freed')],
  ['rounds', async () => '/rounds'],
  ['utterances', async () => '/utterances'],
  ['what was missed beside a finding', async () => `/review?beside=${encodeURIComponent(await firstAsked())}`],
];

async function firstAsked(): Promise<string> {
  const { document } = parseHTML(await (await fetch(`${origin}/review`)).text());
  return document.querySelector('.queue > li')!.getAttribute('data-asked')!;
}

describe('reviewing', () => {
  test.each(DRAWN)('%s: drawn, quiet, without a fault that axe knows, light, dark and narrow', async (_, path) => {
    for (const options of LOOKS) {
      const { page, context, faults, status } = await open(await path(), options);
      expect(status).toBe(200);
      expect(await page.locator('h1').count()).toBe(1);
      // Whatever is folded is looked at as well.
      await page.evaluate(() => {
        for (const d of document.querySelectorAll('details')) d.open = true;
      });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map((v) => `${v.id}: ${v.nodes[0]?.html}`)).toEqual([]);
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(wide).toBeLessThanOrEqual(0);
      expect(/[\u0000\u202a-\u202e\u2066-\u2069]/u.test(await page.content())).toBe(false);
      expect(faults).toEqual([]);
      await context.close();
    }
  });

  test('with one keystroke each: next, accept, reject, checked, undo; and the page goes on at the next', async () => {
    const { page, context, faults } = await open('/review', { viewport: { width: 1280, height: 900 } });
    await page.getByLabel('You decide as').fill('Ada Österby');
    await page.getByRole('button', { name: 'Remember' }).click();
    expect(await page.getByLabel('You decide as').inputValue()).toBe('Ada Österby');
    const ids = await page.locator('.queue > li').evaluateAll((all) => all.map((a) => a.getAttribute('data-asked')!));
    const before = waiting();
    expect(await askedOf(page)).toBe(ids[0]);
    await page.keyboard.press('j');
    expect(await askedOf(page)).toBe(ids[1]);
    await page.keyboard.press('k');
    await page.keyboard.press('k');
    expect(await askedOf(page)).toBe(ids[0]);
    await pressed(page, 'a');
    expect(await askedOf(page)).toBe(ids[1]);
    await pressed(page, 'r');
    expect(await askedOf(page)).toBe(ids[2]);
    await pressed(page, 'e');
    expect(await askedOf(page)).toBe(ids[3]);
    expect(waiting()).toBe(before - 3);
    expect(decisions().map((d) => [d.kind, d.about, d.author])).toEqual([
      ['checked', ids[2], 'Ada Österby'],
      ['reject', ids[1], 'Ada Österby'],
      ['accept', ids[0], 'Ada Österby'],
    ]);
    // Undone one after another, and each comes back where it was.
    await pressed(page, 'u');
    expect(await askedOf(page)).toBe(ids[2]);
    await pressed(page, 'u');
    expect(await askedOf(page)).toBe(ids[1]);
    await pressed(page, 'u');
    expect(waiting()).toBe(before);
    expect(await page.locator('.last').count()).toBe(0);
    await page.keyboard.press('?');
    expect(await page.locator('.keys dl').isVisible()).toBe(true);
    expect(faults).toEqual([]);
    await context.close();
  });

  test('every form that decides says what had been decided when it was drawn', async () => {
    const reports = parseHTML(await (await fetch(`${origin}/reports`)).text()).document;
    const paths = [
      ...['/review', '/rounds', '/utterances', '/proposals', '/commitments', '/questions', '/contradictions'],
      ...['/actors', '/decisions', `/review?correct=${encodeURIComponent(await firstAsked())}`],
      `/review?beside=${encodeURIComponent(await firstAsked())}&add=position&words=spoke`,
      ...[...reports.querySelectorAll('ul.rows a.title')].map((a) => a.getAttribute('href')!),
    ];
    let forms = 0;
    for (const path of paths) {
      const { document } = parseHTML(await (await fetch(origin + path)).text());
      for (const form of document.querySelectorAll('form[action="/decide"]')) {
        forms++;
        expect([path, form.outerHTML, form.querySelectorAll('input[name=seen]').length].at(-1)).toBe(1);
      }
    }
    expect(forms).toBeGreaterThan(50);
    const actors = parseHTML(await (await fetch(`${origin}/actors`)).text()).document;
    const who = actors.querySelector('.actor a')!.getAttribute('href')!;
    const actor = parseHTML(await (await fetch(origin + who)).text()).document;
    const kinds = [...actor.querySelectorAll('form[action="/decide"]')].map((f) =>
      [f.querySelector('[name=kind]')!.getAttribute('value'), f.querySelectorAll('[name=seen]').length].join(),
    );
    expect(kinds.sort()).toEqual(['note,1', 'side,1']);
  });

  test('keys are letters while somebody writes', async () => {
    const { page, context } = await open('/review', { viewport: { width: 1280, height: 900 } });
    const before = decisions().length;
    await page.keyboard.press('n');
    await page.keyboard.type('area rejected u?');
    expect(await current(page).getByLabel('Note').inputValue()).toBe('area rejected u?');
    await current(page).getByLabel('Why').fill('');
    await page.keyboard.type('are');
    await page.getByLabel('You decide as').focus();
    await page.keyboard.type('jake');
    expect(decisions().length).toBe(before);
    expect(new URL(page.url()).pathname).toBe('/review');
    // Sent by itself the note is kept, and the finding still waits.
    const about = await askedOf(page);
    await current(page).getByLabel('Note').focus();
    await pressed(page, 'Enter');
    expect(decisions()[0]).toMatchObject({ kind: 'note', about });
    await page.goto(`${origin}/review`);
    expect(await page.locator(`.queue > li[data-asked="${about}"]`).count()).toBe(1);
    await context.close();
  });

  test('without any script the same forms do it', async () => {
    const { page, context, faults } = await open('/review', { javaScriptEnabled: false });
    expect(await page.locator('.judge kbd').first().isVisible()).toBe(false);
    const entry = page.locator('.queue > li').first();
    const about = await entry.getAttribute('data-asked');
    await entry.getByLabel('Why').fill('<b>heard it</b>');
    await entry.getByRole('button', { name: 'Accept' }).click();
    expect(new URL(page.url()).pathname).toBe('/review');
    expect(await page.locator(`[data-asked="${about}"]`).count()).toBe(0);
    expect(await page.locator('.last').textContent()).toContain('accepted');
    await page.goto(`${origin}/decisions`);
    expect(await page.locator('.decision').first().textContent()).toContain('<b>heard it</b>');
    await page.locator('.decision').first().getByRole('button', { name: 'Undo' }).click();
    expect(await page.locator('.decision').nth(1).textContent()).toContain('undone');
    expect(faults).toEqual([]);
    await context.close();
  });

  test.each([true, false])(
    'two who decide of one thing are told, and nothing is overwritten (script: %s)',
    async (javaScriptEnabled) => {
      const ada = await open('/review', { javaScriptEnabled });
      const ben = await open('/review', { javaScriptEnabled });
      const first = (page: Page) => page.locator('.queue > li').first();
      const about = (await first(ada.page).getAttribute('data-asked'))!;
      await ada.page.getByLabel('You decide as').fill('Ada');
      await ada.page.getByRole('button', { name: 'Remember' }).click();
      await first(ada.page).getByRole('button', { name: 'Reject' }).click();
      await ada.page.waitForURL(/\/review/u);
      if (javaScriptEnabled) {
        // The other page says so by itself.
        await expect
          .poll(() => ben.page.locator('.news').textContent(), { timeout: 10_000 })
          .toContain('Meanwhile Ada: rejected');
        expect(await first(ben.page).textContent()).toContain('Ada decided of this meanwhile.');
      }
      await first(ben.page).getByRole('button', { name: 'Accept' }).click();
      await ben.page.getByText('Somebody else decided of this').waitFor();
      expect(await ben.page.locator('.fault').textContent()).toMatch(/meanwhile Ada decided of it at .*: reject/u);
      const state = () =>
        decisions()
          .filter((d) => d.about === about && d.state === 'stands' && d.kind !== 'note')
          .map((d) => d.kind);
      expect(state()).toEqual(['reject']);
      if (javaScriptEnabled)
        expect((await new AxeBuilder({ page: ben.page }).analyze()).violations.map((v) => v.id)).toEqual([]);
      const status = await ben.page
        .evaluate(() =>
          performance.getEntriesByType('navigation').map((n) => (n as PerformanceNavigationTiming).responseStatus),
        )
        .catch(() => [409]);
      expect(status).toEqual([409]);
      await ben.page.getByRole('button', { name: 'Decide all the same: accept' }).click();
      await ben.page.waitForURL(/\/review/u);
      expect(state()).toEqual(['accept']);
      for (const { faults, context } of [ada, ben]) {
        expect(faults).toEqual([]);
        await context.close();
      }
    },
  );
});

/** Selects words of a text as a hand does. */
const select = (page: Page, words: string) =>
  page.evaluate((wanted) => {
    for (const block of document.querySelectorAll('[data-start]')) {
      const from = block.textContent!.indexOf(wanted);
      if (from < 0) continue;
      const range = document.createRange();
      const walk = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
      let before = 0;
      for (let node = walk.nextNode(); node; node = walk.nextNode()) {
        const own = node.textContent!.length;
        const within = (at: number) => at >= before && at <= before + own;
        if (within(from) && from < before + own) range.setStart(node, from - before);
        if (within(from + wanted.length)) {
          range.setEnd(node, from + wanted.length - before);
          break;
        }
        before += own;
      }
      getSelection()!.removeAllRanges();
      getSelection()!.addRange(range);
      document.dispatchEvent(new MouseEvent('mouseup'));
      return;
    }
    throw new Error(`no words ${wanted}`);
  }, words);

describe('correcting and adding', () => {
  test('a field takes the words that are selected, and what the machine said stays beside it', async () => {
    const { page, context, faults } = await open('/review?kind=reception', { viewport: { width: 1280, height: 900 } });
    const entry = page.locator('.queue > li', { hasText: 'Kordavia welcomed' }).first();
    const about = (await entry.getAttribute('data-asked'))!;
    await entry.focus();
    await pressed(page, 'c');
    const form = page.locator('form.giving');
    await form.locator('[name="v.answer"]').selectOption('open');
    await form.getByLabel('of', { exact: true }).focus();
    await select(page, 'the plan');
    await expect.poll(() => form.getByLabel('of', { exact: true }).inputValue()).toBe('the plan');
    await form.getByLabel('Why').fill('she said no more');
    await form.getByRole('button', { name: 'Correct' }).click();
    await page.waitForURL(/\/review\?kind=reception/u);
    expect(decisions()[0]).toMatchObject({ kind: 'correct', about });
    // The permanent link of what it was leads to what it is.
    await page.goto(`${origin}/findings/${encodeURIComponent(about)}`);
    const note = page.locator('.notes > li', { hasText: 'The reader said' });
    expect(await note.locator('del').first().textContent()).toContain('Kordavia warmer');
    expect(await note.textContent()).toMatch(/answer.*open/u);
    expect(await note.textContent()).toContain('she said no more');
    expect(faults).toEqual([]);
    await context.close();
  });

  test('without any script words are typed, and words that are not there are refused', async () => {
    const { page, context } = await open('/review?kind=reception', { javaScriptEnabled: false });
    const entry = page.locator('.queue > li', { hasText: 'flatly rejected' }).first();
    await entry.getByRole('link', { name: 'Correct' }).click();
    const form = page.locator('form.giving');
    await form.getByLabel('answer, its words').fill('words that nobody wrote');
    await form.getByRole('button', { name: 'Correct' }).click();
    expect(await page.locator('.fault').textContent()).toContain('decision-words');
    await page.goBack();
    await form.getByLabel('answer, its words').fill('flatly rejected');
    await form.getByLabel('holder', { exact: true }).fill('Lena Orsk');
    await form.getByLabel('holder, its words').fill('Lena Orsk');
    await form.getByRole('button', { name: 'Correct' }).click();
    expect(decisions()[0]!.kind).toBe('correct');
    const rows = json<object>('dump', dossier);
    expect(JSON.stringify(rows)).toContain('flatly rejected');
    await context.close();
  });

  test('what the reader missed is added from selected words, at their code points', async () => {
    const { page, context, faults } = await open(await reportOf('A hall'), { viewport: { width: 1280, height: 900 } });
    await select(page, 'spoke of fish');
    await page.getByText('Add a finding').click();
    const add = page.locator('form.adding-finding');
    expect(await add.getByLabel('The words').inputValue()).toBe('spoke of fish');
    await add.getByLabel('What they are').selectOption('position');
    await add.getByRole('button', { name: 'Its fields' }).click();
    const form = page.locator('form.giving[method=post]');
    await form.getByLabel('holder, its words').focus();
    await select(page, 'Kordavia');
    await form.locator('[name="v.stance"]').selectOption('open');
    await form.getByLabel('stance, its words').focus();
    await select(page, 'spoke of');
    await form.getByLabel('terms').focus();
    await select(page, 'fish');
    // Behind two letters of two units and one that is shown as its name.
    await select(page, 'a new harbour');
    expect(await form.getByLabel('terms').inputValue()).toBe('fish // a new harbour');
    await form.getByRole('button', { name: 'Add' }).click();
    await page.waitForURL(/\/reports\//u);
    const note = page.locator('.notes > li', { hasText: 'added by a person' });
    expect(await note.textContent()).toContain('Kordavia open');
    const dump = execFileSync(process.execPath, [BIN, 'dump', dossier], { encoding: 'utf8' });
    expect(dump).toContain('"value":"a new harbour"');
    expect(execFileSync(process.execPath, [BIN, 'verify', dossier], { encoding: 'utf8' })).not.toContain('wrong');
    expect(faults).toEqual([]);
    await context.close();
  });

  test('a rejected finding is listed under the notes with who and why, and comes back', async () => {
    const { page, context, faults } = await open(await reportOf('A hall'), { javaScriptEnabled: false });
    const note = page.locator('.notes > li', { hasText: 'demands' }).first();
    const notes = await page.locator('.notes > li').count();
    await note.getByText('review').click();
    await note.getByLabel('Why').fill('of another harbour');
    await note.getByRole('button', { name: 'Reject' }).click();
    const rejected = page.locator('.rejected > ul > li');
    expect(await rejected.first().textContent()).toContain('of another harbour');
    expect(await rejected.first().locator('del').count()).toBe(1);
    await expect.poll(() => page.locator('.notes > li').count()).toBe(notes - 1);
    await rejected.first().getByRole('button', { name: 'Undo the rejection' }).click();
    await expect.poll(() => page.locator('.notes > li').count()).toBe(notes);
    expect(faults).toEqual([]);
    await context.close();
  });
});

describe('what several reports tell', () => {
  const meetings = join(folder, 'meetings.dossier');
  const door = '“The door is open to every neighbour of ours,” Milan Velt';
  let met = '';

  beforeAll(async () => {
    const told = [
      'Envoys of Varenia and Kordavia met in Sarn on Friday for talks on prisoners, the envoy Milan Velt said. Rain fell.',
      `Varenia and Kordavia met in Sarn on Friday, where snow fell on the old bridge. ${door} told reporters.`,
      `Varenia and Kordavia met in Lunde on Monday behind closed doors. ${door} said on Friday.`,
    ];
    const outlets = ['Sarn Post', 'Courier', 'Gazette'];
    const reports = told.map((text, i) => ({ text, publishedAt: `2031-03-0${7 + i}`, outlet: outlets[i] }));
    add('meetings.jsonl', reports, meetings);
    met = await servedOf(meetings);
  });

  test('with one keystroke each: what was missed is added from selected words, and two tellings are made one', async () => {
    const { page, context, faults } = await open(
      '/review?kind=meeting',
      { viewport: { width: 1280, height: 900 } },
      met,
    );
    const entry = page.locator('.queue > li', { hasText: 'snow fell' }).first();
    await entry.focus();
    // Merge: the list opens, and its first button has the focus.
    await page.keyboard.press('m');
    expect(await entry.locator('.likely').isVisible()).toBe(true);
    expect(await page.evaluate(() => document.activeElement!.textContent)).toBe('The same');
    await pressed(page, 'Enter');
    expect(decisions(meetings)[0]).toMatchObject({ kind: 'link', state: 'stands' });
    expect(json<{ members: string[] }[]>('rounds', meetings).map((r) => r.members.length)).toContain(2);
    await pressed(page, 'u');
    // Add: the words that are selected go along, and the page goes on where it was.
    await page.locator('.queue > li', { hasText: 'snow fell' }).first().focus();
    await select(page, 'snow fell');
    await pressed(page, 'd');
    const step = page.locator('form.adding-finding');
    expect(await step.getByLabel('The words').inputValue()).toBe('snow fell');
    await step.getByLabel('What they are').selectOption('commitment');
    await step.getByRole('button', { name: 'Its fields' }).click();
    const form = page.locator('form.giving[method=post]');
    await form.getByLabel('actor, its words').focus();
    await select(page, 'Varenia');
    await form.getByLabel('act', { exact: true }).focus();
    await select(page, 'snow fell');
    await form.getByRole('button', { name: 'Add' }).click();
    await page.waitForURL(/\/review\?kind=meeting/u);
    expect(decisions(meetings)[0]).toMatchObject({ kind: 'add', state: 'stands' });
    await pressed(page, 'u');
    expect(faults).toEqual([]);
    await context.close();
  });

  test('a side that two people set at once is told of, without any script', async () => {
    const { page: list, context: other } = await open('/actors', { javaScriptEnabled: false }, met);
    await list.getByRole('link', { name: 'Milan Velt' }).first().click();
    const [ada, ben] = await Promise.all(
      [0, 1].map(() => open(new URL(list.url()).pathname, { javaScriptEnabled: false }, met)),
    );
    await other.close();
    for (const [{ page }, name, side] of [
      [ada!, 'Ada', 'Varenia'],
      [ben!, 'Ben', 'Kordavia'],
    ] as const) {
      await page.getByText('Set the side').click();
      await page.getByLabel('Side').fill(side);
      await page.getByLabel('Your name').fill(name);
      await page.getByRole('button', { name: 'Set' }).click();
    }
    expect(await ada!.page.locator('.coverage').textContent()).toContain('Varenia, set by a person');
    expect(await ben!.page.locator('.fault').textContent()).toMatch(/meanwhile Ada decided of it at .*: side/u);
    await ben!.page.getByRole('button', { name: 'Decide all the same' }).click();
    expect(await ben!.page.locator('.coverage').textContent()).toContain('Kordavia, set by a person');
    await ben!.page.locator('summary', { hasText: 'Note' }).click();
    await ben!.page.getByLabel('Note').fill('asked his <office>');
    await ben!.page.getByRole('button', { name: 'Keep the note' }).click();
    expect(await ben!.page.locator('.noted').textContent()).toContain('asked his <office>, Ben');
    for (const { context, faults } of [ada!, ben!]) {
      expect(faults).toEqual([]);
      await context.close();
    }
  });

  test('a round is noted and rejected with all its tellings, and comes back as one', async () => {
    const { page, context, faults } = await open('/rounds', { javaScriptEnabled: false }, met);
    const before = await page.locator('.round').count();
    const round = page.locator('.round').first();
    await round.getByText('Note or decide').click();
    await round.getByLabel('Note').fill('asked the host');
    await round.getByRole('button', { name: 'Keep the note' }).click();
    expect(await page.locator('.round .noted').textContent()).toContain('asked the host');
    await page.locator('.round').first().getByText('Note or decide').click();
    await page
      .locator('.round')
      .first()
      .getByRole('button', { name: /^Reject/u })
      .click();
    expect(await page.locator('.round').count()).toBe(before - 1);
    expect(
      decisions(meetings)
        .slice(0, 2)
        .map((d) => [d.kind, d.state]),
    ).toEqual([
      ['reject', 'stands'],
      ['note', 'unmatched'],
    ]);
    await page.goto(`${met}/decisions`);
    await page.locator('.decision').first().getByRole('button', { name: 'Undo' }).click();
    await page.goto(`${met}/rounds`);
    expect(await page.locator('.round').count()).toBe(before);
    expect(await page.locator('.round .noted').textContent()).toContain('asked the host');
    expect(faults).toEqual([]);
    await context.close();
  });

  test('an utterance is parted and put together again by buttons', async () => {
    const { page, context, faults } = await open('/utterances', { javaScriptEnabled: false }, met);
    const entry = page.locator('.utterance').first();
    await entry.locator('.tellings > summary').click();
    expect(await entry.getByRole('button', { name: 'Not the same' }).count()).toBe(2);
    await entry.getByRole('button', { name: 'Not the same' }).first().click();
    expect(decisions(meetings)[0]).toMatchObject({ kind: 'unlink', state: 'stands' });
    expect(json<{ members: string[] }[]>('utterances', meetings).every((u) => u.members.length === 1)).toBe(true);
    await page.goto(`${met}/review?kind=statement`);
    const asked = page.locator('.queue > li', { hasText: 'The door is open' }).first();
    await asked.locator('summary', { hasText: 'Merge' }).click();
    await asked.locator('.likely li', { hasText: 'The door is open' }).first().getByRole('button').click();
    expect(decisions(meetings)[0]).toMatchObject({ kind: 'link', state: 'stands' });
    expect(json<{ members: string[] }[]>('utterances', meetings).map((u) => u.members.length)).toContain(2);
    expect(faults).toEqual([]);
    await context.close();
  });

  test('rounds and utterances with their forms: no fault that axe knows, light, dark and narrow', async () => {
    for (const path of ['/rounds', '/utterances', '/review?kind=meeting'])
      for (const options of LOOKS) {
        const { page, context, faults } = await open(path, options, met);
        await page.evaluate(() => {
          for (const d of document.querySelectorAll('details')) d.open = true;
        });
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map((v) => `${v.id}: ${v.nodes[0]?.html}`)).toEqual([]);
        const wide = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect([path, wide]).toEqual([path, 0]);
        expect(faults).toEqual([]);
        await context.close();
      }
  });
});

describe('changes', () => {
  test('the page tells what came, what was edited and what was decided, and the feed the same', async () => {
    const { page, context } = await open('/changes?since=2031-03-09&clock=published', { javaScriptEnabled: false });
    expect(await page.locator('#came li').count()).toBe(3);
    expect(await page.locator('#edits').textContent()).toMatch(/changed figure 40 prisoners → 14 prisoners/u);
    expect(await page.locator('#edits').textContent()).toContain('the story was taken back');
    const feed = await page.locator('link[type="application/atom+xml"]').getAttribute('href');
    const answer = await fetch(`${origin}${feed}?since=2031-03-06&clock=published`);
    expect(answer.headers.get('content-type')).toContain('application/atom+xml');
    const xml = await answer.text();
    expect(/[\u0000\u202a-\u202e]/u.test(xml)).toBe(false);
    const problems = await page.evaluate(
      (text) =>
        new DOMParser().parseFromString(text, 'application/xml').querySelector('parsererror')?.textContent ?? null,
      xml,
    );
    expect(problems).toBeNull();
    const { document } = parseHTML(xml);
    const ids = [...document.querySelectorAll('entry > id')].map((e) => e.textContent);
    expect(ids.length).toBeGreaterThan(5);
    expect(new Set(ids).size).toBe(ids.length);
    expect(xml).toContain('A hall [U+202E] and a lamp &lt;b&gt;&amp;');
    expect(xml).toMatch(/<updated>2031-03-10T00:00:00Z<\/updated>/u);
    for (const link of [...document.querySelectorAll('entry > link')].slice(0, 4))
      expect((await fetch(link.getAttribute('href')!)).status).toBe(200);
    // The same change has the same id whenever it is told.
    const later = await (await fetch(`${origin}${feed}?since=2031-03-09&clock=published`)).text();
    const [report] = /urn:rapporteur:report:[^<]+/u.exec(later)!;
    expect(ids).toContain(report);
    for (const asked of ['?since=never', '?since=2031-02-31', '?clock=x', '?since=2040-01-01'])
      expect((await fetch(`${origin}/changes${asked}`)).status).toBe(200);
    await context.close();
  });

  test('two wordings stand beside each other, and the replaced report says so', async () => {
    const rows = await open('/reports', { javaScriptEnabled: false });
    await rows.page.getByText('replaced by a newer wording').first().click();
    await rows.page.waitForURL(/\/stories\//u);
    await rows.context.close();
    const { document } = parseHTML(await (await fetch(`${origin}/reports`)).text());
    const replaced = [...document.querySelectorAll('ul.rows > li')].find(
      (li) => li.textContent!.includes('Prisoners') && li.textContent!.includes('replaced'),
    )!;
    const { page, context, faults } = await open(replaced.querySelector('a')!.getAttribute('href')!);
    expect(await page.locator('.replaced').textContent()).toContain('A newer wording replaced this report');
    expect(await page.locator('article').textContent()).toContain('40 prisoners');
    await page.getByText('both side by side').click();
    await page.waitForURL(/\/stories\//u);
    expect(await page.locator('.wordings del').allTextContents()).toEqual(['40 ']);
    expect(await page.locator('.wordings ins').allTextContents()).toEqual(['14 ']);
    expect(await page.locator('#findings').textContent()).toMatch(/changed figure 40 prisoners → 14 prisoners/u);
    await page.goBack();
    await page.getByText('The newest wording').click();
    await page.waitForURL(/\/reports\//u);
    expect(await page.locator('article').textContent()).toContain('14 prisoners');
    expect((await fetch(`${origin}/stories/x`)).status).toBe(404);
    expect(faults).toEqual([]);
    await context.close();
  });

  test('a folder carries changes, decisions, stories and the feed, without texts too', async () => {
    for (const options of [[], ['--no-text']]) {
      const to = join(folder, `site${options.length}`);
      execFileSync(process.execPath, [BIN, 'export', dossier, '--to', to, ...options]);
      const files = readFileSync(join(to, 'rapporteur-site.txt'), 'utf8').split('\n');
      for (const name of ['changes.html', 'decisions.html', 'changes.atom']) expect(files).toContain(name);
      expect(files.some((f) => f.startsWith('stories/'))).toBe(true);
      expect(files.some((f) => /^(?:review|kept)/u.test(f))).toBe(false);
      const story = readFileSync(join(to, files.find((f) => f.startsWith('stories/'))!), 'utf8');
      expect(story.includes('class="wordings"')).toBe(options.length === 0);
      expect(story).not.toContain('<form');
      const feed = readFileSync(join(to, 'changes.atom'), 'utf8');
      expect(feed).toMatch(/href="changes\.html"/u);
    }
  });
});

test('a brief is kept from its page and shown as it was shown', async () => {
  const { page, context, faults } = await open('/', { javaScriptEnabled: false });
  const coverage = await page.locator('.coverage').first().textContent();
  await page.getByText('Keep this brief').click();
  await page.getByLabel('Why').fill('sent to the <minister>');
  await page.getByLabel('Your name').fill('Ada');
  await page.getByRole('button', { name: 'Keep it' }).click();
  await page.waitForURL(/\/kept\//u);
  expect(await page.locator('.keeping').textContent()).toMatch(/Kept by Ada, .*: sent to the <minister>/u);
  add('more.jsonl', [
    { text: 'Kordavia said on Monday that the corridor near Lunde was open.', publishedAt: '2031-03-12' },
  ]);
  await page.reload();
  expect(await page.locator('.coverage').first().textContent()).toBe(coverage);
  const link = page.locator('.refs a').first();
  const to = (await link.getAttribute('href'))!;
  expect(to).toMatch(/^#w\d+$/u);
  expect(await page.locator(to).count()).toBe(1);
  await page.goto(`${origin}/kept`);
  await page.locator('ul.rows a').first().click();
  expect(await page.locator('h1').textContent()).toBe('Where it stood');
  expect((await fetch(`${origin}/kept/brief:none`)).status).toBe(404);
  expect(faults).toEqual([]);
  await context.close();
});

test('as of a past day every page says so, and nothing can be decided or added', async () => {
  const past = await served('--as-of', '2031-03-08', '--clock', 'published');
  for (const path of ['/', '/reports', '/statements', '/changes', '/decisions', '/actors', '/kept', '/rounds']) {
    const { page, context, faults } = await open(path, { viewport: { width: 390, height: 844 } }, past);
    expect(await page.locator('.handling').textContent()).toContain('As of 2031-03-08, by when reports were published');
    expect(await page.locator('form[method=post]').count()).toBe(0);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map((v) => v.id)).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  }
  const { page, context } = await open('/reports', {}, past);
  expect(await page.locator('ul.rows > li').count()).toBe(2);
  await page.locator('ul.rows a').first().click();
  expect(await page.locator('details.review').count()).toBe(0);
  await context.close();
  for (const [path, method] of [
    ['/decide', 'POST'],
    ['/keep', 'POST'],
    ['/add', 'GET'],
    ['/review', 'GET'],
  ] as const) {
    const answer = await fetch(past + path, {
      method,
      headers: { origin: past },
      ...(method === 'POST' ? { body: new URLSearchParams({ kind: 'accept' }) } : {}),
    });
    expect([path, answer.status, await answer.text()]).toEqual([path, 409, expect.stringContaining('site-past')]);
  }
  const run = (...args: string[]) => {
    try {
      execFileSync(process.execPath, [BIN, 'serve', dossier, ...args], {
        stdio: 'pipe',
        encoding: 'utf8',
        timeout: 20_000,
      });
      return '';
    } catch (thrown) {
      return String((thrown as { stderr: string }).stderr);
    }
  };
  expect(run('--as-of', 'soon')).toContain('(date-not-edtf)');
  expect(run('--as-of', '2031-03-08', '--clock', 'x')).toContain('(option-value)');
}, 60_000);

test('no other site can keep, name or decide', async () => {
  for (const path of ['/decide', '/keep', '/author']) {
    const body = new URLSearchParams({ kind: 'accept', author: 'Eve', back: '//evil.example' });
    expect(
      (await fetch(origin + path, { method: 'POST', body, headers: { origin: 'http://evil.example' } })).status,
    ).toBe(403);
  }
  const body = new URLSearchParams({ author: 'Eve', back: '//evil.example/' });
  const named = await fetch(`${origin}/author`, { method: 'POST', body, headers: { origin }, redirect: 'manual' });
  expect(named.headers.get('location')).toBe('/review');
});
