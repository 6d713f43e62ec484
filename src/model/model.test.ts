import { describe, expect, test } from 'vitest';
import { span, Text } from '../text/index.js';
import {
  anchorMoment,
  appearanceId,
  findingId,
  grounded,
  identified,
  type Moment,
  publish,
  type RelativeMoment,
  reportId,
} from './index.js';

test('no value without its words', () => {
  // @ts-expect-error an empty list is no evidence
  expect(() => grounded('Thursday', [])).toThrow(RangeError);
  expect(() => grounded('Thursday', [span(4, 4)])).toThrow(RangeError);
  expect(grounded('Thursday', [span(4, 12)])).toEqual({ value: 'Thursday', evidence: [span(4, 12)] });
});

test('a finding is named by report, kind and role-labelled spans alone', () => {
  const draft = {
    kind: 'position',
    holder: grounded({ name: 'A', party: null }, [span(0, 1)]),
    stance: grounded('demands', [span(2, 5)]),
    confidence: 0.5,
  };
  const id = findingId('report:1', 'position', draft);
  expect(
    findingId('report:1', 'position', {
      ...draft,
      confidence: 0.9,
      holder: grounded({ name: 'B', party: 'x' }, [span(0, 1)]),
    }),
  ).toBe(id);
  expect(findingId('report:2', 'position', draft)).not.toBe(id);
  expect(findingId('report:1', 'reception', draft)).not.toBe(id);
  expect(findingId('report:1', 'position', { ...draft, stance: grounded('demands', [span(2, 6)]) })).not.toBe(id);
  const swapped = { kind: 'position', stance: draft.holder, holder: draft.stance };
  expect(findingId('report:1', 'position', swapped)).not.toBe(id);
});

test('an appearance tells a missing field from an empty one', () => {
  const base = { report: reportId('x'), outlet: null, url: null, title: null, publishedAt: null };
  expect(appearanceId(base)).not.toBe(appearanceId({ ...base, outlet: '' }));
  expect(appearanceId({ ...base, outlet: 'a', title: null })).not.toBe(
    appearanceId({ ...base, outlet: null, title: 'a' }),
  );
});

describe('moments are anchored on the day of publication', () => {
  const moment = (relative: RelativeMoment): Moment => ({
    expression: '',
    edtf: null,
    precision: 'day',
    anchor: 'publication',
    relation: 'on',
    relative,
  });
  // 4 March 2031 is a Tuesday.
  const cases: [string, RelativeMoment, string][] = [
    ['a weekday that happened is the latest on or before', { weekday: 1, direction: 'past' }, '2031-03-03'],
    ['the same weekday is that day', { weekday: 2, direction: 'past' }, '2031-03-04'],
    ['a weekday that is planned is the next', { weekday: 5, direction: 'future' }, '2031-03-07'],
    ['yesterday', { unit: 'day', shift: -1 }, '2031-03-03'],
    ['last week runs from Monday to Sunday', { unit: 'week', shift: -1 }, '2031-02-24/2031-03-02'],
    ['next month', { unit: 'month', shift: 1 }, '2031-04'],
    ['a month that happened is the nearest past', { month: 10, day: null, direction: 'past' }, '2030-10'],
    ['hours stay on their day', { unit: 'hour', shift: 2 }, '2031-03-04'],
    [
      'days in a row end with the one that is anchored',
      {
        from: { weekday: 1, direction: 'past', of: { edtf: null, relative: { weekday: 4, direction: 'past' } } },
        to: { weekday: 4, direction: 'past' },
      },
      '2031-02-24/2031-02-27',
    ],
    ['a date that is planned is the nearest future', { month: 3, day: 2, direction: 'future' }, '2032-03-02'],
  ];
  for (const [name, relative, edtf] of cases)
    test(name, () => expect(anchorMoment(moment(relative), '2031-03-04')).toBe(edtf));
  test('what happened on a day that nothing tells anchors nothing', () => {
    const of = { edtf: null, relative: null, event: 'the vote' };
    expect(anchorMoment(moment({ unit: 'day', shift: 2, of }), '2031-03-04')).toBeNull();
  });
  test('without a day nothing is guessed', () =>
    expect(anchorMoment(moment({ unit: 'day', shift: 0 }), null)).toBeNull());
});

test('evidence leaves as a W3C SpecificResource with both selectors', () => {
  const text = new Text('The envoy said no.');
  const finding = identified('report:1', { kind: 'figure', evidence: [span(4, 9)] } as never) as never;
  expect(publish(finding, 'report:1', text, null)).toMatchObject({
    evidence: [
      {
        type: 'SpecificResource',
        source: 'report:1',
        selector: [
          { type: 'TextPositionSelector', start: 4, end: 9 },
          { type: 'TextQuoteSelector', exact: 'envoy', prefix: 'The ', suffix: ' said no.' },
        ],
      },
    ],
  });
});
