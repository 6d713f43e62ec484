import type { Span } from '../text/index.js';
import type { Duration } from './duration.js';
import type { Grounded } from './grounded.js';
import type { Moment } from './moment.js';
import type { PartyRef } from './party.js';
import type {
  Act,
  Bound,
  Channel,
  CommitmentStatus,
  Commits,
  Connective,
  Hedge,
  LineageRelation,
  MeetingFormat,
  MeetingStatus,
  ProposalStatus,
  Rung,
  Stance,
} from './vocabulary.js';

export const KINDS = [
  'mention',
  'statement',
  'meeting',
  'proposal',
  'reception',
  'position',
  'condition',
  'commitment',
  'event',
  'assessment',
  'figure',
  'question',
] as const;
export type Kind = (typeof KINDS)[number];

export type FindingId = `${Kind}:${string}`;
export type Party = Grounded<PartyRef>;
export type Words = Grounded<string>;

/** What every finding has. `evidence` lists only spans that no role of the finding already gives. */
interface Base<K extends Kind> {
  readonly kind: K;
  readonly id: FindingId;
  readonly evidence: readonly Span[];
  /** The innermost statement whose content holds the words; null for the voice of the text's issuer. */
  readonly saidIn: FindingId | null;
  /** Who says so, where one side tells another's wish, aim or consent. */
  readonly claimedBy: Party | null;
  /** From 0 to 1 in steps of 0.01. */
  readonly confidence: number;
  /** The step of the reader that found it. */
  readonly step: string;
}

export type MentionForm = 'name' | 'title' | 'description' | 'pronoun';
export type MentionType = 'person' | 'organisation' | 'state' | 'office' | 'place' | 'nationality' | 'group' | 'other';

export interface Mention extends Base<'mention'> {
  readonly form: MentionForm;
  readonly type: MentionType;
  readonly party: string | null;
  readonly name: string;
  readonly role: Words | null;
  readonly affiliation: Words | null;
}

export interface Teller extends Grounded<PartyRef> {
  readonly rung: Rung;
  readonly reason?: Words;
}

export interface Statement extends Base<'statement'> {
  readonly quotation: 'direct' | 'indirect' | 'mixed';
  readonly commits: Commits;
  readonly source: Party | null;
  readonly rung: Rung | null;
  /** Why a source is not named, where the report says so. */
  readonly anonymity: Words | null;
  readonly cue: readonly Span[];
  readonly content: readonly Span[];
  readonly relayedBy: readonly Teller[];
  /** The next outer statement of the ladder; the same as `saidIn`. */
  readonly within: FindingId | null;
  readonly addressee: Party | null;
  readonly when: Grounded<Moment> | null;
  readonly where: Words | null;
  readonly channel: Grounded<Channel> | null;
  readonly carried: boolean;
  readonly repeated: boolean;
  readonly cuts: readonly Span[];
  readonly unclosed: boolean;
}

export interface Delegation {
  readonly side: Words;
  readonly members: readonly Party[];
}

export interface Meeting extends Base<'meeting'> {
  readonly participants: readonly Party[];
  readonly delegations: readonly Delegation[];
  readonly mediators: readonly Party[];
  readonly place: Words | null;
  readonly within: Words | null;
  readonly when: Grounded<Moment> | null;
  readonly duration: Grounded<Duration> | null;
  readonly format: Grounded<MeetingFormat> | null;
  readonly about: readonly Words[];
  readonly discussed: readonly Words[];
  readonly notDiscussed: readonly Words[];
  readonly ordinal: Grounded<number> | null;
  readonly status: Grounded<MeetingStatus>;
  readonly cancelledBy: Party | null;
  readonly reason: Words | null;
  readonly outcome: readonly Words[];
}

export interface Lineage {
  readonly relation: LineageRelation;
  readonly of: Words;
  readonly stated: boolean;
}

export interface HandOver {
  readonly from: Party | null;
  /** Several where it goes to "both sides". */
  readonly to: readonly Party[];
  readonly count: Grounded<number> | null;
  readonly evidence: readonly Span[];
}

/** Whom a paper passed to; a reading of an older reader holds one or none. */
export const handedTo = ({ to }: HandOver): readonly Party[] =>
  [to as readonly Party[] | Party | null].flat().filter((p): p is Party => p !== null);

export interface Proposal extends Base<'proposal'> {
  readonly name: Words;
  readonly status: ProposalStatus;
  readonly drawnUpBy: readonly Party[];
  readonly tabledBy: readonly Party[];
  readonly carriedBy: readonly Party[];
  readonly handedOver: HandOver | null;
  readonly terms: readonly Words[];
  readonly issues: readonly Words[];
  readonly numbers: readonly Grounded<number>[];
  readonly lineage: readonly Lineage[];
}

export interface Reception extends Base<'reception'> {
  readonly holder: Party | null;
  readonly voicedBy: Party | null;
  readonly answer: Grounded<Stance>;
  readonly hedge: Grounded<Hedge> | null;
  readonly of: Words | null;
  /** Ids of the proposals that `of` may mean. */
  readonly candidates: readonly FindingId[];
}

export interface Position extends Base<'position'> {
  readonly holder: Party;
  readonly voicedBy: Party | null;
  readonly issue: Words | null;
  readonly stance: Grounded<Stance>;
  readonly terms: readonly Words[];
}

export interface Condition extends Base<'condition'> {
  readonly connective: Grounded<Connective>;
  readonly dependent: Words;
  readonly required: Words;
  readonly setBy: Party | null;
}

export interface Commitment extends Base<'commitment'> {
  readonly actor: Party;
  readonly counterpart: Party | null;
  readonly act: Words;
  readonly window: Grounded<Moment> | null;
  readonly trigger: Words | null;
  readonly status: CommitmentStatus;
}

export interface ActEvent extends Base<'event'> {
  readonly act: Grounded<Act>;
  readonly mode: string | null;
  readonly actor: Party | null;
  readonly recipient: Party | null;
  readonly status: 'happened' | 'planned' | 'denied';
  readonly object: Words | null;
  readonly condition: FindingId | null;
  readonly codes: readonly FindingId[];
}

export type Direction = 'nearer' | 'further' | 'unchanged';
export type TalksState = 'open' | 'stalled' | 'ended';

export interface Assessment extends Base<'assessment'> {
  readonly by: Party | null;
  readonly of: Words | null;
  readonly direction: Grounded<Direction> | null;
  readonly valuation: readonly Words[];
  readonly state: Grounded<TalksState> | null;
}

export interface Figure extends Base<'figure'> {
  readonly number: Grounded<number>;
  /** The other end of a range: "3,000 to 4,000". */
  readonly to: Grounded<number> | null;
  /** "at least", "up to", "some": how exactly the number is meant; null where it is told as it stands. */
  readonly bound: Grounded<Bound> | null;
  readonly unit: string | null;
  readonly counts: Words | null;
  readonly countedBy: Party | null;
}

export interface Question extends Base<'question'> {
  readonly putBy: Party | null;
  readonly to: Party | null;
  readonly words: Words;
  readonly answer: 'answered' | 'declined' | 'silent';
}

export type Finding =
  | Mention
  | Statement
  | Meeting
  | Proposal
  | Reception
  | Position
  | Condition
  | Commitment
  | ActEvent
  | Assessment
  | Figure
  | Question;

export type FindingOf<K extends Kind> = Extract<Finding, { kind: K }>;

/** The stance that a position or an answer tells; null for what is neither. */
export const stanceOf = (finding: Finding): Stance | null =>
  finding.kind === 'position' ? finding.stance.value : finding.kind === 'reception' ? finding.answer.value : null;
