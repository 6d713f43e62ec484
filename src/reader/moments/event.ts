import type { MomentBase, ShiftUnit } from '../../model/index.js';
import { topOf } from '../syntax/dependencies.js';
import { amountAt } from './clock.js';
import type { Found, Place } from './found.js';
import { countedFrom, from, isBase, measureAt, sideOf, standsAlone, unitOf } from './relative.js';

/** How far from what happened, and on which side; `n` is null where no number tells it. */
interface Distance {
  readonly unit: ShiftUnit;
  readonly n: number | null;
  readonly side: number;
  /** Words up to the one that leads to what happened. */
  readonly length: number;
  readonly part: boolean;
}

/**
 * Two days after Osk tabled its draft, a week before the vote, on the eve of the summit, the night after the attack, hours before the
 * deadline: counted from what happened, on its day where the words tell it ("a week after the shelling of 3 May").
 */
export function fromEvent(at: Place, i: number, inner: (at: Place, i: number) => Found | null): Found | null {
  const distance = distanceAt(at, i);
  if (!distance) return null;
  const { length, unit, n, side, part } = distance;
  const shift = n ? side * n : 0;
  const first = i + length;
  const { syntax } = at;
  if (syntax.lower(first - 1) !== 'of' && standsAlone(at, first - 1)) return null;
  // "two days after that"
  const told = /^(?:that|this|it)$/u.test(syntax.lower(first)) && syntax.tag(first + 1) === 'PUNCT';
  if (told) return { ...from(at, i, unit, shift), length: length + 1 };
  const last = eventEnd(at, first);
  if (last <= first) return null;
  const base = dayIn(at, first, last, unit, inner) ??
    toldOf(at, i, first, last, unit) ?? {
      edtf: null,
      relative: null,
      event: syntax.slice(first, last).replace(/\s+/gu, ' '),
    };
  const found = { length, whole: last - i, ...countedFrom(base, unit, shift) };
  if (part) return { ...found, precision: 'part of day' };
  return n === null ? { ...found, relation: 'same day', precision: 'part of day' } : found;
}

function distanceAt(at: Place, i: number): Distance | null {
  const { syntax } = at;
  const the = syntax.lower(i) === 'the' ? 1 : 0;
  if (syntax.reads(i + the, 'eve', 'of')) return { unit: 'day', n: 1, side: -1, length: the + 2, part: false };
  if (the) {
    const part = PART.test(syntax.lower(i + 1));
    const unit = part ? 'day' : unitOf(syntax.lower(i + 1));
    const side = sideOf(syntax.lower(i + 2));
    if (!unit || !side || /s$/u.test(syntax.lower(i + 1))) return null;
    // The night after a vote is mostly that of its own day, and the morning after the next one.
    return { unit, n: part && side > 0 && syntax.lower(i + 1) !== 'morning' ? 0 : 1, side, length: 3, part };
  }
  return measured(at, i);
}

const PART = /^(?:morning|afternoon|evening|night)$/u;

/** Words in front of an amount that make it a length ("the two days after"), a limit ("within") or no exact one. */
const NO_DISTANCE =
  /^(?:the|these|those|first|last|past|next|for|within|in|than|nearly|almost|over|under|least|most|several|some|many|few|-)$/u;

function measured(at: Place, i: number): Distance | null {
  const { syntax } = at;
  // "less than two | hours after": an amount that is told with a word before it.
  if (NO_DISTANCE.test(syntax.lower(i - 1)) || syntax.tag(i - 1) === 'NUM') return null;
  const amount = amountAt(at, i) ?? measureAt(at, i);
  if (!amount || ('ranged' in amount && amount.ranged)) return null;
  const side = sideOf(syntax.lower(i + amount.length));
  return side ? { unit: amount.unit, n: amount.n, side, length: amount.length + 1, part: false } : null;
}

/** Where the words end that tell what happened: the phrase or clause that the word before them leads to. */
function eventEnd({ syntax, sentence }: Place, first: number): number {
  const { tree } = syntax;
  const head = tree ? tree.heads[first - 1]! : -1;
  const np = syntax.nounAt(first);
  let last = np ? np.last : first;
  if (tree && head >= first && head < sentence.last)
    last = tree.extent(head, (k) => k < first || /^(?:punct|parataxis|conj|cc)$/u.test(tree.relation(k))).last;
  else if (sentence.verbs.some((v) => v.first === last)) last = sentence.last;
  else while (syntax.lower(last) === 'of' && syntax.nounAt(last + 1)) last = syntax.nounAt(last + 1)!.last;
  const end = Math.min(last, sentence.last, first + LONGEST);
  for (let i = first; i < end; i++) if (/^[,;:.–—“”"()]$/u.test(syntax.words(i))) return i;
  return end;
}

/** Words of an event at most. */
const LONGEST = 30;

/** The day that the words of an event tell: "the shelling of 3 May", "Osk left on Monday". */
function dayIn(
  at: Place,
  first: number,
  last: number,
  unit: ShiftUnit,
  inner: (at: Place, i: number) => Found | null,
): MomentBase | null {
  const { tree } = at.syntax;
  const head = tree ? tree.heads[first - 1]! : -1;
  for (let i = first; i < last; i++) {
    const found = inner(at, i);
    if (!found || i + found.length > last || !isBase(found, unit)) continue;
    // "after they left a meeting | on Saturday": the meeting is on that day.
    const top = tree ? topOf(tree, { first: i, last: i + found.length }) : -1;
    if (!tree || head < first || top === head || tree.heads[top] === head)
      return { edtf: found.edtf ?? null, relative: found.relative ?? null };
  }
  return null;
}

/** The time that an earlier sentence tells of it: "On 28 April Osk shelled the port. A week after | the shelling |". */
function toldOf(at: Place, i: number, first: number, last: number, unit: ShiftUnit): MomentBase | null {
  const { syntax, sentence } = at;
  if (last - first !== 2 || !/^(?:the|this|that)$/u.test(syntax.lower(first))) return null;
  const stem = stemOf(syntax.lower(last - 1));
  for (let k = sentence.index - 1; stem.length >= 4 && k >= Math.max(0, sentence.index - 5); k--) {
    const { first: from, last: to } = syntax.sentences[k]!;
    const words = Array.from({ length: to - from }, (_, n) => from + n);
    if (!words.some((w) => /^(?:NOUN|VERB)$/u.test(syntax.tag(w) ?? '') && stemOf(syntax.lower(w)) === stem)) continue;
    const [time, ...others] = at.told.filter((t) => t.first >= from && t.last <= to && t.first < i);
    return time && others.length === 0 && isBase(time.moment, unit)
      ? { edtf: time.moment.edtf, relative: time.moment.relative }
      : null;
  }
  return null;
}

/** "shelling", "shelled" and "shell" alike. */
const stemOf = (lower: string): string => lower.replace(/(?:ings?|ed|es|s|e)$/u, '');
