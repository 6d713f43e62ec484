import { stanceWords } from '../../lexicon/index.js';
import { type FindingId, grouped, type Party, type Stance, type Words } from '../../model/index.js';
import { overlaps } from '../../text/index.js';
import type { Draft } from '../draft.js';
import { issueIn, partiesAt, speakerAt } from '../frames/args.js';
import { isCourtesy } from '../frames/courtesy.js';
import { hedgeAt, isInPart } from '../frames/hedges.js';
import { papersMeant } from '../frames/papersMeant.js';
import { type Stretch, touches } from '../parties/mention.js';
import { PAPER_NOUNS } from '../parties/nouns.js';
import { subjectOf } from '../syntax/clause.js';
import { binder, topOf } from '../syntax/dependencies.js';
import type { Syntax } from '../syntax/syntax.js';
import { doers, verbOf } from './clause.js';
import { type Framed, framesOf, Ruled } from './parts.js';
import { isExpletive, mentionAt, possessorOf } from './who.js';

/** Where the model is less sure than this of a class, the words of the lexicon decide. */
const SURE = 0.55;

/** How sides take what is on the table, as the model sees it. */
export function framedReceptions(draft: Draft): void {
  const byRules = draft.take('reception').filter((f) => {
    const [answer] = f.answer.evidence;
    if (answer && isProposed(draft.syntax, draft.syntax.range(answer))) return false;
    return f.answer.value !== 'withdrawn' || !DEMAND.test(f.of?.value ?? '');
  });
  const ruled = new Ruled(draft, byRules, (f) => f.answer.evidence);
  for (const frame of once(framesOf(draft, 'reception'), 'of')) {
    // "left the sides divided over a draft" tells how talks go; which of them says no, it does not.
    if (DIVIDED.test(draft.text.slice(frame.anchor))) continue;
    if (isGuess(draft, frame) || isAwaited(draft, frame)) {
      ruled.leave(frame);
      continue;
    }
    if (isStand(draft, frame) || isClaim(draft, frame) || isOfWhom(draft.syntax, frame)) {
      ruled.leave(frame);
      continue;
    }
    const twin = ruled.at(frame);
    const thing = saidNoTo(draft, frame);
    const of = thing ?? toldOf(draft, frame) ?? twin?.of ?? null;
    const seen = twin && frame.frame.sure < SURE ? twin.answer.value : (frame.label as Stance);
    const label = isNotRefused(draft, frame) ? 'open' : seen;
    const to = of && draft.syntax.range(of.evidence[0]);
    const part = isInPart(draft, frame, to);
    for (const holder of holders(draft, frame)) {
      draft.add('reception', frame.anchor, {
        holder,
        voicedBy: speakerAt(draft, frame.first)?.party ?? null,
        answer: draft.grounded(inPart(isTorn(draft, frame) ? 'critical' : label, of, part), frame.first, frame.last),
        hedge: hedgeAt(draft, frame, to) ?? twin?.hedge ?? null,
        of,
        candidates: of && !thing ? candidates(draft, frame, of) : [],
        confidence: frame.confidence,
      });
    }
  }
  ruled.keepUnseen((a, b) => a.answer.value === b.answer.value);
}

/** "dismissed | the idea | that it had begun the war": a claim, and nothing that was put to anybody. */
function isClaim(draft: Draft, frame: Framed): boolean {
  const at = frame.best('of');
  if (!at) return false;
  const { syntax } = draft;
  const noun = /^(?:idea|notion|suggestion|claim|charge|allegation)s?$/u.test(syntax.lower(at.last - 1));
  return noun && syntax.lower(at.last) === 'that' && /^(?:rejects|critical)$/u.test(frame.label);
}

