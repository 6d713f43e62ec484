import type { Stance } from '../../model/index.js';
import { type WordPiece, wordDiff } from '../../text/index.js';
import { clip } from '../../views/brief/context.js';
import type { Folded } from '../../views/folded.js';
import type { Row } from '../../views/listing.js';
import {
  cellKey,
  type Instead,
  type PositionTable,
  type Silence,
  type Stand,
  silenceWords,
} from '../../views/positions.js';
import { Carriers } from './carriers.js';
import { Entries } from './entries.js';
import type { Frame } from './frame.js';
import { Errors } from './measured.js';
import { Pager, partFrom } from './pager.js';
import { Shell } from './shell.js';
import { Side, StanceMark } from './sides.js';
import { Name, Part, Said, Where, Words } from './words.js';

/** Words that a cell opens on the spot; the rest is on a page of its own. */
const OPENED = 4;

const age = (s: Stand): string =>
  s.day === null
    ? 'no date'
    : s.age === null || s.age === 0
      ? s.day
      : `${s.day}, ${s.age} ${s.age === 1 ? 'day' : 'days'} old`;

const Cell = ({ stand, row, frame }: { stand: Stand; row: (id: string) => Row | undefined; frame: Frame }) => (
  <details class="cell">
    <summary>
      <StanceMark stance={stand.stance} />
      {stand.terms ? (
        <span class="terms" dir="auto">
          <Words>{clip(frame.quote(stand.terms), 110)}</Words>
        </span>
      ) : null}{' '}
      <span class="age">{age(stand)}</span>
      {stand.differs ? (
        <span class="differs">
          <span aria-hidden="true">⚠ </span>also {stand.differs.stance}
        </span>
      ) : null}
    </summary>
    {stand.differs ? (
      <p class="summary">
        <Words>{`${stand.differs.voice}: `}</Words>
        <a href={frame.at(stand.differs.finding)} data-words>
          {stand.differs.stance}
        </a>
      </p>
    ) : null}
    <ul>
      {stand.members.slice(0, OPENED).map((id) => {
        const r = row(id);
        return r ? (
          <li>
            <a href={frame.at(id)} data-words>
              <Said>{frame.quote(r.words).replace(/\s+/gu, ' ')}</Said>
            </a>{' '}
            <span class="where">
              <Name>{r.speaker ?? 'own voice'}</Name>, <Where outlet={r.outlet} day={r.day} />
            </span>
          </li>
        ) : null;
      })}
    </ul>
    <Carriers of={frame.origins(stand.members[0]!)} frame={frame} />
    {stand.members.length > OPENED ? (
      <p>
        <a href={frame.links.cell(stand.id)}>all {stand.members.length}</a>
      </p>
    ) : null}
  </details>
);

/** No stance: what the side promised or waits for, or that nothing was found. */
const Elsewhere = ({ told, silence, frame }: { told: Instead | undefined; silence: Silence; frame: Frame }) =>
  told ? (
    <a href={frame.at(told.finding)} data-words class="terms">
      {told.does}: <Words>{clip(frame.quote(told.words), 110)}</Words>
    </a>
  ) : (
    <span class="empty">{silenceWords(silence)}</span>
  );

interface PositionsProps {
  readonly table: PositionTable;
  /** Stances that stand in no cell: on matters that no issue of the lexicon names, or as others tell them. */
  readonly others: readonly Folded[];
  readonly row: (id: string) => Row | undefined;
  readonly frame: Frame;
}

