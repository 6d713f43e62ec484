import { differenceWords, type Fate, fateOf } from '../lexicon/index.js';
import type { Figure, Located } from '../model/index.js';
import { hull, overlap, type Span, span } from '../text/index.js';
import { apart, type Difference, type Differing, type End, inOrder, isAfter } from './difference.js';
import { byTime, type Material, stems } from './located.js';
import { likeness, otherNames, type Sentence, sameDays } from './sentences.js';

type Told = Located & { finding: Figure };

/** Days within which two counts are of one thing. */
const NEAR = 3;
/** A count below is too common to be tied by what it counts alone. */
const SMALL = 10;
/** Up to which ratio two numbers are of one size. */
const CLOSE = 1.5;
/** Nouns that are counted in every story: that two sentences count them says little. */
const COMMON = /^(?:mon|peopl|person|dollar|percent|cent|euro|tonn|ton|day|hour|year|member|side|point|countri|time)/iu;

/** Numbers of one thing that differ, told within a few days. */
export function differingNumbers(differing: Differing): Difference[] {
  const counts = new Counts(differing);
  const told = counts.among([...differing.material.of('figure'), ...tolls(differing)].sort(byTime));
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

const TOLL =
  /(?<!\p{L})(?:death\s+)?toll(?!\p{L})[^.;:\n]{0,80}?(?<!\p{L})(?:to|at|of|is|was)\s+(at\s+least\s+|more\s+than\s+)?(\p{N}[\p{N},]*)(?![\p{L}\p{N}]|\s*(?:per\s?cent|%|years?|days?))/iu;

/** "The toll has risen to 15": a number that stands without what it counts, and so is no finding of its own. It is told by the statement that holds it. */
function tolls({ material, sentences }: Differing): (Located & { finding: Figure })[] {
  return [...material.readings.keys()].flatMap((report) =>
    [...material.text(report).scan(TOLL)].flatMap((m) => {
      const digits = /\p{N}[\p{N},]*$/u.exec(m.text)![0];
      const at = span(m.end - digits.length, m.end);
      const told = sentences.leadingTo(report, at);
      if (!told) return [];
      const number = { value: Number(digits.replace(/,/gu, '')), evidence: [at] as const };
      const bound = /least|more\s+than/iu.test(m.text) ? { value: 'at least' as const, evidence: [at] as const } : null;
      const { finding } = told;
      const saidIn = finding.kind === 'statement' ? (finding.id as Figure['saidIn']) : finding.saidIn;
      const counts = { value: 'people', evidence: [at] as const };
      const figure = { kind: 'figure', id: finding.id, number, to: null, bound, unit: null, counts, saidIn };
      return [{ ...told, finding: figure as unknown as Figure }];
    }),
  );
}

/** What is counted; "$20 million" counts dollars. */
const aboutOf = ({ finding }: Told): string => finding.counts?.value ?? 'money';

interface Counted {
  readonly what: ReadonlySet<string>;
  readonly fate: Fate | null;
  /** "another 50", "nine more": beside those of whom somebody else tells. */
  readonly more: boolean;
  readonly sentence: Sentence;
}

/** Counts as they are held against each other, each looked at once. */
export class Counts {
  readonly #known = new Map<Told, Counted>();

  constructor(private readonly differing: Differing) {}

  /** Figures that count something, of two and more. */
  among(figures: readonly (Located & { finding: Figure })[]): Told[] {
    return figures.filter(
      ({ finding: f }) => (f.counts !== null && f.number.value >= 2) || (f.unit === 'money' && f.number.value > 0),
    );
  }

  of(told: Told): Counted {
    let known = this.#known.get(told);
    if (!known) {
      const sentence = this.differing.sentences.of(told.source, told.finding.number.evidence[0]);
      known = {
        what: stems(aboutOf(told)),
        fate: fate(this.differing.material, told, sentence),
        more: isMore(this.differing.material, told),
        sentence,
      };
      this.#known.set(told, known);
    }
    return known;
  }

  /** What two counts differ in; null where they may be of two things, or both be right. */
  differ(a: Told, b: Told): Difference | null {
    const as = this.#isOneThing(a, b);
    if (!as) return null;
    const about = aboutOf(a);
    if (this.#rose(a, b)) return { kind: 'number', about, side: null, ends: this.#byHour(a, b), as: 'later change' };
    if (agree(a.finding, b.finding)) return null;
    const difference: Difference = { kind: this.#sort(a), about, side: null, ends: inOrder(end(a), end(b)) };
    return as === 'of another scope' ? { ...difference, as: 'different scope' } : difference;
  }

  #byHour(a: Told, b: Told): Difference['ends'] {
    return isAfter(this.differing.material, a, b) ? [end(b), end(a)] : [end(a), end(b)];
  }

  /** "at least 12", "12 so far" leave 15 open: who reads both wants to know that it rose. */
  #rose(a: Told, b: Told): boolean {
    const { material } = this.differing;
    const [early, late] = isAfter(material, a, b) ? [b, a] : [a, b];
    if (!isAfter(material, late, early) || late.finding.number.value <= early.finding.number.value) return false;
    const { fate, sentence } = this.of(early);
    if (differenceWords('yet').test(sentence.words)) return true;
    return early.finding.bound?.value === 'at least' && fate !== null;
  }

  /** As `differ`, of a number in a headline and one in its report, of which both are known to tell of one story. */
  differUnder(head: Told, body: Told): Difference | null {
    const [p, q] = [this.of(head), this.of(body)];
    if (head.finding.unit !== body.finding.unit || agree(head.finding, body.finding)) return null;
    if (overlap(p.what, q.what) < 0.5 || (p.fate && q.fate && p.fate.name !== q.fate.name)) return null;
    if ((p.fate === null || q.fate === null) && likeness(p.sentence, q.sentence) < 0.5) return null;
    return { kind: 'number', about: aboutOf(head), side: null, ends: [end(head), end(body)] };
  }

  /** Whether two numbers count one thing in one event, as far as their sentences tell; or the same of a place and of one around it. */
  #isOneThing(a: Told, b: Told): boolean | 'of another scope' {
    const [x, y] = [a.finding.number.value, b.finding.number.value];
    if (x === y || a.finding.unit !== b.finding.unit) return false;
    const [p, q] = [this.of(a), this.of(b)];
    // "twelve more than the 40 that were promised": one sentence sets two numbers side by side.
    if (p.sentence === q.sentence || p.more !== q.more) return false;
    if (p.fate && q.fate && p.fate.name !== q.fate.name) return false;
    if (!sameDays(p.sentence, q.sentence)) return false;
    if (otherNames(p.sentence, q.sentence)) return isWider(p, q) && 'of another scope';
    if (isLonger(p, q)) return 'of another scope';
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
    if (a.finding.unit === 'money') return isOneSum(p, q, ratio, share);
    const least = Math.min(x, y) < SMALL || common || ratio > CLOSE ? 0.5 : 0.4;
    const { stems, names } = sharedBy(p, q);
    const nameless = p.sentence.names.size + q.sentence.names.size === 0;
    if (share < least || (ratio > CLOSE && !named && !nameless)) return false;
    return stems >= 2 || (stems > 0 && names > 0);
  }

  #sort(told: Told): 'attendance' | 'number' {
    const people = differenceWords('attendance').test(aboutOf(told));
    return people && MET.test(this.of(told).sentence.words) ? 'attendance' : 'number';
  }
}

