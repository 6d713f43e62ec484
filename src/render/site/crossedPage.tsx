import type { Kind } from '../../model/index.js';
import type { Judged } from '../../views/reviews.js';
import type { Frame } from './frame.js';
import { Hidden, Said } from './judging.js';
import { Shell } from './shell.js';
import { Words } from './words.js';

/** Two people decided about one thing without having seen each other's decision. */
export interface Crossing {
  /** What happened meanwhile, in words. */
  readonly message: string;
  /** What was sent, as it can be sent again; `seen` as it is now. */
  readonly sent: Readonly<Record<string, string>>;
  readonly kind: string;
  readonly back: string;
}

interface CrossedProps {
  readonly crossing: Crossing;
  readonly finding: {
    readonly kind: Kind;
    readonly summary: string;
    readonly at: string;
    readonly judged: Judged | null;
  } | null;
  readonly frame: Frame;
}

/** Nothing was overwritten: what the other one decided, and both ways on. */
export const CrossedPage = ({ crossing: { message, sent, kind, back }, finding, frame }: CrossedProps) => (
  <Shell title="Somebody else decided of this" page="review" frame={frame}>
    <p class="fault">
      <Words>{message}</Words> (<code>decision-crossed</code>)
    </p>
    <p>Your decision ({kind}) is not kept yet: you had not seen theirs. Nothing was overwritten.</p>
    {finding ? (
      <div class="crossed">
        <p>
          <span class="kind">{finding.kind}</span>{' '}
          <a href={finding.at} data-words>
            <Words>{finding.summary}</Words>
          </a>
        </p>
        {finding.judged ? <Said judged={finding.judged} /> : null}
      </div>
    ) : null}
    <div class="desk">
      <a class="button" href={back}>
        Leave it as it is now
      </a>
      <form method="post" action="/decide">
        <Hidden fields={sent} />
        <button type="submit">Decide all the same: {kind}</button>
      </form>
    </div>
  </Shell>
);
