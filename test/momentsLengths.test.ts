import { expect, test } from 'vitest';
import { ruleReader } from '../src/reader/reader.js';

test.each([
  ['The talks lasted between three and four hours.', 'between three and four hours', 210, 180, 240],
  ['Orsk met the envoys for three to four hours in Sarn.', 'three to four hours', 210, 180, 240],
  ['Orsk met the envoys for an hour and a half.', 'an hour and a half', 90, null, null],
  ['Orsk met the envoys for two and a half hours.', 'two and a half hours', 150, null, null],
  ['Orsk met the envoys for an hour and 20 minutes.', 'an hour and 20 minutes', 80, null, null],
  ['Orsk met the envoys for half an hour.', 'half an hour', 30, null, null],
  ['Orsk met the envoys for forty-two minutes.', 'forty-two minutes', 42, null, null],
  ['Orsk met the envoys for nearly twenty hours.', 'nearly twenty hours', 1200, null, 1200],
  ['The five-hour meeting in Sarn failed.', 'five-hour', 300, null, null],
])('%s', async (text, expression, about, atLeast, atMost) => {
  const { findings } = await ruleReader().read(text, 'report:x');
  const meeting = findings.find((f) => f.kind === 'meeting');
  expect(meeting?.duration?.value).toEqual({ expression, about, atLeast, atMost });
});
