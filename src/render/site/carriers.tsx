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

/** Carriers of one origin, or copies, that a list names; the page of the claim has all. */
const SHOWN = 24;

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

/** The way to what is not shown; a folder on disk has none. */
const More = ({ n, claim, frame }: { n: number; claim: string; frame: Frame }) =>
  frame.links.live ? <a href={frame.links.page('origins', { of: claim })}>and {n} more</a> : <>and {n} more</>;

interface OneProps {
  readonly origin: ClaimOrigin;
  readonly most: number;
  readonly frame: Frame;
}

const One = ({ origin, most, frame }: OneProps) => (
  <li>
    <Words>{frame.quote(origin.name)}</Words> <span class="hint">({ORIGIN_WORDS[origin.kind]})</span>
    <ul>
      {origin.carriers.slice(0, most).map((c) => (
        <li>
          <a href={frame.at(c.finding)} data-words>
            <Where outlet={c.outlet} day={c.day} />
          </a>
          <Why carrier={c} frame={frame} />
        </li>
      ))}
      {origin.carriers.length > most ? (
        <li>
          <More n={origin.carriers.length - most} claim={origin.carriers[0]!.finding} frame={frame} />
        </li>
      ) : null}
    </ul>
  </li>
);

/** Rows in the same words that stand behind another one, with the way to each. */
const Copies = ({ copies, frame }: { copies: readonly Row[]; frame: Frame }) => (
  <li class="copies">
    The same words in {copies.length} more:{' '}
    {copies.slice(0, SHOWN).map((c, i) => (
      <>
        {i > 0 ? '; ' : ''}
        <a href={frame.at(c.id)} data-words>
          <Where outlet={c.outlet} day={c.day} />
        </a>
      </>
    ))}
    {copies.length > SHOWN ? (
      <>
        {'; '}
        <More n={copies.length - SHOWN} claim={copies[0]!.id} frame={frame} />
      </>
    ) : null}
  </li>
);

/** Every carrier of a claim by its origins. */
export const AllCarriers = ({ of, frame }: { of: ClaimOrigins; frame: Frame }) => (
  <ul class="rows">
    {of.origins.map((o) => (
      <One origin={o} most={o.carriers.length} frame={frame} />
    ))}
  </ul>
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
          <One origin={o} most={SHOWN} frame={frame} />
        ))}
        {copies.length > 0 ? <Copies copies={copies} frame={frame} /> : null}
      </ul>
    </details>
  );
