import { type Style, wrap } from '../render/style.js';
import { visible } from '../text/index.js';
import { type Listed, listed } from '../views/folded.js';
import { listing } from '../views/listing.js';
import {
  type LaterWords,
  type Order,
  OUTCOME_WORDS,
  orders,
  type Standstill,
  standstills,
  type WaitFacts,
  waitFacts,
} from '../views/waits.js';
import { checked, countWords, FILTERS, foldedRows, input, rowTerminal } from './lists.js';
import { sliceOf } from './open.js';
import { DOSSIER, operation } from './operation.js';

/** A condition as it is listed. */
type Waiting = Listed & WaitFacts;

interface Found {
  readonly rows: readonly Waiting[];
  readonly standstills: readonly Standstill[];
  readonly orders: readonly Order[];
}

export const conditions = operation({
  name: 'conditions',
  summary: 'What waits for what, who waits for whom, and what is to come first',
  detail:
    'Lists conditions with the half that waits, the half that is required, whether that is to happen or not to happen, and what later reports tell of it: reported met, reported not met, reported broken, or only told again, each in the words of who tells it. Below them stand the deadlocks, sides of which each waits for what the other holds back, and the disputes of order, two things that sides want in opposite order. Each row names the voice it stands in, gives the exact words and says from how many origins it comes; copies of one origin in the same words stand behind the earliest. --json gives every condition with its selectors, deadlocks and orders.',
  examples: ['rapporteur conditions talks.dossier', 'rapporteur conditions talks.dossier --since 2031-03-01 --json'],
  arguments: [DOSSIER],
  options: FILTERS,
  input,
  run: async (given): Promise<Found> => {
    const slice = await sliceOf(given);
    const facts = waitFacts(slice);
    const all = listed(slice, listing(slice, ['condition'], checked(given)), given.origins === true);
    const rows = all.map((row) => withFacts(row, facts.get(row.id)!));
    const shown = new Set(rows.map((r) => r.id));
    // An order may be wanted in words that are no condition: it passes where one of its wishes does.
    const told = new Set(listing(slice, ['condition', 'position', 'statement'], given).map((r) => r.id));
    return {
      rows,
      standstills: standstills(slice).filter((d) => d.waits.some((id) => shown.has(id))),
      orders: orders(slice).filter((o) => o.wishes.some((w) => w.words.some((x) => told.has(x.finding)))),
    };
  },
  json: ({ rows, standstills: all, orders: disputes }) => ({
    conditions: rows.map((r) => ({
      ...r,
      deadlocks: all.filter((d) => d.waits.includes(r.id)).map(({ id, sides }) => ({ id, sides })),
    })),
    deadlocks: all,
    orders: disputes,
  }),
  terminal: ({ rows, standstills: all, orders: disputes }, style) => {
    if (rows.length === 0 && disputes.length === 0) return style.quiet('No conditions in this dossier fit.');
    const byId = new Map(rows.map((r) => [r.id as string, r]));
    const locked = all.map((d) => deadlock(d, byId, style));
    const none = all.length === 0 ? [style.quiet('No sides were found that wait for each other.')] : [];
    return [
      ...foldedRows(rows).map(({ row, copies }) => condition(row, copies, style)),
      style.quiet(countWords(rows, 'conditions')),
      ...locked,
      ...none,
      ...disputes.map((o) => order(o, style)),
    ].join('\n\n');
  },
});

/** A row keeps what it makes only when it is asked for. */
const withFacts = (row: Listed, facts: WaitFacts): Waiting =>
  Object.defineProperties({ ...facts }, Object.getOwnPropertyDescriptors(row)) as unknown as Waiting;

function condition(r: Waiting, copies: readonly Waiting[], style: Style): string {
  const on = r.on ? `, waits for ${r.on}` : '';
  const head = wrap(style.quiet(visible(`the required half is ${r.polarity}${on}`)), style.width, '  ');
  return [rowTerminal(r, style, copies), head, ...r.later.map((l) => later(l, style))].join('\n');
}

function later({ says, day, voice, words }: LaterWords, style: Style): string {
  const said = says === 'told again' ? style.quiet(OUTCOME_WORDS[says]) : style.warning(OUTCOME_WORDS[says]);
  return wrap(
    `${style.accent(day ?? 'no date')} ${said}: ${visible(`${voice}: “${words}”`)}`,
    style.width,
    '  → ',
    '    ',
  );
}

const days = (since: string | null, day: string | null): string => (since === day ? (day ?? '') : `${since} to ${day}`);

/** The circle of a deadlock, side by side, and what else says so. */
function deadlock(d: Standstill, byId: ReadonlyMap<string, Waiting>, style: Style): string {
  const head = `${style.warning('⟲')} ${style.strong(visible(d.sides.join(' and ')))} wait for each other ${style.quiet(days(d.since, d.day))}`;
  const told = (ids: readonly string[], mark: string) =>
    ids
      .map((id) => byId.get(id))
      .filter((r) => r !== undefined)
      .map((r) => wrap(visible(`${r.side}: ${r.summary}`), style.width, `  ${mark} `, '    '));
  const rest = d.waits.filter((id) => !d.cycle.includes(id));
  return [
    head,
    ...told(d.cycle, '→'),
    ...(rest.length > 0 ? [style.quiet('  also told'), ...told(rest, ' ')] : []),
  ].join('\n');
}

function order({ things, since, day, wishes }: Order, style: Style): string {
  const head = `${style.warning('⇅')} ${style.strong(visible(`${things[0]} or ${things[1]} first?`))} ${style.quiet(days(since, day))}`;
  const told = wishes.flatMap(({ side, first, second, words }) => [
    `  ${style.strong(visible(side))}: ${visible(`first ${first}, then ${second}`)}`,
    ...words.map((w) =>
      wrap(`${style.accent(w.day ?? 'no date')} ${visible(`${w.voice}: “${w.words}”`)}`, style.width, '    ', '      '),
    ),
  ]);
  return [head, ...told].join('\n');
}
