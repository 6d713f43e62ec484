import type { Draft } from '../draft.js';
import type { Sentence, Syntax } from '../syntax/syntax.js';
import type { CueVerb } from './frames.js';

/** A noun phrase as content ends at the comma that opens something new. */
export function npEnd(syntax: Syntax, sentence: Sentence, at: number, end: number): number {
  for (let i = at + 1; i < end; i++) {
    const how = ['in', 'at', 'during', 'on'].includes(syntax.lower(i)) ? syntax.nounAt(i + 1) : undefined;
    if (
      how &&
      /^(?:posts?|interviews?|statement|speech|tweet|conference|briefing|address|letter)$/u.test(syntax.lower(how.head))
    )
      return i;
    const other = syntax.lower(i) === 'and' && !syntax.quoteOf(i) ? syntax.nounAt(i + 1) : undefined;
    // "… calling them useful and the minister saying": a second speaker begins.
    if (
      other &&
      other.first === i + 1 &&
      sentence.verbs.some((v) => v.first === other.last && v.tense !== 'infinitive')
    )
      return i;
    if (
      syntax.words(i) === ',' &&
      !syntax.quoteOf(i) &&
      (['who', 'which', 'while', 'but', 'as', 'saying', 'adding', 'calling'].includes(syntax.lower(i + 1)) ||
        sentence.verbs.some((v) => v.first === i + 1))
    )
      return i;
  }
  return end;
}

/** The end of the sentence, of the quotation that runs over it, or where a following attribution begins. */
export function contentEnd(draft: Draft, cue: CueVerb, from: number): number {
  const { syntax } = draft;
  const { sentence } = cue;
  const inside = syntax.quoteOf(cue.verb.head);
  let end = inside ? Math.min(sentence.last, inside.close ?? inside.last) : sentence.last;
  // A quotation that opens in this sentence and closes in a later one takes the content with it.
  const running = syntax.quoteOf(end - 1);
  if (!inside && running && running.open >= from && running.last > sentence.last)
    return Math.min(running.last, sentence.last + ENDLESS);
  while (end > from && /^[.;,]$/u.test(syntax.words(end - 1))) end--;
  end = beforeContrast(syntax, cue.sentence, from, end);
  end = beforeDash(syntax, cue, from, end);
  // "Calling the talks useful, the ministry said": the content of the participle ends where its speaker stands.
  if (cue.source && cue.source.first > cue.verb.head) end = Math.min(end, cue.source.first - 1);
  end = beforeClosing(draft, cue, from, end);
  // A second clause of the same speaker, ", and said that": another attribution.
  for (const v of sentence.verbs) {
    if (v.first <= from + 1 || v.first >= end) continue;
    const before = syntax.words(v.first - 1);
    if (before === ',' && v.tense === 'ing' && !syntax.quoteOf(v.first) && isCue(syntax, v.head)) return v.first - 1;
    if (
      syntax.tag(v.first - 1) === 'CCONJ' &&
      syntax.lower(v.first - 1) === 'and' &&
      !syntax.quoteOf(v.first) &&
      isCue(syntax, v.head) &&
      v.tense === cue.verb.tense
    ) {
      return syntax.words(v.first - 2) === ',' ? v.first - 2 : v.first - 1;
    }
  }
  return end;
}

/** "X said it would go on, but the talks stalled": what a "but" without "that" sets against speech is the outlet's. */
function beforeContrast(syntax: Syntax, sentence: Sentence, from: number, end: number): number {
  for (let i = from + 3; i < end - 2; i++) {
    if (
      syntax.words(i) !== ',' ||
      syntax.quoteOf(i) ||
      !/^(?:but|while|whereas)$/u.test(syntax.lower(i + 1)) ||
      syntax.lower(i + 2) === 'that'
    )
      continue;
    const before = sentence.verbs.some(
      (v) => v.first >= from && v.last <= i && v.tense !== 'ing' && v.tense !== 'infinitive',
    );
    const after = sentence.verbs.some(
      (v) => v.first > i && v.last <= end && v.tense !== 'ing' && v.tense !== 'infinitive',
    );
    if (before && after) return i;
  }
  return end;
}

/** "Orsk — who officials say is the sixth envoy — arrived": what stands between dashes ends with them. */
function beforeDash(syntax: Syntax, cue: CueVerb, from: number, end: number): number {
  const opened = [...Array(cue.verb.first - cue.sentence.first).keys()].some(
    (k) => /^[–—]$/u.test(syntax.words(cue.sentence.first + k)) && !syntax.quoteOf(cue.sentence.first + k),
  );
  if (!opened) return end;
  for (let i = from; i < end; i++) if (/^[–—]$/u.test(syntax.words(i)) && !syntax.quoteOf(i)) return i;
  return end;
}

/** "Varenia had asked for ships to be checked, the official said": the sentence belongs to whom closes it. */
function beforeClosing(draft: Draft, cue: CueVerb, from: number, end: number): number {
  const { syntax } = draft;
  for (const v of cue.sentence.verbs) {
    if (
      v.first <= from + 1 ||
      v.first >= end ||
      v.tense === 'infinitive' ||
      v.tense === 'ing' ||
      !isCue(syntax, v.head)
    )
      continue;
    if (syntax.quoteOf(v.head) !== syntax.quoteOf(cue.verb.head)) continue;
    const np = syntax.nounAt(v.first - 1);
    const closes = closesHere(draft, v.last);
    const start = np && np.last === v.first ? sourceStart(syntax, cue.sentence, np) : -1;
    if (start > 0 && syntax.words(start - 1) === ',' && (closes || cue.verb.first === cue.sentence.first))
      return start - 1;
    const behind = syntax.nounAt(v.last);
    if (syntax.words(v.first - 1) === ',' && behind?.first === v.last && closesHere(draft, behind.last))
      return v.first - 1;
  }
  return end;
}

/** After the verb of an attribution that closes a sentence stand its end, a mark, or when and where. */
const closesHere = (draft: Draft, token: number): boolean =>
  token >= draft.syntax.tokens.length ||
  /^[.,;”"]$|^''$/u.test(draft.syntax.words(token)) ||
  /^(?:on|in|at|after|during|late|early|earlier|later|to|by|who)$/u.test(draft.syntax.lower(token)) ||
  draft.timeAt(token) !== undefined;

/** "the head of the office said": from the last noun phrase back over "of". */
function sourceStart(syntax: Syntax, sentence: Sentence, np: { first: number }): number {
  let first = np.first;
  for (let guard = 0; guard < 3; guard++) {
    const left = ['of', 'for', 'in', 'at', 'with'].includes(syntax.lower(first - 1))
      ? syntax.nounAt(first - 2)
      : undefined;
    if (!left || left.last !== first - 1 || left.first < sentence.first) break;
    first = left.first;
  }
  return first;
}

/** Tokens that a quotation may run on; marks that never close in a text without paragraphs run further. */
const ENDLESS = 1500;

const SAYING: ReadonlySet<string> = new Set(
  'say add call warn tell stress note describe insist accuse argue urge suggest explain claim blame deny vow pledge announce reject dismiss demand'.split(
    ' ',
  ),
);
const isCue = (syntax: Syntax, token: number) => syntax.lemmas(token).some((l) => SAYING.has(l));
