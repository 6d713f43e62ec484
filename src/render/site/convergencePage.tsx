import { STANCE_RANK } from '../../model/index.js';
import { visible } from '../../text/index.js';
import type { Convergence, ConvergencePoint } from '../../views/convergence.js';
import type { Folded } from '../../views/folded.js';
import { type ForecastRow, nothingLater } from '../../views/forecasts.js';
import { Carriers } from './carriers.js';
import { Entries } from './entries.js';
import type { Frame } from './frame.js';
import { Errors } from './measured.js';
import { Shell } from './shell.js';
import { Side, SideOf, StanceMark, shapeOf } from './sides.js';
import { Part, Words } from './words.js';

/** Issues that are drawn, and points of an issue whose stances are listed. */
const ISSUES = 12;
const LISTED = 8;
/** Sides of a point that are listed; with a mark in the picture are those that have one of their own. */
const SIDES = 8;
/** Judgements of speakers that are shown. */
const SAID = 10;

const MOST = STANCE_RANK.accepts;
/** Between marks of one rank and day. */
const STEP = 14;
const BOX = { width: 640, height: 132, left: 86, right: 16, top: 12, bottom: 26 };

const y = (rank: number): number => BOX.top + (1 - rank / MOST) * (BOX.height - BOX.top - BOX.bottom);

/** Places of days, the first at the left edge of the drawing. */
function placing(points: readonly ConvergencePoint[]): (day: string) => number {
  const [from, to] = [points[0]!.day, points.at(-1)!.day].map((d) => Date.parse(d)) as [number, number];
  const room = BOX.width - BOX.left - BOX.right;
  return (day) => BOX.left + (to === from ? room / 2 : ((Date.parse(day) - from) / (to - from)) * room);
}

/** The mean as steps, and each side's own rank on the days on which it was told. */
const Drawn = ({ issue, points, frame }: { issue: string; points: readonly ConvergencePoint[]; frame: Frame }) => {
  const x = placing(points);
  const steps = points.map(
    (p, i) => `${i === 0 ? 'M' : 'H'}${x(p.day).toFixed(1)} ${i === 0 ? '' : 'V'}${y(p.mean).toFixed(1)}`,
  );
  // At the left edge also whoever was told to stand somewhere before the second side was.
  const told = points.flatMap((p, i) =>
    p.held
      .filter((h) => (i === 0 || h.day === p.day) && frame.sideNumber(h.side) > 0)
      // Marks of one rank and day stand side by side, so that each can be chosen.
      .map((h, k, all) => ({ ...h, at: x(p.day) + STEP * all.slice(0, k).filter((o) => o.rank === h.rank).length })),
  );
  return (
    <figure class="picture converging">
      <svg
        xmlns="http://www.w3.org/2000/svg"
        viewBox={`0 0 ${BOX.width} ${BOX.height}`}
        width={BOX.width}
        height={BOX.height}
      >
        <title>{visible(`${issue}: mean rank of the sides from ${points[0]!.day} to ${points.at(-1)!.day}`)}</title>
        {(
          [
            [0, 'red line'],
            [STANCE_RANK.open, 'open'],
            [MOST, 'accepts'],
          ] as const
        ).map(([rank, word]) => (
          <>
            <line class="grid" x1={BOX.left} x2={BOX.width - BOX.right} y1={y(rank)} y2={y(rank)} />
            <text class="axis" x={BOX.left - 8} y={y(rank) + 4} text-anchor="end">
              {`${rank} ${word}`}
            </text>
          </>
        ))}
        <path class="mean" d={steps.join(' ')} fill="none" />
        {told.map((h) => (
          <a href={frame.at(h.finding)} data-words aria-label={visible(`${h.day}: ${h.side} ${h.stance}`)}>
            <text class={`dot s${frame.sideNumber(h.side)}`} x={h.at} y={y(h.rank) + 5} text-anchor="middle">
              {shapeOf(frame.sideNumber(h.side))}
            </text>
          </a>
        ))}
        {[...new Set([points[0]!.day, points.at(-1)!.day])].map((day, i) => (
          <text class="axis" x={x(day)} y={BOX.height - 6} text-anchor={i === 0 ? 'start' : 'end'}>
            {day}
          </text>
        ))}
      </svg>
    </figure>
  );
};

const Point = ({ point, frame }: { point: ConvergencePoint; frame: Frame }) => (
  <tr>
    <th scope="row">{point.day}</th>
    <td data-column="mean">
      <b>{point.mean.toFixed(2)}</b>
    </td>
    <td data-column="apart">{point.apart}</td>
    <td data-column="who stands where">
      {point.held.slice(0, SIDES).map((h) => (
        <p class="stand">
          <Side name={h.side} frame={frame} />{' '}
          <a href={frame.at(h.finding)} data-words>
            <StanceMark stance={h.stance} />
          </a>{' '}
          <span class="where">
            {h.rank}
            {h.from === 'answer' ? ', an answer to a paper' : ''}
            {h.day === point.day ? '' : `, told ${h.day}`}
          </span>
        </p>
      ))}
      {point.held.length > SIDES ? <p class="hint">and {point.held.length - SIDES} more sides</p> : null}
    </td>
  </tr>
);

