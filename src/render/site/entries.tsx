import type { Folded } from '../../views/folded.js';
import type { Row } from '../../views/listing.js';
import { Carriers } from './carriers.js';
import type { Frame } from './frame.js';
import { SideOf } from './sides.js';
import { Name, Said, Where, Words } from './words.js';

/** Whose voice a row stands in: the speaker, who leads to a page of their own, and who told it. */
const Voice = ({ row, frame }: { row: Row; frame: Frame }) => {
  if (!row.speaker)
    return (
      <b>
        <Name>{row.outlet ?? 'the report'}</Name>, in its own voice
      </b>
    );
  const to = row.actor ? frame.actor(row.actor) : null;
  return (
    <b>
      {to ? (
        <a href={to}>
          <Name>{row.speaker}</Name>
        </a>
      ) : (
        <Name>{row.speaker}</Name>
      )}
      {row.tellers.length > 0 ? (
        <>
          , told by <Name>{row.tellers.join(' through ')}</Name>
        </>
      ) : null}
    </b>
  );
};

/** The category of an act with its mode, and its place between conflict and cooperation. */
const Act = ({ row }: { row: Row }) => {
  if (row.weight === null) return null;
  const { act, mode } = row.finding as { act?: { value: string }; mode?: string | null };
  const weight = row.weight < 0 ? `−${-row.weight}` : `+${row.weight}`;
  return (
    <span class="plover">
      {' '}
      {act?.value}
      {mode ? ` (${mode})` : ''} <span class="weight">{weight}</span>
    </span>
  );
};

/** One finding in a list: whose voice, its words, the way to them, and from where they come. */
const Entry = ({ of: { row, copies }, frame }: { of: Folded; frame: Frame }) => {
  const summary = frame.quote(row.summary);
  return (
    <li class={`entry s${frame.sideNumber(row.side)}`}>
      <p class="voice">
        <Voice row={row} frame={frame} /> <SideOf side={row.side} of={row.speaker} frame={frame} />{' '}
        <span class="where">
          <Where outlet={row.outlet} day={row.day} />
        </span>
        {row.unsure ? <span class="differs"> waits for review</span> : null}
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
          <Act row={row} />
        </p>
      ) : null}
      <Carriers of={frame.origins(row.id)} copies={copies} frame={frame} />
    </li>
  );
};

export const Entries = ({ rows, frame }: { rows: readonly Folded[]; frame: Frame }) => (
  <ul class="rows">
    {rows.map((r) => (
      <Entry of={r} frame={frame} />
    ))}
  </ul>
);
