import { describe, expect, test } from 'vitest';
import { dueIn } from '../src/record/due.js';
import { forecastRows, nothingLater } from '../src/views/forecasts.js';
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
    ['a deal within 48 hours', '2031-03-07'],
    ['a deal within a week or two', '2031-03-19'],
    ['a deal within thirty days', '2031-04-04'],
    ['a deal within a fortnight', '2031-03-19'],
    ['a deal is a matter of days', '2031-03-12'],
    ['a deal before Friday', '2031-03-06'],
    ['a deal before April', '2031-03-31'],
    ['a deal by early April', '2031-04-10'],
    ['a deal by mid-April', '2031-04-20'],
    ['a deal in April 2033', '2033-04-30'],
    ['a deal by 15 April 2032', '2032-04-15'],
    ['a deal soon', null],
  ])('%s', (words, by) => {
    expect(dueIn(words, '2031-03-05')).toMatchObject({ by });
  });

  test('words without a time tell none', () => {
    expect(dueIn('a deal that lasts', '2031-03-05')).toBeNull();
    expect(dueIn('a deal as soon as possible', '2031-03-05')).toBeNull();
    // Days that are over, and a length that is.
    expect(dueIn('a deal on 2 March', '2031-03-05')).toBeNull();
    expect(dueIn('the third truce in two months', '2031-03-05')).toBeNull();
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
    expect(row!.coverage).toMatchObject({ reports: 1, outlets: 1, from: '2031-03-14', to: '2031-03-14' });
    expect([row!.due, nothingLater(row!)]).toEqual([false, expect.stringContaining('in 1 report')]);
  });

  test('a day that no report reaches is still to come', async () => {
    const [row] = forecastRows(
      await record('2031-03-05 Mediator Lena Orsk said on Wednesday that a truce could be reached within days.'),
    );
    expect([row!.due, nothingLater(row!)]).toEqual([
      true,
      'no later report was read; the day is still to come in these reports',
    ]);
  });

  test('words that are told again are one forecast, and no report of its coming', async () => {
    const words = 'Mediator Lena Orsk said that a deal could be signed within days.';
    const rows = forecastRows(
      await record(
        `2031-03-05 ${words} The sun shone.`,
        `2031-03-06 ${words} It rained.`,
        '2031-03-10 Varenia and Maresh signed the deal on Monday in Tolmar.',
      ),
    );
    expect(rows.map((r) => [r.day, r.later.map((l) => l.day)])).toEqual([['2031-03-05', ['2031-03-10']]]);
  });

  test('what somebody tells of a forecast is the forecast of whoever made it', async () => {
    const rows = forecastRows(
      await record(
        '2031-03-05 Spokesman Ivo Brandt said on Wednesday that mediator Lena Orsk had predicted that a deal could be signed within days.',
      ),
    );
    expect(rows.map((r) => r.speaker)).toEqual(['Lena Orsk']);
  });

  test.each([
    'Lena Orsk said on Wednesday that a deal was days away.',
    'Lena Orsk said on Wednesday that an agreement was expected within days.',
    'Lena Orsk said on Wednesday that the text was ready and a deal could be signed within days.',
    'Lena Orsk said on Wednesday that the hostages could be released within days.',
    'Lena Orsk said on Wednesday that the talks could resume within weeks.',
    'Lena Orsk said on Wednesday that 90 per cent of the text was agreed.',
  ])('%s', async (text) => {
    expect(forecastRows(await record(`2031-03-05 Mediator ${text}`))).toHaveLength(1);
  });

  test.each([
    ['a promise of “we”', 'Minister Lena Orsk said on Wednesday: “We will sign the agreement within days.”'],
    ['a denial in short', 'Minister Lena Orsk said on Wednesday that a deal can’t be reached within days.'],
    ['a doubt', 'Minister Lena Orsk said on Wednesday that there was little hope of a deal within days.'],
    ['the end of a thing', 'Minister Lena Orsk said on Wednesday that the truce could collapse within days.'],
    [
      'a condition with “once”',
      'Minister Lena Orsk said on Wednesday that a deal could be signed within days once the guns were silent.',
    ],
    ['a question', 'Minister Lena Orsk said on Wednesday: “Could a deal be signed within days?”'],
    ['a wish', 'Minister Lena Orsk said on Wednesday that Varenia wanted a deal by Friday.'],
    [
      'a clause of a deal',
      'Minister Lena Orsk said on Wednesday that under the agreement the bridge would be opened within 30 days.',
    ],
    [
      'what is not done',
      'Minister Lena Orsk said on Wednesday that the last 10 per cent of the agreement was not settled.',
    ],
    [
      'a share of something else',
      'Minister Lena Orsk said on Wednesday that 60 per cent of voters think the talks are done.',
    ],
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
