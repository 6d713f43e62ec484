import { z } from 'zod';
import { type Style, wrap } from '../render/style.js';
import { visible } from '../text/index.js';
import {
  type CreditRow,
  type OriginRow,
  originRows,
  type ReportOrigin,
  reportOrigin,
  type Standing,
  type Stretch,
  type TextCarrier,
} from '../views/origins.js';

import { sliceOf } from './open.js';
import { AS_OF, AS_OF_SHAPE, DOSSIER, operation } from './operation.js';
import { reportCalled } from './reportCalled.js';

type Found = { readonly rows: readonly OriginRow[] } | { readonly one: ReportOrigin };

export const origins = operation({
  name: 'origins',
  summary: 'Which reports are really one source, and what ties them',
  detail:
    'Lists the origins of the reports, those with most carriers first: every place where the text stood, how each report hangs on another (copied word for word with the share that both have, or written anew), the longest stretch that they share, whom they credit in byline, dateline or text, and how many findings rest on it. Reports that stand alone are counted; --all lists them too. With the id of a report it tells of what origin that is and which of its stretches, of twelve words and more, stand in which other reports. Of one claim the origins are told by every list with --origins.',
  examples: [
    'rapporteur origins talks.dossier',
    'rapporteur origins talks.dossier 5d0c1e7a44b1f60f',
    'rapporteur origins talks.dossier --json',
  ],
  arguments: [DOSSIER, { name: 'report', about: 'the id of a report, or how its digest begins', optional: true }],
  options: [{ name: 'all', about: 'reports that stand alone too' }, ...AS_OF],
  input: z.object({
    dossier: z.string(),
    report: z.string().optional(),
    all: z.boolean().optional(),
    ...AS_OF_SHAPE,
  }),
  run: async ({ report, ...given }): Promise<Found> => {
    const slice = await sliceOf(given);
    if (report === undefined) return { rows: originRows(slice) };
    return { one: reportOrigin(slice, reportCalled(slice.appearances.keys(), report))! };
  },
  json: (found) => ('one' in found ? found.one : found.rows),
  terminal: (found, style, { all = false }) =>
    'one' in found ? oneTerminal(found.one, style) : listTerminal(found.rows, all, style),
});

function listTerminal(rows: readonly OriginRow[], all: boolean, style: Style): string {
  if (rows.length === 0) return style.quiet('No report in this dossier was read.');
  const several = rows.filter((r) => r.carriers.length > 1);
  const alone = rows.length - several.length;
  const count = `${rows.length} ${rows.length === 1 ? 'origin' : 'origins'}, ${alone} of a report that stands alone`;
  return [...(all ? rows : several).map((r) => originLines(r, style)), style.quiet(count)].join('\n\n');
}

/** "Unipress, 2031-03-04, “Talks go on”" */
const placeWords = ({ outlet, day, title }: Standing): string =>
  visible(`${outlet ?? 'outlet not given'}, ${day ?? 'no date'}${title ? `, “${title}”` : ''}`);

function originLines(r: OriginRow, style: Style): string {
  const carriers = `${r.carriers.length} ${r.carriers.length === 1 ? 'carrier' : 'carriers'}`;
  const credits = r.credits.length > 0 ? `; credits ${r.credits.join(', ')}` : '';
  return [
    wrap(style.strong(placeWords(r.first)), style.width, '', '  '),
    wrap(
      style.quiet(visible(`${carriers}, ${r.findings} ${r.findings === 1 ? 'finding' : 'findings'}${credits}`)),
      style.width,
      '  ',
    ),
    ...r.carriers.flatMap((c) => carrierLines(c, style)),
  ].join('\n');
}

function carrierLines(c: TextCarrier, style: Style): string[] {
  const shared = c.shared ? `: ${visible(`“${c.shared.words}”`)}` : '';
  return [
    wrap(
      `${visible(`${c.outlet ?? 'outlet not given'}, ${c.day ?? 'no date'}`)} ${style.quiet(`${c.why}${shared} ${c.report.slice(7, 23)}`)}`,
      style.width,
      '  • ',
      '    ',
    ),
    ...c.credits.map((credit) => creditLine(credit, style)),
  ];
}

const creditLine = ({ to, words, whole }: CreditRow, style: Style): string =>
  wrap(
    style.quiet(
      visible(`credits ${to}${whole ? ' for the whole' : ''}${words === '' ? ' in its byline' : `: “${words}”`}`),
    ),
    style.width,
    '    ',
    '      ',
  );

function oneTerminal({ origin, credits, stretches }: ReportOrigin, style: Style): string {
  return [
    origin
      ? originLines(origin, style)
      : style.quiet('A newer wording stands in its place; nothing of it is in the record.'),
    ...(origin ? [] : credits.map((c) => creditLine(c, style))),
    ...(stretches.length === 0
      ? [style.quiet('No stretch of twelve words stands in another report.')]
      : stretches.map((s) => stretchLines(s, style))),
  ].join('\n\n');
}

const stretchLines = ({ words, in: places }: Stretch, style: Style): string =>
  [
    wrap(style.strong(visible(`“${words}”`)), style.width, '', '  '),
    ...places.map((p) =>
      wrap(style.quiet(`${placeWords(p)}${p.isCopy ? ', of the same origin' : ''}`), style.width, '  • ', '    '),
    ),
  ].join('\n');
