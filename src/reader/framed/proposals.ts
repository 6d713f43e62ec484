import type { Lineage, Party, Proposal, ProposalStatus } from '../../model/index.js';
import { overlaps } from '../../text/index.js';
import type { Draft } from '../draft.js';
import { issueIn } from '../frames/args.js';
import { numbered } from '../frames/proposal.js';
import { numberOf } from '../moments/numbers.js';
import { type Framed, framesOf } from './parts.js';

/** What is on the table, as the model sees it; hand-overs and numbers by the rules. */
export function framedProposals(draft: Draft): void {
  const ruled = draft.take('proposal');
  for (const frame of framesOf(draft, 'proposal')) {
    const twin = ruled.find((f) => overlaps(f.name.evidence[0], frame.anchor));
    const terms = frame.stretches('term').concat(frame.stretches('terms'));
    draft.add('proposal', frame.anchor, {
      name: draft.words(frame.first, frame.last),
      status: frame.label as ProposalStatus,
      drawnUpBy: either(frame.parties('drawnUpBy'), twin?.drawnUpBy),
      tabledBy: either(frame.parties('tabledBy'), twin?.tabledBy),
      carriedBy: either(frame.parties('carriedBy'), twin?.carriedBy),
      handedOver: twin?.handedOver ?? null,
      terms: terms.map((t) => draft.words(t.first, t.last)),
      issues: terms.flatMap((t) => issueIn(draft, t.first, t.last) ?? []),
      numbers: twin?.numbers ?? numbersOf(draft, frame),
      lineage: lineageOf(frame, twin),
      confidence: frame.confidence,
    });
  }
}

const either = (seen: readonly Party[], ruled: readonly Party[] = []): readonly Party[] =>
  seen.length > 0 ? seen : ruled;

function numbersOf(draft: Draft, { first, last }: Framed): Proposal['numbers'] {
  const np = draft.syntax.nounAt(last - 1);
  const at = np && np.first >= first - 1 ? numbered(draft.syntax, np) : null;
  const n = at && numberOf(draft.syntax.lower(at.first));
  return at && n !== null ? [draft.grounded(n, at.first, at.last)] : [];
}

function lineageOf(frame: Framed, twin: Proposal | undefined): readonly Lineage[] {
  if (twin && twin.lineage.length > 0) return twin.lineage;
  return frame.allWords('lineage').map((of) => ({ relation: 'revises', of, stated: false }));
}
