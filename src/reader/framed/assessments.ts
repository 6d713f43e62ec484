import type { Assessment, Direction, TalksState, Words } from '../../model/index.js';
import type { Span } from '../../text/index.js';
import type { Draft } from '../draft.js';
import { speakerAt } from '../frames/args.js';
import type { Stretch } from '../parties/mention.js';
import { topOf } from '../syntax/dependencies.js';
import type { Syntax } from '../syntax/syntax.js';
import { verbOf } from './clause.js';
import { type Framed, framesOf, Ruled } from './parts.js';

const DIRECTIONS: ReadonlySet<string> = new Set(['nearer', 'further', 'unchanged']);
const STATES: ReadonlySet<string> = new Set(['open', 'stalled', 'ended']);

/** How the talks go, as the model sees it. */
export function framedAssessments(draft: Draft): void {
  const ruled = new Ruled(draft, draft.take('assessment'), wordsOf);
  for (const frame of framesOf(draft, 'assessment')) {
    if (
      isDenied(draft, frame) ||
      isPlace(draft.syntax, frame) ||
      isUnderNot(draft, frame) ||
      isWord(draft.syntax, frame)
    ) {
      ruled.leave(frame);
      continue;
    }
    const twin = ruled.at(frame);
    const { first, last } = judging(draft, frame);
    const label = classOf(draft, frame, { first, last });
    const anchor = draft.syntax.span(first, last);
    draft.add('assessment', anchor, {
      by: speakerAt(draft, first)?.party ?? frame.party('agent'),
      of: judgedOf(draft, frame),
      direction: DIRECTIONS.has(label) ? directionOf(draft, { label, first, last }, twin) : null,
      valuation: DIRECTIONS.has(label) || STATES.has(label) ? [] : [draft.words(first, last)],
      state: STATES.has(label) ? draft.grounded(label as TalksState, first, last) : null,
      confidence: frame.confidence,
    });
  }
  ruled.keepUnseen((a, b) => a.direction?.value === b.direction?.value && a.state?.value === b.state?.value);
}

/** "denied reports that a deal was close", "nobody believes that they have collapsed": what somebody denies or doubts is nobody's judgement of theirs. */
function isDenied(draft: Draft, frame: Framed): boolean {
  const commits = draft.statementAt(frame.first)?.commits;
  return commits === 'doubts' || (commits === 'denies' && frame.label === 'nearer');
}

