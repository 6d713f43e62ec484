/** The closed vocabularies of the record, spelled as they are printed. */

export const STANCES = [
  'demands',
  'offers',
  'accepts',
  'accepts in part',
  'accepts if',
  'open',
  'warmer',
  'worried',
  'critical',
  'rejects in part',
  'rejects',
  'red line',
  'withdrawn',
] as const;
/** One vocabulary for a position's `stance` and a reception's `answer`. */
export type Stance = (typeof STANCES)[number];

/** From the firmest refusal, 0, to consent, 7: what makes a move one nearer or one further, and what a view of convergence counts. A convention, and no measurement. */
export const STANCE_RANK: Readonly<Record<Stance, number>> = {
  'red line': 0,
  rejects: 1,
  withdrawn: 1,
  critical: 2,
  worried: 2,
  'rejects in part': 3,
  demands: 3,
  open: 4,
  warmer: 5,
  'accepts in part': 5,
  'accepts if': 5,
  offers: 6,
  accepts: 7,
};

/** PLOVER event types (Open Event Data Alliance). */
export const ACTS = [
  'AGREE',
  'CONSULT',
  'SUPPORT',
  'COOPERATE',
  'AID',
  'CONCEDE',
  'RETREAT',
  'REQUEST',
  'ACCUSE',
  'REJECT',
  'THREATEN',
  'PROTEST',
  'SANCTION',
  'MOBILIZE',
  'COERCE',
  'ASSAULT',
] as const;
export type Act = (typeof ACTS)[number];

export const MEETING_STATUSES = [
  'possible',
  'offered',
  'planned',
  'under way',
  'held',
  'postponed',
  'cancelled',
  'broken off',
] as const;
export type MeetingStatus = (typeof MEETING_STATUSES)[number];

export const MEETING_FORMATS = ['in person', 'call', 'shuttle', 'summit', 'internal'] as const;
export type MeetingFormat = (typeof MEETING_FORMATS)[number];

export const CHANNELS = ['to the press', 'interview', 'speech', 'post', 'call', 'readout', 'document'] as const;
export type Channel = (typeof CHANNELS)[number];

export const COMMITS = ['asserts', 'denies', 'doubts', 'declines to say'] as const;
export type Commits = (typeof COMMITS)[number];

export const RUNGS = ['named', 'role', 'anonymous', 'document'] as const;
export type Rung = (typeof RUNGS)[number];

export const LAYOUT_ROLES = [
  'body',
  'heading',
  'related link',
  'caption',
  'advert',
  'byline',
  'dateline',
  'navigation',
] as const;
export type LayoutRole = (typeof LAYOUT_ROLES)[number];

export const CONNECTIVES = [
  'only if',
  'if',
  'unless',
  'until',
  'after',
  'depends on',
  'waits for',
  'in exchange for',
] as const;
export type Connective = (typeof CONNECTIVES)[number];

export const COMMITMENT_STATUSES = ['pending', 'due', 'done', 'broken', 'disputed'] as const;
export type CommitmentStatus = (typeof COMMITMENT_STATUSES)[number];

/** How exactly a number is meant. */
export const BOUNDS = ['at least', 'at most', 'about'] as const;
export type Bound = (typeof BOUNDS)[number];

/** What a number measures where it does not count things. */
export const UNITS = ['money', 'weight', 'length', 'share'] as const;

export const PROPOSAL_STATUSES = ['on the table', 'earlier', 'withdrawn', 'unknown'] as const;
export type ProposalStatus = (typeof PROPOSAL_STATUSES)[number];

export const LINEAGE_RELATIONS = ['based on', 'revises', 'adds to', 'replaces'] as const;
export type LineageRelation = (typeof LINEAGE_RELATIONS)[number];

export type Hedge = 'more or less' | 'somewhat' | 'possibly' | 'reportedly' | 'largely';
