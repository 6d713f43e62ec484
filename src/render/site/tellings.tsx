import type { FindingId } from '../../model/index.js';
import type { Excerpted } from '../../views/excerpts.js';
import type { Likely } from '../../views/likely.js';
import type { Frame } from './frame.js';
import { Decide, Same } from './judging.js';
import type { PageName } from './shell.js';
import { Where, Words } from './words.js';

/** One telling of a thing, with what people said of whether it is that thing. */
export interface Telling extends Excerpted {
  /** "Ada: not the same". */
  readonly apart: readonly string[];
  /** Another telling that it can be parted from: no copy of it, which tells the same. */
  readonly from: FindingId | null;
}

/** The tellings of a thing, and what else may tell of it. */
export interface Told {
  readonly tellings: readonly Telling[];
  readonly likely: readonly Likely[];
}

interface TellingsProps {
  readonly of: { readonly id: FindingId };
  readonly told: Told;
  readonly page: PageName;
  readonly frame: Frame;
}

/** Every telling, a way to say that one is of another thing, and ways to say that another thing is the same. */
export const Tellings = ({ of, told: { tellings, likely }, page, frame }: TellingsProps) => {
  const back = frame.links.page(page);
  const asks = frame.decides && likely.length > 0;
  if (tellings.length < 2 && tellings.every((t) => t.apart.length === 0) && !asks) return null;
  return (
    <details class="set tellings">
      <summary>
        {tellings.length} {tellings.length === 1 ? 'telling' : 'tellings'}
      </summary>
      <ul>
        {tellings.map((t) => (
          <li>
            <a href={frame.at(t.finding)} data-words dir="auto">
              <Words>{frame.quote(t.words)}</Words>
            </a>{' '}
            <span class="where">
              <Where outlet={t.outlet} day={t.day} />
              {t.apart.map((a) => (
                <span class="state">
                  {' · '}
                  <Words>{a}</Words>
                </span>
              ))}
            </span>{' '}
            {t.from ? (
              <Decide label="Not the same" kind="unlink" about={t.finding} value={t.from} back={back} frame={frame} />
            ) : null}
          </li>
        ))}
      </ul>
      {asks ? (
        <>
          <p class="hint">May tell of the same:</p>
          <Same likely={likely} about={of.id} back={back} frame={frame} />
        </>
      ) : null}
    </details>
  );
};
