import { channelWords, knownNames } from '../../lexicon/index.js';
import type { Stretch } from '../parties/mention.js';
import type { Syntax } from '../syntax/syntax.js';
import type { CueVerb } from './frames.js';
import type { StatementDraft } from './statement.js';

type Told = NonNullable<StatementDraft['channel']>;

/** In which way the words were said, where the cue's clause, or to whom they were said, tells. */
export function channelOf(
  syntax: Syntax,
  cue: CueVerb,
  frame: Stretch,
  content: readonly Stretch[],
  addressee: Stretch | null,
): StatementDraft['channel'] {
  const speaking = speakingAt(syntax, cue);
  return (
    speaking ??
    byWord(syntax, cue, frame, content) ??
    byOutlet(syntax, cue, content) ??
    byAddressee(syntax, addressee) ??
    byVerb(cue)
  );
}

/** Tokens of a cue's clause that are no content, what opens its sentence included. */
function* around(syntax: Syntax, cue: CueVerb, frame: Stretch, content: readonly Stretch[]): Generator<number> {
  // The tail of a content behind its quotation tells how it was said as well: called it “useful” in a post.
  const tail = (c: Stretch, i: number) => {
    for (let k = i; k < c.last; k++) if (syntax.quoteOf(k)) return false;
    return i > c.first && syntax.quotesOver(syntax.span(c.first, i)).some((q) => q.open >= c.first && q.last <= i);
  };
  const inside = (i: number) => content.some((c) => c.first <= i && i < c.last && !tail(c, i));
  // "In a statement, the operator confirmed": how it was said may open the sentence.
  const opening =
    syntax.tag(cue.sentence.first) === 'ADP' && cue.source
      ? [{ first: cue.sentence.first, last: cue.source.first }]
      : [];
  const looked: Stretch[] = [
    ...opening,
    { first: cue.verb.first, last: Math.min(frame.last, cue.sentence.last) },
    { first: cue.last, last: cue.sentence.last },
  ];
  for (const { first, last } of looked) for (let i = first; i < last; i++) if (!inside(i)) yield i;
}

/** "Speaking at a school in the port, she said": a speech, but for what is told to the press. */
function speakingAt(syntax: Syntax, { sentence, source }: CueVerb): Told | null {
  const { first } = sentence;
  if (
    !source ||
    source.first < first ||
    syntax.lower(first) !== 'speaking' ||
    !/^(?:at|before|in)$/u.test(syntax.lower(first + 1))
  )
    return null;
  for (let i = first; i < source.first; i++) {
    const told = channelWords().told('beside', syntax.lower(i));
    if (told && told !== 'speech') return null;
  }
  return { value: 'speech', at: { first, last: first + 1 } };
}

function byWord(syntax: Syntax, cue: CueVerb, frame: Stretch, content: readonly Stretch[]): Told | null {
  const words = channelWords();
  for (const i of around(syntax, cue, frame, content)) {
    const word = syntax.lower(i);
    // "press | the government": only posts are told by their verb.
    if (syntax.tag(i) === 'VERB' && !words.told('verb', word)) continue;
    // "in a press | release": the paper, and not who was told.
    if (word === 'press' && /^releases?$/u.test(syntax.lower(i + 1))) continue;
    if (/^(?:tele)?phone$/u.test(word) && syntax.lower(i + 1) === 'interview') continue;
    const value = words.told('beside', word);
    const before = syntax.lower(i - 1);
    // "the trading | post": a place that is called so.
    if (!value || words.told('not behind', before) === value) continue;
    const aired = value === 'document' ? words.told('aired', before) : null;
    return { value: aired ?? value, at: { first: i, last: i + 1 } };
  }
  return null;
}

/** "wrote on Facebook", "said on state television": what is posted or aired. */
function byOutlet(syntax: Syntax, cue: CueVerb, content: readonly Stretch[]): Told | null {
  for (const i of around(syntax, cue, { first: cue.verb.last, last: cue.last }, content)) {
    const led =
      /^(?:on|in|via|to)$/u.test(syntax.lower(i - 1)) || (syntax.tag(i - 1) === 'DET' && syntax.tag(i - 2) === 'ADP');
    if (!led) continue;
    const found = outletAt(syntax, i);
    if (found) {
      const value = found.kind === 'platform' ? 'post' : (channelWords().told('cue', cue.lemma) ?? 'to the press');
      return { value, at: { first: i, last: i + found.length } };
    }
    const np = syntax.lower(i - 1) === 'on' ? syntax.nounAt(i) : undefined;
    const aired = np ? channelWords().told('on', syntax.lower(np.head)) : null;
    if (np && aired) return { value: aired, at: { first: np.first, last: np.last } };
  }
  return null;
}

/** The outlet whose name starts at a token. */
export function outletAt(syntax: Syntax, at: number): { readonly kind: string; readonly length: number } | null {
  const found = knownNames().match(
    at,
    (k) => syntax.lower(k),
    (k) => syntax.words(k),
  );
  return found?.value.type === 'outlet' ? { kind: found.value.kind, length: found.length } : null;
}

/** "told state radio", "told a rally in the port". */
function byAddressee(syntax: Syntax, addressee: Stretch | null): Told | null {
  if (!addressee) return null;
  for (let i = addressee.first; i < addressee.last; i++)
    if (outletAt(syntax, i)) return { value: 'to the press', at: addressee };
  const np = syntax.nounAt(addressee.first);
  if (!np) return null;
  const told = (i: number) => channelWords().told('hearer', syntax.lower(i));
  const press = [np.head, np.last - 1, ...(syntax.isCapital(np.head) ? [np.head - 1] : [])];
  const value = press.some((i) => told(i) === 'to the press') ? 'to the press' : told(np.head);
  return value && { value, at: addressee };
}

/** "she wrote": on paper, where nothing else is told. */
function byVerb(cue: CueVerb): Told | null {
  const value = channelWords().told('cue', cue.lemma);
  return value && { value, at: { first: cue.verb.head, last: cue.verb.head + 1 } };
}
