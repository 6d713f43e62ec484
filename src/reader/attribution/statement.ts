import type { Channel, Commits, FindingId, Rung } from '../../model/index.js';
import type { Stretch } from '../parties/mention.js';
import type { Mentioned } from '../parties/parties.js';

export interface SourceDraft extends Stretch {
  readonly mention: Mentioned | null;
}

/** Classes of cues that tell what somebody said, rather than what he thinks, wants or does. */
export const TELLING: ReadonlySet<string> = new Set(['say', 'tell', 'accuse', 'ask']);

/** A statement in token numbers, before it becomes a finding. */
export interface StatementDraft {
  readonly sentence: number;
  readonly lemma: string;
  readonly kind: string;
  readonly cue: readonly Stretch[];
  source: SourceDraft | null;
  content: Stretch[];
  commits: Commits;
  /** Where the words about speaking stand, beside the content. */
  readonly frame: Stretch | null;
  addressee: Stretch | null;
  carried: boolean;
  repeated: boolean;
  channel: { readonly value: Channel; readonly at: Stretch } | null;
  rung: Rung | null;
  reason: Stretch | null;
  confidence: number;
  /** The statement that tells this one. */
  within: StatementDraft | null;
  id: FindingId | null;
}

export function statementDraft(
  fields: Partial<StatementDraft> & Pick<StatementDraft, 'sentence' | 'lemma' | 'cue' | 'content'>,
): StatementDraft {
  return {
    kind: 'say',
    source: null,
    commits: 'asserts',
    frame: null,
    addressee: null,
    carried: false,
    repeated: false,
    channel: null,
    rung: null,
    reason: null,
    confidence: 0.8,
    within: null,
    id: null,
    ...fields,
  };
}
