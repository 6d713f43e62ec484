import type { Channel, Commits, Rung } from '../../model/index.js';
import type { Draft } from '../draft.js';
import type { Stretch } from '../parties/mention.js';
import type { Mentioned } from '../parties/parties.js';
import type { Syntax } from '../syntax/syntax.js';
import type { CueVerb } from './frames.js';
import type { StatementDraft } from './statement.js';

const DOCUMENTS = new Set(
  'recording letter document documents memo transcript report readout draft communique communiqué text tape audio video footage file files poll polls survey surveys study statement release records minutes note cable'.split(
    ' ',
  ),
);
const ANONYMOUS = new Set('source sources person people insider insiders'.split(' '));

/** How a teller is known: by name, by role only, not at all, or a document. */
export function rungOf(
  draft: Draft,
  source: (Stretch & { mention: Mentioned | null }) | null,
  reason: Stretch | null,
): Rung | null {
  if (!source) return null;
  const { syntax, parties } = draft;
  const entity = parties.entityOf(source.mention);
  if (reason) return 'anonymous';
  if (entity && parties.isNamed(entity)) return 'named';
  if (entity?.type === 'state' || entity?.type === 'organisation') return 'named';
  for (let i = source.first; i < source.last; i++) {
    if (DOCUMENTS.has(syntax.lower(i)) && syntax.tag(i) !== 'VERB') return 'document';
    if (ANONYMOUS.has(syntax.lower(i))) return 'anonymous';
    if (['of', 'in', 'from'].includes(syntax.lower(i))) break;
  }
  return isNobody(draft, source) ? 'anonymous' : isNamedBody(draft, source) ? 'named' : 'role';
}

/** "the Tolmar daily", "the office of the High Commissioner for Refugees": a body that its words name, whoever speaks for it. */
function isNamedBody({ syntax }: Draft, { first, last }: Stretch): boolean {
  const np = syntax.nounAt(first) ?? syntax.nounAt(first + 1);
  if (!np || !BODIES.test(syntax.lower(np.head)) || /^an?$/u.test(syntax.lower(np.first))) return false;
  for (let i = first; i < last; i++)
    if (syntax.isCapital(i) && syntax.tag(i) === 'PROPN' && !/^the$/u.test(syntax.lower(i))) return true;
  return false;
}

const BODIES =
  /^(?:daily|newspaper|paper|weekly|magazine|agency|radio|television|station|office|ministry|commission|committee|council|organi[sz]ation)$/u;

/** People of whom there are many: in the plural, or with "a" in front, they tell of nobody in particular. */
const MANY =
  /^(?:official|diplomat|aide|delegate|witness|resident|analyst|observer|expert|villager|participant|adviser|advisor|lawmaker|negotiator|envoy|soldier|commander|eyewitness)(?:s|es)?$/u;

/** "two officials", "a diplomat close to the talks", "many"; "the minister" and "a spokesman for the army" are roles. */
function isNobody({ syntax }: Draft, { first, last }: Stretch): boolean {
  if (last - first === 1 && /^(?:many|some|several|others|few|critics)$/u.test(syntax.lower(first))) return true;
  const np = syntax.nounAt(first) ?? syntax.nounAt(first + 1);
  const head = np ? syntax.lower(np.head) : '';
  if (!MANY.test(head)) return false;
  return /s$/u.test(head.replace(/ss$/u, '')) || /^(?:a|an|one|another)$/u.test(syntax.lower(np!.first));
}

/** Words that say that a source is not named. */
const NAMELESS: readonly (readonly RegExp[])[] = [
  'on condition of anonymity',
  'anonymity',
  'anonymous(?:ly)?',
  '(?:asked|asking) not to be (?:named|identified|quoted)',
  '(?:wish|wished|wishing|wanted|wanting) not to be (?:named|identified|quoted)',
  'not to be (?:named|identified|quoted)',
  '(?:declined|declining|refused|refusing) to be (?:named|identified|quoted)',
  'not authori[sz]ed',
].map((phrase) => phrase.split(' ').map((w) => new RegExp(`^${w}$`, 'u')));

