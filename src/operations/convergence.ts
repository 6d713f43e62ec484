import { STANCE_RANK } from '../model/index.js';
import { type Style, wrap } from '../render/style.js';
import { terminalTable } from '../render/table.js';
import { visible } from '../text/index.js';
import { clip } from '../views/brief/context.js';
import { type Convergence, convergence as convergenceOf } from '../views/convergence.js';
import { ISSUE, objects, SIDE } from './objects.js';
import { DAYS } from './operation.js';

const MOST = STANCE_RANK.accepts;

export const convergence = objects(
  'convergence',
  {
    summary: 'How near the sides are to consent on each issue, counted from their newest words',
    detail: `Lists for each issue the days on which a side was told to stand somewhere, with the newest stance of every side up to that day and the mean of their ranks, from 0 (red line) to ${MOST} (accepts); the ranks are a convention. A stance is a position, or an answer to a paper that deals with the issue; mediators, aid bodies and courts are left out, and two sides may speak of different things under one issue. Nothing is weighed or guessed: each number is the mean of the ranks beside it, and \`export --format csv\` gives the same rows to recompute it. What speakers themselves say of how near a deal is stands under \`assessments\`.`,
  },
  [SIDE, ISSUE, ...DAYS],
  convergenceOf,
  (issues, style) => issues.map((i) => lines(i, style)).join('\n\n'),
);

/** Characters of the newest words of a side. */
const WORDS = 160;

const bar = (mean: number): string => '█'.repeat(Math.round((mean / MOST) * 14)).padEnd(14, '·');

function lines({ issue, points, waits }: Convergence, style: Style): string {
  const head = `${style.strong(visible(issue))}  ${style.quiet(waits.length === 0 ? 'no condition names it' : `${waits.length} ${waits.length === 1 ? 'condition names' : 'conditions name'} it`)}`;
  const table = terminalTable(
    ['day', `0 to ${MOST}`, '', 'apart', 'who stands where'],
    points.map((p) => [
      p.day,
      p.mean.toFixed(2),
      style.accent(bar(p.mean)),
      String(p.apart),
      visible(p.held.map((h) => `${h.side} ${h.stance} ${h.rank}${h.day === p.day ? '' : ` (${h.day})`}`).join('; ')),
    ]),
    style,
  );
  const newest = points.at(-1)!.held;
  const words = newest.map((h) =>
    wrap(
      `${visible(h.side)}: “${visible(clip(h.words, WORDS))}” ${style.quiet(visible(`${h.voice}, ${h.day}`))}`,
      style.width,
      '  ',
      '    ',
    ),
  );
  return [head, table, ...words].join('\n');
}
