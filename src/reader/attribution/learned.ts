import { type Cue, cues } from '../../lexicon/index.js';
import { run } from '../../text/index.js';
import type { Draft } from '../draft.js';
import { coordinated } from '../frames/args.js';
import type { AttributionRange } from '../neural/analysis.js';
import type { Stretch } from '../parties/mention.js';
import type { Mentioned } from '../parties/parties.js';
import { type VerbGroup, WEEKDAY } from '../syntax/chunks.js';
import { topOf } from '../syntax/dependencies.js';
import type { Sentence, Syntax } from '../syntax/syntax.js';
import { toldTo } from './addressee.js';
import { channelOf } from './channel.js';
import { anonymity, commitsOf, declines, repeatedBy } from './details.js';
import { type CueVerb, cueVerbs, isJoint } from './frames.js';
import { rungOf } from './rung.js';
import { type SourceDraft, type StatementDraft, statementDraft } from './statement.js';
import { announced, closed, completed } from './whole.js';

/** Below this confidence more attributions are wrong than it is worth: both precision and F1 are best with it. */
const LEAST = 0.3;

/** Attributions that the model sees in the story itself, with what the rules know of their cues. */
export function learned(draft: Draft, seen: readonly AttributionRange[]): StatementDraft[] {
  return seen.flatMap((a) => {
    const sentence = draft.syntax.sentenceOf(a.cue.first);
    const content = a.content
      .flatMap((c) => inStory(draft, c))
      .flatMap((c) => closed(draft.syntax, announced(draft.syntax, a.cue, c)));
    if (content.length === 0 || !draft.readable(sentence.paragraph)) return [];
    if (a.confidence < LEAST) {
      draft.drop('the model is unsure of this attribution', draft.syntax.slice(content[0]!.first, content[0]!.last));
      return [];
    }
    // What another paragraph says is a statement of its own; who goes on speaking there is told by `carryOn`.
    const own = content.filter((c) => !isElsewhere(draft.syntax, c, sentence.paragraph));
    const said = own.filter((c) => c.last - c.first > 1 || draft.syntax.lower(c.first) !== 'that');
    const parts = [said, own, content].find((list) => list.length > 0)!;
    return [statement(draft, a, completed(draft.syntax, a, parts), sentence)];
  });
}

const isElsewhere = (syntax: Syntax, { first }: Stretch, paragraph: number) =>
  syntax.sentenceOf(first).paragraph !== paragraph;

/** The parts of a stretch that stand in lines of the story: a quotation may run over a heading or an advert. */
function inStory(draft: Draft, at: Stretch): Stretch[] {
  const { syntax } = draft;
  const from = syntax.sentenceOf(at.first).paragraph;
  const to = syntax.sentenceOf(at.last - 1).paragraph;
  const lines = Array.from({ length: to - from + 1 }, (_, k) => from + k);
  if (lines.every((i) => draft.readable(i)) && !lines.slice(0, -1).some((i) => endsHere(syntax, i)))
    return [{ first: at.first, last: at.last }];
  return lines
    .filter((i) => draft.readable(i))
    .map((i) => {
      const p = syntax.paragraphs[i]!;
      return { first: Math.max(p.first, at.first), last: Math.min(p.last, at.last) };
    });
}

