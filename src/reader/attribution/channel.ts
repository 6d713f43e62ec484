import { knownNames } from '../../lexicon/index.js';
import type { Channel } from '../../model/index.js';
import type { Stretch } from '../parties/mention.js';
import type { Syntax } from '../syntax/syntax.js';
import type { CueVerb } from './frames.js';
import type { StatementDraft } from './statement.js';

type Told = NonNullable<StatementDraft['channel']>;

/** Words for the way in which something is said, singular and plural. */
const WORDS: readonly [Channel, RegExp][] = [
  ['post', /^(?:posts?|tweets?|tweeted|posted)$/u],
  ['interview', /^interviews?$/u],
  ['speech', /^(?:speech|address|sermon|rally|rallies|sermons|speeches|toast)$/u],
  ['call', /^(?:telephone|phone)$/u],
  ['readout', /^(?:readout|read-out|communique|communiqué)$/u],
  ['document', /^(?:statement|letter|memo|document|report|note|release|e-?mail|op-ed|editorial|column|essay|memoir)$/u],
  ['to the press', /^(?:reporters|journalists|media|press|briefing|newsmen|correspondents)$/u],
];

/** Who prints and airs what they are told. */
const PRESS =
  /^(?:radio|television|tv|newspaper|daily|weekly|magazine|tabloid|paper|station|broadcaster|correspondent|reporters?|journalists?|agency|board|network|programme|channel|interviewer|media|press|newsmen|newspapers)$/u;
/** Whom a speech is made to. */
const CROWD =
  /^(?:rally|rallies|crowds?|audience|gathering|parliament|legislature|assembly|congregation|mourners|worshippers|congress|senate|marchers|demonstrators|hall|forum|seminar|luncheon|convention)$/u;

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
  for (let i = first; i < source.first; i++)
    if (WORDS.some(([value, words]) => value !== 'speech' && words.test(syntax.lower(i)))) return null;
  return { value: 'speech', at: { first, last: first + 1 } };
}

function byWord(syntax: Syntax, cue: CueVerb, frame: Stretch, content: readonly Stretch[]): Told | null {
  for (const i of around(syntax, cue, frame, content)) {
    const word = syntax.lower(i);
    // "press | the government": only posts are told by their verb.
    if (syntax.tag(i) === 'VERB' && !/^(?:tweet|post)ed$/u.test(word)) continue;
    // "in a press | release": the paper, and not who was told.
    if (word === 'press' && /^releases?$/u.test(syntax.lower(i + 1))) continue;
    if (/^(?:tele)?phone$/u.test(word) && syntax.lower(i + 1) === 'interview') continue;
    const hit = WORDS.find(([, words]) => words.test(word));
    // "the trading | post": a place that is called so.
    if (
      !hit ||
      (hit[0] === 'post' && /^(?:trading|border|command|military|police|army|guard)$/u.test(syntax.lower(i - 1)))
    )
      continue;
    const aired = hit[0] === 'document' && /^(?:televised|broadcast|taped|video)$/u.test(syntax.lower(i - 1));
    return { value: aired ? 'speech' : hit[0], at: { first: i, last: i + 1 } };
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
      const value = found.kind === 'platform' ? 'post' : cue.lemma === 'write' ? 'document' : 'to the press';
      return { value, at: { first: i, last: i + found.length } };
    }
    const np = syntax.lower(i - 1) === 'on' ? syntax.nounAt(i) : undefined;
    if (np && /^(?:radio|television|tv)$/u.test(syntax.lower(np.head)))
      return { value: 'to the press', at: { first: np.first, last: np.last } };
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
  const head = np ? syntax.lower(np.head) : '';
  const named = np ? syntax.lower(np.last - 1) : '';
  if (
    PRESS.test(head) ||
    PRESS.test(named) ||
    (np && PRESS.test(syntax.lower(np.head - 1)) && syntax.isCapital(np.head))
  )
    return { value: 'to the press', at: addressee };
  return CROWD.test(head) ? { value: 'speech', at: addressee } : null;
}

/** "she wrote": on paper, where nothing else is told. */
const byVerb = (cue: CueVerb): Told | null =>
  cue.lemma === 'write' ? { value: 'document', at: { first: cue.verb.head, last: cue.verb.head + 1 } } : null;
