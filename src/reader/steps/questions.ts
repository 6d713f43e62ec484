import type { Question } from '../../model/index.js';
import type { StatementDraft } from '../attribution/statement.js';
import type { Draft } from '../draft.js';
import { partyAt } from '../frames/args.js';
import { subjectOf } from '../syntax/clause.js';

/** Questions that were put to somebody, and whether they were answered. */
export function questions(draft: Draft): void {
  for (const s of draft.statements) if (s.lemma === 'ask' && s.addressee && isQuestion(draft, s)) asked(draft, s);
  for (const sentence of draft.body()) {
    for (const verb of sentence.verbs) {
      const { syntax } = draft;
      // "Asked twice whether …", "Orsk, asked on the steps who it was, shrugged".
      const aside = verb.first === sentence.first || syntax.words(verb.first - 1) === ',';
      const from = askedFrom(draft, verb.last, sentence.last);
      const asks = syntax.lemmas(verb.head).includes('ask') && (verb.passive || (aside && from !== null));
      if (asks) asked(draft, { sentence: sentence.index, from: from ?? verb.last, verb: verb.first });
    }
  }
}

/** How many words may tell how often, where and by whom something is asked before the question begins. */
const BETWEEN = 6;

/** Where the question begins behind "asked"; null where no word that asks follows before a comma. */
function askedFrom({ syntax }: Draft, from: number, last: number): number | null {
  for (let i = from; i < Math.min(last, from + BETWEEN); i++) {
    if (ASKING.test(syntax.lower(i)) || (i === from && syntax.lower(i) === 'by')) return i;
    if (/^[,.;]$/u.test(syntax.words(i)) || syntax.tag(i) === 'VERB' || syntax.lower(i) === 'to') return null;
  }
  return null;
}

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

const ASKING = /^(?:if|whether|about|how|why|what|when|who|whom|where|which)$/u;

function asked(draft: Draft, at: StatementDraft | { sentence: number; from: number; verb: number }): void {
  const { syntax, parties } = draft;
  const sentence = syntax.sentences[at.sentence]!;
  if ('lemma' in at) {
    const content = at.content[0]!;
    draft.add('question', syntax.span(content.first, content.last), {
      putBy: at.source ? parties.party(at.source.first, at.source.last, at.source.mention) : null,
      to: at.addressee ? parties.party(at.addressee.first, at.addressee.last, parties.of(at.addressee)) : null,
      words: draft.words(content.first, content.last),
      answer: answerAfter(draft, at.sentence, content.last, at),
      confidence: 0.65,
    });
    return;
  }
  const by = syntax.lower(at.from) === 'by' ? syntax.nounAt(at.from + 1) : undefined;
  const from = by ? by.last : at.from;
  let end = from;
  while (end < sentence.last && !/^[,.;]$/u.test(syntax.words(end))) end++;
  const main = sentence.verbs.find((v) => v.first > end) ?? sentence.verbs.findLast((v) => v.first <= at.verb);
  const subject = main ? subjectOf(syntax, sentence, main) : null;
  if (end <= from || !ASKING.test(syntax.lower(from))) return;
  draft.add('question', syntax.span(from, end), {
    putBy: by ? partyAt(draft, by) : null,
    to: subject ? partyAt(draft, subject.head) : null,
    words: draft.words(from, end),
    answer: answerAfter(draft, at.sentence, end, null),
    confidence: 0.7,
  });
}

/** Declined or silent where the sentence, or the next one, says so. */
function answerAfter(draft: Draft, sentence: number, end: number, question: StatementDraft | null): Question['answer'] {
  const { syntax } = draft;
  for (const index of [sentence, sentence + 1]) {
    const s = syntax.sentences[index];
    if (!s || s.paragraph !== syntax.sentences[sentence]!.paragraph) continue;
    const words = syntax.slice(s.first, s.last).toLowerCase();
    if (
      /declined|refused to (?:say|comment|answer|discuss)|would not (?:say|comment|answer|be drawn)|no comment/u.test(
        words,
      )
    )
      return 'declined';
    if (
      /did not (?:respond|reply|answer)|gave no answer|without (?:an )?answer|made no reply|could not be reached/u.test(
        words,
      )
    )
      return 'silent';
  }
  return isAnswered(draft, sentence, end, question) ? 'answered' : 'silent';
}

/**
 * Whether words of somebody are told behind a question, in its sentence or, of "she" or "he", in the next of its paragraph: who only smiled
 * and left has not answered.
 */
function isAnswered(
  { syntax, statements }: Draft,
  sentence: number,
  end: number,
  question: StatementDraft | null,
): boolean {
  const { paragraph } = syntax.sentences[sentence]!;
  return statements.some((s) => {
    if (s === question || s.commits === 'declines to say') return false;
    const behind = s.sentence === sentence && s.content.some((c) => c.first >= end);
    const goesOn = s.source?.mention?.form === 'pronoun' || s.source === null;
    const next = s.sentence === sentence + 1 && syntax.sentences[s.sentence]!.paragraph === paragraph;
    return behind || (next && goesOn);
  });
}
