import type { Draft } from '../draft.js';
import { type Stretch, touches } from '../parties/mention.js';
import { objectOf, subjectOf } from '../syntax/clause.js';
import { type CueVerb, quoteBefore } from './frames.js';
import { type StatementDraft, statementDraft } from './statement.js';

/**
 * "…,” the aide quoted her as saying" and "she was quoted by the agency as saying that …": two statements, the inner one
 * told by the outer one.
 */
export function quotedAs(draft: Draft, cue: CueVerb): StatementDraft[] {
  if (cue.lemma !== 'quote' && cue.lemma !== 'cite') return [];
  const { syntax, parties } = draft;
  const { sentence, verb } = cue;
  const as = findAs(draft, cue);
  if (as === null) return [];
  const speakerNp = verb.passive ? null : objectOf(syntax, sentence, verb);
  const speaker = verb.passive
    ? cue.source
    : speakerNp && { first: speakerNp.first, last: speakerNp.last, mention: parties.of(speakerNp) };
  if (!speaker) return [];
  const content = saidContent(draft, cue, as + 2);
  if (content.length === 0) return [];
  const inner = statementDraft({
    sentence: sentence.index,
    lemma: 'say',
    cue: [{ first: as + 1, last: as + 2 }],
    source: speaker,
    content,
    confidence: 0.85,
  });
  const teller = verb.passive ? agent(draft, verb.last, as) : cue.source;
  const outerCue = [{ first: verb.first, last: verb.last }];
  if (!teller)
    return [
      {
        ...inner,
        cue: [
          { first: verb.first, last: verb.last },
          { first: as, last: as + 2 },
        ],
      },
    ];
  const outer = statementDraft({
    sentence: sentence.index,
    lemma: 'quote',
    cue: outerCue,
    source: teller,
    content: content.map((c) => ({ ...c })),
    confidence: 0.85,
  });
  inner.within = outer;
  return [outer, inner];
}

/**
 * "She was quoted by the agency as saying", "as saying by the agency": what the model sees of it, in one piece or several, told once of her
 * and once of the agency that quotes her.
 */
export function quotedPassive(draft: Draft, seen: readonly StatementDraft[]): StatementDraft[] {
  const { syntax, parties } = draft;
  let all = [...seen];
  for (const at of new Set(seen.map((s) => s.sentence))) {
    const sentence = syntax.sentences[at]!;
    for (const verb of sentence.verbs) {
      const quotes = syntax.lemmas(verb.head).some((l) => l === 'quote' || l === 'cite');
      const as = quotes ? findAs(draft, { verb, sentence }) : null;
      if (as !== null && !verb.passive) {
        nested(all, verb, as);
        continue;
      }
      const np = as === null ? undefined : subjectOf(syntax, sentence, verb)?.head;
      if (as === null || !np) continue;
      const teller =
        agent(draft, verb.last, as) ?? (syntax.lower(as + 2) === 'by' ? agent(draft, as + 2, as + 3) : null);
      const frame = { first: verb.first, last: Math.max(as + 2, teller?.last ?? 0) };
      const mine = all.filter((s) => s.sentence === at && s.cue.some((c) => touches(c, frame)));
      const content = [...longest(mine.map((m) => m.content.flatMap((c) => beside(c, frame, np))))];
      if (mine.length === 0 || content.length === 0) continue;
      const model = mine[0]!;
      const outer = teller && {
        ...model,
        lemma: 'quote',
        source: teller,
        cue: [{ first: verb.first, last: verb.last }],
        content,
      };
      const cue = [{ first: as, last: as + 2 }];
      const inner = {
        ...model,
        lemma: 'say',
        source: { ...np, mention: parties.of(np) },
        cue,
        content: content.map((c) => ({ ...c })),
      };
      all = [...all.filter((s) => !mine.includes(s)), ...(outer ? [outer] : []), { ...inner, within: outer }];
    }
  }
  return all;
}

/** "…, Orsk quoted the king as saying": the king's words stand within what Orsk told. */
function nested(all: readonly StatementDraft[], verb: Stretch, as: number): void {
  const outer = all.find((s) => s.cue.some((c) => touches(c, verb)));
  const inner = all.find((s) => s !== outer && s.cue.some((c) => c.first <= as + 1 && as < c.last));
  const shared = inner?.content.some((c) => outer?.content.some((o) => touches(o, c)));
  if (outer && inner && shared) inner.within ??= outer;
}

/** What of a content is neither the words about the telling nor whoever is quoted. */
const beside = (c: Stretch, frame: Stretch, np: Stretch): Stretch[] => {
  if (touches(c, np)) return [];
  const first = touches(c, frame) ? Math.max(c.first, frame.last) : c.first;
  return first < c.last ? [{ ...c, first }] : [];
};

const longest = (list: readonly (readonly Stretch[])[]): readonly Stretch[] =>
  [...list].sort((a, b) => width(b) - width(a))[0] ?? [];

const width = (list: readonly Stretch[]): number => list.reduce((sum, c) => sum + c.last - c.first, 0);

function findAs(draft: Draft, cue: Pick<CueVerb, 'verb' | 'sentence'>): number | null {
  const { syntax } = draft;
  for (let i = cue.verb.last; i < Math.min(cue.sentence.last - 1, cue.verb.last + 14); i++) {
    if (syntax.lower(i) === 'as' && /^(?:saying|telling|adding|warning|writing|asking)$/u.test(syntax.lower(i + 1)))
      return i;
  }
  return null;
}

/** "by the state agency" between "quoted" and "as saying". */
function agent(draft: Draft, from: number, to: number): StatementDraft['source'] {
  const { syntax, parties } = draft;
  for (let i = from; i < to; i++) {
    const np = ['by', 'in'].includes(syntax.lower(i)) ? syntax.nounAt(i + 1) : undefined;
    if (np && np.first === i + 1) return { first: np.first, last: np.last, mention: parties.of(np) };
  }
  return null;
}

function saidContent(draft: Draft, cue: CueVerb, from: number): Stretch[] {
  const { syntax } = draft;
  const left = Math.min(cue.source?.first ?? cue.verb.first, cue.verb.first);
  const before = quoteBefore(syntax, cue.sentence, left);
  const parts: Stretch[] = before ? [{ first: before.open, last: before.last }] : [];
  let end = cue.sentence.last;
  const running = syntax.quoteOf(end - 1);
  if (running && running.last > end) end = running.last;
  else while (end > from && /^[.;,]$/u.test(syntax.words(end - 1))) end--;
  let start = from;
  while (start < end && /^[,:]$/u.test(syntax.words(start))) start++;
  if (end - start > 2) parts.push({ first: start, last: end });
  return parts;
}
