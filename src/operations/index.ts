import { add } from './add.js';
import { brief, kept } from './brief.js';
import { commitments, deadlines } from './commitments.js';
import { conditions } from './conditions.js';
import { convergence } from './convergence.js';
import { decide, decisions, undecided } from './decide.js';
import { dump } from './dump.js';
import { exportOperation } from './export.js';
import { forecasts } from './forecasts.js';
import { acts, assessments, figures, meetings, questions, statements } from './lists.js';
import { merge } from './merge.js';
import { actors, moves, rounds } from './objects.js';
import type { Operation } from './operation.js';
import { origins } from './origins.js';
import { positions } from './positions.js';
import { proposals } from './proposals.js';
import { review } from './queue.js';
import { read } from './read.js';
import { search } from './search.js';
import { contradictions, utterances } from './spoken.js';
import { timeline } from './timeline.js';
import { verify } from './verify.js';
import { changes, deleteOperation, impact } from './versions.js';

/** Every operation on a dossier, in the order of help. `extract` needs no dossier and stands beside them. */
export const OPERATIONS: readonly Operation[] = [
  add,
  brief,
  kept,
  statements,
  utterances,
  actors,
  meetings,
  rounds,
  proposals,
  positions,
  moves,
  convergence,
  conditions,
  commitments,
  deadlines,
  acts,
  assessments,
  forecasts,
  figures,
  contradictions,
  origins,
  questions,
  timeline,
  search,
  undecided,
  review,
  decide,
  decisions,
  changes,
  impact,
  deleteOperation,
  merge,
  read,
  verify,
  dump,
  exportOperation,
];

export { type AddOutput, addSources } from './add.js';
export { keepNow, openKept } from './brief.js';
export { type Deciding, takeDecision } from './decide.js';
export {
  EXTRACT_DETAIL,
  type ExtractAnswer,
  type ExtractOptions,
  extractLine,
  extractOptions,
  STEP_NAMES,
} from './extract.js';
export { AS_OF, type Operation } from './operation.js';
export { font, openCalendar, openFeed, openSite, SERVE_DETAIL, type When } from './site.js';