/** "nobody is using the word | collapse |": a word that is talked of, and used by nobody. */
const isWord = (syntax: Syntax, { first }: Framed): boolean => {
  const before = /^["“‘']$/u.test(syntax.words(first - 1)) ? first - 2 : first - 1;
  return /^(?:words?|terms?)$/u.test(syntax.lower(before));
};

/** Verbs whose negation holds for what stands under them. */
const HOLDS_UNDER = /^(?:look|seem|appear|believe|think|mean|suggest|imply|expect|assume)$/u;

/** "does not look like a man whose mission has collapsed": nobody says that it has. */
function isUnderNot({ syntax }: Draft, frame: Framed): boolean {
  const { tree } = syntax;
  if (!tree) return false;
  let at = tree.heads[topOf(tree, frame)]!;
  for (let step = 0; step < 5 && at >= 0; step++) {
    const not = tree.kids(at).some((k) => /^(?:not|n't|n’t|never|hardly)$/u.test(syntax.lower(k)));
    if (not && syntax.lemmas(at).some((l) => HOLDS_UNDER.test(l))) return true;
    at = tree.heads[at]!;
  }
  return false;
}

/** "the camps | where they were | created": where something was done, and not how talks stand. */
const isPlace = (syntax: Syntax, { first, last }: Framed): boolean =>
  syntax.lower(first) === 'where' &&
  /^(?:are|were|was|is)$/u.test(syntax.lower(last - 1)) &&
  syntax.tag(last) === 'VERB';

/** What is judged: of a piece of the subject, "the Varenian government" of "talks between the rebels and the Varenian government", all of it. */
function judgedOf(draft: Draft, frame: Framed): Words | null {
  const { syntax } = draft;
  const { tree } = syntax;
  const seen = frame.best('of');
  const verb = verbOf(frame);
  const subject = tree && verb ? tree.kid(tree.predicate(verb), 'nsubj') : undefined;
  const np = subject === undefined ? undefined : syntax.nounAt(subject);
  if (!tree || !seen || !np || seen.last > frame.first || (seen.first <= np.head && np.head < seen.last))
    return frame.words('of');
  return tree.within(topOf(tree, seen), subject!) ? draft.words(np.first, seen.last) : frame.words('of');
}

/** What talks are told as: "a frank | talk". */
const TALK = /^(?:talks?|discussions?|exchange|meeting|conversation|day|session|round|work|dialogue|negotiations)$/u;

/** The fewest words that judge: "frank" of "a frank talk", "nearer" of "nearer to one", "are closer" of "are closer than this morning"; "asleep | , not buried" has both. */
function judging({ syntax }: Draft, { first, last }: Framed): Stretch {
  let [from, to] = [first, last];
  const np = syntax.nounAt(to - 1);
  if (np?.last === to && to - from > 1 && TALK.test(syntax.lower(np.head)) && syntax.tag(to - 2) === 'ADJ') to--;
  for (let i = from + 1; i < to; i++) if (endsAt(syntax, i)) to = i;
  while (to - from > 1 && syntax.tag(to - 1) === 'ADP') to--;
  while (to - from > 1 && syntax.tag(from) === 'DET' && !NEGATED.test(syntax.lower(from))) from++;
  const more =
    syntax.words(to) === ',' && syntax.lower(to + 1) === 'not' && /^(?:ADJ|VERB)$/u.test(syntax.tag(to + 2) ?? '');
  const ends = /^[.,;!?”"’')]/u.test(syntax.words(to + 3)) || to + 3 >= syntax.sentenceOf(from).last;
  return more && ends && syntax.sentenceOf(from).last > to + 2
    ? { first: from, last: to + 3 }
    : { first: from, last: to };
}

/** Where what a judgement is measured by, or leads to, begins: "nearer | to one", "progress | by the inch"; "close to collapse", "a waste of time" are one. */
const endsAt = (syntax: Syntax, at: number): boolean =>
  (/^(?:than|to|by)$/u.test(syntax.lower(at)) &&
    /^(?:ADJ|ADV|NOUN)$/u.test(syntax.tag(at - 1) ?? '') &&
    syntax.lower(at - 1) !== 'close') ||
  (syntax.lower(at) === 'of' && MOVES.test(syntax.lower(at - 1)));

const MOVES = /^(?:closer|nearer|further|farther|apart|better|worse|progress)$/u;
const NEGATED = /^(?:no|not|n't|n’t|neither|nor)$/u;
const STUCK = /\b(?:block|deadlock|stalemate|stuck|stall|standstill|impasse|dead (?:point|end))/u;

/** The model's class, but for "no closer", which is no movement, and for talks that stand still, which is a state. */
function classOf({ syntax }: Draft, { label }: Framed, { first, last }: Stretch): string {
  const words = syntax.slice(first, last).toLowerCase();
  const before = syntax.lower(first - 1);
  if (
    /^(?:nearer|further)$/u.test(label) &&
    /^(?:closer|nearer|further|progress)/u.test(syntax.lower(last - 1)) &&
    (NEGATED.test(before) || /\bno\b/u.test(words))
  )
    return 'unchanged';
  return label === 'unchanged' && STUCK.test(words) ? 'stalled' : label;
}

/** The class that the model gives; in the words of the lexicon, which are the shorter ones, where it gives the same, and the lexicon's for a set phrase. */
function directionOf(draft: Draft, { label, first, last }: Stretch & { label: string }, twin: Assessment | undefined) {
  const known = twin?.direction;
  const phrase =
    known?.evidence[0] &&
    draft.text.slice(known.evidence[0]).split(/\s+/u).length > 2 &&
    !/\bnot\b/u.test(draft.text.slice(draft.syntax.span(first, last)));
  return known && (phrase || known.value === label) ? known : draft.grounded(label as Direction, first, last);
}

const wordsOf = (f: Assessment): Span[] => [
  ...(f.direction?.evidence ?? []),
  ...(f.state?.evidence ?? []),
  ...f.valuation.flatMap((v) => v.evidence),
];
