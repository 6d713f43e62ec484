import type { AttributionRange } from '../neural/analysis.js';
import type { Stretch } from '../parties/mention.js';
import type { Syntax } from '../syntax/syntax.js';

/** "His warning that the talks fail overshadowed the day": what a noun announces ends before the verb that it is subject of. */
export function announced(syntax: Syntax, cue: Stretch, content: Stretch): Stretch {
  const { tree } = syntax;
  if (!tree || content.first < cue.last || syntax.quoteOf(content.first)) return content;
  const noun = cue.last - 1;
  const governor = syntax.tag(noun) === 'NOUN' && tree.relation(noun) === 'nsubj' ? tree.heads[noun]! : -1;
  if (governor <= content.first || governor >= content.last) return content;
  let last = governor;
  while (last > content.first + 1 && ['aux', 'cop', 'advmod'].includes(tree.relation(last - 1))) last--;
  return { first: content.first, last };
}

/** A stretch without a dateline in front of it, nor the conjunction or comma that leads on from it. */
export function closed(syntax: Syntax, { first: from, last }: Stretch): Stretch[] {
  const { dateline } = syntax;
  const inDateline =
    dateline && syntax.tokens[from]!.start >= dateline.start && syntax.tokens[from]!.start < dateline.end;
  const first = inDateline ? Math.max(from, syntax.tokenAt(dateline.end)) : from;
  let end = last;
  while (end > first && /^(?:and|but|or|while|whereas|,|;)$/u.test(syntax.lower(end - 1)) && !syntax.quoteOf(end - 1))
    end--;
  return end > first ? [{ first, last: throughNoun(syntax, first, end) }] : [];
}

/** "in the National | Police", "$1.9 | billion": a content does not end inside a name or an amount, unless a speaker stands there. */
function throughNoun(syntax: Syntax, first: number, last: number): number {
  const np = syntax.nounAt(last - 1);
  if (
    !np ||
    np.first < first ||
    np.last <= last ||
    np.last - last > 3 ||
    syntax.quoteOf(last - 1) !== syntax.quoteOf(np.last - 1)
  )
    return last;
  return /^(?:VERB|AUX)$/u.test(syntax.tag(np.last) ?? '') ? last : np.last;
}

/** Tokens between two parts of one content that the model may have passed over. */
const GAP = 8;

/** Parts between which nothing of the telling stands are one; a content that breaks off at "that" goes on to the end of its sentence. */
export function completed(syntax: Syntax, { source, cue }: AttributionRange, parts: readonly Stretch[]): Stretch[] {
  const own = (from: number, to: number) =>
    [source, cue].some((t) => t !== null && t.first < to && from < t.last) ||
    syntax.sentenceOf(from) !== syntax.sentenceOf(to);
  const found: Stretch[] = [];
  for (const part of [...parts].sort((a, b) => a.first - b.first)) {
    const before = found.at(-1);
    const gap = before ? part.first - before.last : 0;
    const parted =
      before && gap > 0 && gap <= GAP && !own(before.last, part.first) && !isParted(syntax, before.last, part.first);
    if (before && parted) found[found.length - 1] = { first: before.first, last: part.last };
    else found.push(part);
  }
  const last = found.at(-1)!;
  if (!BREAKS_OFF.test(syntax.lower(last.last - 1)) || cue.last > last.first || syntax.quoteOf(last.first))
    return found;
  let end = syntax.sentenceOf(last.first).last;
  while (end > last.last && /^[.!?;,]$/u.test(syntax.words(end - 1))) end--;
  return own(last.last, end) ? found : [...found.slice(0, -1), { first: last.first, last: end }];
}

/** What stands between marks is an aside, and a quotation that opens or ends is a part of its own. */
function isParted(syntax: Syntax, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (/^[,;:–—()"“”]$|^--$/u.test(syntax.words(i))) return true;
  return syntax.quoteOf(from - 1) !== syntax.quoteOf(to);
}

const BREAKS_OFF = /^(?:that|whether|because|which)$/u;
