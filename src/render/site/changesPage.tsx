import { type Difference, FOLLOWED, type Followed } from '../../views/changed.js';
import type { Changes } from '../../views/changes.js';
import { DECISION_STATES } from '../../views/decided.js';
import type { Frame } from './frame.js';
import { many } from './pager.js';
import { Shell } from './shell.js';
import { Differences } from './storyPage.js';
import { Name, Part, Where, Words } from './words.js';

const Since = ({ changes: { since, clock }, frame }: { changes: Changes; frame: Frame }) => (
  <form class="filter" method="get" action={frame.links.page('changes')} aria-label="Since when">
    <label>
      <span>Since the end of</span>
      <input type="date" name="since" value={since?.slice(0, 10) ?? ''} />
    </label>
    <label>
      <span>by when reports were</span>
      <select name="clock">
        {(['captured', 'published'] as const).map((c) => (
          <option value={c} selected={c === clock}>
            {c === 'captured' ? 'taken in' : 'published'}
          </option>
        ))}
      </select>
    </label>
    <button type="submit">Show</button>
  </form>
);

const One = ({ d, frame }: { d: Difference; frame: Frame }) => {
  const state =
    d.what === 'changed' && d.from !== null && d.to !== null ? (
      <span class="where">
        {' '}
        <del>
          <Words>{d.from}</Words>
        </del>{' '}
        → <Words>{d.to}</Words>
      </span>
    ) : null;
  const words = (
    <span dir="auto">
      <Words>{frame.quote(d.words)}</Words>
    </span>
  );
  return (
    <li>
      <span class={`change ${d.what}`}>{d.what}</span>{' '}
      {d.what === 'went' ? (
        words
      ) : (
        <a href={frame.at(d.finding)} data-words>
          {words}
        </a>
      )}
      {state}
    </li>
  );
};

/** Lists in the order in which somebody who was away asks for them; what was said comes last and is long. */
const ORDER: readonly Followed[] = [
  'rounds',
  'proposals',
  'positions',
  'moves',
  'conditions',
  'deadlocks',
  'commitments',
  'ultimatums',
  'questions',
  'contradictions',
  'forecasts',
  'utterances',
];

/** Objects of one list that are shown before the rest is folded. */
const SHOWN = 12;

const Listed = ({ list, all, frame }: { list: Followed; all: readonly Difference[]; frame: Frame }) => {
  const of = all.filter((d) => d.list === list);
  if (of.length === 0) return null;
  const row = (d: Difference) => <One d={d} frame={frame} />;
  const shown = list === 'utterances' ? 0 : SHOWN;
  return (
    <div class="listed">
      <h3>
        {FOLLOWED[list]}s <span class="count">{of.length}</span>
      </h3>
      <ul>{of.slice(0, shown).map(row)}</ul>
      {of.length > shown ? (
        <details>
          <summary>{shown === 0 ? 'Show them' : `${of.length - shown} more`}</summary>
          <ul>{of.slice(shown).map(row)}</ul>
        </details>
      ) : null}
    </div>
  );
};

const sinceWords = ({ since, clock }: Changes): string =>
  since === null
    ? 'All reports were taken in at one time: there is nothing before to compare with.'
    : `What is new since ${since.includes('T') ? since.slice(0, 16).replace('T', ' ') : `the end of ${since}`}, by when reports were ${clock === 'captured' ? 'taken in' : 'published'}.`;

/** What is new since a day: reports, edits of stories, what they did to the record, decisions. */
export const ChangesPage = ({ changes, frame }: { changes: Changes; frame: Frame }) => {
  const { reports, edits, objects, decisions } = changes;
  const feed = frame.links.feed();
  const lists = objects.filter((d) => d.list !== 'actors');
  return (
    <Shell title="Changes" page="changes" frame={frame} feed={feed}>
      <p class="coverage">
        {sinceWords(changes)} <a href={feed}>The same as a feed</a> (Atom).
      </p>
      {frame.links.live ? <Since changes={changes} frame={frame} /> : null}
      {reports.length + edits.length + lists.length + decisions.length === 0 ? (
        <p class="empty">Nothing changed.</p>
      ) : null}
      {reports.length > 0 ? (
        <Part id="came" heading={`${many(reports.length, 'report')} came`}>
          <ul>
            {reports.map((r) => (
              <li>
                <a href={frame.links.report(r.report)} dir="auto">
                  <Words>{frame.quote(r.title ?? 'Report without a headline')}</Words>
                </a>{' '}
                <span class="where">
                  <Where outlet={r.outlet} day={r.day} />
                </span>
              </li>
            ))}
          </ul>
        </Part>
      ) : null}
      {edits.length > 0 ? (
        <Part id="edits" heading={`${many(edits.length, 'edit')} of stories`}>
          {edits.map((e) => (
            <div class="edit">
              <p>
                <a href={frame.links.story(e.to.report)}>
                  <Words>{e.url}</Words>
                </a>{' '}
                <span class="where">
                  {e.from.day ?? 'no date'} → {e.to.day ?? 'no date'}
                </span>
                {e.to.retracted ? <span class="fault"> the story was taken back</span> : null}
              </p>
              <Differences edit={e} frame={frame} />
            </div>
          ))}
        </Part>
      ) : null}
      {lists.length > 0 ? (
        <Part id="record" heading="In the record">
          {ORDER.map((list) => (
            <Listed list={list} all={lists} frame={frame} />
          ))}
        </Part>
      ) : null}
      {decisions.length > 0 ? (
        <Part id="decided" heading={many(decisions.length, 'decision')}>
          <ul>
            {decisions.map((d) => (
              <li>
                <Words>{d.words}</Words>{' '}
                <span class="where">
                  <Name>{d.author}</Name>, {d.at.slice(0, 16).replace('T', ' ')} UTC
                  {DECISION_STATES[d.state] ? ` · ${DECISION_STATES[d.state]}` : ''}
                </span>
              </li>
            ))}
          </ul>
          <p class="hint">
            <a href={frame.links.page('decisions')}>All decisions</a>
          </p>
        </Part>
      ) : null}
    </Shell>
  );
};
