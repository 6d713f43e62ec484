import { describe, expect, test } from 'vitest';
import { dueIn } from '../src/record/due.js';
import { forecastRows } from '../src/views/forecasts.js';
import { record, withReader } from './slices.js';

withReader();

describe('by when', () => {
  // 2031-03-05 is a Wednesday.
  test.each([
    ['a deal within days', '2031-03-12'],
    ['a deal is days away', '2031-03-12'],
    ['a deal could be signed within two or three weeks', '2031-03-26'],
    ['a deal in the coming few months', '2031-06-06'],
    ['a deal by the end of the week', '2031-03-09'],
    ['a deal by the end of the month', '2031-03-31'],
    ['a deal next month', '2031-04-30'],
    ['a deal tomorrow', '2031-03-06'],
    ['a deal by Friday', '2031-03-07'],
    ['a deal by 15 April', '2031-04-15'],
    ['a deal in January', '2032-01-31'],
    ['a deal soon', null],
  ])('%s', (words, by) => {
    expect(dueIn(words, '2031-03-05')).toMatchObject({ by });
  });

  test('words without a time tell none', () => {
    expect(dueIn('a deal that lasts', '2031-03-05')).toBeNull();
    expect(dueIn('a deal as soon as possible', '2031-03-05')).toBeNull();
  });
});

describe('what was foretold', () => {
  test('is kept in the name of its speaker, with what was later reported', async () => {
    const slice = await record(
      '2031-03-05 Mediator Lena Orsk said on Wednesday that an agreement could be signed within days. She added that 90 per cent of the agreement was ready.',
      '2031-03-10 Varenia and Maresh signed the agreement on Monday in Tolmar.',
    );
    const rows = forecastRows(slice);
    expect(rows.map((r) => [r.speaker, r.foretold])).toEqual([
      ['Lena Orsk', '90 per cent of a deal done'],
      ['Lena Orsk', 'a deal within days, so by 2031-03-12'],
    ]);
    expect(rows[1]!.later.map((l) => [l.day, l.finding.kind])).toContainEqual(['2031-03-10', 'event']);
    expect(rows[1]!.told.words).toContain('within days');
  });

  test('where nothing came, it says in which reports nothing was found', async () => {
    const [row] = forecastRows(
      await record(
        '2031-03-05 Mediator Lena Orsk said on Wednesday that a truce could be reached within days.',
        '2031-03-14 The envoys went home on Friday. The weather was bad.',
      ),
    );
    expect(row!.later).toEqual([]);
    expect(row!.coverage).toMatchObject({ reports: 1, outlets: 1, from: '2031-03-12', to: '2031-03-14' });
  });

  test.each([
    ['a promise', 'Minister Lena Orsk said on Wednesday that she would hand over the prisoners within days.'],
    ['a demand', 'Minister Lena Orsk said on Wednesday that the prisoners must be released within days.'],
    [
      'a condition',
      'Minister Lena Orsk said on Wednesday that a deal could be signed within days if the guns fell silent.',
    ],
    ['a denial', 'Minister Lena Orsk said on Wednesday that a deal would not be signed within days.'],
    ['a day that is set', 'Minister Lena Orsk said on Wednesday that the talks would open on Friday.'],
    ['what is over', 'Minister Lena Orsk said on Wednesday that the deal struck on Tuesday would hold.'],
  ])('%s is no forecast', async (_, text) => {
    expect(forecastRows(await record(`2031-03-05 ${text}`))).toEqual([]);
  });
});
