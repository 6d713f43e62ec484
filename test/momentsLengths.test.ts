import { expect, test } from 'vitest';
import { ruleReader } from '../src/reader/reader.js';

test.each([
  ['The talks lasted between three and four hours.', 'between three and four hours', 210, 180, 240],
  ['Orsk met the envoys for three to four hours in Sarn.', 'three to four hours', 210, 180, 240],
  ['Orsk met the envoys for an hour and a half.', 'an hour and a half', 90, 90, 90],
  ['Orsk met the envoys for two and a half hours.', 'two and a half hours', 150, 150, 150],
  ['Orsk met the envoys for an hour and 20 minutes.', 'an hour and 20 minutes', 80, 80, 80],
  ['Orsk met the envoys for half an hour.', 'half an hour', 30, 30, 30],
  ['Orsk met the envoys for forty-two minutes.', 'forty-two minutes', 42, 42, 42],
  ['Orsk met the envoys for nearly twenty hours.', 'nearly twenty hours', 1200, null, 1200],
  ['The five-hour meeting in Sarn failed.', 'five-hour', 300, 300, 300],
  ['Orsk met the envoys for about three hours.', 'about three hours', 180, null, null],
  ['Orsk met the envoys for three hours or so.', 'three hours or so', 180, null, null],
  ['Orsk met the envoys for at least four hours.', 'at least four hours', 240, 240, null],
  ['Orsk met the envoys for four hours or more.', 'four hours or more', 240, 240, null],
  ['Orsk met the envoys for more than three hours.', 'more than three hours', 180, 180, null],
  ['Orsk met the envoys for no more than an hour and a half.', 'no more than an hour and a half', 90, null, 90],
  [
    'Orsk met the envoys for at least four hours and no more than six.',
    'at least four hours and no more than six',
    300,
    240,
    360,
  ],
  ['Orsk met the envoys for more than an hour but less than two.', 'more than an hour but less than two', 90, 60, 120],
  [
    'Orsk met the envoys for at most six hours and at least 90 minutes.',
    'at most six hours and at least 90 minutes',
    225,
    90,
    360,
  ],
  ['Orsk met the envoys over three days.', 'three days', 4320, 4320, 4320],
  ['The talks lasted over three days.', 'over three days', 4320, 4320, null],
  ['Orsk met the envoys for two weeks.', 'two weeks', 20160, 20160, 20160],
])('%s', async (text, expression, about, atLeast, atMost) => {
  const { findings } = await ruleReader().read(text, 'report:x');
  const meeting = findings.find((f) => f.kind === 'meeting');
  expect(meeting?.duration?.value).toEqual({ expression, about, atLeast, atMost });
});

test('so long after something is no length of a meeting', async () => {
  const { findings } = await ruleReader().read('Orsk met the envoys in Sarn two weeks after the vote.', 'report:x');
  expect(findings.find((f) => f.kind === 'meeting')).toMatchObject({ duration: null });
});
