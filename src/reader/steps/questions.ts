import type { Party, Question } from '../../model/index.js';
import type { StatementDraft } from '../attribution/statement.js';
import type { Draft } from '../draft.js';
import { partyAt } from '../frames/args.js';
import type { VerbGroup } from '../syntax/chunks.js';
import { objectOf, subjectOf } from '../syntax/clause.js';
import type { Sentence } from '../syntax/syntax.js';

/** Words that ask something, with who asks whom. */
interface Asked {
  readonly sentence: number;
  readonly first: number;
  readonly last: number;
  readonly putBy: Party | null;
  readonly to: Party | null;
  /** The question told as what somebody says. */
  readonly said: StatementDraft | null;
  /** "Asked whether …, she smiled": the sentence goes on with what the other did, so the next one is no answer. */
  readonly goesOn: boolean;
  readonly confidence: number;
}

/** Questions that were put to somebody, and whether they were answered. */
export function questions(draft: Draft): void {
  const { parties } = draft;
  for (const said of draft.statements) {
    const { source, addressee, sentence } = said;
    if (!(said.lemma === 'ask' && addressee && isQuestion(draft, said)) && !isShouted(draft, said)) continue;
    const { first, last } = said.content[0]!;
    const putBy = source ? parties.party(source.first, source.last, source.mention) : null;
    const to = addressee ? parties.party(addressee.first, addressee.last, parties.of(addressee)) : null;
    add(draft, { sentence, first, last, putBy, to, said, goesOn: false, confidence: 0.65 });
  }
  for (const sentence of draft.body()) {
    for (const verb of sentence.verbs) toldInPassing(draft, sentence, verb);
    toTheQuestion(draft, sentence);
    outright(draft, sentence);
  }
}

/** How many words may tell how often, where and by whom something is asked before the question begins. */
const BETWEEN = 6;
/** As many where the person who is asked stands in between. */
const BETWEEN_WITH_OBJECT = 10;

/** "Asked twice whether …", "Orsk, asked on the steps who it was, shrugged", "we asked the ministry what he meant". */
function toldInPassing(draft: Draft, sentence: Sentence, verb: VerbGroup): void {
  const { syntax } = draft;
  const lemmas = syntax.lemmas(verb.head);
  // "The ministry questioned whether …" doubts: only who is questioned was asked.
  if (
    !lemmas.includes('ask') &&
    !(verb.passive || verb.first === sentence.first || syntax.words(verb.first - 1) === ',')
  )
    return;
  if (!lemmas.some((l) => ASKERS.has(l))) return;
  const active = !verb.passive && verb.first !== sentence.first && syntax.words(verb.first - 1) !== ',';
  if (active && draft.statements.some((s) => s.lemma === 'ask' && s.sentence === sentence.index)) return;
  // "Pressed on the list"; "asked on the steps" tells where.
  const on = !lemmas.includes('ask') && syntax.lower(verb.last) === 'on';
  const from = askedFrom(draft, verb.last + (on ? 1 : 0), sentence.last, active ? BETWEEN_WITH_OBJECT : BETWEEN);
  if (from === null && !on) return;
  const by = from !== null && syntax.lower(from) === 'by' ? syntax.nounAt(from + 1) : undefined;
  const first = by ? by.last : (from ?? verb.last + 1);
  if (!on && !ASKING.test(syntax.lower(first))) return;
  const last = endOf(draft, first, sentence.last);
  const asker = active ? (subjectOf(syntax, sentence, verb)?.head ?? null) : null;
  const main = sentence.verbs.find((v) => v.first > last) ?? sentence.verbs.findLast((v) => v.first <= verb.first);
  const asked = active
    ? objectOf(syntax, sentence, verb)
    : main
      ? (subjectOf(syntax, sentence, main)?.head ?? null)
      : null;
  add(draft, {
    sentence: sentence.index,
    first,
    last,
    putBy: by ? partyAt(draft, by) : asker ? partyAt(draft, asker) : null,
    to: asked ? partyAt(draft, asked) : null,
    said: null,
    goesOn: main !== undefined && main.first > last,
    confidence: active ? 0.6 : 0.7,
  });
}

