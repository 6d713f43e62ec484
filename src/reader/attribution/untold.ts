import type { Draft } from '../draft.js';
import { firstPersonAt, isFirstPerson, speakerAt } from '../frames/args.js';
import type { Syntax } from '../syntax/syntax.js';
import type { StatementDraft } from './statement.js';

/** Whether words that look like a telling tell nothing: a greeting, a deed with a thing for its object, what a fact shows, what stirs fears. */
export function tellsNothing({ syntax }: Draft, s: StatementDraft): boolean {
  const said = s.cue.map((c) => syntax.slice(c.first, c.last).toLowerCase()).join(' ');
  // "faces growing calls for": what somebody is met with they do not say.
  if (/^(?:also |now )?fac(?:e|es|ed|ing)\b/u.test(said)) return true;
  if (/\brais(?:e|es|ed|ing)\b.*\b(?:fears|hopes)$/u.test(said)) return true;
  if (isExpected(syntax, s) || (s.source !== null && /^silence$/u.test(headOf(syntax, s.source.first)))) return true;
  if (isConceived(syntax, s) || isPact(syntax, s, said) || isAttribute(syntax, s)) return true;
  if (isAskedOf(syntax, s) || /\breferring to$/u.test(said)) return true;
  if (s.source && isFact(syntax, s.source.first) && SHOWS.test(said)) return true;
  if (
    s.source &&
    isGathering(syntax, s.source.first) &&
    /\b(?:reflect|mark|illustrat|underlin|underscor|highlight)\p{L}*$/u.test(said)
  )
    return true;
  if (/\b(?:aim(?:s|ed|ing)?|compound(?:s|ed|ing)?)$/u.test(said) && !s.content.some((c) => syntax.quoteOf(c.first)))
    return true;
  // "are asking for aid, | whereas the north wants |": the other half of a contrast is the teller's.
  if (s.content.every((c) => syntax.lower(c.first) === 'whereas')) return true;
  // "the summit concluded with a code": how it ended, and no words.
  if (/\bconclud(?:e|es|ed|ing)$/u.test(said) && s.content.every((c) => syntax.lower(c.first) === 'with')) return true;
  const bare = s.content.every((c) => isBare(syntax, c));
  return (
    bare &&
    (DEEDS.test(said) ||
      (/\b(?:say|says|said|saying|stat(?:e|es|ed|ing)|want(?:s|ed)?)$/u.test(said) &&
        s.content.every((c) => greets(syntax, c))))
  );
}

/** "should insist on", "could claim", "may blame": what nobody has said; "would not say" and "would say only" are told. */
function isConceived(syntax: Syntax, { cue, sentence, content }: StatementDraft): boolean {
  const at = cue[0];
  const verb = at && syntax.sentences[sentence]!.verbs.find((v) => at.first <= v.head && v.head < at.last);
  if (!verb || verb.negated || content.some((c) => syntax.quoteOf(c.first)?.open === c.first)) return false;
  if (/^(?:only|like|love|be)$/u.test(syntax.lower(verb.last)) || syntax.lower(verb.first - 1) === 'only') return false;
  for (let i = verb.first; i < verb.head; i++)
    if (MODAL.test(syntax.lower(i)) && !LIKING.test(syntax.lower(verb.head))) return true;
  return false;
}

const MODAL = /^(?:should|could|may|might|must|will|would|can)$/u;
/** Wishes, and words that are said by saying that one can, must or would say them. */
const LIKING = /^(?:like|love|prefer|be|confirm|argue|admit|warn|add|note|say|suggest|stress)$/u;

/** "Two others were injured but | expected | to recover": of whom something is expected says nothing. */
function isExpected(syntax: Syntax, { cue: [at], source }: StatementDraft): boolean {
  const { tree } = syntax;
  if (!tree || !at || !source || at.last - at.first !== 1 || source.first > at.first) return false;
  return (
    /^(?:expected|believed|feared|presumed|thought|scheduled|slated)$/u.test(syntax.lower(at.first)) &&
    tree.xpos[at.first] === 'VBN' &&
    tree.kid(at.first, 'nsubj') === undefined
  );
}

/** "157 | reported | homicides": a word in front of its noun tells who says nothing. */
function isAttribute({ tree }: Syntax, { cue: [at] }: StatementDraft): boolean {
  return tree !== null && at !== undefined && at.last - at.first === 1 && tree.relation(at.first) === 'amod';
}

