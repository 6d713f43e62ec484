import type { Finding } from './finding.js';

/** Confidence, as the steps give it, below which a finding stays out of a brief; a convention until the curves of `npm run calibrate` are fitted. */
export const REVIEW_BELOW = 0.6;

/** Whether a finding waits for a person's look instead of standing in a brief; mentions are looked at by nobody. */
export const waitsForReview = (finding: Finding): boolean =>
  finding.kind !== 'mention' && finding.confidence < REVIEW_BELOW;
