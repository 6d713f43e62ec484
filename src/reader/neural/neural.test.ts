import { cpSync, existsSync, mkdtempSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { Text } from '../../text/index.js';
import { analyse } from './analysis.js';
import { type Bundle, loadBundle, SHIPPED } from './bundle.js';
import { openSession, type Rows, type Session } from './session.js';
import { argmax } from './syntaxHead.js';
import { units } from './units.js';
import { viterbi } from './viterbi.js';
import { windows } from './windows.js';

const TINY = fileURLToPath(new URL('../../../fixtures/model', import.meta.url));

interface Answer {
  readonly text: string;
  readonly pieces: number[];
  readonly attribution: number[];
  readonly names: number[];
  readonly offices: number[];
  readonly upos: number[];
  readonly starts: number[];
}

const opened = async (folder: string) => {
  const bundle = loadBundle(folder);
  return { bundle, session: await openSession(bundle.path) };
};

// A checkout without the model that comes with the package still tests the path with the tiny one.
describe.each([
  ['tiny', TINY, true],
  ['shipped', SHIPPED, existsSync(join(SHIPPED, 'model.onnx'))],
])('the %s model answers as in Python', (_, folder, there) => {
  test.skipIf(!there)('pieces, tags, names, offices, parts of speech, starts of sentences', async () => {
    const { bundle, session } = await opened(folder);
    const { texts } = JSON.parse(readFileSync(join(folder, 'parity.json'), 'utf8')) as { texts: Answer[] };
    let same = 0;
    let all = 0;
    for (const expected of texts) {
      const own = await answer(bundle, session, expected.text);
      expect(own.pieces).toEqual(expected.pieces);
      for (const head of ['attribution', 'names', 'offices', 'upos', 'starts'] as const) {
        expect(own[head].length).toBe(expected[head].length);
        for (const [i, tag] of expected[head].entries()) same += Number(own[head][i] === tag);
        all += expected[head].length;
      }
    }
    // Another processor family multiplies int8 another way: a tag in a hundred may tip over.
    expect(same / all).toBeGreaterThan(0.99);
  });
});

async function answer(bundle: Bundle, session: Session, text: string): Promise<Omit<Answer, 'text'>> {
  const found = units(new Text(text));
  const [window] = windows(found, bundle.words, bundle.labels.window);
  const out = await session.run(window!);
  const { columns } = bundle.labels;
  const rows = (from: Rows, [start, end]: readonly [number, number]) =>
    Float32Array.from(
      [...window!.at].flatMap((i) => [...from.data.subarray(i * from.width + start, i * from.width + end)]),
    );
  const best = (column: readonly [number, number]) =>
    [...window!.at].map((i) => argmax(out.words.data.subarray(i * out.words.width, (i + 1) * out.words.width), column));
  const words = columns.words;
  return {
    pieces: [...window!.pieces],
    attribution: [
      ...viterbi(rows(out.attribution, columns.attribution.tags!), found.length, bundle.labels.attribution),
    ],
    names: [...viterbi(rows(out.words, words.names!), found.length, bundle.labels.names)],
    offices: best(words.offices!),
    upos: best(words.upos!),
    starts: [...rows(out.words, words.starts!)].map((s) => Number(s > 0)),
  };
}

describe('whatever the text, no broken span leaves the model', () => {
  let tiny: Awaited<ReturnType<typeof opened>>;
  beforeAll(async () => {
    tiny = await opened(TINY);
  });

  const part = fc.constantFrom(
    '“the talks ',
    'said ',
    '” ',
    '. ',
    '\n\n',
    'Zürich',
    '🕊',
    ' can',
    'not ',
    'x-b ',
    'e\u0301',
    ', ',
  );

  test('ranges are of tokens and in order, trees are trees, clusters have company', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 400 }), async (parts) => {
        const found = await analyse(new Text(parts.join('')), tiny.bundle, tiny.session, (word) => word === 'said');
        const n = found.tokens.length;
        for (const r of [
          ...found.names,
          ...found.offices,
          ...found.clusters.flat(),
          ...[...found.attributions, ...found.inner].flatMap((a) => [
            a.cue,
            ...a.content,
            ...(a.source ? [a.source] : []),
          ]),
        ])
          expect(r.first >= 0 && r.first < r.last && r.last <= n).toBe(true);
        for (const c of found.clusters) expect(c.length).toBeGreaterThan(1);
        for (const a of found.attributions) expect(a.confidence >= 0 && a.confidence <= 1).toBe(true);
        expect(found.sentences.reduce((sum, s) => sum + s.last - s.first, 0)).toBe(n);
        for (const s of found.sentences) {
          const roots = [];
          for (let i = s.first; i < s.last; i++) {
            let at = i;
            for (let steps = 0; at >= 0 && steps <= s.last - s.first; steps++) at = found.heads[at]!;
            expect(at).toBe(-1);
            if (found.heads[i]! < 0) roots.push(i);
            else expect(found.heads[i]! >= s.first && found.heads[i]! < s.last).toBe(true);
          }
          expect(roots.length).toBe(1);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('windows answer for every unit once and are no longer than they may be', () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 600 }), fc.integer({ min: 12, max: 64 }), (parts, pieces) => {
        const found = units(new Text(parts.join('')));
        let next = 0;
        for (const w of windows(found, tiny.bundle.words, { pieces, overlap: pieces >> 2 })) {
          expect(w.owns.first).toBe(next);
          expect(w.first <= w.owns.first && w.owns.last === w.last).toBe(true);
          next = w.owns.last;
          expect(w.pieces.length <= pieces || w.last - w.owns.first === 1).toBe(true);
        }
        expect(next).toBe(found.length);
      }),
    );
  });
});

describe('a model folder that is not one', () => {
  const copy = () => {
    const folder = mkdtempSync(join(tmpdir(), 'model-'));
    cpSync(TINY, folder, { recursive: true });
    return folder;
  };
  const code = async (folder: string) =>
    await opened(folder).then(
      () => 'opened',
      (thrown) => (thrown as { code: string }).code,
    );

  test('missing, truncated, foreign', async () => {
    expect(await code(join(tmpdir(), 'no-such-model'))).toBe('model-missing');
    const truncated = copy();
    truncateSync(join(truncated, 'model.onnx'), 1000);
    expect(await code(truncated)).toBe('model-damaged');
    const words = copy();
    writeFileSync(join(words, 'tokenizer.json'), '{"pieces": 3}');
    expect(await code(words)).toBe('model-foreign');
    const labels = copy();
    writeFileSync(join(labels, 'labels.json'), '{"format": 99}');
    expect(await code(labels)).toBe('model-foreign');
    writeFileSync(join(labels, 'labels.json'), 'no JSON');
    expect(await code(labels)).toBe('model-damaged');
  });
});
