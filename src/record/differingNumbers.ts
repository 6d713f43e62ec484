import { differenceWords } from '../lexicon/index.js';
import type { Figure, Located } from '../model/index.js';
import { hull, overlap, type Span, span } from '../text/index.js';
import { apart, type Difference, type Differing, type End, inOrder } from './difference.js';
import { type Material, sentenceAround, stems } from './located.js';

type Told = Located & { finding: Figure };

/** Days within which two counts are of one thing. */
const NEAR = 3;
/** A count below is too common to be tied by what it counts alone. */
const SMALL = 10;

/** Numbers of one thing that differ, told within a few days. */
export function differingNumbers(differing: Differing): Difference[] {
  const { material } = differing;
  const told = material.of('figure').filter((f) => f.finding.counts !== null && f.finding.number.value >= 2) as Told[];
  const known = new Map<Told, Counted>();
  const counted = (f: Told) => {
    const found = known.get(f) ?? describe(material, f);
    known.set(f, found);
    return found;
  };
  const found: Difference[] = [];
  for (const [i, a] of told.entries())
    for (let k = i + 1; k < told.length; k++) {
      const b = told[k]!;
      // By day: whatever follows is further off still.
      if (apart(a.day, b.day) > NEAR) break;
      if (isOneCount(a, b, counted)) found.push(difference(material, a, b));
    }
  return found;
}

interface Counted {
  readonly what: ReadonlySet<string>;
  readonly sentence: ReadonlySet<string>;
  readonly around: ReadonlySet<string>;
}

const describe = (material: Material, f: Told): Counted => ({
  what: stems(f.finding.counts!.value),
  sentence: stems(sentenceAround(material, f.source, f.finding.number.evidence[0])),
  around: stems(near(material, f)),
});

function near(material: Material, told: Told): string {
  const text = material.text(told.source);
  const at = told.finding.number.evidence[0];
  return text.slice(span(Math.max(0, at.start - 110), Math.min(text.length, at.end + 110)));
}

/** Whether two numbers may both be right: the same, or one within what the other leaves open ("at least 20" and 26). */
export function agree(a: Figure, b: Figure): boolean {
  const holds = ({ number, to, bound }: Figure, value: number) =>
    bound?.value === 'at least'
      ? value >= number.value
      : bound?.value === 'at most'
        ? value <= (to ?? number).value
        : number.value <= value && value <= (to ?? number).value;
  return holds(a, b.number.value) || holds(b, a.number.value);
}

/** Counts of one thing that cannot both be right. */
function isOneCount(a: Told, b: Told, counted: (f: Told) => Counted): boolean {
  const [x, y] = [a.finding.number.value, b.finding.number.value];
  const ratio = Math.max(x, y) / Math.min(x, y);
  if (ratio > 3 || agree(a.finding, b.finding)) return false;
  const [p, q] = [counted(a), counted(b)];
  const sameNoun = overlap(p.what, q.what) >= 0.5;
  // The same noun, counts of one size: 214 and 241 prisoners.
  if (sameNoun && ratio <= 1.5 && Math.min(x, y) >= SMALL && a.report !== b.report && apart(a.day, b.day) <= 2)
    return true;
  // The same noun in sentences that tell much the same.
  if (sameNoun && overlap(p.sentence, q.sentence) >= (Math.min(x, y) < SMALL ? 0.6 : 0.45)) return true;
  // Other nouns for one thing ("prisoners", "servicemen"): counts that are close, in sentences that share most of their words.
  return Math.min(x, y) >= 50 && ratio <= 1.2 && a.report !== b.report && overlap(p.around, q.around) >= 0.3;
}

function difference(material: Material, a: Told, b: Told): Difference {
  const about = a.finding.counts!.value;
  const people = differenceWords('attendance').test(about) && MET.test(sentenceAround(material, a.source, words(a)));
  return { kind: people ? 'attendance' : 'number', about, side: null, ends: inOrder(end(a), end(b)) };
}

/** Words of a sentence in which those who came are counted. */
const MET = /(?<!\p{L})(?:attend|took part|talks|meeting|met|conference|summit|round|session|table)/iu;

const end = (told: Told): End => ({ told, at: words(told), value: String(told.finding.number.value) });

/** The number with what it counts, where that stands beside it. */
function words({ finding }: Told): Span {
  const [number, counts] = [finding.number.evidence[0], finding.counts!.evidence[0]];
  const both = hull([number, counts]);
  return both.end - both.start <= 60 ? both : number;
}
