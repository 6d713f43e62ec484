import type { Lineage, Party, Proposal, ProposalStatus } from '../../model/index.js';
import type { Draft } from '../draft.js';
import { issueIn, partyAt } from '../frames/args.js';
import { numbered } from '../frames/proposal.js';
import { numberOf } from '../moments/numbers.js';
import { subjectOf } from '../syntax/clause.js';
import { type Framed, framesOf, Ruled } from './parts.js';

/** What is on the table, as the model sees it; hand-overs and numbers by the rules. */
export function framedProposals(draft: Draft): void {
  const ruled = new Ruled(draft, draft.take('proposal'), (f) => f.name.evidence);
  for (const frame of framesOf(draft, 'proposal')) {
    const twin = ruled.at(frame);
    const terms = frame.stretches('term').concat(frame.stretches('terms'));
    draft.add('proposal', frame.anchor, {
      name: draft.words(frame.first, frame.last),
      status: frame.label as ProposalStatus,
      ...makers(draft, frame, twin),
      handedOver: twin?.handedOver ?? null,
      terms: terms.map((t) => draft.words(t.first, t.last)),
      issues: terms.flatMap((t) => issueIn(draft, t.first, t.last) ?? []),
      numbers: twin?.numbers ?? numbersOf(draft, frame),
      lineage: lineageOf(frame, twin),
      confidence: frame.confidence,
    });
  }
  ruled.keepUnseen(() => false);
}

const ROLES = ['drawnUpBy', 'tabledBy', 'carriedBy'] as const;

type Makers = Record<(typeof ROLES)[number], readonly Party[]>;

/**
 * Who drew up, tabled and carried a paper: one party plays one part, the one that the model is surest of. Where it sees nobody, the owner that
 * the rules find, or the subject of the verb that makes the offer.
 */
function makers(draft: Draft, frame: Framed, twin: Proposal | undefined): Makers {
  // "drawn up by", "arrived with": the words for it leave no doubt.
  const made: Makers = { drawnUpBy: twin?.drawnUpBy ?? [], tabledBy: [], carriedBy: twin?.carriedBy ?? [] };
  const taken = new Set([...made.drawnUpBy, ...made.carriedBy].map((p) => p.value.name));
  for (const role of [...ROLES].sort((a, b) => frame.sure(b) - frame.sure(a))) {
    const more = frame.joint(role).filter((p) => isMaker(frame, p) && !taken.has(p.value.name));
    made[role] = [...made[role], ...more];
    for (const p of more) taken.add(p.value.name);
  }
  if (taken.size > 0) return made;
  if (twin && twin.drawnUpBy.length + twin.tabledBy.length + twin.carriedBy.length > 0)
    return { drawnUpBy: twin.drawnUpBy, tabledBy: twin.tabledBy, carriedBy: twin.carriedBy };
  return { ...made, tabledBy: offering(draft, frame) };
}

/** Somebody known, and not the paper under its own name. */
function isMaker(frame: Framed, { value, evidence }: Party): boolean {
  const own = evidence.some((e) => e.start <= frame.anchor.start && frame.anchor.end <= e.end);
  return value.party !== null && !own && !/\b(?:text|draft|paper|plan|proposal|charter|document)s?$/iu.test(value.name);
}

function offering(draft: Draft, { sentence, first, last }: Framed): readonly Party[] {
  const verb = sentence.verbs.find((v) => v.head >= first && v.head < last && !v.passive);
  const subject = verb ? subjectOf(draft.syntax, sentence, verb) : null;
  return subject?.parts.flatMap((np) => partyAt(draft, np) ?? []) ?? [];
}

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
