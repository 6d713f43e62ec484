import { type ClaimOrigin, type ClaimOrigins, originWords } from '../../views/claimOrigins.js';
import type { Frame } from './frame.js';
import { Where, Words } from './words.js';

/** Carriers of one origin that a list names. */
const SHOWN = 12;

const KINDS = {
  text: 'one text',
  passage: 'copied words',
  credit: 'credited to it',
  speaker: 'one speaker on one occasion',
} as const;

const One = ({ origin, frame }: { origin: ClaimOrigin; frame: Frame }) => (
  <li>
    <Words>{frame.quote(origin.name)}</Words> <span class="hint">({KINDS[origin.kind]})</span>:{' '}
    {origin.carriers.slice(0, SHOWN).map((c, i) => (
      <>
        {i > 0 ? '; ' : ''}
        <a href={frame.at(c.finding)} data-words>
          <Where outlet={c.outlet} day={c.day} />
        </a>
      </>
    ))}
    {origin.carriers.length > SHOWN ? <> and {origin.carriers.length - SHOWN} more</> : null}
  </li>
);

/** From how many origins a claim comes; which they are, and what carries each, stands behind it. */
export const Carriers = ({ of, frame }: { of: ClaimOrigins; frame: Frame }) =>
  of.carriers === 0 ? null : (
    <details class="carriers">
      <summary>{originWords(of)}</summary>
      <ul>
        {of.origins.map((o) => (
          <One origin={o} frame={frame} />
        ))}
      </ul>
    </details>
  );
