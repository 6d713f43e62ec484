import { type WordPiece, wordDiff } from '../../text/index.js';
import type { MoveEndRow, MoveRow } from '../../views/objects.js';
import { Carriers } from './carriers.js';
import type { Frame } from './frame.js';
import { Errors } from './measured.js';
import { Pager, partFrom } from './pager.js';
import { Shell } from './shell.js';
import { Side, StanceMark } from './sides.js';
import { Name, Where, Words } from './words.js';

const DIRECTION = {
  nearer: '↗ nearer to consent',
  further: '↘ further from consent',
  unchanged: '→ in other terms',
} as const;

/** One end of a move: its words to the letter, and what of them the other end lacks. */
const End = ({
  end,
  pieces,
  was,
  frame,
}: {
  end: MoveEndRow;
  pieces: readonly WordPiece[];
  was: boolean;
  frame: Frame;
}) => (
  <div class="end">
    <p class="where">
      <StanceMark stance={end.stance} /> <Name>{end.voice}</Name>, <Where outlet={end.outlet} day={end.day} />
    </p>
    <blockquote>
      <a href={frame.at(end.finding)} data-words>
        <q dir="auto">
          {pieces.map(({ words, own }) => {
            const shown = <Words>{words}</Words>;
            return own ? was ? <del>{shown}</del> : <ins>{shown}</ins> : shown;
          })}
        </q>
      </a>
    </blockquote>
    <Carriers of={end.told} frame={frame} />
  </div>
);

const Entry = ({ move, frame }: { move: MoveRow; frame: Frame }) => {
  // Of as many words as may be shown.
  const diff = wordDiff(frame.quote(move.from.words), frame.quote(move.to.words));
  return (
    <li class={`entry move s${frame.sideNumber(move.side)}`}>
      <p class="voice">
        <Side name={move.side} frame={frame} />
        {move.on ? (
          <>
            {' '}
            on <Name>{frame.quote(move.on)}</Name>
          </>
        ) : null}{' '}
        <span class="direction">{DIRECTION[move.direction]}</span>
      </p>
      <End end={move.from} pieces={diff.from} was frame={frame} />
      <End end={move.to} pieces={diff.to} was={false} frame={frame} />
      {move.operative.length > 0 ? (
        <p class="summary">
          {move.operative.map((o) => (
            <span class="operative">
              {o.kind}: <del>{o.from ?? 'none'}</del> → <ins>{o.to ?? 'none'}</ins>
            </span>
          ))}
        </p>
      ) : null}
    </li>
  );
};

/** How each side's will moved, the newest first: two wordings, what went and what came. */
export const MovesPage = ({ rows, from, frame }: { rows: readonly MoveRow[]; from: number; frame: Frame }) => (
  <Shell title="Moves" page="moves" frame={frame}>
    <p class="coverage">
      Two wordings of one side’s will, from two days, that answer one paper or share most of their words: where it may
      have moved. Whether both speak of one thing is for you to judge: few of the moves that a careful reader keeps are
      found, and most of what is found are none. Nearer and further go by the order of stances, from refusal to consent.
    </p>
    <Errors kinds={['move']} measured={frame.measured} />
    {rows.length === 0 ? <p class="empty">No side is found to have said one thing in two ways.</p> : null}
    <ul class="rows">
      {partFrom(rows, from).map((m) => (
        <Entry move={m} frame={frame} />
      ))}
    </ul>
    <Pager page="moves" from={from} of={rows.length} links={frame.links} />
  </Shell>
);
