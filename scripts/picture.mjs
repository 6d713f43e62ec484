// Draws the pictures of README and docs from the example negotiation: `npm run demo` first, then `npm run picture`.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import chromium from '@sparticuz/chromium';
import { chromium as playwright } from 'playwright-core';

const page = fileURLToPath(new URL('../out/straits-brief.html', import.meta.url));
if (!existsSync(page)) {
  console.error('there is no brief yet: run `npm run demo` first');
  process.exit(1);
}

// In one process the browser dies with its first page.
const args = chromium.args.filter((a) => a !== '--single-process' && a !== '--no-zygote');
const browser = await playwright.launch({
  executablePath: await chromium.executablePath(),
  args: [...args, '--no-sandbox'],
  headless: true,
});
const shots = [
  { name: 'brief', colorScheme: 'light', width: 900, height: 1000 },
  { name: 'brief-dark', colorScheme: 'dark', width: 900, height: 1000 },
  { name: 'brief-narrow', colorScheme: 'light', width: 390, height: 844 },
];
for (const { name, colorScheme, width, height } of shots) {
  const tab = await browser.newPage({ viewport: { width, height }, colorScheme, deviceScaleFactor: 1 });
  await tab.goto(`file://${page}`);
  await tab.screenshot({ path: fileURLToPath(new URL(`../docs/images/${name}.png`, import.meta.url)) });
  await tab.close();
}
await browser.close();
