import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, test } from 'vitest';
import { nearness } from '../src/model/index.js';
import { OPERATIONS } from '../src/operations/index.js';
import { sliceOf } from '../src/operations/open.js';
import { SENTENCES, type SentenceEncoder, sentenceEncoder } from '../src/reader/neural/sentenceEncoder.js';
import { span, Text } from '../src/text/index.js';

const folder = mkdtempSync(join(tmpdir(), 'vectors-'));
const path = (name: string) => join(folder, name);
const context = { notice: () => {}, progress: () => {} };
const call = (name: string, given: object) => OPERATIONS.find((o) => o.name === name)!.run(given, context);

describe('the model of sentences', () => {
  let encoder: SentenceEncoder;
  beforeAll(async () => {
    encoder = await sentenceEncoder();
  });
  const of = async (words: string) => (await encoder.vectors(new Text(words), [])).sentences;

  test('answers as in Python', async () => {
    const { sentences } = JSON.parse(readFileSync(join(SENTENCES, 'parity.json'), 'utf8')) as {
      sentences: { text: string; vector: number[] }[];
    };
    for (const { text, vector } of sentences) {
      const [own] = await of(text);
      // Whole numbers on one side, four decimals on the other, and another processor multiplies another way.
      const cosine = own!.vector.reduce((sum, x, i) => sum + (x / 127) * vector[i]!, 0);
      expect(cosine).toBeGreaterThan(0.98);
    }
  });

  test('puts near what means the same, and gives each sentence its place', async () => {
    const words =
      'We shall not sign with the crossings shut. She refused her signature while the border posts are closed. The brass band played.';
    const [a, b, c] = await of(words);
    expect(nearness(a!.vector, b!.vector)).toBeGreaterThan(nearness(a!.vector, c!.vector) + 0.2);
    expect(nearness(a!.vector, c!.vector)).toBeLessThan(0.3);
    expect(new Text(words).slice(c!.at)).toBe('The brass band played.');
  });

  test('what is said counts and not who says it; offsets are code points', async () => {
    const said = 'the dam needs nine days';
    const one = `👍 “${said},” engineer Orsk said.`;
    const other = `According to a ministry that wished to be called none, ${said}.`;
    const at = (text: string) => {
      const from = [...text.slice(0, text.indexOf(said))].length;
      return [span(from, from + said.length)];
    };
    const [a, b] = await Promise.all(
      [one, other].map(async (t) => (await encoder.vectors(new Text(t), [at(t)])).contents[0]!),
    );
    expect(new Text(one).slice(a!.at)).toBe(said);
    const whole = await Promise.all([one, other].map(async (t) => (await of(t))[0]!));
    expect(nearness(a!.vector, b!.vector)).toBeGreaterThan(nearness(whole[0]!.vector, whole[1]!.vector));
  });

  test('nothing, marks alone and a sentence without end', async () => {
    expect(await of('')).toEqual([]);
    expect((await encoder.vectors(new Text('…!'), [[span(0, 1)]])).contents.length).toBeLessThanOrEqual(1);
    expect((await of('word '.repeat(2000))).length).toBeGreaterThan(0);
  });

  test('a folder that holds something else is refused by name', async () => {
    await expect(sentenceEncoder(path('none'))).rejects.toMatchObject({ code: 'model-missing' });
    await expect(sentenceEncoder(join(SENTENCES, '../reader'))).rejects.toMatchObject({ code: 'model-foreign' });
  });
});

describe('in a dossier', () => {
  const told = [
    [
      'Kest News',
      '“Our engineers need nine days to make the dam at Tolmar safe, and not one day less,” Foreign Minister Lena Orsk said on Monday. Rain fell over the valley.',
    ],
    [
      'Lunde Post',
      'Foreign Minister Lena Orsk said that repairs of the barrage near Tolmar would take more than a week at the very least. A band played.',
    ],
  ] as const;
  const file = path('talks.dossier');

  beforeAll(async () => {
    const lines = told.map(([outlet, text], i) =>
      JSON.stringify({ text, outlet, title: `Dam talks ${i}`, publishedAt: '2031-03-03' }),
    );
    writeFileSync(path('r.jsonl'), lines.join('\n'));
    await call('add', { dossier: file, source: [path('r.jsonl')], threads: '1' });
  });

  const rows = (name: string) => {
    const db = new Database(name, { readonly: true });
    const n = db.prepare('SELECT count(*) FROM vector').pluck().get();
    db.close();
    return n;
  };

  test('bodies and headlines have vectors, and a paraphrase in other words is one utterance with the quotation', async () => {
    expect(rows(file)).toBe(4);
    const { record } = await sliceOf(file);
    const spoken = record.utterances.filter((u) => u.speaker === 'Lena Orsk');
    expect(spoken.map((u) => u.renderings.length)).toEqual([2]);
  });

  test('what an earlier version left without them is read again', async () => {
    const db = new Database(file);
    db.exec('DELETE FROM vector');
    db.close();
    expect((await sliceOf(file)).record.utterances.length).toBe(2);
    await call('read', { dossier: file, threads: '1' });
    expect(rows(file)).toBe(4);
    expect((await sliceOf(file)).record.utterances.length).toBe(1);
  });

  test('merging takes them along and deleting takes them out', async () => {
    await call('merge', { dossier: path('both.dossier'), other: [file] });
    expect(rows(path('both.dossier'))).toBe(4);
    const [first] = (await sliceOf(file)).appearances.keys();
    await call('delete', { dossier: path('both.dossier'), report: [first!], author: 'A' });
    expect(rows(path('both.dossier'))).toBe(2);
  });
});
