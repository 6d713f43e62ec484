import type { Moment, Precision, RelativeMoment } from '../../model/index.js';
import { byWord } from '../../text/index.js';
import type { Draft } from '../draft.js';
import type { Sentence, Syntax } from '../syntax/syntax.js';

const DAYS = 'sunday monday tuesday wednesday thursday friday saturday'.split(' ');
const MONTHS = 'january february march april may june july august september october november december'.split(' ');
const SHORT_MONTHS = 'jan. feb. mar. apr. may. jun. jul. aug. sep. oct. nov. dec.'.split(' ');
const NUMBERS = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');
const UNITS = byWord<'day' | 'week' | 'month' | 'year'>({
  day: 'day',
  days: 'day',
  week: 'week',
  weeks: 'week',
  month: 'month',
  months: 'month',
  year: 'year',
  years: 'year',
});

/** Finds time expressions and their meaning: fixed, or relative to the day of publication. */
export function times(draft: Draft): void {
  for (const sentence of draft.body()) {
    for (let i = sentence.first; i < sentence.last; ) {
      const found = expressionAt(draft.syntax, sentence, i);
      if (found) draft.times.push({ first: i, last: i + found.length, moment: complete(draft, i, found) });
      i += found?.length ?? 1;
    }
  }
}

interface Found {
  readonly length: number;
  readonly edtf?: string;
  readonly relative?: RelativeMoment;
  readonly precision: Precision;
  readonly relation?: Moment['relation'];
  readonly anchor?: Moment['anchor'];
}

function complete(draft: Draft, first: number, found: Found): Moment {
  return {
    expression: draft.syntax.slice(first, first + found.length).replace(/\s+/gu, ' '),
    edtf: found.edtf ?? null,
    precision: found.precision,
    anchor: found.anchor === undefined ? (found.relative ? 'publication' : null) : found.anchor,
    relation: found.relation ?? 'on',
    relative: found.relative ?? null,
  };
}

const monthOf = (lower: string): number => {
  const full = MONTHS.indexOf(lower);
  return (full >= 0 ? full : SHORT_MONTHS.indexOf(lower === 'sept.' ? 'sep.' : lower)) + 1;
};

export const numberOf = (lower: string): number | null => {
  const word = NUMBERS.indexOf(lower);
  if (word >= 0) return word;
  if (lower === 'a' || lower === 'an') return 1;
  return /^\d{1,4}$/u.test(lower) ? Number(lower) : null;
};

const dayOf = (lower: string): number | null => {
  const found = /^(\d{1,2})(?:st|nd|rd|th)?$/u.exec(lower);
  const n = found ? Number(found[1]) : 0;
  return n >= 1 && n <= 31 ? n : null;
};

const yearOf = (lower: string): string | null => (/^(?:1[89]|20)\d\d$/u.test(lower) ? lower : null);

function expressionAt(syntax: Syntax, sentence: Sentence, i: number): Found | null {
  return (
    date(syntax, sentence, i) ??
    weekday(syntax, sentence, i) ??
    word(syntax, i) ??
    shifted(syntax, i) ??
    ago(syntax, i) ??
    year(syntax, i)
  );
}

