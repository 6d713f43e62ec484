import { z } from 'zod';
import { checkDate } from '../ingest/date.js';
import { issuesIn } from '../lexicon/index.js';
import type { Actor, Round, Slice } from '../model/index.js';
import { originLines } from '../render/originLines.js';
import { type Style, wrap } from '../render/style.js';
import { terminalTable } from '../render/table.js';
import { visible, type WordPiece, wordDiff } from '../text/index.js';
import { listing } from '../views/listing.js';
import { type MoveEndRow, type MoveRow, moveRows, narrowed, type ObjectFilter } from '../views/objects.js';
import { began, roundRows } from '../views/roundVersions.js';
import { sliceOf } from './open.js';
import { AS_OF, AS_OF_SHAPE, DAYS, DOSSIER, type Operation, type OptionSpec, ORIGINS, operation } from './operation.js';

export const SIDE: OptionSpec = { name: 'side', value: 'NAME', about: 'only this side' };
/** For lists whose objects are shown with their id. */
export const ID: OptionSpec = { name: 'id', value: 'ID', about: 'only the one of this id' };
export const ISSUE: OptionSpec = { name: 'issue', value: 'NAME', about: 'only this issue' };
const input = z.object({
  dossier: z.string(),
  id: z.string().optional(),
  side: z.string().optional(),
  issue: z.string().optional(),
  since: z.string().optional(),
  until: z.string().optional(),
  origins: z.boolean().optional(),
  ...AS_OF_SHAPE,
});

/** An operation that lists objects of the record. */
export function objects<Row>(
  name: string,
  told: { readonly summary: string; readonly detail: string },
  options: readonly OptionSpec[],
  rows: (slice: Slice, filter: ObjectFilter) => readonly Row[],
  terminal: (rows: readonly Row[], style: Style, opened: boolean) => string,
): Operation {
  return operation({
    name,
    ...told,
    examples: [`rapporteur ${name} talks.dossier`, `rapporteur ${name} talks.dossier --side Kelmara --json`],
    arguments: [DOSSIER],
    options: [...options, ...AS_OF],
    input,
    run: async ({ dossier, asOf, clock, origins: _, ...filter }) => {
      checkDate(filter.since ?? null, '--since');
      checkDate(filter.until ?? null, '--until');
      return rows(await sliceOf({ dossier, asOf, clock }), filter);
    },
    terminal: (found, style, { origins = false }) =>
      found.length === 0 ? style.quiet(`No ${name} in this dossier fit.`) : terminal(found, style, origins),
  });
}

/** Somebody with a name who says something, holds an office or is a state. */
const isNamed = (a: Actor): boolean =>
  /^\P{Ll}\P{N}*$/u.test(a.name) &&
  a.type !== 'place' &&
  (a.statements > 0 || a.roles.length > 0 || a.type === 'state');

/** Named actors of a side; with days or an issue those who say something then, or on it. */
function heard(slice: Slice, { side, ...when }: ObjectFilter): readonly Actor[] {
  const named = narrowed(slice.record.actors.filter(isNamed), { side }, (a) => ({
    names: [a.side, a.name],
    day: null,
  }));
  if (!when.issue && !when.since && !when.until) return named;
  const speaking = new Set(listing(slice, ['statement'], when).map((r) => r.actor));
  return named.filter((a) => speaking.has(a.id));
}

