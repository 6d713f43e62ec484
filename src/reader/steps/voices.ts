import type { Finding, FindingId, Party, Statement } from '../../model/index.js';
import { contains, type Span } from '../../text/index.js';
import type { Draft } from '../draft.js';
import { sideOf } from '../frames/args.js';

/** Gives every finding the innermost statement that holds its words; null is the voice of the outlet or issuer. */
export function voices(draft: Draft): void {
  const statements = draft.of('statement');
  const ids = new Set(statements.map((s) => s.id));
  for (const [i, finding] of draft.findings.entries()) {
    const within = finding.kind === 'statement' ? finding.within : null;
    const saidIn =
      finding.kind === 'statement'
        ? within && ids.has(within)
          ? within
          : null
        : innermost(statements, draft.anchors.get(finding.id), finding);
    draft.findings[i] =
      finding.kind === 'statement'
        ? { ...finding, saidIn, within: saidIn }
        : {
            ...finding,
            saidIn,
            claimedBy: claimant(
              draft,
              finding,
              statements.find((s) => s.id === saidIn),
            ),
          };
  }
}

/** The speaker, where one side tells what another side wants, thinks of a paper, or has promised. */
function claimant(draft: Draft, finding: Finding, statement: Statement | undefined): Party | null {
  const holder =
    finding.kind === 'position' || finding.kind === 'reception'
      ? finding.holder
      : finding.kind === 'commitment'
        ? finding.actor
        : null;
  const speaker = statement?.source;
  if (!holder || !speaker) return null;
  const entity = draft.parties.entities.find((e) => draft.parties.ids.get(e.index) === speaker.value.party);
  const own = entity?.side ?? (entity?.type === 'state' ? entity.name : null);
  // A speaker of no known side may well speak for the holder ("its foreign ministry said").
  return own !== null && own !== sideOf(draft, holder).value.name && speaker.value.name !== holder.value.name
    ? speaker
    : null;
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
