import type { Assessment, Direction, TalksState } from '../../model/index.js';
import type { Span } from '../../text/index.js';
import type { Draft } from '../draft.js';
import { speakerAt } from '../frames/args.js';
import { framesOf, Ruled } from './parts.js';

const DIRECTIONS: ReadonlySet<string> = new Set(['nearer', 'further', 'unchanged']);
const STATES: ReadonlySet<string> = new Set(['open', 'stalled', 'ended']);

/** How the talks go, as the model sees it. */
export function framedAssessments(draft: Draft): void {
  const ruled = new Ruled(draft, draft.take('assessment'), wordsOf);
  for (const frame of framesOf(draft, 'assessment')) {
    const { first, last, label } = frame;
    draft.add('assessment', frame.anchor, {
      by: speakerAt(draft, first)?.party ?? null,
      of: frame.words('of'),
      direction: DIRECTIONS.has(label) ? draft.grounded(label as Direction, first, last) : null,
      valuation: DIRECTIONS.has(label) || STATES.has(label) ? [] : [draft.words(first, last)],
      state: STATES.has(label) ? draft.grounded(label as TalksState, first, last) : null,
      confidence: frame.confidence,
    });
  }
  ruled.keepUnseen((a, b) => a.direction?.value === b.direction?.value && a.state?.value === b.state?.value);
}

const wordsOf = (f: Assessment): Span[] => [
  ...(f.direction?.evidence ?? []),
  ...(f.state?.evidence ?? []),
  ...f.valuation.flatMap((v) => v.evidence),
];