/** Whether a paragraph ends with a full sentence and outside of any quotation, so that nobody goes on speaking over its end. */
function endsHere(syntax: Syntax, paragraph: number): boolean {
  const { last } = syntax.paragraphs[paragraph]!;
  const marked = /^[.!?]$/u.test(syntax.words(last - 1)) || /^[”"’')]$/u.test(syntax.words(last - 1));
  const open = syntax.quoteOf(last - 1);
  // A mark that stands by itself opens what the next paragraph goes on with.
  if (/^["“]$/u.test(syntax.words(last - 1)) && syntax.tokens[last - 1]!.spaced) return false;
  return marked && (!open || open !== syntax.quoteOf(last));
}

/** A source without what leads to it: "according to the ministry", "who officials say is …". */
function withoutLead(syntax: Syntax, { first, last }: Stretch): Stretch {
  if (syntax.reads(first, 'according', 'to') && last - first > 2) return { first: first + 2, last };
  // "In Tolmar, a spokesman for the ministry": where it was said.
  const place = /^(?:in|at|from)$/u.test(syntax.lower(first)) ? syntax.nounAt(first + 1) : undefined;
  if (place?.first === first + 1 && syntax.words(place.last) === ',' && last - place.last > 2)
    return { first: place.last + 1, last };
  const relative = /^(?:who|whom|which|that)$/u.test(syntax.lower(first)) && last - first > 1;
  return relative && syntax.nounAt(first + 1)?.first === first + 1 ? { first: first + 1, last } : { first, last };
}

/** A source without the day that follows it, the preposition on which it was cut off and a comma left over: "Orsk, the envoy | , on Saturday". */
function withoutTail(syntax: Syntax, { first, last }: Stretch): Stretch {
  const ends = (at: number) => first < at - 1;
  let end = last;
  // "a release | issued |": what happened to a paper, cut off from when or where.
  if (
    ends(end) &&
    syntax.tag(end - 1) === 'VERB' &&
    /^(?:issued|released|published|obtained|seen)$/u.test(syntax.lower(end - 1))
  )
    end--;
  if (ends(end) && WEEKDAY.test(syntax.words(end - 1))) end--;
  if (ends(end) && syntax.tag(end - 1) === 'ADP') end--;
  if (end < last && ends(end) && syntax.lower(end - 1) === ',') end--;
  return { first, last: end };
}

/** "Orsk of the fund says a nurse": a source that runs over its own cue ends where that begins. */
const besideCue = (at: Stretch, cue: Stretch): Stretch =>
  at.first < cue.first && cue.first < at.last ? { first: at.first, last: cue.first } : at;

function statement(
  draft: Draft,
  a: AttributionRange,
  content: StatementDraft['content'],
  sentence: Sentence,
): StatementDraft {
  const { syntax } = draft;
  const known = knownCue(draft, a, sentence);
  const turned = known?.cue.class === 'say' ? parenthetical(draft, a, content) : null;
  if (turned) return statement(draft, { ...a, source: turned.source }, turned.content, sentence);
  const seen = a.source && sourceAt(draft, besideCue(withoutTail(syntax, withoutLead(syntax, a.source)), a.cue));
  // A verb that has its own subject is not spoken by somebody of another sentence, nor by a bare relative clause.
  const clause = seen !== null && isClause(syntax, seen);
  const elsewhere =
    !seen ||
    isHearer(syntax, known, seen) ||
    seen.last <= sentence.first ||
    seen.first >= sentence.last ||
    clause ||
    hasOwn(syntax, known, seen);
  const subject = elsewhere && known?.source && !known.inverted ? known.source : null;
  // The subject of such a clause by its name: how far the clause itself goes, the model and the tree do not agree.
  const source = subject?.mention && clause ? { ...subject.mention, mention: subject.mention } : (subject ?? seen);
  const cue = cueAt(draft, a, sentence, source, known);
  const said = denied(syntax, a.cue, content, known);
  const reason = anonymity(draft, cue);
  const frame = frameOf(cue, said.content);
  const addressee = toldTo(draft, cue);
  const spoken = withoutDay(draft, said.cue, withoutHearer(syntax, said.content, addressee));
  return statementDraft({
    sentence: sentence.index,
    lemma: cue.lemma,
    kind: cue.cue.class,
    cue: [withoutTime(draft, said.cue)],
    source,
    content: spoken,
    commits: declines(syntax, cue)
      ? 'declines to say'
      : dismisses(draft, cue, said.content)
        ? 'denies'
        : commitsOf(cue),
    frame,
    addressee,
    repeated: repeatedBy(syntax, cue),
    channel: channelOf(syntax, cue, frame, said.content, addressee),
    reason,
    rung: reason ? 'anonymous' : null,
    confidence: a.confidence,
  });
}

/** "urged | the rebels | to leave": whom it is said to is no part of what is said. */
function withoutHearer(
  syntax: Syntax,
  content: StatementDraft['content'],
  hearer: Stretch | null,
): StatementDraft['content'] {
  if (!hearer) return content;
  const leads = /^(?:to|of|for|not|that|as|against|about)$/u;
  return content.map((c) => {
    const from = hearer.last;
    const opens = c.first <= hearer.first && hearer.first - c.first < 2 && from < c.last - 1;
    return opens && (leads.test(syntax.lower(from)) || syntax.nounAt(from)?.pronoun) ? { ...c, first: from } : c;
  });
}

/** "warned | Friday | chances were running out": the day right behind the cue is when it was said. */
function withoutDay(draft: Draft, { last }: Stretch, content: StatementDraft['content']): StatementDraft['content'] {
  const { syntax } = draft;
  const time = WEEKDAY.test(syntax.words(last)) && !syntax.quoteOf(last) ? draft.timeAt(last) : undefined;
  const next = time && syntax.nounAt(time.last);
  return content.map((c) =>
    time && next && c.first === last && next.last < c.last && !OWN_DAY.test(syntax.lower(time.last))
      ? { ...c, first: time.last }
      : c,
  );
}

/** "Friday prayers", "Sunday's vote": nouns that the day belongs to. */
const OWN_DAY = /^(?:['’]s|prayers?|morning|evening|night|afternoon|service|sermon|vote|poll|elections?)$/u;

/** "dismissed the idea that": what somebody will not hear of they do not assert. */
function dismisses({ syntax }: Draft, { lemma }: CueVerb, [content]: StatementDraft['content']): boolean {
  if (!content || !/^(?:dismiss|reject|rebuff|refute)$/u.test(lemma)) return false;
  const words = syntax.slice(content.first, Math.min(content.last, content.first + 6)).toLowerCase();
  return /^(?:as \p{L}+ )?(?:the|any|an?)? ?(?:\p{L}+ )?(?:idea|notion|suggestion|claim|allegation|report|charge|accusation|view)s? (?:that|of)\b/u.test(
    words,
  );
}

/** "Home rule, | said the minister afterwards, | is a long way off": who stands behind such a cue speaks, and what stands before it is said. */
function parenthetical(
  { syntax, parties }: Draft,
  { source, cue }: AttributionRange,
  content: StatementDraft['content'],
): { source: Stretch; content: StatementDraft['content'] } | null {
  const np = syntax.nounAt(cue.last);
  const before = source !== null && source.last <= cue.first && cue.first - source.last < 2;
  if (!np || !before || syntax.words(cue.first - 1) !== ',' || np.first !== cue.last || !parties.acts(np)) return null;
  let comma = np.last;
  while (syntax.tag(comma) === 'ADV') comma++;
  if (syntax.words(comma) !== ',' || !/^(?:AUX|VERB)$/u.test(syntax.tag(comma + 1) ?? '')) return null;
  const end = content.at(-1)?.last ?? syntax.sentenceOf(cue.first).last;
  if (end <= comma + 1) return null;
  const said = [
    { first: source.first, last: Math.min(source.last, cue.first - 1) },
    { first: comma + 1, last: end },
  ];
  return { source: { first: np.first, last: np.last }, content: said };
}

/** "denied threatening | to mine the strait": what is denied is the threat, and its words are content; "declined to comment on | the walkout": the walkout is. */
function denied(
  syntax: Syntax,
  { first, last }: Stretch,
  content: StatementDraft['content'],
  known: CueVerb | undefined,
): { cue: Stretch; content: StatementDraft['content'] } {
  const next = content.findIndex((c) => c.first === last);
  const verb = known?.cue.commits === 'denies' ? known.verb.last : last;
  const end = verb < last && /ing$/u.test(syntax.lower(verb)) ? verb : unsaid(syntax, last);
  if (next < 0 || end === last || content[next]!.last <= end) return { cue: { first, last }, content };
  return { cue: { first, last: end }, content: content.map((c, i) => (i === next ? { ...c, first: end } : c)) };
}

/** "said | on Monday": when something is said is no part of how. */
function withoutTime(draft: Draft, { first, last }: Stretch): Stretch {
  const { syntax } = draft;
  for (let i = first + 1; i < last; i++) {
    if ((draft.timeAt(i)?.last ?? 0) < last) continue;
    const end = /^(?:on|in|at|late|early|earlier|since)$/u.test(syntax.lower(i - 1)) ? i - 1 : i;
    return end > first ? { first, last: end } : { first, last };
  }
  return { first, last };
}

/** The end of "declined to comment on", "refused to be drawn on"; `last` where nothing of the kind stands there. */
function unsaid(syntax: Syntax, last: number): number {
  if (!/^(?:declin|refus)/u.test(syntax.lower(last - 1))) return last;
  let end = last;
  while (/^(?:to|be)$/u.test(syntax.lower(end))) end++;
  if (
    end === last ||
    !/^(?:comment|elaborate|discuss|drawn|say|confirm|speculate|rate|talk|speak)$/u.test(syntax.lower(end))
  )
    return last;
  return /^(?:on|about|into|of)$/u.test(syntax.lower(end + 1)) ? end + 2 : end + 1;
}

/** "with the mediator calling them useful and the delegate saying": the name right before a participle is its subject. */
function hasOwn(syntax: Syntax, known: CueVerb | undefined, seen: Stretch): boolean {
  if (!known?.source || known.verb.tense !== 'ing' || known.source.last !== known.verb.first) return false;
  const { tree } = syntax;
  const verb = known.verb.head;
  const subject = tree?.kid(verb, 'nsubj') ?? (tree?.relation(verb) === 'acl' ? tree.heads[verb] : undefined);
  return subject !== undefined && subject >= known.source.first && subject < known.source.last && subject >= seen.last;
}

/** "he told | the envoy |, who visited Tolmar, that": whom an active verb with a subject has for its object is told, and tells nothing. */
function isHearer({ tree }: Syntax, known: CueVerb | undefined, seen: Stretch): boolean {
  if (!tree || !known?.source || known.inverted || known.verb.passive || seen.first < known.verb.last) return false;
  const head = topOf(tree, seen);
  return tree.heads[head] === known.verb.head && /^i?obj$/u.test(tree.relation(head));
}

/** "who met the envoy in Tolmar": the words about a speaker without the speaker. */
const isClause = (syntax: Syntax, { first, last }: Stretch) =>
  last - first > 1 && /^(?:who|which)$/u.test(syntax.lower(first));

/** The words of a source with the mention that they are about: the one that their head stands in. */
export function sourceAt(draft: Draft, at: Stretch): SourceDraft {
  return { first: at.first, last: at.last, mention: antecedent(draft, at) ?? mentionOf(draft, at) };
}

/** "the minister, who said": whom a relative pronoun goes back to. */
export function antecedent({ syntax, parties }: Draft, { first, last }: Stretch): Mentioned | null {
  const { tree } = syntax;
  if (!tree || last - first !== 1 || !/^(?:who|which|that)$/u.test(syntax.lower(first))) return null;
  let up = tree.heads[first]!;
  for (let guard = 0; up >= 0 && guard < 4 && tree.relations[up] !== 'acl:relcl'; guard++) up = tree.heads[up]!;
  const before = /^[,–—-]$/u.test(syntax.words(first - 1)) ? first - 2 : first - 1;
  const noun = syntax.nounAt(up >= 0 ? tree.heads[up]! : before);
  const found = noun && noun.last <= first ? parties.of(noun) : null;
  return found && found.entity !== null ? found : null;
}

function mentionOf(draft: Draft, at: Stretch): Mentioned | null {
  const { parties, syntax, analysis } = draft;
  const heads = analysis?.heads;
  let head = at.first;
  if (heads)
    for (let i = at.first; i < at.last; i++)
      if (syntax.tag(i) !== 'PUNCT' && (heads[i]! < at.first || heads[i]! >= at.last)) {
        head = i;
        break;
      }
  const np = syntax.nounAt(head);
  const parts = np ? [np, syntax.lower(np.last) === 'and' ? syntax.nounAt(np.last + 1) : undefined] : [];
  if (parts[0] && parts[1] && isJoint(draft, [parts[0], parts[1]])) return null;
  // "Varenia, Maresh, Tolmar and Kell said"
  if (np && coordinated(draft, np, at.last).length > 2) return null;
  const own = np ? parties.of(np) : null;
  // "the head of the fund, Lena Orsk": the name beside a description says more.
  if (own && own.entity !== null) return own;
  // "minutes seen by the agency": the paper speaks, and not who is named in its description.
  if (np && rungOf(draft, { ...np, mention: null }, null) === 'document') return own;
  const inside = parties.in(at.first, at.last);
  // "the captors of Lena Orsk", "its branch in Maresh": nobody knows them, and they are not whom their description names.
  const posted = np && POSTED.test(syntax.lower(np.head)) && /^(?:from|by)$/u.test(syntax.lower(np.last));
  return inside && np && isLed(draft, inside, np) && !posted ? null : (inside ?? own);
}

/** "a post from Varenia's minister": in these the one who wrote them speaks. */
const POSTED = /^(?:post|tweet|message|comments?|remarks?|words)$/u;

/** Whether a mention stands behind a phrase, led by a preposition, and only tells of it. */
const isLed = ({ syntax }: Draft, { first }: Stretch, np: Stretch): boolean =>
  first >= np.last && syntax.tag(first - 1) === 'ADP';

const PLAIN: Omit<Cue, 'lemma'> = { class: 'say', commits: 'asserts', frames: new Set() };

/** The cue as the rules know cues; words that the lexicon lacks count as plain saying. */
function cueAt(
  draft: Draft,
  a: AttributionRange,
  sentence: Sentence,
  source: SourceDraft | null,
  known: CueVerb | undefined,
): CueVerb {
  const { syntax } = draft;
  const inside = (i: number) => a.cue.first <= i && i < a.cue.last;
  const inverted = source !== null && source.first >= a.cue.last;
  if (known) return { ...known, source, inverted, last: Math.max(known.last, a.cue.last) };
  const verb = sentence.verbs.find((v) => inside(v.head)) ?? wordsAsVerb(syntax, a.cue);
  const lemma = syntax.reads(a.cue.first, 'according') ? 'according to' : (syntax.lemmas(verb.head)[0] ?? '');
  const cue = cues().get(lemma) ?? { ...PLAIN, lemma };
  return { verb, cue, lemma, sentence, source, inverted, last: a.cue.last };
}

const knownCue = (draft: Draft, { cue }: AttributionRange, sentence: Sentence): CueVerb | undefined =>
  cueVerbs(draft, sentence).find((c) => cue.first <= c.verb.head && c.verb.head < cue.last);

const wordsAsVerb = (syntax: Syntax, { first, last }: Stretch): VerbGroup => ({
  ...run(syntax.tokens, first, last),
  head: last - 1,
  negated: false,
  modal: null,
  passive: false,
  tense: 'past',
  perfect: false,
});

/** The words about speaking between the cue and what is said, or to the end of the sentence. */
function frameOf(cue: CueVerb, content: readonly Stretch[]): Stretch {
  const next = content.map((c) => c.first).filter((first) => first >= cue.last);
  return { first: cue.last, last: Math.min(cue.sentence.last, ...next) };
}
