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
  { name: 'brief', path: '/', colorScheme: 'light', width: 1100, height: 1000 },
  { name: 'brief-dark', path: '/', colorScheme: 'dark', width: 1100, height: 1000 },
  { name: 'brief-narrow', path: '/', colorScheme: 'light', width: 390, height: 844 },
  { name: 'report', first: '/reports', colorScheme: 'light', width: 1100, height: 1000 },
  { name: 'timeline', path: '/timeline', colorScheme: 'light', width: 1100, height: 900 },
];
for (const { name, path, first, colorScheme, width, height } of shots) {
  const tab = await browser.newPage({ viewport: { width, height }, colorScheme, deviceScaleFactor: 1 });
  await tab.goto(origin + (path ?? first));
  if (first) {
    await tab.locator('ul.rows a').first().click();
    await tab.keyboard.press('j');
  }
  await tab.screenshot({ path: here(`docs/images/${name}.png`) });
  await tab.close();
}
await browser.close();
server.kill();
