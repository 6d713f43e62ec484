import type { ReportId } from '../../model/index.js';
import { DECISION_STATES, type LoggedDecision } from '../../views/decided.js';
import { Undo } from './deciding.js';
import type { Frame } from './frame.js';
import { many, Pager, partFrom } from './pager.js';
import { Shell } from './shell.js';
import { Name, Words } from './words.js';

interface DecisionsProps {
  readonly log: readonly LoggedDecision[];
  readonly from: number;
  /** Whether there is such a report. */
  readonly has: (report: ReportId) => boolean;
  readonly frame: Frame;
}

interface DecidedProps extends Pick<DecisionsProps, 'has' | 'frame'> {
  readonly d: LoggedDecision;
  /** Decisions of others that contradict it. */
  readonly against: readonly LoggedDecision[];
}

const Decided = ({ d, against, has, frame }: DecidedProps) => {
  const on = d.body?.on;
  const words = <Words>{d.words}</Words>;
  const state = DECISION_STATES[d.state];
  return (
    <li class={d.state === 'stands' ? 'decision' : 'decision undone'}>
      <p class="said-of">
        {on && has(on.source as ReportId) ? (
          <a href={frame.links.place(on.source, on.at)} data-words>
            {words}
          </a>
        ) : has(d.about as ReportId) ? (
          <a href={frame.links.report(d.about)}>{words}</a>
        ) : (
          words
        )}
      </p>
      <div class="where">
        <Name>{d.author}</Name>, {d.at.slice(0, 16).replace('T', ' ')} UTC
        {d.reason ? (
          <>
            {': '}
            <Words>{d.reason}</Words>
          </>
        ) : null}
        {state ? <span class="state"> · {state}</span> : null}
        <Undo d={d} back={frame.links.page('decisions')} frame={frame} />
        {against.map((o) => (
          <p class="differs">
            <Name>{o.author}</Name>
            {' said otherwise: '}
            <Words>{o.words}</Words>, {o.at.slice(0, 16).replace('T', ' ')}
          </p>
        ))}
      </div>
    </li>
  );
};

/** Everything that people decided, the newest first: nothing is dropped, and each can be taken back. */
export const DecisionsPage = ({ log, from, has, frame }: DecisionsProps) => (
  <Shell title="Decisions" page="decisions" frame={frame}>
    <p class="coverage">
      {log.length === 0
        ? 'Nobody has decided anything about this record.'
        : `${many(log.length, 'decision')} of ${people(new Set(log.map((d) => d.author)).size)}, the newest first. None is ever dropped; what was undone can be brought back by undoing that.`}
    </p>
    <ul class="rows">
      {partFrom(log, from).map((d) => (
        <Decided d={d} against={log.filter((o) => d.against.includes(o.id))} has={has} frame={frame} />
      ))}
    </ul>
    <Pager page="decisions" from={from} of={log.length} links={frame.links} />
  </Shell>
);

const people = (n: number): string => (n === 1 ? 'one person' : `${n} people`);
