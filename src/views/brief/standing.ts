import { type Assessment, DAY } from '../../model/index.js';
import { span } from '../../text/index.js';
import { keyWords } from '../reference.js';
import { nameOf, sideNameOf, voiceOf, voiceWords } from '../voice.js';
import { type Context, day, quote, type Told } from './context.js';
import { type Line, line, type Section } from './model.js';

const SAYS: Readonly<Record<string, string>> = {
  unchanged: 'Unmoved',
  nearer: 'Nearer',
  further: 'Further apart',
  open: 'Open',
  stalled: 'Stalled',
  ended: 'Ended',
};

/** Where the talks stand: assessments, whose they are, and that they are theirs. */
export function standing(context: Context): Section {
  const all = context.of('assessment');
  const latest = all[0]?.day ?? null;
  const recent = all.filter((a) => a.day === null || latest === null || within(a.day, latest, 14));
  const movement = recent.filter((a) => a.finding.direction || a.finding.state).slice(0, 5);
  const courtesy = recent
    .filter((a) => !a.finding.direction && !a.finding.state && a.finding.valuation.length > 0 && isOfTalks(a))
    .slice(0, 4);
  const lines: Line[] = movement.map((a) => movementLine(context, a));
  const praise = courtesy.filter((a) => PRAISE.test(valued(context, a)));
  const other = courtesy.filter((a) => !praise.includes(a));
  if (other.length > 0) lines.push(judgedLine(context, other, 'Judged'));
  if (praise.length > 0) lines.push(judgedLine(context, praise, 'Courtesy, not movement'));
  const voices = sameSide(context, movement);
  if (voices) lines.push(voices);
  return {
    id: 'standing',
    heading: 'Where it stands, and in whose words',
    lines,
    table: null,
    empty: 'No report says how the talks stand.',
  };
}

/** "experience that could be helpful" judges no talks; where it is not told what is judged, the talks are. */
const isOfTalks = ({ finding: { of } }: Told<'assessment'>): boolean => of === null || !ELSEWHERE.test(of.value);
const ELSEWHERE = /\b(?:experience|economy|history|visit|tour|career|market|team|game)\b/iu;

/** Whether two days lie at most so many days apart. */
export const within = (a: string, b: string, days: number) => Math.abs(Date.parse(a) - Date.parse(b)) <= days * DAY;

export const verdict = (a: Assessment): string => SAYS[a.direction?.value ?? a.state?.value ?? ''] ?? 'Assessed';

function movementLine(context: Context, a: Told<'assessment'>): Line {
  const voice = voiceOf(context.slice, a);
  const manner = voice.speaker === null ? '' : voice.quoted ? '' : ', paraphrased';
  return line(
    `${voiceWords(voice)}${manner}: ${quote(clause(context, a))}${a.day ? ` (${day(a.day)})` : ''}`,
    context.cite(a),
    verdict(a.finding),
  );
}

/** The words that tell it, on to the end of their clause: "closer than we have been since January". */
function clause(context: Context, a: Told<'assessment'>): string {
  const text = context.slice.text(a.source);
  const at = keyWords(a.finding);
  const rest = text.slice(span(at.end, Math.min(text.length, at.end + 90)));
  const end = /[.,;:!?"”“—\n]|\s(?:and|but|which|after|before)\s/u.exec(rest)?.index;
  return context.words(a) + (end === undefined ? '' : rest.slice(0, end)).replace(/\s+/gu, ' ').trimEnd();
}

/** Praise of a meeting is courtesy; it moves nothing. "Unproductive", "not useful" is none. */
const PRAISE =
  /(?<!\b(?:not|less|hardly|never)\s(?:very\s)?)\b(?:constructive|productive|useful|helpful|fruitful|good|great|frank|candid|warm|friendly|business-?like|substantive|positive|honest|cordial|excellent|open)\b/iu;

const valued = (context: Context, a: Told<'assessment'>): string =>
  a.finding.valuation.map((v) => context.slice.text(a.source).slice(v.evidence[0])).join(', ');

function judgedLine(context: Context, list: readonly Told<'assessment'>[], label: string): Line {
  const parts = list.map((a) => `${quote(valued(context, a))} — ${voiceWords(voiceOf(context.slice, a))}`);
  return line(parts.join('; '), context.cite(...list), label);
}

/** Two voices of one side that do not say the same. */
function sameSide(context: Context, list: readonly Told<'assessment'>[]): Line | null {
  for (const [i, a] of list.entries()) {
    for (const b of list.slice(i + 1)) {
      const side = sideNameOf(context.slice, a.finding.by?.value ?? null);
      const same = side !== null && side === sideNameOf(context.slice, b.finding.by?.value ?? null);
      if (
        !same ||
        nameOf(context.slice, a.finding.by!.value) === nameOf(context.slice, b.finding.by!.value) ||
        verdict(a.finding) === verdict(b.finding) ||
        !a.finding.direction ||
        !b.finding.direction
      )
        continue;
      const paraphrase = [a, b].find((x) => !voiceOf(context.slice, x).quoted);
      const note = paraphrase ? ` No quoted words carry ${quote(context.words(paraphrase), 60)}.` : '';
      return line(`Two voices of ${side} differ.${note}`, context.cite(a, b), '⚠ Same side', true);
    }
  }
  return null;
}
