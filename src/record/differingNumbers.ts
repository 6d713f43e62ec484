import { differenceWords, type Fate, fateOf } from '../lexicon/index.js';
import type { Figure, Located } from '../model/index.js';
import { hull, overlap, type Span, span } from '../text/index.js';
import { apart, type Difference, type Differing, type End, inOrder, isAfter } from './difference.js';
import { type Material, stems } from './located.js';
import { likeness, otherNames, type Sentence, sameDays } from './sentences.js';

type Told = Located & { finding: Figure };

/** Days within which two counts are of one thing. */
const NEAR = 3;
/** A count below is too common to be tied by what it counts alone. */
const SMALL = 10;
/** Up to which ratio two numbers are of one size. */
const CLOSE = 1.5;
/** Nouns that are counted in every story: that two sentences count them says little. */
const COMMON =
  /^(?:peopl|person|dollar|percent|cent|euro|tonn|ton|day|hour|year|member|side|point|countri|time|U\.S\.)/iu;

/** Numbers of one thing that differ, told within a few days. */
export function differingNumbers(differing: Differing): Difference[] {
  const counts = new Counts(differing);
  const told = counts.among(differing.material.of('figure'));
  const found: Difference[] = [];
  for (const [i, a] of told.entries())
    for (let k = i + 1; k < told.length; k++) {
      const b = told[k]!;
      // By day: whatever follows is further off still.
      if (apart(a.day, b.day) > NEAR) break;
      const difference = counts.differ(a, b);
      if (difference) found.push(difference);
    }
  return found;
}

interface Counted {
  readonly what: ReadonlySet<string>;
  readonly fate: Fate | null;
  readonly sentence: Sentence;
}

/** Counts as they are held against each other, each looked at once. */
export class Counts {
  readonly #known = new Map<Told, Counted>();

  constructor(private readonly differing: Differing) {}

  /** Figures that count something, of two and more. */
  among(figures: readonly (Located & { finding: Figure })[]): Told[] {
    return figures.filter((f) => f.finding.counts !== null && f.finding.number.value >= 2);
  }

  of(told: Told): Counted {
    let known = this.#known.get(told);
    if (!known) {
      const sentence = this.differing.sentences.of(told.source, told.finding.number.evidence[0]);
      known = {
        what: stems(told.finding.counts!.value),
        fate: fate(this.differing.material, told, sentence),
        sentence,
      };
      this.#known.set(told, known);
    }
    return known;
  }