/** Sides by issues: the newest stance, how old it is, whether the side's voices differ; each cell opens its words. */
export const PositionsPage = ({ table, others, row, frame }: PositionsProps) => (
  <Shell title="Positions" page="positions" frame={frame} wide>
    <p class="coverage">
      Where each side stands on each issue, by its newest words. Open a cell for them; its age counts back from the
      newest report. An empty cell is of two kinds: nothing said, where the side speaks of the issue and no stance was
      found in its words; nothing read, where no report that was read has a word of it on the issue. Neither proves that
      it has none.
    </p>
    <Errors kinds={['position']} measured={frame.measured} />
    {table.issues.length === 0 ? (
      <p class="empty">No side is told to stand anywhere.</p>
    ) : (
      <section class="scroll" tabindex={0} aria-label="Positions by side and issue">
        <table class="positions">
          <thead>
            <tr>
              <th scope="col">Issue</th>
              {table.sides.map((s) => (
                <th scope="col">
                  <Side name={s} frame={frame} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shownIssues(table).map((issue) => (
              <tr>
                <th scope="row">
                  <Words>{issue}</Words>
                </th>
                {table.sides.map((side) => {
                  const stand = table.cells.get(cellKey(side, issue));
                  return (
                    <td data-column={side}>
                      {stand ? (
                        <Cell stand={stand} row={row} frame={frame} />
                      ) : (
                        <Elsewhere
                          told={table.instead.get(cellKey(side, issue))}
                          silence={table.silence(side, issue)}
                          frame={frame}
                        />
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    )}
    {table.hidden.length > 0 ? (
      <Part id="hidden" heading="Sides without a column">
        <ul>
          {[...table.cells.values()]
            .filter((c) => table.hidden.includes(c.side))
            .map((c) => (
              <li>
                <Name>{c.side}</Name> on {c.issue}: <StanceMark stance={c.stance} />{' '}
                <a href={frame.links.cell(c.id)}>
                  <Words>{clip(frame.quote(c.terms ?? c.stance), 110)}</Words>
                </a>
              </li>
            ))}
        </ul>
      </Part>
    ) : null}
    {others.length > 0 ? (
      <Part id="others" heading="On other matters, or as others tell it">
        <Entries rows={others.slice(0, OTHERS)} frame={frame} />
        {others.length > OTHERS ? <p class="where">and {others.length - OTHERS} more</p> : null}
      </Part>
    ) : null}
  </Shell>
);

/** Stances outside of the table that its page shows, the newest. */
const OTHERS = 30;

/** Issues on which one of the sides that have a column stands somewhere. */
const shownIssues = ({ issues, sides, cells }: PositionTable): readonly string[] =>
  issues.filter((issue) => sides.some((side) => cells.has(cellKey(side, issue))));

/** One telling of a stance: what it is, whose words, and what of the terms is other than in the telling before it. */
const Step = ({ row, older, frame }: { row: Row; older: Row | undefined; frame: Frame }) => {
  const words = frame.quote(row.words).replace(/\s+/gu, ' ');
  const diff = older ? wordDiff(frame.quote(older.words).replace(/\s+/gu, ' '), words) : null;
  const { stance, answer } = row.finding as { stance?: { value: Stance }; answer?: { value: Stance } };
  return (
    <li class={`entry move s${frame.sideNumber(row.side)}`}>
      <p class="where">
        <StanceMark stance={(stance ?? answer)!.value} /> <Name>{row.speaker ?? 'own voice'}</Name>,{' '}
        <Where outlet={row.outlet} day={row.day} />
      </p>
      {diff && older ? (
        <p class="before">
          before: <Pieces pieces={diff.from} was />
        </p>
      ) : null}
      <blockquote>
        <a href={frame.at(row.id)} data-words>
          <q dir="auto">{diff ? <Pieces pieces={diff.to} was={false} /> : <Words>{words}</Words>}</q>
        </a>
      </blockquote>
      <Carriers of={frame.origins(row.id)} frame={frame} />
    </li>
  );
};

const Pieces = ({ pieces, was }: { pieces: readonly WordPiece[]; was: boolean }) => (
  <>
    {pieces.map(({ words, own }) => {
      const shown = <Words>{words}</Words>;
      return own ? was ? <del>{shown}</del> : <ins>{shown}</ins> : shown;
    })}
  </>
);

/** The history of one cell, newest first: each telling with the words that went and came since the one before. */
export const CellPage = ({
  stand,
  rows,
  from,
  frame,
}: {
  stand: Stand;
  rows: readonly Row[];
  from: number;
  frame: Frame;
}) => (
  <Shell title={`${stand.side}: ${stand.issue}`} page="positions" frame={frame}>
    <p class="coverage">
      <StanceMark stance={stand.stance} /> {age(stand)}; {rows.length} {rows.length === 1 ? 'telling' : 'tellings'},
      newest first. Words that went since the telling before are struck out, words that came are underlined; whether
      both speak of one thing is for you to judge.
    </p>
    <Errors kinds={['position']} measured={frame.measured} />
    <ul class="rows">
      {partFrom(rows, from).map((row, i) => (
        <Step row={row} older={rows[from + i + 1]} frame={frame} />
      ))}
    </ul>
    <Pager
      page="positions"
      from={from}
      of={rows.length}
      links={frame.links}
      to={(start) => frame.links.cell(stand.id, start)}
    />
  </Shell>
);
