import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { Actor, Kind, PositionCell, ProposalLine } from '../../model/index.js';
import type { Filter, Row } from '../../views/listing.js';
import type { Moment } from '../../views/timeline.js';
import { Errors, type Measured } from './measured.js';
import { Pager, PER_PAGE } from './pager.js';
import { type Links, type PageName, Shell } from './shell.js';
import { timelinePicture } from './timelinePicture.js';
import { Said, Words } from './words.js';

/** Where the words of a finding stand. */
type At = (finding: string) => string;

interface ListProps {
  readonly measured: Measured;
  readonly at: At;
  readonly rows: readonly Row[];
  readonly talks: string;
  readonly links: Links;
}

const voice = (r: Row): string =>
  r.speaker
    ? r.tellers.length > 0
      ? `${r.speaker}, told by ${r.tellers.join(' through ')}`
      : r.speaker
    : `${r.outlet ?? 'the report'}, in its own voice`;

/** One finding in a list: whose voice, its words, and the way to them. */
const Entry = ({ row, at }: { row: Row; at: At }) => (
  <li>
    <p class="voice">
      <b>
        <Words>{voice(row)}</Words>
      </b>{' '}
      <span class="where">
        <Words>{`${row.outlet ?? 'outlet not given'}, ${row.day ?? 'no date'}`}</Words>
      </span>
    </p>
    <blockquote>
      <a href={at(row.id)}>
        <Said>{row.words.replace(/\s+/gu, ' ')}</Said>
      </a>
    </blockquote>
    {row.summary ? (
      <p class="summary">
        <Words>{row.summary}</Words>
      </p>
    ) : null}
  </li>
);

const Field = ({
  name,
  label,
  value,
  type = 'text',
}: {
  name: string;
  label: string;
  value?: string;
  type?: string;
}) => (
  <label>
    <span>{label}</span>
    <input type={type} name={name} value={value ?? ''} />
  </label>
);

const Search = ({ filter, links }: { filter: Filter; links: Links }) => (
  <form class="filter" method="get" action={links.page('statements')}>
    <Field name="speaker" label="Speaker" value={filter.speaker} />
    <Field name="side" label="Side" value={filter.side} />
    <Field name="words" label="Words" value={filter.words} />
    <Field name="since" label="Since" value={filter.since} type="date" />
    <Field name="until" label="Until" value={filter.until} type="date" />
    <button type="submit">Find</button>
  </form>
);

interface StatementsProps extends ListProps {
  readonly filter: Filter;
  readonly from: number;
}

export const StatementsPage = ({ rows, filter, from, at, talks, links, measured }: StatementsProps) => {
  const shown = rows.slice(from, from + PER_PAGE);
  const query = Object.fromEntries(Object.entries(filter).filter(([, v]) => v)) as Record<string, string>;
  return (
    <Shell title="Statements" talks={talks} page="statements" links={links}>
      {links.live ? <Search filter={filter} links={links} /> : null}
      <p class="coverage" role="status">
        {rows.length === 0 ? 'No statement in these reports fits.' : `${rows.length} statements.`}
      </p>
      <Errors kinds={['statement']} measured={measured} />
      <ul class="rows">
        {shown.map((r) => (
          <Entry row={r} at={at} />
        ))}
      </ul>
      <Pager page="statements" from={from} of={rows.length} links={links} query={query} />
    </Shell>
  );
};

interface SimpleProps extends ListProps {
  readonly title: string;
  readonly page: PageName;
  readonly kinds: readonly Kind[];
  readonly about: string;
  readonly empty: string;
  readonly from: number;
  readonly children?: Child;
}

/** A page that is a list of findings under some words of ours. */
export const ListPage = ({
  title,
  page,
  kinds,
  about,
  empty,
  from,
  rows,
  at,
  talks,
  links,
  measured,
  children,
}: SimpleProps) => (
  <Shell title={title} talks={talks} page={page} links={links}>
    <p class="coverage">{about}</p>
    <Errors kinds={kinds} measured={measured} />
    {from === 0 ? children : null}
    {rows.length === 0 ? <p class="empty">{empty}</p> : null}
    <ul class="rows">
      {rows.slice(from, from + PER_PAGE).map((r) => (
        <Entry row={r} at={at} />
      ))}
    </ul>
    <Pager page={page} from={from} of={rows.length} links={links} />
  </Shell>
);

/** Moments of one page of the timeline. */
export const MOMENTS = 150;

