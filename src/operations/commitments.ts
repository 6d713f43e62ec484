import { originLines } from '../render/originLines.js';
import { type Style, wrap } from '../render/style.js';
import { visible } from '../text/index.js';
import { betweenWhom, type DeadlineRow, deadlineRows, nothingOfDeadline } from '../views/deadlines.js';
import type { Excerpted } from '../views/excerpts.js';
import type { Row } from '../views/listing.js';
import { accountWords, nothingOfPromise, type PromiseRow, promiseRows, statusWords } from '../views/promises.js';
import { ISSUE, objects, SIDE } from './objects.js';
import { DAYS, ORIGINS } from './operation.js';

export const commitments = objects(
  'commitments',
  {
    summary: 'What was promised, each promise once, and how it stands',
    detail:
      'Lists promises, each once however often it is told: who, to whom, what, by when, on what trigger, the status as it was last reported (pending, due, done, broken, disputed) and in whose words, and what later reports tell of the same thing. What only another side tells sets no status: it stands beside it as that side’s account. Where one side says that a promise was kept and another that it was broken it is disputed. --json gives the ids of every telling. What sides demand of each other by a day is listed by `deadlines`.',
  },
  [SIDE, ISSUE, ...DAYS, ORIGINS],
  promiseRows,
  (rows, style, opened) =>
    `${rows.map((r) => promiseLines(r, opened, style)).join('\n\n')}\n\n${style.quiet(`${rows.length} ${rows.length === 1 ? 'promise' : 'promises'}, told last first`)}`,
);

export const deadlines = objects(
  'deadlines',
  {
    summary: 'Ultimatums and deadlines: who gives whom until when, and what for',
    detail:
      'Lists times that somebody gives somebody for something, each once however often it is told: who set it, to whom, what is demanded, by when (EDTF; an extended one with the times before), what is threatened, and what later reports tell. An ultimatum goes with a threat or is called one; all others are deadlines. Whether a demand was met is left to the reader. What sides promise themselves by a day is listed by `commitments`; the calendar (`export --format ics`) has both.',
  },
  [SIDE, ISSUE, ...DAYS, ORIGINS],
  deadlineRows,
  (rows, style, opened) =>
    `${rows.map((r) => deadlineLines(r, opened, style)).join('\n\n')}\n\n${style.quiet(`${rows.length} ${rows.length === 1 ? 'ultimatum or deadline' : 'ultimatums and deadlines'}, latest day first`)}`,
);

const quoted = (words: string): string => visible(`“${words.replace(/\s+/gu, ' ')}”`);
const voiceOf = (r: Row): string =>
  visible(
    `${r.speaker ?? 'in its own voice'}${r.tellers.length > 0 ? `, told by ${r.tellers.join(' through ')}` : ''}, ${r.outlet ?? 'outlet not given'}, ${r.day ?? 'no date'}`,
  );

const where = (e: Excerpted): string =>
  visible(`(${e.voice}, ${e.outlet ?? 'outlet not given'}, ${e.day ?? 'no date'})`);

function promiseLines(r: PromiseRow, opened: boolean, style: Style): string {
  const head = `${style.accent(r.by ? `by ${r.by}` : 'no day told')} ${style.strong(visible(r.actor))}${r.to ? ` to ${visible(r.to)}` : ''}: ${visible(r.act)}`;
  const trigger = r.trigger ? [wrap(visible(`when: ${r.trigger}`), style.width, '  ', '    ')] : [];
  return [
    wrap(head, style.width, '', '  '),
    ...trigger,
    // What one side alone tells stands below as its account.
    ...(r.status === null
      ? []
      : [
          wrap(
            `${style.strong(statusWords(r))} ${quoted(r.told.words)} ${style.quiet(`(${voiceOf(r.told)})`)}`,
            style.width,
            '  ',
            '    ',
          ),
        ]),
    ...r.accounts.map((a) =>
      wrap(
        `${style.warning(visible(accountWords(a)))} ${quoted(a.told.words)} ${style.quiet(`(${voiceOf(a.told)})`)}`,
        style.width,
        '  ',
        '    ',
      ),
    ),
    ...laterLines(r.later, nothingOfPromise(r), style),
    ...originLines(r.origins, opened, style),
  ].join('\n');
}

function laterLines(later: readonly Excerpted[], none: string, style: Style): string[] {
  if (later.length === 0) return [wrap(style.quiet(none), style.width, '  → ', '    ')];
  return later.map((l) =>
    wrap(`later reported: ${quoted(l.words)} ${style.quiet(where(l))}`, style.width, '  → ', '    '),
  );
}

function deadlineLines(r: DeadlineRow, opened: boolean, style: Style): string {
  const before = r.before.length > 0 ? `, before that ${r.before.join(', ')}` : '';
  const head = `${style.accent(r.by ? `by ${r.by}` : 'no day told')} ${style.strong(visible(betweenWhom(r)))} ${style.quiet(`(${r.kind}${before})`)}`;
  const told = r.tellings.map((t) => wrap(`${quoted(t.words)} ${style.quiet(where(t))}`, style.width, '  ', '    '));
  return [
    head,
    ...(r.demanded ? [wrap(`demanded: ${style.strong(visible(r.demanded))}`, style.width, '  ', '    ')] : []),
    ...(r.threatened ? [wrap(`or else: ${visible(r.threatened)}`, style.width, '  ', '    ')] : []),
    ...told.slice(0, 3),
    ...(told.length > 3 ? [style.quiet(`  told ${told.length} times`)] : []),
    ...laterLines(r.later, nothingOfDeadline(r), style),
    ...originLines(r.origins, opened, style),
  ].join('\n');
}