/** "agreed | to sell the mine": a deed, and no words; "agreed that" is told. */
function isPact(syntax: Syntax, { content }: StatementDraft, said: string): boolean {
  const [first] = content;
  if (!first || !/\bagree(?:s|d|ing)?(?: to)?$/u.test(said)) return false;
  return said.endsWith(' to') || (syntax.lower(first.first) === 'to' && syntax.tag(first.first + 1) === 'VERB');
}

/** "the spokesman, | asked | if the talks go on, declared": whom somebody asks, asks nothing. */
function isAskedOf(syntax: Syntax, { cue, source }: StatementDraft): boolean {
  const { tree } = syntax;
  const at = cue[0]?.first ?? -1;
  if (!tree || at < 0 || !/^(?:asked|questioned|pressed)$/u.test(syntax.lower(at))) return false;
  const aside =
    syntax.words(at - 1) === ',' && /^(?:if|whether|about|by|what|why|how|when|who)$/u.test(syntax.lower(at + 1));
  return aside && tree.kid(at, 'nsubj') === undefined && (source === null || source.last <= at);
}

/** Deeds and feelings that are no words about their object. */
const DEEDS =
  /\b(?:anger(?:s|ed|ing)?|publish(?:es|ed|ing)?|nominat(?:e|es|ed|ing)|elect(?:s|ed|ing)?|appoint(?:s|ed|ing)?|endors(?:e|es|ed|ing)|adopt(?:s|ed|ing)?|appreciat(?:e|es|ed|ing)|approv(?:e|es|ed|ing)|support for|welcom(?:e|es|ed|ing))(?: by)?$/u;
const SHOWS = /\b(?:show|shows|showed|shown|prove|proves|proved|proven|teach|teaches|taught|demonstrated?s?)$/u;
/** What is spoken or wanted and is not told. */
const GREETING =
  /^(?:thing|positions?|views?|opinions?|goodbyes?|farewells?|hello|prayers?|mass|thanks|grace|yes|no)$/u;

const headOf = (syntax: Syntax, first: number): string => {
  const np = syntax.nounAt(first);
  return np ? syntax.lower(np.head) : '';
};

const isFact = (syntax: Syntax, first: number): boolean =>
  /^(?:experience|history|events?|time|facts?|past)$/u.test(headOf(syntax, first));

/** "the summit | reflected | the gap": a meeting shows, and says nothing. */
const isGathering = (syntax: Syntax, first: number): boolean =>
  /^(?:summits?|meetings?|talks|rounds?|conference|session|visit)$/u.test(headOf(syntax, first));

/** A noun phrase, whatever clause hangs on it, or words without a verb; never a quotation. */
function isBare(syntax: Syntax, { first, last }: { first: number; last: number }): boolean {
  const verb = syntax.sentenceOf(first).verbs.some((v) => first <= v.head && v.head < last && v.tense !== 'ing');
  return syntax.quoteOf(first) === undefined && (!verb || syntax.nounAt(first)?.first === first);
}

function greets(syntax: Syntax, { first, last }: { first: number; last: number }): boolean {
  if (syntax.sentenceOf(first).verbs.some((v) => first <= v.head && v.head < last)) return false;
  const np = syntax.nounAt(first);
  return np !== undefined && np.first === first && GREETING.test(syntax.lower(np.head));
}

/** "We asked", "I regret to say that": the outlet's own "we", and somebody's "I" inside their own words, tell nothing of anybody else. */
export function isOwnWe(draft: Draft, { source, within, cue }: StatementDraft): boolean {
  const { syntax } = draft;
  if (!source || source.last - source.first !== 1 || !isFirstPerson(syntax, source.first)) return false;
  if (within === null) return !syntax.quoteOf(source.first);
  const [own, teller] = [firstPersonAt(draft, source), speakerAt(draft, source.first)];
  if (own && teller && own.value.name === teller.party.value.name && syntax.lower(source.first) !== 'i') return true;
  // "I told her": on another occasion.
  const verb = syntax.sentenceOf(source.first).verbs.find((v) => cue.some((c) => c.first <= v.head && v.head < c.last));
  return syntax.lower(source.first) === 'i' && verb?.tense !== 'past';
}
