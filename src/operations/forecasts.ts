import { originLines } from '../render/originLines.js';
import { type Style, wrap } from '../render/style.js';
import { visible } from '../text/index.js';
import { type ForecastRow, forecastRows, nothingLater } from '../views/forecasts.js';
import type { Row } from '../views/listing.js';
import { objects, SIDE } from './objects.js';
import { DAYS, ORIGINS } from './operation.js';

export const forecasts = objects(
  'forecasts',
  {
    summary: 'What speakers foretold of the talks, and what was later reported',
    detail:
      'Lists what speakers say will come of the talks and by when ("a deal within days"), or how much of it is done ("90 per cent is agreed"), in their names; below each what later reports tell of such a thing up to two weeks after the day that was named, or in which reports nothing of the kind was found. Whether a forecast came true is left to the reader: nothing here is foretold by the program.',
  },
  [SIDE, ...DAYS, ORIGINS],
  forecastRows,
  (rows, style, opened) =>
    `${rows.map((r) => lines(r, opened, style)).join('\n\n')}\n\n${style.quiet(`${rows.length} ${rows.length === 1 ? 'forecast' : 'forecasts'}, newest first`)}`,
);

const quoted = (r: Row): string => visible(`“${r.words.replace(/\s+/gu, ' ')}”`);

function lines(r: ForecastRow, opened: boolean, style: Style): string {
  const head = `${style.accent(r.day ?? 'no date')} ${style.strong(visible(r.speaker))}: ${visible(r.foretold)}`;
  const later = r.later.map((l) =>
    wrap(
      `${style.accent(l.day ?? 'no date')} ${visible(l.summary)} ${style.quiet(quoted(l))}`,
      style.width,
      '  → ',
      '    ',
    ),
  );
  const none = wrap(style.quiet(nothingLater(r)), style.width, '  → ', '    ');
  return [
    head,
    wrap(quoted(r.told), style.width, '  '),
    ...(later.length > 0 ? later : [none]),
    ...originLines(r.origins, opened, style),
  ].join('\n');
}
