// Whose words and whose will: what one side tells of another is its account, and fills no cell of the other's.
import { beforeAll, describe, expect, test } from 'vitest';
import type { Finding, FindingOf, Kind } from '../src/model/index.js';
import { neuralReader, type Reader } from '../src/reader/reader.js';
import { positionTable, silenceWords } from '../src/views/positions.js';
import { record, withReader } from './slices.js';

withReader();
let reader: Reader;
beforeAll(async () => {
  reader = await neuralReader();
});

const read = async (text: string) => {
  const { findings } = await reader.read(text, 'report:x');
  const of = <K extends Kind>(kind: K) => findings.filter((f: Finding): f is FindingOf<K> => f.kind === kind);
  return { of, stands: [...of('position'), ...of('reception')] };
};

describe('accounts', () => {
  test.each([
    ['Ukraine said on Monday that Russia demanded a full withdrawal from the delta.', 'Russia', 'Ukraine'],
    ['France said Germany wants the war to go on.', 'Germany', 'France'],
    ['According to the Armenian envoy, Georgia has accepted the Marra draft.', 'Georgia', 'Armenian envoy'],
    ['Armenian Prime Minister Dan Orr said the Reed Front wanted the war.', 'Reed Front', 'Dan Orr'],
    ['“Georgia will never leave the corridor,” the Reed Front’s spokesman, Sami Adel, said.', 'Georgia', 'Sami Adel'],
  ])('%s', async (text, holder, teller) => {
    const { stands } = await read(text);
    const found = stands.find((f) => f.holder?.value.name === holder);
    expect(found?.claimedBy?.value.name).toBe(teller);
  });

  test.each([
    'Georgia demanded a full withdrawal from the delta, the Georgian minister said.',
    'The mediator, Lea Munk, said Georgia had accepted the Marra draft.',
    'Georgia said that Armenia had said it would accept the draft.',
  ])('nobody else’s: %s', async (text) => {
    const { stands } = await read(text);
    expect(stands.length).toBeGreaterThan(0);
    expect(stands.filter((f) => f.claimedBy)).toEqual([]);
  });

  test('what another side tells fills no cell, and what a side says itself does', async () => {
    const slice = await record(
      '2031-03-01 Georgia said on Saturday that Armenia demanded elections in the delta. Georgia demands a ceasefire, Georgian Foreign Minister Lena Orsk said.',
    );
    const cells = [...positionTable(slice).cells.values()];
    expect(cells.map((c) => [c.side, c.issue])).toContainEqual(['Georgia', 'ceasefire']);
    expect(cells.some((c) => c.side === 'Armenia')).toBe(false);
  });

  test.each([
    'Georgia was said to be unhappy about the draft.',
    'Georgia is said to have turned the draft down.',
    'Georgia was reported to be ready to sign the draft.',
  ])('whom it is said of does not say it: %s', async (text) => {
    expect((await read(text)).of('statement').filter((s) => s.source)).toEqual([]);
  });

  test('“it said” is the body that spoke last, and where it sits is not whose it is', async () => {
    const { of } = await read(
      'Georgia should wait, the Polar Crisis Group said Wednesday. “A number of states are reluctant to change Georgia’s status,” the Brussels-based thinktank said in a statement. “If the council fails to rally around a policy, it risks a new crisis,” it said.',
    );
    expect(new Set(of('statement').map((s) => s.source?.value.name))).toEqual(new Set(['Polar Crisis Group']));
    expect(of('condition')).toEqual([]);
  });

  test('a side threatens nobody of its own', async () => {
    const { of } = await read(
      '“If the crew is not free by November 10, our fleet will close the strait,” Georgia’s defence minister, Rolf Ansel, said.',
    );
    expect(of('event').map((e) => [e.act.value, e.actor?.value.name, e.recipient])).toEqual([
      ['THREATEN', 'Rolf Ansel', null],
    ]);
  });

  test.each([
    'He does not look like a man whose mediation has collapsed.',
    'Nobody believes that the talks have collapsed.',
    'Nobody in Lazarine is using the word collapse.',
  ])('no judgement: %s', async (text) => {
    expect((await read(text)).of('assessment')).toEqual([]);
  });
});

describe('cells', () => {
  test('hold what was told by a day, acceptances of a matter too, and say why they are empty', async () => {
    const slice = await record(
      '2031-03-01 Armenia rejects a ceasefire. Armenia demands elections.',
      '2031-03-09 Armenia accepts a ceasefire. Georgian Foreign Minister Lena Orsk said the elections were fair. Georgia demands a ceasefire.',
    );
    const table = positionTable(slice);
    const cell = (side: string, issue: string) => table.cells.get(`${side}\n${issue}`);
    expect(cell('Armenia', 'ceasefire')?.stance).toBe('accepts');
    expect(cell('Armenia', 'ceasefire')?.members.length).toBe(2);
    expect(cell('Georgia', 'elections')).toBeUndefined();
    expect(silenceWords(table.silence('Georgia', 'elections'))).toBe('nothing said in 1 statement on it');
    expect(silenceWords(table.silence('Georgia', 'water'))).toBe('nothing read in 2 reports');
  });
});