export const actors = objects(
  'actors',
  {
    summary: 'Who is who: names, offices and sides',
    detail:
      'Lists the people, states and bodies of the record with every name and office that the reports give them, the side that they are of, and how many statements they made. Those who are only described are left out.',
  },
  [SIDE, ISSUE, ...DAYS],
  (slice, filter) =>
    heard(slice, filter).map(({ id, name, names, type, side, sideSet, roles, statements }) => ({
      id,
      name,
      names,
      type,
      side,
      sideSet,
      roles,
      statements,
    })),
  (rows, style) =>
    terminalTable(
      ['who', 'side', 'office', 'statements'],
      rows.map((a) => [
        visible([a.name, ...a.names.filter((n) => n !== a.name).slice(0, 2)].join(', ')),
        `${a.side ? visible(a.side) : style.quiet('not said')}${a.sideSet ? ' (set)' : ''}`,
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

/** Who took part, by name, and the sides that they are of. */
const namesOf = (slice: Slice, { participants }: Round): string[] => {
  const sideOf = new Map(slice.record.actors.map((a) => [a.name, a.side]));
  return participants.flatMap((name) => [name, sideOf.get(name)].filter((n) => n != null));
};

/** Issues that the tellings of a round name as what it is about, or as what was dealt with. */
const issuesOf = (slice: Slice, { members }: Round): string[] =>
  members.flatMap((id) => {
    const f = slice.findings.get(id)?.finding;
    return f?.kind === 'meeting' ? [...f.about, ...f.discussed].flatMap((w) => issuesIn(w.value)) : [];
  });

export const rounds = objects(
  'rounds',
  {
    summary: 'Meetings, each once, however often it is told',
    detail:
      'Lists the rounds of the talks with who took part, where and when, how long it took and how it ended, and how the state of each changed from report to report: possible, planned, held, put off, called off. Where reports differ in who was there, how long or how it ended, every version stands with its outlet.',
  },
  [SIDE, ISSUE, ...DAYS, ORIGINS],
  (slice, filter) =>
    roundRows(
      slice,
      narrowed(slice.record.rounds, filter, (r) => ({
        names: namesOf(slice, r),
        day: began(r),
        get issues() {
          return issuesOf(slice, r);
        },
      })),
    ),
  (rows, style, opened) =>
    rows
      .map((r) => {
        const head = `${style.accent(r.when ?? `told ${r.history[0]?.day ?? 'without a date'}`)} ${style.strong(visible(r.participants.join(' · ') || 'who met is not told'))}`;
        const place = r.place ? ` in ${visible(r.place)}` : '';
        const states = r.history.map((h) => `${h.status}${h.day ? ` (${h.day})` : ''}`).join(' → ');
        const tellings = `${r.members.length} ${r.members.length === 1 ? 'telling' : 'tellings'}`;
        const versions = r.versions.map(
          (v) =>
            `${v.what}: ${v.told.map((t) => `${t.words} (${t.outlets.join(', ')})`).join(v.differ ? ' / ' : '; ')}`,
        );
        return [
          `${head}${place}`,
          wrap(style.quiet(`${states}; ${tellings}`), style.width, '  '),
          ...versions.map((v) => wrap(visible(v), style.width, '  ', '    ')),
          ...originLines(r.told, opened, style),
        ].join('\n');
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
  [SIDE, ISSUE, ...DAYS, ORIGINS],
  (slice, filter) => moveRows(slice, filter),
  (rows, style, opened) =>
    `${rows.map((m) => moveLines(m, opened, style)).join('\n\n')}\n\n${style.quiet(`${rows.length} moves, newest first`)}`,
);

const ARROWS = { nearer: '↗ nearer', further: '↘ further', unchanged: '→ in other terms' } as const;

function moveLines(m: MoveRow, opened: boolean, style: Style): string {
  const head = `${style.strong(visible(m.side))}${m.on ? ` on ${visible(m.on)}` : ''}: ${m.from.stance} ${style.accent('→')} ${m.to.stance}  ${style.quiet(ARROWS[m.direction])}`;
  const said = (e: MoveEndRow) =>
    style.quiet(visible(`${e.day ?? 'no date'}, ${e.voice}, ${e.outlet ?? 'outlet not given'}`));
  const diff = wordDiff(m.from.words, m.to.words);
  const line = (mark: string, pieces: readonly WordPiece[], dress: (w: string) => string) => {
    const dressed = pieces.flatMap((p) =>
      p.words.split(' ').map((w) => (p.own && w !== '' ? dress(visible(w)) : visible(w))),
    );
    return wrap(`${mark} ${dressed.join(' ')}`, style.width, '  ', '    ');
  };
  const operative = m.operative.map((o) => `${o.kind}: ${o.from ?? 'none'} → ${o.to ?? 'none'}`).join('; ');
  return [
    head,
    line('−', diff.from, style.quiet),
    `    ${said(m.from)}`,
    ...originLines(m.from.told, opened, style).map((l) => `  ${l}`),
    line('+', diff.to, style.strong),
    `    ${said(m.to)}`,
    ...originLines(m.to.told, opened, style).map((l) => `  ${l}`),
    ...(operative ? [wrap(style.accent(operative), style.width, '  ', '    ')] : []),
  ].join('\n');
}
