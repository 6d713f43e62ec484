import type { Finding } from './finding.js';

/** Confidence below which a finding is likelier wrong than right, as measured on the project's own gold. */
export const REVIEW_BELOW = 0.5;

/** Whether a finding waits for a person's look instead of standing in a brief; mentions are looked at by nobody. */
export const waitsForReview = (finding: Finding): boolean =>
  finding.kind !== 'mention' && finding.confidence < REVIEW_BELOW;
