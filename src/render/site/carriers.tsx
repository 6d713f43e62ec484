import {
  type Carrier,
  type ClaimOrigin,
  type ClaimOrigins,
  ORIGIN_WORDS,
  originWords,
} from '../../views/claimOrigins.js';
import type { Row } from '../../views/listing.js';
import type { Frame } from './frame.js';
import { Said, Where, Words } from './words.js';

/** Carriers of one origin that a list names; each report names the others. */
const SHOWN = 60;

/** Why a report is of an origin, each reason with its words. */
const Why = ({ carrier: { ties }, frame }: { carrier: Carrier; frame: Frame }) => (
  <>
    {ties.map((t) => (
      <span class="tie">
        {' · '}
        <Words>{frame.quote(t.why)}</Words>
        {t.words === '' || (!frame.texts && isCopied(t.kind)) ? null : (
          <>
            : <Said>{frame.quote(t.words)}</Said>
          </>
        )}
      </span>
    ))}
  </>
);

/** Copied words are whole sentences: where texts stay at home they would be put together again. */
const isCopied = (kind: string): boolean => kind === 'text' || kind === 'passage';

const One = ({ origin, frame }: { origin: ClaimOrigin; frame: Frame }) => (
  <li>
    <Words>{frame.quote(origin.name)}</Words> <span class="hint">({ORIGIN_WORDS[origin.kind]})</span>
    <ul>
      {origin.carriers.slice(0, SHOWN).map((c) => (
        <li>
          <a href={frame.at(c.finding)} data-words>
            <Where outlet={c.outlet} day={c.day} />
          </a>
          <Why carrier={c} frame={frame} />
        </li>
      ))}
      {origin.carriers.length > SHOWN ? <li>and {origin.carriers.length - SHOWN} more</li> : null}
    </ul>
  </li>
);

/** Rows in the same words that stand behind another one, with the way to each. */
const Copies = ({ copies, frame }: { copies: readonly Row[]; frame: Frame }) => (
  <li class="copies">
    The same words in {copies.length} more:{' '}
    {copies.map((c, i) => (
      <>
        {i > 0 ? '; ' : ''}
        <a href={frame.at(c.id)} data-words>
          <Where outlet={c.outlet} day={c.day} />
        </a>
      </>
    ))}
  </li>
);

/** From how many origins a claim comes; which they are, what carries each, why, and what copies it in the same words stands behind it. */
export const Carriers = ({ of, copies = [], frame }: { of: ClaimOrigins; copies?: readonly Row[]; frame: Frame }) =>
  of.carriers === 0 ? null : (
    <details class="carriers">
      <summary>
        {originWords(of)}
        {copies.length > 0 ? `; the same words in ${copies.length} more` : ''}
      </summary>
      <ul>
        {of.origins.map((o) => (
          <One origin={o} frame={frame} />
        ))}
        {copies.length > 0 ? <Copies copies={copies} frame={frame} /> : null}
      </ul>
    </details>
  );
