import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const SRC = fileURLToPath(new URL('../src', import.meta.url));

/** Folder to the folders that it may import; a new edge is a deliberate edit here and in docs/concepts.md. */
const MAY: Readonly<Record<string, readonly string[]>> = {
  errors: [],
  text: ['errors'],
  model: ['text', 'errors'],
  lexicon: ['model', 'text', 'errors'],
  ingest: ['model', 'text', 'errors'],
  score: ['model', 'text', 'errors'],
  reader: ['lexicon', 'model', 'text', 'errors'],
  record: ['lexicon', 'model', 'text', 'errors'],
  dossier: ['record', 'model', 'text', 'errors'],
  views: ['lexicon', 'model', 'text', 'errors'],
  render: ['views', 'model', 'text', 'errors'],
  export: ['views', 'render', 'model', 'text', 'errors'],
  operations: [
    'errors',
    'text',
    'model',
    'lexicon',
    'ingest',
    'score',
    'reader',
    'record',
    'dossier',
    'views',
    'render',
    'export',
  ],
  http: ['operations', 'render', 'model', 'errors'],
  cli: ['operations', 'render', 'http', 'model', 'errors'],
  index: ['operations', 'views', 'model', 'text', 'errors'],
};

const files = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((e) =>
    e.isDirectory() ? files(join(folder, e.name)) : /\.tsx?$/u.test(e.name) ? [join(folder, e.name)] : [],
  );

const home = (path: string): string =>
  relative(SRC, path)
    .split('/')[0]!
    .replace(/\.[jt]s$/u, '');

/** Every import across folders, with the line that makes it. */
function imports(): { from: string; to: string; line: string }[] {
  return files(SRC).flatMap((file) => {
    const lines = readFileSync(file, 'utf8').split('\n');
    return lines.flatMap((text, i) => {
      const found = /from '(\.[^']+)'|import '(\.[^']+)'/u.exec(text);
      const target = found?.[1] ?? found?.[2];
      if (!target) return [];
      return [
        {
          from: home(file),
          to: home(join(dirname(file), target)),
          line: `${relative(SRC, file)}:${i + 1}: ${text.trim()}`,
        },
      ];
    });
  });
}

test('folders import only what they may', () => {
  const broken = imports().filter(({ from, to }) => from !== to && !MAY[from]?.includes(to));
  expect(broken.map((b) => b.line)).toEqual([]);
});

test('only text/ measures strings in JavaScript units', () => {
  const suspects = files(join(SRC, 'reader')).filter((f) =>
    /\btext\.value\b|\.charCodeAt\(|\.codePointAt\(/u.test(readFileSync(f, 'utf8')),
  );
  expect(suspects.map((f) => relative(SRC, f))).toEqual([]);
});

test('only the session imports the model runtime', () => {
  const users = files(SRC).filter(
    (f) => !f.includes('.test.') && readFileSync(f, 'utf8').includes("'onnxruntime-node'"),
  );
  expect(users.map((f) => relative(SRC, f))).toEqual(['reader/neural/session.ts']);
});

test('only the driver imports the database engine', () => {
  const users = files(SRC).filter((f) => readFileSync(f, 'utf8').includes("'better-sqlite3'"));
  expect(users.map((f) => relative(SRC, f))).toEqual(['dossier/driver.ts']);
});

test('reader and record use no locale', () => {
  const users = [...files(join(SRC, 'reader')), ...files(join(SRC, 'record'))].filter((f) =>
    /\bIntl\.|toLocale|localeCompare/u.test(readFileSync(f, 'utf8')),
  );
  expect(users.map((f) => relative(SRC, f))).toEqual([]);
});
