/** What a paper grew out of, by the words that tell it: "based on the Orm formula", "an annex to the March text". */
import type { Lineage, LineageRelation } from '../../model/index.js';
import type { Draft } from '../draft.js';
import type { Stretch } from '../parties/mention.js';
import type { NounPhrase, VerbGroup } from '../syntax/chunks.js';
import { topOf } from '../syntax/dependencies.js';
import type { Sentence } from '../syntax/syntax.js';

/** Words in front of the other paper, by what they make of it. They end where its name begins. */
const LEADS: readonly (readonly [LineageRelation, RegExp])[] = [
  [
    'adds to',
    /\b(?:annex|appendix|addendum|supplement|rider|companion|codicil|protocol) to$|\b(?:in addition to|alongside|beside|besides)$/u,
  ],
  [
    'replaces',
    /\b(?:in place of|instead of|in lieu of|(?:take|takes|took|taking|taken) the place of|substitutes? for)$/u,
  ],
  [
    'based on',
    /\b(?:based|built|builds|building|modelled|modeled|founded|draws|drawing|drew|drawn|rests|resting|relies|leans) (?:\p{L}+ly )?(?:on|upon|from)$|\b(?:grew|grown|grows|came|developed|distilled) (?:out of|from)$|\b(?:takes|taking|took) (?:\p{L}+ )?as (?:its|a|the) (?:basis|starting point)$/u,
  ],
  [
    'revises',
    /\b(?:revised|reworked|rewritten|amended|updated|shortened|trimmed|shorter|leaner|longer|softened|slimmed-down|improved|toned-down|cleaned-up|final|second|third|fourth|fifth|sixth|later|newer|new) (?:version|edition|draft|variant|rewrite|copy) of$|\b(?:revision|rewrite|reworking|rewording|redraft|update|overhaul) of$/u,
  ],
];

/** Verbs whose subject is the paper that comes after, and whose object is the one before. */
const VERBS: readonly (readonly [LineageRelation, ReadonlySet<string>])[] = [
  ['revises', new Set('revise amend update rework rewrite trim shorten soften redraft modify overhaul'.split(' '))],
  ['replaces', new Set('replace supersede supplant displace'.split(' '))],
  ['adds to', new Set('supplement complement complete accompany augment'.split(' '))],
];

/** How far behind a paper's name the words for its origin stand, in tokens. */
const REACH = 30;

/** Everything that the words of its sentence, and of the next where that goes on of it, tell of a paper's origin. */
export function lineageAt(draft: Draft, sentence: Sentence, paper: Stretch): Lineage[] {
  const found = [...inName(draft, paper), ...behind(draft, sentence, paper)];
  const next = draft.syntax.sentences[sentence.index + 1];
  if (next && goesOn(draft, next))
    found.push(
      ...behind(draft, next, {
        first: next.first,
        last: next.first + (draft.syntax.lower(next.first) === 'it' ? 1 : 2),
      }),
    );
  return once(found);
}

const once = (all: readonly Lineage[]): Lineage[] =>
  all.filter((l, i) => all.findIndex((o) => o.of.evidence[0].start === l.of.evidence[0].start) === i);

/** "It replaces the March draft", "The paper is an annex to": a sentence that goes on of the paper told last. */
const goesOn = ({ syntax }: Draft, { first, paragraph }: Sentence): boolean =>
  syntax.sentences[syntax.sentenceOf(first).index - 1]?.paragraph === paragraph &&
  (syntax.lower(first) === 'it' ||
    (syntax.lower(first) === 'the' && /^(?:paper|text|draft|document)$/u.test(syntax.lower(first + 1))));

/** "a revised first basket": what was revised is named by the rest of the words; of "a revised text" nothing is. */
function inName(draft: Draft, { first, last }: Stretch): Lineage[] {
  const { syntax } = draft;
  const np = syntax.nounAt(first) ?? syntax.nounAt(first + 1);
  const end = Math.min(np?.last ?? last, last);
  for (let i = first; i < end - 1; i++) {
    if (!REVISED.test(syntax.lower(i))) continue;
    if (VERSION.test(syntax.lower(end - 1)))
      return syntax.lower(end) === 'of' ? [] : [relation(draft, 'revises', i, i + 1, false)];
    const named = isSpecific(draft, i + 1, end);
    return [named ? relation(draft, 'revises', i + 1, end, true) : relation(draft, 'revises', i, i + 1, false)];
  }
  const version = VERSION.test(syntax.lower(end - 1)) && ORDINAL.test(syntax.lower(end - 2));
  return version && syntax.lower(end) !== 'of' ? [relation(draft, 'revises', end - 2, end, false)] : [];
}

