import { confidenceCurves } from '../lexicon/index.js';
import type { Finding } from '../model/index.js';

const logit = (p: number) => Math.log(p / (1 - p));

/**
 * How often a finding of this kind and step's confidence is right, as measured on the project's own gold: a logistic curve over the log odds
 * (Platt 1999), in steps of 0.01. Kinds without a curve keep what their step says.
 */
export function calibrated<F extends Finding>(finding: F, reader: 'neural' | 'rules'): F {
  const curve = confidenceCurves().get(`${reader} ${finding.kind}`);
  if (!curve) return finding;
  const raw = Math.min(0.99, Math.max(0.01, finding.confidence));
  const share = 1 / (1 + Math.exp(-(curve.bias + curve.slope * logit(raw))));
  return { ...finding, confidence: Math.round(100 * share) / 100 };
}
