import type { Draft } from '../draft.js';
import type { Stretch } from '../parties/mention.js';
import { opensSentence } from '../parties/namesInPhrase.js';
import type { Sentence } from '../syntax/syntax.js';
import { accordingTo } from './according.js';
import { channelOf } from './channel.js';
import { type Content, contentOf } from './content.js';
import { anonymity, commitsOf, declines, repeatedBy } from './details.js';
import { type CueVerb, cueVerbs } from './frames.js';
import { quotedAs } from './quotedAs.js';
import { rungOf } from './rung.js';
import { type StatementDraft, statementDraft } from './statement.js';

/** Cue verbs of one sentence that are looked at; no writer needs more. */
const CUES = 24;

/** What the rules see said in one sentence. */
export function byRules(draft: Draft, sentence: Sentence): StatementDraft[] {
  const found = accordingTo(draft, sentence);
  for (const cue of cueVerbs(draft, sentence).slice(0, CUES)) {
    const told = quotedAs(draft, cue);
    if (told.length > 0) found.push(...told);
    else {
      const one = statement(draft, cue);
      if (one) found.push(one);
    }
  }
  return found;
}

function statement(draft: Draft, cue: CueVerb): StatementDraft | null {
  const { syntax, parties } = draft;
  if (speaksOfItself(draft, cue)) return null;
  const found = contentOf(draft, cue);
  if (!found || found.parts.length === 0) return null;
  if (!plausible(draft, cue, found)) return null;
  const reason = anonymity(draft, cue);
  const declined = declines(syntax, cue);
  const verbal = { first: firstOfCue(draft, cue), last: cue.last };
  return statementDraft({
    sentence: cue.sentence.index,
    lemma: cue.lemma,
    kind: cue.cue.class,
    cue: [verbal],
    source: cue.source,
    content: [...found.parts],
    commits: declined ? 'declines to say' : commitsOf(cue),
    frame: found.frame,
    addressee: found.addressee,
    repeated: repeatedBy(syntax, cue),
    channel: channelOf(syntax, cue, found.frame, found.parts, found.addressee),
    reason,
    rung: reason ? 'anonymous' : null,
    confidence: confidenceOf(draft, cue, found, parties.entityOf(cue.source?.mention ?? null) !== null),
  });
}

/** "I think", "we believe" inside a quotation is the speaker's own manner of speaking. */
function speaksOfItself(draft: Draft, cue: CueVerb): boolean {
  const { syntax } = draft;
  if (!syntax.quoteOf(cue.verb.head)) return false;
  const lower = cue.source ? syntax.lower(cue.source.first) : '';
  return !cue.source || ['i', 'we', 'you', 'it', 'everyone', 'nobody'].includes(lower);
}