/** Where the question begins behind "asked"; null where no word that asks follows before a comma or another verb. */
function askedFrom({ syntax }: Draft, from: number, last: number, between: number): number | null {
  for (let i = from; i < Math.min(last, from + between); i++) {
    if (ASKING.test(syntax.lower(i)) || (i === from && syntax.lower(i) === 'by')) return i;
    if (/^[,.;]$/u.test(syntax.words(i)) || syntax.tag(i) === 'VERB' || syntax.lower(i) === 'to') return null;
  }
  return null;
}

function endOf({ syntax }: Draft, first: number, last: number): number {
  let end = first;
  while (end < last && !/^[,.;]$/u.test(syntax.words(end))) end++;
  return end;
}

/** "To the question who would pay, the envoy gave no reply." */
function toTheQuestion(draft: Draft, sentence: Sentence): void {
  const { syntax } = draft;
  for (let i = sentence.first; i + 4 < sentence.last; i++) {
    if (!/^to$/iu.test(syntax.words(i)) || syntax.lower(i + 2) !== 'question') continue;
    const first = i + (syntax.lower(i + 3) === 'of' ? 4 : 3);
    const last = endOf(draft, first, sentence.last);
    if (!ASKING.test(syntax.lower(first))) continue;
    const main = sentence.verbs.find((v) => v.first > last);
    const to = main ? subjectOf(syntax, sentence, main) : null;
    const goesOn = main !== undefined;
    add(draft, {
      ...NOBODY,
      sentence: sentence.index,
      first,
      last,
      to: to ? partyAt(draft, to.head) : null,
      goesOn,
      confidence: 0.6,
    });
  }
}

/** "Will the army leave? We asked the ministry. No reply.": a question in the outlet's voice whose next sentence tells of an answer, or of none. */
function outright(draft: Draft, sentence: Sentence): void {
  const { syntax } = draft;
  if (syntax.words(sentence.last - 1) !== '?' || syntax.quoteOf(sentence.first)) return;
  const within = (s: StatementDraft) =>
    s.sentence === sentence.index || s.content.some((c) => c.first < sentence.last && sentence.first < c.last);
  if (draft.statements.some(within)) return;
  const next = syntax.sentences[sentence.index + 1];
  if (!next || next.paragraph !== sentence.paragraph) return;
  const asks = next.verbs.find((v) => syntax.lemmas(v.head).includes('ask'));
  // "… asked how the evening had gone" puts a question of its own.
  if (asks && askedFrom(draft, asks.last, next.last, BETWEEN) !== null) return;
  if (!asks && !isAnswered(draft, { ...NOBODY, sentence: sentence.index, last: sentence.last })) return;
  const to = asks
    ? asks.passive
      ? subjectOf(syntax, next, asks)?.head
      : (objectOf(syntax, next, asks) ?? undefined)
    : undefined;
  add(draft, {
    ...NOBODY,
    sentence: sentence.index,
    first: sentence.first,
    last: sentence.last,
    to: to ? partyAt(draft, to) : null,
    goesOn: asks !== undefined,
    confidence: 0.55,
  });
}

const NOBODY = { first: 0, putBy: null, to: null, said: null, goesOn: false, confidence: 0.5 };

/** "asked both capitals to stand firm", "… to say who ordered it" are requests: a question asks before its first verb. */
function isQuestion({ syntax }: Draft, { content }: StatementDraft): boolean {
  const asks = ({ first, last }: { first: number; last: number }) => {
    for (let i = first; i < last; i++) {
      if (ASKING.test(syntax.lower(i))) return true;
      if (syntax.tag(i) === 'VERB') break;
    }
    return /\?/u.test(syntax.slice(first, last));
  };
  return content.some(asks);
}