  /** What two counts differ in; null where they may be of two things, or both be right. */
  differ(a: Told, b: Told): Difference | null {
    if (!this.#isOneThing(a, b)) return null;
    const ends = inOrder(end(a), end(b));
    if (!agree(a.finding, b.finding)) return { kind: this.#sort(a), about: a.finding.counts!.value, side: null, ends };
    // "at least 12" leaves 15 open: who reads both wants to know that it rose.
    const [early, late] = isAfter(this.differing.material, a, b) ? [b, a] : [a, b];
    const rose =
      isAfter(this.differing.material, late, early) &&
      early.finding.bound?.value === 'at least' &&
      late.finding.number.value > early.finding.number.value &&
      this.of(early).fate !== null;
    if (!rose) return null;
    return {
      kind: 'number',
      about: a.finding.counts!.value,
      side: null,
      ends: [end(early), end(late)],
      as: 'later change',
    };
  }

  /** As `differ`, of a number in a headline and one in its report, of which both are known to tell of one story. */
  differUnder(head: Told, body: Told): Difference | null {
    const [p, q] = [this.of(head), this.of(body)];
    if (head.finding.unit !== body.finding.unit || agree(head.finding, body.finding)) return null;
    if (overlap(p.what, q.what) < 0.5 || (p.fate && q.fate && p.fate.name !== q.fate.name)) return null;
    if ((p.fate === null || q.fate === null) && likeness(p.sentence, q.sentence) < 0.5) return null;
    return { kind: 'number', about: head.finding.counts!.value, side: null, ends: [end(head), end(body)] };
  }

  /** Whether two numbers count one thing in one event, as far as their sentences tell. */
  #isOneThing(a: Told, b: Told): boolean {
    const [x, y] = [a.finding.number.value, b.finding.number.value];
    if (x === y || a.finding.unit !== b.finding.unit) return false;
    const [p, q] = [this.of(a), this.of(b)];
    if (p.fate && q.fate && p.fate.name !== q.fate.name) return false;
    if (!sameDays(p.sentence, q.sentence) || otherNames(p.sentence, q.sentence)) return false;
    const ratio = Math.max(x, y) / Math.min(x, y);
    const share = likeness(p.sentence, q.sentence, new Set([...p.what, ...q.what]));
    const named = [...p.sentence.names].some((n) => q.sentence.names.has(n));
    if (overlap(p.what, q.what) < 0.5)
      // Other nouns for one thing ("prisoners", "servicemen"): counts that are close, in sentences that share most of their words.
      return Math.min(x, y) >= 50 && ratio <= 1.2 && a.report !== b.report && share >= 0.5 && named;
    const common = [...p.what].every((w) => COMMON.test(w));
    const near = a.report !== b.report && apart(a.day, b.day) <= 2;
    // The same noun, counts of one size: 214 and 241 prisoners.
    if (near && !common && ratio <= CLOSE && Math.min(x, y) >= SMALL) return share >= 0.25 || named || isTied(p, q);
    // Otherwise their sentences must tell much the same of the same parties or places.
    const least = Math.min(x, y) < SMALL ? 0.6 : ratio <= CLOSE && p.fate ? 0.4 : 0.5;
    return share >= least && (named || p.fate !== null || p.sentence.names.size + q.sentence.names.size === 0);
  }

  #sort(told: Told): 'attendance' | 'number' {
    const people = differenceWords('attendance').test(told.finding.counts!.value);
    return people && MET.test(this.of(told).sentence.words) ? 'attendance' : 'number';
  }
}

/** One day, or one thing that became of them: sentences in other words may still tell of one count. */
const isTied = (a: Counted, b: Counted): boolean =>
  (a.fate !== null && a.fate.name === b.fate?.name) || [...a.sentence.days].some((d) => b.sentence.days.has(d));

/** What became of those who are counted, by the words nearest to the number. */
function fate(material: Material, { finding, source }: Told, { at, words }: Sentence): Fate | null {
  const own = wordsOf(finding);
  const until = (to: number) => (to > at.start ? material.words(source, span(at.start, to)).length : 0);
  return fateOf(words, until(own.start), until(own.end));
}

/** Whether two numbers may both be right: the same, or one within what the other leaves open ("at least 20" and 26, "some 300" and 310). */
export function agree(a: Figure, b: Figure): boolean {
  const [p, q] = [range(a), range(b)];
  return p.from <= q.to && q.from <= p.to;
}

/** Share by which what is told as "some" may be off. */
const ABOUT = 0.1;

function range({ number, to, bound }: Figure): { readonly from: number; readonly to: number } {
  const [low, high] = [number.value, (to ?? number).value];
  switch (bound?.value) {
    case 'at least':
      return { from: low, to: Number.POSITIVE_INFINITY };
    case 'at most':
      return { from: 0, to: high };
    case 'about':
      return { from: low * (1 - ABOUT), to: high * (1 + ABOUT) };
    default:
      return { from: low, to: high };
  }
}

/** Words of a sentence in which those who came are counted. */
const MET = /(?<!\p{L})(?:attend|took part|talks|meeting|met|conference|summit|round|session|table)/iu;

const end = (told: Told): End => ({ told, at: wordsOf(told.finding), value: String(told.finding.number.value) });

/** The number with what it counts, where that stands beside it. */
function wordsOf({ number, counts }: Figure): Span {
  const both = hull([number.evidence[0], counts!.evidence[0]]);
  return both.end - both.start <= 60 ? both : number.evidence[0];
}
