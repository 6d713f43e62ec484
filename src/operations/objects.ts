import { z } from 'zod';
import { checkDate } from '../ingest/date.js';
import type { Slice } from '../model/index.js';
import { type Style, wrap } from '../render/style.js';
import { terminalTable } from '../render/table.js';
import { visible } from '../text/index.js';
import { fits, type MoveRow, moveRows, type ObjectFilter } from '../views/objects.js';
import { sliceOf } from './open.js';
import { DOSSIER, type Operation, type OptionSpec, operation } from './operation.js';

const SIDE: OptionSpec = { name: 'side', value: 'NAME', about: 'only this side' };
const ISSUE: OptionSpec = { name: 'issue', value: 'NAME', about: 'only this issue' };
const DAYS: readonly OptionSpec[] = [
  { name: 'since', value: 'DATE', about: 'from this day on' },
  { name: 'until', value: 'DATE', about: 'up to this day' },
];

const input = z.object({
  dossier: z.string(),
  side: z.string().optional(),
  issue: z.string().optional(),
  since: z.string().optional(),
  until: z.string().optional(),
});

/** An operation that lists objects of the record. */
function objects<Row>(
  name: string,
  told: { readonly summary: string; readonly detail: string },
  options: readonly OptionSpec[],
  rows: (slice: Slice, filter: ObjectFilter) => readonly Row[],
  terminal: (rows: readonly Row[], style: Style) => string,
): Operation {
  return operation({
    name,
    ...told,
    examples: [`rapporteur ${name} talks.dossier`, `rapporteur ${name} talks.dossier --side Kelmara --json`],
    arguments: [DOSSIER],
    options,
    input,
    run: async ({ dossier, ...filter }) => {
      checkDate(filter.since ?? null, '--since');
      checkDate(filter.until ?? null, '--until');
      return rows(await sliceOf(dossier), filter);
    },
    terminal: (found, style) =>
      found.length === 0 ? style.quiet(`No ${name} in this dossier fit.`) : terminal(found, style),
  });
}

export const actors = objects(
  'actors',
  {
    summary: 'Who is who: names, offices and sides',
    detail:
      'Lists the people, states and bodies of the record with every name and office that the reports give them, the side that they are of, and how many statements they made. Those who are only described are left out.',
  },
  [SIDE],
  ({ record }, filter) =>
    record.actors
      .filter((a) => /^\P{Ll}/u.test(a.name) && a.type !== 'place' && !/\d/u.test(a.name))
      .filter(
        (a) => (a.statements > 0 || a.roles.length > 0 || a.type === 'state') && fits(filter, [a.side, a.name], null),
      )
      .map(({ id, name, names, type, side, roles, statements }) => ({
        id,
        name,
        names,
        type,
        side,
        roles,
        statements,
      })),
  (rows, style) =>
    terminalTable(
      ['who', 'side', 'office', 'statements'],
      rows.map((a) => [
        visible([a.name, ...a.names.filter((n) => n !== a.name).slice(0, 2)].join(', ')),
        a.side ? visible(a.side) : style.quiet('not said'),
        visible(
          a.roles
            .slice(0, 2)
            .map((r) => r.words)
            .join('; '),
        ),
        String(a.statements),
      ]),
      style,
    ),
);

export const rounds = objects(
  'rounds',
  {
    summary: 'Meetings, each once, however often it is told',
    detail:
      'Lists the rounds of the talks with who took part, where and when, and how the state of each changed from report to report: possible, planned, held, put off, called off.',
  },
  [SIDE, ...DAYS],
  ({ record }, filter) =>
    record.rounds.filter((r) => fits(filter, r.participants, r.when?.slice(0, 10) ?? r.history.at(-1)?.day ?? null)),
  (rows, style) =>
    [...rows]
      .sort((a, b) => ((a.when ?? a.history[0]?.day ?? '') < (b.when ?? b.history[0]?.day ?? '') ? -1 : 1))
      .map((r) => {
        const head = `${style.accent(r.when ?? `told ${r.history[0]?.day ?? 'without a date'}`)} ${style.strong(visible(r.participants.join(' · ') || 'who met is not told'))}`;
        const place = r.place ? ` in ${visible(r.place)}` : '';
        const hours = r.durations.map((d) => `${Math.round(d.minutes / 6) / 10} h`).join(' or ');
        const states = r.history.map((h) => `${h.status}${h.day ? ` (${h.day})` : ''}`).join(' → ');
        return `${head}${place}\n${wrap(style.quiet([states, hours, `${r.members.length} ${r.members.length === 1 ? 'telling' : 'tellings'}`].filter((w) => w !== '').join('; ')), style.width, '  ')}`;
      })
      .join('\n'),
);

export const moves = objects(
  'moves',
  {
    summary: 'Where a side’s stance may have moved, with the words before and after',
    detail:
      'Lists what a side told of its will on one thing twice and differently: the two wordings, the words that went and came, and which of them change what is meant (may to shall, 30 days to 60, all to most). Whether it is nearer to consent or further from it goes by the order of stances. Wordings are tied by the paper that they answer or by the words that they share; whether they speak of one thing is left to the reader: most do not, and few of the moves that a careful reader keeps are found (`npm run evaluate` prints both).',
  },
  [SIDE, ISSUE, ...DAYS],
  (slice, filter) => moveRows(slice, filter),
  (rows, style) =>
    `${rows.map((m) => moveLines(m, style)).join('\n\n')}\n\n${style.quiet(`${rows.length} moves, newest first`)}`,
);

const ARROWS = { nearer: '↗ nearer', further: '↘ further', unchanged: '→ in other terms' } as const;

function moveLines(m: MoveRow, style: Style): string {
  const head = `${style.strong(visible(m.side))}${m.on ? ` on ${visible(m.on)}` : ''}: ${m.from.stance} ${style.accent('→')} ${m.to.stance}  ${style.quiet(ARROWS[m.direction])}`;
  const said = (e: MoveRow['from']) =>
    style.quiet(
      visible(
        [
          e.day ?? 'no date',
          e.voice,
          ...(e.outlet && e.voice.startsWith(e.outlet) ? [] : [e.outlet ?? 'outlet not given']),
        ].join(', '),
      ),
    );
  const line = (mark: string, change: 'gone' | 'new', dress: (w: string) => string) =>
    m.diff
      .filter((d) => d.change === 'kept' || d.change === change)
      .map((d) =>
        d.change === 'kept'
          ? visible(d.words)
          : d.words
              .split(' ')
              .map((w) => dress(visible(w)))
              .join(' '),
      )
      .join(' ')
      .replace(/^/u, `${mark} `);
  const operative = m.operative.map((o) => `${o.kind}: ${o.from ?? 'none'} → ${o.to ?? 'none'}`).join('; ');
  return [
    head,
    wrap(line('−', 'gone', style.quiet), style.width, '  ', '    '),
    `    ${said(m.from)}`,
    wrap(line('+', 'new', style.strong), style.width, '  ', '    '),
    `    ${said(m.to)}`,
    ...(operative ? [wrap(style.accent(operative), style.width, '  ', '    ')] : []),
  ].join('\n');
}