const Issue = ({ view, at, frame }: { view: Convergence; at: number; frame: Frame }) => {
  const newest = [...view.points].reverse();
  return (
    <Part id={`issue-${at}`} heading={visible(view.issue)}>
      {view.points.length > 1 ? <Drawn issue={view.issue} points={view.points} frame={frame} /> : null}
      <section class="scroll" tabindex={0} aria-label={visible(`Who stands where on ${view.issue}`)}>
        <table>
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col">Mean</th>
              <th scope="col">Apart</th>
              <th scope="col">Who stands where</th>
            </tr>
          </thead>
          <tbody>
            {newest.slice(0, LISTED).map((p) => (
              <Point point={p} frame={frame} />
            ))}
          </tbody>
        </table>
      </section>
      {newest.length > LISTED ? (
        <p class="hint">and {newest.length - LISTED} earlier days; `export --format csv` has them all.</p>
      ) : null}
      {view.waits.length > 0 ? (
        <p class="summary">
          Conditions that name it:{' '}
          {view.waits.slice(0, LISTED).map((id, i) => (
            <>
              {i > 0 ? ', ' : ''}
              <a href={frame.at(id)} data-words>
                {i + 1}
              </a>
            </>
          ))}
          {view.waits.length > LISTED ? ` and ${view.waits.length - LISTED} more` : ''}
        </p>
      ) : null}
    </Part>
  );
};

interface ConvergenceProps {
  readonly issues: readonly Convergence[];
  /** What speakers say of how near a deal is, newest first. */
  readonly judgements: readonly Folded[];
  readonly foretold: readonly ForecastRow[];
  readonly frame: Frame;
}

/** What speakers foretold, and beside it what came. */
const Forecasts = ({ rows, frame }: { rows: readonly ForecastRow[]; frame: Frame }) => (
  <Part id="foretold" heading="What was foretold">
    <p class="hint">Whether it came true is left to you: below each stands what later reports tell of such a thing.</p>
    <ul class="rows">
      {rows.slice(0, SAID).map((r) => (
        <li>
          <b>
            <Words>{r.speaker}</Words>
          </b>{' '}
          <SideOf side={r.side} of={r.speaker} frame={frame} />{' '}
          <span class="where">
            <Words>{`${r.day ?? 'no date'}: ${r.foretold}`}</Words>
          </span>
          <p>
            <a href={frame.at(r.told.id)} data-words>
              <Words>{frame.quote(r.told.words)}</Words>
            </a>
          </p>
          {r.later.length === 0 ? (
            <p class="where">{nothingLater(r)}</p>
          ) : (
            <ul>
              {r.later.map((l) => (
                <li>
                  <span class="where">{l.day ?? 'no date'}</span>{' '}
                  <a href={frame.at(l.id)} data-words>
                    <Words>{l.summary}</Words>
                  </a>
                </li>
              ))}
            </ul>
          )}
          <Carriers of={r.origins} frame={frame} />
        </li>
      ))}
    </ul>
    {rows.length > SAID ? (
      <p class="hint">
        The {SAID} newest of {rows.length}; `rapporteur forecasts` lists them all.
      </p>
    ) : null}
  </Part>
);

/** How near sides are to consent, counted from their newest words, and apart from it what speakers say of that. */
export const ConvergencePage = ({ issues, judgements, foretold, frame }: ConvergenceProps) => (
  <Shell title="Convergence" page="convergence" frame={frame} wide>
    <p class="coverage">
      For each issue the newest stance of every side, and the mean of their ranks: 0 is a red line, {MOST} consent.
      Mediators, aid bodies and courts are left out. The ranks are a convention, and two sides may speak of different
      things under one issue: the line is counted from the words and predicts nothing. Choose a mark for the words.
    </p>
    <Errors kinds={['position', 'reception']} measured={frame.measured} />
    {issues.length === 0 ? (
      <p class="empty">On no issue are two sides told to stand somewhere.</p>
    ) : (
      issues.slice(0, ISSUES).map((view, i) => <Issue view={view} at={i + 1} frame={frame} />)
    )}
    {issues.length > ISSUES ? <p class="hint">and {issues.length - ISSUES} issues of fewer days</p> : null}
    <Part id="said" heading="What is said of it">
      <p class="hint">Their words, in their names; no part of the numbers above.</p>
      <Errors kinds={['assessment']} measured={frame.measured} />
      {judgements.length === 0 ? (
        <p class="empty">Nobody is told to have judged the talks.</p>
      ) : (
        <>
          <Entries rows={judgements.slice(0, SAID)} frame={frame} />
          {judgements.length > SAID ? (
            <p class="hint">
              The {SAID} newest of {judgements.length}; `rapporteur assessments` lists them all.
            </p>
          ) : null}
        </>
      )}
    </Part>
    {foretold.length > 0 ? <Forecasts rows={foretold} frame={frame} /> : null}
  </Shell>
);
