import type { Row } from '../../views/listing.js';
import type { Frame } from './frame.js';
import { Said, Where, Words } from './words.js';

/** Whose voice a row stands in. */
const voice = (r: Row): string =>
  r.speaker
    ? r.tellers.length > 0
      ? `${r.speaker}, told by ${r.tellers.join(' through ')}`
      : r.speaker
    : `${r.outlet ?? 'the report'}, in its own voice`;

/** One finding in a list: whose voice, its words, and the way to them. */
const Entry = ({ row, frame }: { row: Row; frame: Frame }) => {
  const summary = frame.quote(row.summary);
  return (
    <li class={`entry s${frame.sideNumber(row.side)}`}>
      <p class="voice">
        <b>
          <Words>{voice(row)}</Words>
        </b>{' '}
        <span class="where">
          <Where outlet={row.outlet} day={row.day} />
        </span>
      </p>
      <blockquote>
        <a href={frame.at(row.id)} data-words>
          {row.parts.map((part, i) => (
            <>
              {i > 0 ? ' … ' : ''}
              <Said>{frame.quote(part).replace(/\s+/gu, ' ')}</Said>
            </>
          ))}
        </a>
      </blockquote>
      {summary ? (
        <p class="summary">
          <Words>{summary}</Words>
        </p>
      ) : null}
    </li>
  );
};

export const Entries = ({ rows, frame }: { rows: readonly Row[]; frame: Frame }) => (
  <ul class="rows">
    {rows.map((r) => (
      <Entry row={r} frame={frame} />
    ))}
  </ul>
);
