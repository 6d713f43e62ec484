import { weighing } from './confidence.js';
import type { Draft } from './draft.js';
import { framedAssessments } from './framed/assessments.js';
import { framedCommitments } from './framed/commitments.js';
import { framedConditions } from './framed/conditions.js';
import { framedEvents } from './framed/events.js';
import { framedMeetings } from './framed/meetings.js';
import { upshots } from './framed/meetingUpshot.js';
import { framedProposals } from './framed/proposals.js';
import { framedPositions, framedReceptions } from './framed/stances.js';
import { acts } from './steps/acts.js';
import { assessments } from './steps/assessments.js';
import { attribution } from './steps/attribution.js';
import { commitments } from './steps/commitments.js';
import { conditions } from './steps/conditions.js';
import { figures } from './steps/figures.js';
import { layout } from './steps/layout.js';
import { meetings } from './steps/meetings.js';
import { mentions } from './steps/mentions.js';
import { positions } from './steps/positions.js';
import { proposals } from './steps/proposals.js';
import { questions } from './steps/questions.js';
import { receptions } from './steps/receptions.js';
import { statements } from './steps/statements.js';
import { times } from './steps/times.js';
import { voices } from './steps/voices.js';

export interface Step {
  readonly name: string;
  /** Names of the steps whose results it reads. */
  readonly needs: readonly string[];
  readonly adds: string;
  readonly run: (draft: Draft) => void;
}

/** What the rules find, or, where the model has seen frames, what it sees, completed by what the rules found at the same words. */
const seen =
  (ruled: (draft: Draft) => void, framed: (draft: Draft) => void) =>
  (draft: Draft): void => {
    ruled(draft);
    if (draft.analysis?.frames) framed(draft);
  };

/** The reader, in order. Every step can be switched off; those that need it then find less, and never fail. */
export const STEPS: readonly Step[] = [
  { name: 'layout', needs: [], adds: 'roles of lines, tokens, sentences, quotations', run: layout },
  { name: 'mentions', needs: ['layout'], adds: 'mentions and parties', run: mentions },
  { name: 'times', needs: ['layout'], adds: 'time expressions', run: times },
  { name: 'attribution', needs: ['mentions', 'times'], adds: 'who says what', run: attribution },
  { name: 'statements', needs: ['attribution'], adds: 'statements', run: statements },
  { name: 'meetings', needs: ['mentions', 'times'], adds: 'meetings', run: seen(meetings, framedMeetings) },
  {
    name: 'upshots',
    needs: ['meetings'],
    adds: 'outcomes of meetings, what was dealt with, who called them off and why',
    run: upshots,
  },
  { name: 'proposals', needs: ['mentions'], adds: 'proposals', run: seen(proposals, framedProposals) },
  {
    name: 'receptions',
    needs: ['proposals', 'attribution'],
    adds: 'receptions',
    run: seen(receptions, framedReceptions),
  },
  {
    name: 'conditions',
    needs: ['mentions', 'attribution'],
    adds: 'conditions',
    run: seen(conditions, framedConditions),
  },
  { name: 'positions', needs: ['mentions', 'attribution'], adds: 'positions', run: seen(positions, framedPositions) },
  {
    name: 'commitments',
    needs: ['mentions', 'attribution'],
    adds: 'commitments',
    run: seen(commitments, framedCommitments),
  },
  { name: 'acts', needs: ['mentions', 'attribution'], adds: 'events', run: seen(acts, framedEvents) },
  {
    name: 'assessments',
    needs: ['mentions', 'attribution'],
    adds: 'assessments',
    run: seen(assessments, framedAssessments),
  },
  { name: 'figures', needs: ['mentions'], adds: 'figures', run: figures },
  { name: 'questions', needs: ['mentions', 'attribution'], adds: 'questions', run: questions },
  { name: 'weighing', needs: [], adds: 'how sure each finding is; leaves out what is unlikely', run: weighing },
  { name: 'voices', needs: ['statements'], adds: 'saidIn and claimedBy on every finding', run: voices },
];

/** Steps on which everything else stands; switching them off would leave nothing to read. */
export const FOUNDATION: ReadonlySet<string> = new Set(['layout', 'mentions', 'voices']);
