// Draws the pictures of README and docs from the example negotiation: `npm run demo` first, then `npm run picture`.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import chromium from '@sparticuz/chromium';
import { chromium as playwright } from 'playwright-core';

const here = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const dossier = here('out/straits.dossier');
if (!existsSync(dossier)) {
  console.error('there is no dossier yet: run `npm run demo` first');
  process.exit(1);
}

const server = spawn(process.execPath, [here('bin/rapporteur.js'), 'serve', dossier, '--port', '0']);
const origin = await new Promise((resolve, reject) => {
  server.stderr.on('data', (words) => {
    const found = /http:\/\/127\.0\.0\.1:\d+/.exec(String(words));
    if (found) resolve(found[0]);
  });
  server.on('exit', () => reject(new Error('the site could not be served')));
});

// In one process the browser dies with its first page.
const args = chromium.args.filter((a) => a !== '--single-process' && a !== '--no-zygote');
const browser = await playwright.launch({
  executablePath: await chromium.executablePath(),
  args: [...args, '--no-sandbox'],
  headless: true,
});
const shots = [
  { name: 'brief', path: '/' },
  { name: 'brief-dark', path: '/', colorScheme: 'dark' },
  { name: 'brief-narrow', path: '/', width: 390, height: 844 },
  { name: 'words', path: '/', click: ['#threats .refs a'] },
  { name: 'timeline', path: '/timeline' },
  { name: 'positions', path: '/positions', click: ['details.cell summary'], height: 620 },
  { name: 'proposals', path: '/proposals', height: 760 },
  { name: 'conditions', path: '/conditions', colorScheme: 'dark' },
  { name: 'statements', path: '/statements?side=Kelmara' },
  { name: 'actor', path: '/actors', click: ['.actor a'] },
  { name: 'report', path: '/reports', click: ['ul.rows a'], press: 'jjj' },
];
for (const { name, path, click = [], press = '', colorScheme = 'light', width = 1200, height = 900 } of shots) {
  const tab = await browser.newPage({ viewport: { width, height }, colorScheme, deviceScaleFactor: 1 });
  await tab.goto(origin + path);
  for (const place of click) {
    await tab.locator(place).first().click();
    await tab.waitForLoadState('networkidle');
  }
  for (const key of press) await tab.keyboard.press(key);
  await tab.evaluate(() => document.fonts.ready);
  await tab.screenshot({ path: here(`docs/images/${name}.png`) });
  await tab.close();
}
await browser.close();
server.kill();
