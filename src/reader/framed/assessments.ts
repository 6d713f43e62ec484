import type { Assessment, Direction, TalksState } from '../../model/index.js';
import type { Span } from '../../text/index.js';
import type { Draft } from '../draft.js';
import { speakerAt } from '../frames/args.js';
import { type Framed, framesOf, Ruled } from './parts.js';

const DIRECTIONS: ReadonlySet<string> = new Set(['nearer', 'further', 'unchanged']);
const STATES: ReadonlySet<string> = new Set(['open', 'stalled', 'ended']);

/** How the talks go, as the model sees it. */
export function framedAssessments(draft: Draft): void {
  const ruled = new Ruled(draft, draft.take('assessment'), wordsOf);
  for (const frame of framesOf(draft, 'assessment')) {
    const { first, last, label } = frame;
    const twin = ruled.at(frame);
    draft.add('assessment', frame.anchor, {
      by: speakerAt(draft, first)?.party ?? frame.party('agent'),
      of: frame.words('of'),
      direction: DIRECTIONS.has(label) ? directionOf(draft, frame, twin) : null,
      valuation: DIRECTIONS.has(label) || STATES.has(label) ? [] : [draft.words(first, last)],
      state: STATES.has(label) ? draft.grounded(label as TalksState, first, last) : null,
      confidence: frame.confidence,
    });
  }
  ruled.keepUnseen((a, b) => a.direction?.value === b.direction?.value && a.state?.value === b.state?.value);
}

/** The class that the model gives; in the words of the lexicon, which are the shorter ones, where it gives the same, and the lexicon's for a set phrase. */
function directionOf(draft: Draft, { label, first, last }: Framed, twin: Assessment | undefined) {
  const known = twin?.direction;
  const phrase =
    known?.evidence[0] &&
    draft.text.slice(known.evidence[0]).split(/\s+/u).length > 2 &&
    !/\bnot\b/u.test(draft.text.slice(draft.syntax.span(first, last)));
  return known && (phrase || known.value === label) ? known : draft.grounded(label as Direction, first, last);
}

const wordsOf = (f: Assessment): Span[] => [
  ...(f.direction?.evidence ?? []),
  ...(f.state?.evidence ?? []),
  ...f.valuation.flatMap((v) => v.evidence),
];
