import { betweenWhom, type DeadlineRow, nothingOfDeadline } from '../../views/deadlines.js';
import type { Row } from '../../views/listing.js';
import { accountWords, nothingOfPromise, type PromiseRow, statusWords } from '../../views/promises.js';
import { Carriers } from './carriers.js';
import type { Frame } from './frame.js';
import { Whole } from './judging.js';
import { Excerpts, Later, sentence } from './later.js';
import { Errors } from './measured.js';
import { Pager, partFrom } from './pager.js';
import { Shell } from './shell.js';
import { SideOf } from './sides.js';
import { Name, Part, Said, Where, Words } from './words.js';

/** A day by which something is due, in whole or as far as it is told. */
const By = ({ by }: { by: string | null }) => <span class="by">{by ? `by ${by}` : 'no day told'}</span>;

/** Whose words a row stands in. */
const Voice = ({ row }: { row: Row }) => (
  <span class="where">
    {row.speaker ? (
      <>
        <Name>{row.speaker}</Name>
        {row.tellers.length > 0 ? (
          <>
            , told by <Name>{row.tellers.join(' through ')}</Name>
          </>
        ) : null}
        ,{' '}
      </>
    ) : null}
    <Where outlet={row.outlet} day={row.day} />
  </span>
);

const Told = ({ row, frame }: { row: Row; frame: Frame }) => (
  <>
    <a href={frame.at(row.id)} data-words>
      <Said>{frame.quote(row.words).replace(/\s+/gu, ' ')}</Said>
    </a>{' '}
    <Voice row={row} />
  </>
);

const Promised = ({ promise: p, frame }: { promise: PromiseRow; frame: Frame }) => (
  <li class={`entry promise s${frame.sideNumber(p.side)}`}>
    <p class="voice">
      <b>
        <Name>{p.actor}</Name>
      </b>{' '}
      <SideOf side={p.side} of={p.actor} frame={frame} />
      {p.to ? (
        <>
          {' '}
          to <Name>{p.to}</Name>
        </>
      ) : null}{' '}
      <By by={p.by} /> <b class={`status ${p.status ?? 'claimed'}`}>{statusWords(p)}</b>
    </p>
    <p class="act" dir="auto">
      <Words>{frame.quote(p.act)}</Words>
    </p>
    {p.trigger ? (
      <p class="summary">
        When it starts: <Words>{frame.quote(p.trigger)}</Words>
      </p>
    ) : null}
    <ul>
      {p.status ? (
        <li>
          <Told row={p.told} frame={frame} />
        </li>
      ) : null}
      {p.accounts.map((a) => (
        <li>
          <span class="account">{sentence(accountWords(a))}</span> <Told row={a.told} frame={frame} />
        </li>
      ))}
    </ul>
    {p.later.length > 0 ? (
      <Later all={p.later} frame={frame} />
    ) : (
      <p class="summary">{sentence(nothingOfPromise(p))}</p>
    )}
    <Carriers of={p.origins} frame={frame} />
    <Whole
      about={p.id}
      on={{ name: 'promise', members: p.members }}
      back={frame.links.page('commitments')}
      frame={frame}
    />
  </li>
);

/** Tellings of a deadline that are shown. */
const SHOWN = 3;

const Deadline = ({ deadline: d, frame }: { deadline: DeadlineRow; frame: Frame }) => (
  <li class={`entry deadline s${frame.sideNumber(d.side)}`}>
    <p class="voice">
      <b>
        <Name>{betweenWhom(d)}</Name>
      </b>{' '}
      <SideOf side={d.side} of={d.setBy} frame={frame} /> <By by={d.by} />{' '}
      <span class="where">
        {d.kind}
        {d.before.length > 0 ? `, before that ${d.before.join(', ')}` : ''}
      </span>
    </p>
    {d.demanded ? (
      <p class="act" dir="auto">
        <Words>{frame.quote(d.demanded)}</Words>
      </p>
    ) : null}
    {d.threatened ? (
      <p class="summary">
        Or else: <Words>{frame.quote(d.threatened)}</Words>
      </p>
    ) : null}
    <Excerpts all={d.tellings.slice(0, SHOWN)} frame={frame} />
    {d.tellings.length > SHOWN ? <p class="summary">Told {d.tellings.length} times.</p> : null}
    {d.later.length > 0 ? (
      <Later all={d.later} frame={frame} />
    ) : (
      <p class="summary">{sentence(nothingOfDeadline(d))}</p>
    )}
    <Carriers of={d.origins} frame={frame} />
  </li>
);

interface CommitmentsProps {
  readonly promises: readonly PromiseRow[];
  readonly deadlines: readonly DeadlineRow[];
  readonly from: number;
  readonly frame: Frame;
}

/** What sides set each other a time for, and what they promised, each once with what later reports tell. */
export const CommitmentsPage = ({ promises, deadlines, from, frame }: CommitmentsProps) => {
  const of = Math.max(promises.length, deadlines.length);
  const shown = <T,>(all: readonly T[]) => (from > 0 && from >= all.length ? [] : partFrom(all, from));
  return (
    <Shell title="Promises and deadlines" page="commitments" frame={frame}>
      <p class="coverage">
        Each once, however often it is told. How a promise stands is what was reported of it last; what only another
        side tells of it is that side’s account and sets nothing. Whether later words keep a promise or meet a demand is
        for you to judge. <a href={frame.links.asset('calendar.ics')}>Calendar of rounds and deadlines</a>
      </p>
      <Errors kinds={['promise']} measured={frame.measured} />
      {of === 0 ? <p class="empty">No promise, ultimatum or deadline was found in these reports.</p> : null}
      {shown(deadlines).length > 0 ? (
        <Part id="deadlines" heading="Ultimatums and deadlines, latest day first">
          <ul class="rows">
            {shown(deadlines).map((d) => (
              <Deadline deadline={d} frame={frame} />
            ))}
          </ul>
        </Part>
      ) : null}
      {shown(promises).length > 0 ? (
        <Part id="promises" heading="Promised, told last first">
          <ul class="rows">
            {shown(promises).map((p) => (
              <Promised promise={p} frame={frame} />
            ))}
          </ul>
        </Part>
      ) : null}
      <Pager page="commitments" from={from} of={of} links={frame.links} />
    </Shell>
  );
};
