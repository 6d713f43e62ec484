import type { DecisionKind, FindingId, Slice } from '../../model/index.js';
import type { ClaimOrigins } from '../../views/claimOrigins.js';
import type { Likely } from '../../views/likely.js';
import type { Notable, Told } from '../../views/reviews.js';
import type { Measured } from './measured.js';
import type { Links } from './shell.js';

/** What every page of a site is drawn with. */
export interface Frame {
  readonly talks: string;
  readonly links: Links;
  /** A line on every page that says who may see it. */
  readonly handling: string | null;
  /** Said on every page where they show a past moment; null for now. */
  readonly asOf: string | null;
  /** Somebody answers what people decide: not on disk, and not of a past moment. */
  readonly decides: boolean;
  readonly measured: Measured;
  /** Where the words of a finding stand. */
  readonly at: (finding: string) => string;
  /** The number of a side among those that have a mark and a colour, from 1; 0 for the others. */
  readonly sideNumber: (side: string | null) => number;
  /** The page of an actor; null where it would hold no more than a name. */
  readonly actor: (id: string) => string | null;
  /** What had been decided of a thing when the page was drawn, as a form remembers it. */
  readonly seen: (kind: DecisionKind, words: readonly string[], whole?: boolean) => string;
  /** Notes that people made on a thing. */
  readonly notes: (on: Notable) => readonly Told[];
  /** What a finding may be a telling of. */
  readonly likely: (finding: FindingId) => readonly Likely[];
  /** Words of a report as far as they may be shown. */
  readonly quote: (words: string) => string;
  /** Whole texts of reports may be shown. */
  readonly texts: boolean;
  /** From where a claim comes: what a finding tells, or several that tell one thing. */
  readonly origins: (of: FindingId | readonly FindingId[]) => ClaimOrigins;
}

/** That a past moment is shown. */
export const asOfWords = ({ asOf }: Slice): string | null =>
  asOf &&
  `As of ${asOf.at}, by when reports were ${asOf.clock === 'captured' ? 'taken in' : 'published'}${asOf.undated > 0 ? `; ${asOf.undated} without a date left out` : ''}. Nothing can be decided or added here.`;