function plausible(draft: Draft, cue: CueVerb, found: Content): boolean {
  const { syntax } = draft;
  const first = found.parts[0]!;
  if (borrowed(draft, cue)) return false;
  const inContent = cue.source && found.parts.some((p) => p.first < cue.source!.last && cue.source!.first < p.last);
  if (inContent) return false;
  const quote = syntax.quoteOf(first.first)?.open === first.first;
  const party = cue.source?.mention ? cue.source.mention.type !== 'place' : false;
  const paper = cue.source ? isPaper(draft, cue.source) : false;
  const soft = ['think', 'np', 'inf', 'label', 'accuse', 'ask'].includes(cue.cue.class);
  if (/^(?:anonymity|comment)$/u.test(syntax.lower(first.first))) return false;
  // “Let them say so”: a wish, no words of theirs.
  if (syntax.quoteOf(cue.verb.head) && syntax.lower((cue.source?.first ?? cue.verb.first) - 1) === 'let') return false;
  // "The call was hers, her office said": whoever stands behind a whole sentence said it.
  const closing =
    cue.cue.class === 'say' &&
    first.last <= (cue.source?.first ?? 0) &&
    !/^(?:it|which|that|this|there)$/u.test(syntax.lower(cue.source!.first));
  if (closing && !syntax.quoteOf(cue.verb.head)) return true;
  const open =
    syntax.lower(first.first) === 'that' &&
    !soft &&
    cue.source !== null &&
    !/^(?:it|this|that|which|there)$/u.test(syntax.lower(cue.source.first));
  if (open) return true;
  if (
    cue.source &&
    !quote &&
    !party &&
    !paper &&
    (soft || !syntax.isCapital(cue.source.first) || opensSentence(syntax, cue.source.first))
  )
    return false;
  if ((cue.lemma === 'decline' || cue.lemma === 'refuse') && !declines(syntax, cue)) return false;
  if (cue.cue.class === 'show' && !party && !paper) return false;
  if (cue.cue.class === 'ask' && !party && !quote) return false;
  // "The talks show": only people, bodies and papers say.
  const about = cue.source ? syntax.lower(cue.source.last - 1) : '';
  if (
    !quote &&
    /^(?:talks|meeting|agreement|deal|crisis|war|conflict|situation|which|that|there|it|this)$/u.test(about) &&
    !/^(?:agreement|deal)$/u.test(about)
  )
    return false;
  if (cue.source === null && !quote) return false;
  // A capital at the start of a quoted sentence makes no name: “Ships can sail”.
  if (
    cue.source &&
    syntax.quoteOf(cue.verb.head) &&
    opensSentence(syntax, cue.source.first) &&
    !namedElsewhere(draft, cue.source)
  )
    return false;
  if (/^(?:respond|reply)$/u.test(cue.lemma) && !quote && syntax.lower(first.first) === 'to') return false;
  if (cue.lemma === 'ask' && syntax.reads(cue.last, 'not', 'to', 'be')) return false;
  // Wishes and plans: content only where somebody has them, and no bare "plan to".
  return !(cue.cue.class === 'inf' && cue.source === null);
}

/** Wishes and views that one speaker ascribes to others inside speech are the speaker's words, not theirs. */
function borrowed(draft: Draft, cue: CueVerb): boolean {
  const { syntax } = draft;
  // "with the mediator calling them useful": a speaker of its own.
  if (
    cue.source &&
    syntax.lower(cue.source.first - 1) === 'with' &&
    cue.source.last === cue.verb.first &&
    !syntax.quoteOf(cue.verb.head)
  )
    return false;
  const soft = ['think', 'inf', 'np', 'label', 'show'].includes(cue.cue.class);
  if (soft && syntax.quoteOf(cue.verb.head)) return true;
  if (
    soft &&
    cue.verb.tense === 'ing' &&
    syntax.words(cue.verb.first - 1) !== ',' &&
    cue.verb.first > cue.sentence.first + 2
  )
    return true;
  if (!['think', 'inf'].includes(cue.cue.class)) return false;
  const at = cue.verb.first;
  return cue.sentence.verbs.some(
    (v) => v.last <= at && SPEECH.some((l) => syntax.lemmas(v.head).includes(l)) && !syntax.quoteOf(v.head),
  );
}

const SPEECH = [
  'say',
  'tell',
  'add',
  'warn',
  'state',
  'stress',
  'insist',
  'claim',
  'announce',
  'suggest',
  'argue',
  'write',
];

/** The source is somebody whom the report names outside this place, or a known state or body. */
function namedElsewhere(draft: Draft, source: NonNullable<CueVerb['source']>): boolean {
  const entity = draft.parties.entityOf(source.mention);
  return entity !== null && (entity.mentions.length > 1 || entity.key !== null || source.mention?.form !== 'name');
}

function isPaper(draft: Draft, source: Stretch): boolean {
  const head = draft.syntax.nounAt(source.first);
  return rungOf(draft, { first: source.first, last: head?.last ?? source.last, mention: null }, null) === 'document';
}

function firstOfCue(draft: Draft, cue: CueVerb): number {
  let first = cue.verb.first;
  while (first < cue.verb.head && draft.syntax.tag(first) === 'ADV') first++;
  return first;
}

function confidenceOf(draft: Draft, cue: CueVerb, found: Content, known: boolean): number {
  const quote = draft.syntax.quoteOf(found.parts[0]!.first) !== undefined;
  let score =
    cue.cue.class === 'say' || cue.cue.class === 'tell'
      ? 0.85
      : cue.cue.class === 'accuse' || cue.cue.class === 'label'
        ? 0.75
        : 0.6;
  if (quote) score += 0.08;
  if (!cue.source) score -= 0.2;
  if (!known) score -= 0.05;
  return score;
}