/** 4 March 2031, March 4, 2031, Oct. 14, March 2031, 2031-03-04, (in) October. */
function date(syntax: Syntax, sentence: Sentence, i: number): Found | null {
  const direction = () => directionAt(syntax, sentence, i);
  const iso =
    /^(\d{4})$/u.test(syntax.lower(i)) &&
    syntax.words(i + 1) === '-' &&
    /^\d{2}$/u.test(syntax.lower(i + 2)) &&
    syntax.words(i + 3) === '-';
  if (iso)
    return { length: 5, edtf: `${syntax.lower(i)}-${syntax.lower(i + 2)}-${syntax.lower(i + 4)}`, precision: 'day' };
  const pad = (n: number) => String(n).padStart(2, '0');
  const fixed = (day: number, month: number, length: number): Found => {
    const at = i + length;
    const comma = syntax.words(at) === ',' && yearOf(syntax.lower(at + 1)) ? 1 : 0;
    const y = yearOf(syntax.lower(at + comma));
    return y
      ? { length: length + comma + 1, edtf: `${y}-${pad(month)}-${pad(day)}`, precision: 'day' }
      : { length, relative: { month, day, direction: direction() }, precision: 'day' };
  };
  const first = dayOf(syntax.lower(i));
  const afterOf = syntax.lower(i + 1) === 'of' ? 1 : 0;
  const month = syntax.isCapital(i + 1 + afterOf) ? monthOf(syntax.lower(i + 1 + afterOf)) : 0;
  if (first && month && !/^\d{4}/u.test(syntax.lower(i))) return fixed(first, month, 2 + afterOf);
  const own = syntax.isCapital(i) ? monthOf(syntax.lower(i)) : 0;
  if (!own) return null;
  const day = dayOf(syntax.lower(i + 1));
  if (day && !yearOf(syntax.lower(i + 1))) return fixed(day, own, 2);
  const y = yearOf(syntax.lower(i + 1));
  if (y) return { length: 2, edtf: `${y}-${pad(own)}`, precision: 'month' };
  if (syntax.lower(i) === 'may' && syntax.tag(i) === 'AUX') return null;
  const led = [
    'in',
    'since',
    'until',
    'by',
    'last',
    'next',
    'of',
    'early',
    'late',
    'mid',
    'this',
    'from',
    'to',
    '-',
    'during',
    'before',
    'after',
  ].includes(syntax.lower(i - 1));
  if (!led) return null;
  const turned = syntax.lower(i - 1) === 'last' ? 'past' : syntax.lower(i - 1) === 'next' ? 'future' : direction();
  return { length: 1, relative: { month: own, day: null, direction: turned }, precision: 'month' };
}

/** Monday, last Monday, next Monday, Monday evening. */
function weekday(syntax: Syntax, sentence: Sentence, i: number): Found | null {
  const turn = ['last', 'next', 'this', 'coming', 'early', 'late'].includes(syntax.lower(i)) ? 1 : 0;
  const name = syntax.lower(i + turn);
  const day = DAYS.indexOf(name.endsWith('s') && DAYS.includes(name.slice(0, -1)) ? '' : name);
  if (day < 0 || !syntax.isCapital(i + turn)) return null;
  const part = /^(?:morning|afternoon|evening|night)$/u.test(syntax.lower(i + turn + 1)) ? 1 : 0;
  const word = syntax.lower(i);
  const direction =
    word === 'next' || word === 'coming' ? 'future' : word === 'last' ? 'past' : directionAt(syntax, sentence, i);
  return { length: 1 + turn + part, relative: { weekday: day, direction }, precision: part ? 'part of day' : 'day' };
}

const OF_DAY = ['in', 'the', 'day'];

const PHRASES: readonly [readonly string[], Found][] = [
  [
    ['earlier', ...OF_DAY],
    { length: 4, relative: { unit: 'day', shift: 0 }, precision: 'part of day', relation: 'same day', anchor: null },
  ],
  [
    ['later', ...OF_DAY],
    { length: 4, relative: { unit: 'day', shift: 0 }, precision: 'part of day', relation: 'same day', anchor: null },
  ],
  [['earlier', 'today'], { length: 2, relative: { unit: 'day', shift: 0 }, precision: 'part of day' }],
  [['the', 'day', 'before'], { length: 3, precision: 'day', relation: 'before', anchor: 'finding' }],
  [['a', 'day', 'earlier'], { length: 3, precision: 'day', relation: 'before', anchor: 'finding' }],
  [['a', 'day', 'later'], { length: 3, precision: 'day', relation: 'after', anchor: 'finding' }],
  [['the', 'next', 'day'], { length: 3, precision: 'day', relation: 'after', anchor: 'finding' }],
  [['the', 'following', 'day'], { length: 3, precision: 'day', relation: 'after', anchor: 'finding' }],
  [['in', 'these', 'days'], { length: 3, precision: 'unknown' }],
  [['in', 'the', 'coming', 'days'], { length: 4, precision: 'unknown', relation: 'after', anchor: 'publication' }],
];

