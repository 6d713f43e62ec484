// How a meeting ended, what was dealt with, who called it off and why, and every version of it in its round.
import { beforeAll, describe, expect, test } from 'vitest';
import type { Meeting } from '../src/model/index.js';
import { neuralReader, type Reader } from '../src/reader/reader.js';
import { roundRows } from '../src/views/roundVersions.js';
import { record, withReader } from './slices.js';

withReader();
let reader: Reader;
beforeAll(async () => {
  reader = await neuralReader();
});

const met = async (text: string): Promise<Meeting[]> =>
  (await reader.read(text, 'report:x')).findings.filter((f): f is Meeting => f.kind === 'meeting');
const values = (all: readonly { readonly value: string }[] | undefined) => all?.map((w) => w.value);

describe('how it ended', () => {
  test.each([
    [
      'The Armenian and Georgian ministers ended four hours of talks in Vienna on Friday without a joint statement.',
      'without a joint statement',
    ],
    [
      'Talks between Armenia and Georgia in Vienna failed to produce an agreement on the dam.',
      'failed to produce an agreement on the dam',
    ],
    [
      'Armenian and Georgian negotiators met in Vienna but failed to agree on a date, a diplomat said.',
      'failed to agree on a date',
    ],
    [
      'A round of talks between Armenia and Georgia ended in Vienna on Friday with no deal on the dam.',
      'with no deal on the dam',
    ],
  ])('%s', async (text, outcome) => {
    expect((await met(text)).flatMap((m) => values(m.outcome))).toEqual([outcome]);
  });

  test.each([
    'The Armenian and Georgian ministers met in Vienna without aides.',
    'Talks between Armenia and Georgia will end on Friday.',
    'The Armenian and Georgian ministers met in Vienna in March, and the Moldovan envoy left without a word.',
  ])('not told: %s', async (text) => {
    expect((await met(text)).flatMap((m) => values(m.outcome))).toEqual([]);
  });
});

test('what was dealt with and what was left out, in the sentence that goes on with those who met', async () => {
  const [meeting] = await met(
    'Envoys of Armenia and Georgia met in Vienna on Monday. They discussed the lists of prisoners, and the border did not come up.',
  );
  expect(values(meeting?.discussed)).toEqual(['the lists of prisoners']);
  expect(values(meeting?.notDiscussed)).toEqual(['the border']);
});

test('who called a meeting off, and why', async () => {
  const [meeting] = await met('The Georgian envoy cancelled Friday’s meeting with Armenia because of the raid.');
  expect(meeting?.cancelledBy?.value.name).toBe('Georgian envoy');
  expect(meeting?.reason?.value).toBe('the raid');
});

test('a round keeps every version of how long it took and how it ended, also where the talks are only gone back to', async () => {
  const slice = await record(
    '2031-06-18 Armenia and Georgia held the third round of their talks in Vienna on Tuesday. The talks lasted four hours and ended without agreement.',
    '2031-06-18 Armenia and Georgia met in Vienna on Tuesday for their third round. The meeting took six hours.',
  );
  const [round, ...others] = roundRows(slice);
  expect(others).toEqual([]);
  expect(round?.versions.map((v) => [v.what, v.differ, v.told.map((t) => t.words)])).toEqual([
    ['how long', true, ['4 h', '6 h']],
    ['how it ended', false, ['without agreement']],
  ]);
});
