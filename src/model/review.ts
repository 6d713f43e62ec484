import type { Finding } from './finding.js';

/**
 * Confidence below which a finding stays out of a brief. Of the kinds that are held against the project's gold it is how often findings like
 * it are right in every field: below this, three of four have some fault.
 */
export const REVIEW_BELOW = 0.3;

/** Whether a finding waits for a person's look instead of standing in a brief; mentions are looked at by nobody. */
export const waitsForReview = (finding: Finding): boolean =>
  finding.kind !== 'mention' && finding.confidence < REVIEW_BELOW;
