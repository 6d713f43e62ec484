import { type ContradictionEnd, type ContradictionRow, KIND_WORDS } from '../../views/contradictions.js';
import { Carriers } from './carriers.js';
import type { Frame } from './frame.js';
import { Noted, short } from './judging.js';
import { Pager, partFrom } from './pager.js';
import { Shell } from './shell.js';
import { Name, Where, Words } from './words.js';

/** One of the two tellings: its sentence, with the words that differ marked. */
const End = ({ end, frame }: { end: ContradictionEnd; frame: Frame }) => {
  const whole = `${end.before}${end.words}${end.after}`;
  // Where texts stay at home a long sentence is not put together again of its parts.
  const [before, after] = frame.quote(whole) === whole ? [end.before, end.after] : ['', ''];
  return (
    <div>
      <p class="where">
        <Name>{end.voice}</Name>, <Where outlet={end.outlet} day={end.day} />
        {end.inHeadline ? ', in the headline' : ''}
      </p>
      <blockquote dir="auto">
        <a href={frame.at(end.finding)} data-words>
          <Words>{before}</Words>
          {before === '' || /[“"'(‘]$/u.test(before) ? '' : ' '}
          <mark>
            <Words>{frame.quote(end.words)}</Words>
          </mark>
          {/^[\p{L}\p{N}\s]/u.test(after) ? ' ' : ''}
          <Words>{after}</Words>
        </a>
      </blockquote>
      <Carriers of={end.told} frame={frame} />
    </div>
  );
};

const Entry = ({ row, frame }: { row: ContradictionRow; frame: Frame }) => (
  <li id={short(row.id)} class={`entry contradiction s${frame.sideNumber(row.side)}`}>
    <h2>
      {KIND_WORDS[row.kind]}: <Words>{frame.quote(row.about)}</Words>{' '}
      <span class={row.label === 'conflict' ? 'status disputed' : 'status'}>{row.label}</span>
    </h2>
    <div class="wishes">
      {row.ends.map((e) => (
        <End end={e} frame={frame} />
      ))}
    </div>
    <Noted
      about={'id' in row ? String(row.id) : undefined}
      on={{ name: 'contradiction', members: row.findings }}
      back={frame.links.page('contradictions')}
      frame={frame}
    />
  </li>
);

/** Where tellings differ: both side by side with what the difference is, conflicts first; none is picked. */
export const ContradictionsPage = ({
  rows,
  from,
  frame,
}: {
  rows: readonly ContradictionRow[];
  from: number;
  frame: Frame;
}) => (
  <Shell title="Contradictions" page="contradictions" frame={frame}>
    <p class="coverage">
      Two tellings that differ in a number, in the day, place, attendance or length of a meeting, in whether something
      happened, or in who agreed, with what the difference is as far as words and days tell. Conflicts stand first. Both
      stand side by side; none is picked, and copies of one text do not count against each other.
    </p>
    {rows.length === 0 ? <p class="empty">No two tellings were found that differ.</p> : null}
    <ul class="rows">
      {partFrom(rows, from).map((r) => (
        <Entry row={r} frame={frame} />
      ))}
    </ul>
    <Pager page="contradictions" from={from} of={rows.length} links={frame.links} />
  </Shell>
);
