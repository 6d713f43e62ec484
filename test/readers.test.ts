import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';

const BIN = fileURLToPath(new URL('../bin/rapporteur.js', import.meta.url));
/** A seeded model of a few kilobytes that knows nothing: the whole path through the runtime, fast. */
const TINY = fileURLToPath(new URL('../fixtures/model', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'rapporteur-readers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function rapporteur(args: string[], input = '', env: Record<string, string> = {}, bin = BIN) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    input,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  return { status, stdout, stderr };
}

const LINES = Array.from({ length: 12 }, (_, i) =>
  JSON.stringify({
    id: `r${i}`,
    text: `The envoy said on Monday that round ${i} “goes on”. ${'Nobody spoke. '.repeat(i * 7)}`,
  }),
).join('\n');

/** A copy of the tiny model with one thing broken. */
function broken(name: string, damage: (folder: string) => void): string {
  const copy = join(folder, name);
  cpSync(TINY, copy, { recursive: true });
  damage(copy);
  return copy;
}

/** Labels of our own without what parses. */
function halved(model: string): string {
  const { syntax: _, ...rest } = JSON.parse(readFileSync(join(model, 'labels.json'), 'utf8'));
  return JSON.stringify(rest);
}

/** Labels of our own with a table that is none. */
function bent(model: string): string {
  const labels = JSON.parse(readFileSync(join(model, 'labels.json'), 'utf8'));
  labels.syntax.relation.weight = 3;
  return JSON.stringify(labels);
}

const BROKEN = [
  ['model-missing', join(folder, 'nowhere')],
  ['model-damaged', broken('cut', (f) => truncateSync(join(f, 'model.onnx'), 2000))],
  ['model-foreign', broken('nothing', (f) => writeFileSync(join(f, 'labels.json'), 'null'))],
  ['model-foreign', broken('half', (f) => writeFileSync(join(f, 'labels.json'), halved(f)))],
  ['model-foreign', broken('bent', (f) => writeFileSync(join(f, 'labels.json'), bent(f)))],
  ['model-foreign', broken('other', (f) => writeFileSync(join(f, 'labels.json'), '{"labels": ["B-PER"]}'))],
] as const;

describe('a model that cannot be read', () => {
  test.each(BROKEN)('%s is said with what to do next, and the rules read', (code, model) => {
    const { status, stdout, stderr } = rapporteur(['extract', '--model', model], LINES);
    expect(status).toBe(0);
    expect(stderr).toContain(`(${code}); reading by rules instead`);
    expect(stderr).toMatch(/--reader rules|leave `--model` out/u);
    expect(JSON.parse(stdout.split('\n')[0]!).reader).toMatch(/^rules\//u);
  });

  test.each(BROKEN)('%s stops whoever asked for the trained reader', (code, model) => {
    const { status, stdout, stderr } = rapporteur(['extract', '--reader', 'neural', '--model', model], LINES);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toContain(`(${code})`);
  });
});

/** A copy of the package in which the model that comes with it is cut off. */
function brokenPackage(): string {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const copy = join(folder, 'package');
  mkdirSync(copy);
  for (const part of ['bin', 'dist', 'package.json', 'models'])
    cpSync(join(root, part), join(copy, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  truncateSync(join(copy, 'models/reader/model.onnx'), 4000);
  return join(copy, 'bin/rapporteur.js');
}

describe('the reader that comes with the package', () => {
  const line = LINES.split('\n')[0]!;

  test('is replaced by the rules, with a notice, when its file is broken', () => {
    const bin = brokenPackage();
    const { status, stdout, stderr } = rapporteur(['extract'], line, {}, bin);
    expect(status).toBe(0);
    expect(stderr).toContain('(model-damaged); reading by rules instead');
    expect(JSON.parse(stdout).reader).toMatch(/^rules\//u);
    expect(rapporteur(['extract', '--reader', 'neural'], line, {}, bin).status).toBe(1);
  });

  test('is replaced by the rules, with a notice, when the runtime is not there', () => {
    const hook = join(folder, 'no-runtime.mjs');
    const resolve = `export const resolve = (s, c, next) => {
      if (s === 'onnxruntime-node') throw new Error('not installed');
      return next(s, c);
    };`;
    writeFileSync(
      hook,
      `import { register } from 'node:module'; register(${JSON.stringify(`data:text/javascript,${encodeURIComponent(resolve)}`)});`,
    );
    const env = { NODE_OPTIONS: `--import=${pathToFileURL(hook).href}` };
    const { status, stdout, stderr } = rapporteur(['extract'], line, env);
    expect(status).toBe(0);
    expect(stderr).toContain('(runtime-missing); reading by rules instead');
    expect(JSON.parse(stdout).reader).toMatch(/^rules\//u);
    const asked = rapporteur(['extract', '--reader', 'neural'], line, env);
    expect([asked.status, asked.stdout]).toEqual([1, '']);
    expect(asked.stderr).toContain('npm rebuild onnxruntime-node');
  });

  test('rules and a model are not asked for together', () => {
    const { status, stderr } = rapporteur(['extract', '--reader', 'rules', '--model', TINY], line);
    expect(status).toBe(2);
    expect(stderr).toContain('(option-value)');
  });
});

describe('threads', () => {
  test('many at a time answer as one does, in order', () => {
    const one = rapporteur(['extract', '--model', TINY, '--threads', '1'], LINES);
    const many = rapporteur(['extract', '--model', TINY, '--threads', '3'], LINES);
    expect(one.status).toBe(0);
    expect(one.stdout.split('\n').filter(Boolean).length).toBe(12);
    expect(many.stdout).toBe(one.stdout);
  });

  test('a dossier gets the same record', () => {
    writeFileSync(join(folder, 'lines.jsonl'), LINES);
    const dumps = ['1', '3'].map((threads) => {
      const dossier = join(folder, `t${threads}.dossier`);
      const added = rapporteur(['add', dossier, join(folder, 'lines.jsonl'), '--model', TINY, '--threads', threads]);
      expect(added.status).toBe(0);
      return rapporteur(['dump', dossier]).stdout;
    });
    expect(dumps[0]!.length).toBeGreaterThan(100);
    expect(dumps[1]).toBe(dumps[0]);
  });

  test('a number that is none is refused', () => {
    const { status, stderr } = rapporteur(['extract', '--threads', 'many'], LINES);
    expect(status).toBe(2);
    expect(stderr).toContain('(option-value)');
  });

  test('a step that is not there is refused, whoever reads', () => {
    const { status, stderr } = rapporteur(['extract', '--model', TINY, '--without', 'weather'], LINES);
    expect(status).toBe(2);
    expect(stderr).toContain('(step-unknown)');
  });
});

test('a reading names the model that made it', () => {
  const { stdout } = rapporteur(['extract', '--model', TINY], LINES.split('\n')[0]);
  const { model } = JSON.parse(readFileSync(join(TINY, 'labels.json'), 'utf8')) as { model: string };
  expect(JSON.parse(stdout).reader).toMatch(new RegExp(`^neural/\\d+\\+${model.slice(0, 12)}$`, 'u'));
});

test('annotations are what the model saw, in code points', () => {
  const text = '🕊 The envoy, Lena Orsk, said “no”.';
  const { stdout } = rapporteur(['extract', '--model', TINY, '--annotations'], JSON.stringify({ text }));
  const { tokens, names, clusters, offices } = JSON.parse(stdout).annotations;
  const points = [...text];
  expect(tokens.map(([s, e]: number[]) => points.slice(s, e).join(''))).toEqual([
    '🕊',
    'The',
    'envoy',
    ',',
    'Lena',
    'Orsk',
    ',',
    'said',
    '“',
    'no',
    '”',
    '.',
  ]);
  expect(tokens.every(([, , , head]: number[]) => head! >= -1 && head! < tokens.length)).toBe(true);
  for (const [s, e] of [...names, ...offices, ...clusters.flat()]) expect(s < e && e <= points.length).toBe(true);
});
