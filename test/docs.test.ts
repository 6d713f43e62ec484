import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FAULTS } from '../src/errors.js';
import { OPERATIONS } from '../src/operations/index.js';
import { referencePage } from '../src/operations/reference.js';

const file = (name: string) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');

test('the reference is what the code says', () => {
  expect(file('docs/reference.md')).toBe(referencePage());
});

test('the reference holds every operation, option and error code', () => {
  const page = file('docs/reference.md');
  for (const op of OPERATIONS) {
    expect(page).toContain(`### \`${op.name}\``);
    for (const o of op.options) expect(page).toContain(`--${o.name}`);
  }
  for (const code of Object.keys(FAULTS)) expect(page).toContain(`\`${code}\``);
});

test('commands that README and docs show are there', () => {
  const names = new Set([...OPERATIONS.map((o) => o.name), 'extract']);
  for (const page of ['README.md', 'docs/start.md', 'docs/concepts.md']) {
    for (const [, name] of file(page).matchAll(/(?:npx )?rapporteur ([a-z]+)\b/gu))
      expect([page, names.has(name!), name]).toEqual([page, true, name]);
  }
});

test('README gives figures, and those that were measured', () => {
  const readme = file('README.md');
  expect(readme).not.toMatch(/INSTALL_|\*\*(?:CM|ATT|DW %)\*\*|source ES/u);
  const measured = (reader: string) => JSON.parse(file(`bench/results/${reader}.json`)).sets;
  const { 'polnear dev': learned, ...sets } = measured('neural');
  expect(readme).toContain(
    `| **${learned.contentMatch.f}** | **${learned.attribution.f}** | **${learned.directWrongSource} %** |`,
  );
  expect(readme).toContain(
    `source ${learned.exact.source.f}, cue ${learned.exact.cue.f}, content ${learned.exact.content.f}`,
  );
  expect(readme).toContain(`Names ${sets['names conll2003-dev'].f}`);
  expect(readme).toContain(`coreference ${sets['coreference gum dev'].conll}`);
  const rules = measured('rules')['polnear dev'];
  expect(readme).toContain(`| ${rules.contentMatch.f} | ${rules.attribution.f} | ${rules.directWrongSource} % |`);
});

test('the results in bench are of the model that is here, and so is its card', () => {
  const { model } = JSON.parse(file('models/reader/labels.json'));
  const digest = model.slice(0, 12);
  expect(JSON.parse(file('bench/results/neural.json')).reader).toContain(digest);
  expect(file('models/reader/card.md')).toContain(digest);
});

test('pages that README and docs link to are there', () => {
  for (const page of ['README.md', 'CONTRIBUTING.md', 'docs/start.md', 'docs/concepts.md']) {
    const folder = page.includes('/') ? 'docs/' : '';
    for (const [, target] of file(page).matchAll(/\]\((?!https?:|#)([^)#]+)/gu)) {
      expect([page, target, existsSync(new URL(`../${folder}${target}`, import.meta.url))]).toEqual([
        page,
        target,
        true,
      ]);
    }
  }
});

test('scripts that README names are in package.json', () => {
  const scripts = JSON.parse(file('package.json')).scripts as Record<string, string>;
  for (const [, name] of file('README.md').matchAll(/npm run ([a-z-]+)/gu)) expect(scripts).toHaveProperty(name!);
});
