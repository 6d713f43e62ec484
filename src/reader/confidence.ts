import { confidenceWeights } from '../lexicon/index.js';
import { type Finding, type FindingId, type Kind, PARTY_ROLES, partiesOf } from '../model/index.js';
import type { Span } from '../text/index.js';
import type { Draft } from './draft.js';
import type { Frame } from './neural/frameHead.js';

/** What speaks for or against a finding, by name; a sign that is not there is nought. */
export type Signs = Readonly<Record<string, number>>;

const logit = (p: number) => {
  const clipped = Math.min(0.99, Math.max(0.01, p));
  return Math.log(clipped / (1 - clipped));
};

/** Parts of a frame that no finding of its kind can do without. */
const PARTS: Readonly<Partial<Record<Kind, readonly string[]>>> = {
  statement: ['agent', 'content'],
  meeting: ['participant', 'mediator'],
  proposal: ['drawnUpBy', 'tabledBy', 'carriedBy'],
  reception: ['agent', 'of'],
  condition: ['agent', 'dependent', 'required'],
  position: ['agent', 'terms'],
  commitment: ['agent', 'patient'],
  event: ['agent', 'patient'],
  assessment: ['agent', 'of'],
};
/** How sure of a part makes no difference from here on. */
const PLAIN = logit(0.9);
const PRONOUN = /^(?:he|she|it|they|we|i|you|who|which|this|that|him|her|them|us)$/iu;

/**
 * Leaves out what is too seldom right to be told, and says of the rest how often its like is right, as measured on the project's own gold:
 * a logistic curve over the log odds of its step and the signs beside it. Kinds without a curve keep what their step says.
 */
export function weighing(draft: Draft): void {
  const reader = draft.analysis ? 'neural' : 'rules';
  const gone = new Set<FindingId>();
  for (const finding of draft.findings) {
    const weights = confidenceWeights().get(`${reader} ${finding.kind}`);
    // "kept its promise and handed over the list": its like is seldom right, and this is said in so many words.
    if (!weights || draft.outright.has(finding.id)) continue;
    const sum = Object.entries(signs(draft, finding)).reduce(
      (total, [name, value]) => total + (weights.get(name) ?? 0) * value,
      weights.get('bias') ?? 0,
    );
    const share = 1 / (1 + Math.exp(-sum));
    if (share < (weights.get('least') ?? 0) && mayGo(draft, finding)) gone.add(finding.id);
    else draft.replace({ ...finding, confidence: Math.round(100 * share) / 100 });
  }
  draft.leaveOut(gone, 'its like is too seldom right');
}

/**
 * A deed with a bare object ("condemned the raid"), or a telling without a teller, is no statement by the codebook; any other attribution is one in
 * somebody's eyes, and is kept as unsure.
 */
function mayGo(draft: Draft, finding: Finding): boolean {
  if (finding.kind !== 'statement' || finding.source === null) return true;
  return finding.content.every((c) => draft.isBare(c));
}

/** The signs of a finding: how sure its step is, whether the head of frames and the rules see it too, and who is missing or unclear in it. */
export function signs(draft: Draft, finding: Finding): Signs {
  const found: Record<string, number> = { step: logit(finding.confidence) };
  const at = anchorOf(draft, finding);
  const here = draft.framesAt(at);
  const own = here.find((f) => f.kind === finding.kind);
  if (own) found.part = leastPart(finding.kind, own);
  else found.unseen = 1;
  found.rival = Math.max(0, ...here.filter((f) => f.kind !== finding.kind).map((f) => f.found * f.sure));
  for (const role of PARTY_ROLES[finding.kind] ?? []) {
    const parties = partiesOf(finding, role);
    if (parties.length === 0) found[`no ${role}`] = 1;
    if (parties.length > 1) found[`many ${role}`] = 1;
    if (parties.some((p) => p.evidence.some((e) => PRONOUN.test(draft.text.slice(e))))) found[`pronoun ${role}`] = 1;
    if (parties.some((p) => /^\p{Ll}/u.test(p.value.name))) found[`common ${role}`] = 1;
  }
  const rule = draft.ruledAt(finding.kind, at);
  if (rule) found[classOf(rule) === classOf(finding) ? 'rules agree' : 'rules differ'] = 1;
  if (draft.statementAt(draft.syntax.tokenAt(at.start)) !== null) found.told = 1;
  if (isBare(finding)) found.bare = 1;
  found.words = Math.log(1 + draft.text.slice(at).split(/\s+/u).length) - 1;
  return found;
}

/** The words that make a finding: its cue or trigger. */
function anchorOf(draft: Draft, finding: Finding): Span {
  const cue = finding.kind === 'statement' ? finding.cue[0] : undefined;
  return cue ?? draft.anchors.get(finding.id)!;
}

/** How sure the model is of the part that it is least sure of, in log odds under nought. */
function leastPart(kind: Kind, { parts }: Frame): number {
  const best = (PARTS[kind] ?? []).flatMap((role) => {
    const seen = (parts[role] ?? []).map((p) => p.confidence);
    return seen.length > 0 ? [Math.max(...seen)] : [];
  });
  return Math.min(0, ...best.map((p) => logit(p) - PLAIN));
}

function classOf(finding: Finding): string {
  switch (finding.kind) {
    case 'meeting':
      return finding.status.value;
    case 'reception':
      return finding.answer.value;
    case 'position':
      return finding.stance.value;
    case 'event':
      return `${finding.act.value} ${finding.status}`;
    case 'assessment':
      return `${finding.direction?.value} ${finding.state?.value}`;
    case 'proposal':
    case 'commitment':
      return finding.status;
    default:
      return '';
  }
}

/** Whether the words that it is about are missing: what is answered, demanded. */
const isBare = (finding: Finding): boolean =>
  (finding.kind === 'reception' && finding.of === null) || (finding.kind === 'position' && finding.terms.length === 0);
