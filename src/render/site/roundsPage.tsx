import type { RoundRow, RoundVersion } from '../../views/roundVersions.js';
import { Carriers } from './carriers.js';
import type { Frame } from './frame.js';
import { Whole } from './judging.js';
import { Errors } from './measured.js';
import { Pager, partFrom } from './pager.js';
import { Shell } from './shell.js';
import { Tellings, type Told } from './tellings.js';
import { Name, Words } from './words.js';

/** What reports tell of one thing: one version, or all that there are side by side. */
const Version = ({ version, frame }: { version: RoundVersion; frame: Frame }) => (
  <div class="version">
    <dt>
      {version.differ ? <span aria-hidden="true">⚠ </span> : null}
      {version.what}
      {version.differ ? ' (reports differ)' : ''}
    </dt>
    {version.told.map((told) => (
      <dd>
        <a href={frame.at(told.finding)} data-words>
          <Words>{frame.quote(told.words)}</Words>
        </a>{' '}
        <span class="where">
          <Name>{told.outlets.join(', ')}</Name>
        </span>
      </dd>
    ))}
  </div>
);

interface EntryProps {
  readonly round: RoundRow;
  readonly told: Told;
  readonly frame: Frame;
}

const Entry = ({ round, told, frame }: EntryProps) => (
  <li class="entry round">
    <h2>
      <span class="day">{round.when ?? 'no day told'}</span>{' '}
      <Words>{round.participants.join(' · ') || 'who met is not told'}</Words>
      {round.place ? (
        <>
          {' '}
          in <Name>{round.place}</Name>
        </>
      ) : null}
    </h2>
    <p class="states">
      {round.history.map((h, i) => (
        <>
          {i > 0 ? ' → ' : ''}
          <a href={frame.at(h.finding)} data-words>
            {h.status}
          </a>
          {h.day ? <span class="where"> {h.day}</span> : null}
        </>
      ))}{' '}
      <span class="where">
        {round.members.length} {round.members.length === 1 ? 'telling' : 'tellings'}
      </span>
    </p>
    {round.versions.length > 0 ? (
      <dl class="versions">
        {round.versions.map((v) => (
          <Version version={v} frame={frame} />
        ))}
      </dl>
    ) : null}
    <Tellings of={round} told={told} page="rounds" frame={frame} />
    <Carriers of={round.told} frame={frame} />
    <Whole
      about={round.id}
      on={{ name: 'round', members: round.members }}
      back={frame.links.page('rounds')}
      frame={frame}
    />
  </li>
);

interface RoundsProps {
  readonly rows: readonly RoundRow[];
  readonly told: (round: RoundRow) => Told;
  readonly from: number;
  readonly frame: Frame;
}

/** Meetings, each once: how its state changed from report to report, and every version of who was there, how long and how it ended. */
export const RoundsPage = ({ rows, told, from, frame }: RoundsProps) => (
  <Shell title="Rounds" page="rounds" frame={frame}>
    <p class="coverage">
      Meetings, each once, however often it is told, the latest first. Where reports differ in who was there, how long
      it took or how it ended, every version stands; none is picked.{' '}
      <a href={frame.links.asset('calendar.ics')}>Calendar feed</a>
    </p>
    <Errors kinds={['round']} measured={frame.measured} />
    {rows.length === 0 ? (
      <p class="empty">No report that was read tells of a meeting with a day, a number or two who meet.</p>
    ) : null}
    <ul class="rows">
      {partFrom(rows, from).map((r) => (
        <Entry round={r} told={told(r)} frame={frame} />
      ))}
    </ul>
    <Pager page="rounds" from={from} of={rows.length} links={frame.links} />
  </Shell>
);