const REVISED = /^(?:revised|amended|updated|reworked|rewritten|shortened|shorter|modified|redrafted|trimmed)$/u;
const VERSION = /^(?:version|edition|variant|revision)$/u;
const ORDINAL = /^(?:second|third|fourth|fifth|sixth|seventh|latest|new)$/u;

/** "first basket", "Orm paper": words that tell which, and not only what kind. */
function isSpecific({ syntax, parties }: Draft, first: number, last: number): boolean {
  for (let i = first; i < last - 1; i++) {
    const word = syntax.lower(i);
    const type = parties.entityOf(parties.in(i, i + 1))?.type;
    if (
      syntax.isCapital(i) &&
      !/^\p{Lu}{2,5}$/u.test(syntax.words(i)) &&
      (type === undefined || type === 'place' || type === 'other')
    )
      return true;
    if (/^(?:first|second|third)$/u.test(word) || syntax.tag(i) === 'NUM') return true;
  }
  return false;
}

const relation = (draft: Draft, told: LineageRelation, first: number, last: number, stated: boolean): Lineage => ({
  relation: told,
  of: draft.words(first, last),
  stated,
});

/** Origins told behind the name: by words that lead to the other paper, and by verbs of which it is the subject. */
function behind(draft: Draft, sentence: Sentence, paper: Stretch): Lineage[] {
  const { syntax } = draft;
  const found = byVerbs(draft, sentence, paper);
  for (let i = paper.first + 1; i < Math.min(sentence.last, paper.last + REACH); i++) {
    const np = syntax.nounAt(i);
    if (np?.first !== i || !isPaper(draft, np)) continue;
    const told = leadTo(draft, sentence, i);
    if (told && (i < paper.last + 2 || belongs(draft, i, paper))) found.push(...joined(draft, sentence, told, np));
  }
  return found;
}

/** What the words in front of a paper make of it. */
export function leadTo({ syntax }: Draft, { first }: Sentence, at: number): LineageRelation | null {
  const words = Array.from({ length: Math.min(6, at - first) }, (_, k) =>
    syntax.lower(at - Math.min(6, at - first) + k),
  );
  const before = words.join(' ').replace(/ - /gu, '-');
  return LEADS.find(([, lead]) => lead.test(before))?.[0] ?? null;
}

/** The paper and those that "and" joins to it: "draws on the Orm text and the May formula". */
function joined(draft: Draft, sentence: Sentence, told: LineageRelation, np: NounPhrase): Lineage[] {
  const { syntax } = draft;
  const found = [relation(draft, told, np.first, endOf(draft, np), true)];
  for (let at = endOf(draft, np); syntax.lower(at) === 'and' || syntax.words(at) === ','; ) {
    const next = syntax.nounAt(at + 1);
    if (next?.first !== at + 1 || next.last > sentence.last || !isPaper(draft, next)) break;
    found.push(relation(draft, told, next.first, endOf(draft, next), true));
    at = endOf(draft, next);
  }
  return found;
}

/** "the text of 7 March", "the Orm text": its day belongs to the name. */
function endOf({ syntax }: Draft, np: NounPhrase): number {
  const day = /^(?:of|from)$/u.test(syntax.lower(np.last)) ? syntax.nounAt(np.last + 1) : undefined;
  return day &&
    /\p{N}|^(?:January|February|March|April|May|June|July|August|September|October|November|December)/u.test(
      syntax.slice(day.first, day.last),
    )
    ? day.last
    : np.last;
}

const PAPERS =
  /^(?:proposals?|plans?|drafts?|frameworks?|documents?|texts?|versions?|editions?|papers?|roadmap|blueprint|formula|baskets?|memorandum|memo|notes?|articles|points|list|offer|package|charter|protocol|bridge|table|timetable|letter|both|one|first|last|previous|predecessor|original|initiative|agreement|accord|treaty)$/u;

