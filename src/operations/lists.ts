import { z } from 'zod';
import { checkDate } from '../ingest/date.js';
import { grouped, type Kind } from '../model/index.js';
import { originLines } from '../render/originLines.js';
import { type Style, wrap } from '../render/style.js';
import { visible } from '../text/index.js';
import { type Listed, listed } from '../views/folded.js';
import { type Filter, listing } from '../views/listing.js';
import { openRows, openWords } from '../views/objects.js';
import { sliceOf } from './open.js';
import { AS_OF, AS_OF_SHAPE, DOSSIER, type Operation, type OptionSpec, ORIGINS, operation } from './operation.js';

export const FILTERS: readonly OptionSpec[] = [
  { name: 'side', value: 'NAME', about: 'only this side' },
  { name: 'issue', value: 'NAME', about: 'only where the words touch this issue' },
  { name: 'speaker', value: 'NAME', about: 'only in the words of this speaker' },
  { name: 'since', value: 'DATE', about: 'published on or after this day' },
  { name: 'until', value: 'DATE', about: 'published on or before this day' },
  { name: 'words', value: 'WORDS', about: 'only where these words stand' },
  ORIGINS,
  ...AS_OF,
];

const filterShape = {
  dossier: z.string(),
  side: z.string().optional(),
  issue: z.string().optional(),
  speaker: z.string().optional(),
  since: z.string().optional(),
  until: z.string().optional(),
  words: z.string().optional(),
  origins: z.boolean().optional(),
  ...AS_OF_SHAPE,
};

/** A dossier with the filters of a list. */
export const input = z.object(filterShape);

/** An operation that lists the findings of some kinds, each with its voice and its words. */
function list(name: string, kinds: readonly Kind[], summary: string, detail: string): Operation {
  return operation({
    name,
    summary,
    detail: `${detail} Each row names the voice it stands in, gives the exact words and says from how many origins it comes and how many carry it. Copies of one origin in the same words stand behind the earliest of them; --json gives every finding with its selectors and in copyOf what it copies.`,
    examples: [`rapporteur ${name} talks.dossier`, `rapporteur ${name} talks.dossier --since 2031-03-01 --json`],
    arguments: [DOSSIER],
    options: FILTERS,
    input,
    run: async (given) => {
      const slice = await sliceOf(given);
      return listed(slice, listing(slice, kinds, checked(given)), given.origins === true);
    },
    terminal: (rows, style) => rowsTerminal(rows, style, name),
  });
}

export function checked(given: Filter): Filter {
  checkDate(given.since ?? null, '--since');
  checkDate(given.until ?? null, '--until');
  return given;
}

export const statements = list(
  'statements',
  ['statement'],
  'Who said what, through whom',
  'Lists statements with speaker, tellers and content.',
);
export const meetings = list(
  'meetings',
  ['meeting'],
  'Who met whom, as each report tells it',
  'Lists meetings, talks and calls with their state: possible, planned, held, cancelled.',
);
export const acts = list(
  'acts',
  ['event'],
  'Acts in PLOVER categories',
  'Lists acts with actor, recipient, state and a weight between conflict (−10) and cooperation (+10), which is a convention: threats, accusations, requests, agreements, attacks.',
);
export const assessments = list(
  'assessments',
  ['assessment'],
  'How the talks are said to go',
  'Lists assessments with whose they are: nearer, further, unchanged; useful, hard; open, stalled.',
);
export const figures = list(
  'figures',
  ['figure'],
  'Numbers and whose count they are',
  'Lists numbers of people and things.',
);
export const questions = operation({
  name: 'questions',
  summary: 'Questions put, and whether they were answered',
  detail:
    'Lists questions with their answer (answered, declined, silent), what somebody would not say, and papers that a side was handed and is not told to have answered. Of what is open it says in how many later reports of how many outlets no answer was found, or shows later words in which the question comes back. Each row names the voice it stands in, gives the exact words and says from how many origins it comes; copies of one origin in the same words stand behind the earliest. --json gives every finding with its selectors, and of what is open the coverage.',
  examples: ['rapporteur questions talks.dossier', 'rapporteur questions talks.dossier --since 2031-03-01 --json'],
  arguments: [DOSSIER],
  options: FILTERS,
  input,
  run: async (given) => {
    const slice = await sliceOf(given);
    const open = new Map(openRows(slice).flatMap((q) => q.members.map((id) => [id, q] as const)));
    const rows = listing(slice, ['question', 'statement', 'proposal'], checked(given)).filter(
      (r) => slice.findings.get(r.id)!.finding.kind === 'question' || open.has(r.id),
    );
    return listed(slice, rows, given.origins === true).map((row) => ({ row, open: open.get(row.id) ?? null }));
  },
  json: (found) =>
    found.map(({ row, open }) => ({
      ...row,
      open: open && { kind: open.kind, coverage: open.coverage, laterReported: open.laterReported },
    })),
  terminal: (found, style) => {
    if (found.length === 0) return style.quiet('No questions in this dossier fit.');
    const questionOf = new Map(found.map(({ row, open }) => [row.id, open] as const));
    return foldedRows(found.map((f) => f.row))
      .map(({ row, copies }) => {
        const open = questionOf.get(row.id) ?? null;
        const answer = open ? style.warning(openWords(open)) : style.quiet('answered');
        const later = (open?.later ?? []).map((l) =>
          wrap(
            `${visible(`“${l.words}”`)} ${style.quiet(visible(`(${l.voice}, ${l.outlet ?? 'outlet not given'}, ${l.day ?? 'no date'})`))}`,
            style.width,
            '  → ',
            '    ',
          ),
        );
        return [rowTerminal(row, style, copies), wrap(answer, style.width, '  '), ...later].join('\n');
      })
      .concat(
        style.quiet(
          `${countWords(
            found.map((f) => f.row),
            'questions',
          )}, ${found.filter((f) => f.open).length} open`,
        ),
      )
      .join('\n\n');
  },
});

