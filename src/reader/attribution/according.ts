import type { Draft } from '../draft.js';
import type { Stretch } from '../parties/mention.js';
import { rightEdge } from '../syntax/clause.js';
import type { Sentence, Syntax } from '../syntax/syntax.js';
import { isJoint } from './frames.js';
import { type StatementDraft, statementDraft } from './statement.js';

const LINKS = new Set(['of', 'for', 'from', 'with', 'in', 'at', 'to', 'by']);

/** "According to X, …", "…, according to X": with a ladder where X was itself "cited by Y". */
export function accordingTo(draft: Draft, sentence: Sentence): StatementDraft[] {
  const { syntax } = draft;
  for (let i = sentence.first; i < sentence.last - 1; i++) {
    const cue = syntax.reads(i, 'according', 'to') ? 2 : syntax.reads(i, 'in', 'the', 'words', 'of') ? 4 : 0;
    const np = cue ? syntax.nounAt(i + cue) : undefined;
    if (!np || np.first !== i + cue) continue;
    const content = contentAround(syntax, sentence, i, sourceEnd(syntax, sentence, np.last));
    if (content.length === 0) return [];
    const second = syntax.lower(np.last) === 'and' ? syntax.nounAt(np.last + 1) : undefined;
    const joint = second !== undefined && isJoint(draft, [np, second]);
    const last = rightEdge(syntax, sentence, joint ? second : np, LINKS);
    const source = {
      first: np.first,
      last,
      mention: joint ? null : (draft.parties.of(np) ?? draft.parties.in(np.first, last)),
    };
    const own = statementDraft({
      sentence: sentence.index,
      lemma: 'according to',
      cue: [{ first: i, last: i + cue }],
      source,
      content,
      frame: { first: i, last: sourceEnd(syntax, sentence, np.last) },
    });
    const outer = citedBy(draft, sentence, last, content);
    if (outer) own.within = outer;
    return outer ? [outer, own] : [own];
  }
  return [];
}

/** The end of the source with its participles: "a letter seen by the agency". */
function sourceEnd(syntax: Syntax, sentence: Sentence, from: number): number {
  let i = from;
  while (i < sentence.last && !/^[,.;:]$/u.test(syntax.words(i))) i++;
  return i;
}

function contentAround(syntax: Syntax, sentence: Sentence, first: number, end: number): Stretch[] {
  const parts: Stretch[] = [];
  let before = first;
  if (syntax.words(before - 1) === ',') before--;
  const opens = first - sentence.first <= 1;
  if (!opens && before > sentence.first) parts.push({ first: sentence.first, last: before });
  let last = sentence.last;
  const running = syntax.quoteOf(last - 1);
  if (running && running.last > last) last = running.last;
  else while (last > end && /^[.;,]$/u.test(syntax.words(last - 1))) last--;
  if (syntax.words(end) === ',' && end + 2 < last && (opens || parts.length > 0)) parts.push({ first: end + 1, last });
  return parts;
}

/** The outer teller of "a document seen by the agency". */
function citedBy(draft: Draft, sentence: Sentence, from: number, content: readonly Stretch[]): StatementDraft | null {
  const { syntax } = draft;
  const verb = /^(?:cited|seen|obtained|quoted|reported|published|reviewed|released|heard|carried)$/u.test(
    syntax.lower(from),
  );
  if (!verb || syntax.lower(from + 1) !== 'by') return null;
  const np = syntax.nounAt(from + 2);
  if (!np || np.first !== from + 2) return null;
  return statementDraft({
    sentence: sentence.index,
    lemma: 'cite',
    cue: [{ first: from, last: from + 2 }],
    source: { first: np.first, last: np.last, mention: draft.parties.of(np) },
    content: content.map((c) => ({ ...c })),
    confidence: 0.75,
  });
}
