import type { CommitmentStatus, Grounded, Moment } from '../../model/index.js';
import type { Draft } from '../draft.js';
import { speakerAt } from '../frames/args.js';
import { type Framed, framesOf, Ruled } from './parts.js';

/** Promised acts, as the model sees them. */
export function framedCommitments(draft: Draft): void {
  const ruled = new Ruled(draft, draft.take('commitment'), (f) => f.act.evidence);
  for (const frame of framesOf(draft, 'commitment')) {
    // "denied that it had promised": nothing is promised.
    if (draft.statementAt(frame.first)?.commits === 'denies') continue;
    const twin = ruled.at(frame);
    const actors = frame.joint('agent');
    const speaker = speakerAt(draft, frame.first)?.party;
    for (const actor of actors.length > 0 ? actors : speaker ? [speaker] : []) {
      // To whom a thing is promised is told less often than a place or a bearer stands beside it.
      const named = frame.sure('patient') >= 0.7 ? frame.party('patient') : null;
      const counterpart = named ?? twin?.counterpart ?? null;
      draft.add('commitment', frame.anchor, {
        evidence: twin?.evidence ?? [frame.anchor],
        actor,
        counterpart: counterpart?.value.name === actor.value.name ? null : counterpart,
        act: draft.words(frame.first, frame.last),
        window: windowOf(draft, frame) ?? twin?.window ?? null,
        trigger: twin?.trigger ?? null,
        status: frame.label as CommitmentStatus,
        confidence: frame.confidence,
      });
    }
  }
  ruled.keepUnseen((a, b) => a.actor.value.name === b.actor.value.name);
}

function windowOf(draft: Draft, frame: Framed): Grounded<Moment> | null {
  const at = frame.best('window');
  return (at && draft.when(at.first, at.last)) ?? draft.when(frame.first, frame.last);
}
