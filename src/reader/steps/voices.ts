import type { Finding, Party, Statement } from '../../model/index.js';
import { contains, type Span } from '../../text/index.js';
import type { Draft } from '../draft.js';
import { sideOf } from '../frames/args.js';
import { goesBetween } from '../parties/parties.js';

/** Gives every finding the innermost statement that holds its words; null is the voice of the outlet or issuer. */
export function voices(draft: Draft): void {
  const statements = draft.of('statement');
  const byId = new Map(statements.map((s) => [s.id, s]));
  const near = bySentence(draft, statements);
  for (const [i, finding] of draft.findings.entries()) {
    if (finding.kind === 'statement') {
      const within = finding.within && byId.has(finding.within) ? finding.within : null;
      draft.findings[i] = { ...finding, saidIn: within, within };
      continue;
    }
    const anchor = draft.anchors.get(finding.id);
    const holder = anchor ? innermost(draft, near(anchor), anchor) : null;
    const home =
      holder && isAsking(finding, holder, anchor!) ? ((holder.within && byId.get(holder.within)) ?? null) : holder;
    draft.findings[i] = { ...finding, saidIn: home?.id ?? null, claimedBy: claimant(draft, finding, home) };
  }
}

/** "Asked whether the talks go on, she …": the asking is the question itself, and is told by whoever tells of it. */
const isAsking = (finding: Finding, { content }: Statement, at: Span): boolean =>
  finding.kind === 'question' && content.every((c) => contains(at, c));

/** The statements whose contents touch the sentence of a span. */
function bySentence(draft: Draft, statements: readonly Statement[]): (at: Span) => readonly Statement[] {
  const { syntax } = draft;
  const index = (offset: number) => syntax.sentenceOf(Math.min(syntax.tokenAt(offset), syntax.tokens.length - 1)).index;
  const found = new Map<number, Statement[]>();
  for (const s of statements) {
    const touched = new Set<number>();
    for (const c of s.content) for (let i = index(c.start); i <= index(c.end - 1); i++) touched.add(i);
    for (const i of touched) {
      const list = found.get(i);
      if (list) list.push(s);
      else found.set(i, [s]);
    }
  }
  return (at) => found.get(index(at.start)) ?? [];
}

/** Acts that one side lays at another's door (ruling 6 of the codebook: blame and violence). */
const BLAMED: ReadonlySet<string> = new Set(['ACCUSE', 'THREATEN', 'MOBILIZE', 'COERCE', 'ASSAULT']);

/** Whose will or deed a finding tells of, where another side may be the one that says so. */
function ownerOf(finding: Finding): Party | null {
  if (finding.kind === 'position' || finding.kind === 'reception') return finding.holder;
  if (finding.kind === 'commitment') return finding.actor;
  return finding.kind === 'event' && BLAMED.has(finding.act.value) ? finding.actor : null;
}

/** The speaker, where one side tells what another side wants, thinks of a paper, has promised, or has done to it. */
function claimant(draft: Draft, finding: Finding, statement: Statement | null): Party | null {
  const holder = ownerOf(finding);
  const speaker = statement?.source;
  if (!holder || !speaker) return null;
  const entity = draft.parties.entities.find((e) => draft.parties.ids.get(e.index) === speaker.value.party);
  if (goesBetween(entity)) return null;
  const own = entity?.side ?? (entity?.type === 'state' ? entity.name : null);
  // A speaker of no known side may well speak for the holder ("its foreign ministry said").
  return own !== null && own !== sideOf(draft, holder).value.name && speaker.value.name !== holder.value.name
    ? speaker
    : null;
}

/** "agreed to meet", "refused to sign": what somebody does by it, and nothing that they say. */
const isDeed = (draft: Draft, { cue, content }: Statement): boolean =>
  cue[0] !== undefined &&
  /\b(?:agree|decid|refus|declin|fail|resolv)\p{L}*$/u.test(draft.text.slice(cue[0])) &&
  /^to\s/u.test(draft.text.slice(content[0]!));

function innermost(draft: Draft, statements: readonly Statement[], anchor: Span): Statement | null {
  let best: Statement | null = null;
  for (const s of statements) {
    if (isDeed(draft, s)) continue;
    if (!s.content.some((c) => contains(c, anchor))) continue;
    if (!best || width(s) < width(best) || (width(s) === width(best) && s.within === best.id)) best = s;
  }
  return best;
}

const width = (s: Statement) => s.content.reduce((sum, c) => sum + c.end - c.start, 0);
