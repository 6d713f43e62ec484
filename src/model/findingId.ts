import { isSpan, type Span, type Text } from '../text/index.js';
import { shortDigest } from './digest.js';
import type { Finding, FindingId, Kind } from './finding.js';

/** A span under the name of the field that holds it. */
export interface RoleSpan {
  readonly role: string;
  readonly span: Span;
}

/** Every span of a finding with its role, in order of role and place. */
export function roleSpans(finding: object): RoleSpan[] {
  const found: RoleSpan[] = [];
  for (const [role, value] of Object.entries(finding)) collect(role, value, found);
  return found.sort(
    (a, b) =>
      (a.role < b.role ? -1 : a.role > b.role ? 1 : 0) || a.span.start - b.span.start || a.span.end - b.span.end,
  );
}

/** The words of a finding with the roles that they play: the same in every copy of a text. */
export const roleWords = (finding: Finding, text: Text): string =>
  [finding.kind, ...roleSpans(finding).map(({ role, span }) => `${role}=${text.slice(span)}`)].join('\n');

function collect(role: string, value: unknown, into: RoleSpan[]): void {
  if (isSpan(value)) into.push({ role, span: value });
  else if (Array.isArray(value)) for (const item of value) collect(role, item, into);
  else if (typeof value === 'object' && value !== null)
    for (const item of Object.values(value)) collect(role, item, into);
}

/**
 * A digest of report, kind and role-labelled spans, each length-prefixed, and of nothing else. Whose claim a finding is
 * follows from the statement that it stands in, as `saidIn` does, and is no part of it.
 */
export function findingId(source: string, kind: Kind, finding: object): FindingId {
  const parts = [source, kind];
  for (const { role, span } of roleSpans(finding))
    if (role !== 'claimedBy') parts.push(role, String(span.start), String(span.end));
  return `${kind}:${shortDigest(parts)}`;
}

/** A finding with its id; `draft` is the finding without one. */
export function identified<F extends Finding>(source: string, draft: Omit<F, 'id'>): F {
  return { ...draft, id: findingId(source, draft.kind, draft) } as F;
}
