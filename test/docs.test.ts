import { existsSync, readFileSync, statSync } from 'node:fs';
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
  const names = new Set([...OPERATIONS.map((o) => o.name), 'extract', 'serve']);
  for (const page of ['README.md', 'docs/start.md', 'docs/concepts.md', 'docs/site.md']) {
    for (const [, name] of file(page).matchAll(/(?:npx )?rapporteur ([a-z]+)\b/gu))
      expect([page, names.has(name!), name]).toEqual([page, true, name]);
  }
});

test('README gives figures, and those that were measured', () => {
  const readme = file('README.md');
  expect(readme).not.toMatch(/INSTALL_|\*\*(?:CM|ATT|DW %)\*\*|source ES/u);
  const measured = (reader: string) => JSON.parse(file(`bench/results/${reader}.json`)).sets;
  const { 'polnear dev': learned, ...sets } = measured('neural');
  const one = (n: number) => n.toFixed(1);
  expect(readme).toContain(
    `| **${one(learned.contentMatch.f)}** | **${one(learned.attribution.f)}** | **${one(learned.directWrongSource)} %** |`,
  );
  const { source, cue, content } = learned.exact;
  expect(readme).toContain(`source ${one(source.f)}, cue ${one(cue.f)}, content ${one(content.f)}`);
  expect(readme).toContain(`Names ${one(sets['names conll2003-dev'].f)}`);
  expect(readme).toContain(`coreference ${one(sets['coreference gum dev'].conll)}`);
  const rules = measured('rules')['polnear dev'];
  expect(readme).toContain(
    `| ${one(rules.contentMatch.f)} | ${one(rules.attribution.f)} | ${one(rules.directWrongSource)} % |`,
  );
});

test('rounding the weights costs at most three quarters of a point, and the model stays small', () => {
  const [int8, float] = ['neural', 'neural-float'].map((r) => JSON.parse(file(`bench/results/${r}.json`)).sets);
  const figures = (s: typeof int8): number[] => [
    ...['source', 'cue', 'content'].map((r) => s['polnear dev'].exact[r].f),
    s['polnear dev'].attribution.f,
    s['names conll2003-dev'].f,
    s['names politics-dev'].f,
    s['syntax ewt + gum dev'].upos,
    s['syntax ewt + gum dev'].las,
    s['coreference gum dev'].conll,
  ];
  const before = figures(float);
  for (const [i, after] of figures(int8).entries()) expect(before[i]! - after).toBeLessThan(0.76);
  // Of some four hundred quotations, so that four of them are a point.
  const wrong = (s: typeof int8): number => s['polnear dev'].directWrongSource;
  expect(wrong(int8) - wrong(float)).toBeLessThan(1.01);
  expect(statSync(new URL('../models/reader/model.onnx', import.meta.url)).size).toBeLessThan(40e6);
});

test('the results in bench are of the model that is here, and so is its card', () => {
  const { model } = JSON.parse(file('models/reader/labels.json'));
  const digest = model.slice(0, 12);
  expect(JSON.parse(file('bench/results/neural.json')).reader).toContain(digest);
  expect(file('models/reader/card.md')).toContain(digest);
});

test('pages that README and docs link to are there', () => {
  for (const page of ['README.md', 'CONTRIBUTING.md', 'docs/start.md', 'docs/concepts.md', 'docs/site.md']) {
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