/** "concerned member states", "the parties concerned": whom a matter touches, and nobody who worries. */
const isOfWhom = (syntax: Syntax, { first, last }: Framed): boolean =>
  last - first === 1 &&
  syntax.lower(first) === 'concerned' &&
  (/^(?:NOUN|PROPN|ADJ)$/u.test(syntax.tag(last) ?? '') || syntax.tag(first - 1) === 'NOUN') &&
  syntax.lower(last) !== 'about';

/** "cannot throw out | the text": what somebody does not refuse they leave open. */
const isNotRefused = ({ text }: Draft, { anchor, label }: Framed): boolean =>
  /^(?:rejects|rejects in part)$/u.test(label) && NOT_REFUSED.test(text.slice(anchor));
const NOT_REFUSED =
  /(?:\b(?:cannot|not|never)|n[’'’]t)\b.{0,20}?\b(?:throw(?:n)? (?:out|away)|reject(?:ed)?|dismiss(?:ed)?|rul(?:e|ed) out|turn(?:ed)? down|refus(?:e|ed)|discard(?:ed)?)$/iu;

const DIVIDED = /\b(?:divided|split|at odds|differ|differed|disagree|disagreed)\b/u;

/** "had picked the draft apart": blamed piece by piece, and not yet refused. */
const isTorn = ({ syntax }: Draft, { first, last, label }: Framed): boolean =>
  label === 'rejects' &&
  /\b(?:pick|pull|tear|tore|torn|took)(?:ed|ing|s)?\b.*\b(?:apart|to (?:pieces|bits|shreds))\b/iu.test(
    syntax.slice(first, Math.min(last + 4, syntax.sentenceOf(first).last)),
  );

/** Parts of papers. */
const PART = new RegExp(`\\b(?:${stanceWords().words('rejects in part', 'piece').join('|')})s?\\b|^the cap\\b`, 'u');
const MOST = new RegExp(
  `^(?:${stanceWords().words('accepts in part', 'share').join('|')}|(?!all )(?:\\p{Ll}+|\\d+)(?: out)? of (?:its|the|their|\\p{Ll}+) (?:\\p{Ll}+|\\d+) (?:points|articles|clauses|paragraphs))\\b`,
  'iu',
);

/** "turned down its clause on coal", "can accept a good deal of it": no or yes to a part. */
function inPart(label: Stance, of: Words | null, said: boolean): Stance {
  const words = of?.value ?? '';
  if (said && (label === 'accepts' || label === 'rejects')) return `${label} in part`;
  if (
    label === 'rejects' &&
    PART.test(words.replace(/\b(?:of|in|from)\b.*$/u, '')) &&
    !/[\p{L}\p{N}]-(?:point|article)/u.test(words)
  )
    return 'rejects in part';
  return label === 'accepts' && MOST.test(words) ? 'accepts in part' : label;
}

/** "dropped its demand for a truce": a stance that a side held before is a position that it gives up, and no answer. */
const DEMAND =
  /^(?:its|his|her|their|the) (?:\p{L}+ )?(?:demand|insistence|condition|claim|call|objection|request|application|bid|complaint)s?\b/iu;
/** "any date", "a cent of it", "2050": a matter and no paper. */
const MATTER = /^(?:any|an?|no|\d[\d,.]*)\b(?!.*\b(?:tabled|drafted|drawn|proposed|offered|presented|put|by)\b)/iu;
/** Papers, and what else is put to somebody. */
const PAPER = new RegExp(`\\b(?:${PAPER_NOUNS}|deal|request|invitation|suggestion|idea|ultimatum)s?\\b`, 'iu');

/** Papers, parts of them, and words that go back to them. */
const ANSWERED = new RegExp(
  `${PAPER.source}|${PART.source}|^(?:it|this|that|them|these|those)$|\\b(?:agreement|article|wording|change|amendment)s?\\b`,
  'iu',
);

/** Whether what the model takes for an answer is a stance on a matter that nobody put forward. */
function isStand(draft: Draft, frame: Framed): boolean {
  const of = toldOf(draft, frame)?.value ?? '';
  if (frame.label === 'withdrawn') return DEMAND.test(of);
  // What is wanted or offered without a paper that it changes is a side's own stance.
  if (/^(?:demands|offers)$/u.test(frame.label) && frame.best('of') !== null && !ANSWERED.test(of)) return true;
  return STANDS.has(frame.label) && MATTER.test(of) && !PAPER.test(of);
}

/** Positions, and answers that are none, each words once. */
function stands(draft: Draft): Framed[] {
  const own = framesOf(draft, 'position');
  const more = framesOf(draft, 'reception').filter((f) => isStand(draft, f) && !own.some((o) => touches(o, f)));
  return [...own, ...more];
}

const STANDS: ReadonlySet<string> = new Set(['rejects', 'red line', 'accepts if', 'demands', 'rejects in part']);

/** "would resume the talks if", "can be softened": what a side would do itself it offers; what it would take from others it accepts. */
function wouldGive(draft: Draft, frame: Framed): boolean {
  const verb = verbOf(frame);
  if (frame.label !== 'accepts if' || !verb || verb.negated) return false;
  if (stanceWords().told('taking', ...draft.syntax.lemmas(verb.head)) === 'accepts if') return false;
  if (verb.passive) return doers(draft, frame, verb).length === 0;
  const subject = doers(draft, frame, verb).map((p) => p.value.name);
  return holders(draft, frame).some((h) => subject.includes(h.value.name));
}

/** "would discuss dates", "is ready to consider it": ready to talk of it, and no more, whatever else the sentence waits for. */
function talksOnly({ syntax }: Draft, frame: Framed): boolean {
  const verb = verbOf(frame);
  if (verb?.negated || !/^(?:accepts if|accepts|offers)$/u.test(frame.label)) return false;
  for (let i = frame.first; i < frame.last; i++)
    if (syntax.lemmas(i).some((l) => /^(?:discuss|consider|examine|study)$/u.test(l))) return true;
  return false;
}

/** "over the plan, Maresh saying no to | officers on its ships": what "no to" leads to, and not the paper that the sentence is about. */
function saidNoTo(draft: Draft, { last, sentence }: Framed): Words | null {
  const { syntax } = draft;
  const np = syntax.reads(last - 1, 'no', 'to') ? syntax.nounAt(last + 1) : undefined;
  return np && np.last <= sentence.last ? draft.words(np.first, np.last) : null;
}

/** What is answered; "it" of "it is a good idea to …" is nothing. */
function toldOf(draft: Draft, frame: Framed): Words | null {
  const { syntax } = draft;
  const at = frame.best('of');
  return at && isExpletive(syntax, at) ? null : frame.words('of');
}

/** Where sides stand, as the model sees it. */
export function framedPositions(draft: Draft): void {
  const ruled = new Ruled(draft, draft.take('position'), (f) => f.stance.evidence);
  for (const frame of once(stands(draft), 'terms')) {
    if (
      isGuess(draft, frame) ||
      isAwaited(draft, frame) ||
      isFeared(draft, frame) ||
      isPolite(draft, frame) ||
      isMetWith(draft, frame)
    )
      continue;
    const stance = draft.grounded(stanceOf(draft, frame), frame.first, frame.last);
    for (const holder of holders(draft, frame)) {
      const terms = termsOf(draft, frame);
      const at = terms[0] ?? { first: frame.sentence.first, last: frame.sentence.last };
      const issue = issueIn(draft, at.first, at.last);
      draft.add('position', frame.anchor, {
        holder,
        voicedBy: speakerAt(draft, frame.first)?.party ?? null,
        issue,
        stance,
        terms: terms.map((t) => draft.words(t.first, t.last)),
        confidence: frame.confidence,
      });
    }
  }
  ruled.keepUnseen((a, b) => a.stance.value === b.stance.value);
}

/** What a stance is about; "it should be replaced by a new one" is about what is to be replaced. */
function termsOf(draft: Draft, frame: Framed): Stretch[] {
  const { syntax } = draft;
  const seen = frame
    .stretches(frame.frame.kind === 'position' ? 'terms' : 'of')
    .map((t) => withNegation(syntax, frame, wholeTerms(syntax, t)));
  const verb = verbOf(frame);
  const byOnly = seen.length > 0 && seen.every((t) => t.first >= frame.last && syntax.lower(t.first - 1) === 'by');
  const subject = verb?.passive && byOnly ? subjectOf(syntax, frame.sentence, verb) : null;
  return subject ? [{ first: subject.head.first, last: subject.last }, ...seen] : seen;
}

/** Terms with what "and" or "but" joins to their verb: "stop the killing | and let aid in |", "not just the harm | but the loss". */
function wholeTerms(syntax: Syntax, at: Stretch): Stretch {
  const { tree } = syntax;
  if (!tree) return at;
  const top = topOf(tree, at);
  let { last } = at;
  for (let i = last; i < syntax.sentenceOf(top).last; i++) {
    if (tree.relation(i) !== 'conj' || tree.heads[i] !== top) continue;
    const part = tree.extent(i);
    const joins = part.first - last <= 2 && /^(?:and|but)$/u.test(syntax.lower(part.first));
    const verbs = syntax.tag(top) === 'VERB' && syntax.tag(i) === 'VERB' && tree.kid(i, 'nsubj') === undefined;
    const both = /\bnot (?:just|only|merely|simply)\b/iu.test(syntax.slice(at.first, at.last));
    if (joins && (verbs || both)) last = Math.max(last, part.last);
  }
  return { first: at.first, last: throughObject(syntax, { first: at.first, last }) };
}

/** "insisted that it | must not be allowed | to stand": without the negation the terms would say the contrary of what is wanted. */
function withNegation(syntax: Syntax, trigger: Framed, at: Stretch): Stretch {
  // Where somebody refuses, the negation is the refusal.
  if (!/^(?:demands|offers|accepts)$/u.test(trigger.label)) return at;
  let first = at.first;
  while (first > syntax.sentenceOf(at.first).first && BEFORE_VERB.test(syntax.lower(first - 1))) first--;
  const negates = (i: number) => /^(?:not|never|n['’]t)$/u.test(syntax.lower(i));
  const negated = Array.from({ length: at.first - first }, (_, i) => first + i).some(negates);
  return negated && (first >= trigger.last || at.last <= trigger.first) ? { first, last: at.last } : at;
}

const BEFORE_VERB =
  /^(?:not|never|n['’]t|be|been|must|should|shall|will|would|can|ca|wo|could|may|might|do|does|did|ever|to|again|also)$/u;

/** Tokens that terms may be made longer by. */
const FAR = 16;

/** "push forward | the process |", "take bold steps | to open the road |": what right behind the terms hangs on their words. */
function throughObject(syntax: Syntax, at: Stretch): number {
  const tree = syntax.tree!;
  const sentence = syntax.sentenceOf(at.first);
  for (let i = at.last; i < Math.min(sentence.last, at.last + FAR); i++) {
    const head = tree.heads[i]!;
    if (head < at.first || head >= at.last || !/^(?:obj|xcomp|ccomp|acl|nmod)$/u.test(tree.relation(i))) continue;
    const part = tree.extent(i, (k) => /^(?:parataxis|punct|appos|advcl|acl:relcl)$/u.test(tree.relations[k]!));
    const same = syntax.quoteOf(i) === syntax.quoteOf(at.last - 1);
    return part.first === at.last && same && part.last - at.last <= FAR ? part.last : at.last;
  }
  return at.last;
}

/** "insisted that the ban | must be lifted |": of two words of a sentence for one stance on the same terms, the surer ones tell it. */
function once(all: readonly Framed[], role: string): Framed[] {
  const bySentence = grouped(all, (f) => f.sentence);
  return all.filter((f) => !bySentence.get(f.sentence)!.some((o) => saysSame(o, f, role)));
}

function saysSame(other: Framed, frame: Framed, role: string): boolean {
  if (other === frame || other.label !== frame.label) return false;
  if (other.confidence < frame.confidence || (other.confidence === frame.confidence && other.first > frame.first))
    return false;
  const [mine, theirs] = [frame.best(role), other.best(role)];
  const who = (f: Framed) => holders(f.draft, f).map((p) => p.value.name);
  return mine !== null && theirs !== null && touches(mine, theirs) && String(who(frame)) === String(who(other));
}

function stanceOf(draft: Draft, frame: Framed): Stance {
  if (isUrged(frame) && speakerAt(draft, frame.first) && /^(?:open|offers|accepts|demands)$/u.test(frame.label))
    return 'demands';
  if (talksOnly(draft, frame)) return 'open';
  if (wouldGive(draft, frame)) return 'offers';
  // A matter has no parts.
  const whole = frame.frame.kind === 'reception' && frame.label === 'rejects in part';
  return whole ? 'rejects' : (frame.label as Stance);
}

/** "Maresh may accept": what the outlet thinks that a side might do, it has not done. */
function isGuess(draft: Draft, frame: Framed): boolean {
  const verb = verbOf(frame);
  if (isWished(draft, frame)) return true;
  if (!verb || draft.statementAt(frame.first)) return false;
  for (let i = verb.first; i < verb.head; i++) if (/^(?:may|might|could)$/u.test(draft.syntax.lower(i))) return true;
  return false;
}

function isPolite({ syntax }: Draft, frame: Framed): boolean {
  const verb = verbOf(frame);
  return verb !== null && isCourtesy(syntax, verb);
}

/** "we will never have peace": what somebody fears will not come they do not refuse. */
function isFeared({ syntax }: Draft, frame: Framed): boolean {
  // The trigger may be "will never" alone.
  const verb = frame.sentence.verbs.find((v) => v.first < frame.last && frame.first < v.last);
  if (!verb || !/\bnever\b/u.test(syntax.slice(verb.first, verb.last).toLowerCase())) return false;
  return syntax.lemmas(verb.head).some((l) => /^(?:have|see|know|find|become|achieve|reach)$/u.test(l));
}

/** "no aid until Maresh says yes": what is waited for has not come. */
function isAwaited({ syntax }: Draft, frame: Framed): boolean {
  const { tree } = syntax;
  const verb = verbOf(frame);
  if (!tree || !verb) return false;
  const mark = tree.kid(tree.predicate(verb), 'mark');
  return mark !== undefined && /^(?:until|unless)$/u.test(syntax.lower(mark));
}

/** "it is important for both to respond favourably": what is asked of somebody is no answer of theirs. */
function isWished({ syntax }: Draft, frame: Framed): boolean {
  const { tree } = syntax;
  if (!tree || frame.frame.kind !== 'reception') return false;
  const top = topOf(tree, frame);
  const above = tree.heads[top]!;
  return (
    isProposed(syntax, frame) ||
    (above >= 0 &&
      /^(?:important|necessary|essential|vital|crucial)$/u.test(syntax.lower(above)) &&
      above < frame.first)
  );
}

/** "proposed that the ministers | endorse | it": what is put to somebody they have not taken. */
function isProposed(syntax: Syntax, at: Stretch): boolean {
  const { tree } = syntax;
  if (!tree) return false;
  const top = topOf(tree, at);
  const above = tree.heads[top]!;
  // By its form: "endorse" and not "endorsed", "will endorse".
  if (above < 0 || tree.relation(top) !== 'ccomp' || /(?:ed|s)$/u.test(syntax.lower(top))) return false;
  if (tree.kid(top, 'aux') !== undefined) return false;
  return syntax.lemmas(above).some((l) => /^(?:propose|suggest|recommend|urge|ask|demand|request)$/u.test(l));
}

/** "faces mounting | demands | for his removal": what somebody is met with is not theirs. */
function isMetWith({ syntax }: Draft, frame: Framed): boolean {
  const { tree } = syntax;
  const np = verbOf(frame) && syntax.tag(frame.last - 1) !== 'NOUN' ? undefined : syntax.nounAt(frame.last - 1);
  if (!tree || !np || tree.relation(np.head) !== 'obj') return false;
  return syntax.lemmas(tree.heads[np.head]!).some((l) => /^(?:face|meet|ignore|resist|defy|shrug)$/u.test(l));
}

/** "“It | should consider | aid,” he said": what somebody says that others should do is what the speaker wants. */
function isUrged(frame: Framed): boolean {
  const verb = verbOf(frame);
  return frame.frame.kind === 'position' && verb !== null && /^(?:should|must|ought)$/u.test(verb.modal ?? '');
}

/** Whom the words name as holding it (a person stays the person and counts for a side); where they name nobody, the speaker. */
function holders(draft: Draft, frame: Framed): Party[] {
  const owner = verbOf(frame) ? null : possessorOf(draft, frame);
  if (owner) return [owner];
  const told = speakerAt(draft, frame.first)?.party;
  if (told && isUrged(frame)) return [told];
  const named = frame.joint('agent').filter((p) => !isExpletive(draft.syntax, draft.syntax.range(p.evidence[0])));
  // "“Varenia will never leave,” the rebels' spokesman said": the subject's, if that is a party of the report.
  const own = frame.label !== 'demands' && (named.length === 0 || named.every((p) => isSame(p, told)));
  const verb = own ? verbOf(frame) : null;
  const subject = verb && !verb.passive ? doers(draft, frame, verb).filter((p) => isActing(draft, p)) : [];
  if (subject.length > 0) return [...subject];
  if (named.length > 0) return frame.frame.kind === 'reception' ? named.flatMap((p) => whoIsMeant(draft, p)) : named;
  const speaker = speakerAt(draft, frame.first)?.party;
  // What nobody takes in some way is praise or blame in passing.
  return speaker ? [speaker] : [];
}

const isSame = (a: Party, b: Party | undefined): boolean => a.value.name === b?.value.name;

/** A state, a body or a person that the report names: what "it" or "the talks" are, nobody holds. */
const isActing = (draft: Draft, party: Party): boolean =>
  /^(?:state|organisation|person)$/u.test(draft.parties.entityOf(mentionAt(draft, party))?.type ?? '');

/** "Velland said | it | accepted": whom a pronoun that nothing else tells goes back to is who says so. */
function whoIsMeant(draft: Draft, party: Party): readonly Party[] {
  const { syntax } = draft;
  const { first, last } = syntax.range(party.evidence[0]);
  if (party.value.party !== null || last - first !== 1 || !/^(?:it|they|he|she)$/u.test(syntax.lower(first)))
    return [party];
  const above = syntax.tree && binder(syntax.tree, first);
  const np = above === null ? undefined : syntax.nounAt(above);
  const meant = np ? partiesAt(draft, np) : [];
  const own = speakerAt(draft, first)?.party;
  const found = meant.length > 0 ? meant : own ? [own] : [];
  return found.length === 0 ? [party] : found.map(({ value }) => ({ value, evidence: party.evidence }));
}

/** The papers of the report that what is answered may mean. */
function candidates(draft: Draft, frame: Framed, of: Words): FindingId[] {
  const all = draft.of('proposal');
  const here = all.filter((p) => overlaps(p.name.evidence[0], of.evidence[0]));
  if (here.length > 0) return here.map((p) => p.id);
  const { syntax } = draft;
  const at = frame.best('of') ?? syntax.range(of.evidence[0]);
  const np = syntax.nounAt(at.last - 1);
  return np ? papersMeant(draft, np, of) : [];
}
