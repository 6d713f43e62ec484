import { bounds } from '../../lexicon/index.js';
import type { Bound, Grounded } from '../../model/index.js';
import { byWord } from '../../text/index.js';
import type { Draft } from '../draft.js';
import { governing, partyAt, speakerAt } from '../frames/args.js';
import { numberAt, numberOf } from '../moments/numbers.js';
import type { NounPhrase } from '../syntax/chunks.js';
import { subjectOf } from '../syntax/clause.js';
import type { Syntax } from '../syntax/syntax.js';

const MONEY =
  /^(?:dollars?|euros?|pounds?|francs?|yen|yuan|rupees?|roubles?|rubles?|crowns?|pesos?|dinars?|riyals?|shekels?|cents?)$/u;
const UNIT_WORDS =
  /^(?:percent|percentage|per|hours?|minutes?|days?|weeks?|months?|years?|decades?|centur(?:y|ies)|points?|o’clock|a\.m\.|p\.m\.|am|pm|kilometres?|kilometers?|km|miles?|metres?|meters?|degrees?|times|article|articles|page|pages|round|rounds)$/u;

/** Numbers of people and things, and whose count they are. */
export function figures(draft: Draft): void {
  for (const sentence of draft.body()) {
    for (const np of sentence.nouns) figure(draft, np);
  }
}

function figure(draft: Draft, np: NounPhrase): void {
  const { syntax } = draft;
  for (let i = np.first; i < np.last; i++) {
    // "seventy-five million" is one number, and no range.
    const spelled = /^\d/u.test(syntax.lower(i)) ? null : numberAt((k) => syntax.lower(i + k));
    const end = spelled && syntax.lower(i + 1) === '-' ? i + spelled.length : i + 1;
    const digits = end > i + 1 ? String(spelled!.n) : syntax.lower(i);
    const value = syntax.tag(i) === 'NUM' ? parse(digits, syntax.lower(end)) : null;
    if (value === null || inTime(draft, i)) continue;
    if ((value <= 2 && !/^\d/u.test(syntax.lower(i))) || inName(syntax, i)) continue;
    const last = /^(?:million|billion|thousand|trillion|hundred)$/u.test(syntax.lower(end)) ? end + 1 : end;
    const money = isMoney(syntax, i) || MONEY.test(syntax.lower(last));
    const counted = MONEY.test(syntax.lower(last)) ? null : counts(draft, np, last - 1, end > i + 1);
    const low = lowerEnd(draft, i, value);
    const number = draft.grounded(value, i, last);
    if (!money && !counted) continue;
    const speaker = speakerAt(draft, i);
    draft.add('figure', syntax.span(i, last), {
      number: low?.number ?? number,
      to: low ? number : null,
      bound: boundOf(draft, low?.first ?? i),
      unit: money ? 'money' : null,
      counts: counted,
      countedBy: counter(draft, np) ?? speaker?.party ?? null,
      confidence: 0.75,
    });
    return;
  }
}

/** "the Group of | Eight": a number that is part of a name. */
const inName = (syntax: Syntax, i: number): boolean =>
  syntax.lower(i - 1) === 'of' && syntax.isCapital(i) && syntax.isCapital(i - 2);

const isMoney = (syntax: Syntax, i: number): boolean =>
  /^[£€$¥₹]/u.test(syntax.words(i)) || /^[£€$¥₹]$/u.test(syntax.words(i - 1));

/** The number that a range begins with: "3,000 to | 4,000", "between 20 and | 30"; "from 60 to 40" is a change and no range. */
function lowerEnd(draft: Draft, upper: number, most: number): { first: number; number: Grounded<number> } | null {
  const { syntax } = draft;
  const first = upper - 2;
  if (first < 0 || syntax.tag(first) !== 'NUM' || syntax.lower(first - 1) === 'from') return null;
  const between = syntax.lower(first - 1) === 'between' ? /^(?:and|to)$/u : /^(?:to|or|-|–)$/u;
  if (!between.test(syntax.lower(upper - 1))) return null;
  // "3 to 4 million" begins at three million, "300,000 to 1 million" does not begin at so many millions.
  const value = [syntax.lower(upper + 1), '']
    .map((scale) => parse(syntax.lower(first), scale))
    .find((n) => n !== null && n < most);
  return value === undefined || value === null ? null : { first, number: draft.grounded(value, first, first + 1) };
}