const WORDS: Readonly<Record<string, number>> = byWord({ today: 0, yesterday: -1, tomorrow: 1, tonight: 0 });

function word(syntax: Syntax, i: number): Found | null {
  const lower = syntax.lower(i);
  if (lower in WORDS)
    return {
      length: 1,
      relative: { unit: 'day', shift: WORDS[lower]! },
      precision: lower === 'tonight' ? 'part of day' : 'day',
    };
  return PHRASES.find(([words]) => syntax.reads(i, ...words))?.[1] ?? null;
}

const TURNS = byWord({ last: -1, this: 0, next: 1, past: -1, previous: -1, coming: 1 });

/** last week, this month, next year, earlier this year. */
function shifted(syntax: Syntax, i: number): Found | null {
  const lead = ['earlier', 'later'].includes(syntax.lower(i)) ? 1 : 0;
  const unit = UNITS[syntax.lower(i + lead + 1)];
  const shift = TURNS[syntax.lower(i + lead)];
  if (!unit || shift === undefined || syntax.lower(i + lead + 1).endsWith('s')) return null;
  return { length: 2 + lead, relative: { unit, shift }, precision: unit };
}

/** three days ago, two weeks later. */
function ago(syntax: Syntax, i: number): Found | null {
  const n = numberOf(syntax.lower(i));
  const unit = UNITS[syntax.lower(i + 1) as keyof typeof UNITS];
  if (n === null || !unit) return null;
  const tail = syntax.lower(i + 2);
  if (tail === 'ago') return { length: 3, relative: { unit, shift: -n }, precision: unit };
  if (tail === 'earlier' || tail === 'before')
    return { length: 3, precision: unit, relation: 'before', anchor: 'finding' };
  if (tail === 'later') return { length: 3, precision: unit, relation: 'after', anchor: 'finding' };
  return null;
}

function year(syntax: Syntax, i: number): Found | null {
  const y = yearOf(syntax.lower(i));
  const led = [
    'in',
    'since',
    'of',
    'by',
    'until',
    'from',
    'to',
    'during',
    'before',
    'after',
    'early',
    'late',
    'mid',
    '-',
  ].includes(syntax.lower(i - 1));
  return y && led ? { length: 1, edtf: y, precision: 'year' } : null;
}

/** Whether what happens at a token lies ahead: by the nearest verb group of the sentence. */
function directionAt(syntax: Syntax, sentence: Sentence, token: number): 'past' | 'future' {
  let best: { distance: number; future: boolean } | null = null;
  for (const [k, verb] of sentence.verbs.entries()) {
    const distance = Math.min(Math.abs(verb.first - token), Math.abs(token - verb.last)) + (verb.first > token ? 3 : 0);
    const governed = sentence.verbs[k - 1];
    const planned =
      verb.tense === 'infinitive' &&
      governed !== undefined &&
      /^(?:due|expected|scheduled|plan|plans|planned|agreed|set|hope|hopes|want|wants|invited|ready|likely|intend|intends|expect|expects|are|is)$/u.test(
        syntax.lower(verb.first - 1),
      );
    const timetable =
      verb.tense === 'present' &&
      /^(?:resumes?|begins?|opens?|starts?|takes?|expires?|ends?)$/u.test(syntax.lower(verb.head));
    const future =
      verb.tense === 'future' ||
      timetable ||
      planned ||
      ['would', 'may', 'might', 'could', 'must', 'should'].includes(verb.modal ?? '');
    if (!best || distance < best.distance) best = { distance, future };
  }
  return best?.future ? 'future' : 'past';
}
