import type { Connective } from '../../model/index.js';
import type { Draft } from '../draft.js';
import { speakerAt } from '../frames/args.js';
import { framesOf, Ruled } from './parts.js';

/** What waits for what, as the model sees it; where it sees but one half, the other by the rules. */
export function framedConditions(draft: Draft): void {
  const ruled = new Ruled(draft, draft.take('condition'), (f) => f.connective.evidence);
  for (const frame of framesOf(draft, 'condition')) {
    const twin = ruled.at(frame);
    const dependent = frame.words('dependent') ?? twin?.dependent ?? null;
    const required = frame.words('required') ?? twin?.required ?? null;
    if (!dependent || !required) {
      draft.drop('a condition of which a half is missing', draft.text.slice(frame.anchor));
      continue;
    }
    draft.add('condition', frame.anchor, {
      connective: draft.grounded(frame.label as Connective, frame.first, frame.last),
      dependent,
      required,
      setBy: frame.party('agent') ?? speakerAt(draft, frame.first)?.party ?? null,
      confidence: frame.confidence,
    });
  }
  ruled.keepUnseen(() => false);
}