/** "at least | 26": the words right before a number, or before the sign of its money, that say how exactly it is meant. */
function boundOf(draft: Draft, number: number): Grounded<Bound> | null {
  const { syntax } = draft;
  const end = /^[£€$¥₹]$/u.test(syntax.words(number - 1)) ? number - 1 : number;
  for (let first = end - 3; first < end; first++) {
    const match = first >= 0 ? bounds().match(first, (k) => syntax.lower(k)) : null;
    if (match && first + match.length === end) return draft.grounded(match.value, first, end);
  }
  return null;
}

const inTime = (draft: Draft, token: number): boolean => {
  for (let i = token; i > token - 6; i--) if ((draft.timeAt(i)?.last ?? 0) > token) return true;
  return false;
};

/** "Varenia counts 4,300 families": whose count it is by the verb. */
function counter(draft: Draft, np: NounPhrase) {
  const { syntax } = draft;
  const sentence = syntax.sentenceOf(np.first);
  const verb = governing(syntax, sentence, np);
  if (!verb || !syntax.lemmas(verb.head).some((l) => /^(?:count|list|register|record|estimate|tally)$/u.test(l)))
    return null;
  const subject = subjectOf(syntax, sentence, verb);
  return subject ? partyAt(draft, subject.head) : null;
}

/** The noun that is counted: people or things, neither times nor the points of a draft. */
function counts(draft: Draft, np: NounPhrase, at: number, spelled: boolean) {
  const { syntax } = draft;
  if (syntax.words(at + 1) === '-' || (!spelled && syntax.words(at - 1) === '-')) return null;
  const head = syntax.lower(np.head);
  if (np.head <= at || UNIT_WORDS.test(head) || syntax.tag(np.head) === 'NUM') return null;
  // "the five permanent members": a number that belongs to a name counts nothing.
  if (/^(?:permanent|founding)$/u.test(syntax.lower(at + 1)) && head === 'members') return null;
  if (!COUNTED.test(head) || PLAYED.test(head)) return null;
  return draft.words(at + 1, withOther(syntax, np));
}

/** "1,300 men | and women": one number counts both where the second noun stands alone. */
function withOther(syntax: Syntax, { head, last }: NounPhrase): number {
  const second = syntax.lower(last) === 'and' ? syntax.nounAt(last + 1) : undefined;
  const alone = second?.first === last + 1 && second.last === last + 2 && COUNTED.test(syntax.lower(second.head));
  return alone && syntax.tree?.heads[second.head] === head ? second.last : last;
}

/** What is counted in games. */
const PLAYED = /^(?:goals|matches|runs|wickets|medals|laps|innings)$/u;
const COUNTED = /s$|^(?:people|men|women|children|troops|police|percent)$/u;

const SCALES: Readonly<Record<string, number>> = byWord({
  hundred: 100,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
});

function parse(lower: string, next: string): number | null {
  const word = numberOf(lower);
  const digits = /^[£€$¥₹]?(\d+(?:,\d{3})*(?:\.\d+)?)(bn|m|k)?$/u.exec(lower);
  const base = word ?? (digits ? Number(digits[1]!.replace(/,/gu, '')) : null);
  if (base === null || lower === 'a' || lower === 'an') return null;
  const suffix = { bn: 1e9, m: 1e6, k: 1e3 }[digits?.[2] ?? ''] ?? 1;
  return base * suffix * (SCALES[next] ?? 1);
}
