import type { Draft } from '../draft.js';
import type { Stretch } from '../parties/mention.js';
import { subjectOf } from '../syntax/clause.js';
import type { Sentence, Syntax } from '../syntax/syntax.js';
import { contentEnd, npEnd } from './boundaries.js';
import { type CueVerb, isSpeech, quoteBefore } from './frames.js';

export interface Content {
  readonly parts: Stretch[];
  readonly addressee: Stretch | null;
  /** Where when, where and channel are looked for: the words of the cue's clause outside the content. */
  readonly frame: Stretch;
}

/** What a cue verb introduces, by the frames that its verb allows; null when there is nothing to introduce. */
export function contentOf(draft: Draft, cue: CueVerb): Content | null {
  const before = quoted(draft, cue);
  if (before?.speech) return before;
  // A borrowed word in marks before the attribution is no speech when a clause follows the verb.
  return interrupting(draft, cue) ?? following(draft, cue) ?? before ?? preceding(draft, cue);
}

/** A quotation in front of the attribution, and what of it goes on behind. */
function quoted(draft: Draft, cue: CueVerb): (Content & { speech: boolean }) | null {
  const { syntax } = draft;
  if (!cue.cue.frames.has('quote')) return null;
  const left = Math.min(cue.source?.first ?? cue.verb.first, cue.verb.first);
  const q = quoteBefore(syntax, cue.sentence, left);
  if (!q || syntax.quoteOf(cue.verb.head) === q) return null;
  const parts: Stretch[] = [{ first: q.open, last: q.last }];
  // An indirect clause before the quotation in the same sentence belongs to it: He would, "in time," go, she said.
  if (!isSpeech(syntax, q) && q.open > cue.sentence.first)
    parts[0] = { first: clauseOpens(syntax, cue.sentence), last: q.last };
  const right = Math.max(cue.last, cue.inverted ? (cue.source?.last ?? 0) : 0);
  const next = nextQuote(syntax, cue, right);
  if (next) parts.push(next);
  return {
    parts,
    speech: isSpeech(syntax, q),
    addressee: addresseeAt(draft, cue),
    frame: { first: cue.last, last: next ? next.first : cue.sentence.last },
  };
}

const clauseOpens = (syntax: Syntax, sentence: Sentence) => {
  let first = sentence.first;
  if (['but', 'and'].includes(syntax.lower(first))) first++;
  return first;
};

/** "…,” he said, “…": the further part of a split quotation in the same sentence. */
function nextQuote(syntax: Syntax, cue: CueVerb, from: number): Stretch | null {
  for (let i = from; i < cue.sentence.last; i++) {
    const q = syntax.quoteOf(i);
    if (!q || q.open !== i) continue;
    const before = syntax.words(i - 1);
    return /^[,:.;—–]$/u.test(before) || isSpeech(syntax, q) ? { first: q.open, last: q.last } : null;
  }
  return null;
}

/** What stands after the verb: a colon or comma with a quotation, a clause, or a noun phrase. */
function following(draft: Draft, cue: CueVerb): Content | null {
  const { syntax } = draft;
  const { sentence } = cue;
  const start = cue.inverted ? (cue.source?.last ?? cue.last) : cue.last;
  if (cue.inverted) return null;
  // "…, as the mayor says, …": the clause around it is somebody else's.
  if (cue.source && syntax.lower(cue.source.first - 1) === 'as' && syntax.words(cue.last) === ',') return null;
  const end = contentEnd(draft, cue, start);
  const addressee = addresseeAt(draft, cue);
  const from = addressee ? addressee.last : start;
  const opening = openingQuote(syntax, from, end);
  if (opening && cue.cue.frames.has('quote')) {
    return { parts: [opening], addressee, frame: { first: start, last: opening.first } };
  }
  const at = contentStart(draft, cue, from, end);
  if (at === null || at >= end) return null;
  const frame = { first: start, last: at };
  const clause =
    cue.cue.class === 'inf' &&
    cue.cue.frames.has('clause') &&
    syntax.lower(at) !== 'to' &&
    draft.timeAt(at) === undefined;
  if ((['accuse', 'label', 'np', 'inf'].includes(cue.cue.class) && !clause) || !hasVerb(syntax, sentence, at, end)) {
    return other(draft, cue, at, end, frame, addressee);
  }
  if (!cue.cue.frames.has('clause')) return other(draft, cue, at, end, frame, addressee);
  // "said Friday": what follows is when and where, not what.
  return { parts: [{ first: at, last: end }], addressee, frame };
}