/** Whether a phrase means a paper: by its noun, or by a name that a paper of the report has. */
function isPaper(draft: Draft, np: NounPhrase): boolean {
  const { syntax } = draft;
  if (PAPERS.test(syntax.lower(np.head)))
    return !/^(?:an?|any|no)$/u.test(syntax.lower(np.first)) || np.head - np.first > 1;
  const words = syntax.slice(np.first, np.last).toLowerCase();
  return draft.of('proposal').some((p) => p.name.value.toLowerCase() === words);
}

/** Verbs like "replaces" whose subject the paper is, with the paper that is their object. */
function byVerbs(draft: Draft, sentence: Sentence, paper: Stretch): Lineage[] {
  const { syntax } = draft;
  return sentence.verbs.flatMap((verb) => {
    const told = VERBS.find(([, lemmas]) => syntax.lemmas(verb.head).some((l) => lemmas.has(l)))?.[0];
    if (verb.negated) return [];
    if (told === undefined) return standsBeside(draft, sentence, verb, paper);
    if (verb.passive) return byWhich(draft, sentence, verb, paper, told);
    const object = objectOf(draft, verb);
    const isIts = object && isPaper(draft, object) && object.first >= paper.last && belongs(draft, verb.head, paper);
    return isIts ? joined(draft, sentence, told, object) : [];
  });
}

function objectOf({ syntax }: Draft, verb: VerbGroup): NounPhrase | undefined {
  const at = syntax.tree?.kid(verb.head, 'obj');
  return syntax.nounAt(at !== undefined && at >= verb.last ? at : verb.last);
}

/** "is meant to stand beside the eleven articles" */
function standsBeside(draft: Draft, sentence: Sentence, verb: VerbGroup, paper: Stretch): Lineage[] {
  const { syntax } = draft;
  const beside = syntax.lemmas(verb.head).includes('stand') && /^(?:beside|alongside)$/u.test(syntax.lower(verb.last));
  const np = beside ? syntax.nounAt(verb.last + 1) : undefined;
  return np && isPaper(draft, np) && belongs(draft, verb.head, paper) ? joined(draft, sentence, 'adds to', np) : [];
}

/** "a list by which the Orm paper is supplemented", "the March text was reworked into a new draft", "replaced by a shorter one" */
function byWhich(draft: Draft, sentence: Sentence, verb: VerbGroup, paper: Stretch, told: LineageRelation): Lineage[] {
  const { syntax } = draft;
  const { tree } = syntax;
  const subject = tree?.kid(verb.head, 'nsubj');
  const np = subject === undefined ? undefined : syntax.nounAt(subject);
  if (!tree || !np || !isPaper(draft, np) || np.first === paper.first) return [];
  const byWhat =
    paper.last <= np.first &&
    /^(?:which|that)$/u.test(syntax.lower(np.first - 1)) &&
    tree.within(verb.head, topOf(tree, paper));
  const into =
    paper.first >= verb.last &&
    /^(?:by|into|as|with)$/u.test(syntax.lower(paper.first - 1)) &&
    tree.heads[topOf(tree, paper)] === verb.head;
  return byWhat || into ? joined(draft, sentence, told, np) : [];
}

/** Whether what stands at a token is told of the paper: it hangs on it, or on a predicate that has it as subject or object. */
function belongs(draft: Draft, token: number, paper: Stretch): boolean {
  const { tree } = draft.syntax;
  if (!tree) return token >= paper.last && token - paper.last <= 6;
  const inside = (i: number | undefined) => i !== undefined && i >= paper.first && i < paper.last;
  for (let at = token, guard = 0; at >= 0 && guard < 12; at = tree.heads[at]!, guard++) {
    if (inside(at)) return true;
    const kids = tree.kids(at).filter((k) => k < token);
    const subject = kids.find((k) => tree.relation(k) === 'nsubj');
    const relative = subject !== undefined && /^(?:which|that)$/u.test(draft.syntax.lower(subject));
    if (subject !== undefined && !relative)
      return inside(subject) || kids.some((k) => inside(k) && tree.relation(k) === 'obj');
  }
  return false;
}
