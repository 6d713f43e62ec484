import { grouped } from '../../model/index.js';
import type { Quote } from '../../text/index.js';
import type { Draft } from '../draft.js';
import type { Stretch } from '../parties/mention.js';
import type { Syntax } from '../syntax/syntax.js';
import { isSpeech } from './frames.js';
import { type StatementDraft, statementDraft } from './statement.js';

/**
 * Quotations that no cue introduces. In the paragraph of an attribution they are a further part of its statement; in a
 * later paragraph they are a statement of their own that carries the speaker on.
 */
export function carryOn(draft: Draft): void {
  const { syntax } = draft;
  let speaker: StatementDraft | null = null;
  const quotes = grouped(syntax.quotes, (q) => q.paragraph);
  // The model looks over paragraphs: what it gave to a speaker there is spoken for.
  const spoken = new Set<number>();
  if (syntax.analysis)
    for (const s of draft.statements) for (const c of s.content) for (let i = c.first; i < c.last; i++) spoken.add(i);
  const statements = grouped(draft.statements, (s) => syntax.sentences[s.sentence]!.paragraph);
  for (let p = 0; p < syntax.paragraphs.length; p++) {
    if (!draft.readable(p)) continue;
    const here = statements.get(p) ?? [];
    const own = here.filter((s) => s.within === null && !nestedIn(here, s) && !insideQuote(syntax, s));
    for (const q of quotes.get(p) ?? []) {
      if (q.nested || spoken.has(q.open + 1) || covered(own, q) || !standsAlone(syntax, q)) continue;
      const home: StatementDraft | undefined = own
        .filter((s) => s.source && speaks(s) && starts(s) <= q.open)
        .sort((a, b) => starts(b) - starts(a))[0];
      if (home) home.content.push({ first: q.open, last: q.last });
      else if (speaker?.source && !own.some((s) => s.source) && !isSigned(syntax, q))
        draft.statements.push(carried(syntax, { first: q.open, last: q.last }, speaker));
    }
    const last = own
      .filter(
        (s) =>
          s.source &&
          speaks(s) &&
          s.content.some((c) => syntax.quoteOf(c.first) !== undefined || syntax.quoteOf(c.last - 1) !== undefined),
      )
      .sort((a, b) => starts(b) - starts(a))[0];
    if (last) speaker = last;
    else if (own.length > 0 || !paragraphIsQuote(draft, p)) speaker = null;
  }
}

const starts = (s: StatementDraft) => Math.min(...s.content.map((c) => c.first), ...s.cue.map((c) => c.first));
const speaks = (s: StatementDraft) => !['inf', 'np', 'think'].includes(s.kind) || s.lemma === 'describe';

/** A statement whose cue stands inside a quotation is told by whoever is quoted. */
const insideQuote = (syntax: Syntax, s: StatementDraft) =>
  s.cue[0] !== undefined && syntax.quoteOf(s.cue[0].first) !== undefined;

const nestedIn = (here: readonly StatementDraft[], s: StatementDraft) =>
  here.some(
    (o) => o !== s && s.cue[0] && o.content.some((c) => c.first <= s.cue[0]!.first && s.cue[0]!.last <= c.last),
  );

/** Held by a statement from outside; one whose own cue stands in the quotation is a part of it. */
const covered = (own: readonly StatementDraft[], q: Quote) =>
  own.some(
    (s) =>
      !s.cue.some((c) => q.open <= c.first && c.last <= q.last) &&
      s.content.some((c) => c.first < q.last && q.open < c.last),
  );

/** A quotation that is a sentence by itself, or most of one, rather than words borrowed by the reporter. */
function standsAlone(syntax: Syntax, q: Quote): boolean {
  if (!isSpeech(syntax, q)) return false;
  const sentence = syntax.sentenceOf(q.open);
  const before = syntax.words(q.open - 1);
  return q.open === sentence.first || before === ':' || (before === ',' && syntax.isCapital(q.open + 1));
}

/** “We want peace.” — Lena Orsk: the name behind the dash says who speaks. */
const isSigned = (syntax: Syntax, q: Quote) => /^[—–―-]+$/u.test(syntax.words(q.last)) && syntax.isCapital(q.last + 1);

function paragraphIsQuote(draft: Draft, paragraph: number): boolean {
  const p = draft.syntax.paragraphs[paragraph]!;
  const q = draft.syntax.quoteOf(p.first);
  return q !== undefined && q.last >= p.last - 1;
}

function carried(syntax: Syntax, content: Stretch, from: StatementDraft): StatementDraft {
  return statementDraft({
    sentence: syntax.sentenceOf(content.first).index,
    lemma: from.lemma,
    cue: [],
    source: from.source,
    content: [content],
    carried: true,
    rung: from.rung,
    confidence: 0.7,
  });
}