function other(
  draft: Draft,
  cue: CueVerb,
  at: number,
  end: number,
  frame: Stretch,
  addressee: Stretch | null,
): Content | null {
  const { syntax } = draft;
  const frames = cue.cue.frames;
  const gerund =
    /^(?:deny|admit)$/u.test(cue.lemma) && cue.sentence.verbs.some((v) => v.first === at && v.tense === 'ing');
  const np = gerund || syntax.nounAt(at) !== undefined || syntax.quoteOf(at) !== undefined || syntax.tag(at) === 'DET';
  if (frames.has('inf') && (syntax.lower(at) === 'to' || cue.cue.class === 'inf')) {
    return syntax.lower(at) === 'to' || np ? { parts: [{ first: at, last: end }], addressee, frame } : null;
  }
  if (frames.has('np') || frames.has('label') || frames.has('as') || frames.has('accuse')) {
    return np ? { parts: [{ first: at, last: npEnd(syntax, cue.sentence, at, end) }], addressee, frame } : null;
  }
  const q = syntax.quoteOf(at);
  if (q && frames.has('quote')) return { parts: [{ first: at, last: end }], addressee, frame };
  return null;
}

const hasVerb = (syntax: Syntax, sentence: Sentence, first: number, last: number) =>
  sentence.verbs.some((v) => v.first >= first && v.first < last && v.tense !== 'ing' && v.tense !== 'infinitive') ||
  (syntax.quoteOf(first) !== undefined && syntax.quoteOf(first)!.open >= first) ||
  syntax.quotes.some((q) => q.open > first && q.open < last);

/** "told reporters that": whom the words were said to. */
export function addresseeAt(draft: Draft, cue: CueVerb): Stretch | null {
  const { syntax, parties } = draft;
  if (cue.inverted) return null;
  const to = syntax.lower(cue.last) === 'to' ? 1 : 0;
  if (!to && !cue.cue.frames.has('addressee')) return null;
  const np = syntax.nounAt(cue.last + to);
  if (!np || np.first !== cue.last + to) return null;
  const speaks =
    np.pronoun ||
    parties.acts(np) ||
    /^(?:conference|briefing|meeting|parliament|media|forum)$/u.test(syntax.lower(np.head));
  return speaks ? { first: np.first, last: np.last } : null;
}

function openingQuote(syntax: Syntax, from: number, end: number): Stretch | null {
  for (let i = from; i < Math.min(end, from + 14); i++) {
    const q = syntax.quoteOf(i);
    if (q && q.open === i) {
      const led = i === from || /^[:,]$/u.test(syntax.words(i - 1));
      return led && isSpeech(syntax, q) ? { first: q.open, last: q.last } : null;
    }
    if (['that', 'if', 'whether'].includes(syntax.lower(i))) return null;
  }
  return null;
}

const ADVERBIAL = new Set(
  'on in at during after before late early earlier later through via over from as for with'.split(' '),
);

/** Skips "on Monday", "in Dublin", "at a news conference" between verb and content. */
function contentStart(draft: Draft, cue: CueVerb, from: number, end: number): number | null {
  const { syntax } = draft;
  let i = from;
  let comma = false;
  for (let guard = 0; guard < 6 && i < end; guard++) {
    const lower = syntax.lower(i);
    if (['that', 'how', 'why', 'whether', 'if', 'what', 'when'].includes(lower)) {
      return lower === 'when' && i === from ? null : i;
    }
    const time = draft.timeAt(i);
    const pp = ADVERBIAL.has(lower) && syntax.tag(i) !== 'SCONJ' ? syntax.nounAt(i + 1) : undefined;
    if (time) i = time.last;
    else if (
      pp &&
      pp.first === i + 1 &&
      ['clause', 'quote'].some((f) => cue.cue.frames.has(f)) &&
      !(cue.cue.class === 'np')
    )
      i = draft.timeAt(i + 1)?.last ?? pp.last;
    else if (lower === ',' || syntax.tag(i) === 'ADV') {
      comma ||= lower === ',';
      i++;
    } else break;
  }
  // Behind a comma a clause or a quotation is still what was said; a mere phrase there is a remark.
  const clause = cue.sentence.verbs.some(
    (v) =>
      v.first > i &&
      v.first < Math.min(end, i + 25) &&
      v.tense !== 'ing' &&
      v.tense !== 'infinitive' &&
      subjectOf(syntax, cue.sentence, v)?.first === i,
  );
  if (comma && !clause && syntax.quoteOf(i)?.open !== i) return null;
  return i < end ? i : null;
}

