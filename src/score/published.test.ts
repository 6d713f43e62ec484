import { expect, test } from 'vitest';
import type { Moment } from '../model/index.js';
import { timexValue } from '../model/index.js';
import { countActs, ploverTexts } from './plover.js';
import { countTimes, parseTimeMl } from './timeml.js';

const moment = (fields: Partial<Moment>): Moment => ({
  expression: '',
  edtf: null,
  precision: 'day',
  anchor: 'publication',
  relation: 'on',
  relative: null,
  ...fields,
});

test('TimeML is read without its marks, in code points', () => {
  const source = `<TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="1998-01-08">19980108</TIMEX3></DCT>
<TEXT>
AT&amp;T 🕊 met <EVENT eid="e1">them</EVENT> <TIMEX3 tid="t1" type="DATE" value="1998-01-05">on Monday</TIMEX3>.
</TEXT></TimeML>`;
  const read = parseTimeMl(source);
  expect(read.day).toBe('1998-01-08');
  expect([...read.text].slice(read.times[0]!.start, read.times[0]!.end).join('')).toBe('on Monday');
  const found = {
    start: read.times[0]!.start + 3,
    end: read.times[0]!.end,
    moment: moment({ relative: { weekday: 1, direction: 'past' } }),
  };
  expect(countTimes(read, [found])).toEqual({ gold: 1, found: 1, hit: 1, valued: 1, right: 1 });
  expect(countTimes(read, [{ ...found, start: 0, end: 3 }])).toEqual({
    gold: 1,
    found: 1,
    hit: 0,
    valued: 0,
    right: 0,
  });
});

test.each([
  ['1998-35', '1998-Q3'],
  ['1998-22', '1998-SU'],
  ['1998-41', '1998-H2'],
  ['197X', '197'],
  ['1998-03-16/1998-03-22', '1998-W12'],
  ['1998-12-28/1999-01-03', '1998-W53'],
  ['1990-08-11/1990-08-12', '1990-W32-WE'],
  ['1998-03-05', '1998-03-05'],
])('EDTF %s is TIMEX3 %s', (edtf, value) => expect(timexValue(moment({ edtf }), null)).toBe(value));

test('what only points keeps its word', () =>
  expect(timexValue(moment({ reference: 'PAST_REF', precision: 'unknown' }), '1998-01-01')).toBe('PAST_REF'));

test('PLOVER records count by act, and with a word of each party in common', () => {
  const text = 'The U.S. demanded that Benin open its ports.';
  const records = [{ event: 'DEMAND', text, source: [{ actorText: 'U.S.' }], target: [{ actorText: 'Benin' }] }];
  const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
  const party = (name: string) => ({ value: { name, party: null }, evidence: [at(name)] });
  const event = {
    kind: 'event',
    act: { value: 'REQUEST', evidence: [at('demanded')] },
    actor: party('U.S.'),
    recipient: party('Benin'),
    confidence: 0.9,
  };
  const reading = (findings: unknown[]) => ({ findings }) as never;
  expect(ploverTexts([...records, { event: 'DOCUMENT', text: 'x' }])).toHaveLength(1);
  expect(countActs(text, records, reading([event]))).toEqual({ gold: 1, found: 1, hit: 1, both: 1 });
  expect(countActs(text, records, reading([{ ...event, recipient: null }]))).toEqual({
    gold: 1,
    found: 1,
    hit: 1,
    both: 0,
  });
  expect(countActs(text, records, reading([event, event, event]))).toMatchObject({ found: 2 });
});
