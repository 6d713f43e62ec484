import { type Moment, timexType, timexValue } from '../model/index.js';
import { codePoints } from '../text/index.js';
import type { Counts } from './figures.js';

export interface Timex {
  readonly start: number;
  readonly end: number;
  readonly type: string;
  readonly value: string;
}

/** A TimeML document: its text without marks, the day of its making, and the TIMEX3 of its text in code points. */
export interface TimeMl {
  readonly text: string;
  readonly day: string | null;
  readonly times: readonly Timex[];
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const open = (escaped: string) => escaped.replace(/&(amp|lt|gt|quot|apos);/gu, (_, name) => ENTITIES[name]!);
const attribute = (tag: string, name: string) => new RegExp(` ${name}="([^"]*)"`, 'u').exec(tag)?.[1] ?? '';

/** Reads a document of TimeML 1.2.1. */
export function parseTimeMl(source: string): TimeMl {
  const made = /<DCT>\s*<TIMEX3[^>]*? value="(\d{4}-\d{2}-\d{2})/u.exec(source)?.[1] ?? null;
  const body = /<TEXT>([\s\S]*?)<\/TEXT>/u.exec(source)?.[1] ?? '';
  const times: Timex[] = [];
  const begun: { start: number; tag: string }[] = [];
  let text = '';
  let length = 0;
  for (const part of body.split(/(<[^>]*>)/u)) {
    if (part.startsWith('<TIMEX3')) begun.push({ start: length, tag: part });
    else if (part === '</TIMEX3>') {
      const { start, tag } = begun.pop()!;
      times.push({ start, end: length, type: attribute(tag, 'type'), value: attribute(tag, 'value') });
    } else if (!part.startsWith('<')) {
      const words = open(part);
      text += words;
      length += codePoints(words);
    }
  }
  return { text, day: made, times };
}

/**
 * Dates found against dates marked: spans that overlap match one to one, and of the matches those of the same value. Values that only point
 * (PRESENT_REF and its like) count for spans alone. After the relaxed measure of TempEval-3 (UzZaman et al. 2013).
 */
export function countTimes(
  gold: TimeMl,
  found: readonly { readonly start: number; readonly end: number; readonly moment: Moment }[],
  tell: (line: string) => void = () => {},
): Counts {
  const dates = gold.times.filter((t) => t.type === 'DATE');
  const left = found.filter((f) => timexType(f.moment) === 'DATE');
  const counts = { gold: dates.length, found: left.length, hit: 0, valued: 0, right: 0 };
  for (const date of dates) {
    const at = left.findIndex((f) => f.start < date.end && date.start < f.end);
    if (at < 0) {
      tell(`missed\t${gold.text.slice(date.start, date.end)}\t${date.value}\t${around(gold.text, date)}`);
      continue;
    }
    const [match] = left.splice(at, 1);
    counts.hit++;
    if (/REF/u.test(date.value)) continue;
    counts.valued++;
    const value = timexValue(match!.moment, gold.day);
    if (value === date.value) counts.right++;
    else tell(`value\t${match!.moment.expression}\t${value}\t${date.value}\t${gold.day}\t${around(gold.text, date)}`);
  }
  for (const f of left) tell(`extra\t${f.moment.expression}\t\t${around(gold.text, f)}`);
  return counts;
}

const around = (text: string, { start, end }: { start: number; end: number }) =>
  text.slice(Math.max(0, start - 50), end + 40).replace(/\s+/gu, ' ');