/** "The talks, he noted, remain open": an attribution between the marks of a sentence that is its content. */
function interrupting(draft: Draft, cue: CueVerb): Content | null {
  const { syntax } = draft;
  const { sentence } = cue;
  if (!cue.source || !cue.cue.frames.has('clause') || syntax.quoteOf(cue.verb.head) || cue.inverted) return null;
  const left = Math.min(cue.source.first, cue.verb.first);
  if (syntax.words(left - 1) !== ',' || syntax.words(cue.last) !== ',' || left - 1 <= sentence.first) return null;
  if (syntax.lower(cue.source.first - 2) === 'and' || ['who', 'which', 'that'].includes(syntax.lower(left)))
    return null;
  const finite = (first: number, last: number) =>
    sentence.verbs.some((v) => v.first >= first && v.last <= last && v.tense !== 'ing' && v.tense !== 'infinitive');
  if (!finite(cue.last, sentence.last) || sentence.verbs.some((v) => v.first === cue.last + 1 && v.tense === 'ing'))
    return null;
  const opener = [
    'after',
    'as',
    'in',
    'on',
    'at',
    'during',
    'before',
    'asked',
    'despite',
    'while',
    'when',
    'although',
    'if',
  ].includes(syntax.lower(sentence.first));
  if (opener && !finite(sentence.first, left)) return null;
  let end = sentence.last;
  while (end > cue.last && /^[.;]$/u.test(syntax.words(end - 1))) end--;
  return {
    parts: [
      { first: sentence.first, last: left - 1 },
      { first: cue.last + 1, last: end },
    ],
    addressee: null,
    frame: { first: cue.last, last: cue.last },
  };
}

/** "The talks will go on, Orsk said.": what stands before the attribution that closes a sentence. */
function preceding(draft: Draft, cue: CueVerb): Content | null {
  const { syntax } = draft;
  const { sentence } = cue;
  if (!cue.cue.frames.has('clause') && !cue.cue.frames.has('quote')) return null;
  if (syntax.quoteOf(cue.verb.head) || cue.source === null) return null;
  const left = Math.min(cue.source.first, cue.verb.first);
  if (left <= sentence.first + 2 || syntax.words(left - 1) !== ',') return null;
  const main = sentence.verbs.some((v) => v.last < left && v.tense !== 'infinitive' && v.tense !== 'ing');
  if (!main) return null;
  const right = Math.max(cue.last, cue.source.last);
  // A clause right behind the verb would have been the content; here only when, where and to whom may follow.
  if (clauseFollows(syntax, sentence, right)) return null;
  const opens = [
    'if',
    'when',
    'while',
    'although',
    'though',
    'as',
    'after',
    'before',
    'despite',
    'in',
    'on',
    'during',
    'asked',
    'since',
    'because',
  ].includes(syntax.lower(sentence.first));
  const commas = countCommas(syntax, sentence.first, left - 1);
  if (opens && commas === 0) return null;
  const parts: Stretch[] = [{ first: sentence.first, last: left - 1 }];
  // What goes on with "and" is still the speaker's; a phrase set beside it is the outlet's remark.
  const goesOn = /^(?:and|but|though|although|because|while|if|when|unless)$/u.test(syntax.lower(right + 1));
  if (
    syntax.words(right) === ',' &&
    goesOn &&
    right + 2 < sentence.last &&
    sentence.verbs.some((v) => v.first > right)
  ) {
    let end = sentence.last;
    while (/^[.;]$/u.test(syntax.words(end - 1))) end--;
    if (!sentence.verbs.some((v) => v.first === right + 1)) parts.push({ first: right + 1, last: end });
  }
  return { parts, addressee: addresseeAt(draft, cue), frame: { first: right, last: sentence.last } };
}

const REDUCED =
  /^(?:received|obtained|released|issued|published|carried|monitored|seen|made|given|posted|sent|broadcast|aired|dated)$/u;

/** A finite verb between an attribution and the next comma; "in a statement received here" has none. */
function clauseFollows(syntax: Syntax, sentence: Sentence, from: number): boolean {
  if (syntax.words(from) === ',' || /^(?:as|who|which|whose|because|after|when)$/u.test(syntax.lower(from)))
    return false;
  let comma = from;
  while (comma < sentence.last && (syntax.words(comma) !== ',' || syntax.quoteOf(comma))) comma++;
  return sentence.verbs.some(
    (v) =>
      v.first >= from &&
      v.last <= comma &&
      v.tense !== 'ing' &&
      v.tense !== 'infinitive' &&
      !REDUCED.test(syntax.lower(v.head)),
  );
}

function countCommas(syntax: Syntax, first: number, last: number): number {
  let n = 0;
  for (let i = first; i < last; i++) if (syntax.words(i) === ',' && !syntax.quoteOf(i)) n++;
  return n;
}
