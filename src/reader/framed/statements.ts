import type { Commits } from '../../model/index.js';
import { sourceAt } from '../attribution/learned.js';
import type { StatementDraft } from '../attribution/statement.js';
import type { Draft } from '../draft.js';
import type { AttributionRange } from '../neural/analysis.js';
import type { Part } from '../neural/frameHead.js';
import { type Stretch, touches } from '../parties/mention.js';
import type { Framed } from './parts.js';

/**
 * How sure the head of frames must be of a telling that the head of attributions does not see: inside the words of somebody, where that head was
 * never taught, less than in the outlet's own voice.
 */
const INSIDE = 0.4;
const OUTSIDE = 0.7;
/** How sure it must be of what a source does to the content. */
const SURE = 0.7;

/** Tokens of some stretches. */
function tokensOf(stretches: readonly Stretch[]): ReadonlySet<number> {
  const found = new Set<number>();
  for (const { first, last } of stretches) for (let i = first; i < last; i++) found.add(i);
  return found;
}

const meets = (tokens: ReadonlySet<number>, { first, last }: Stretch): boolean => {
  for (let i = first; i < last; i++) if (tokens.has(i)) return true;
  return false;
};

/** Tellings that the head of frames sees and nothing else did: mostly those inside the words of others. */
export function framedAttributions(frames: readonly Framed[], known: readonly StatementDraft[]): AttributionRange[] {
  const cues = tokensOf(known.flatMap((s) => s.cue));
  const told = tokensOf(known.flatMap((s) => s.content));
  return frames.flatMap((frame) => {
    const cue = { first: frame.first, last: frame.last };
    if (frame.confidence < (told.has(cue.first) ? INSIDE : OUTSIDE) || meets(cues, cue)) return [];
    const content = contents(frame).filter((c) => !touches(c, cue));
    const source = frame.best('agent');
    if (content.length === 0 || !source) return [];
    return [{ cue, source, content, confidence: frame.confidence }];
  });
}

/** The parts of a content with their quotation marks, pieces of one clause joined. */
function contents(frame: Framed): Stretch[] {
  const { syntax } = frame.draft;
  const joined: Part[] = [];
  for (const part of frame.frame.parts.content ?? []) {
    const before = joined.at(-1);
    // Two pieces may stand in one token.
    const gap = before && before.last < part.first ? syntax.slice(before.last, part.first) : '';
    if (before && part.first - before.last <= 3 && !/[.;?!\n]/u.test(gap))
      joined[joined.length - 1] = { ...before, last: Math.max(before.last, part.last) };
    else joined.push(part);
  }
  return joined.filter((p) => p.last - p.first > 1).map((p) => withMarks(frame.draft, p));
}

/** A stretch with the quotation mark that opens right before it or closes right behind it. */
function withMarks({ syntax }: Draft, { first, last }: Stretch): Stretch {
  const quote = syntax.quoteOf(first) ?? syntax.quoteOf(last - 1);
  if (!quote) return { first, last };
  const from = quote.open === first - 1 ? quote.open : first;
  const to = quote.last === last + 1 ? quote.last : last;
  return { first: from, last: to };
}

/** What leads on from a content to what is told beside it: "he said the raid was over | and threatened another". */
const LEADS_ON = /^(?:,|;|and|but|though|although|while|as)$/u;

/** Ends contents where the head of frames sees them end and something else begins; the head of attributions runs on over "and threatened …". */
export function endContents(draft: Draft, frames: readonly Framed[]): void {
  const { syntax } = draft;
  const byCue = cuesOf(draft);
  for (const frame of frames) {
    const s = statementOf(byCue, frame);
    const seen = contents(frame);
    if (!s || seen.length === 0) continue;
    s.content = s.content.map((c) => {
      const last = Math.max(...seen.filter((p) => touches(p, c)).map((p) => p.last));
      const begins = seen.some((p) => Math.abs(p.first - c.first) <= 1);
      // "…, because the fields are dry" belongs to what is said.
      const reason = syntax.lower(last) === ',' && /^(?:because|since)$/u.test(syntax.lower(last + 1));
      const runsOn =
        begins && !reason && last < c.last - 1 && LEADS_ON.test(syntax.lower(last)) && !syntax.quoteOf(last);
      return runsOn ? { ...c, last } : c;
    });
  }
}

/** The statement of each token of a cue. */
function cuesOf(draft: Draft): ReadonlyMap<number, StatementDraft> {
  const found = new Map<number, StatementDraft>();
  for (const s of draft.statements) for (const c of s.cue) for (let i = c.first; i < c.last; i++) found.set(i, s);
  return found;
}

function statementOf(byCue: ReadonlyMap<number, StatementDraft>, { first, last }: Stretch): StatementDraft | undefined {
  for (let i = first; i < last; i++) if (byCue.has(i)) return byCue.get(i);
  return undefined;
}

/** Below this the head of attributions gives way to that of frames where they see different speakers. */
const UNSURE = 0.7;
/** How sure the head of frames must be of a speaker. */
const SPEAKS = 0.95;

/** Who speaks, where the head of attributions sees nobody or is unsure, or takes the place for the speaker: "In Tolmar, a spokesman". */
export function sourcesSeen(draft: Draft, frames: readonly Framed[]): void {
  const byCue = cuesOf(draft);
  const { syntax } = draft;
  for (const frame of frames) {
    const s = statementOf(byCue, frame);
    const agent = frame.sure('agent') >= SPEAKS ? frame.best('agent') : null;
    if (!s || !agent || syntax.sentenceOf(agent.first).index !== s.sentence) continue;
    if (s.content.some((c) => touches(c, agent)) || s.cue.some((c) => touches(c, agent))) continue;
    const place = s.source && touches(s.source, agent) && /^(?:in|at|from)$/u.test(syntax.lower(s.source.first - 1));
    if (!s.source || place || (s.confidence < UNSURE && !touches(s.source, agent))) s.source = sourceAt(draft, agent);
  }
}

/** What a source does to the content, where the head of frames is sure of it. */
export function commitsSeen(draft: Draft, frames: readonly Framed[]): void {
  const byCue = cuesOf(draft);
  for (const frame of frames) {
    const s = frame.frame.sure < SURE ? undefined : statementOf(byCue, frame);
    if (s) s.commits = frame.label as Commits;
  }
}