export const TimelinePage = ({
  moments,
  from,
  at,
  talks,
  links,
  measured,
}: {
  moments: readonly Moment[];
  from: number;
  measured: Measured;
  at: At;
  talks: string;
  links: Links;
}) => {
  const shown = moments.slice(from, from + MOMENTS);
  const days = [...new Set(shown.map((m) => m.day))];
  const picture = timelinePicture(shown, at);
  return (
    <Shell title="Timeline" talks={talks} page="timeline" links={links}>
      <Errors kinds={['meeting', 'event', 'commitment', 'assessment']} measured={measured} />
      {moments.length === 0 ? <p class="empty">Nothing with a day is told.</p> : null}
      {picture ? (
        <figure class="picture" aria-hidden="true">
          {raw(picture)}
          <figcaption>
            ■ round, ◆ paper, ▲ act, ★ promise, ● assessment. Each mark opens its words; the list below holds the same.
          </figcaption>
        </figure>
      ) : null}
      <ol class="days">
        {days.map((day) => (
          <li>
            <h2>{day ?? 'no date'}</h2>
            <ul>
              {shown
                .filter((m) => m.day === day)
                .map((m) => (
                  <li class={m.kind}>
                    <span class="kind">{m.kind}</span>{' '}
                    <a href={at(m.finding)}>
                      <span dir="auto">
                        <Words>{m.summary}</Words>
                      </span>
                    </a>{' '}
                    <span class="where">
                      <Words>{m.outlet ?? 'outlet not given'}</Words>
                    </span>
                  </li>
                ))}
            </ul>
          </li>
        ))}
      </ol>
      <Pager page="timeline" from={from} of={moments.length} links={links} size={MOMENTS} />
    </Shell>
  );
};

interface PositionsProps {
  readonly measured: Measured;
  readonly cells: readonly PositionCell[];
  readonly sides: readonly string[];
  readonly at: At;
  readonly talks: string;
  readonly links: Links;
}

export const PositionsPage = ({ cells, sides, at, talks, links, measured }: PositionsProps) => {
  const shown = sides.filter((s) => cells.some((c) => c.side === s)).slice(0, 6);
  const issues = [...new Set(cells.map((c) => c.issue))];
  return (
    <Shell title="Positions" talks={talks} page="positions" links={links}>
      <p class="coverage">
        Where each side stands on each issue, by its newest words. An empty cell: nothing is said in these reports.
      </p>
      <Errors kinds={['position']} measured={measured} />
      {issues.length === 0 ? <p class="empty">No side is told to stand anywhere.</p> : null}
      <section class="scroll" tabindex={0} aria-label="Positions by side and issue">
        <table>
          <thead>
            <tr>
              <th scope="col">Issue</th>
              {shown.map((s) => (
                <th scope="col">
                  <Words>{s}</Words>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {issues.map((issue) => (
              <tr>
                <th scope="row">
                  <Words>{issue}</Words>
                </th>
                {shown.map((side) => {
                  const cell = cells.find((c) => c.side === side && c.issue === issue);
                  return (
                    <td data-column={side}>
                      {cell ? (
                        <a href={at(cell.id)} class={`stance ${cell.stance.replace(/ /gu, '-')}`}>
                          {cell.stance}, {cell.day ?? 'no date'}
                        </a>
                      ) : (
                        <span class="empty">nothing said</span>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Shell>
  );
};

export const ProposalLines = ({ lines, at }: { lines: readonly ProposalLine[]; at: At }) => (
  <ul class="papers">
    {lines.map((p) => (
      <li>
        <a href={at(p.id)}>
          <Words>{p.name}</Words>
        </a>{' '}
        <span class="where">{p.status}</span>
        {p.receptions.length > 0 ? (
          <ul>
            {p.receptions.map((r) => (
              <li>
                <Words>{r.side}</Words>: <a href={at(r.finding)}>{r.answer}</a>{' '}
                <span class="where">{r.day ?? 'no date'}</span>
              </li>
            ))}
          </ul>
        ) : (
          <p class="empty">No side is told to have taken it in any way.</p>
        )}
      </li>
    ))}
  </ul>
);

export const ActorsPage = ({
  actors,
  from,
  talks,
  links,
}: {
  actors: readonly Actor[];
  from: number;
  talks: string;
  links: Links;
}) => (
  <Shell title="Actors" talks={talks} page="actors" links={links}>
    <p class="coverage">Who speaks and acts in these reports, by how often they are quoted.</p>
    <ul class="rows">
      {actors.slice(from, from + PER_PAGE).map((a) => (
        <li>
          <a href={links.page('statements', { speaker: a.name })}>
            <Words>{a.name}</Words>
          </a>
          <p class="where">
            <Words>{[a.type, a.side, ...a.roles.map((r) => r.words)].filter(Boolean).join(' · ')}</Words> ·{' '}
            {a.statements} statements
          </p>
        </li>
      ))}
    </ul>
    <Pager page="actors" from={from} of={actors.length} links={links} />
  </Shell>
);