/** "on condition of anonymity because …", "who asked not to be named": the words that give the reason, or the fact. */
export function anonymity(draft: Draft, cue: CueVerb): Stretch | null {
  const { syntax } = draft;
  const { sentence } = cue;
  for (let i = sentence.first; i < sentence.last; i++) {
    const length = NAMELESS.find((words) => words.every((w, k) => w.test(syntax.lower(i + k))))?.length;
    if (length === undefined) continue;
    for (let k = i; k < Math.min(sentence.last, i + length + 7); k++) {
      if (!['because', 'since', 'citing', 'as', 'owing'].includes(syntax.lower(k))) continue;
      let end = k + 1;
      while (end < sentence.last && !/^[,.;]$/u.test(syntax.words(end))) end++;
      return { first: k, last: end };
    }
    return { first: i, last: Math.min(i + length, sentence.last) };
  }
  return null;
}

const CHANNEL_WORDS: readonly [Channel, RegExp][] = [
  ['post', /^(?:post|posts|tweet|tweets|tweeted|posted)$/u],
  ['interview', /^interviews?$/u],
  ['speech', /^(?:speech|address|sermon)$/u],
  ['call', /^(?:telephone|phone)$/u],
  ['readout', /^(?:readout|read-out|communique|communiqué)$/u],
  ['document', /^(?:statement|letter|memo|document|report|note|release)$/u],
  ['to the press', /^(?:reporters|journalists|media|press|briefing|newsmen)$/u],
];

/** In which way the words were said, where the cue's clause tells. */
export function channelOf(
  syntax: Syntax,
  cue: CueVerb,
  frame: Stretch,
  content: readonly Stretch[],
): StatementDraft['channel'] {
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
  for (const { first, last } of looked) {
    for (let i = first; i < last; i++) {
      // "press | the government": only posts are told by their verb.
      if (inside(i) || (syntax.tag(i) === 'VERB' && !/^(?:tweet|post)ed$/u.test(syntax.lower(i)))) continue;
      // "in a press | release": the paper, and not who was told.
      if (syntax.lower(i) === 'press' && syntax.lower(i + 1) === 'release') continue;
      const hit = CHANNEL_WORDS.find(([, words]) => words.test(syntax.lower(i)));
      if (hit) return { value: hit[0], at: { first: i, last: i + 1 } };
    }
  }
  return null;
}

const AGAIN = new Set('repeatedly again consistently reiterated reiterate repeated often always long'.split(' '));

/** Said more than once: "has repeatedly stated". */
export const repeatedBy = (syntax: Syntax, cue: CueVerb): boolean => {
  for (let i = cue.verb.first; i < cue.verb.last; i++) if (AGAIN.has(syntax.lower(i))) return true;
  return cue.lemma === 'reiterate' || cue.lemma === 'repeat';
};

/** What the source does to the content. */
export function commitsOf(cue: CueVerb): Commits {
  if (cue.verb.negated && cue.cue.class === 'say') return 'declines to say';
  return cue.cue.commits;
}

/** Declining an answer ("declined to comment") is a statement about saying, not an act. */
export const declines = (syntax: Syntax, cue: CueVerb): boolean =>
  (cue.lemma === 'decline' ||
    cue.lemma === 'refuse' ||
    (cue.lemma === 'confirm' && /^(?:fail|refuse|decline)/u.test(syntax.lower(cue.verb.first - 1))) ||
    (cue.verb.negated && ['say', 'comment', 'answer', 'elaborate'].includes(cue.lemma))) &&
  ([
    'comment',
    'say',
    'discuss',
    'answer',
    'elaborate',
    'confirm',
    'give',
    'specify',
    'disclose',
    'reveal',
    'provide',
    'respond',
  ].includes(syntax.lower(cue.last + 1)) ||
    cue.verb.negated);