/** "“Will you sign?” a reporter shouted." */
const isShouted = ({ syntax }: Draft, { source, content }: StatementDraft): boolean =>
  source !== null &&
  /\b(?:reporters?|journalists?|correspondents?|colleagues?|editors?)$/iu.test(
    syntax.slice(source.first, source.last),
  ) &&
  /\?[”"’']*$/u.test(syntax.slice(content[0]!.first, content[0]!.last));

const ASKERS: ReadonlySet<string> = new Set(['ask', 'press', 'question', 'quiz', 'grill', 'interrogate', 'pepper']);
const ASKING = /^(?:if|whether|about|how|why|what|when|who|whom|where|which)$/u;

function add(draft: Draft, asked: Asked): void {
  const { first, last, putBy, to, confidence } = asked;
  draft.add('question', draft.syntax.span(first, last), {
    putBy,
    to,
    words: draft.words(first, last),
    answer: answerAfter(draft, asked),
    confidence,
  });
}

const DECLINED =
  /declined|refused to (?:say|comment|answer|discuss)|would(?: not|n[’']t) (?:say|comment|answer|be drawn)|no comment/u;
const SILENT =
  /did(?: not|n[’']t) (?:respond|reply|answer)|(?:gave|given) no (?:answer|reply)|kept silent|remained silent|changed the subject|without (?:an )?answer|made no reply|no reply|could not be reached/u;

/** Declined or silent where the sentence says so, or the next one and nobody answered before it. */
function answerAfter(draft: Draft, asked: Asked): Question['answer'] {
  const { syntax } = draft;
  const own = syntax.sentences[asked.sentence]!;
  const told = (n: number): Question['answer'] | null => {
    const s = syntax.sentences[asked.sentence + n];
    if (!s || s.paragraph !== own.paragraph) return null;
    const words = syntax.slice(s.first, s.last).toLowerCase();
    return DECLINED.test(words) ? 'declined' : SILENT.test(words) ? 'silent' : null;
  };
  const here = told(0) ?? (isAnsweredHere(draft, asked) || speaksOn(draft, asked) ? 'answered' : null);
  if (here) return here;
  // Where a question stands by itself, whether anybody replied may take two sentences: "We asked the ministry. Twice. No reply."
  const later = told(1) ?? (asked.goesOn && asked.first === own.first ? (told(2) ?? told(3)) : null);
  return later ?? (isAnswered(draft, asked) ? 'answered' : 'silent');
}

const answers = (s: StatementDraft, { said }: Pick<Asked, 'said'>) => s !== said && s.commits !== 'declines to say';

/** Whether words of somebody are told behind a question in its sentence. */
const isAnsweredHere = ({ statements }: Draft, asked: Pick<Asked, 'sentence' | 'last' | 'said'>): boolean =>
  statements.some(
    (s) => answers(s, asked) && s.sentence === asked.sentence && s.content.some((c) => c.first >= asked.last),
  );

/** "Asked how long it would last, she said until autumn": what is said is too short to be told as a statement. */
function speaksOn({ syntax }: Draft, { sentence, last }: Pick<Asked, 'sentence' | 'last'>): boolean {
  const speaks = (v: VerbGroup) => syntax.lemmas(v.head).some((l) => /^(?:say|reply|answer|respond|tell)$/u.test(l));
  return syntax.sentences[sentence]!.verbs.some((v) => v.first >= last && speaks(v) && !v.negated);
}

/**
 * The same, or of "she" or "he" in the next sentence of its paragraph: who only smiled and left has not answered. Where the question's own
 * sentence tells what the other did, only a quotation right behind it is an answer.
 */
function isAnswered(draft: Draft, asked: Pick<Asked, 'sentence' | 'last' | 'said' | 'goesOn'>): boolean {
  if (isAnsweredHere(draft, asked)) return true;
  const { syntax } = draft;
  const paragraph = (sentence: number) => syntax.sentences[sentence]!.paragraph;
  return draft.statements.some((s) => {
    if (!answers(s, asked) || s.sentence !== asked.sentence + 1 || paragraph(s.sentence) !== paragraph(asked.sentence))
      return false;
    const first = s.content[0]!.first;
    const quoted = syntax.quoteOf(first) !== undefined && first <= syntax.sentences[s.sentence]!.first + 1;
    return (s.source?.mention?.form === 'pronoun' || s.source === null) && (quoted || !asked.goesOn);
  });
}