/** "6 died in Pellow", "21 died in the whole of Varenia": of one thing that became of them, told alike. */
const isWider = (a: Counted, b: Counted): boolean =>
  a.fate !== null &&
  a.fate.name === b.fate?.name &&
  [a, b].some(({ sentence }) => differenceWords('area').test(sentence.words)) &&
  likeness(a.sentence, b.sentence, new Set([...a.what, ...b.what])) >= 0.6;

/** Words, those counted aside, and names that two sentences have in common. */
const sharedBy = (a: Counted, b: Counted) => ({
  stems: [...a.sentence.stems].filter((w) => b.sentence.stems.has(w) && !a.what.has(w)).length,
  names: [...a.sentence.names].filter((n) => b.sentence.names.has(n)).length,
});

/** Sums of money stand in every story of aid and trade: only of nearly the same words are two one sum. */
function isOneSum(a: Counted, b: Counted, ratio: number, share: number): boolean {
  const { stems, names } = sharedBy(a, b);
  return ratio <= SUMS && share >= 0.7 && stems >= 2 && stems + names >= 4;
}
const SUMS = 10;

/** "17 hurt near Pellow", "in all 35 hurt near Pellow since the spring": the same of a longer time or of more. */
function isLonger(a: Counted, b: Counted): boolean {
  if (a.fate === null || a.fate.name !== b.fate?.name || sharedBy(a, b).names === 0) return false;
  const tells = ({ sentence }: Counted) => TOTAL.test(sentence.words);
  return tells(a) !== tells(b) && likeness(a.sentence, b.sentence, new Set([...a.what, ...b.what])) >= 0.4;
}
const TOTAL = /(?<!\p{L})(?:in all|in total|altogether|all told|since the)(?!\p{L})/iu;

/** One day, or one thing that became of them: sentences in other words may still tell of one count. */
const isTied = (a: Counted, b: Counted): boolean =>
  (a.fate !== null && a.fate.name === b.fate?.name) || [...a.sentence.days].some((d) => b.sentence.days.has(d));

function isMore(material: Material, told: Told): boolean {
  const [at] = told.finding.number.evidence;
  const around = material.words(told.source, span(Math.max(0, at.start - 12), at.start));
  return MORE_BEFORE.test(around) || MORE_BEHIND.test(material.behind(told.source, at.end, 24));
}

const MORE_BEFORE = /\b(?:another|further|additional|extra|other)\s+$/iu;
const MORE_BEHIND =
  /^(?:[\s-]+(?:million|billion|thousand|hundred|dozen))?\s+(?:more|other|others|additional|further)\b/iu;

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
  if (counts === null) return number.evidence[0];
  const both = hull([number.evidence[0], counts.evidence[0]]);
  return both.end - both.start <= 60 ? both : number.evidence[0];
}
