import type { Finding, FindingId, Statement } from '../../model/index.js';
import { contains, type Span } from '../../text/index.js';
import type { Draft } from '../draft.js';

/** Gives every finding the innermost statement that holds its words; null is the voice of the outlet or issuer. */
export function voices(draft: Draft): void {
  const statements = draft.of('statement');
  const ids = new Set(statements.map((s) => s.id));
  for (const [i, finding] of draft.findings.entries()) {
    const within = finding.kind === 'statement' ? finding.within : null;
    const saidIn = finding.kind === 'statement' ? (within && ids.has(within) ? within : null) : innermost(statements, draft.anchors.get(finding.id), finding);
    draft.findings[i] = finding.kind === 'statement' ? { ...finding, saidIn, within: saidIn } : { ...finding, saidIn };
  }
}

function innermost(statements: readonly Statement[], anchor: Span | undefined, finding: Finding): FindingId | null {
  if (!anchor) return null;
  let best: Statement | null = null;
  for (const s of statements) {
    if (s.id === finding.id || !s.content.some((c) => contains(c, anchor))) continue;
    if (!best || width(s) < width(best) || (width(s) === width(best) && s.within === best.id)) best = s;
  }
  return best?.id ?? null;
}

const width = (s: Statement) => s.content.reduce((sum, c) => sum + c.end - c.start, 0);
