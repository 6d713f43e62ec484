import type { Brief } from '../../views/brief/model.js';
import type { Frame } from './frame.js';
import { many } from './pager.js';
import { Shell } from './shell.js';
import { Name, Words } from './words.js';

/** A brief that was frozen as it was shown. */
export interface KeptRow {
  readonly id: string;
  readonly at: string;
  readonly author: string;
  readonly reason: string | null;
  readonly brief: Brief;
}

/** Who kept a brief, when and why. */
export const KeptBy = ({ kept }: { kept: KeptRow }) => (
  <>
    <Name>{kept.author}</Name>, {kept.at.slice(0, 16).replace('T', ' ')} UTC
    {kept.reason ? (
      <>
        {': '}
        <Words>{kept.reason}</Words>
      </>
    ) : null}
  </>
);

/** The form that freezes the brief that is shown. */
export const Keep = ({ frame }: { frame: Frame }) =>
  frame.decides ? (
    <details class="set">
      <summary>Keep this brief</summary>
      <form class="filter" method="post" action="/keep">
        <label>
          <span>Why</span>
          <input name="reason" autocomplete="off" />
        </label>
        <label>
          <span>Your name</span>
          <input name="author" autocomplete="name" />
        </label>
        <button type="submit">Keep it as it is shown</button>
      </form>
    </details>
  ) : null;

/** Briefs that were frozen, the newest first. */
export const KeptPage = ({ rows, frame }: { rows: readonly KeptRow[]; frame: Frame }) => (
  <Shell title="Kept briefs" page="kept" frame={frame}>
    <p class="coverage">
      {rows.length === 0
        ? 'No brief was kept. The brief has a button for it: it freezes the page as it is shown, whatever the record says later.'
        : `${many(rows.length, 'brief')}, each as it was shown, the newest first.`}
    </p>
    <ul class="rows">
      {rows.map((k) => (
        <li>
          <a href={`/kept/${encodeURIComponent(k.id)}`} class="title">
            <Words>{k.brief.title}</Words>
          </a>
          <p class="where">
            <KeptBy kept={k} />
          </p>
          <p class="where">{k.brief.coverage}</p>
        </li>
      ))}
    </ul>
  </Shell>
);