function rowsTerminal(rows: readonly Listed[], style: Style, name: string): string {
  if (rows.length === 0) return style.quiet(`No ${name} in this dossier fit.`);
  const lines = foldedRows(rows).map(({ row, copies }) => rowTerminal(row, style, copies));
  const scale = rows.some((r) => r.weight !== null)
    ? '; the number beside an act is its place between conflict (−10) and cooperation (+10) by convention, no measurement'
    : '';
  return `${lines.join('\n\n')}\n\n${style.quiet(wrap(`${countWords(rows, name)}${scale}`, style.width))}`;
}

/** "12 acts, 3 of them copies". */
export function countWords(rows: readonly Listed[], name: string): string {
  const copies = rows.filter((r) => r.copyOf !== null).length;
  return `${rows.length} ${name}${copies > 0 ? `, ${copies} of them copies` : ''}`;
}

/** Rows with their copies behind them. */
export function foldedRows<R extends Listed>(rows: readonly R[]): { readonly row: R; readonly copies: readonly R[] }[] {
  const copies = grouped(
    rows.filter((r) => r.copyOf !== null),
    (r) => r.copyOf,
  );
  return rows.filter((r) => r.copyOf === null).map((row) => ({ row, copies: copies.get(row.id) ?? [] }));
}

/** Copies that a row names. */
const COPIES = 6;

export function rowTerminal(r: Listed, style: Style, copies: readonly Listed[] = []): string {
  const voice = r.speaker
    ? `${r.speaker}${r.tellers.length > 0 ? `, told by ${r.tellers.join(' through ')}` : ''}`
    : 'own voice';
  const head = `${style.accent(r.day ?? 'no date')} ${style.quiet(visible(`${r.outlet ?? 'outlet not given'} · ${voice}`))}`;
  const act = r.weight === null ? '' : ` (${actOf(r)}, ${signed(r.weight)})`;
  const mark = r.unsure ? ` ${style.warning('waits for review')}` : '';
  const said = r.review === null ? '' : ` ${style.accent(r.review.verdict)}`;
  return [
    `${head}${mark}${said}`,
    wrap(visible(`${r.summary}${act}`), style.width, '  '),
    wrap(style.strong(visible(`“${r.words.replace(/\s+/gu, ' ')}”`)), style.width, '  '),
    ...(r.review?.notes ?? []).map((n) => wrap(style.quiet(visible(`note: ${n}`)), style.width, '  ')),
    ...originLines(r.told, true, style),
    ...(copies.length > 0 ? [copyLine(copies, style)] : []),
  ].join('\n');
}

/** "the same words in 3 more: …" */
function copyLine(copies: readonly Listed[], style: Style): string {
  const named = copies.slice(0, COPIES).map((c) => `${c.outlet ?? 'outlet not given'}, ${c.day ?? 'no date'}`);
  const more = copies.length > COPIES ? `; and ${copies.length - COPIES} more` : '';
  return wrap(
    style.quiet(visible(`the same words in ${copies.length} more: ${named.join('; ')}${more}`)),
    style.width,
    '  ',
    '    ',
  );
}

/** "ASSAULT, heavy-weapons" */
function actOf({ finding }: Listed): string {
  const { act, mode } = finding as { act?: { value: string }; mode?: string | null };
  return [act?.value, mode].filter((w) => w != null).join(', ');
}

const signed = (weight: number): string => (weight < 0 ? `−${-weight}` : `+${weight}`);
