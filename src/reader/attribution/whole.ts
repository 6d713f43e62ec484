import { cues } from '../../lexicon/index.js';
import type { AttributionRange } from '../neural/analysis.js';
import type { Stretch } from '../parties/mention.js';
import { type Tree, topOf } from '../syntax/dependencies.js';
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
  const aside = found.findIndex((p) => asideAt(syntax, p) !== null);
  if (aside >= 0) return found.map((p, i) => (i === aside ? { first: p.first, last: asideAt(syntax, p)! } : p));
  const last = found.at(-1)!;
  if (cue.last > last.first || syntax.quoteOf(last.first)) return found;
  const led = pastLead(syntax, last);
  if (led > last.last && !own(last.last, led)) return [...found.slice(0, -1), { first: last.first, last: led }];
  const clause = subjectOnly(syntax, last);
  if (clause > last.last && found.length === 1 && last.first - cue.last < 2 && !own(last.last, clause))
    return [...found.slice(0, -1), { first: last.first, last: clause }];
  const on = runOn(syntax, last);
  if (on > last.last && !own(last.last, on)) return [...found.slice(0, -1), { first: last.first, last: on }];
  if (!BREAKS_OFF.test(syntax.lower(last.last - 1))) return found;
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

/** "as much of it as | possible |": a content does not end at a word that leads on. */
function pastLead(syntax: Syntax, { first, last }: Stretch): number {
  if (!/^(?:as|than|through|of|with|by|from|for)$/u.test(syntax.lower(last - 1)) || last - first < 3) return last;
  if (syntax.quoteOf(last - 1) || /^[.,;:!?]$/u.test(syntax.words(last))) return last;
  return syntax.nounAt(last)?.last ?? (syntax.tag(last) === 'ADJ' ? last + 1 : last);
}

/** What a reporter calls the words of somebody else. */
const CALLED =
  /^(?:demand|claim|charge|accusation|move|position|stance|suggestion|remark|comment|reference|view|threat|warning|notion|idea|request|allegation|promise|pledge)$/u;

const goesBack = (syntax: Syntax, first: number, last: number): boolean =>
  Array.from({ length: Math.max(0, last - first) }, (_, k) => first + k).some((i) => syntax.reads(i, 'and', 'that'));

/** Where the reporter takes the word again: "should be “constructive”, | a demand that he might find hard |"; null where it does not happen. */
function asideAt(syntax: Syntax, { first, last }: Stretch): number | null {
  for (let i = first + 1; i < last - 2; i++) {
    const ends = syntax.quoteOf(i - 1) !== undefined && syntax.quoteOf(i) === undefined;
    if (!ends) continue;
    const at = syntax.words(i) === ',' ? i + 1 : i;
    const np = /^an?$/u.test(syntax.lower(at)) ? syntax.nounAt(at + 1) : undefined;
    const clause =
      np && np.last < last && /^(?:that|which)$/u.test(syntax.lower(np.last)) && CALLED.test(syntax.lower(np.head));
    // "…, a position that others blame, and that she would sign": the speaker has the word again.
    if (clause && !goesBack(syntax, np.last + 1, last)) return i;
  }
  return null;
}

/** "saying | the party | must not stand until it gives up arms": a content that is but the subject of what is said goes on to the end of its clause. */
function subjectOnly(syntax: Syntax, at: Stretch): number {
  const { tree } = syntax;
  if (!tree || at.last - at.first > 4) return at.last;
  const top = topOf(tree, at);
  const verb = /^nsubj/u.test(tree.relation(top)) ? tree.heads[top]! : -1;
  if (verb < at.last || verb - at.last > 4 || syntax.sentenceOf(verb) !== syntax.sentenceOf(at.first)) return at.last;
  const { last } = tree.extent(verb, (k) => /^(?:parataxis|punct)$/u.test(tree.relation(k)));
  return last - at.last <= FAR ? last : at.last;
}

/** Tokens by which a content may be made longer. */
const FAR = 45;

/**
 * "that he had left | , but had not been seen", "had left | , ending the siege": where what hangs on the
 * content's own words runs up to the end of the sentence, and nobody begins to speak in it, the content ends there. Else where it ended.
 */
function runOn(syntax: Syntax, { first, last }: Stretch): number {
  const { tree } = syntax;
  const sentence = syntax.sentenceOf(first);
  let end = sentence.last;
  while (end > last && /^[.!?;]$/u.test(syntax.words(end - 1))) end--;
  if (!tree || end <= last || end - last > FAR) return last;
  const comma = syntax.words(last) === ',' ? last + 1 : last;
  for (let i = last; i < end; i++) {
    if (/^["“”]$/u.test(syntax.words(i)) || (i > comma && cues().has(syntax.lemmas(i)[0] ?? ''))) return last;
    if (!hangsOn(tree, i, first, last)) return last;
  }
  const top = Array.from({ length: end - last }, (_, k) => last + k).find((i) => {
    const head = tree.heads[i]!;
    return head >= first && head < last && tree.relation(i) !== 'punct';
  });
  if (top === undefined || !RUNS_ON.test(tree.relations[top]!)) return last;
  // "a call for elections, which left the town broke": behind a thing the reporter may have the word again.
  if (!sentence.verbs.some((v) => first <= v.head && v.head < last && v.tense !== 'participle' && v.tense !== 'ing'))
    return last;
  // "…, while she stayed": a second clause with a subject of its own may be the reporter's.
  const clause = /^conj/u.test(tree.relation(top)) && tree.kid(top, 'nsubj') !== undefined;
  return clause || SPEAKS.test(syntax.lower(comma)) ? last : end;
}

/** No relative clause: "denied that she had met Orsk, who shelled the town" is the reporter's as often as not. */
const RUNS_ON = /^(?:acl|conj|advcl|nmod|obl|xcomp)(?!:relcl)(?::|$)/u;
/** Participles with which a speaker goes on. */
const SPEAKS =
  /^(?:adding|saying|noting|citing|stressing|warning|arguing|insisting|urging|calling|according|while|as|although)$/u;

/** Whether a token hangs, by however many steps, on a stretch before it. */
function hangsOn(tree: Tree, token: number, first: number, last: number): boolean {
  for (let i = token, guard = 0; i >= 0 && guard < 40; i = tree.heads[i]!, guard++)
    if (i >= first && i < last) return true;
  return false;
}
